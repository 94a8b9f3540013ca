//! The house itself: who may call whom, whether every field has its row, whether old bytes still read, and whether what
//! it says of itself is true.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod any;
mod arms;
mod arrows;
mod care;
mod circles;
mod codes;
mod digits;
mod disk;
mod docs;
mod door;
mod engines;
mod errors;
mod golden;
mod ids;
mod kinds;
mod leaving;
mod lines;
mod papers;
mod registers;
mod rows;
mod rules;
mod samples;
mod services;
mod subjects;
mod tables;
mod words;

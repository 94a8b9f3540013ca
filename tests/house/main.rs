//! The house itself: who may call whom, whether every field has its row, and whether old bytes still read.

mod arrows;
mod golden;
mod samples;
mod tables;

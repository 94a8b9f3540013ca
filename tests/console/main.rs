//! The console as a clerk meets it: keys played into the real loop, the screen read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says no by panicking")]

mod anything;
mod center;
mod clinic;
mod counted;
mod desk;
mod files;
mod glass;
mod header;
mod history;
mod import;
mod issues;
mod merge;
mod pictures;
mod printing;
mod readme;
mod real;
mod residents;
mod rooms;
mod series;
mod services;
mod support;
mod tenths;

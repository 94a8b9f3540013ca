//! The desk's rules as small stories, on days that the test chooses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod centre;
mod clinic;
mod faults;
mod held;
mod import;
mod issues;
mod model;
mod residents;
mod story;
mod undo;

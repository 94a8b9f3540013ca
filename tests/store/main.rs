//! The store, from outside: one suite for every engine, then what only the disk can do to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says no by panicking")]

mod backup;
mod bulk;
mod damage;
mod disk_full;
mod flips;
mod folder;
mod frozen;
#[allow(dead_code, reason = "the stories of desks ask more of it than the port suite")]
mod hall;
mod held;
mod kill;
mod less;
mod missing;
mod model;
mod port_suite;
mod readers;
mod records;
mod recovery;
mod repair;
mod sealed;
mod story;
mod support;

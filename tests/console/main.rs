//! The console as a clerk meets it: keys played into the real loop, the screen read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says no by panicking")]

mod activities;
mod anything;
mod benefits;
mod care;
mod center;
mod clinic;
mod clock;
mod contacts;
mod counted;
mod desk;
mod files;
mod glass;
mod guide;
#[path = "../store/hall.rs"]
#[allow(dead_code, reason = "the port suite asks more of it than this story")]
mod hall;
mod halves;
mod header;
mod history;
mod import;
mod issues;
mod keys;
mod looking;
mod merge;
mod operators;
mod other_desk;
mod panes;
mod picks;
mod pictures;
mod printing;
mod privacy;
mod real;
mod residents;
mod room;
mod rooms;
mod rules;
mod series;
mod served;
mod services;
#[path = "../desk/spoil.rs"]
mod spoil;
mod support;
mod tasks;
mod tenths;
mod today;
mod unread;
mod when;
mod whole;

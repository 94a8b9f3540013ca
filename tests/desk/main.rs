//! The desk's rules as small stories, on days that the test chooses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod activities;
mod attacker;
mod attendance;
mod benefits;
mod bookings;
mod calendar;
mod canteen;
mod care;
mod cases;
mod center;
mod clinic;
mod clinic_month;
mod contacts;
mod daycare;
mod days;
mod desk_day;
mod faults;
mod figures;
mod guide;
#[path = "../store/hall.rs"]
#[allow(dead_code, reason = "the port suite asks more of it than these stories")]
mod hall;
mod held;
mod import;
mod issues;
mod issues_alike;
mod issues_clock;
mod issues_flow;
mod issues_many;
mod kept;
mod leaving;
mod merge;
mod model;
mod near;
mod operators;
mod privacy;
mod queue;
mod recurring;
mod registers;
mod residents;
mod rest;
mod rooms;
mod rules;
mod sealed;
mod services_model;
mod spoil;
mod story;
mod teams;
mod two_desks;
mod undo;
mod unread;
mod waitlist;
mod when;

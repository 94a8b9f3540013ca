//! Stories of the command line, played on the real program in folders of their own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod backup;
mod check;
mod demo;
mod export;
mod import;
mod modes;
mod pipes;
mod repair;
mod safe;
mod settings;
mod shell;
#[path = "../desk/spoil.rs"]
mod spoil;
mod unread;
mod usage;

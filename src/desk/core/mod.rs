//! What every capability of the desk stands on: the office in memory, changes, undo, history, the one door.

mod ask;
pub mod backup;
pub(in crate::desk) mod bulk;
pub mod change;
pub mod check;
pub mod class;
pub mod clock;
pub mod commands;
pub(in crate::desk) mod commit;
pub mod config;
pub mod days;
pub mod drafts;
pub mod errand;
pub mod figures;
pub mod folders;
pub mod gap;
pub(in crate::desk) mod handle;
pub mod history;
pub(in crate::desk) mod holding;
pub(in crate::desk) mod judging;
pub mod kept;
pub mod keys;
pub mod kind;
pub mod kinds;
pub(in crate::desk) mod knowing;
pub mod leaving;
pub mod ledger;
pub(in crate::desk) mod load;
pub mod names;
pub mod office;
pub(in crate::desk) mod old_days;
pub mod opening;
pub mod printing;
pub mod question;
pub mod records;
pub mod references;
pub mod repair;
pub mod request;
pub mod retention;
pub mod reveal;
pub mod rules;
pub mod rules_export;
pub mod served;
pub mod shared;
pub mod sheet;
pub mod table;
pub(in crate::desk) mod taking_back;
pub mod undo;
pub mod unread;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test says no by panicking")]
mod upgrade;
pub mod visitor;
pub mod worker;

pub use crate::model::register::{Did, Not};
pub use ask::Ask;

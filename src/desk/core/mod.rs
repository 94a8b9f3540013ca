//! What every capability of the desk stands on: the office in memory, changes, undo, history, the one door.

pub mod backup;
pub(in crate::desk) mod bulk;
pub mod change;
pub mod check;
pub mod clock;
pub mod commands;
pub mod config;
pub mod days;
pub mod drafts;
pub mod figures;
pub mod folders;
pub(in crate::desk) mod handle;
pub mod history;
pub mod kept;
pub(in crate::desk) mod kept_records;
pub(in crate::desk) mod kept_services;
pub mod ledger;
pub(in crate::desk) mod load;
pub mod names;
pub mod office;
pub mod printing;
pub mod request;
pub mod reveal;
pub mod service;
pub mod table;
pub mod undo;
pub mod worker;

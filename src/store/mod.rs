//! How records are kept: the port, the engines behind it, and what protects a record on its way to the disk.
//!
//! [`open`], [`read`] and [`about`] are the doors: whoever comes by them knows the [`port`] and no engine. Nothing here
//! knows what a value means, calls a file but through its `disk`, or says that something is kept before the disk has.
//!
//! The embedded [`Engine`] is a journal with sled beside it. A commit waits for one `sync_data` of the journal, in
//! space that is on the disk already; sled holds every record and is built anew from snapshot and journal whenever
//! it disagrees. A [`Reader`] sees snapshot and journal only and works beside a running console. [`Memory`] is the
//! same port for tests, with faults to order.
//!
//! From the ground up: `disk` has every file call, `durable` the few steps that durability rests on; `owner` and
//! `small_file` say whose a file is, `home` where each lies, `lock` who holds them. `frame` and `block` spell commits,
//! `segment` holds them, `journal` appends, `snapshot` and `condense` sum up; `load` reads the state back into an `image`,
//! a snapshot with an `overlay`; `sled_side` and `bring_up` keep sled at arm's length and `intake` feeds it; `bloom` knows
//! what is not there; `upkeep` works in the background; `forget` lays a folder out anew without what must go; `engine` ties them together. Above them, `safe`,
//! `envelope` and `records` wrap each value, and `vault` has the keys that can be destroyed; `cache` keeps what can be worked out again.

mod abroad;
pub mod backup;
mod block;
mod bloom;
mod bring_up;
mod bytes;
pub mod cache;
mod check;
mod condense;
mod desk_id;
pub mod disk;
pub mod drafts;
mod durable;
mod engine;
pub mod envelope;
mod error;
mod feed;
mod folder;
mod forget;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test says no by panicking")]
mod formats;
mod frame;
mod history;
mod home;
mod image;
mod intake;
mod journal;
pub mod known;
mod laying;
mod limits;
mod load;
mod lock;
mod looking;
mod manifest;
mod marker;
mod memory;
mod open;
mod outgoing;
mod overlay;
mod owner;
mod plan;
pub mod port;
mod quarantine;
mod reader;
mod records;
pub mod repair;
pub mod safe;
pub mod sealing;
mod segment;
mod setsum;
mod side;
mod sled_side;
mod small_file;
mod snapshot;
mod supply;
mod upkeep;
pub mod vault;
mod vouch;
mod whose;

pub use abroad::{clear as clear_abroad, keep_notes_in};
pub use bring_up::{OnProgress, Progress, Rebuilt, Stage};
pub use bytes::readable_key;
pub use check::{Checked, Finding, check, check_with};
pub use desk_id::desk_id;
pub use engine::{Engine, Note};
pub use error::{Damage, Holder, OpenError, Wrong};
pub use folder::{About, Opened, about, in_memory, open, read, read_lightly, read_lightly_with, read_with};
pub use limits::check as check_limits;
pub use lock::holder;
pub use looking::look;
pub use memory::{Fail, Memory};
pub use open::Options;
pub use outgoing::Outgoing;
pub use quarantine::clear_quarantine;
pub use reader::Reader;
pub use safe::{Safe, Standing};
pub use sled_side::panic_is_caught;

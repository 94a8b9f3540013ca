//! Words of the desk's own registers: reveals, counters, exports.

pub mod fields;
pub mod said;

use super::{Msg, msg};

/// A heading of an exported table: a command's place in the journal.
pub const REVISION_COLUMN: Msg = msg("序号", "No.");
/// A heading of an exported table: what a command did.
pub const WHAT_COLUMN: Msg = msg("内容", "What");
/// A heading of an exported table: how many records it wrote.
pub const RECORDS_COLUMN: Msg = msg("记录数", "Records");

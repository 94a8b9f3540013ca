//! What a capability says of what somebody leaves open.

use jiff::civil::DateTime;

use crate::desk::core::office::Office;
use crate::desk::core::request::Request;
use crate::model::{Id, Kind};
use crate::text::Msg;

/// A kind of thing that somebody leaves behind.
pub struct LeavingRow {
    /// Kinds of records that it ends.
    pub kinds: &'static [Kind],
    /// What ending it is called.
    pub name: Msg,
    /// What of theirs is still open at a moment, the earliest first.
    pub open: fn(&Office, Id, DateTime) -> Vec<Id>,
    /// What ends these records of theirs.
    pub end: fn(&Office, Id, &[Id], DateTime) -> Vec<Request>,
}

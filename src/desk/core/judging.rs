//! A request on its way through the rules.

use jiff::civil::DateTime;

use crate::desk::core::bulk::Bulk;
use crate::model::Id;
use crate::store::port::Rev;

/// A request that is being judged.
#[derive(Debug)]
pub(in crate::desk) struct Judging {
    /// The revision of the office that the rules see.
    pub(super) at: Rev,
    /// The id of its command, once one was drawn: the same in every round.
    pub(super) command: Option<u64>,
    /// Whether something of it is durable: it is not judged again then.
    pub(super) written: bool,
    /// The command of many requests of which it is one.
    pub(super) many: Option<Bulk>,
    /// When what is recorded happened, where that is not now.
    pub(in crate::desk) when: Option<DateTime>,
    /// Who was seen with it, and how.
    pub(super) seen: Option<(Id, u8)>,
}

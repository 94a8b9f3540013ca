//! A class of records that are kept equally long, as each capability declares its own.

use crate::model::Kind;
use crate::model::register::rule::RuleRow;
use crate::text::Msg;

/// A class of records that are kept equally long.
pub struct Retention {
    /// What it is called.
    pub class: Msg,
    /// Its number, of [`crate::model::period::class`], as it stands in envelopes.
    pub number: u8,
    /// The kinds that it holds: every kind is in one class.
    pub kinds: &'static [Kind],
    /// The rule of how many whole years, counted from the end of the matter that a record is about; `None` keeps it for
    /// good.
    pub years: Option<&'static RuleRow>,
}

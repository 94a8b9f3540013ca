//! A class of records that are kept equally long, as each capability declares its own.

use crate::model::Kind;
use crate::text::Msg;

/// A class of records that are kept equally long.
pub struct Retention {
    /// What it is called.
    pub class: Msg,
    /// The kinds that it holds: every kind is in one class.
    pub kinds: &'static [Kind],
    /// Whole years, counted from the end of the matter that a record is about; `None` keeps it for good.
    pub years: Option<u8>,
    /// The rule: title, number, article.
    pub source: Msg,
    /// Whether the years are ours, taken where the rule names none for this office: the office must confirm them.
    pub assumed: bool,
}

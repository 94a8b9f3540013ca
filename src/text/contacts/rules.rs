//! What the rules of contacts are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("contacts.keep_years", msg("单位联络留存", "Units kept for")),
    ("contacts.promise_days", msg("没说日期的答应到期", "Promise due after")),
];

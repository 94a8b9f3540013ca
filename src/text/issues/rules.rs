//! What the rules of issues are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("issues.answer_days", msg("诉求答复", "Issues answered in")),
    ("issues.keep_years", msg("诉求留存", "Issues kept for")),
];

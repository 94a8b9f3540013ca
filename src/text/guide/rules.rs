//! What the rules of the guide are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("guide.again_days", msg("办事指南复查间隔", "Answers checked every")),
    ("guide.keep_years", msg("用印登记留存", "Certificates kept for")),
];

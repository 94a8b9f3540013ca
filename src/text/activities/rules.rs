//! What the rules of activities are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("activities.ahead", msg("活动提前显示", "Activities told ahead")),
    ("activities.keep_years", msg("活动留存", "Activities kept for")),
    ("activities.report_days", msg("活动后几天要小结", "Reported within")),
];

//! What the rules of the senior center are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("center.grace", msg("未到宽限", "Grace before a no-show")),
    ("center.keep_years", msg("场地预约留存", "Bookings kept for")),
    ("center.no_show_days", msg("未到统计", "No-shows counted over")),
];

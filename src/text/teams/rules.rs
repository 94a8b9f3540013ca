//! What the rules of teams are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("teams.attendance_days", msg("出勤统计", "Attendance over")),
    ("teams.keep_years", msg("团队留存", "Teams kept for")),
];

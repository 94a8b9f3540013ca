//! What the rules of day care are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[("day_care.keep_years", msg("日间照料留存", "Day care kept for"))];

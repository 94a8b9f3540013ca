//! What the rules of the walk-in register are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[("visitors.keep_years", msg("来访登记留存", "Walk-ins kept for"))];

//! What the rules of the handover are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[("handover.keep_years", msg("交接班记录留存", "Handovers kept for"))];

//! What the rules of the canteen are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[("canteen.keep_years", msg("助餐和收款留存", "Meals kept for"))];

//! What the rules of contacts are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[("contacts.keep_years", msg("单位联络留存", "Units kept for"))];

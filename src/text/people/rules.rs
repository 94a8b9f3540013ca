//! What the rules of the population base are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("people.keep_years", msg("居民底册留存", "Residents kept for")),
    ("people.very_old", msg("高龄从", "Very old from")),
];

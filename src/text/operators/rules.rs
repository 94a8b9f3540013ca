//! What the rules of who sits at a desk are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("operators.idle_minutes", msg("没人用就遮屏", "Covers itself after")),
    ("operators.many_reveals", msg("一天显示次数多于", "Many reveals: over")),
];

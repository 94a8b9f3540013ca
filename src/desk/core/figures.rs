//! What is counted of a month beside the center's rooms: a table a capability, a line a day.

use crate::desk::core::figure_row::FigureRow;

/// Every table, in the order in which they are leafed through.
pub static FIGURES: &[&FigureRow] = &[
    &crate::desk::canteen::figures::FIGURES,
    &crate::desk::clinic::figures::FIGURES,
    &crate::desk::issues::figures::FIGURES,
    &crate::desk::care::figures::FIGURES,
    &crate::desk::benefits::figures::FIGURES,
    &crate::desk::activities::figures::FIGURES,
];

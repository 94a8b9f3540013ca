//! Words of the population base.

pub mod duplicates;
pub mod fields;
pub mod rules;
pub mod said;

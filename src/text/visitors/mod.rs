//! Words of the walk-in register.

pub mod fields;
pub mod rules;
pub mod said;

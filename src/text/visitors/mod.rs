//! Words of the walk-in register.

pub mod fields;
pub mod said;

//! Words of the walk-in register.

pub mod fields;

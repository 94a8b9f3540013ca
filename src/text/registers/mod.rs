//! Words of the desk's own registers: reveals, counters, exports.

pub mod fields;
pub mod rules;
pub mod said;

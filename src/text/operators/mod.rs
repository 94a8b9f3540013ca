//! Whoever works at a desk.

pub mod fields;

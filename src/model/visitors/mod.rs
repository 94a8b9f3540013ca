//! The walk-in register.

mod deeds;
pub mod rules;

pub use deeds::Did;

use crate::model::right::Right;

/// Log visitors.
pub const LOG: Right = Right { number: 15, key: "right.log" };

//! Words of the walk-in register.

pub mod fields;
pub mod said;

use super::{Msg, msg};

/// Visits to the desk.
pub const VISITS_HERE: Msg = msg("来访", "Visits");

//! The console's own words, of screens and of actions, under one roof.

pub use crate::text::actions::*;
pub use crate::text::console::*;

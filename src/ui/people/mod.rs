//! The population base on the screen.

pub(in crate::ui) mod actions;
pub mod card;
pub mod forms;
pub mod merge;
pub mod pane;
pub mod review;
pub mod roster;

//! The canteen on the screen.

pub(super) mod actions;
pub(in crate::ui) mod forms;
pub mod pane;

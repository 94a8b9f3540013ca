//! Teams on the screen.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod forms;
pub mod pane;
pub mod roll;

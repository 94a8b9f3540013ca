//! The senior center on the screen.

pub mod actions;
pub mod days_off;
pub mod figures;
pub mod forms;
pub(in crate::ui) mod no_shows;
pub mod pane;
pub mod rooms;
pub mod series;
pub mod tab;

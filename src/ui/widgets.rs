//! Parts that panes and layers share.

pub mod column;
pub mod field;
pub mod line_box;
pub mod list;
pub mod numbered;
pub mod rows;
pub mod scroll;

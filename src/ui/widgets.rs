//! Parts that panes and layers share.

pub mod column;
pub mod field;
pub mod list;

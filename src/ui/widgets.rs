//! Parts that panes and layers share.

pub mod card;
pub mod column;
pub mod field;
pub mod list;

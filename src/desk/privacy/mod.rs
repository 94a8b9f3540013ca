//! Personal data: what is kept about somebody, who is erased and how, what was kept long enough, who was shown what.
//!
//! Whatever is looked for here is looked for in the store and through the table of kinds, never in a list of its own: a
//! kind that is added tomorrow is handed out, erased and retired with the others.

mod ask;
mod covered;
pub mod due;
mod erase;
pub mod export;
mod guards;
pub mod incident;
mod kept;
pub mod records;
mod retain;
pub mod sheets;
pub mod words;

pub use crate::model::privacy::{Did, Not};
pub use ask::Ask;
pub use covered::covers;
pub use erase::Forgetting;

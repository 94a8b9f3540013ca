//! Activities: the year's programme; who is invited, signs up, waits, comes; calls at doors; what came of each.
//!
//! A celebration's performers stand with their team, and the patients of a health check with the clinic's session: an
//! activity points there, so that nothing is written twice.

mod ask;
pub(in crate::desk) mod demo;
pub mod doors;
pub mod export;
pub mod figures;
pub mod leaving;
mod people;
pub mod planning;
pub mod records;
pub mod register;
pub mod sheets;
pub mod who;
pub mod year;

pub use crate::model::activities::{Did, Not};
pub use ask::Ask;

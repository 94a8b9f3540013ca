//! Volunteers and care visits: who looks after whom, when each elder is to be seen, what was seen, and who is called
//! where nobody answers.

mod ask;
pub mod call_outs;
pub(in crate::desk) mod demo;
pub mod export;
pub mod figures;
pub mod help;
pub mod hours;
pub mod ladder;
pub mod leaving;
pub mod month;
pub mod pairing;
pub mod records;
pub mod register;
pub mod rounds;
pub mod sheets;
pub mod skills;
pub mod tiers;
pub mod today;
pub mod visits;
pub mod volunteers;

pub use crate::model::care::{Did, Not};
pub use ask::Ask;

//! How the desk finds people and records: what the lookup is fed with, and a search beside a running console.

pub mod beside;
pub mod candidates;
mod numbers;
pub mod people;
pub mod things;

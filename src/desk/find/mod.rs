//! How the desk finds people and records: what the lookup is fed with, and a search beside a running console.

pub mod beside;
pub mod candidates;
pub mod numbers;
pub mod people;
pub mod things;

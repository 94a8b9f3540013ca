//! The lookup as the desk sees it: people go in, queries find them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod kept;
mod laws;
mod people;
mod queries;
mod stories;

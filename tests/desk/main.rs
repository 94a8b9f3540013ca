//! The desk's rules as small stories, on days that the test chooses.

mod centre;
mod clinic;
mod issues;
mod model;
mod residents;
mod story;
mod undo;

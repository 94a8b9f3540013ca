//! The console as a clerk meets it: keys played into the real loop, the screen read back.

mod centre;
mod clinic;
mod counted;
mod desk;
mod glass;
mod issues;
mod pictures;
mod readme;
mod residents;
mod support;

//! The console as a clerk meets it: keys played into the real loop, the screen read back.

mod centre;
mod desk;
mod glass;
mod pictures;
mod readme;
mod residents;
mod support;

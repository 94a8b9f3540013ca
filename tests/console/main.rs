//! The console as a clerk meets it: keys played into the real loop, the screen read back.

mod centre;
mod glass;
mod readme;
mod residents;
mod support;

//! The center's forms.

pub(in crate::ui) mod arrival;
pub(in crate::ui) mod booking;
pub(in crate::ui) mod closing;
pub(in crate::ui) mod places;
pub(in crate::ui) mod room;

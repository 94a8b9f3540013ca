//! Forms of the population base.

pub(in crate::ui) mod moving;
pub(in crate::ui) mod resident;

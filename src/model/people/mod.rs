//! The population base: residents, households, what is sensitive about them.

pub mod address;
pub mod care;
pub mod citizen_id;
pub mod doubt;
pub mod group;
pub mod household;
#[cfg(test)]
pub mod imagined;
pub mod phone;
pub mod resident;

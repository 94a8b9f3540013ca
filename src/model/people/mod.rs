//! The population base: residents, households, what is sensitive about them.

pub mod address;
pub mod care;
pub mod citizen_id;
pub mod consent;
mod deeds;
pub mod doubt;
pub mod group;
pub mod household;
#[cfg(test)]
pub mod imagined;
pub mod kin;
pub mod phone;
pub mod resident;
pub mod rules;

pub use deeds::{Did, Not};

use crate::model::code::Code;
use crate::model::right::Right;

/// Register residents.
pub const REGISTER: Right = Right { number: 0, key: "right.register" };
/// Health and aid.
pub const CARE: Right = Right { number: 1, key: "right.care" };
/// Merge residents.
pub const MERGE: Right = Right { number: 2, key: "right.merge" };
/// Record to what somebody agrees.
pub const CONSENT: Right = Right { number: 27, key: "right.consent" };

/// All of them.
pub const RIGHTS: &[Right] = &[REGISTER, CARE, MERGE, CONSENT];

/// What can be exported of the population base.
pub const EXPORTED: &[Code] = &[
    Code { code: 1, key: "export.residents", aliases: &["居民"] },
    Code { code: 2, key: "export.households", aliases: &["家庭"] },
];

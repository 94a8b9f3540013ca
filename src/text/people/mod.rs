//! Words of the population base.

pub mod duplicates;
pub mod fields;
pub mod imports;
pub mod rules;
pub mod said;

use super::{Msg, msg};

/// `1`
pub const RESIDENTS: Msg = msg("居民", "Residents");
/// A heading of an exported table: health and aid beside a person's own groups.
pub const AID_COLUMN: Msg = msg("救助类别", "Health and aid");
/// A heading of an exported table: the head of a household, by name.
pub const HEAD_COLUMN: Msg = msg("户主", "Head");
/// A heading of an exported table: which household of this file.
pub const HOUSEHOLD_NUMBER_COLUMN: Msg = msg("户编号", "Household");
/// A heading of an exported table: how many people.
pub const PEOPLE_COLUMN: Msg = msg("人数", "People");
/// A heading of an exported table: names of a household's people.
pub const MEMBERS_COLUMN: Msg = msg("家庭成员", "Members");

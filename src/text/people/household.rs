//! Words of the household's screen.

use crate::text::{Msg, msg};

pub const HOUSEHOLD: Msg = msg("一户", "Household");
pub const HOUSEHOLD_TIP: Msg = msg(
    "同住的、外出的、联系人、钥匙、住别处的家人；先问来人",
    "Who lives there, contacts, key, family elsewhere; asks who came first",
);
pub const CALL: Msg = msg("紧急联系", "Call");
pub const KEY: Msg = msg("钥匙", "Key");
pub const IN_DAY_CARE: Msg = msg("现在日间照料", "in day care now");

/// Somebody elsewhere names this one as theirs.
pub fn names(name: &str) -> String {
    format!("<- {name}")
}

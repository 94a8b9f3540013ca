//! Words of the population base.

pub mod duplicates;
pub mod fields;
pub mod household;
pub mod imports;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, msg};

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
/// To what somebody agrees, on the card.
pub const AGREES: Msg = msg("已同意", "Agrees to");
pub const CONSENT: Msg = msg("同意与撤回", "Consent");
pub const CONSENT_TIP: Msg =
    msg("问过本人，同意的按数字记下，已同意的可撤回", "Ask; a digit records a yes, or withdraws one");
/// In the place of the number of somebody who does not want to be called.
pub const NO_CALLS: Msg = msg("不接电话联系", "no calls");
/// Whoever stands there says what the resident said.
pub const PASSES_ON: Msg = msg("转达本人的意思", "Passes on what they said");
/// Whoever stands there decides in the resident's stead.
pub const AS_GUARDIAN: Msg = msg("作为监护人同意", "Agrees as the guardian");
pub const WITHDRAW: Msg = msg("撤回同意", "Withdraw it");

/// A purpose to which somebody agreed: `健康记录  11-23 本人同意`.
pub fn agreed(lang: Lang, purpose: &str, since: Date, giver: &str, guardian: bool) -> String {
    match (lang, guardian) {
        (Lang::Zh, false) => format!("{purpose}  {since} {giver}同意"),
        (Lang::Zh, true) => format!("{purpose}  {since} {giver}作为监护人同意"),
        (Lang::En, false) => format!("{purpose}  yes, {since}, {giver}"),
        (Lang::En, true) => format!("{purpose}  yes, {since}, {giver} as guardian"),
    }
}

/// A purpose to which nobody agreed.
pub fn not_agreed(lang: Lang, purpose: &str) -> String {
    format!("{purpose}  {}", lang.of("未同意", "no"))
}

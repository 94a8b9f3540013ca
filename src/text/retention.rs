//! How long records are kept: classes, and the rules that say so.

use super::registers::rules;
use super::{Lang, Msg, msg};
use crate::model::register::rule::{InForce, SetBy};

pub const PEOPLE: Msg = msg("居民底册（迁出、去世后）", "Residents (after they left or died)");
pub const BOOKINGS: Msg = msg("场地预约", "Rooms and bookings");
pub const MEALS: Msg = msg("助餐和收款", "Meals and takings");
pub const STAYS: Msg = msg("日间照料", "Day care");
pub const TEAMS: Msg = msg("文体团队", "Teams");
pub const HEALTH: Msg = msg("义诊和测量", "Health visits");
pub const ISSUES: Msg = msg("诉求", "Issues");
pub const VISITORS: Msg = msg("来访登记", "Walk-in register");
pub const CARE: Msg = msg("志愿者和探访", "Volunteers and care visits");
pub const CONTACTS: Msg = msg("单位联络和沟通登记", "Units and what was said");
pub const GUIDE: Msg = msg("办事指南和用印登记", "Guide and certificates");
pub const HANDOVER: Msg = msg("交接班", "Handover");
pub const BENEFITS: Msg = msg("优待发放", "Benefits");
/// Who works at the desk, and what roles may do.
pub const OPERATORS: Msg = msg("经办人和权限", "Operators and rights");
pub const ACTIVITIES: Msg = msg("活动和参加的人", "Activities");
/// That somebody was erased, and that a year was taken away.
pub const ERASURES: Msg = msg("删除登记", "What was erased");
/// What was opened and what left the desk.
pub const ACCESS: Msg = msg("查看和导出留痕", "What was opened and exported");
/// What says nothing about anybody.
pub const FOUNDATIONS: Msg = msg("编号和密钥", "Counters and keys");

pub const NOBODYS: Msg = msg("不涉及个人", "about nobody");

/// For how long: `10 年（待确认）`; for good without a rule.
pub fn years(lang: Lang, by: Option<&InForce<'_>>) -> String {
    let Some(by) = by else { return lang.of("长期", "for good").to_owned() };
    let years = rules::value(lang, by.row.unit, by.value);
    if by.is_confirmed() {
        return years;
    }
    let assumed = matches!(by.set, SetBy::Shipped(shipped) if shipped.assumed);
    match (lang, assumed) {
        (Lang::Zh, true) => format!("{years}（假定，待本社区确认）"),
        (Lang::Zh, false) => format!("{years}（待本社区确认）"),
        (Lang::En, true) => format!("{years} (assumed, to be confirmed)"),
        (Lang::En, false) => format!("{years} (to be confirmed)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{clinic, register};
    use crate::text::tests::check_line;

    #[test]
    fn periods_are_said_in_both_languages() {
        let by = |row: &'static crate::model::register::rule::RuleRow| {
            let shipped = &row.shipped[0];
            InForce { row, value: shipped.value, from: shipped.from, set: SetBy::Shipped(shipped) }
        };
        for lang in Lang::ALL {
            check_line(lang, &years(lang, None));
            for row in [&register::rules::KEEP_YEARS, &clinic::rules::KEEP_YEARS] {
                check_line(lang, &years(lang, Some(&by(row))));
            }
        }
    }
}

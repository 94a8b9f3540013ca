//! How long records are kept: classes, and the rules that say so.

use super::{Lang, Msg, msg};

/// Residents.
pub const PEOPLE: Msg = msg("居民底册（迁出、去世后）", "Residents (after they left or died)");
/// Rooms and bookings.
pub const BOOKINGS: Msg = msg("场地预约", "Rooms and bookings");
/// Meals.
pub const MEALS: Msg = msg("助餐和收款", "Meals and takings");
/// Day care.
pub const STAYS: Msg = msg("日间照料", "Day care");
/// Teams.
pub const TEAMS: Msg = msg("文体团队", "Teams");
/// Health visits.
pub const HEALTH: Msg = msg("义诊和测量", "Health visits");
/// Issues.
pub const ISSUES: Msg = msg("诉求", "Issues");
/// The walk-in register.
pub const VISITORS: Msg = msg("来访登记", "Walk-in register");
/// What was opened and what left the desk.
pub const ACCESS: Msg = msg("查看和导出留痕", "What was opened and exported");
/// What says nothing about anybody.
pub const FOUNDATIONS: Msg = msg("编号和密钥", "Counters and keys");

/// The shortest time that the purpose needs.
pub const PERSONAL_INFORMATION_19: Msg =
    msg("《个人信息保护法》第十九条", "Personal Information Protection Law, article 19");
/// Records of processing: three years at least.
pub const PERSONAL_INFORMATION_56: Msg =
    msg("《个人信息保护法》第五十六条", "Personal Information Protection Law, article 56");
/// Accounting records.
pub const ACCOUNTS: Msg = msg(
    "《会计档案管理办法》（财政部、国家档案局令第79号）",
    "Measures for accounting archives (Ministry of Finance and National Archives order 79)",
);
/// Outpatient records: fifteen years at least.
pub const OUTPATIENTS: Msg =
    msg("《医疗机构管理条例实施细则》第五十三条", "Rules on the administration of medical institutions, article 53");
/// Files of an office.
pub const OFFICE_FILES: Msg = msg(
    "《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号）",
    "Scope and periods of office archives (National Archives order 8)",
);
/// About nobody.
pub const NOBODYS: Msg = msg("不涉及个人", "about nobody");

/// For how long: `10 年`.
pub fn years(lang: Lang, years: Option<u8>, assumed: bool) -> String {
    match (lang, years, assumed) {
        (_, None, _) => lang.of("长期", "for good").to_owned(),
        (Lang::Zh, Some(years), true) => format!("{years} 年（假定，待本社区确认）"),
        (Lang::Zh, Some(years), false) => format!("{years} 年"),
        (Lang::En, Some(years), true) => format!("{years} years (assumed, to be confirmed)"),
        (Lang::En, Some(years), false) => format!("{years} years"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn periods_are_said_in_both_languages() {
        for lang in Lang::ALL {
            for line in [years(lang, None, false), years(lang, Some(3), true), years(lang, Some(3), false)] {
                check_line(lang, &line);
            }
        }
    }
}

//! Words of the table of rules: what rules are called, their values and sources. Called while a frame is drawn.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::model::Rule;
use crate::model::register::rule::{InForce, RuleRow, SetBy, Unit, decimal};
use crate::text::fields::Row;
use crate::text::{
    Lang, Msg, Names, activities, benefits, canteen, care, center, clinic, contacts, day_care, guide, handover, issues,
    labels, msg, operators, people, teams, visitors,
};

/// The rules of the desk's own registers, sorted by key.
static LABELS: &[Row] = &[("register.keep_years", msg("查看导出留痕留存", "Access log kept for"))];

/// A row a capability.
static CAPABILITIES: &[&[Row]] = &[
    people::rules::LABELS,
    center::rules::LABELS,
    canteen::rules::LABELS,
    day_care::rules::LABELS,
    teams::rules::LABELS,
    clinic::rules::LABELS,
    issues::rules::LABELS,
    visitors::rules::LABELS,
    contacts::rules::LABELS,
    care::rules::LABELS,
    guide::rules::LABELS,
    handover::rules::LABELS,
    activities::rules::LABELS,
    benefits::rules::LABELS,
    operators::rules::LABELS,
    LABELS,
];

/// Where shipped values come from, sorted by key. Laws and norms by title, number and article.
static SOURCES: &[Row] = &[
    (
        "source.accounts",
        msg(
            "《会计档案管理办法》（财政部、国家档案局令第79号）",
            "Measures for accounting archives (Finance and National Archives order 79)",
        ),
    ),
    ("source.elders_33", msg("《老年人权益保障法》第三十三条", "Law on the rights of the elderly, article 33")),
    ("source.health_norm", msg("国家基本公共卫生服务规范（第三版）2017", "National health norm, 3rd edition 2017")),
    (
        "source.office_files",
        msg(
            "《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号）",
            "Scope and periods of office archives (National Archives order 8)",
        ),
    ),
    ("source.outpatients", msg("《医疗机构管理条例实施细则》第五十三条", "Rules on medical institutions, article 53")),
    (
        "source.personal_information_19",
        msg("《个人信息保护法》第十九条", "Personal Information Protection Law, article 19"),
    ),
    (
        "source.personal_information_51",
        msg("《个人信息保护法》第五十一条", "Personal Information Protection Law, article 51"),
    ),
    (
        "source.personal_information_56",
        msg("《个人信息保护法》第五十六条", "Personal Information Protection Law, article 56"),
    ),
    ("source.proposed", msg("本软件的建议值", "proposed by this program")),
    (
        "source.visiting_care",
        msg(
            "特殊困难老年人探访关爱（2025年底月探访率100%）及省级分级办法",
            "Visiting care of elders in need: monthly by 2025, and a province's tiers",
        ),
    ),
];

static BY_KEY: LazyLock<HashMap<&'static str, Msg>> =
    LazyLock::new(|| CAPABILITIES.iter().copied().flatten().copied().collect());

pub const PEOPLE: Msg = msg("居民", "People");
pub const CENTER: Msg = msg("活动室", "Rooms");
pub const CANTEEN: Msg = msg("餐厅", "Canteen");
pub const DAY_CARE: Msg = msg("日间照料", "Day care");
pub const TEAMS: Msg = msg("团队", "Teams");
pub const CLINIC: Msg = msg("健康", "Clinic");
pub const ISSUES: Msg = msg("诉求", "Issues");
pub const VISITORS: Msg = msg("来访", "Visitors");
pub const CONTACTS: Msg = msg("联络", "Contacts");
pub const CARE: Msg = msg("志愿探访", "Care visits");
pub const GUIDE: Msg = msg("办事指南", "Guide");
pub const HANDOVER: Msg = msg("交接班", "Handover");
pub const BENEFITS: Msg = msg("优待", "Benefits");
pub const OPERATORS: Msg = msg("经办人", "Operators");
pub const ACTIVITIES: Msg = msg("活动", "Activities");
pub const DESK: Msg = msg("前台", "Desk");

pub const RULES: Msg = msg("规定表", "Rules");
pub const RULES_TIP: Msg =
    msg("期限、标准和年限：现行值、出处、从哪天起", "Deadlines and thresholds: value, source, since when");
pub const SET: Msg = msg("改这一条", "Change");
pub const SET_TIP: Msg = msg("从某一天起用新值，以前的日子不变", "A new value from a day on; earlier days keep theirs");
/// This office has looked it up.
pub const CONFIRM: Msg = msg("确认", "Confirm");
pub const CONFIRM_TIP: Msg =
    msg("本社区已核实现行值；再按一次取消", "This office has checked the value; again takes it back");
pub const HISTORY_TIP: Msg = msg("本社区什么时候改过这一条", "When this office changed it");
pub const FILTER_TIP: Msg = msg("按业务筛选，或只看待确认的", "By capability, or what is to be confirmed");
pub const ALL: Msg = msg("全部", "All");
/// Rules that this office has not confirmed.
pub const TO_CONFIRM: Msg = msg("待确认", "Unchecked");
/// This office has confirmed the value.
const CHECKED: Msg = msg("已确认", "checked");
/// It has not.
const UNCHECKED: Msg = msg("待确认", "unchecked");
/// A shipped value that no source names, and that it has not confirmed.
const ASSUMED: Msg = msg("假定", "assumed");
pub const NEVER_SET: Msg =
    msg("这一条还是软件自带的值，没有改过", "Still as shipped: this office has never changed it");
pub const WHICH_DAY: Msg = msg("看哪一天起的值", "The value from which day?");
pub const RULE: Msg = msg("规定", "Rule");
pub const VALUE: Msg = msg("现行", "Now");
pub const SINCE: Msg = msg("起", "Since");
pub const STATE: Msg = msg("状态", "State");
pub const SOURCE: Msg = msg("出处", "Source");
/// On the card: when the source was read.
pub const READ: Msg = msg("查于", "Read on");
/// On the card: what may be typed.
pub const BOUNDS: Msg = msg("可填", "Takes");
/// On the card: every value, by day.
pub const VALUES: Msg = msg("历次的值", "All values");
/// On the card: a value that the program ships.
pub const SHIPPED: Msg = msg("软件自带", "shipped");
/// On the card: a value that does not count, because the office has its own from an earlier day on.
pub const NOT_USED: Msg = msg("未用", "not used");

/// What a rule is called; `None` for one of a newer program.
pub fn find_label(key: &str) -> Option<Msg> {
    BY_KEY.get(key).copied()
}

/// The key of every rule that has a label.
pub fn labelled() -> impl Iterator<Item = &'static str> {
    CAPABILITIES.iter().flat_map(|rows| rows.iter()).map(|row| row.0)
}

/// The key of every source that has words.
pub fn cited() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|row| row.0)
}

/// What a rule is called.
pub fn label(lang: Lang, row: &RuleRow) -> &'static str {
    find_label(row.key).map_or(row.key, |label| label.say(lang))
}

/// The words behind a shipped value's key; a key that nobody knows stands for itself.
pub fn source_of(lang: Lang, key: &'static str) -> &'static str {
    let place = SOURCES.binary_search_by(|row| row.0.cmp(key));
    place.map_or(key, |place| SOURCES[place].1.say(lang))
}

/// Where a value comes from.
pub fn source<'a>(lang: Lang, by: &InForce<'a>) -> &'a str {
    match by.set {
        SetBy::Office(rule) => &rule.source,
        SetBy::Shipped(shipped) => source_of(lang, shipped.source),
    }
}

/// How a value stands: confirmed, to be confirmed, or ours and to be confirmed.
pub fn state(lang: Lang, by: &InForce<'_>) -> &'static str {
    match by.set {
        SetBy::Shipped(shipped) if shipped.assumed => ASSUMED,
        SetBy::Office(rule) if rule.confirmed => CHECKED,
        SetBy::Shipped(_) | SetBy::Office(_) => UNCHECKED,
    }
    .say(lang)
}

/// A value in its unit: `140 mmHg`, `7.0 mmol/L`, `14 天`.
pub fn value(lang: Lang, unit: Unit, value: i64) -> String {
    let number = decimal(value, unit.places());
    let counted = |zh, one, many| match lang {
        Lang::Zh => format!("{number} {zh}"),
        Lang::En => format!("{number} {}", if value == 1 { one } else { many }),
    };
    match unit {
        Unit::MmHg => format!("{number} mmHg"),
        Unit::MmolPerL => format!("{number} mmol/L"),
        Unit::Age => counted("岁", "year", "years"),
        Unit::Years => counted("年", "year", "years"),
        Unit::Months => counted("个月", "month", "months"),
        Unit::Days => counted("天", "day", "days"),
        Unit::Workdays => counted("个工作日", "workday", "workdays"),
        Unit::Minutes => counted("分钟", "minute", "minutes"),
        Unit::Times => counted("次", "time", "times"),
        Unit::OneOf(table) => labels::code_number(lang, table, u8::try_from(value).unwrap_or(u8::MAX)).to_owned(),
        Unit::AnyOf(table) => {
            let set = table.iter().filter(|code| value & 1 << code.code != 0);
            set.map(|code| labels::code(lang, code)).collect::<Vec<_>>().join(lang.of("、", ", "))
        }
    }
}

/// What a rule takes: `90 到 250 mmHg`; nothing for codes, which are picked.
pub fn bounds(lang: Lang, row: &RuleRow) -> String {
    if row.unit.codes().is_some() {
        return String::new();
    }
    let least = decimal(row.bounds.0, row.unit.places());
    format!("{least} {} {}", lang.of("到", "to"), value(lang, row.unit, row.bounds.1))
}

/// Since when a value holds: `2026-12-01 起`.
pub fn since(lang: Lang, from: Date) -> String {
    match lang {
        Lang::Zh => format!("{from} 起"),
        Lang::En => format!("from {from}"),
    }
}

/// A value and its first day: `2026-12-01 起 135 mmHg`.
pub fn from_then_on(lang: Lang, unit: Unit, from: Date, of: i64) -> String {
    format!("{} {}", since(lang, from), value(lang, unit, of))
}

/// A value to come, in a list: `12-01起 135`, of another year `2028起 135`.
pub fn coming(lang: Lang, rule: &Rule, unit: Unit, today: Date) -> String {
    let (from, number) = (rule.from, value(lang, unit, rule.value));
    let number = number.split(' ').next().unwrap_or_default();
    let far = from.year() > today.year() + 1 || from.year() > today.year() && from.month() >= today.month();
    match (lang, far) {
        (Lang::Zh, true) => format!("{}起 {number}", from.year()),
        (Lang::Zh, false) => format!("{:02}-{:02}起 {number}", from.month(), from.day()),
        (Lang::En, true) => format!("{}: {number}", from.year()),
        (Lang::En, false) => format!("{}: {number}", from.strftime("%-d %b")),
    }
}

/// How many rules there are, and how many of them are to be confirmed.
pub fn tally(lang: Lang, rules: usize, to_confirm: usize) -> String {
    match lang {
        Lang::Zh => format!("{rules} 条  全表待确认 {to_confirm}"),
        Lang::En => format!("{rules} shown  {to_confirm} of all unchecked"),
    }
}

/// Rules that a newer program set here.
pub fn unknown(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("另有 {count} 条是新版程序的"),
        Lang::En => format!("{count} more of a newer program"),
    }
}

/// Below the form: what holds now and what may be typed.
pub fn now_and_bounds(lang: Lang, now: &InForce<'_>) -> String {
    let (row, holds) = (now.row, value(lang, now.row.unit, now.value));
    let bounds = bounds(lang, row);
    match (lang, bounds.is_empty()) {
        (Lang::Zh, true) => format!("现行 {holds}（{}）", since(lang, now.from)),
        (Lang::Zh, false) => format!("现行 {holds}（{}），可填 {bounds}", since(lang, now.from)),
        (Lang::En, true) => format!("Now {holds}, {}", since(lang, now.from)),
        (Lang::En, false) => format!("Now {holds}, {}; takes {bounds}", since(lang, now.from)),
    }
}

/// The value of a rule whose row may be of a newer program.
pub(in crate::text) fn told(lang: Lang, key: &str, from: Date, of: i64, names: &dyn Names) -> (String, String) {
    let label = find_label(key).map_or_else(|| key.to_owned(), |label| label.say(lang).to_owned());
    let what = match names.rule(key) {
        Some(row) => from_then_on(lang, row.unit, from, of),
        None => format!("{} {of}", since(lang, from)),
    };
    (label, what)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::canteen::price::CONFIRMED;
    use crate::model::people::group::OPEN;
    use crate::text::tests::check_line;

    #[test]
    fn labels_and_sources_are_sorted_and_in_both_languages() {
        for rows in CAPABILITIES.iter().copied().chain([SOURCES]) {
            assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "{rows:?}");
            for (_, text) in rows {
                check_line(Lang::Zh, text.zh);
                check_line(Lang::En, text.en);
            }
        }
        let keys: BTreeSet<&str> = CAPABILITIES.iter().copied().flatten().map(|row| row.0).collect();
        assert_eq!(keys.len(), BY_KEY.len(), "a key stands twice");
    }

    #[test]
    fn a_value_stands_in_its_unit() {
        let of = |unit, number| Lang::ALL.map(|lang| value(lang, unit, number));
        assert_eq!(of(Unit::MmolPerL, 70), ["7.0 mmol/L", "7.0 mmol/L"]);
        assert_eq!(of(Unit::Days, 1), ["1 天", "1 day"]);
        assert_eq!(of(Unit::Minutes, 20), ["20 分钟", "20 minutes"]);
        assert_eq!(of(Unit::OneOf(CONFIRMED), 1), ["已确认", "confirmed"]);
        let groups = OPEN.iter().take(2).map(|code| labels::code(Lang::En, code)).collect::<Vec<_>>().join(", ");
        let flags = OPEN.iter().take(2).fold(0, |all, code| all | 1 << code.code);
        assert_eq!(value(Lang::En, Unit::AnyOf(OPEN), flags), groups);
    }
}

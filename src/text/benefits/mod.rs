//! Words of benefits: what somebody may have, the lists of a round, stocks, forms and actions.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, Names, labels, msg, named, value, when};
use crate::model::benefits::round::EVERY;
use crate::model::benefits::{Benefit, LIVES, PER, REGISTERED_HERE, Supply, Terms};
use crate::model::code::by_number;
use crate::model::people::group::OPEN;
use crate::model::{FieldKind, Id, Record, Unit, Value};

pub const TAB: Msg = msg("活动优待", "Benefits");
pub const BENEFITS: Msg = msg("优待", "Benefits");
pub const ROUND: Msg = msg("本轮名单", "Round list");
pub const GRANTS: Msg = msg("发放记录", "Given");
pub const STOCK: Msg = msg("物品", "Stock");
pub const BENEFIT: Msg = msg("优待项目", "Benefit");
pub const GIVER: Msg = msg("提供单位", "Given by");
pub const BRING: Msg = msg("要带", "Bring");
pub const GIVEN: Msg = msg("发放", "Given");
pub const SIGNED: Msg = msg("签字", "Signed");
pub const AGE: Msg = msg("年龄", "Age");
pub const ADDRESS: Msg = msg("住址", "Address");
pub const NAME: Msg = msg("名称", "Name");
pub const DAY: Msg = msg("日期", "Day");
pub const WHO: Msg = msg("居民", "Resident");
pub const TAKER: Msg = msg("领取人", "Taken by");
/// Not had yet in this round.
pub const STILL_OPEN: Msg = msg("未领", "Not yet");
pub const LEFT: Msg = msg("结存", "Left");
pub const EXPIRY: Msg = msg("最早到期", "Use by");
pub const MOVES: Msg = msg("出入", "Moves");
pub const RULE: Msg = msg("现行规定", "Terms now");
pub const EARLIER: Msg = msg("历次规定", "All terms");
pub const SOURCE: Msg = msg("出处", "Source");
/// For the person being served.
pub const FOR_THEM: Msg = msg("正在办", "Served");
pub const VOID: Msg = msg("作废", "Void");

/// Its figures of a month.
pub const BY_DAY: Msg = msg("优待发放", "Benefits given");
pub const AT_ACTIVITIES: Msg = msg("活动礼品", "At activities");
pub const TO_VERY_OLD: Msg = msg("发给高龄", "To the very old");
pub const THROUGH: Msg = msg("代领", "By others");
/// The old: allowances and birthdays.
pub const OLD: Msg = msg("高龄津贴和生日", "Allowance");
pub const ALLOWANCE: Msg = msg("高龄津贴", "Allowance");
pub const TO_DO: Msg = msg("待办", "To do");
pub const BIRTHDAYS: Msg = msg("本月生日", "Birthdays");
pub const NEXT_MONTH: Msg = msg("下月生日", "Next month");
pub const DRAWING: Msg = msg("已申请的", "Applied for");
pub const BIRTHDAY: Msg = msg("生日", "Birthday");
pub const CALENDAR: Msg = msg("历法", "Calendar");
pub const SOLAR: Msg = msg("公历", "solar");
pub const LUNAR: Msg = msg("农历", "lunar");
pub const TURNS: Msg = msg("满", "Turns");
pub const NOT_MET: Msg = msg("没发到", "Not given");
pub const WHY: Msg = msg("原因", "Why");
pub const STILL_TO_GIVE: Msg = msg("还没领的", "Not yet");
pub const APPLIED: Msg = msg("已申请", "Applied");
pub const APPLIED_TIP: Msg = msg("今天帮他申请了", "It was applied for today");
pub const PROVED: Msg = msg("认证了", "Proved");
pub const PROVED_TIP: Msg = msg("今天认证，按数字选方式", "Proved today; how by digit");
pub const HOW_PROVED: Msg = msg("怎么认证的？", "How was it proved?");
pub const REPORTED: Msg = msg("已上报停发", "End reported");
pub const REPORTED_TIP: Msg = msg("迁走或去世，今天上报了", "They left or died, and that was reported today");
pub const SET_ALLOWANCE: Msg = msg("改津贴登记", "Allowance");
pub const SET_ALLOWANCE_TIP: Msg = msg("申请、认证、停发的日期", "The days of application, proof and end");
pub const OLD_FILTER_TIP: Msg = msg("津贴待办、已申请、生日", "Allowance, or birthdays");
pub const OLD_SHEET: Msg = msg("打印名单", "Print the list");
pub const OLD_SHEET_TIP: Msg = msg("津贴待办或生日名单", "Allowances to do, or birthdays");
pub const NOTHING_TO_DO: Msg = msg("津贴没有要办的", "Nothing to do about allowances");
pub const NO_BIRTHDAYS: Msg = msg("没有高龄老人过生日", "No birthday of the very old");
pub const NOT_APPLIED: Msg = msg("还没申请", "not applied for");
pub const HAS_APPLIED: Msg = msg("已经申请了", "applied for already");
pub const STILL_HERE: Msg = msg("还住在本社区", "they live here");
/// On Today.
pub const ALLOWANCE_TO_DO: Msg = msg("高龄津贴待办", "Allowances to do");
pub const BIRTHDAYS_OF_MONTH: Msg = msg("本月高龄生日", "Birthdays, very old");
pub const MISSED: Msg = msg("没见到", "Not met");
pub const MISSED_TIP: Msg = msg("送到门口没见到，按数字选原因", "Brought and not met; why by digit");
pub const WHY_MISSED: Msg = msg("为什么没发到？", "Why was it not given?");
pub const DELIVER: Msg = msg("送上门", "Brought");
pub const DELIVER_TIP: Msg = msg("发给这一位，并可记见到", "Given at the door; a visit can be noted");
pub const GIVE_MARKED: Msg = msg("发给标记的人", "Give to the marked");
pub const GIVE_MARKED_TIP: Msg =
    msg("送上门后一次记下：先用空格标记", "Brought to several: mark them with Space first");
pub const MARK_SEEN: Msg = msg("记一次探访：见到", "Note a visit: they were met");
pub const SEEN_NO: Msg = msg("不记", "No");
pub const SEEN_TOO: Msg = msg("送上门见到人了，记探访吗？", "Met at the door: note a visit?");
pub const REPORT: Msg = msg("本轮小结", "The round's report");
pub const REPORT_TIP: Msg = msg("发给谁、谁没发到、为什么", "Given to whom, to whom not, and why");

pub const LISTS: Msg = msg("换一张表", "Lists");
pub const LISTS_TIP: Msg = msg("优待、本轮名单、发放记录、物品", "Benefits, the round, what was given, stock");
pub const GIVE: Msg = msg("发给", "Give");
pub const GIVE_TIP: Msg = msg("当前居民能享受什么，按数字发", "What the person served may have, by digit");
pub const GIVE_ROW: Msg = msg("发给这一位", "Give");
pub const GIVE_ROW_TIP: Msg =
    msg("发给光标所在的人，名单随即少一位", "To whom the cursor is on; the list grows shorter");
pub const GIVE_FORM: Msg = msg("代领或补录", "Through others");
pub const GIVE_FORM_TIP: Msg = msg("谁代领、怎么核实、实际哪天领", "Who took it, how checked, on which day");
pub const WHICH: Msg = msg("发哪一项", "Which benefit");
pub const WHICH_SUPPLY: Msg = msg("发哪一种", "Which of these");
pub const NEW: Msg = msg("新项目", "New benefit");
pub const NEW_TIP: Msg = msg("新设一项优待和它的规定", "A benefit with its terms");
pub const TERMS: Msg = msg("改规定", "New terms");
pub const TERMS_TIP: Msg = msg("从某一天起用新规定，以前的日子不变", "From a day on; earlier days keep theirs");
pub const CHANGE: Msg = msg("改名或停用", "Name or end");
pub const CHANGE_TIP: Msg = msg("改名称，或从哪天起不再发", "Its name, or the day on which it ends");
pub const LIST: Msg = msg("本轮名单", "Round list");
pub const LIST_TIP: Msg = msg("能享受还没领的，按走的顺序", "Who has not had it yet, in walking order");
pub const LIST_FILTER_TIP: Msg = msg("看哪一项优待的名单", "The list of which benefit");
pub const PRINT_LIST: Msg = msg("签领表", "Sheet to sign");
pub const PRINT_LIST_TIP: Msg = msg("能享受还没领的名单，带签字栏", "Who has not had it yet, with room to sign");
pub const VOID_IT: Msg = msg("作废", "Void");
pub const VOID_TIP: Msg = msg("这一次不算，按数字选原因，物品退回", "Does not count; why by digit; stock goes back");
pub const CORRECT: Msg = msg("更正", "Correct");
pub const CORRECT_TIP: Msg = msg("改领取人、提供单位、备注", "Who took it, who gave it, the note");
pub const NEW_SUPPLY: Msg = msg("新物品", "New supply");
pub const NEW_SUPPLY_TIP: Msg = msg("登记一种要记库存的物品", "Something of which there is a stock");
pub const CHANGE_SUPPLY: Msg = msg("改物品", "Change");
pub const CHANGE_SUPPLY_TIP: Msg = msg("改名称、提醒线，或停用", "Name, when it is low, or its end");
pub const RECEIVE: Msg = msg("入库", "Receive");
pub const RECEIVE_TIP: Msg = msg("收到多少、谁给的、最早哪天到期", "How many, from whom, the earliest day");
pub const COUNT: Msg = msg("盘点", "Count");
pub const COUNT_TIP: Msg = msg("点出来多少就是多少，有差要写原因", "What was found is what is there; why it differs");
pub const LOSE: Msg = msg("报损", "Lost");
pub const LOSE_TIP: Msg = msg("损坏、过期、丢失的，写明原因", "Spoiled, past its day or gone, and why");
pub const HISTORY_TIP: Msg = msg("谁在什么时候改过", "Who changed it, and when");
pub const PIECES: Msg = msg("数量", "Pieces");
pub const FOUND: Msg = msg("点出数量", "Found");
pub const WHY_VOID: Msg = msg("为什么作废？", "Why does it not count?");

pub const NO_BENEFIT: Msg = msg("没有选中项目", "no benefit is selected");
pub const NO_ONE: Msg = msg("没有选中居民", "nobody is selected");
pub const NO_GRANT: Msg = msg("没有选中发放记录", "nothing given is selected");
pub const NO_SUPPLY: Msg = msg("没有选中物品", "no supply is selected");
pub const NO_BENEFITS: Msg = msg("还没有优待项目，按 a 新设一项", "No benefit yet; a enters one");
pub const NO_SUPPLIES: Msg = msg("还没有物品，按 a 登记一种", "No supply yet; a enters one");
pub const NONE_GIVEN: Msg = msg("还没有发放过", "Nothing was given yet");
pub const ALL_HAVE_IT: Msg = msg("本轮没有还没领的人", "Nobody is left in this round");
/// Nothing that they may have.
pub const NOTHING_FOR_THEM: Msg = msg("眼下没有能享受的优待", "Nothing that they may have now");
pub const NOT_NOW: Msg = msg("已作废", "void already");
pub const LOW: Msg = msg("物品不足", "Stock low");
pub const EXPIRING: Msg = msg("物品临期", "Use up soon");

/// What a benefit is called, or what to call one that is gone.
pub(in crate::text) fn benefit(lang: Lang, names: &dyn Names, id: Id) -> String {
    named(names.called(lang, Benefit::KIND, id), lang.of("这项优待", "the benefit")).into_owned()
}

/// What something of a stock is called.
pub(in crate::text) fn supply(lang: Lang, names: &dyn Names, id: Id) -> String {
    named(names.called(lang, Supply::KIND, id), lang.of("这种物品", "the supply")).into_owned()
}

/// How often, for whom: `每人每月一次`, `every household once a year`.
pub fn how_often(lang: Lang, per: u8, every: u8) -> String {
    let (per, every) = (labels::code_number(lang, PER, per), labels::code_number(lang, EVERY, every));
    match lang {
        Lang::Zh => format!("{per}{every}"),
        Lang::En => format!("{per} {every}"),
    }
}

/// Terms in one line: who, how often, how many, what to bring, who gives it.
pub fn rule(lang: Lang, terms: &Terms, names: &dyn Names) -> String {
    let mut parts = Vec::new();
    let age = (terms.age > 0).then(|| lang.of(format!("满 {} 岁", terms.age), format!("from {} on", terms.age)));
    let groups =
        (terms.groups != 0).then(|| value::value(lang, &FieldKind::Flags(OPEN), &Value::Flags(terms.groups), names));
    parts.push(match (age, groups) {
        (Some(age), Some(groups)) => lang.of(format!("{age}，或{groups}"), format!("{age}, or {groups}")),
        (Some(who), None) | (None, Some(who)) => who,
        (None, None) => lang.of("人人可享", "everybody").to_owned(),
    });
    if terms.lives == REGISTERED_HERE {
        parts.push(by_number(LIVES, terms.lives).map_or_else(String::new, |code| labels::code(lang, code).to_owned()));
    }
    parts.push(how_often(lang, terms.per, terms.every));
    if terms.quota > 0 {
        parts.push(lang.of(format!("每轮 {} 份", terms.quota), format!("{} a round", terms.quota)));
    }
    if !terms.bring.is_empty() {
        parts.push(format!("{} {}", BRING.say(lang), terms.bring));
    }
    let givers: Vec<String> = terms
        .givers
        .iter()
        .map(|unit| names.called(lang, Unit::KIND, *unit).into_owned())
        .filter(|name| !name.is_empty())
        .collect();
    parts.extend((!givers.is_empty()).then(|| givers.join(lang.of("、", ", "))));
    parts.join(lang.of("；", "; "))
}

/// Not had yet: `本轮未享受`.
pub fn open(lang: Lang) -> &'static str {
    lang.of("本轮未享受", "not yet this round")
}

/// Had: `11-02 已领`; of a household, who took it.
pub fn taken(lang: Lang, on: Date, today: Date, by: Option<&str>) -> String {
    let day = when::date_of_year(lang, on, today);
    match (lang, by) {
        (Lang::Zh, None) => format!("{day} 已领"),
        (Lang::En, None) => format!("had it {day}"),
        (Lang::Zh, Some(by)) => format!("本户 {day} 已领（{by}）"),
        (Lang::En, Some(by)) => format!("household had it {day} ({by})"),
    }
}

/// Old enough soon: `满80岁可享 还差23天`.
pub fn soon(lang: Lang, age: u8, days: i64) -> String {
    match lang {
        Lang::Zh => format!("满{age}岁可享 还差{days}天"),
        Lang::En => format!("at {age}, in {}", when::plural(days, "day", "days")),
    }
}

/// The round begins later.
pub fn later(lang: Lang, from: Option<Date>, today: Date) -> String {
    match (lang, from.map(|from| when::date_of_year(lang, from, today))) {
        (Lang::Zh, Some(from)) => format!("{from} 起可领"),
        (Lang::En, Some(from)) => format!("from {from} on"),
        (Lang::Zh, None) => "不再发放".to_owned(),
        (Lang::En, None) => "not given any more".to_owned(),
    }
}

/// Given at activities alone.
pub fn at_activities(lang: Lang) -> &'static str {
    lang.of("活动时发", "given at activities")
}

/// What the find box says of a benefit.
pub fn told(lang: Lang, benefit: &Benefit, names: &dyn Names) -> String {
    let ended = benefit.stopped.map(|day| when::date_of_year(lang, day, names.today()));
    format!("{} {}", benefit.name, ended.unwrap_or_default()).trim_end().to_owned()
}

/// A round in numbers: `本轮已发 12 未领 30`.
pub fn round_counts(lang: Lang, given: usize, open: usize) -> String {
    match lang {
        Lang::Zh => format!("本轮已发 {given}  未领 {open}"),
        Lang::En => format!("given {given}  not yet {open}"),
    }
}

/// Heading of a list: how many.
pub fn count(lang: Lang, what: Msg, count: usize) -> String {
    format!("{} {count}", what.say(lang))
}

/// What is to be done about an allowance: `申请（2027-01-05 满70岁）`.
pub fn allowance_to_do(lang: Lang, to_do: (u8, Option<Date>), age: i64, today: Date) -> String {
    let (what, on) = to_do;
    let on = on.map_or_else(String::new, |on| when::date_of_year(lang, on, today));
    match (lang, what) {
        (Lang::Zh, 1) => format!("上报停发 {on}"),
        (Lang::En, 1) => format!("report the end {on}"),
        (Lang::Zh, 2) => format!("认证到期 {on}"),
        (Lang::En, 2) => format!("prove by {on}"),
        (Lang::Zh, _) => format!("可申请 {on} 满{age}岁"),
        (Lang::En, _) => format!("may apply: {age} on {on}"),
    }
    .trim_end()
    .to_owned()
}

/// A birthday in one line: `11-26 满95 农历`.
pub fn birthday(lang: Lang, on: Date, turns: i16, lunar: bool, today: Date) -> String {
    let calendar = if lunar { LUNAR } else { SOLAR }.say(lang);
    let on = when::date_of_year(lang, on, today);
    match lang {
        Lang::Zh => format!("{on} 满{turns} {calendar}"),
        Lang::En => format!("{on} turns {turns} ({calendar})"),
    }
}

/// What is there: `12 盒`.
pub fn left(lang: Lang, supply: &Supply) -> String {
    let measure = if supply.measure.is_empty() { lang.of("件", "pcs") } else { supply.measure.as_str() };
    format!("{} {measure}", supply.left)
}

/// Of how many of a round.
pub fn quota(lang: Lang, given: usize, quota: u32) -> String {
    match lang {
        Lang::Zh => format!("{given} / {quota}"),
        Lang::En => format!("{given} of {quota}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::text::tests::{Paper, check_line};

    #[test]
    fn lines_of_benefits_are_in_both_languages() {
        let today = date(2026, 11, 23);
        let mut terms = Terms::blank(Id(1), today);
        for lang in Lang::ALL {
            let mut lines = vec![
                open(lang).to_owned(),
                taken(lang, date(2026, 11, 2), today, None),
                soon(lang, 80, 23),
                soon(lang, 80, 1),
                later(lang, Some(date(2027, 1, 7)), today),
                later(lang, None, today),
                round_counts(lang, 12, 30),
                rule(lang, &terms, &Paper),
            ];
            (terms.age, terms.groups, terms.quota, terms.lives) = (60, 0b1000, 100, REGISTERED_HERE);
            lines.push(rule(lang, &terms, &Paper));
            terms.age = 0;
            lines.push(rule(lang, &terms, &Paper));
            for line in lines {
                check_line(lang, &line);
            }
        }
    }
}

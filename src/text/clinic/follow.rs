//! Words of follow-ups and referrals, and of what stands beside a recording form.

use jiff::civil::Date;

use crate::text::{Lang, Msg, msg, when};

pub const FOLLOW_UPS: Msg = msg("随访", "Follow-ups");
/// A heading of an exported table.
pub const ON_TIME_COLUMN: Msg = msg("按时", "On time");
pub const DUE: Msg = msg("到期和超期", "Due and overdue");
/// Due within two weeks too.
pub const SOON: Msg = msg("两周内", "Within two weeks");
/// Known patients whom nobody follows up.
pub const NEVER: Msg = msg("有慢病还没随访", "Known, never followed");
pub const DONE: Msg = msg("近三个月做过的", "Done in three months");
pub const BY_DAY: Msg = msg("按日期", "By day");
/// By lane, in walking order.
pub const BY_LANE: Msg = msg("按小巷走", "By lane");
pub const WHAT_CAME: Msg = msg("这一次怎样？", "What came of it?");
/// The form of a follow-up.
pub const FOLLOW_UP: Msg = msg("记随访", "Follow-up");
pub const FOLLOW_UP_TIP: Msg = msg("一个数字记这一次，再填随访表", "A digit for the outcome, then the form");
/// Put on a round of home visits.
pub const PLAN_ROUND: Msg = msg("排入户随访", "Put on a round");
pub const PLAN_ROUND_TIP: Msg = msg("排进一场入户随访，按住址走", "On a round of home visits, by address");
pub const NO_ROUND: Msg = msg("没有要走的入户随访，先排一场", "No round is planned; plan one first");
pub const FILTER_TIP: Msg = msg("到期的、没做过的、做过的；按日期或按小巷", "Due, never or done; by day or by lane");
pub const NOBODY: Msg = msg("没有要随访的", "Nobody is to be followed up");
pub const ATTEMPTS: Msg = msg("历次", "Attempts");
pub const REFERRALS: Msg = msg("转诊", "Referrals");
pub const REFER: Msg = msg("转诊", "Refer");
pub const REFER_TIP: Msg = msg("转到哪家医院、因为什么、谁联系、费用", "Where to, for what, who arranged it, who pays");
pub const EDIT_REFERRAL: Msg = msg("改转诊", "Change the referral");
/// Ask what came of it.
pub const CHASE: Msg = msg("问结果", "Ask what came of it");
pub const CHASE_TIP: Msg = msg("问过了，一个数字记到哪一步", "Asked: a digit says how far it is");
/// What came of it, as a form.
pub const OUTCOME: Msg = msg("转诊结果", "What came of it");
/// Those of which nobody knows what came of them.
pub const OPEN: Msg = msg("还没有结果的", "Result open");
/// Those that are to be asked after now.
pub const TO_CHASE: Msg = msg("该问的", "To be asked after");
pub const ALL: Msg = msg("全部", "All");
pub const NO_REFERRALS: Msg = msg("没有转诊", "No referrals");
pub const NO_REFERRAL: Msg = msg("没有选中转诊", "No referral is selected");
pub const IS_KNOWN: Msg = msg("已经知道结果", "The result is known");
/// Referrals whose result is open, on Today.
pub const CHASES: Msg = msg("转诊待反馈", "Referrals to chase");
/// The offer after a save.
pub const REFER_NOW: Msg = msg("转诊", "Refer");
/// Ask whether data may be handed on, as a field.
pub const HANDING_ON: Msg = msg("可转给医院吗", "May be handed on");
/// Ask whether a record may be kept, as a field.
pub const KEEPS: Msg = msg("可以记录吗", "Record it?");
/// The last time that the form was filled; the day follows.
pub const BEFORE_THIS: Msg = msg("上次", "Last time");
/// The form was never filled.
pub const NEVER_ASKED: Msg = msg("随访表第一次填", "The form was never filled");
/// A question that was left empty.
pub const NOT_ANSWERED: Msg = msg("没填", "left empty");
pub const BEFORE: Msg = msg("以前", "Before");
pub const KNOWN: Msg = msg("已知", "Known");
pub const MEDICINES: Msg = msg("用药", "Medicines");
pub const ALLERGIES: Msg = msg("过敏", "Allergies");
pub const FIRST_TIME: Msg = msg("第一次量", "Measured for the first time");
pub const CLOSED: Msg = msg("以前的测量已收起", "Earlier readings are closed");
/// The yearly check is due.
pub const CHECK_DUE: Msg = msg("今年体检未做", "Yearly check due");
/// There is nothing to refer.
pub const NOBODY_TO_REFER: Msg = msg("先选一位居民", "Select a resident first");

/// What of the form is still empty: `还有 3 项没填`.
pub fn empty(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, 0) => "随访表填全了".to_owned(),
        (Lang::Zh, count) => format!("随访表还有 {count} 项没填"),
        (Lang::En, 0) => "The form is complete".to_owned(),
        (Lang::En, count) => format!("{} of the form empty", when::plural(count as i64, "question", "questions")),
    }
}

/// What of the last form is still empty, in a list: `表缺 3 项`.
pub fn form_lacks(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (_, 0) => String::new(),
        (Lang::Zh, count) => format!("表缺 {count} 项"),
        (Lang::En, count) => format!("form lacks {count}"),
    }
}

/// How often nobody was met: `2 次没见到`.
pub fn in_vain(lang: Lang, times: usize) -> String {
    match (lang, times) {
        (_, 0) => String::new(),
        (Lang::Zh, times) => format!("{times} 次没见到"),
        (Lang::En, times) => format!("{times} in vain"),
    }
}

/// Everybody who is due: `到期的 14 位`.
pub fn all_due(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("到期的 {count} 位都排"),
        Lang::En => format!("all {count} who are due"),
    }
}

/// How old a referral is: `19 天`.
pub fn age(lang: Lang, days: i32) -> String {
    match lang {
        Lang::Zh => format!("{days} 天"),
        Lang::En => when::plural(days.into(), "day", "days"),
    }
}

/// How old each referral on the chase list of Today is, the oldest first: `已过 19 12 8 天`.
pub fn ages(lang: Lang, days: &[i32]) -> String {
    let days: Vec<String> = days.iter().map(i32::to_string).collect();
    let days = days.join(" ");
    match lang {
        Lang::Zh => format!("已过 {days} 天"),
        Lang::En => format!("{days} days old"),
    }
}

/// The next date by the rule, before it is changed.
pub fn by_rule(lang: Lang, day: Option<Date>, today: Date) -> String {
    match (lang, day) {
        (Lang::Zh, Some(day)) => format!("按规定下次 {}", when::day_of_year(lang, day, today)),
        (Lang::En, Some(day)) => format!("by the rule next on {}", when::day_of_year(lang, day, today)),
        (Lang::Zh, None) => "按规定不用再随访".to_owned(),
        (Lang::En, None) => "no further follow-up by the rule".to_owned(),
    }
}

/// Heading of the follow-ups.
pub fn heading(lang: Lang, count: usize, overdue: usize) -> String {
    match lang {
        Lang::Zh => format!("随访 {count} 人  超期 {overdue}"),
        Lang::En => format!("{}  overdue {overdue}", when::people(lang, count as u32)),
    }
}

/// Heading of the referrals.
pub fn referrals(lang: Lang, count: usize, to_chase: usize) -> String {
    match lang {
        Lang::Zh => format!("转诊 {count}  该问结果 {to_chase}"),
        Lang::En => format!("Referrals {count}  to ask after {to_chase}"),
    }
}

//! Words of activities: the programme, who is on which list, the door, forms, sheets and actions.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, Names, labels, msg, named, value, when};
use crate::model::activities::Activity;
use crate::model::activities::codes::{ACTIVITY_KIND, ACTIVITY_STATE};
use crate::model::people::group::OPEN;
use crate::model::{FieldKind, Id, Record, Value};

pub const ACTIVITIES: Msg = msg("活动", "Activities");
pub const ACTIVITY: Msg = msg("活动", "Activity");
pub const WHEN: Msg = msg("时间", "When");
pub const PLACE: Msg = msg("地点", "Where");
pub const ROOM: Msg = msg("活动室", "Room");
pub const KIND: Msg = msg("类型", "Kind");
pub const STATE: Msg = msg("状态", "State");
pub const PROGRAMME: Msg = msg("所属项目", "Part of");
pub const HOST: Msg = msg("主办单位", "Host");
pub const PARTNERS: Msg = msg("协办单位", "Partners");
pub const RESPONSIBLE: Msg = msg("负责人", "Responsible");
pub const SAFETY: Msg = msg("安全负责人", "Safety lead");
pub const EXPECTED: Msg = msg("预计人数", "Expected");
pub const CAPACITY: Msg = msg("名额", "Places");
pub const GIFT: Msg = msg("礼品", "Gift");
pub const GIFTS: Msg = msg("礼品", "Gifts");
pub const SOLVES: Msg = msg("解决的诉求", "Solves");
pub const TOPIC: Msg = msg("议题", "Topic");
pub const DECIDED: Msg = msg("议定", "Decided");
pub const TASKS: Msg = msg("分工", "Tasks");
pub const TASK: Msg = msg("任务", "Task");
pub const WHO: Msg = msg("谁办", "Who");
pub const BY: Msg = msg("期限", "By");
pub const DONE: Msg = msg("办好", "Done");
pub const NEEDS: Msg = msg("物资", "Supplies");
pub const NEED: Msg = msg("物资", "What");
pub const PIECES: Msg = msg("数量", "Pieces");
pub const BROUGHT_BY: Msg = msg("谁带", "Brought by");
pub const FOR_WHOM: Msg = msg("邀请", "For whom");
pub const PHOTOS: Msg = msg("同意拍照", "Photos");
pub const SIGNED: Msg = msg("签字", "Signed");
pub const AGE: Msg = msg("年龄", "Age");
pub const ADDRESS: Msg = msg("住址", "Address");
pub const MET: Msg = msg("见面情况", "Met");
pub const WORDS: Msg = msg("说了什么", "What was said");
pub const PERFORMANCE: Msg = msg("团队演出", "performance");
pub const DAY: Msg = msg("日期", "Day");
pub const TIME: Msg = msg("时间", "Time");
pub const TITLE: Msg = msg("名称", "Title");
pub const CAME: Msg = msg("已到", "Came");
/// Called to so many.
pub const CALLED: Msg = msg("应到", "Called");
pub const RESULT: Msg = msg("结果", "Result");
pub const FOLLOWS: Msg = msg("后续", "Follows");
pub const PHOTO_FILES: Msg = msg("照片", "Photographs");
pub const HEADS: Msg = msg("人数", "Heads");
pub const UNITS: Msg = msg("到场单位", "Units");
pub const UNIT: Msg = msg("单位", "Unit");
pub const VOLUNTEERS: Msg = msg("志愿者", "Volunteers");
pub const MINUTES: Msg = msg("分钟", "Minutes");
pub const ENTRIES: Msg = msg("参赛作品", "Entries");
pub const ENTRY: Msg = msg("作品", "Entry");
pub const PRIZE: Msg = msg("奖项", "Prize");
pub const PRESS: Msg = msg("媒体", "Press");
pub const MEDIUM: Msg = msg("媒体", "Medium");
pub const OPINIONS: Msg = msg("收集的意见", "Opinions");
pub const NOT_MET: Msg = msg("没见到的", "Not met");
pub const WHY: Msg = msg("原因", "Why");
pub const UNNAMED: Msg = msg("未记名", "Unnamed");
pub const OF_UNITS: Msg = msg("单位来人", "Of units");
pub const DOORS_MET: Msg = msg("入户见到", "Doors");
pub const WAITING: Msg = msg("候补", "Waiting");
pub const PLANNED: Msg = msg("计划", "Planned");
pub const HELD: Msg = msg("已办", "Held");
pub const CANCELLED: Msg = msg("已取消", "Cancelled");
pub const IN_ALL: Msg = msg("合计", "In all");
pub const SIGNED_UP: Msg = msg("报名", "Signed up");
pub const INVITED: Msg = msg("邀请", "Invited");
pub const PERFORMS: Msg = msg("演出", "Performs");
pub const SESSION: Msg = msg("义诊场次", "Session");
pub const BY_DAY: Msg = msg("活动", "Activities");
pub const SIGN_UP_AT_DESK: Msg = msg("请到社区服务窗口报名", "Sign up at the desk of the community");

pub const NEW: Msg = msg("新活动", "New activity");
pub const NEW_TIP: Msg = msg("计划一次活动", "Plan an activity");
pub const CHANGE: Msg = msg("改计划", "Change plan");
pub const CHANGE_TIP: Msg = msg("时间、地点、负责人、分工、物资", "Time, place, who is responsible, tasks, supplies");
pub const AGAIN: Msg = msg("照样再办", "Once more");
pub const AGAIN_TIP: Msg = msg("照这一次，明年同一天再计划一次", "The same, a year later");
pub const SIGN_UP: Msg = msg("报名", "Sign up");
pub const SIGN_UP_TIP: Msg = msg("给正在办的人报名，满了就候补", "Whoever is served; where it is full, they wait");
pub const WITHDRAW: Msg = msg("退出", "Withdraw");
pub const WITHDRAW_TIP: Msg = msg("正在办的人不来了，候补的顶上", "Whoever is served; who waits first comes in");
pub const GATE: Msg = msg("签到", "At the door");
pub const GATE_TIP: Msg = msg("打首字母回车，到场并发礼品", "Initials and Enter: they came, and have the gift");
pub const DOORS: Msg = msg("走访入户", "Door to door");
pub const DOORS_TIP: Msg = msg("按走的顺序一户一户勾", "Household by household, in walking order");
pub const INVITE: Msg = msg("邀请名单", "Invite");
pub const INVITE_TIP: Msg = msg("按年龄、类别、小巷列出要请的人", "Whom it is for, by age, group and lane");
pub const CONFIRM: Msg = msg("确定举办", "Confirm");
pub const CONFIRM_TIP: Msg = msg("计划确定下来", "It will be held");
pub const IS_HELD: Msg = msg("已经举办", "It was held");
pub const IS_HELD_TIP: Msg = msg("没有名单也记为举办过", "Without a list too");
pub const CANCEL: Msg = msg("取消活动", "Cancel");
pub const CANCEL_TIP: Msg = msg("按数字选原因，活动室退回", "Why by digit; its room is given back");
pub const WHY_CANCEL: Msg = msg("为什么取消？", "Why is it cancelled?");
pub const REPORT: Msg = msg("活动小结", "What came of it");
pub const REPORT_TIP: Msg = msg("结果、人数、照片、报道、后续", "Result, heads, photographs, press, what follows");
pub const OPINION: Msg = msg("记一条意见", "An opinion");
pub const OPINION_TIP: Msg = msg("这次活动上听到的，成为诉求", "Heard there; it becomes an issue");
pub const VOLUNTEER: Msg = msg("志愿者时长", "Volunteer");
pub const VOLUNTEER_TIP: Msg = msg("谁来服务、多少分钟，记入时长", "Who served, how long; it goes to their hours");
pub const BOOK_ROOM: Msg = msg("订活动室", "Book a room");
pub const BOOK_ROOM_TIP: Msg =
    msg("以正在办的人的名义，按活动室的规定", "In the name of whoever is served, by its rules");
pub const WHICH_ROOM: Msg = msg("订哪一间", "Which room");
pub const SHEETS: Msg = msg("打印哪一张", "Which sheet");
pub const SHEETS_TIP: Msg = msg("海报、报名表、签到表、入户表、总结", "Poster, lists to sign, doors, report");
pub const YEAR: Msg = msg("全年活动", "The year");
pub const YEAR_TIP: Msg = msg("一年的活动、演出和义诊一张表", "Activities, performances and clinics on one sheet");
pub const FILTER_TIP: Msg = msg("按时间、类型、单位、未办的看", "By time, kind, partner, or what is to be done");
pub const TASKS_TIP: Msg = msg("打勾办好的分工", "Tick tasks that are done");
pub const TASK_DONE: Msg = msg("办好一项分工", "A task is done");
pub const WHICH_TASK: Msg = msg("哪一项办好了", "Which is done");
pub const HISTORY_TIP: Msg = msg("谁在什么时候改过", "Who changed it, and when");
/// The list of the old: allowances and birthdays.
pub const MORE_ON_ONE: Msg = msg("这一位怎么了？", "What of them?");
pub const PHOTOS_YES: Msg = msg("同意拍照", "May be photographed");
pub const PHOTOS_NO: Msg = msg("不同意拍照", "Not to be photographed");
pub const AS_VOLUNTEER: Msg = msg("是来服务的志愿者", "Comes as a volunteer");
pub const THEY_WITHDRAW: Msg = msg("退出不来了", "Withdraws");
pub const HOW_AT_GATE: Msg =
    msg("打首字母，回车签到；数字是名单外的人；Del 其他", "Initials, Enter ticks; digits: not listed; Del: more");
pub const NOT_LISTED: Msg = msg("不在名单上", "Not on the list");
pub const HOW_AT_DOORS: Msg = msg("没有户可走", "No door to call at");
pub const PICK_AT_DOORS: Msg = msg("回车见到；数字是没见到的原因", "Enter met; digits say why not");

pub const FILTER_NEXT: Msg = msg("接下来的", "Ahead");
pub const FILTER_YEAR: Msg = msg("今年的", "This year");
pub const FILTER_TO_DO: Msg = msg("还有事没办的", "With something to do");
pub const FILTER_ALL: Msg = msg("全部", "All");
pub const PARTNER: Msg = msg("按单位看", "By partner");

pub const NO_ACTIVITY: Msg = msg("没有选中活动", "no activity is selected");
pub const NO_ACTIVITIES: Msg = msg("还没有活动，按 n 计划一次", "No activity yet; n plans one");
pub const NO_ONE: Msg = msg("没有正在办的人", "nobody is being served");
pub const IS_CANCELLED: Msg = msg("已经取消", "cancelled");
pub const IS_OVER: Msg = msg("已经过去", "it is over");
pub const NOT_YET: Msg = msg("还没到日子", "not yet");
pub const NOT_DOORS: Msg = msg("不是走访入户", "not held at the doors");
pub const NOT_PLANNED: Msg = msg("不在计划中", "not in planning");
pub const NO_TASK: Msg = msg("没有未办的分工", "no task is open");
pub const NO_ROOM: Msg = msg("没有活动室", "there is no room");
pub const NOBODY: Msg = msg("还没有人，按 b 报名", "Nobody yet; b signs up");

/// On Today.
pub const TODAY_MORE: Msg = msg("接下来还有活动", "More activities");
pub const TODAY_TASKS: Msg = msg("活动分工到期", "Tasks due");
pub const TODAY_REPORT: Msg = msg("活动待小结", "To be reported");
pub const TODAY_FOLLOW: Msg = msg("活动后续到期", "Follow-ups due");

/// What an activity is called, or what to call one that is gone.
pub(in crate::text) fn activity(lang: Lang, names: &dyn Names, id: Id) -> String {
    named(names.called(lang, Activity::KIND, id), lang.of("这次活动", "the activity")).into_owned()
}

/// When it is: `2026-12-05 09:00-11:00`, over several days both.
pub fn span(lang: Lang, one: &Activity) -> String {
    let day = super::pages::day(lang, one.date);
    let last = one.until.filter(|until| *until > one.date).map(|until| super::pages::day(lang, until));
    let days = last.map_or_else(|| day.clone(), |last| format!("{day} {} {last}", lang.of("至", "to")));
    match one.end {
        Some(end) => format!("{days} {}-{}", when::clock(one.start), when::clock(end)),
        None => format!("{days} {}", when::clock(one.start)),
    }
}

/// Whom it is for, in one line.
pub fn for_whom(lang: Lang, one: &Activity, names: &dyn Names) -> String {
    let age = (one.age > 0).then(|| lang.of(format!("满 {} 岁", one.age), format!("from {} on", one.age)));
    let groups =
        (one.groups != 0).then(|| value::value(lang, &FieldKind::Flags(OPEN), &Value::Flags(one.groups), names));
    let lane = Some(one.lane.clone()).filter(|lane| !lane.is_empty());
    let parts: Vec<String> = [lane, age, groups].into_iter().flatten().collect();
    parts.join(lang.of("、", ", "))
}

/// Numbers, without those that are nought: `已到 12  志愿者 3`.
pub fn heads(lang: Lang, numbers: &[(Msg, usize)]) -> String {
    let some = numbers.iter().filter(|(_, number)| *number > 0);
    some.map(|(head, number)| format!("{} {number}", head.say(lang))).collect::<Vec<_>>().join("  ")
}

/// Heading of a list: how many.
pub fn count(lang: Lang, count: usize) -> String {
    format!("{} {count}", ACTIVITIES.say(lang))
}

/// Heading of the year.
pub fn programme_counts(lang: Lang, lines: usize) -> String {
    match lang {
        Lang::Zh => format!("全年 {lines} 项"),
        Lang::En => when::plural(lines as i64, "entry in the year", "entries in the year"),
    }
}

/// The share of the very old who had something: `高龄老人 300 人，受惠 120 人（40%）`.
pub fn very_old_reached(lang: Lang, had: usize, of: usize) -> String {
    let percent = if of == 0 { 0 } else { (had * 200 + of) / (2 * of) };
    match lang {
        Lang::Zh => format!("高龄老人 {of} 人，受惠 {had} 人（{percent}%）"),
        Lang::En => format!("{had} of {of} very old residents had something ({percent}%)"),
    }
}

/// What a card says of somebody at an activity: `12-05 健康讲座 已报名`.
pub fn on_card(lang: Lang, one: &Activity, state: &str, today: Date) -> String {
    format!("{} {} {state}", when::date_of_year(lang, one.date, today), one.title)
}

/// What stands at the door: how many came, of how many.
pub fn gate_counts(lang: Lang, came: usize, expected: usize, left: Option<i64>) -> String {
    let left =
        left.map_or_else(String::new, |left| lang.of(format!("  礼品剩 {left}"), format!("  gifts left {left}")));
    match lang {
        Lang::Zh => format!("已到 {came}  未到 {expected}{left}"),
        Lang::En => format!("came {came}  not yet {expected}{left}"),
    }
}

/// What stands over a round: how many doors were called at, of how many.
pub fn door_counts(lang: Lang, met: usize, called: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("见到 {met} 户  走过 {called} / {all} 户"),
        Lang::En => format!("met {met}  called {called} of {all}"),
    }
}

/// An activity on Today: how many are signed up, of how many places.
pub fn places(lang: Lang, taken: usize, capacity: u32) -> String {
    match (lang, capacity) {
        (_, 0) if taken == 0 => String::new(),
        (Lang::Zh, 0) => format!("{taken} 人"),
        (Lang::En, 0) => when::plural(taken as i64, "person", "people"),
        (_, capacity) => format!("{taken}/{capacity}"),
    }
}

/// Which filter a list shows.
pub fn kind_name(lang: Lang, kind: u8) -> &'static str {
    labels::code_number(lang, ACTIVITY_KIND, kind)
}

/// Where an activity stands.
pub fn state_name(lang: Lang, state: u8) -> &'static str {
    labels::code_number(lang, ACTIVITY_STATE, state)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::text::tests::{Paper, check_line};

    #[test]
    fn lines_of_activities_are_in_both_languages() {
        let today = date(2026, 11, 23);
        let mut one = Activity { title: "健康讲座".into(), age: 60, groups: 0b1000, ..Activity::on(today) };
        for lang in Lang::ALL {
            let mut lines = vec![
                span(lang, &one),
                for_whom(lang, &one, &Paper),
                heads(lang, &[(CAME, 12), (VOLUNTEERS, 0)]),
                programme_counts(lang, 1),
                very_old_reached(lang, 120, 300),
                gate_counts(lang, 120, 80, Some(3)),
                door_counts(lang, 80, 90, 100),
            ];
            one.until = Some(date(2026, 11, 25));
            one.end = Some(jiff::civil::time(11, 0, 0, 0));
            lines.push(span(lang, &one));
            for line in lines {
                check_line(lang, &line);
            }
        }
    }
}

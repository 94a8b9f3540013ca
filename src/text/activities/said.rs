//! What was done of activities, and why something is not, as a person reads it: both languages side by side.

use jiff::civil::Date;

use crate::model::Id;
use crate::model::activities::codes::{ACTIVITY_STATE, MET, NOTHING, PLACE_STATE};
use crate::model::activities::{Did, Not};
use crate::text::activities::activity;
use crate::text::benefits::benefit;
use crate::text::sentences::saved;
use crate::text::{Lang, Names, labels, when, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::SignedUp { activity: what, resident, waits } => {
            let (name, what) = (who(lang, names, *resident), activity(lang, names, *what));
            match (lang, waits) {
                (Lang::Zh, 0) => format!("{name}报上名了：{what}"),
                (Lang::En, 0) => format!("{name} is signed up for {what}"),
                (Lang::Zh, nth) => format!("{what}名额已满，{name}候补第 {nth} 位"),
                (Lang::En, nth) => format!("{what} is full: {name} waits as number {nth}"),
            }
        }
        Did::Withdrew { activity: what, resident, next } => {
            let (name, what) = (who(lang, names, *resident), activity(lang, names, *what));
            let said = lang.of(format!("{name}退出{what}"), format!("{name} withdraws from {what}"));
            if next.is_none() {
                return said;
            }
            let next = who(lang, names, *next);
            lang.of(format!("{said}，候补的{next}顶上，请告知"), format!("{said}; {next} has the place now: tell them"))
        }
        Did::Came { resident, gift, nothing, .. } | Did::DoorCalled { resident, gift, nothing, met: 1, .. } => {
            let came = lang.of("到了", "came");
            let met = lang.of("见到了", "was met");
            let verb = if matches!(did, Did::Came { .. }) { came } else { met };
            let name = who(lang, names, *resident);
            let said = lang.of(format!("{name}{verb}"), format!("{name} {verb}"));
            with_gift(lang, said, (*gift, *nothing), names)
        }
        Did::ActivitySet { .. }
        | Did::ActivityMoved { .. }
        | Did::Invited { .. }
        | Did::ParticipantSet { .. }
        | Did::Served { .. }
        | Did::Reported { .. }
        | Did::DoorCalled { .. }
        | Did::RoundMissed { .. } => saved(lang, did.resident(), &history(lang, did, names), names),
    }
}

/// What somebody was handed, or why they were not.
fn with_gift(lang: Lang, said: String, (gift, nothing): (Id, u8), names: &dyn Names) -> String {
    if !gift.is_none() {
        let gift = benefit(lang, names, gift);
        return lang.of(format!("{said}，{gift}已发"), format!("{said} and has {gift}"));
    }
    if nothing == 0 {
        return said;
    }
    let why = labels::code_number(lang, NOTHING, nothing);
    lang.of(format!("{said}，没有发礼品：{why}"), format!("{said}, without a gift: {why}"))
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let with = |zh: &str, en: &str, rest: String| format!("{} {rest}", lang.of(zh, en));
    let day = |date: Date| when::date_of_year(lang, date, today);
    let called = |id: &Id| activity(lang, names, *id);
    match did {
        Did::ActivitySet { activity: id, on } => with("活动", "activity", format!("{} {}", called(id), day(*on))),
        Did::ActivityMoved { activity: id, state } => {
            let state = labels::code_number(lang, ACTIVITY_STATE, *state);
            with("活动", "activity", format!("{} {state}", called(id)))
        }
        Did::Invited { activity: id, people } => {
            let count = lang.of(format!("{people} 人"), when::plural(i64::from(*people), "person", "people"));
            with("邀请", "invited", format!("{} {count}", called(id)))
        }
        Did::SignedUp { activity: id, waits: 0, .. } => with("报名", "signed up", called(id)),
        Did::SignedUp { activity: id, .. } => with("候补", "waits for", called(id)),
        Did::Withdrew { activity: id, .. } => with("退出", "withdrew from", called(id)),
        Did::Came { activity: id, gift, .. } => {
            let said = with("到场", "came to", called(id));
            if gift.is_none() { said } else { format!("{said} {}", benefit(lang, names, *gift)) }
        }
        Did::ParticipantSet { activity: id, .. } => with("活动人员", "participant of", called(id)),
        Did::Served { activity: id, minutes, .. } => {
            let minutes = lang.of(format!("{minutes} 分钟"), format!("{minutes} minutes"));
            with("志愿服务", "served at", format!("{} {minutes}", called(id)))
        }
        Did::Reported { activity: id } => with("活动小结", "report of", called(id)),
        Did::DoorCalled { activity: id, met, gift, .. } => {
            let met = labels::code_number(lang, MET, *met);
            let said = with("入户", "called for", format!("{} {met}", called(id)));
            if gift.is_none() { said } else { format!("{said} {}", benefit(lang, names, *gift)) }
        }
        Did::RoundMissed { benefit: id, met, .. } => {
            let met = labels::code_number(lang, MET, *met);
            with("没发到", "not given", format!("{} {met}", benefit(lang, names, *id)))
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date: Date| when::date_of_year(lang, date, today);
    let of = |zh: String, en: String| lang.of(zh, en);
    let called = |id: &Id| activity(lang, names, *id);
    match not {
        Not::StateIs { activity: id, state } => {
            let (what, state) = (called(id), labels::code_number(lang, ACTIVITY_STATE, *state));
            of(format!("{what}{state}，或日子已过，办不了。"), format!("{what} is {state}, or over: not now."))
        }
        Not::NotOn { activity: id, on } => {
            let (what, on) = (called(id), day(*on));
            of(format!("{what}在 {on}，不在这一天。"), format!("{what} is on {on}, not on this day."))
        }
        Not::OnList { activity: id, resident, state, on } => {
            let (what, name, on) = (called(id), who(lang, names, *resident), day(*on));
            let state = labels::code_number(lang, PLACE_STATE, *state);
            of(format!("{name} {on} {state}：{what}。"), format!("{name} {state} on {on}: {what}."))
        }
        Not::NotOnList { activity: id, resident } => {
            let (what, name) = (called(id), who(lang, names, *resident));
            of(format!("{name}不在{what}的名单上。"), format!("{name} is not on the list of {what}."))
        }
        Not::Full { activity: id, capacity } => {
            let what = called(id);
            of(
                format!("{what}的 {capacity} 个名额已被别人占满，恢复不了。"),
                format!("All {capacity} places of {what} are taken by others."),
            )
        }
        Not::NobodyToInvite { activity: id } => {
            let what = called(id);
            of(
                format!("{what}没有可请的人：先在计划里填年龄、类别或小巷。"),
                format!("Nobody to invite to {what}: set an age, group or lane."),
            )
        }
        Not::NoGift { benefit: id } => {
            let what = benefit(lang, names, *id);
            of(
                format!("{what}不是每次活动一份、一种物品的优待。先改规定。"),
                format!("{what} is not had once an activity, of one stock. Change its terms."),
            )
        }
        Not::DoorDone { resident, met, on, .. } => {
            let (name, on) = (who(lang, names, *resident), day(*on));
            let met = labels::code_number(lang, MET, *met);
            of(format!("{name}家 {on} 已走过：{met}。"), format!("Called at {name}'s on {on} already: {met}."))
        }
        Not::NotAtDoors { activity: id } => {
            let what = called(id);
            of(format!("{what}不是走访入户的活动。"), format!("{what} is not held at the doors."))
        }
        Not::NobodyBooks { activity: id } => {
            let what = called(id);
            of(
                format!("给{what}订活动室，要先选一位居民作订房人。"),
                format!("A room for {what} is booked in a resident's name: serve them first."),
            )
        }
        Not::NotInSlot { activity: id } => {
            let what = called(id);
            of(
                format!("{what}的时间，这间活动室不开放，或一次跨了几天。"),
                format!("The room is not open when {what} is, or it lasts several days."),
            )
        }
        Not::ActivityKnown { activity: id } => {
            let what = called(id);
            of(format!("那天已经有{what}。"), format!("{what} is planned on that day already."))
        }
    }
}

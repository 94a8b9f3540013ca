//! Words of the preview of a series: what stands in the way of a date, what becomes of it, and what is saved.

use crate::model::Refusal;
use crate::model::Why;
use crate::model::center::Not;
use crate::model::center::booking::CLOSURE_REASON;
use crate::model::center::series::{LeftOut, Skipped};
use crate::text::{Lang, Msg, Names, labels, msg, refusals, room, when};

pub const BOOK_IT: Msg = msg("订", "book");
pub const SKIP: Msg = msg("跳过", "skip");
pub const MOVE_IT: Msg = msg("改期", "move");
/// A date of a series is changed.
pub const CHANGE_IT: Msg = msg("改", "change");
/// A date of a series stays as it is.
pub const KEEP_IT: Msg = msg("不改", "keep");
/// It waits for a place.
pub const WAIT: Msg = msg("候补", "waitlist");

/// What stands in the way of a date, in a few words; `holiday` is the day's public holiday, if it is one.
pub fn obstacle(lang: Lang, what: &Refusal, holiday: Option<&str>, names: &dyn Names) -> String {
    let short = if let Why::Center(not) = &what.why { in_a_few_words(lang, not, holiday, names) } else { None };
    short.unwrap_or_else(|| refusals::refusal(lang, what, names).trim_end_matches(['。', '.']).to_owned())
}

/// What stands in the way, where that has fewer words than its refusal.
fn in_a_few_words(lang: Lang, not: &Not, holiday: Option<&str>, names: &dyn Names) -> Option<String> {
    Some(match (lang, not) {
        (_, Not::RoomClosed { place, reason: 0, .. }) => {
            format!("{}{}", when::weekday(lang, place.date.weekday()), lang.of("不开", ": shut"))
        }
        (_, Not::RoomClosed { reason, .. }) => {
            let why = labels::code_number(lang, CLOSURE_REASON, *reason);
            let name = holiday.filter(|_| *reason == 1).unwrap_or_default();
            format!("{} {why} {name}", lang.of("停用", "closed:")).trim_end().to_owned()
        }
        (Lang::Zh, Not::Clash { place, .. }) => {
            format!("{} 已约{}", when::clock(place.start), room(lang, names, place.room))
        }
        (Lang::En, Not::Clash { place, .. }) => {
            format!("{}: booked in {}", when::clock(place.start), room(lang, names, place.room))
        }
        (_, Not::Full { left: 0, .. }) => lang.of("已满", "full").to_owned(),
        (Lang::Zh, Not::Full { left, .. }) => format!("只剩 {left} 位"),
        (Lang::En, Not::Full { left, .. }) => format!("only {left} left"),
        (_, Not::NoSuchSlot { .. }) => lang.of("没有这个时段", "no such slot").to_owned(),
        (_, Not::Past { .. }) => lang.of("已经过了", "past").to_owned(),
        (
            _,
            Not::PartyTooLarge { .. }
            | Not::PartyTooSmall { .. }
            | Not::NotBySlots { .. }
            | Not::NotAdmitted { .. }
            | Not::RoomRetired { .. }
            | Not::TooLate { .. }
            | Not::TooEarly { .. }
            | Not::Quota { .. }
            | Not::AlreadyWaiting { .. }
            | Not::NothingToBook
            | Not::TooYoung { .. },
        ) => return None,
    })
}

/// Why a date was left out, for a slip: `跳过  停用 节假日 元旦`.
pub fn left_out(lang: Lang, skipped: Skipped, holiday: Option<&str>, names: &dyn Names) -> String {
    let weekday = when::weekday(lang, skipped.date.weekday());
    let why = match (lang, skipped.why) {
        (_, LeftOut::Chosen | LeftOut::Rule) => String::new(),
        (_, LeftOut::NotOpen) => format!("{weekday}{}", lang.of("不开", ": shut")),
        (_, LeftOut::Closed(reason)) => {
            let why = labels::code_number(lang, CLOSURE_REASON, reason);
            let name = holiday.filter(|_| reason == 1).unwrap_or_default();
            format!("{} {why} {name}", lang.of("停用", "closed:"))
        }
        (Lang::Zh, LeftOut::Clash(place)) => {
            format!("{} 已约{}", when::clock(place.start), room(lang, names, place.room))
        }
        (Lang::En, LeftOut::Clash(place)) => {
            format!("{}: booked in {}", when::clock(place.start), room(lang, names, place.room))
        }
        (_, LeftOut::Full) => lang.of("已满", "full").to_owned(),
    };
    format!("{}  {why}", SKIP.say(lang)).trim_end().to_owned()
}

/// A date that was changed by itself before, and what it is now: `单独改过：09:00 书画室 3 位`.
pub fn differs(lang: Lang, now: &str) -> String {
    format!("{}{now}", lang.of("单独改过：", "changed by itself: "))
}

/// Where a date is moved to: `改到 12-09 周三 09:00`.
pub fn moved_to(lang: Lang, moment: &str) -> String {
    format!("{} {moment}", lang.of("改到", "move to"))
}

/// What is saved: `存 7 次，跳过 2 次`.
pub fn button(lang: Lang, saved: usize, skipped: usize, waits: usize) -> String {
    let mut parts = vec![match lang {
        Lang::Zh => format!("存 {saved} 次"),
        Lang::En => format!("save {}", when::plural(saved as i64, "time", "times")),
    }];
    if skipped > 0 {
        parts.push(match lang {
            Lang::Zh => format!("跳过 {skipped} 次"),
            Lang::En => format!("skip {skipped}"),
        });
    }
    if waits > 0 {
        parts.push(match lang {
            Lang::Zh => format!("候补 {waits} 次"),
            Lang::En => format!("wait for {waits}"),
        });
    }
    parts.join(lang.of("，", ", "))
}

/// What is changed: `改 5 次，不改 1 次`.
pub fn change_button(lang: Lang, changed: usize, kept: usize) -> String {
    match lang {
        Lang::Zh => format!("改 {changed} 次，不改 {kept} 次"),
        Lang::En => format!("change {}, keep {kept}", when::plural(changed as i64, "time", "times")),
    }
}

/// How many dates a list holds.
pub fn dates(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 次"),
        Lang::En => when::plural(count as i64, "date", "dates"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;
    use crate::model::Id;
    use crate::text::tests::{Paper, check_line};

    #[test]
    fn the_previews_lines_are_in_both_languages() {
        let (place, ways) = (Paper::PLACE, Vec::new);
        let refusals = [
            Refusal::from(crate::model::center::Not::RoomClosed { place, reason: 0 }).with_ways(ways()),
            Refusal::from(crate::model::center::Not::RoomClosed { place, reason: 2 }).with_ways(ways()),
            Refusal::from(crate::model::center::Not::Clash { booking: Paper::BOOKING, place }).with_ways(ways()),
            Refusal::from(crate::model::center::Not::Full { place, left: 0, asked: 2, capacity: 12 }).with_ways(ways()),
            Refusal::from(crate::model::center::Not::Full { place, left: 1, asked: 2, capacity: 12 }).with_ways(ways()),
            Refusal::from(crate::model::center::Not::NoSuchSlot { room: Id(1), start: time(9, 0, 0, 0) })
                .with_ways(ways()),
            Refusal::from(crate::model::center::Not::Past { at: place.at() }).with_ways(ways()),
            Refusal::from(crate::model::center::Not::Quota { room: Id(1), most: 2, a_week: true }).with_ways(ways()),
        ];
        for lang in Lang::ALL {
            for line in refusals.iter().map(|refusal| obstacle(lang, refusal, None, &Paper)) {
                check_line(lang, &line);
            }
            for why in [LeftOut::Chosen, LeftOut::NotOpen, LeftOut::Closed(2), LeftOut::Clash(place), LeftOut::Full] {
                check_line(lang, &left_out(lang, Skipped { date: place.date, why }, None, &Paper));
            }
            for line in [button(lang, 7, 2, 1), button(lang, 1, 0, 0), change_button(lang, 5, 1), dates(lang, 9)] {
                check_line(lang, &line);
            }
        }
        assert_eq!(button(Lang::Zh, 7, 2, 0), "存 7 次，跳过 2 次");
        let holiday = Refusal::from(crate::model::center::Not::RoomClosed { place, reason: 1 }).with_ways(ways());
        assert_eq!(obstacle(Lang::Zh, &holiday, Some("元旦"), &Paper), "停用 节假日 元旦");
    }
}

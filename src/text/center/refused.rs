//! Why something of the senior center is not done, in one line: the fact and the rule.

use crate::model::Id;
use crate::model::center::Not;
use crate::model::center::booking::{CLOSURE_REASON, Place};
use crate::model::people::group::OPEN;
use crate::text::center::said::{at_or_day, moment, place_at};
use crate::text::{Lang, Names, labels, room, when};

/// Why not, in one line: the fact and the rule.
#[allow(clippy::too_many_lines, reason = "an arm a variant: a list, no course of steps")]
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let _today = names.today();
    let at = |place: &Place| place_at(lang, place, names);
    let there = |id: &Id| room(lang, names, *id);
    match not {
        Not::Full { place, left: 0, asked, capacity, .. } => match lang {
            Lang::Zh => {
                format!("{}已满（共 {capacity} 位），约不了 {asked} 位。", at(place))
            }
            Lang::En => {
                format!("{} is full ({capacity} places), no room for {asked}.", at(place))
            }
        },
        Not::Full { place, left, asked, .. } => match lang {
            Lang::Zh => format!("{}只剩 {left} 位，不够 {asked} 位。", at(place)),
            Lang::En => {
                format!("{} has only {left} left, not {asked}.", at(place))
            }
        },
        Not::PartyTooLarge { room: id, most } => match lang {
            Lang::Zh => {
                format!("{}一次最多约 {most} 位，请分开约。", room(lang, names, *id))
            }
            Lang::En => {
                format!("{} takes at most {most} in one booking. Book in parts.", room(lang, names, *id))
            }
        },
        Not::RoomClosed { place, reason: 0, .. } => match lang {
            Lang::Zh => {
                let weekday = when::weekday(lang, place.date.weekday());
                format!("{}{weekday}不开，请换一天。", room(lang, names, place.room))
            }
            Lang::En => {
                let weekday = when::weekday(lang, place.date.weekday());
                format!("{} does not open on {weekday}. Choose another day.", room(lang, names, place.room))
            }
        },
        Not::RoomClosed { place, reason, .. } => match lang {
            Lang::Zh => {
                let why = labels::code_number(lang, CLOSURE_REASON, *reason);
                let day = when::day_near(lang, place.date, names.today());
                format!("{day} {}停用（{why}），请换一天。", room(lang, names, place.room))
            }
            Lang::En => {
                let why = labels::code_number(lang, CLOSURE_REASON, *reason);
                let day = when::day_near(lang, place.date, names.today());
                format!("{day}: {} is closed ({why}). Choose another day.", room(lang, names, place.room))
            }
        },
        Not::NoSuchSlot { room: id, start, .. } => match lang {
            Lang::Zh => {
                format!("{}没有 {} 开始的时段。", room(lang, names, *id), when::clock(*start))
            }
            Lang::En => {
                format!("{} has no slot at {}.", room(lang, names, *id), when::clock(*start))
            }
        },
        Not::Past { at, .. } => match lang {
            Lang::Zh => {
                format!("{} 已经过了。", at_or_day(lang, *at, names))
            }
            Lang::En => format!("{} is past.", at_or_day(lang, *at, names)),
        },
        Not::Clash { place, .. } => match lang {
            Lang::Zh => {
                format!("{} 已约{}，时间冲突。", moment(lang, place, names), room(lang, names, place.room))
            }
            Lang::En => {
                format!("{} is booked already in {}.", moment(lang, place, names), room(lang, names, place.room))
            }
        },
        Not::PartyTooSmall { room, least } => match lang {
            Lang::Zh => format!("{}至少 {least} 位才开。", there(room)),
            Lang::En => format!("{} opens for {least} and more.", there(room)),
        },
        Not::TooYoung { room, least } => match lang {
            Lang::Zh => format!("{}接待 {least} 岁及以上，年龄还不到；破例由负责人定。", there(room)),
            Lang::En => {
                format!("{} is for ages {least} and up; the head of the office may decide.", there(room))
            }
        },
        Not::NotBySlots { room } => match lang {
            Lang::Zh => format!("{}不按时段预约：用餐按餐订，日间照料按天订。", there(room)),
            Lang::En => {
                format!("{} has no slots to book: meals go by sitting, day care by day.", there(room))
            }
        },
        Not::RoomRetired { room } => match lang {
            Lang::Zh => format!("{}已停止使用，请换一间。", there(room)),
            Lang::En => format!("{} is not used any more. Choose another.", there(room)),
        },
        Not::TooLate { room, hours } => match lang {
            Lang::Zh => format!("{}要提前 {hours} 小时预约，已经晚了；破例由负责人定。", there(room)),
            Lang::En => {
                let hours = when::plural((*hours).into(), "hour", "hours");
                format!("{} must be booked {hours} before; the head may decide.", there(room))
            }
        },
        Not::TooEarly { room, days } => match lang {
            Lang::Zh => format!("{}最多提前 {days} 天预约，还太早；破例由负责人定。", there(room)),
            Lang::En => {
                let days = when::plural((*days).into(), "day", "days");
                format!("{} can be booked {days} ahead at most; the head may decide.", there(room))
            }
        },
        Not::Quota { room, most, a_week, .. } => match lang {
            Lang::Zh => {
                format!("{}一人{}最多约 {most} 次，已经约满。", there(room), if *a_week { "一周" } else { "一天" })
            }
            Lang::En => {
                let most = when::plural((*most).into(), "booking", "bookings");
                format!("{}: at most {most} a person a {}.", there(room), if *a_week { "week" } else { "day" })
            }
        },
        Not::AlreadyWaiting { nth } => match lang {
            Lang::Zh => format!("已在候补，是第 {nth} 位。"),
            Lang::En => format!("On the waitlist already, number {nth}."),
        },
        Not::NotAdmitted { room, least_age, groups, team } => {
            let groups = groups.rows(OPEN).map(|row| labels::code(lang, row).to_owned());
            let members = team.some().map(|team| match lang {
                Lang::Zh => format!("{}队员", names.team(team)),
                Lang::En => format!("members of {}", names.team(team)),
            });
            let groups = groups.chain(members).collect::<Vec<_>>().join(lang.of("、", ", "));
            match (lang, least_age) {
                (Lang::Zh, 0) => format!("{}只接待{groups}。", there(room)),
                (Lang::Zh, age) => format!("{}接待 {age} 岁及以上或{groups}。", there(room)),
                (Lang::En, 0) => format!("{} is for {groups} only.", there(room)),
                (Lang::En, age) => format!("{} is for ages {age} and up, or {groups}.", there(room)),
            }
        }
        Not::NothingToBook => lang.of("没有可办的日期。", "No date is left for that.").to_owned(),
    }
}

//! What was done and refused about series, waitlists, closures and the rules of rooms, in both languages.

use crate::model::center::series::{EVERY, nth_of_month};
use crate::model::center::waiting::CALL_RESULT;
use crate::model::people::group::OPEN;
use crate::model::{Note, Refusal};
use crate::text::{Lang, Names, labels, numerals, room, when, who};

/// [`crate::text::sentences::sentence`] for these notes.
pub(in crate::text) fn sentence(lang: Lang, note: &Note, names: &dyn Names) -> String {
    let today = names.today();
    let at = |id| room(lang, names, id);
    let name = |id| who(lang, names, id);
    match (lang, note) {
        (Lang::Zh, Note::SeriesBooked { room, date, start, every, times, skipped, .. }) => {
            let how = rhythm(lang, *every, *date);
            let from = when::day_said(lang, *date, today);
            let skipped = if *skipped > 0 {
                format!("，跳过{}次", numerals::counted((*skipped).into()))
            } else {
                String::new()
            };
            let times = numerals::counted((*times).into());
            format!("{}，{how}{}，从{from}起共{times}次{skipped}，已订好", at(*room), when::time_said(lang, *start))
        }
        (Lang::En, Note::SeriesBooked { room, date, start, every, times, skipped, .. }) => {
            let skipped = if *skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
            let (how, from) = (rhythm(lang, *every, *date), when::day_said(lang, *date, today));
            let times = when::plural((*times).into(), "time", "times");
            format!("{}, {how} at {}, from {from}, {times}{skipped}: booked", at(*room), when::time_said(lang, *start))
        }
        (Lang::Zh, Note::SeriesCancelled { room, date, times, .. }) => {
            format!(
                "{}，{}起{}次，都已取消",
                at(*room),
                when::day_said(lang, *date, today),
                numerals::counted((*times).into())
            )
        }
        (Lang::En, Note::SeriesCancelled { room, date, times, .. }) => {
            let times = when::plural((*times).into(), "booking", "bookings");
            format!("{} from {}, {times}: cancelled", at(*room), when::day_said(lang, *date, today))
        }
        (Lang::Zh, Note::SeriesChanged { room, date, start, times, .. }) => {
            let moment = when::moment_said(lang, *date, *start, today);
            format!("{}，{moment}起{}次，都已改好", at(*room), numerals::counted((*times).into()))
        }
        (Lang::En, Note::SeriesChanged { room, date, start, times, .. }) => {
            let times = when::plural((*times).into(), "booking", "bookings");
            format!("{} from {}, {times}: changed", at(*room), when::moment_said(lang, *date, *start, today))
        }
        (Lang::Zh, Note::Waits { room, date, start, nth, .. }) => {
            let moment = when::moment_said(lang, *date, *start, today);
            format!("{moment}，{}，候补第{}位，有空位就通知您", at(*room), numerals::ordinal((*nth).into()))
        }
        (Lang::En, Note::Waits { room, date, start, nth, .. }) => {
            let moment = when::moment_said(lang, *date, *start, today);
            format!("{moment}, {}: number {nth} on the waitlist. We call when a place is free", at(*room))
        }
        (_, Note::WaitCalled { resident, result, .. }) => {
            let said = labels::code_number(lang, CALL_RESULT, *result);
            format!("{}{}{said}", name(*resident), lang.of("，候补，", ", waitlist: "))
        }
        (Lang::Zh, Note::Missed { count }) => format!("{count} 笔预约过时未到，位子已放出"),
        (Lang::En, Note::Missed { count }) => {
            format!("{} not kept; the places are free", when::plural((*count).into(), "booking", "bookings"))
        }
        (Lang::Zh, Note::HolidaySet { date }) => format!("{}，节假日表已改好", when::day_said(lang, *date, today)),
        (Lang::En, Note::HolidaySet { date }) => {
            format!("{}: the holiday table is changed", when::day_said(lang, *date, today))
        }
        (Lang::Zh, Note::SeveralCancelled { count }) => format!("{count} 笔预约已取消，请逐一告知"),
        (Lang::En, Note::SeveralCancelled { count }) => {
            format!("{} cancelled. Please tell each of them", when::plural((*count).into(), "booking", "bookings"))
        }
        (Lang::Zh, Note::SeveralMoved { count }) => format!("{count} 笔预约已改期，请逐一告知"),
        (Lang::En, Note::SeveralMoved { count }) => {
            format!("{} moved. Please tell each of them", when::plural((*count).into(), "booking", "bookings"))
        }
        _ => history(lang, note, names),
    }
}

/// [`crate::text::sentences::history`] for these notes.
pub(in crate::text) fn history(lang: Lang, note: &Note, names: &dyn Names) -> String {
    let day = |date| when::day_of_year(lang, date, names.today());
    let at = |id| room(lang, names, id);
    match note {
        Note::SeriesBooked { room, date, start, every, times, .. } => {
            let how = rhythm(lang, *every, *date);
            let (times, clock) = (times_of(lang, *times), when::clock(*start));
            format!("{} {} {how} {clock} {} {times}", lang.of("连续预约", "booked"), at(*room), day(*date))
        }
        Note::SeriesCancelled { room, date, times, .. } => {
            format!("{} {} {} {}", lang.of("取消连续预约", "cancelled"), at(*room), day(*date), times_of(lang, *times))
        }
        Note::SeriesChanged { room, date, times, .. } => {
            format!("{} {} {} {}", lang.of("改连续预约", "changed"), at(*room), day(*date), times_of(lang, *times))
        }
        Note::Waits { room, date, start, .. } => {
            format!("{} {} {} {}", lang.of("候补", "waits for"), at(*room), day(*date), when::clock(*start))
        }
        Note::WaitCalled { room, date, start, result, .. } => {
            let said = labels::code_number(lang, CALL_RESULT, *result);
            format!(
                "{} {} {} {} {said}",
                lang.of("候补电话", "waitlist call"),
                at(*room),
                day(*date),
                when::clock(*start)
            )
        }
        Note::Missed { count } => format!("{} {count}", lang.of("过时未到", "did not come")),
        Note::HolidaySet { date } => format!("{} {}", lang.of("节假日表", "holiday table"), day(*date)),
        Note::SeveralCancelled { count } => format!("{} {count}", lang.of("取消预约", "cancelled bookings")),
        Note::SeveralMoved { count } => format!("{} {count}", lang.of("预约改期", "moved bookings")),
        _ => String::new(),
    }
}

fn times_of(lang: Lang, times: u16) -> String {
    match lang {
        Lang::Zh => format!("{times} 次"),
        Lang::En => when::plural(times.into(), "time", "times"),
    }
}

/// How a series comes again: `每周三`, `隔周周三`, `每月第 1 个周一`.
pub fn rhythm(lang: Lang, every: u8, first: jiff::civil::Date) -> String {
    let weekday = when::weekday(lang, first.weekday());
    let nth = nth_of_month(first);
    match (lang, every) {
        (Lang::Zh, 1) => format!("每{weekday}"),
        (Lang::Zh, 2) => format!("隔周{weekday}"),
        (Lang::Zh, _) if nth == 5 => format!("每月最后一个{weekday}"),
        (Lang::Zh, _) => format!("每月第{}个{weekday}", numerals::ordinal(nth as u32)),
        (Lang::En, 1) => format!("every {weekday}"),
        (Lang::En, 2) => format!("every other {weekday}"),
        (Lang::En, _) if nth == 5 => format!("last {weekday} of the month"),
        (Lang::En, _) => format!("{weekday} no. {nth} of the month"),
    }
}

/// The label of a rhythm by its code.
pub fn every(lang: Lang, code: u8) -> &'static str {
    labels::code_number(lang, EVERY, code)
}

/// [`crate::text::refusals::refusal`] for the rules of rooms.
pub(in crate::text) fn refusal(lang: Lang, refusal: &Refusal, names: &dyn Names) -> String {
    let at = |id| room(lang, names, id);
    match (lang, refusal) {
        (Lang::Zh, Refusal::PartyTooSmall { room, least }) => format!("{}至少 {least} 位才开。", at(*room)),
        (Lang::En, Refusal::PartyTooSmall { room, least }) => format!("{} opens for {least} and more.", at(*room)),
        (Lang::Zh, Refusal::TooYoung { room, least }) => format!("{}接待 {least} 岁及以上，年龄还不到。", at(*room)),
        (Lang::En, Refusal::TooYoung { room, least }) => format!("{} is for ages {least} and up.", at(*room)),
        (Lang::Zh, Refusal::NotBySlots { room }) => format!("{}不按时段预约：用餐按餐订，日间照料按天订。", at(*room)),
        (Lang::En, Refusal::NotBySlots { room }) => {
            format!("{} has no slots to book: meals go by sitting, day care by day.", at(*room))
        }
        (_, Refusal::NotAdmitted { room, least_age, groups, team }) => {
            let groups = groups.rows(OPEN).map(|row| labels::code(lang, row).to_owned());
            let members = team.some().map(|team| match lang {
                Lang::Zh => format!("{}队员", names.team(team)),
                Lang::En => format!("members of {}", names.team(team)),
            });
            let groups = groups.chain(members).collect::<Vec<_>>().join(lang.of("、", ", "));
            match (lang, least_age) {
                (Lang::Zh, 0) => format!("{}只接待{groups}。", at(*room)),
                (Lang::Zh, age) => format!("{}接待 {age} 岁及以上或{groups}。", at(*room)),
                (Lang::En, 0) => format!("{} is for {groups} only.", at(*room)),
                (Lang::En, age) => format!("{} is for ages {age} and up, or {groups}.", at(*room)),
            }
        }
        (Lang::Zh, Refusal::RoomRetired { room }) => format!("{}已停止使用，请换一间。", at(*room)),
        (Lang::En, Refusal::RoomRetired { room }) => format!("{} is not used any more. Choose another.", at(*room)),
        (Lang::Zh, Refusal::TooLate { room, hours }) => format!("{}要提前 {hours} 小时预约，已经晚了。", at(*room)),
        (Lang::En, Refusal::TooLate { room, hours }) => {
            format!("{} must be booked {} before.", at(*room), when::plural((*hours).into(), "hour", "hours"))
        }
        (Lang::Zh, Refusal::TooEarly { room, days }) => format!("{}最多提前 {days} 天预约，还太早。", at(*room)),
        (Lang::En, Refusal::TooEarly { room, days }) => {
            format!("{} can be booked {} ahead at most.", at(*room), when::plural((*days).into(), "day", "days"))
        }
        (Lang::Zh, Refusal::Quota { room, most, a_week, .. }) => {
            format!("{}一人{}最多约 {most} 次，已经约满。", at(*room), if *a_week { "一周" } else { "一天" })
        }
        (Lang::En, Refusal::Quota { room, most, a_week, .. }) => {
            let most = when::plural((*most).into(), "booking", "bookings");
            format!("{}: at most {most} a person a {}.", at(*room), if *a_week { "week" } else { "day" })
        }
        (Lang::Zh, Refusal::AlreadyWaiting { nth }) => format!("已在候补，是第 {nth} 位。"),
        (Lang::En, Refusal::AlreadyWaiting { nth }) => format!("On the waitlist already, number {nth}."),
        (_, Refusal::NothingToBook) => lang.of("没有可办的日期。", "No date is left for that.").to_owned(),
        _ => String::new(),
    }
}

//! What was done of the senior center, as a person reads it: both languages side by side.

use jiff::civil::{Date, DateTime, Time};

use crate::model::Id;
use crate::model::center::Did;
use crate::model::center::booking::Place;
use crate::model::center::holiday::HOURS_OF;
use crate::model::center::series::EVERY;
use crate::model::center::series::nth_of_month;
use crate::model::center::waiting::CALL_RESULT;
pub(in crate::text) use crate::text::center::refused::refusal;
use crate::text::{Lang, Names, labels, numerals, room, when, who};

/// The sentence that a clerk reads aloud once it is saved.
#[allow(clippy::too_many_lines, reason = "an arm a variant: a list, no course of steps")]
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    let at = |id: &Id| room(lang, names, *id);
    match did {
        Did::Booked { room, date, start, heads, .. } => match lang {
            Lang::Zh => format!(
                "{}，{}，{}，已订好",
                when::moment_said(lang, *date, *start, today),
                at(room),
                when::people_said(lang, (*heads).into())
            ),
            Lang::En => format!(
                "{}, {}, {}: booked",
                when::moment_said(lang, *date, *start, today),
                at(room),
                when::people_said(lang, (*heads).into())
            ),
        },
        Did::BookingCancelled { room, date, start, .. } => match lang {
            Lang::Zh => {
                format!("{}，{}，已取消", when::moment_said(lang, *date, *start, today), at(room))
            }
            Lang::En => {
                format!("{}, {}: cancelled", when::moment_said(lang, *date, *start, today), at(room))
            }
        },
        Did::CheckedIn { resident, room } => match lang {
            Lang::Zh => format!("{}，{}，已到", name(resident), at(room)),
            Lang::En => format!("{} is here, {}", name(resident), at(room)),
        },
        Did::NoShow { resident, room } => match lang {
            Lang::Zh => format!("{}，{}，未到，已记下", name(resident), at(room)),
            Lang::En => format!("{} did not come, {}: noted", name(resident), at(room)),
        },
        Did::Closed { room, date } => match lang {
            Lang::Zh => format!("{}，{}，停用，已登记", when::day_said(lang, *date, today), at(room)),
            Lang::En => format!("{}, {}: closed", when::day_said(lang, *date, today), at(room)),
        },
        Did::DaysSet { room, from, last, hours } => {
            let days = days_said(lang, *from, *last, today);
            match (lang, *hours) {
                (Lang::Zh, 0) => format!("{days}，{}，停用，已登记", at(room)),
                (Lang::En, 0) => format!("{days}, {}: closed", at(room)),
                (Lang::Zh, hours) => {
                    format!("{days}，{}，{}的时段加开", at(room), labels::code_number(lang, HOURS_OF, hours))
                }
                (Lang::En, hours) => {
                    format!("{days}, {}: open {}", at(room), labels::code_number(lang, HOURS_OF, hours))
                }
            }
        }
        Did::Reopened { room, date } => match lang {
            Lang::Zh => format!("{}，{}，照常开放", when::day_said(lang, *date, today), at(room)),
            Lang::En => {
                format!("{}, {}: open as usual", when::day_said(lang, *date, today), at(room))
            }
        },
        Did::RoomSet { room } => match lang {
            Lang::Zh => format!("{}已设好", at(room)),
            Lang::En => format!("{} is set up", at(room)),
        },
        Did::SeriesBooked { room, date, start, every, times, skipped, .. } => match lang {
            Lang::Zh => {
                let how = rhythm(lang, *every, *date);
                let from = when::day_said(lang, *date, today);
                let skipped = if *skipped > 0 {
                    format!("，跳过{}次", numerals::counted((*skipped).into()))
                } else {
                    String::new()
                };
                let times = numerals::counted((*times).into());
                format!("{}，{how}{}，从{from}起共{times}次{skipped}，已订好", at(room), when::time_said(lang, *start))
            }
            Lang::En => {
                let skipped = if *skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
                let (how, from) = (rhythm(lang, *every, *date), when::day_said(lang, *date, today));
                let times = when::plural((*times).into(), "time", "times");
                format!(
                    "{}, {how} at {}, from {from}, {times}{skipped}: booked",
                    at(room),
                    when::time_said(lang, *start)
                )
            }
        },
        Did::SeriesCancelled { room, date, times, .. } => match lang {
            Lang::Zh => {
                format!(
                    "{}，{}起{}次，都已取消",
                    at(room),
                    when::day_said(lang, *date, today),
                    numerals::counted((*times).into())
                )
            }
            Lang::En => {
                let times = when::plural((*times).into(), "booking", "bookings");
                format!("{} from {}, {times}: cancelled", at(room), when::day_said(lang, *date, today))
            }
        },
        Did::SeriesChanged { room, date, start, times, .. } => match lang {
            Lang::Zh => {
                let moment = when::moment_said(lang, *date, *start, today);
                format!("{}，{moment}起{}次，都已改好", at(room), numerals::counted((*times).into()))
            }
            Lang::En => {
                let times = when::plural((*times).into(), "booking", "bookings");
                format!("{} from {}, {times}: changed", at(room), when::moment_said(lang, *date, *start, today))
            }
        },
        Did::Waits { room, date, start, nth, .. } => match lang {
            Lang::Zh => {
                let moment = when::moment_said(lang, *date, *start, today);
                format!("{moment}，{}，候补第{}位，有空位就通知您", at(room), numerals::ordinal((*nth).into()))
            }
            Lang::En => {
                let moment = when::moment_said(lang, *date, *start, today);
                format!("{moment}, {}: number {nth} on the waitlist. We call when a place is free", at(room))
            }
        },
        Did::Missed { count } => match lang {
            Lang::Zh => format!("{count} 笔预约过时未到，位子已放出"),
            Lang::En => {
                format!("{} not kept; the places are free", when::plural((*count).into(), "booking", "bookings"))
            }
        },
        Did::HolidaySet { date } => match lang {
            Lang::Zh => format!("{}，节假日表已改好", when::day_said(lang, *date, today)),
            Lang::En => {
                format!("{}: the holiday table is changed", when::day_said(lang, *date, today))
            }
        },
        Did::SeveralCancelled { count } => match lang {
            Lang::Zh => format!("{count} 笔预约已取消，请逐一告知"),
            Lang::En => {
                format!("{} cancelled. Please tell each of them", when::plural((*count).into(), "booking", "bookings"))
            }
        },
        Did::SeveralMoved { count } => match lang {
            Lang::Zh => format!("{count} 笔预约已改期，请逐一告知"),
            Lang::En => {
                format!("{} moved. Please tell each of them", when::plural((*count).into(), "booking", "bookings"))
            }
        },
        Did::WaitCalled { resident, result, .. } => {
            let said = labels::code_number(lang, CALL_RESULT, *result);
            format!("{}{}{said}", name(resident), lang.of("，候补，", ", waitlist: "))
        }
    }
}

/// A day, or a row of them: `10月1日周四至10月8日周四`.
fn days_said(lang: Lang, from: Date, last: Date, today: Date) -> String {
    let first = when::day_said(lang, from, today);
    if from == last { first } else { format!("{first}{}{}", lang.of("至", " to "), when::day_said(lang, last, today)) }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let at = |id: &Id| room(lang, names, *id);
    let day = |date| when::day_of_year(lang, date, today);
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::Booked { room, date, start, heads, .. } => format!(
            "{} {} {} {} {}",
            of("预约", "booked"),
            at(room),
            day(*date),
            when::clock(*start),
            when::people(lang, (*heads).into())
        ),
        Did::BookingCancelled { room, date, start, .. } => {
            format!("{} {} {} {}", of("取消预约", "cancelled"), at(room), day(*date), when::clock(*start))
        }
        Did::CheckedIn { room, .. } => format!("{} {}", of("已到", "came to"), at(room)),
        Did::NoShow { room, .. } => format!("{} {}", of("未到", "did not come to"), at(room)),
        Did::Closed { room, date } => format!("{} {} {}", of("停用", "closed"), at(room), day(*date)),
        Did::DaysSet { room, from, last, hours } => {
            let what = if *hours == 0 { of("停用", "closed") } else { of("加开", "opened") };
            format!("{what} {} {}", at(room), days_said(lang, *from, *last, today))
        }
        Did::Reopened { room, date } => format!("{} {} {}", of("恢复开放", "opened again"), at(room), day(*date)),
        Did::RoomSet { room } => format!("{} {}", of("设置房间", "set up"), at(room)),
        Did::SeriesBooked { room, date, start, every, times, .. } => {
            let how = rhythm(lang, *every, *date);
            let (times, clock) = (times_of(lang, *times), when::clock(*start));
            format!("{} {} {how} {clock} {} {times}", lang.of("连续预约", "booked"), at(room), day(*date))
        }
        Did::SeriesCancelled { room, date, times, .. } => {
            format!("{} {} {} {}", lang.of("取消连续预约", "cancelled"), at(room), day(*date), times_of(lang, *times))
        }
        Did::SeriesChanged { room, date, times, .. } => {
            format!("{} {} {} {}", lang.of("改连续预约", "changed"), at(room), day(*date), times_of(lang, *times))
        }
        Did::Waits { room, date, start, .. } => {
            format!("{} {} {} {}", lang.of("候补", "waits for"), at(room), day(*date), when::clock(*start))
        }
        Did::WaitCalled { room, date, start, result, .. } => {
            let said = labels::code_number(lang, CALL_RESULT, *result);
            format!(
                "{} {} {} {} {said}",
                lang.of("候补电话", "waitlist call"),
                at(room),
                day(*date),
                when::clock(*start)
            )
        }
        Did::Missed { count } => format!("{} {count}", lang.of("过时未到", "did not come")),
        Did::HolidaySet { date } => format!("{} {}", lang.of("节假日表", "holiday table"), day(*date)),
        Did::SeveralCancelled { count } => format!("{} {count}", lang.of("取消预约", "cancelled bookings")),
        Did::SeveralMoved { count } => format!("{} {count}", lang.of("预约改期", "moved bookings")),
    }
}

/// A day, time and room in one breath: `周四 14:00 书画室`.
pub(in crate::text) fn place_at(lang: Lang, place: &Place, names: &dyn Names) -> String {
    format!("{} {}", moment(lang, place, names), room(lang, names, place.room))
}

pub(in crate::text) fn moment(lang: Lang, place: &Place, names: &dyn Names) -> String {
    when::moment(lang, place.date, place.start, names.today())
}

/// A moment; midnight stands for its whole day.
pub(in crate::text) fn at_or_day(lang: Lang, at: DateTime, names: &dyn Names) -> String {
    if at.time() == Time::midnight() {
        when::day_near(lang, at.date(), names.today())
    } else {
        when::moment(lang, at.date(), at.time(), names.today())
    }
}

pub(in crate::text) fn booked_room(lang: Lang, booking: crate::model::Id, names: &dyn Names) -> String {
    match names.booking(booking) {
        Some(place) => room(lang, names, place.room).into_owned(),
        None => lang.of("那个预约", "that booking").to_owned(),
    }
}

pub(in crate::text) fn times_of(lang: Lang, times: u16) -> String {
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

//! What was done of day care, and why something is not, as a person reads it: both languages side by side.

use jiff::civil::DateTime;

use crate::model::Id;
use crate::model::day_care::DayWhy;
use crate::model::day_care::{Did, Not};
use crate::text::sentences::saved;
use crate::text::{Lang, Names, numerals, when, who};

/// Days that a refusal names.
const NAMED_DAYS: usize = 3;

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    let day = |date| when::day_said(lang, date, today);
    let of = |zh: String, en: String| lang.of(zh, en);
    match did {
        Did::StaysBooked { resident, date, days: 1 } => of(
            format!("{}，{}，日间照料，已订好", name(resident), day(*date)),
            format!("{}: day care on {}, booked", name(resident), day(*date)),
        ),
        Did::StaysBooked { resident, date, days } => of(
            format!("{}，日间照料{}天，从{}起，已订好", name(resident), numerals::counted((*days).into()), day(*date)),
            format!("{}: {days} days at day care from {}, booked", name(resident), day(*date)),
        ),
        Did::Arrived { resident, at } => of(
            format!("{}{}到，请放心", name(resident), when::time_said(lang, at.time())),
            format!("{} came at {}", name(resident), when::time_said(lang, at.time())),
        ),
        Did::Fetched { resident, at } => of(
            format!("{}{}接走，慢走", name(resident), when::time_said(lang, at.time())),
            format!("{} went home at {}", name(resident), when::time_said(lang, at.time())),
        ),
        Did::DayCareSet | Did::ProfileSet { .. } | Did::StayCancelled { .. } | Did::StayMissed { .. } => {
            saved(lang, did.resident(), &history(lang, did, names), names)
        }
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_of_year(lang, date, today);
    let clock = |at: &DateTime| format!("{} {}", day(at.date()), when::clock(at.time()));
    let with = |zh: &str, en: &str, rest: String| format!("{} {rest}", lang.of(zh, en));
    match did {
        Did::DayCareSet => lang.of("日间照料设置", "day care").to_owned(),
        Did::ProfileSet { .. } => lang.of("日间照料资料", "day-care profile").to_owned(),
        Did::StaysBooked { date, days, .. } => {
            with("日间照料", "day care", format!("{} {days} {}", day(*date), lang.of("天", "d")))
        }
        Did::StayCancelled { date, .. } => with("取消日间照料", "day care cancelled", day(*date)),
        Did::Arrived { at, .. } => with("到日间照料", "came to day care", clock(at)),
        Did::Fetched { at, .. } => with("接走", "went home", clock(at)),
        Did::StayMissed { date, .. } => with("日间照料未到", "missed day care", day(*date)),
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_near(lang, date, today);
    let of = |zh: String, en: String| lang.of(zh, en);
    let plain = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match not {
        Not::NoDayCare => plain(
            "还没有设日间照料室，在养老服务按 a 设。",
            "No day-care room is set up. Set it in the senior center with a.",
        ),
        Not::DaysInTheWay { days, of: all, why } => {
            let why = match why {
                DayWhy::Past => lang.of("已过", "past"),
                DayWhy::NotOpen => lang.of("不开", "not open"),
                DayWhy::Full => lang.of("满", "full"),
                DayWhy::Booked => lang.of("已约", "booked already"),
            };
            let first = days.first().map_or_else(String::new, |date| day(*date));
            let rest: Vec<String> = days.iter().skip(1).take(NAMED_DAYS - 1).map(|date| day(*date)).collect();
            let rest = if rest.is_empty() {
                String::new()
            } else {
                format!("{}{}", lang.of("、", ", "), rest.join(lang.of("、", ", ")))
            };
            of(
                format!("{all} 天里 {} 天不行：{first}（{why}）{rest}。", days.len()),
                format!("{} of {all} days cannot be: {first} ({why}){rest}.", days.len()),
            )
        }
    }
}

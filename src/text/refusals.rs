//! Why the desk does not do something, in one line: the fact, the rule; and the ways out that stand after their digits.

use super::{Lang, Names, canteen, center, labels, registers, room, when, who};
use crate::model::capability::capabilities;
use crate::model::{Record, Refusal, Resident, Way, Why};

/// The refusals, of the capabilities' own.
macro_rules! refusals {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        /// The refusal in one line.
        pub fn refusal(lang: Lang, refusal: &Refusal, names: &dyn Names) -> String {
            match &refusal.why {
                Why::Desk(not) => registers::said::refusal(lang, not, names),
                $(Why::$variant(not) => super::$folder::said::refusal(lang, not, names),)*
            }
        }
    };
}

capabilities!(refusals);

/// A way out, to stand after its digit.
pub fn way(lang: Lang, way: &Way, names: &dyn Names) -> String {
    match (lang, way) {
        (Lang::Zh, Way::Slot { place, left }) => format!("{} 剩{left}", center::said::moment(lang, place, names)),
        (Lang::En, Way::Slot { place, left }) => format!("{} {left} left", center::said::moment(lang, place, names)),
        (Lang::Zh, Way::Wait { nth, .. }) => format!("候补第{nth}位"),
        (Lang::En, Way::Wait { nth, .. }) => format!("waitlist, number {nth}"),
        (Lang::Zh, Way::CancelBooking { booking }) => {
            format!("取消{}（再问一次）", center::said::booked_room(lang, *booking, names))
        }
        (Lang::En, Way::CancelBooking { booking }) => {
            format!("cancel {} (asks again)", center::said::booked_room(lang, *booking, names))
        }
        (Lang::Zh, Way::Open { kind: Resident::KIND, id }) => format!("打开{}的卡片", who(lang, names, *id)),
        (Lang::En, Way::Open { kind: Resident::KIND, id }) => format!("open {}'s card", who(lang, names, *id)),
        (_, Way::Open { kind, id }) => {
            let found = super::value::reference(lang, *kind, *id, names);
            let what = if found.is_empty() { labels::kind(lang, *kind) } else { found.as_str() };
            format!("{}{what}", lang.of("打开 ", "open "))
        }
        (_, Way::Join { issue }) => match names.issue(*issue) {
            Some(number) => format!("{}#{number}", lang.of("并入 ", "join ")),
            None => lang.of("并入那一件", "join it").to_owned(),
        },
        (_, Way::Anyway) => lang.of("仍然登记", "all the same").to_owned(),
        (_, Way::Plate(plate)) => canteen::said::plate(lang, *plate).to_owned(),
        (_, Way::Sitting { date, sitting }) => {
            let day = when::day_near(lang, *date, names.today());
            format!("{day} {}", canteen::said::sitting(lang, names, *sitting))
        }
        (_, Way::RestOfDays) => lang.of("只订其余几天", "the other days only").to_owned(),
        (Lang::Zh, Way::RestOfImport { goes, stays, .. }) => format!("撤销其余 {goes} 人，留 {stays} 人"),
        (Lang::En, Way::RestOfImport { goes, stays, .. }) => format!("undo the other {goes}, keep {stays}"),
        (_, Way::LogOnly) => lang.of("只记来访", "log the visit only").to_owned(),
    }
}

/// The ways out of a refusal, in the order of their digits; a slot of another room than the one asked for names it.
pub fn ways(lang: Lang, refusal: &Refusal, names: &dyn Names) -> Vec<String> {
    let asked = if let Why::Center(not) = &refusal.why { not.room() } else { None };
    let label = |out: &Way| match out {
        Way::Slot { place, .. } if asked.is_some_and(|room| room != place.room) => {
            format!("{} {}", room(lang, names, place.room), way(lang, out, names))
        }
        _ => way(lang, out, names),
    };
    refusal.ways().iter().map(label).collect()
}

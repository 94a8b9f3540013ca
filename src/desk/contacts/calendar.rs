//! One month across everything: bookings, sessions, teams, activities, visits due, closures, holidays, promises,
//! birthdays. Counted by whoever asks; older days are read for it and not kept.

use std::collections::BTreeMap;
use std::sync::Mutex;

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use crate::desk::Desk;
use crate::desk::care::tiers::due_visits;
use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Composed, Printable, SheetRow, Sight};
use crate::desk::people::today::birthdays;
use crate::exchange::page::Block;
use crate::model::contacts::Coordination;
use crate::model::contacts::report::{CALENDAR, day_as_id, day_of_page};
use crate::model::when::monday_of;
use crate::model::{
    Booking, BookingState, Closure, Holiday, Id, Kind, Meeting, Record, Refusal, Resident, Room, Session, Team,
};
use crate::text::contacts::report as words;
use crate::text::{Lang, labels, when};

/// Codes of [`CALENDAR`].
mod kind {
    /// 预约
    pub const BOOKINGS: u8 = 1;
    /// 义诊
    pub const SESSIONS: u8 = 2;
    /// 团队
    pub const MEETINGS: u8 = 3;
    /// 活动
    pub const ACTIVITIES: u8 = 4;
    /// 探访
    pub const VISITS: u8 = 5;
    /// 停用
    pub const CLOSURES: u8 = 6;
    /// 节假日
    pub const HOLIDAYS: u8 = 7;
    /// 答应
    pub const PROMISES: u8 = 8;
    /// 生日
    pub const BIRTHDAYS: u8 = 9;
}

/// Something of a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    pub date: Date,
    pub start: Option<Time>,
    /// Of [`CALENDAR`].
    pub kind: u8,
    /// What it is called: a room, a unit, an activity, a person.
    pub called: String,
    /// How many people it is for; 0 where that is not counted.
    pub heads: u32,
    /// The record to open, and its kind.
    pub of: (Kind, Id),
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its first day.
    pub month: Date,
    /// By day and time.
    pub items: Vec<Item>,
}

/// The month that was worked out last for a page: pages are composed from memory, and old days do not stand there.
#[derive(Debug, Default)]
pub struct LastCalendar(Mutex<Option<Calendar>>);

impl Calendar {
    /// What is on a day, of one kind or (0) of every.
    pub fn on(&self, day: Date, kind: u8) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.date == day && (kind == 0 || item.kind == kind))
    }

    /// How many there are of each kind on a day; bookings count their people.
    pub fn counts(&self, day: Date, kind: u8) -> Vec<(u8, u32)> {
        let mut counts: BTreeMap<u8, u32> = BTreeMap::new();
        for item in self.on(day, kind) {
            *counts.entry(item.kind).or_default() += item.heads.max(1);
        }
        counts.into_iter().collect()
    }
}

impl Desk {
    /// Works a month out.
    pub(in crate::desk) fn calendar(&self, month: Date) -> Result<Calendar, Refusal> {
        let month = month.first_of_month();
        let days: Vec<Date> = month.series(1.day()).take(month.days_in_month().unsigned_abs().into()).collect();
        let mut slots: BTreeMap<(Date, Time, Id), u32> = BTreeMap::new();
        for day in &days {
            self.each_on(*day, |one: Booking| {
                if one.state != BookingState::Cancelled {
                    *slots.entry((one.date, one.start, one.room)).or_default() += u32::from(one.heads);
                }
            })?;
        }
        let office = self.office();
        let mut items = standing(&office, &days, self.today());
        items.extend(slots.into_iter().map(|((date, start, room), heads)| {
            let called = office.of::<Room>().get(room).map_or_else(String::new, |room| room.name.clone());
            let of = (Room::KIND, room);
            Item { date, start: Some(start), kind: kind::BOOKINGS, called, heads, of }
        }));
        items.sort();
        Ok(Calendar { month, items })
    }
}

/// Everything that does not have to be read for it.
fn standing(office: &Office, days: &[Date], today: Date) -> Vec<Item> {
    let in_month = |day: &Date| days.contains(day);
    let item =
        |date, start, kind, called: &str, of| Item { date, start, kind, called: called.to_owned(), heads: 0, of };
    let person = |id: Id| office.of::<Resident>().get(id).map_or("", |resident| resident.name.as_str());
    let mut items = Vec::new();
    for one in office.of::<Session>().all().filter(|one| in_month(&one.date)) {
        let of = (Session::KIND, one.id);
        items.push(item(one.date, Some(one.start), kind::SESSIONS, office.unit_name(one.institution), of));
    }
    for one in office.of::<Meeting>().all().filter(|one| in_month(&one.date)) {
        let team = office.of::<Team>().get(one.team).map_or("", |team| team.name.as_str());
        let called = format!("{team} {}", one.title);
        items.push(item(one.date, Some(one.start), kind::MEETINGS, called.trim_end(), (Team::KIND, one.team)));
    }
    for one in office.of::<Coordination>().all() {
        if let Some(date) = one.date.filter(in_month) {
            items.push(item(date, one.start, kind::ACTIVITIES, &one.name, (Coordination::KIND, one.id)));
        }
    }
    // What is late is to be done today.
    for visit in due_visits(office, today) {
        let date = visit.due.max(today);
        if in_month(&date) {
            items.push(item(date, None, kind::VISITS, person(visit.elder), (Resident::KIND, visit.elder)));
        }
    }
    for one in office.of::<Closure>().all().filter(|one| in_month(&one.date)) {
        let room = office.of::<Room>().get(one.room).map_or("", |room| room.name.as_str());
        let called = format!("{room} {}", one.note);
        items.push(item(one.date, one.from, kind::CLOSURES, called.trim(), (Room::KIND, one.room)));
    }
    for one in office.of::<Holiday>().all().filter(|one| in_month(&one.date)) {
        items.push(item(one.date, None, kind::HOLIDAYS, &one.name, (Holiday::KIND, Id::NONE)));
    }
    for said in office.promises() {
        let date = office.promise_due(said).max(today);
        if in_month(&date) {
            let called = format!("{} {}", office.said_with(said), said.promise);
            let of = (crate::model::contacts::Communication::KIND, said.id);
            items.push(item(date, None, kind::PROMISES, called.trim(), of));
        }
    }
    for day in days {
        for id in birthdays(office, *day) {
            items.push(item(*day, None, kind::BIRTHDAYS, person(id), (Resident::KIND, id)));
        }
    }
    items
}

static MONTH: SheetRow = SheetRow {
    number: |_, _| 100,
    numbers: None,
    before: |desk, what| {
        let calendar = desk.calendar(day_of_page(what.of))?;
        let office = desk.office();
        if let Ok(mut kept) = office.by::<LastCalendar>().0.lock() {
            *kept = Some(calendar);
        }
        Ok(())
    },
    compose,
};

/// The wall's sheet of a month, of one kind or (0) of every.
pub fn sheet(month: Date, kind: u8) -> Printable {
    Printable::of(&MONTH, day_as_id(month.first_of_month())).at(kind)
}

#[expect(clippy::unnecessary_wraps, reason = "a row's function, beside others that may be refused")]
fn compose(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let month = day_of_page(what.of);
    let heading = words::month(sight.lang, month);
    let kept = sight.office.by::<LastCalendar>().0.lock().ok().and_then(|kept| kept.clone());
    let Some(calendar) = kept.filter(|calendar| calendar.month == month) else { return Ok((heading, Vec::new())) };
    Ok((heading, vec![weeks(sight.lang, &calendar, what.part)]))
}

/// A table of weeks: a day's number, and what is on it.
fn weeks(lang: Lang, calendar: &Calendar, kind: u8) -> Block {
    let first = monday_of(calendar.month);
    let last = calendar.month.last_of_month();
    let mut rows = Vec::new();
    let mut monday = first;
    while monday <= last {
        let cell = |day: Date| {
            if day.first_of_month() != calendar.month {
                return String::new();
            }
            let counts = calendar.counts(day, kind);
            let said = counts.iter().map(|(kind, count)| said(lang, *kind, *count));
            [day.day().to_string()].into_iter().chain(said).collect::<Vec<_>>().join(" ")
        };
        let week: Vec<Date> = monday.series(1.day()).take(7).collect();
        rows.push(week.into_iter().map(cell).collect());
        let Ok(next) = monday.checked_add(7.days()) else { break };
        monday = next;
    }
    let heads = first.series(1.day()).take(7).map(|day| when::weekday_head(lang, day.weekday()).to_owned()).collect();
    Block::Table { heads, rows }
}

/// How many of a kind: `义诊1`.
pub fn said(lang: Lang, kind: u8, count: u32) -> String {
    let label = labels::code_number(lang, CALENDAR, kind);
    match lang {
        Lang::Zh => format!("{label}{count}"),
        Lang::En => format!("{label} {count}"),
    }
}

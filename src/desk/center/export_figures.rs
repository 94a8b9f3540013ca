//! The figures behind exported bookings, as further sheets of a workbook: each month's rooms, and how full each hour of
//! each weekday was. Counts of people, never names.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::exchange::export::{Datum, Format, Heading, Sheet, Sink};
use crate::model::by_day::day_id;
use crate::model::{Booking, Canteen, Closure, DayCare, Holiday, Key, Kind, Record, Room};
use crate::store::port::StoreError;
use crate::text::center::figures as words;
use crate::text::{Lang, Msg, when};

use crate::desk::center::figures::{FIRST_HOUR, Figures, days_of};
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::ledger::{Books, each};
use crate::desk::core::office::Office;
use crate::desk::export::row::{Chosen, ExportError};

/// What figures rest on beside bookings: small kinds, read whole.
const MATTERS: [Kind; 5] = [Room::KIND, Closure::KIND, Holiday::KIND, Canteen::KIND, DayCare::KIND];

/// Writes the figures of every month that has bookings, where the file has room for more sheets and all bookings
/// were asked for.
pub(in crate::desk) fn write_figures(chosen: &Chosen<'_>, sink: &mut dyn Sink) -> Result<(), ExportError> {
    if chosen.wanted.format != Format::Xlsx || chosen.wanted.only.is_some() {
        return Ok(());
    }
    let (lang, today) = (chosen.wanted.lang, chosen.wanted.today);
    let mut months = BTreeSet::new();
    each::<Booking>(&chosen.store, |booking, _| {
        months.insert(booking.date.first_of_month());
    })?;
    let from = chosen.wanted.since.map(Date::first_of_month);
    months.retain(|month| from.is_none_or(|from| from <= *month) && *month <= today);
    let mut office = Office::default().opened_by(chosen.store.safe());
    for kind in MATTERS {
        office.scan_kind(kind.0, &*chosen.store, &mut || {})?;
    }
    // Whole days that have gone by: a slot of today may still be used.
    let now = today.at(0, 0, 0, 0);
    let counted: Vec<Figures> =
        months.into_iter().map(|month| month_of(&chosen.store, &mut office, month, now)).collect::<Result<_, _>>()?;
    if sink.next(rooms_sheet(lang))? {
        for figures in &counted {
            rooms(sink, &office, figures, lang)?;
        }
    }
    if sink.next(hours_sheet(lang))? {
        for figures in &counted {
            hours(sink, &office, figures, lang)?;
        }
    }
    Ok(())
}

/// Counts a month that is held for as long as that takes.
fn month_of(store: &Books<'_>, office: &mut Office, month: Date, now: DateTime) -> Result<Figures, StoreError> {
    let days: BTreeSet<Date> = days_of(month).collect();
    for day in &days {
        let mut prefix = Key::prefix_of(COMMUNITY, Booking::KIND);
        prefix.extend(&day_id(*day, 0).0.to_be_bytes()[..2]);
        store.scan(&prefix, &mut |key, entry| {
            office.enter(key, &entry.value, entry.rev);
            ControlFlow::Continue(())
        })?;
    }
    let figures = Figures::of(office, month, now);
    office.let_go(&days);
    Ok(figures)
}

fn sheet(lang: Lang, name: Msg, headings: &[(&'static str, Msg, u8)]) -> Sheet {
    let heading = |(key, label, width): &(&'static str, Msg, u8)| Heading {
        key,
        label: label.say(lang).to_owned(),
        width: *width,
    };
    let (name, headings) = (name.say(lang).to_owned(), headings.iter().map(heading).collect());
    Sheet { word: "figure", name, headings, lang }
}

fn rooms_sheet(lang: Lang) -> Sheet {
    let headings = [
        ("month", words::MONTH, 12),
        ("room", words::ROOM, 16),
        ("due", words::DUE, 10),
        ("kept", words::KEPT, 10),
        ("missed", words::MISSED, 10),
        ("cancelled", words::CANCELLED, 10),
        ("people", words::HEADS, 10),
        ("attendance_percent", words::ATTENDANCE, 10),
        ("missed_percent", words::MISSED_SHARE, 10),
        ("offered", words::OFFERED, 10),
        ("used", words::USED, 10),
        ("use_percent", words::USE, 10),
    ];
    sheet(lang, words::BY_ROOM, &headings)
}

fn hours_sheet(lang: Lang) -> Sheet {
    let headings = [
        ("month", words::MONTH, 12),
        ("room", words::ROOM, 16),
        ("weekday", words::WEEKDAY, 10),
        ("hour", words::HOUR, 10),
        ("offered", words::OFFERED, 10),
        ("used", words::USED, 10),
        ("use_percent", words::USE, 10),
    ];
    sheet(lang, words::BY_WEEKDAY, &headings)
}

fn name(office: &Office, room: crate::model::Id) -> Datum {
    office.of::<Room>().get(room).map_or(Datum::Nothing, |room| Datum::text(&room.name))
}

fn percent(share: Option<u32>) -> Datum {
    Datum::maybe(share, Datum::Percent)
}

/// Each room of a month in which anything was offered or booked.
fn rooms(sink: &mut dyn Sink, office: &Office, figures: &Figures, lang: Lang) -> Result<(), ExportError> {
    let month = Datum::Text(words::month(lang, figures.month));
    for room in figures.rooms.iter().filter(|room| !office.is_service(room.room)) {
        if room.offered + room.due + room.cancelled == 0 {
            continue;
        }
        let mut row = vec![month.clone(), name(office, room.room)];
        row.extend([room.due, room.kept, room.missed, room.cancelled, room.heads].map(Datum::whole));
        row.extend([percent(room.attendance()), percent(room.missed_share())]);
        row.extend([Datum::whole(room.offered), Datum::whole(room.used), percent(room.use_share())]);
        sink.row(&row)?;
    }
    Ok(())
}

/// Each hour of each weekday of a month in which a room was open.
fn hours(sink: &mut dyn Sink, office: &Office, figures: &Figures, lang: Lang) -> Result<(), ExportError> {
    let month = Datum::Text(words::month(lang, figures.month));
    let monday = crate::model::when::monday_of(figures.month);
    for room in figures.rooms.iter().filter(|room| !office.is_service(room.room)) {
        for (day, date) in room.heat.iter().zip(monday.series(1.day())) {
            for (hour, heat) in (FIRST_HOUR..).zip(day).filter(|(_, heat)| heat.offered > 0) {
                sink.row(&[
                    month.clone(),
                    name(office, room.room),
                    Datum::text(when::weekday(lang, date.weekday())),
                    Datum::whole(hour),
                    Datum::whole(heat.offered),
                    Datum::whole(heat.used),
                    percent(heat.percent()),
                ])?;
            }
        }
    }
    Ok(())
}

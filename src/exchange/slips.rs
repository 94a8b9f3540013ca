//! Slips for the person who stands at the desk: what was booked, measured or raised, in large plain words.
//!
//! A slip holds its owner's own data and nothing of anybody else's; identity numbers never stand on one.

use jiff::civil::Date;

use crate::model::center::booking::BOOKING_STATE;
use crate::model::clinic::glucose_shown;
use crate::model::code::by_number;
use crate::model::issues::BODY;
use crate::model::{Assessment, Booking, BookingState, Issue, Series, Visit, Vitals};
use crate::text::center::{said, series};
use crate::text::{Lang, Names, clinic, issues, labels, pages as words, when};

use super::page::Block;

fn fact(lang: Lang, name: crate::text::Msg, value: impl Into<String>) -> (String, String) {
    (name.say(lang).to_owned(), value.into())
}

/// What is read from afar; nothing where there is none.
fn large(lang: Lang, name: crate::text::Msg, value: String) -> Vec<Block> {
    if value.is_empty() { Vec::new() } else { vec![Block::Large(name.say(lang).to_owned(), value)] }
}

/// Room for whoever takes the slip, and for the clerk.
fn signatures(lang: Lang) -> Block {
    Block::Signature([words::SIGNS, words::CLERK_SIGNS].map(|who| who.say(lang).to_owned()).into())
}

/// Facts without those that are empty.
fn facts(all: impl IntoIterator<Item = (String, String)>) -> Block {
    Block::Facts(all.into_iter().filter(|(_, value)| !value.is_empty()).collect())
}

/// What a booking's owner takes home.
pub fn booking(lang: Lang, booking: &Booking, names: &dyn Names) -> Vec<Block> {
    let times = format!("{}-{}", when::clock(booking.start), when::clock(booking.end));
    let mut blocks = large(lang, words::WHEN, format!("{} {times}", words::day(lang, booking.date)));
    blocks.push(facts([
        fact(lang, words::NAME, names.resident(booking.resident)),
        fact(lang, words::ROOM, names.room(booking.room)),
        fact(lang, words::PEOPLE, when::people(lang, booking.heads.into())),
        fact(lang, words::NOTE, booking.note.as_str()),
    ]));
    blocks.extend([Block::Line(words::BRING.say(lang).to_owned()), signatures(lang)]);
    blocks
}

/// What the owner of a series takes home: every date of it, those that were left out too, with why.
pub fn series(
    lang: Lang,
    series: &Series,
    of_it: &[&Booking],
    holiday: impl Fn(Date) -> Option<String>,
    names: &dyn Names,
) -> Vec<Block> {
    let booked = of_it.iter().map(|booking| {
        let place = if booking.room == series.room { String::new() } else { names.room(booking.room).into_owned() };
        let state = match booking.state {
            BookingState::Booked => "",
            other => labels::code_number(lang, BOOKING_STATE, other as u8),
        };
        let times = format!("{}-{}", when::clock(booking.start), when::clock(booking.end));
        let said = format!("{place} {state}").trim().to_owned();
        (booking.date, vec![words::day(lang, booking.date), times, said])
    });
    let left_out = series.skipped.iter().map(|skipped| {
        let said = series::left_out(lang, *skipped, holiday(skipped.date).as_deref(), names);
        (skipped.date, vec![words::day(lang, skipped.date), String::new(), said])
    });
    let mut rows: Vec<(Date, Vec<String>)> = booked.chain(left_out).collect();
    rows.sort();
    let standing = of_it.iter().filter(|booking| booking.holds_places()).count();
    let rhythm = said::rhythm(lang, series.every, series.first);
    let heads = [words::DATE, words::WHEN, words::NOTE].iter().map(|head| head.say(lang).to_owned()).collect();
    vec![
        facts([
            fact(lang, words::NAME, names.resident(series.resident)),
            fact(lang, words::ROOM, names.room(series.room)),
            fact(lang, words::WHEN, format!("{rhythm} {}", when::clock(series.start))),
            fact(lang, words::TIMES, series::dates(lang, standing)),
            fact(lang, words::PEOPLE, when::people(lang, series.heads.into())),
            fact(lang, words::NOTE, series.note.as_str()),
        ]),
        Block::Table { heads, rows: rows.into_iter().map(|(_, row)| row).collect() },
        Block::Line(words::BRING.say(lang).to_owned()),
        signatures(lang),
    ]
}

/// A ticket of a session's queue.
pub fn ticket(lang: Lang, visit: &Visit, held: &str, names: &dyn Names) -> Vec<Block> {
    let mut blocks = large(lang, words::TICKET, visit.ticket.to_string());
    blocks.push(facts([
        fact(lang, words::NAME, names.resident(visit.resident)),
        fact(lang, words::SESSION, held),
        fact(lang, words::WHEN, words::day(lang, visit.at.date())),
    ]));
    blocks
}

/// What was measured, what the norm says and when to come again.
pub fn visit(
    lang: Lang,
    (visit, vitals): (&Visit, &Vitals),
    held: &str,
    (found, again, source): (&Assessment, Option<Date>, &str),
    names: &dyn Names,
) -> Vec<Block> {
    let pressure = vitals.systolic.zip(vitals.diastolic).map(|(high, low)| format!("{high}/{low} mmHg"));
    let fasting = if vitals.fasting { lang.of("（空腹）", " (fasting)") } else { "" };
    let glucose = vitals.glucose.map(|tenths| format!("{} mmol/L{fasting}", glucose_shown(tenths)));
    let pulse = vitals.pulse.map(|pulse| format!("{pulse}{}", lang.of(" 次/分", "/min")));
    let at = format!("{} {}", words::day(lang, visit.at.date()), when::clock(visit.at.time()));
    let again = visit.recall.or(again).map_or_else(String::new, |day| words::day(lang, day));
    let mut blocks = vec![facts([
        fact(lang, words::NAME, names.resident(visit.resident)),
        fact(lang, words::WHEN, at),
        fact(lang, words::SESSION, held),
        fact(lang, words::PRESSURE, pressure.unwrap_or_default()),
        fact(lang, words::PULSE, pulse.unwrap_or_default()),
        fact(lang, words::GLUCOSE, glucose.unwrap_or_default()),
        fact(lang, words::NORM, clinic::against_norm(lang, found, None, source)),
        fact(lang, words::ADVICE, vitals.advice.as_str()),
    ])];
    blocks.extend(large(lang, words::AGAIN, again));
    blocks.extend([Block::Line(words::NO_DIAGNOSIS.say(lang).to_owned()), signatures(lang)]);
    blocks
}

/// What somebody who raised an issue takes home: its number, where it stands, by when it is answered.
pub fn issue(lang: Lang, issue: &Issue) -> Vec<Block> {
    let body = by_number(BODY, issue.body).map_or("", |row| labels::code(lang, row));
    let mut blocks = vec![facts([
        fact(lang, words::NUMBER, format!("#{}", issue.number)),
        fact(lang, words::MATTER, issue.title.as_str()),
        fact(lang, words::ROOM, issue.location.as_str()),
        fact(lang, words::STATE, issues::state(lang, issue)),
        fact(lang, words::BODY, body),
    ])];
    let due = issue.due.filter(|_| issue.is_open());
    blocks.extend(large(lang, words::DUE, due.map_or_else(String::new, |day| words::day(lang, day))));
    blocks.push(signatures(lang));
    blocks
}

//! The office's calendar: working days, days worked instead of others, and rooms opened or closed for a row of days.

use jiff::civil::Date;
use linli::desk::center;
use linli::desk::center::working::Off;
use linli::desk::issues;
use linli::model::{Closure, FieldError, Holiday, Id, Issue, IssueState, Refusal, Room};

use super::story::{Story, place};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn worked(date: &str, state: u8, hours: u8) -> center::Ask {
    let holiday =
        Holiday { id: Id::NONE, date: day(date), name: "国庆调休".into(), state, source: "街办".into(), hours };
    center::Ask::SetHoliday { holiday: Box::new(holiday) }
}

fn registered(story: &mut Story) -> Option<Date> {
    let issue = Issue {
        id: Id::NONE,
        number: 0,
        kind: 1,
        area: 1,
        title: "路面不平".into(),
        location: String::new(),
        raised_by: Vec::new(),
        state: IssueState::Registered,
        body: 0,
        due: None,
        opened: story.desk.now(),
        answers: Vec::new(),
        steps: Vec::new(),
    };
    let ask =
        issues::Ask::RegisterIssue { issue: Box::new(issue), resident: Id::NONE, words: String::new(), sure: true };
    let id = story.ask(ask).unwrap().record.unwrap().id;
    story.sees(|office| office.of::<Issue>().get(id).unwrap().due)
}

#[test]
fn an_answer_falls_due_on_a_working_day() {
    // Seven days later is National Day; the second and third are free too, the fourth is a Sunday.
    let mut story = Story::on("2026-09-24");
    assert_eq!(registered(&mut story), Some(day("2026-10-05")));
    let off = |story: &Story, on: &str| story.sees(|office| office.day_off(day(on)));
    assert_eq!(off(&story, "2026-10-01"), Some(Off::Holiday("国庆节".into())));
    assert_eq!(off(&story, "2026-10-04"), Some(Off::Weekend));
    // What the office has entered counts: the whole week is free, and the Saturday behind it is worked instead.
    for date in ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08", "2026-10-09"] {
        story.ask(worked(date, Holiday::CONFIRMED, 0)).unwrap();
    }
    story.ask(worked("2026-10-10", Holiday::WORKED, 5)).unwrap();
    assert_eq!((off(&story, "2026-10-09").is_some(), off(&story, "2026-10-10")), (true, None));
    assert_eq!(registered(&mut story), Some(day("2026-10-10")));
    let mut monday = Story::on("2026-11-23");
    assert_eq!(registered(&mut monday), Some(day("2026-11-30")));
}

#[test]
fn a_day_worked_instead_of_another_takes_the_hours_of_a_weekday_that_is_asked_for() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let room = story.room("书画室", 12);
    let saturday = "2026-11-28";
    let books = |story: &mut Story, hour| story.books(xie, place(room, saturday, hour), 1);
    assert!(books(&mut story, 9).is_err());
    for state in [Holiday::WORKED, Holiday::OPEN] {
        let refusal = story.ask(worked(saturday, state, 0)).unwrap_err();
        assert_eq!(refusal, Refusal::field("hours", FieldError::Required));
    }
    story.ask(worked(saturday, Holiday::WORKED, 5)).unwrap();
    let opens = |story: &Story| {
        story.sees(|office| {
            let room = office.of::<Room>().get(room).unwrap();
            (office.opens_on(room, day(saturday)), office.slots_on(room, day(saturday)).len())
        })
    };
    assert_eq!(opens(&story), (true, 2));
    books(&mut story, 9).unwrap();
    // Of a Sunday's hours there are none.
    story.ask(worked(saturday, Holiday::WORKED, 7)).unwrap();
    assert!(!opens(&story).0);
}

#[test]
fn a_room_is_opened_or_closed_for_a_row_of_days_in_one_step() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let room = story.room("书画室", 12);
    let whole = |date: &str, hours| Closure { hours, ..Closure::whole_day(room, day(date), 4, "迎新活动") };
    // Saturday and Sunday with a Friday's hours; the calendar's holiday on New Year's Day too.
    let ask = center::Ask::CloseDays { closure: whole("2026-11-28", 5), last: day("2026-11-29") };
    story.ask(ask).unwrap();
    for date in ["2026-11-28", "2026-11-29"] {
        story.books(xie, place(room, date, 14), 1).unwrap();
    }
    let opened = center::Ask::CloseDays { closure: whole("2027-01-01", 5), last: day("2027-01-01") };
    assert!(story.books(xie, place(room, "2027-01-01", 9), 1).is_err());
    story.ask(opened).unwrap();
    story.books(xie, place(room, "2027-01-01", 9), 1).unwrap();
    // Three days closed, and taken back in one step.
    story.ask(center::Ask::CloseDays { closure: whole("2026-12-01", 0), last: day("2026-12-03") }).unwrap();
    for date in ["2026-12-01", "2026-12-02", "2026-12-03"] {
        assert!(story.books(xie, place(room, date, 9), 1).is_err(), "{date}");
    }
    story.books(xie, place(room, "2026-12-04", 9), 1).unwrap();
    let long = center::Ask::CloseDays { closure: whole("2026-12-10", 0), last: day("2027-03-01") };
    assert_eq!(story.ask(long).unwrap_err(), Refusal::field("last", FieldError::OutOfRange { min: 1, max: 62 }));
}

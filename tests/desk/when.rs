//! When it really was: what is recorded later than it happened keeps its own time, and history says so.

use linli::desk::core;
use linli::desk::core::visitor::Visitor;
use linli::desk::{Request, clinic, visitors};
use linli::model::clinic::Readings;
use linli::model::{Id, Note, Refusal, Visit, VisitorLine, Vitals};

use super::story::{Answer, Story};

const MONDAY: &str = "2026-11-23";

/// Asks for something that happened at that time.
fn late(story: &mut Story, request: impl Into<Request>, at: &str) -> Answer {
    let visitor = Visitor { at: Some(at.parse().unwrap()), ..Visitor::default() };
    story.desk.handle(request.into(), &visitor)
}

fn measured(resident: Id, session: Id, readings: &str) -> clinic::Ask {
    let vitals = Vitals::of(resident, &Readings::read(readings).unwrap());
    let what = clinic::Recording { visit: None, session, resident, vitals, recall: None, agrees: Some(true) };
    clinic::Ask::RecordVisit { what: Box::new(what), sure: false }
}

#[test]
fn readings_taken_while_the_power_was_off_keep_their_own_time() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let session = story.session(MONDAY.parse().unwrap());
    story.at(14, 0);
    let visit = late(&mut story, measured(xie, session, "146/88"), "2026-11-23T09:40").unwrap();
    let Note::Clinic(clinic::Did::VisitRecorded { resident, .. }) = visit.note else { panic!("{:?}", visit.note) };
    assert_eq!(resident, xie);
    let key = visit.record.unwrap();
    let id = key.id;
    assert_eq!(story.sees(|office| office.of::<Visit>().get(id).unwrap().at), "2026-11-23T09:40".parse().unwrap());
    // The register's own line and the history say it too.
    let lines = story.sees(|office| {
        let lines = office.visitors_on(MONDAY.parse().unwrap());
        lines.map(|line| line.at).collect::<Vec<_>>()
    });
    assert_eq!(lines, ["2026-11-23T09:40".parse().unwrap()]);
    let versions = story.history(key);
    assert_eq!(versions[0].at, "2026-11-23T14:00".parse().unwrap());
    assert!(
        matches!(&versions[0].note, Some(Note::Late { at, .. }) if *at == "2026-11-23T09:40".parse().unwrap()),
        "{versions:?}"
    );
    // A session is of the day on which they were measured, and nothing happened that is still to come.
    let other = late(&mut story, measured(xie, session, "146/88"), "2026-11-22T09:40").unwrap_err();
    assert_eq!(other, Refusal::from(core::Not::NotToday { date: MONDAY.parse().unwrap() }));
    let ahead = late(&mut story, measured(xie, session, "146/88"), "2026-11-23T14:01").unwrap_err();
    assert_eq!(ahead, Refusal::from(core::Not::Ahead { at: "2026-11-23T14:01".parse().unwrap() }));
    // It is taken back as everything else.
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert!(story.sees(|office| office.of::<Visit>().get(id).is_none()));
}

#[test]
fn a_visitor_of_yesterday_stands_in_yesterdays_register() {
    let mut story = Story::on(MONDAY);
    let line = VisitorLine {
        id: Id::NONE,
        at: jiff::civil::DateTime::ZERO,
        resident: Id::NONE,
        role: 5,
        visitor: "送药员".into(),
        checked: 0,
        matter: 9,
        about: Id::NONE,
        note: String::new(),
        who: Id::NONE,
    };
    let ask = visitors::Ask::LogVisitor { line: Box::new(line) };
    late(&mut story, ask, "2026-11-22T16:20").unwrap();
    let on = |day: &str| story.sees(|office| office.visitors_on(day.parse().unwrap()).count());
    assert_eq!((on("2026-11-22"), on(MONDAY)), (1, 0));
}

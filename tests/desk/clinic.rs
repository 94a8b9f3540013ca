//! Clinics: tickets, consent, norms, recalls.

use jiff::civil::Date;
use linli::desk::Request;
use linli::desk::clinic;
use linli::desk::clinic::follow::all_due;
use linli::desk::clinic::today::sessions_today;
use linli::desk::core::{self, Not};
use linli::model::Visit;
use linli::model::clinic::Readings;
use linli::model::people::consent::HEALTH_RECORD;
use linli::model::{Flag, Id, Refusal, VisitState, Vitals, Why};

use super::story::Story;

const LANE: &str = "红光巷12号3号楼2单元501";

fn vitals(typed: &str, resident: Id) -> Vitals {
    Vitals::of(resident, &Readings::read(typed).unwrap())
}

/// Somebody takes a ticket.
fn queues(story: &mut Story, session: Id, resident: Id) -> super::story::Answer {
    story.asks(Request::Clinic(clinic::Ask::Queue { session, resident, priority: 0, sure: false }))
}

/// A record, with what was said when it was asked.
fn recording(visit: Option<Id>, session: Id, vitals: Vitals, recall: Option<Date>, agrees: Option<bool>) -> Request {
    let resident = vitals.resident;
    let what = Box::new(clinic::Recording { visit, session, resident, vitals, recall, agrees });
    Request::Clinic(clinic::Ask::RecordVisit { what, sure: false })
}

/// How values of today stand, and when to measure again.
fn assessed(story: &Story, vitals: &Vitals) -> (Flag, Option<Date>) {
    let today = story.desk.today();
    story.sees(|office| {
        let assessed = clinic::assess(office, vitals, today);
        (assessed.found.flag(), assessed.again)
    })
}

#[test]
fn she_queues_is_called_and_measured_and_comes_again_in_two_weeks() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let session = story.session("2026-11-23".parse().unwrap());
    let visit = queues(&mut story, session, xie).unwrap().record.unwrap().id;
    let twice = queues(&mut story, session, xie).unwrap_err();
    assert_eq!(twice, Refusal::from(clinic::Not::AlreadyQueued { ticket: 1 }));
    story.asks(Request::Clinic(clinic::Ask::CallNext { session, meant: None })).unwrap();
    assert_eq!(
        story.asks(Request::Clinic(clinic::Ask::CallNext { session, meant: None })).unwrap_err(),
        Refusal::from(clinic::Not::NobodyWaits)
    );

    let measured = vitals("182/104 7.4f", xie);
    let (flag, recall) = assessed(&story, &measured);
    assert_eq!(flag, Flag::Emergency);
    assert_eq!(recall, Some("2026-12-07".parse().unwrap()));
    let record = |agrees| recording(Some(visit), session, measured.clone(), recall, agrees);
    assert_eq!(story.asks(record(None)).unwrap_err(), Refusal::from(clinic::Not::NoConsent));
    story.asks(record(Some(true))).unwrap();
    assert!(story.sees(|office| office.consented(xie, HEALTH_RECORD, "2026-11-23".parse().unwrap())));
    let open = story.opens(xie, "care");
    story.sees(|office| {
        assert_eq!(office.of::<Visit>().get(visit).unwrap().state, VisitState::Done);
        assert_eq!(office.opened::<Vitals>(&open, visit).unwrap().readings(), "182/104 7.4f");
    });

    story.moves_to("2026-12-07T09:00".parse().unwrap());
    let due = |story: &Story| story.sees(|office| all_due(office, "2026-12-07".parse().unwrap()));
    assert_eq!(due(&story).iter().map(|due| due.resident).collect::<Vec<_>>(), [xie]);
    story.asks(recording(None, Id::NONE, vitals("146/88", xie), None, None)).unwrap();
    assert_eq!(due(&story), []);
}

#[test]
fn tickets_go_in_order_and_a_session_is_of_its_day() {
    let mut story = Story::on("2026-11-23");
    let people = ["解秀英", "谢小燕", "王桂芳"].map(|name| story.resident(name, 70, LANE));
    let session = story.session("2026-11-23".parse().unwrap());
    let other_day = story.session("2026-11-24".parse().unwrap());
    for resident in people {
        queues(&mut story, session, resident).unwrap();
    }
    let first = story.sees(|office| linli::desk::clinic::unfinished_at(office, session)[0].id);
    story.asks(Request::Clinic(clinic::Ask::VoidVisit { visit: first })).unwrap();
    story.asks(Request::Clinic(clinic::Ask::CallNext { session, meant: None })).unwrap();
    let sessions = story.sees(|office| sessions_today(office, "2026-11-23T09:00".parse().unwrap()));
    let today = &sessions[0];
    assert_eq!((today.called, today.waiting, today.done), (2, 1, 0));
    let refusal = queues(&mut story, other_day, people[0]).unwrap_err();
    assert_eq!(refusal, Refusal::from(core::Not::NotToday { date: "2026-11-24".parse().unwrap() }));
}

#[test]
fn a_ticket_that_was_taken_back_is_not_given_again() {
    let mut story = Story::on("2026-11-23");
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 70, LANE));
    let session = story.session("2026-11-23".parse().unwrap());
    queues(&mut story, session, xie).unwrap();
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    queues(&mut story, session, wang).unwrap();
    story.sees(|office| {
        let waiting = linli::desk::clinic::unfinished_at(office, session);
        assert_eq!(waiting.iter().map(|visit| (visit.resident, visit.ticket)).collect::<Vec<_>>(), [(wang, 2)]);
    });
}

#[test]
fn age_decides_which_norm_holds_on_the_day_of_the_readings() {
    let mut story = Story::on("2026-11-23");
    let [old, young] = [71, 50].map(|age| story.resident("解秀英", age, LANE));
    let flag = |story: &Story, id| assessed(story, &vitals("145/85", id)).0;
    assert_eq!((flag(&story, old), flag(&story, young)), (Flag::Within, Flag::High));
    // Nobody is held to the elder's norm whose age is not known.
    assert_eq!(flag(&story, Id::NONE), Flag::High);
}

#[test]
fn a_reveal_wants_a_reason_of_the_table_and_something_to_open() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, "红光巷12号3号楼2单元501");
    let reveal = |field: &str, reason| linli::desk::core::Ask::Reveal { resident: xie, field: field.into(), reason };
    // No reason, none of the table, nothing; what nobody knows, what is open to everybody, what the program keeps.
    for (field, reason, wrong) in [
        ("care", 0, "reason"),
        ("care", 99, "reason"),
        ("", 2, "field"),
        ("colour", 2, "field"),
        ("name", 2, "field"),
        ("title", 2, "field"),
        ("id", 2, "field"),
    ] {
        let refusal = story.ask(reveal(field, reason)).unwrap_err();
        assert!(
            matches!(refusal.why, Why::Desk(Not::Field { key, .. }) if key == wrong),
            "{field} {reason}: {refusal:?}"
        );
    }
    assert_eq!(story.sees(|office| office.of::<linli::model::Reveal>().len()), 0);
    // A panel, a field of the resident that is masked, and the words of an issue by their field.
    for field in ["care", "vitals", "day_care_profile", "phones", "id_number", "text"] {
        assert_eq!(story.opens(xie, field).resident(), xie, "{field}");
    }
}

#[test]
fn whoever_lacks_a_right_is_told_which_and_nothing_is_written() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, "红光巷12号3号楼2单元501");
    story.desk.set_rights(linli::model::right::Rights(0));
    for (field, right) in [("care", "right.open_health"), ("text", "right.open_words"), ("phones", "right.reveal")] {
        let ask = linli::desk::core::Ask::Reveal { resident: xie, field: field.into(), reason: 2 };
        assert_eq!(story.ask(ask).unwrap_err(), Refusal::from(linli::desk::core::Not::NoRight { right }));
    }
    assert_eq!(story.sees(|office| office.of::<linli::model::Reveal>().len()), 0);
}

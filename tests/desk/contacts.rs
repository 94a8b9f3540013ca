//! Partner units, written once; and to what somebody agrees.

use jiff::civil::Date;
use linli::desk::core::kept::Kept;
use linli::desk::find::candidates::Candidates;
use linli::desk::{Request, Visitor, contacts, core, people};
use linli::model::contacts::Not;
use linli::model::people::consent::{Consent, HEALTH_RECORD, PUBLICITY};
use linli::model::{Id, Record, Refusal, Session, Unit, Way, Why};
use linli::text::{Lang, Names};

use crate::story::Story;

const HOSPITAL: &str = "陕西省糖尿病医院";

fn set(story: &mut Story, unit: Unit) -> Result<linli::desk::Done, Refusal> {
    story.ask(contacts::Ask::SetUnit { unit: Box::new(unit), sure: false })
}

#[test]
fn a_unit_is_found_by_its_initials_and_one_of_its_name_is_asked_about() {
    let mut story = searchable("2026-11-23");
    let hospital = story.unit(HOSPITAL);
    let office = story.desk.office();
    let found = office.find_things("sxstnb", 5);
    assert!(found.iter().any(|group| group.kind == Unit::KIND && group.ids[0] == hospital), "{found:?}");
    let candidates = Candidates::of(&office, Unit::KIND, Lang::Zh, office_day());
    assert_eq!(candidates.find(&office, "sxstnbyy"), [hospital]);
    drop(office);
    let refused = set(&mut story, Unit { name: HOSPITAL.into(), kind: 1, ..Unit::default() }).unwrap_err();
    assert_eq!(refused.why, Why::Contacts(Not::UnitKnown { unit: hospital }));
    assert_eq!(refused.ways(), [Way::Open { kind: Unit::KIND, id: hospital }, Way::Anyway]);
}

fn searchable(day: &str) -> Story {
    let mut story = Story::on(day);
    story.desk = super::story::open(linli::store::Memory::new(), &story.clock).searchable();
    story
}

fn office_day() -> Date {
    "2026-11-23".parse().unwrap()
}

#[test]
fn whatever_names_a_unit_follows_its_name_and_a_closed_one_is_offered_no_more() {
    let mut story = searchable("2026-11-23");
    let session = story.session(office_day());
    let hospital = story.unit(HOSPITAL);
    let mut unit = story.desk.office().of::<Unit>().get(hospital).cloned().unwrap();
    unit.name = "省糖尿病专科医院".into();
    set(&mut story, unit.clone()).unwrap();
    let named = |story: &Story| {
        core::names::Named { office: &story.desk.office(), today: office_day() }.session(session).into_owned()
    };
    assert_eq!(named(&story), "省糖尿病专科医院");
    let by_name = |story: &Story, typed: &str| {
        story.desk.office().find_things(typed, 5).iter().any(|group| group.kind == Session::KIND)
    };
    assert!(by_name(&story, "省糖尿病专科") && !by_name(&story, HOSPITAL));
    unit.closed = Some(office_day());
    set(&mut story, unit).unwrap();
    let offered =
        |story: &Story| Candidates::of(&story.desk.office(), Unit::KIND, Lang::Zh, office_day()).all().count();
    assert_eq!((offered(&story), named(&story).as_str()), (0, "省糖尿病专科医院"));
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(offered(&story), 1);
    // What a session names does not go by undo of its entry.
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(named(&story), HOSPITAL);
}

#[test]
fn a_session_is_held_by_a_unit_that_there_is() {
    let mut story = searchable("2026-11-23");
    let session = story.session(office_day());
    let session = story.desk.office().of::<Session>().get(session).cloned().unwrap();
    let ask = |institution| {
        Request::from(linli::desk::clinic::Ask::SetSession {
            session: Box::new(Session { institution, ..session.clone() }),
        })
    };
    assert!(story.asks(ask(Id(404))).is_err());
    assert_eq!(
        story.asks(ask(Id::NONE)).unwrap_err(),
        Refusal::field("institution", linli::model::FieldError::Required)
    );
}

#[test]
fn consent_is_never_presumed_and_is_given_by_whoever_came() {
    let mut story = Story::on("2026-11-23");
    let her = story.resident("解秀英", 71, "红光巷12号3号楼2单元501");
    let agrees = |story: &Story, purpose| story.desk.office().consented(her, purpose, office_day());
    assert!(!agrees(&story, HEALTH_RECORD));
    let give = |purpose, guardian| people::Ask::GiveConsent { resident: her, purpose, guardian, until: None };
    let daughter = Visitor { role: 2, name: "张敏".into(), checked: 1, whom: her, at: None, seen: None };
    story.desk.handle(give(HEALTH_RECORD, true).into(), &daughter).unwrap();
    assert!(agrees(&story, HEALTH_RECORD) && !agrees(&story, PUBLICITY));
    let consent = story.desk.office().consents(her).next().cloned().unwrap();
    assert_eq!((consent.giver, consent.guardian, consent.subject()), (2, true, her));
    let again = story.ask(give(HEALTH_RECORD, false)).unwrap_err();
    let stands = people::Not::ConsentStands { purpose: HEALTH_RECORD, since: office_day() };
    assert_eq!(again.why, Why::People(stands));
    // Withdrawn, it stands no more on that very day; undone, it stands again.
    let withdraw = || people::Ask::WithdrawConsent { resident: her, purpose: HEALTH_RECORD };
    story.ask(withdraw()).unwrap();
    assert!(!agrees(&story, HEALTH_RECORD));
    assert!(story.ask(withdraw()).is_err());
    story.ask(core::Ask::Undo).unwrap();
    assert!(agrees(&story, HEALTH_RECORD));
    let consent = story.desk.office().of::<Consent>().get(consent.id).cloned().unwrap();
    assert_eq!(consent.called(&story.desk.office(), Lang::Zh, office_day()), "");
}

//! One person in two records: found with the reason, merged with everything that referred to either, taken back whole.

use linli::desk::clinic;
use linli::desk::core;
use linli::desk::issues;
use linli::desk::people;
use linli::desk::visitors;
use linli::model::Why;
use linli::model::{Booking, Issue, Unique, Visit};
use std::collections::BTreeMap;

use linli::desk::Request;
use linli::desk::day_care::{self, profile};
use linli::desk::people::duplicates::{of, pairs};
use linli::desk::people::merge::Both;
use linli::model::people::doubt::Likeness as Reason;
use linli::model::people::group::Group;
use linli::model::{
    Care, Contact, DayCareProfile, Groups, Household, Id, Kind, Note, Record, Refusal, Relation, Resident, VisitorLine,
    Vitals,
};
use proptest::prelude::*;

use super::story::{Story, place};

const MONDAY: &str = "2026-11-23";
const LANE: &str = "红光巷12号3号楼2单元501";

/// Every record of the store, member for member.
fn dump(story: &Story) -> BTreeMap<(Kind, Id), String> {
    let mut all = BTreeMap::new();
    story.sees(|office| {
        for row in office.kinds() {
            all.extend((row.written)(office).into_iter().map(|(id, record)| ((row.kind, id), record)));
        }
    });
    all
}

fn both(story: &Story, kept: Id, gone: Id) -> Both {
    story.sees(|office| {
        let seen = |id| (id, office.of::<Resident>().row(id).unwrap().rev);
        Both { kept: seen(kept), gone: seen(gone) }
    })
}

fn merge(story: &mut Story, kept: Id, gone: Id, pick: impl FnOnce(Resident, Resident) -> Resident) -> Request {
    let [ours, theirs] = story.sees(|office| [kept, gone].map(|id| office.of::<Resident>().get(id).unwrap().clone()));
    Request::People(people::Ask::Merge { both: both(story, kept, gone), picked: Box::new(pick(ours, theirs)) })
}

/// The same woman twice: with her number at one address, with a telephone and a short life of her own at another.
fn twice(story: &mut Story) -> (Id, Id) {
    let one = story.resident("解秀英", 71, LANE);
    let mut again = story.new_resident("解秀英", 71, "柿园路8号1-1-202");
    again.resident.id_number.clear();
    again.resident.phones = vec!["13800008829".into()];
    again.care =
        Care { groups: Groups::default().with(Group::Chronic), conditions: "高血压".into(), ..Care::default() };
    let other = story
        .asks(Request::People(people::Ask::Register { new: Box::new(again), sure: true }))
        .unwrap()
        .record
        .unwrap()
        .id;
    let room = story.room("书画室", 12);
    story.books(other, place(room, "2026-11-26", 14), 2).unwrap();
    story.books(one, place(room, "2026-11-25", 9), 1).unwrap();
    let session = story.session(MONDAY.parse().unwrap());
    story.asks(Request::Clinic(clinic::Ask::Queue { session, resident: other, priority: 0, sure: false })).unwrap();
    let vitals = Vitals { systolic: Some(150), diastolic: Some(95), ..Vitals::default() };
    let visit = Request::Clinic(clinic::Ask::RecordVisit {
        what: Box::new(clinic::Recording {
            visit: None,
            session: Id::NONE,
            resident: other,
            vitals,
            recall: None,
            agrees: Some(true),
        }),
        sure: false,
    });
    story.asks(visit).unwrap();
    for (first, second) in [(one, other), (other, one)] {
        let issue = Box::new(super::issues::lane(story));
        let done = story.asks(Request::Issues(issues::Ask::RegisterIssue {
            issue,
            resident: first,
            said: issues::Said::at_the_desk("摔了一跤"),
            sure: true,
        }));
        let issue = done.unwrap().record.unwrap().id;
        story
            .asks(Request::Issues(issues::Ask::JoinIssue {
                issue,
                resident: second,
                said: issues::Said::at_the_desk("我也是"),
            }))
            .unwrap();
    }
    let line = VisitorLine {
        id: Id::NONE,
        at: story.desk.now(),
        resident: other,
        role: 2,
        visitor: "张敏".into(),
        checked: 1,
        matter: 6,
        about: other,
        note: String::new(),
        result: 0,
        minutes: 0,
        waited: 0,
        who: Id::NONE,
    };
    story.asks(Request::Visitors(visitors::Ask::LogVisitor { line: Box::new(line) })).unwrap();
    story.asks(Request::Desk(core::Ask::Reveal { resident: other, field: "phones".into(), reason: 1 })).unwrap();
    (one, other)
}

/// Whoever answers for a guest is one person: the one that is known stays whole.
#[test]
fn a_guardian_is_not_put_together_from_two() {
    let mut story = Story::on(MONDAY);
    let (one, other) = twice(&mut story);
    for (id, name, relation, phone) in [(one, "张敏", "女儿", ""), (other, "张强", "儿子", "13800004444")] {
        let guardian = Contact { name: name.into(), relation: relation.into(), phone: phone.into() };
        let profile = DayCareProfile { id, guardian, ..DayCareProfile::default() };
        story.asks(day_care::Ask::SetProfile { profile, only: None }.into()).unwrap();
    }
    let request = merge(&mut story, one, other, |ours, _| ours);
    story.asks(request).unwrap();
    let profile = profile(&story.desk.office(), one, None).unwrap();
    assert_eq!(profile.guardian, Contact { name: "张敏".into(), relation: "女儿".into(), phone: String::new() });
}

#[test]
fn everything_that_named_either_names_the_one_who_stays_and_one_undo_restores_it() {
    let mut story = Story::on(MONDAY);
    let (one, other) = twice(&mut story);
    assert_eq!(of(&story.desk.office(), one).iter().map(|pair| pair.reason).collect::<Vec<_>>(), [Reason::NameBirth]);
    let before = dump(&story);
    let request = merge(&mut story, one, other, |ours, theirs| Resident { phones: theirs.phones, ..ours });
    let done = story.asks(request).unwrap();
    assert_eq!(done.note, Note::People(people::Did::Merged { resident: one, gone: other }));
    let after = dump(&story);
    let named: Vec<_> = after.iter().filter(|(_, text)| text.contains(&format!("Id({})", other.0))).collect();
    assert!(named.is_empty(), "{named:?}");
    story.sees(|office| {
        let person = office.of::<Resident>().get(one).unwrap();
        assert_eq!(person.phones, ["13800008829"]);
        assert!(!person.id_number.is_empty());
        let care = office.row_of(Care::KIND).unwrap();
        assert!((care.has)(office, one) && !(care.has)(office, other) && office.of::<Resident>().get(other).is_none());
        assert_eq!(office.naming::<Booking, Resident>(one).count(), 2);
        assert_eq!(office.naming::<Visit, Resident>(one).count(), 2);
        assert!(office.of::<Issue>().all().all(|issue| issue.raised_by == [one]));
        assert_eq!(linli::desk::core::check::findings(office), []);
        assert_eq!(pairs(office), []);
    });
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(dump(&story), before);
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    assert_eq!(dump(&story), after);
    let open = story.opens(one, "care");
    story.sees(|office| {
        assert_eq!(office.opened::<Care>(&open, one).unwrap().conditions, "高血压");
        assert!(office.opened::<Care>(&open, other).is_none(), "what was opened is one person's only");
    });
}

#[test]
fn the_household_that_loses_its_head_is_headed_by_the_eldest_who_stays() {
    let mut story = Story::on(MONDAY);
    let one = story.resident("解秀英", 71, LANE);
    let mut again = story.new_resident("解秀英", 71, "柿园路8号1-1-202");
    again.resident.id_number.clear();
    let other = story
        .asks(Request::People(people::Ask::Register { new: Box::new(again), sure: true }))
        .unwrap()
        .record
        .unwrap()
        .id;
    let husband = story.resident("张建国", 74, "柿园路8号1-1-202");
    let son = story.resident("张伟", 45, "柿园路8号1-1-202");
    let before = dump(&story);
    let request = merge(&mut story, one, other, |ours, _| ours);
    story.asks(request).unwrap();
    story.sees(|office| {
        let [husband, son] = [husband, son].map(|id| office.of::<Resident>().get(id).unwrap());
        assert_eq!((husband.relation, son.relation), (Relation::Head, Relation::Other));
        assert_eq!(office.of::<Household>().get(husband.household).unwrap().head, husband.id);
        assert_eq!(linli::desk::core::check::findings(office), []);
    });
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    // She lives with them after all.
    let request = merge(&mut story, one, other, |ours, theirs| Resident { household: theirs.household, ..ours });
    story.asks(request).unwrap();
    story.sees(|office| {
        let person = office.of::<Resident>().get(one).unwrap();
        assert_eq!((person.relation, office.household_members(person.household).count()), (Relation::Head, 3));
        assert_eq!(linli::desk::core::check::findings(office), []);
    });
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(dump(&story), before);
}

#[test]
fn a_number_goes_with_whoever_stays_and_can_be_given_again() {
    let mut story = Story::on(MONDAY);
    let one = story.resident("解秀英", 71, LANE);
    let other = story.resident("谢秀英", 71, LANE);
    let numbers =
        story.sees(|office| [one, other].map(|id| office.of::<Resident>().get(id).unwrap().id_number.clone()));
    let request = merge(&mut story, one, other, |ours, theirs| Resident { id_number: theirs.id_number, ..ours });
    story.asks(request).unwrap();
    story.sees(|office| {
        assert_eq!(office.of::<Resident>().get(one).unwrap().id_number, numbers[1]);
        assert_eq!((office.of::<Unique>().len(), linli::desk::core::check::findings(office)), (1, Vec::new()));
    });
    let mut new = story.new_resident("张敏", 71, LANE);
    new.resident.id_number.clone_from(&numbers[0]);
    assert!(story.asks(Request::People(people::Ask::Register { new: Box::new(new), sure: true })).is_ok());
    // The number stands again, and so the merge cannot be taken back before that is undone.
    assert!(matches!(story.asks(Request::Desk(core::Ask::Undo)).unwrap().note, Note::Undid { .. }));
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(story.sees(|office| (office.of::<Resident>().len(), office.of::<Unique>().len())), (2, 2));
}

#[test]
fn what_changed_meanwhile_or_is_nobodys_is_refused() {
    let mut story = Story::on(MONDAY);
    let (one, other) = twice(&mut story);
    let request = merge(&mut story, one, other, |ours, _| ours);
    let row = story.sees(|office| office.of::<Resident>().row(one).unwrap().clone());
    let corrected = Resident { note: "耳背".into(), ..row.record };
    story.asks(Request::People(people::Ask::Correct { resident: Box::new(corrected), seen: row.rev })).unwrap();
    assert_eq!(story.asks(request).unwrap_err(), Refusal::from(core::Not::Changed { kind: Resident::KIND }));
    let elsewhere = merge(&mut story, one, other, |ours, _| Resident { household: Id(99), ..ours });
    assert_eq!(story.asks(elsewhere).unwrap_err(), Refusal::gone(Household::KIND));
    let nameless = merge(&mut story, one, other, |ours, _| Resident { name: String::new(), ..ours });
    assert!(matches!(
        story.asks(nameless).unwrap_err(),
        Refusal { why: Why::Desk(core::Not::Field { key: "name", .. }), .. }
    ));
    let itself = merge(&mut story, one, one, |ours, _| ours);
    assert!(story.asks(itself).is_err());
}

#[test]
fn each_reason_is_told_and_only_the_number_may_differ() {
    let mut story = Story::on(MONDAY);
    let mut add = |name: &str, age: i16, address: &str, change: fn(&mut Resident)| {
        let mut new = story.new_resident(name, age, address);
        new.resident.id_number.clear();
        change(&mut new.resident);
        story.asks(Request::People(people::Ask::Register { new: Box::new(new), sure: true })).unwrap();
    };
    add("甲", 70, LANE, |_| {});
    add("甲", 70, LANE, |_| {});
    add("乙", 70, LANE, |_| {});
    add("乙", 70, "柿园路8号1-1-202", |_| {});
    add("丙", 70, LANE, |person| person.phones = vec!["13800008829".into()]);
    add("丙", 70, "柿园路8号1-1-202", |person| (person.phones, person.birth) = (vec!["13800008829".into()], None));
    add("丁", 70, LANE, |person| person.birth = None);
    add("丁", 60, LANE, |_| {});
    // The same name and address, and two births: grandmother and granddaughter.
    add("戊", 80, LANE, |_| {});
    add("戊", 20, LANE, |_| {});
    story.resident("己", 70, LANE);
    story.resident("己", 70, LANE);
    let reasons: Vec<Reason> = pairs(&story.desk.office()).iter().map(|pair| pair.reason).collect();
    assert_eq!(
        reasons,
        [Reason::NameBirthAddress, Reason::OtherNumber, Reason::NameBirth, Reason::NamePhone, Reason::NameAddress]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whichever side each field is picked from, nothing names the one who goes, the records hold together, and undo
    /// restores every one of them.
    #[test]
    fn any_pick_holds_together_and_is_taken_back(sides in proptest::collection::vec(any::<bool>(), 30), swap: bool) {
        let mut story = Story::on(MONDAY);
        let (one, other) = twice(&mut story);
        let (kept, gone) = if swap { (other, one) } else { (one, other) };
        let before = dump(&story);
        let request = merge(&mut story, kept, gone, |ours, theirs| {
            let mut picked = ours.clone();
            for (field, theirs_is_better) in <Resident as linli::model::Record>::FIELDS.iter().zip(&sides) {
                if *theirs_is_better {
                    (field.set)(&mut picked, (field.get)(&theirs)).unwrap();
                }
            }
            picked
        });
        story.asks(request).unwrap();
        let named = dump(&story).values().filter(|text| text.contains(&format!("Id({})", gone.0))).count();
        prop_assert_eq!(named, 0);
        prop_assert_eq!(story.sees(linli::desk::core::check::findings), vec![]);
        story.asks(Request::Desk(core::Ask::Undo)).unwrap();
        prop_assert_eq!(dump(&story), before);
    }
}

//! The population base: register, correct, move, leave.

use linli::desk::Request;
use linli::desk::core;
use linli::desk::people;
use linli::model::Household;
use linli::model::Why;
use linli::model::field::FieldError;
use linli::model::{Address, Living, Note, Record, Refusal, Relation, Resident, Way};

use super::story::Story;

const MONDAY: &str = "2026-11-23";
const LANE: &str = "红光巷12号3号楼2单元501";

#[test]
fn the_first_at_an_address_heads_its_household() {
    let mut story = Story::on(MONDAY);
    let mother = story.resident("解秀英", 71, LANE);
    let son = story.resident("张建国", 45, LANE);
    story.sees(|office| {
        let [mother, son] = [mother, son].map(|id| office.of::<Resident>().get(id).unwrap());
        assert_eq!(mother.household, son.household);
        assert_eq!((mother.relation, son.relation), (Relation::Head, Relation::Other));
        assert_eq!(office.of::<Household>().get(mother.household).unwrap().head, mother.id);
        assert_eq!(office.address_of(son).unwrap().short(), "红光巷12号 3-2-501");
    });
}

#[test]
fn an_identity_number_stands_only_once_and_says_whose_it_is() {
    let mut story = Story::on(MONDAY);
    let new = story.new_resident("解秀英", 71, LANE);
    let first = story.asks(Request::People(people::Ask::Register { new: Box::new(new.clone()), sure: false })).unwrap();
    let known = first.record.unwrap().id;
    let mut same = new;
    same.resident.name = "解秀瑛".into();
    let refusal = story.asks(Request::People(people::Ask::Register { new: Box::new(same), sure: true })).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::from(people::Not::IdTaken { by: known })
            .with_ways(vec![Way::Open { kind: Resident::KIND, id: known }])
    );
}

#[test]
fn perhaps_the_same_person_is_asked_and_never_merged() {
    let mut story = Story::on(MONDAY);
    let known = story.resident("解秀英", 71, LANE);
    let mut again = story.new_resident("解秀英", 71, "柿园路8号1-1-202");
    again.resident.id_number.clear();
    let request = Request::People(people::Ask::Register { new: Box::new(again), sure: false });
    let refusal = story.asks(request.clone()).unwrap_err();
    assert!(
        matches!(&refusal, Refusal { why: Why::People(people::Not::PerhapsSame { as_, .. }), .. } if *as_ == known)
    );
    let anyway = request.by_way(&Way::Anyway).unwrap();
    assert!(story.asks(anyway).is_ok());
    assert_eq!(story.sees(|office| office.of::<Resident>().len()), 2);
}

#[test]
fn birth_and_sex_come_from_the_number_and_must_not_contradict_it() {
    let mut story = Story::on(MONDAY);
    let mut new = story.new_resident("解秀英", 71, LANE);
    new.resident.birth = Some("1950-01-01".parse().unwrap());
    let refusal =
        story.asks(Request::People(people::Ask::Register { new: Box::new(new.clone()), sure: false })).unwrap_err();
    assert_eq!(refusal, Refusal::field("birth", FieldError::ContradictsId));
    new.resident.birth = None;
    let id = story
        .asks(Request::People(people::Ask::Register { new: Box::new(new), sure: false }))
        .unwrap()
        .record
        .unwrap()
        .id;
    assert_eq!(
        story.sees(|office| office.of::<Resident>().get(id).unwrap().age("2026-11-23".parse().unwrap())),
        Some(71)
    );
}

#[test]
fn a_correction_names_its_fields_and_meets_a_newer_one_with_a_refusal() {
    let mut story = Story::on(MONDAY);
    let id = story.resident("解秀英", 71, LANE);
    let row = story.sees(|office| office.of::<Resident>().row(id).unwrap().clone());
    let corrected = Resident { phones: vec!["19900008829".into()], note: "耳背".into(), ..row.record.clone() };
    let request = Request::People(people::Ask::Correct { resident: Box::new(corrected), seen: row.rev });
    let done = story.asks(request.clone()).unwrap();
    assert_eq!(
        done.note,
        Note::People(people::Did::Corrected { resident: id, fields: vec!["phones".into(), "note".into()] })
    );
    assert_eq!(story.asks(request).unwrap_err(), Refusal::from(core::Not::Changed { kind: Resident::KIND }));
}

#[test]
fn a_head_of_others_leaves_with_them_or_after_another_is_named() {
    let mut story = Story::on(MONDAY);
    let head = story.resident("解秀英", 71, LANE);
    let son = story.resident("张建国", 45, LANE);
    let on = "2026-11-20".parse().unwrap();
    let alone = Request::People(people::Ask::MoveOut { resident: head, on, whole_household: false });
    assert_eq!(story.asks(alone.clone()).unwrap_err(), Refusal::from(people::Not::HeadOfOthers { others: 1 }));
    story.asks(Request::People(people::Ask::SetHead { resident: son })).unwrap();
    story.asks(alone).unwrap();
    story.sees(|office| {
        assert_eq!(office.of::<Resident>().get(head).unwrap().living, Living::MovedOut);
        let household = office.of::<Resident>().get(son).unwrap().household;
        assert_eq!(office.of::<Household>().get(household).unwrap().head, son);
        assert_eq!(office.household_members(household).count(), 1);
    });
}

#[test]
fn a_death_leaves_the_household_with_a_head() {
    let mut story = Story::on(MONDAY);
    let head = story.resident("解秀英", 71, LANE);
    let (younger, older) = (story.resident("张敏", 40, LANE), story.resident("张建国", 74, LANE));
    story.asks(Request::People(people::Ask::Died { resident: head, on: "2026-11-22".parse().unwrap() })).unwrap();
    story.sees(|office| {
        assert_eq!(office.of::<Resident>().get(older).unwrap().relation, Relation::Head);
        assert_eq!(office.of::<Resident>().get(younger).unwrap().relation, Relation::Other);
    });
    let refusal = story
        .asks(Request::People(people::Ask::Died { resident: head, on: "2026-11-22".parse().unwrap() }))
        .unwrap_err();
    assert_eq!(refusal, Refusal::from(people::Not::NotLivingHere { resident: head }));
}

#[test]
fn a_whole_household_moves_within_with_its_head() {
    let mut story = Story::on(MONDAY);
    let head = story.resident("解秀英", 71, LANE);
    let son = story.resident("张建国", 45, LANE);
    let address = Address::read("柿园路8号1-1-202");
    let request = Request::People(people::Ask::MoveWithin {
        resident: son,
        address,
        relation: Relation::Other,
        whole_household: true,
    });
    story.asks(request).unwrap();
    story.sees(|office| {
        let [head, son] = [head, son].map(|id| office.of::<Resident>().get(id).unwrap());
        assert_eq!(head.household, son.household);
        assert_eq!(office.address_of(head).unwrap().short(), "柿园路8号 1-1-202");
        assert_eq!(office.of::<Household>().get(head.household).unwrap().head, head.id);
    });
}

#[test]
fn whoever_was_registered_or_moved_is_found_at_once_and_todays_people_first() {
    let mut story = Story::on(MONDAY);
    story.desk = super::story::open(linli::store::Memory::new(), &story.clock).searchable();
    let find = |story: &Story, typed: &str| -> Vec<u64> {
        story.sees(|office| office.find(typed, 10).unwrap().hits.iter().map(|hit| hit.id).collect())
    };
    let older = story.resident("解秀英", 75, LANE);
    let younger = story.resident("谢晓燕", 34, "柿园路8号1-1-202");
    assert_eq!(find(&story, "xxy"), [older.0, younger.0]);
    assert_eq!(find(&story, "柿园路8号"), [younger.0]);
    let room = story.room("书画室", 12);
    story.books(younger, super::story::place(room, "2026-11-26", 14), 1).unwrap();
    assert_eq!(find(&story, "xxy"), [younger.0, older.0], "she was served today");
    let address = Address::read("东关南街5号");
    let request = Request::People(people::Ask::MoveWithin {
        resident: younger,
        address,
        relation: Relation::Other,
        whole_household: true,
    });
    story.asks(request).unwrap();
    assert_eq!(find(&story, "东关南街5号"), [younger.0]);
    assert_eq!(find(&story, "柿园路8号"), [0; 0]);
}

#[test]
fn a_household_is_headed_by_somebody_who_lives_there() {
    let mut story = Story::on("2026-11-23");
    let [head, son] = ["解秀英", "解建国"].map(|name| story.resident(name, 71, "红光巷3-2-501"));
    let home = story.sees(|office| office.of::<Resident>().get(head).unwrap().household);
    let heads = |story: &Story| story.sees(|office| office.of::<Household>().get(home).unwrap().head);
    let on = "2026-11-23".parse().unwrap();
    let out = |resident, whole_household| Request::People(people::Ask::MoveOut { resident, on, whole_household });
    assert_eq!(
        (heads(&story), story.asks(out(head, false))),
        (head, Err(Refusal::from(people::Not::HeadOfOthers { others: 1 })))
    );
    story.asks(out(head, true)).unwrap();
    // Who comes back first heads it; who headed it before comes back into it.
    story.asks(Request::People(people::Ask::Return { resident: son })).unwrap();
    story.asks(Request::People(people::Ask::Return { resident: head })).unwrap();
    let relation = story.sees(|office| office.of::<Resident>().get(head).unwrap().relation);
    assert_eq!((heads(&story), relation), (son, linli::model::Relation::Other));
    // Where the son's return was a mistake, it is hers again.
    let command =
        story.sees(|office| office.commands.newest().nth(1).map(|command| (command.id, command.last))).unwrap();
    story.asks(Request::Desk(core::Ask::UndoThis { command: command.0, rev: command.1 })).unwrap();
    assert_eq!((heads(&story), story.sees(linli::desk::core::check::findings)), (head, Vec::new()));
}

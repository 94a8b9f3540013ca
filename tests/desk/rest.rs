//! An import of whose people some were touched since: who stays is counted, the rest goes, and comes again.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::{date, time};
use linli::desk::core::commands::Command;
use linli::desk::core::question::{Answer, Question};
use linli::desk::people::merge::Both;
use linli::desk::{Request, core, people};
use linli::exchange::{Mapping, OpenOptions, Roster, fingerprint, open};
use linli::model::center::booking::Place;
use linli::model::people::doubt::Answers;
use linli::model::{Household, Id, Note, Relation, Resident, Unique, Way, Why};

use crate::story::{Story, id_number};

const MONDAY: &str = "2026-11-23";
const FAMILY: &str = "户编号,姓名,与户主关系,住址\nH1,王建国,户主,红光巷7号\nH1,李静,配偶,红光巷7号\nH1,王小明,子,红光巷7号\n,孙秀兰,,柿园路8号院\n";

/// What the story did last.
fn last(story: &Story) -> Command {
    story.sees(|office| office.commands.newest().next().cloned()).unwrap()
}

fn take_in(story: &mut Story, text: &str, stop_at: u64) -> Command {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roster.csv");
    std::fs::write(&path, text).unwrap();
    let table = open(&path, &OpenOptions::default()).unwrap();
    let print = fingerprint(&path, table.sheet()).unwrap();
    let mut roster = Roster::read_as(table, story.desk.today(), &Mapping::default()).unwrap();
    let (stop, answers) = (AtomicBool::new(false), Answers::default());
    let order = linli::desk::import::Order { file: print, name: "roster.csv".into(), answers: &answers, stop: &stop };
    let told = &mut |told: linli::desk::import::Told<'_>| {
        if matches!(told, linli::desk::import::Told::Read(rows, _) if rows >= stop_at) {
            stop.store(true, Ordering::Relaxed);
        }
    };
    story.desk.import(&mut roster, &order, told).unwrap();
    last(story)
}

fn imports(story: &mut Story, text: &str) -> Command {
    take_in(story, text, u64::MAX)
}

fn named(story: &Story, name: &str) -> Id {
    story.sees(|office| office.of::<Resident>().all().find(|person| person.name == name).unwrap().id)
}

fn names(story: &Story) -> BTreeSet<String> {
    story.sees(|office| office.of::<Resident>().all().map(|person| person.name.clone()).collect())
}

fn books(story: &mut Story, name: &str) {
    let room = story.room("书画室", 12);
    let place = Place { room, date: date(2026, 11, 24), start: time(9, 0, 0, 0) };
    let who = named(story, name);
    story.books(who, place, 1).unwrap();
}

fn rest_of(import: &Command) -> Request {
    Request::Desk(core::Ask::UndoRest { command: import.id, rev: import.last })
}

fn is_sound(story: &Story) {
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn who_was_touched_stays_with_their_home_and_its_head_and_the_rest_goes() {
    let mut story = Story::on(MONDAY);
    let import = imports(&mut story, FAMILY);
    books(&mut story, "李静");
    let undo = Request::Desk(core::Ask::UndoThis { command: import.id, rev: import.last });
    let refusal = story.asks(undo.clone()).unwrap_err();
    assert_eq!(refusal.why, Why::People(people::Not::Touched { people: vec![named(&story, "李静")] }));
    let way = Way::RestOfImport { command: import.id, rev: import.last, goes: 2, stays: 2 };
    assert_eq!(refusal.ways()[0], way);
    assert_eq!(undo.by_way(&way), Some(rest_of(&import)));
    let done = story.asks(rest_of(&import)).unwrap();
    let what = people::Did::RestOfImport { people: 2, stayed: 2 };
    assert_eq!(done.note, Note::Undid { what: Box::new(Note::People(what)) });
    assert_eq!(names(&story), BTreeSet::from(["王建国".to_owned(), "李静".to_owned()]));
    assert_eq!(story.sees(|office| office.of::<Household>().len()), 1);
    is_sound(&story);
    assert_eq!(story.asks(rest_of(&import)).unwrap_err(), core::Not::NothingToUndo.into());
    // It comes again as it was, and what was booked meanwhile is still booked.
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    assert_eq!(names(&story).len(), 4);
    assert!(story.sees(|office| office.commands.stands(import.id)));
    is_sound(&story);
    assert_eq!(story.asks(undo).unwrap_err().ways()[0], way);
}

#[test]
fn whoever_stayed_can_be_taken_back_once_nothing_holds_them() {
    let mut story = Story::on(MONDAY);
    let import = imports(&mut story, FAMILY);
    let wife = story.sees(|office| office.of::<Resident>().row(named(&story, "李静")).unwrap().clone());
    let noted = Resident { note: "耳背".into(), ..wife.record.clone() };
    story.asks(Request::People(people::Ask::Correct { resident: Box::new(noted), seen: wife.rev })).unwrap();
    let correction = last(&story);
    story.asks(rest_of(&import)).unwrap();
    assert_eq!(names(&story).len(), 2);
    story.takes_back(&correction).unwrap();
    story.asks(rest_of(&import)).unwrap();
    story.sees(|office| {
        assert!(office.of::<Resident>().is_empty() && office.of::<Household>().is_empty());
    });
}

#[test]
fn an_import_that_was_stopped_is_taken_back_but_for_whom_was_touched_and_taken_in_again() {
    use std::fmt::Write;
    // A name for each, of characters that no two share in their order.
    let name = |nth: usize| {
        let of: Vec<char> = "一二三四五六七八九十百千万东西".chars().collect();
        ["王".to_owned(), [nth / 225, nth / 15 % 15, nth % 15].map(|place| of[place]).iter().collect()].concat()
    };
    let mut text = String::from("姓名,身份证号,住址\n");
    for nth in 0..3_000_usize {
        let id = id_number(date(1930 + (nth % 80) as i16, 1 + (nth / 80 % 12) as i8, 7), (nth / 960 + 100) as u16);
        writeln!(text, "{},{id},红光巷{}号", name(nth), 1 + nth).unwrap();
    }
    let mut story = Story::on(MONDAY);
    let cut = take_in(&mut story, &text, 2_000);
    assert!(!cut.complete);
    books(&mut story, &name(1_000));
    story.asks(rest_of(&cut)).unwrap();
    assert_eq!(names(&story), BTreeSet::from([name(1_000)]));
    story.sees(|office| {
        assert_eq!((office.of::<Unique>().len(), office.of::<Household>().len()), (1, 1));
        assert_eq!(office.unfinished_imports().count(), 0);
    });
    let whole = imports(&mut story, &text);
    assert!(whole.complete && whole.id != cut.id);
    assert_eq!(names(&story).len(), 3_000);
    is_sound(&story);
    let Answer::OfImport { people, .. } = story.desk.answer(Question::OfImport(whole.id, whole.last)) else {
        panic!("no people");
    };
    let stayed = named(&story, &name(1_000));
    assert_eq!((people.len(), people.contains(&stayed)), (2_999, false), "who was there already is of the first");
    let first = story.desk.answer(Question::OfImport(cut.id, cut.first));
    assert!(matches!(first, Answer::OfImport { people, .. } if people.contains(&stayed) && people.len() == 2_000));
}

#[test]
fn a_person_who_became_one_with_another_stays_with_the_number_that_they_brought() {
    let mut story = Story::on(MONDAY);
    let known = story.resident("解秀英", 71, "红光巷1号");
    let number = id_number(date(1950, 3, 12), 122);
    let import = imports(&mut story, &format!("姓名,身份证号,住址\n解秀芳,{number},红光巷2号\n孙秀兰,,柿园路8号院\n"));
    let other = named(&story, "解秀芳");
    let row = |id| story.sees(|office| office.of::<Resident>().row(id).unwrap().clone());
    let (kept, gone) = (row(known), row(other));
    let picked = Resident { id_number: number, birth: gone.record.birth, sex: gone.record.sex, ..kept.record.clone() };
    let both = Both { kept: (known, kept.rev), gone: (other, gone.rev) };
    story.asks(Request::People(people::Ask::Merge { both, picked: Box::new(picked) })).unwrap();
    story.asks(rest_of(&import)).unwrap();
    assert_eq!(names(&story), BTreeSet::from(["解秀英".to_owned()]));
    is_sound(&story);
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    is_sound(&story);
}

#[test]
fn a_household_that_somebody_else_heads_by_now_keeps_whoever_heads_it() {
    let mut story = Story::on(MONDAY);
    let import = imports(&mut story, FAMILY);
    let (head, wife) = (named(&story, "王建国"), named(&story, "李静"));
    story.asks(Request::People(people::Ask::SetHead { resident: wife })).unwrap();
    story.asks(Request::People(people::Ask::Died { resident: head, on: date(2026, 11, 20) })).unwrap();
    let refusal = story.takes_back(&import).unwrap_err();
    let Way::RestOfImport { goes, stays, .. } = refusal.ways()[0] else { panic!("{refusal:?}") };
    story.asks(rest_of(&import)).unwrap();
    assert!(!names(&story).contains("孙秀兰"));
    assert_eq!((goes + stays, names(&story).len()), (4, stays));
    let heads = story.sees(|office| office.of::<Household>().all().next().unwrap().head);
    assert_eq!(
        (heads, story.sees(|office| office.of::<Resident>().get(wife).unwrap().relation)),
        (wife, Relation::Head)
    );
    is_sound(&story);
}

#[test]
fn what_an_import_added_to_known_people_goes_though_they_were_booked_for() {
    let mut story = Story::on(MONDAY);
    let id = id_number(date(1952, 3, 12), 121);
    let known = imports(&mut story, &format!("姓名,身份证号,住址,电话\n王伟,{id},红光巷8号,13800000001\n"));
    let import = imports(
        &mut story,
        &format!("姓名,身份证号,住址,电话\n王伟,{id},红光巷8号,13800000002\n孙秀兰,,柿园路8号院,\n"),
    );
    books(&mut story, "王伟");
    books(&mut story, "孙秀兰");
    story.asks(rest_of(&import)).unwrap();
    let who = named(&story, "王伟");
    assert_eq!(story.sees(|office| office.of::<Resident>().get(who).unwrap().phones.clone()), ["13800000001"]);
    assert_eq!(names(&story).len(), 2);
    assert!(story.sees(|office| office.commands.stands(known.id)));
    let other = Request::Desk(core::Ask::UndoRest { command: last(&story).id, rev: last(&story).last });
    assert_eq!(story.asks(other).unwrap_err(), core::Not::NothingToUndo.into(), "an undo is no import");
}

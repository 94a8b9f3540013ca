//! A search beside a running console: from what is kept, brought up to date, always as if every record had been read.

use linli::desk::people;
use linli::model::Resident;
use std::path::Path;

use linli::desk::core::clock::FixedClock;
use linli::desk::core::office::Office;
use linli::desk::core::request::Request;
use linli::desk::find::beside;
use linli::lookup::Query;
use linli::model::{Address, Id, Relation};
use linli::store::{self, Options, Safe};

use super::story::{Story, on, place};

const DAY: &str = "2026-11-23";
const LANE: &str = "红光巷3-2-501";

fn story_in(dir: &Path) -> Story {
    let mut story = Story::on(DAY);
    let options = Options { who: "前台甲".into(), training: true, ..Options::default() };
    let opened = store::open(dir, options).unwrap();
    let kept = beside::kept(dir, opened.about.id, &Safe::plain());
    let clock: &FixedClock = &story.clock;
    story.desk = on(opened.port, clock).searchable_from(kept, |_, _| {});
    story
}

fn ids(office: &Office, typed: &str) -> Vec<u64> {
    office.find(typed, 10).unwrap().hits.iter().map(|hit| hit.id).collect()
}

/// What a reader finds now, from what is kept, and how many residents it read for that.
fn read_lightly(dir: &Path, day: &str, typed: &str) -> (Office, usize) {
    let opened = store::read_lightly(dir).unwrap();
    let kept = beside::kept(dir, opened.about.id, &Safe::plain());
    let office = Office::to_search(opened.port.as_ref(), &kept, day.parse().unwrap(), &Query::parse(typed)).unwrap();
    let read = office.of::<Resident>().len();
    (office, read)
}

fn same_as_in_full(dir: &Path, day: &str) -> usize {
    let mut read = None;
    let mut whole = Office::read(store::read(dir).unwrap().port.as_ref(), &Safe::plain()).unwrap();
    whole.make_searchable(day.parse().unwrap());
    for typed in ["w", "wxy", "xxy", "解", "柿园路", "hgx", "501", "1-1-202", "#", "王秀英", "zhang", "dgnj", "194"]
    {
        let (office, residents) = read_lightly(dir, day, typed);
        assert_eq!(ids(&office, typed), ids(&whole, typed), "{typed}");
        read.get_or_insert(residents);
    }
    read.unwrap()
}

#[test]
fn what_is_kept_answers_as_if_every_record_had_been_read() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let mut story = story_in(dir);
    let xie = story.resident("解秀英", 75, LANE);
    let zhang = story.resident("张建国", 45, LANE);
    for age in 60..80 {
        story.resident("王秀英", age, "柿园路8号1-1-202");
    }
    assert_eq!(same_as_in_full(dir, DAY), 22, "nothing is kept yet: every resident was read");
    assert_eq!(same_as_in_full(dir, DAY), 0, "nobody is meant today, and nobody is read");

    // The store moves on: somebody is served, somebody is new, somebody is called otherwise.
    let room = story.room("书画室", 12);
    story.books(xie, place(room, "2026-11-26", 14), 1).unwrap();
    let new = story.resident("谢小燕", 34, "东关南街5号");
    let (office, _) = read_lightly(dir, DAY, "xxy");
    assert_eq!(ids(&office, "xxy")[..2], [xie.0, new.0]);
    assert_eq!(same_as_in_full(dir, DAY), 2, "who was served, and who is new");

    // A household has moved: who lives there is only known when everybody is read.
    let address = Address::read("东关南街9号");
    let request = Request::People(people::Ask::MoveWithin {
        resident: zhang,
        address,
        relation: Relation::Other,
        whole_household: true,
    });
    story.asks(request).unwrap();
    same_as_in_full(dir, DAY);
    let (office, _) = read_lightly(dir, DAY, "东关南街9号");
    assert!(ids(&office, "东关南街9号").contains(&zhang.0));
}

#[test]
fn a_desk_begins_with_what_an_earlier_one_kept() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let mut story = story_in(dir);
    let xie = story.resident("解秀英", 75, LANE);
    story.desk.keep_search();
    let later = story.resident("谢小燕", 34, LANE);
    drop(story);
    assert!(dir.join("lookup.cache").exists());
    let mut story = story_in(dir);
    story.sees(|office| assert_eq!(ids(office, "xxy"), [xie.0, later.0]));
    let address = Address::read("柿园路8号1-1-202");
    let request = Request::People(people::Ask::MoveWithin {
        resident: xie,
        address,
        relation: Relation::Other,
        whole_household: true,
    });
    story.asks(request).unwrap();
    drop(story);
    story_in(dir).sees(|office| assert_eq!(ids(office, "柿园路8号").len(), 2));
}

#[test]
fn bytes_of_another_store_or_changed_ones_are_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let mut story = story_in(dir);
    story.resident("解秀英", 75, LANE);
    assert_eq!(same_as_in_full(dir, DAY), 1);
    let file = dir.join("lookup.cache");
    let whole = std::fs::read(&file).unwrap();
    for at in [5, 20, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        std::fs::write(&file, &changed).unwrap();
        same_as_in_full(dir, DAY);
        assert_eq!(std::fs::read(&file).unwrap(), whole, "it was written anew");
    }
    let other = tempfile::tempdir().unwrap();
    let mut story = story_in(other.path());
    let there = story.resident("谢小燕", 34, LANE);
    std::fs::copy(&file, other.path().join("lookup.cache")).unwrap();
    let (office, _) = read_lightly(other.path(), DAY, "x");
    assert_eq!(ids(&office, "x"), [there.0]);
    assert_ne!(Id(ids(&office, "x")[0]), Id::NONE);
}

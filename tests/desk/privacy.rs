//! Personal data: what is kept about somebody is handed out whole, who is erased is gone wherever they were kept, and what
//! was kept long enough goes by class and year.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use jiff::civil::date;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::question::{Answer as Heard, Question};
use linli::desk::core::visitor::NewResident;
use linli::desk::privacy::due::due;
use linli::desk::privacy::incident::incident;
use linli::desk::privacy::{Ask, Did, Forgetting, Not};
use linli::desk::{Desk, Settings, center, clinic, core, people};
use linli::exchange::printer::Printer;
use linli::model::people::consent::{Consent, HEALTH_RECORD, PHONE};
use linli::model::privacy::{Erasure, Handed, MERGED, PERSON, What};
use linli::model::register::Secret;
use linli::model::{
    Booking, Household, Id, Key, Note, Record, Refusal, Resident, Unique, Visit, VisitorLine, Vitals, Way,
};
use linli::store::backup::{restore_with, vault_of};
use linli::store::port::{Op, Read};
use linli::store::safe::OfficeKey;
use linli::store::safe::Standing;
use linli::store::{self, Memory, Options, Safe};
use linli::text::Lang;
use proptest::prelude::*;

use super::held::Held;
use super::story::{Answer, Story, id_number, open, place};

const NUMBER_OF: fn(&Story, Id) -> String =
    |story, id| story.sees(|office| office.of::<Resident>().get(id).map(|person| person.id_number.clone())).unwrap();

fn erase(story: &mut Story, resident: Id, name: &str) -> Answer {
    story.ask(Ask::Erase { resident, reason: 1, name: name.into() })
}

fn forgetting(story: &mut Story, resident: Id) -> Forgetting {
    let Heard::Forgetting(found) = story.answers(Question::Forgetting(resident)) else { panic!("no answer") };
    *found
}

/// Every value that a store holds, its history included.
fn values(store: &dyn Read) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut values = Vec::new();
    store
        .scan(b"", &mut |key, entry| {
            values.push((key.to_vec(), entry.value));
            ControlFlow::Continue(())
        })
        .unwrap();
    for commit in store.pasts(1, store.head()) {
        for applied in &commit.unwrap().ops {
            if let Op::Put { key, value } = &applied.op {
                values.push((key.clone(), value.clone()));
            }
        }
    }
    values
}

fn holds(values: &[(Vec<u8>, Vec<u8>)], planted: &str) -> usize {
    let has = |bytes: &[u8]| bytes.windows(planted.len()).any(|part| part == planted.as_bytes());
    values.iter().filter(|(key, value)| has(key) || has(value)).count()
}

/// Whether any secret that is left anywhere makes a guard that stands anywhere of a number.
fn guard_answers(values: &[(Vec<u8>, Vec<u8>)], number: &str) -> bool {
    let keys: BTreeSet<Id> = values
        .iter()
        .filter_map(|(key, _)| Key::read(key))
        .filter(|key| key.kind == Unique::KIND)
        .map(|key| key.id)
        .collect();
    let secrets = values.iter().filter(|(key, _)| Key::read(key).is_some_and(|key| key.kind == Secret::KIND));
    secrets.filter_map(|(key, value)| Safe::plain().read::<Secret>(key, value).ok().flatten()).any(|secret| {
        let hash = blake3::keyed_hash(&secret.key, number.as_bytes());
        let (first, _) = hash.as_bytes().split_first_chunk::<8>().unwrap();
        keys.contains(&Id(u64::from_be_bytes(*first)))
    })
}

#[test]
fn everything_that_is_kept_about_somebody_is_handed_out_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    let mut story = Story::on("2026-11-23");
    story.desk = story.desk.with_printer(Printer::into_folder(folder.path().to_owned()));
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 71, &format!("{name}巷3号")));
    let (room, session) = (story.room("书画室", 12), story.session(date(2026, 11, 23)));
    story.books(xie, place(room, "2026-11-24", 14), 1).unwrap();
    story.books(wang, place(room, "2026-11-24", 14), 1).unwrap();
    let vitals = Vitals { systolic: Some(151), diastolic: Some(84), ..Vitals::default() };
    let recording = clinic::Recording { visit: None, session, resident: xie, vitals, recall: None, agrees: Some(true) };
    story.ask(clinic::Ask::RecordVisit { what: Box::new(recording), sure: true }).unwrap();
    let done = story.ask(Ask::Kept { resident: xie, lang: Lang::Zh }).unwrap();
    let page = fs::read_to_string(done.file.unwrap().path).unwrap();
    let number = NUMBER_OF(&story, xie);
    for told in ["解秀英", &number, "解秀英巷", "书画室", "151", "健康记录", "登记"] {
        assert!(page.contains(told), "{told}");
    }
    assert!(!page.contains("王桂芳"), "whoever else was booked is another's matter");
    let json = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let json = json.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    let kinds: BTreeSet<&str> =
        told["records"].as_array().unwrap().iter().map(|record| record["kind"].as_str().unwrap()).collect();
    // Whatever of the store is theirs by its envelope, and their home.
    let mut theirs = BTreeSet::from(["household"]);
    story.sees(|office| {
        for row in office.kinds() {
            if (row.written)(office).iter().any(|(_, written)| written.contains(&xie.0.to_string())) {
                theirs.insert(row.name);
            }
        }
    });
    // The slot names bookings, the handing out came after.
    theirs.retain(|name| !["slot", "handed"].contains(name));
    assert!(theirs.len() > 7 && theirs.is_subset(&kinds), "{theirs:?} {kinds:?}");
    let handed = story.sees(|office| office.of::<Handed>().all().cloned().collect::<Vec<Handed>>());
    assert_eq!((handed.len(), handed[0].resident), (1, xie));
    assert_eq!(done.note, Note::Privacy(Did::KeptShown { resident: xie, records: handed[0].records }));
}

#[test]
fn who_is_erased_is_gone_from_state_history_and_guards_and_their_number_is_free() {
    let store = Held::new(Memory::new());
    let mut story = Story::on("2026-11-23");
    story.desk = open(store.clone(), &story.clock);
    let [xie, wang] = [("解秀英", "红光巷3号"), ("王桂芳", "柿园路8号")].map(|(name, at)| story.resident(name, 71, at));
    let number = NUMBER_OF(&story, xie);
    let room = story.room("书画室", 12);
    let booking = story.books(xie, place(room, "2026-11-24", 14), 1).unwrap().record.unwrap().id;
    let registered = story.sees(|office| {
        let of = |command: &&linli::desk::core::commands::Command| command.touched.iter().any(|key| key.id == xie);
        office.commands.newest().filter(of).last().cloned().unwrap()
    });
    // What still goes on is in the way, and the way out leads to it.
    let refused = erase(&mut story, xie, "解秀英").unwrap_err();
    let expected = Refusal::from(Not::StillRuns { kind: Booking::KIND, count: 1 });
    assert_eq!(refused, expected.with_ways(vec![Way::Open { kind: Booking::KIND, id: booking }]));
    story.ask(center::Ask::CancelBooking { booking, reason: 1 }).unwrap();
    assert_eq!(erase(&mut story, xie, "解秀莹").unwrap_err(), Refusal::from(Not::OtherName));
    let before = values(&store);
    assert!(holds(&before, "解秀英") > 0 && holds(&before, &number) > 0 && guard_answers(&before, &number));
    let found = forgetting(&mut story, xie);
    assert!(found.runs.is_empty() && found.records.contains(&(Booking::KIND, 1)), "{found:?}");
    let done = erase(&mut story, xie, "解秀英").unwrap();
    assert!(matches!(done.note, Note::Privacy(Did::Erased { reason: 1, records }) if records >= 4), "{:?}", done.note);
    let after = values(&store);
    for planted in ["解秀英", &number] {
        assert_eq!(holds(&after, planted), 0, "{planted}");
    }
    assert!(!guard_answers(&after, &number), "no secret that is left makes their guard");
    assert!(guard_answers(&after, &NUMBER_OF(&story, wang)), "the others are guarded anew");
    story.sees(|office| {
        assert!(office.of::<Resident>().get(xie).is_none() && office.of::<Booking>().get(booking).is_none());
        assert_eq!(office.of::<Household>().len(), 1, "the home of the last goes with them");
        let mark = office.of::<Erasure>().get(xie).unwrap();
        assert_eq!((mark.what, mark.band, mark.lane.as_str()), (PERSON, 7, "红光巷3号"));
        let counted = mark.counts.iter().find(|counted| counted.kind == Booking::KIND).unwrap();
        assert_eq!((counted.month, counted.count), (date(2026, 11, 1), 1));
        assert_eq!(core::check::findings(office), Vec::new());
    });
    // Nothing brings them back, and nothing counts as damage.
    let refused = story.takes_back(&registered).unwrap_err();
    assert!(
        matches!(refused.why, linli::model::Why::Privacy(Not::AllErased { records }) if records >= 3),
        "{refused:?}"
    );
    story.desk = open(store.clone(), &story.clock);
    assert!(story.sees(|office| office.unread.is_empty() && office.of::<Resident>().len() == 1));
    // Whoever has their number is somebody new.
    let new = NewResident {
        resident: Resident { name: "解秀英".into(), id_number: number, ..Resident::default() },
        ..story.new_resident("解秀英", 71, "红光巷3号")
    };
    let again = story.ask(people::Ask::Register { new: Box::new(new), sure: false }).unwrap().record.unwrap().id;
    assert_ne!(again, xie);
}

#[test]
fn who_was_merged_into_somebody_is_erased_with_them() {
    let store = Held::new(Memory::new());
    let mut story = Story::on("2026-11-23");
    story.desk = open(store.clone(), &story.clock);
    let kept = story.resident("解秀英", 71, "红光巷3号");
    let gone = story.resident("解秀瑛", 71, "红光巷9号");
    let rev = |story: &Story, id| story.sees(|office| office.of::<Resident>().row(id).unwrap().rev);
    let both = people::merge::Both { kept: (kept, rev(&story, kept)), gone: (gone, rev(&story, gone)) };
    let picked = story.sees(|office| office.of::<Resident>().get(kept).unwrap().clone());
    story.ask(people::Ask::Merge { both, picked: Box::new(picked) }).unwrap();
    assert!(holds(&values(&store), "解秀瑛") > 0);
    assert_eq!(forgetting(&mut story, kept).merged, 1);
    erase(&mut story, kept, "解秀英").unwrap();
    assert_eq!(holds(&values(&store), "解秀瑛"), 0);
    assert_eq!(story.sees(|office| office.of::<Erasure>().get(gone).unwrap().what), MERGED);
}

#[test]
fn words_about_somebody_in_records_of_others_are_listed_and_blanked_one_by_one() {
    let mut story = Story::on("2026-11-23");
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 71, "红光巷3号"));
    let mut other = story.sees(|office| office.of::<Resident>().get(wang).unwrap().clone());
    let seen = story.sees(|office| office.of::<Resident>().row(wang).unwrap().rev);
    other.note = "有事找解秀英，她有钥匙".into();
    story.ask(people::Ask::Correct { resident: Box::new(other), seen }).unwrap();
    let said = forgetting(&mut story, xie).said;
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].record.id, said[0].field), (wang, "note"));
    let (record, field) = (said[0].record, said[0].field.to_owned());
    let blank = Ask::Blank { resident: xie, record, field };
    story.ask(blank.clone()).unwrap();
    let note = story.sees(|office| office.of::<Resident>().get(wang).unwrap().note.clone());
    assert_eq!(note, "有事找□□，她有钥匙");
    assert_eq!(story.ask(blank).unwrap_err(), Refusal::from(Not::NoSuchWords));
    // Who heads a home of several is followed by another.
    erase(&mut story, xie, "解秀英").unwrap();
    assert_eq!(story.sees(core::check::findings), Vec::new());
}

#[test]
fn what_was_kept_long_enough_goes_by_class_and_year_and_what_is_needed_stays() {
    let store = Held::new(Memory::new());
    let mut story = Story::on("2026-11-23");
    story.desk = open(store.clone(), &story.clock);
    let xie = story.resident("解秀英", 71, "红光巷3号");
    let room = story.room("书画室", 12);
    story.books(xie, place(room, "2026-11-24", 14), 1).unwrap();
    assert_eq!(story.ask(Ask::Retain).unwrap_err(), Refusal::from(Not::NothingDue));
    story.moves_to(date(2060, 1, 5).at(9, 0, 0, 0));
    story.desk = open(store.clone(), &story.clock);
    let found = story.sees(|office| due(office, &store, &Safe::plain(), date(2060, 1, 5)).unwrap());
    assert!(found.records() > 2 && found.people == 0 && found.unread == 0, "{found:?}");
    assert!(found.rows.iter().all(|row| row.year == 2026), "{found:?}");
    let Heard::Due(asked) = story.answers(Question::Due) else { panic!("no answer") };
    assert_eq!(asked, found);
    let done = story.ask(Ask::Retain).unwrap();
    let Note::Privacy(Did::Retained { records, people: 0, stopped: false }) = done.note else { panic!("{done:?}") };
    assert_eq!(records as usize, found.records());
    story.sees(|office| {
        assert!(office.of::<Booking>().is_empty() && office.of::<VisitorLine>().is_empty());
        assert_eq!(office.of::<Resident>().len(), 1, "who lives here is kept");
        assert_eq!(core::check::findings(office), Vec::new());
    });
    let left: Vec<Key> = values(&store)
        .iter()
        .filter_map(|(key, value)| {
            let standing = linli::store::Safe::plain().open(key, value).unwrap();
            matches!(standing, Standing::Here(_)).then(|| Key::read(key)).flatten()
        })
        .filter(|key| key.kind == Booking::KIND)
        .collect();
    assert_eq!(left, Vec::new(), "nor in history");
    assert_eq!(story.ask(Ask::Retain).unwrap_err(), Refusal::from(Not::NothingDue));
}

#[test]
fn a_run_is_stopped_between_two_pieces_and_ends_the_next_time() {
    let store = Held::new(Memory::new());
    let mut story = Story::on("2026-11-23");
    story.desk = open(store.clone(), &story.clock);
    let xie = story.resident("解秀英", 71, "红光巷3号");
    let room = story.room("书画室", 12);
    story.books(xie, place(room, "2026-11-24", 14), 1).unwrap();
    story.moves_to(date(2060, 1, 5).at(9, 0, 0, 0));
    story.desk = open(store.clone(), &story.clock);
    let done = story.desk.take_away(&|| true).unwrap();
    assert!(matches!(done.note, Note::Privacy(Did::Retained { records: 0, stopped: true, .. })), "{done:?}");
    let done = story.desk.take_away(&|| false).unwrap();
    assert!(matches!(done.note, Note::Privacy(Did::Retained { records: 1.., stopped: false, .. })), "{done:?}");
}

#[test]
fn who_died_long_ago_is_erased_whole_once_nothing_of_theirs_must_stay() {
    let store = Held::new(Memory::new());
    let mut story = Story::on("2026-11-23");
    story.desk = open(store.clone(), &story.clock);
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 71, "红光巷3号"));
    story.ask(people::Ask::Died { resident: xie, on: date(2026, 11, 20) }).unwrap();
    story.moves_to(date(2080, 1, 5).at(9, 0, 0, 0));
    story.desk = open(store.clone(), &story.clock);
    let done = story.ask(Ask::Retain).unwrap();
    assert!(matches!(done.note, Note::Privacy(Did::Retained { people: 1, .. })), "{done:?}");
    assert_eq!(holds(&values(&store), "解秀英"), 0);
    story.sees(|office| {
        assert!(office.is_erased(xie) && office.of::<Resident>().get(wang).is_some());
        assert_eq!(core::check::findings(office), Vec::new());
    });
}

#[test]
fn a_child_is_not_asked_and_a_withdrawal_stops_the_use_at_once() {
    let mut story = Story::on("2026-11-23");
    let child = story.resident("谢小燕", 9, "红光巷3号");
    let give = |resident, purpose, guardian| people::Ask::GiveConsent { resident, purpose, guardian, until: None };
    let refused = story.ask(give(child, HEALTH_RECORD, false)).unwrap_err();
    assert_eq!(refused, Refusal::from(people::Not::NeedsGuardian { resident: child }));
    story.ask(give(child, HEALTH_RECORD, true)).unwrap();
    let xie = story.resident("解秀英", 71, "红光巷3号");
    let session = story.session(date(2026, 11, 23));
    for purpose in [HEALTH_RECORD, PHONE] {
        story.ask(give(xie, purpose, false)).unwrap();
    }
    let vitals = Vitals { systolic: Some(182), diastolic: Some(104), ..Vitals::default() };
    let recall = Some(date(2026, 11, 30));
    let recording = clinic::Recording { visit: None, session, resident: xie, vitals, recall, agrees: None };
    story.ask(clinic::Ask::RecordVisit { what: Box::new(recording), sure: true }).unwrap();
    let due = |story: &Story| story.sees(|office| clinic::follow::due(office, xie).is_some());
    assert!(due(&story));
    let uncover = Ask::Uncover { resident: xie, purpose: HEALTH_RECORD };
    assert_eq!(story.ask(uncover.clone()).unwrap_err(), Refusal::from(Not::StillAgreed { purpose: HEALTH_RECORD }));
    let call = core::Ask::Reveal { resident: xie, field: "phones".into(), reason: 1 };
    story.ask(call.clone()).unwrap();
    for purpose in [HEALTH_RECORD, PHONE] {
        story.ask(people::Ask::WithdrawConsent { resident: xie, purpose }).unwrap();
    }
    assert!(!due(&story), "nobody is reminded by what they took back");
    assert_eq!(story.ask(call).unwrap_err(), Refusal::from(people::Not::NoConsent { purpose: PHONE }));
    let done = story.ask(uncover.clone()).unwrap();
    let Note::Privacy(Did::Uncovered { records, .. }) = done.note else { panic!("{done:?}") };
    assert_eq!(records, 1);
    story.sees(|office| {
        let left = |kind| office.kinds().iter().find(|row| row.kind == kind).map(|row| (row.count)(office));
        assert_eq!((left(Vitals::KIND), left(Visit::KIND), left(Consent::KIND)), (Some(0), Some(1), Some(3)));
        assert_eq!(core::check::findings(office), Vec::new());
    });
    assert_eq!(story.ask(uncover).unwrap_err(), Refusal::from(Not::NothingCovered { purpose: HEALTH_RECORD }));
}

#[test]
fn an_incident_lists_whose_data_were_opened_printed_and_exported() {
    let folder = tempfile::tempdir().unwrap();
    let store = Held::new(Memory::new());
    let mut story = Story::on("2026-11-23");
    story.desk = open(store.clone(), &story.clock).with_printer(Printer::into_folder(folder.path().to_owned()));
    let xie = story.resident("解秀英", 71, "红光巷3号");
    let room = story.room("书画室", 12);
    story.ask(core::Ask::Reveal { resident: xie, field: "phones".into(), reason: 2 }).unwrap();
    story.moves_to(date(2026, 11, 25).at(9, 0, 0, 0));
    let booking = story.books(xie, place(room, "2026-11-26", 14), 1).unwrap().record.unwrap().id;
    let what = linli::desk::center::sheets::slip(booking);
    story.ask(core::Ask::Print { what, lang: Lang::Zh }).unwrap();
    story.at(10, 0);
    story.ask(Ask::Kept { resident: xie, lang: Lang::Zh }).unwrap();
    let listed = |from, to| {
        let lines = story.sees(|office| incident(office, &store, &Safe::plain(), (from, to)).unwrap());
        lines.into_iter().map(|line| (line.name, line.what)).collect::<Vec<_>>()
    };
    let on = |day| listed(date(2026, 11, day), date(2026, 11, day));
    let opened = What::Opened { field: "phones".into(), reason: 2 };
    assert_eq!(on(23), [("解秀英".to_owned(), opened)]);
    assert_eq!(on(24), []);
    let both = on(25);
    assert!(
        matches!(both.as_slice(), [(one, What::Printed { .. }), (two, What::Kept { .. })] if one == two && one == "解秀英"),
        "{both:?}"
    );
}

/// Every byte of every file of a folder.
fn bytes_of(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(bytes_of(&path)) } else { all.push((path.clone(), fs::read(&path).unwrap())) }
    }
    all
}

#[test]
fn a_folder_that_was_closed_and_opened_has_no_trace_of_who_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("data");
    let on = |clock: &linli::desk::core::clock::FixedClock| -> Desk {
        let options = Options { training: true, segment_bytes: 64 * 1024, ..Options::default() };
        open_box(store::open(&dir, options).unwrap().port, clock)
    };
    let mut story = Story::on("2026-11-23");
    story.desk = on(&story.clock);
    let [xie, wang] = [("解秀英", "红光巷3号"), ("王桂芳", "柿园路8号")].map(|(name, at)| story.resident(name, 71, at));
    for nth in 0..40 {
        story.resident(&format!("邻居{nth}"), 60, &format!("长乐巷{nth}号"));
    }
    let numbers = [xie, wang].map(|id| NUMBER_OF(&story, id));
    story.desk = Story::on("2026-11-23").desk;
    story.desk = on(&story.clock);
    let found = |planted: &str| {
        let has = |bytes: &[u8]| bytes.windows(planted.len()).any(|part| part == planted.as_bytes());
        bytes_of(&dir).into_iter().filter(|(_, bytes)| has(bytes)).map(|(path, _)| path).collect::<Vec<_>>()
    };
    for planted in ["解秀英", &numbers[0]] {
        assert!(!found(planted).is_empty(), "{planted} is found before: this test looks where it must");
    }
    let about = store::about(&dir).unwrap();
    erase(&mut story, xie, "解秀英").unwrap();
    let head = story.sees(|office| office.head);
    story.desk = Story::on("2026-11-23").desk;
    drop(store::open(&dir, Options::default()).unwrap());
    for planted in ["解秀英", &numbers[0]] {
        assert_eq!(found(planted), Vec::<std::path::PathBuf>::new(), "{planted}");
    }
    assert!(!found("王桂芳").is_empty());
    assert_eq!(store::about(&dir).unwrap(), about, "the same store");
    let checked = store::check(&dir).unwrap();
    assert_eq!(checked.findings, Vec::new());
    let reader = store::read(&dir).unwrap();
    assert_eq!(reader.port.head(), head);
    let values = values(reader.port.as_ref());
    assert!(!guard_answers(&values, &numbers[0]) && guard_answers(&values, &numbers[1]));
    drop(reader);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    // And it goes on.
    story.desk = on(&story.clock);
    assert_eq!(story.sees(|office| (office.of::<Resident>().len(), office.unread.len())), (41, 0));
    story.resident("张建国", 70, "红光巷5号");
}

fn open_box(store: Box<dyn store::port::Store>, clock: &linli::desk::core::clock::FixedClock) -> Desk {
    super::story::on(store, clock)
}

/// A desk in a sealed folder.
fn sealed_desk(dir: &Path, safe: &Safe, clock: &FixedClock) -> Desk {
    let options = Options { safe: safe.clone(), ..Options::default() };
    let store = store::open(dir, options).unwrap().port;
    let ids = SeededIds::from(7 + 1_000 * store.head());
    let settings = Settings { clerk: "前台甲".into(), safe: safe.clone(), ..Settings::default() };
    Desk::open(store, Box::new(clock.clone()), Box::new(ids), settings, &mut |_| {}).unwrap()
}

/// A key, and the value in plain.
type Pair = (Vec<u8>, Vec<u8>);

/// What every value that a folder holds, its history included, says to whoever has the office's key and the vault: those
/// that open, and how many were erased.
fn opened(dir: &Path, safe: &Safe) -> (Vec<Pair>, usize) {
    let reader = store::read_with(dir, safe).unwrap();
    let (mut plain, mut erased) = (Vec::new(), 0);
    for (key, value) in values(reader.port.as_ref()) {
        match safe.open(&key, &value).unwrap() {
            Standing::Here(opened) => plain.push((key, opened.payload.into_owned())),
            Standing::Erased => erased += 1,
            other => panic!("{other:?}"),
        }
    }
    (plain, erased)
}

#[test]
fn a_sealed_folder_and_its_older_backups_lose_who_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let (dir, file) = (folder.path().join("data"), folder.path().join("one.backup"));
    let fresh = || Safe::sealed(OfficeKey::of([9; 32]));
    let safe = fresh();
    let mut story = Story::on("2026-11-23");
    story.desk = sealed_desk(&dir, &safe, &story.clock);
    let [xie, wang] = [("解秀英", "红光巷3号"), ("王桂芳", "柿园路8号")].map(|(name, at)| story.resident(name, 71, at));
    let number = NUMBER_OF(&story, xie);
    core::backup::take_with(&dir, &safe, &file).unwrap();
    let (before, erased) = opened(&dir, &fresh());
    assert!(holds(&before, "解秀英") > 0 && erased == 0);
    let older: Vec<(std::path::PathBuf, Vec<u8>)> =
        ["VAULT.a", "VAULT.b"].map(|name| dir.join(name)).map(|path| (path.clone(), fs::read(&path).unwrap())).into();
    erase(&mut story, xie, "解秀英").unwrap();
    let gone = |dir: &Path| {
        let (after, erased) = opened(dir, &fresh());
        assert!(erased > 2, "{erased}");
        for planted in ["解秀英", &number] {
            assert_eq!(holds(&after, planted), 0, "{planted}");
        }
        assert!(holds(&after, "王桂芳") > 0);
    };
    gone(&dir);
    // A later backup brings the vault of the older one up: the same bytes, less whoever was erased.
    core::backup::take_with(&dir, &safe, &folder.path().join("two.backup")).unwrap();
    let restored = folder.path().join("restored");
    restore_with(&file, &restored, &fresh(), &|_| None).unwrap();
    gone(&restored);
    // A backup without its vault is not restored.
    let moved = folder.path().join("moved");
    fs::rename(vault_of(&file), &moved).unwrap();
    assert!(restore_with(&file, &folder.path().join("nothing"), &fresh(), &|_| None).is_err());
    // A vault of an earlier day that is put back is brought up by the marks in the journal.
    story.desk = Story::on("2026-11-23").desk;
    for (path, bytes) in older {
        fs::write(path, bytes).unwrap();
    }
    drop(sealed_desk(&dir, &fresh(), &story.clock));
    gone(&dir);
    story.desk = sealed_desk(&dir, &fresh(), &story.clock);
    assert!(story.sees(|office| office.unread.is_empty() && office.of::<Resident>().get(wang).is_some()));
    // One that is gone stops the opening and wipes nothing.
    story.desk = Story::on("2026-11-23").desk;
    for name in ["VAULT.a", "VAULT.b"] {
        fs::remove_file(dir.join(name)).unwrap();
    }
    assert!(store::open(&dir, Options { safe: fresh(), ..Options::default() }).is_err());
}

/// What happens to an office of people.
#[derive(Debug, Clone)]
enum Step {
    Register,
    Erase(u8),
    /// Take back the last command.
    Undo,
    Redo,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => Just(Step::Register),
        2 => (0..6_u8).prop_map(Step::Erase),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ];
    prop::collection::vec(step, 1..24)
}

/// Somebody who was registered in a story.
struct Somebody {
    id: Id,
    name: String,
    number: String,
    erased: bool,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whoever_is_erased_stays_so_whatever_else_is_done(steps in steps()) {
        let store = Held::new(Memory::new());
        let mut story = Story::on("2026-11-23");
        story.desk = open(store.clone(), &story.clock);
        let mut people: Vec<Somebody> = Vec::new();
        for step in steps {
            match step {
                Step::Register => {
                    let nth = people.len();
                    let (name, birth) = (format!("解秀英第{nth}位"), date(1955, 1, 15));
                    let number = id_number(birth, 2 + 2 * u16::try_from(nth).unwrap());
                    let new = story.new_resident("", 71, &format!("红光巷{nth}号"));
                    let resident = Resident { name: name.clone(), id_number: number.clone(), birth: Some(birth), ..new.resident };
                    let new = Box::new(NewResident { resident, ..new });
                    let done = story.ask(people::Ask::Register { new, sure: true }).unwrap();
                    people.push(Somebody { id: done.record.unwrap().id, name, number, erased: false });
                }
                Step::Erase(which) => {
                    let there = |one: &Somebody| story.sees(|office| office.of::<Resident>().get(one.id).is_some());
                    let living: Vec<usize> = (0..people.len()).filter(|place| there(&people[*place])).collect();
                    if let Some(place) = living.get(usize::from(which) % living.len().max(1)) {
                        let (id, name) = (people[*place].id, people[*place].name.clone());
                        erase(&mut story, id, &name).unwrap();
                        people[*place].erased = true;
                    }
                }
                Step::Undo => drop(story.ask(core::Ask::Undo)),
                Step::Redo => drop(story.ask(core::Ask::Redo)),
                Step::Reopen => story.desk = open(store.clone(), &story.clock),
            }
            let values = values(&store);
            for one in people.iter().filter(|one| one.erased) {
                prop_assert!(story.sees(|office| office.of::<Resident>().get(one.id).is_none()), "{} is back", one.name);
                prop_assert_eq!(holds(&values, &one.name), 0);
                prop_assert_eq!(holds(&values, &one.number), 0);
                prop_assert!(!guard_answers(&values, &one.number));
            }
            let findings = story.sees(core::check::findings);
            prop_assert!(findings.is_empty(), "{findings:?}");
            prop_assert_eq!(story.sees(|office| office.unread.len()), 0);
        }
    }
}

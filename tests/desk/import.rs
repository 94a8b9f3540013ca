//! Rosters taken in: who is new, who gains what, what is asked, and what becomes of an import that was cut off.

use linli::desk::people;
use linli::model::{Care, Unique};
use std::fmt::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::{Date, date};
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::office::Office;
use linli::desk::import::{ImportError, Imported, Order, Survey, Told};
use linli::desk::{Desk, Settings};
use linli::exchange::{Mapping, OpenOptions, Roster, fingerprint, open};
use linli::model::center::booking::Place;
use linli::model::people::doubt::{Answers, Choice, Doubt, Matter, Question, Whom};
use linli::model::{Household, Id, Living, Note, Record, Relation, Resident, Sex, Value, Way, Why};
use linli::store::Memory;

use crate::held::Held;
use crate::story::{self, Story, id_number};

/// A roster on disk.
struct File {
    folder: tempfile::TempDir,
}

impl File {
    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("roster.csv"), text).unwrap();
        Self { folder }
    }

    fn roster(&self, today: Date) -> (Roster, u64) {
        let path = self.folder.path().join("roster.csv");
        let table = open(&path, &OpenOptions::default()).unwrap();
        let print = fingerprint(&path, table.sheet()).unwrap();
        (Roster::read_as(table, today, &Mapping::default()).unwrap(), print)
    }
}

impl Story {
    fn surveys(&self, file: &File, answers: &Answers) -> Survey {
        let (mut roster, print) = file.roster(self.desk.today());
        let order = Order { file: print, name: "roster.csv".into(), answers, stop: &AtomicBool::new(false) };
        self.desk.survey(&mut roster, &order, &mut |_| {}).unwrap()
    }

    /// Imports what a survey has counted, and fails where the two differ.
    fn imports_with(&mut self, file: &File, answers: &Answers) -> Imported {
        let before = self.sees(|office| office.head);
        let survey = self.surveys(file, answers);
        assert_eq!(self.sees(|office| office.head), before, "a survey writes nothing");
        let (mut roster, print) = file.roster(self.desk.today());
        let order = Order { file: print, name: "roster.csv".into(), answers, stop: &AtomicBool::new(false) };
        let done = self.desk.import(&mut roster, &order, &mut |_| {}).unwrap();
        assert_eq!((survey.tally, survey.gains), (done.tally, done.gains.clone()));
        done
    }

    fn imports(&mut self, text: &str) -> Imported {
        self.imports_with(&File::of(text), &Answers::default())
    }

    fn asks_about(&self, text: &str, answers: &Answers) -> Vec<Doubt> {
        self.surveys(&File::of(text), answers).doubts
    }

    fn person(&self, name: &str) -> Resident {
        self.sees(|office| office.of::<Resident>().all().find(|person| person.name == name).cloned()).unwrap()
    }

    fn address(&self, name: &str) -> String {
        let person = self.person(name);
        self.sees(|office| office.address_of(&person).unwrap().short())
    }
}

/// Added, updated, unchanged, doubtful, left out, refused.
fn counts(done: &Imported) -> [u32; 6] {
    let t = done.tally;
    [t.added, t.updated, t.unchanged, t.doubtful, t.left_out, t.refused]
}

fn answers(all: &[(u32, Matter, Choice)]) -> Answers {
    let mut answers = Answers::default();
    for (row, matter, choice) in all {
        answers.give(*row, *matter, *choice);
    }
    answers
}

fn born(year: i16) -> String {
    id_number(date(year, 3, 12), 122)
}

#[test]
fn who_is_known_by_number_gains_field_by_field() {
    let mut story = Story::on("2026-11-23");
    let id = born(1952);
    story.imports(&format!("姓名,身份证号,电话,重点类别,住址\n解秀英,{id},13800008829,独居,红光巷7号\n"));
    let done = story.imports(&format!(
        "姓名,身份证号,电话,重点类别,住址,工作单位\n解秀英,{id},13900000417,党员,红光巷7号,红光小学\n"
    ));
    assert_eq!(counts(&done), [0, 1, 0, 0, 0, 0]);
    let fields: Vec<&str> = done.gains.keys().map(|(_, key)| *key).collect();
    assert_eq!(fields, ["groups", "phones", "work"]);
    let person = story.person("解秀英");
    assert_eq!(person.phones, ["13800008829", "13900000417"]);
    assert_eq!((person.groups.0.count_ones(), person.work.as_str()), (2, "红光小学"));
    assert!(story.ask(linli::desk::core::Ask::Undo).is_ok());
    assert_eq!(story.person("解秀英").phones, ["13800008829"]);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut story = Story::on("2026-11-23");
    let text = format!(
        "户编号,姓名,身份证号,与户主关系,住址,出生日期,健康状况\nH1,王建国,{},户主,红光巷7号,,高血压\nH1,李静,,配偶,红光巷7号,1954-02-03,\nH2,王建国,,户主,柿园路8号院,,\n,王伟,,,,,\n,王伟,,,,,\n",
        born(1952)
    );
    let file = File::of(&text);
    let nowhere = [(5, Matter::NoAddress, Choice::Without), (6, Matter::NoAddress, Choice::Without)];
    let first = story.imports_with(&file, &Answers::default());
    assert_eq!(counts(&first), [3, 0, 0, 2, 0, 0], "two rows without an address");
    let first = story.imports_with(&file, &answers(&nowhere));
    assert_eq!(counts(&first), [1, 0, 3, 1, 0, 0], "two rows that say only 王伟 may be two people");
    let all = answers(&[&nowhere[..], &[(6, Matter::Same(Whom::Row(5)), Choice::Other)]].concat());
    assert_eq!(counts(&story.imports_with(&file, &all)), [1, 0, 4, 0, 0, 0]);
    let head = story.sees(|office| office.head);
    let again = story.imports_with(&file, &Answers::default());
    assert_eq!((counts(&again), story.sees(|office| office.head)), ([0, 0, 5, 0, 0, 0], head));
}

#[test]
fn a_value_that_differs_is_asked_about_and_the_row_waits() {
    let mut story = Story::on("2026-11-23");
    let id = born(1952);
    story.imports(&format!("姓名,身份证号,备注,住址\n解秀英,{id},爱听秦腔,红光巷7号\n"));
    let text = format!("姓名,身份证号,备注,住址,电话\n谢秀英,{id},听力不好,柿园路8号院,13800008829\n");
    let done = story.imports(&text);
    assert_eq!(counts(&done), [0, 0, 0, 1, 0, 0]);
    assert!(story.person("解秀英").phones.is_empty(), "a row in doubt is not written in part");

    let value = |key| Matter::Value(Resident::KIND, key);
    let name = &story.asks_about(&text, &Answers::default())[0];
    assert_eq!((name.row, name.question.matter()), (2, value("name")));
    assert_eq!(name.question.choices(), [Choice::Keep, Choice::Take, Choice::LeaveOut]);
    let mut all = answers(&[(2, value("name"), Choice::Keep)]);
    let note = &story.asks_about(&text, &all)[0];
    assert_eq!(note.question.matter(), value("note"));
    assert!(note.question.choices().contains(&Choice::Both));
    all.give(2, value("note"), Choice::Both);
    let address = &story.asks_about(&text, &all)[0];
    let told = Value::Text("柿园路8号院".into());
    assert!(matches!(&address.question, Question::Value { key: "address", told: other, .. } if *other == told));
    all.give(2, Matter::Value(Household::KIND, "address"), Choice::Take);

    assert_eq!(counts(&story.imports_with(&File::of(&text), &all)), [0, 1, 0, 0, 0, 0]);
    let person = story.person("解秀英");
    assert_eq!((person.note.as_str(), person.phones.len()), ("爱听秦腔；听力不好", 1));
    assert_eq!(story.address("解秀英"), "柿园路8号院");
    story.ask(linli::desk::core::Ask::Undo).unwrap();
    assert_eq!(story.address("解秀英"), "红光巷7号");
}

#[test]
fn a_head_who_moves_or_dies_leaves_the_oldest_in_charge() {
    let mut story = Story::on("2026-11-23");
    let [head, wife, son] = [1950, 1952, 1980].map(born);
    let row = |number: &str, name: &str, rest: &str| format!("{name},{number},{rest}\n");
    story.imports(&format!(
        "姓名,身份证号,与户主关系,住址\n{}{}{}",
        row(&head, "王建国", "户主,红光巷7号"),
        row(&wife, "李静", "配偶,红光巷7号"),
        row(&son, "王小明", "子,红光巷7号"),
    ));
    let gone = format!("姓名,身份证号,是否已死亡,死亡日期\n{}", row(&head, "王建国", "是,2026-11-01"));
    let take = answers(&[(2, Matter::Value(Resident::KIND, "living"), Choice::Take)]);
    assert_eq!(counts(&story.imports_with(&File::of(&gone), &take)), [0, 1, 0, 0, 0, 0]);
    let died = story.person("王建国");
    assert_eq!((died.living, died.living_since), (Living::Died, Some(date(2026, 11, 1))));
    assert_eq!(story.person("李静").relation, Relation::Head);

    let moved = format!("姓名,身份证号,住址\n{}", row(&wife, "李静", "柿园路8号院"));
    let take = answers(&[(2, Matter::Value(Household::KIND, "address"), Choice::Take)]);
    story.imports_with(&File::of(&moved), &take);
    assert_eq!(story.address("李静"), "柿园路8号院");
    let son = story.person("王小明");
    let heads = story.sees(|office| office.of::<Household>().get(son.household).unwrap().head);
    assert_eq!((son.relation, heads), (Relation::Head, son.id));
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn somebody_against_whom_nothing_speaks_is_asked_about() {
    let mut story = Story::on("2026-11-23");
    story.imports("姓名,出生日期,住址,电话\n王伟,1952-03-12,红光巷8号,13800000001\n");
    let known = story.person("王伟").id;
    let id = born(1952);
    for (row, asked) in [
        (format!("王伟,{id},,红光巷8号,13800000002"), true),
        ("王伟,,1952-03-12,,".to_owned(), true),
        ("王伟,,,红光巷8号,13800000002".to_owned(), true),
        ("王伟,,1953-03-12,红光巷8号,".to_owned(), false),
        ("王伟,,1952-03-12,红光巷9号,".to_owned(), false),
        ("王伟,,1952-03-12,红光巷8号,".to_owned(), false),
    ] {
        let doubts = story.asks_about(&format!("姓名,身份证号,出生日期,住址,电话\n{row}\n"), &Answers::default());
        assert_eq!(doubts.len(), usize::from(asked), "{row}");
        assert!(doubts.iter().all(|doubt| doubt.question.matter() == Matter::Same(Whom::Known(known))));
    }

    let text = format!("姓名,身份证号,住址\n王伟,{id},红光巷8号\n");
    let matter = Matter::Same(Whom::Known(known));
    let with = |choice| answers(&[(2, matter, choice)]);
    assert_eq!(counts(&story.imports_with(&File::of(&text), &with(Choice::LeaveOut))), [0, 0, 0, 0, 1, 0]);
    assert_eq!(counts(&story.imports_with(&File::of(&text), &with(Choice::Same))), [0, 1, 0, 0, 0, 0]);
    assert_eq!((story.person("王伟").id_number.as_str(), story.sees(|office| office.of::<Unique>().len())), (&*id, 1));
    story.ask(linli::desk::core::Ask::Undo).unwrap();
    assert_eq!(story.sees(|office| office.of::<Unique>().len()), 0);
    assert_eq!(counts(&story.imports_with(&File::of(&text), &with(Choice::Other))), [1, 0, 0, 0, 0, 0]);
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn somebody_twice_in_one_file_is_never_merged_silently() {
    let mut story = Story::on("2026-11-23");
    let id = born(1952);
    let text =
        format!("姓名,身份证号,电话\n解秀英,{id},13800008829\n解秀英,{id},13800008829\n解秀英,{id},13900000417\n");
    let file = File::of(&text);
    let matter = Matter::Same(Whom::Row(2));
    let doubt = &story.surveys(&file, &Answers::default()).doubts[0];
    assert_eq!((doubt.row, doubt.question.matter()), (4, matter));
    assert_eq!(doubt.question.choices(), [Choice::Same, Choice::LeaveOut], "one number is one person");
    assert_eq!(counts(&story.imports_with(&file, &Answers::default())), [1, 0, 1, 1, 0, 0]);
    assert_eq!(counts(&story.imports_with(&file, &Answers::default())), [0, 0, 2, 1, 0, 0], "nor the second time");
    assert_eq!(counts(&story.imports_with(&file, &answers(&[(4, matter, Choice::Same)]))), [0, 1, 2, 0, 0, 0]);
    assert_eq!(story.person("解秀英").phones.len(), 2);
}

#[test]
fn what_contradicts_the_number_waits_for_an_answer() {
    let mut story = Story::on("2026-11-23");
    let id = born(1952);
    let text = format!("姓名,性别,出生日期,身份证号\n解秀英,男,1952-3-13,{id}\n王伟,,52.3.12,\n李静,,20.1.5,\n");
    let file = File::of(&text);
    assert_eq!(counts(&story.imports_with(&file, &Answers::default())), [0, 0, 0, 3, 0, 0]);
    let doubts = story.surveys(&file, &Answers::default()).doubts;
    let asked: Vec<_> = doubts.iter().map(|doubt| (doubt.row, doubt.question.matter())).collect();
    assert_eq!(asked, [(2, Matter::Birth), (3, Matter::Century), (4, Matter::Century)]);
    assert_eq!(doubts[1].question.choices(), [Choice::Year(1952), Choice::LeaveOut]);
    assert_eq!(doubts[2].question.choices(), [Choice::Year(1920), Choice::Year(2020), Choice::LeaveOut]);
    let mut all = answers(&[
        (2, Matter::Birth, Choice::ById),
        (3, Matter::Century, Choice::Year(1952)),
        (4, Matter::Century, Choice::Year(1920)),
    ]);
    assert_eq!(story.surveys(&file, &all).doubts[0].question.matter(), Matter::Sex);
    all.give(2, Matter::Sex, Choice::AsTold);
    assert_eq!(counts(&story.imports_with(&file, &all)), [3, 0, 0, 0, 0, 0]);
    let first = story.person("解秀英");
    assert_eq!((first.id_number.as_str(), first.sex), ("", Sex::Male), "a number that is not right stays out");
    assert_eq!(story.person("王伟").birth, Some(date(1952, 3, 12)));
    assert_eq!(story.person("李静").birth, Some(date(1920, 1, 5)));
}

/// Rows of people who do not exist.
fn many(count: usize) -> String {
    let mut text = String::from("姓名,身份证号,住址\n");
    for nth in 0..count {
        let id = id_number(date(1930 + (nth % 80) as i16, 1 + (nth / 80 % 12) as i8, 7), (nth / 960 + 100) as u16);
        writeln!(text, "王{},{id},红光巷{}号", ["伟", "芳", "秀英"][nth % 3], 1 + nth / 3).unwrap();
    }
    text
}

#[test]
fn an_import_that_is_stopped_leaves_whole_batches_and_goes_on_with_its_own_file_only() {
    let mut story = Story::on("2026-11-23");
    let (file, other) = (File::of(&many(3_000)), File::of(&many(1_999)));
    let stop = AtomicBool::new(false);
    let (mut roster, print) = file.roster(story.desk.today());
    let order = Order { file: print, name: "roster.csv".into(), answers: &Answers::default(), stop: &stop };
    let cut = story
        .desk
        .import(&mut roster, &order, &mut |told| {
            if matches!(told, Told::Read(rows, _) if rows >= 2_000) {
                stop.store(true, Ordering::Relaxed);
            }
        })
        .unwrap();
    assert_eq!((cut.stopped, cut.tally.added), (true, 2_000));
    assert_eq!(story.sees(|office| office.of::<Resident>().len()), 2_000);
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
    let unfinished = story.sees(|office| office.unfinished_imports().next()).unwrap();
    assert_eq!((unfinished.file, unfinished.added), (print, 2_000));

    // Another file is another command, and leaves the unfinished one as it is.
    let small = story.imports("姓名,住址\n孙秀兰,柿园路8号院\n");
    assert_eq!(counts(&small), [1, 0, 0, 0, 0, 0]);
    assert_eq!(story.sees(|office| office.unfinished_imports().count()), 1);
    let part = story.imports_with(&other, &Answers::default());
    assert_eq!(counts(&part), [0, 0, 1_999, 0, 0, 0]);
    assert_eq!(story.sees(|office| office.unfinished_imports().count()), 1);

    let rest = story.imports_with(&file, &Answers::default());
    assert_eq!(counts(&rest), [1_000, 0, 2_000, 0, 0, 0]);
    let command = story.sees(|office| office.commands.get(unfinished.command).cloned()).unwrap();
    assert!(command.complete);
    assert_eq!(
        command.note,
        Some(Note::People(people::Did::Imported { added: 3_000, updated: 0, file: print, name: "roster.csv".into() })),
        "one line in history"
    );
    story.takes_back(&command).unwrap();
    assert_eq!(story.sees(|office| office.of::<Resident>().len()), 1);
}

#[test]
fn a_file_that_ends_in_the_middle_is_named_and_what_was_written_stays() {
    let mut story = Story::on("2026-11-23");
    let file = File::of(&format!("{}王伟,\"{}\n", many(3_000), "x".repeat(2 << 20)));
    let (mut roster, print) = file.roster(story.desk.today());
    let order =
        Order { file: print, name: "roster.csv".into(), answers: &Answers::default(), stop: &AtomicBool::new(false) };
    let error = story.desk.import(&mut roster, &order, &mut |_| {}).unwrap_err();
    assert!(matches!(error, ImportError::File(_)));
    let unfinished = story.sees(|office| office.unfinished_imports().next()).unwrap();
    assert_eq!(story.sees(|office| office.of::<Resident>().len()), unfinished.added as usize);
    assert!(story.ask(linli::desk::core::Ask::Undo).is_ok());
    assert!(story.sees(|office| office.of::<Resident>().is_empty()));
    assert_ne!(unfinished.command, Id::NONE.0);
}

/// A store with what the office of a story holds, and a desk on it that holds no office.
fn desks() -> (Story, Desk, Held) {
    let held = Held::new(Memory::new());
    let clock = FixedClock::at(date(2026, 11, 23).at(9, 0, 0, 0));
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    // Ids of its own: a commit whose id is known is not made again.
    let ids = Box::new(SeededIds::from(70));
    let lean = Desk::open_to_import(Box::new(held.clone()), Box::new(clock), ids, settings).unwrap();
    (Story::on("2026-11-23"), lean, held)
}

#[test]
fn a_desk_that_holds_no_office_decides_alike() {
    let id = |nth: i16| id_number(date(1950 + nth, 3, 12), 122);
    let rosters = [
        format!(
            "户编号,姓名,身份证号,与户主关系,住址,电话\nH1,王建国,{},户主,红光巷7号,13800000001\nH1,李静,{},配偶,红光巷7号,\n,王伟,,,红光巷8号,\n,解秀英,{},,,\n",
            id(1),
            id(2),
            id(3)
        ),
        // Gains by number and by likeness, doubts of every kind, a household joined, a number used twice.
        format!(
            "户编号,姓名,身份证号,住址,电话,工作单位,健康状况\nX9,王建国,{},红光巷7号,13900000001,红光小学,高血压\nX9,王小明,{},红光巷7号,,,\n,王伟,,红光巷8号,,,\n,王伟,,红光巷8号,13900000002,,\n,李静,{},柿园路8号院,,,\n,解秀英,{},红光巷9号,,,\n,王芳,{},,,,\n,王芳,{},,13900000003,,\n",
            id(1),
            id(4),
            id(2),
            id(3),
            id(5),
            id(5)
        ),
        many(2_500),
    ];
    let (mut story, mut lean, held) = desks();
    for (nth, text) in rosters.iter().chain(&rosters).enumerate() {
        let file = File::of(text);
        let whole = story.imports_with(&file, &Answers::default());
        let (mut roster, print) = file.roster(story.desk.today());
        let order = Order {
            file: print,
            name: "roster.csv".into(),
            answers: &Answers::default(),
            stop: &AtomicBool::new(false),
        };
        let mut doubts = Vec::new();
        let done = lean
            .import(&mut roster, &order, &mut |told| {
                if let Told::Doubtful(_, doubt) = told {
                    doubts.push((doubt.row, doubt.name.clone(), std::mem::discriminant(&doubt.question)));
                }
            })
            .unwrap();
        assert_eq!((nth, done.tally, done.gains), (nth, whole.tally, whole.gains.clone()));
        let asked = story.surveys(&file, &Answers::default()).doubts;
        let asked: Vec<_> = asked
            .iter()
            .map(|doubt| (doubt.row, doubt.name.clone(), std::mem::discriminant(&doubt.question)))
            .collect();
        assert_eq!(doubts, asked);
    }
    // What it wrote is an office like the other, and undone as one.
    let mut again = story::open(held, &story.clock);
    let known = |office: &Office| {
        let mut people: Vec<_> = office
            .of::<Resident>()
            .all()
            .map(|person| {
                let address = office.address_of(person).unwrap().short();
                let Resident { name, id_number, phones, work, relation, .. } = person.clone();
                (
                    name,
                    id_number,
                    phones,
                    work,
                    relation as u8,
                    address,
                    office.household_members(person.household).count(),
                )
            })
            .collect();
        people.sort();
        (
            people,
            office.of::<Household>().len(),
            office.of::<Unique>().len(),
            (office.row_of(Care::KIND).unwrap().count)(office),
        )
    };
    assert_eq!(known(&again.office()), story.sees(known));
    assert_eq!(linli::desk::core::check::findings(&again.office()), []);
    again.handle(linli::desk::core::Ask::Undo.into(), &linli::desk::Visitor::default()).unwrap();
    story.ask(linli::desk::core::Ask::Undo).unwrap();
    assert_eq!(known(&again.office()), story.sees(known));
}

#[test]
fn a_desk_that_holds_no_office_goes_on_with_what_was_cut_off() {
    let (story, mut lean, held) = desks();
    let file = File::of(&many(3_000));
    let stop = AtomicBool::new(false);
    let (mut roster, print) = file.roster(story.desk.today());
    let order = Order { file: print, name: "roster.csv".into(), answers: &Answers::default(), stop: &stop };
    let cut = lean.import(&mut roster, &order, &mut |told| {
        if matches!(told, Told::Read(rows, _) if rows >= 1_000) {
            stop.store(true, Ordering::Relaxed);
        }
    });
    assert!(cut.unwrap().stopped);
    drop(lean);
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    let clock = Box::new(story.clock.clone());
    let ids = Box::new(SeededIds::from(80));
    let mut lean = Desk::open_to_import(Box::new(held.clone()), clock, ids, settings).unwrap();
    let (mut roster, _) = file.roster(story.desk.today());
    let order =
        Order { file: print, name: "roster.csv".into(), answers: &Answers::default(), stop: &AtomicBool::new(false) };
    let rest = lean.import(&mut roster, &order, &mut |_| {}).unwrap();
    assert_eq!(counts(&rest), [2_000, 0, 1_000, 0, 0, 0]);
    drop(lean);
    let mut desk = story::open(held, &story.clock);
    assert_eq!((desk.office().of::<Resident>().len(), desk.office().unfinished_imports().count()), (3_000, 0));
    let note = desk.office().commands.newest().next().unwrap().note.clone();
    assert_eq!(
        note,
        Some(Note::People(people::Did::Imported { added: 3_000, updated: 0, file: print, name: "roster.csv".into() }))
    );
    desk.handle(linli::desk::core::Ask::Undo.into(), &linli::desk::Visitor::default()).unwrap();
    assert!(desk.office().of::<Resident>().is_empty() && desk.office().of::<Unique>().is_empty());
}

#[test]
fn an_import_whose_people_were_touched_names_them_and_takes_nothing_back() {
    let mut story = Story::on("2026-11-23");
    let room = story.room("书画室", 12);
    story.imports("姓名,住址\n孙秀兰,柿园路8号院\n王桂芳,柿园路9号院\n李建国,柿园路10号院\n");
    let import = story.sees(|office| office.commands.newest().next().cloned()).unwrap();
    let touched = story.person("王桂芳").id;
    let place = Place { room, date: date(2026, 11, 24), start: jiff::civil::time(9, 0, 0, 0) };
    story.books(touched, place, 1).unwrap();
    let refusal = story.takes_back(&import).unwrap_err();
    assert_eq!(refusal.why, Why::People(people::Not::Touched { people: vec![touched] }));
    let rest = Way::RestOfImport { command: import.id, rev: import.last, goes: 2, stays: 1 };
    assert_eq!(refusal.ways(), [rest, Way::Open { kind: Resident::KIND, id: touched }]);
    assert_eq!(story.sees(|office| office.of::<Resident>().len()), 3, "nothing was taken back");
}

#[test]
fn who_was_born_on_the_day_and_has_the_telephone_is_asked_about_though_a_character_differs() {
    let known = "姓名,出生日期,住址,电话\n王桂芳,1951-03-04,红光巷7号,13800000001\n";
    let again = "姓名,出生日期,住址,电话\n王桂花,1951-03-04,柿园路8号院,13800000001\n";
    let twice =
        "姓名,出生日期,住址,电话\n刘玉兰,1950-01-02,红光巷9号,13800000009\n刘玉芬,1950-01-02,柿园路9号院,13800000009\n";
    let door = "姓名,出生日期,住址,电话\n孙秀兰,1949-05-06,西街3号,\n孙秀琴,1949-05-06,西街3号,\n";
    let (mut story, mut lean, _held) = desks();
    let mut asked = |story: &mut Story, text: &str| {
        let file = File::of(text);
        let whole = counts(&story.imports_with(&file, &Answers::default()));
        let (mut roster, print) = file.roster(story.desk.today());
        let answers = &Answers::default();
        let order = Order { file: print, name: "roster.csv".into(), answers, stop: &AtomicBool::new(false) };
        let done = counts(&lean.import(&mut roster, &order, &mut |_| {}).unwrap());
        assert_eq!(done, whole, "a desk that holds no office decides alike");
        done
    };
    assert_eq!(asked(&mut story, known), [1, 0, 0, 0, 0, 0]);
    assert_eq!(asked(&mut story, again), [0, 0, 0, 1, 0, 0]);
    assert_eq!(asked(&mut story, twice), [1, 0, 0, 1, 0, 0]);
    assert_eq!(asked(&mut story, door), [1, 0, 0, 1, 0, 0]);
    // One number that a whole yard was given tells nobody, however many were given one birthday too.
    let names =
        ["芳", "花", "兰", "英", "梅", "琴", "珍", "霞", "玲", "萍", "敏", "静", "丽", "娟", "艳", "红", "燕", "云"];
    let mut yard = "姓名,出生日期,住址,电话\n".to_owned();
    for (nth, name) in names.iter().enumerate() {
        writeln!(yard, "赵{name},1900-01-01,古新巷{}号,13900000000", nth + 1).unwrap();
    }
    let all = asked(&mut story, &yard);
    assert_eq!((all[0] + all[3], all[3] < 18), (18, true));
    let more = asked(&mut story, "姓名,出生日期,住址,电话\n赵玉,1900-01-01,古新巷99号,13900000000\n");
    assert_eq!(more[0] + more[3], 1);
}

//! Rules by the day: what is shipped, what the office sets from a day on, and that the past keeps its own.

use std::sync::Arc;
use std::sync::mpsc::channel;

use jiff::civil::{Date, date};
use linli::desk::center::attendance::no_shows_of;
use linli::desk::core::config::Config;
use linli::desk::core::keys::key_of;
use linli::desk::core::office::Office;
use linli::desk::core::question::Question;
use linli::desk::core::rules::all;
use linli::desk::core::worker::{Report, Worker};
use linli::desk::core::{Ask, Not};
use linli::desk::export::{Wanted, export_row};
use linli::desk::issues::usual_due;
use linli::desk::{Request, Visitor, clinic, core, look};
use linli::exchange::export::{Format, stream};
use linli::model::center::rules::{GRACE, NO_SHOW_DAYS};
use linli::model::clinic::rules::{HIGH_FASTING, HIGH_SYSTOLIC};
use linli::model::issues::rules::ANSWER_DAYS;
use linli::model::register::rule::{RuleRow, SetBy};
use linli::model::right::Rights;
use linli::model::{FieldError, Flag, Id, Issue, Key, Note, Record, Refusal, Resident, Rule, Vitals, Way};
use linli::store::port::{Commit, Op, Stamp, Store};
use linli::store::{Memory, Safe};
use linli::text::Lang;

use crate::hall::Hall;
use crate::issues::lane;
use crate::story::{Answer, Story, open, place, with_ids};

const LANE: &str = "红光巷12号3号楼2单元501";

fn rule(row: &RuleRow, value: i64, from: Date) -> Rule {
    let read = date(2026, 11, 20);
    Rule { id: Id::NONE, key: row.key.into(), value, from, source: "区卫健局通知".into(), read, confirmed: true }
}

fn sets(story: &mut Story, row: &'static RuleRow, value: i64, from: Date) -> Answer {
    story.ask(Ask::SetRule { rule: Box::new(rule(row, value, from)), sure: false })
}

/// A rule's value on a day.
fn on(story: &Story, row: &'static RuleRow, day: Date) -> i64 {
    story.sees(|office| office.rule(row, day).value)
}

fn pressure(resident: Id, systolic: u16) -> Vitals {
    Vitals { resident, systolic: Some(systolic), diastolic: Some(80), ..Vitals::default() }
}

#[test]
fn a_value_holds_from_its_day_on_and_the_days_before_keep_theirs() {
    let mut story = Story::on("2026-11-23");
    let young = story.resident("王伟", 50, LANE);
    let (before, first) = (date(2026, 11, 30), date(2026, 12, 1));
    sets(&mut story, &HIGH_SYSTOLIC, 135, first).unwrap();
    assert_eq!((on(&story, &HIGH_SYSTOLIC, before), on(&story, &HIGH_SYSTOLIC, first)), (140, 135));
    assert_eq!(
        (on(&story, &HIGH_SYSTOLIC, date(2000, 1, 1)), on(&story, &HIGH_SYSTOLIC, date(2040, 1, 1))),
        (140, 135)
    );
    // The same reading is judged by the rule of its day, whatever is asked later.
    story.moves_to("2027-03-01T09:00".parse().unwrap());
    let flag =
        |story: &Story, day| story.sees(|office| clinic::assess(office, &pressure(young, 136), day).found.flag());
    assert_eq!((flag(&story, before), flag(&story, first)), (Flag::Within, Flag::High));
    story.sees(|office| {
        let now = office.rule(&HIGH_SYSTOLIC, date(2027, 3, 1));
        let SetBy::Office(own) = now.set else { panic!("{now:?}") };
        assert_eq!((own.source.as_str(), now.from, now.is_confirmed()), ("区卫健局通知", first, true));
        let then = office.rule(&HIGH_SYSTOLIC, before);
        let SetBy::Shipped(shipped) = then.set else { panic!("{then:?}") };
        assert_eq!((shipped.source, then.from), ("source.health_norm", date(2017, 2, 28)));
    });
    // A third value, and each day has its own.
    sets(&mut story, &HIGH_SYSTOLIC, 130, date(2027, 3, 1)).unwrap();
    let days = [before, first, date(2027, 2, 28), date(2027, 3, 1)];
    assert_eq!(days.map(|day| on(&story, &HIGH_SYSTOLIC, day)), [140, 135, 135, 130]);
    assert_eq!(
        story.sees(|office| office.own_rules(&HIGH_SYSTOLIC).map(|own| own.value).collect::<Vec<_>>()),
        [135, 130]
    );
}

#[test]
fn a_due_day_that_was_given_does_not_move() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let raises = |story: &mut Story, title: &str| {
        let issue = Box::new(Issue { title: title.into(), ..lane(story) });
        let (words, sure) = (String::new(), true);
        let ask = linli::desk::issues::Ask::RegisterIssue { issue, resident: xie, words, sure };
        story.ask(ask).unwrap().record.unwrap().id
    };
    let first = raises(&mut story, "路面破损难走");
    sets(&mut story, &ANSWER_DAYS, 3, date(2026, 11, 23)).unwrap();
    let second = raises(&mut story, "路灯不亮");
    let due = |story: &Story, id| story.sees(|office| office.of::<Issue>().get(id).unwrap().due);
    assert_eq!(due(&story, first), Some(date(2026, 11, 30)));
    assert_eq!(due(&story, second), Some(date(2026, 11, 26)));
    assert_eq!(story.sees(|office| usual_due(office, date(2026, 11, 19))), Some(date(2026, 11, 26)));
    // Seven days after the Sunday is a Sunday again, on which nobody answers.
    assert_eq!(story.sees(|office| usual_due(office, date(2026, 11, 22))), Some(date(2026, 11, 30)));
}

#[test]
fn a_value_outside_its_bounds_is_refused_with_them() {
    let mut story = Story::on("2026-11-23");
    let today = date(2026, 11, 23);
    for value in [29, 301, -1] {
        let refusal = sets(&mut story, &HIGH_FASTING, value, today).unwrap_err();
        let bounds = FieldError::NotWithin { least: 30, most: 300, places: 1 };
        assert_eq!(refusal, Refusal::field("value", bounds), "{value}");
    }
    for (row, value) in [(&HIGH_FASTING, 30), (&HIGH_FASTING, 300), (&GRACE, 0), (&NO_SHOW_DAYS, 366)] {
        sets(&mut story, row, value, today).unwrap();
    }
    let unsaid = Rule { source: "  ".into(), ..rule(&GRACE, 30, today) };
    let tomorrow = Rule { read: date(2026, 11, 24), ..rule(&GRACE, 30, today) };
    let ancient = rule(&GRACE, 30, date(1969, 12, 31));
    let unknown = Rule { key: "center.unknown".into(), ..rule(&GRACE, 30, today) };
    for (rule, refusal) in [
        (unsaid, Refusal::field("source", FieldError::Required)),
        (tomorrow, Refusal::field("read", FieldError::NotADate)),
        (ancient, Refusal::field("from", FieldError::NotADate)),
        (unknown, Refusal::gone(Rule::KIND)),
    ] {
        assert_eq!(story.ask(Ask::SetRule { rule: Box::new(rule), sure: true }).unwrap_err(), refusal);
    }
    assert_eq!(on(&story, &GRACE, today), 0, "and nothing was changed");
}

#[test]
fn what_changes_the_past_is_done_only_by_whoever_is_sure() {
    let mut story = Story::on("2026-11-23");
    let march = date(2026, 3, 1);
    let ask = Request::Desk(Ask::SetRule { rule: Box::new(rule(&HIGH_SYSTOLIC, 135, march)), sure: false });
    let refusal = story.asks(ask.clone()).unwrap_err();
    assert_eq!(refusal, Refusal::from(Not::ChangesThePast { from: march }).with_ways(vec![Way::Anyway]));
    assert_eq!(on(&story, &HIGH_SYSTOLIC, march), 140);
    // The value that held then, confirmed, changes nothing; nor does what is to come.
    sets(&mut story, &HIGH_SYSTOLIC, 140, march).unwrap();
    sets(&mut story, &HIGH_SYSTOLIC, 130, date(2026, 11, 23)).unwrap();
    story.asks(ask.by_way(&refusal.ways[0]).unwrap()).unwrap();
    assert_eq!((on(&story, &HIGH_SYSTOLIC, march), on(&story, &HIGH_SYSTOLIC, date(2026, 2, 28))), (135, 140));
    // Between two of the office's own days only the days between them are asked about.
    let refusal = sets(&mut story, &HIGH_SYSTOLIC, 138, date(2026, 6, 1)).unwrap_err();
    assert_eq!(refusal.ways, [Way::Anyway]);
}

#[test]
fn a_value_of_the_same_day_is_replaced_and_history_and_undo_know_both() {
    let mut story = Story::on("2026-11-23");
    let first = date(2026, 12, 1);
    let id = sets(&mut story, &HIGH_SYSTOLIC, 153, first).unwrap().record.unwrap();
    assert_eq!(id, Key { kind: Rule::KIND, ..id });
    assert_eq!(sets(&mut story, &HIGH_SYSTOLIC, 135, first).unwrap().record, Some(id), "one record a day");
    assert_eq!(story.sees(|office| office.of::<Rule>().len()), 1);
    let versions = story.history(id);
    assert_eq!(versions.len(), 2);
    assert_eq!(versions[0].fields, ["value"]);
    let said = |value| Note::Desk(core::Did::RuleSet { key: HIGH_SYSTOLIC.key.into(), from: first, value });
    // What is taken back leaves the day to the value before it.
    sets(&mut story, &HIGH_SYSTOLIC, 130, date(2027, 1, 1)).unwrap();
    story.ask(Ask::Undo).unwrap();
    assert_eq!(on(&story, &HIGH_SYSTOLIC, date(2027, 2, 1)), 135);
    assert_eq!([&versions[0].note, &versions[1].note], [&Some(said(135)), &Some(said(153))]);
    story.ask(Ask::Undo).unwrap();
    assert_eq!(on(&story, &HIGH_SYSTOLIC, first), 153);
    story.ask(Ask::Undo).unwrap();
    assert_eq!((on(&story, &HIGH_SYSTOLIC, first), story.sees(|office| office.of::<Rule>().len())), (140, 0));
    story.ask(Ask::Redo).unwrap();
    assert_eq!(on(&story, &HIGH_SYSTOLIC, first), 153);
}

#[test]
fn rules_need_a_right_of_their_own() {
    let mut story = Story::on("2026-11-23");
    let right = linli::model::register::RULES;
    story.desk.set_rights(Rights(!(1 << right.number)));
    let refusal = sets(&mut story, &GRACE, 30, date(2026, 11, 23)).unwrap_err();
    assert_eq!(refusal, Refusal::from(Not::NoRight { right: "right.rules" }));
    story.desk.set_rights(Rights(1 << right.number));
    sets(&mut story, &GRACE, 30, date(2026, 11, 23)).unwrap();
}

#[test]
fn another_desks_rule_comes_by_the_feed_and_two_desks_agree_on_a_day() {
    let hall = Hall::default();
    let seat = |seed| {
        let mut story = Story::on("2026-11-23");
        story.desk = with_ids(Box::new(hall.seat()), &story.clock, seed);
        story
    };
    let (mut here, mut there) = (seat(100), seat(200));
    let today = date(2026, 11, 23);
    sets(&mut there, &GRACE, 45, today).unwrap();
    assert_eq!(on(&here, &GRACE, today), 20);
    hall.deliver();
    assert!(here.desk.follow());
    assert_eq!(on(&here, &GRACE, today), 45);
    // The same day set at both desks is one record: the later one corrects the earlier.
    sets(&mut here, &GRACE, 50, today).unwrap();
    hall.deliver();
    there.desk.follow();
    assert_eq!((on(&there, &GRACE, today), there.sees(|office| office.of::<Rule>().len())), (50, 1));
}

#[test]
fn whoever_asks_for_more_of_the_past_looks_back_further() {
    let mut story = Story::on("2026-11-23");
    let shipped = story.desk.days_to_look_back(0);
    // The last eight days are held already.
    assert_eq!((shipped.len(), shipped.last().copied()), (82, Some(date(2026, 8, 25))));
    assert_eq!(story.desk.days_to_look_back(90), []);
    sets(&mut story, &NO_SHOW_DAYS, 93, date(2026, 11, 23)).unwrap();
    assert_eq!(story.desk.days_to_look_back(90), [24, 23, 22].map(|day| date(2026, 8, day)));
}

/// The days are looked at between jobs: each answer that comes back was given them, so that waiting needs no clock.
#[test]
fn a_desk_that_is_open_looks_back_as_far_as_a_new_rule_asks() {
    let hall = Hall::default();
    let mut then = Story::on("2026-08-20");
    then.desk = with_ids(Box::new(hall.seat()), &then.clock, 100);
    let (who, room) = (then.resident("王伟", 71, LANE), then.room("书画室", 12));
    let booking = then.at(8, 50).books(who, place(room, "2026-08-20", 9), 1).unwrap().record.unwrap().id;
    then.at(9, 30);
    then.ask(linli::desk::center::Ask::NoShow { booking }).unwrap();
    let now = Story::on("2026-11-23");
    let desk = with_ids(Box::new(hall.seat()), &now.clock, 200);
    let office = desk.shared();
    let (tell, heard) = channel();
    let told = Arc::new(move |report| drop(tell.send(report)));
    let mut worker = Worker::start(move |_| Ok(desk), told).unwrap();
    let missed = |days| no_shows_of(&look(&office), who, date(2026, 11, 23), days);
    let answered = |ticket| {
        let mine = |report: &Report| matches!(report, Report::Answered { ticket: other, .. } if *other == ticket);
        while !mine(&heard.recv().unwrap()) {}
    };
    let rule = Box::new(rule(&NO_SHOW_DAYS, 120, date(2026, 11, 23)));
    answered(worker.send(Ask::SetRule { rule, sure: false }.into(), Visitor::default()));
    let key = Key { community: linli::desk::core::keys::COMMUNITY, kind: Rule::KIND, id: Id(1) };
    // A job comes in between at most once a day that is looked at.
    let found = (0..10_000).any(|_| {
        answered(worker.ask(Question::History(key)));
        missed(120) == 1
    });
    assert!(found, "the ninety-fifth day was never looked at");
    assert_eq!(missed(90), 0);
}

/// A rule of a program that is newer than this one, as it lies in a store.
fn of_a_newer_program() -> Memory {
    let mut store = Memory::new();
    let from = date(2026, 1, 1);
    let id = Rule::id_of("clinic.newer", from).unwrap();
    let rule = Rule { id, key: "clinic.newer".into(), ..rule(&GRACE, 7, from) };
    let key = key_of::<Rule>(id);
    let ops = vec![Op::Put { value: Safe::plain().pack(&key, &rule).unwrap(), key }];
    let stamp = Stamp { last: true, ..Stamp::default() };
    store.commit_all(&[Commit { id: 1, stamp, pre: Vec::new(), ops }]).unwrap();
    store
}

#[test]
fn what_the_office_set_goes_out_beside_what_is_shipped_and_what_is_not_known_goes_along() {
    let mut story = Story::on("2026-11-23");
    story.desk = open(of_a_newer_program(), &story.clock);
    sets(&mut story, &HIGH_FASTING, 65, date(2026, 12, 1)).unwrap();
    assert_eq!(story.sees(|office| office.unknown_rules().count()), 1);
    let mut out = |since, format| {
        let (what, today) = (export_row("rules").unwrap(), date(2026, 11, 23));
        let wanted = Wanted { what, full: false, since, only: None, format, lang: Lang::Zh, today };
        let mut bytes = Vec::new();
        let written = story.desk.export(&wanted, "", Box::new(|sheet| stream(format, &mut bytes, sheet))).unwrap();
        (written.rows as usize, String::from_utf8(bytes).unwrap())
    };
    let (rows, table) = out(None, Format::Csv);
    assert_eq!(rows, all().map(|row| row.shipped.len()).sum::<usize>() + 2);
    let lines: Vec<&str> = table.lines().filter(|line| line.contains("偏高 空腹血糖")).collect();
    assert_eq!(lines.len(), 2, "{table}");
    assert!(lines[0].contains("7.0 mmol/L,2017-02-28") && lines[0].ends_with("待确认,是"), "{}", lines[0]);
    assert!(lines[1].contains("6.5 mmol/L,2026-12-01,区卫健局通知,2026-11-20,已确认,否"), "{}", lines[1]);
    assert!(table.lines().last().unwrap().contains("clinic.newer"), "{table}");
    let (_, programs) = out(Some(date(2026, 12, 1)), Format::Jsonl);
    assert_eq!(programs.lines().count(), 1, "{programs}");
    assert!(programs.contains("\"rule\":\"clinic.high_fasting\"") && programs.contains("\"value\":6.5"), "{programs}");
}

#[test]
fn whoever_needs_only_the_rules_of_a_store_reads_only_those() {
    let hall = Hall::default();
    let mut story = Story::on("2026-11-23");
    story.desk = with_ids(Box::new(hall.seat()), &story.clock, 100);
    story.resident("王伟", 71, LANE);
    let keep = &linli::model::clinic::rules::KEEP_YEARS;
    sets(&mut story, keep, 20, date(2026, 11, 23)).unwrap();
    let office = Office::with_rules(&hall.seat(), &Safe::plain()).unwrap();
    assert_eq!((office.rule(keep, date(2026, 11, 23)).value, office.of::<Resident>().len()), (20, 0));
}

#[test]
fn without_an_office_every_rule_has_what_is_shipped() {
    let office = Office::default();
    for row in all() {
        let last = row.shipped.last().unwrap();
        assert_eq!(office.rule(row, date(2100, 1, 1)).value, last.value, "{}", row.key);
        assert_eq!(office.rule(row, date(1900, 1, 1)).value, row.shipped[0].value, "{}", row.key);
    }
    assert!(!Config::default().has_norms);
}

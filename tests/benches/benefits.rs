//! What every one of 5,140 residents may have on a day, of six benefits, a quarter of them having had one; what one
//! giving costs; and a tick at the door of an activity with a gift.
//!
//! `cargo bench --bench benefits`
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on says so by panicking")]

use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use linli::desk::activities;
use linli::desk::benefits::entitled::TableOn;
use linli::desk::benefits::{Ask, Giving};
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::visitor::NewResident;
use linli::desk::{Desk, Request, Settings, Visitor, people};
use linli::model::activities::Activity;
use linli::model::benefits::round::ACTIVITY;
use linli::model::benefits::{Benefit, Terms};
use linli::model::{Address, Id, Resident};
use linli::store::Memory;

const TODAY: Date = date(2026, 11, 23);
const RESIDENTS: usize = 5_140;
const RUNS: usize = 51;

fn ask(desk: &mut Desk, request: impl Into<Request>) -> Id {
    desk.handle(request.into(), &Visitor::default()).unwrap().record.unwrap().id
}

fn benefit(desk: &mut Desk, name: &str, set: impl FnOnce(&mut Terms)) -> Id {
    let mut terms = Terms { source: "bench".into(), ..Terms::blank(Id::NONE, date(2020, 1, 1)) };
    set(&mut terms);
    let benefit = Benefit { name: name.into(), ..Benefit::default() };
    ask(desk, Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) })
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut took: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed()
        })
        .collect();
    took.sort_unstable();
    took[RUNS / 2]
}

fn main() {
    let clock = FixedClock::at(TODAY.at(9, 0, 0, 0));
    let settings = Settings { clerk: "bench".into(), training: true, ..Settings::default() };
    let ids = Box::new(SeededIds::from(7));
    let mut desk = Desk::open(Box::new(Memory::new()), Box::new(clock), ids, settings, &mut |_| {}).unwrap();
    let haircut = benefit(&mut desk, "理发", |terms| terms.age = 60);
    for (name, age, every) in [("药品", 60, 2), ("慰问", 80, 3), ("重阳", 80, 8), ("春节", 80, 5), ("百岁", 100, 4)]
    {
        benefit(&mut desk, name, |terms| (terms.age, terms.every) = (age, every));
    }
    let gift = benefit(&mut desk, "活动礼品", |terms| terms.every = ACTIVITY);
    let all: Vec<Id> = (0..RESIDENTS)
        .map(|n| {
            let birth = Date::new(1930 + (n % 90) as i16, 3, 1);
            let resident = Resident { name: format!("居民{n}"), birth: birth.ok(), ..Resident::default() };
            let address =
                Address { lane: format!("红光巷{}号", n / 10), room: n.to_string(), ..Address::default() };
            let new = NewResident { resident, address, ..NewResident::default() };
            ask(&mut desk, people::Ask::Register { new: Box::new(new), sure: true })
        })
        .collect();
    let giving =
        |resident| Request::from(Ask::Give(Box::new(Giving { benefit: haircut, resident, ..Giving::default() })));
    for who in all.iter().step_by(4) {
        drop(desk.handle(giving(*who), &Visitor::default()));
    }
    let mut told = 0;
    let took = median(|| {
        let office = desk.office();
        let table = TableOn::of(&office, TODAY);
        told = office.of::<Resident>().all().map(|one| table.concerning(&office, one).len()).sum();
    });
    println!("entitlements of {RESIDENTS} residents, 7 benefits, {told} told: {took:?} (goal 5 ms)");
    let mut rest = all.iter().skip(1).step_by(4);
    let took = median(|| drop(desk.handle(giving(*rest.next().unwrap()), &Visitor::default())));
    println!("one giving, in memory: {took:?}");
    let fair = Activity { kind: 2, title: "宣传".into(), gift, ..Activity::on(TODAY) };
    let fair = ask(&mut desk, activities::Ask::SetActivity { activity: Box::new(fair), only: Vec::new() });
    let mut rest = all.iter();
    let took = median(|| {
        let tick = activities::Ask::Tick { activity: fair, resident: *rest.next().unwrap() };
        drop(desk.handle(tick.into(), &Visitor::default()));
    });
    println!("one tick with a gift, in memory: {took:?}");
}

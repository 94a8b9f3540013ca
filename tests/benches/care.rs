//! The due list of three hundred elders with plans, as the frame that asks for it makes it; and what a visit costs.
//!
//! `cargo bench --bench care`
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on says so by panicking")]

use std::time::{Duration, Instant};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use linli::desk::care::Ask;
use linli::desk::care::tiers::{due_visits, without_plan};
use linli::desk::care::today::CareToday;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::visitor::NewResident;
use linli::desk::{Desk, Request, Settings, Visitor, people};
use linli::model::care::{CarePlan, CareVisit, Volunteer};
use linli::model::{Address, Group, Groups, Id, Resident};
use linli::store::Memory;

const TODAY: Date = date(2026, 11, 23);
const ELDERS: usize = 300;
/// Residents in all, whom the list of those without a plan goes through.
const RESIDENTS: usize = 3_000;
const RUNS: usize = 51;

fn ask(desk: &mut Desk, request: impl Into<Request>) -> Id {
    desk.handle(request.into(), &Visitor::default()).unwrap().record.unwrap().id
}

fn furnished() -> Desk {
    let clock = FixedClock::at(TODAY.at(9, 0, 0, 0));
    let settings = Settings { clerk: "bench".into(), training: true, ..Settings::default() };
    let ids = Box::new(SeededIds::from(7));
    let mut desk = Desk::open(Box::new(Memory::new()), Box::new(clock), ids, settings, &mut |_| {}).unwrap();
    let helpers: Vec<Id> = (0..100)
        .map(|n| {
            let one = Volunteer { name: format!("志愿者{n}"), ..Volunteer::new(TODAY) };
            ask(&mut desk, Ask::SetVolunteer { volunteer: Box::new(one) })
        })
        .collect();
    for n in 0..RESIDENTS {
        let age = if n < ELDERS { 61 + (n % 35) as i16 } else { 30 };
        let birth = Date::new(2026 - age, 1, 1 + (n % 28) as i8).unwrap();
        let groups = if n < ELDERS { Groups::default().with(Group::LivingAlone) } else { Groups::default() };
        let resident = Resident { name: format!("居民{n}"), birth: Some(birth), groups, ..Resident::default() };
        let address = Address { lane: format!("红光巷{}号", n / 10), room: n.to_string(), ..Address::default() };
        let new = NewResident { resident, address, ..NewResident::default() };
        let id = ask(&mut desk, people::Ask::Register { new: Box::new(new), sure: true });
        if n < ELDERS {
            ask(&mut desk, Ask::SetPlan { plan: Box::new(CarePlan::new(id, TODAY.saturating_sub(30.days()))) });
            ask(&mut desk, Ask::Pair { elder: id, volunteer: helpers[n % 100], role: 1, agreed: true });
        }
    }
    desk
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
    let mut desk = furnished();
    let office = desk.office();
    let listed = due_visits(&office, TODAY).len();
    let list = median(|| drop(due_visits(&office, TODAY)));
    let missing = median(|| drop(without_plan(&office, TODAY)));
    let board = median(|| {
        std::hint::black_box(CareToday::of(&office, TODAY));
    });
    println!("the due list of {listed}: {list:?}; who of {RESIDENTS} has no plan: {missing:?}; the board: {board:?}");
    println!("(median of {RUNS})");
    let elders: Vec<Id> = due_visits(&office, TODAY).iter().map(|visit| visit.elder).collect();
    drop(office);
    let head = desk.office().head;
    let began = Instant::now();
    for elder in &elders {
        let visit = CareVisit { elder: *elder, how: 1, reached: 1, minutes: 40, ..CareVisit::default() };
        ask(&mut desk, Ask::Record { visit: Box::new(visit), words: Box::default(), sure: false });
    }
    let commits = desk.office().head - head;
    println!("{} visits in memory: {:?} each, {commits} commits", elders.len(), began.elapsed() / elders.len() as u32);
}

//! A year of a busy center, 300 bookings a day: how long the desk takes to open beside an empty one, what a booking
//! costs then, and how many commits it is.
//!
//! `cargo bench --bench center`
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on says so by panicking")]

use linli::desk::center;
use linli::desk::people;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::kept::Kept;
use linli::desk::core::keys::key_of;
use linli::desk::core::visitor::NewResident;
use linli::desk::{Desk, Request, Settings, Visitor};
use linli::model::by_day::day_id;
use linli::model::center::booking::{Place, Room, SlotTime, Taken};
use linli::model::{Address, Booking, BookingState, Id, Resident, Slot, VisitorLine};
use linli::store::port::{Commit, Op, Read, Stamp, Store};
use linli::store::{Engine, Options, Safe};

const TODAY: Date = Date::constant(2026, 11, 23);
const ROOMS: usize = 10;
const SLOTS: [i8; 6] = [8, 9, 10, 14, 15, 16];
/// Bookings a slot: 10 rooms, 6 slots, 5 each make 300 a day.
const EACH: usize = 5;
const DAYS: i64 = 365;
const RUNS: usize = 7;
/// The word by which the bench asks itself to measure one folder.
const ALONE: &str = "alone";

fn options() -> Options {
    Options { who: "bench".into(), training: true, ..Options::default() }
}

/// The desk, and how long its store took to open.
fn open(folder: &Path) -> (Desk, Duration) {
    let clock = FixedClock::at(TODAY.at(7, 30, 0, 0));
    let settings = Settings { clerk: "bench".into(), training: true, ..Settings::default() };
    let began = Instant::now();
    let engine = Engine::open(folder, options()).unwrap();
    let store = began.elapsed();
    let ids = SeededIds::from(engine.head() + 1);
    let desk = Desk::open(Box::new(engine), Box::new(clock), Box::new(ids), settings, &mut |_| {}).unwrap();
    (desk, store)
}

fn hour(hour: i8) -> Time {
    Time::constant(hour, 0, 0, 0)
}

/// Ten rooms and a hundred people.
fn furnish(desk: &mut Desk) -> (Vec<Id>, Vec<Id>) {
    let slots: Vec<SlotTime> = SLOTS.iter().map(|from| SlotTime { start: hour(*from), end: hour(from + 1) }).collect();
    let room = |n: usize| Room {
        name: format!("活动室{n}"),
        capacity: 12,
        largest_party: 12,
        weekdays: 0b111_1111,
        slots: slots.clone(),
        ..Room::default()
    };
    let done = |desk: &mut Desk, request| desk.handle(request, &Visitor::default()).unwrap().record.unwrap().id;
    let rooms =
        (0..ROOMS).map(|n| done(desk, Request::Center(center::Ask::SetRoom { room: Box::new(room(n)) }))).collect();
    let people = (0..100)
        .map(|n| {
            let resident = Resident { name: "解秀英".into(), ..Resident::default() };
            let address = Address { lane: format!("红光巷{n}号"), ..Address::default() };
            let new = NewResident { resident, address, ..NewResident::default() };
            done(desk, Request::People(people::Ask::Register { new: Box::new(new), sure: true }))
        })
        .collect();
    (rooms, people)
}

fn put<R: Kept>(record: &R) -> Op {
    let key = key_of::<R>(record.id());
    let value = Safe::plain().pack(&key, record).unwrap();
    Op::Put { key, value }
}

/// The last year, as the desk would have left it: three records a commit, as a booking writes them, and time for a
/// checkpoint now and then, of which a real year has tens of thousands.
fn a_year(folder: &Path, rooms: &[Id], people: &[Id]) -> usize {
    let checkpoint = Duration::from_millis(200);
    let mut engine = Engine::open(folder, Options { checkpoint, ..options() }).unwrap();
    let mut number = 0_u64;
    for back in 1..=DAYS {
        let date = TODAY.checked_sub(back.days()).unwrap();
        let mut ops = Vec::new();
        for (room, start) in rooms.iter().flat_map(|room| SLOTS.map(|start| (*room, start))) {
            let place = Place { room, date, start: hour(start) };
            let mut slot = Slot { id: place.slot_id(), ..Slot::default() };
            for _ in 0..EACH {
                number += 1;
                let id = day_id(date, number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
                slot.taken.push(Taken { booking: id, heads: 1 });
                let resident = people[number as usize % people.len()];
                ops.push(put(&VisitorLine {
                    id: day_id(date, number),
                    at: place.at(),
                    resident,
                    role: 1,
                    visitor: String::new(),
                    checked: 0,
                    matter: 2,
                    about: id,
                    note: String::new(),
                    result: 0,
                    minutes: 0,
                    waited: 0,
                    who: Id::NONE,
                }));
                ops.push(put(&Booking {
                    id,
                    resident,
                    room,
                    date,
                    start: place.start,
                    end: hour(start + 1),
                    heads: 1,
                    state: BookingState::Arrived,
                    since: Some(place.at()),
                    reason: 0,
                    series: Id::NONE,
                    note: String::new(),
                }));
            }
            ops.push(put(&slot));
        }
        let commits: Vec<Commit> = ops
            .chunks(3)
            .map(|ops| {
                number += 1;
                let stamp = Stamp { command: number, last: true, operator: 1, ..Stamp::default() };
                Commit { id: number, stamp, pre: Vec::new(), ops: ops.to_vec() }
            })
            .collect();
        engine.commit_all(&commits).unwrap();
    }
    std::thread::sleep(checkpoint * 5);
    number as usize
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}

/// Megabytes that the process holds in memory.
fn resident() -> f64 {
    let pages: f64 = std::fs::read_to_string("/proc/self/statm").unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4.096e-3
}

fn measure(what: &str, folder: &Path, rooms: &[Id], people: &[Id]) {
    let (mut desk, _) = open(folder);
    let memory = resident();
    let (mut stores, mut records) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        drop(desk);
        let began = Instant::now();
        let store;
        (desk, store) = open(folder);
        stores.push(store);
        records.push(began.elapsed().saturating_sub(store));
    }
    let (mut books, mut commits) = (Vec::new(), Vec::new());
    for n in 0..200 {
        let date = TODAY.checked_add((n as i64 % 30).days()).unwrap();
        let place = Place { room: rooms[n % ROOMS], date, start: hour(SLOTS[n / 30 % SLOTS.len()]) };
        let request = Request::Center(center::Ask::Book {
            resident: people[n % people.len()],
            place,
            heads: 1,
            note: String::new(),
            instead_of: None,
        });
        let head = desk.office().head;
        let began = Instant::now();
        if desk.handle(request, &Visitor::default()).is_ok() {
            books.push(began.elapsed());
            commits.push(desk.office().head - head);
        }
    }
    let most = commits.iter().max().copied().unwrap_or(0);
    println!(
        "{what:<28} store opens in {:>6.1} ms, records in {:>5.1} ms, {memory:>5.1} MB   a booking {:>5.2} ms, {most} commit ({} made)",
        median(stores),
        median(records),
        median(books),
        commits.len(),
    );
}

/// Measures one folder in a process of its own, so that its memory is what a desk of such a center needs.
fn measured_alone(what: &str, folder: &Path, rooms: &[Id], people: &[Id]) {
    let ids = |ids: &[Id]| ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",");
    let mut alone = Command::new(std::env::current_exe().unwrap());
    alone.args([ALONE, what]).arg(folder).args([ids(rooms), ids(people)]);
    assert!(alone.status().unwrap().success());
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [alone, what, folder, rooms, people] = args.as_slice()
        && alone == ALONE
    {
        let ids = |text: &str| text.split(',').map(|id| Id(id.parse().unwrap())).collect::<Vec<_>>();
        return measure(what, Path::new(folder), &ids(rooms), &ids(people));
    }
    let folder = tempfile::tempdir().unwrap();
    let (empty, busy) = (folder.path().join("empty"), folder.path().join("busy"));
    for (what, path, year) in [("an empty center", &empty, false), ("a year of 300 bookings a day", &busy, true)] {
        let (rooms, people) = furnish(&mut open(path).0);
        if year {
            let records = a_year(path, &rooms, &people);
            println!("{records} bookings and commits written");
        }
        measured_alone(what, path, &rooms, &people);
    }
}

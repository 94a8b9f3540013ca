//! A desk that holds the near days answers as one that holds all of them, whatever happened on the days before.

use linli::desk::center;
use linli::desk::core;
use linli::desk::core::question::{self, Question};
use linli::desk::people;
use linli::model::Why;
use linli::model::{DayStay, Meal, Resident, Room, Slot, VisitorLine};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use linli::desk::canteen::kitchen::eater;
use linli::desk::center::attendance::no_shows_of;
use linli::desk::center::recurring::Plan;
use linli::desk::core::check::findings;
use linli::desk::core::clock::SeededIds;
use linli::desk::core::visitor::Reach;
use linli::desk::people::merge::Both;
use linli::desk::{Desk, Request, Settings, Visitor};
use linli::model::center::booking::Place;
use linli::model::center::series::Until;
use linli::model::{Booking, BookingState, Id, Key, Record, Refusal};
use linli::store::port::Read;
use linli::store::{Memory, Safe};
use proptest::prelude::*;

use super::canteen::{at, canteen, order};
use super::daycare::{books as stays, day_care};
use super::held::Held;
use super::story::{Answer, Story, open, place};

const MONDAY: &str = "2026-03-02";

/// Every booking of a store, held or not, in an order that does not rest on ids.
fn bookings(store: &Held) -> Vec<Booking> {
    let mut all: Vec<Booking> = Vec::new();
    store
        .scan(&Key::prefix_of(1, Booking::KIND), &mut |key, entry| {
            all.push(Safe::plain().read::<Booking>(key, &entry.value).unwrap().unwrap());
            ControlFlow::Continue(())
        })
        .unwrap();
    all.sort_by_key(|b| (b.date, b.start, b.resident, b.room, b.state as u8, b.heads, b.since, b.series.is_none()));
    all
}

/// One of the two desks.
struct Side {
    story: Story,
    store: Held,
    /// Whether it reads every day.
    whole: bool,
    /// How often it was opened: each time with ids of its own.
    starts: u64,
    /// What was done, to be taken back: command, revision.
    done: Vec<(u64, u64)>,
}

impl Side {
    fn begin(whole: bool) -> Self {
        let store = Held::new(Memory::new());
        let mut side = Self { story: Story::on(MONDAY), store, whole, starts: 0, done: Vec::new() };
        side.reopen();
        side
    }

    /// The program is started anew.
    fn reopen(&mut self) {
        self.starts += 1;
        let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
        let (clock, ids) = (self.story.clock.clone(), SeededIds::from(self.starts));
        let store = Box::new(self.store.clone());
        self.story.desk = Desk::open(store, Box::new(clock), Box::new(ids), settings, &mut |_| {}).unwrap();
        if self.whole {
            let first: Date = MONDAY.parse().unwrap();
            let today = self.story.desk.today();
            let days = first.series(28.days()).take_while(|day| *day <= today.saturating_add(28.days()));
            days.for_each(|day| self.story.recalls(day));
        }
        for day in self.story.desk.days_to_look_back() {
            self.story.desk.look_back(day).unwrap();
        }
    }

    fn asks(&mut self, request: Request) -> Answer {
        let answer = self.story.desk.handle(request, &Visitor::default());
        if let Ok(done) = &answer {
            self.done.push((done.command, self.story.sees(|office| office.head)));
        }
        answer
    }
}

/// What a clerk might do; numbers pick among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Book(u8, u8, u8),
    Series(u8, u8),
    Change(u8, u8),
    ChangeSeries(u8, bool),
    Cancel(u8),
    CancelSeries(u8, bool),
    CheckIn(u8),
    NoShow(u8),
    Arrived(u8),
    WalkedIn(u8, u8, u8),
    Merge(u8, u8),
    UndoThis(u8),
    Pass(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let two = || (any::<u8>(), any::<u8>());
    prop_oneof![
        6 => (any::<u8>(), any::<u8>(), 1..5_u8).prop_map(|(who, when, heads)| Deed::Book(who, when, heads)),
        2 => two().prop_map(|(who, when)| Deed::Series(who, when)),
        2 => two().prop_map(|(which, to)| Deed::Change(which, to)),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(which, later)| Deed::ChangeSeries(which, later)),
        2 => any::<u8>().prop_map(Deed::Cancel),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(which, later)| Deed::CancelSeries(which, later)),
        2 => any::<u8>().prop_map(Deed::CheckIn),
        3 => any::<u8>().prop_map(Deed::NoShow),
        3 => any::<u8>().prop_map(Deed::Arrived),
        4 => (any::<u8>(), any::<u8>(), 1..5_u8).prop_map(|(who, back, heads)| Deed::WalkedIn(who, back, heads)),
        1 => two().prop_map(|(kept, gone)| Deed::Merge(kept, gone)),
        3 => any::<u8>().prop_map(Deed::UndoThis),
        6 => (1..30_u8).prop_map(Deed::Pass),
    ]
}

fn nth<T: Clone>(items: &[T], number: u8) -> Option<T> {
    (!items.is_empty()).then(|| items[usize::from(number) % items.len()].clone())
}

/// The request of one side; `None` where there is nothing to do.
fn request(side: &Side, room: Id, deed: &Deed) -> Option<Request> {
    let today = side.story.desk.today();
    let mut people = side.story.sees(|office| office.of::<Resident>().all().map(|r| r.id).collect::<Vec<_>>());
    people.sort_unstable();
    let all = bookings(&side.store);
    let booking = |number| nth(&all, number).map(|booking| booking.id);
    let hour = |number: u8| if number.is_multiple_of(2) { 9 } else { 14 };
    let ahead = |number: u8| today.checked_add(i64::from(number % 10).days()).unwrap();
    let at = |day: Date, number: u8| place(room, &day.to_string(), hour(number));
    let reach = |later: bool| if later { Reach::Later } else { Reach::All };
    Some(match deed {
        Deed::Book(who, when, heads) => Request::Center(center::Ask::Book {
            resident: nth(&people, *who)?,
            place: at(ahead(*when), *when),
            heads: u16::from(*heads),
            note: String::new(),
            instead_of: None,
        }),
        Deed::Series(who, when) => {
            let first = at(ahead(*when), *when);
            let resident = nth(&people, *who)?;
            let plan = Plan { resident, first, heads: 1, every: 1, until: Until::Times(4), note: String::new() };
            let later = |weeks: i64| Place { date: first.date.checked_add(weeks.weeks()).unwrap(), ..first };
            let places = (0..4).map(later).collect();
            Request::Center(center::Ask::BookSeries {
                plan: Box::new(plan),
                places,
                waits: Vec::new(),
                skipped: Vec::new(),
            })
        }
        Deed::Change(which, to) => {
            let before = nth(&all, *which)?;
            let Place { date, start, .. } = at(ahead(*to), *to);
            Request::Center(center::Ask::ChangeBooking { booking: Box::new(Booking { date, start, ..before }) })
        }
        Deed::ChangeSeries(which, later) => {
            let before = nth(&all, *which)?;
            let date = before.date.checked_add(7.days()).unwrap();
            Request::Center(center::Ask::ChangeSeries {
                booking: Box::new(Booking { date, ..before }),
                reach: reach(*later),
                picks: None,
            })
        }
        Deed::Cancel(which) => Request::Center(center::Ask::CancelBooking { booking: booking(*which)?, reason: 1 }),
        Deed::CancelSeries(which, later) => {
            Request::Center(center::Ask::CancelSeries { booking: booking(*which)?, reach: reach(*later), reason: 1 })
        }
        Deed::CheckIn(which) => Request::Center(center::Ask::CheckIn { booking: booking(*which)? }),
        Deed::NoShow(which) => Request::Center(center::Ask::NoShow { booking: booking(*which)? }),
        Deed::Arrived(which) => {
            let before = nth(&all, *which)?;
            Request::Center(center::Ask::EnterArrival { booking: before.id, at: before.date.to_datetime(before.start) })
        }
        Deed::WalkedIn(who, back, heads) => {
            let day = today.checked_sub(i64::from(back % 90).days()).unwrap();
            let place = at(day, *back);
            let (resident, heads) = (nth(&people, *who)?, u16::from(*heads));
            Request::Center(center::Ask::EnterWalkIn { resident, place, heads, at: place.at() })
        }
        Deed::Merge(kept, gone) => side.story.sees(|office| {
            let seen = |id| (id, office.of::<Resident>().row(id).unwrap().rev);
            let (kept, gone) = (nth(&people, *kept)?, nth(&people, *gone)?);
            let picked = Box::new(office.of::<Resident>().get(kept)?.clone());
            Some(Request::People(people::Ask::Merge { both: Both { kept: seen(kept), gone: seen(gone) }, picked }))
        })?,
        Deed::UndoThis(number) => {
            let (command, rev) = nth(&side.done, *number)?;
            Request::Desk(core::Ask::UndoThis { command, rev })
        }
        Deed::Pass(_) => return None,
    })
}

/// An answer without ids, which the two sides draw for themselves.
fn shape(answer: &Answer) -> String {
    let text = match answer {
        Ok(done) => format!("{:?}", done.note),
        Err(refusal) => format!("{refusal:?}"),
    };
    text.split("Id(").map(|part| part.split_once(')').map_or(part, |(_, rest)| rest)).collect::<Vec<_>>().join("#")
}

/// A booking without its ids.
fn told(booking: Booking) -> Booking {
    Booking { id: Id::NONE, series: Id(u64::from(booking.series.is_none())), ..booking }
}

fn plays(deeds: &[Deed]) {
    let mut sides = [false, true].map(Side::begin);
    let [room, _] = sides.each_mut().map(|side| {
        for (name, lane) in [("解秀英", "红光巷12号"), ("王桂芳", "柿园路8号"), ("单立", "红光巷3号")]
        {
            side.story.resident(name, 71, lane);
        }
        let id = side.story.room("书画室", 6);
        let room = side.story.sees(|office| office.of::<Room>().get(id).unwrap().clone());
        let few = linli::model::Room { most_a_week: 3, ..room };
        side.story.asks(Request::Center(center::Ask::SetRoom { room: Box::new(few) })).unwrap();
        id
    });
    let mut now: DateTime = sides[0].story.desk.now();
    for deed in deeds {
        if let Deed::Pass(days) = deed {
            let hour = Time::constant(if days.is_multiple_of(2) { 9 } else { 15 }, 5, 0, 0);
            now = now.date().checked_add(i64::from(*days).days()).unwrap().to_datetime(hour);
            for side in &mut sides {
                side.story.moves_to(now);
                side.reopen();
            }
            continue;
        }
        let [near, whole] = sides.each_mut().map(|side| {
            let request = request(side, room, deed);
            request.map(|request| side.asks(request))
        });
        let shapes = [&near, &whole].map(|answer| answer.as_ref().map(shape));
        assert_eq!(shapes[0], shapes[1], "{deed:?}");
        assert!(
            !matches!(near, Some(Err(Refusal { why: Why::Desk(core::Not::NotHeld { .. }), .. }))),
            "days are read, not refused"
        );
        let [near, whole] =
            sides.each_ref().map(|side| bookings(&side.store).into_iter().map(told).collect::<Vec<_>>());
        assert_eq!(near, whole, "after {deed:?}");
        let [near, whole] = sides.each_ref().map(|side| {
            side.story.sees(|office| {
                assert_eq!(findings(office), []);
                let count = |id| no_shows_of(office, id, now.date(), 90);
                let mut missed: Vec<(Id, usize)> = office.of::<Resident>().all().map(|r| (r.id, count(r.id))).collect();
                missed.sort_unstable();
                missed
            })
        });
        assert_eq!(near, whole, "who did not come, after {deed:?}");
    }
    let [near, whole] = sides.each_mut().map(|side| side.story.counts(now.date()));
    assert_eq!(near, whole);
    for side in &mut sides {
        side.whole = true;
        side.reopen();
        assert_eq!(side.story.sees(findings), []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn near_days_answer_as_all_of_them(deeds in prop::collection::vec(deed(), 20..80)) {
        plays(&deeds);
    }
}

/// A desk opened many months after what the story did.
fn months_later(store: &Held, story: &mut Story) -> Desk {
    story.moves_to("2026-11-23T09:00".parse().unwrap());
    open(store.clone(), &story.clock)
}

/// A desk on a store that outlives it.
fn kept() -> (Story, Held) {
    let store = Held::new(Memory::new());
    let mut story = Story::on(MONDAY);
    story.desk = open(store.clone(), &story.clock);
    (story, store)
}

#[test]
fn an_old_booking_is_corrected_and_its_slot_is_judged_as_it_was() {
    let (mut story, store) = kept();
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 71, "红光巷12号"));
    let room = story.room("书画室", 4);
    let booking = story.books(xie, place(room, MONDAY, 14), 3).unwrap().record.unwrap();
    story.desk = months_later(&store, &mut story);
    assert!(story.sees(|office| office.of::<Booking>().is_empty() && office.of::<Slot>().is_empty()));
    // Three of four places were taken then: two more do not fit, one does.
    let at = place(room, MONDAY, 14).at();
    let enter =
        |heads| Request::Center(center::Ask::EnterWalkIn { resident: wang, place: place(room, MONDAY, 14), heads, at });
    assert!(matches!(story.asks(enter(2)), Err(Refusal { why: Why::Center(center::Not::Full { left: 1, .. }), .. })));
    story.asks(enter(1)).unwrap();
    story.asks(Request::Center(center::Ask::EnterArrival { booking: booking.id, at })).unwrap();
    let arrived = story.sees(|office| office.of::<Booking>().get(booking.id).unwrap().state);
    assert_eq!((arrived, story.sees(findings)), (BookingState::Arrived, vec![]));
    let history = story.history(booking);
    assert_eq!(history.len(), 2);
    // History leads back to an old command as well.
    story.desk = months_later(&store, &mut story);
    story.asks(Request::Desk(core::Ask::UndoThis { command: history[0].command, rev: history[0].rev })).unwrap();
    assert_eq!(story.sees(|office| office.of::<Booking>().get(booking.id).unwrap().state), BookingState::Booked);
}

#[test]
fn a_booking_that_moves_to_another_day_keeps_its_history_and_is_found_on_its_day() {
    let (mut story, store) = kept();
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let room = story.room("书画室", 4);
    let booking = story.books(xie, place(room, MONDAY, 14), 1).unwrap().record.unwrap();
    let before = story.sees(|office| office.of::<Booking>().get(booking.id).unwrap().clone());
    let date: Date = "2026-11-25".parse().unwrap();
    let request = Request::Center(center::Ask::ChangeBooking { booking: Box::new(Booking { date, ..before }) });
    let moved = story.asks(request).unwrap().record.unwrap();
    assert_ne!(moved.id, booking.id);
    story.desk = months_later(&store, &mut story);
    assert_eq!(story.sees(|office| office.of::<Booking>().get(moved.id).map(|booking| booking.date)), Some(date));
    let versions = story.history(moved);
    assert_eq!(versions.iter().map(|v| v.fields.clone()).collect::<Vec<_>>(), [vec!["date"], vec![]]);
    story.asks(Request::Desk(core::Ask::UndoThis { command: versions[0].command, rev: versions[0].rev })).unwrap();
    assert!(story.sees(
        |office| office.of::<Booking>().get(moved.id).is_none() && office.of::<Booking>().get(booking.id).is_some()
    ));
}

#[test]
fn a_registration_that_old_bookings_rest_on_is_not_taken_back() {
    let (mut story, store) = kept();
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let registered = story.sees(|office| office.head);
    let command = story.sees(|office| office.commands.newest().next().unwrap().id);
    let room = story.room("书画室", 4);
    story.books(xie, place(room, MONDAY, 14), 1).unwrap();
    // Nothing else names her: visitor lines are not what this story is about.
    story.desk = months_later(&store, &mut story);
    let refusal = story.asks(Request::Desk(core::Ask::UndoThis { command, rev: registered })).unwrap_err();
    assert_eq!(refusal, Refusal::from(core::Not::Referred { by: Booking::KIND, count: 1 }));
}

/// Every value of a store.
fn everything(store: &Held) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut all = BTreeMap::new();
    store
        .scan(b"", &mut |key, entry| {
            all.insert(key.to_vec(), entry.value.clone());
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

#[test]
fn a_merge_takes_bookings_meals_and_stays_of_a_whole_year_along_and_one_undo_brings_them_back() {
    let (mut story, store) = kept();
    let [one, other] = ["红光巷12号", "柿园路8号"].map(|lane| story.resident("解秀英", 71, lane));
    let room = story.room("书画室", 4);
    canteen(&mut story);
    day_care(&mut story, 5);
    for (who, start, sitting) in [(one, 9, 1), (other, 14, 2)] {
        story.books(who, place(room, MONDAY, start), 1).unwrap();
        story.ask(linli::desk::canteen::Ask::OrderMeal(order(at(who, MONDAY, sitting)))).unwrap();
    }
    // Both ate at the same sitting once.
    for who in [one, other] {
        story.ask(linli::desk::canteen::Ask::OrderMeal(order(at(who, "2026-03-03", 1)))).unwrap();
    }
    stays(&mut story, other, &[MONDAY, "2026-03-04"], false).unwrap();
    story.desk = months_later(&store, &mut story);
    let before = everything(&store);
    let merge = story.sees(|office| {
        let seen = |id| (id, office.of::<Resident>().row(id).unwrap().rev);
        let picked = Box::new(office.of::<Resident>().get(one).unwrap().clone());
        Request::People(people::Ask::Merge { both: Both { kept: seen(one), gone: seen(other) }, picked })
    });
    story.asks(merge).unwrap();
    let after = everything(&store);
    let mut whole = months_later(&store, &mut story);
    assert!(matches!(whole.answer(Question::Recall(MONDAY.parse().unwrap())), question::Answer::Recalled));
    {
        let office = whole.office();
        let of_one = [
            office.naming::<Booking, Resident>(one).count(),
            office.naming::<Meal, Resident>(one).count(),
            office.naming::<DayStay, Resident>(one).count(),
        ];
        assert_eq!((of_one, findings(&office)), ([2, 4, 2], vec![]));
        assert!(eater(&office, at(one, MONDAY, 2)).is_some(), "the meal is found under its new key");
        assert_eq!(
            office.naming::<Booking, Resident>(other).count() + office.naming::<Meal, Resident>(other).count(),
            0
        );
    }
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(everything(&store), before);
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    assert_eq!(everything(&store), after);
}

#[test]
fn older_months_are_counted_and_let_go_again() {
    let (mut story, store) = kept();
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let room = story.room("书画室", 4);
    canteen(&mut story);
    let booking = story.books(xie, place(room, MONDAY, 14), 3).unwrap().record.unwrap().id;
    story.ask(linli::desk::canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1)))).unwrap();
    story.at(14, 5).asks(Request::Center(center::Ask::CheckIn { booking })).unwrap();
    story.desk = months_later(&store, &mut story);
    let march: Date = MONDAY.parse().unwrap();
    let counted = story.counts(march);
    assert_eq!((counted.figures.rooms[0].kept, counted.figures.people, counted.tables[0].len()), (1, 1, 1));
    let november = story.counts(story.desk.today());
    assert_eq!(november.came(room).map(|(_, heads)| heads).collect::<Vec<_>>(), [0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert!(!story.sees(|office| office.days.has(march)));
    assert_eq!(
        story.sees(|office| (
            office.of::<Booking>().len(),
            office.of::<Meal>().len(),
            office.naming::<Meal, Resident>(xie).count()
        )),
        (0, 0, 0)
    );
}

#[test]
fn the_walk_in_register_is_held_for_the_near_days_and_the_last_lines_of_everybody() {
    let (mut story, store) = kept();
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let room = story.room("书画室", 4);
    for day in ["2026-11-02", "2026-11-04", "2026-11-06"] {
        story.moves_to(format!("{day}T09:00").parse().unwrap());
        story.books(xie, place(room, day, 14), 1).unwrap();
    }
    let (command, rev) = story.sees(|office| (office.commands.newest().next().unwrap().id, office.head));
    story.desk = months_later(&store, &mut story);
    assert!(story.sees(|office| office.of::<VisitorLine>().is_empty()));
    for day in story.desk.days_to_look_back() {
        story.desk.look_back(day).unwrap();
    }
    let days = |story: &Story| {
        story.sees(|office| office.of::<VisitorLine>().all().map(|line| line.at.day()).collect::<Vec<_>>())
    };
    let mut last = days(&story);
    last.sort_unstable();
    assert_eq!(last, [4, 6]);
    // A line that is not held goes and comes with the command that wrote it.
    story.desk = months_later(&store, &mut story);
    let before = everything(&store);
    story.asks(Request::Desk(core::Ask::UndoThis { command, rev })).unwrap();
    assert_eq!(everything(&store).len(), before.len() - 2, "booking and line are gone, the slot is empty");
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    assert_eq!(everything(&store), before);
}

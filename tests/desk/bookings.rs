//! Random bookings, cancellations, closures, waitlists, no-shows and clock moves beside a plain model; and two desks
//! that race for the same places.

use linli::desk::center;
use linli::desk::core;
use linli::desk::people;
use linli::model::Note;
use linli::model::Why;
use linli::model::{Booking, Slot, Waiting};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jiff::ToSpan;
use jiff::civil::{DateTime, Time};
use linli::desk::center::recurring::{Choice, Plan, preview};
use linli::desk::center::waitlist::live_at;
use linli::desk::core::clock::{FixedClock, split_mix};
use linli::desk::core::visitor::Reach;
use linli::desk::{Desk, Request, Visitor};
use linli::model::center::booking::Place;
use linli::model::center::series::Until;
use linli::model::{BookingState, Closure, Id, Refusal};
use proptest::prelude::*;

use super::hall::Hall;
use super::story::{Story, place, with_ids};

const CAPACITY: u16 = 5;
const PEOPLE: usize = 4;

/// What a clerk might do next; numbers pick among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Book(u8, u8, u8),
    WalkIn(u8, u8),
    Cancel(u8),
    CheckIn(u8),
    NoShow(u8),
    MarkMissed,
    Wait(u8, u8, u8),
    Call(u8, u8),
    Close(u8, bool),
    Reopen(u8),
    Series(u8, u8),
    CancelSeries(u8),
    Later(u8),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => (any::<u8>(), any::<u8>(), 1..5_u8).prop_map(|(who, at, heads)| Deed::Book(who, at, heads)),
        1 => (any::<u8>(), 1..3_u8).prop_map(|(who, heads)| Deed::WalkIn(who, heads)),
        3 => any::<u8>().prop_map(Deed::Cancel),
        2 => any::<u8>().prop_map(Deed::CheckIn),
        1 => any::<u8>().prop_map(Deed::NoShow),
        2 => Just(Deed::MarkMissed),
        3 => (any::<u8>(), any::<u8>(), 1..5_u8).prop_map(|(who, at, heads)| Deed::Wait(who, at, heads)),
        3 => (any::<u8>(), 1..4_u8).prop_map(|(whom, result)| Deed::Call(whom, result)),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(at, whole)| Deed::Close(at, whole)),
        1 => any::<u8>().prop_map(Deed::Reopen),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(who, at)| Deed::Series(who, at)),
        1 => any::<u8>().prop_map(Deed::CancelSeries),
        3 => any::<u8>().prop_map(Deed::Later),
        1 => Just(Deed::Undo),
    ]
}

/// A booking as the model knows it.
type Booked = (usize, Place, u16, BookingState);

/// What the model knows: who holds what, who waits where in which order, what is closed.
#[derive(Debug, Clone, PartialEq, Default)]
struct Model {
    bookings: BTreeMap<Id, Booked>,
    lines: BTreeMap<Place, Vec<(Id, usize, u16)>>,
    closures: BTreeMap<Id, (Place, bool)>,
}

impl Model {
    fn heads(&self, at: Place) -> u16 {
        let held = self.bookings.values().filter(|(_, place, _, state)| *place == at && holds(*state));
        held.map(|(_, _, heads, _)| heads).sum()
    }

    fn is_closed(&self, at: Place) -> bool {
        self.closures.values().any(|(closed, whole)| {
            closed.room == at.room && closed.date == at.date && (*whole || closed.start == at.start)
        })
    }

    fn is_open(&self, at: Place) -> bool {
        at.date.weekday().to_monday_zero_offset() < 5 && !self.is_closed(at)
    }

    /// Whether every rule allows it: open, not over, nowhere else then, and room for all.
    fn may_book(&self, who: usize, at: Place, heads: u16, now: DateTime) -> bool {
        let elsewhere = self.bookings.values().any(|(other, place, _, state)| {
            *other == who && holds(*state) && (place.date, place.start) == (at.date, at.start)
        });
        self.is_open(at) && now < end(at) && !elsewhere && self.heads(at) + heads <= CAPACITY
    }

    fn waits(&self, who: usize, at: Place) -> bool {
        self.lines.get(&at).is_some_and(|line| line.iter().any(|(_, other, _)| *other == who))
    }
}

fn holds(state: BookingState) -> bool {
    matches!(state, BookingState::Booked | BookingState::Arrived)
}

/// Whoever books what runs is here.
fn stands(at: Place, now: DateTime) -> BookingState {
    if at.at() <= now && now < end(at) { BookingState::Arrived } else { BookingState::Booked }
}

fn end(at: Place) -> DateTime {
    at.at().checked_add(2.hours()).unwrap()
}

/// The story with its rooms, its people and the model beside it.
struct Play {
    story: Story,
    rooms: [Id; 2],
    people: Vec<Id>,
    model: Model,
}

impl Play {
    fn begin() -> Self {
        let mut story = Story::on("2026-11-23");
        let people = (0..PEOPLE).map(|n| story.resident("解秀英", 70 + n as i16, "红光巷12号")).collect();
        let rooms = [story.room("书画室", CAPACITY), story.room("棋牌室", CAPACITY)];
        Self { story, rooms, people, model: Model::default() }
    }

    fn now(&self) -> DateTime {
        self.story.desk.now()
    }

    fn place(&self, number: u8) -> Place {
        let day = self.now().date().checked_add(i64::from(number / 4 % 4).days()).unwrap();
        let hour = if number.is_multiple_of(2) { 9 } else { 14 };
        place(self.rooms[usize::from(number / 2 % 2)], &day.to_string(), hour)
    }

    fn who(&self, number: u8) -> usize {
        usize::from(number) % self.people.len()
    }

    fn pick<T: Clone>(items: impl IntoIterator<Item = T>, number: u8) -> Option<T> {
        let items: Vec<T> = items.into_iter().collect();
        (!items.is_empty()).then(|| items[usize::from(number) % items.len()].clone())
    }

    fn booking(&self, number: u8) -> Option<(Id, Booked)> {
        Self::pick(self.model.bookings.iter().map(|(id, booked)| (*id, *booked)), number)
    }

    /// Asks, and compares the answer with what the model expects; answers the record where it was done.
    fn asks(&mut self, request: &Request, expected: bool) -> Option<Id> {
        let before = self.seen();
        match self.story.asks(request.clone()) {
            Ok(done) => {
                assert!(expected, "the model refuses {request:?}\n{:?}", self.model);
                Some(done.record.map_or(Id::NONE, |key| key.id))
            }
            Err(refusal) => {
                assert!(!expected, "{refusal:?}\nthe model allows {request:?}\n{:?}", self.model);
                assert_eq!(self.seen(), before, "a refusal changes nothing");
                None
            }
        }
    }

    fn plays(&mut self, deed: &Deed) {
        let now = self.now();
        match *deed {
            Deed::Book(who, at, heads) => {
                let (who, at, heads) = (self.who(who), self.place(at), u16::from(heads));
                let expected = self.model.may_book(who, at, heads, now);
                let resident = self.people[who];
                let request = Request::Center(center::Ask::Book {
                    resident,
                    place: at,
                    heads,
                    note: String::new(),
                    instead_of: None,
                });
                if let Some(id) = self.asks(&request, expected) {
                    self.comes(id, (who, at, heads, stands(at, now)));
                }
            }
            Deed::WalkIn(who, heads) => {
                let (who, heads) = (self.who(who), u16::from(heads));
                let hour = if now.hour() < 12 { 9 } else { 14 };
                let at = place(self.rooms[0], &now.date().to_string(), hour);
                let expected = self.model.may_book(who, at, heads, now);
                let request = Request::Center(center::Ask::WalkIn { resident: self.people[who], place: at, heads });
                if let Some(id) = self.asks(&request, expected) {
                    self.comes(id, (who, at, heads, BookingState::Arrived));
                }
            }
            Deed::Cancel(number) => {
                let Some((id, (.., state))) = self.booking(number) else { return };
                if self
                    .asks(&Request::Center(center::Ask::CancelBooking { booking: id, reason: 1 }), holds(state))
                    .is_some()
                {
                    self.set(id, BookingState::Cancelled);
                }
            }
            Deed::CheckIn(number) => {
                let Some((id, (_, at, heads, state))) = self.booking(number) else { return };
                let today = at.date == now.date();
                let expected = match state {
                    BookingState::Booked => today,
                    BookingState::NoShow => today && self.model.heads(at) + heads <= CAPACITY,
                    _ => false,
                };
                if self.asks(&Request::Center(center::Ask::CheckIn { booking: id }), expected).is_some() {
                    self.set(id, BookingState::Arrived);
                }
            }
            Deed::NoShow(number) => {
                let Some((id, (_, at, _, state))) = self.booking(number) else { return };
                let expected = state == BookingState::Booked && at.at() <= now;
                if self.asks(&Request::Center(center::Ask::NoShow { booking: id }), expected).is_some() {
                    self.set(id, BookingState::NoShow);
                }
            }
            Deed::MarkMissed => {
                // The time of grace begins no sooner than the booking stood there: an undo brings it back later.
                let since = |id: Id| self.story.sees(|office| office.of::<Booking>().get(id).unwrap().since);
                let late = |id: Id, (_, at, _, state): &Booked| {
                    let begins = since(id).map_or(at.at(), |since| since.max(at.at()));
                    let graced = begins.checked_add(20.minutes()).unwrap();
                    *state == BookingState::Booked && at.date == now.date() && graced <= now
                };
                let missed: Vec<Id> =
                    self.model.bookings.iter().filter(|(id, booked)| late(**id, booked)).map(|(id, _)| *id).collect();
                if self.asks(&Request::Center(center::Ask::MarkMissed), !missed.is_empty()).is_some() {
                    for id in missed {
                        self.set(id, BookingState::NoShow);
                    }
                }
            }
            Deed::Wait(who, at, heads) => {
                let (who, at, heads) = (self.who(who), self.place(at), u16::from(heads));
                let expected = self.model.is_open(at) && now < at.at() && !self.model.waits(who, at);
                let request = Request::Center(center::Ask::Wait {
                    resident: self.people[who],
                    place: at,
                    heads,
                    note: String::new(),
                });
                if let Some(id) = self.asks(&request, expected) {
                    self.model.lines.entry(at).or_default().push((id, who, heads));
                }
            }
            _ => self.plays_on(deed, now),
        }
    }

    /// The deeds that are about more than one booking.
    fn plays_on(&mut self, deed: &Deed, now: DateTime) {
        match *deed {
            Deed::Call(number, result) => self.calls(number, result, now),
            Deed::Close(at, whole) => {
                let at = self.place(at);
                let hours = (!whole).then(|| (at.start, end(at).time()));
                let closure = Closure {
                    from: hours.map(|hours| hours.0),
                    until: hours.map(|hours| hours.1),
                    ..Closure::whole_day(at.room, at.date, 2, "")
                };
                if let Some(id) = self.asks(&Request::Center(center::Ask::Close { closure }), true) {
                    self.model.closures.insert(id, (at, whole));
                }
            }
            Deed::Reopen(number) => {
                let Some(id) = Self::pick(self.model.closures.keys().copied(), number) else { return };
                self.asks(&Request::Center(center::Ask::Reopen { closure: id }), true);
                self.model.closures.remove(&id);
            }
            Deed::Series(who, at) => self.books_series(who, at, now),
            Deed::CancelSeries(number) => {
                let Some((id, (who, at, _, state))) = self.booking(number) else { return };
                let of = |office: &linli::desk::core::office::Office| office.of::<Booking>().get(id).unwrap().series;
                let series = self.story.sees(of);
                if series.is_none() || !holds(state) {
                    return;
                }
                let reached: Vec<Id> = self.story.sees(|office| {
                    let all = linli::desk::center::recurring::bookings_of_series(office, series);
                    let later = all.filter(|b| b.state == BookingState::Booked && b.place().at() >= at.at());
                    later.map(|booking| booking.id).collect()
                });
                assert!(self.model.bookings.values().any(|booked| booked.0 == who));
                let request =
                    Request::Center(center::Ask::CancelSeries { booking: id, reach: Reach::Later, reason: 1 });
                if self.asks(&request, !reached.is_empty()).is_some() {
                    for id in reached {
                        self.set(id, BookingState::Cancelled);
                    }
                }
            }
            Deed::Later(number) => {
                let minutes = 10 + 20 * i64::from(number % 40);
                let later = now.checked_add(minutes.minutes()).unwrap();
                // A desk opens in the morning.
                let later = if later.hour() > 17 { later.date().tomorrow().unwrap().at(8, 30, 0, 0) } else { later };
                self.story.moves_to(later);
            }
            Deed::Undo => {
                // The people and rooms themselves stay.
                let about = self.story.sees(|office| office.to_undo().and_then(|c| c.note.clone()));
                let set_up = matches!(
                    about,
                    Some(Note::People(people::Did::Registered { .. }) | Note::Center(center::Did::RoomSet { .. }))
                        | None
                );
                if !set_up && self.story.asks(Request::Desk(core::Ask::Undo)).is_ok() {
                    self.model = self.seen_with_the_past();
                }
            }
            _ => {}
        }
    }

    fn calls(&mut self, number: u8, result: u8, now: DateTime) {
        let lines = self.model.lines.iter().flat_map(|(at, line)| line.iter().map(move |waits| (*at, *waits)));
        let Some((at, (id, who, heads))) = Self::pick(lines, number) else { return };
        let expected = result != 1 || now < at.at() && self.model.may_book(who, at, heads, now);
        let answer = self.asks(&Request::Center(center::Ask::AnswerCall { waiting: id, result }), expected);
        if result != 2 && answer.is_some() {
            self.model.lines.get_mut(&at).unwrap().retain(|(other, ..)| *other != id);
        }
        if let (1, Some(booking)) = (result, answer) {
            self.model.bookings.insert(booking, (who, at, heads, BookingState::Booked));
        }
    }

    /// Books every date of three weeks that the preview lets through, and checks each of its verdicts.
    fn books_series(&mut self, who: u8, at: u8, now: DateTime) {
        let (who, first) = (self.who(who), self.place(at));
        let (resident, until) = (self.people[who], Until::Times(3));
        let plan = Plan { resident, first, heads: 1, every: 1, until, note: String::new() };
        let turns = self.story.sees(|office| preview(office, &plan, now));
        for turn in &turns {
            assert_eq!(turn.choice == Choice::Book, self.model.may_book(who, turn.place, 1, now), "{turn:?}");
            let fits = turn.nearest.is_none_or(|place| self.model.may_book(who, place, 1, now));
            assert!(fits, "only what fits is offered: {turn:?}");
        }
        let places: Vec<Place> = turns.iter().filter(|t| t.choice == Choice::Book).map(|turn| turn.place).collect();
        let request = Request::Center(center::Ask::BookSeries {
            plan: Box::new(plan),
            places: places.clone(),
            waits: Vec::new(),
            skipped: Vec::new(),
        });
        if self.asks(&request, !places.is_empty()).is_some() {
            let made: Vec<(Id, Place)> = self.story.sees(|office| {
                let fresh =
                    office.of::<Booking>().all().filter(|booking| !self.model.bookings.contains_key(&booking.id));
                fresh.map(|booking| (booking.id, booking.place())).collect()
            });
            assert_eq!(made.len(), places.len());
            for (id, at) in made {
                self.model.bookings.insert(id, (who, at, 1, stands(at, now)));
            }
        }
    }

    /// A booking is made; who comes with it waits for that place no more.
    fn comes(&mut self, id: Id, booked: Booked) {
        if booked.3 == BookingState::Arrived {
            self.model.lines.entry(booked.1).or_default().retain(|(_, who, _)| *who != booked.0);
        }
        self.model.bookings.insert(id, booked);
    }

    fn set(&mut self, id: Id, state: BookingState) {
        self.model.bookings.get_mut(&id).unwrap().3 = state;
    }

    /// What the office holds, in the model's words: lines as they are kept, past ones too.
    fn seen_with_the_past(&self) -> Model {
        let who = |id: Id| self.people.iter().position(|other| *other == id).unwrap();
        self.story.sees(|office| {
            let bookings = office.of::<Booking>().all().map(|b| (b.id, (who(b.resident), b.place(), b.heads, b.state)));
            let mut lines: BTreeMap<Place, Vec<_>> = BTreeMap::new();
            for slot in office.of::<Slot>().all().filter(|slot| !slot.waiting.is_empty()) {
                let waiting = slot.waiting.iter().filter_map(|id| office.of::<Waiting>().get(*id));
                let line = waiting.map(|w| (w.id, who(w.resident), w.heads)).collect();
                lines.insert(Place::of_slot(slot.id).unwrap(), line);
            }
            let closures = office.of::<Closure>().all().map(|closure| {
                let start = closure.from.unwrap_or(Time::midnight());
                (closure.id, (Place { room: closure.room, date: closure.date, start }, closure.is_whole_day()))
            });
            Model { bookings: bookings.collect(), lines, closures: closures.collect() }
        })
    }

    /// The same, comparable with the model: a closure of a whole day has no hour of its own, nobody waits nowhere.
    fn seen(&self) -> Model {
        plain(self.seen_with_the_past())
    }

    fn agrees(&self) {
        assert_eq!(self.seen(), plain(self.model.clone()));
        self.story.sees(|office| {
            for slot in office.of::<Slot>().all() {
                assert!(slot.heads() <= CAPACITY);
                let place = Place::of_slot(slot.id).unwrap();
                assert!(live_at(office, place, self.now()).iter().all(|waiting| self.now() < waiting.place().at()));
            }
            assert_eq!(linli::desk::core::check::findings(office), []);
        });
    }
}

fn plain(mut model: Model) -> Model {
    model.lines.retain(|_, line| !line.is_empty());
    for (place, whole) in model.closures.values_mut() {
        if *whole {
            place.start = Time::midnight();
        }
    }
    model
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_center_follows_a_plain_model(deeds in prop::collection::vec(deed(), 1..80)) {
        let mut play = Play::begin();
        for deed in &deeds {
            play.plays(deed);
            play.agrees();
        }
    }
}

/// A desk of its own on a store that others write too.
fn beside(hall: &Hall, clock: &FixedClock, seed: u64) -> (Desk, usize) {
    let seat = hall.seat();
    let number = seat.number();
    (with_ids(Box::new(seat), clock, seed), number)
}

#[test]
fn a_hundred_races_of_two_desks_never_overbook() {
    let clock = FixedClock::at("2026-11-23T08:00".parse().unwrap());
    let hall = Hall::default();
    let mut story = Story::on("2026-11-23");
    story.desk = beside(&hall, &clock, 1).0;
    let room = story.room("书画室", CAPACITY);
    let people: Vec<Id> = (0..12).map(|n| story.resident("解秀英", 60 + n, "红光巷12号")).collect();
    let mut chance = 7;
    let mut books = move |race| {
        let draw = split_mix(&mut chance);
        let resident = people[(draw >> 8) as usize % people.len()];
        let heads = 1 + (draw >> 16) as u16 % 4;
        let place = place(room, &clock_day(race), if draw & 1 == 0 { 9 } else { 14 });
        Request::Center(linli::desk::center::Ask::Book {
            resident,
            place,
            heads,
            note: String::new(),
            instead_of: None,
        })
    };
    // Each books in the other's last moment, between its judging and its commit.
    let desks = [beside(&hall, &clock, 2), beside(&hall, &clock, 3)];
    let desks = desks.map(|(desk, seat)| (Arc::new(Mutex::new(desk)), seat));
    let (mut won, mut lost) = (0, 0);
    for race in 0..100 {
        for _ in 0..3 {
            let [(first, seat), (second, _)] =
                if race % 2 == 0 { [&desks[0], &desks[1]] } else { [&desks[1], &desks[0]] };
            let (second, faster) = (Arc::clone(second), books(race));
            if hall.awaited(*seat) == 0 {
                hall.meanwhile(*seat, move || {
                    // What was left over from an earlier race may find the other busy with this one.
                    if let Ok(mut second) = second.try_lock() {
                        drop(second.handle(faster, &Visitor::default()));
                    }
                });
            }
            let overtaken = hall.refused(*seat).len();
            let answer = first.lock().unwrap().handle(books(race), &Visitor::default());
            let overtaken = hall.refused(*seat).len() > overtaken;
            match answer {
                Ok(_) => won += 1,
                Err(
                    Refusal { why: Why::Center(linli::desk::center::Not::Full { .. }), .. }
                    | Refusal { why: Why::Center(linli::desk::center::Not::Clash { .. }), .. },
                ) => lost += u32::from(overtaken),
                Err(Refusal { why: Why::Center(linli::desk::center::Not::RoomClosed { .. }), .. }) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
    }
    let (seen, _) = beside(&hall, &clock, 9);
    let office = seen.office();
    assert!(office.of::<Slot>().all().all(|slot| slot.heads() <= CAPACITY));
    assert_eq!(linli::desk::core::check::findings(&office), []);
    assert!(won > 20 && lost > 5, "{won} booked, {lost} were refused only once the other's booking was seen");
}

/// Another weekday for each race, so that slots fill and stay full.
fn clock_day(race: u64) -> String {
    let monday = jiff::civil::Date::constant(2026, 11, 23);
    let weeks = (race / 5 % 40) as i64;
    monday.checked_add((weeks * 7 + (race % 5) as i64).days()).unwrap().to_string()
}

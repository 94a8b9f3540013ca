//! Day care: places of a day, who came and who fetched them, who is in the house now.
//!
//! A place has a number and a stay is kept under the day and that number: no day ever holds more guests than places.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod served;
pub mod sheets;

pub use crate::model::day_care::{Did, Not};
pub use ask::Ask;

pub mod gap;
pub mod leaving;
pub mod records;
use crate::desk::center;
use crate::desk::core;
use crate::desk::core::kept::overlaid;
use crate::desk::core::opening::Opening;
use crate::desk::day_care::records::DayCareIndex;
use crate::model::Why;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::day_care::DayWhy;
use crate::model::day_care::{STAY_STATE, stay_id};
use crate::model::field::FieldError;
use crate::model::{
    BookingState, DayCare, DayCareProfile, DayStay, Id, Note, Record, Refusal, Resident, Room, StayState, Way,
};

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

/// Most days in one booking.
const MOST_DAYS: usize = 62;
/// How many days back a guest who was never fetched is looked for.
const LOOK_BACK: i64 = 7;

/// The day-care room: the first that is set up as one.
pub fn day_care(office: &Office) -> Option<&DayCare> {
    office.of::<DayCare>().all().min_by_key(|day_care| day_care.id)
}

/// The stays of a day by place, cancelled ones left out.
pub fn guests(office: &Office, day: Date) -> Vec<&DayStay> {
    let stays = office.by::<DayCareIndex>().on.get(&day).filter_map(|id| office.of::<DayStay>().get(id));
    let mut stays: Vec<&DayStay> = stays.filter(|stay| stay.state != StayState::Cancelled).collect();
    stays.sort_by_key(|stay| stay.place);
    stays
}

/// Day care at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayCareToday {
    /// Places in all.
    pub places: u16,
    /// Guests in the house.
    pub here: u16,
    /// Guests still expected.
    pub expected: u16,
    /// Guests who have gone home.
    pub gone: u16,
    /// Guests who should have been fetched by now.
    pub overdue: u16,
}

impl DayCareToday {
    /// Counts a moment; `None` where there is no day care, or not today.
    pub fn of(office: &Office, now: DateTime) -> Option<Self> {
        let day_care = day_care(office)?;
        let stays = guests(office, now.date());
        if stays.is_empty() && !is_open(office, day_care, now.date()) {
            return None;
        }
        let count = |state| stays.iter().filter(|stay| stay.state == state).count() as u16;
        Some(Self {
            places: day_care.places,
            here: count(StayState::Here),
            expected: count(StayState::Booked),
            gone: count(StayState::Gone),
            overdue: overdue(office, now).len() as u16,
        })
    }

    /// Places that are free.
    pub fn left(&self) -> u16 {
        self.places.saturating_sub(self.here + self.expected + self.gone)
    }
}

/// Whether day care receives guests on a day.
pub fn is_open(office: &Office, day_care: &DayCare, day: Date) -> bool {
    let Some(room) = office.of::<Room>().get(day_care.id) else { return false };
    office.opens_on(room, day) && office.closed(room, day, None).is_none()
}

/// Guests who are here though they should have been fetched: today after closing time, and who was never written down
/// as fetched in the days before.
pub fn overdue(office: &Office, now: DateTime) -> Vec<&DayStay> {
    let end = day_care(office).map(|day_care| day_care.end);
    let first = now.date().saturating_sub(LOOK_BACK.days());
    let stays =
        office.by::<DayCareIndex>().on.range(first..=now.date()).filter_map(|id| office.of::<DayStay>().get(id));
    let late = |stay: &&DayStay| stay.date < now.date() || end.is_some_and(|end| now.time() > end);
    stays.filter(|stay| stay.state == StayState::Here).filter(late).collect()
}

/// Everybody who is in the house now: for an evacuation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HouseList {
    /// Guests of day care, by place.
    pub guests: Vec<Id>,
    /// Bookings of slots that run, whose people came: room, booking.
    pub in_rooms: Vec<(Id, Id)>,
    /// People in all.
    pub people: u32,
}

impl HouseList {
    /// Counts a moment.
    pub fn of(office: &Office, now: DateTime) -> Self {
        let here = guests(office, now.date()).into_iter().filter(|stay| stay.state == StayState::Here);
        let guests: Vec<Id> = here.map(|stay| stay.id).collect();
        let running = office.bookings_on(now.date()).filter(|booking| {
            booking.state == BookingState::Arrived && booking.start <= now.time() && now.time() < booking.end
        });
        let mut people = guests.len() as u32;
        let mut in_rooms = Vec::new();
        for booking in running {
            people += u32::from(booking.heads);
            in_rooms.push((booking.room, booking.id));
        }
        in_rooms.sort_unstable();
        Self { guests, in_rooms, people }
    }
}

impl Desk {
    /// Sets a room up for day care.
    pub(in crate::desk) fn set_day_care(&mut self, day_care: &DayCare) -> Result<Done, Refusal> {
        self.known::<Room>(day_care.id)?;
        if day_care.end <= day_care.start {
            return Err(Refusal::field("end", FieldError::NotATime));
        }
        let mut change = Change::default();
        change.put(&self.office(), day_care)?;
        self.commit(change, Note::DayCare(Did::DayCareSet)).map(|done| done.at(DayCare::KIND, day_care.id))
    }

    /// Writes what the house must know of a guest: all of it, or these fields only.
    pub(in crate::desk) fn set_profile(
        &mut self,
        profile: &DayCareProfile,
        only: Option<&[&str]>,
    ) -> Result<Done, Refusal> {
        self.known::<Resident>(profile.id)?;
        let before = self.office().get::<DayCareProfile>(profile.id).cloned();
        let answered = before.as_ref().map_or(Id::NONE, |before| before.answers);
        let mut profile = overlaid(before, profile, only)?;
        if let Some(answers) = profile.answers.some().filter(|answers| *answers != answered) {
            if answers == profile.id {
                return Err(Refusal::field("guardian.resident", FieldError::NotPicked));
            }
            // Name and telephone belong to whoever was picked, unless they were typed beside it.
            let resident = self.known::<Resident>(answers)?;
            let typed = |key: &str| only.is_some_and(|only| only.contains(&key));
            if !typed("guardian.name") {
                profile.guardian.name = resident.name;
            }
            if !typed("guardian.phone") {
                profile.guardian.phone = resident.phones.into_iter().next().unwrap_or_default();
            }
        }
        let mut change = Change::default();
        change.put(&self.office(), &profile)?;
        let note = Note::DayCare(Did::ProfileSet { resident: profile.id });
        self.commit(change, note).map(|done| done.at(DayCareProfile::KIND, profile.id))
    }

    /// Books days; with `rest`, only those on which nothing stands in the way.
    pub(in crate::desk) fn book_stays(
        &mut self,
        resident: Id,
        days: &[Date],
        rest: bool,
        note: &str,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.living(resident)?;
        let mut asked: Vec<Date> = days.to_vec();
        asked.sort_unstable();
        asked.dedup();
        asked.truncate(MOST_DAYS);
        let (free, in_the_way) = {
            let office = self.office();
            let day_care = day_care(&office).ok_or_else(|| Refusal::from(Not::NoDayCare))?;
            old_enough(&office, day_care, &resident, self.today())?;
            let mut free: Vec<(Date, u16)> = Vec::new();
            let mut in_the_way: Vec<(Date, DayWhy)> = Vec::new();
            for day in &asked {
                match place_on(&office, day_care, resident.id, *day, self.when().date()) {
                    Ok(place) => free.push((*day, place)),
                    Err(why) => in_the_way.push((*day, why)),
                }
            }
            (free, in_the_way)
        };
        let first = free.first().copied();
        if let Some((_, why)) = in_the_way.first().copied().filter(|_| !rest || first.is_none()) {
            let ways = if first.is_some() { vec![Way::RestOfDays] } else { Vec::new() };
            let days = in_the_way.into_iter().map(|(day, _)| day).collect();
            return Err(Refusal { why: Why::DayCare(Not::DaysInTheWay { days, of: asked.len(), why }), ways });
        }
        let Some((date, place)) = first else {
            return Err(Refusal::field("date", FieldError::Required));
        };
        let count = free.len() as u16;
        let mut change = Change::default();
        for (date, place) in free {
            let stay = DayStay { note: note.to_owned(), ..empty(resident.id, date, place) };
            change.put(&self.office(), &stay)?;
        }
        let id = stay_id(date, place);
        self.add_visitor_line(&mut change, visitor, resident.id, matter::BOOKING, id)?;
        let note = Note::DayCare(Did::StaysBooked { resident: resident.id, date, days: count });
        self.commit(change, note).map(|done| done.at(DayStay::KIND, id))
    }

    /// Somebody comes without a booking, where a place is free.
    pub(in crate::desk) fn drop_in(&mut self, resident: Id, visitor: &Visitor) -> Result<Done, Refusal> {
        let resident = self.living(resident)?;
        let (now, today) = (self.when(), self.when().date());
        let place = {
            let office = self.office();
            let day_care = day_care(&office).ok_or_else(|| Refusal::from(Not::NoDayCare))?;
            old_enough(&office, day_care, &resident, today)?;
            let way = |why| Refusal::from(Not::DaysInTheWay { days: vec![today], of: 1, why });
            place_on(&office, day_care, resident.id, today, today).map_err(way)?
        };
        let stay = DayStay { state: StayState::Here, arrived: Some(now), ..empty(resident.id, today, place) };
        let mut change = Change::default();
        change.put(&self.office(), &stay)?;
        self.add_visitor_line(&mut change, visitor, resident.id, matter::BOOKING, stay.id)?;
        let note = Note::DayCare(Did::Arrived { resident: resident.id, at: now });
        self.commit(change, note).map(|done| done.at(DayStay::KIND, stay.id))
    }

    /// Cancels a day that has not begun.
    pub(in crate::desk) fn cancel_stay(&mut self, id: Id, reason: u8) -> Result<Done, Refusal> {
        let stay = self.stay(id, &[StayState::Booked])?;
        let note = Note::DayCare(Did::StayCancelled { resident: stay.resident, date: stay.date });
        self.stay_goes_on(&DayStay { state: StayState::Cancelled, reason, ..stay }, note)
    }

    /// A guest came, now or at a time of today or of a day before.
    pub(in crate::desk) fn arrive(&mut self, id: Id, at: Option<DateTime>) -> Result<Done, Refusal> {
        let stay = self.stay(id, &[StayState::Booked, StayState::NoShow])?;
        let at = self.moment_of(&stay, at)?;
        let note = Note::DayCare(Did::Arrived { resident: stay.resident, at });
        self.stay_goes_on(&DayStay { state: StayState::Here, arrived: Some(at), ..stay }, note)
    }

    /// A guest was fetched, by somebody or by nobody who was named.
    pub(in crate::desk) fn fetch(&mut self, id: Id, at: Option<DateTime>, by: &str) -> Result<Done, Refusal> {
        let stay = self.stay(id, &[StayState::Here])?;
        let forgotten = stay.date < self.today() && at.is_none();
        let at = if forgotten { self.when() } else { self.moment_of(&stay, at)? };
        if stay.arrived.is_some_and(|arrived| at < arrived) {
            return Err(Refusal::field("left", FieldError::NotATime));
        }
        let note = Note::DayCare(Did::Fetched { resident: stay.resident, at });
        let gone = DayStay { state: StayState::Gone, left: Some(at), fetched_by: by.to_owned(), ..stay };
        self.stay_goes_on(&gone, note)
    }

    /// A guest did not come; only once the day has begun.
    pub(in crate::desk) fn miss_stay(&mut self, id: Id) -> Result<Done, Refusal> {
        let stay = self.stay(id, &[StayState::Booked])?;
        let start = day_care(&self.office()).map(|day_care| stay.date.to_datetime(day_care.start));
        if let Some(at) = start.filter(|start| self.now() < *start) {
            return Err(Refusal::from(core::Not::NotYet { at }));
        }
        let note = Note::DayCare(Did::StayMissed { resident: stay.resident, date: stay.date });
        self.stay_goes_on(&DayStay { state: StayState::NoShow, ..stay }, note)
    }

    fn stay_goes_on(&mut self, stay: &DayStay, note: Note) -> Result<Done, Refusal> {
        let mut change = Change::default();
        change.put(&self.office(), stay)?;
        self.commit(change, note).map(|done| done.at(DayStay::KIND, stay.id))
    }

    /// The moment that is meant: of the stay's own day and not to come.
    fn moment_of(&self, stay: &DayStay, at: Option<DateTime>) -> Result<DateTime, Refusal> {
        let at = at.unwrap_or_else(|| self.when());
        if at.date() != stay.date {
            return Err(Refusal::from(core::Not::NotToday { date: stay.date }));
        }
        if at > self.now() {
            return Err(Refusal::from(core::Not::NotYet { at }));
        }
        Ok(at)
    }

    fn stay(&self, id: Id, states: &[StayState]) -> Result<DayStay, Refusal> {
        let stay = self.known::<DayStay>(id)?;
        if states.contains(&stay.state) {
            return Ok(stay);
        }
        let state = crate::model::code::by_number(STAY_STATE, stay.state as u8);
        Err(Refusal::from(core::Not::WrongState { kind: DayStay::KIND, state: state.map_or("", |code| code.key) }))
    }
}

fn old_enough(office: &Office, day_care: &DayCare, resident: &Resident, on: Date) -> Result<(), Refusal> {
    let room = office.of::<Room>().get(day_care.id).ok_or(Refusal::gone(Room::KIND))?;
    if resident.age(on).is_some_and(|age| age < i16::from(room.least_age)) {
        return Err(Refusal::from(center::Not::TooYoung { room: room.id, least: room.least_age }));
    }
    Ok(())
}

/// The first free place of a day for somebody, or why there is none.
pub fn place_on(office: &Office, day_care: &DayCare, resident: Id, day: Date, today: Date) -> Result<u16, DayWhy> {
    if day < today {
        return Err(DayWhy::Past);
    }
    if !is_open(office, day_care, day) {
        return Err(DayWhy::NotOpen);
    }
    if guests(office, day).iter().any(|stay| stay.resident == resident && stay.holds_place()) {
        return Err(DayWhy::Booked);
    }
    let is_free = |place: &u16| !office.of::<DayStay>().get(stay_id(day, *place)).is_some_and(DayStay::holds_place);
    (1..=day_care.places).find(is_free).ok_or(DayWhy::Full)
}

fn empty(resident: Id, date: Date, place: u16) -> DayStay {
    DayStay {
        id: stay_id(date, place),
        resident,
        date,
        place,
        state: StayState::Booked,
        arrived: None,
        left: None,
        fetched_by: String::new(),
        reason: 0,
        note: String::new(),
    }
}

/// A stay that comes back by undo must not put somebody on two places of one day.
pub(in crate::desk) fn check_twice(office: &Office, stay: &DayStay) -> Result<(), Refusal> {
    let again = guests(office, stay.date)
        .iter()
        .any(|other| other.id != stay.id && other.resident == stay.resident && other.holds_place());
    if !stay.holds_place() || !again {
        return Ok(());
    }
    Err(Refusal::from(Not::DaysInTheWay { days: vec![stay.date], of: 1, why: DayWhy::Booked }))
}

/// What stands in the place of a value that is there and not shown.
pub const WITHHELD: &str = "*";

/// What day care knows of a guest. The medicine stands in it only where an opening shows it, else [`WITHHELD`].
pub fn profile(office: &Office, resident: Id, opening: Option<&Opening>) -> Option<DayCareProfile> {
    let mut profile = office.get::<DayCareProfile>(resident)?.clone();
    let open = opening.is_some_and(|opening| office.opened::<DayCareProfile>(opening, resident).is_some());
    if !open && !profile.medication.is_empty() {
        WITHHELD.clone_into(&mut profile.medication);
    }
    Some(profile)
}

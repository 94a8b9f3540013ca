//! What a rule must not find out by itself: the time, a fresh id, who is at the desk. Tests give their own.

use std::sync::{Arc, OnceLock};

use jiff::civil::{DateTime, Time};
use jiff::{SignedDuration, Timestamp, ZonedDateTime};

use crate::model::Id;

/// Where the desk's time comes from.
pub trait Clock: Send {
    /// The desk's own civil time.
    fn now(&self) -> DateTime;

    /// Whether it was set by hand: then the desk writes in a training folder only.
    fn set_by_hand(&self) -> bool {
        false
    }

    /// Whether it may be wrong without anybody's doing: then a desk that opens holds it against the last record.
    fn may_be_wrong(&self) -> bool {
        false
    }

    /// Goes on from this moment, for every copy of it: somebody at the desk typed it. Only a clock that may be wrong
    /// does.
    fn turn_to(&self, _now: DateTime) {}
}

/// So far before the last record no right clock stands, but for the seconds by which machines differ.
const BEFORE: SignedDuration = SignedDuration::from_mins(10);
/// So long no office rests.
const AFTER: SignedDuration = SignedDuration::from_hours(31 * 24);

/// A clock that stands far from the last record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// What the clock said.
    pub now: DateTime,
    /// When the last record was made, by the desk's clock of then.
    pub last: DateTime,
}

impl Doubt {
    /// Whether a clock is to be doubted: it stands more than ten minutes before the last record, or more than 31 days
    /// after it.
    pub fn of(now: DateTime, last: DateTime) -> Option<Self> {
        let since = now.duration_since(last);
        (since < -BEFORE || since > AFTER).then_some(Self { now, last })
    }
}

/// The clock of a desk that works: the machine's, until somebody at the desk types another time.
#[derive(Debug, Clone, Default)]
pub struct DeskClock(Arc<OnceLock<ShiftedClock>>);

impl Clock for DeskClock {
    fn now(&self) -> DateTime {
        self.0.get().map_or_else(|| SystemClock.now(), Clock::now)
    }

    fn may_be_wrong(&self) -> bool {
        true
    }

    fn turn_to(&self, now: DateTime) {
        // Typed once; a second time would need another start.
        let _ = self.0.set(ShiftedClock::from(now));
    }
}

/// The machine's clock in the machine's time zone.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime {
        ZonedDateTime::now().datetime()
    }
}

/// A clock set to a moment, running on from there.
#[derive(Debug, Clone, Copy)]
pub struct ShiftedClock {
    set_to: DateTime,
    set_at: Timestamp,
}

impl ShiftedClock {
    /// Runs from this moment on.
    pub fn from(set_to: DateTime) -> Self {
        Self { set_to, set_at: Timestamp::now() }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> DateTime {
        let ran: SignedDuration = Timestamp::now().duration_since(self.set_at);
        self.set_to.checked_add(ran).unwrap_or(self.set_to)
    }

    fn set_by_hand(&self) -> bool {
        true
    }
}

/// A clock that is set once it is known where a training desk was left; until then it shows the machine's time, and
/// nobody writes by it.
#[derive(Debug, Clone, Default)]
pub struct LateClock(Arc<OnceLock<ShiftedClock>>);

impl LateClock {
    /// Sets it, once.
    pub fn set(&self, now: DateTime) {
        let _ = self.0.set(ShiftedClock::from(now));
    }
}

impl Clock for LateClock {
    fn now(&self) -> DateTime {
        self.0.get().map_or_else(|| SystemClock.now(), Clock::now)
    }

    fn set_by_hand(&self) -> bool {
        true
    }
}

/// A clock that stands still until a test moves it.
#[derive(Debug, Clone)]
pub struct FixedClock {
    now: Arc<std::sync::Mutex<DateTime>>,
    machine: bool,
}

impl FixedClock {
    /// Stands at this moment.
    pub fn at(now: DateTime) -> Self {
        Self { now: Arc::new(std::sync::Mutex::new(now)), machine: false }
    }

    /// The same, as a machine's that may be wrong.
    #[must_use]
    pub fn of_a_machine(self) -> Self {
        Self { machine: true, ..self }
    }

    /// Moves it, for every clone.
    pub fn set(&self, now: DateTime) {
        *self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = now;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime {
        *self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn may_be_wrong(&self) -> bool {
        self.machine
    }

    fn turn_to(&self, now: DateTime) {
        self.set(now);
    }
}

/// Cuts seconds: what people read and records keep goes by the minute.
pub fn to_the_minute(at: DateTime) -> DateTime {
    at.date().to_datetime(Time::new(at.hour(), at.minute(), 0, 0).unwrap_or(Time::midnight()))
}

/// Where fresh ids come from.
pub trait IdSource: Send {
    /// A random id, never 0.
    fn fresh(&mut self) -> Id;
}

/// An id as people and homes have one: its last 16 bits are zero, so that whoever has the same first 48 has the same id,
/// and the store writes that only once.
pub fn person_id(id: Id) -> Id {
    Id(id.0 & !0xffff)
}

/// Ids from the operating system's random source.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn fresh(&mut self) -> Id {
        // Without a random source the process cannot promise anything; 64 bits of the clock still never repeat here.
        let random = getrandom::u64().unwrap_or_else(|_| Timestamp::now().as_nanosecond() as u64);
        Id(random.max(1))
    }
}

/// Ids in a fixed order from a seed: the demo and the tests.
#[derive(Debug, Clone)]
pub struct SeededIds(u64);

impl SeededIds {
    /// From this seed.
    pub fn from(seed: u64) -> Self {
        Self(seed)
    }
}

impl IdSource for SeededIds {
    fn fresh(&mut self) -> Id {
        Id(split_mix(&mut self.0).max(1))
    }
}

/// The next number of a SplitMix64 sequence (Steele, Lea and Flood, 2014).
pub fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

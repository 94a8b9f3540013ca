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
pub struct FixedClock(Arc<std::sync::Mutex<DateTime>>);

impl FixedClock {
    /// Stands at this moment.
    pub fn at(now: DateTime) -> Self {
        Self(Arc::new(std::sync::Mutex::new(now)))
    }

    /// Moves it, for every clone.
    pub fn set(&self, now: DateTime) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = now;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
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

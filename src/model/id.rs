//! Ids, kinds and keys: how a record is named in the store. No personal data ever stands in a key.

use serde::{Deserialize, Serialize};

use super::by_day::rest_of;

/// A record's random 64-bit id; 0 stands for "none".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Id(pub u64);

impl Id {
    /// No record.
    pub const NONE: Self = Self(0);

    /// Whether this names no record.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// `Some` unless this names no record.
    pub fn some(self) -> Option<Self> {
        (!self.is_none()).then_some(self)
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The kinds of record, by the number that stands in keys and envelopes. Numbers are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Kind {
    /// A person of the population base.
    Resident = 1,
    /// A resident's health and aid groups, kept apart because they are sensitive.
    Care = 2,
    /// People who live together at one address.
    Household = 3,
    /// A room or service of the senior center.
    Room = 10,
    /// What is taken of one room at one time.
    Slot = 11,
    /// A place kept for a resident or a group.
    Booking = 12,
    /// A room, or the whole center, not open on a day.
    Closure = 13,
    /// Bookings of one room at one hour that come again and again.
    Series = 14,
    /// Somebody who waits for a place in a full slot.
    Waiting = 15,
    /// A public holiday, as the office confirmed or changed it.
    Holiday = 16,
    /// A clinic, health check or round of home visits on one day.
    Session = 20,
    /// One resident at one session.
    Visit = 21,
    /// What was measured and advised at a visit: sensitive, with the resident as subject.
    Vitals = 22,
    /// A problem raised with the office.
    Issue = 30,
    /// The words of whoever raised an issue: sensitive, with the resident as subject.
    Words = 31,
    /// A line of the walk-in register.
    VisitorLine = 40,
    /// A masked value that was opened, and why.
    Reveal = 41,
    /// A counter of numbers that people read.
    Counter = 50,
    /// A value that may stand only once, as a keyed hash.
    Unique = 51,
    /// The store's own random key.
    Secret = 52,
    /// Somebody who works at a desk.
    Operator = 53,
    /// Records that left the desk in full, and why.
    Export = 75,
    /// What is cooked for a sitting of a day.
    Menu = 80,
    /// One person's meal of a sitting.
    Meal = 81,
    /// A standing order of meals.
    MealPlan = 82,
    /// One guest's day at day care.
    DayStay = 83,
    /// What day care must know of a guest: sensitive, with the resident as subject.
    DayCareProfile = 84,
    /// A team of the center.
    Team = 85,
    /// A team's rehearsal or performance.
    Meeting = 86,
    /// What meals cost from a day on.
    PriceTable = 87,
    /// A room as a canteen.
    Canteen = 88,
    /// A room as a day-care room.
    DayCare = 89,
}

impl Kind {
    /// Every kind, in the order of its number.
    pub const ALL: [Self; 32] = [
        Self::Resident,
        Self::Care,
        Self::Household,
        Self::Room,
        Self::Slot,
        Self::Booking,
        Self::Closure,
        Self::Series,
        Self::Waiting,
        Self::Holiday,
        Self::Session,
        Self::Visit,
        Self::Vitals,
        Self::Issue,
        Self::Words,
        Self::VisitorLine,
        Self::Reveal,
        Self::Counter,
        Self::Unique,
        Self::Secret,
        Self::Operator,
        Self::Export,
        Self::Menu,
        Self::Meal,
        Self::MealPlan,
        Self::DayStay,
        Self::DayCareProfile,
        Self::Team,
        Self::Meeting,
        Self::PriceTable,
        Self::Canteen,
        Self::DayCare,
    ];

    /// Whether its ids begin with a day ([`super::by_day::day_id`]), so that a desk opens with the near days only.
    pub fn is_by_day(self) -> bool {
        self.is_judged_by_day() || self == Self::VisitorLine
    }

    /// Whether rules look at all of a day's records, so that an older day is read whole before they decide.
    pub fn is_judged_by_day(self) -> bool {
        matches!(self, Self::Slot | Self::Booking | Self::Menu | Self::Meal | Self::DayStay)
    }

    /// The kind with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

/// A record's place: `c/<community, 4 bytes>/<kind, 1 byte>/<id, 8 bytes>`, numbers big-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The community's number in the store.
    pub community: u32,
    /// Which kind of record.
    pub kind: Kind,
    /// Which record.
    pub id: Id,
}

impl Key {
    /// Whether this is the key that the same record has on another day. Only bookings move: what other kinds have
    /// behind the day stands on every day.
    pub fn is_elsewhere(self, other: Self) -> bool {
        let bookings = self.kind == Kind::Booking && other.kind == Kind::Booking;
        bookings && self.id != other.id && rest_of(self.id) == rest_of(other.id)
    }
}

/// Bytes of a whole key.
const KEY_LEN: usize = 17;

impl Key {
    /// The key's bytes.
    pub fn bytes(self) -> Vec<u8> {
        let mut out = Self::prefix(self.community);
        out.push(self.kind as u8);
        out.push(b'/');
        out.extend(self.id.0.to_be_bytes());
        out
    }

    /// What every key of a community begins with.
    pub fn prefix(community: u32) -> Vec<u8> {
        let mut out = Vec::with_capacity(KEY_LEN);
        out.extend(b"c/");
        out.extend(community.to_be_bytes());
        out.push(b'/');
        out
    }

    /// What every key of a kind begins with.
    pub fn prefix_of(community: u32, kind: u8) -> Vec<u8> {
        let mut out = Self::prefix(community);
        out.extend([kind, b'/']);
        out
    }

    /// Reads a key's bytes; `None` where they are no record key of this version.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(b"c/")?;
        let (community, rest) = rest.split_first_chunk::<4>()?;
        let rest = rest.strip_prefix(b"/")?;
        let (kind, rest) = rest.split_first()?;
        let id: [u8; 8] = rest.strip_prefix(b"/")?.try_into().ok()?;
        Some(Self {
            community: u32::from_be_bytes(*community),
            kind: Kind::from_number(*kind)?,
            id: Id(u64::from_be_bytes(id)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_and_ids_sort_as_numbers() {
        let key = Key { community: 7, kind: Kind::Booking, id: Id(258) };
        assert_eq!(Key::read(&key.bytes()), Some(key));
        let later = Key { id: Id(70_000), ..key };
        assert!(key.bytes() < later.bytes());
        assert_eq!(Key::read(b"c/xx"), None);
    }

    #[test]
    fn kinds_are_told_by_their_numbers() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_number(kind as u8), Some(kind));
        }
        assert_eq!(Kind::from_number(200), None);
    }
}

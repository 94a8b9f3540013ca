//! A room or service of the center: when it opens, how many it takes, and by which rules it is booked.

use crate::model::Team;
use crate::model::period::class;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_flags, as_int, as_ref, as_text, put, reference};
use crate::model::id::{Id, Kind};
use crate::model::people::group::{Groups, OPEN};
use crate::model::people::resident::Resident;

/// A slot's times of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SlotTime {
    /// From.
    pub start: Time,
    /// Until, the end itself not included.
    pub end: Time,
}

impl SlotTime {
    /// Whether a moment of the day lies in it.
    pub fn holds(self, time: Time) -> bool {
        self.start <= time && time < self.end
    }
}

/// Other slots on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPlan {
    /// Those days, Monday as bit 0.
    pub weekdays: u8,
    /// Their slots, in order.
    pub slots: Vec<SlotTime>,
}

/// What else holds for a room; the code is the bit.
pub static ROOM_RULES: &[Code] = &[
    Code { code: 0, key: "room.on_holidays", aliases: &["节假日照开"] },
    Code { code: 1, key: "room.retired", aliases: &["停止使用"] },
];

/// A room or service of the center.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Room {
    /// Its id; a small number, so that slots can be named by it.
    pub id: Id,
    /// Its name: 书画室.
    pub name: String,
    /// Most people at one time.
    pub capacity: u16,
    /// Most people in one booking.
    pub largest_party: u16,
    /// Fewest people in one booking, 0 for anyone.
    pub smallest_party: u16,
    /// Days of the week on which it opens, Monday as bit 0.
    pub weekdays: u8,
    /// The slots of an open day, in order.
    pub slots: Vec<SlotTime>,
    /// Days of the week with slots of their own.
    pub special: Vec<DayPlan>,
    /// Least age of whoever books, 0 for anyone.
    pub least_age: u8,
    /// Groups that may use it whatever their age; without a least age, they alone.
    pub groups: Groups,
    /// The team whose members may use it whatever their age; without a least age or groups, they alone. None for any.
    pub team: Id,
    /// Hours before the slot's start until which it can be booked, 0 until it is over.
    pub notice_hours: u16,
    /// Days ahead for which it can be booked, 0 for any.
    pub ahead_days: u16,
    /// Most bookings of one person on a day, 0 for any: with slots one after the other, how long they may stay.
    pub most_a_day: u8,
    /// Most bookings of one person in a week, 0 for any.
    pub most_a_week: u8,
    /// Of [`ROOM_RULES`].
    pub rules: u8,
    /// Where it stands in lists.
    pub order: u16,
    /// Equipment and habits.
    pub note: String,
}

impl Room {
    /// Whether it opens on this day of the week, closures apart.
    pub fn opens_on(&self, day: Date) -> bool {
        self.weekdays & weekday_bit(day) != 0
    }

    /// The slots of a day of the week, whether or not it opens then.
    pub fn slots_on(&self, day: Date) -> &[SlotTime] {
        let special = self.special.iter().find(|plan| plan.weekdays & weekday_bit(day) != 0);
        special.map_or(&self.slots, |plan| &plan.slots)
    }

    /// The slots of any day in order, one for every start: on some days it may end at another time.
    pub fn slots_of_any_day(&self) -> Vec<SlotTime> {
        let special = self.special.iter().flat_map(|plan| &plan.slots);
        let mut slots: Vec<SlotTime> = self.slots.iter().chain(special).copied().collect();
        slots.sort_unstable();
        slots.dedup_by_key(|slot| slot.start);
        slots
    }

    /// The slot that starts then on a day.
    pub fn slot_at(&self, day: Date, start: Time) -> Option<SlotTime> {
        self.slots_on(day).iter().copied().find(|slot| slot.start == start)
    }

    /// Whether it opens on public holidays too.
    pub fn opens_on_holidays(&self) -> bool {
        self.rules & 1 != 0
    }

    /// Whether it is not used any more.
    pub fn is_retired(&self) -> bool {
        self.rules & 1 << 1 != 0
    }

    /// Whether somebody may use it on a day, by age or by group; members of its team may whatever this says. Who told
    /// no birth day is not turned away.
    pub fn admits(&self, resident: &Resident, day: Date) -> bool {
        let entitled = resident.groups.0 & self.groups.0 != 0;
        let old_enough = resident.age(day).is_none_or(|age| age >= i16::from(self.least_age));
        match (self.least_age, self.groups.0) {
            (0, 0) => self.team.is_none(),
            (_, 0) => old_enough,
            (0, _) => entitled,
            _ => entitled || old_enough,
        }
    }
}

fn weekday_bit(day: Date) -> u8 {
    1 << day.weekday().to_monday_zero_offset()
}

impl Record for Room {
    const KIND: Kind = Kind(10);
    const NAME: &'static str = "room";
    const CLASS: u8 = class::CENTER;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |r| Value::text(&r.name),
            |r, v| put(&mut r.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "capacity",
            FieldKind::Number(1, 999),
            |r| Value::Number(r.capacity.into()),
            |r, v| put(&mut r.capacity, as_int(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "largest_party",
            FieldKind::Number(1, 999),
            |r| Value::Number(r.largest_party.into()),
            |r, v| put(&mut r.largest_party, as_int(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "smallest_party",
            FieldKind::Number(0, 999),
            |r| Value::Number(r.smallest_party.into()),
            |r, v| put(&mut r.smallest_party, as_int(&v)),
        ),
        Field::<Self>::shown(
            "least_age",
            FieldKind::Number(0, 100),
            |r| Value::Number(r.least_age.into()),
            |r, v| put(&mut r.least_age, as_int(&v)),
        ),
        Field::<Self>::shown(
            "groups",
            FieldKind::Flags(OPEN),
            |r| Value::Flags(r.groups.0),
            |r, v| put(&mut r.groups, as_flags(&v).map(Groups)),
        ),
        Field::<Self>::shown(
            "team",
            FieldKind::Ref(Team::KIND),
            |r| reference(r.team),
            |r, v| put(&mut r.team, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "notice_hours",
            FieldKind::Number(0, 999),
            |r| Value::Number(r.notice_hours.into()),
            |r, v| put(&mut r.notice_hours, as_int(&v)),
        ),
        Field::<Self>::shown(
            "ahead_days",
            FieldKind::Number(0, 999),
            |r| Value::Number(r.ahead_days.into()),
            |r, v| put(&mut r.ahead_days, as_int(&v)),
        ),
        Field::<Self>::shown(
            "most_a_day",
            FieldKind::Number(0, 99),
            |r| Value::Number(r.most_a_day.into()),
            |r, v| put(&mut r.most_a_day, as_int(&v)),
        ),
        Field::<Self>::shown(
            "most_a_week",
            FieldKind::Number(0, 99),
            |r| Value::Number(r.most_a_week.into()),
            |r, v| put(&mut r.most_a_week, as_int(&v)),
        ),
        Field::<Self>::shown(
            "rules",
            FieldKind::Flags(ROOM_RULES),
            |r| Value::Flags(r.rules.into()),
            |r, v| put(&mut r.rules, as_flags(&v).map(|rules| rules as u8)),
        ),
        Field::<Self>::system(
            "weekdays",
            |r| Value::Number(r.weekdays.into()),
            |r, v| put(&mut r.weekdays, as_int(&v)),
        ),
        Field::<Self>::system("slots", |r| Value::opaque(&r.slots), |r, v| put(&mut r.slots, v.read_opaque())),
        Field::<Self>::system("special", |r| Value::opaque(&r.special), |r, v| put(&mut r.special, v.read_opaque())),
        Field::<Self>::system("order", |r| Value::Number(r.order.into()), |r, v| put(&mut r.order, as_int(&v))),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |r| Value::text(&r.note),
            |r, v| put(&mut r.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Group;

    #[test]
    fn a_room_admits_by_age_by_group_or_by_either() {
        let monday = date(2026, 11, 23);
        let young = Resident { birth: Some(date(1990, 1, 1)), ..Resident::default() };
        let veteran = Resident { groups: Groups::default().with(Group::Entitled), ..young.clone() };
        let old = Resident { birth: Some(date(1950, 1, 1)), ..Resident::default() };
        let entitled = Groups::default().with(Group::Entitled);
        let admits = |least_age, groups| {
            let room = Room { least_age, groups, ..Room::default() };
            [&young, &veteran, &old].map(|resident| room.admits(resident, monday))
        };
        assert_eq!(admits(0, Groups::default()), [true, true, true]);
        assert_eq!(admits(60, Groups::default()), [false, false, true]);
        assert_eq!(admits(60, entitled), [false, true, true]);
        assert_eq!(admits(0, entitled), [false, true, false]);
        let members = Room { team: Id(7), ..Room::default() };
        assert!(!members.admits(&old, monday) && Room { least_age: 60, ..members }.admits(&old, monday));
    }
}

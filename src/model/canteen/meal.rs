//! Meals: one that was ordered, eaten or called off, and the standing orders that most of them follow from.
//!
//! A meal that a standing order stands for is no record until something happens to it.

use crate::model::Resident;
use crate::model::period::class;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::by_day::{day_id, day_of, rest_of};
use crate::model::center::slots::WEEKDAY;
use crate::model::code::Code;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_date, as_day, as_int, as_ref, as_text, put, reference,
};
use crate::model::id::{Id, Kind};

/// One person's meal of a sitting: nobody has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MealAt {
    /// The day.
    pub date: Date,
    /// The sitting's number.
    pub sitting: u8,
    /// Who eats.
    pub resident: Id,
}

impl MealAt {
    /// The meal record's id: day (16 bits), sitting (4), and 44 of the person's random id, so that a second meal of the
    /// same person meets the first one's key.
    pub fn id(self) -> Id {
        day_id(self.date, u64::from(self.sitting & 0xf) << 44 | self.resident.0 & 0xfff_ffff_ffff)
    }

    /// The sitting of a meal record's id.
    pub fn sitting_of(id: Id) -> u8 {
        (rest_of(id) >> 44) as u8
    }

    /// What a meal record's id stands for, if it is this person's.
    pub fn of_id(id: Id, resident: Id) -> Option<Self> {
        let at = Self { date: day_of(id), sitting: Self::sitting_of(id), resident };
        (at.id() == id).then_some(at)
    }
}

/// What became of a meal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum MealState {
    /// 已订
    #[default]
    Ordered = 0,
    /// 已取: served or brought, and paid.
    Served = 1,
    /// 未取: nobody came for it.
    NotTaken = 2,
    /// 已退
    Cancelled = 3,
}

/// Meal states.
pub static MEAL_STATE: &[Code] = &[
    Code { code: 0, key: "meal.ordered", aliases: &["已订"] },
    Code { code: 1, key: "meal.served", aliases: &["已取"] },
    Code { code: 2, key: "meal.not_taken", aliases: &["未取"] },
    Code { code: 3, key: "meal.cancelled", aliases: &["已退"] },
];

/// Where a meal is eaten.
pub static SERVED: &[Code] = &[
    Code { code: DINE_IN, key: "served.dine_in", aliases: &["堂食"] },
    Code { code: DELIVERY, key: "served.delivery", aliases: &["送餐"] },
];

/// In the canteen.
pub const DINE_IN: u8 = 1;
/// At home.
pub const DELIVERY: u8 = 2;

/// What stands on the plate.
pub static PLATE: &[Code] = &[
    Code { code: BY_DIET, key: "plate.by_diet", aliases: &["按饮食标注"] },
    Code { code: ORDINARY, key: "plate.ordinary", aliases: &["普通餐"] },
];

/// What suits the person.
pub const BY_DIET: u8 = 1;
/// What everybody gets, though some of it does not suit the person: the clerk asked.
pub const ORDINARY: u8 = 2;

/// A meal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meal {
    /// [`MealAt::id`].
    pub id: Id,
    /// Who eats.
    pub resident: Id,
    /// The day.
    pub date: Date,
    /// The sitting's number.
    pub sitting: u8,
    /// Of [`SERVED`].
    pub served: u8,
    /// Of [`PLATE`].
    pub plate: u8,
    pub state: MealState,
    /// When it reached that state, where that is not the order itself.
    pub since: Option<DateTime>,
    /// Its price in fen, as the table said when it was ordered.
    pub price: u32,
    /// The part that is paid for the person, in fen.
    pub subsidy: u32,
    /// The standing order that it follows from, or none.
    pub plan: Id,
    /// Why it was called off, of [`crate::model::center::booking::CANCEL_REASON`]; 0 where it was not.
    pub reason: u8,
    /// For the kitchen or the bearer.
    pub note: String,
}

impl Meal {
    /// Whose meal of which sitting.
    pub fn at(&self) -> MealAt {
        MealAt { date: self.date, sitting: self.sitting, resident: self.resident }
    }

    /// Whether the kitchen cooks it.
    pub fn stands(&self) -> bool {
        self.state != MealState::Cancelled
    }

    /// What the person pays, in fen.
    pub fn own(&self) -> u32 {
        self.price.saturating_sub(self.subsidy)
    }
}

/// Days on which a standing order rests, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub from: Date,
    pub to: Date,
}

/// A standing order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MealPlan {
    pub id: Id,
    /// Who eats.
    pub resident: Id,
    /// The sitting's number.
    pub sitting: u8,
    /// Days of the week, Monday as bit 0.
    pub weekdays: u32,
    /// Of [`SERVED`].
    pub served: u8,
    /// Of [`PLATE`].
    pub plate: u8,
    /// The first day.
    pub from: Date,
    /// The last day; without one it goes on.
    pub until: Option<Date>,
    /// When it rests.
    pub pauses: Vec<Pause>,
    /// For the kitchen or the bearer.
    pub note: String,
}

impl MealPlan {
    /// Whether it has ended before a day.
    pub fn ended(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// The pause that covers a day.
    pub fn pause_on(&self, day: Date) -> Option<Pause> {
        self.pauses.iter().copied().find(|pause| (pause.from..=pause.to).contains(&day))
    }

    /// Whether it stands for a meal of its sitting on a day, the canteen's own days apart.
    pub fn covers(&self, day: Date) -> bool {
        let weekday = self.weekdays & 1 << day.weekday().to_monday_zero_offset() != 0;
        weekday && self.from <= day && !self.ended(day) && self.pause_on(day).is_none()
    }
}

impl Record for Meal {
    const KIND: Kind = Kind(81);
    const NAME: &'static str = "meal";
    const CLASS: u8 = class::CANTEEN;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("date", FieldKind::Date, |m| Value::Date(m.date), |m, v| put(&mut m.date, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "served",
            FieldKind::Choice(SERVED),
            |m| Value::Choice(m.served),
            |m, v| put(&mut m.served, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(40),
            |m| Value::text(&m.note),
            |m, v| put(&mut m.note, as_text(v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |m| reference(m.resident),
            |m, v| put(&mut m.resident, as_ref(&v)),
        ),
        Field::<Self>::system("sitting", |m| Value::Number(m.sitting.into()), |m, v| put(&mut m.sitting, as_int(&v))),
        Field::<Self>::system("plate", |m| Value::Choice(m.plate), |m, v| put(&mut m.plate, as_choice(&v))),
        Field::<Self>::system("state", |m| Value::opaque(&m.state), |m, v| put(&mut m.state, v.read_opaque())),
        Field::<Self>::system("since", |m| Value::opaque(&m.since), |m, v| put(&mut m.since, v.read_opaque())),
        Field::<Self>::system("price", |m| Value::Number(m.price.into()), |m, v| put(&mut m.price, as_int(&v))),
        Field::<Self>::system("subsidy", |m| Value::Number(m.subsidy.into()), |m, v| put(&mut m.subsidy, as_int(&v))),
        Field::<Self>::refers("plan", MealPlan::KIND, |m| reference(m.plan), |m, v| put(&mut m.plan, as_ref(&v))),
        Field::<Self>::system("reason", |m| Value::Choice(m.reason), |m, v| put(&mut m.reason, as_choice(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }
}

impl Record for MealPlan {
    const KIND: Kind = Kind(82);
    const NAME: &'static str = "meal_plan";
    const CLASS: u8 = class::CANTEEN;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "weekdays",
            FieldKind::Flags(WEEKDAY),
            |p| Value::Flags(p.weekdays),
            |p, v| put(&mut p.weekdays, crate::model::field::as_flags(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "served",
            FieldKind::Choice(SERVED),
            |p| Value::Choice(p.served),
            |p, v| put(&mut p.served, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown("from", FieldKind::Date, |p| Value::Date(p.from), |p, v| put(&mut p.from, as_day(&v)))
            .required(),
        Field::<Self>::shown("until", FieldKind::Date, |p| Value::date(p.until), |p, v| put(&mut p.until, as_date(&v))),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(40),
            |p| Value::text(&p.note),
            |p, v| put(&mut p.note, as_text(v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |p| reference(p.resident),
            |p, v| put(&mut p.resident, as_ref(&v)),
        ),
        Field::<Self>::system("sitting", |p| Value::Number(p.sitting.into()), |p, v| put(&mut p.sitting, as_int(&v))),
        Field::<Self>::system("plate", |p| Value::Choice(p.plate), |p, v| put(&mut p.plate, as_choice(&v))),
        Field::<Self>::system("pauses", |p| Value::opaque(&p.pauses), |p, v| put(&mut p.pauses, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.from)
    }

    fn ended(&self) -> Option<Date> {
        self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_order_covers_its_weekdays_but_for_pauses() {
        let monday = Date::constant(2026, 11, 23);
        let day = |n: i8| Date::constant(2026, 11, n);
        let plan = MealPlan {
            id: Id(1),
            resident: Id(2),
            sitting: 1,
            weekdays: 0b1_1111,
            served: DINE_IN,
            plate: BY_DIET,
            from: monday,
            until: Some(day(30)),
            pauses: vec![Pause { from: day(25), to: day(26) }],
            note: String::new(),
        };
        let covered: Vec<i8> = (20..=30).filter(|n| plan.covers(day(*n))).collect();
        assert_eq!(covered, [23, 24, 27, 30]);
        assert!(plan.ended(Date::constant(2026, 12, 1)));
    }

    #[test]
    fn one_person_has_one_key_a_sitting() {
        let at = MealAt { date: Date::constant(2026, 11, 23), sitting: 1, resident: Id(0xabcd_ef01_2345_6789) };
        assert_eq!(at.id(), at.id());
        assert_eq!(MealAt::of_id(at.id(), at.resident), Some(at));
        assert_eq!(MealAt::of_id(at.id(), Id(7)), None);
        assert_ne!(at.id(), MealAt { sitting: 2, ..at }.id());
        assert_ne!(at.id(), MealAt { date: Date::constant(2026, 11, 24), ..at }.id());
        assert_ne!(at.id(), MealAt { resident: Id(7), ..at }.id());
    }
}

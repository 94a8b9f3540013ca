//! Volunteers and the groups that they serve in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::care::codes::{ACTIVE, HALF_DAY, LEFT, MEMBER, SKILL};
use crate::model::field::{
    Class, Field, FieldKind, Record, Value, as_choice, as_date, as_day, as_flags, as_int, as_ref, as_text, put,
    reference,
};
use crate::model::fold::fold_name;
use crate::model::id::{Id, Kind};
use crate::model::people::resident::set_phone;
use crate::model::period::class;
use crate::model::{Resident, Unit};

/// A volunteer: a resident, or somebody from outside with a name and a number of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volunteer {
    pub id: Id,
    /// The resident who it is, or none.
    pub resident: Id,
    /// Their name, where they are no resident.
    pub name: String,
    /// Their telephone, where they are no resident or have another one for this.
    pub phone: String,
    /// The unit that they come from, or none.
    pub unit: Id,
    /// Their number on the volunteers' platform.
    pub number: String,
    /// Bits of [`SKILL`].
    pub skills: u32,
    /// What else they can do, in words parted by spaces.
    pub other_skills: String,
    /// Bits of [`HALF_DAY`].
    pub free: u32,
    /// Until when their training holds.
    pub trained: Option<Date>,
    /// Until when they are insured; not known where none is set.
    pub insured: Option<Date>,
    /// Honours.
    pub awards: String,
    /// The group that they serve in, or none.
    pub group: Id,
    /// Of [`MEMBER`].
    pub party: u8,
    /// Since when they serve.
    pub joined: Date,
    /// Of [`super::codes::VOLUNTEER_STATE`].
    pub state: u8,
    /// Since when they rest or have left.
    pub since: Option<Date>,
    /// Anything else.
    pub note: String,
    /// Minutes of service in all, of visits, help, activities and corrections, without the way there.
    pub served: i64,
}

impl Volunteer {
    /// One who begins on a day.
    pub fn new(joined: Date) -> Self {
        Self {
            id: Id::NONE,
            resident: Id::NONE,
            name: String::new(),
            phone: String::new(),
            unit: Id::NONE,
            number: String::new(),
            skills: 0,
            other_skills: String::new(),
            free: 0,
            trained: None,
            insured: None,
            awards: String::new(),
            group: Id::NONE,
            party: 0,
            joined,
            state: ACTIVE,
            since: None,
            note: String::new(),
            served: 0,
        }
    }

    /// Whether they can be sent on a day: they serve, and their insurance has not run out.
    pub fn serves(&self, day: Date) -> bool {
        self.state == ACTIVE && self.insured.is_none_or(|until| until >= day)
    }
}

/// A volunteers' unit of the community.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VolunteerGroup {
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Who leads it, or none.
    pub leader: Id,
    /// How it is reached.
    pub phone: String,
    /// Anything else.
    pub note: String,
}

impl Volunteer {
    /// Whether they left for good.
    pub fn has_left(&self) -> bool {
        self.state == LEFT
    }
}

impl Record for Volunteer {
    const KIND: Kind = Kind(100);
    const NAME: &'static str = "volunteer";
    const CLASS: u8 = class::CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "resident",
            FieldKind::Ref(Resident::KIND),
            |m| reference(m.resident),
            |m, v| put(&mut m.resident, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "name",
            FieldKind::Name,
            |m| Value::text(&m.name),
            |m, v| put(&mut m.name, as_text(v).map(|text| fold_name(&text))),
        )
        .called(&["姓名", "志愿者姓名"]),
        Field::<Self>::shown("phone", FieldKind::Phones, |m| Value::text(&m.phone), |m, v| set_phone(&mut m.phone, v))
            .class(Class::Masked),
        Field::<Self>::shown(
            "unit",
            FieldKind::Ref(Unit::KIND),
            |m| reference(m.unit),
            |m, v| put(&mut m.unit, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "number",
            FieldKind::Text(30),
            |m| Value::text(&m.number),
            |m, v| put(&mut m.number, as_text(v)),
        )
        .called(&["志愿者编号"]),
        Field::<Self>::shown(
            "skills",
            FieldKind::Flags(SKILL),
            |m| Value::Flags(m.skills),
            |m, v| put(&mut m.skills, as_flags(&v)),
        )
        .called(&["特长", "服务技能"]),
        Field::<Self>::shown(
            "other_skills",
            FieldKind::Text(60),
            |m| Value::text(&m.other_skills),
            |m, v| put(&mut m.other_skills, as_text(v)),
        ),
        Field::<Self>::shown(
            "free",
            FieldKind::Flags(HALF_DAY),
            |m| Value::Flags(m.free),
            |m, v| put(&mut m.free, as_flags(&v)),
        ),
        Field::<Self>::shown(
            "trained",
            FieldKind::Date,
            |m| Value::date(m.trained),
            |m, v| put(&mut m.trained, as_date(&v)),
        ),
        Field::<Self>::shown(
            "insured",
            FieldKind::Date,
            |m| Value::date(m.insured),
            |m, v| put(&mut m.insured, as_date(&v)),
        ),
        Field::<Self>::shown(
            "awards",
            FieldKind::Text(100),
            |m| Value::text(&m.awards),
            |m, v| put(&mut m.awards, as_text(v)),
        ),
        Field::<Self>::shown(
            "group",
            FieldKind::Ref(VolunteerGroup::KIND),
            |m| reference(m.group),
            |m, v| put(&mut m.group, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "party",
            FieldKind::Choice(MEMBER),
            |m| Value::Choice(m.party),
            |m, v| put(&mut m.party, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "joined",
            FieldKind::Date,
            |m| Value::Date(m.joined),
            |m, v| put(&mut m.joined, as_day(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |m| Value::text(&m.note),
            |m, v| put(&mut m.note, as_text(v)),
        ),
        Field::<Self>::system("state", |m| Value::Choice(m.state), |m, v| put(&mut m.state, as_choice(&v))),
        Field::<Self>::system("since", |m| Value::date(m.since), |m, v| put(&mut m.since, as_date(&v))),
        Field::<Self>::system("served", |m| Value::Number(m.served), |m, v| put(&mut m.served, as_int(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.joined)
    }

    fn ended(&self) -> Option<Date> {
        self.since.filter(|_| self.has_left())
    }
}

impl Record for VolunteerGroup {
    const KIND: Kind = Kind(101);
    const NAME: &'static str = "volunteer_group";
    const CLASS: u8 = class::CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(30),
            |g| Value::text(&g.name),
            |g, v| put(&mut g.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "leader",
            FieldKind::Ref(Volunteer::KIND),
            |g| reference(g.leader),
            |g, v| put(&mut g.leader, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "phone",
            FieldKind::Text(30),
            |g| Value::text(&g.phone),
            |g, v| put(&mut g.phone, as_text(v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |g| Value::text(&g.note),
            |g, v| put(&mut g.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

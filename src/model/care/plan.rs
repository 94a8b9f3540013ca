//! How an elder is looked after: how often, by whom, what to mind, and when they were seen last.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::care::Volunteer;
use crate::model::care::codes::{DECLINED, PAIR_ROLE, PREFERS, REACH, SKILL, TIER, YES};
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_day, as_flags, as_ref, as_rows,
    as_text, put, reference,
};
use crate::model::fold::fold_name;
use crate::model::id::{Id, Kind};
use crate::model::people::resident::set_phone;
use crate::model::period::class;
use crate::model::register::VISITOR_ROLE;
use crate::model::{Contact, Resident};

/// A visit or a call as its elder's plan remembers it, so that no old day must be read to know when they were seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacted {
    /// The volunteer, or none.
    pub by: Id,
    /// The day on which it really was.
    pub day: Date,
    /// Of [`super::codes::HOW`].
    pub how: u8,
    /// Of [`super::codes::REACHED`].
    pub reached: u8,
    /// How long it took.
    pub minutes: u16,
}

/// The columns of [`CarePlan::contacts`].
static CONTACTS: &[Column] = &[
    Column::system("contacts.by", FieldKind::Ref(Volunteer::KIND)),
    Column::system("contacts.rest", FieldKind::System),
];

impl Contacted {
    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [by, rest] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (day, how, reached, minutes) = rest.read_opaque()?;
        Ok(Self { by: as_ref(&by)?, day, how, reached, minutes })
    }
}

/// How an elder is looked after; it bears the resident's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarePlan {
    /// The resident's id.
    pub id: Id,
    /// From which day on they are to be visited.
    pub since: Date,
    /// What they need, bits of [`SKILL`].
    pub kinds: u32,
    /// When it suits them.
    pub wished: String,
    /// Of [`REACH`]; 0 where nothing was said.
    pub reach: u8,
    /// What whoever comes must mind: hard of hearing, a dog. It stands on the volunteer's list.
    pub mind: String,
    /// Of [`PREFERS`].
    pub prefers: u8,
    /// The neighbour to call.
    pub neighbour: Contact,
    /// Of [`TIER`], where it was set by hand; 0 where the rules say it.
    pub tier: u8,
    /// Why it was set by hand.
    pub reason: String,
    /// From which day on the rules speak again, unless somebody looked.
    pub again: Option<Date>,
    /// Of [`DECLINED`]; 0 where they welcome visits.
    pub declined: u8,
    /// Who said so, of [`VISITOR_ROLE`].
    pub declined_by: u8,
    /// Up to which day.
    pub declined_until: Option<Date>,
    /// The last visits and calls, the earliest first.
    pub contacts: Vec<Contacted>,
}

impl CarePlan {
    /// The plan of a resident from a day on, with nothing in it.
    pub fn new(resident: Id, since: Date) -> Self {
        Self {
            id: resident,
            since,
            kinds: 0,
            wished: String::new(),
            reach: 0,
            mind: String::new(),
            prefers: 0,
            neighbour: Contact::default(),
            tier: 0,
            reason: String::new(),
            again: None,
            declined: 0,
            declined_by: 0,
            declined_until: None,
            contacts: Vec::new(),
        }
    }

    /// The last time they were reached.
    pub fn last_reached(&self) -> Option<&Contacted> {
        self.contacts.iter().filter(|contact| contact.reached == YES).max_by_key(|contact| contact.day)
    }

    /// How often nobody reached them since they were reached last.
    pub fn missed(&self) -> usize {
        let last = self.last_reached().map(|contact| contact.day);
        self.contacts.iter().filter(|one| one.reached != YES && last.is_none_or(|day| one.day >= day)).count()
    }

    /// What they do not want on a day, of [`DECLINED`]; 0 where they welcome visits.
    pub fn declines(&self, day: Date) -> u8 {
        if self.declined_until.is_none_or(|until| day <= until) { self.declined } else { 0 }
    }

    fn contact_rows(&self) -> Value {
        let row =
            |one: &Contacted| vec![reference(one.by), Value::opaque(&(one.day, one.how, one.reached, one.minutes))];
        Value::Rows(self.contacts.iter().map(row).collect())
    }
}

/// A volunteer who looks after an elder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairing {
    pub id: Id,
    pub elder: Id,
    pub volunteer: Id,
    /// Of [`PAIR_ROLE`].
    pub role: u8,
    /// From which day on.
    pub since: Date,
    /// The first day on which it stands no more.
    pub until: Option<Date>,
}

impl Pairing {
    /// Whether it stands on a day.
    pub fn stands(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day < until)
    }
}

impl Record for CarePlan {
    const KIND: Kind = Kind(102);
    const NAME: &'static str = "care_plan";
    const CLASS: u8 = class::CARE;
    const PART_OF: Option<Kind> = Some(Resident::KIND);
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "kinds",
            FieldKind::Flags(SKILL),
            |p| Value::Flags(p.kinds),
            |p, v| put(&mut p.kinds, as_flags(&v)),
        ),
        Field::<Self>::shown(
            "mind",
            FieldKind::Text(100),
            |p| Value::text(&p.mind),
            |p, v| put(&mut p.mind, as_text(v)),
        ),
        Field::<Self>::shown(
            "wished",
            FieldKind::Text(40),
            |p| Value::text(&p.wished),
            |p, v| put(&mut p.wished, as_text(v)),
        ),
        Field::<Self>::shown(
            "reach",
            FieldKind::Choice(REACH),
            |p| Value::Choice(p.reach),
            |p, v| put(&mut p.reach, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "prefers",
            FieldKind::Choice(PREFERS),
            |p| Value::Choice(p.prefers),
            |p, v| put(&mut p.prefers, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "neighbour.name",
            FieldKind::Name,
            |p| Value::text(&p.neighbour.name),
            |p, v| put(&mut p.neighbour.name, as_text(v).map(|text| fold_name(&text))),
        ),
        Field::<Self>::shown(
            "neighbour.relation",
            FieldKind::Text(20),
            |p| Value::text(&p.neighbour.relation),
            |p, v| put(&mut p.neighbour.relation, as_text(v)),
        ),
        Field::<Self>::shown(
            "neighbour.phone",
            FieldKind::Phones,
            |p| Value::text(&p.neighbour.phone),
            |p, v| set_phone(&mut p.neighbour.phone, v),
        )
        .class(Class::Masked),
        Field::<Self>::shown(
            "tier",
            FieldKind::Choice(TIER),
            |p| Value::Choice(p.tier),
            |p, v| put(&mut p.tier, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "reason",
            FieldKind::Text(60),
            |p| Value::text(&p.reason),
            |p, v| put(&mut p.reason, as_text(v)),
        ),
        Field::<Self>::shown("again", FieldKind::Date, |p| Value::date(p.again), |p, v| put(&mut p.again, as_date(&v))),
        Field::<Self>::shown(
            "declined",
            FieldKind::Choice(DECLINED),
            |p| Value::Choice(p.declined),
            |p, v| put(&mut p.declined, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "declined_by",
            FieldKind::Choice(VISITOR_ROLE),
            |p| Value::Choice(p.declined_by),
            |p, v| put(&mut p.declined_by, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "declined_until",
            FieldKind::Date,
            |p| Value::date(p.declined_until),
            |p, v| put(&mut p.declined_until, as_date(&v)),
        ),
        Field::<Self>::shown("since", FieldKind::Date, |p| Value::Date(p.since), |p, v| put(&mut p.since, as_day(&v)))
            .required(),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("contacts", FieldKind::Rows(CONTACTS), CarePlan::contact_rows, |p, v| {
                put(&mut p.contacts, as_rows(v, Contacted::read))
            })
        },
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.id
    }
}

impl Record for Pairing {
    const KIND: Kind = Kind(103);
    const NAME: &'static str = "pairing";
    const CLASS: u8 = class::CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "role",
            FieldKind::Choice(PAIR_ROLE),
            |p| Value::Choice(p.role),
            |p, v| put(&mut p.role, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown("since", FieldKind::Date, |p| Value::Date(p.since), |p, v| put(&mut p.since, as_day(&v)))
            .required(),
        Field::<Self>::shown("until", FieldKind::Date, |p| Value::date(p.until), |p, v| put(&mut p.until, as_date(&v))),
        Field::<Self>::refers("elder", Resident::KIND, |p| reference(p.elder), |p, v| put(&mut p.elder, as_ref(&v))),
        Field::<Self>::refers(
            "volunteer",
            Volunteer::KIND,
            |p| reference(p.volunteer),
            |p, v| put(&mut p.volunteer, as_ref(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.elder
    }

    fn dated(&self) -> Option<Date> {
        Some(self.since)
    }

    fn ended(&self) -> Option<Date> {
        self.until
    }
}

//! Consent: for what somebody may be kept on record, visited, telephoned, shown or handed on, and who said so.
//!
//! Nothing is presumed: without a record that stands on the day there is no consent.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::Resident;
use crate::model::code::Code;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_date, as_day, as_flags, as_int, as_ref, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::register::VISITOR_ROLE;

/// For what somebody agrees.
pub static PURPOSE: &[Code] = &[
    Code { code: 1, key: "purpose.health_record", aliases: &["健康记录"] },
    Code { code: 2, key: "purpose.visits", aliases: &["志愿者探访"] },
    Code { code: 3, key: "purpose.phone", aliases: &["电话联系"] },
    Code { code: 4, key: "purpose.publicity", aliases: &["拍照和宣传"] },
    Code { code: 5, key: "purpose.handing_on", aliases: &["转给医院或药店"] },
];

/// That what is measured is kept.
pub const HEALTH_RECORD: u8 = 1;
/// That volunteers come to visit.
pub const VISITS: u8 = 2;
/// That they are telephoned.
pub const PHONE: u8 = 3;
/// That they are photographed and shown.
pub const PUBLICITY: u8 = 4;
/// That their data are handed to a hospital or a pharmacy.
pub const HANDING_ON: u8 = 5;

/// Whether the giver is the guardian.
pub static GUARDIAN: &[Code] = &[Code { code: 0, key: "consent.guardian", aliases: &["监护人代为同意"] }];

/// What is asked at a first recording: never preset.
pub static ASKED: &[Code] = &[
    Code { code: 1, key: "consent.asked_yes", aliases: &["同意记录", "同意", "是"] },
    Code { code: 2, key: "consent.asked_no", aliases: &["不同意，只计人数", "不同意", "否"] },
];

/// Whoever is younger cannot agree: the guardian does. Personal Information Protection Law, article 31.
pub const NEEDS_GUARDIAN: i16 = 14;

/// The text of today, by its version: what is read out when it is asked.
pub const TEXT: u16 = 1;

/// One purpose to which somebody agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub id: Id,
    pub resident: Id,
    /// Of [`PURPOSE`].
    pub purpose: u8,
    /// Who said so, of [`VISITOR_ROLE`]; 1 is the resident in person.
    pub giver: u8,
    /// Whether the giver is the guardian and decides in the resident's stead.
    pub guardian: bool,
    /// The version of the text that was read out.
    pub version: u16,
    /// From which day on.
    pub since: Date,
    /// Up to which day, that day included; for good where none is set.
    pub until: Option<Date>,
    /// Since when it is withdrawn: on that day it stands no more.
    pub withdrawn: Option<Date>,
}

impl Consent {
    /// Whether it stands on a day.
    pub fn stands(&self, day: Date) -> bool {
        self.since <= day
            && self.until.is_none_or(|until| day <= until)
            && self.withdrawn.is_none_or(|withdrawn| day < withdrawn)
    }
}

impl Record for Consent {
    const KIND: Kind = Kind(17);
    const NAME: &'static str = "consent";
    const CLASS: u8 = class::PEOPLE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |c| reference(c.resident),
            |c, v| put(&mut c.resident, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "purpose",
            FieldKind::Choice(PURPOSE),
            |c| Value::Choice(c.purpose),
            |c, v| put(&mut c.purpose, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "giver",
            FieldKind::Choice(VISITOR_ROLE),
            |c| Value::Choice(c.giver),
            |c, v| put(&mut c.giver, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "guardian",
            FieldKind::Flags(GUARDIAN),
            |c| if c.guardian { Value::Flags(1) } else { Value::Empty },
            |c, v| {
                c.guardian = as_flags(&v)? != 0;
                Ok(())
            },
        ),
        Field::<Self>::system("version", |c| Value::Number(c.version.into()), |c, v| put(&mut c.version, as_int(&v))),
        Field::<Self>::shown("since", FieldKind::Date, |c| Value::Date(c.since), |c, v| put(&mut c.since, as_day(&v)))
            .required(),
        Field::<Self>::shown("until", FieldKind::Date, |c| Value::date(c.until), |c, v| put(&mut c.until, as_date(&v))),
        Field::<Self>::shown(
            "withdrawn",
            FieldKind::Date,
            |c| Value::date(c.withdrawn),
            |c, v| put(&mut c.withdrawn, as_date(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn goes_with(&self) -> Option<(Kind, Id)> {
        Some((Resident::KIND, self.resident))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_stands_from_its_day_to_its_last_and_not_on_the_day_of_its_withdrawal() {
        let day = |day| Date::constant(2026, 11, day);
        let mut consent = Consent {
            id: Id(1),
            resident: Id(2),
            purpose: HEALTH_RECORD,
            giver: 1,
            guardian: false,
            version: TEXT,
            since: day(10),
            until: Some(day(20)),
            withdrawn: None,
        };
        let stands = |consent: &Consent| [9, 10, 20, 21].map(|at| consent.stands(day(at)));
        assert_eq!(stands(&consent), [false, true, true, false]);
        consent.withdrawn = Some(day(20));
        assert_eq!(stands(&consent), [false, true, false, false]);
    }
}

//! Certificates of voluntary service: what is kept of each that was issued.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::care::Volunteer;
use crate::model::field::{Field, FieldKind, Record, Value, as_day, as_int, as_ref, as_text, put, reference};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Operator, Resident};

/// A certificate of voluntary service (志愿服务记录证明), with what the regulation asks of it: who served, in which time
/// and with what, how long, who answers for it and who made it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCertificate {
    pub id: Id,
    /// The number that people read.
    pub number: u32,
    pub volunteer: Id,
    /// The resident who the volunteer is, or none.
    pub resident: Id,
    /// The first day that is counted.
    pub from: Date,
    /// The last.
    pub until: Date,
    /// Minutes of service in that time, without the way there.
    pub minutes: u32,
    /// What was done.
    pub content: String,
    /// Who answers for it.
    pub responsible: String,
    /// Where the office is reached.
    pub phone: String,
    /// The day on which it was issued.
    pub issued: Date,
    /// Who made it out: an operator.
    pub who: Id,
}

impl Record for ServiceCertificate {
    const KIND: Kind = Kind(108);
    const NAME: &'static str = "service_certificate";
    const CLASS: u8 = class::CARE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("from", FieldKind::Date, |h| Value::Date(h.from), |h, v| put(&mut h.from, as_day(&v)))
            .required(),
        Field::<Self>::shown("until", FieldKind::Date, |h| Value::Date(h.until), |h, v| put(&mut h.until, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "content",
            FieldKind::Text(100),
            |h| Value::text(&h.content),
            |h, v| put(&mut h.content, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "responsible",
            FieldKind::Text(20),
            |h| Value::text(&h.responsible),
            |h, v| put(&mut h.responsible, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "phone",
            FieldKind::Text(30),
            |h| Value::text(&h.phone),
            |h, v| put(&mut h.phone, as_text(v)),
        )
        .required(),
        Field::<Self>::system("number", |h| Value::Number(h.number.into()), |h, v| put(&mut h.number, as_int(&v))),
        Field::<Self>::system("minutes", |h| Value::Number(h.minutes.into()), |h, v| put(&mut h.minutes, as_int(&v))),
        Field::<Self>::refers(
            "volunteer",
            Volunteer::KIND,
            |h| reference(h.volunteer),
            |h, v| put(&mut h.volunteer, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |h| reference(h.resident),
            |h, v| put(&mut h.resident, as_ref(&v)),
        ),
        Field::<Self>::system("issued", |h| Value::Date(h.issued), |h, v| put(&mut h.issued, as_day(&v))),
        Field::<Self>::refers("who", Operator::KIND, |h| reference(h.who), |h, v| put(&mut h.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.issued)
    }
}

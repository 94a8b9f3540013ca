//! A referral (转诊): somebody sent on to a hospital, chased until it is known what came of it.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::clinic::Visit;
use crate::model::code::Code;
use crate::model::field::{
    Class, Field, FieldKind, Record, Value, as_choice, as_date, as_day, as_ref, as_text, chosen, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Resident, Unit};

/// Who bears the cost.
pub static BEARS: &[Code] = &[
    Code { code: 1, key: "bears.self", aliases: &["自费"] },
    Code { code: 2, key: "bears.insurance", aliases: &["医保"] },
    Code { code: 3, key: "bears.hospital", aliases: &["医院免费"] },
    Code { code: 4, key: "bears.community", aliases: &["社区解决"] },
    Code { code: 5, key: "bears.other", aliases: &["其他"] },
];

/// Where a referral stands.
pub static REFERRAL_STATE: &[Code] = &[
    Code { code: 1, key: "referral.made", aliases: &["待就诊"] },
    Code { code: 2, key: "referral.appointed", aliases: &["已预约"] },
    Code { code: 3, key: "referral.went", aliases: &["已就诊待结果"] },
    Code { code: 4, key: "referral.treated", aliases: &["已治疗"] },
    Code { code: 5, key: "referral.no_treatment", aliases: &["不需治疗"] },
    Code { code: 6, key: "referral.did_not_go", aliases: &["没有去"] },
];

/// Nothing is known of it yet.
pub const MADE: u8 = 1;
/// There is an appointment.
pub const APPOINTED: u8 = 2;
/// They were there; what came of it is not known.
pub const WENT: u8 = 3;
/// Treated.
pub const TREATED: u8 = 4;

/// Whether it is known what came of it.
pub fn is_known(state: u8) -> bool {
    state > WENT
}

/// Somebody sent on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    pub id: Id,
    /// Whom.
    pub resident: Id,
    /// The visit whose readings it rests on; none where it rests on something else.
    pub visit: Id,
    /// The hospital.
    pub to: Id,
    pub arranged_by: String,
    /// Who bears the cost, of [`BEARS`]; 0 where that is open.
    pub bears: u8,
    /// When it was made.
    pub on: Date,
    /// When they are to be there.
    pub appointment: Option<Date>,
    /// Of [`REFERRAL_STATE`].
    pub state: u8,
    /// When somebody asked after it last.
    pub chased: Option<DateTime>,
}

/// For what, and what came of it: a record of its own, with the referral's id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReferralWords {
    /// The referral's id.
    pub id: Id,
    /// Whom.
    pub resident: Id,
    pub reason: String,
    /// What came of it.
    pub outcome: String,
}

impl Referral {
    /// Whole days since it was made.
    pub fn age_days(&self, today: Date) -> i32 {
        self.on.until(today).map_or(0, |span| span.get_days())
    }

    /// Whether it is still to be chased.
    pub fn is_open(&self) -> bool {
        !is_known(self.state)
    }
}

impl Record for Referral {
    const KIND: Kind = Kind(25);
    const NAME: &'static str = "referral";
    const CLASS: u8 = class::CLINIC;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("to", FieldKind::Ref(Unit::KIND), |x| reference(x.to), |x, v| put(&mut x.to, as_ref(&v)))
            .required(),
        Field::<Self>::shown(
            "arranged_by",
            FieldKind::Text(20),
            |x| Value::text(&x.arranged_by),
            |x, v| put(&mut x.arranged_by, as_text(v)),
        ),
        Field::<Self>::shown(
            "bears",
            FieldKind::Choice(BEARS),
            |x| chosen(x.bears),
            |x, v| put(&mut x.bears, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "appointment",
            FieldKind::Date,
            |x| Value::date(x.appointment),
            |x, v| put(&mut x.appointment, as_date(&v)),
        ),
        Field::<Self>::system("on", |x| Value::Date(x.on), |x, v| put(&mut x.on, as_day(&v))),
        Field::<Self>::system("state", |x| Value::Choice(x.state), |x, v| put(&mut x.state, as_choice(&v))),
        Field::<Self>::system("chased", |x| Value::opaque(&x.chased), |x, v| put(&mut x.chased, v.read_opaque())),
        Field::<Self>::refers("visit", Visit::KIND, |x| reference(x.visit), |x, v| put(&mut x.visit, as_ref(&v))),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.on)
    }

    fn ended(&self) -> Option<Date> {
        (!self.is_open()).then(|| self.appointment.map_or(self.on, |day| day.max(self.on)))
    }
}

impl Record for ReferralWords {
    const KIND: Kind = Kind(26);
    const NAME: &'static str = "referral_words";
    const CLASS: u8 = class::CLINIC;
    const PART_OF: Option<Kind> = Some(Referral::KIND);
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "reason",
            FieldKind::Text(100),
            |x| Value::text(&x.reason),
            |x, v| put(&mut x.reason, as_text(v)),
        )
        .class(Class::Sensitive)
        .required(),
        Field::<Self>::shown(
            "outcome",
            FieldKind::Text(200),
            |x| Value::text(&x.outcome),
            |x, v| put(&mut x.outcome, as_text(v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

//! A follow-up (随访): each attempt to see somebody again, what came of it, and when the next one is due.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::clinic::Visit;
use crate::model::code::Code;
use crate::model::field::{
    Class, Field, FieldKind, Record, Value, as_choice, as_date, as_flags, as_ref, as_text, chosen, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Operator, Resident};

/// What came of an attempt.
pub static OUTCOME: &[Code] = &[
    Code { code: 1, key: "outcome.measured", aliases: &["见到已测"] },
    Code { code: 2, key: "outcome.not_in", aliases: &["不在家"] },
    Code { code: 3, key: "outcome.refused", aliases: &["不愿意"] },
    Code { code: 4, key: "outcome.moved", aliases: &["搬走"] },
    Code { code: 5, key: "outcome.phoned", aliases: &["电话随访"] },
];

/// Reached and measured.
pub const MEASURED: u8 = 1;
/// Nobody opened.
pub const NOT_IN: u8 = 2;
/// Does not want it.
pub const REFUSED: u8 = 3;
/// Does not live there any more.
pub const MOVED: u8 = 4;
/// Spoken to by telephone.
pub const PHONED: u8 = 5;

/// Whether somebody was spoken to.
pub fn is_reached(outcome: u8) -> bool {
    matches!(outcome, MEASURED | PHONED)
}

/// What they feel, as the public-health form asks.
pub static SYMPTOMS: &[Code] = &[
    Code { code: 0, key: "symptom.none", aliases: &["无症状"] },
    Code { code: 1, key: "symptom.headache", aliases: &["头痛头晕"] },
    Code { code: 2, key: "symptom.nausea", aliases: &["恶心呕吐"] },
    Code { code: 3, key: "symptom.eyes", aliases: &["眼花耳鸣"] },
    Code { code: 4, key: "symptom.breath", aliases: &["呼吸困难"] },
    Code { code: 5, key: "symptom.heart", aliases: &["心悸胸闷"] },
    Code { code: 6, key: "symptom.numb", aliases: &["四肢发麻"] },
    Code { code: 7, key: "symptom.thirst", aliases: &["多饮多食多尿"] },
    Code { code: 8, key: "symptom.swelling", aliases: &["下肢水肿"] },
];

/// Whether they take their medicine.
pub static ADHERENCE: &[Code] = &[
    Code { code: 1, key: "adherence.regular", aliases: &["规律"] },
    Code { code: 2, key: "adherence.now_and_then", aliases: &["间断"] },
    Code { code: 3, key: "adherence.not", aliases: &["不服药"] },
];

/// What was advised of how they live.
pub static LIFESTYLE: &[Code] = &[
    Code { code: 0, key: "lifestyle.smoking", aliases: &["戒烟"] },
    Code { code: 1, key: "lifestyle.drinking", aliases: &["限酒"] },
    Code { code: 2, key: "lifestyle.movement", aliases: &["运动"] },
    Code { code: 3, key: "lifestyle.salt", aliases: &["少盐"] },
    Code { code: 4, key: "lifestyle.staple", aliases: &["控制主食"] },
    Code { code: 5, key: "lifestyle.mind", aliases: &["心理调整"] },
];

/// How the follow-up is classed.
pub static CLASSED: &[Code] = &[
    Code { code: 1, key: "classed.controlled", aliases: &["控制满意"] },
    Code { code: 2, key: "classed.not_controlled", aliases: &["控制不满意"] },
    Code { code: 3, key: "classed.side_effects", aliases: &["不良反应"] },
    Code { code: 4, key: "classed.complications", aliases: &["并发症"] },
];

/// One attempt at a follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub id: Id,
    pub resident: Id,
    /// When.
    pub at: DateTime,
    /// What came of it, of [`OUTCOME`].
    pub outcome: u8,
    /// The visit at which they were measured, where that was done.
    pub visit: Id,
    /// For which day it was due, where it was.
    pub due: Option<Date>,
    /// When the next one is due.
    pub next: Option<Date>,
    /// Why on another day than the rule says.
    pub reason: String,
    /// Who made it.
    pub who: Id,
}

/// What the public-health form asks: a record of its own, with the attempt's id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FollowUp {
    /// The attempt's id.
    pub id: Id,
    pub resident: Id,
    /// Bits of [`SYMPTOMS`].
    pub symptoms: u32,
    /// Of [`ADHERENCE`]; 0 where it was not asked.
    pub adherence: u8,
    /// Bits of [`LIFESTYLE`].
    pub lifestyle: u32,
    /// Of [`CLASSED`]; 0 where it is open.
    pub classed: u8,
    /// The doctor in charge.
    pub doctor: String,
    /// What was found at home, in words: nobody cooks, the medicine runs out. It need not be said.
    pub findings: String,
}

impl FollowUp {
    /// How many of the form's questions are still empty.
    pub fn empty(&self) -> usize {
        let open =
            [self.symptoms == 0, self.adherence == 0, self.lifestyle == 0, self.classed == 0, self.doctor.is_empty()];
        open.into_iter().filter(|open| *open).count()
    }
}

impl Record for Attempt {
    const KIND: Kind = Kind(23);
    const NAME: &'static str = "attempt";
    const CLASS: u8 = class::CLINIC;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::shown(
            "outcome",
            FieldKind::Choice(OUTCOME),
            |x| Value::Choice(x.outcome),
            |x, v| put(&mut x.outcome, as_choice(&v)),
        )
        .required(),
        Field::<Self>::refers("visit", Visit::KIND, |x| reference(x.visit), |x, v| put(&mut x.visit, as_ref(&v))),
        Field::<Self>::system("due", |x| Value::date(x.due), |x, v| put(&mut x.due, as_date(&v))),
        Field::<Self>::shown("next", FieldKind::Date, |x| Value::date(x.next), |x, v| put(&mut x.next, as_date(&v))),
        Field::<Self>::shown(
            "reason",
            FieldKind::Text(60),
            |x| Value::text(&x.reason),
            |x, v| put(&mut x.reason, as_text(v)),
        ),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.at.date())
    }
}

impl Record for FollowUp {
    const KIND: Kind = Kind(24);
    const NAME: &'static str = "follow_up";
    const CLASS: u8 = class::CLINIC;
    const PART_OF: Option<Kind> = Some(Attempt::KIND);
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "symptoms",
            FieldKind::Flags(SYMPTOMS),
            |x| Value::Flags(x.symptoms),
            |x, v| put(&mut x.symptoms, as_flags(&v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "adherence",
            FieldKind::Choice(ADHERENCE),
            |x| chosen(x.adherence),
            |x, v| put(&mut x.adherence, as_choice(&v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "lifestyle",
            FieldKind::Flags(LIFESTYLE),
            |x| Value::Flags(x.lifestyle),
            |x, v| put(&mut x.lifestyle, as_flags(&v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "classed",
            FieldKind::Choice(CLASSED),
            |x| chosen(x.classed),
            |x, v| put(&mut x.classed, as_choice(&v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "doctor",
            FieldKind::Text(20),
            |x| Value::text(&x.doctor),
            |x, v| put(&mut x.doctor, as_text(v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::shown(
            "findings",
            FieldKind::Text(200),
            |x| Value::text(&x.findings),
            |x, v| put(&mut x.findings, as_text(v)),
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

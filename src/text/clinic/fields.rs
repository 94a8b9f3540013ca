//! What the records of the clinic and their fields are called, each table sorted by key.

use crate::model::{Record, Session, Visit, Vitals};
use crate::text::fields::{AT, DATE, END, FROM, KindText, NOTE, RESIDENT, STATE};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Session::KIND,
        name: msg("场次", "session"),
        fields: &[
            ("date", DATE),
            ("end", END),
            ("institution", msg("机构", "Institution")),
            ("kind", msg("类型", "Kind")),
            ("last_ticket", msg("已发到", "Last ticket")),
            ("note", NOTE),
            ("start", FROM),
        ],
    },
    KindText {
        kind: Visit::KIND,
        name: msg("看诊", "clinic visit"),
        fields: &[
            ("at", AT),
            ("recall", msg("随访复测日期", "Measure again")),
            ("resident", RESIDENT),
            ("session", msg("场次", "Session")),
            ("state", STATE),
            ("ticket", msg("号", "Ticket")),
        ],
    },
    KindText {
        kind: Vitals::KIND,
        name: msg("测量", "reading"),
        fields: &[
            ("advice", msg("建议", "Advice")),
            ("consent", msg("本人同意", "Consent")),
            ("diastolic", msg("舒张压", "Diastolic")),
            ("fasting", msg("空腹", "Fasting")),
            ("glucose", msg("血糖", "Glucose")),
            ("pulse", msg("脉搏", "Pulse")),
            ("resident", RESIDENT),
            // One typed field for all readings; the label names what a nurse reads out.
            ("systolic", msg("血压 脉搏 血糖", "BP pulse glucose")),
        ],
    },
];

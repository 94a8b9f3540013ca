//! One resident at one session: the ticket, where it stands, and when to come again.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::Resident;
use crate::model::clinic::Session;
use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_date, as_int, as_ref, put, reference};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum VisitState {
    /// 等候
    #[default]
    Waiting = 0,
    /// 叫到
    Called = 1,
    /// 已看
    Done = 2,
    /// 作废, 离开
    Void = 3,
    /// 正在看
    BeingSeen = 4,
    /// 过号, 稍后再来
    OnHold = 5,
}

impl VisitState {
    /// Whether somebody still has to be seen.
    pub fn is_unfinished(self) -> bool {
        match self {
            Self::Waiting | Self::Called | Self::BeingSeen | Self::OnHold => true,
            Self::Done | Self::Void => false,
        }
    }
}

/// Visit states.
pub static VISIT_STATE: &[Code] = &[
    Code { code: 0, key: "visit.waiting", aliases: &["等候"] },
    Code { code: 1, key: "visit.called", aliases: &["叫到"] },
    Code { code: 2, key: "visit.done", aliases: &["已看"] },
    Code { code: 3, key: "visit.void", aliases: &["离开", "作废"] },
    Code { code: 4, key: "visit.being_seen", aliases: &["正在看"] },
    Code { code: 5, key: "visit.on_hold", aliases: &["过号"] },
];

/// Why somebody is called before others.
pub static PRIORITY: &[Code] = &[
    Code { code: 1, key: "priority.very_old", aliases: &["高龄"] },
    Code { code: 2, key: "priority.unwell", aliases: &["身体不适"] },
    Code { code: 3, key: "priority.frail", aliases: &["行动不便"] },
    Code { code: 4, key: "priority.other", aliases: &["其他"] },
];

/// One resident at one session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    pub id: Id,
    pub resident: Id,
    /// The session; none for a measurement at the desk.
    pub session: Id,
    /// The number called out, from 1; 0 where there is none.
    pub ticket: u16,
    pub state: VisitState,
    /// Why it is called before others, of [`PRIORITY`]; 0 in its turn.
    pub priority: u8,
    /// When it was queued or measured.
    pub at: DateTime,
    /// When it was called last.
    pub called: Option<DateTime>,
    /// When to measure again.
    pub recall: Option<Date>,
}

impl Visit {
    /// Minutes since the ticket was taken.
    pub fn waited(&self, now: DateTime) -> i64 {
        now.duration_since(self.at).as_mins().max(0)
    }
}

impl Record for Visit {
    const KIND: Kind = Kind(21);
    const NAME: &'static str = "visit";
    const CLASS: u8 = class::CLINIC;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "session",
            Session::KIND,
            |x| reference(x.session),
            |x, v| put(&mut x.session, as_ref(&v)),
        ),
        Field::<Self>::system("ticket", |x| Value::Number(x.ticket.into()), |x, v| put(&mut x.ticket, as_int(&v))),
        Field::<Self>::system("state", |x| Value::opaque(&x.state), |x, v| put(&mut x.state, v.read_opaque())),
        Field::<Self>::system("priority", |x| Value::Choice(x.priority), |x, v| put(&mut x.priority, as_choice(&v))),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::system("called", |x| Value::opaque(&x.called), |x, v| put(&mut x.called, v.read_opaque())),
        Field::<Self>::shown(
            "recall",
            FieldKind::Date,
            |x| Value::date(x.recall),
            |x, v| put(&mut x.recall, as_date(&v)),
        ),
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

//! The walk-in register: every booking, visit and issue writes its own line, and a visit alone can be logged.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
mod found;
pub mod records;
pub mod sheets;

pub use crate::model::visitors::Did;
pub use ask::Ask;

use crate::model::by_day::{day_id, day_of};
use crate::model::{Id, Note, Refusal, VisitorLine};

use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};

/// Matters that the desk's own use cases log, of [`crate::model::register::MATTER`].
pub(in crate::desk) mod matter {
    /// 咨询
    pub const QUESTION: u8 = 1;
    /// 预约
    pub const BOOKING: u8 = 2;
    /// 健康
    pub const HEALTH: u8 = 3;
    /// 诉求
    pub const ISSUE: u8 = 4;
    /// 其他
    pub const OTHER: u8 = 9;
    /// 证明
    pub const CERTIFICATE: u8 = 5;
    /// 找人
    pub const FIND_PERSON: u8 = 6;
    /// 优待
    pub const BENEFIT: u8 = 7;
    /// 活动
    pub const ACTIVITY: u8 = 8;
}

/// What became of it at the desk, of [`crate::model::register::RESULT`].
pub(in crate::desk) mod result {
    /// 当场办结
    pub const DONE: u8 = 1;
    /// 转办
    pub const HANDED_ON: u8 = 2;
    /// 告知
    pub const TOLD: u8 = 3;

    /// What usually becomes of a matter of which nobody said it; it is set right later.
    pub fn usual(matter: u8) -> u8 {
        match matter {
            super::matter::QUESTION | super::matter::FIND_PERSON => TOLD,
            super::matter::ISSUE => HANDED_ON,
            _ => DONE,
        }
    }
}

impl Desk {
    /// Logs a visitor, with or without a resident concerned.
    pub(in crate::desk) fn log_visitor(&mut self, mut line: VisitorLine) -> Result<Done, Refusal> {
        line.at = self.when();
        line.id = day_id(line.at.date(), self.fresh().0);
        line.who = self.at_the_desk();
        if line.result == 0 {
            line.result = result::usual(line.matter);
        }
        let mut change = Change::default();
        change.put(&self.office(), &line)?;
        self.commit(change, Note::Visitors(Did::VisitorLogged { resident: line.resident }))
    }

    /// Sets right what a line says; when it was, whom it concerned and who received them stay.
    pub(in crate::desk) fn correct_line(&mut self, wanted: VisitorLine) -> Result<Done, Refusal> {
        self.office().needs(day_of(wanted.id), day_of(wanted.id))?;
        let before = self.known::<VisitorLine>(wanted.id)?;
        let (at, about, who) = (before.at, before.about, before.who);
        let line = VisitorLine { at, about, who, resident: before.resident, ..wanted };
        let mut change = Change::default();
        change.put(&self.office(), &line)?;
        self.commit(change, Note::Visitors(Did::LineCorrected { resident: line.resident }))
    }

    /// Adds a use case's own line to its change.
    pub(in crate::desk) fn add_visitor_line(
        &mut self,
        change: &mut Change,
        visitor: &Visitor,
        resident: Id,
        matter: u8,
        about: Id,
    ) -> Result<(), Refusal> {
        let (at, visitor) = (self.when(), visitor.of(resident));
        let line = VisitorLine {
            id: day_id(at.date(), self.fresh().0),
            at,
            resident,
            role: visitor.role,
            visitor: visitor.name,
            checked: visitor.checked,
            matter,
            about,
            note: String::new(),
            result: result::usual(matter),
            minutes: 0,
            waited: 0,
            who: self.at_the_desk(),
        };
        change.put(&self.office(), &line)
    }
}

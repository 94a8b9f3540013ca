//! The walk-in register: every booking, visit and issue writes its own line, and a visit alone can be logged.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod records;

pub use crate::model::visitors::Did;
pub use ask::Ask;

use crate::model::by_day::day_id;
use crate::model::{Id, Note, Refusal, VisitorLine};

use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};

/// Matters that the desk's own use cases log, of [`crate::model::register::MATTER`].
pub(in crate::desk) mod matter {
    /// 预约
    pub const BOOKING: u8 = 2;
    /// 健康
    pub const HEALTH: u8 = 3;
    /// 诉求
    pub const ISSUE: u8 = 4;
    /// 优待
    pub const BENEFIT: u8 = 7;
}

impl Desk {
    /// Logs a visitor, with or without a resident concerned.
    pub(in crate::desk) fn log_visitor(&mut self, mut line: VisitorLine) -> Result<Done, Refusal> {
        line.at = self.when();
        line.id = day_id(line.at.date(), self.fresh().0);
        line.who = self.at_the_desk();
        let mut change = Change::default();
        change.put(&self.office(), &line)?;
        self.commit(change, Note::Visitors(Did::VisitorLogged { resident: line.resident }))
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
            who: self.at_the_desk(),
        };
        change.put(&self.office(), &line)
    }
}

//! The one door of the desk: whether whoever asks may, the one rule that answers, and the same request by a way out of
//! its refusal. Whatever is asked of a desk comes in here; what answers it is private to the desk.

use crate::desk::core::Not;
use crate::desk::core::errand::{Errand, may};
use crate::desk::core::question::{Answer, Question};
use crate::desk::core::request::Request;
use crate::desk::core::visitor::Visitor;
use crate::desk::export::{self, ExportError, OpenSink, Written};
use crate::desk::import::register::RegisterRow;
use crate::desk::import::{ImportError, Imported, Order, Survey, Tell};
use crate::desk::{Desk, Done};
use crate::exchange::Roster;
use crate::model::right::Right;
use crate::model::{Id, Refusal};
use jiff::civil::Date;
use std::collections::BTreeSet;

impl Desk {
    /// Does what is asked, if whoever is at the desk may; judged anew where days had to be read first or other desks
    /// were faster.
    #[allow(clippy::needless_pass_by_value, reason = "whoever asks hands it over; each round has its own copy")]
    pub fn handle(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
        self.may(request.right())?;
        if let Some(at) = visitor.at.filter(|at| *at > self.now()) {
            return Err(Refusal::from(Not::Ahead { at }));
        }
        // What the desk itself does is done now.
        let when = visitor.at.filter(|_| !matches!(request, Request::Desk(_)));
        self.judged(when, |desk| {
            if let Some(at) = when {
                desk.office().needs(at.date(), at.date())?;
            }
            desk.do_it(request.clone(), visitor)
        })
    }

    /// Somebody was looked at in this way, of [`crate::model::operators::look::how`]: written with the next command.
    pub fn looked(&mut self, resident: Id, how: u8) {
        self.look_at(resident, how);
    }

    /// Writes down who was looked at since the last command, and before the desk closes.
    ///
    /// # Errors
    /// Where the store says no: they wait for the next command.
    pub fn keep_looked(&mut self) -> Result<(), Refusal> {
        self.keep_looks()
    }

    /// Answers a question, which reads and writes nothing.
    pub fn answer(&mut self, question: Question) -> Answer {
        if let Err(refusal) = self.may(question.right()) {
            return Answer::Refused(Box::new(refusal));
        }
        match question {
            Question::History(key) => Answer::of(self.history(key), Answer::History),
            Question::Recall(day) => Answer::of(self.recall(day), |()| Answer::Recalled),
            Question::OfImport(command, rev) => {
                Answer::of(self.people_of_import(command, rev), |people| Answer::OfImport { command, people })
            }
            Question::Calendar(month) => Answer::of(self.calendar(month).map(Box::new), Answer::Calendar),
            Question::Report(span) => Answer::of(self.report(span).map(Box::new), Answer::Reported),
            Question::Forgetting(resident) => Answer::of(self.forgetting(resident).map(Box::new), Answer::Forgetting),
            Question::Due => Answer::of(self.what_is_due(), Answer::Due),
            Question::Count(month) => Answer::of(self.count(month).map(Box::new), Answer::Counted),
        }
    }

    /// Exports from this desk's own store; in full only with a reason, which is durable before the first row is written.
    pub fn export(
        &mut self,
        wanted: &export::Wanted,
        reason: &str,
        open: OpenSink<'_>,
    ) -> Result<Written, ExportError> {
        self.may(Errand::Export.right())?;
        self.hand_out(wanted, reason, open)
    }

    /// Reads a roster through and says what would become of it.
    pub fn survey(&self, roster: &mut Roster, order: &Order<'_>, tell: Tell<'_>) -> Result<Survey, ImportError> {
        self.may(Errand::Survey.right())?;
        self.plan_roster(roster, order, tell)
    }

    /// Imports a roster; `tell` hears of refused and doubtful rows and of progress.
    pub fn import(&mut self, roster: &mut Roster, order: &Order<'_>, tell: Tell<'_>) -> Result<Imported, ImportError> {
        self.may(Errand::Import.right())?;
        self.take_in_roster(roster, order, tell)
    }

    /// Reads a register through and says what would become of it; `days` are those of which it speaks ([`days_of`]).
    ///
    /// [`days_of`]: crate::desk::import::lines::days_of
    pub fn survey_register(
        &mut self,
        register: &'static RegisterRow,
        read: (&mut Roster, BTreeSet<Date>),
        order: &Order<'_>,
        tell: Tell<'_>,
    ) -> Result<Survey, ImportError> {
        self.may(Errand::Survey.right())?;
        self.plan_register(register, read, order, tell)
    }

    /// Imports a register; `tell` hears of refused and doubtful rows and of progress.
    pub fn import_register(
        &mut self,
        register: &'static RegisterRow,
        read: (&mut Roster, BTreeSet<Date>),
        order: &Order<'_>,
        tell: Tell<'_>,
    ) -> Result<Imported, ImportError> {
        self.may(Errand::Import.right())?;
        self.take_in_register(register, read, order, tell)
    }

    /// Whether whoever is at the desk may do what needs this right.
    pub(in crate::desk) fn may(&self, right: Option<Right>) -> Result<(), Refusal> {
        let office = self.office();
        may(office.rights_now(self.today()), right).map_err(|refusal| {
            // Nobody lacks a right who has not sat down yet.
            if office.is_locked() { Refusal::from(crate::desk::operators::Not::Locked) } else { refusal }
        })
    }
}

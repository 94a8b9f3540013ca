//! Entering late, all at once, what ran while no desk was open: one command of many parts, which `u` takes back as a
//! whole.

use crate::desk::core::bulk::Bulk;
use crate::desk::core::change::Change;
use crate::desk::core::gap_row::GapEntry;
use crate::desk::core::gaps;
use crate::desk::core::visitor::Visitor;
use crate::desk::core::{Did, Not};
use crate::desk::{Desk, Done, refused};
use crate::model::{Note, Refusal, Why};

/// How often one of them is judged at most, where other desks were faster.
const ROUNDS: usize = 6;

impl Desk {
    /// Enters everybody of a list, each by the rule that enters them by themselves. Who is refused stays to be entered, and
    /// the others go on; where all are, the first reason is the answer.
    pub(in crate::desk) fn enter_gap(&mut self, entries: &[GapEntry], came: bool) -> Result<Done, Refusal> {
        self.hold(entries.iter().map(|entry| entry.at.date()))?;
        let many = self.begin_bulk();
        self.makes(Some(many));
        let mut entered = 0_u32;
        let mut refused = None;
        for entry in entries {
            match self.enter_one(entry, came) {
                Ok(()) => entered += 1,
                Err(refusal) => drop(refused.get_or_insert(refusal)),
            }
        }
        let made = self.makes(None);
        let (Some(Bulk { command, part }), 1..) = (made, entered) else {
            return Err(refused.unwrap_or(Refusal::from(Not::NothingToEnter)));
        };
        let left = entries.len() as u32 - entered;
        // The last part changes nothing: it closes the command, and says what it came to.
        let note = Note::Desk(Did::GapEntered { came, entered, left });
        self.commit_part(Change::default(), note, command, part, true).map(|(done, _)| done)
    }

    fn enter_one(&mut self, entry: &GapEntry, came: bool) -> Result<(), Refusal> {
        for _ in 0..ROUNDS {
            self.follow();
            let entering = gaps::enter(&self.office(), self.now(), entry, came.then_some(entry.at));
            let (request, when) = entering.ok_or(Refusal::gone(entry.kind))?;
            self.may(request.right())?;
            let at = self.office().head;
            if let Some(judging) = &mut self.judging {
                (judging.at, judging.when) = (at, when);
            }
            match self.do_it(request, &Visitor { at: when, ..Visitor::default() }) {
                Err(Refusal { why: Why::Desk(Not::Overtaken), .. }) => self.catch_up().map_err(refused)?,
                answer => return answer.map(drop),
            }
        }
        Err(Refusal::from(Not::Overtaken))
    }

    /// What is written from now on is a part of this command, or a command of its own; answers the command until now.
    fn makes(&mut self, many: Option<Bulk>) -> Option<Bulk> {
        let judging = self.judging.as_mut()?;
        judging.when = None;
        std::mem::replace(&mut judging.many, many)
    }
}

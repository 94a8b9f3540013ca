//! How a change becomes durable, and how the office keeps up: with its own commits by the answer, with others' by what
//! the store tells.
//!
//! A request is judged at a revision, and its change is committed only while that is the head: rules over sets, a quota
//! or a clash or who heads a household, hold on several desks only so. Where others moved the head, the office catches
//! up and the request is judged again. Imports, and what is only written down, guard their own keys instead.

use crate::desk::core::Not;
use crate::desk::core::clock::Doubt;
use crate::model::Why;
use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::{Timestamp, ToSpan};

use crate::model::privacy::Erasure;
use crate::model::when::civil_seconds;
use crate::model::{Id, Key, Note, Record, Refusal};
use crate::store::port::{Applied, Commit, Committed, Feed, Outcome, Pre, Rev, Stamp, StoreError};

use crate::desk::core::bulk::Bulk;
use crate::desk::core::change::{self, Change, Guarded, Purpose, refusal_of};
use crate::desk::core::judging::Judging;
use crate::desk::{Desk, Done, refused};

/// How often a request is judged at most.
const ROUNDS: usize = 6;

impl Desk {
    /// Judges a request of what happened now or at another time: again once the days are held that a rule asked for, and again where others moved the head
    /// meanwhile; a few times at most.
    pub(in crate::desk) fn judged<T>(
        &mut self,
        (when, seen): (Option<DateTime>, Option<(Id, u8)>),
        mut judge: impl FnMut(&mut Self) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut command = None;
        let mut round = 1;
        loop {
            self.follow();
            let at = self.office().head;
            self.judging = Some(Judging { at, command, written: false, many: None, when, seen });
            let answer = judge(self);
            let judging = self.judging.take();
            let again = round < ROUNDS && judging.as_ref().is_some_and(|judging| !judging.written);
            match answer {
                Err(Refusal { why: Why::Desk(Not::NotHeld { from, until }), .. }) if again => {
                    self.hold(from.series(1.day()).take_while(|day| *day <= until))?;
                }
                Err(Refusal { why: Why::Desk(Not::Overtaken), .. }) if again => self.catch_up().map_err(refused)?,
                answer => return answer,
            }
            command = judging.and_then(|judging| judging.command);
            round += 1;
        }
    }

    /// Writes a change as one command and answers once it is durable and the office has followed.
    pub(in crate::desk) fn commit(&mut self, mut change: Change, purpose: impl Into<Purpose>) -> Result<Done, Refusal> {
        if let Some((elder, how)) = self.judging.as_ref().and_then(|judging| judging.seen) {
            self.see(&mut change, elder, how)?;
        }
        if let Some(many) = self.judging.as_mut().and_then(|judging| judging.many.take()) {
            return self.commit_among(many, change, purpose.into());
        }
        let drawn = self.judging.as_ref().and_then(|judging| judging.command);
        let command = drawn.unwrap_or_else(|| self.fresh().0);
        if let Some(judging) = &mut self.judging {
            judging.command = Some(command);
        }
        self.commit_part(change, purpose, command, 0, true).map(|(done, _)| done)
    }

    /// Writes a change as the next parts of the command of many requests that is being made.
    fn commit_among(&mut self, mut many: Bulk, change: Change, purpose: Purpose) -> Result<Done, Refusal> {
        let answer = self.commit_part(change, purpose, many.command, many.part, false);
        many.part += answer.as_ref().map_or(0, |(_, parts)| *parts);
        if let Some(judging) = &mut self.judging {
            judging.many = Some(many);
        }
        answer.map(|(done, _)| done)
    }

    /// Writes a change as the next parts of a command, beginning with `part`; `last` closes the command. Answers how many
    /// parts it came to.
    pub(in crate::desk) fn commit_part(
        &mut self,
        change: Change,
        purpose: impl Into<Purpose>,
        command: u64,
        part: u32,
        last: bool,
    ) -> Result<(Done, u32), Refusal> {
        if let Some(Doubt { now, last }) = self.doubt {
            return Err(Refusal::from(Not::ClockInDoubt { now, last }));
        }
        if self.only_looks() {
            return Err(Refusal::from(Not::ClockSetByHand));
        }
        let purpose = purpose.into();
        // What changes no record was judged by nothing that others could change.
        let mut judged = self.judging.as_ref().filter(|_| !change.is_empty()).map(|judging| Pre::HeadIs(judging.at));
        let pieces = change.into_commits();
        let count = pieces.len() as u32;
        let stamp = Stamp {
            command,
            part,
            last,
            undoes: purpose.undoes,
            operator: if command == 0 { 0 } else { self.at_the_desk().0 },
            desk: self.settings.desk,
            desk_time: civil_seconds(self.clock.now()),
            wall_time: Timestamp::now().as_millisecond(),
            what: purpose.note.clone().happened(self.judging.as_ref().and_then(|judging| judging.when)).encode(),
        };
        let mut at_head = judged.is_some();
        let commits: Vec<Commit> = (0..count)
            .zip(pieces)
            .map(|(nth, piece)| {
                let (mut pre, ops): (Vec<_>, Vec<_>) =
                    piece.into_iter().map(|Guarded { pre, op, .. }| (pre, op)).unzip();
                // The others follow it in one piece, or guard their own keys.
                pre.splice(..0, judged.take());
                let stamp = Stamp { part: part + nth, last: last && nth + 1 == count, ..stamp.clone() };
                Commit { id: self.ids.fresh().0, stamp, pre, ops }
            })
            .collect();
        let mut commits = commits;
        let looks = if command == 0 { None } else { self.looks_to_write() };
        let of_looks = looks.as_ref().map(|commit| commit.id);
        commits.extend(looks);
        for slice in change::slices(&commits) {
            let outcomes = self.store.commit_all(slice);
            self.follow();
            let outcomes = outcomes.map_err(refused)?;
            self.hear(slice, &outcomes, at_head);
            at_head = false;
            let kept = slice
                .iter()
                .zip(&outcomes)
                .any(|(commit, outcome)| Some(commit.id) == of_looks && matches!(outcome, Outcome::Applied(_)));
            if kept {
                self.looks_are_written();
            }
            for outcome in outcomes {
                if let Outcome::Refused(pre) = outcome {
                    return Err(refusal_of(&pre));
                }
            }
        }
        Ok((Done { command, note: purpose.note, record: None, file: None, opened: None }, count))
    }

    /// One commit that no command asked for, beside those of commands.
    #[allow(clippy::needless_pass_by_value, reason = "a note is handed over with what it tells of")]
    pub(in crate::desk) fn commit_of(&mut self, pieces: Vec<Guarded>, note: Note) -> Commit {
        let (pre, ops) = pieces.into_iter().map(|Guarded { pre, op, .. }| (pre, op)).unzip();
        let stamp = Stamp {
            last: true,
            desk: self.settings.desk,
            desk_time: civil_seconds(self.clock.now()),
            wall_time: Timestamp::now().as_millisecond(),
            what: note.encode(),
            ..Stamp::default()
        };
        Commit { id: self.ids.fresh().0, stamp, pre, ops }
    }

    /// Takes in such a commit of one's own, once it is durable.
    pub(in crate::desk) fn took_in(&mut self, commit: &Commit, outcomes: &[Outcome]) {
        let at_head = self.office().head + 1;
        let follows = matches!(outcomes, [Outcome::Applied(rev)] if *rev == at_head);
        self.follow();
        if matches!(outcomes, [Outcome::Applied(_)]) {
            self.looks_are_written();
        }
        self.hear(std::slice::from_ref(commit), outcomes, follows);
    }

    /// Takes in what was applied of one's own commits, unless the feed has shown it already. `at_head` says that they
    /// follow the office at once, with nobody's between.
    fn hear(&mut self, commits: &[Commit], outcomes: &[Outcome], at_head: bool) {
        let applied = commits.iter().zip(outcomes).filter_map(|(commit, outcome)| match outcome {
            Outcome::Applied(rev) => Some((commit, *rev)),
            Outcome::Refused(_) | Outcome::Stopped => None,
        });
        let Some(last) = applied.clone().map(|(_, rev)| rev).max() else { return };
        let known = self.office().head;
        if last > known && self.feed.is_some() {
            if at_head {
                let own = applied.filter(|(_, rev)| *rev > known).map(|(commit, rev)| Arc::new(committed(commit, rev)));
                self.take_in(own.collect());
            } else {
                // It is durable; where it cannot be read back now, the feed shows it later.
                drop(self.catch_up());
            }
        }
        let at = self.office().head;
        if let Some(judging) = &mut self.judging {
            let (many, when) = (judging.many.take(), judging.when);
            *judging = Judging { at, command: None, written: true, many, when, seen: None };
        }
    }

    /// Lets the office follow every commit that the store has told of; answers whether there was any that it did not
    /// know.
    pub fn follow(&mut self) -> bool {
        let commits = self.feed.iter().flat_map(Feed::try_iter).collect();
        self.take_in(commits)
    }

    /// Has this called, on any thread, whenever another desk's commit has come: [`Desk::follow`] is then due.
    pub fn on_news(&self, knock: impl Fn() + Send + Sync + 'static) {
        if let Some(feed) = &self.feed {
            feed.on_news(knock);
        }
    }

    /// Reads what was committed since, also where the feed does not show it yet.
    pub(in crate::desk) fn catch_up(&mut self) -> Result<(), StoreError> {
        self.follow();
        let from = self.office().head.saturating_add(1);
        let commits = self.store.pasts(from, self.store.head()).collect::<Result<_, _>>()?;
        self.take_in(commits);
        Ok(())
    }

    /// Takes in commits in the order of revisions; those that the office knows are passed over.
    fn take_in(&mut self, commits: Vec<Arc<Committed>>) -> bool {
        if commits.is_empty() {
            return false;
        }
        let gone = erased_in(&commits);
        let mut office = self.office.write();
        let mut news = false;
        for commit in commits {
            if commit.rev > office.head {
                office.apply(&commit);
                news = true;
            }
        }
        self.merging.go_on(&mut office);
        office.expect(self.clock.now().date());
        drop(office);
        if !gone.is_empty() {
            self.forget_drafts(&gone);
        }
        news
    }
}

/// Whoever was erased by these, here or at another desk.
fn erased_in(commits: &[Arc<Committed>]) -> Vec<u64> {
    let keys = commits.iter().flat_map(|commit| &commit.ops).filter_map(|applied| Key::read(applied.op.key()));
    keys.filter(|key| key.kind == Erasure::KIND).map(|key| key.id.0).collect()
}

/// One's own commit as the office follows it; what it replaced is the journal's to know.
fn committed(commit: &Commit, rev: Rev) -> Committed {
    let ops = commit.ops.iter().map(|op| Applied { op: op.clone(), prev_rev: 0 }).collect();
    Committed { rev, id: commit.id, stamp: commit.stamp.clone(), ops }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::desk::Settings;
    use crate::desk::core::clock::{FixedClock, SeededIds};
    use crate::store::in_memory;

    #[test]
    fn a_rule_that_is_never_content_is_asked_a_few_times_only() {
        let clock = FixedClock::at(date(2026, 11, 23).at(9, 0, 0, 0));
        let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
        let ids = Box::new(SeededIds::from(7));
        let desk = Desk::open(in_memory(), Box::new(clock), ids, settings, &mut |_| {});
        let mut desk = desk.unwrap_or_else(|error| unreachable!("{error:?}"));
        let not_held = Refusal::from(Not::NotHeld { from: date(2026, 3, 1), until: date(2026, 3, 2) });
        for refusal in [not_held, Refusal::from(Not::Overtaken), Refusal::from(Not::NothingToUndo)] {
            let mut asked = 0;
            let answer = desk.judged((None, None), |_| {
                asked += 1;
                Err::<(), _>(refusal.clone())
            });
            let times = if refusal == Refusal::from(Not::NothingToUndo) { 1 } else { ROUNDS };
            assert_eq!((answer, asked), (Err(refusal), times));
        }
    }
}

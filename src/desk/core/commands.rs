//! The last commands that the journal holds: what `u` takes back, what history shows, what was left unfinished.

use std::collections::{HashSet, VecDeque};

use jiff::civil::DateTime;

use crate::model::right::Rights;
use crate::model::when::from_civil_seconds;
use crate::model::{Id, Key, Note};
use crate::store::port::{Committed, Rev, Stamp};

/// Most commands kept in memory; older ones are read from the journal.
const KEPT: usize = 2_000;
/// Records of a command that are remembered: enough for all but imports.
const TOUCHED: usize = 8;

/// Who does something, and at which desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hand {
    /// The operator, or none where nobody is known.
    pub operator: Id,
    /// The desk's id, or 0 where it has none.
    pub desk: u64,
}

impl Hand {
    /// Whose hand a stamp is of.
    pub fn of(stamp: &Stamp) -> Self {
        Self { operator: Id(stamp.operator), desk: stamp.desk }
    }
}

/// Who sits at the desk that keeps an office, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sitting {
    /// What may be done at this desk at most, whoever sits there.
    pub rights: Rights,
    /// Whether whoever is meant to sit there has still to show that it is them.
    pub locked: bool,
    /// Whether an administrator can sit down by the passphrase that opens the folder.
    pub passphrase: bool,
}

/// One command, as far as its commits were seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    pub id: u64,
    /// Its first commit that was seen.
    pub first: Rev,
    /// Its last commit so far.
    pub last: Rev,
    /// Whether its last part was made.
    pub complete: bool,
    /// The command that it takes back, or 0.
    pub undoes: u64,
    /// Who did it, and where.
    pub hand: Hand,
    /// The desk's time.
    pub at: DateTime,
    /// What it did; `None` where a newer version wrote it.
    pub note: Option<Note>,
    /// The first records that it wrote.
    pub touched: Vec<Key>,
}

/// The last commands, in the order of their first commits.
#[derive(Debug, Default)]
pub struct CommandLog(VecDeque<Command>);

impl CommandLog {
    /// Follows one commit.
    pub fn follow(&mut self, commit: &Committed) {
        let stamp = &commit.stamp;
        if stamp.command == 0 {
            return;
        }
        // Other desks' commands may lie between its parts, any number of them.
        let begun = self.0.iter_mut().rev().find(|command| stamp.part > 0 && command.id == stamp.command);
        if let Some(command) = begun {
            command.last = commit.rev;
            command.complete |= stamp.last;
            command.note = Note::decode(&stamp.what);
            return;
        }
        self.0.push_back(Command {
            id: stamp.command,
            first: commit.rev,
            last: commit.rev,
            complete: stamp.last,
            undoes: stamp.undoes,
            hand: Hand::of(stamp),
            at: from_civil_seconds(stamp.desk_time),
            note: Note::decode(&stamp.what),
            touched: commit.ops.iter().filter_map(|applied| Key::read(applied.op.key())).take(TOUCHED).collect(),
        });
        if self.0.len() > KEPT {
            self.0.pop_front();
        }
    }

    /// Newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Command> {
        self.0.iter().rev()
    }

    /// The command with this id.
    pub fn get(&self, id: u64) -> Option<&Command> {
        self.0.iter().rev().find(|command| command.id == id)
    }

    /// What `u` would take back: the newest command of this hand that still stands and is itself no undo. What others
    /// did is taken back by history; what is about somebody who is `gone` is skipped.
    pub fn to_undo(&self, hand: Hand, gone: impl Fn(Id) -> bool) -> Option<&Command> {
        self.standing_of(hand)
            .filter(|command| !is_about(command, &gone))
            .find(|command| command.undoes == 0 && command.note.as_ref().is_none_or(Note::can_be_undone))
    }

    /// What `C-y` would do again: the newest undo of this hand that still stands, unless it did something new since.
    pub fn to_redo(&self, hand: Hand, gone: impl Fn(Id) -> bool) -> Option<&Command> {
        self.standing_of(hand)
            .filter(|command| !is_about(command, &gone))
            .take_while(|command| {
                command.undoes != 0 || command.note.as_ref().is_some_and(|note| !note.can_be_undone())
            })
            .find(|command| matches!(command.note, Some(Note::Undid { .. })))
    }

    /// Whether no later command took this one back.
    pub fn stands(&self, id: u64) -> bool {
        self.standing().any(|command| command.id == id)
    }

    /// The ids of all commands that no later one took back.
    pub fn standing_ids(&self) -> HashSet<u64> {
        self.standing().map(|command| command.id).collect()
    }

    /// Commands whose last part was never made.
    pub fn unfinished(&self) -> impl Iterator<Item = &Command> {
        self.standing().filter(|command| !command.complete)
    }

    /// Those of one hand that stand, newest first.
    fn standing_of(&self, hand: Hand) -> impl Iterator<Item = &Command> {
        self.standing().filter(move |command| command.hand == hand)
    }

    /// Commands that no later standing command took back, newest first.
    fn standing(&self) -> impl Iterator<Item = &Command> {
        let mut taken_back: Vec<u64> = Vec::new();
        self.0.iter().rev().filter(move |command| {
            if taken_back.contains(&command.id) {
                return false;
            }
            if command.undoes != 0 {
                taken_back.push(command.undoes);
            }
            true
        })
    }
}

/// Whether a command is about somebody who is gone.
fn is_about(command: &Command, gone: &impl Fn(Id) -> bool) -> bool {
    command.note.as_ref().and_then(Note::resident).is_some_and(gone)
}

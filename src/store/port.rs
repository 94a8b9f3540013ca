//! The store port: what every engine offers, and nothing of how it does it. The port suite of the tests asks all of
//! this of each engine; one that passes may stand behind the desk.
//!
//! A value is opaque here; [`super::envelope`] gives it its kind, schema, subject and checksum.
//!
//! # The contract
//! - **Revisions rise in commit order and may have gaps.** One commit, one revision. Nobody may count from one revision
//!   to the next: [`Read::pasts`] walks those that there are. Order is by revision, never by a clock.
//! - **One's own commit comes back by the answer, others' by the feed.** Once [`Store::commit_all`] has answered
//!   [`Outcome::Applied`], `get`, `scan`, `past` and `head` of the same store show the commit. The feed shows every
//!   commit once, in the order of revisions, one's own too; it may be late. The feed knocks for others' commits.
//! - **A slice stands together.** Its commits are applied in order, with one durable sync; a later one sees the earlier
//!   ones, and nobody else's commit comes between two of them.
//! - **A command stops at its first refused part.** What the same slice holds of it behind that is answered with
//!   [`Outcome::Stopped`]: a command that lacks a part lacks its last one, and so counts as unfinished.
//! - **A commit's id is applied once.** The same id given again is answered with the revision that it has, whatever
//!   else it holds, for at least the 4,096 commits that follow it. The id of a refused commit was never used.
//! - **A commit may name the head at which it was judged** ([`Pre::HeadIs`]). After that was refused, `head` and `pasts`
//!   show what came in between, also where the feed does not yet.

use std::ops::ControlFlow;
use std::sync::Arc;

pub use super::feed::{Feed, Teller};
use crate::model::Period;
use crate::model::cause::{Cause, Damage, Limit};

/// A commit's place in the one order of all commits. The first commit has at least 1; 0 means "before everything".
pub type Rev = u64;

/// Longest key, in bytes, that every engine accepts; the shortest has one.
pub const MAX_KEY: usize = 512;
/// Longest value, in bytes.
pub const MAX_VALUE: usize = 64 * 1024;
/// Longest note in a stamp, in bytes.
pub const MAX_WHAT: usize = 64 * 1024;
/// Most operations in one commit.
pub const MAX_OPS: usize = 100;
/// Most bytes of keys and values in one commit.
pub const MAX_COMMIT: usize = 1024 * 1024;
/// Most bytes of keys, values and stamps in one slice of commits: a slice is one block of the journal.
pub const MAX_SLICE: usize = 8 * 1024 * 1024;

/// A stored value and the revision that wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Revision of the commit that wrote this value.
    pub rev: Rev,
    /// The value, as it was put.
    pub value: Vec<u8>,
}

/// What must hold for a commit to be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pre {
    /// Nothing stands under the key.
    Absent(Vec<u8>),
    /// The key's entry was written by exactly this revision.
    RevIs(Vec<u8>, Rev),
    /// No commit was made after this revision, whatever it changed.
    HeadIs(Rev),
}

/// One change of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// Write the value under the key.
    Put {
        /// Where.
        key: Vec<u8>,
        value: Vec<u8>,
    },
    /// Remove the key; removing what is absent is no error.
    Delete {
        /// Where.
        key: Vec<u8>,
    },
}

impl Op {
    /// The key that this operation changes.
    pub fn key(&self) -> &[u8] {
        match self {
            Self::Put { key, .. } | Self::Delete { key } => key,
        }
    }
}

/// Who did what and when: carried by every frame of the journal, opaque to the engine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The command that this commit is part of; commands have random ids, never 0.
    pub command: u64,
    /// Which part of the command this is, from 0.
    pub part: u32,
    /// Whether this is the command's last part; a command without one is unfinished.
    pub last: bool,
    /// The command that this one undoes, or 0.
    pub undoes: u64,
    /// Who did it: the id of an operator's record, or 0 where nobody is known. No name stands in a stamp.
    pub operator: u64,
    /// At which desk: the desk's own random id, or 0 where it has none.
    pub desk: u64,
    /// The desk's clock: seconds since 1970-01-01T00:00 of the desk's own civil time.
    pub desk_time: i64,
    /// The machine's clock: milliseconds since the Unix epoch.
    pub wall_time: i64,
    /// What was done, as a typed note that the desk encodes; never a rendered sentence.
    pub what: Vec<u8>,
}

/// One atomic change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commit {
    /// A random id, applied once.
    pub id: u64,
    /// Who, when, why.
    pub stamp: Stamp,
    /// What must hold.
    pub pre: Vec<Pre>,
    /// What changes; at most one operation a key.
    pub ops: Vec<Op>,
}

/// An operation as it was applied, with the revision that it replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The operation.
    pub op: Op,
    /// The revision that stood under the key before, or 0 where there was nothing.
    pub prev_rev: Rev,
}

/// A commit as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Its revision.
    pub rev: Rev,
    /// The commit's random id.
    pub id: u64,
    /// Who, when, why.
    pub stamp: Stamp,
    /// What changed.
    pub ops: Vec<Applied>,
}

impl Committed {
    /// Whether it changes anything under a prefix; what changes nothing at all touches the empty one.
    pub fn touches(&self, prefix: &[u8]) -> bool {
        prefix.is_empty() || self.ops.iter().any(|applied| applied.op.key().starts_with(prefix))
    }
}

/// What became of one commit of a slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Durable and applied at this revision.
    Applied(Rev),
    /// A precondition did not hold, the first that did not: nothing was changed.
    Refused(Pre),
    /// An earlier commit of the same command was refused in this slice: this one was not tried, nothing was changed.
    Stopped,
}

/// Why the store could not do what was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// Certainly not applied; the same may be tried again.
    #[error("not written: {0:?}")]
    NotApplied(Cause),
    /// Perhaps applied: the store is read-only until it is opened again and knows.
    #[error("not known whether it was written: {0:?}")]
    Unknown(Cause),
    /// The store takes no writes any more; reading still works.
    #[error("read-only: {0:?}")]
    ReadOnly(Cause),
    /// Not applied, and nothing will be: what is at the folder's place is not what was opened.
    #[error(transparent)]
    NotOurs(#[from] NotOurs),
    /// The data on disk contradicts itself; the range or key is named.
    #[error("damaged: {0}")]
    Damaged(Damage),
    /// A commit breaks a limit of the port.
    #[error("beyond the store's limits: {0:?}")]
    TooLarge(Limit),
    /// Reading failed.
    #[error("cannot read: {0:?}")]
    Io(Cause),
}

/// Why a store that is open takes no more writes, though nothing of it is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOurs {
    /// The file that keeps others out was removed or replaced.
    #[error("the lock file was removed")]
    Lock,
    /// The folder was moved, removed or replaced.
    #[error("the data folder was moved or removed")]
    Folder,
    /// Somebody else has written to the journal.
    #[error("another program has written to the journal")]
    Written,
    /// It was opened to be looked at only: nothing can be written there.
    #[error("opened to be looked at only")]
    Looking,
}

/// What a scan calls for each entry, in key order; `Break` ends it.
pub type Visit<'a> = &'a mut dyn FnMut(&[u8], Entry) -> ControlFlow<()>;

/// Commits of the past, from either end; an error stands in the place of one that should be there and cannot be read.
pub type Pasts<'a> = Box<dyn DoubleEndedIterator<Item = Result<Arc<Committed>, StoreError>> + 'a>;

/// The half of the port that changes nothing.
pub trait Read {
    /// The entry under a key.
    fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError>;

    /// Visits every entry whose key begins with `prefix`, in key order; answers the revision that the scan saw.
    fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError>;

    /// The commit at a revision, as long as history is kept; `None` where no commit has that revision. A record's
    /// history walks `prev_rev` through this.
    fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError>;

    /// The commits from revision `from` to `to`, both included, in the order of revisions, each once; nothing where
    /// `from` lies behind `to`.
    fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_>;

    /// The last revision applied, as far as this store has heard.
    fn head(&self) -> Rev;
}

/// What an office has let go of for good: it goes from wherever the engine keeps it, history included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone {
    /// Whose values go, as far as [`Gone::until`].
    pub subjects: Vec<u64>,
    /// Keys, each with the revision before which what was written under it goes.
    pub keys: Vec<(Vec<u8>, Rev)>,
    /// The last revision whose values of [`Gone::subjects`] go.
    pub until: Rev,
    /// Periods of which nothing stands any more.
    pub periods: Vec<Period>,
    /// When, by the desk's clock as a stamp has it, and by which operator.
    pub when: (i64, u64),
}

/// The port.
pub trait Store: Read + Send {
    /// Applies each commit whose preconditions hold, in order, with one durable sync for the slice.
    ///
    /// A later commit of the slice sees the earlier ones; a command stops at its first refused part. On `Err`, see
    /// [`StoreError`] for what is certain.
    fn commit_all(&mut self, commits: &[Commit]) -> Result<Vec<Outcome>, StoreError>;

    /// Whether it was opened to be looked at only: every commit is refused then.
    fn is_for_looking(&self) -> bool {
        false
    }

    /// Takes the values of these from everything that is kept, history included; what was applied when, and by whom,
    /// stays. Once this has answered it is certain to happen: at once, or at the latest when the store is opened next.
    /// Nothing of them stands in the state any more: whoever asks has removed it first.
    fn forget(&mut self, gone: &Gone) -> Result<(), StoreError>;

    /// Commits after `after` that touch a key under `prefix`: those already made first, then each new one.
    fn watch(&mut self, prefix: &[u8], after: Rev) -> Result<Feed, StoreError>;
}

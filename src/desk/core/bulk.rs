//! Many records as one command of many commits: a demo, an import. Undone as one, and unfinished until its last part.

use crate::model::{Note, Refusal};

use crate::desk::Desk;
use crate::desk::core::change::Change;

/// Operations after which a bulk's change should be written: a slice of commits stays well within the store's limits.
pub(in crate::desk) const ENOUGH: usize = 4_000;

/// A command in the making.
#[derive(Debug)]
pub(in crate::desk) struct Bulk {
    pub(in crate::desk) command: u64,
    pub(in crate::desk) part: u32,
}

impl Desk {
    /// Begins a command of many parts.
    pub(in crate::desk) fn begin_bulk(&mut self) -> Bulk {
        Bulk { command: self.fresh().0, part: 0 }
    }

    /// Writes the next parts; durable when this returns. `last` closes the command.
    pub(in crate::desk) fn write_bulk(
        &mut self,
        bulk: &mut Bulk,
        change: Change,
        note: Note,
        last: bool,
    ) -> Result<(), Refusal> {
        let (_, parts) = self.commit_part(change, note, bulk.command, bulk.part, last)?;
        bulk.part += parts;
        Ok(())
    }
}

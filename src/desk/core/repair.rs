//! A repair of the data folder, written down in the repaired one before it takes the place of the damaged one.

use crate::desk::core::Did;
use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::{Note, Refusal};

impl Desk {
    /// Writes down that the folder was repaired, and how many commits that cost: those whose contents are `lost`, and
    /// those of which only the `history` is.
    pub fn note_repair(&mut self, lost: u64, history: u64) -> Result<Done, Refusal> {
        // It is judged by nothing, and a folder that was damaged for a month is one whose clock nobody has confirmed.
        let doubt = self.doubt.take();
        let noted = self.commit(Change::default(), Note::Desk(Did::Repaired { lost, history }));
        self.doubt = doubt;
        noted
    }
}

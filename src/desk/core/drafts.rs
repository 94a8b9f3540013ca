//! Drafts: a form begun and not saved, parked while somebody else is served and restored after a power cut.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::model::{Id, codec};
use crate::store::drafts::{DraftError, Drafts};

/// Version of [`Draft`] on disk.
const SCHEMA: u8 = 1;
/// The kind that stands in a draft's envelope; records use the numbers of [`crate::model::Kind`].
const KIND: u8 = 200;

/// A form as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its id, random.
    pub id: u64,
    pub form: String,
    /// The resident it is about, or none.
    pub subject: Id,
    /// The record that it changes, or none.
    pub record: Id,
    /// What was typed, by field key.
    pub fields: Vec<(String, String)>,
    /// The key of the field that had the cursor.
    pub focus: String,
    /// When the last key was pressed, by the desk's clock.
    pub at: DateTime,
    pub clerk: String,
}

impl Draft {
    /// What was typed in a field, or what the form keeps beside its fields under this name.
    pub fn kept(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The drafts of the desk's folder; none are kept where the desk has no folder.
#[derive(Debug, Clone, Default)]
pub struct DraftFolder(Option<Drafts>);

impl DraftFolder {
    /// Drafts in this store's folder.
    pub fn of(drafts: Drafts) -> Self {
        Self(Some(drafts))
    }

    /// Saves a draft; on disk when this returns.
    pub fn save(&self, draft: &Draft) -> Result<(), DraftError> {
        match &self.0 {
            Some(drafts) => drafts.save(draft.id, (KIND, SCHEMA), draft.subject.0, draft),
            None => Ok(()),
        }
    }

    /// Removes a draft that was saved as a record or thrown away.
    pub fn remove(&self, id: u64) -> std::io::Result<()> {
        self.0.as_ref().map_or(Ok(()), |drafts| drafts.remove(id))
    }

    /// Every draft, newest first, and how many files could not be read (they are kept).
    pub fn list(&self) -> std::io::Result<(Vec<Draft>, usize)> {
        let Some(drafts) = &self.0 else { return Ok((Vec::new(), 0)) };
        let (found, unreadable) = drafts.list()?;
        let mut unread = unreadable.len();
        let mut list: Vec<Draft> = Vec::with_capacity(found.len());
        for draft in found {
            match codec::decode::<Draft>(&draft.payload) {
                Ok(read) if draft.kind == KIND && draft.schema == SCHEMA => list.push(read),
                _ => unread += 1,
            }
        }
        list.sort_by_key(|draft| std::cmp::Reverse(draft.at));
        Ok((list, unread))
    }
}

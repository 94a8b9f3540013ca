//! What a command did, in ids and numbers: kept in the journal, told by `text` in the person's language.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::capability::capabilities;
use super::id::Id;
use super::{codec, register};

/// The notes, of the capabilities' own.
macro_rules! notes {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        /// A command's note: one variant a capability. Stored: variants are only ever appended.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Note {
            /// Of the desk itself.
            Desk(register::Did),
            /// A command was undone.
            Undid {
                /// What it had been.
                what: Box<Note>,
            },
            /// An undo was undone.
            Redid {
                /// What is so again.
                what: Box<Note>,
            },
            /// It was entered later than it happened.
            Late {
                /// When it happened.
                at: DateTime,
                /// What was done.
                what: Box<Note>,
            },
            $(
                #[doc = concat!("Of ", $of, ".")]
                $variant(super::$folder::Did),
            )*
        }

        impl Note {
            /// The resident concerned, where there is one.
            pub fn resident(&self) -> Option<Id> {
                match self {
                    Self::Desk(did) => did.resident(),
                    Self::Undid { what } | Self::Redid { what } | Self::Late { what, .. } => what.resident(),
                    $(Self::$variant(did) => did.resident(),)*
                }
            }

            /// What taking it back is called: an undo of it, or, where it was an undo itself, that it is so again.
            #[must_use]
            pub fn taken_back(self) -> Self {
                match self {
                    Self::Undid { what } => Self::Redid { what },
                    Self::Desk(_) | Self::Redid { .. } | Self::Late { .. } $(| Self::$variant(_))* => Self::Undid { what: Box::new(self) },
                }
            }

            /// Whether it can be taken back: what was seen, printed or handed on cannot, and what the clock marked is
            /// not.
            pub fn can_be_undone(&self) -> bool {
                match self {
                    Self::Desk(did) => did.can_be_undone(),
                    Self::Undid { .. } | Self::Redid { .. } => true,
                    Self::Late { what, .. } => what.can_be_undone(),
                    $(Self::$variant(did) => did.can_be_undone(),)*
                }
            }
        }
    };
}

capabilities!(notes);

impl Note {
    /// Bytes for the journal.
    pub fn encode(&self) -> Vec<u8> {
        // Writing plain data to memory cannot fail; an empty note would only make the line of history vague.
        codec::encode(self).unwrap_or_default()
    }

    /// Reads a journal's bytes; `None` where a newer version wrote them.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        codec::decode(bytes).ok()
    }

    /// The same as the journal keeps it, where it was entered later than it happened.
    #[must_use]
    pub fn happened(self, at: Option<DateTime>) -> Self {
        match at {
            Some(at) => Self::Late { at, what: Box::new(self) },
            None => self,
        }
    }

    /// What was done in the first place, under every undo and redo.
    pub fn at_heart(&self) -> &Self {
        let mut note = self;
        while let Self::Undid { what } | Self::Redid { what } = note {
            note = what;
        }
        note
    }
}

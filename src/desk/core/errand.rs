//! What is asked of an office that no rule answers: reading it, copying it, looking over it, bringing much into it. Each
//! names the right that it needs, whether the desk's own thread is asked for it or the shell beside a running console.

use crate::desk::core::Not;
use crate::model::Refusal;
use crate::model::privacy::{INCIDENT, RETAIN};
use crate::model::register::{BACKUP, CHECK, EXPORT, IMPORT};
use crate::model::right::{Right, Rights};

/// One such errand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// What would become of a roster.
    Survey,
    /// A roster into the base.
    Import,
    /// Records into a file.
    Export,
    /// Looking for whatever was typed.
    Find,
    /// Looking over everything that is stored, for damage.
    Check,
    /// Who may be registered twice.
    Duplicates,
    /// The whole folder as one file.
    Backup,
    /// Such a file into an empty folder.
    Restore,
    /// A damaged folder built anew from what is left of it.
    Repair,
    /// Who was shown, exported or printed in a period.
    Incident,
    /// Taking away what was kept long enough.
    Retain,
}

impl Errand {
    /// Every errand.
    pub const ALL: [Self; 11] = [
        Self::Survey,
        Self::Import,
        Self::Export,
        Self::Find,
        Self::Check,
        Self::Duplicates,
        Self::Backup,
        Self::Restore,
        Self::Repair,
        Self::Incident,
        Self::Retain,
    ];

    /// The right that it needs; `None` where anybody may.
    pub fn right(self) -> Option<Right> {
        match self {
            Self::Survey | Self::Import => Some(IMPORT),
            Self::Export => Some(EXPORT),
            Self::Find => None,
            Self::Check | Self::Duplicates => Some(CHECK),
            Self::Backup | Self::Restore | Self::Repair => Some(BACKUP),
            Self::Incident => Some(INCIDENT),
            Self::Retain => Some(RETAIN),
        }
    }
}

/// Whether somebody who holds these rights may do what needs that one: the one place where rights are looked at.
///
/// # Errors
/// Where they may not: which right it takes.
pub fn may(rights: Rights, right: Option<Right>) -> Result<(), Refusal> {
    match right {
        Some(right) if !rights.has(right) => Err(Not::NoRight { right: right.key }.into()),
        Some(_) | None => Ok(()),
    }
}

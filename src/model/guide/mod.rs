//! What the desk answers (办事指南), what the office may not certify and what it may, and every certificate that it
//! issued (用印登记).

mod certificate;
mod deeds;
mod entry;
pub mod rules;

pub use certificate::{Certificate, SEALED};
pub use deeds::{Did, Not};
pub use entry::{ENTRY_KIND, Entry, MATTER, MAY_ISSUE, MUST_NOT_ISSUE};

use crate::model::code::Code;
use crate::model::right::Right;

/// Keep the guide.
pub const KEEP: Right = Right { number: 50, key: "right.guide" };
/// Issue certificates.
pub const ISSUE: Right = Right { number: 51, key: "right.issue" };

/// All of them.
pub const RIGHTS: &[Right] = &[KEEP, ISSUE];

/// What can be exported of the guide.
pub const EXPORTED: &[Code] = &[
    Code { code: 90, key: "export.guide", aliases: &["办事指南"] },
    Code { code: 91, key: "export.certificates", aliases: &["用印登记"] },
];

/// What can be printed of the guide.
pub const SHEETS: &[Code] = &[
    Code { code: 90, key: "sheet.guide", aliases: &["一次性告知单"] },
    Code { code: 91, key: "sheet.certificate", aliases: &["证明"] },
    Code { code: 92, key: "sheet.seals", aliases: &["用印登记簿"] },
];

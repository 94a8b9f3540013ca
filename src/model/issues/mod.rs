//! Issues (诉求): what was raised, by whom, who deals with it, and every step until those who raised it agree.

mod clock;
mod codes;
mod deeds;
mod higher;
mod issue;
pub mod rules;
mod voice;

pub use clock::Clock;
pub use codes::{
    HOTLINE, ISSUE_AREA, ISSUE_KIND, ISSUE_STATE, IssueState, NOT_CONTENT, SAID_BY, SATISFACTION, SOURCE, SUGGESTION,
    TOLD_BY, UNREACHED, URGENCY,
};
pub use deeds::{Did, Not};
pub use higher::{Chase, Escalation, Reply};
pub use issue::{Answer, Issue, MAX_STEPS, Step, check_step};
pub use voice::Words;

use crate::model::code::Code;
use crate::model::right::Right;

/// Issues.
pub const ISSUES: Right = Right { number: 14, key: "right.issues" };

/// All of them.
pub const RIGHTS: &[Right] = &[ISSUES];

/// What can be exported of issues.
pub const EXPORTED: &[Code] = &[Code { code: 5, key: "export.issues", aliases: &["诉求"] }];

/// What can be printed of issues.
pub const SHEETS: &[Code] = &[
    Code { code: 4, key: "sheet.issue", aliases: &["诉求回执"] },
    Code { code: 40, key: "sheet.issue_letter", aliases: &["上报函"] },
    Code { code: 41, key: "sheet.issue_notice", aliases: &["告知书"] },
    Code { code: 42, key: "sheet.issue_month", aliases: &["诉求月报"] },
    Code { code: 43, key: "sheet.issue_hotline", aliases: &["热线回复单"] },
];

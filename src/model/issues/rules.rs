//! The rules of issues: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the sources were read.
const READ: Date = Date::constant(2026, 11, 27);
/// The first day for which the program proposes values of its own.
const PROPOSED: Date = Date::constant(2026, 1, 1);

/// The least and the most working days.
const BOUNDS: (i64, i64) = (0, 250);

/// Working days until those who raised an issue hear of it for the first time.
pub static ANSWER_DAYS: RuleRow = RuleRow::new(
    "issues.answer_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(3, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days from one step to the next.
pub static UPDATE_DAYS: RuleRow = RuleRow::new(
    "issues.update_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(5, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days from the solution to the call-back.
pub static CALL_BACK_DAYS: RuleRow = RuleRow::new(
    "issues.call_back_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(3, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days from the last call-back to the closing.
pub static CLOSE_DAYS: RuleRow = RuleRow::new(
    "issues.close_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(3, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days until a question is answered whole.
pub static QUESTION_DAYS: RuleRow = RuleRow::new(
    "issues.question_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(3, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days until a call for help is solved.
pub static HELP_DAYS: RuleRow = RuleRow::new(
    "issues.help_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(5, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days until a complaint is solved.
pub static COMPLAINT_DAYS: RuleRow = RuleRow::new(
    "issues.complaint_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(5, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days until a report is solved.
pub static REPORT_DAYS: RuleRow = RuleRow::new(
    "issues.report_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(10, PROPOSED, "source.proposed", READ).assumed()],
);
/// Working days until it is said what comes of a suggestion.
pub static SUGGESTION_DAYS: RuleRow = RuleRow::new(
    "issues.suggestion_days",
    Unit::Workdays,
    BOUNDS,
    &[Shipped::of(15, PROPOSED, "source.proposed", READ).assumed()],
);
/// How long issues are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "issues.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, Date::constant(2006, 12, 18), "source.office_files", READ)],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[
    &ANSWER_DAYS,
    &UPDATE_DAYS,
    &QUESTION_DAYS,
    &HELP_DAYS,
    &COMPLAINT_DAYS,
    &REPORT_DAYS,
    &SUGGESTION_DAYS,
    &CALL_BACK_DAYS,
    &CLOSE_DAYS,
    &KEEP_YEARS,
];

/// The rule of a kind's solution, of [`ISSUE_KIND`](super::ISSUE_KIND); a kind of no name is dealt with as a complaint.
pub fn solution(kind: u8) -> &'static RuleRow {
    match kind {
        1 => &QUESTION_DAYS,
        2 => &HELP_DAYS,
        4 => &REPORT_DAYS,
        super::SUGGESTION => &SUGGESTION_DAYS,
        _ => &COMPLAINT_DAYS,
    }
}

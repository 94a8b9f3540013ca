//! What the rules of issues are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("issues.answer_days", msg("诉求首次答复", "First answer in")),
    ("issues.call_back_days", msg("解决后回访", "Called back within")),
    ("issues.close_days", msg("回访后结案", "Closed within")),
    ("issues.complaint_days", msg("投诉办结", "Complaints solved in")),
    ("issues.help_days", msg("求助办结", "Help given within")),
    ("issues.keep_years", msg("诉求留存", "Issues kept for")),
    ("issues.question_days", msg("咨询答复", "Questions answered in")),
    ("issues.report_days", msg("举报办结", "Reports solved in")),
    ("issues.suggestion_days", msg("建议答复", "Suggestions within")),
    ("issues.update_days", msg("诉求进展", "Next step within")),
];

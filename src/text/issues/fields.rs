//! What the records of issues and their fields are called, each table sorted by key.

use crate::model::{Issue, Record, Words};
use crate::text::fields::{KindText, RESIDENT, STATE};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Issue::KIND,
        name: msg("诉求", "issue"),
        fields: &[
            ("answers", msg("回访", "Called back")),
            ("area", msg("领域", "Area")),
            ("body", msg("承办单位", "Dealt with by")),
            ("due", msg("答复期限", "Answer due")),
            ("kind", msg("类型", "Kind")),
            ("location", msg("地点", "Where")),
            ("number", msg("编号", "Number")),
            ("opened", msg("受理时间", "Registered")),
            ("raised_by", msg("反映人", "Raised by")),
            ("state", STATE),
            ("steps", msg("办理过程", "Course")),
            ("title", msg("事项", "Matter")),
        ],
    },
    KindText {
        kind: Words::KIND,
        name: msg("诉求原话", "issue's words"),
        fields: &[("issue", msg("诉求", "Issue")), ("resident", RESIDENT), ("text", msg("原话", "In their words"))],
    },
];

//! What the records of personal data and their fields are called, each table sorted by key.

use crate::model::Record;
use crate::model::privacy::{Erasure, Handed, Purge};
use crate::text::fields::{AT, CLERK, KindText, RESIDENT};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Erasure::KIND,
        name: msg("删除登记", "erasure"),
        fields: &[
            ("at", AT),
            ("band", msg("年龄段", "Age from")),
            ("counts", msg("各月条数", "Counts by month")),
            ("lane", msg("街巷", "Lane")),
            ("reason", msg("原因", "Reason")),
            ("records", msg("记录数", "Records")),
            ("what", msg("删除的是", "What")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: Purge::KIND,
        name: msg("期满删除", "retention run"),
        fields: &[
            ("at", AT),
            ("class", msg("类别", "Class")),
            ("records", msg("记录数", "Records")),
            ("who", CLERK),
            ("year", msg("年份", "Year")),
        ],
    },
    KindText {
        kind: Handed::KIND,
        name: msg("提供留痕", "handing out"),
        fields: &[
            ("at", AT),
            ("records", msg("记录数", "Records")),
            ("resident", RESIDENT),
            ("what", msg("提供了什么", "What")),
            ("who", CLERK),
        ],
    },
];

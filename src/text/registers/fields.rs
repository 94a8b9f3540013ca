//! What the records of the desk's own registers and their fields are called, each table sorted by key.

use crate::model::register::Secret;
use crate::model::{Counter, Export, Record, Reveal, Rule, Unique};
use crate::text::fields::{AT, CLERK, KindText, RESIDENT};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Reveal::KIND,
        name: msg("显示留痕", "reveal"),
        fields: &[
            ("at", AT),
            ("field", msg("内容", "What")),
            ("reason", msg("原因", "Reason")),
            ("resident", RESIDENT),
            ("served", msg("当时在办", "Being served")),
            ("way", msg("方式", "How")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: Counter::KIND, name: msg("编号", "counter"), fields: &[("last", msg("最后编号", "Last number"))]
    },
    KindText {
        kind: Unique::KIND, name: msg("唯一值", "unique value"), fields: &[("owner", msg("归属", "Owner"))]
    },
    KindText { kind: Secret::KIND, name: msg("密钥", "secret key"), fields: &[("key", msg("密钥", "Key"))] },
    KindText {
        kind: Export::KIND,
        name: msg("导出留痕", "export"),
        fields: &[
            ("at", AT),
            ("reason", msg("原因", "Reason")),
            ("rows", msg("行数", "Rows")),
            ("what", msg("内容", "What")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: Rule::KIND,
        name: msg("规定", "rule"),
        fields: &[
            ("confirmed", msg("本社区核实", "Checked by us")),
            ("from", msg("从哪天起", "From")),
            ("key", msg("规定", "Rule")),
            ("read", msg("查于", "Read on")),
            ("source", msg("出处", "Source")),
            ("value", msg("值", "Value")),
        ],
    },
];

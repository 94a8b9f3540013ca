//! What the records of the guide and their fields are called, each table sorted by key.

use crate::model::Record;
use crate::model::guide::{Certificate, Entry};
use crate::text::fields::{AT, CLERK, KindText, RESIDENT};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Entry::KIND,
        name: msg("办事指南", "answer"),
        fields: &[
            ("again", msg("再查日期", "Look again on")),
            ("bring", msg("带什么", "To bring")),
            ("closed", msg("停用日期", "Closed since")),
            ("confirmed", msg("是否核实", "Confirmed")),
            ("dated", msg("查阅日期", "Read on")),
            ("form", msg("要填的表", "Form")),
            ("hours", msg("时间", "Hours")),
            ("kind", msg("类型", "Kind")),
            ("name", msg("事项", "Matter")),
            ("phone", msg("电话", "Phone")),
            ("place", msg("在哪", "Where")),
            ("source", msg("依据", "Source")),
            ("what", msg("说明", "What it is")),
            ("who", msg("谁办", "Who does it")),
            ("wording", msg("证明内容", "Wording")),
        ],
    },
    KindText {
        kind: Certificate::KIND,
        name: msg("证明", "certificate"),
        fields: &[
            ("approved", msg("批准人", "Approved by")),
            ("at", AT),
            ("copies", msg("份数", "Copies")),
            ("entry", msg("证明事项", "Which")),
            ("number", msg("编号", "Number")),
            ("purpose", msg("用途", "For")),
            ("resident", RESIDENT),
            ("sealed", msg("盖章", "Seal")),
            ("who", CLERK),
        ],
    },
];

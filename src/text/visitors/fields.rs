//! What the records of the walk-in register and their fields are called, each table sorted by key.

use crate::model::{Record, VisitorLine};
use crate::text::fields::{AT, CLERK, KindText, RESIDENT};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[KindText {
    kind: VisitorLine::KIND,
    name: msg("来访登记", "visitor log"),
    fields: &[
        ("about", msg("相关记录", "Led to")),
        ("at", AT),
        ("checked", msg("核实方式", "Checked by")),
        ("matter", msg("事由", "Matter")),
        ("minutes", msg("用时（分）", "Minutes")),
        ("note", msg("处理结果", "Handling")),
        ("resident", RESIDENT),
        ("result", msg("办理结果", "Result")),
        ("role", msg("来访人", "Visitor is")),
        ("visitor", msg("来访人姓名", "Visitor's name")),
        ("waited", msg("等候（分）", "Minutes waited")),
        ("who", CLERK),
    ],
}];

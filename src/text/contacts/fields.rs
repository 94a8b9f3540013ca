//! What the records of contacts and their fields are called, each table sorted by key.

use crate::model::Record;
use crate::model::contacts::Unit;
use crate::text::fields::{KindText, NOTE};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[KindText {
    kind: Unit::KIND,
    name: msg("单位", "unit"),
    fields: &[
        ("address", msg("地址", "Address")),
        ("closed", msg("停用日期", "Closed since")),
        ("kind", msg("类型", "Kind")),
        ("name", msg("名称", "Name")),
        ("note", NOTE),
        ("phone", msg("电话", "Phone")),
    ],
}];

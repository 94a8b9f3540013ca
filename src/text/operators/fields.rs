//! What the records of operators and their fields are called, each table sorted by key.

use crate::model::{Operator, Record};
use crate::text::fields::KindText;
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[KindText {
    kind: Operator::KIND,
    name: msg("经办人", "operator"),
    fields: &[
        ("left", msg("离岗日期", "Left")),
        ("name", msg("简称", "Short name")),
        ("rights", msg("权限", "Rights")),
        ("since", msg("在岗自", "Since")),
    ],
}];

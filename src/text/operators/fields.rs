//! What the records of operators and their fields are called, each table sorted by key.

use crate::model::operators::{Pin, RoleRights};
use crate::model::{Operator, Record};
use crate::text::fields::KindText;
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Operator::KIND,
        name: msg("经办人", "operator"),
        fields: &[
            ("full", msg("姓名", "Name")),
            ("left", msg("在岗到", "Until")),
            ("name", msg("简称", "Short name")),
            ("roles", msg("角色", "Roles")),
            ("since", msg("在岗自", "Since")),
        ],
    },
    KindText {
        kind: Pin::KIND,
        name: msg("密码", "PIN"),
        fields: &[
            ("hash", msg("密码", "PIN")),
            ("last_wrong", msg("最近输错", "Last wrong")),
            ("salt", msg("盐", "Salt")),
            ("wrong", msg("输错次数", "Wrong in a row")),
        ],
    },
    KindText {
        kind: RoleRights::KIND,
        name: msg("角色权限", "role's rights"),
        fields: &[("given", msg("另给的权限", "Given")), ("taken", msg("收回的权限", "Taken away"))],
    },
];

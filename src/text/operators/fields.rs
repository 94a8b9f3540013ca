//! What the records of operators and their fields are called, each table sorted by key.

use crate::model::operators::{CallList, Looked, Pin, RoleRights};
use crate::model::{Operator, Record};
use crate::text::fields::{AT, CLERK, KindText, RESIDENT};
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
        kind: Looked::KIND,
        name: msg("查看留痕", "look"),
        fields: &[
            ("first", msg("最早", "First")),
            ("how", msg("方式", "How")),
            ("last", msg("最后", "Last")),
            ("resident", RESIDENT),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: CallList::KIND,
        name: msg("打电话名单", "call list"),
        fields: &[
            ("at", AT),
            ("list", msg("名单", "List")),
            ("people", msg("人数", "People")),
            ("reason", msg("原因", "Reason")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: RoleRights::KIND,
        name: msg("角色权限", "role's rights"),
        fields: &[("given", msg("另给的权限", "Given")), ("taken", msg("收回的权限", "Taken away"))],
    },
];

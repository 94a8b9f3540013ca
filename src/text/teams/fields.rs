//! What the records of teams and their fields are called, each table sorted by key.

use crate::model::{Meeting, Record, Team};
use crate::text::fields::{DATE, END, FROM, KindText, NOTE, WEEKDAYS};
use crate::text::{Msg, msg};

const PLACE: Msg = msg("地点", "Where");

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Team::KIND,
        name: msg("团队", "team"),
        fields: &[
            ("end", END),
            ("kind", msg("类型", "Kind")),
            ("leader", msg("队长", "Leader")),
            ("members", msg("队员", "Members")),
            ("name", msg("名称", "Name")),
            ("note", NOTE),
            ("order", msg("排列顺序", "Order")),
            ("place", PLACE),
            ("start", FROM),
            ("weekdays", WEEKDAYS),
        ],
    },
    KindText {
        kind: Meeting::KIND,
        name: msg("活动", "meeting"),
        fields: &[
            ("cast", msg("参演", "Taking part")),
            ("date", DATE),
            ("level", msg("级别", "Held by")),
            ("note", NOTE),
            ("of", msg("应到", "Expected")),
            ("place", PLACE),
            ("present", msg("到场", "Came")),
            ("start", FROM),
            ("taken", msg("点名时间", "Taken at")),
            ("team", msg("团队", "Team")),
            ("title", msg("演出名称", "Celebration")),
        ],
    },
];

//! What the records of day care and their fields are called, each table sorted by key.

use crate::model::{DayCare, DayCareProfile, DayStay, Record};
use crate::text::fields::{DATE, KindText, NOTE, RESIDENT, STATE};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: DayCare::KIND,
        name: msg("日间照料室", "day-care room"),
        fields: &[
            ("end", msg("最晚接走", "Fetched by")),
            ("places", msg("床位", "Places")),
            ("start", msg("最早送到", "Received from")),
        ],
    },
    KindText {
        kind: DayStay::KIND,
        name: msg("日间照料", "day-care stay"),
        fields: &[
            ("arrived", msg("到达时间", "Came at")),
            ("date", DATE),
            ("fetched_by", msg("接走人", "Fetched by")),
            ("left", msg("离开时间", "Left at")),
            ("note", NOTE),
            ("place", msg("床位", "Place")),
            ("reason", msg("取消原因", "Cancelled because")),
            ("resident", RESIDENT),
            ("state", STATE),
        ],
    },
    KindText {
        kind: DayCareProfile::KIND,
        name: msg("日间照料资料", "day-care profile"),
        fields: &[
            ("guardian.name", msg("监护人", "Guardian")),
            ("guardian.phone", msg("监护人电话", "Guardian phone")),
            ("guardian.relation", msg("监护人关系", "Guardian is their")),
            ("guardian.resident", msg("监护人是居民", "Guardian, resident")),
            ("may_fetch", msg("还可由谁接", "Others may fetch")),
            ("medication", msg("用药提醒", "Medicine")),
            ("note", NOTE),
        ],
    },
];

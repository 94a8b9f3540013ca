//! What the records of the handover and their fields are called, each table sorted by key.

use crate::model::Record;
use crate::model::handover::{Handover, HandoverNote};
use crate::text::fields::{AT, CLERK, KindText, RESIDENT};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: HandoverNote::KIND,
        name: msg("交接的事", "handover note"),
        fields: &[
            ("at", AT),
            ("carried", msg("交过几次", "Times carried on")),
            ("doer", msg("谁办完的", "Done by")),
            ("done", msg("办完时间", "Done at")),
            ("handover", msg("哪次交接", "Handed over with")),
            ("kind", msg("类别", "Kind")),
            ("read", msg("已读时间", "Read at")),
            ("reader", msg("谁读的", "Read by")),
            ("resident", RESIDENT),
            ("text", msg("内容", "What")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: Handover::KIND,
        name: msg("交接班", "handover"),
        fields: &[
            ("cases", msg("自动带上", "Gathered")),
            ("given", msg("交班时间", "Handed over at")),
            ("giver", msg("交班人", "Handed over by")),
            ("notes", msg("交接的事", "Notes")),
            ("taken", msg("接班时间", "Taken over at")),
            ("taker", msg("接班人", "Taken over by")),
        ],
    },
];

//! What the records of the senior center and their fields are called, each table sorted by key.

use crate::model::{Booking, Closure, Holiday, Record, Room, Series, Slot, Waiting};
use crate::text::fields::{DATE, END, FROM, KindText, NOTE, RESIDENT, STATE};
use crate::text::{Msg, msg};

const GROUP: Msg = msg("团体或备注", "Group or note");
const HEADS: Msg = msg("人数", "People");
const ROOM: Msg = msg("房间", "Room");

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Room::KIND,
        name: msg("房间", "room"),
        fields: &[
            ("ahead_days", msg("最多提前几天约", "Most days ahead")),
            ("capacity", msg("可容纳人数", "Capacity")),
            ("groups", msg("优待类别", "Groups entitled")),
            ("largest_party", msg("一次最多约", "Most in one booking")),
            ("least_age", msg("最低年龄", "Least age")),
            ("most_a_day", msg("一人一天几次", "Most a person a day")),
            ("most_a_week", msg("一人一周几次", "Most a person a wk")),
            ("name", msg("名称", "Name")),
            ("note", msg("设备与说明", "Equipment, notes")),
            ("notice_hours", msg("至少提前几小时", "Hours of notice")),
            ("order", msg("排列顺序", "Order")),
            ("rules", msg("其他规定", "Other rules")),
            ("slots", msg("时段", "Slots")),
            ("smallest_party", msg("一次最少约", "Fewest in a booking")),
            ("special", msg("另有时段", "Slots of some days")),
            ("team", msg("队员可用", "Members of")),
            ("weekdays", msg("开放日", "Open on")),
        ],
    },
    KindText {
        kind: Slot::KIND,
        name: msg("时段", "slot"),
        fields: &[("taken", msg("已约", "Taken")), ("waiting", msg("候补", "Waitlist"))],
    },
    KindText {
        kind: Booking::KIND,
        name: msg("预约", "booking"),
        fields: &[
            ("date", DATE),
            ("end", END),
            ("heads", HEADS),
            ("note", GROUP),
            ("reason", msg("取消原因", "Cancelled because")),
            ("resident", RESIDENT),
            ("room", ROOM),
            ("series", msg("连续预约", "Series")),
            ("since", msg("状态时间", "Since")),
            ("start", FROM),
            ("state", STATE),
        ],
    },
    KindText {
        kind: Closure::KIND,
        name: msg("停用", "closure"),
        fields: &[
            ("date", DATE),
            ("from", msg("从几点", "From")),
            ("hours", msg("改为加开，时段", "Open instead, hours")),
            ("note", NOTE),
            ("reason", msg("停用原因", "Closed because")),
            ("room", ROOM),
            ("until", msg("到几点", "Until")),
        ],
    },
    KindText {
        kind: Series::KIND,
        name: msg("连续预约", "series"),
        fields: &[
            ("every", msg("重复", "Again")),
            ("first", msg("首次", "First")),
            ("heads", HEADS),
            ("last", msg("末次", "Last")),
            ("note", GROUP),
            ("resident", RESIDENT),
            ("room", ROOM),
            ("skipped", msg("跳过", "Skipped")),
            ("start", FROM),
        ],
    },
    KindText {
        kind: Waiting::KIND,
        name: msg("候补", "waitlist"),
        fields: &[
            ("asked", msg("登记时间", "Asked")),
            ("booking", msg("预约", "Booking")),
            ("calls", msg("未接通次数", "Calls unanswered")),
            ("date", DATE),
            ("heads", HEADS),
            ("note", GROUP),
            ("resident", RESIDENT),
            ("room", ROOM),
            ("since", msg("状态时间", "Since")),
            ("start", FROM),
            ("state", STATE),
        ],
    },
    KindText {
        kind: Holiday::KIND,
        name: msg("节假日", "holiday"),
        fields: &[
            ("date", DATE),
            ("hours", msg("开放时段", "Hours")),
            ("name", msg("名称", "Name")),
            ("source", msg("来源", "Source")),
            ("state", STATE),
        ],
    },
];

//! What the records of contacts and their fields are called, each table sorted by key.

use crate::model::Record;
use crate::model::contacts::own::{OwnColumn, OwnValue, StreetTable};
use crate::model::contacts::{Communication, Coordination, Unit, WorkContact};
use crate::text::fields::{AT, CLERK, DATE, KindText, NOTE, RESIDENT};
use crate::text::{Msg, msg};

const UNIT: Msg = msg("单位", "Unit");
const PHONE: Msg = msg("电话", "Phone");
const HOURS: Msg = msg("工作时间", "Hours");
const CLOSED: Msg = msg("停用日期", "Closed since");
const NUMBER: Msg = msg("编号", "Number");

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Unit::KIND,
        name: msg("单位", "unit"),
        fields: &[
            ("address", msg("地址", "Address")),
            ("closed", CLOSED),
            ("hours", HOURS),
            ("keeper", msg("社区对接人", "Kept by")),
            ("kind", msg("类型", "Kind")),
            ("looks_after", msg("负责的小区院落", "Looks after")),
            ("name", msg("名称", "Name")),
            ("note", NOTE),
            ("phone", PHONE),
            ("since", msg("合作起始", "Since")),
        ],
    },
    KindText {
        kind: WorkContact::KIND,
        name: msg("工作联系卡", "work contact"),
        fields: &[
            ("closed", CLOSED),
            ("duty", msg("职务", "Duty")),
            ("hours", HOURS),
            ("issued", msg("建卡日期", "Made out")),
            ("name", msg("姓名", "Name")),
            ("note", NOTE),
            ("number", NUMBER),
            ("phone", PHONE),
            ("place", msg("负责范围", "Answers for")),
            ("unit", UNIT),
        ],
    },
    KindText {
        kind: Communication::KIND,
        name: msg("沟通登记", "communication"),
        fields: &[
            ("at", AT),
            ("called_back", msg("回告日期", "Told back")),
            ("channel", msg("方式", "How")),
            ("chases", msg("催办", "Asked again")),
            ("contact", msg("联系人", "Contact")),
            ("content", msg("内容", "What was said")),
            ("due", msg("答应到", "Until")),
            ("kept", msg("办到没有", "Kept")),
            ("person", msg("和谁", "With")),
            ("promise", msg("答应了什么", "Promised")),
            ("promiser", msg("谁答应的", "Promised by")),
            ("resident", RESIDENT),
            ("result", msg("结果", "Result")),
            ("unit", UNIT),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: Coordination::KIND,
        name: msg("活动协调卡", "activity coordination"),
        fields: &[
            ("activity", msg("活动", "Activity")),
            ("confirmed", msg("答复", "Answer")),
            ("date", DATE),
            ("headcount", msg("预计人数", "Expected")),
            ("helper", msg("谁", "Who")),
            ("host", msg("主办单位", "Host")),
            ("name", msg("活动名称", "What")),
            ("number", NUMBER),
            ("outcome", msg("结果", "Outcome")),
            ("partners", msg("协办单位", "Partners")),
            ("place", msg("地点", "Place")),
            ("safety", msg("安全负责人", "Safety lead")),
            ("shares", msg("谁做什么", "Who does what")),
            ("start", msg("时间", "At")),
            ("supplies", msg("物资", "Supplies")),
            ("task", msg("做什么", "What they do")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: OwnColumn::KIND,
        name: msg("自设列", "own column"),
        fields: &[("choices", msg("选项", "Choices")), ("kind", msg("类型", "Kind")), ("name", msg("列名", "Name"))],
    },
    KindText {
        kind: OwnValue::KIND,
        name: msg("自设列的值", "own value"),
        fields: &[("column", msg("列名", "Column")), ("resident", RESIDENT), ("text", msg("内容", "Value"))],
    },
    KindText {
        kind: StreetTable::KIND,
        name: msg("上级要表", "street's table"),
        fields: &[
            ("filled", msg("上次填报", "Filled last")),
            ("from_age", msg("几岁以上", "From age")),
            ("grid", msg("网格", "Grid")),
            ("groups", msg("哪类人", "Groups")),
            ("headings", msg("表头", "Headings")),
            ("lane", msg("小区院落", "Lane")),
            ("marks", msg("上次的行", "Rows of then")),
            ("name", msg("表名", "Name")),
        ],
    },
];

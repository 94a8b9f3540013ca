//! Labels of every field of every record, a table a kind, sorted by the field's key.
//!
//! The Chinese label of a field that spreadsheets carry is one of its column headings, so that what was exported can
//! be imported again.

use super::{Msg, msg};
use crate::model::Kind;

/// A field's key and its label.
pub(super) type Row = (&'static str, Msg);

pub(super) const DATE: Msg = msg("日期", "Date");
pub(super) const END: Msg = msg("结束", "Until");
pub(super) const FROM: Msg = msg("开始", "From");
pub(super) const NOTE: Msg = msg("备注", "Note");
pub(super) const RESIDENT: Msg = msg("居民", "Resident");
const GROUP: Msg = msg("团体或备注", "Group or note");
const HEADS: Msg = msg("人数", "People");
const ROOM: Msg = msg("房间", "Room");
pub(super) const STATE: Msg = msg("状态", "State");
const CLERK: Msg = msg("经办人", "Clerk");
const AT: Msg = msg("时间", "Time");

/// The labels of a kind's fields.
pub(super) fn of(kind: Kind) -> &'static [Row] {
    match kind {
        Kind::Resident => RESIDENT_FIELDS,
        Kind::Care => CARE_FIELDS,
        Kind::Household => HOUSEHOLD_FIELDS,
        Kind::Room => ROOM_FIELDS,
        Kind::Slot => SLOT_FIELDS,
        Kind::Booking => BOOKING_FIELDS,
        Kind::Closure => CLOSURE_FIELDS,
        Kind::Series => SERIES_FIELDS,
        Kind::Waiting => WAITING_FIELDS,
        Kind::Holiday => HOLIDAY_FIELDS,
        Kind::Session => SESSION_FIELDS,
        Kind::Visit => VISIT_FIELDS,
        Kind::Vitals => VITALS_FIELDS,
        Kind::Issue => ISSUE_FIELDS,
        Kind::Words => WORDS_FIELDS,
        Kind::VisitorLine => VISITOR_LINE_FIELDS,
        Kind::Reveal => REVEAL_FIELDS,
        Kind::Counter => COUNTER_FIELDS,
        Kind::Unique => UNIQUE_FIELDS,
        Kind::Secret => SECRET_FIELDS,
        Kind::Menu => super::service_fields::MENU,
        Kind::Meal => super::service_fields::MEAL,
        Kind::MealPlan => super::service_fields::MEAL_PLAN,
        Kind::DayStay => super::service_fields::DAY_STAY,
        Kind::DayCareProfile => super::service_fields::PROFILE,
        Kind::Team => super::service_fields::TEAM,
        Kind::Meeting => super::service_fields::MEETING,
        Kind::PriceTable => super::service_fields::PRICE_TABLE,
        Kind::Canteen => super::service_fields::CANTEEN,
        Kind::DayCare => super::service_fields::DAY_CARE,
        Kind::Operator => OPERATOR_FIELDS,
        Kind::Export => EXPORT_FIELDS,
    }
}

static RESIDENT_FIELDS: &[Row] = &[
    ("birth", msg("出生日期", "Born")),
    ("education", msg("文化程度", "Education")),
    ("emergency.name", msg("紧急联系人", "Emergency contact")),
    ("emergency.phone", msg("紧急联系电话", "Emergency phone")),
    ("emergency.relation", msg("紧急联系人关系", "Contact is their")),
    ("ethnic", msg("民族", "Ethnic group")),
    ("groups", msg("重点类别", "Groups")),
    ("household", msg("家庭", "Household")),
    ("id_number", msg("身份证号", "Id number")),
    ("key_holder.name", msg("钥匙保管人", "Key holder")),
    ("key_holder.phone", msg("钥匙保管人电话", "Key holder phone")),
    ("key_holder.relation", msg("钥匙保管人关系", "Key holder is their")),
    ("living", msg("居住状态", "Living here")),
    ("living_since", msg("迁出或去世日期", "Left or died on")),
    ("marital", msg("婚姻状况", "Marital status")),
    ("name", msg("姓名", "Name")),
    ("note", NOTE),
    ("other_document", msg("其他证件", "Other document")),
    ("other_names", msg("曾用名", "Other names")),
    ("phones", msg("联系电话", "Phones")),
    ("registered_at", msg("户籍地址", "Registered at")),
    ("registration", msg("户籍类型", "Registration")),
    ("relation", msg("与户主关系", "Relation to head")),
    ("sex", msg("性别", "Sex")),
    ("work", msg("工作单位", "Work")),
];

static CARE_FIELDS: &[Row] = &[
    ("allergies", msg("过敏史", "Allergies")),
    ("conditions", msg("健康状况", "Conditions")),
    ("diet", msg("饮食标注", "Diet")),
    ("groups", msg("救助类别", "Health and aid")),
];

static HOUSEHOLD_FIELDS: &[Row] = &[
    ("address.building", msg("楼栋", "Building")),
    ("address.lane", msg("街巷", "Lane")),
    ("address.room", msg("室", "Room no.")),
    ("address.unit", msg("单元", "Unit")),
    ("head", msg("户主", "Head")),
    ("note", NOTE),
];

static ROOM_FIELDS: &[Row] = &[
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
];

static SLOT_FIELDS: &[Row] = &[("taken", msg("已约", "Taken")), ("waiting", msg("候补", "Waitlist"))];

static BOOKING_FIELDS: &[Row] = &[
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
];

static CLOSURE_FIELDS: &[Row] = &[
    ("date", DATE),
    ("from", msg("从几点", "From")),
    ("note", NOTE),
    ("reason", msg("停用原因", "Closed because")),
    ("room", ROOM),
    ("until", msg("到几点", "Until")),
];

static SERIES_FIELDS: &[Row] = &[
    ("every", msg("重复", "Again")),
    ("first", msg("首次", "First")),
    ("heads", HEADS),
    ("last", msg("末次", "Last")),
    ("note", GROUP),
    ("resident", RESIDENT),
    ("room", ROOM),
    ("skipped", msg("跳过", "Skipped")),
    ("start", FROM),
];

static WAITING_FIELDS: &[Row] = &[
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
];

static HOLIDAY_FIELDS: &[Row] =
    &[("date", DATE), ("name", msg("名称", "Name")), ("source", msg("来源", "Source")), ("state", STATE)];

static SESSION_FIELDS: &[Row] = &[
    ("date", DATE),
    ("end", END),
    ("institution", msg("机构", "Institution")),
    ("kind", msg("类型", "Kind")),
    ("last_ticket", msg("已发到", "Last ticket")),
    ("note", NOTE),
    ("start", FROM),
];

static VISIT_FIELDS: &[Row] = &[
    ("at", AT),
    ("recall", msg("复测日期", "Measure again")),
    ("resident", RESIDENT),
    ("session", msg("场次", "Session")),
    ("state", STATE),
    ("ticket", msg("号", "Ticket")),
];

static VITALS_FIELDS: &[Row] = &[
    ("advice", msg("建议", "Advice")),
    ("consent", msg("本人同意", "Consent")),
    ("diastolic", msg("舒张压", "Diastolic")),
    ("fasting", msg("空腹", "Fasting")),
    ("glucose", msg("血糖", "Glucose")),
    ("pulse", msg("脉搏", "Pulse")),
    ("resident", RESIDENT),
    // One typed field for all readings; the label names what a nurse reads out.
    ("systolic", msg("血压 脉搏 血糖", "BP pulse glucose")),
];

static ISSUE_FIELDS: &[Row] = &[
    ("area", msg("领域", "Area")),
    ("body", msg("承办单位", "Dealt with by")),
    ("due", msg("答复期限", "Answer due")),
    ("kind", msg("类型", "Kind")),
    ("location", msg("地点", "Where")),
    ("number", msg("编号", "Number")),
    ("opened", msg("受理时间", "Registered")),
    ("raised_by", msg("反映人", "Raised by")),
    ("satisfaction", msg("满意度", "Satisfaction")),
    ("state", STATE),
    ("steps", msg("办理过程", "Course")),
    ("title", msg("事项", "Matter")),
];

static WORDS_FIELDS: &[Row] =
    &[("issue", msg("诉求", "Issue")), ("resident", RESIDENT), ("text", msg("原话", "In their words"))];

static VISITOR_LINE_FIELDS: &[Row] = &[
    ("about", msg("相关记录", "Led to")),
    ("at", AT),
    ("checked", msg("核实方式", "Checked by")),
    ("matter", msg("事由", "Matter")),
    ("note", msg("处理结果", "Handling")),
    ("resident", RESIDENT),
    ("role", msg("来访人", "Visitor is")),
    ("visitor", msg("来访人姓名", "Visitor's name")),
    ("who", CLERK),
];

static REVEAL_FIELDS: &[Row] = &[
    ("at", AT),
    ("field", msg("内容", "What")),
    ("reason", msg("原因", "Reason")),
    ("resident", RESIDENT),
    ("who", CLERK),
];

static COUNTER_FIELDS: &[Row] = &[("last", msg("最后编号", "Last number"))];

static UNIQUE_FIELDS: &[Row] = &[("owner", msg("归属", "Owner"))];

static SECRET_FIELDS: &[Row] = &[("key", msg("密钥", "Key"))];

static OPERATOR_FIELDS: &[Row] = &[
    ("left", msg("离岗日期", "Left")),
    ("name", msg("简称", "Short name")),
    ("rights", msg("权限", "Rights")),
    ("since", msg("在岗自", "Since")),
];

static EXPORT_FIELDS: &[Row] = &[
    ("at", AT),
    ("reason", msg("原因", "Reason")),
    ("rows", msg("行数", "Rows")),
    ("what", msg("内容", "What")),
    ("who", CLERK),
];

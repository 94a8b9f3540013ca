//! Labels of the fields of canteen, day care and teams, each table sorted by key.

use super::fields::{DATE, END, FROM, NOTE, RESIDENT, Row, STATE};
use super::msg;

const PLACE: super::Msg = msg("地点", "Where");
const SERVED: super::Msg = msg("堂食或送餐", "Dine in or brought");
const SITTING: super::Msg = msg("餐次", "Sitting");
const WEEKDAYS: super::Msg = msg("每周哪几天", "Days of the week");

pub(super) static CANTEEN: &[Row] = &[("sittings", msg("餐次", "Sittings"))];

pub(super) static MENU: &[Row] = &[("date", DATE), ("dishes", msg("菜品", "Dishes")), ("sitting", SITTING)];

pub(super) static PRICE_TABLE: &[Row] = &[
    ("confirmed", msg("是否确认", "Confirmed")),
    ("from", msg("起用日期", "From")),
    ("rows", msg("年龄与餐价", "Ages and prices")),
    ("source", msg("依据", "Source")),
];

pub(super) static MEAL: &[Row] = &[
    ("date", DATE),
    ("note", NOTE),
    ("plan", msg("长期订餐", "Standing order")),
    ("plate", msg("餐食", "Plate")),
    ("price", msg("餐价", "Price")),
    ("reason", msg("退餐原因", "Called off because")),
    ("resident", RESIDENT),
    ("served", SERVED),
    ("since", msg("状态时间", "Since")),
    ("sitting", SITTING),
    ("state", STATE),
    ("subsidy", msg("补贴", "Subsidy")),
];

pub(super) static MEAL_PLAN: &[Row] = &[
    ("from", FROM),
    ("note", NOTE),
    ("pauses", msg("停餐", "Rests")),
    ("plate", msg("餐食", "Plate")),
    ("resident", RESIDENT),
    ("served", SERVED),
    ("sitting", SITTING),
    ("until", msg("到哪一天", "Until")),
    ("weekdays", WEEKDAYS),
];

pub(super) static DAY_CARE: &[Row] = &[
    ("end", msg("最晚接走", "Fetched by")),
    ("places", msg("床位", "Places")),
    ("start", msg("最早送到", "Received from")),
];

pub(super) static DAY_STAY: &[Row] = &[
    ("arrived", msg("到达时间", "Came at")),
    ("date", DATE),
    ("fetched_by", msg("接走人", "Fetched by")),
    ("left", msg("离开时间", "Left at")),
    ("note", NOTE),
    ("place", msg("床位", "Place")),
    ("reason", msg("取消原因", "Cancelled because")),
    ("resident", RESIDENT),
    ("state", STATE),
];

pub(super) static PROFILE: &[Row] = &[
    ("guardian.name", msg("监护人", "Guardian")),
    ("guardian.phone", msg("监护人电话", "Guardian phone")),
    ("guardian.relation", msg("监护人关系", "Guardian is their")),
    ("may_fetch", msg("还可由谁接", "Others may fetch")),
    ("medication", msg("用药提醒", "Medicine")),
    ("note", NOTE),
];

pub(super) static TEAM: &[Row] = &[
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
];

pub(super) static MEETING: &[Row] = &[
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
];

//! Words of the center's figures.

use jiff::civil::Date;

use crate::text::{Lang, Msg, msg};

pub const FIGURES: Msg = msg("养老服务统计", "The center's figures");
pub const FIGURES_TIP: Msg = msg("到场、未到、时段冷热、逐月人次", "Who came, who did not, busy hours, month by month");
/// How to move in them.
/// How another month is turned to.
pub const OTHER_MONTHS: Msg = msg("左右换月", "Left/Right month");
pub const HOW_TO: Msg = msg("左右换月  上下换房间  Tab 换图", "Left/Right month  Up/Down room  Tab next chart");
/// Heads of the rooms' table.
pub const ROOM: Msg = msg("房间", "Room");
pub const DUE: Msg = msg("应到", "Due");
pub const KEPT: Msg = msg("已到", "Kept");
pub const MISSED: Msg = msg("未到", "Missed");
pub const CANCELLED: Msg = msg("取消", "Canc.");
pub const HEADS: Msg = msg("人次", "People");
pub const ATTENDANCE: Msg = msg("到场率", "Kept %");
pub const MISSED_SHARE: Msg = msg("未到率", "Missed %");
pub const USE: Msg = msg("使用率", "Use %");
pub const BY_HOUR: Msg = msg("各时段使用率 %", "Use by weekday and hour, %");
pub const BY_MONTH: Msg = msg("逐月人次", "People by month");
pub const MEALS_BY_DAY: Msg = msg("老年餐厅  每日份数和饮食", "Canteen: meals by day and diet");
pub const MEALS: Msg = msg("份数", "Meals");
pub const DINE_IN: Msg = msg("堂食", "Here");
pub const DELIVERY: Msg = msg("送餐", "Home");
pub const WHOLE_MONTH: Msg = msg("全月", "Month");
/// The month is being counted.
pub const COUNTING: Msg = msg("正在统计", "Counting");
pub const MONTH: Msg = msg("月份", "Month");
/// A day of the week.
pub const WEEKDAY: Msg = msg("星期", "Weekday");
/// An hour of the day.
pub const HOUR: Msg = msg("时", "Hour");
pub const OFFERED: Msg = msg("可用位次", "Offered");
pub const USED: Msg = msg("已用位次", "Used");
/// A workbook's sheet of rooms by month.
pub const BY_ROOM: Msg = msg("各房间逐月", "rooms by month");
/// A workbook's sheet of hours.
pub const BY_WEEKDAY: Msg = msg("各时段使用率", "use by weekday and hour");
pub const ALL_ROOMS: Msg = msg("全部房间", "All rooms");

/// A month: `2026年11月`, `Nov 2026`.
pub fn month(lang: Lang, first: Date) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月", first.year(), first.month()),
        Lang::En => first.strftime("%b %Y").to_string(),
    }
}

/// How many people were served: `服务 312 人，其中 201 人不止一次`.
pub fn served(lang: Lang, people: usize, again: usize) -> String {
    match lang {
        Lang::Zh => format!("服务 {people} 人，其中 {again} 人不止一次"),
        Lang::En => format!("{people} people served, {again} of them more than once"),
    }
}

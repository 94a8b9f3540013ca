//! Words of the canteen: its day, its sheets, its forms and actions.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::{Date, DateTime};

use super::{Lang, Msg, msg, when};
use crate::model::canteen::price::yuan;

// The canteen's day.

/// Meals that were served, as a column.
pub const MEALS_SERVED: Msg = msg("已取份数", "Meals served");
/// What the person pays, as a column.
pub const OWN_PART: Msg = msg("自付", "Own part");
/// Its name among what the tab shows.
pub const CANTEEN: Msg = msg("餐厅", "Canteen");
/// No room is set up as a canteen.
pub const NO_CANTEEN: Msg =
    msg("还没有餐厅。按 : 选「设为餐厅」", "No canteen yet. Press : and choose \"Make it a canteen\"");
/// The canteen is not open on this day.
pub const NOT_OPEN: Msg = msg("这天餐厅不开", "the canteen is not open that day");
/// The canteen's room is closed, with the reason after it.
pub const CLOSED: Msg = msg("停用", "closed");
pub const NOBODY: Msg = msg("还没有人订。b 给正在办的人订", "nobody has ordered. b orders for the person being served");
/// No menu was written down.
pub const NO_MENU: Msg = msg("菜单未填，按 e 填", "no menu yet: press e");
pub const MENU: Msg = msg("菜单", "Menu");
/// The heads of the list.
pub const NAME: Msg = msg("姓名", "Name");
pub const AGE: Msg = msg("年龄", "Age");
pub const WHERE: Msg = msg("方式", "Where");
pub const PAYS: Msg = msg("自付", "Pays");
pub const STATE: Msg = msg("状态", "State");
pub const NOTE: Msg = msg("地址与备注", "Address and note");
/// The mark of a meal that is cooked apart.
/// The number of a box that is cooked apart.
pub const BOX: Msg = msg("另做盒号", "Box apart");
/// The mark of a meal that follows from a standing order.
pub const STANDING: Msg = msg("长期", "standing");
/// An older day is being read.
pub const READING: Msg = msg("正在读这个月", "reading that month");
pub const ALL: Msg = msg("合计", "All");
/// Heading of meals that are cooked apart.
pub const COOK_APART: Msg = msg("另做", "To be cooked apart");
pub const DIET: Msg = msg("饮食", "Diet");
/// Head: what to leave out.
pub const WITHOUT: Msg = msg("不放", "Without");
/// Head: a box to tick at the door.
pub const BROUGHT: Msg = msg("送到", "Done");
/// Head: the number of a row.
pub const STOP: Msg = msg("序", "No.");
pub const DOOR: Msg = msg("地址", "Address");
pub const SITTING: Msg = msg("餐次", "Sitting");
pub const PRICE: Msg = msg("餐价", "Price");
/// Head: what is paid for people.
pub const SUBSIDY: Msg = msg("补贴", "Subsidy");
/// Head: what was taken in.
pub const RECEIVED: Msg = msg("实收", "Received");
/// Head: meals still to be served.
pub const OPEN: Msg = msg("未记", "Open");
pub const ORDINARY: Msg = msg("普通", "ordinary");

// Actions.

pub const SERVE: Msg = msg("已取", "Served");
pub const SERVE_TIP: Msg = msg("餐已取、钱已收", "The meal is served and paid");
pub const CALL_OFF: Msg = msg("退餐", "Call off");
pub const CALL_OFF_TIP: Msg = msg("备餐前退餐，按数字选原因", "Call a meal off before the kitchen begins");
pub const SET_MENU: Msg = msg("菜单", "Menu");
pub const SET_MENU_TIP: Msg = msg("写这一餐的菜和不宜标记", "Write what is cooked, and what it contains");
pub const PLAN: Msg = msg("长期订餐", "Standing order");
pub const PLAN_TIP: Msg = msg("每周固定几天订餐", "The same meal on the same days of every week");
pub const KITCHEN: Msg = msg("厨房单", "Kitchen sheet");
pub const KITCHEN_TIP: Msg = msg("这一餐做多少、哪些另做", "How many to cook, and which apart");
pub const DELIVERY: Msg = msg("送餐单", "Delivery list");
pub const DELIVERY_TIP: Msg = msg("按走路顺序排的送餐地址", "Addresses in walking order");
pub const TAKINGS: Msg = msg("当日收款", "Takings");
pub const TAKINGS_TIP: Msg = msg("当日各餐份数、餐价、补贴、实收", "Meals, prices, subsidies and money of the day");
/// The other way of eating.
pub const MOVE: Msg = msg("改堂食或送餐", "Here or delivered");
pub const MOVE_TIP: Msg = msg("这一份改为堂食或送餐", "This meal goes to the table, or home");
pub const SERVE_SEEN: Msg = msg("送到并见到", "Delivered, and seen");
pub const SERVE_SEEN_TIP: Msg = msg("送餐时见到本人，也算探访", "Seen at the door with the meal: a care visit too");
pub const NOT_DELIVERED: Msg = msg("这份不是送餐", "this meal is not delivered");
pub const NOT_TAKEN: Msg = msg("未取", "Not taken");
pub const NOT_TAKEN_TIP: Msg = msg("开餐后没人来取", "Nobody came for it");
pub const PAUSE: Msg = msg("停餐几天", "Rest some days");
pub const PAUSE_TIP: Msg = msg("长期订餐从某天停到某天", "Let a standing order rest from a day to a day");
pub const END_PLAN: Msg = msg("结束长期订餐", "End standing order");
pub const END_PLAN_TIP: Msg = msg("从明天起不再订", "No more meals from tomorrow on");
pub const PRICES: Msg = msg("餐价表", "Prices");
pub const PRICES_TIP: Msg = msg("按年龄的餐价和补贴，写明依据", "Price and subsidy by age, with the source");
pub const SITTINGS: Msg = msg("餐次设置", "Sittings");
pub const SITTINGS_TIP: Msg = msg("餐次、时间、截止和份数", "Hours, closing times and portions");
/// Make a room a canteen.
pub const MAKE_CANTEEN: Msg = msg("设为餐厅", "Make it a canteen");
pub const MAKE_CANTEEN_TIP: Msg = msg("这间房作老年餐厅", "This room is the canteen");

pub const ORDER: Msg = msg("订餐", "Order");
/// What the center does for a person.
pub const SERVICES_TIP: Msg = msg("给这个人订餐、约日间照料、加入团队", "Meals, day care and teams for this person");

// Questions and hints.

/// Which of several standing orders?
pub const WHICH_PLAN: Msg = msg("哪一个长期订餐？", "Which standing order?");
pub const NO_MEAL: Msg = msg("先选一份餐", "select a meal first");
/// The person has no standing order.
pub const NO_PLAN: Msg = msg("没有长期订餐", "no standing order");
pub const MENU_HINT: Msg = msg(
    "如 红烧肉 猪肉 咸; 清炒油菜; 银耳羹 糖    标记：糖 咸 猪肉 硬 海鲜 鸡蛋 牛奶 坚果 豆制品 面食",
    "dishes parted by ; each followed by what it contains, in Chinese as the kitchen writes it",
);
pub const SITTINGS_HINT: Msg = msg(
    "名称 时间 截止 份数，如 午餐 11:30-12:30 10:00 60; 晚餐 17:30-18:30 15:30 40",
    "name, hours, order by, portions; parted by ;",
);
pub const PRICES_HINT: Msg =
    msg("年龄:餐价-补贴，如 0:15 60:12-3 70:12-5.5", "age:price-subsidy, as 0:15 60:12-3 70:12-5.5");
/// The first day of a pause.
pub const FROM: Msg = msg("从哪天停", "Rests from");
/// The last day of a pause.
pub const UNTIL: Msg = msg("停到哪天", "Until");

/// A sitting in the line of sittings: `午餐 11:30`.
pub fn sitting(name: &str, start: jiff::civil::Time) -> String {
    format!("{name} {}", when::clock(start))
}

/// A count of meals: `41 份`.
pub fn meals(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 份"),
        Lang::En => when::plural(count as i64, "meal", "meals"),
    }
}

/// The box of a meal that is cooked apart, by its number on the kitchen's sheet: `另做3号`.
pub fn boxed(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("另做{number}号"),
        Lang::En => format!("apart {number}"),
    }
}

/// Until when a sitting's meals can be ordered and called off.
pub fn order_by(lang: Lang, at: DateTime, now: DateTime) -> String {
    let clock = when::clock(at.time());
    match (lang, at > now) {
        (Lang::Zh, true) => format!("{clock} 前可订可退"),
        (Lang::En, true) => format!("order or call off until {clock}"),
        (Lang::Zh, false) => format!("{clock} 已备餐"),
        (Lang::En, false) => format!("kitchen began {clock}"),
    }
}

/// Money in yuan.
pub fn money(lang: Lang, fen: u64) -> String {
    match lang {
        Lang::Zh => format!("{}元", yuan(fen)),
        Lang::En => format!("{} yuan", yuan(fen)),
    }
}

/// A standing order in one line: `周一至周五 午餐 送餐`.
pub fn plan(lang: Lang, weekdays: u32, sitting: &str, served: &str) -> String {
    format!("{} {sitting} {served}", when::weekdays(lang, weekdays as u8))
}

/// A pause of a standing order.
pub fn rests(lang: Lang, from: Date, to: Date) -> String {
    match lang {
        Lang::Zh => format!("停餐 {:02}-{:02} 至 {:02}-{:02}", from.month(), from.day(), to.month(), to.day()),
        Lang::En => format!("rests {:02}-{:02} to {:02}-{:02}", from.month(), from.day(), to.month(), to.day()),
    }
}

/// Since when a price table counts, and whether the office confirmed it; its source follows.
pub fn cited(lang: Lang, from: Date, confirmed: bool) -> String {
    match (lang, confirmed) {
        (Lang::Zh, true) => format!("餐价表 {from} 起"),
        (Lang::En, true) => format!("prices from {from}"),
        (Lang::Zh, false) => format!("餐价表 {from} 起（待确认）"),
        (Lang::En, false) => format!("prices from {from} (to be confirmed)"),
    }
}

/// Who is open in the takings: `还有 3 份未取`.
pub fn still_open(lang: Lang, count: u64) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 份没有记取"),
        Lang::En => format!("{count} still to be served"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn the_canteens_lines_are_in_both_languages() {
        let at = date(2026, 11, 23).at(10, 0, 0, 0);
        for lang in Lang::ALL {
            let before = at.date().at(9, 0, 0, 0);
            for line in [
                meals(lang, 41),
                order_by(lang, at, before),
                order_by(lang, at, at),
                money(lang, 650),
                rests(lang, at.date(), at.date()),
                still_open(lang, 3),
                cited(lang, at.date(), true),
            ] {
                check_line(lang, &line);
            }
        }
        assert_eq!(sitting("午餐", time(11, 30, 0, 0)), "午餐 11:30");
        assert_eq!(plan(Lang::Zh, 0b1_1111, "午餐", "送餐"), "周一至周五 午餐 送餐");
        assert_eq!(cited(Lang::Zh, date(2026, 1, 1), false), "餐价表 2026-01-01 起（待确认）");
    }
}

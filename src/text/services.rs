//! What canteen, day care and teams did, and why they do not: the sentences of [`ServiceNote`] and [`ServiceRefusal`].

use jiff::civil::DateTime;

use super::{Lang, Names, labels, named, when, who};
use crate::model::canteen::meal::{DELIVERY, ORDINARY, SERVED};
use crate::model::canteen::menu::CONTENTS;
use crate::model::canteen::price::yuan;
use crate::model::service::DayWhy;
use crate::model::{Id, ServiceNote, ServiceRefusal};

/// Days that a refusal names.
const NAMED_DAYS: usize = 3;

/// The sentence that a clerk reads aloud.
pub(super) fn sentence(lang: Lang, note: &ServiceNote, names: &dyn Names) -> String {
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    let day = |date| when::day_said(lang, date, today);
    let meal = |no: &u8| sitting(lang, names, *no);
    let of = |zh: String, en: String| lang.of(zh, en);
    match note {
        ServiceNote::MealOrdered { resident, date, sitting, served, own } => of(
            format!(
                "{}{}，{}{}，{}元，已订好",
                day(*date),
                meal(sitting),
                name(resident),
                way(lang, *served),
                yuan((*own).into())
            ),
            format!(
                "{}, {} for {}, {}, {} yuan: ordered",
                day(*date),
                meal(sitting),
                name(resident),
                way(lang, *served),
                yuan((*own).into())
            ),
        ),
        ServiceNote::MealServed { resident, sitting, own, .. } => of(
            format!("{}的{}已取，收{}元", name(resident), meal(sitting), yuan((*own).into())),
            format!("{} has {}, {} yuan taken", name(resident), meal(sitting), yuan((*own).into())),
        ),
        ServiceNote::MealNotTaken { resident, sitting, .. } => of(
            format!("{}的{}未取，已记下", name(resident), meal(sitting)),
            format!("{} did not come for {}: noted", name(resident), meal(sitting)),
        ),
        ServiceNote::MealCancelled { resident, date, sitting } => of(
            format!("{}{}，{}，已退", day(*date), meal(sitting), name(resident)),
            format!("{}, {} for {}: called off", day(*date), meal(sitting), name(resident)),
        ),
        ServiceNote::PlanSet { resident, sitting, weekdays } => of(
            format!("{}，{}{}，长期订好", name(resident), when::weekdays(lang, *weekdays as u8), meal(sitting)),
            format!(
                "{}: {} {}, until called off",
                name(resident),
                meal(sitting),
                when::weekdays(lang, *weekdays as u8)
            ),
        ),
        ServiceNote::PlanPaused { resident, from, to } => of(
            format!("{}的餐停到{}，从{}起", name(resident), day(*to), day(*from)),
            format!("{}'s meals rest from {} to {}", name(resident), day(*from), day(*to)),
        ),
        ServiceNote::StaysBooked { resident, date, days: 1 } => of(
            format!("{}，{}，日间照料，已订好", name(resident), day(*date)),
            format!("{}: day care on {}, booked", name(resident), day(*date)),
        ),
        ServiceNote::StaysBooked { resident, date, days } => of(
            format!("{}，日间照料 {days} 天，从{}起，已订好", name(resident), day(*date)),
            format!("{}: {days} days at day care from {}, booked", name(resident), day(*date)),
        ),
        ServiceNote::Arrived { resident, at } => of(
            format!("{}{}到，请放心", name(resident), when::time_said(lang, at.time())),
            format!("{} came at {}", name(resident), when::time_said(lang, at.time())),
        ),
        ServiceNote::Fetched { resident, at } => of(
            format!("{}{}接走，慢走", name(resident), when::time_said(lang, at.time())),
            format!("{} went home at {}", name(resident), when::time_said(lang, at.time())),
        ),
        ServiceNote::RollTaken { team, present, of: all, .. } => of(
            format!("{}到 {present} 人，应到 {all} 人，已记下", team_name(lang, names, *team)),
            format!("{}: {present} of {all} came, noted", team_name(lang, names, *team)),
        ),
        other => match other.resident() {
            Some(resident) => format!("{}{}{}", name(&resident), lang.of("：", ": "), history(lang, other, names)),
            None => {
                of(format!("{}，已存", history(lang, other, names)), format!("{}: saved", history(lang, other, names)))
            }
        },
    }
}

/// A line of history, without the resident's name.
pub(super) fn history(lang: Lang, note: &ServiceNote, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_of_year(lang, date, today);
    let meal = |no: &u8| sitting(lang, names, *no);
    let team = |id: &Id| team_name(lang, names, *id);
    let clock = |at: &DateTime| format!("{} {}", day(at.date()), when::clock(at.time()));
    let with = |zh: &str, en: &str, rest: String| format!("{} {rest}", lang.of(zh, en));
    match note {
        ServiceNote::CanteenSet => lang.of("餐厅餐次", "canteen sittings").to_owned(),
        ServiceNote::MenuSet { date, sitting } => with("菜单", "menu", format!("{} {}", day(*date), meal(sitting))),
        ServiceNote::PricesSet { from } => with("餐价表", "meal prices", day(*from)),
        ServiceNote::MealOrdered { date, sitting, served, .. } => {
            with("订餐", "ordered", format!("{} {} {}", day(*date), meal(sitting), way(lang, *served)))
        }
        ServiceNote::MealServed { date, sitting, own, .. } => {
            with("已取", "served", format!("{} {} {}", day(*date), meal(sitting), yuan((*own).into())))
        }
        ServiceNote::MealNotTaken { date, sitting, .. } => {
            with("未取", "not taken", format!("{} {}", day(*date), meal(sitting)))
        }
        ServiceNote::MealCancelled { date, sitting, .. } => {
            with("退餐", "called off", format!("{} {}", day(*date), meal(sitting)))
        }
        ServiceNote::MealMoved { date, sitting, served, .. } => {
            with("改为", "changed to", format!("{} {} {}", way(lang, *served), day(*date), meal(sitting)))
        }
        ServiceNote::PlanSet { sitting, weekdays, .. } => {
            with("长期订餐", "standing order", format!("{} {}", when::weekdays(lang, *weekdays as u8), meal(sitting)))
        }
        ServiceNote::PlanPaused { from, to, .. } => {
            with("停餐", "meals rest", format!("{} {} {}", day(*from), lang.of("至", "to"), day(*to)))
        }
        ServiceNote::PlanEnded { on, .. } => with("长期订餐止于", "standing order ends", day(*on)),
        ServiceNote::DayCareSet => lang.of("日间照料设置", "day care").to_owned(),
        ServiceNote::ProfileSet { .. } => lang.of("日间照料资料", "day-care profile").to_owned(),
        ServiceNote::StaysBooked { date, days, .. } => {
            with("日间照料", "day care", format!("{} {days} {}", day(*date), lang.of("天", "d")))
        }
        ServiceNote::StayCancelled { date, .. } => with("取消日间照料", "day care cancelled", day(*date)),
        ServiceNote::Arrived { at, .. } => with("到日间照料", "came to day care", clock(at)),
        ServiceNote::Fetched { at, .. } => with("接走", "went home", clock(at)),
        ServiceNote::StayMissed { date, .. } => with("日间照料未到", "missed day care", day(*date)),
        ServiceNote::TeamSet { team: id } => with("团队", "team", team(id)),
        ServiceNote::Joined { team: id, .. } => with("加入", "joined", team(id)),
        ServiceNote::LeftTeam { team: id, .. } => with("退出", "left", team(id)),
        ServiceNote::LeaderSet { team: id, .. } => with("任队长", "leads", team(id)),
        ServiceNote::RollTaken { team: id, date, present, of } => {
            with("点名", "attendance", format!("{} {} {present}/{of}", team(id), day(*date)))
        }
        ServiceNote::PerformanceSet { team: id, date } => {
            with("演出", "performance", format!("{} {}", team(id), day(*date)))
        }
        ServiceNote::PerformanceOff { team: id, date } => {
            with("取消演出", "performance off", format!("{} {}", team(id), day(*date)))
        }
    }
}

/// Why not, in one line.
pub(super) fn refusal(lang: Lang, why: &ServiceRefusal, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_near(lang, date, today);
    let of = |zh: String, en: String| lang.of(zh, en);
    let plain = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match why {
        ServiceRefusal::NoSitting => {
            plain("还没有设餐次，在养老服务按 a 设。", "No sitting is set up. Set it in the senior center with a.")
        }
        ServiceRefusal::NoPrice { date } => of(
            format!("{}没有餐价表，请先在餐厅按 a 设餐价。", day(*date)),
            format!("No price table for {}. Set prices in the canteen with a.", day(*date)),
        ),
        ServiceRefusal::HasMeal { date, sitting: no } => of(
            format!("{}的{}已经订了，每人每餐一份。", day(*date), sitting(lang, names, *no)),
            format!("{} {} is ordered already: one meal a person.", day(*date), sitting(lang, names, *no)),
        ),
        ServiceRefusal::NoMeal => plain("没有订这一餐。", "No such meal is ordered."),
        ServiceRefusal::KitchenBegan { at, sitting: no } => of(
            format!("{}{} 起备餐，已过订退时间。", sitting(lang, names, *no), when::clock(at.time())),
            format!("The kitchen began {} at {}.", sitting(lang, names, *no), when::clock(at.time())),
        ),
        ServiceRefusal::KitchenFull { date, sitting: no, portions } => of(
            format!("{}{}只做 {portions} 份，已满。", day(*date), sitting(lang, names, *no)),
            format!("{} {}: all {portions} meals are taken.", day(*date), sitting(lang, names, *no)),
        ),
        ServiceRefusal::Unsuited { dish, contents, more } => {
            let held: Vec<&str> = CONTENTS
                .iter()
                .filter(|row| contents & 1 << row.code != 0)
                .map(|row| labels::code(lang, row))
                .collect();
            let (held, more) = (held.join(lang.of("、", ", ")), *more);
            let others = match (lang, more) {
                (_, 0) => String::new(),
                (Lang::Zh, more) => format!("，另有 {more} 样"),
                (Lang::En, more) => format!(", and {more} more"),
            };
            let dish = if lang == Lang::En && !dish.is_ascii() { "A dish" } else { dish.as_str() };
            of(
                format!("{dish}（{held}）不合饮食标注{others}。"),
                format!("{dish} ({held}) does not suit the diet on file{others}."),
            )
        }
        ServiceRefusal::HasPlan => plain("这一餐已有长期订餐。", "There is a standing order for that meal already."),
        ServiceRefusal::RestsAlready => plain("这几天已经停餐。", "The meals rest on those days already."),
        ServiceRefusal::NoDayCare => plain(
            "还没有设日间照料室，在养老服务按 a 设。",
            "No day-care room is set up. Set it in the senior center with a.",
        ),
        ServiceRefusal::DaysInTheWay { days, of: all, why } => {
            let why = match why {
                DayWhy::Past => lang.of("已过", "past"),
                DayWhy::NotOpen => lang.of("不开", "not open"),
                DayWhy::Full => lang.of("满", "full"),
                DayWhy::Booked => lang.of("已约", "booked already"),
            };
            let first = days.first().map_or_else(String::new, |date| day(*date));
            let rest: Vec<String> = days.iter().skip(1).take(NAMED_DAYS - 1).map(|date| day(*date)).collect();
            let rest = if rest.is_empty() {
                String::new()
            } else {
                format!("{}{}", lang.of("、", ", "), rest.join(lang.of("、", ", ")))
            };
            of(
                format!("{all} 天里 {} 天不行：{first}（{why}）{rest}。", days.len()),
                format!("{} of {all} days cannot be: {first} ({why}){rest}.", days.len()),
            )
        }
        ServiceRefusal::InTeam => plain("已经在队里。", "They are in the team already."),
        ServiceRefusal::NotInTeam => plain("不在队里，先加入。", "They are not in the team: join first."),
        ServiceRefusal::PerformsAlready { date } => {
            of(format!("{}已经有一场演出。", day(*date)), format!("There is a performance on {} already.", day(*date)))
        }
        ServiceRefusal::AlreadyHeld => {
            plain("已经点过名，不能取消。", "Attendance was taken: it cannot be called off.")
        }
    }
}

/// How a plate is offered as a way out.
pub(super) fn plate(lang: Lang, plate: u8) -> &'static str {
    if plate == ORDINARY {
        lang.of("仍订普通餐", "the ordinary meal")
    } else {
        lang.of("按标注做一份", "cook one that suits")
    }
}

/// A sitting's name, or what to call one that is gone.
pub(super) fn sitting(lang: Lang, names: &dyn Names, no: u8) -> std::borrow::Cow<'_, str> {
    named(names.sitting(no), lang.of("这一餐", "meal"))
}

fn team_name(lang: Lang, names: &dyn Names, id: Id) -> String {
    named(names.team(id), lang.of("团队", "team")).into_owned()
}

fn way(lang: Lang, served: u8) -> &'static str {
    labels::code_number(lang, SERVED, if served == DELIVERY { DELIVERY } else { 1 })
}

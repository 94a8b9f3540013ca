//! What was done of the canteen, and why something is not, as a person reads it: both languages side by side.

use crate::model::Id;
use crate::model::canteen::meal::DELIVERY;
use crate::model::canteen::meal::ORDINARY;
use crate::model::canteen::meal::SERVED;
use crate::model::canteen::menu::CONTENTS;
use crate::model::canteen::price::yuan;
use crate::model::canteen::{Did, Not};
use crate::text::sentences::saved;
use crate::text::{Lang, Names, labels, named, when, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    let day = |date| when::day_said(lang, date, today);
    let meal = |no: &u8| sitting(lang, names, *no);
    let of = |zh: String, en: String| lang.of(zh, en);
    match did {
        Did::MealOrdered { resident, date, sitting, served, own } => of(
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
        Did::MealServed { resident, sitting, own, .. } => of(
            format!("{}的{}已取，收{}元", name(resident), meal(sitting), yuan((*own).into())),
            format!("{} has {}, {} yuan taken", name(resident), meal(sitting), yuan((*own).into())),
        ),
        Did::MealNotTaken { resident, sitting, .. } => of(
            format!("{}的{}未取，已记下", name(resident), meal(sitting)),
            format!("{} did not come for {}: noted", name(resident), meal(sitting)),
        ),
        Did::MealCancelled { resident, date, sitting } => of(
            format!("{}{}，{}，已退", day(*date), meal(sitting), name(resident)),
            format!("{}, {} for {}: called off", day(*date), meal(sitting), name(resident)),
        ),
        Did::PlanSet { resident, sitting, weekdays } => of(
            format!("{}，{}{}，长期订好", name(resident), when::weekdays(lang, *weekdays as u8), meal(sitting)),
            format!(
                "{}: {} {}, until called off",
                name(resident),
                meal(sitting),
                when::weekdays(lang, *weekdays as u8)
            ),
        ),
        Did::PlanPaused { resident, from, to } => of(
            format!("{}的餐，从{}停到{}", name(resident), day(*from), day(*to)),
            format!("{}'s meals rest from {} to {}", name(resident), day(*from), day(*to)),
        ),
        Did::CanteenSet
        | Did::MenuSet { .. }
        | Did::PricesSet { .. }
        | Did::MealMoved { .. }
        | Did::PlanEnded { .. } => saved(lang, did.resident(), &history(lang, did, names), names),
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_of_year(lang, date, today);
    let meal = |no: &u8| sitting(lang, names, *no);
    let with = |zh: &str, en: &str, rest: String| format!("{} {rest}", lang.of(zh, en));
    match did {
        Did::CanteenSet => lang.of("餐厅餐次", "canteen sittings").to_owned(),
        Did::MenuSet { date, sitting } => with("菜单", "menu", format!("{} {}", day(*date), meal(sitting))),
        Did::PricesSet { from } => with("餐价表", "meal prices", day(*from)),
        Did::MealOrdered { date, sitting, served, .. } => {
            with("订餐", "ordered", format!("{} {} {}", day(*date), meal(sitting), way(lang, *served)))
        }
        Did::MealServed { date, sitting, own, .. } => {
            with("已取", "served", format!("{} {} {}", day(*date), meal(sitting), yuan((*own).into())))
        }
        Did::MealNotTaken { date, sitting, .. } => {
            with("未取", "not taken", format!("{} {}", day(*date), meal(sitting)))
        }
        Did::MealCancelled { date, sitting, .. } => {
            with("退餐", "called off", format!("{} {}", day(*date), meal(sitting)))
        }
        Did::MealMoved { date, sitting, served, .. } => {
            with("改为", "changed to", format!("{} {} {}", way(lang, *served), day(*date), meal(sitting)))
        }
        Did::PlanSet { sitting, weekdays, .. } => {
            with("长期订餐", "standing order", format!("{} {}", when::weekdays(lang, *weekdays as u8), meal(sitting)))
        }
        Did::PlanPaused { from, to, .. } => {
            with("停餐", "meals rest", format!("{} {} {}", day(*from), lang.of("至", "to"), day(*to)))
        }
        Did::PlanEnded { on, .. } => with("长期订餐止于", "standing order ends", day(*on)),
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_near(lang, date, today);
    let of = |zh: String, en: String| lang.of(zh, en);
    let plain = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match not {
        Not::NoSitting => {
            plain("还没有设餐次，在养老服务按 a 设。", "No sitting is set up. Set it in the senior center with a.")
        }
        Not::NoPrice { date } => of(
            format!("{}没有餐价表，请先在餐厅按 a 设餐价。", day(*date)),
            format!("No price table for {}. Set prices in the canteen with a.", day(*date)),
        ),
        Not::HasMeal { date, sitting: no } => of(
            format!("{}的{}已经订了，每人每餐一份。", day(*date), sitting(lang, names, *no)),
            format!("{} {} is ordered already: one meal a person.", day(*date), sitting(lang, names, *no)),
        ),
        Not::NoMeal => plain("没有订这一餐。", "No such meal is ordered."),
        Not::KitchenBegan { at, sitting: no } => of(
            format!("{}{} 起备餐，已过订退时间。", sitting(lang, names, *no), when::clock(at.time())),
            format!("The kitchen began {} at {}.", sitting(lang, names, *no), when::clock(at.time())),
        ),
        Not::KitchenFull { date, sitting: no, portions } => of(
            format!("{}{}只做 {portions} 份，已满。", day(*date), sitting(lang, names, *no)),
            format!("{} {}: all {portions} meals are taken.", day(*date), sitting(lang, names, *no)),
        ),
        Not::Unsuited { dish, contents, more } => {
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
        Not::HasPlan => plain("这一餐已有长期订餐。", "There is a standing order for that meal already."),
        Not::RestsAlready => plain("这几天已经停餐。", "The meals rest on those days already."),
    }
}

/// How a plate is offered as a way out.
pub(in crate::text) fn plate(lang: Lang, plate: u8) -> &'static str {
    if plate == ORDINARY {
        lang.of("仍订普通餐", "the ordinary meal")
    } else {
        lang.of("按标注做一份", "cook one that suits")
    }
}

/// A sitting's name, or what to call one that is gone.
pub(in crate::text) fn sitting(lang: Lang, names: &dyn Names, no: u8) -> std::borrow::Cow<'_, str> {
    named(names.sitting(no), lang.of("这一餐", "meal"))
}

pub(in crate::text) fn way(lang: Lang, served: u8) -> &'static str {
    labels::code_number(lang, SERVED, if served == DELIVERY { DELIVERY } else { 1 })
}

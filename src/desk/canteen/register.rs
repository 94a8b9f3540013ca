//! Standing orders that an office kept in a list: a row an order. They begin with the day of the import at the earliest:
//! what was eaten before is no order.

use crate::exchange::{Heading, Line};
use crate::model::canteen::meal::{BY_DIET, DINE_IN, SERVED};
use crate::model::center::slots::read_weekdays_in;
use crate::model::field::{FieldError, FieldKind};
use crate::model::fold::name_key;
use crate::model::{MealPlan, Record, Resident};
use crate::text::canteen::register as words;

use super::Not;
use super::kitchen::{canteen, price_of};
use super::plans::overlap;
use crate::desk::center;
use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};

/// A list of standing orders.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "orders",
    label: words::REGISTER,
    kind: MealPlan::KIND,
    headings: &[
        Heading::of(
            "orders.sitting",
            words::SITTING,
            FieldKind::Text(20),
            &["餐次", "用餐餐次", "就餐餐次", "订餐餐次", "餐别", "订餐类型"],
        )
        .own()
        .must(),
        Heading::of(
            "orders.weekdays",
            words::WEEKDAYS,
            FieldKind::Text(40),
            &["订餐日", "用餐日", "就餐日", "送餐日", "每周用餐", "订餐星期", "用餐星期", "星期"],
        )
        .must(),
        Heading::of(
            "orders.served",
            words::SERVED,
            FieldKind::Choice(SERVED),
            &["用餐方式", "就餐方式", "取餐方式", "送餐方式", "方式"],
        )
        .usual(DINE_IN),
        Heading::of(
            "orders.from",
            words::FROM,
            FieldKind::Date,
            &["起订日期", "开始日期", "起始日期", "开始用餐日期", "订餐日期"],
        ),
        Heading::of("orders.until", words::UNTIL, FieldKind::Date, &["止订日期", "结束日期", "截止日期", "终止日期"]),
        Heading::of("orders.note", words::NOTE, FieldKind::Text(100), &["订餐备注", "忌口", "送餐备注", "备注"]),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let Some(whom) = row.whom(false)? else { return Err(row.lacks_somebody()) };
    let name = name_key(&row.text("orders.sitting")?);
    let sittings = canteen(row.office).map(|canteen| canteen.sittings.clone()).unwrap_or_default();
    let Some(sitting) = sittings.iter().find(|sitting| name_key(&sitting.name) == name) else {
        return Err(row.refused("orders.sitting", FieldError::NotAChoice));
    };
    let days = row.text("orders.weekdays")?;
    let Some(weekdays) = read_weekdays_in(&days).filter(|days| *days != 0) else {
        return Err(row.refused("orders.weekdays", FieldError::NotAChoice));
    };
    let today = row.now.date();
    let from = row.day("orders.from")?.map_or(today, |from| from.max(today));
    let until = row.day("orders.until")?;
    let served = row.choice("orders.served")?;
    let note = row.text("orders.note")?;
    let plan = MealPlan {
        id: row.fresh(),
        resident: whom,
        sitting: sitting.no,
        weekdays,
        served,
        plate: BY_DIET,
        from,
        until,
        pauses: Vec::new(),
        note,
    };
    // A list that came in before began on an earlier day.
    let same = |other: &MealPlan| {
        (other.resident, other.sitting, other.weekdays, other.until) == (whom, sitting.no, weekdays, until)
    };
    if row.find(same).is_some() {
        return Ok(Became::Unchanged);
    }
    if let Some(until) = until.filter(|until| *until < from) {
        return Err(Open::against(center::Not::Past { at: until.at(0, 0, 0, 0) }));
    }
    if row.find(|other: &MealPlan| other.resident == whom && overlap(other, &plan)).is_some() {
        return Err(Open::against(Not::HasPlan));
    }
    let Some(resident) = row.office.of::<Resident>().get(whom) else { return Err(row.lacks_somebody()) };
    if !resident.lives_here() {
        return Err(Open::against(crate::desk::people::Not::NotLivingHere { resident: whom }));
    }
    if price_of(row.office, resident, from).is_none() {
        return Err(Open::against(Not::NoPrice { date: from }));
    }
    row.put(&plan)?;
    Ok(Became::Added)
}

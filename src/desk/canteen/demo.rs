//! The canteen in the demo: menus of the week, standing orders, some sixty meals a day.

use crate::desk::canteen::{Ask, Order};
use jiff::civil::Date;

use crate::desk::Desk;
use crate::desk::canteen::kitchen::eaters;
use crate::desk::demo::act::{Act, DemoRow, Script, ask, day, first_morning, in_room};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::ENOUGH_ELDERS as ENOUGH;
use crate::desk::demo::scene::{Cast, Scene};
use crate::model::canteen::meal::{BY_DIET, DELIVERY, DINE_IN};
use crate::model::canteen::price::PriceTable;
use crate::model::{Canteen, Id, MealAt, MealPlan, MealState, Menu, Refusal, Resident};

/// The room that the canteen is in.
const CANTEEN: &str = "老年餐厅";

const SITTINGS: &str = "午餐 11:30-12:30 10:00 60; 晚餐 17:30-18:30 15:30 30";
/// Assumed amounts, marked as such: the office sets its own.
const PRICES: &str = "0:15 60:12-3 70:12-5 80:12-8 90:12-12";

/// Lunches, then dinners, one after the other.
const LUNCHES: &[&str] = &[
    "红烧肉 猪肉 咸; 清炒油菜; 番茄蛋汤 鸡蛋; 米饭",
    "清蒸鲈鱼 海鲜; 蒜蓉菠菜; 冬瓜汤; 馒头 面食",
    "土豆炖牛肉; 麻婆豆腐 豆制品 咸; 紫菜汤; 米饭",
    "宫保鸡丁 坚果 硬; 素炒三丝; 南瓜粥 糖; 米饭",
    "羊肉泡馍 面食 咸; 凉拌黄瓜; 银耳羹 糖; 花卷 面食",
    "肉末茄子 猪肉; 醋溜白菜; 豆腐汤 豆制品; 米饭",
];
const DINNERS: &[&str] = &[
    "小米粥; 花卷 面食; 拌三丝",
    "臊子面 面食 猪肉 咸",
    "红薯粥 糖; 包子 面食 猪肉; 拌菠菜",
    "疙瘩汤 面食 鸡蛋; 葱油饼 面食 硬",
];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the acts.
fn write(scene: &Scene, script: &mut Script) {
    let elders = scene.elders();
    if elders.len() < ENOUGH {
        return;
    }
    let mut chance = Chance::of(scene.plan.seed, "canteen");
    let (on, first) = (scene.plan.on, first_morning(scene.plan.on));
    let sittings = Canteen::default().read(SITTINGS).unwrap_or_default();
    let set = in_room(CANTEEN, |desk, id| desk.set_canteen(&Canteen { id, sittings }).map(drop));
    script.push((first, set));
    let rows = PriceTable::read(PRICES).unwrap_or_default();
    let source = "假定数额，待本社区确认".to_owned();
    script.push((
        first,
        ask(Ask::SetPrices(PriceTable { id: Id::NONE, from: day(on, -400), rows, source, confirmed: false })),
    ));
    for ahead in -5..=9 {
        let date = day(on, ahead);
        for (sitting, menus) in [(1, LUNCHES), (2, DINNERS)] {
            let nth = date.day() as usize % menus.len();
            let dishes = Menu::read(menus[nth]).unwrap_or_default();
            let at = day(on, -6).at(16, 10, 0, 0);
            script.push((at, ask(Ask::SetMenu(Menu { id: Id::NONE, date, sitting, dishes }))));
        }
    }
    let mut eaters: Vec<&Cast> = elders.clone();
    chance.shuffle(&mut eaters);
    if let Some(xie) = scene.named("单玉兰") {
        standing(script, on, xie, (1, 0b011_1111, DELIVERY), "敲门重一点");
    }
    // Some eat here every weekday, half of them at home; a few in the evening too.
    for (nth, cast) in eaters.iter().take(30.min(eaters.len() / 2)).enumerate() {
        let served = if cast.age >= 78 || nth % 3 == 0 { DELIVERY } else { DINE_IN };
        standing(
            script,
            on,
            cast,
            (1, 0b001_1111, served),
            if served == DELIVERY && nth % 5 == 0 { "放门口" } else { "" },
        );
        if nth % 3 == 0 {
            standing(script, on, cast, (2, 0b001_1111, served), "");
        }
    }
    if let Some(cast) = eaters.first() {
        let resident = cast.id;
        let (from, to) = (day(on, -1), day(on, 5));
        let rest: Act = Box::new(move |desk| rest(desk, resident, from, to));
        script.push((day(on, -2).at(9, 40, 0, 0), rest));
    }
    for ahead in -5..=2 {
        let date = day(on, ahead);
        for (sitting, meals) in [(1, chance.within(16, 22)), (2, chance.within(4, 8))] {
            for _ in 0..meals {
                let resident = chance.one(&elders).id;
                let at = MealAt { date, sitting, resident };
                let served = if chance.percent(25) { DELIVERY } else { DINE_IN };
                let order = Order { at, served, plate: BY_DIET, late: false, note: String::new() };
                let when = if chance.percent(60) { day(date, -1).at(14, 5, 0, 0) } else { date.at(8, 35, 0, 0) };
                script.push((when, ask(Ask::OrderMeal(order))));
            }
        }
        for (sitting, at) in [(1, date.at(12, 20, 0, 0)), (2, date.at(18, 20, 0, 0))] {
            let but = chance.within(18, 29) as usize;
            script.push((at, Box::new(move |desk: &mut Desk| serve(desk, sitting, but))));
        }
    }
}

fn standing(script: &mut Script, on: Date, cast: &Cast, (sitting, weekdays, served): (u8, u32, u8), note: &str) {
    let plan = MealPlan {
        id: Id::NONE,
        resident: cast.id,
        sitting,
        weekdays,
        served,
        plate: BY_DIET,
        from: day(on, -40),
        until: None,
        pauses: Vec::new(),
        note: note.into(),
    };
    script.push((day(on, -40).at(8, 30, 0, 0), ask(Ask::SetPlan(plan))));
}

/// Those who ordered a meal of today's sitting come for it, but for every so-manyth.
fn serve(desk: &mut Desk, sitting: u8, but: usize) -> Result<(), Refusal> {
    let ordered: Vec<MealAt> = {
        let office = desk.office();
        let eaters = eaters(&office, desk.today(), sitting).into_iter();
        eaters.filter(|eater| eater.meal.state == MealState::Ordered).map(|eater| eater.meal.at()).collect()
    };
    for (nth, at) in ordered.into_iter().enumerate() {
        if nth % but == but - 1 {
            desk.meal_not_taken(at)?;
        } else {
            desk.serve_meal(at)?;
        }
    }
    Ok(())
}

/// Somebody's standing orders rest.
fn rest(desk: &mut Desk, resident: Id, from: Date, to: Date) -> Result<(), Refusal> {
    let plans: Vec<Id> = desk.office().naming::<MealPlan, Resident>(resident).collect();
    for plan in plans {
        desk.pause_plan(plan, from, to)?;
    }
    Ok(())
}

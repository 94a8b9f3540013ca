//! Canteen, day care and teams in the demo: menus of the week, some sixty meals a day, guests of the day care, three
//! teams with their attendance.

use crate::desk::canteen;
use crate::desk::day_care;
use crate::desk::teams;
use crate::model::Resident;
use jiff::civil::{Date, time};

use crate::desk::canteen::Order;
use crate::desk::canteen::kitchen::eaters;
use crate::desk::core::request::Visitor;
use crate::desk::day_care::guests;
use crate::desk::teams::roll as names_of;
use crate::desk::{Desk, Request};
use crate::model::canteen::meal::{BY_DIET, DELIVERY, DINE_IN};
use crate::model::canteen::price::PriceTable;
use crate::model::{
    Canteen, Contact, DayCare, DayCareProfile, Id, MealAt, MealPlan, MealState, Meeting, Menu, Refusal, StayState, Team,
};

use super::act::{Act, Script, day, first_morning};
use super::chance::Chance;
use super::{Cast, Scene};

/// The rooms that canteen and day care are in.
const CANTEEN: &str = "老年餐厅";
const DAY_CARE: &str = "日间照料室";

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

/// Teams: name, kind, weekdays, from, until, place, members, share of members who come in percent.
type Plan = (&'static str, u8, u32, (i8, i8), (i8, i8), &'static str, usize, u32);

const TEAMS: &[Plan] = &[
    ("阳光老人舞蹈队", 1, 0b001_0101, (15, 0), (16, 30), "世贸大厦门前", 24, 80),
    ("合唱队", 2, 0b000_1010, (9, 0), (10, 30), "书画室", 18, 75),
    ("晨练点", 3, 0b111_1111, (6, 30), (7, 30), "世贸大厦门前", 30, 65),
];

/// Writes the acts.
pub(super) fn write(scene: &Scene, script: &mut Script) {
    let elders: Vec<&Cast> = scene.people.iter().filter(|cast| cast.age >= 60).collect();
    if elders.len() < 12 {
        return;
    }
    let mut chance = Chance::of(scene.plan.seed, "services");
    canteen(scene, &mut chance, &elders, script);
    day_care(scene, &mut chance, &elders, script);
    teams(scene, &mut chance, &elders, script);
}

fn ask(ask: impl Into<Request>) -> Act {
    Act::Ask(ask.into(), Visitor::default())
}

fn canteen(scene: &Scene, chance: &mut Chance, elders: &[&Cast], script: &mut Script) {
    let (on, first) = (scene.plan.on, first_morning(scene.plan.on));
    let sittings = Canteen::default().read(SITTINGS).unwrap_or_default();
    script.push((
        first,
        Act::InRoom { room: CANTEEN, make: Box::new(|id| canteen::Ask::SetCanteen(Canteen { id, sittings }).into()) },
    ));
    let rows = PriceTable::read(PRICES).unwrap_or_default();
    let source = "假定数额，待本社区确认".to_owned();
    script.push((
        first,
        ask(canteen::Ask::SetPrices(PriceTable { id: Id::NONE, from: day(on, -400), rows, source, confirmed: false })),
    ));
    for ahead in -5..=9 {
        let date = day(on, ahead);
        for (sitting, menus) in [(1, LUNCHES), (2, DINNERS)] {
            let nth = date.day() as usize % menus.len();
            let dishes = Menu::read(menus[nth]).unwrap_or_default();
            let at = day(on, -6).at(16, 10, 0, 0);
            script.push((at, ask(canteen::Ask::SetMenu(Menu { id: Id::NONE, date, sitting, dishes }))));
        }
    }
    let mut eaters: Vec<&Cast> = elders.to_vec();
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
        let rest = Act::Rest { resident, from, to };
        script.push((day(on, -2).at(9, 40, 0, 0), rest));
    }
    for ahead in -5..=2 {
        let date = day(on, ahead);
        for (sitting, meals) in [(1, chance.within(16, 22)), (2, chance.within(4, 8))] {
            for _ in 0..meals {
                let resident = chance.one(elders).id;
                let at = MealAt { date, sitting, resident };
                let served = if chance.percent(25) { DELIVERY } else { DINE_IN };
                let order = Order { at, served, plate: BY_DIET, late: false, note: String::new() };
                let when = if chance.percent(60) { day(date, -1).at(14, 5, 0, 0) } else { date.at(8, 35, 0, 0) };
                script.push((when, ask(canteen::Ask::OrderMeal(order))));
            }
        }
        for (sitting, at) in [(1, date.at(12, 20, 0, 0)), (2, date.at(18, 20, 0, 0))] {
            script.push((at, Act::Serve { sitting, but: chance.within(18, 29) as usize }));
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
    script.push((day(on, -40).at(8, 30, 0, 0), ask(canteen::Ask::SetPlan(plan))));
}

fn day_care(scene: &Scene, chance: &mut Chance, elders: &[&Cast], script: &mut Script) {
    let (on, first) = (scene.plan.on, first_morning(scene.plan.on));
    let (start, end) = (time(8, 0, 0, 0), time(17, 0, 0, 0));
    let settings = move |id| day_care::Ask::SetDayCare(DayCare { id, places: 10, start, end }).into();
    script.push((first, Act::InRoom { room: DAY_CARE, make: Box::new(settings) }));
    let mut old: Vec<&Cast> = elders.iter().copied().filter(|cast| cast.age >= 75).collect();
    chance.shuffle(&mut old);
    for (nth, cast) in old.iter().take(9).enumerate() {
        let guardian = Contact {
            name: ["张敏", "刘建军", "李秀珍", "王建华"][nth % 4].into(),
            relation: ["女儿", "儿子", "儿媳", "侄子"][nth % 4].into(),
            phone: format!("154000{:05}", chance.within(10_000, 99_999)),
        };
        let medication = ["降压药 午饭后一片", "", "二甲双胍 饭中一片", ""][nth % 4].into();
        let note = ["走路要扶", "午睡一小时", ""][nth % 3].into();
        let profile =
            DayCareProfile { id: cast.id, guardian, may_fetch: "王桂芝、李秀珍".into(), medication, note };
        script.push((day(on, -12).at(10, 5, 0, 0), ask(day_care::Ask::SetProfile { profile, only: None })));
        // Some come every day, some three times a week.
        let days = (-5..=11).map(|ahead| day(on, ahead));
        let weekdays: &[i8] = if nth % 2 == 0 { &[0, 1, 2, 3, 4] } else { &[0, 2, 4] };
        let days = days.filter(|date| weekdays.contains(&date.weekday().to_monday_zero_offset())).collect();
        let stays = day_care::Ask::BookStays { resident: cast.id, days, rest: true, note: String::new() };
        script.push((day(on, -6).at(10, 0, 0, 0), ask(stays)));
        for ahead in -5..=0 {
            let date = day(on, ahead);
            let minute = ((nth * 17 + date.day() as usize) % 50) as i8;
            let (hour, minute) = if nth % 3 == 2 { (9, 10 + minute) } else { (8, 10 + minute) };
            let came = date.at(hour, minute.min(59), 0, 0);
            script.push((came, Act::Guest { resident: cast.id, by: None }));
            let gone = date.at(16, 10 + minute.min(45), 0, 0);
            script.push((
                gone,
                Act::Guest { resident: cast.id, by: Some(["张敏", "刘建军", "李秀珍", "王建华"][nth % 4]) },
            ));
        }
    }
}

fn teams(scene: &Scene, chance: &mut Chance, elders: &[&Cast], script: &mut Script) {
    let (on, first) = (scene.plan.on, first_morning(scene.plan.on));
    for (name, kind, weekdays, from, until, place, members, share) in TEAMS {
        let mut roster: Vec<&Cast> = elders.iter().copied().filter(|cast| cast.age <= 78).collect();
        chance.shuffle(&mut roster);
        roster.truncate(*members);
        let team = Team {
            id: Id::NONE,
            name: (*name).into(),
            kind: *kind,
            leader: roster.first().map_or(Id::NONE, |cast| cast.id),
            members: roster.iter().map(|cast| cast.id).collect(),
            weekdays: *weekdays,
            start: time(from.0, from.1, 0, 0),
            end: time(until.0, until.1, 0, 0),
            place: (*place).into(),
            order: 0,
            note: String::new(),
        };
        script.push((first, ask(teams::Ask::SetTeam(team))));
        for ahead in -35..=0 {
            let date = day(on, ahead);
            let meets = weekdays & 1 << date.weekday().to_monday_zero_offset() != 0;
            // One roll is missing, so that the calendar has something to ask for.
            if !meets || ahead == -6 || *kind == 3 && ahead < -14 {
                continue;
            }
            let at = date.at(until.0, until.1 + 5, 0, 0);
            script.push((at, Act::Roll { team: name, performance: false, share: *share }));
        }
    }
    let performance = |team: &'static str, ahead: i64, level, title: &str, place: &str| {
        let (title, place) = (title.to_owned(), place.to_owned());
        let date = day(on, ahead);
        let make = move |team| {
            teams::Ask::SetPerformance(Meeting {
                id: Id::NONE,
                team,
                date,
                start: time(9, 30, 0, 0),
                level,
                title,
                place,
                cast: Vec::new(),
                present: Vec::new(),
                of: 0,
                taken: None,
                note: String::new(),
            })
            .into()
        };
        Act::OfTeam { team, make: Box::new(make) }
    };
    let (dance, chorus) = (TEAMS[0].0, TEAMS[1].0);
    script.push((day(on, -30).at(9, 0, 0, 0), performance(dance, -18, 1, "社区敬老文艺演出", "社区广场")));
    script.push((day(on, -18).at(11, 30, 0, 0), Act::Roll { team: dance, performance: true, share: 60 }));
    script.push((day(on, -10).at(9, 0, 0, 0), performance(dance, 12, 2, "街道冬至慰问演出", "东关南街")));
    script.push((day(on, -9).at(9, 0, 0, 0), performance(chorus, 19, 3, "区里迎新年歌会", "区文化馆")));
    script.push((day(on, -3).at(16, 40, 0, 0), Act::Cast { team: dance, ahead: 15, members: 16 }));
}

/// The team of this name.
pub(super) fn team_id(desk: &Desk, name: &str) -> Option<Id> {
    desk.office().of::<Team>().all().find(|team: &&Team| team.name == name).map(|team| team.id)
}

/// Those who ordered a meal of today's sitting come for it, but for every so-manyth.
pub(super) fn serve(desk: &mut Desk, sitting: u8, but: usize) -> Result<(), Refusal> {
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
pub(super) fn rest(desk: &mut Desk, resident: Id, from: Date, to: Date) -> Result<(), Refusal> {
    let plans: Vec<Id> = desk.office().naming::<MealPlan, Resident>(resident).collect();
    for plan in plans {
        desk.pause_plan(plan, from, to)?;
    }
    Ok(())
}

/// A guest of today comes, or is fetched by somebody.
pub(super) fn guest(desk: &mut Desk, resident: Id, by: Option<&str>) -> Result<(), Refusal> {
    let expected = if by.is_some() { StayState::Here } else { StayState::Booked };
    let stay = {
        let office = desk.office();
        let stays = guests(&office, desk.today()).into_iter();
        stays.filter(|stay| stay.resident == resident && stay.state == expected).map(|stay| stay.id).next()
    };
    let Some(stay) = stay else { return Ok(()) };
    match by {
        Some(by) => desk.fetch(stay, None, by).map(drop),
        None => desk.arrive(stay, None).map(drop),
    }
}

/// So many in a hundred of those who can be called are there; who is missing changes from day to day.
pub(super) fn roll(desk: &mut Desk, team: &str, performance: bool, share: u32) -> Result<(), Refusal> {
    let Some(id) = team_id(desk, team) else { return Ok(()) };
    let today = desk.today();
    let there: Vec<Id> = {
        let office = desk.office();
        let Some(team) = office.of::<Team>().get(id) else { return Ok(()) };
        let mut chance = Chance::of(id.0, &today.to_string());
        names_of(&office, team, today, performance, today).into_iter().filter(|_| chance.percent(share)).collect()
    };
    desk.take_roll(id, today, performance, there).map(drop)
}

/// The first members of a team take part in its performance so many days ahead.
pub(super) fn cast(desk: &mut Desk, team: &str, ahead: i64, members: usize) -> Result<(), Refusal> {
    let Some(id) = team_id(desk, team) else { return Ok(()) };
    let cast = desk.office().of::<Team>().get(id).map(|team| team.members.iter().take(members).copied().collect());
    let date = day(desk.today(), ahead);
    desk.take_roll(id, date, true, cast.unwrap_or_default()).map(drop)
}

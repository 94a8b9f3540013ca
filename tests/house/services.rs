//! One record of every kind of canteen, day care and teams with every member filled.

use linli::model::by_day::day_id;
use linli::model::canteen::meal::{DELIVERY, ORDINARY, Pause};
use linli::model::canteen::menu::menu_id;
use linli::model::canteen::price::Price;
use linli::model::day_care::stay_id;
use linli::model::teams::meeting_id;
use linli::model::{
    Canteen, Contact, DayCare, DayCareProfile, DayStay, Dish, Id, Meal, MealAt, MealPlan, MealState, Meeting, Menu,
    PriceTable, Sitting, StayState, Team,
};

use super::samples::WithSample;

const RESIDENT: Id = Id(0x1_0000_0000_1111);

/// Visits every kind of these services.
pub fn each(visitor: &mut impl WithSample) {
    canteen(visitor);
    meals(visitor);
    day_care(visitor);
    teams(visitor);
}

fn canteen(visitor: &mut impl WithSample) {
    let time = |text: &str| text.parse().unwrap();
    let lunch = Sitting {
        no: 1,
        name: "午餐".into(),
        start: time("11:30"),
        end: time("12:30"),
        order_by: time("10:00"),
        portions: 60,
    };
    visitor.sample(
        &Canteen { id: Id(0x2_0000_0000_0001), sittings: vec![lunch] },
        &Canteen { id: Id(0x2_0000_0000_0001), sittings: Vec::new() },
    );
    let date = "2026-11-23".parse().unwrap();
    let menu =
        Menu {
            id: menu_id(date, 1), date, sitting: 1, dishes: vec![Dish { name: "红烧肉".into(), contents: 0b110 }]
        };
    let other = Menu { id: menu.id, date: "2020-01-01".parse().unwrap(), sitting: 2, dishes: Vec::new() };
    visitor.sample(&menu, &other);
    let table = PriceTable {
        id: Id(0x1_0000_0000_8801),
        from: date,
        rows: vec![Price { age: 60, price: 1200, subsidy: 300 }],
        source: "待本社区确认".into(),
        confirmed: true,
    };
    let other = PriceTable {
        id: table.id,
        from: "2020-01-01".parse().unwrap(),
        rows: Vec::new(),
        source: String::new(),
        confirmed: false,
    };
    visitor.sample(&table, &other);
}

fn meals(visitor: &mut impl WithSample) {
    let date = "2026-11-23".parse().unwrap();
    let meal = Meal {
        id: MealAt { date, sitting: 1, resident: RESIDENT }.id(),
        resident: RESIDENT,
        date,
        sitting: 1,
        served: DELIVERY,
        plate: ORDINARY,
        state: MealState::Cancelled,
        since: Some("2026-11-23T09:30".parse().unwrap()),
        price: 1200,
        subsidy: 300,
        plan: Id(0x1_0000_0000_8201),
        reason: 2,
        note: "敲门重一点".into(),
    };
    let other = Meal {
        id: meal.id,
        resident: Id::NONE,
        date: "2020-01-01".parse().unwrap(),
        sitting: 2,
        served: 1,
        plate: 1,
        state: MealState::Ordered,
        since: None,
        price: 0,
        subsidy: 0,
        plan: Id::NONE,
        reason: 0,
        note: String::new(),
    };
    visitor.sample(&meal, &other);
    let plan = MealPlan {
        id: Id(0x1_0000_0000_8201),
        resident: RESIDENT,
        sitting: 1,
        weekdays: 0b1_1111,
        served: DELIVERY,
        plate: ORDINARY,
        from: date,
        until: Some("2026-12-31".parse().unwrap()),
        pauses: vec![Pause { from: "2026-12-01".parse().unwrap(), to: "2026-12-05".parse().unwrap() }],
        note: "放门口".into(),
    };
    let other = MealPlan {
        id: plan.id,
        resident: Id::NONE,
        sitting: 2,
        weekdays: 0,
        served: 1,
        plate: 1,
        from: "2020-01-01".parse().unwrap(),
        until: None,
        pauses: Vec::new(),
        note: String::new(),
    };
    visitor.sample(&plan, &other);
}

fn day_care(visitor: &mut impl WithSample) {
    let day_care = DayCare {
        id: Id(0x2_0000_0000_0004),
        places: 10,
        start: "08:00".parse().unwrap(),
        end: "17:00".parse().unwrap(),
    };
    let other = DayCare {
        id: Id(0x2_0000_0000_0004),
        places: 1,
        start: "01:00".parse().unwrap(),
        end: "02:00".parse().unwrap(),
    };
    visitor.sample(&day_care, &other);
    let date = "2026-11-23".parse().unwrap();
    let stay = DayStay {
        id: stay_id(date, 3),
        resident: RESIDENT,
        date,
        place: 3,
        state: StayState::Gone,
        arrived: Some("2026-11-23T08:30".parse().unwrap()),
        left: Some("2026-11-23T16:40".parse().unwrap()),
        fetched_by: "张敏".into(),
        reason: 1,
        note: "午睡".into(),
    };
    let other = DayStay {
        id: stay.id,
        resident: Id::NONE,
        date: "2020-01-01".parse().unwrap(),
        place: 1,
        state: StayState::Booked,
        arrived: None,
        left: None,
        fetched_by: String::new(),
        reason: 0,
        note: String::new(),
    };
    visitor.sample(&stay, &other);
    let guardian = Contact { name: "张敏".into(), relation: "女儿".into(), phone: "19900003311".into() };
    let profile = DayCareProfile {
        id: RESIDENT,
        answers: Id(0x1_0000_0000_1112),
        guardian,
        may_fetch: "王桂芳、李秀珍".into(),
        medication: "降压药 午饭后一片".into(),
        note: "走路要扶".into(),
    };
    visitor.sample(&profile, &DayCareProfile { id: profile.id, ..DayCareProfile::default() });
}

fn teams(visitor: &mut impl WithSample) {
    let team = Team {
        id: Id(0x1_0000_0000_8501),
        name: "阳光老人舞蹈队".into(),
        kind: 1,
        leader: RESIDENT,
        members: vec![RESIDENT, Id(0x1_0000_0000_1112)],
        weekdays: 0b1_0101,
        start: "15:00".parse().unwrap(),
        end: "16:30".parse().unwrap(),
        place: "社区广场".into(),
        order: 1,
        note: "自带扇子".into(),
    };
    let other = Team {
        id: team.id,
        name: String::new(),
        kind: 9,
        leader: Id::NONE,
        members: Vec::new(),
        weekdays: 0,
        start: "01:00".parse().unwrap(),
        end: "02:00".parse().unwrap(),
        place: String::new(),
        order: 0,
        note: String::new(),
    };
    visitor.sample(&team, &other);
    let date = "2026-11-23".parse().unwrap();
    let meeting = Meeting {
        id: meeting_id(team.id, date, true),
        team: team.id,
        date,
        start: "09:30".parse().unwrap(),
        level: 2,
        title: "重阳节文艺演出".into(),
        place: "东关正街".into(),
        cast: vec![RESIDENT],
        present: vec![RESIDENT, Id(0x1_0000_0000_1112)],
        of: 24,
        taken: Some("2026-11-23T11:00".parse().unwrap()),
        note: "八点集合".into(),
    };
    let other = Meeting {
        id: meeting.id,
        team: Id::NONE,
        date: "2020-01-01".parse().unwrap(),
        start: "01:00".parse().unwrap(),
        level: 0,
        title: String::new(),
        place: String::new(),
        cast: Vec::new(),
        present: Vec::new(),
        of: 0,
        taken: None,
        note: String::new(),
    };
    visitor.sample(&meeting, &other);
    assert_eq!(linli::model::by_day::day_of(day_id(date, 7)), date);
}

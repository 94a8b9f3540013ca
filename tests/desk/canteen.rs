//! The canteen: one meal a person a sitting, what does not suit, prices to the fen, standing orders, the kitchen's day.

use jiff::civil::Date;
use linli::desk::canteen;
use linli::desk::canteen::Order;
use linli::desk::canteen::kitchen::{delivery_round, eater, eaters, kitchen_sheet, sittings_of, takings};
use linli::desk::center;
use linli::desk::core;
use linli::desk::people;
use linli::desk::{Request, Visitor};
use linli::model::Why;
use linli::model::canteen::meal::{BY_DIET, DELIVERY, DINE_IN, ORDINARY};
use linli::model::{
    Canteen, Care, Closure, Id, Meal, MealAt, MealPlan, MealState, Menu, PriceTable, Record, Refusal, Resident, Way,
};
use linli::model::{Room, VisitorLine};

use super::story::{Answer, Story};

pub const MONDAY: &str = "2026-11-23";
pub const TUESDAY: &str = "2026-11-24";
const LANE: &str = "红光巷12号3号楼2单元501";

/// A canteen with lunch and dinner on weekdays, 60 meals and 2, and a price table by age.
pub fn canteen(story: &mut Story) -> Id {
    let room = story.room("老年餐厅", 60);
    let sittings = Canteen::default().read("午餐 11:30-12:30 10:00 60; 晚餐 17:30-18:30 15:30 2").unwrap();
    story.ask(canteen::Ask::SetCanteen(Canteen { id: room, sittings })).unwrap();
    prices(story, "2026-01-01", "0:15 60:12-3 70:12-5.5").unwrap();
    room
}

fn prices(story: &mut Story, from: &str, rows: &str) -> Answer {
    let rows = PriceTable::read(rows).unwrap();
    let source = "待本社区确认".into();
    story.ask(canteen::Ask::SetPrices(PriceTable { id: Id::NONE, from: day(from), rows, source, confirmed: false }))
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn at(resident: Id, date: &str, sitting: u8) -> MealAt {
    MealAt { date: day(date), sitting, resident }
}

pub fn order(at: MealAt) -> Order {
    Order { at, served: DINE_IN, plate: 0, late: false, note: String::new() }
}

pub fn plan(resident: Id, weekdays: u32, from: &str) -> MealPlan {
    MealPlan {
        id: Id::NONE,
        resident,
        sitting: 1,
        weekdays,
        served: DELIVERY,
        plate: BY_DIET,
        from: day(from),
        until: None,
        pauses: Vec::new(),
        note: String::new(),
    }
}

fn why(answer: Answer) -> (Why, Vec<Way>) {
    let Refusal { why, ways } = answer.unwrap_err();
    (why, ways)
}

fn state(story: &Story, at: MealAt) -> Option<MealState> {
    story.sees(|office| eater(office, at).map(|eater| eater.meal.state))
}

#[test]
fn nobody_has_two_meals_of_one_sitting_and_the_next_ones_are_offered() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    canteen(&mut story);
    let lunch = at(xie, MONDAY, 1);
    story.ask(canteen::Ask::OrderMeal(order(lunch))).unwrap();
    let (reason, ways) = why(story.ask(canteen::Ask::OrderMeal(order(lunch))));
    assert_eq!(reason, Why::Canteen(canteen::Not::HasMeal { date: day(MONDAY), sitting: 1 }));
    let dinner = Way::Sitting { date: day(MONDAY), sitting: 2 };
    assert_eq!(ways, [dinner.clone(), Way::Sitting { date: day(TUESDAY), sitting: 1 }]);
    let request = Request::from(canteen::Ask::OrderMeal(order(lunch)));
    story.asks(request.by_way(&dinner).unwrap()).unwrap();
    assert_eq!(state(&story, at(xie, MONDAY, 2)), Some(MealState::Ordered));
    // A meal that was called off can be ordered again, under the same key.
    story.ask(canteen::Ask::CancelMeal(lunch, 1)).unwrap();
    assert_eq!(state(&story, lunch), Some(MealState::Cancelled));
    story.ask(canteen::Ask::OrderMeal(order(lunch))).unwrap();
    assert_eq!(story.sees(|office| (office.of::<Meal>().len(), eaters(office, day(MONDAY), 1).len())), (2, 1));
}

#[test]
fn a_dish_that_does_not_suit_is_named_and_cooked_apart_or_served_all_the_same() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, "柿园路8号1-1-202"));
    canteen(&mut story);
    let care = Care { id: xie, diet: 0b1, allergies: "海鲜".into(), ..Care::default() };
    story.asks(Request::People(people::Ask::CorrectCare { care, only: None })).unwrap();
    let dishes = Menu::read("红烧肉 猪肉 咸; 银耳羹 糖; 清蒸鱼 海鲜; 米饭").unwrap();
    story.ask(canteen::Ask::SetMenu(Menu { id: Id::NONE, date: day(MONDAY), sitting: 1, dishes })).unwrap();
    story.ask(canteen::Ask::OrderMeal(order(at(wang, MONDAY, 1)))).unwrap();
    let (reason, ways) = why(story.ask(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1)))));
    assert_eq!(reason, Why::Canteen(canteen::Not::Unsuited { dish: "银耳羹".into(), contents: 0b1, more: 1 }));
    assert_eq!(ways, [Way::Plate(BY_DIET), Way::Plate(ORDINARY)]);
    let request = Request::from(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1))));
    story.asks(request.by_way(&ways[0]).unwrap()).unwrap();
    story.sees(|office| {
        let sheet = kitchen_sheet(office, day(MONDAY), 1);
        assert_eq!((sheet.meals, sheet.dine_in, sheet.delivery, sheet.ordinary), (2, 2, 0, 1));
        assert_eq!(sheet.diets, [(0, 1)]);
        assert_eq!((sheet.apart.len(), sheet.apart[0].resident, sheet.apart[0].without), (1, xie, 0b1_0000_0001));
        // What is on file about health stands in no meal.
        assert_eq!(office.of::<Meal>().all().filter(|meal| !meal.note.is_empty()).count(), 0);
    });
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    story.asks(request.by_way(&ways[1]).unwrap()).unwrap();
    story.sees(|office| assert_eq!(kitchen_sheet(office, day(MONDAY), 1).ordinary, 2));
}

#[test]
fn prices_follow_age_and_day_and_what_was_ordered_keeps_its_own() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 60, "柿园路8号1-1-202"));
    canteen(&mut story);
    prices(&mut story, "2026-11-25", "0:18 60:14-4").unwrap();
    for (resident, date) in [(xie, MONDAY), (wang, MONDAY), (wang, "2026-11-25")] {
        story.ask(canteen::Ask::OrderMeal(order(at(resident, date, 1)))).unwrap();
    }
    let own = |story: &Story, at: MealAt| story.sees(|office| office.of::<Meal>().get(at.id()).unwrap().own());
    assert_eq!(own(&story, at(xie, MONDAY, 1)), 650);
    assert_eq!(own(&story, at(wang, MONDAY, 1)), 900);
    assert_eq!(own(&story, at(wang, "2026-11-25", 1)), 1000);
    prices(&mut story, "2026-01-01", "0:99").unwrap();
    assert_eq!(own(&story, at(xie, MONDAY, 1)), 650, "the price of the order stays");
    story.at(11, 40);
    story.ask(canteen::Ask::ServeMeal(at(xie, MONDAY, 1))).unwrap();
    story.ask(canteen::Ask::ServeMeal(at(wang, MONDAY, 1))).unwrap();
    let (rows, all) = story.sees(|office| takings(office, day(MONDAY)));
    assert_eq!((rows[0].1.served, all.price, all.subsidy, all.own, all.open), (2, 2400, 850, 1550, 0));
}

#[test]
fn nothing_is_charged_that_stands_in_no_table() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let (reason, _) = why(story.ask(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1)))));
    assert_eq!(reason, Why::Canteen(canteen::Not::NoSitting));
    let room = story.room("老年餐厅", 60);
    let sittings = Canteen::default().read("午餐 11:30-12:30 10:00 60").unwrap();
    story.ask(canteen::Ask::SetCanteen(Canteen { id: room, sittings })).unwrap();
    let (reason, _) = why(story.ask(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1)))));
    assert_eq!(reason, Why::Canteen(canteen::Not::NoPrice { date: day(MONDAY) }));
}

#[test]
fn after_the_kitchen_began_an_order_is_asked_twice_and_a_cancellation_refused() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, "柿园路8号1-1-202"));
    canteen(&mut story);
    story.ask(canteen::Ask::OrderMeal(order(at(wang, MONDAY, 1)))).unwrap();
    story.at(10, 0);
    let began = Why::Canteen(canteen::Not::KitchenBegan { at: day(MONDAY).at(10, 0, 0, 0), sitting: 1 });
    assert_eq!(why(story.ask(canteen::Ask::CancelMeal(at(wang, MONDAY, 1), 1))).0, began);
    let (reason, ways) = why(story.ask(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1)))));
    assert_eq!((reason, &ways[0]), (began, &Way::Anyway));
    let request = Request::from(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1))));
    story.asks(request.by_way(&Way::Anyway).unwrap()).unwrap();
    // Nobody comes for hers: that can be said only once lunch has begun, and she may still come.
    let early = story.ask(canteen::Ask::MealNotTaken(at(wang, MONDAY, 1))).unwrap_err();
    assert_eq!(early, Refusal::from(core::Not::NotYet { at: day(MONDAY).at(11, 30, 0, 0) }));
    story.at(12, 0).ask(canteen::Ask::MealNotTaken(at(wang, MONDAY, 1))).unwrap();
    story.ask(canteen::Ask::ServeMeal(at(wang, MONDAY, 1))).unwrap();
    let twice = story.ask(canteen::Ask::ServeMeal(at(wang, MONDAY, 1))).unwrap_err();
    assert_eq!(twice, Refusal::from(core::Not::WrongState { kind: Meal::KIND, state: "meal.served" }));
    story.at(12, 30);
    let past = story.ask(canteen::Ask::OrderMeal(order(at(wang, MONDAY, 1)))).unwrap_err();
    assert!(matches!(past, Refusal { why: Why::Center(center::Not::Past { .. }), .. }), "{past:?}");
    let tomorrow = story.ask(canteen::Ask::ServeMeal(at(xie, TUESDAY, 1)));
    assert_eq!(why(tomorrow).0, Why::Canteen(canteen::Not::NoMeal));
}

#[test]
fn a_full_kitchen_a_closed_day_and_the_young_are_refused() {
    let mut story = Story::on(MONDAY);
    let people: Vec<Id> = (0..3).map(|n| story.resident(&format!("王{n}"), 70, &format!("红光巷{n}号"))).collect();
    let room = canteen(&mut story);
    for person in &people[..2] {
        story.ask(canteen::Ask::OrderMeal(order(at(*person, MONDAY, 2)))).unwrap();
    }
    let (reason, ways) = why(story.ask(canteen::Ask::OrderMeal(order(at(people[2], MONDAY, 2)))));
    assert_eq!(reason, Why::Canteen(canteen::Not::KitchenFull { date: day(MONDAY), sitting: 2, portions: 2 }));
    assert_eq!(ways[0], Way::Sitting { date: day(MONDAY), sitting: 1 });
    let saturday = story.ask(canteen::Ask::OrderMeal(order(at(people[2], "2026-11-28", 1)))).unwrap_err();
    assert!(matches!(saturday, Refusal { why: Why::Center(center::Not::RoomClosed { reason: 0, .. }), .. }));
    let closure = Closure::whole_day(room, day(TUESDAY), 2, "");
    story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    let closed = story.ask(canteen::Ask::OrderMeal(order(at(people[2], TUESDAY, 1)))).unwrap_err();
    assert!(matches!(closed, Refusal { why: Why::Center(center::Not::RoomClosed { reason: 2, .. }), .. }));
    let mut old = story.sees(|office| office.of::<Room>().get(room).unwrap().clone());
    old.least_age = 75;
    story.asks(Request::Center(center::Ask::SetRoom { room: Box::new(old) })).unwrap();
    let young = story.ask(canteen::Ask::OrderMeal(order(at(people[2], MONDAY, 1)))).unwrap_err();
    assert_eq!(young, Refusal::from(center::Not::TooYoung { room, least: 75 }));
}

#[test]
fn a_standing_order_stands_for_meals_until_something_happens_to_one() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    canteen(&mut story);
    let id = story.ask(canteen::Ask::SetPlan(plan(xie, 0b1_1111, MONDAY))).unwrap().record.unwrap().id;
    let count = |story: &Story, date: &str| story.sees(|office| eaters(office, day(date), 1).len());
    assert_eq!([MONDAY, "2026-11-27", "2026-11-28"].map(|date| count(&story, date)), [1, 1, 0]);
    assert_eq!(story.sees(|office| office.of::<Meal>().len()), 0);
    let (reason, _) = why(story.ask(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1)))));
    assert_eq!(reason, Why::Canteen(canteen::Not::HasMeal { date: day(MONDAY), sitting: 1 }));
    assert_eq!(why(story.ask(canteen::Ask::SetPlan(plan(xie, 0b1, TUESDAY)))).0, Why::Canteen(canteen::Not::HasPlan));
    // She calls off Tuesday only, and rests from Wednesday to Thursday.
    story.ask(canteen::Ask::CancelMeal(at(xie, TUESDAY, 1), 1)).unwrap();
    let pause = |from: &str, to: &str| canteen::Ask::PausePlan { plan: id, from: day(from), to: day(to) };
    story.ask(pause("2026-11-25", "2026-11-26")).unwrap();
    let stands = |story: &Story, date: &str| state(story, at(xie, date, 1));
    assert_eq!(stands(&story, TUESDAY), Some(MealState::Cancelled));
    assert_eq!((stands(&story, "2026-11-25"), stands(&story, "2026-11-26")), (None, None));
    assert_eq!(stands(&story, "2026-11-27"), Some(MealState::Ordered));
    // Touching pauses become one; what the kitchen began to cook is not called off.
    story.ask(pause("2026-11-26", "2026-11-30")).unwrap();
    assert_eq!(story.sees(|office| office.of::<MealPlan>().get(id).unwrap().pauses.len()), 1);
    story.at(10, 30);
    let (reason, ways) = why(story.ask(pause(MONDAY, "2026-11-30")));
    assert!(matches!(reason, Why::Canteen(canteen::Not::KitchenBegan { .. })));
    assert_eq!(ways, [Way::Sitting { date: day(TUESDAY), sitting: 1 }]);
    // Serving writes the meal down, with today's price and the standing order that it came from.
    story.at(11, 40).ask(canteen::Ask::ServeMeal(at(xie, MONDAY, 1))).unwrap();
    let meal = story.sees(|office| office.of::<Meal>().get(at(xie, MONDAY, 1).id()).unwrap().clone());
    assert_eq!((meal.plan, meal.own(), meal.served), (id, 650, DELIVERY));
    story.ask(canteen::Ask::EndPlan { plan: id, on: day("2026-12-01") }).unwrap();
    assert_eq!((stands(&story, "2026-12-01"), stands(&story, "2026-12-02")), (Some(MealState::Ordered), None));
    // Who moves out eats here no more.
    story
        .asks(Request::People(people::Ask::MoveOut { resident: xie, on: day(MONDAY), whole_household: false }))
        .unwrap();
    assert_eq!(stands(&story, "2026-12-01"), None);
}

#[test]
fn every_command_of_the_canteen_is_undone_and_done_again() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    canteen(&mut story);
    let lunch = at(xie, MONDAY, 1);
    let id = story.ask(canteen::Ask::SetPlan(plan(xie, 0b11, TUESDAY))).unwrap().record.unwrap().id;
    let dishes = Menu::read("米饭").unwrap();
    let asks = [
        canteen::Ask::OrderMeal(order(lunch)),
        canteen::Ask::MoveMeal(lunch, DELIVERY),
        canteen::Ask::CancelMeal(lunch, 1),
        canteen::Ask::OrderMeal(order(lunch)),
        canteen::Ask::ServeMeal(lunch),
        canteen::Ask::PausePlan { plan: id, from: day(TUESDAY), to: day("2026-12-01") },
        canteen::Ask::CancelMeal(at(xie, "2026-12-07", 1), 2),
        canteen::Ask::EndPlan { plan: id, on: day("2026-12-24") },
        canteen::Ask::SetMenu(Menu { id: Id::NONE, date: day(MONDAY), sitting: 1, dishes }),
        canteen::Ask::SetCanteen(Canteen {
            sittings: Vec::new(),
            ..story.sees(|o| o.of::<Canteen>().all().next().unwrap().clone())
        }),
    ];
    let seen = |story: &Story| {
        story.sees(|office| {
            let mut meals: Vec<_> = office.of::<Meal>().all().cloned().collect();
            meals.sort_by_key(|meal| meal.id);
            let plans: Vec<_> = office.of::<MealPlan>().all().cloned().collect();
            (meals, plans, office.of::<Menu>().len(), office.of::<Canteen>().all().next().unwrap().sittings.len())
        })
    };
    for ask in asks {
        let before = seen(&story);
        story.ask(ask.clone()).unwrap_or_else(|refusal| panic!("{ask:?}: {refusal:?}"));
        let after = seen(&story);
        story.asks(Request::Desk(core::Ask::Undo)).unwrap();
        assert_eq!(seen(&story), before, "undone: {ask:?}");
        story.asks(Request::Desk(core::Ask::Redo)).unwrap();
        assert_eq!(seen(&story), after, "done again: {ask:?}");
    }
}

#[test]
fn the_bearer_walks_lane_by_lane_house_by_house_floor_by_floor() {
    let mut story = Story::on(MONDAY);
    let addresses =
        ["红光巷12号1-1-102", "柿园路8号1-1-202", "红光巷2号1-2-301", "红光巷12号1-1-1001", "红光巷12号1-1-201"];
    let people: Vec<Id> =
        addresses.iter().enumerate().map(|(n, at)| story.resident(&format!("王{n}"), 70, at)).collect();
    canteen(&mut story);
    for person in &people {
        story.ask(canteen::Ask::OrderMeal(Order { served: DELIVERY, ..order(at(*person, MONDAY, 1)) })).unwrap();
    }
    let round = story.sees(|office| delivery_round(office, day(MONDAY), 1));
    let walked: Vec<String> = round.iter().map(|stop| stop.address.short()).collect();
    let expected =
        ["柿园路8号 1-1-202", "红光巷2号 1-2-301", "红光巷12号 1-1-102", "红光巷12号 1-1-201", "红光巷12号 1-1-1001"];
    assert_eq!(walked, expected);
}

#[test]
fn today_shows_each_sitting_with_what_is_left() {
    let mut story = Story::on(MONDAY);
    let people: Vec<Id> = (0..4).map(|n| story.resident(&format!("王{n}"), 70, &format!("红光巷{n}号"))).collect();
    canteen(&mut story);
    let care = Care { id: people[0], diet: 0b1, ..Care::default() };
    story.asks(Request::People(people::Ask::CorrectCare { care, only: None })).unwrap();
    for person in &people[..3] {
        story.ask(canteen::Ask::OrderMeal(order(at(*person, MONDAY, 1)))).unwrap();
    }
    story.at(11, 35).ask(canteen::Ask::ServeMeal(at(people[1], MONDAY, 1))).unwrap();
    let sittings = story.sees(|office| sittings_of(office, day(MONDAY)));
    assert_eq!(sittings.len(), 2);
    let lunch = &sittings[0];
    assert_eq!((lunch.meals, lunch.served, lunch.left(), lunch.diet), (3, 1, 57, Some((0, 1))));
    assert!(story.sees(|office| sittings_of(office, day("2026-11-28"))).is_empty());
}

#[test]
fn who_eats_here_cannot_be_unmade_and_who_calls_again_is_logged() {
    let mut story = Story::on(MONDAY);
    canteen(&mut story);
    let xie = story.resident("解秀英", 71, LANE);
    story.desk.handle(canteen::Ask::OrderMeal(order(at(xie, MONDAY, 1))).into(), &Visitor::default()).unwrap();
    assert_eq!(story.sees(|office| office.of::<VisitorLine>().len()), 1);
    let registration = story.desk.office().to_undo().cloned().unwrap();
    assert!(registration.note.is_some());
    story.sees(|office| {
        let referred: Vec<_> = office.references.to(Resident::KIND, xie).collect();
        assert!(referred.iter().any(|(kind, _)| *kind == Meal::KIND), "{referred:?}");
    });
}

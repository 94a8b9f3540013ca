//! Day care: never more guests than places, actual times, who fetches them, who is in the house.

use jiff::civil::Date;
use linli::desk::Request;
use linli::desk::center;
use linli::desk::core;
use linli::desk::day_care;
use linli::desk::day_care::{DayCareToday, HouseList, guests, overdue, profile};
use linli::model::Resident;
use linli::model::Why;
use linli::model::day_care::DayWhy;
use linli::model::{Closure, Contact, DayCare, DayCareProfile, DayStay, Id, Record, Refusal, StayState, Way};

use super::canteen::{MONDAY, TUESDAY, day};
use super::story::{Answer, Story, place};

/// A day-care room with so many places.
pub fn day_care(story: &mut Story, places: u16) -> Id {
    let id = story.room("日间照料室", places);
    let (start, end) = ("08:00".parse().unwrap(), "17:00".parse().unwrap());
    story.ask(day_care::Ask::SetDayCare(DayCare { id, places, start, end })).unwrap();
    id
}

pub fn books(story: &mut Story, resident: Id, days: &[&str], rest: bool) -> Answer {
    let days: Vec<Date> = days.iter().map(|text| day(text)).collect();
    story.ask(day_care::Ask::BookStays { resident, days, rest, note: String::new() })
}

fn people<const N: usize>(story: &mut Story) -> [Id; N] {
    std::array::from_fn(|n| story.resident(&format!("王{n}"), 75, &format!("红光巷{n}号")))
}

#[test]
fn a_full_day_is_named_and_the_other_days_can_be_had() {
    let mut story = Story::on(MONDAY);
    let [a, b, c] = people(&mut story);
    let room = day_care(&mut story, 2);
    books(&mut story, a, &[MONDAY, TUESDAY], false).unwrap();
    books(&mut story, b, &[MONDAY], false).unwrap();
    let closure = Closure::whole_day(room, day("2026-11-25"), 1, "");
    story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    let asked = [MONDAY, TUESDAY, "2026-11-25", "2026-11-26"];
    let refusal = books(&mut story, c, &asked, false).unwrap_err();
    let days = vec![day(MONDAY), day("2026-11-25")];
    let why = Why::DayCare(day_care::Not::DaysInTheWay { days, of: 4, why: DayWhy::Full });
    assert_eq!(refusal, Refusal { why, ways: vec![Way::RestOfDays] });
    books(&mut story, c, &asked, true).unwrap();
    assert_eq!(story.sees(|office| office.naming::<DayStay, Resident>(c).count()), 2);
    let twice = books(&mut story, c, &[TUESDAY], false).unwrap_err();
    let why = Why::DayCare(day_care::Not::DaysInTheWay { days: vec![day(TUESDAY)], of: 1, why: DayWhy::Booked });
    assert_eq!(twice, Refusal { why, ways: Vec::new() });
    // A place that was given up is the next one's.
    let stay = story.sees(|office| guests(office, day(MONDAY))[0].id);
    story.ask(day_care::Ask::CancelStay { stay, reason: 2 }).unwrap();
    books(&mut story, c, &[MONDAY], false).unwrap();
    assert_eq!(story.sees(|office| guests(office, day(MONDAY)).iter().map(|s| s.place).collect::<Vec<_>>()), [1, 2]);
}

#[test]
fn who_came_and_who_fetched_them_stands_with_the_actual_times() {
    let mut story = Story::on(MONDAY);
    let [a, b] = people(&mut story);
    day_care(&mut story, 5);
    let profile = DayCareProfile {
        id: a,
        answers: Id::NONE,
        guardian: Contact { name: "张敏".into(), relation: "女儿".into(), phone: "19900003311".into() },
        may_fetch: "王桂芳、李秀珍".into(),
        medication: "降压药 午饭后一片".into(),
        note: String::new(),
    };
    assert_eq!(profile.fetchers(), ["张敏", "王桂芳", "李秀珍"]);
    story.ask(day_care::Ask::SetProfile { profile, only: None }).unwrap();
    let stay = books(&mut story, a, &[MONDAY], false).unwrap().record.unwrap().id;
    let missed = books(&mut story, b, &[MONDAY], false).unwrap().record.unwrap().id;
    let board = |story: &Story| story.sees(|office| DayCareToday::of(office, story.desk.now()).unwrap());
    assert_eq!((board(&story).here, board(&story).expected, board(&story).left()), (0, 2, 3));
    // She came at half past eight; that is written down at nine.
    let early = story.ask(day_care::Ask::Arrive { stay, at: Some(day(MONDAY).at(9, 30, 0, 0)) }).unwrap_err();
    assert_eq!(early, Refusal::from(core::Not::NotYet { at: day(MONDAY).at(9, 30, 0, 0) }));
    story.ask(day_care::Ask::Arrive { stay, at: Some(day(MONDAY).at(8, 30, 0, 0)) }).unwrap();
    story.at(9, 30).ask(day_care::Ask::MissStay { stay: missed }).unwrap();
    assert_eq!((board(&story).here, board(&story).expected, board(&story).left()), (1, 0, 4));
    story.at(17, 20);
    assert_eq!((board(&story).overdue, story.sees(|office| overdue(office, story.desk.now()).len())), (1, 1));
    let before =
        story.ask(day_care::Ask::Fetch { stay, at: Some(day(MONDAY).at(8, 0, 0, 0)), by: String::new() }).unwrap_err();
    assert!(matches!(before, Refusal { why: Why::Desk(core::Not::Field { key: "left", .. }), .. }), "{before:?}");
    story.ask(day_care::Ask::Fetch { stay, at: None, by: "张敏".into() }).unwrap();
    story.sees(|office| {
        let stay = office.of::<DayStay>().get(stay).unwrap();
        assert_eq!((stay.state, stay.fetched_by.as_str()), (StayState::Gone, "张敏"));
        assert_eq!((stay.arrived, stay.left), (Some(day(MONDAY).at(8, 30, 0, 0)), Some(day(MONDAY).at(17, 20, 0, 0))));
    });
    let twice = story.ask(day_care::Ask::Fetch { stay, at: None, by: String::new() }).unwrap_err();
    assert_eq!(twice, Refusal::from(core::Not::WrongState { kind: DayStay::KIND, state: "stay.gone" }));
}

#[test]
fn the_house_list_names_everybody_who_is_in_now() {
    let mut story = Story::on(MONDAY);
    let [a, b, c] = people(&mut story);
    day_care(&mut story, 5);
    let chess = story.room("棋牌室", 10);
    let booking = story.at(8, 50).books(c, place(chess, MONDAY, 9), 4).unwrap().record.unwrap().id;
    story.at(9, 0).asks(Request::Center(center::Ask::CheckIn { booking })).unwrap();
    let stay = story.ask(day_care::Ask::DropIn { resident: a }).unwrap().record.unwrap().id;
    books(&mut story, b, &[MONDAY], false).unwrap();
    let house = |story: &Story| story.sees(|office| HouseList::of(office, story.desk.now()));
    let now = house(&story);
    assert_eq!((now.guests, now.in_rooms, now.people), (vec![stay], vec![(chess, booking)], 5));
    story.at(11, 30).ask(day_care::Ask::Fetch { stay, at: None, by: String::new() }).unwrap();
    assert_eq!(house(&story), HouseList::default());
    // Who was never written down as fetched is still found the next day.
    let stay = story.ask(day_care::Ask::DropIn { resident: b }).unwrap_err();
    assert!(matches!(stay, Refusal { .. }), "she is booked: {stay:?}");
    let stay = story.sees(|office| guests(office, day(MONDAY)).iter().find(|s| s.resident == b).unwrap().id);
    story.ask(day_care::Ask::Arrive { stay, at: None }).unwrap();
    story.moves_to(day(TUESDAY).at(8, 0, 0, 0));
    assert_eq!(story.sees(|office| overdue(office, story.desk.now()).len()), 1);
    story.ask(day_care::Ask::Fetch { stay, at: None, by: String::new() }).unwrap();
    assert_eq!(story.sees(|office| overdue(office, story.desk.now()).len()), 0);
}

#[test]
fn every_command_of_day_care_is_undone_and_nobody_comes_back_to_a_place_that_was_given_away() {
    let mut story = Story::on(MONDAY);
    let [a, b] = people(&mut story);
    day_care(&mut story, 1);
    let stay = books(&mut story, a, &[MONDAY], false).unwrap().record.unwrap().id;
    let seen = |story: &Story| story.sees(|office| office.of::<DayStay>().get(stay).cloned());
    let by = || "张敏".to_owned();
    for ask in [
        day_care::Ask::MissStay { stay },
        day_care::Ask::Arrive { stay, at: None },
        day_care::Ask::Fetch { stay, at: None, by: by() },
    ] {
        let before = seen(&story);
        story.ask(ask.clone()).unwrap();
        let after = seen(&story);
        story.asks(Request::Desk(core::Ask::Undo)).unwrap();
        assert_eq!(seen(&story), before, "{ask:?}");
        story.asks(Request::Desk(core::Ask::Redo)).unwrap();
        assert_eq!(seen(&story), after, "{ask:?}");
    }
    let other = books(&mut story, a, &[TUESDAY], false).unwrap().record.unwrap().id;
    story.ask(linli::desk::day_care::Ask::CancelStay { stay: other, reason: 1 }).unwrap();
    let cancelled = story.desk.office().to_undo().cloned().unwrap();
    books(&mut story, b, &[TUESDAY], false).unwrap();
    let refusal = story.takes_back(&cancelled).unwrap_err();
    assert!(
        matches!(refusal, Refusal { why: Why::Desk(core::Not::ChangedSince { kind: DayStay::KIND, .. }), .. }),
        "{refusal:?}"
    );
}

#[test]
fn a_guardian_who_is_a_resident_is_picked_and_brings_name_and_telephone_along() {
    let mut story = Story::on(MONDAY);
    let [a, b] = people(&mut story);
    day_care(&mut story, 5);
    let told = |answers| DayCareProfile { id: a, answers, ..DayCareProfile::default() };
    let set = |profile, only: &[&'static str]| day_care::Ask::SetProfile { profile, only: Some(only.to_vec()) };
    let picked = |story: &Story| story.sees(|office| profile(office, a, None).unwrap());
    let resident = story.sees(|office| office.of::<Resident>().get(b).cloned().unwrap());
    story.ask(set(told(b), &["guardian.resident"])).unwrap();
    let phone = resident.phones.first().cloned().unwrap_or_default();
    assert_eq!((picked(&story).answers, picked(&story).guardian.name), (b, resident.name));
    assert_eq!(picked(&story).guardian.phone, phone);
    // They stand for the guest now: nobody removes them unseen, and whoever is merged into another is followed.
    assert!(story.sees(|office| office.references.to(Resident::KIND, b).any(|(kind, _)| kind == DayCareProfile::KIND)));
    assert!(story.ask(set(told(a), &["guardian.resident"])).is_err(), "nobody answers for themselves");
}

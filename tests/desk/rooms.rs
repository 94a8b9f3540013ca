//! Rooms: by which rules they are booked, when they are closed, and what becomes of bookings in a closure's way.

use linli::desk::Request;
use linli::desk::center;
use linli::desk::center::recurring::{Plan, preview};
use linli::desk::center::rooms::{holidays_from, moves_of, standing_in};
use linli::desk::core;
use linli::desk::teams;
use linli::model::Booking;
use linli::model::Why;
use linli::model::center::booking::{DayPlan, SlotTime};
use linli::model::center::series::Until;
use linli::model::{BookingState, Closure, Group, Groups, Holiday, Id, Refusal, Room, Team, Way};

use super::story::{Answer, Story, place};

const MONDAY: &str = "2026-11-23";

/// A room changed from the ordinary one.
fn changed(story: &mut Story, room: Id, change: impl FnOnce(&mut Room)) -> Answer {
    let mut record = story.sees(|office| office.of::<Room>().get(room).unwrap().clone());
    change(&mut record);
    story.asks(Request::Center(center::Ask::SetRoom { room: Box::new(record) }))
}

fn begin() -> (Story, Id, Id) {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let room = story.room("书画室", 12);
    (story, xie, room)
}

#[test]
fn a_room_has_its_own_hours_on_some_days() {
    let (mut story, xie, room) = begin();
    let slot = SlotTime { start: "10:00".parse().unwrap(), end: "11:00".parse().unwrap() };
    changed(&mut story, room, |room| {
        room.weekdays = 0b11_1111;
        room.special = vec![DayPlan { weekdays: 0b10_0000, slots: vec![slot] }];
    })
    .unwrap();
    story.books(xie, place(room, "2026-11-28", 10), 1).unwrap();
    assert!(matches!(
        story.books(xie, place(room, "2026-11-28", 14), 1),
        Err(Refusal { why: Why::Center(center::Not::NoSuchSlot { .. }), .. })
    ));
    assert!(matches!(
        story.books(xie, place(room, "2026-11-27", 10), 1),
        Err(Refusal { why: Why::Center(center::Not::NoSuchSlot { .. }), .. })
    ));
}

#[test]
fn party_groups_notice_and_use_are_limited() {
    let (mut story, xie, room) = begin();
    let veteran = Groups::default().with(Group::Entitled);
    changed(&mut story, room, |room| {
        (room.smallest_party, room.groups, room.least_age) = (2, veteran, 60);
        (room.notice_hours, room.ahead_days) = (24, 10);
    })
    .unwrap();
    let mut tries = |who, day, heads| story.books(who, place(room, day, 14), heads).map(drop);
    assert_eq!(tries(xie, "2026-11-26", 1), Err(Refusal::from(center::Not::PartyTooSmall { room, least: 2 })));
    // What may be booked instead stands on digits.
    let late = tries(xie, MONDAY, 2).unwrap_err();
    assert_eq!(late.clone().without_ways(), Refusal::from(center::Not::TooLate { room, hours: 24 }));
    assert!(late.ways().iter().any(|way| matches!(way, Way::Slot { .. })), "{late:?}");
    let early = tries(xie, "2026-12-04", 2).unwrap_err();
    assert_eq!(early.without_ways(), Refusal::from(center::Not::TooEarly { room, days: 10 }));
    assert_eq!(tries(xie, "2026-11-24", 2), Ok(()));
    let young = story.resident("张敏", 40, "红光巷12号");
    let refusal = story.books(young, place(room, "2026-11-26", 14), 2).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::from(center::Not::NotAdmitted { room, least_age: 60, groups: veteran, team: Id::NONE })
    );
    // Who stands at the door is not asked how long before they booked.
    let walk_in = Request::Center(center::Ask::WalkIn { resident: xie, place: place(room, MONDAY, 9), heads: 2 });
    story.at(9, 30).asks(walk_in).unwrap();
    let too_large = changed(&mut story, room, |room| room.smallest_party = 13).unwrap_err();
    assert!(matches!(too_large, Refusal { why: Why::Desk(core::Not::Field { key: "smallest_party", .. }), .. }));
    changed(&mut story, room, |room| room.rules = 2).unwrap();
    let retired = story.books(xie, place(room, "2026-11-26", 14), 2).unwrap_err();
    assert_eq!(retired, Refusal::from(center::Not::RoomRetired { room }));
}

#[test]
fn a_person_has_a_share_of_a_room_on_a_day_and_in_a_week() {
    let (mut story, xie, room) = begin();
    changed(&mut story, room, |room| (room.most_a_day, room.most_a_week) = (1, 2)).unwrap();
    story.books(xie, place(room, "2026-11-24", 9), 1).unwrap();
    let day = story.books(xie, place(room, "2026-11-24", 14), 1).unwrap_err();
    assert!(matches!(day, Refusal { why: Why::Center(center::Not::Quota { most: 1, a_week: false, .. }), .. }));
    story.books(xie, place(room, "2026-11-25", 9), 1).unwrap();
    let week = story.books(xie, place(room, "2026-11-27", 9), 1).unwrap_err();
    let Refusal { why: Why::Center(center::Not::Quota { most: 2, a_week: true, .. }), ways } = week else {
        panic!("{week:?}")
    };
    // Only the weeks before and after have something left.
    let monday = jiff::civil::Date::constant(2026, 11, 30);
    assert!(ways.iter().all(|way| matches!(way, Way::Slot { place, .. } if place.date >= monday)), "{ways:?}");
    story.books(xie, place(room, "2026-11-30", 9), 1).unwrap();
}

#[test]
fn a_room_is_closed_for_a_part_of_a_day() {
    let (mut story, xie, room) = begin();
    let date = "2026-11-25".parse().unwrap();
    let closure =
        Closure { from: Some("13:00".parse().unwrap()), ..Closure::whole_day(room, date, 2, "投影仪送修") };
    let backwards = Closure { until: Some("12:00".parse().unwrap()), ..closure.clone() };
    assert!(matches!(
        story.asks(Request::Center(center::Ask::Close { closure: backwards })),
        Err(Refusal { why: Why::Desk(core::Not::Field { key: "until", .. }), .. })
    ));
    story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    assert!(matches!(
        story.books(xie, place(room, "2026-11-25", 14), 1),
        Err(Refusal { why: Why::Center(center::Not::RoomClosed { reason: 2, .. }), .. })
    ));
    story.books(xie, place(room, "2026-11-25", 9), 1).unwrap();
}

#[test]
fn a_public_holiday_closes_rooms_until_the_office_says_otherwise() {
    let (mut story, xie, room) = begin();
    let new_year = place(room, "2027-01-01", 9);
    let refusal = story.books(xie, new_year, 1).unwrap_err();
    assert!(matches!(refusal, Refusal { why: Why::Center(center::Not::RoomClosed { reason: 1, .. }), .. }));
    let ahead = story.sees(|office| holidays_from(office, MONDAY.parse().unwrap()));
    assert_eq!((ahead[0].name.as_str(), ahead[0].state), ("元旦", Holiday::TO_CONFIRM));
    let open = Holiday { state: Holiday::OPEN, ..ahead[0].clone() };
    story.asks(Request::Center(center::Ask::SetHoliday { holiday: Box::new(open) })).unwrap();
    story.books(xie, new_year, 1).unwrap();
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert!(story.books(xie, new_year, 1).is_err());
    changed(&mut story, room, |room| room.rules = 1).unwrap();
    story.books(xie, new_year, 1).unwrap();
}

#[test]
fn bookings_in_a_closures_way_are_named_and_moved_or_cancelled_as_one() {
    let (mut story, xie, room) = begin();
    let wang = story.resident("王桂芳", 68, "红光巷12号");
    let day = "2026-11-25";
    for (who, hour, heads) in [(xie, 9, 12), (xie, 14, 6), (wang, 14, 6)] {
        story.books(who, place(room, day, hour), heads).unwrap();
    }
    let closure =
        Closure { from: Some("13:00".parse().unwrap()), ..Closure::whole_day(room, day.parse().unwrap(), 2, "") };
    story.asks(Request::Center(center::Ask::Close { closure: closure.clone() })).unwrap();
    let now = story.desk.now();
    let moves = story.sees(|office| moves_of(office, &standing_in(office, &closure, now), now));
    assert_eq!(moves.len(), 2);
    // Both fit the next afternoon together; neither is put where twelve already sit.
    assert!(moves.iter().all(|(_, to)| *to == Some(place(room, "2026-11-26", 14))), "{moves:?}");
    let moves: Vec<_> = moves.into_iter().filter_map(|(id, to)| Some((id, to?))).collect();
    let ids: Vec<Id> = moves.iter().map(|(id, _)| *id).collect();
    story.asks(Request::Center(center::Ask::MoveBookings { moves })).unwrap();
    assert_eq!(story.sees(|office| standing_in(office, &closure, now).len()), 0);
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    story.asks(Request::Center(center::Ask::CancelBookings { bookings: ids.clone(), reason: 3 })).unwrap();
    let states =
        story.sees(|office| ids.iter().map(|id| office.of::<Booking>().get(*id).unwrap().state).collect::<Vec<_>>());
    assert_eq!(states, [BookingState::Cancelled; 2]);
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn a_room_is_for_the_members_of_its_team_and_whoever_is_old_enough() {
    let (mut story, xie, room) = begin();
    let young = story.resident("张敏", 40, "红光巷12号");
    let team = Team { members: vec![young], leader: young, ..dance() };
    let team = story.ask(teams::Ask::SetTeam(team)).unwrap().record.unwrap().id;
    changed(&mut story, room, |room| room.team = team).unwrap();
    let book = |story: &mut Story, who| story.books(who, place(room, "2026-11-26", 14), 1).map(drop);
    let nobody = Groups::default();
    assert_eq!(
        book(&mut story, xie),
        Err(Refusal::from(center::Not::NotAdmitted { room, least_age: 0, groups: nobody, team }))
    );
    assert_eq!(book(&mut story, young), Ok(()));
    // With a least age, both may; who is neither old enough nor a member is told of both ways.
    changed(&mut story, room, |room| room.least_age = 60).unwrap();
    assert_eq!(book(&mut story, xie), Ok(()));
    let other = story.resident("王磊", 30, "红光巷12号");
    assert_eq!(
        book(&mut story, other),
        Err(Refusal::from(center::Not::NotAdmitted { room, least_age: 60, groups: nobody, team }))
    );
    // Who leaves the team cannot book any more.
    story.ask(teams::Ask::LeaveTeam { team, resident: young }).unwrap();
    let late = story.books(young, place(room, "2026-11-27", 14), 1).unwrap_err();
    assert!(matches!(late, Refusal { why: Why::Center(center::Not::NotAdmitted { .. }), .. }));
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
}

fn dance() -> Team {
    Team {
        id: Id::NONE,
        name: "阳光老人舞蹈队".into(),
        kind: 1,
        leader: Id::NONE,
        members: Vec::new(),
        weekdays: 1,
        start: "15:00".parse().unwrap(),
        end: "16:30".parse().unwrap(),
        place: String::new(),
        order: 0,
        note: String::new(),
    }
}

#[test]
fn canteen_and_day_care_are_not_booked_by_slots_by_no_way() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, "红光巷12号");
    for room in [super::canteen::canteen(&mut story), super::daycare::day_care(&mut story, 4)] {
        let no = Err(Refusal::from(center::Not::NotBySlots { room }));
        let at = place(room, "2026-11-26", 14);
        assert_eq!(story.books(xie, at, 1).map(drop), no);
        let wait = Request::Center(center::Ask::Wait { resident: xie, place: at, heads: 1, note: String::new() });
        assert_eq!(story.asks(wait).map(drop), no);
        let walk_in = Request::Center(center::Ask::WalkIn { resident: xie, place: place(room, MONDAY, 9), heads: 1 });
        assert_eq!(story.asks(walk_in).map(drop), no);
        let plan = Plan { resident: xie, first: at, heads: 1, every: 1, until: Until::Times(2), note: String::new() };
        let now = story.desk.now();
        let turns = story.sees(|office| preview(office, &plan, now));
        assert!(turns.iter().all(
            |turn| turn.obstacle == Some(Refusal::from(center::Not::NotBySlots { room })) && turn.nearest.is_none()
        ));
        let series = Request::Center(center::Ask::BookSeries {
            plan: Box::new(plan),
            places: vec![at],
            waits: vec![],
            skipped: vec![],
        });
        assert_eq!(story.asks(series).map(drop), no);
    }
}

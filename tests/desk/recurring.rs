//! Bookings that come again: what stands in the way, one command, undone whole, changed and cancelled in parts.

use linli::desk::Request;
use linli::desk::center;
use linli::desk::center::recurring::{Choice, Plan, Turn, bookings_of_series, preview};
use linli::desk::center::series::preview_change;
use linli::desk::core;
use linli::desk::core::visitor::Reach;
use linli::model::Why;
use linli::model::center::booking::Place;
use linli::model::center::series::Until;
use linli::model::{Booking, BookingState, Closure, Holiday, Id, Note, Refusal};
use linli::model::{Series, Waiting};

use super::story::{Answer, Story, place};

const LANE: &str = "红光巷12号3号楼2单元501";

/// Every Wednesday afternoon for two months, one of them a holiday and one a clash.
struct Wednesdays {
    story: Story,
    plan: Plan,
    chess: Id,
}

impl Wednesdays {
    fn begin() -> Self {
        let mut story = Story::on("2026-11-23");
        let xie = story.resident("解秀英", 71, LANE);
        let (chess, painting) = (story.room("棋牌室", 10), story.room("书画室", 12));
        story.books(xie, place(painting, "2026-12-09", 14), 1).unwrap();
        let date = "2026-12-16".parse().unwrap();
        let holiday = Holiday {
            id: Id::NONE,
            date,
            name: "社区日".into(),
            state: Holiday::CONFIRMED,
            source: "街办".into(),
            hours: 0,
        };
        story.asks(Request::Center(center::Ask::SetHoliday { holiday: Box::new(holiday) })).unwrap();
        let first = place(chess, "2026-11-25", 14);
        let plan = Plan { resident: xie, first, heads: 1, every: 1, until: Until::Months(2), note: String::new() };
        Self { story, plan, chess }
    }

    fn turns(&self) -> Vec<Turn> {
        let now = self.story.desk.now();
        self.story.sees(|office| preview(office, &self.plan, now))
    }

    fn books(&mut self, turns: &[Turn]) -> Answer {
        let chosen = |choice| turns.iter().filter(move |turn| turn.choice == choice);
        let mut places: Vec<Place> = chosen(Choice::Book).map(|turn| turn.place).collect();
        places.extend(chosen(Choice::Move).filter_map(|turn| turn.nearest));
        places.sort_by_key(|place| place.at());
        let request = Request::Center(center::Ask::BookSeries {
            plan: Box::new(self.plan.clone()),
            places,
            waits: chosen(Choice::Wait).map(|turn| turn.place).collect(),
            skipped: chosen(Choice::Skip).map(|turn| turn.place.date).collect(),
        });
        self.story.asks(request)
    }

    fn standing(&self) -> Vec<Booking> {
        self.story.sees(|office| {
            let Some(series) = office.of::<Series>().all().next() else { return Vec::new() };
            let mut all: Vec<Booking> =
                bookings_of_series(office, series.id).filter(|b| b.holds_places()).cloned().collect();
            all.sort_by_key(|booking| booking.date);
            all
        })
    }
}

#[test]
fn a_preview_names_the_holiday_and_the_clash_and_presets_them_to_be_skipped() {
    let wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    assert_eq!(turns.len(), 9);
    let skipped: Vec<&Turn> = turns.iter().filter(|turn| turn.choice == Choice::Skip).collect();
    let [clash, holiday] = skipped.as_slice() else { panic!("{skipped:?}") };
    assert!(
        matches!(clash.obstacle, Some(Refusal { why: Why::Center(center::Not::Clash { .. }), .. }))
            && clash.place.date.to_string() == "2026-12-09"
    );
    assert!(matches!(
        holiday.obstacle,
        Some(Refusal { why: Why::Center(center::Not::RoomClosed { reason: 1, .. }), .. })
    ));
    // Nearest to the clash is the morning of the same day, to the holiday the same hour of the next.
    assert_eq!(clash.nearest, Some(place(wednesdays.chess, "2026-12-09", 9)));
    assert_eq!(holiday.nearest, Some(place(wednesdays.chess, "2026-12-17", 14)));
    assert!(!clash.may(Choice::Book) && !clash.may(Choice::Wait) && clash.may(Choice::Move));
}

#[test]
fn a_series_is_one_command_and_is_undone_and_redone_whole() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    let done = wednesdays.books(&turns).unwrap();
    assert!(matches!(done.note, Note::Center(center::Did::SeriesBooked { times: 7, skipped: 2, every: 1, .. })));
    assert_eq!(wednesdays.standing().len(), 7);
    assert_eq!(wednesdays.story.sees(|office| office.of::<Series>().all().next().unwrap().skipped.len()), 2);
    wednesdays.story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(wednesdays.story.sees(|office| (office.of::<Series>().len(), office.of::<Booking>().len())), (0, 1));
    wednesdays.story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    assert_eq!(wednesdays.standing().len(), 7);
    assert_eq!(wednesdays.story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn obstacles_are_moved_where_that_fits_and_a_full_date_may_wait() {
    let mut wednesdays = Wednesdays::begin();
    let wang = wednesdays.story.resident("王桂芳", 68, "柿园路8号1-1-202");
    wednesdays.story.books(wang, place(wednesdays.chess, "2026-12-30", 14), 10).unwrap();
    let mut turns = wednesdays.turns();
    for turn in turns.iter_mut().filter(|turn| turn.obstacle.is_some()) {
        turn.choice = if turn.may(Choice::Wait) { Choice::Wait } else { Choice::Move };
    }
    wednesdays.books(&turns).unwrap();
    let days: Vec<String> = wednesdays.standing().iter().map(|booking| booking.place().at().to_string()).collect();
    assert_eq!(days.len(), 8);
    assert!(days.contains(&"2026-12-09T09:00:00".to_owned()) && days.contains(&"2026-12-17T14:00:00".to_owned()));
    let waiting =
        wednesdays.story.sees(|office| office.of::<Waiting>().all().map(|w| w.date.to_string()).collect::<Vec<_>>());
    assert_eq!(waiting, ["2026-12-30"]);
    wednesdays.story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(wednesdays.story.sees(|office| office.of::<Waiting>().len()), 0);
}

#[test]
fn what_no_longer_fits_when_it_is_saved_is_refused_whole() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    let closure = Closure::whole_day(wednesdays.chess, "2027-01-06".parse().unwrap(), 2, "");
    wednesdays.story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    assert!(matches!(
        wednesdays.books(&turns),
        Err(Refusal { why: Why::Center(center::Not::RoomClosed { reason: 2, .. }), .. })
    ));
    assert_eq!(wednesdays.standing(), []);
}

#[test]
fn a_series_is_cancelled_from_one_date_on_or_whole_and_the_past_stays() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    wednesdays.books(&turns).unwrap();
    let all = wednesdays.standing();
    let cancel = |id, reach| Request::Center(center::Ask::CancelSeries { booking: id, reach, reason: 1 });
    wednesdays.story.asks(cancel(all[1].id, Reach::This)).unwrap();
    assert_eq!(wednesdays.standing().len(), 6);
    let done = wednesdays.story.asks(cancel(all[4].id, Reach::Later)).unwrap();
    assert!(matches!(done.note, Note::Center(center::Did::SeriesCancelled { times: 3, .. })));
    assert_eq!(wednesdays.standing().len(), 3);
    wednesdays.story.moves_to("2026-11-26T09:00".parse().unwrap());
    wednesdays.story.asks(cancel(all[2].id, Reach::All)).unwrap();
    let left = wednesdays.standing();
    assert_eq!((left.len(), left[0].date.to_string()), (1, "2026-11-25".to_owned()));
    wednesdays.story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(wednesdays.standing().len(), 3);
}

#[test]
fn a_series_moves_by_as_many_days_from_one_date_on_all_or_none() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    wednesdays.books(&turns).unwrap();
    let all = wednesdays.standing();
    let changed = |booking: &Booking| Booking {
        date: booking.date.tomorrow().unwrap(),
        start: "09:00".parse().unwrap(),
        heads: 2,
        ..booking.clone()
    };
    let request = |booking: &Booking, reach| {
        Request::Center(center::Ask::ChangeSeries { booking: Box::new(changed(booking)), reach, picks: None })
    };
    wednesdays.story.asks(request(&all[3], Reach::Later)).unwrap();
    let now = wednesdays.standing();
    let seen = |booking: &Booking| (booking.date.weekday().to_monday_one_offset(), booking.start.hour(), booking.heads);
    assert_eq!(now[..3].iter().map(seen).collect::<Vec<_>>(), [(3, 14, 1); 3]);
    assert_eq!(now[3..].iter().map(seen).collect::<Vec<_>>(), [(4, 9, 2); 4]);
    // One of the others meets a closed Thursday: nothing moves.
    let closure = Closure::whole_day(Id::NONE, all[1].date.tomorrow().unwrap(), 3, "");
    wednesdays.story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    assert!(matches!(
        wednesdays.story.asks(request(&all[0], Reach::All)),
        Err(Refusal { why: Why::Center(center::Not::RoomClosed { .. }), .. })
    ));
    assert_eq!(wednesdays.standing(), now);
    assert!(now.iter().all(|booking| booking.state == BookingState::Booked));
}

#[test]
fn a_series_within_one_room_keeps_its_own_dates_apart() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    wednesdays.books(&turns).unwrap();
    // Every booking a week later: each takes the place that the next one leaves.
    let first = wednesdays.standing()[4].clone();
    let date = first.date.checked_add(jiff::ToSpan::weeks(1)).unwrap();
    let request = Request::Center(center::Ask::ChangeSeries {
        booking: Box::new(Booking { date, ..first }),
        reach: Reach::Later,
        picks: None,
    });
    wednesdays.story.asks(request).unwrap();
    assert_eq!(wednesdays.standing().last().unwrap().date.to_string(), "2027-01-27");
    assert_eq!(wednesdays.story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn a_booking_and_a_whole_series_cost_one_commit_each() {
    let mut wednesdays = Wednesdays::begin();
    let head = |wednesdays: &Wednesdays| wednesdays.story.sees(|office| office.head);
    let before = head(&wednesdays);
    let wang = wednesdays.story.resident("王桂芳", 68, "柿园路8号1-1-202");
    let registered = head(&wednesdays);
    wednesdays.story.books(wang, place(wednesdays.chess, "2026-11-26", 14), 2).unwrap();
    assert_eq!((registered - before, head(&wednesdays) - registered), (1, 1));
    let turns = wednesdays.turns();
    wednesdays.books(&turns).unwrap();
    assert_eq!(head(&wednesdays) - registered, 2);
}

#[test]
fn what_cannot_be_changed_is_named_and_stays_while_the_others_go() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    wednesdays.books(&turns).unwrap();
    let all = wednesdays.standing();
    let closure = Closure::whole_day(Id::NONE, all[2].date.tomorrow().unwrap(), 3, "");
    wednesdays.story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    let changed = Booking { date: all[0].date.tomorrow().unwrap(), ..all[0].clone() };
    let now = wednesdays.story.desk.now();
    let mut turns = wednesdays.story.sees(|office| preview_change(office, &changed, Reach::All, now));
    let blocked: Vec<usize> = (0..turns.len()).filter(|nth| turns[*nth].1.obstacle.is_some()).collect();
    assert_eq!((turns.len(), blocked), (7, vec![2]));
    assert!(matches!(
        turns[2].1.obstacle,
        Some(Refusal { why: Why::Center(center::Not::RoomClosed { reason: 3, .. }), .. })
    ));
    assert_eq!((turns[2].1.choice, turns[2].0), (Choice::Skip, all[2].id));
    let picks = |turns: &[(Id, Turn)]| {
        let going = turns.iter().filter(|(_, turn)| turn.choice != Choice::Skip);
        let to = |turn: &Turn| if turn.choice == Choice::Move { turn.nearest.unwrap() } else { turn.place };
        Some(going.map(|(id, turn)| (*id, to(turn))).collect())
    };
    let request = |picks| {
        Request::Center(center::Ask::ChangeSeries { booking: Box::new(changed.clone()), reach: Reach::All, picks })
    };
    let done = wednesdays.story.asks(request(picks(&turns))).unwrap();
    assert!(matches!(done.note, Note::Center(center::Did::SeriesChanged { times: 6, .. })));
    let days = |wednesdays: &Wednesdays| {
        wednesdays.standing().iter().map(|b| b.date.weekday().to_monday_one_offset()).collect::<Vec<_>>()
    };
    assert_eq!(days(&wednesdays), [4, 4, 3, 4, 4, 4, 4]);
    assert_eq!(wednesdays.story.sees(linli::desk::core::check::findings), []);
    wednesdays.story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(wednesdays.standing(), all);
    // The blocked one may go to the nearest place instead.
    turns[2].1.choice = Choice::Move;
    wednesdays.story.asks(request(picks(&turns))).unwrap();
    assert!(days(&wednesdays).iter().all(|day| *day != 3) && wednesdays.standing().len() == 7);
    assert_eq!(wednesdays.story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn one_that_stays_is_in_the_way_of_the_one_that_would_take_its_place() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    wednesdays.books(&turns).unwrap();
    let last = wednesdays.standing().last().unwrap().clone();
    let date = last.date.checked_add(jiff::ToSpan::weeks(1)).unwrap();
    wednesdays
        .story
        .asks(Request::Center(center::Ask::Close { closure: Closure::whole_day(Id::NONE, date, 3, "") }))
        .unwrap();
    let fourth = wednesdays.standing()[4].clone();
    let changed = Booking { date: fourth.date.checked_add(jiff::ToSpan::weeks(1)).unwrap(), ..fourth };
    let now = wednesdays.story.desk.now();
    // Each would take the place of the next: the last cannot go, and so nobody can.
    let turns = wednesdays.story.sees(|office| preview_change(office, &changed, Reach::Later, now));
    assert_eq!(turns.len(), 3);
    assert!(turns.iter().all(|(_, turn)| turn.obstacle.is_some()));
    assert!(matches!(turns[1].1.obstacle, Some(Refusal { why: Why::Center(center::Not::Clash { .. }), .. })));
}

#[test]
fn a_change_of_all_changes_what_was_edited_and_asks_about_dates_that_differ() {
    let mut wednesdays = Wednesdays::begin();
    let turns = wednesdays.turns();
    wednesdays.books(&turns).unwrap();
    let all = wednesdays.standing();
    // One date was changed by itself: nine o'clock, three heads, a note.
    let alone = Booking { start: jiff::civil::time(9, 0, 0, 0), heads: 3, note: "合唱".into(), ..all[2].clone() };
    wednesdays.story.ask(center::Ask::ChangeBooking { booking: Box::new(alone) }).unwrap();
    let alone = wednesdays.standing()[2].clone();
    // Two heads for all: the others keep hour and note; the one that differs in heads is asked about, and kept.
    let changed = Booking { heads: 2, ..all[0].clone() };
    let now = wednesdays.story.desk.now();
    let turns = wednesdays.story.sees(|office| preview_change(office, &changed, Reach::All, now));
    let differing: Vec<Id> = turns.iter().filter(|(_, turn)| turn.differs).map(|(id, _)| *id).collect();
    assert_eq!(differing, [alone.id]);
    assert!(turns.iter().all(|(_, turn)| (turn.choice == Choice::Skip) == turn.differs && turn.may(Choice::Book)));
    let ask = |booking: &Booking, picks| center::Ask::ChangeSeries {
        booking: Box::new(booking.clone()),
        reach: Reach::All,
        picks,
    };
    wednesdays.story.ask(ask(&changed, None)).unwrap();
    let after = wednesdays.standing();
    assert_eq!(after[2], alone);
    assert!(after.iter().filter(|booking| booking.id != alone.id).all(|b| (b.heads, b.start.hour()) == (2, 14)));
    // A note typed on the odd one for all: nobody's hour and headcount follow it.
    let noted = Booking { note: "换桌椅".into(), ..alone.clone() };
    let turns = wednesdays.story.sees(|office| preview_change(office, &noted, Reach::All, now));
    let picks = turns.iter().map(|(id, turn)| (*id, turn.place)).collect();
    wednesdays.story.ask(ask(&noted, Some(picks))).unwrap();
    let after = wednesdays.standing();
    assert!(after.iter().all(|booking| booking.note == "换桌椅"));
    let hours: Vec<(i8, u16)> = after.iter().map(|booking| (booking.start.hour(), booking.heads)).collect();
    assert_eq!((hours[2], hours[0], hours[1]), ((9, 3), (14, 2), (14, 2)));
    assert_eq!(wednesdays.story.sees(linli::desk::core::check::findings), []);
}

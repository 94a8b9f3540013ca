//! Two desks on one store, whose feeds come late and whose revisions have gaps: what one of them does between the
//! other's judging and its commit, and what each of them sees of the other.

use linli::desk::center;
use linli::desk::core;
use linli::desk::issues;
use linli::desk::people;
use linli::model::Why;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::channel;
use std::time::Duration;

use jiff::civil::{Date, date};
use linli::desk::core::commands::CommandLog;
use linli::desk::core::ledger::Books;
use linli::desk::core::worker::{Report, Worker};
use linli::desk::export::{Wanted, choose, export_row};
use linli::desk::import::{ImportError, Order};
use linli::desk::{Request, look};
use linli::exchange::export::Format;
use linli::exchange::{Mapping, OpenOptions, Roster, open};
use linli::model::people::doubt::Answers;
use linli::model::register::Secret;
use linli::model::{Booking, BookingState, Id, Issue, Living, Record, Refusal, Resident, Room, Unique};
use linli::store::Safe;
use linli::store::port::{Committed, Stamp};
use linli::text::Lang;

use crate::hall::Hall;
use crate::issues::lane;
use crate::story::{Story, id_number, place, with_ids};

const MONDAY: &str = "2026-11-23";
/// Longer than anything here takes: only a test that fails waits for it.
const LONG: Duration = Duration::from_secs(60);
const LANE: &str = "红光巷12号3号楼2单元501";

/// A desk of the hall, and which of its seats it has.
fn desk_of(hall: &Hall) -> (Story, usize) {
    let seat = hall.seat();
    let number = seat.number();
    let mut story = Story::on(MONDAY);
    story.desk = with_ids(Box::new(seat), &story.clock, 100 + number as u64);
    (story, number)
}

/// A desk that has laid something out, and a second one that knows of it.
fn two<T>(lays_out: impl FnOnce(&mut Story) -> T) -> (Hall, (Story, usize), Story, T) {
    let hall = Hall::default();
    let (mut here, seat) = desk_of(&hall);
    let laid_out = lays_out(&mut here);
    let (there, _) = desk_of(&hall);
    (hall, (here, seat), there, laid_out)
}

/// Sets the room's limit for one person and day.
fn most_a_day(story: &mut Story, room: Id, most: u8) {
    let mut room = story.sees(|office| office.of::<Room>().get(room).cloned()).unwrap();
    room.most_a_day = most;
    story.asks(Request::Center(center::Ask::SetRoom { room: Box::new(room) })).unwrap();
}

fn bookings_of(story: &Story, resident: Id) -> usize {
    story.sees(|office| office.of::<Booking>().all().filter(|booking| booking.resident == resident).count())
}

#[test]
fn a_quota_holds_on_several_desks() {
    let (hall, (mut here, seat), mut there, (xie, room)) = two(|story| {
        let room = story.room("书画室", 12);
        most_a_day(story, room, 1);
        (story.resident("解秀英", 71, LANE), room)
    });
    // Neither slot nor resident is the same record for both: only the head has moved.
    hall.meanwhile(seat, move || drop(there.books(xie, place(room, MONDAY, 14), 1).unwrap()));
    let refusal = here.books(xie, place(room, MONDAY, 9), 1).unwrap_err();
    assert!(matches!(refusal, Refusal { why: Why::Center(center::Not::Quota { most: 1, .. }), .. }), "{refusal:?}");
    assert_eq!(bookings_of(&here, xie), 1, "and the other desk's booking is on this board");
}

#[test]
fn a_clash_is_found_on_several_desks() {
    let (hall, (mut here, seat), mut there, (xie, rooms)) = two(|story| {
        let rooms = (story.room("书画室", 12), story.room("棋牌室", 12));
        (story.resident("解秀英", 71, LANE), rooms)
    });
    hall.meanwhile(seat, move || drop(there.books(xie, place(rooms.1, MONDAY, 14), 1).unwrap()));
    let refusal = here.books(xie, place(rooms.0, MONDAY, 14), 1).unwrap_err();
    assert!(
        matches!(refusal, Refusal { why: Why::Center(center::Not::Clash { place: other, .. }), .. } if other.room == rooms.1),
        "{refusal:?}"
    );
    assert_eq!(bookings_of(&here, xie), 1);
}

#[test]
fn a_household_keeps_its_head_on_several_desks() {
    let (hall, (mut here, seat), mut there, head) = two(|story| story.resident("解秀英", 71, LANE));
    hall.meanwhile(seat, move || {
        there.resident("张建国", 45, LANE);
    });
    let on = date(2026, 11, 20);
    let leaves = Request::People(people::Ask::MoveOut { resident: head, on, whole_household: false });
    assert_eq!(here.asks(leaves).unwrap_err(), Refusal::from(people::Not::HeadOfOthers { others: 1 }));
    here.sees(|office| {
        assert_eq!(office.of::<Resident>().get(head).unwrap().living, Living::Here);
        assert_eq!(linli::desk::core::check::findings(office), []);
    });
}

#[test]
fn numbers_are_given_once_and_a_refused_one_is_tried_again_as_the_same_command() {
    let (hall, (mut here, seat), mut there, xie) = two(|story| story.resident("解秀英", 71, LANE));
    let raises = |story: &Story, title: &str| {
        Request::Issues(issues::Ask::RegisterIssue {
            issue: Box::new(Issue { title: title.into(), ..lane(story) }),
            resident: xie,
            said: issues::Said::at_the_desk("难走"),
            sure: true,
        })
    };
    let request = raises(&there, "路灯不亮");
    hall.meanwhile(seat, move || drop(there.asks(request).unwrap()));
    let done = here.asks(raises(&here, "路面破损难走")).unwrap();
    assert_eq!(hall.refused(seat), [done.command]);
    let mut numbers: Vec<_> =
        here.sees(|office| office.of::<Issue>().all().map(|issue| (issue.number, issue.title.clone())).collect());
    numbers.sort();
    assert_eq!(numbers, [(1, "路灯不亮".into()), (2, "路面破损难走".into())]);
}

#[test]
fn a_desk_that_is_always_overtaken_says_so_and_changes_nothing() {
    for (times, gets_through) in [(5, true), (6, false)] {
        let (hall, (mut here, seat), there, (xie, room)) =
            two(|story| (story.resident("解秀英", 71, LANE), story.room("书画室", 12)));
        let there = Arc::new(std::sync::Mutex::new(there));
        for nth in 0..times {
            let there = Arc::clone(&there);
            hall.meanwhile(seat, move || {
                there.lock().unwrap().resident("王伟", 30 + nth, "红光巷20号");
            });
        }
        let answer = here.books(xie, place(room, MONDAY, 14), 3);
        match answer {
            Ok(_) => assert!(gets_through),
            Err(refusal) => assert_eq!((refusal, gets_through), (Refusal::from(core::Not::Overtaken), false)),
        }
        assert_eq!(bookings_of(&here, xie), usize::from(gets_through));
        assert_eq!(hall.refused(seat).len(), times as usize);
        // Nobody is in the way any more.
        here.books(xie, place(room, MONDAY, 9), 3).unwrap();
    }
}

#[test]
fn ones_own_work_is_seen_and_taken_back_before_any_feed_has_come() {
    let (hall, (mut here, _), mut there, (xie, room)) =
        two(|story| (story.resident("解秀英", 71, LANE), story.room("书画室", 12)));
    let booked = here.books(xie, place(room, MONDAY, 14), 3).unwrap();
    assert_eq!(bookings_of(&here, xie), 1);
    // What was judged without what came between is still entered behind it.
    there.resident("张建国", 45, LANE);
    here.asks(Request::Desk(core::Ask::UndoThis { command: booked.command, rev: 0 })).unwrap();
    assert_eq!(bookings_of(&here, xie), 0);
    assert_eq!(here.sees(|office| office.of::<Resident>().len()), 2);
    let seen = here.sees(|office| (office.head, office.commands.newest().map(|one| one.id).collect::<Vec<_>>()));
    hall.deliver();
    assert!(!here.desk.follow(), "the feed has no news of what was read or done before");
    assert_eq!(here.sees(|office| (office.head, office.commands.newest().map(|one| one.id).collect::<Vec<_>>())), seen);
    assert!(there.desk.follow());
    assert_eq!(there.sees(|office| office.head), seen.0);
    assert_eq!(bookings_of(&there, xie), 0);
}

#[test]
fn what_another_desk_does_is_seen_here_without_a_write() {
    let (hall, (here, _), mut there, (xie, room)) =
        two(|story| (story.resident("解秀英", 71, LANE), story.room("书画室", 12)));
    let Story { desk, .. } = here;
    let (told, reports) = channel();
    let tell = Arc::new(move |report| drop(told.send(report)));
    let mut worker = Worker::start(move |_| Ok(desk), tell).unwrap();
    let Ok(Report::Opened { office, .. }) = reports.recv() else { panic!("it opens") };
    let booked = || look(&office).bookings_on(date(2026, 11, 26)).count();
    for (nth, hour) in [9, 14].into_iter().enumerate() {
        there.books(xie, place(room, "2026-11-26", hour), 3).unwrap();
        assert_eq!(booked(), nth);
        hall.deliver();
        assert!(matches!(reports.recv_timeout(LONG), Ok(Report::Followed)));
        assert_eq!(booked(), nth + 1);
    }
    worker.close();
    let rest: Vec<_> = reports.iter().collect();
    assert!(matches!(rest[..], [Report::Gone]), "its own commits wake nobody: {rest:?}");
}

#[test]
fn two_desks_that_open_on_the_first_day_share_one_secret() {
    let hall = Hall::default();
    let seat = hall.seat();
    let other = hall.clone();
    hall.meanwhile(seat.number(), move || drop(desk_of(&other)));
    let story = Story::on(MONDAY);
    let mut here = with_ids(Box::new(seat), &story.clock, 5);
    let (there, _) = desk_of(&hall);
    let secret = |desk: &linli::desk::Desk| desk.office().of::<Secret>().all().map(|one| one.key).collect::<Vec<_>>();
    assert_eq!(secret(&here).len(), 1);
    assert_eq!(secret(&here), secret(&there.desk));
    assert!(!here.follow());
}

/// A roster of so many people, each at an address of their own.
fn roster(count: usize) -> String {
    let mut text = String::from("姓名,身份证号,住址\n");
    for nth in 0..count {
        let id = person(nth);
        writeln!(text, "王{},{id},红光巷{}号", ["伟", "芳", "秀英"][nth % 3], 1 + nth).unwrap();
    }
    text
}

fn person(nth: usize) -> String {
    id_number(Date::new(1930 + (nth % 60) as i16, 1, 7).unwrap(), (nth / 60 + 100) as u16)
}

#[test]
fn an_import_that_is_refused_half_way_counts_as_unfinished_and_goes_on() {
    const PEOPLE: usize = 150;
    let (hall, (mut here, seat), mut there, _) = two(|story| story.room("书画室", 12));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roster.csv");
    std::fs::write(&path, roster(PEOPLE)).unwrap();
    let import = |story: &mut Story| {
        let table = open(&path, &OpenOptions::default()).unwrap();
        let mut roster = Roster::read_as(table, story.desk.today(), &Mapping::default()).unwrap();
        let order =
            Order { file: 9, name: "roster.csv".into(), answers: &Answers::default(), stop: &AtomicBool::new(false) };
        story.desk.import(&mut roster, &order, &mut |_| {})
    };
    let mut new = there.new_resident("王芳", 60, "柿园路8号");
    new.resident.id_number = person(70);
    (new.resident.birth, new.resident.sex) = (None, linli::model::Sex::Unknown);
    new.resident.complete();
    hall.meanwhile(seat, move || {
        drop(there.asks(Request::People(people::Ask::Register { new: Box::new(new), sure: true })).unwrap());
    });
    let error = import(&mut here).unwrap_err();
    assert!(
        matches!(
            error,
            ImportError::Refused(Refusal { why: Why::Desk(core::Not::Changed { kind: Unique::KIND }), .. })
        ),
        "{error:?}"
    );
    let unfinished = here.sees(|office| office.unfinished_imports().next()).expect("the command lacks its last part");
    let command = here.sees(|office| office.commands.get(unfinished.command).cloned()).unwrap();
    assert!(!command.complete);
    let taken = here.sees(|office| office.of::<Resident>().len());
    assert!(0 < taken && taken <= PEOPLE + 1, "{taken}");

    // The same file again goes on with the same command; nobody is registered twice.
    import(&mut here).unwrap();
    let command = here.sees(|office| office.commands.get(unfinished.command).cloned()).unwrap();
    assert!(command.complete);
    assert_eq!(here.sees(|office| office.of::<Resident>().len()), PEOPLE);
    assert_eq!(here.sees(|office| office.unfinished_imports().count()), 0);
    here.takes_back(&command).unwrap();
    assert_eq!(here.sees(|office| office.of::<Resident>().len()), 1, "as one, whatever lies between its parts");
}

#[test]
fn parts_of_a_command_are_one_command_whatever_lies_between_them() {
    let mut log = CommandLog::default();
    let mut rev = 0;
    let mut follow = |command, part, last| {
        rev += 2;
        let stamp = Stamp { command, part, last, ..Stamp::default() };
        log.follow(&Committed { rev, id: rev, stamp, ops: Vec::new() });
    };
    follow(1, 0, false);
    (100..300).for_each(|other| follow(other, 0, true));
    follow(1, 1, true);
    assert_eq!(log.newest().filter(|command| command.id == 1).count(), 1);
    assert_eq!(log.unfinished().count(), 0);
    assert_eq!(log.get(1).map(|command| (command.first, command.last)), Some((2, 404)));
}

#[test]
fn a_late_feed_puts_nothing_older_over_what_was_read_since() {
    let (hall, (mut here, _), mut there, (booking, day)) = two(|story| {
        story.moves_to(date(2026, 11, 2).at(8, 0, 0, 0));
        let (xie, room) = (story.resident("解秀英", 71, LANE), story.room("书画室", 12));
        let day = place(room, "2026-11-02", 9);
        let booking = story.books(xie, day, 2).unwrap().record.unwrap().id;
        story.moves_to(date(2026, 11, 23).at(9, 0, 0, 0));
        (booking, day)
    });
    // Opened anew, neither desk holds a day so long ago.
    here.desk = desk_of(&hall).0.desk;
    let state = |story: &Story| story.sees(|office| office.of::<Booking>().get(booking).map(|booking| booking.state));
    assert_eq!(state(&here), None);
    let came = there.asks(Request::Center(center::Ask::EnterArrival { booking, at: day.at() })).unwrap();
    there.asks(Request::Desk(core::Ask::UndoThis { command: came.command, rev: 0 })).unwrap();
    here.recalls(day.date);
    assert_eq!(state(&here), Some(BookingState::Booked));
    for _ in 0..2 {
        hall.deliver_some(1);
        here.desk.follow();
        assert_eq!(state(&here), Some(BookingState::Booked));
    }
}

#[test]
fn what_changed_since_a_day_is_found_whichever_desks_clock_is_behind() {
    let hall = Hall::default();
    let ((mut here, _), (mut there, _)) = (desk_of(&hall), desk_of(&hall));
    here.moves_to(date(2026, 11, 23).at(12, 0, 0, 0));
    here.resident("王伟", 60, "红光巷20号");
    here.moves_to(date(2026, 11, 24).at(0, 5, 0, 0));
    here.resident("解秀英", 71, LANE);
    // This desk's clock is ten minutes behind.
    there.moves_to(date(2026, 11, 23).at(23, 56, 0, 0));
    there.resident("张建国", 45, "柿园路8号");
    let wanted = Wanted {
        what: export_row("residents").unwrap(),
        full: false,
        since: Some(date(2026, 11, 24)),
        only: None,
        format: Format::Jsonl,
        lang: Lang::Zh,
        today: date(2026, 11, 24),
    };
    let store = hall.seat();
    let safe = Safe::plain();
    let rows = |since| choose(Books::of(&store, &safe), &Wanted { since, ..wanted.clone() }).unwrap().rows();
    assert_eq!(rows(Some(date(2026, 11, 24))), 2, "hers, and what was written behind it");
    assert_eq!(rows(Some(date(2026, 11, 25))), 0);
    assert_eq!(rows(None), 3);
}

#[test]
fn what_is_written_while_a_desk_opens_is_not_missed() {
    let (hall, _, mut there, _) = two(|story| story.room("书画室", 12));
    let seat = hall.seat();
    // Every kind of record has been looked at by then; the last looks find nothing and say a later revision.
    hall.while_reading(seat.number(), 200, move || {
        there.resident("解秀英", 71, LANE);
    });
    let mut desk = with_ids(Box::new(seat), &Story::on(MONDAY).clock, 5);
    hall.deliver();
    desk.follow();
    assert_eq!(desk.office().of::<Resident>().len(), 1);
    assert_eq!(linli::desk::core::check::findings(&desk.office()), []);
}

#[test]
fn as_many_as_there_are_are_given_on_several_desks() {
    use linli::desk::benefits::{Ask, Giving};
    use linli::model::benefits::{Benefit, Not, Terms};
    let (hall, (mut here, seat), mut there, (benefit, people)) = two(|story| {
        let blank = Terms::blank(linli::model::Id::NONE, date(2020, 1, 1));
        let terms = Terms { quota: 1, source: "约定".into(), ..blank };
        let benefit = Benefit { name: "理发".into(), ..Benefit::default() };
        let ask = Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) };
        let benefit = story.ask(ask).unwrap().record.unwrap().id;
        (benefit, [story.resident("解秀英", 71, LANE), story.resident("张建国", 74, "柿园路 1-1-101")])
    });
    let give = move |resident| Ask::Give(Box::new(Giving { benefit, resident, ..Giving::default() }));
    hall.meanwhile(seat, move || drop(there.ask(give(people[0])).unwrap()));
    let refusal = here.ask(give(people[1])).unwrap_err();
    assert!(matches!(refusal.why, Why::Benefits(Not::QuotaUsed { quota: 1, .. })), "{refusal:?}");
}

#[test]
fn places_of_an_activity_are_kept_on_several_desks() {
    use linli::desk::activities::Ask;
    use linli::model::activities::codes::place;
    use linli::model::activities::{Activity, Participant};
    let (hall, (mut here, seat), mut there, (talk, people)) = two(|story| {
        let one = Activity { kind: 5, title: "讲座".into(), capacity: 1, ..Activity::on(date(2026, 12, 5)) };
        let talk =
            story.ask(Ask::SetActivity { activity: Box::new(one), only: Vec::new() }).unwrap().record.unwrap().id;
        (talk, [story.resident("解秀英", 71, LANE), story.resident("张建国", 74, "柿园路 1-1-101")])
    });
    let sign_up = move |resident| Ask::SignUp { activity: talk, resident };
    hall.meanwhile(seat, move || drop(there.ask(sign_up(people[0])).unwrap()));
    here.ask(sign_up(people[1])).unwrap();
    let stands = |who| here.sees(|office| office.of::<Participant>().get(Participant::id_of(talk, who)).unwrap().state);
    assert_eq!([stands(people[0]), stands(people[1])], [place::SIGNED_UP, place::WAITS]);
}

//! Activities: planned, signed up for with a waiting list, ticked at the door with a gift once an activity, held at doors.

use jiff::civil::{Date, date, time};
use linli::desk::activities::Ask;
use linli::desk::activities::doors::round;
use linli::desk::activities::planning::bookings;
use linli::desk::activities::who::{Heads, minutes_at_activities, opinions, waiting};
use linli::desk::activities::year::{ActivitiesToday, YearFigures, members, programme};
use linli::desk::benefits;
use linli::desk::care;
use linli::desk::core;
use linli::desk::issues;
use linli::desk::people;
use linli::desk::people::merge::Both;
use linli::model::activities::codes::{kind, place, state};
use linli::model::activities::rows::Task;
use linli::model::activities::{Activity, DoorCall, Not, Participant};
use linli::model::benefits::round::ACTIVITY;
use linli::model::benefits::{Benefit, Grant, Supply, Terms};
use linli::model::care::Volunteer;
use linli::model::{Household, Id, Issue, Refusal, Resident, Why};

use crate::story::{Answer, Story};

const DAY: Date = date(2026, 12, 5);

impl Story {
    fn plans(&mut self, title: &str, on: Date, set: impl FnOnce(&mut Activity)) -> Id {
        let mut one = Activity { kind: 5, title: title.into(), end: Some(time(11, 0, 0, 0)), ..Activity::on(on) };
        set(&mut one);
        self.ask(Ask::SetActivity { activity: Box::new(one), only: Vec::new() }).unwrap().record.unwrap().id
    }

    fn signs_up(&mut self, activity: Id, resident: Id) -> Answer {
        self.ask(Ask::SignUp { activity, resident })
    }

    fn ticks(&mut self, activity: Id, resident: Id) -> Answer {
        self.ask(Ask::Tick { activity, resident })
    }

    fn stands(&self, activity: Id, resident: Id) -> u8 {
        self.sees(|office| {
            office.of::<Participant>().get(Participant::id_of(activity, resident)).map_or(0, |one| one.state)
        })
    }

    /// A benefit that is had once an activity, with its stock.
    fn hands_out(&mut self, name: &str, pieces: u32, set: impl FnOnce(&mut Terms)) -> (Id, Id) {
        let supply = Supply { name: format!("{name}袋"), measure: "份".into(), ..Supply::default() };
        let supply = self.ask(benefits::Ask::SetSupply(Box::new(supply))).unwrap().record.unwrap().id;
        let receive = benefits::Ask::Receive { supply, pieces, source: Id::NONE, expiry: None, note: String::new() };
        self.ask(receive).unwrap();
        let mut terms = Terms {
            every: ACTIVITY,
            supplies: vec![supply],
            source: "社区安排".into(),
            ..Terms::blank(Id::NONE, date(2020, 1, 1))
        };
        set(&mut terms);
        let benefit = Benefit { name: name.into(), ..Benefit::default() };
        let ask = benefits::Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) };
        (self.ask(ask).unwrap().record.unwrap().id, supply)
    }

    fn pieces_left(&self, supply: Id) -> i64 {
        self.sees(|office| office.of::<Supply>().get(supply).unwrap().left)
    }

    fn heads(&self, activity: Id) -> Heads {
        self.sees(|office| Heads::of(office, office.of::<Activity>().get(activity).unwrap()))
    }
}

fn why(answer: Answer) -> Not {
    match answer.unwrap_err().why {
        Why::Activities(not) => not,
        other => panic!("{other:?}"),
    }
}

fn five(story: &mut Story) -> Vec<Id> {
    (0..5).map(|n| story.resident(&format!("某{n}"), 60 + n, &format!("红光巷 {}-1-101", n + 1))).collect()
}

#[test]
fn a_full_list_has_a_waiting_list_and_whoever_withdraws_gives_the_place_to_the_first_of_it() {
    let mut story = Story::on("2026-11-23");
    let people = five(&mut story);
    let talk = story.plans("健康讲座", DAY, |one| one.capacity = 2);
    for who in &people[..4] {
        story.signs_up(talk, *who).unwrap();
        story.at(9, 12);
    }
    let states: Vec<u8> = people[..4].iter().map(|who| story.stands(talk, *who)).collect();
    assert_eq!(states, [place::SIGNED_UP, place::SIGNED_UP, place::WAITS, place::WAITS]);
    let on = date(2026, 11, 23);
    let twice = Not::OnList { activity: talk, resident: people[0], state: place::SIGNED_UP, on };
    assert_eq!(why(story.signs_up(talk, people[0])), twice);
    let first = story.sees(|office| waiting(office, talk)[0].resident);
    let withdraw = |resident| Ask::Withdraw { activity: talk, resident };
    story.ask(withdraw(people[0])).unwrap();
    let gone = story.desk.office().commands.newest().next().cloned().unwrap();
    assert_eq!((story.stands(talk, people[0]), story.stands(talk, first)), (place::WITHDREW, place::SIGNED_UP));
    // Taken back, both stand as before.
    story.takes_back(&gone).unwrap();
    assert_eq!((story.stands(talk, people[0]), story.stands(talk, first)), (place::SIGNED_UP, place::WAITS));
    // Whoever only waited frees no place.
    let second = people[2..4].iter().copied().find(|who| *who != first).unwrap();
    story.ask(withdraw(first)).unwrap();
    assert_eq!(story.stands(talk, second), place::WAITS);
    let not_on = Not::NotOnList { activity: talk, resident: people[4] };
    assert_eq!(why(story.ask(withdraw(people[4]))), not_on);
}

#[test]
fn a_place_does_not_come_back_to_somebody_when_another_has_it() {
    let mut story = Story::on("2026-11-23");
    let people = five(&mut story);
    let talk = story.plans("健康讲座", DAY, |one| one.capacity = 1);
    story.signs_up(talk, people[0]).unwrap();
    story.ask(Ask::Withdraw { activity: talk, resident: people[0] }).unwrap();
    let withdrew = story.desk.office().commands.newest().next().cloned().unwrap();
    story.signs_up(talk, people[1]).unwrap();
    let refused = story.takes_back(&withdrew).unwrap_err();
    assert_eq!(refused, Refusal::from(Not::Full { activity: talk, capacity: 1 }));
}

#[test]
fn a_gift_is_had_once_an_activity_with_its_stock_in_the_same_commit() {
    let mut story = Story::on("2026-12-04");
    let people = five(&mut story);
    let (gift, bags) = story.hands_out("活动礼品", 3, |terms| terms.age = 62);
    let fair = story.plans("宣传活动", DAY, |one| one.gift = gift);
    let other = story.plans("读书会", DAY, |one| (one.gift, one.start, one.end) = (gift, time(14, 0, 0, 0), None));
    story.signs_up(fair, people[4]).unwrap();
    // The day before nobody is ticked.
    assert_eq!(why(story.ticks(fair, people[4])), Not::NotOn { activity: fair, on: DAY });
    story.moves_to(DAY.at(9, 0, 0, 0));
    let head = story.desk.office().head;
    story.ticks(fair, people[4]).unwrap();
    assert_eq!(story.desk.office().head, head + 1, "one commit");
    assert_eq!((story.pieces_left(bags), story.heads(fair).gifts), (2, 1));
    let again = Not::OnList { activity: fair, resident: people[4], state: place::CAME, on: DAY };
    assert_eq!(why(story.ticks(fair, people[4])), again);
    // Another activity of the same day is another round; who is too young comes without.
    story.ticks(other, people[4]).unwrap();
    story.ticks(fair, people[0]).unwrap();
    assert_eq!((story.pieces_left(bags), story.heads(fair).came), (1, 2));
    story.ticks(fair, people[3]).unwrap();
    // None is left: who comes is ticked all the same.
    story.ticks(fair, people[2]).unwrap();
    assert_eq!((story.pieces_left(bags), story.stands(fair, people[2])), (0, place::CAME));
    assert_eq!((story.heads(fair).gifts, story.heads(other).gifts), (2, 1));
    // At the desk it is not given: no activity, no round.
    let giving = benefits::Giving { benefit: gift, resident: people[2], ..benefits::Giving::default() };
    assert!(story.ask(benefits::Ask::Give(Box::new(giving))).is_err());
    // Taking the tick back gives the piece back.
    let ticked = story.desk.office().commands.newest().nth(1).cloned().unwrap();
    story.takes_back(&ticked).unwrap();
    assert_eq!((story.pieces_left(bags), story.stands(fair, people[3])), (1, 0));
    assert!(story.sees(|office| office.of::<Activity>().get(fair).unwrap().is_held()));
}

#[test]
fn what_is_handed_out_is_had_once_an_activity_and_of_one_stock() {
    let mut story = Story::on("2026-11-23");
    let monthly = story.hands_out("理发", 3, |terms| terms.every = 1).0;
    let one = Activity { kind: 2, title: "宣传".into(), gift: monthly, ..Activity::on(DAY) };
    let asked = |one: &Activity| Ask::SetActivity { activity: Box::new(one.clone()), only: Vec::new() };
    assert_eq!(why(story.ask(asked(&one))), Not::NoGift { benefit: monthly });
    let known = story.plans("宣传", DAY, |_| {});
    let twin = Activity { gift: Id::NONE, ..one };
    assert_eq!(why(story.ask(asked(&twin))), Not::ActivityKnown { activity: known });
}

#[test]
fn at_the_doors_each_household_is_met_once_and_whoever_was_out_may_be_in_later() {
    let mut story = Story::on("2026-12-05");
    let (gift, bags) = story.hands_out("粽子", 5, |_| {});
    let wife = story.resident("解秀英", 71, "红光巷 3-2-501");
    story.resident("张建国", 74, "红光巷 3-2-501");
    let other = story.resident("谢玉兰", 80, "红光巷 1-1-102");
    story.resident("王伟", 50, "柿园路 1-1-101");
    let doors = story.plans("爱心粽子进百家", DAY, |one| {
        (one.kind, one.gift, one.lane) = (kind::DOORS, gift, "红光巷".into());
    });
    let list = story.sees(|office| round(office, office.of::<Activity>().get(doors).unwrap()));
    assert_eq!(list.iter().map(|door| door.resident).collect::<Vec<_>>(), [other, wife]);
    let call =
        |nth: usize, met| Ask::CallAt { activity: doors, household: list[nth].household, met, note: String::new() };
    story.ask(call(0, 2)).unwrap();
    assert_eq!(story.pieces_left(bags), 5);
    story.ask(call(0, 1)).unwrap();
    story.ask(call(1, 1)).unwrap();
    assert_eq!((story.pieces_left(bags), story.heads(doors).doors_met), (3, 2));
    let done = Not::DoorDone { activity: doors, resident: wife, met: 1, on: DAY };
    assert_eq!(why(story.ask(call(1, 1))), done);
    let talk = story.plans("讲座", DAY, |_| {});
    let ask = Ask::CallAt { activity: talk, household: list[0].household, met: 1, note: String::new() };
    assert_eq!(why(story.ask(ask)), Not::NotAtDoors { activity: talk });
    // What was heard there becomes an issue with this source.
    let issue =
        Issue {
            kind: 1, area: 1, title: "楼道堆物".into(), occasion: "爱心粽子进百家".into(), ..Issue::default()
        };
    let said = issues::Said::default();
    let ask = issues::Ask::RegisterIssue { issue: Box::new(issue), resident: wife, said, sure: true };
    story.ask(ask).unwrap();
    let heard = story.sees(|office| opinions(office, office.of::<Activity>().get(doors).unwrap()).len());
    assert_eq!(heard, 1);
    // The same held again a year later has its own.
    story.moves_to(date(2027, 12, 4).at(9, 0, 0, 0));
    let next = story.plans("爱心粽子进百家", date(2027, 12, 5), |one| one.kind = kind::DOORS);
    let of = |id| story.sees(|office| opinions(office, office.of::<Activity>().get(id).unwrap()).len());
    assert_eq!((of(doors), of(next)), (1, 0));
}

#[test]
fn whom_it_is_for_is_invited_on_both_sides_of_the_age() {
    let mut story = Story::on("2026-11-23");
    let lane = |story: &mut Story, name: &str, birth: Date, home: &str| {
        let mut new = story.new_resident(name, 60, home);
        (new.resident.birth, new.resident.id_number) = (Some(birth), String::new());
        story.ask(people::Ask::Register { new: Box::new(new), sure: true }).unwrap().record.unwrap().id
    };
    let of_age = lane(&mut story, "某甲", date(1966, 12, 5), "红光巷 1-1-101");
    let a_day_short = lane(&mut story, "某乙", date(1966, 12, 6), "红光巷 2-1-101");
    let elsewhere = lane(&mut story, "某丙", date(1950, 1, 1), "柿园路 1-1-101");
    let talk = story.plans("讲座", DAY, |one| (one.age, one.lane) = (60, "红光巷".into()));
    story.ask(Ask::Invite { activity: talk }).unwrap();
    let states = [of_age, a_day_short, elsewhere].map(|who| story.stands(talk, who));
    assert_eq!(states, [place::INVITED, 0, 0]);
    assert_eq!(why(story.ask(Ask::Invite { activity: talk })), Not::NobodyToInvite { activity: talk });
    // Whoever is invited signs up as anybody does.
    story.signs_up(talk, of_age).unwrap();
    assert_eq!(story.stands(talk, of_age), place::SIGNED_UP);
}

#[test]
fn minutes_of_a_volunteer_go_to_their_hours() {
    let mut story = Story::on("2026-12-05");
    let who = story.resident("李桂兰", 55, "红光巷 1-1-101");
    let volunteer = Volunteer { resident: who, ..Volunteer::new(date(2026, 1, 1)) };
    let ask = care::Ask::SetVolunteer { volunteer: Box::new(volunteer) };
    let volunteer = story.ask(ask).unwrap().record.unwrap().id;
    let clean = story.plans("清洁行动", DAY, |one| one.kind = kind::CLEANUP);
    story.ask(Ask::Serve { activity: clean, volunteer, minutes: 90 }).unwrap();
    let minutes = |from, until| story.sees(|office| minutes_at_activities(office, volunteer, from, until));
    assert_eq!(minutes(DAY, DAY), 90);
    assert_eq!(minutes(date(2026, 12, 6), date(2026, 12, 31)), 0);
    assert_eq!((story.heads(clean).volunteers, story.heads(clean).minutes), (1, 90));
    // A gift is for guests.
    let certificate = linli::model::care::ServiceCertificate {
        volunteer,
        from: date(2026, 12, 1),
        until: DAY,
        content: "清洁".into(),
        responsible: "周敏".into(),
        phone: "029-00000000".into(),
        id: Id::NONE,
        number: 0,
        resident: Id::NONE,
        minutes: 0,
        issued: DAY,
        who: Id::NONE,
    };
    story.ask(care::Ask::IssueCertificate { certificate: Box::new(certificate) }).unwrap();
}

#[test]
fn a_room_is_booked_by_its_own_rules_and_given_back() {
    let mut story = Story::on("2026-11-23");
    let (xie, other) = (story.resident("解秀英", 71, "红光巷 3-2-501"), story.resident("张建国", 74, "柿园路 1-1-101"));
    let room = story.room("书画室", 12);
    let on = date(2026, 11, 26);
    let talk = |story: &mut Story, heads, start| {
        story.plans(&format!("讲座{heads}"), on, |one| (one.expected, one.start, one.end) = (heads, start, None))
    };
    let small = talk(&mut story, 10, time(14, 0, 0, 0));
    assert_eq!(
        why(story.ask(Ask::BookRoom { activity: small, room, resident: Id::NONE })),
        Not::NobodyBooks { activity: small }
    );
    story.ask(Ask::BookRoom { activity: small, room, resident: xie }).unwrap();
    let booked =
        |story: &Story, id| story.sees(|office| bookings(office, office.of::<Activity>().get(id).unwrap()).len());
    assert_eq!(booked(&story, small), 1);
    let large = talk(&mut story, 11, time(14, 0, 0, 0));
    assert!(story.ask(Ask::BookRoom { activity: large, room, resident: other }).is_err(), "two are left");
    story.ask(Ask::MoveActivity { activity: small, state: state::CANCELLED, reason: 1 }).unwrap();
    assert_eq!(booked(&story, small), 0);
    story.ask(Ask::BookRoom { activity: large, room, resident: other }).unwrap();
    // On another day it has no room any more.
    let moved = story.sees(|office| office.of::<Activity>().get(large).cloned().unwrap());
    let moved = Activity { date: date(2026, 11, 27), ..moved };
    story.ask(Ask::SetActivity { activity: Box::new(moved), only: vec!["date"] }).unwrap();
    assert_eq!(
        (booked(&story, large), story.sees(|office| office.of::<Activity>().get(large).unwrap().room)),
        (0, Id::NONE)
    );
}

#[test]
fn it_goes_from_planned_to_held_and_what_was_held_is_not_cancelled() {
    let mut story = Story::on("2026-12-04");
    let talk = story.plans("讲座", DAY, |_| {});
    let to = |state, reason| Ask::MoveActivity { activity: talk, state, reason };
    assert_eq!(why(story.ask(to(state::HELD, 0))), Not::NotOn { activity: talk, on: DAY });
    story.ask(to(state::CONFIRMED, 0)).unwrap();
    assert!(story.ask(to(state::CANCELLED, 0)).is_err(), "why it is cancelled");
    story.moves_to(DAY.at(12, 0, 0, 0));
    story.ask(to(state::HELD, 0)).unwrap();
    assert_eq!(why(story.ask(to(state::CANCELLED, 1))), Not::StateIs { activity: talk, state: state::HELD });
    story.moves_to(date(2026, 12, 6).at(9, 0, 0, 0));
    let who = story.resident("解秀英", 71, "红光巷 3-2-501");
    assert_eq!(why(story.signs_up(talk, who)), Not::StateIs { activity: talk, state: state::HELD });
}

#[test]
fn today_tells_what_is_next_due_and_unwritten_on_its_day() {
    let mut story = Story::on("2026-11-28");
    let talk = story.plans("讲座", DAY, |one| {
        one.tasks = vec![Task { what: "布置".into(), who: String::new(), by: Some(date(2026, 12, 4)), done: 0 }];
    });
    let told = |story: &Story, day| story.sees(|office| ActivitiesToday::of(office, day));
    assert_eq!(told(&story, date(2026, 11, 27)), ActivitiesToday::default());
    assert_eq!(told(&story, date(2026, 11, 28)).next, [talk]);
    assert_eq!(
        (told(&story, date(2026, 12, 3)).tasks, told(&story, date(2026, 12, 4)).tasks),
        (vec![], vec![(talk, 1)])
    );
    assert_eq!(
        (told(&story, date(2026, 12, 7)).to_report, told(&story, date(2026, 12, 8)).to_report),
        (vec![], vec![talk])
    );
    story.moves_to(date(2026, 12, 8).at(9, 0, 0, 0));
    let mut one = story.sees(|office| office.of::<Activity>().get(talk).cloned().unwrap());
    (one.result, one.follow_by) = ("讲完".into(), Some(date(2026, 12, 20)));
    story.ask(Ask::Report { activity: Box::new(one), only: vec!["result", "follow_by"] }).unwrap();
    assert_eq!(told(&story, date(2026, 12, 8)).to_report, []);
    assert_eq!(
        (told(&story, date(2026, 12, 19)).to_follow, told(&story, date(2026, 12, 20)).to_follow),
        (vec![], vec![talk])
    );
}

#[test]
fn once_more_is_the_plan_without_what_came_of_it() {
    let one = Activity {
        kind: 6,
        title: "烹饪赛".into(),
        until: Some(date(2026, 12, 6)),
        result: "办完".into(),
        state: state::HELD,
        unnamed: 9,
        tasks: vec![Task { what: "买菜".into(), who: "周敏".into(), by: Some(DAY), done: 1 }],
        ..Activity::on(DAY)
    };
    let again = one.again(date(2027, 12, 5));
    assert_eq!((again.title.as_str(), again.until), ("烹饪赛", Some(date(2027, 12, 6))));
    assert_eq!((again.state, again.unnamed, again.result.as_str()), (state::PLANNED, 0, ""));
    assert_eq!((again.tasks[0].done, again.tasks[0].by), (0, None));
}

#[test]
fn two_who_are_one_stand_on_the_list_once_and_whoever_leaves_is_taken_off() {
    let mut story = Story::on("2026-11-23");
    let people = five(&mut story);
    let talk = story.plans("讲座", DAY, |one| one.capacity = 3);
    for who in &people[..4] {
        story.signs_up(talk, *who).unwrap();
    }
    let rev = |story: &Story, id| story.sees(|office| office.of::<Resident>().row(id).unwrap().rev);
    let picked = story.sees(|office| office.of::<Resident>().get(people[4]).cloned().unwrap());
    let both = Both { kept: (people[4], rev(&story, people[4])), gone: (people[0], rev(&story, people[0])) };
    story.ask(people::Ask::Merge { both, picked: Box::new(picked) }).unwrap();
    assert_eq!((story.stands(talk, people[0]), story.stands(talk, people[4])), (0, place::SIGNED_UP));
    let on = date(2026, 11, 23);
    story.ask(people::Ask::MoveOut { resident: people[1], on, whole_household: false }).unwrap();
    let open = story.sees(|office| core::leaving::still_open(office, &[people[1]], on.at(10, 0, 0, 0)));
    let ends: Vec<_> = open
        .iter()
        .filter(|open| open.row.kinds.contains(&linli::model::Kind(116)))
        .flat_map(|open| story.sees(|office| (open.row.end)(office, open.resident, &open.records, on.at(10, 0, 0, 0))))
        .collect();
    assert_eq!(ends.len(), 1);
    story.asks(ends.into_iter().next().unwrap()).unwrap();
    assert_eq!((story.stands(talk, people[1]), story.stands(talk, people[3])), (place::WITHDREW, place::SIGNED_UP));
}

#[test]
fn members_are_counted_over_the_year_and_the_programme_has_one_line_each() {
    let mut story = Story::on("2026-11-02");
    let people = five(&mut story);
    for (day, came) in [(date(2026, 11, 3), 3), (date(2026, 11, 10), 2)] {
        story.moves_to(day.at(9, 0, 0, 0));
        let study = story.plans("支部学习", day, |one| one.kind = kind::STUDY);
        for who in &people[..3] {
            story.signs_up(study, *who).unwrap();
        }
        for who in &people[..came] {
            story.ticks(study, *who).unwrap();
        }
    }
    let counted = story.sees(|office| members(office, 2026, kind::STUDY));
    let mut of: Vec<(usize, usize)> = counted.iter().map(|(_, came, called)| (*came, *called)).collect();
    of.sort_unstable();
    assert_eq!(of, [(1, 2), (2, 2), (2, 2)]);
    let session = story.session(date(2026, 11, 20));
    assert_eq!(story.sees(|office| programme(office, 2026).len()), 3);
    story.plans("冬季体检", date(2026, 11, 20), |one| one.session = session);
    assert_eq!(story.sees(|office| programme(office, 2026).len()), 3, "one record, not two");
    let figures = story.sees(|office| YearFigures::of(office, 2026, |_| true));
    assert_eq!((figures.planned, figures.held, figures.there), (3, 2, 5));
}

#[test]
fn several_are_given_the_same_or_nobody() {
    let mut story = Story::on("2026-11-23");
    let people = five(&mut story);
    let (visit, bags) = story.hands_out("慰问", 4, |terms| (terms.age, terms.every) = (60, 3));
    let give = |residents: &[Id]| benefits::Ask::GiveToSeveral {
        benefit: visit,
        residents: residents.to_vec(),
        supply: Id::NONE,
    };
    assert!(story.ask(give(&people)).is_err(), "four are there");
    assert_eq!(story.pieces_left(bags), 4);
    story.ask(give(&people[..3])).unwrap();
    assert_eq!((story.pieces_left(bags), story.sees(|office| office.of::<Grant>().len())), (1, 3));
    assert!(story.ask(give(&people[2..4])).is_err(), "one of them had it");
    assert!(story.ask(give(&[people[4], people[4]])).is_err(), "the same one twice");
    assert_eq!(story.pieces_left(bags), 1);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!((story.pieces_left(bags), story.sees(|office| office.of::<Grant>().len())), (4, 0));
}

#[test]
fn whoever_was_not_met_is_kept_with_the_reason() {
    let mut story = Story::on("2026-11-23");
    let people = five(&mut story);
    let (visit, _) = story.hands_out("慰问", 4, |terms| (terms.age, terms.every) = (60, 3));
    let miss = |met| Ask::MissRound { benefit: visit, resident: people[0], met, note: "邻居说的".into() };
    assert!(story.ask(miss(1)).is_err(), "met is not missed");
    story.ask(miss(4)).unwrap();
    let missed = story.sees(|office| {
        let missed = linli::desk::activities::doors::missed(office, visit, date(2026, 1, 1));
        missed.into_iter().map(|call: &DoorCall| (call.resident, call.met)).collect::<Vec<_>>()
    });
    assert_eq!(missed, [(people[0], 4)]);
    let home = story.sees(|office| office.of::<Household>().all().count());
    assert_eq!(home, 5);
}

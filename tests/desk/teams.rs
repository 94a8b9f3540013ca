//! Teams: rosters, attendance by one commit, performances and who takes part, figures a member.

use linli::desk::Request;
use linli::desk::core;
use linli::desk::teams;
use linli::desk::teams::{Came, calendar, figures, roll, ticked};
use linli::model::Resident;
use linli::model::Why;
use linli::model::teams::meeting_id;
use linli::model::{Id, Meeting, Record, Refusal, Team};

use super::canteen::{MONDAY, TUESDAY, day};
use super::story::Story;

/// A dance team that meets on Mondays, Wednesdays and Fridays.
fn team(story: &mut Story, members: &[Id]) -> Id {
    let team = Team {
        id: Id::NONE,
        name: "阳光老人舞蹈队".into(),
        kind: 1,
        leader: Id::NONE,
        members: Vec::new(),
        weekdays: 0b1_0101,
        start: "15:00".parse().unwrap(),
        end: "16:30".parse().unwrap(),
        place: "社区广场".into(),
        order: 0,
        note: String::new(),
    };
    let team = story.ask(teams::Ask::SetTeam(team)).unwrap().record.unwrap().id;
    for member in members {
        story.ask(teams::Ask::Join { team, resident: *member }).unwrap();
    }
    team
}

fn people<const N: usize>(story: &mut Story) -> [Id; N] {
    std::array::from_fn(|n| story.resident(&format!("王{n}"), 65, &format!("红光巷{n}号")))
}

fn rolls(team: Id, date: &str, performance: bool, ticked: &[Id]) -> teams::Ask {
    teams::Ask::TakeRoll { team, date: day(date), performance, ticked: ticked.to_vec() }
}

fn performance(team: Id, date: &str) -> Meeting {
    Meeting {
        id: Id::NONE,
        team,
        date: day(date),
        start: "09:30".parse().unwrap(),
        level: 2,
        title: "冬至慰问演出".into(),
        place: "东关正街".into(),
        cast: Vec::new(),
        present: Vec::new(),
        of: 0,
        taken: None,
        note: String::new(),
    }
}

#[test]
fn somebody_joins_leads_and_leaves() {
    let mut story = Story::on(MONDAY);
    let [a, b] = people(&mut story);
    let team = team(&mut story, &[a]);
    assert_eq!(story.ask(teams::Ask::Join { team, resident: a }), Err(Refusal::from(teams::Not::InTeam)));
    assert_eq!(story.ask(teams::Ask::Lead { team, resident: b }), Err(Refusal::from(teams::Not::NotInTeam)));
    story.ask(teams::Ask::Join { team, resident: b }).unwrap();
    story.ask(teams::Ask::Lead { team, resident: b }).unwrap();
    story.sees(|office| {
        assert_eq!(office.of::<Team>().get(team).unwrap().members, [a, b]);
        assert_eq!(office.naming::<Team, Resident>(b).collect::<Vec<_>>(), [team]);
    });
    story.ask(teams::Ask::LeaveTeam { team, resident: b }).unwrap();
    story.sees(|office| {
        assert_eq!(
            (office.of::<Team>().get(team).unwrap().leader, office.naming::<Team, Resident>(b).count()),
            (Id::NONE, 0)
        );
    });
    // Taking the leaving back puts both the member and the lead back.
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    story.sees(|office| assert_eq!(office.of::<Team>().get(team).unwrap().leader, b));
    // Somebody else's joining does not stand in the way of undoing an earlier one.
    let joined = story.desk.office().to_undo().cloned().unwrap();
    let c = story.resident("李玉兰", 66, "柿园路8号");
    story.ask(teams::Ask::Join { team, resident: c }).unwrap();
    story.takes_back(&joined).unwrap();
    story.sees(|office| assert!(office.of::<Team>().get(team).unwrap().members.contains(&c)));
}

#[test]
fn attendance_is_one_commit_and_counts_for_each_member() {
    let mut story = Story::on(MONDAY);
    let [a, b, c] = people(&mut story);
    let team = team(&mut story, &[a, b, c]);
    let ahead = story.ask(rolls(team, "2026-11-25", false, &[a])).unwrap_err();
    assert_eq!(ahead, Refusal::from(core::Not::NotYet { at: day("2026-11-25").at(15, 0, 0, 0) }));
    let head = story.sees(|office| office.head);
    story.ask(rolls(team, MONDAY, false, &[a, b])).unwrap();
    assert_eq!(story.sees(|office| office.head), head + 1);
    // Counted again, it replaces the first count.
    story.ask(rolls(team, MONDAY, false, &[a, b, c])).unwrap();
    story.ask(rolls(team, "2026-11-20", false, &[a])).unwrap();
    let figures = story.sees(|office| figures(office, office.of::<Team>().get(team).unwrap(), day(MONDAY)));
    let came = |came| Came { came, of: 2, performed: 0 };
    assert_eq!(figures, [(a, came(2)), (b, came(1)), (c, came(1))]);
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    let once =
        story.sees(|office| office.of::<Meeting>().get(meeting_id(team, day(MONDAY), false)).unwrap().present.clone());
    assert_eq!(once, [a, b]);
    let days = story.sees(|office| calendar(office, office.of::<Team>().get(team).unwrap(), day(MONDAY)));
    assert_eq!(days.iter().filter(|day| day.meeting.is_some()).count(), 1);
    assert!(days.iter().any(|d| d.date == day("2026-11-25") && d.meeting.is_none()));
}

#[test]
fn a_performance_has_a_cast_before_and_attendance_on_its_day() {
    let mut story = Story::on(MONDAY);
    let [a, b, c] = people(&mut story);
    let team = team(&mut story, &[a, b, c]);
    let id = story.ask(teams::Ask::SetPerformance(performance(team, TUESDAY))).unwrap().record.unwrap().id;
    let again = story.ask(teams::Ask::SetPerformance(performance(team, TUESDAY))).unwrap_err();
    let why = Why::Teams(teams::Not::PerformsAlready { date: day(TUESDAY) });
    assert_eq!(again, Refusal { why, ways: Vec::new() });
    story.ask(rolls(team, TUESDAY, true, &[a, c])).unwrap();
    assert_eq!(story.sees(|office| ticked(office, team, day(TUESDAY), true, day(MONDAY))), [a, c]);
    // It moves to Wednesday with whoever takes part.
    let mut moved = story.sees(|office| office.of::<Meeting>().get(id).unwrap().clone());
    moved.date = day("2026-11-25");
    story.ask(teams::Ask::SetPerformance(moved)).unwrap();
    story.moves_to(day("2026-11-25").at(11, 0, 0, 0));
    let today = story.desk.today();
    let called = story.sees(|office| roll(office, office.of::<Team>().get(team).unwrap(), today, true, today));
    assert_eq!(called, [a, c], "only who takes part is called");
    let stranger = story.ask(rolls(team, "2026-11-25", true, &[b])).unwrap_err();
    assert_eq!(stranger, Refusal { why: Why::Teams(teams::Not::NotInTeam), ways: Vec::new() });
    story.ask(rolls(team, "2026-11-25", true, &[c])).unwrap();
    story.sees(|office| {
        let figures = figures(office, office.of::<Team>().get(team).unwrap(), today);
        assert_eq!(figures.iter().map(|(_, came)| came.performed).collect::<Vec<_>>(), [0, 0, 1]);
        assert_eq!(office.of::<Meeting>().len(), 1);
    });
    let held = meeting_id(team, today, true);
    let off = story.ask(teams::Ask::CallOff { meeting: held }).unwrap_err();
    assert_eq!(off, Refusal { why: Why::Teams(teams::Not::AlreadyHeld), ways: Vec::new() });
    let id = story.ask(teams::Ask::SetPerformance(performance(team, "2026-12-22"))).unwrap().record.unwrap();
    assert_eq!(id.kind, Meeting::KIND);
    story.ask(teams::Ask::CallOff { meeting: id.id }).unwrap();
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert!(story.sees(|office| office.of::<Meeting>().get(id.id).is_some()));
}

#[test]
fn whoever_is_set_to_lead_joins_and_who_does_not_live_here_does_neither() {
    let mut story = Story::on(MONDAY);
    let [first, second, gone] = people(&mut story);
    let team = team(&mut story, &[first]);
    let of = |story: &mut Story| story.desk.office().of::<Team>().get(team).cloned().unwrap();
    let before = of(&mut story);
    story.ask(teams::Ask::SetTeam(Team { leader: second, ..before.clone() })).unwrap();
    assert_eq!((of(&mut story).leader, of(&mut story).members), (second, vec![second, first]));
    let leaves = people_leave(gone);
    story.ask(leaves).unwrap();
    for wanted in [Team { leader: gone, ..before.clone() }, Team { members: vec![first, gone], ..before.clone() }] {
        let refused = story.ask(teams::Ask::SetTeam(wanted)).unwrap_err();
        assert!(
            matches!(refused.why, Why::People(linli::desk::people::Not::NotLivingHere { resident }) if resident == gone)
        );
    }
    // Who was on the roster before stays there when the team is changed otherwise.
    story.ask(people_leave(first)).unwrap();
    let now = of(&mut story);
    story.ask(teams::Ask::SetTeam(Team { place: "活动室".into(), ..now })).unwrap();
    assert!(of(&mut story).members.contains(&first));
}

fn people_leave(resident: Id) -> Request {
    Request::People(linli::desk::people::Ask::MoveOut { resident, on: day("2026-11-23"), whole_household: true })
}

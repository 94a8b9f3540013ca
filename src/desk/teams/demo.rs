//! Teams in the demo: three of them with their attendance, and what two of them will perform.

use crate::desk::teams::Ask;
use jiff::civil::time;

use crate::desk::Desk;
use crate::desk::demo::act::{Act, DemoRow, Script, ask, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::ENOUGH_ELDERS as ENOUGH;
use crate::desk::demo::scene::{Cast, Scene};
use crate::desk::teams::roll as names_of;
use crate::model::{Id, Meeting, Refusal, Team};

/// Teams: name, kind, weekdays, from, until, place, members, share of members who come in percent.
type Plan = (&'static str, u8, u32, (i8, i8), (i8, i8), &'static str, usize, u32);

const TEAMS: &[Plan] = &[
    ("阳光老人舞蹈队", 1, 0b001_0101, (15, 0), (16, 30), "世贸大厦门前", 24, 80),
    ("合唱队", 2, 0b000_1010, (9, 0), (10, 30), "书画室", 18, 75),
    ("晨练点", 3, 0b111_1111, (6, 30), (7, 30), "世贸大厦门前", 30, 65),
];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the acts.
fn write(scene: &Scene, script: &mut Script) {
    let elders = scene.elders();
    if elders.len() < ENOUGH {
        return;
    }
    let mut chance = Chance::of(scene.plan.seed, "teams");
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
        script.push((first, ask(Ask::SetTeam(team))));
        for ahead in -35..=0 {
            let date = day(on, ahead);
            let meets = weekdays & 1 << date.weekday().to_monday_zero_offset() != 0;
            // One roll is missing, so that the calendar has something to ask for.
            if !meets || ahead == -6 || *kind == 3 && ahead < -14 {
                continue;
            }
            let at = date.at(until.0, until.1 + 5, 0, 0);
            script.push((at, of_team(name, move |desk, team| roll(desk, team, false, *share))));
        }
    }
    let performance = |team: &'static str, ahead: i64, level, title: &str, place: &str| {
        let (title, place) = (title.to_owned(), place.to_owned());
        let date = day(on, ahead);
        of_team(team, move |desk, team| {
            desk.set_performance(Meeting {
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
            .map(drop)
        })
    };
    let (dance, chorus) = (TEAMS[0].0, TEAMS[1].0);
    script.push((day(on, -30).at(9, 0, 0, 0), performance(dance, -18, 1, "社区敬老文艺演出", "社区广场")));
    script.push((day(on, -18).at(11, 30, 0, 0), of_team(dance, |desk, team| roll(desk, team, true, 60))));
    script.push((day(on, -10).at(9, 0, 0, 0), performance(dance, 12, 2, "街道冬至慰问演出", "东关南街")));
    script.push((day(on, -9).at(9, 0, 0, 0), performance(chorus, 19, 3, "区里迎新年歌会", "区文化馆")));
    script.push((day(on, -3).at(16, 40, 0, 0), of_team(dance, |desk, team| cast(desk, team, 15, 16))));
}

/// Something of the team of this name; nothing where there is none.
fn of_team(name: &'static str, act: impl FnOnce(&mut Desk, Id) -> Result<(), Refusal> + 'static) -> Act {
    Box::new(move |desk| {
        let id = desk.office().of::<Team>().all().find(|team: &&Team| team.name == name).map(|team| team.id);
        id.map_or(Ok(()), |id| act(desk, id))
    })
}

/// So many in a hundred of those who can be called are there; who is missing changes from day to day.
fn roll(desk: &mut Desk, id: Id, performance: bool, share: u32) -> Result<(), Refusal> {
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
fn cast(desk: &mut Desk, id: Id, ahead: i64, members: usize) -> Result<(), Refusal> {
    let cast = desk.office().of::<Team>().get(id).map(|team| team.members.iter().take(members).copied().collect());
    let date = day(desk.today(), ahead);
    desk.take_roll(id, date, true, cast.unwrap_or_default()).map(drop)
}

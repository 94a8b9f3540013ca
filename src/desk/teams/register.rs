//! Teams that an office kept in a list: a row a team, or one of its members.

use jiff::civil::Time;

use crate::exchange::{Heading, Line};
use crate::model::center::slots::read_weekdays_in;
use crate::model::field::{FieldError, FieldKind};
use crate::model::fold::name_key;
use crate::model::teams::TEAM_KIND;
use crate::model::{Id, Record, Team};
use crate::text::teams::register as words;

use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};

/// What a list that does not tell is of.
const OTHER: u8 = 9;

/// A list of teams.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "teams",
    label: words::REGISTER,
    kind: Team::KIND,
    headings: &[
        Heading::of(
            "teams.name",
            words::NAME,
            FieldKind::Text(30),
            &[
                "团队名称",
                "队名",
                "团队",
                "队伍名称",
                "队伍",
                "社团名称",
                "社团",
                "所在团队",
                "所属团队",
                "文体团队",
                "team",
            ],
        )
        .own()
        .must(),
        Heading::of(
            "teams.kind",
            words::KIND,
            FieldKind::Choice(TEAM_KIND),
            &["团队类型", "团队类别", "队伍类型", "类型", "类别"],
        )
        .usual(OTHER),
        Heading::of("teams.role", words::ROLE, FieldKind::Text(20), &["队内职务", "职务", "职责", "担任职务", "角色"]),
        Heading::of(
            "teams.leader",
            words::LEADER,
            FieldKind::Name,
            &["队长姓名", "队长", "团长", "领队", "负责人", "团队负责人", "负责人姓名"],
        ),
        Heading::of(
            "teams.weekdays",
            words::WEEKDAYS,
            FieldKind::Text(30),
            &["活动日", "排练日", "活动星期", "每周活动", "星期", "活动周期"],
        ),
        Heading::of("teams.start", words::START, FieldKind::Time, &["开始时间", "活动时间", "排练时间", "开始"]),
        Heading::of("teams.end", words::END, FieldKind::Time, &["结束时间", "结束"]),
        Heading::of(
            "teams.place",
            words::PLACE,
            FieldKind::Text(30),
            &["活动地点", "排练地点", "活动场地", "场地", "地点"],
        ),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let name = row.text("teams.name")?;
    let whom = row.whom(false)?;
    let leads = row.text("teams.role")?;
    let leads =
        ["队长", "团长", "领队", "负责人", "组长"].iter().any(|word| leads.contains(word)) && !leads.contains('副');
    let leader = match row.value("teams.leader")? {
        crate::model::Value::Text(leader) => row.called("teams.leader", &leader)?,
        _ => None,
    };
    let leader = leader.or(whom.filter(|_| leads));
    let key = name_key(&name);
    let known = row.find(|team: &Team| name_key(&team.name) == key);
    let before = known.clone();
    let mut team = match known {
        Some(known) => known,
        None => Team {
            id: row.fresh(),
            name,
            kind: row.choice("teams.kind")?,
            leader: Id::NONE,
            members: Vec::new(),
            weekdays: 0,
            start: Time::midnight(),
            end: Time::midnight(),
            place: String::new(),
            order: row.all::<Team>().map(|team| team.order).max().unwrap_or(0) + 1,
            note: String::new(),
        },
    };
    for joins in [leader, whom].into_iter().flatten() {
        if !team.members.contains(&joins) {
            team.members.push(joins);
        }
    }
    let told = told(row, &team, leader)?;
    if before.is_none() {
        row.put(&told)?;
        return Ok(Became::Added);
    }
    if team.start == team.end {
        // No list told its times yet.
        (team.start, team.end) = (told.start, told.end);
    }
    let merged = row.merge(&team, &told)?;
    if merged == Became::Unchanged && before.as_ref() != Some(&team) {
        row.put(&team)?;
    }
    Ok(match before {
        Some(before) if before == team => merged,
        Some(before) if before.members.len() == team.members.len() => Became::Updated,
        _ => Became::Added,
    })
}

/// The team as the row tells of it; what it does not tell is as it stands.
fn told(row: &Taking<'_>, team: &Team, leader: Option<Id>) -> Result<Team, Open> {
    let days = row.text("teams.weekdays")?;
    let weekdays = match read_weekdays_in(&days) {
        Some(days) => days,
        None => row.bad("teams.weekdays", FieldError::NotAChoice).map(|()| 0)?,
    };
    let (start, end) = (row.time("teams.start")?, row.time("teams.end")?.or_else(|| row.line.until("teams.start")));
    let times = match (start, end) {
        (Some(start), Some(end)) if start < end => (start, end),
        (None, None) => (team.start, team.end),
        // One without the other, or backwards: no time at all is better than a wrong one.
        _ => row.bad("teams.start", FieldError::NotATime).map(|()| (team.start, team.end))?,
    };
    let place = row.text("teams.place")?;
    Ok(Team {
        kind: if row.tells("teams.kind") { row.choice("teams.kind")? } else { team.kind },
        leader: leader.unwrap_or(team.leader),
        weekdays: if weekdays == 0 { team.weekdays } else { weekdays },
        start: times.0,
        end: times.1,
        place: if place.is_empty() { team.place.clone() } else { place },
        ..team.clone()
    })
}

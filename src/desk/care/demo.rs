//! Volunteers and care visits in the demo: five hundred volunteers in four units, three hundred elders with plans, a year
//! of visits with gaps, and one emergency that ended well.
//!
//! What lies before the demo's first day was entered from paper as one command; the last weeks are played by the rules.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::Desk;
use crate::desk::care::Ask;
use crate::desk::care::call_outs::Among;
use crate::desk::care::help::{ASKS_FOR_HELP, helps, who_can_help};
use crate::desk::care::pairing::{Nearness, nearness};
use crate::desk::care::tiers::{DueVisit, Tier, by_rule, due_visits, next, without_plan};
use crate::desk::care::visits::remember;
use crate::desk::core;
use crate::desk::core::bulk::ENOUGH;
use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::demo::act::{Act, DemoRow, Script, ask, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::names::{name, surname};
use crate::desk::demo::scene::Scene;
use crate::desk::issues::Said;
use crate::model::by_day::day_id;
use crate::model::care::codes::{AT_DOOR, CORRECTION, NO, PAIRED, STAND_IN, YES};
use crate::model::care::{
    CallOut, CarePlan, CareVisit, Duty, Pairing, Service, ServiceCertificate, Skill, Volunteer, VolunteerGroup,
};
use crate::model::people::consent::{Consent, TEXT, VISITS};
use crate::model::{Address, Contact, Id, Issue, Note, Refusal, Resident, Sex};

/// The community's four volunteers' units, and what each is best at.
const GROUPS: [(&str, &[u8]); 4] =
    [("党员先锋队", &[1, 2, 6]), ("邻里守望队", &[1, 2, 9]), ("青年助老队", &[3, 8, 10]), ("能工巧匠队", &[4, 5, 7])];
/// Volunteers of a community of the usual size.
const VOLUNTEERS: usize = 500;
/// Elders with plans there.
const PLANS: usize = 300;
/// Elders whom one volunteer looks after.
const MOST: usize = 3;
/// Days of visits before the demo's day.
const YEAR: i64 = 365;
/// The telephone block that no operator was given.
const NOBODYS: u32 = 1_540_000;

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

fn write(scene: &Scene, script: &mut Script) {
    let adults = scene.people.iter().filter(|cast| (20..=72).contains(&cast.age)).count();
    if adults < 40 {
        return;
    }
    let (on, seed, first) = (scene.plan.on, scene.plan.seed, first_morning(scene.plan.on));
    script.push((first, Box::new(move |desk| enter(desk, on, seed))));
    for ahead in -45..=0 {
        let date = day(on, ahead);
        let hour = if ahead == 0 { 8 } else { 16 };
        script.push((date.at(hour, 30, 0, 0), Box::new(move |desk| visits_of(desk, seed, ahead == 0))));
    }
    for ahead in 0..7 {
        let duty = Duty {
            id: Id::NONE,
            day: day(on, ahead),
            name: ["陈主任", "周敏", "陈浩"][ahead as usize % 3].into(),
            phone: "02910000401".into(),
        };
        script.push((day(on, -1).at(17, 0, 0, 0), ask(Ask::SetDuty { duty })));
    }
    more(on, script);
    let at = |minute| day(on, -9).at(9, minute, 0, 0);
    script.push((at(13), of_first_elder(|desk, elder| desk.open_ladder(elder).map(drop))));
    for (minute, place, result) in [(14, 0, 2), (16, 1, 1)] {
        script.push((at(minute), in_emergency(move |desk, id| desk.attempt(id, place, result).map(drop))));
    }
    script.push((at(41), in_emergency(|desk, id| desk.end_emergency(id, 1, "在邻居家打牌，没带手机").map(drop))));
}

/// What is done less often: a skill of the office's own, a frost round, volunteers called out, help that they took, and
/// last month's hours, handed in, with a correction that came late.
fn more(on: Date, script: &mut Script) {
    let skill = Skill { name: "推拿".into(), also: "按摩".into(), ..Skill::default() };
    script.push((day(on, -40).at(9, 0, 0, 0), ask(Ask::SetSkill { skill })));
    script.push((
        day(on, -2).at(8, 45, 0, 0),
        Box::new(|desk| {
            let today = desk.today();
            let high = |visit: &DueVisit| visit.standing.tier == Tier::High;
            let elders = due_visits(&desk.office(), today).into_iter().filter(high).map(|visit| visit.elder).collect();
            desk.begin_round(FROST, elders, None, "寒潮蓝色预警").map(drop)
        }),
    ));
    for (ago, reason, title) in [(21, 3, "清理背街小广告"), (5, 4, "红光巷清扫落叶")] {
        script.push((day(on, -ago).at(10, 0, 0, 0), Box::new(move |desk| called_out(desk, reason, title))));
    }
    for (ago, title, minutes) in [(6, "换灯泡", Some(35)), (3, "陪诊去二院", Some(50)), (1, "代购降压药", None)]
    {
        script.push((day(on, -ago).at(10, 30, 0, 0), Box::new(move |desk| helped(desk, title, minutes))));
    }
    let month = on.first_of_month().saturating_sub(1.day());
    script.push((
        on.first_of_month().at(9, 40, 0, 0),
        Box::new(move |desk| {
            let report = desk.draw_hours(month.first_of_month(), month)?.record.map_or(Id::NONE, |record| record.id);
            desk.report_hours(report).map(drop)
        }),
    ));
    script.push((
        day(on, -1).at(11, 10, 0, 0),
        Box::new(move |desk| {
            let most = desk.office().of::<Volunteer>().all().max_by_key(|one| (one.served, one.id)).map(|one| one.id);
            let volunteer = most.unwrap_or(Id::NONE);
            let today = desk.today();
            let service = Service {
                id: Id::NONE,
                what: CORRECTION,
                volunteer,
                resident: Id::NONE,
                issue: Id::NONE,
                given: today.at(11, 10, 0, 0),
                done: None,
                day: month,
                minutes: 45,
                note: "漏记一次陪诊".into(),
                who: Id::NONE,
            };
            desk.correct_hours(&service)?;
            let certificate = ServiceCertificate {
                id: Id::NONE,
                number: 0,
                volunteer,
                resident: Id::NONE,
                from: month.first_of_month(),
                until: today,
                minutes: 0,
                content: "探访陪伴老人".into(),
                responsible: "陈主任".into(),
                phone: "02910000401".into(),
                issued: today,
                who: Id::NONE,
            };
            desk.issue_service_certificate(certificate).map(drop)
        }),
    ));
}

/// 寒潮, of [`crate::model::care::codes::ROUND`].
const FROST: u8 = 2;

/// A group that was called out, rung down, and served.
fn called_out(desk: &mut Desk, reason: u8, title: &str) -> Result<(), Refusal> {
    let group = desk.office().of::<VolunteerGroup>().all().map(|group| group.id).min().unwrap_or(Id::NONE);
    let day = desk.today();
    let wanted = CallOut {
        id: Id::NONE,
        reason,
        title: title.into(),
        day,
        time: Some(jiff::civil::time(14, 30, 0, 0)),
        place: "社区门口".into(),
        called: Vec::new(),
        who: Id::NONE,
    };
    let among = Among { group, party: true, ..Among::default() };
    let made = desk.make_call_out(wanted, &among)?.record.map_or(Id::NONE, |record| record.id);
    desk.open_call_out(made)?;
    let called: Vec<Id> = {
        let office = desk.office();
        office
            .of::<CallOut>()
            .get(made)
            .map(|one| one.called.iter().map(|one| one.volunteer).collect())
            .unwrap_or_default()
    };
    for (nth, volunteer) in called.into_iter().take(12).enumerate() {
        desk.ring(made, volunteer, [1, 1, 2, 1, 3][nth % 5])?;
    }
    desk.time_call_out(made, Id::NONE, 90).map(drop)
}

/// An elder asks for help that a volunteer takes, and gives where minutes are named.
fn helped(desk: &mut Desk, title: &str, minutes: Option<u32>) -> Result<(), Refusal> {
    let nth = title.chars().count();
    let elder = {
        let office = desk.office();
        let mut elders: Vec<Id> = office.of::<CarePlan>().all().map(|plan| plan.id).collect();
        elders.sort_unstable();
        elders.get(nth).copied()
    };
    let Some(resident) = elder else { return Ok(()) };
    let issue = Issue { kind: ASKS_FOR_HELP, area: ELDER_CARE, title: title.into(), source: 1, ..Issue::default() };
    let said = Said::at_the_desk("家里没有年轻人，想请人帮个忙。");
    let issue = desk.register_issue(issue, resident, &said, true, &Visitor::default())?.record;
    let issue = issue.map_or(Id::NONE, |record| record.id);
    let now = desk.when();
    let volunteer = {
        let office = desk.office();
        let issue = office.of::<Issue>().get(issue);
        issue.and_then(|issue| Some(who_can_help(&office, issue, now).first()?.volunteer))
    };
    let Some(volunteer) = volunteer else { return Ok(()) };
    desk.give_help(issue, volunteer)?;
    let help = helps(&desk.office(), issue).first().map(|help| help.id);
    match (help, minutes) {
        (Some(help), Some(minutes)) => desk.help_done(help, minutes, "已上门办好").map(drop),
        (Some(_) | None, _) => Ok(()),
    }
}

/// 养老, of [`crate::model::issues::ISSUE_AREA`].
const ELDER_CARE: u8 = 4;

/// Something of the first elder with a plan; nothing where there is none.
fn of_first_elder(act: impl FnOnce(&mut Desk, Id) -> Result<(), Refusal> + 'static) -> Act {
    Box::new(move |desk| {
        let first = desk.office().of::<Pairing>().all().filter(|one| one.role == PAIRED).map(|one| one.elder).min();
        first.map_or(Ok(()), |elder| act(desk, elder))
    })
}

/// Something of the emergency that is open.
fn in_emergency(act: impl FnOnce(&mut Desk, Id) -> Result<(), Refusal> + 'static) -> Act {
    Box::new(move |desk| {
        let open = crate::desk::care::ladder::open_emergencies(&desk.office()).first().map(|one| one.id);
        open.map_or(Ok(()), |id| act(desk, id))
    })
}

/// What the office had on paper before it had this desk: volunteers, plans, pairs, and the visits of most of a year.
fn enter(desk: &mut Desk, on: Date, seed: u64) -> Result<(), Refusal> {
    let mut chance = Chance::of(seed, "care");
    let volunteers = volunteers(desk, on, &mut chance);
    let plans = plans(desk, on, &mut chance);
    let pairs = pairs(desk, on, &plans, &volunteers, &mut chance);
    let mut change = Change::default();
    let mut bulk = desk.begin_bulk();
    let note = Note::Desk(core::Did::Demo { residents: 0 });
    let groups: Vec<VolunteerGroup> = (0..GROUPS.len())
        .zip(GROUPS)
        .map(|(nth, (name, _))| VolunteerGroup {
            id: volunteers[nth].group,
            name: name.into(),
            leader: volunteers[nth].id,
            phone: format!("029100004{nth:02}"),
            note: String::new(),
        })
        .collect();
    for group in &groups {
        change.put(&desk.office(), group)?;
    }
    for volunteer in &volunteers {
        change.put(&desk.office(), volunteer)?;
    }
    for (pairing, consent) in &pairs {
        change.put(&desk.office(), pairing)?;
        if let Some(consent) = consent {
            change.put(&desk.office(), consent)?;
        }
    }
    let helper: HashMap<Id, Id> =
        pairs.iter().filter(|(one, _)| one.role == PAIRED).map(|(one, _)| (one.elder, one.volunteer)).collect();
    let mut served: HashMap<Id, i64> = HashMap::new();
    for (mut plan, tier) in plans {
        let by = helper.get(&plan.id).copied().unwrap_or(Id::NONE);
        let mut date = plan.since;
        while date < day(on, -45) {
            date = next(&desk.office(), tier, date, on);
            // People are late, and now and then a visit falls out.
            date = date.saturating_add(i64::from(chance.weighted(&[(0_u8, 60), (1, 25), (3, 10), (9, 5)])).days());
            if by.is_none() && chance.percent(60) || date >= day(on, -45) {
                continue;
            }
            let reached = if chance.percent(93) { YES } else { NO };
            let visit = visit(desk, &plan, by, (date, reached), &mut chance);
            change.put(&desk.office(), &visit)?;
            remember(&mut plan, &visit);
            *served.entry(by).or_default() += i64::from(visit.minutes);
            if change.len() >= ENOUGH {
                desk.write_bulk(&mut bulk, std::mem::take(&mut change), note.clone(), false)?;
            }
        }
        change.put(&desk.office(), &plan)?;
    }
    // What each gave is known only now; their names were written before, so that groups could name their leaders.
    desk.write_bulk(&mut bulk, std::mem::take(&mut change), note.clone(), false)?;
    for volunteer in volunteers {
        let served = served.get(&volunteer.id).copied().unwrap_or(0);
        if served > 0 {
            change.put(&desk.office(), &Volunteer { served, ..volunteer })?;
        }
    }
    desk.write_bulk(&mut bulk, change, note, true)
}

fn visit(desk: &mut Desk, plan: &CarePlan, by: Id, (date, reached): (Date, u8), chance: &mut Chance) -> CareVisit {
    let how = chance.weighted(&[(AT_DOOR, 70), (2, 20), (3, 5), (4, 5)]);
    let minutes = if reached == YES && how == AT_DOOR { chance.within(15, 60) as u16 } else { 5 };
    CareVisit {
        id: day_id(date, desk.fresh().0),
        elder: plan.id,
        volunteer: by,
        at: date.at(chance.within(9, 16) as i8, chance.below(60) as i8, 0, 0),
        how,
        reached,
        minutes,
        follow: 0,
        who: desk.at_the_desk(),
    }
}

/// Most of them live here; some come from outside.
fn volunteers(desk: &mut Desk, on: Date, chance: &mut Chance) -> Vec<Volunteer> {
    let mut people: Vec<Id> = {
        let office = desk.office();
        let adult = |one: &&Resident| one.lives_here() && one.age(on).is_some_and(|age| (20..=72).contains(&age));
        let mut found: Vec<Id> = office.of::<Resident>().all().filter(adult).map(|one| one.id).collect();
        found.sort_unstable();
        found
    };
    chance.shuffle(&mut people);
    let count = VOLUNTEERS.min(people.len() / 4);
    let groups: Vec<Id> = GROUPS.iter().map(|_| desk.fresh()).collect();
    (0..count)
        .map(|nth| {
            let at = nth % GROUPS.len();
            let skills = GROUPS[at].1.iter().filter(|_| chance.percent(60)).fold(0_u32, |all, code| all | 1 << *code);
            let mut one = Volunteer::new(day(on, -400 - i64::from(chance.below(900))));
            one.id = desk.fresh();
            if chance.percent(85) {
                one.resident = people[nth];
            } else {
                let sex = if chance.percent(60) { Sex::Female } else { Sex::Male };
                let family = surname(chance);
                one.name = name(chance, family, sex, 1985);
                one.phone = format!("{}{:04}", NOBODYS, 1000 + nth);
            }
            one.number = format!("610199{:06}", nth + 1);
            one.skills = if skills == 0 { 0b10 } else { skills };
            one.free = chance.within(1, (1 << 14) - 1);
            let insured = chance.weighted(&[(-20_i64, 3), (15, 5), (120, 40), (280, 40)]);
            one.insured = Some(day(on, insured + i64::from(chance.below(10))));
            one.group = groups[at];
            one.party = u8::from(at == 0 || chance.percent(20));
            if nth >= GROUPS.len() && chance.percent(4) {
                (one.state, one.since) = (2, Some(day(on, -60)));
            }
            one
        })
        .collect()
}

/// Nine in ten of those whom a rule names, the most pressing first, with the tier that they have.
fn plans(desk: &Desk, on: Date, chance: &mut Chance) -> Vec<(CarePlan, Tier)> {
    let office = desk.office();
    let named: Vec<Id> = without_plan(&office, on).into_iter().map(|(id, _)| id).collect();
    let count = PLANS.min(named.len() * 9 / 10);
    let minds = ["", "", "耳背，敲门要响", "家有狗", "腿脚慢，多等一会儿", "午睡到三点"];
    named
        .into_iter()
        .take(count)
        .filter_map(|id| {
            let resident = office.of::<Resident>().get(id)?;
            let tier = by_rule(&office, resident, on)?.tier;
            let mut plan = CarePlan::new(id, day(on, -YEAR + i64::from(chance.below(40))));
            plan.kinds = 0b10 | 1 << chance.within(2, 5);
            (*chance.one(&minds)).clone_into(&mut plan.mind);
            plan.reach = chance.weighted(&[(1, 60), (2, 30), (4, 10)]);
            if chance.percent(60) {
                let phone = format!("{}{:04}", NOBODYS, 6000 + chance.below(3000));
                plan.neighbour = Contact { name: format!("{}姨", surname(chance)), relation: "对门".into(), phone };
            }
            if chance.percent(3) {
                (plan.declined, plan.declined_by) = (1, 1);
            }
            Some((plan, tier))
        })
        .collect()
}

/// Nine in ten have a volunteer, near where there is one; some have a stand-in. Whoever is paired agreed to it.
fn pairs(
    desk: &mut Desk,
    on: Date,
    plans: &[(CarePlan, Tier)],
    volunteers: &[Volunteer],
    chance: &mut Chance,
) -> Vec<(Pairing, Option<Consent>)> {
    let homes: HashMap<Id, Address> = {
        let office = desk.office();
        let all = office.of::<Resident>().all();
        all.filter_map(|one| Some((one.id, office.address_of(one)?.clone()))).collect()
    };
    let nowhere = Address::default();
    let mut load: HashMap<Id, usize> = HashMap::new();
    let mut made = Vec::new();
    for (plan, _) in plans {
        if !chance.percent(92) {
            continue;
        }
        let home = homes.get(&plan.id).unwrap_or(&nowhere);
        let near = |one: &&Volunteer| nearness(home, homes.get(&one.resident).unwrap_or(&nowhere));
        for role in [PAIRED, STAND_IN] {
            if role == STAND_IN && !chance.percent(35) {
                continue;
            }
            let free = volunteers.iter().filter(|one| {
                let taken = made
                    .last()
                    .is_some_and(|(last, _): &(Pairing, _)| last.elder == plan.id && last.volunteer == one.id);
                one.state == 1 && one.resident != plan.id && !taken && load.get(&one.id).copied().unwrap_or(0) < MOST
            });
            let best = free.max_by_key(|one| (near(one) != Nearness::Apart, near(one), std::cmp::Reverse(one.id)));
            let Some(best) = best.map(|one| one.id) else { continue };
            *load.entry(best).or_default() += 1;
            let id = desk.fresh();
            let pairing = Pairing { id, elder: plan.id, volunteer: best, role, since: plan.since, until: None };
            let consent = (role == PAIRED).then(|| Consent {
                id: desk.fresh(),
                resident: plan.id,
                purpose: VISITS,
                giver: 1,
                guardian: false,
                version: TEXT,
                since: plan.since.min(on),
                until: None,
                withdrawn: None,
            });
            made.push((pairing, consent));
        }
    }
    made
}

/// A day's visits, by the rules: most of those that are due, some a day late, now and then nobody is reached.
fn visits_of(desk: &mut Desk, seed: u64, today: bool) -> Result<(), Refusal> {
    let date = desk.today();
    let mut chance = Chance::of(seed, &date.to_string());
    let due: Vec<(Id, Id)> = {
        let office = desk.office();
        let visits = crate::desk::care::tiers::due_visits(&office, date);
        visits.into_iter().take_while(|visit| visit.due <= date).map(|visit| (visit.elder, visit.volunteer)).collect()
    };
    for (elder, volunteer) in due {
        // On the morning of the demo most are still to come.
        if !chance.percent(if today { 8 } else { 72 }) {
            continue;
        }
        let reached = if chance.percent(92) { YES } else { NO };
        // Now and then it is somebody else who saw them: the nurse, or whoever brought a gift or a meal.
        let how =
            if reached == YES { chance.weighted(&[(AT_DOOR, 70), (2, 22), (6, 3), (7, 2), (8, 3)]) } else { AT_DOOR };
        let others = how > 4;
        let minutes = if reached == YES && !others { chance.within(10, 60) as u16 } else { 0 };
        let volunteer = if others { Id::NONE } else { volunteer };
        let visit = CareVisit { elder, volunteer, how, reached, minutes, ..CareVisit::default() };
        desk.record_care(&visit, crate::model::care::CareWords::default(), true, &Visitor::default())?;
    }
    Ok(())
}

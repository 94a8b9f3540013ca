//! The clinic in the demo: the institutions that come, who was measured in the last weeks, and today's queue.

mod eyes;
mod follow;

use crate::desk::clinic::Ask;
use jiff::civil::{Date, time};

use crate::desk::Desk;
use crate::desk::Request;
use crate::desk::clinic::records::ClinicIndex;
use crate::desk::clinic::{Recording, unfinished_at};
use crate::desk::contacts::demo::unit_named;
use crate::desk::core::visitor::Visitor;
use crate::model::clinic::Readings;
use crate::model::clinic::readings::{FASTING, RANDOM};
use crate::model::{Id, Refusal, Session, Vitals};

use crate::desk::clinic::assess;
use crate::desk::demo::act::{Act, DemoRow, Script, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::{Cast, Scene};

const FREE_CLINIC: u8 = 1;
const HEALTH_CHECK: u8 = 2;
const HOME_VISITS: u8 = 3;
const WINTER_CHECK: u8 = 4;

/// Sessions by day: institution, kind, how many came, note.
const SESSIONS: &[(i64, &str, u8, u32, &str)] = &[
    (-35, "解放军三二三医院", FREE_CLINIC, 12, "内科、骨科"),
    (-28, "陕西中医学院", FREE_CLINIC, 10, "针灸、推拿"),
    (-14, "陕西省糖尿病医院", FREE_CLINIC, 16, "测血糖、饮食指导"),
    (-7, "西安中大医院", FREE_CLINIC, 9, "眼科，白内障筛查"),
    (-3, "东关社区卫生服务中心", HOME_VISITS, 6, "重点老人家访"),
    (0, "陕西省糖尿病医院", FREE_CLINIC, 9, "测血压、测血糖"),
    (3, "陕西省第二医院", FREE_CLINIC, 0, "心内科"),
    (8, "东关社区卫生服务中心", WINTER_CHECK, 0, "志愿者冬季体检"),
    (11, "解放军三二三医院", FREE_CLINIC, 0, "内科"),
];

/// The year before: every other week somebody comes, the health service centre with the yearly check from 65 on.
const YEAR: std::ops::RangeInclusive<i64> = 3..=25;
/// Who comes in turn, how and with what.
const TURNS: &[(&str, u8, &str)] = &[
    ("解放军三二三医院", FREE_CLINIC, "内科、骨科"),
    ("东关社区卫生服务中心", HEALTH_CHECK, "65 岁以上免费体检"),
    ("陕西省糖尿病医院", FREE_CLINIC, "测血糖、饮食指导"),
    ("西安中大医院", FREE_CLINIC, "眼科，白内障筛查"),
    ("东关社区卫生服务中心", HOME_VISITS, "重点老人入户"),
    ("陕西中医学院", FREE_CLINIC, "针灸、推拿"),
    ("陕西省第二医院", FREE_CLINIC, "心内科"),
];
/// Follow-ups are made so many fortnights back.
const FOLLOWED: std::ops::RangeInclusive<i64> = 0..=24;
/// How many come to each of the year's sessions.
const YEARLY: u32 = 8;

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the clinic's acts.
fn write(scene: &Scene, script: &mut Script) {
    let on = scene.plan.on;
    let mut chance = Chance::of(scene.plan.seed, "clinic");
    let mut elders: Vec<&Cast> = scene.people.iter().filter(|cast| cast.age >= 55).collect();
    chance.shuffle(&mut elders);
    let mut next = elders.iter().cycle().take(elders.len() * 20);
    let year = YEAR.rev().zip(TURNS.iter().cycle());
    let year = year.map(|(fortnight, (institution, kind, note))| (-14 * fortnight, *institution, *kind, YEARLY, *note));
    for (days, institution, kind, came, note) in year.chain(SESSIONS.iter().copied()) {
        let date = day(on, days);
        plan(script, on, date, (institution, kind, note));
        let mut coming: Vec<&Cast> = next.by_ref().take(came as usize).copied().collect();
        // Her pressure was high two weeks ago: she is to be measured again today.
        coming.extend(scene.named("解秀英").filter(|_| days == -14));
        queue(&mut chance, script, date, &coming, days == 0);
    }
    // Every other week whoever is due is followed up; what fell due in the last days is still to be done.
    for fortnight in FOLLOWED {
        script.push((day(on, -14 * fortnight - 2).at(15, 20, 0, 0), Box::new(follow::all)));
    }
    eyes::write(scene, script);
}

/// A session is planned some days before.
fn plan(script: &mut Script, on: Date, date: Date, (institution, kind, note): (&'static str, u8, &'static str)) {
    let session = Session {
        kind,
        start: time(8, 30, 0, 0),
        glucose: if kind == FREE_CLINIC { RANDOM } else { FASTING },
        place: place(kind).into(),
        staff: staff(kind).into(),
        note: note.into(),
        ..Session::morning(date)
    };
    let at = day(date, -6).at(16, 10, 0, 0).max(first_morning(on)).min(day(on, -1).at(16, 10, 0, 0));
    script.push((
        at,
        Box::new(move |desk| {
            let held = unit_named(&desk.office(), institution);
            let session = Box::new(Session { institution: held, ..session });
            desk.handle(Request::Clinic(Ask::SetSession { session }), &Visitor::default()).map(drop)
        }),
    ));
}

/// A morning: tickets as people come, then one after the other.
fn queue(chance: &mut Chance, script: &mut Script, date: Date, coming: &[&Cast], today: bool) {
    for (nth, cast) in coming.iter().enumerate() {
        let minute = 30 + nth as i8 * 2;
        let at = date.at(8 + minute / 60, minute % 60, 0, 0);
        let visitor = Visitor { checked: chance.below(3) as u8, ..Visitor::default() };
        let resident = cast.id;
        script
            .push((at, at_session(move |desk, session| desk.queue(session, resident, (0, false), &visitor).map(drop))));
    }
    // Today the morning is not over: a few were seen, one is being seen, the others wait.
    let seen = if today { coming.len().saturating_sub(5) } else { coming.len() };
    let (hour, minute) = if today { (8, 50) } else { (9, 10) };
    for (nth, cast) in coming.iter().enumerate().take(seen) {
        let minute = minute + nth as i8 * 5;
        let at = date.at(hour + minute / 60, minute % 60, 0, 0);
        let (readings, advice) = measured(chance, cast);
        script.push((at, call()));
        script.push((at, at_session(move |desk, session| measure(desk, session, &readings, advice))));
    }
    if today && seen > 0 {
        script.push((date.at(9, 10, 0, 0), call()));
    }
}

/// What an elder's cuff and strip say: half are within the norm.
fn measured(chance: &mut Chance, cast: &Cast) -> (String, &'static str) {
    if cast.name == "解秀英" {
        return ("168/98 7.4f".into(), "少盐，按时服药，两周后再测");
    }
    let lift = if chance.percent(38) { 26 } else { 0 };
    let systolic = 108 + lift + chance.below(34);
    let diastolic = 64 + lift / 2 + chance.below(20);
    let mut readings = format!("{systolic}/{diastolic} p{}", 58 + chance.below(34));
    if chance.percent(60) {
        let tenths = if chance.percent(24) { 71 + chance.below(45) } else { 44 + chance.below(24) };
        readings = format!("{readings} {}.{}f", tenths / 10, tenths % 10);
    }
    let advice = match systolic {
        150.. => "建议到卫生服务中心复查，按时服药",
        140..150 => "少盐，注意休息",
        _ => "",
    };
    (readings, advice)
}

/// Something at today's session; nothing where there is none.
fn at_session(act: impl FnOnce(&mut Desk, Id) -> Result<(), Refusal> + 'static) -> Act {
    Box::new(move |desk| {
        let session = desk.office().by::<ClinicIndex>().sessions_on.get(&desk.today()).next();
        session.map_or(Ok(()), |session| act(desk, session))
    })
}

/// The next ticket is called.
fn call() -> Act {
    at_session(|desk, session| desk.call_next(session, None).map(drop))
}

/// Whoever was called is measured, or else who waits longest: they agree to the record when they are asked.
fn measure(desk: &mut Desk, session: Id, readings: &str, advice: &str) -> Result<(), Refusal> {
    let Some(visit) = unfinished_at(&desk.office(), session).into_iter().next() else {
        return Ok(());
    };
    let read = Readings::read(readings).map_err(|error| Refusal::field("systolic", error))?;
    let vitals = Vitals { advice: advice.into(), ..Vitals::of(visit.resident, &read) };
    let recall = assess(&desk.office(), &vitals, desk.today()).again;
    let (resident, visit, agrees) = (visit.resident, Some(visit.id), Some(true));
    let what = Recording { visit, session, resident, vitals, recall, agrees };
    desk.record_visit(what, &Visitor::default()).map(drop)
}

/// Where sessions of a kind are held.
fn place(kind: u8) -> &'static str {
    if kind == HOME_VISITS { "" } else { "社区一楼大厅" }
}

/// Who comes.
fn staff(kind: u8) -> &'static str {
    if kind == HOME_VISITS { "护士一名" } else { "医生一名，护士两名" }
}

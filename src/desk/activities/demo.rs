//! A whole year of activities in the demo: the seven elder-respect programmes, large publicity, clean-ups, talks, studies
//! and meetings, one round of doors; with what is still ahead.

use jiff::civil::{Date, Time, time};

use crate::desk::activities::Ask;
use crate::desk::activities::doors::round;
use crate::desk::activities::who::people;
use crate::desk::benefits::Ask as Benefits;
use crate::desk::contacts::demo::unit_named;
use crate::desk::core::visitor::Visitor;
use crate::desk::demo::act::{Act, DemoRow, Script, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::{ENOUGH_ELDERS, Scene};
use crate::desk::issues::{Ask as Issues, Said};
use crate::desk::{Desk, Request};
use crate::model::activities::codes::{kind, place, state};
use crate::model::activities::rows::{Came, Entry, Need, Press, Task};
use crate::model::activities::{Activity, Participant};
use crate::model::benefits::round::ACTIVITY;
use crate::model::benefits::{Benefit, Supply, Terms};
use crate::model::care::Volunteer;
use crate::model::{Id, Issue, Refusal};

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// What is handed out at activities, and out of which stock.
const GIFT: &str = "活动礼品";
const BAGS: &str = "环保袋和挂历";
/// How many there were at the beginning of the year.
const BAGS_AT_FIRST: u32 = 1_200;

/// One activity of the year.
struct Row {
    /// How many days before the demo's day; ahead where it is below nothing.
    back: i64,
    kind: u8,
    programme: u8,
    title: &'static str,
    place: &'static str,
    /// The unit that holds it, or a partner of it.
    host: &'static str,
    /// How many sign up and come by name; how many come without.
    named: usize,
    unnamed: u32,
    gift: bool,
    /// The medium that spoke of it.
    press: &'static str,
    result: &'static str,
}

const fn row(back: i64, kind: u8, programme: u8, title: &'static str, place: &'static str, host: &'static str) -> Row {
    Row {
        back,
        kind,
        programme,
        title,
        place,
        host,
        named: 12,
        unnamed: 0,
        gift: false,
        press: "",
        result: "按计划办完",
    }
}

impl Row {
    const fn people(self, named: usize, unnamed: u32) -> Self {
        Self { named, unnamed, ..self }
    }

    const fn gifts(self) -> Self {
        Self { gift: true, ..self }
    }

    const fn press(self, press: &'static str, result: &'static str) -> Self {
        Self { press, result, ..self }
    }
}

const YEAR: &[Row] = &[
    row(352, 2, 8, "法治宣传日", "社区广场", "东关派出所").people(80, 80).gifts().press("西安日报", "发放资料八十份"),
    row(330, 5, 0, "冬季呼吸病讲座", "书画室", "东关社区卫生服务中心").people(22, 0),
    row(310, 2, 8, "春节送福写春联", "社区广场", "").people(110, 40).gifts().press("三秦都市报", "送出春联二百副"),
    row(300, 1, 6, "春节慰问高龄老人", "社区大厅", "东关南街街道办").people(30, 0),
    row(280, 3, 0, "三月清洁死角", "红光巷", "").people(24, 0),
    row(262, 2, 8, "学雷锋志愿服务集市", "社区广场", "怡康药店")
        .people(115, 30)
        .gifts()
        .press("西安电视台", "服务一百余人次"),
    row(245, 1, 1, "五家医院联合义诊", "社区广场", "解放军三二三医院").people(40, 25),
    row(230, 4, 0, "门前花坛换新", "柿园路", "").people(15, 0),
    row(214, 2, 8, "全民健康日", "世贸大厦门前", "世贸大厦").people(125, 60).gifts(),
    row(196, 9, 0, "党代表接待日", "社区会议室", "").people(8, 0),
    row(181, 5, 0, "中医养生讲座", "书画室", "陕西中医学院").people(26, 0),
    row(160, 12, 0, "爱心粽子进百家", "各小巷", "").people(0, 0).gifts().press("西安晚报", "走访一百户，收集意见若干"),
    row(146, 2, 8, "防诈骗进院落", "古新巷", "东关派出所").people(105, 20).gifts(),
    row(128, 3, 0, "清理小广告", "红光巷", "区城管局").people(20, 0),
    row(112, 1, 4, "两家药店送药日", "社区大厅", "藻露堂药店").people(35, 0),
    row(98, 10, 0, "社区开放日", "社区大厅", "").people(30, 40),
    row(84, 6, 2, "糖尿病饮食烹饪赛", "老年餐厅", "陕西省糖尿病医院")
        .people(16, 20)
        .press("陕西电视台", "八道菜评出一二三等"),
    row(70, 2, 8, "国庆文明出行宣传", "社区广场", "").people(120, 50).gifts(),
    row(56, 1, 5, "免费理发日", "社区大厅", "永旗理发店").people(28, 0),
    row(39, 11, 3, "重阳敬老演出", "社区广场", "")
        .people(80, 90)
        .gifts()
        .press("三秦都市报", "舞蹈队和合唱队演出十个节目"),
    row(26, 2, 8, "消防安全宣传月", "社区广场", "").people(125, 40).gifts(),
    row(12, 3, 0, "入冬前清洁行动", "古新巷", "").people(18, 0),
    row(5, 5, 0, "冬季血压管理讲座", "书画室", "陕西省第二医院").people(24, 0),
    row(1, 9, 0, "人大代表走访", "红光巷", "").people(7, 0),
    row(0, 2, 8, "冬季用电用气安全宣传", "社区广场", "").people(60, 0).gifts(),
    row(-3, 5, 0, "健康讲座：冬季防跌倒", "书画室", "东关社区卫生服务中心").people(26, 0),
    row(-9, 1, 7, "志愿者冬季体检", "社区大厅", "东关社区卫生服务中心").people(20, 0),
    row(-20, 11, 3, "迎新年联欢", "社区广场", "").people(18, 0),
];

/// Studies and meetings: back so many days, and their topics.
const STUDIES: &[&str] = &["学习党章", "学习先进事迹", "民主生活会", "志愿服务总结", "讨论积极分子", "警示教育"];
const MEETINGS: &[&str] = &["红光巷道路修缮", "院落技防", "养老用房", "重阳活动安排", "冬季安全检查", "年终总结"];

/// How many of the year's members are called to a study, and to a meeting.
const MEMBERS: usize = 18;
const COMMITTEE: usize = 9;

fn write(scene: &Scene, script: &mut Script) {
    if scene.elders().len() < ENOUGH_ELDERS {
        return;
    }
    let on = scene.plan.on;
    let first = first_morning(on);
    script.push((first, Box::new(gift)));
    let mut chance = Chance::of(scene.plan.seed, "activities");
    let mut pool: Vec<Id> = scene.people.iter().filter(|one| one.age >= 18).map(|one| one.id).collect();
    chance.shuffle(&mut pool);
    let members: Vec<Id> = pool.iter().copied().take(MEMBERS).collect();
    let lane = scene.people.iter().find(|one| one.age >= 60).map_or(String::new(), |one| one.lane.clone());
    let mut from = 0;
    for (nth, one) in YEAR.iter().enumerate() {
        let held = day(on, -one.back);
        let most = one.named.min(pool.len() / 3);
        let who: Vec<Id> = pool.iter().copied().cycle().skip(from).take(most).collect();
        from = (from + most) % pool.len().max(1);
        let planned = day(held, -14).min(day(on, -1)).max(day(on, -366));
        script.push((planned.at(9, 30, 0, 0), plan(one, held, lane.clone(), nth)));
        if one.back > 0 {
            script.push((day(held, -3).max(planned).at(10, 0, 0, 0), confirm(one.title, held)));
        }
        let days = planned.until(held.min(on)).map_or(1, |span| i64::from(span.get_days()).max(1));
        for (nth, resident) in who.into_iter().enumerate() {
            let at = day(planned, nth as i64 % days);
            let at = at.at(9 + (nth % 8) as i8, (nth * 11 % 60) as i8, 0, 0).max(planned.at(9, 40, 0, 0));
            script.push((at, sign_up(one.title, held, vec![resident])));
        }
        if one.kind == kind::DOORS {
            script.push((held.at(9, 10, 0, 0), doors(one.title, held)));
            script.push((held.at(16, 0, 0, 0), opinion(one.title, held)));
        } else if one.back >= 0 {
            script.push((held.at(9, 5, 0, 0), tick(one.title, held)));
            if matches!(one.kind, kind::CLEANUP) {
                script.push((held.at(11, 0, 0, 0), serve(one.title, held)));
            }
        }
        if one.back > 2 {
            script.push((day(held, 2).at(15, 0, 0, 0), report(one, held)));
        }
        // One that the weather stopped.
        if nth == 3 {
            let off = day(held, 30);
            script.push((day(off, -14).at(9, 0, 0, 0), plan(&RAINED_OFF, off, String::new(), nth)));
            script.push((day(off, -1).at(8, 50, 0, 0), cancel(RAINED_OFF.title, off)));
        }
    }
    for month in 0..12_i64 {
        let study = day(on, -(month * 30 + 8));
        let meeting = day(on, -(month * 30 + 17));
        let topic = |list: &[&'static str]| list[month as usize % list.len()];
        meet(script, (kind::STUDY, "支部学习", topic(STUDIES)), study, members.clone());
        let committee = members.iter().copied().take(COMMITTEE).collect();
        meet(script, (kind::COMMITTEES, "两委会", topic(MEETINGS)), meeting, committee);
    }
}

const RAINED_OFF: Row = row(0, 4, 0, "绿地补种", "柿园路", "").people(0, 0);

fn ask(desk: &mut Desk, request: impl Into<Request>) -> Result<(), Refusal> {
    desk.handle(request.into(), &Visitor::default()).map(drop)
}

/// What is handed out at activities, and its stock.
fn gift(desk: &mut Desk) -> Result<(), Refusal> {
    let supply = Supply { name: BAGS.into(), measure: "份".into(), low: 100, ..Supply::default() };
    ask(desk, Benefits::SetSupply(Box::new(supply)))?;
    let supply = desk.office().of::<Supply>().all().find(|one| one.name == BAGS).map_or(Id::NONE, |one| one.id);
    let note = "全年宣传活动用".to_owned();
    ask(desk, Benefits::Receive { supply, pieces: BAGS_AT_FIRST, source: Id::NONE, expiry: None, note })?;
    let terms = Terms {
        every: ACTIVITY,
        supplies: vec![supply],
        source: "社区活动安排".into(),
        ..Terms::blank(Id::NONE, day(desk.today(), -30))
    };
    let benefit = Benefit { name: GIFT.into(), ..Benefit::default() };
    ask(desk, Benefits::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) })
}

/// The activity of this title on a day, as it stands.
fn find(desk: &Desk, title: &str, on: Date) -> Option<Activity> {
    desk.office().of::<Activity>().all().find(|one| one.title == title && one.date == on).cloned()
}

const MORNING: Time = time(9, 0, 0, 0);
const NOON: Time = time(11, 30, 0, 0);

fn plan(one: &'static Row, held: Date, lane: String, nth: usize) -> Act {
    Box::new(move |desk| {
        let activity = {
            let office = desk.office();
            let gift = office.of::<Benefit>().all().find(|known| one.gift && known.name == GIFT);
            let task = |what: &str, who: &str, by: i64| Task {
                what: what.into(),
                who: who.into(),
                by: Some(day(held, by)),
                done: 0,
            };
            let capacity = if one.kind == 5 { 24 } else { 0 };
            Activity {
                kind: one.kind,
                programme: one.programme,
                title: one.title.into(),
                start: MORNING,
                end: Some(NOON),
                place: one.place.into(),
                host: unit_named(&office, one.host),
                partners: [unit_named(&office, "怡康药店")].into_iter().filter(|_| nth % 4 == 1).collect(),
                responsible: desk.at_the_desk(),
                safety: if one.kind == 2 || one.kind == 11 { "保安队长".into() } else { String::new() },
                expected: u32::try_from(one.named).unwrap_or(0) + one.unnamed,
                capacity,
                age: if one.kind == 5 { 60 } else { 0 },
                lane: if one.kind == kind::DOORS { lane } else { String::new() },
                gift: gift.map_or(Id::NONE, |gift| gift.id),
                tasks: vec![task("布置场地", "周敏", -1), task("通知各院", "楼长", -3)],
                needs: vec![Need { what: "桌椅".into(), pieces: 10, by: "社区".into() }],
                issue: Id::NONE,
                ..Activity::on(held)
            }
        };
        ask(desk, Ask::SetActivity { activity: Box::new(activity), only: Vec::new() })
    })
}

fn confirm(title: &'static str, held: Date) -> Act {
    Box::new(move |desk| {
        let Some(one) = find(desk, title, held) else { return Ok(()) };
        let tasks = one.tasks.iter().map(|task| Task { done: 1, ..task.clone() }).collect();
        let activity = Box::new(Activity { tasks, ..one.clone() });
        ask(desk, Ask::SetActivity { activity, only: vec!["tasks"] })?;
        ask(desk, Ask::MoveActivity { activity: one.id, state: state::CONFIRMED, reason: 0 })
    })
}

fn cancel(title: &'static str, held: Date) -> Act {
    Box::new(move |desk| {
        let Some(one) = find(desk, title, held) else { return Ok(()) };
        ask(desk, Ask::MoveActivity { activity: one.id, state: state::CANCELLED, reason: 1 })
    })
}

fn sign_up(title: &'static str, held: Date, who: Vec<Id>) -> Act {
    Box::new(move |desk| {
        let Some(one) = find(desk, title, held) else { return Ok(()) };
        for resident in who {
            // Who moved away meanwhile is refused, and the others sign up all the same.
            let request = Request::from(Ask::SignUp { activity: one.id, resident });
            drop(desk.handle(request, &Visitor::default()));
        }
        Ok(())
    })
}

/// Nine of ten who are expected come.
fn tick(title: &'static str, held: Date) -> Act {
    Box::new(move |desk| {
        let Some(one) = find(desk, title, held) else { return Ok(()) };
        let mut all: Vec<Participant> =
            people(&desk.office(), one.id).filter(|person| person.state == place::SIGNED_UP).cloned().collect();
        all.sort_by_key(|person| person.id);
        for (nth, person) in all.iter().enumerate().filter(|(nth, _)| nth % 10 != 9) {
            let (activity, resident) = (one.id, person.resident);
            drop(desk.handle(Request::from(Ask::Tick { activity, resident }), &Visitor::default()));
            let photos = 1 + u8::from(nth % 12 == 5);
            let participant = Box::new(Participant { photos, state: place::CAME, ..person.clone() });
            if nth % 6 == 0 {
                drop(
                    desk.handle(Ask::SetParticipant { participant, only: vec!["photos"] }.into(), &Visitor::default()),
                );
            }
        }
        Ok(())
    })
}

/// The first volunteers serve at a clean-up.
fn serve(title: &'static str, held: Date) -> Act {
    Box::new(move |desk| {
        let Some(one) = find(desk, title, held) else { return Ok(()) };
        let mut volunteers: Vec<Id> = desk.office().of::<Volunteer>().all().map(|one| one.id).collect();
        volunteers.sort_unstable();
        for (nth, volunteer) in volunteers.into_iter().take(8).enumerate() {
            let minutes = 90 + 10 * nth as u16;
            ask(desk, Ask::Serve { activity: one.id, volunteer, minutes })?;
        }
        Ok(())
    })
}

/// A hundred doors of a lane: most are met.
fn doors(title: &'static str, held: Date) -> Act {
    Box::new(move |desk| {
        let Some(one) = find(desk, title, held) else { return Ok(()) };
        let all: Vec<Id> = round(&desk.office(), &one).into_iter().take(100).map(|door| door.household).collect();
        for (nth, household) in all.into_iter().enumerate() {
            let met = if nth % 9 == 4 { 2 } else { 1 };
            ask(desk, Ask::CallAt { activity: one.id, household, met, note: String::new() })?;
        }
        Ok(())
    })
}

/// What was heard at the doors becomes issues with this source.
fn opinion(title: &'static str, held: Date) -> Act {
    Box::new(move |desk| {
        let Some(one) = find(desk, title, held) else { return Ok(()) };
        let said = crate::desk::activities::who::calls(&desk.office(), one.id)
            .filter(|call| call.was_met())
            .map(|call| call.resident)
            .min();
        for (nth, what) in ["楼道堆放杂物", "想要一间棋牌室"].into_iter().enumerate() {
            let issue = Issue {
                kind: 1,
                area: 1 + nth as u8,
                title: what.into(),
                location: one.lane.clone(),
                source: 1,
                occasion: title.into(),
                ..Issue::default()
            };
            let resident = said.unwrap_or(Id::NONE);
            let said = Said { text: what.into(), by: 3, ..Said::default() };
            let request = Issues::RegisterIssue { issue: Box::new(issue), resident, said, sure: true };
            drop(desk.handle(request.into(), &Visitor::default()));
        }
        Ok(())
    })
}

fn report(one: &'static Row, held: Date) -> Act {
    Box::new(move |desk| {
        let Some(known) = find(desk, one.title, held) else { return Ok(()) };
        let activity = {
            let office = desk.office();
            let press = [one.press].into_iter().filter(|medium| !medium.is_empty()).map(|medium| Press {
                medium: unit_named(&office, medium),
                on: Some(day(held, 1)),
                title: one.title.into(),
            });
            let came: Vec<Id> =
                people(&office, known.id).filter(|one| one.came()).map(|one| one.resident).take(3).collect();
            let entries = came.into_iter().zip(["一等奖", "二等奖", "三等奖"]).map(|(resident, prize)| Entry {
                resident,
                what: "清蒸鲈鱼".into(),
                prize: prize.into(),
            });
            let units = [known.host].into_iter().filter(|host| !host.is_none());
            Activity {
                unnamed: one.unnamed,
                result: one.result.into(),
                photos: format!("{held}-1.jpg"),
                press: press.collect(),
                entries: if one.kind == 6 { entries.collect() } else { Vec::new() },
                units: units.map(|unit| Came { unit, heads: 3 }).collect(),
                ..known
            }
        };
        let only = vec!["unnamed", "result", "photos", "press", "entries", "units"];
        ask(desk, Ask::Report { activity: Box::new(activity), only })
    })
}

/// A study or a meeting: called, held, and what was decided.
fn meet(script: &mut Script, (of_kind, title, topic): (u8, &'static str, &'static str), on: Date, who: Vec<Id>) {
    let planned = day(on, -5);
    script.push((
        planned.at(17, 0, 0, 0),
        Box::new(move |desk| {
            let activity = Activity {
                kind: of_kind,
                title: title.into(),
                start: time(15, 0, 0, 0),
                end: Some(time(16, 30, 0, 0)),
                place: "社区会议室".into(),
                topic: topic.into(),
                responsible: desk.at_the_desk(),
                ..Activity::on(on)
            };
            ask(desk, Ask::SetActivity { activity: Box::new(activity), only: Vec::new() })
        }),
    ));
    script.push((planned.at(17, 5, 0, 0), sign_up(title, on, who)));
    script.push((on.at(15, 0, 0, 0), tick(title, on)));
    script.push((
        on.at(16, 40, 0, 0),
        Box::new(move |desk| {
            let Some(known) = find(desk, title, on) else { return Ok(()) };
            let decided = format!("{topic}：按讨论的办");
            let activity = Box::new(Activity { decided, result: "到会人员讨论通过".into(), ..known });
            ask(desk, Ask::Report { activity, only: vec!["decided", "result"] })
        }),
    ));
}

//! The issues of the demo: what was raised in the last weeks, by whom, how far it came, what is due and overdue.

use crate::desk::issues;
use jiff::civil::{Date, DateTime};

use crate::desk::Desk;
use crate::desk::Request;
use crate::desk::contacts::demo::unit_named;
use crate::desk::core::visitor::Visitor;
use crate::desk::issues::{Move, Said};
use crate::model::issues::{Escalation, Reply};
use crate::model::{Id, Issue, IssueState, Refusal};

use crate::desk::demo::act::{Act, DemoRow, Script, ask, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::{Cast, Scene};
use IssueState::{Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Reopened, Resolved};

/// A step: so many days before the demo's day, the state, what was done.
type Step = (i64, IssueState, &'static str);

/// An issue of the demo.
struct Matter {
    title: &'static str,
    location: &'static str,
    /// Codes of kind and area, and the unit that deals with it; none for the office itself.
    codes: (u8, u8, &'static str),
    /// Days from the demo's day: opened, due.
    opened: i64,
    due: i64,
    /// How many raised it in all.
    raised: usize,
    words: &'static str,
    steps: &'static [Step],
    satisfaction: u8,
    /// Of [`crate::model::issues::SOURCE`].
    source: u8,
    /// The unit that raised it, and those that help; empty for none.
    units: (&'static str, &'static [&'static str]),
    /// The hotline's number, and by when it wants its reply, in days from the demo's day.
    hotline: Option<(&'static str, i64)>,
}

const fn matter(
    title: &'static str,
    location: &'static str,
    codes: (u8, u8, &'static str),
    days: (i64, i64),
) -> Matter {
    Matter {
        title,
        location,
        codes,
        opened: days.0,
        due: days.1,
        raised: 1,
        words: "",
        steps: &[],
        satisfaction: 0,
        source: RESIDENT,
        units: ("", &[]),
        hotline: None,
    }
}

/// Who looks after what was raised.
const LOOKS_AFTER: &str = "周敏";

const RESIDENT: u8 = 1;
const UNIT: u8 = 2;
const PARTY_DELEGATE: u8 = 3;
const CONGRESS_DELEGATE: u8 = 4;
const PATROL: u8 = 7;
const FROM_HOTLINE: u8 = 8;
/// Of [`crate::model::issues::HOTLINE`].
const TAKEN: u8 = 1;

const HELP: u8 = 2;
const COMPLAINT: u8 = 3;
const SUGGESTION: u8 = 5;

const MATTERS: &[Matter] = &[
    Matter {
        raised: 9,
        words: "路面坑洼，下雨积水，老人走着怕摔。",
        steps: &[
            (-37, Assigned, "已报街道办"),
            (-30, InProgress, "街道办现场看过，量了坑洼段"),
            (-16, AwaitingHigher, "报市政立项，待答复"),
            (-5, AwaitingHigher, "电话催办，答复月底前给期限"),
        ],
        units: ("", &["东关南街街道办"]),
        ..matter("红光巷路面破损", "红光巷", (HELP, 1, "区市政养护所"), (-38, 8))
    },
    Matter {
        raised: 4,
        words: "院里没有物业，电动车丢了两辆，想装监控。",
        steps: &[(-20, Assigned, ""), (-12, AwaitingHigher, "派出所已勘点，待街道办批设备")],
        ..matter("院内安装监控", "柿园路8号院", (SUGGESTION, 2, "东关南街街道办"), (-21, -2))
    },
    Matter {
        raised: 2,
        words: "夜里烧烤油烟进屋，窗户不敢开。",
        steps: &[(-5, Assigned, ""), (-3, InProgress, "城管夜查一次")],
        source: FROM_HOTLINE,
        hotline: Some(("12345-1120-0417", 1)),
        ..matter("夜间烧烤油烟", "东关南街", (COMPLAINT, 3, "区城管局"), (-6, 0))
    },
    Matter {
        raised: 3,
        words: "老人没处坐，冬天想有个暖和的地方。",
        steps: &[(-9, InProgress, "拟腾出二楼会议室")],
        ..matter("院里缺养老活动场地", "仁厚庄南路31号院", (SUGGESTION, 4, ""), (-15, 0))
    },
    Matter {
        words: "三单元楼道灯坏了一周。",
        steps: &[(-3, Assigned, ""), (-1, Resolved, "已换灯泡两只")],
        ..matter("楼道灯不亮", "东关南街46号院", (HELP, 5, "安居物业公司"), (-4, 3))
    },
    Matter {
        raised: 2,
        words: "污水漫到院里。",
        steps: &[(-7, Assigned, ""), (-6, InProgress, "已联系疏通"), (-2, Resolved, "管道已疏通")],
        ..matter("下水道堵塞", "古新巷17号院", (HELP, 6, "区市政养护所"), (-8, -1))
    },
    Matter {
        words: "门口停满电动车，进货出货都堵。",
        source: UNIT,
        units: ("怡康药店", &["东关派出所"]),
        ..matter("电动车占道", "鸡市拐", (COMPLAINT, 7, "区城管局"), (-1, 6))
    },
    Matter {
        words: "楼上半夜剁东西，说过两次没用。",
        steps: &[(-18, Assigned, ""), (-15, Resolved, "双方已调解"), (-10, Reopened, "回访不满意，仍有噪音")],
        ..matter("楼上夜间噪音", "景龙池9号院", (COMPLAINT, 8, ""), (-19, -3))
    },
    Matter {
        steps: &[(-29, Assigned, ""), (-26, Resolved, "增加一次清运"), (-24, CalledBack, ""), (-24, Closed, "")],
        satisfaction: 1,
        ..matter("垃圾清运不及时", "更新巷", (COMPLAINT, 3, "安居物业公司"), (-31, -24))
    },
    Matter {
        steps: &[(-22, Assigned, ""), (-20, Resolved, "志愿者清理两栋楼"), (-19, CalledBack, ""), (-19, Closed, "")],
        satisfaction: 1,
        ..matter("楼道小广告", "柿园路25号院", (HELP, 3, ""), (-23, -16))
    },
    Matter {
        steps: &[(-11, Assigned, ""), (-4, Resolved, "路灯已修"), (-2, CalledBack, "")],
        satisfaction: 2,
        ..matter("巷口路灯不亮", "古迹巷", (HELP, 6, "区市政养护所"), (-12, -5))
    },
    Matter {
        words: "压腿的架子松了，怕伤人。",
        steps: &[(-2, Assigned, "")],
        source: PATROL,
        ..matter("健身器材损坏", "东关南街103号院", (HELP, 6, "东关南街街道办"), (-3, 4))
    },
    Matter {
        steps: &[(-13, Assigned, ""), (-8, InProgress, "园林已看，待天气")],
        source: CONGRESS_DELEGATE,
        ..matter("树木遮挡采光", "兴庆南路5号院", (SUGGESTION, 3, "区城管局"), (-14, -1))
    },
    Matter {
        raised: 6,
        words: "五个院子都没有物业，晚上门随便进，老人害怕。",
        steps: &[
            (-39, Assigned, "列为热点难点问题，逐院勘点"),
            (-38, AwaitingHigher, "报请街道办为无物业院落配技防设备"),
            (-27, InProgress, "街道办同意，派出所出布点图"),
            (-12, Resolved, "五个院子装好探头和门禁"),
            (-9, CalledBack, ""),
            (-8, Closed, ""),
        ],
        satisfaction: 1,
        source: PARTY_DELEGATE,
        units: ("", &["东关派出所"]),
        ..matter("无物业院落加装技防设备", "柿园路", (SUGGESTION, 2, "东关南街街道办"), (-41, -14))
    },
    Matter {
        raised: 5,
        words: "老人白天没有地方去，想有个吃饭下棋的屋子。",
        steps: &[
            (-40, Assigned, "列为热点难点问题"),
            (-36, AwaitingHigher, "函请区民政局调剂养老用房"),
            (-24, InProgress, "腾出旧库房两间，装修"),
            (-10, Resolved, "居家养老服务中心开门"),
            (-7, CalledBack, ""),
            (-6, Closed, ""),
        ],
        satisfaction: 1,
        ..matter("社区没有养老用房", "东关南街", (SUGGESTION, 4, "区民政局"), (-42, -12))
    },
    Matter {
        words: "不知道什么时候供暖，老人问了几次。", ..matter("供暖开始时间", "红光巷", (1, 9, ""), (0, 7))
    },
    Matter {
        steps: &[(-34, Assigned, ""), (-27, Resolved, "门禁已修"), (-25, CalledBack, ""), (-25, Closed, "")],
        satisfaction: 2,
        ..matter("单元门禁坏了", "兴庆南路5号院", (HELP, 2, "安居物业公司"), (-36, -29))
    },
];

/// Ready replies: name, area, sentence.
const REPLIES: &[(&str, u8, &str)] = &[
    ("已报上级", 0, "您反映的问题社区解决不了，已经书面报给上级，有答复马上告诉您。"),
    ("道路维修", 1, "市政已经来看过，修好以前请绕开坑洼，有老人出行需要搀扶请打社区电话。"),
    ("技防设备", 2, "派出所正在定点位，装好以前请随手关院门，见到生人请打社区电话。"),
    ("已经解决", 0, "您反映的问题已经处理好，请您看看满意不满意。"),
];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the acts of all issues.
fn write(scene: &Scene, script: &mut Script) {
    let mut chance = Chance::of(scene.plan.seed, "matters");
    for (name, area, text) in REPLIES {
        let reply = Reply { id: Id::NONE, name: (*name).into(), area: *area, text: (*text).into() };
        script.push((
            first_morning(scene.plan.on),
            ask(Request::Issues(issues::Ask::SetReply { reply: Box::new(reply) })),
        ));
    }
    for matter in MATTERS {
        write_one(scene, &mut chance, matter, script);
    }
}

fn write_one(scene: &Scene, chance: &mut Chance, matter: &Matter, script: &mut Script) {
    let on = scene.plan.on;
    let mut neighbours: Vec<&Cast> = scene
        .people
        .iter()
        .filter(|cast| cast.age >= 30 && cast.lane.starts_with(matter.location) && cast.name != "解秀英")
        .collect();
    chance.shuffle(&mut neighbours);
    // The camera of T6 and the lane are asked about by people of the stories.
    let known = match matter.title {
        "红光巷路面破损" => scene.named("仇志明"),
        "院内安装监控" => scene.named("单玉兰"),
        _ => None,
    };
    let mut raised =
        known.into_iter().chain(neighbours.into_iter().filter(|cast| known.is_none_or(|k| k.id != cast.id)));
    let opened = on_day(chance, scene, matter.opened);
    let (kind, area, lead) = matter.codes;
    let is_problem = matter.raised > 4;
    let issue = Issue {
        kind,
        area,
        title: matter.title.into(),
        location: matter.location.into(),
        due: Some(day(on, matter.due)),
        opened,
        source: matter.source,
        urgency: if is_problem { 2 } else { 1 },
        occasion: if is_problem && kind == SUGGESTION { "爱心粽子进百家".into() } else { String::new() },
        hotline: matter.hotline.map_or_else(String::new, |(number, _)| number.into()),
        hotline_due: matter.hotline.map(|(_, days)| day(on, days)),
        hotline_state: if matter.hotline.is_some() { TAKEN } else { 0 },
        ..Issue::default()
    };
    // A unit and a patrol tell of it themselves.
    let told = if matches!(matter.source, UNIT | PATROL) { None } else { raised.next() };
    let (resident, words) = (told.map_or(Id::NONE, |cast| cast.id), matter.words);
    script.push((opened, registers(issue, matter.units, resident, words)));
    for (nth, cast) in raised.take(matter.raised.saturating_sub(1)).enumerate() {
        let joined = on_day(chance, scene, (matter.opened + 1 + nth as i64 * 2).min(-1));
        let words = if nth == 1 { "我家老人也差点摔了。" } else { "" };
        let words = if matter.codes.1 == 1 { words } else { "" };
        let resident = cast.id;
        let join = with_issue(matter.title, move |desk, issue| {
            desk.join_issue(issue, resident, &Said::at_the_desk(words), &Visitor::default()).map(drop)
        });
        script.push((joined, join));
    }
    if matter.raised > 8 {
        // The whole lane stands behind it: more than two hundred households.
        let place = matter.location;
        let joined = on_day(chance, scene, matter.opened + 3);
        let join = with_issue(matter.title, move |desk, issue| desk.join_place(issue, place).map(drop));
        script.push((joined, join));
    }
    let letters = matter.steps.iter().filter(|(_, state, _)| *state == AwaitingHigher).count();
    for (days, state, text) in matter.steps {
        let due = (*state == Reopened).then(|| day(on, matter.due));
        // What was asked of everybody is closed in the hour after it.
        let hour = if *state == Closed { 17 } else { 16 };
        let at = day(on, *days).at(hour, chance.below(60) as i8, 0, 0);
        let (state, text) = (*state, *text);
        let act = match state {
            CalledBack => {
                let said = matter.satisfaction;
                with_issue(matter.title, move |desk, issue| all_are_asked(desk, issue, said))
            }
            AwaitingHigher if letters > 0 && !lead.is_empty() => {
                let promised = day(on, matter.due);
                with_issue(matter.title, move |desk, issue| before_higher(desk, issue, (lead, text), promised))
            }
            InProgress => with_issue(matter.title, move |desk, issue| goes_on(desk, issue, text)),
            _ => with_issue(matter.title, move |desk, issue| {
                let lead = if state == Assigned { unit_named(&desk.office(), lead) } else { Id::NONE };
                let step = Move { state, lead, due, text: text.into() };
                desk.move_issue(issue, &step, Id::NONE, &Visitor::default()).map(drop)
            }),
        };
        script.push((at, act));
    }
}

/// Somebody tells of it, or a unit does; whoever is at the desk looks after it.
fn registers(
    issue: Issue,
    (unit, helping): (&'static str, &'static [&'static str]),
    resident: Id,
    words: &'static str,
) -> Act {
    Box::new(move |desk| {
        let issue = {
            let office = desk.office();
            let raised_by_unit = if unit.is_empty() { Id::NONE } else { unit_named(&office, unit) };
            let supporting = helping.iter().map(|name| unit_named(&office, name)).collect();
            let owner = office.operator_called(LOOKS_AFTER, desk.today()).map_or(Id::NONE, |one| one.id);
            Box::new(Issue { raised_by_unit, supporting, owner, ..issue })
        };
        let said = Said::at_the_desk(words);
        let request = Request::Issues(issues::Ask::RegisterIssue { issue, resident, said, sure: true });
        desk.handle(request, &Visitor { checked: 1, ..Visitor::default() }).map(drop)
    })
}

/// The office writes to a higher body, or asks it again where it owes an answer.
fn before_higher(desk: &mut Desk, issue: Id, (unit, text): (&str, &str), promised: Date) -> Result<(), Refusal> {
    let owing = issues::escalate::owing(&desk.office(), issue).map(|one| one.id);
    if let Some(escalation) = owing {
        return desk.chase_higher(escalation, text.into(), (Some(promised), None)).map(drop);
    }
    let unit = unit_named(&desk.office(), unit);
    let number = desk.office().of::<Issue>().get(issue).map_or(0, |issue| issue.number);
    let letter = format!("东关社函〔{}〕{number}号", desk.today().year());
    let escalation =
        Escalation { issue, unit, letter, request: text.into(), promised: Some(promised), ..Escalation::default() };
    desk.escalate(escalation).map(drop)
}

/// What a higher body owed came, or the office goes on by itself.
fn goes_on(desk: &mut Desk, issue: Id, text: &str) -> Result<(), Refusal> {
    let owing = issues::escalate::owing(&desk.office(), issue).map(|one| one.id);
    if let Some(escalation) = owing {
        return desk.higher_answered(escalation, text.into()).map(drop);
    }
    let step = Move { state: InProgress, lead: Id::NONE, due: None, text: text.into() };
    desk.move_issue(issue, &step, Id::NONE, &Visitor::default()).map(drop)
}

/// Everybody who raised an issue is called back and says the same.
fn all_are_asked(desk: &mut Desk, issue: Id, satisfaction: u8) -> Result<(), Refusal> {
    let raised = desk.office().of::<Issue>().get(issue).map(|issue| issue.raised_by.clone()).unwrap_or_default();
    let nobody = raised.is_empty().then_some(Id::NONE);
    for resident in raised.into_iter().chain(nobody) {
        let call = issues::CalledBack { resident, satisfaction, due: None, text: String::new() };
        desk.call_back(issue, call, Id::NONE, &Visitor::default())?;
    }
    Ok(())
}

/// A time at which the desk is open; on the demo's own day, its first half hour.
fn on_day(chance: &mut Chance, scene: &Scene, days: i64) -> DateTime {
    let hour = if days == 0 { 8 } else { 9 + chance.below(6) as i8 };
    day(scene.plan.on, days).at(hour, chance.below(50) as i8, 0, 0)
}

/// Something with the issue of this title; nothing where there is none.
fn with_issue(title: &'static str, act: impl FnOnce(&mut Desk, Id) -> Result<(), Refusal> + 'static) -> Act {
    Box::new(move |desk| {
        let issue = desk.office().of::<Issue>().all().find(|issue: &&Issue| issue.title == title).map(|issue| issue.id);
        issue.map_or(Ok(()), |issue| act(desk, issue))
    })
}

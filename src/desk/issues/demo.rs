//! The issues of the demo: what was raised in the last weeks, by whom, how far it came, what is due and overdue.

use crate::desk::issues;
use jiff::civil::DateTime;

use crate::desk::Desk;
use crate::desk::Request;
use crate::desk::core::visitor::Visitor;
use crate::desk::issues::Move;
use crate::model::{Id, Issue, IssueState, Refusal};

use crate::desk::demo::act::{Act, DemoRow, Script, asked_by, day};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::{Cast, Scene};
use IssueState::{Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Registered, Reopened, Resolved};

/// A step: so many days before the demo's day, the state, what was done.
type Step = (i64, IssueState, &'static str);

/// An issue of the demo.
struct Matter {
    title: &'static str,
    location: &'static str,
    /// Codes of kind, area and body.
    codes: (u8, u8, u8),
    /// Days from the demo's day: opened, due.
    opened: i64,
    due: i64,
    /// How many raised it in all.
    raised: usize,
    words: &'static str,
    steps: &'static [Step],
    satisfaction: u8,
}

const fn matter(title: &'static str, location: &'static str, codes: (u8, u8, u8), days: (i64, i64)) -> Matter {
    Matter { title, location, codes, opened: days.0, due: days.1, raised: 1, words: "", steps: &[], satisfaction: 0 }
}

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
        ..matter("红光巷路面破损", "红光巷", (HELP, 1, 6), (-38, 8))
    },
    Matter {
        raised: 4,
        words: "院里没有物业，电动车丢了两辆，想装监控。",
        steps: &[(-20, Assigned, ""), (-12, AwaitingHigher, "派出所已勘点，待街道办批设备")],
        ..matter("院内安装监控", "柿园路8号院", (SUGGESTION, 2, 2), (-21, -2))
    },
    Matter {
        raised: 2,
        words: "夜里烧烤油烟进屋，窗户不敢开。",
        steps: &[(-5, Assigned, ""), (-3, InProgress, "城管夜查一次")],
        ..matter("夜间烧烤油烟", "东关南街", (COMPLAINT, 3, 4), (-6, 0))
    },
    Matter {
        raised: 3,
        words: "老人没处坐，冬天想有个暖和的地方。",
        steps: &[(-9, InProgress, "拟腾出二楼会议室")],
        ..matter("院里缺养老活动场地", "仁厚庄南路31号院", (SUGGESTION, 4, 1), (-15, 0))
    },
    Matter {
        words: "三单元楼道灯坏了一周。",
        steps: &[(-3, Assigned, ""), (-1, Resolved, "已换灯泡两只")],
        ..matter("楼道灯不亮", "东关南街46号院", (HELP, 5, 3), (-4, 3))
    },
    Matter {
        raised: 2,
        words: "污水漫到院里。",
        steps: &[(-7, Assigned, ""), (-6, InProgress, "已联系疏通"), (-2, Resolved, "管道已疏通")],
        ..matter("下水道堵塞", "古新巷17号院", (HELP, 6, 6), (-8, -1))
    },
    Matter {
        words: "早晚接送孩子时堵死。", ..matter("电动车占道", "鸡市拐", (COMPLAINT, 7, 4), (-1, 6))
    },
    Matter {
        words: "楼上半夜剁东西，说过两次没用。",
        steps: &[(-18, Assigned, ""), (-15, Resolved, "双方已调解"), (-10, Reopened, "回访不满意，仍有噪音")],
        ..matter("楼上夜间噪音", "景龙池9号院", (COMPLAINT, 8, 1), (-19, -3))
    },
    Matter {
        steps: &[(-29, Assigned, ""), (-26, Resolved, "增加一次清运"), (-24, CalledBack, ""), (-24, Closed, "")],
        satisfaction: 1,
        ..matter("垃圾清运不及时", "更新巷", (COMPLAINT, 3, 3), (-31, -24))
    },
    Matter {
        steps: &[(-22, Assigned, ""), (-20, Resolved, "志愿者清理两栋楼"), (-19, CalledBack, ""), (-19, Closed, "")],
        satisfaction: 1,
        ..matter("楼道小广告", "柿园路25号院", (HELP, 3, 1), (-23, -16))
    },
    Matter {
        steps: &[(-11, Assigned, ""), (-4, Resolved, "路灯已修"), (-2, CalledBack, "")],
        satisfaction: 2,
        ..matter("巷口路灯不亮", "古迹巷", (HELP, 6, 6), (-12, -5))
    },
    Matter {
        words: "压腿的架子松了，怕伤人。",
        steps: &[(-2, Assigned, "")],
        ..matter("健身器材损坏", "东关南街103号院", (HELP, 6, 2), (-3, 4))
    },
    Matter {
        steps: &[(-13, Assigned, ""), (-8, InProgress, "园林已看，待天气")],
        ..matter("树木遮挡采光", "兴庆南路5号院", (SUGGESTION, 3, 4), (-14, -1))
    },
    Matter {
        words: "不知道什么时候供暖，老人问了几次。", ..matter("供暖开始时间", "红光巷", (1, 9, 1), (0, 7))
    },
    Matter {
        steps: &[(-34, Assigned, ""), (-27, Resolved, "门禁已修"), (-25, CalledBack, ""), (-25, Closed, "")],
        satisfaction: 2,
        ..matter("单元门禁坏了", "兴庆南路5号院", (HELP, 2, 3), (-36, -29))
    },
];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the acts of all issues.
fn write(scene: &Scene, script: &mut Script) {
    let mut chance = Chance::of(scene.plan.seed, "matters");
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
    let (kind, area, body) = matter.codes;
    let issue = Issue {
        id: Id::NONE,
        number: 0,
        kind,
        area,
        title: matter.title.into(),
        location: matter.location.into(),
        raised_by: Vec::new(),
        state: Registered,
        body: 0,
        due: Some(day(on, matter.due)),
        opened,
        answers: Vec::new(),
        steps: Vec::new(),
    };
    let request = Request::Issues(issues::Ask::RegisterIssue {
        issue: Box::new(issue),
        resident: raised.next().map_or(Id::NONE, |cast| cast.id),
        words: matter.words.into(),
        sure: true,
    });
    let visitor = Visitor { checked: 1, ..Visitor::default() };
    script.push((opened, asked_by(request, visitor)));
    for (nth, cast) in raised.take(matter.raised.saturating_sub(1)).enumerate() {
        let joined = on_day(chance, scene, (matter.opened + 1 + nth as i64 * 2).min(-1));
        let words = if nth == 1 { "我家老人也差点摔了。" } else { "" };
        let words = if matter.codes.1 == 1 { words } else { "" };
        let resident = cast.id;
        let join = with_issue(matter.title, move |desk, issue| {
            desk.join_issue(issue, resident, words, &Visitor::default()).map(drop)
        });
        script.push((joined, join));
    }
    for (days, state, text) in matter.steps {
        let due = (*state == Reopened).then(|| day(on, matter.due));
        let body = if *state == Assigned { body } else { 0 };
        let step = Move { state: *state, body, due, text: (*text).into() };
        let at = day(on, *days).at(16, chance.below(60) as i8, 0, 0);
        if *state == CalledBack {
            let said = matter.satisfaction;
            script.push((at, with_issue(matter.title, move |desk, issue| all_are_asked(desk, issue, said))));
            continue;
        }
        let act = with_issue(matter.title, move |desk, issue| {
            desk.move_issue(issue, step, Id::NONE, &Visitor::default()).map(drop)
        });
        script.push((at, act));
    }
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

//! Issues: numbers, duplicates, the course to the call-back, reopening.

use linli::desk::Request;
use linli::desk::core;
use linli::desk::issues;
use linli::desk::issues::Said;
use linli::model::Why;
use linli::model::Words;
use linli::model::{Id, Issue, IssueState, Record, Refusal, Way};

use super::story::Story;

const LANE: &str = "红光巷12号3号楼2单元501";

pub fn lane(story: &Story) -> Issue {
    Issue {
        kind: 3,
        area: 1,
        title: "路面破损难走".into(),
        location: "红光巷12号".into(),
        opened: story.desk.now(),
        ..Issue::default()
    }
}

fn registers(story: &mut Story, resident: Id, sure: bool) -> super::story::Answer {
    let issue = Box::new(lane(story));
    story.asks(Request::Issues(issues::Ask::RegisterIssue {
        issue,
        resident,
        said: Said::at_the_desk("老人摔了一跤"),
        sure,
    }))
}

fn moves(story: &mut Story, issue: Id, state: IssueState) -> super::story::Answer {
    let (text, asked_by) = (String::new(), Id::NONE);
    story.asks(Request::Issues(issues::Ask::MoveIssue { issue, state, lead: Id::NONE, due: None, text, asked_by }))
}

fn calls_back(story: &mut Story, issue: Id, resident: Id, satisfaction: u8) -> super::story::Answer {
    let (due, text, asked_by) = (None, String::new(), Id::NONE);
    story.asks(Request::Issues(issues::Ask::CallBack { issue, resident, satisfaction, due, text, asked_by }))
}

fn stands(story: &Story, issue: Id) -> (IssueState, Vec<Id>, usize) {
    story.sees(|office| {
        let issue = office.of::<Issue>().get(issue).unwrap();
        (issue.state, issue.unasked(), issue.answers.len())
    })
}

/// One answer is one person's: the others are asked for themselves, and anew for a new solution.
#[test]
fn each_who_raised_an_issue_answers_for_themselves() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let wang = story.resident("王桂芳", 68, "红光巷20号");
    let zhang = story.resident("张建国", 74, "红光巷22号");
    let id = registers(&mut story, xie, false).unwrap().record.unwrap().id;
    let join = issues::Ask::JoinIssue { issue: id, resident: wang, said: Said::default() };
    story.asks(Request::Issues(join)).unwrap();
    let early = calls_back(&mut story, id, xie, 1).unwrap_err();
    assert_eq!(early, Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: "issue.registered" }));
    moves(&mut story, id, IssueState::Resolved).unwrap();
    calls_back(&mut story, id, xie, 1).unwrap();
    assert_eq!(stands(&story, id), (IssueState::Resolved, vec![wang], 1));
    let unasked = Refusal::from(issues::Not::NotAllAsked { number: 1, unasked: 1 });
    assert_eq!(moves(&mut story, id, IssueState::CalledBack).unwrap_err(), unasked);
    assert_eq!(moves(&mut story, id, IssueState::Closed).unwrap_err(), unasked);
    let other = calls_back(&mut story, id, zhang, 1).unwrap_err();
    assert_eq!(other, Refusal::from(issues::Not::NotRaisedBy { number: 1 }));
    // Nobody reached is an answer too, and the second call counts.
    calls_back(&mut story, id, wang, 4).unwrap();
    assert_eq!(stands(&story, id), (IssueState::CalledBack, vec![], 2));
    calls_back(&mut story, id, wang, 3).unwrap();
    assert_eq!(stands(&story, id), (IssueState::Reopened, vec![], 3));
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(stands(&story, id), (IssueState::CalledBack, vec![], 2));
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    moves(&mut story, id, IssueState::Resolved).unwrap();
    assert_eq!(stands(&story, id), (IssueState::Resolved, vec![xie, wang], 3));
    let (text, asked_by) = ("搬走了，电话停机".to_owned(), Id::NONE);
    let closed =
        issues::Ask::MoveIssue { issue: id, state: IssueState::Closed, lead: Id::NONE, due: None, text, asked_by };
    story.asks(Request::Issues(closed)).unwrap();
    assert_eq!(stands(&story, id), (IssueState::Closed, vec![xie, wang], 3));
}

/// Slips say `#12`, people say 诉求12 or 12号.
#[test]
fn an_issue_is_found_by_its_number_however_it_is_said() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let all: Vec<Id> = (0..12).map(|_| registers(&mut story, xie, true).unwrap().record.unwrap().id).collect();
    let found = |typed: &str| {
        story.sees(|office| {
            let of_issues = office.find_things(typed, 9).into_iter().find(|group| group.kind == Issue::KIND);
            of_issues.map(|group| group.ids).unwrap_or_default()
        })
    };
    for typed in
        ["#5", "＃５", "诉求5", "诉求 5", "5号", "五号", "5号诉求", "第5号", "诉求5号", "suqiu5", "issue 5", "!#5"]
    {
        assert_eq!(found(typed), [all[4]], "{typed}");
    }
    assert_eq!(found("#1"), [all[0], all[9], all[10], all[11]]);
    assert_eq!(found("#12"), [all[11]]);
    assert!(found("#13").is_empty() && found("#0").is_empty() && found("12号楼").is_empty());
}

#[test]
fn a_neighbour_joins_the_lane_instead_of_a_second_issue() {
    let mut story = Story::on("2026-11-23");
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, "红光巷20号"));
    let first = registers(&mut story, xie, false).unwrap().record.unwrap().id;
    let issue = Issue { location: "红光巷20号".into(), ..lane(&story) };
    let request = Request::Issues(issues::Ask::RegisterIssue {
        issue: Box::new(issue),
        resident: wang,
        said: Said::default(),
        sure: false,
    });
    let refusal = story.asks(request.clone()).unwrap_err();
    let Refusal { why: Why::Issues(issues::Not::PerhapsSameIssue { issue, number: 1 }), ways } = refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!((issue, &ways[0]), (first, &Way::Join { issue: first }));
    story.asks(request.by_way(&ways[0]).unwrap()).unwrap();
    let again = story
        .asks(Request::Issues(issues::Ask::JoinIssue { issue: first, resident: wang, said: Said::default() }))
        .unwrap_err();
    assert_eq!(again, Refusal::from(issues::Not::AlreadyJoined { number: 1 }));
    story.sees(|office| {
        assert_eq!(office.of::<Issue>().get(first).unwrap().raised_by, [xie, wang]);
        assert_eq!((office.of::<Issue>().len(), (office.row_of(Words::KIND).unwrap().count)(office)), (1, 2));
        assert_eq!(office.of::<Issue>().get(first).unwrap().due, Some("2026-11-30".parse().unwrap()));
    });
}

#[test]
fn an_issue_runs_its_course_and_reopens_when_nobody_is_content() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let id = registers(&mut story, xie, false).unwrap().record.unwrap().id;
    for state in [IssueState::Assigned, IssueState::AwaitingHigher, IssueState::AwaitingHigher, IssueState::Resolved] {
        moves(&mut story, id, state).unwrap();
    }
    moves(&mut story, id, IssueState::Reopened).unwrap();
    let refusal = moves(&mut story, id, IssueState::Closed).unwrap_err();
    assert_eq!(refusal, Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: "issue.reopened" }));
    moves(&mut story, id, IssueState::Resolved).unwrap();
    let refusal = moves(&mut story, id, IssueState::Closed).unwrap_err();
    assert_eq!(refusal, Refusal::from(issues::Not::NotAllAsked { number: 1, unasked: 1 }));
    calls_back(&mut story, id, xie, 1).unwrap();
    moves(&mut story, id, IssueState::Closed).unwrap();
    story.sees(|office| {
        let issue = office.of::<Issue>().get(id).unwrap();
        assert_eq!(issue.steps.len(), 9);
        assert!(!issue.is_open());
    });
}

#[test]
fn whoever_comes_to_ask_is_logged_with_the_chase_and_undo_takes_both_back() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let issue = registers(&mut story, xie, false).unwrap().record.unwrap().id;
    let lines = |story: &Story| story.sees(|office| office.visitors_on("2026-11-23".parse().unwrap()).count());
    let before = lines(&story);
    let chase = |asked_by| {
        Request::Issues(issues::Ask::MoveIssue {
            issue,
            state: IssueState::Registered,
            lead: Id::NONE,
            due: None,
            text: "电话催办".into(),
            asked_by,
        })
    };
    story.asks(chase(Id::NONE)).unwrap();
    assert_eq!(lines(&story), before);
    story.asks(chase(xie)).unwrap();
    assert_eq!(lines(&story), before + 1);
    story.sees(|office| {
        let line = office.visitors_on("2026-11-23".parse().unwrap()).find(|line| line.about == issue).unwrap();
        assert_eq!((line.resident, line.matter), (xie, 4));
    });
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(lines(&story), before);
    story.sees(|office| assert_eq!(office.of::<Issue>().get(issue).unwrap().steps.len(), 2));
}

#[test]
fn a_lane_knows_its_issues_of_any_area_and_forgets_closed_ones() {
    let mut story = Story::on("2026-11-23");
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, "红光巷20号"));
    let lamp = Issue { area: 6, title: "路灯不亮".into(), location: "红光巷3号".into(), ..lane(&story) };
    let request = Request::Issues(issues::Ask::RegisterIssue {
        issue: Box::new(lamp),
        resident: xie,
        said: Said::default(),
        sure: false,
    });
    let lamp = story.asks(request).unwrap().record.unwrap().id;
    let road = registers(&mut story, xie, false).unwrap().record.unwrap().id;
    story.asks(Request::Issues(issues::Ask::JoinIssue { issue: road, resident: wang, said: Said::default() })).unwrap();
    let of_lane = |story: &Story, place: &str| {
        story
            .sees(|office| linli::desk::issues::of_lane(office, place).iter().map(|issue| issue.id).collect::<Vec<_>>())
    };
    assert_eq!(of_lane(&story, "红光巷20号"), [road, lamp]);
    assert!(of_lane(&story, "柿园路").is_empty());
    assert!(of_lane(&story, "").is_empty());
    moves(&mut story, road, IssueState::Resolved).unwrap();
    calls_back(&mut story, road, xie, 1).unwrap();
    calls_back(&mut story, road, wang, 2).unwrap();
    moves(&mut story, road, IssueState::Closed).unwrap();
    assert_eq!(of_lane(&story, "红光巷"), [lamp]);
}

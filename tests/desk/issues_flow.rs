//! Whatever is asked of issues in whatever order: what must hold of each of them holds.

use std::cell::Cell;
use std::collections::BTreeSet;

use jiff::ToSpan;
use linli::desk::core;
use linli::desk::issues::escalate::owing;
use linli::desk::issues::{Ask, Said};
use linli::model::issues::Escalation;
use linli::model::{Id, Issue, IssueState, Words};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::issues::lane;
use super::story::Story;

/// What a clerk might do next; numbers pick among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Register(u8, u8),
    Join(u8, u8),
    Move(u8, u8, bool),
    Together(u8),
    CallBack(u8, u8, u8),
    Escalate(u8, u8),
    Chase(u8),
    Answered(u8),
    Leave(u8, u8),
    Place(u8),
    Tell(u8, u8),
    Merge(u8, u8),
    Split(u8),
    Days(u8),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let one = any::<u8>;
    prop_oneof![
        2 => (one(), one()).prop_map(|(kind, who)| Deed::Register(kind, who)),
        2 => (one(), one()).prop_map(|(issue, who)| Deed::Join(issue, who)),
        6 => (one(), one(), any::<bool>()).prop_map(|(issue, state, says)| Deed::Move(issue, state, says)),
        1 => one().prop_map(Deed::Together),
        3 => (one(), one(), one()).prop_map(|(issue, who, said)| Deed::CallBack(issue, who, said)),
        2 => (one(), one()).prop_map(|(issue, unit)| Deed::Escalate(issue, unit)),
        1 => one().prop_map(Deed::Chase),
        1 => one().prop_map(Deed::Answered),
        1 => (one(), one()).prop_map(|(issue, who)| Deed::Leave(issue, who)),
        1 => one().prop_map(Deed::Place),
        1 => (one(), one()).prop_map(|(issue, who)| Deed::Tell(issue, who)),
        1 => (one(), one()).prop_map(|(issue, into)| Deed::Merge(issue, into)),
        1 => one().prop_map(Deed::Split),
        2 => (1..20_u8).prop_map(Deed::Days),
        2 => Just(Deed::Undo),
    ]
}

const STATES: [IssueState; 8] = [
    IssueState::Registered,
    IssueState::Assigned,
    IssueState::InProgress,
    IssueState::AwaitingHigher,
    IssueState::Resolved,
    IssueState::CalledBack,
    IssueState::Closed,
    IssueState::Reopened,
];

fn all(story: &Story) -> Vec<Issue> {
    let mut all: Vec<Issue> = story.sees(|office| office.of::<Issue>().all().cloned().collect());
    all.sort_by_key(|issue| issue.number);
    all
}

fn ask(story: &Story, deed: &Deed, people: &[Id], units: &[Id]) -> Option<Ask> {
    let issues = all(story);
    let pick = |nth: u8| issues.get(usize::from(nth) % issues.len().max(1)).map(|issue| issue.id);
    let who = |nth: u8| people[usize::from(nth) % people.len()];
    let text = |says: bool| if says { "记一步".to_owned() } else { String::new() };
    let (due, lead, asked_by) = (None, Id::NONE, Id::NONE);
    let letter = |issue: Id| story.sees(|office| owing(office, issue).map(|one| one.id));
    Some(match *deed {
        Deed::Register(kind, nth) => {
            let issue = Box::new(Issue { kind: 1 + kind % 5, ..lane(story) });
            Ask::RegisterIssue { issue, resident: who(nth), said: Said::default(), sure: true }
        }
        Deed::Join(issue, nth) => Ask::JoinIssue { issue: pick(issue)?, resident: who(nth), said: Said::default() },
        Deed::Move(issue, state, says) => {
            let state = STATES[usize::from(state) % 8];
            Ask::MoveIssue { issue: pick(issue)?, state, lead, due, text: text(says), asked_by }
        }
        Deed::Together(state) => {
            let (issues, state) = (issues.iter().map(|issue| issue.id).collect(), STATES[usize::from(state) % 8]);
            Ask::MoveIssues { issues, state, lead, text: text(true) }
        }
        Deed::CallBack(issue, nth, said) => {
            let (resident, satisfaction) = (who(nth), 1 + said % 4);
            Ask::CallBack { issue: pick(issue)?, resident, satisfaction, due, text: text(false), asked_by }
        }
        Deed::Escalate(issue, nth) => {
            let unit = units[usize::from(nth) % units.len()];
            let letter = Escalation { issue: pick(issue)?, unit, ..Escalation::default() };
            Ask::Escalate { escalation: Box::new(letter) }
        }
        Deed::Chase(issue) => {
            let escalation = letter(pick(issue)?)?;
            Ask::ChaseHigher { escalation, text: text(true), promised: None, next: None }
        }
        Deed::Answered(issue) => Ask::HigherAnswered { escalation: letter(pick(issue)?)?, text: text(true) },
        Deed::Leave(issue, nth) => Ask::LeaveIssue { issue: pick(issue)?, resident: who(nth) },
        Deed::Place(issue) => Ask::JoinPlace { issue: pick(issue)?, place: "红光巷".into() },
        Deed::Tell(issue, nth) => {
            Ask::TellOfIssue { issue: pick(issue)?, residents: vec![who(nth)], by: 1, text: text(true), asked_by }
        }
        Deed::Merge(issue, into) => Ask::MergeIssue { issue: pick(issue)?, into: pick(into)? },
        Deed::Split(issue) => {
            let new = Box::new(Issue { title: "另一件".into(), ..lane(story) });
            Ask::SplitIssue { issue: pick(issue)?, new, residents: Vec::new() }
        }
        Deed::Days(_) | Deed::Undo => return None,
    })
}

/// What must hold of every issue, whatever was done.
fn holds(story: &Story) {
    let mut numbers = BTreeSet::new();
    for issue in all(story) {
        assert!(numbers.insert(issue.number), "#{} stands twice", issue.number);
        let number = issue.number;
        assert_eq!(issue.next().is_none(), issue.state == IssueState::Closed, "#{number} has a day until it is closed");
        assert_eq!(
            issue.frozen.is_some(),
            issue.state == IssueState::AwaitingHigher,
            "#{number} stands still and waits"
        );
        assert_eq!(issue.steps.last().map(|step| step.state), Some(issue.state), "#{number} stands where it went last");
        let raised: BTreeSet<Id> = issue.raised_by.iter().copied().collect();
        assert_eq!(raised.len(), issue.raised_by.len(), "#{number} names each once");
        assert!(issue.answered.is_none_or(|at| at >= issue.opened), "#{number} is answered after it came");
        // Each who raised it has words of their own, be they empty: by them they stand on the call list.
        let words = story.sees(|office| office.naming::<Words, Issue>(issue.id).count());
        assert!(
            !issue.merged_into.is_none() || words >= issue.raised_by.len(),
            "#{number} keeps what each of them said"
        );
        if issue.state == IssueState::Closed && issue.merged_into.is_none() {
            let reason = issue.steps.last().is_some_and(|step| !step.text.is_empty());
            assert!(reason || issue.unasked().is_empty(), "#{number} says who was not asked");
        }
    }
}

/// Takes back what was just done and does it again; what stood before must stand there meanwhile.
fn takes_back_and_does_again(story: &mut Story, before: &[Issue]) {
    let after = all(story);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(all(story), before, "what was just done leaves no trace");
    story.ask(core::Ask::Redo).unwrap();
    assert_eq!(all(story), after, "what is done again is what was done");
}

/// What is refused changes nothing, and taking back what was just done leaves no trace.
#[test]
fn whatever_is_asked_leaves_every_issue_whole() {
    let (taken_back, refused) = (Cell::new(0_u32), Cell::new(0_u32));
    let config = Config { cases: 64, failure_persistence: None, ..Config::default() };
    let deeds = prop::collection::vec((deed(), 0..3_u8), 1..50);
    let played = TestRunner::new(config).run(&deeds, |deeds| {
        let mut story = Story::on("2026-09-21");
        let people = ["解秀英", "王桂芳", "张建国"].map(|name| story.resident(name, 70, "红光巷12号3-2-501"));
        let units = [story.unit("街道办"), story.unit("区市政")];
        for (deed, third) in &deeds {
            let before = all(&story);
            if let Deed::Days(days) = deed {
                let now = story.desk.now().checked_add(i64::from(*days).days()).unwrap();
                story.moves_to(now);
            } else if let Some(ask) = ask(&story, deed, &people, &units) {
                match story.ask(ask) {
                    Err(_) => {
                        refused.set(refused.get() + 1);
                        prop_assert_eq!(&all(&story), &before);
                    }
                    Ok(_) if *third == 0 => {
                        taken_back.set(taken_back.get() + 1);
                        takes_back_and_does_again(&mut story, &before);
                    }
                    Ok(_) => {}
                }
            } else if matches!(deed, Deed::Undo) {
                let _ = story.ask(core::Ask::Undo);
            }
            holds(&story);
        }
        Ok(())
    });
    played.unwrap();
    // An arm that is never played proves nothing.
    assert!(taken_back.get() > 30 && refused.get() > 30, "{taken_back:?} {refused:?}");
}

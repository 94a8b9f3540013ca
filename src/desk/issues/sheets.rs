//! What is printed of issues: a receipt, the letter to a higher body, a notice for the courtyard, the reply to the
//! hotline, the month, and those that want an answer on the day's paper.

use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::desk::issues::escalate::{escalations, owing};
use crate::desk::issues::figures::{Rates, month};
use crate::desk::issues::voices::behind;
use crate::exchange::page::Block;
use crate::exchange::slips;
use crate::model::issues::ISSUE_AREA;
use crate::model::{Id, Issue, IssueState};
use crate::text::issues::{month as figures, papers};
use crate::text::{Lang, issues, labels, pages as words};

use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};

static SLIP: SheetRow = SheetRow {
    number: |_, _| 4,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let issue = sight.record::<Issue>(what.of)?;
        Ok((String::new(), slips::issue(sight.lang, issue, &lead(sight.lang, sight.office, issue))))
    },
};

/// The letter with which an issue is laid before a higher body, the facts filled in.
static LETTER: SheetRow = SheetRow {
    number: |_, _| 40,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let (lang, office) = (sight.lang, sight.office);
        let issue = sight.record::<Issue>(what.of)?;
        let letter = owing(office, issue.id).or_else(|| escalations(office, issue.id).into_iter().next_back());
        let to = letter.map_or("", |letter| office.unit_name(letter.unit));
        let (homes, people) = behind(office, issue);
        let facts = papers::Facts {
            to,
            letter: letter.map_or("", |letter| letter.letter.as_str()),
            title: &issue.title,
            place: &issue.location,
            since: issue.opened.date(),
            homes,
            people,
            request: letter.map_or("", |letter| letter.request.as_str()),
            promised: letter.and_then(|letter| letter.promised),
        };
        let steps = issue.steps.iter().filter(|step| !step.text.is_empty());
        let steps = steps.map(|step| vec![words::day(lang, step.at.date()), step.text.clone()]).collect();
        let mut blocks = papers::letter(lang, &facts).into_iter().map(Block::Line).collect::<Vec<_>>();
        blocks.push(Block::Table { heads: sight.heads(&[words::DATE, issues::COURSE]), rows: steps });
        blocks.push(Block::Line(papers::SIGNED.say(lang).to_owned()));
        Ok((facts.letter.to_owned(), blocks))
    },
};

/// A notice for the courtyard: what is dealt with, where it stands and until when, without anybody's name.
static NOTICE: SheetRow = SheetRow {
    number: |_, _| 41,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let (lang, today) = (sight.lang, sight.now.date());
        let issue = sight.record::<Issue>(what.of)?;
        let with = lead(lang, sight.office, issue);
        let stands = issues::stands(lang, issue.number, issue.state, &with, issue.promised(), today);
        let homes = behind(sight.office, issue).0;
        let lines = papers::notice(lang, (&issue.location, &issue.title), homes, &stands);
        Ok((String::new(), lines.into_iter().map(Block::Line).collect()))
    },
};

/// The reply that is typed back into the hotline's own system.
static HOTLINE: SheetRow = SheetRow {
    number: |_, _| 43,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let (lang, office) = (sight.lang, sight.office);
        let issue = sight.record::<Issue>(what.of)?;
        let with = lead(lang, office, issue);
        let mut blocks = slips::hotline(lang, issue, &with);
        let steps = issue.steps.iter().filter(|step| !step.text.is_empty());
        let line = |step: &crate::model::Step| {
            let state = labels::code_number(lang, crate::model::issues::ISSUE_STATE, step.state as u8);
            Block::Line(format!("{}  {state}  {}", words::day(lang, step.at.date()), step.text))
        };
        blocks.extend(steps.map(line));
        Ok((issue.hotline.clone(), blocks))
    },
};

/// The month for the secretary.
static MONTH: SheetRow = SheetRow {
    number: |_, _| 42,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let (lang, today) = (sight.lang, sight.now.date());
        let of = what.day.unwrap_or(today);
        let counted = month(sight.office, of, today);
        let row = |name: String, rates: &Rates| {
            let rates = [rates.response, rates.solution, rates.content, rates.on_time]
                .map(|rate| figures::rate(lang, rate.good, rate.of));
            std::iter::once(name).chain(rates).collect::<Vec<String>>()
        };
        let heads = |first: crate::text::Msg| {
            sight.heads(&[first, figures::RESPONSE, figures::SOLUTION, figures::CONTENT, figures::ON_TIME])
        };
        let table = |first, rows| Block::Table { heads: heads(first), rows };
        let whole = figures::ALL.say(lang).to_owned();
        let areas = counted
            .by_area
            .iter()
            .map(|(area, rates)| row(labels::code_number(lang, ISSUE_AREA, *area).to_owned(), rates));
        let leads = counted.by_lead.iter().map(|(lead, rates)| row(lead_name(lang, sight.office, *lead), rates));
        let blocks = vec![
            Block::Facts(figures::facts(lang, (counted.all.opened, counted.closed, counted.open), counted.older)),
            table(figures::ALL, vec![row(whole, &counted.all)]),
            table(figures::BY_AREA, areas.collect()),
            table(figures::BY_LEAD, leads.collect()),
            Block::Heading(figures::HOT.say(lang).to_owned()),
            Block::Table {
                heads: sight.heads(&[words::NUMBER, words::MATTER, figures::HOMES, words::STATE]),
                rows: hot(sight),
            },
        ];
        Ok((figures::month(lang, of), blocks))
    },
};

/// The open issues that most households stand behind.
fn hot(sight: &Sight<'_>) -> Vec<Vec<String>> {
    let today = sight.now.date();
    let mut all: Vec<&Issue> = sight.office.of::<Issue>().all().filter(|issue| issue.is_open()).collect();
    all.sort_by_key(|issue| (std::cmp::Reverse(super::voices::weight(sight.office, issue, today)), issue.number));
    let row = |issue: &Issue| {
        let homes = behind(sight.office, issue).0.to_string();
        vec![format!("#{}", issue.number), issue.title.clone(), homes, issues::state(sight.lang, issue).to_owned()]
    };
    all.into_iter().take(HOT).map(row).collect()
}

/// How many of them the month's page names; its heading says so.
const HOT: usize = 5;

/// An issue's receipt.
pub fn slip(issue: Id) -> Printable {
    Printable::of(&SLIP, issue)
}

/// Its letter to a higher body.
pub fn letter(issue: Id) -> Printable {
    Printable::of(&LETTER, issue)
}

/// Its notice for the courtyard.
pub fn notice(issue: Id) -> Printable {
    Printable::of(&NOTICE, issue)
}

/// Its reply to the hotline.
pub fn hotline(issue: Id) -> Printable {
    Printable::of(&HOTLINE, issue)
}

/// The month of a day.
pub fn of_month(day: Date) -> Printable {
    Printable::of(&MONTH, Id::NONE).on(day)
}

/// Who deals with an issue, as people are told.
pub fn lead(lang: Lang, office: &Office, issue: &Issue) -> String {
    if issue.lead.is_none() && matches!(issue.state, IssueState::Registered) {
        return issues::UNASSIGNED.say(lang).to_owned();
    }
    lead_name(lang, office, issue.lead)
}

/// What a unit is called that deals with issues; none is the office itself.
pub fn lead_name(lang: Lang, office: &Office, lead: Id) -> String {
    if lead.is_none() { issues::OURSELVES.say(lang).to_owned() } else { office.unit_name(lead).to_owned() }
}

/// Issues whose next clock ends on the day or ended before it.
pub(in crate::desk) fn day(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let is_due = |issue: &&Issue| issue.next_day().is_some_and(|due| due <= date);
    let mut due: Vec<&Issue> = sight.office.of::<Issue>().all().filter(is_due).collect();
    due.sort_by_key(|issue| (issue.next_day(), issue.number));
    if due.is_empty() {
        return Vec::new();
    }
    let line = |issue: &Issue| {
        Block::Line(format!("#{} {}  {}", issue.number, issue.title, issues::due(sight.lang, issue, date)))
    };
    let heading = Block::Heading(words::ISSUES.say(sight.lang).to_owned());
    std::iter::once(heading).chain(due.into_iter().map(line)).collect()
}

//! How issues look: the list with its due days, and one issue with who raised it and its course.

use crate::desk::issues::escalate::escalations;
use crate::desk::issues::joining::parts;
use crate::desk::issues::sheets::{lead, lead_name};
use crate::desk::issues::voices::{behind, voices};
use crate::desk::issues::{said, speakers};
use crate::model::Resident;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::model::issues::{Clock, ISSUE_AREA, ISSUE_KIND, ISSUE_STATE, SAID_BY, SOURCE, URGENCY};
use crate::model::{Id, Issue, IssueState, Record};
use crate::text::{issues as words, labels, when};
use crate::ui::issues::actions::WORDS_PANEL;
use crate::ui::issues::choices::{answer, name};
use crate::ui::issues::filters::filter_label;
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::widgets::column::Column;

use crate::ui::issues::pane::Issues;
use crate::ui::list_pane::Shown;

/// Cells of the column of days.
const DAYS: u16 = 5;
/// Cells of the headings of one issue.
const HEADS: u16 = 12;

impl Issues {
    /// Draws what stands above the list; answers how many lines that took.
    pub(super) fn draw_heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let (dim, counts) = (paint.theme.dim, self.counts);
        let heading = words::heading(view.lang(), shown.count, counts.overdue, counts.today, counts.to_call_back);
        let marked = crate::ui::words::marked(view.lang(), shown.marked);
        let label = format!("{marked}  {}", filter_label(shown.filter, &self.lane, view));
        let used = paint.right(area.x, area.y, area.width - 1, label.trim_start(), dim);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            draw_heads(paint, Rect { y: area.y + 1, height: 1, ..area }, (self.number(), self.columns(area)), view);
        }
        2
    }

    /// Draws one row of the list.
    pub(super) fn draw_row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        if let Some(issue) = view.office.of::<Issue>().get(id) {
            draw_row(paint, at, (self.number(), self.columns(at)), issue, here, view);
        }
    }

    /// Every row leaves the room that the longest number needs.
    fn number(&self) -> u16 {
        width(&self.highest.to_string()).max(2) + 2
    }

    /// Cells in which every row is read whole.
    pub(super) fn whole(&self) -> u16 {
        2 + self.number() + self.widest.iter().sum::<u16>() + 1 + DAYS
    }

    /// Cells of the columns after the title: place, state, body, due, days; the title takes what is left. Where they do
    /// not all fit, the body goes first and then the place: both are read beside the list.
    fn columns(&self, area: Rect) -> [u16; 5] {
        let [title, place, state, body, due] = self.widest;
        let room = area.width.saturating_sub(2 + self.number() + 1 + DAYS);
        let left = room.saturating_sub(title + state + due);
        match (place + body <= left, place <= left) {
            (true, _) => [place, state, body, due, DAYS],
            (false, true) => [place, state, 0, due, DAYS],
            (false, false) => [0, state, 0, due, DAYS],
        }
    }
}

/// Draws one issue; of its course so many steps are scrolled out of sight. Answers how many can be.
pub(super) fn draw_issue(paint: &mut Paint, area: Rect, id: Id, scrolled: usize, view: &View) -> usize {
    let Some(issue) = view.office.of::<Issue>().get(id) else { return 0 };
    let most = issue.steps.len().saturating_sub(1);
    let (dim, plain, strong) = (paint.theme.dim, paint.theme.plain, paint.theme.strong);
    let title = format!("#{}  {}", issue.number, issue.title);
    paint.text(area.x, area.y, area.width, &title, strong);
    let mut pen = Column { area, y: area.y + 1, heads: HEADS };
    for (head, text, style) in facts(issue, paint, view) {
        pen.fact(paint, head, &text, style);
    }
    letters(issue, paint, &mut pen, view);
    words_of(paint, &mut pen, issue, view);
    raised(issue, paint, &mut pen, view);
    pen.y += 1;
    if pen.left() == 0 {
        return most;
    }
    paint.text(area.x, pen.y, area.width, view.say(words::COURSE), dim);
    pen.y += 1;
    for step in issue.steps.iter().rev().skip(scrolled.min(most)) {
        if pen.left() == 0 {
            break;
        }
        let day = when::day_of_year(view.lang(), step.at.date(), view.today());
        let state = labels::code_number(view.lang(), ISSUE_STATE, step.state as u8);
        let line = format!("{day} {}  {}", when::clock(step.at.time()), view.office.name_of_operator(step.who));
        let used = paint.text(area.x, pen.y, area.width, &line, dim) + 2;
        // A state that does not fit behind the name stands below it.
        let fits = used + width(state) <= area.width;
        if fits {
            paint.text(area.x + used, pen.y, area.width - used, state, plain);
        }
        pen.y += 1;
        if !fits {
            pen.text(paint, 2, state, plain);
        }
        if !step.text.is_empty() {
            pen.text(paint, 2, &step.text, plain);
        }
    }
    most
}

/// A label and what stands behind it.
type Fact = (&'static str, String, Style);

fn facts(issue: &Issue, paint: &Paint, view: &View) -> Vec<Fact> {
    let (lang, plain) = (view.lang(), paint.theme.plain);
    let label = |key: &'static str| labels::field(lang, Issue::KIND, key);
    let coded = |table: &'static [crate::model::Code], code: u8| {
        if code == 0 { "" } else { labels::code_number(lang, table, code) }
    };
    let joined = |parts: &[&str]| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("  ");
    let urgency = if issue.urgency > 1 { coded(URGENCY, issue.urgency) } else { "" };
    let kind = joined(&[coded(ISSUE_AREA, issue.area), coded(ISSUE_KIND, issue.kind), urgency]);
    let age = words::days(lang, issue.age_days(view.today()));
    let mut facts = vec![
        (words::STATE.say(lang), format!("{}  {age}", words::state(lang, issue)), paint.theme.strong),
        (words::WITH.say(lang), bodies(issue, view), plain),
        (crate::text::care::BY_VOLUNTEERS.say(lang), crate::ui::care::more::help_line(issue.id, view), plain),
    ];
    facts.extend(clocks(issue, paint, view));
    facts.push((label("area"), kind, plain));
    facts.push((label("location"), issue.location.clone(), plain));
    let from = [coded(SOURCE, issue.source), view.office.unit_name(issue.raised_by_unit), issue.occasion.as_str()];
    facts.push((label("source"), joined(&from), plain));
    facts.push((label("hotline"), hotline(issue, view), plain));
    let names: Vec<&str> = issue.raised_by.iter().map(|id| name(*id, view)).filter(|name| !name.is_empty()).collect();
    let raised = match names.len() {
        0 => words::UNNAMED.say(lang).to_owned(),
        count => format!("{}  {}", words::raised_by(lang, count), names.join("  ")),
    };
    facts.push((words::RAISED_BY.say(lang), raised, plain));
    let (homes, people) = behind(view.office, issue);
    let more = homes > 1 || !issue.households.is_empty();
    let stand = if more { words::behind(lang, (homes, people), issue.raised_by.len()) } else { String::new() };
    facts.push((label("affected"), stand, plain));
    facts.push((label("photo"), issue.photo.clone(), plain));
    facts.extend(belongs(issue, view).into_iter().map(|(head, text)| (head, text, plain)));
    facts.push((label("answers"), answers(issue, view), plain));
    facts
}

/// Who deals with it, who helps, who inside the office looks after it.
fn bodies(issue: &Issue, view: &View) -> String {
    let lang = view.lang();
    let label = |key: &'static str| labels::field(lang, Issue::KIND, key);
    let mut said = lead(lang, view.office, issue);
    let helping: Vec<String> = issue.supporting.iter().map(|id| lead_name(lang, view.office, *id)).collect();
    if !helping.is_empty() {
        said = format!("{said}  {} {}", label("supporting"), helping.join(lang.of("、", ", ")));
    }
    let owner = view.office.name_of_operator(issue.owner);
    if owner.is_empty() { said } else { format!("{said}  {} {owner}", label("owner")) }
}

/// The day of its solution, or since when that clock stands still; then the clock that ends before it.
fn clocks(issue: &Issue, paint: &Paint, view: &View) -> Vec<Fact> {
    let (lang, today) = (view.lang(), view.today());
    let label = labels::field(lang, Issue::KIND, "due");
    let style = due_style(issue, paint, view);
    let Some((next, day)) = issue.next() else { return Vec::new() };
    let due = words::due(lang, issue, today);
    let mut facts = Vec::new();
    if let (Clock::Solution, _) | (_, None) = (next, issue.due.filter(|_| issue.is_open())) {
        facts.push((label, format!("{}  {due}", when::day_of_year(lang, day, today)), style));
    } else if let Some(solved_by) = issue.due {
        let said = match issue.frozen {
            Some(since) => words::frozen(lang, since, today),
            None => when::day_of_year(lang, solved_by, today),
        };
        facts.push((label, said, paint.theme.plain));
        facts.push((words::CLOCKS.say(lang), format!("{}  {due}", words::clock_line(lang, next, day, today)), style));
    }
    facts
}

/// What the hotline knows of it.
fn hotline(issue: &Issue, view: &View) -> String {
    let lang = view.lang();
    let state = if issue.hotline_state == 0 {
        ""
    } else {
        labels::code_number(lang, crate::model::issues::HOTLINE, issue.hotline_state)
    };
    let due = issue.hotline_due.map_or_else(String::new, |day| when::day_of_year(lang, day, view.today()));
    format!("{}  {state}  {due}  {}", issue.hotline, issue.hotline_note).trim().to_owned()
}

/// The problem that it is a part of, its own parts, where it went, whence it came, its sessions.
fn belongs(issue: &Issue, view: &View) -> Vec<(&'static str, String)> {
    let lang = view.lang();
    let label = |key: &'static str| labels::field(lang, Issue::KIND, key);
    let one = |id: Id| {
        let other = view.office.of::<Issue>().get(id);
        other.map_or_else(String::new, |other| format!("#{} {}", other.number, other.title))
    };
    let parts: Vec<String> = parts(view.office, issue.id).iter().map(|part| one(part.id)).collect();
    let sessions: Vec<String> =
        issue.links.iter().map(|id| crate::ui::forms::told_apart(crate::model::Session::KIND, *id, view)).collect();
    vec![
        (label("group"), one(issue.group)),
        (words::PARTS.say(lang), parts.join("  ")),
        (label("merged_into"), one(issue.merged_into)),
        (label("split_from"), one(issue.split_from)),
        (label("links"), sessions.join("  ")),
    ]
}

/// Its letters to higher bodies, the last one first.
fn letters(issue: &Issue, paint: &mut Paint, pen: &mut Column, view: &View) {
    let mut head = view.say(words::LETTERS);
    for letter in escalations(view.office, issue.id).into_iter().rev() {
        let (to, today) = (view.office.unit_name(letter.unit), view.today());
        let said = (letter.promised, letter.chases.len(), letter.answered);
        let line = words::letter(view.lang(), to, &letter.letter, letter.sent, said, today);
        let style = if letter.is_open() { paint.theme.warn } else { paint.theme.plain };
        pen.fact(paint, head, &line, style);
        head = "";
    }
}

/// Each who raised it: when, how, and when they were last told; nothing of what they said.
fn raised(issue: &Issue, paint: &mut Paint, pen: &mut Column, view: &View) {
    let (dim, plain, today) = (paint.theme.dim, paint.theme.plain, view.today());
    let mut head = view.say(words::VOICES);
    for voice in voices(view.office, issue).into_iter().filter(|voice| voice.apart || issue.raised_by.len() > 1) {
        let how = if voice.said_by == 0 { "" } else { labels::code_number(view.lang(), SAID_BY, voice.said_by) };
        let (at, told) = (voice.at.date(), voice.told.map(jiff::civil::DateTime::date));
        let line = words::voice(view.lang(), name(voice.resident, view), how, at, told, voice.apart, today);
        pen.fact(paint, head, &line, if voice.apart { dim } else { plain });
        head = "";
    }
}

/// What each who raised it answered; those who were not asked stand first while it is solved.
fn answers(issue: &Issue, view: &View) -> String {
    let nobody = issue.raised_by.is_empty().then_some(Id::NONE);
    let mut whose: Vec<Id> = issue.raised_by.iter().copied().chain(nobody).collect();
    whose.retain(|id| issue.is_solved() && !id.is_none() || issue.answer_of(*id).is_some());
    whose.sort_by_key(|id| issue.answer_of(*id).is_some_and(|(_, of_now)| of_now));
    let colon = view.lang().of("：", ": ");
    let said = whose.into_iter().map(|id| match (name(id, view), answer(issue, id, view)) {
        ("", said) => said,
        (name, said) => format!("{name}{colon}{said}"),
    });
    said.collect::<Vec<_>>().join("  ")
}

/// What was said: closed, but for those whose words were revealed.
fn words_of(paint: &mut Paint, pen: &mut Column, issue: &Issue, view: &View) {
    let (plain, dim) = (paint.theme.plain, paint.theme.dim);
    let whose = speakers(view.office, issue);
    let (open, closed): (Vec<Id>, Vec<Id>) = whose.into_iter().partition(|id| view.is_open(*id, WORDS_PANEL));
    let mut head = view.say(words::WORDS);
    for opening in open.into_iter().filter_map(|id| view.opening(id, WORDS_PANEL)) {
        let name = view.office.of::<Resident>().get(opening.resident()).map_or("", |resident| resident.name.as_str());
        for said in said(view.office, issue.id, opening) {
            pen.fact(paint, head, &format!("{name}  {said}"), plain);
            head = "";
        }
    }
    if !closed.is_empty() {
        pen.fact(paint, head, &words::words(view.lang(), closed.len()), dim);
    }
}

/// Cells of the widest of each column of a list, with the gap behind it: title, place, state, body, due.
pub(super) fn widest(issues: &[&Issue], view: &View) -> [u16; 5] {
    let heads = [words::TITLE, words::PLACE, words::STATE, words::WITH, words::DUE].map(|head| width(view.say(head)));
    let cells = issues.iter().map(|issue| {
        let (lang, due) = (view.lang(), words::due(view.lang(), issue, view.today()));
        let with = lead(lang, view.office, issue);
        let texts = [&issue.title, &issue.location, words::state_short(lang, issue), &with, &due];
        texts.map(width)
    });
    let most = |all: [u16; 5], one: [u16; 5]| std::array::from_fn(|nth| all[nth].max(one[nth]));
    cells.fold(heads, most).map(|cells| cells + 2)
}

fn draw_heads(paint: &mut Paint, row: Rect, (number, columns): (u16, [u16; 5]), view: &View) {
    let dim = paint.theme.dim;
    let title = row.x + 2 + number;
    paint.text(row.x + 2, row.y, 4, view.say(words::NUMBER), dim);
    paint.text(title, row.y, 10, view.say(words::TITLE), dim);
    let mut x = row.right().saturating_sub(columns.iter().sum());
    for (head, cells) in [words::PLACE, words::STATE, words::WITH, words::DUE].into_iter().zip(columns) {
        paint.text(x, row.y, cells.saturating_sub(1), view.say(head), dim);
        x += cells;
    }
    paint.right(x, row.y, columns[4] - 1, view.say(words::DAYS), dim);
}

fn draw_row(paint: &mut Paint, row: Rect, (number, columns): (u16, [u16; 5]), issue: &Issue, here: bool, view: &View) {
    let (dim, plain, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.selected);
    let style = |style| if here { selected } else { style };
    if here {
        paint.tint(row, selected);
        paint.text(row.x, row.y, 1, ">", selected);
    }
    let (lang, y) = (view.lang(), row.y);
    paint.right(row.x + 2, y, number - 1, &format!("#{}", issue.number), style(dim));
    let title = row.x + 2 + number;
    let mut x = row.right().saturating_sub(columns.iter().sum());
    let quiet = if issue.state == IssueState::Closed { dim } else { plain };
    paint.text(title, y, x.saturating_sub(title + 1), &issue.title, style(quiet));
    let due = words::due(lang, issue, view.today());
    let due_style = due_style(issue, paint, view);
    let state = words::state_short(lang, issue);
    let with = lead(lang, view.office, issue);
    let cells = [
        (issue.location.as_str(), quiet),
        (state, quiet),
        (with.as_str(), if issue.lead.is_none() { dim } else { quiet }),
        (due.as_str(), due_style),
    ];
    for ((text, colour), cells) in cells.into_iter().zip(columns) {
        if cells > 0 {
            paint.text(x, y, cells - 1, text, style(colour));
        }
        x += cells;
    }
    paint.right(x, y, columns[4] - 1, &issue.age_days(view.today()).to_string(), style(dim));
}

fn due_style(issue: &Issue, paint: &Paint, view: &View) -> Style {
    let today = view.today();
    if issue.is_overdue(today) {
        paint.theme.bad
    } else if issue.state == IssueState::Resolved || issue.is_due(today) {
        paint.theme.warn
    } else {
        paint.theme.plain
    }
}

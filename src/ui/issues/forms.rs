//! Issues: registering one with the hint that it may be there already, joining, correcting, every step of its course.

use crate::desk::center::working::Off;
use crate::desk::issues::alike::alike;
use crate::desk::issues::places::places;
use crate::desk::issues::voices::behind;
use crate::desk::issues::{Ask, Said, one_line};
use crate::model::Resident;

use crate::desk::core::drafts::Draft;
use crate::desk::{Request, issues};
use crate::model::issues::ISSUE_STATE;
use crate::model::{FieldKind, Id, Issue, IssueState, Record, Unit, Value, Words, code};
use crate::text::{issues as words, labels};
use crate::ui::effect::Effect;
use crate::ui::issues::choices::told;
use crate::ui::issues::more::{
    AssignTo, ChaseHigher, EscalateIssue, GoInto, JoinPlace, MoveMarked, SetReply, SplitIssue, TellIssue,
};
use crate::ui::view::{Selected, View};

use crate::ui::forms::{Entry, Fault, FormRow, Hint, Purpose, Slot, Typed, fill, typed};

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<RegisterIssue>(RegisterIssue::NAME),
    FormRow::of::<JoinIssue>(JoinIssue::NAME),
    FormRow::of::<CorrectIssue>(CorrectIssue::NAME),
    FormRow::of::<StepIssue>(StepIssue::NAME),
    FormRow::of::<AssignTo>(AssignTo::NAME),
    FormRow::of::<EscalateIssue>(EscalateIssue::NAME),
    FormRow::of::<ChaseHigher>(ChaseHigher::NAME),
    FormRow::of::<TellIssue>(TellIssue::NAME),
    FormRow::of::<JoinPlace>(JoinPlace::NAME),
    FormRow::of::<GoInto>(GoInto::NAME),
    FormRow::of::<SplitIssue>(SplitIssue::NAME),
    FormRow::of::<MoveMarked>(MoveMarked::NAME),
    FormRow::of::<SetReply>(SetReply::NAME),
];

/// An issue that nobody has registered yet, at a place.
fn blank(location: String) -> Issue {
    Issue { location, ..Issue::default() }
}

/// What was said, in their own words, how, and how they are reached.
fn their_words(view: &View) -> Vec<Slot> {
    Slot::of_record(&Words::default(), |_| true, view)
}

fn said(all: &[Typed]) -> Said {
    let by = if let Value::Choice(by) = typed(all, "said_by") { *by } else { 0 };
    Said { text: text_of(all, "text"), by, reach: text_of(all, "reach") }
}

pub(super) fn text_of(all: &[Typed], key: &str) -> String {
    match typed(all, key) {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

pub(super) fn day_of(all: &[Typed], key: &str) -> Option<jiff::civil::Date> {
    if let Value::Date(day) = typed(all, key) { Some(*day) } else { None }
}

pub(super) fn id_of(all: &[Typed], key: &str) -> Id {
    if let Value::Ref(id) = typed(all, key) { *id } else { Id::NONE }
}

/// Register an issue for the person being served, or for nobody by name.
#[derive(Debug, Clone)]
pub struct RegisterIssue {
    /// Who raised it, or none.
    pub resident: Id,
    /// Whether the matter is typed with everything else in one line.
    pub in_a_line: bool,
}

impl RegisterIssue {
    pub(in crate::ui) const NAME: &'static str = "issue";

    fn before(&self, view: &View) -> Issue {
        let resident = view.office.of::<Resident>().get(self.resident);
        let address = resident.and_then(|resident| view.office.address_of(resident));
        blank(address.map(|address| address.lane.clone()).unwrap_or_default())
    }
}

impl Purpose for RegisterIssue {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject, in_a_line: draft.kept("line") == Some("1") })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::NEW).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&self.before(view), |_| true, view);
        // What they said stands right behind the matter; everything that may be left out comes after it.
        let rest = slots.iter().position(|slot| slot.key == "location").map_or(slots.len(), |place| place + 1);
        let rest = slots.split_off(rest);
        slots.extend(their_words(view));
        slots.extend(rest);
        slots
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut issue = self.before(view);
        fill(&mut issue, all)?;
        if self.in_a_line {
            take_line(&mut issue, all, view);
        }
        let (issue, resident, said) = (Box::new(issue), self.resident, said(all));
        Ok(Request::Issues(Ask::RegisterIssue { issue, resident, said, sure: false }))
    }

    fn begins_at(&self) -> Option<&'static str> {
        self.in_a_line.then_some("title")
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("line".to_owned(), u8::from(self.in_a_line).to_string())]
    }

    fn follow(&self, slots: &mut [Slot], view: &View) {
        if self.in_a_line {
            follow_line(slots, view);
        }
        let kind = slots.iter().find(|slot| slot.key == "kind").and_then(|slot| slot.input.value().parse().ok());
        let Some(due) = kind.and_then(|kind: u8| issues::usual_due(view.office, kind, view.today())) else { return };
        if let Some(slot) = slots.iter_mut().find(|slot| slot.key == "due" && !slot.touched) {
            slot.put(&due.to_string());
        }
    }

    fn hints(&self, field: &str, slots: &[Slot], view: &View) -> Vec<Hint> {
        if field == "location" {
            // What stands there already is where they live; only what is typed is looked up.
            let typed = slots.iter().find(|slot| slot.key == field && slot.touched);
            let typed = typed.map_or("", |slot| slot.input.value());
            return places(view.office, typed).into_iter().map(Hint::word).collect();
        }
        if field != "title" {
            return Vec::new();
        }
        let found = alike(view.office, &self.drafted(slots, view), view.today());
        let hint = |issue: &Issue| {
            Hint::of(issue.id, words::hint(view.lang(), issue, behind(view.office, issue).0, view.today()))
        };
        found.into_iter().map(|one| hint(one.issue)).collect()
    }

    /// This household joins the one that stands there, with its own words; a closed one is shown, to be taken up again.
    fn take_hint(&self, id: Id, slots: &[Slot], view: &View) -> Effect {
        let Some(issue) = view.office.of::<Issue>().get(id) else { return Effect::None };
        let joins =
            !self.resident.is_none() && issue.state != IssueState::Closed && !issue.raised_by.contains(&self.resident);
        if !joins {
            return Effect::Show(Selected::of::<Issue>(id));
        }
        let text = slots.iter().find(|slot| slot.key == "text").map_or("", |slot| slot.input.value()).trim();
        let title = slots.iter().find(|slot| slot.key == "title").map_or("", |slot| slot.input.value()).trim();
        // Where nothing else was said, the title is what they said.
        let said = Said::at_the_desk(if text.is_empty() { title } else { text });
        Effect::send(Request::Issues(Ask::JoinIssue { issue: id, resident: self.resident, said }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        let count = alike(view.office, &self.drafted(slots, view), view.today()).len();
        let how = || self.in_a_line.then(|| view.say(words::HOW_TO_TYPE).to_owned());
        (count > 0).then(|| words::perhaps_same(view.lang(), count)).or_else(|| due_hint(slots, view)).or_else(how)
    }
}

/// What the line says, but for what somebody typed in its own field.
fn take_line(issue: &mut Issue, all: &[Typed], view: &View) {
    let read = one_line::read(view.office, &issue.title);
    let by_hand = |key: &str| all.iter().any(|typed| typed.key == key && typed.kind == Issue::KIND && typed.touched);
    for (key, of, said) in [
        ("kind", &mut issue.kind, read.kind),
        ("area", &mut issue.area, read.area),
        ("urgency", &mut issue.urgency, read.urgency),
        ("source", &mut issue.source, read.source),
    ] {
        if said != 0 && !by_hand(key) {
            *of = said;
        }
    }
    if !read.place.is_empty() && !by_hand("location") {
        issue.location = read.place;
    }
    issue.title = read.title;
}

/// Fields that nobody touched follow the line.
fn follow_line(slots: &mut [Slot], view: &View) {
    let line = slots.iter().find(|slot| slot.key == "title").map_or("", |slot| slot.input.value());
    let read = one_line::read(view.office, line);
    let codes = [("kind", read.kind), ("area", read.area), ("urgency", read.urgency), ("source", read.source)];
    let codes = codes.map(|(key, code)| (key, if code == 0 { String::new() } else { code.to_string() }));
    for (key, text) in codes.into_iter().chain([("location", read.place)]) {
        let slot = slots.iter_mut().find(|slot| slot.key == key && slot.kind == Issue::KIND && !slot.touched);
        // What the line does not tell stays as it was.
        if let Some(slot) = slot.filter(|_| !text.is_empty()) {
            slot.put(&text);
        }
    }
}

/// What is typed so far of an issue, as far as it says which one it may be.
impl RegisterIssue {
    fn drafted(&self, slots: &[Slot], view: &View) -> Issue {
        let mut issue = drafted(slots);
        if self.in_a_line {
            issue.title = one_line::read(view.office, &issue.title).title;
        }
        issue
    }
}

fn drafted(slots: &[Slot]) -> Issue {
    let value = |key: &str| slots.iter().find(|slot| slot.key == key).map_or("", |slot| slot.input.value());
    let (area, title) = (value("area").parse().unwrap_or(0), value("title").trim().to_owned());
    Issue { area, title, ..blank(value("location").trim().to_owned()) }
}

/// The person being served joins an issue.
#[derive(Debug, Clone)]
pub struct JoinIssue {
    pub issue: Id,
    pub resident: Id,
}

impl JoinIssue {
    pub(in crate::ui) const NAME: &'static str = "join";
}

impl Purpose for JoinIssue {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { issue: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        of_issue(crate::ui::words::JOIN.say(view.lang()), self.issue, view)
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        their_words(view)
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        Ok(Request::Issues(Ask::JoinIssue { issue: self.issue, resident: self.resident, said: said(all) }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.issue
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        view.office.of::<Issue>().get(self.issue).map(|issue| told(issue, view))
    }
}

/// That the answer is due on a day off.
fn due_hint(slots: &[Slot], view: &View) -> Option<String> {
    let due = slots.iter().find(|slot| slot.key == "due")?;
    let Value::Date(typed) = due.read(view.today()).ok()? else { return None };
    let off = view.office.day_off(typed)?;
    Some(words::due_on_day_off(view.lang(), typed, &off_name(off, view), view.today()))
}

fn off_name(off: Off, view: &View) -> String {
    match off {
        Off::Weekend => view.say(words::WEEKEND).to_owned(),
        Off::Holiday(name) => name,
    }
}

/// Whoever is being served, where it was they who raised the issue: they came to ask about it.
pub fn asked_by(issue: Id, view: &View) -> Id {
    let raised = view.office.of::<Issue>().get(issue).is_some_and(|issue| issue.raised_by.contains(&view.seat.subject));
    if raised { view.seat.subject } else { Id::NONE }
}

/// A title that names the issue: `催办 #214 红光巷路面`.
pub(super) fn of_issue(what: &str, issue: Id, view: &View) -> String {
    let issue = view.office.of::<Issue>().get(issue);
    issue.map_or_else(|| what.to_owned(), |issue| format!("{what}  #{} {}", issue.number, issue.title))
}

/// Correct an issue's data.
#[derive(Debug, Clone)]
pub struct CorrectIssue {
    pub issue: Id,
}

impl CorrectIssue {
    pub(in crate::ui) const NAME: &'static str = "correct_issue";
}

impl Purpose for CorrectIssue {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { issue: draft.record })
    }

    fn title(&self, view: &View) -> String {
        of_issue(view.say(words::CORRECT), self.issue, view)
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let issue = view.office.of::<Issue>().get(self.issue).cloned();
        Slot::of_record(&issue.unwrap_or_else(|| blank(String::new())), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut issue = view.office.of::<Issue>().get(self.issue).cloned().unwrap_or_else(|| blank(String::new()));
        issue.id = self.issue;
        fill(&mut issue, all)?;
        Ok(Request::Issues(Ask::CorrectIssue { issue: Box::new(issue) }))
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        due_hint(slots, view)
    }

    fn record(&self) -> Id {
        self.issue
    }
}

/// A step of an issue's course, with what was done.
#[derive(Debug, Clone)]
pub struct StepIssue {
    pub issue: Id,
    /// Where it stands then.
    pub state: IssueState,
    /// What one of those who raised it answered when they were called back, or 0 where nobody was.
    pub satisfaction: u8,
    /// Who answered, or none.
    pub resident: Id,
}

impl StepIssue {
    pub(in crate::ui) const NAME: &'static str = "step";

    /// A step to a state.
    pub fn to(issue: Id, state: IssueState) -> Self {
        Self { issue, state, satisfaction: 0, resident: Id::NONE }
    }

    /// A chase: the state stays.
    pub fn chase(issue: &Issue) -> Self {
        Self::to(issue.id, issue.state)
    }

    /// As a draft kept it.
    pub(in crate::ui) fn restored(draft: &Draft) -> Option<Self> {
        let state = draft.kept("state")?.parse().ok().and_then(state_of)?;
        let satisfaction = draft.kept("satisfaction")?.parse().ok()?;
        Some(Self { issue: draft.record, state, satisfaction, resident: draft.subject })
    }

    /// Those who were not called back, by name.
    fn unasked<'a>(&self, view: &View<'a>) -> Vec<&'a str> {
        let Some(issue) = view.office.of::<Issue>().get(self.issue) else { return Vec::new() };
        let name = |id| view.office.of::<Resident>().get(id).map(|resident| resident.name.as_str());
        issue.unasked().into_iter().filter_map(name).collect()
    }

    fn is_chase(&self, view: &View) -> bool {
        view.office.of::<Issue>().get(self.issue).is_some_and(|issue| issue.state == self.state)
    }
}

/// The state with this number.
pub(super) fn state_of(number: u8) -> Option<IssueState> {
    use IssueState::{Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Registered, Reopened, Resolved};
    let all = [Registered, Assigned, InProgress, AwaitingHigher, Resolved, CalledBack, Closed, Reopened];
    all.into_iter().find(|state| *state as u8 == number)
}

impl Purpose for StepIssue {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Self::restored(draft)
    }

    fn title(&self, view: &View) -> String {
        let what = if self.is_chase(view) {
            view.say(words::CHASE)
        } else {
            code::by_number(ISSUE_STATE, self.state as u8).map_or("", |row| labels::code(view.lang(), row))
        };
        of_issue(what, self.issue, view)
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let why =
            if self.state == IssueState::Reopened && !self.is_chase(view) { words::WHY_AGAIN } else { words::DONE };
        let closing = self.state == IssueState::Closed;
        let why = if closing { words::WHY_NOT_ASKED } else { why };
        let mut text = Slot::new(Issue::KIND, "steps", Entry::Field(FieldKind::Text(200))).called(why);
        text.required = self.is_chase(view) || closing;
        let due = Slot::new(Issue::KIND, "due", Entry::Field(FieldKind::Date)).called(words::NEW_DUE);
        match self.state {
            IssueState::AwaitingHigher if !self.is_chase(view) => {
                vec![text, Slot::new(Issue::KIND, "lead", Entry::Field(FieldKind::Ref(Unit::KIND))), due]
            }
            IssueState::Resolved | IssueState::CalledBack | IssueState::Closed => vec![text],
            IssueState::Registered
            | IssueState::Assigned
            | IssueState::InProgress
            | IssueState::AwaitingHigher
            | IssueState::Reopened => vec![text, due],
        }
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let due = day_of(all, "due");
        let (issue, text, asked_by) = (self.issue, text_of(all, "steps"), asked_by(self.issue, view));
        if self.satisfaction != 0 {
            let Self { resident, satisfaction, .. } = *self;
            return Ok(Request::Issues(Ask::CallBack { issue, resident, satisfaction, due, text, asked_by }));
        }
        let lead = id_of(all, "lead");
        Ok(Request::Issues(Ask::MoveIssue { issue, state: self.state, lead, due, text, asked_by }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.issue
    }

    fn kept(&self) -> Vec<(String, String)> {
        let state = (self.state as u8).to_string();
        vec![("state".to_owned(), state), ("satisfaction".to_owned(), self.satisfaction.to_string())]
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        let unasked = if self.state == IssueState::Closed { self.unasked(view) } else { Vec::new() };
        if !unasked.is_empty() {
            return Some(words::not_asked(view.lang(), &unasked));
        }
        if let Some(hint) = due_hint(slots, view) {
            return Some(hint);
        }
        view.office.of::<Issue>().get(self.issue).map(|issue| told(issue, view))
    }
}

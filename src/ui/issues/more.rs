//! What seldomer becomes of an issue: another unit, a letter to a higher body, a whole lane, merged, split, many at once.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::issues::Ask;
use crate::desk::issues::voices::households_at;
use crate::model::issues::{Escalation, ISSUE_STATE, Reply};
use crate::model::{FieldKind, Id, Issue, IssueState, Record, Unit, code};
use crate::text::{issues as words, labels};
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, fill};
use crate::ui::issues::choices::told;
use crate::ui::issues::forms::{asked_by, day_of, id_of, of_issue, state_of, text_of};
use crate::ui::view::View;

/// What was done, as a field.
fn done() -> Slot {
    Slot::new(Issue::KIND, "steps", Entry::Field(FieldKind::Text(200))).called(words::DONE)
}

/// Ids in one text, as drafts keep them.
fn written(ids: &[Id]) -> String {
    ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",")
}

fn read(text: &str) -> Vec<Id> {
    text.split(',').filter_map(|part| part.parse().ok()).map(Id).collect()
}

/// A unit that had no issue before deals with it.
#[derive(Debug, Clone)]
pub struct AssignTo {
    pub issue: Id,
}

impl AssignTo {
    pub(in crate::ui) const NAME: &'static str = "assign_issue";
}

impl Purpose for AssignTo {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { issue: draft.record })
    }

    fn title(&self, view: &View) -> String {
        of_issue(view.say(words::WHICH_BODY), self.issue, view)
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let unit = Slot::new(Issue::KIND, "lead", Entry::Field(FieldKind::Ref(Unit::KIND))).required();
        vec![unit, done()]
    }

    fn records(&self) -> bool {
        true
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let (issue, state, lead) = (self.issue, IssueState::Assigned, id_of(all, "lead"));
        let (text, asked_by) = (text_of(all, "steps"), asked_by(self.issue, view));
        Ok(Request::Issues(Ask::MoveIssue { issue, state, lead, due: None, text, asked_by }))
    }

    fn record(&self) -> Id {
        self.issue
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        view.office.of::<Issue>().get(self.issue).map(|issue| told(issue, view))
    }
}

/// Lay an issue before a higher body.
#[derive(Debug, Clone)]
pub struct EscalateIssue {
    pub issue: Id,
}

impl EscalateIssue {
    pub(in crate::ui) const NAME: &'static str = "escalate";
}

impl Purpose for EscalateIssue {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { issue: draft.record })
    }

    fn title(&self, view: &View) -> String {
        of_issue(view.say(words::ESCALATE), self.issue, view)
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&Escalation::default(), |_| true, view)
    }

    fn records(&self) -> bool {
        true
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut escalation = Escalation { issue: self.issue, ..Escalation::default() };
        fill(&mut escalation, all)?;
        Ok(Request::Issues(Ask::Escalate { escalation: Box::new(escalation) }))
    }

    fn record(&self) -> Id {
        self.issue
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        view.office.of::<Issue>().get(self.issue).map(|issue| told(issue, view))
    }
}

/// A higher body is asked again, or its answer is entered.
#[derive(Debug, Clone)]
pub struct ChaseHigher {
    pub escalation: Id,
    pub answered: bool,
}

impl ChaseHigher {
    pub(in crate::ui) const NAME: &'static str = "chase_higher";
}

impl Purpose for ChaseHigher {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let answered = draft.kept("answered")? == "1";
        Some(Self { escalation: draft.record, answered })
    }

    fn title(&self, view: &View) -> String {
        let what = if self.answered { words::HIGHER_ANSWERED } else { words::CHASE_HIGHER };
        let letter = view.office.of::<Escalation>().get(self.escalation);
        letter.map_or_else(String::new, |letter| {
            format!("{}  {}", of_issue(view.say(what), letter.issue, view), view.office.unit_name(letter.unit))
        })
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let text = done().required();
        if self.answered {
            return vec![text];
        }
        let day = |key| Slot::new(Escalation::KIND, key, Entry::Field(FieldKind::Date));
        vec![text, day("promised"), day("next")]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let (escalation, text) = (self.escalation, text_of(all, "steps"));
        if self.answered {
            return Ok(Request::Issues(Ask::HigherAnswered { escalation, text }));
        }
        let (promised, next) = (day_of(all, "promised"), day_of(all, "next"));
        Ok(Request::Issues(Ask::ChaseHigher { escalation, text, promised, next }))
    }

    fn record(&self) -> Id {
        self.escalation
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("answered".to_owned(), u8::from(self.answered).to_string())]
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        let letter = view.office.of::<Escalation>().get(self.escalation)?;
        view.office.of::<Issue>().get(letter.issue).map(|issue| told(issue, view))
    }
}

/// Those who raised an issue are told in words of one's own.
#[derive(Debug, Clone)]
pub struct TellIssue {
    pub issue: Id,
    pub residents: Vec<Id>,
    /// How, of [`TOLD_BY`](crate::model::issues::TOLD_BY).
    pub by: u8,
}

impl TellIssue {
    pub(in crate::ui) const NAME: &'static str = "tell_issue";
}

impl Purpose for TellIssue {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let by = draft.kept("by")?.parse().ok()?;
        Some(Self { issue: draft.record, residents: read(draft.kept("residents")?), by })
    }

    fn title(&self, view: &View) -> String {
        of_issue(view.say(words::TELL), self.issue, view)
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![done().required()]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let (issue, residents, text) = (self.issue, self.residents.clone(), text_of(all, "steps"));
        let asked_by = residents.iter().copied().find(|id| *id == view.seat.subject).unwrap_or(Id::NONE);
        Ok(Request::Issues(Ask::TellOfIssue { issue, residents, by: self.by, text, asked_by }))
    }

    fn record(&self) -> Id {
        self.issue
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("residents".to_owned(), written(&self.residents)), ("by".to_owned(), self.by.to_string())]
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        view.office.of::<Issue>().get(self.issue).map(|issue| told(issue, view))
    }
}

/// Every household of a lane or courtyard stands behind an issue.
#[derive(Debug, Clone)]
pub struct JoinPlace {
    pub issue: Id,
}

impl JoinPlace {
    pub(in crate::ui) const NAME: &'static str = "join_place";
}

impl Purpose for JoinPlace {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { issue: draft.record })
    }

    fn title(&self, view: &View) -> String {
        of_issue(view.say(words::WHOLE_PLACE), self.issue, view)
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let place = view.office.of::<Issue>().get(self.issue).map_or("", |issue| issue.location.as_str());
        vec![Slot::new(Issue::KIND, "location", Entry::Field(FieldKind::Text(60))).required().filled(place)]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        Ok(Request::Issues(Ask::JoinPlace { issue: self.issue, place: text_of(all, "location") }))
    }

    fn record(&self) -> Id {
        self.issue
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        let place = slots.iter().find(|slot| slot.key == "location")?;
        Some(words::households(view.lang(), households_at(view.office, place.input.value()).len()))
    }
}

/// An issue is merged into another one, or becomes a part of a problem.
#[derive(Debug, Clone)]
pub struct GoInto {
    pub issue: Id,
    pub merges: bool,
}

impl GoInto {
    pub(in crate::ui) const NAME: &'static str = "go_into";
}

impl Purpose for GoInto {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let merges = draft.kept("merges")? == "1";
        Some(Self { issue: draft.record, merges })
    }

    fn title(&self, view: &View) -> String {
        of_issue(view.say(if self.merges { words::MERGE } else { words::GROUP }), self.issue, view)
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let (key, label) = if self.merges { ("merged_into", words::INTO) } else { ("group", words::PROBLEM) };
        let other = Slot::new(Issue::KIND, key, Entry::Field(FieldKind::Ref(Issue::KIND))).called(label);
        // Left empty it is a part of none any more.
        vec![if self.merges { other.required() } else { other }]
    }

    fn records(&self) -> bool {
        true
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let issue = self.issue;
        if self.merges {
            return Ok(Request::Issues(Ask::MergeIssue { issue, into: id_of(all, "merged_into") }));
        }
        Ok(Request::Issues(Ask::GroupIssues { issues: vec![issue], into: id_of(all, "group") }))
    }

    fn record(&self) -> Id {
        self.issue
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("merges".to_owned(), u8::from(self.merges).to_string())]
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        view.office.of::<Issue>().get(self.issue).map(|issue| told(issue, view))
    }
}

/// A second matter that was told with the first.
#[derive(Debug, Clone)]
pub struct SplitIssue {
    pub issue: Id,
}

impl SplitIssue {
    pub(in crate::ui) const NAME: &'static str = "split_issue";
}

impl Purpose for SplitIssue {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { issue: draft.record })
    }

    fn title(&self, view: &View) -> String {
        of_issue(view.say(words::SPLIT), self.issue, view)
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let before = view.office.of::<Issue>().get(self.issue).cloned().unwrap_or_default();
        let draft = Issue { title: String::new(), ..before.clone() };
        let told = ["kind", "area", "title", "location"];
        let mut slots = Slot::of_record(&draft, |_| true, view);
        slots.retain(|slot| told.contains(&slot.key));
        let raised = FieldKind::Refs(crate::model::Resident::KIND);
        let mut raised = Slot::new(Issue::KIND, "raised_by", Entry::Field(raised));
        raised.picked.clone_from(&before.raised_by);
        slots.push(raised);
        slots
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let before = view.office.of::<Issue>().get(self.issue).cloned().unwrap_or_default();
        let (kind, area, source) = (before.kind, before.area, before.source);
        let mut new = Issue { kind, area, source, location: before.location, ..Issue::default() };
        fill(&mut new, all)?;
        let untouched = all.iter().any(|typed| typed.key == "raised_by" && !typed.touched);
        let residents = if untouched { before.raised_by } else { std::mem::take(&mut new.raised_by) };
        Ok(Request::Issues(Ask::SplitIssue { issue: self.issue, new: Box::new(new), residents }))
    }

    fn record(&self) -> Id {
        self.issue
    }
}

/// Several issues take one step.
#[derive(Debug, Clone)]
pub struct MoveMarked {
    pub issues: Vec<Id>,
    pub state: IssueState,
}

impl MoveMarked {
    pub(in crate::ui) const NAME: &'static str = "move_marked";
}

impl Purpose for MoveMarked {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let state = draft.kept("state")?.parse().ok().and_then(state_of)?;
        Some(Self { issues: read(draft.kept("issues")?), state })
    }

    fn title(&self, view: &View) -> String {
        let state = code::by_number(ISSUE_STATE, self.state as u8).map_or("", |row| labels::code(view.lang(), row));
        format!("{}  {state}  {}", view.say(words::MOVE_MARKED), self.issues.len())
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let unit = Slot::new(Issue::KIND, "lead", Entry::Field(FieldKind::Ref(Unit::KIND)));
        if self.state == IssueState::Assigned { vec![done(), unit] } else { vec![done()] }
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let (issues, state, lead) = (self.issues.clone(), self.state, id_of(all, "lead"));
        Ok(Request::Issues(Ask::MoveIssues { issues, state, lead, text: text_of(all, "steps") }))
    }

    fn record(&self) -> Id {
        Id::NONE
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("issues".to_owned(), written(&self.issues)), ("state".to_owned(), (self.state as u8).to_string())]
    }
}

/// A ready reply, entered or changed.
#[derive(Debug, Clone)]
pub struct SetReply {
    pub reply: Id,
}

impl SetReply {
    pub(in crate::ui) const NAME: &'static str = "issue_reply";
}

impl Purpose for SetReply {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { reply: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(if self.reply.is_none() { words::NEW_REPLY } else { words::CHANGE_REPLY }).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let reply = view.office.of::<Reply>().get(self.reply).cloned().unwrap_or_default();
        Slot::of_record(&reply, |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut reply = view.office.of::<Reply>().get(self.reply).cloned().unwrap_or_default();
        fill(&mut reply, all)?;
        Ok(Request::Issues(Ask::SetReply { reply: Box::new(reply) }))
    }

    fn record(&self) -> Id {
        self.reply
    }
}

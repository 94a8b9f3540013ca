//! What was measured: recorded, and corrected; with what was measured before beside it.

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::clinic::norm::Assessed;
use crate::desk::clinic::past::{beside, is_anything_known};
use crate::desk::clinic::{self, Ask, Recording};
use crate::desk::core::drafts::Draft;
use crate::desk::core::opening::Opening;
use crate::model::clinic::BESIDE;
use crate::model::clinic::readings::RANDOM;
use crate::model::clinic::vitals::check_line;
use crate::model::clinic::{Line, VisitState};
use crate::model::people::consent::{ASKED, HEALTH_RECORD};
use crate::model::{FieldError, FieldKind, Id, Record, Resident, Session, Value, Visit, Vitals};
use crate::text::clinic as words;
use crate::text::clinic::follow as text;
use crate::text::registers::rules;
use crate::ui::clinic::beside::{draw_beside, in_a_line};
use crate::ui::effect::Effect;
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, fill, typed};
use crate::ui::layers::form::Form;
use crate::ui::paint::Paint;
use crate::ui::view::{VITALS_PANEL, View};

/// Record what was measured: for a ticket, at a session, or at the desk.
#[derive(Debug, Clone)]
pub struct RecordVisit {
    pub resident: Id,
    /// The ticket that waits, if any.
    pub visit: Option<Id>,
    /// The session, or none at the desk.
    pub session: Id,
    /// What opens earlier readings, until the form is left.
    pub opening: Option<Opening>,
}

/// Opens a form about somebody's health, and what is known of them beside it: that is written down once, before. Whoever
/// may not see it has the form all the same.
pub(in crate::ui) fn opened<P: Purpose + 'static>(
    resident: Id,
    view: &View,
    purpose: impl FnOnce(Option<Opening>) -> P + 'static,
) -> Effect {
    // To whom past values are closed, the form is as open as to a stranger.
    if !is_anything_known(view.office, resident) || view.may(BESIDE).is_err() {
        return Form::open(purpose(None), view);
    }
    Effect::send_then(Request::Clinic(Ask::LookBeside { resident }), move |view| {
        Form::open(purpose(view.opening(resident, VITALS_PANEL).cloned()), view)
    })
}

/// Whether what was asked only opens something beside a form, which opens without it too.
pub(in crate::ui) fn goes_on_refused(request: &Request) -> bool {
    matches!(request, Request::Clinic(Ask::LookBeside { .. }))
}

/// The form for a ticket, for a session, or for the desk.
pub(in crate::ui) fn record(resident: Id, visit: Option<Id>, session: Id, view: &View) -> Effect {
    opened(resident, view, move |opening| RecordVisit { resident, visit, session, opening })
}

/// The form that corrects a record.
pub(in crate::ui) fn correct(visit: &Visit, view: &View) -> Effect {
    let (resident, visit) = (visit.resident, visit.id);
    opened(resident, view, move |opening| CorrectReading { resident, visit, opening })
}

/// The unit that holds a session; without one it is at the desk.
pub(in crate::ui) fn held_at<'a>(session: Id, view: &View<'a>) -> &'a str {
    let held = view.office.held_by(session);
    if held.is_empty() { view.say(words::AT_DESK) } else { held }
}

/// What is typed in the line of readings.
fn line(slots: &[Slot]) -> &str {
    slots.iter().find(|slot| slot.key == "systolic").map_or("", |slot| slot.input.value())
}

/// The readings as they are typed so far, of a visit; glucose as the session usually takes it.
fn measured(slots: &[Slot], (resident, visit, session): (Id, Id, Id), view: &View) -> Option<Vitals> {
    let line = Line::read(line(slots));
    let mut vitals = Vitals { id: visit, ..Vitals::of(resident, &line.readings) };
    // What was typed field by field counts too.
    for slot in slots.iter().filter(|slot| slot.touched && slot.kind == Vitals::KIND && slot.key != "systolic") {
        if let (Some(field), Ok(value)) = (crate::model::field::field::<Vitals>(slot.key), slot.read(view.today())) {
            let _ = (field.set)(&mut vitals, value);
        }
    }
    if vitals.glucose.is_some() && vitals.glucose_kind == 0 {
        let usual = view.office.of::<Session>().get(session).map(|session| session.glucose);
        vitals.glucose_kind = usual.filter(|kind| *kind > 0).unwrap_or(RANDOM);
    }
    (!vitals.readings().is_empty()).then_some(vitals)
}

/// What the form says of its readings: how to type them, what was not understood, what the norm says.
fn says(slots: &[Slot], of: (Id, Id, Id), on: Date, view: &View) -> String {
    let typed = line(slots);
    let read = Line::read(typed);
    if !read.unread.is_empty() {
        return words::not_read(view.lang(), &read.unread);
    }
    let Some(vitals) = measured(slots, of, view) else {
        return view.say(words::HOW_TO_TYPE).to_owned();
    };
    let assessed = clinic::assess(view.office, &vitals, on);
    words::against_norm(view.lang(), &assessed.found, assessed.again, "")
}

/// The row of the table that spoke, with its value, day and source.
fn cited(assessed: &Assessed<'_>, view: &View) -> Option<String> {
    let (lang, by) = (view.lang(), assessed.by.as_ref()?);
    let value = rules::value(lang, by.row.unit, by.value);
    Some(words::cited(lang, rules::label(lang, by.row), &value, by.from, rules::source(lang, by)))
}

/// Fields that nobody touched follow the readings: when to come again, and what the line says one by one.
fn follow(slots: &mut [Slot], of: (Id, Id, Id), on: Date, view: &View) {
    let vitals = measured(slots, of, view);
    let again = vitals.as_ref().and_then(|vitals| clinic::assess(view.office, vitals, on).again);
    let of_line = Vitals::of(of.0, &Line::read(line(slots)).readings);
    for slot in slots.iter_mut().filter(|slot| !slot.touched) {
        if slot.key == "recall" {
            slot.input = again.map(|day| day.to_string()).unwrap_or_default().into();
        } else if let Some(value) = of_line.measures().iter().find(|(measure, _)| measure.key == slot.key) {
            slot.input = value.1.map(|number| value.0.shown(number)).unwrap_or_default().into();
        }
    }
}

/// The slots of readings, in the order in which a nurse needs them.
fn slots(vitals: &Vitals, recall: Option<Date>, view: &View) -> Vec<Slot> {
    let mut slots = Slot::of_record(vitals, |_| true, view);
    if let Some(readings) = slots.iter_mut().find(|slot| slot.key == "systolic") {
        readings.entry = Entry::Read(|text, _| check_line(text));
    }
    let mut again = Slot::new(Visit::KIND, "recall", Entry::Field(FieldKind::Date));
    again.input = recall.map(|day| day.to_string()).unwrap_or_default().into();
    slots.insert(1, again);
    slots
}

fn day_of(all: &[Typed], key: &str) -> Option<Date> {
    match typed(all, key) {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

/// What is read aloud once a reading was recorded; no note keeps it, for readings are nobody else's. And whether
/// somebody is to be sent on: whom, by which visit.
pub(in crate::ui) fn told(request: &Request, view: &View) -> Option<(String, Option<(Id, Id)>)> {
    let (lang, today) = (view.lang(), view.today());
    let Request::Clinic(asked) = request else { return None };
    let (vitals, recall, kept) = if let Ask::RecordVisit { what, .. } = asked {
        let kept = view.office.consented(what.resident, HEALTH_RECORD, today);
        (what.vitals.clone(), what.recall, kept)
    } else if let Ask::CorrectVisit { visit, vitals, recall, .. } = asked {
        let resident = view.office.of::<Visit>().get(*visit).map_or(Id::NONE, |visit| visit.resident);
        (Vitals { id: *visit, resident, ..(**vitals).clone() }, *recall, true)
    } else {
        return None;
    };
    // The record stands there already: it is held against what was measured before it, not against itself.
    let id = vitals.id.some().filter(|_| kept).or_else(|| last_visit(vitals.resident, view).filter(|_| kept));
    let mut vitals = Vitals { id: id.unwrap_or(Id::NONE), ..vitals };
    if vitals.glucose.is_some() && vitals.glucose_kind == 0 {
        let session = id.and_then(|id| view.office.of::<Visit>().get(id)).map_or(Id::NONE, |visit| visit.session);
        let usual = view.office.of::<Session>().get(session).map(|session| session.glucose);
        vitals.glucose_kind = usual.filter(|kind| *kind > 0).unwrap_or(RANDOM);
    }
    let found = clinic::assess(view.office, &vitals, today).found;
    let told = words::told::told(lang, &vitals, &found, recall, today);
    if !kept {
        return Some((words::told::not_kept(lang, &told), None));
    }
    let offer = id.filter(|_| found.advice.refers()).map(|visit| (vitals.resident, visit));
    Some((told, offer))
}

fn last_visit(resident: Id, view: &View) -> Option<Id> {
    let visits = view.office.naming::<Visit, Resident>(resident).filter_map(|id| view.office.of::<Visit>().get(id));
    let done = visits.filter(|visit| visit.state == VisitState::Done);
    done.max_by_key(|visit| (visit.at, visit.id)).map(|visit| visit.id)
}

impl RecordVisit {
    pub(in crate::ui) const NAME: &'static str = "visit";

    fn of(&self) -> (Id, Id, Id) {
        (self.resident, Id::NONE, self.session)
    }

    /// Whether they must be asked whether a record may be kept.
    fn asks(&self, view: &View) -> bool {
        !view.office.consented(self.resident, HEALTH_RECORD, view.today())
    }
}

impl Purpose for RecordVisit {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let session = Id(draft.kept("session")?.parse().ok()?);
        Some(Self { resident: draft.subject, visit: draft.record.some(), session, opening: None })
    }

    fn title(&self, view: &View) -> String {
        let session = held_at(self.session, view);
        let ticket = self.visit.and_then(|id| view.office.of::<Visit>().get(id)).map_or(0, |visit| visit.ticket);
        let ticket = if ticket == 0 { String::new() } else { format!(" {ticket}") };
        format!("{}  {session}{ticket}", view.say(words::RECORD))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = slots(&Vitals::default(), None, view);
        if self.asks(view) {
            let asked = Slot::new(Visit::KIND, "consent", Entry::Field(FieldKind::Choice(ASKED))).required();
            slots.insert(1, asked.called(text::KEEPS));
        }
        slots
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("systolic")
    }

    fn follow(&self, slots: &mut [Slot], view: &View) {
        follow(slots, self.of(), view.today(), view);
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut vitals = Vitals { resident: self.resident, ..Vitals::default() };
        fill(&mut vitals, all)?;
        if vitals.readings().is_empty() && vitals.advice.is_empty() && vitals.complaint.is_empty() {
            return Err(Fault { key: "systolic", error: FieldError::Required });
        }
        let agrees = match typed(all, "consent") {
            Value::Choice(asked) => Some(*asked == 1),
            _ => None,
        };
        let recall = day_of(all, "recall");
        let (visit, session, resident) = (self.visit, self.session, self.resident);
        let what = Box::new(Recording { visit, session, resident, vitals, recall, agrees });
        Ok(Request::Clinic(Ask::RecordVisit { what, sure: false }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.visit.unwrap_or(Id::NONE)
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("session".to_owned(), self.session.0.to_string())]
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        Some(says(slots, self.of(), view.today(), view))
    }

    fn cites(&self, slots: &[Slot], view: &View) -> Option<String> {
        let vitals = measured(slots, self.of(), view)?;
        cited(&clinic::assess(view.office, &vitals, view.today()), view)
    }

    fn above(&self, view: &View) -> Option<String> {
        Some(in_a_line(self.opening.as_ref(), self.resident, Id::NONE, view))
    }

    fn has_side(&self) -> bool {
        true
    }

    fn draw_side(&self, paint: &mut Paint, area: Rect, view: &View) {
        let known = self.opening.as_ref().map(|opening| beside(view.office, opening, Id::NONE));
        draw_beside(paint, area, known.as_ref(), self.resident, view);
    }

    fn conceal(&mut self) {
        self.opening = None;
    }
}

/// Correct what was recorded.
#[derive(Debug, Clone)]
pub struct CorrectReading {
    pub resident: Id,
    pub visit: Id,
    /// What opens it, until the form is left.
    pub opening: Option<Opening>,
}

impl CorrectReading {
    pub(in crate::ui) const NAME: &'static str = "correct_reading";

    fn visit<'a>(&self, view: &View<'a>) -> Option<&'a Visit> {
        view.office.of::<Visit>().get(self.visit)
    }

    fn of(&self, view: &View) -> (Id, Id, Id) {
        (self.resident, self.visit, self.visit(view).map_or(Id::NONE, |visit| visit.session))
    }

    fn day(&self, view: &View) -> Date {
        self.visit(view).map_or(view.today(), |visit| visit.at.date())
    }

    /// What was recorded, while it is open.
    fn before(&self, view: &View) -> Vitals {
        let opening = self.opening.as_ref();
        let known = opening.and_then(|opening| view.office.opened::<Vitals>(opening, self.visit));
        known.cloned().unwrap_or_default()
    }
}

impl Purpose for CorrectReading {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject, visit: draft.record.some()?, opening: None })
    }

    fn title(&self, view: &View) -> String {
        format!("{}  {}", view.say(words::queue::CORRECT), held_at(self.of(view).2, view))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        slots(&self.before(view), self.visit(view).and_then(|visit| visit.recall), view)
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("systolic")
    }

    fn follow(&self, slots: &mut [Slot], view: &View) {
        if slots.iter().any(|slot| slot.key == "systolic" && slot.touched) {
            follow(slots, self.of(view), self.day(view), view);
        }
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        if self.opening.is_none() {
            // What is closed is not written over unseen.
            return Err(Fault { key: "systolic", error: FieldError::Required });
        }
        let mut vitals = self.before(view);
        fill(&mut vitals, all)?;
        let (visit, recall) = (self.visit, day_of(all, "recall"));
        Ok(Request::Clinic(Ask::CorrectVisit { visit, vitals: Box::new(vitals), recall, sure: false }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.visit
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        Some(says(slots, self.of(view), self.day(view), view))
    }

    fn above(&self, view: &View) -> Option<String> {
        Some(in_a_line(self.opening.as_ref(), self.resident, self.visit, view))
    }

    fn has_side(&self) -> bool {
        true
    }

    fn draw_side(&self, paint: &mut Paint, area: Rect, view: &View) {
        let known = self.opening.as_ref().map(|opening| beside(view.office, opening, self.visit));
        draw_beside(paint, area, known.as_ref(), self.resident, view);
    }

    fn conceal(&mut self) {
        self.opening = None;
    }
}

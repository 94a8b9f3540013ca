//! What was measured, and planning a session.

use crate::desk::clinic::Ask;
use jiff::civil::{Date, Time};

use crate::desk::clinic::norm::Assessed;
use crate::desk::core::drafts::Draft;
use crate::desk::{Request, clinic};
use crate::model::clinic::Readings;
use crate::model::{FieldError, FieldKind, Id, Record, Session, Value, Visit, Vitals};
use crate::text::registers::rules;
use crate::text::{clinic as words, labels};
use crate::ui::view::View;

use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, fill, typed};

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] =
    &[FormRow::of::<RecordVisit>(RecordVisit::NAME), FormRow::of::<PlanSession>(PlanSession::NAME)];

/// Record what was measured: for a ticket, at a session, or at the desk.
#[derive(Debug, Clone)]
pub struct RecordVisit {
    pub resident: Id,
    /// The ticket that waits, if any.
    pub visit: Option<Id>,
    /// The session, or none at the desk.
    pub session: Id,
}

impl RecordVisit {
    pub(in crate::ui) const NAME: &'static str = "visit";

    /// What the norm says of the readings as they are typed.
    fn assess<'a>(&self, slots: &[Slot], view: &View<'a>) -> Option<Assessed<'a>> {
        let text = slots.iter().find(|slot| slot.key == "systolic")?.input.value();
        let readings = Readings::read(text).ok().filter(|readings| !readings.is_empty())?;
        let vitals = Vitals {
            resident: self.resident,
            systolic: readings.pressure.map(|pressure| pressure.0),
            diastolic: readings.pressure.map(|pressure| pressure.1),
            glucose: readings.glucose.map(|glucose| glucose.0),
            fasting: readings.glucose.is_some_and(|glucose| glucose.1),
            ..Vitals::default()
        };
        Some(clinic::assess(view.office, &vitals, view.today()))
    }
}

/// What is read aloud once a reading was recorded; no note keeps it, for readings are nobody else's.
pub(in crate::ui) fn told(request: &Request, view: &View) -> Option<String> {
    let Request::Clinic(Ask::RecordVisit { vitals, recall, .. }) = request else { return None };
    Some(words::told(
        view.lang(),
        vitals,
        &clinic::assess(view.office, vitals, view.today()).found,
        *recall,
        view.today(),
    ))
}

/// The unit that holds a session; without one it is at the desk.
pub(in crate::ui) fn held_at<'a>(session: Id, view: &View<'a>) -> &'a str {
    let held = view.office.held_by(session);
    if held.is_empty() { view.say(words::AT_DESK) } else { held }
}

/// Readings are checked where they are typed, and kept as they were typed.
fn read_readings(text: &str, _today: Date) -> Result<Value, FieldError> {
    Readings::read(text).map(|_| Value::text(text.trim()))
}

impl Purpose for RecordVisit {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let session = Id(draft.kept("session")?.parse().ok()?);
        Some(Self { resident: draft.subject, visit: draft.record.some(), session })
    }

    fn title(&self, view: &View) -> String {
        let session = held_at(self.session, view);
        let ticket = self.visit.and_then(|id| view.office.of::<Visit>().get(id)).map_or(0, |visit| visit.ticket);
        let ticket = if ticket == 0 { String::new() } else { format!(" {ticket}") };
        format!("{}  {session}{ticket}", view.say(words::RECORD))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&Vitals::default(), |_| true, view);
        if let Some(readings) = slots.iter_mut().find(|slot| slot.key == "systolic") {
            readings.entry = Entry::Read(read_readings);
        }
        slots.push(Slot::new(Visit::KIND, "recall", Entry::Field(FieldKind::Date)));
        slots
    }

    fn follow(&self, slots: &mut [Slot], view: &View) {
        let again = self.assess(slots, view).and_then(|assessed| assessed.again);
        if let Some(recall) = slots.iter_mut().find(|slot| slot.key == "recall" && !slot.touched) {
            recall.input = again.map(|day| day.to_string()).unwrap_or_default().into();
        }
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut vitals = Vitals { resident: self.resident, ..Vitals::default() };
        fill(&mut vitals, all)?;
        let recall = match typed(all, "recall") {
            Value::Date(day) => Some(*day),
            _ => None,
        };
        Ok(Request::Clinic(Ask::RecordVisit {
            visit: self.visit,
            session: self.session,
            resident: self.resident,
            vitals,
            recall,
            sure: false,
        }))
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
        let readings = slots.iter().find(|slot| slot.key == "systolic");
        if readings.is_some_and(|slot| slot.input.value().trim().is_empty()) {
            return Some(view.say(words::HOW_TO_TYPE).to_owned());
        }
        let assessed = self.assess(slots, view)?;
        let source = assessed.by.as_ref().map_or("", |by| rules::source(view.lang(), by));
        Some(words::against_norm(view.lang(), &assessed.found, assessed.again, source))
    }
}

/// Plan a session, or change one.
#[derive(Debug, Clone)]
pub struct PlanSession {
    /// Which, or none for a new one.
    pub session: Id,
    /// The day of a new one.
    pub day: Date,
}

impl PlanSession {
    pub(in crate::ui) const NAME: &'static str = "session";

    /// As it is, or a free clinic of a whole morning, which most are.
    fn before(&self, view: &View) -> Session {
        view.office.of::<Session>().get(self.session).cloned().unwrap_or_else(|| Session {
            id: Id::NONE,
            kind: 1,
            institution: Id::NONE,
            date: self.day,
            start: Time::constant(9, 0, 0, 0),
            end: Time::constant(11, 30, 0, 0),
            last_ticket: 0,
            note: String::new(),
        })
    }
}

impl Purpose for PlanSession {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { session: draft.record, day: draft.kept("day")?.parse().ok()? })
    }

    fn title(&self, view: &View) -> String {
        match self.session.some() {
            Some(_) => view.say(words::EDIT_SESSION).to_owned(),
            None => view.say(crate::ui::words::PLAN_SESSION).to_owned(),
        }
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut session = self.before(view);
        fill(&mut session, all)?;
        Ok(Request::Clinic(Ask::SetSession { session: Box::new(session) }))
    }

    fn record(&self) -> Id {
        self.session
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("day".to_owned(), self.day.to_string())]
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        let session = view.office.of::<Session>().get(self.session).filter(|session| session.last_ticket > 0)?;
        let label = labels::field(view.lang(), Session::KIND, "last_ticket");
        Some(format!("{label} {}", session.last_ticket))
    }
}

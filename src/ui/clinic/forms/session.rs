//! Planning a session, and planning it several times more.

use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::clinic::Ask;
use crate::desk::core::drafts::Draft;
use crate::model::center::series::EVERY;
use crate::model::{FieldError, FieldKind, Id, Record, Session, Value};
use crate::text::{clinic as words, labels};
use crate::ui::clinic::forms::held_at;
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, fill, typed};
use crate::ui::view::View;

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
        view.office.of::<Session>().get(self.session).cloned().unwrap_or_else(|| Session::morning(self.day))
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

/// Plan a session several times more.
#[derive(Debug, Clone)]
pub struct RepeatSession {
    pub session: Id,
}

impl RepeatSession {
    pub(in crate::ui) const NAME: &'static str = "repeat_session";
}

impl Purpose for RepeatSession {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { session: draft.record.some()? })
    }

    fn title(&self, view: &View) -> String {
        format!("{}  {}", view.say(words::queue::REPEAT), held_at(self.session, view))
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![
            Slot::new(Session::KIND, "every", Entry::Field(FieldKind::Choice(EVERY)))
                .required()
                .called(words::queue::EVERY)
                .filled("1"),
            Slot::new(Session::KIND, "times", Entry::Field(FieldKind::Number(1, 60)))
                .required()
                .called(words::queue::TIMES),
        ]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let every = match typed(all, "every") {
            Value::Choice(every) => *every,
            _ => return Err(Fault { key: "every", error: FieldError::Required }),
        };
        let times = match typed(all, "times") {
            Value::Number(times) => u16::try_from(*times).unwrap_or(0),
            _ => return Err(Fault { key: "times", error: FieldError::Required }),
        };
        Ok(Request::Clinic(Ask::RepeatSession { session: self.session, every, times }))
    }

    fn record(&self) -> Id {
        self.session
    }
}

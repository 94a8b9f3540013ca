//! The forms of tab 7: a unit, somebody who is called there, what was said, a chase, and who does what for an activity.

use crate::desk::Request;
use crate::desk::contacts::Ask;
use crate::desk::core::drafts::Draft;
use crate::model::contacts::{Communication, Coordination, Unit, WorkContact};
use crate::model::{FieldKind, Id, Record, Value};
use crate::text::contacts as words;
use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, fill, typed};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<SetUnit>(SetUnit::NAME),
    FormRow::of::<SetContact>(SetContact::NAME),
    FormRow::of::<Communicate>(Communicate::NAME),
    FormRow::of::<CorrectSaid>(CorrectSaid::NAME),
    FormRow::of::<ChaseSaid>(ChaseSaid::NAME),
    FormRow::of::<Coordinate>(Coordinate::NAME),
];

/// The name under which a draft keeps the unit that was meant.
const UNIT: &str = "of_unit";

fn kept_id(draft: &Draft, name: &str) -> Id {
    draft.kept(name).and_then(|text| text.parse().ok()).map_or(Id::NONE, Id)
}

/// Enter a unit, or change one.
#[derive(Debug, Clone)]
pub struct SetUnit {
    /// Which; none for a new one.
    pub unit: Id,
}

impl SetUnit {
    pub(in crate::ui) const NAME: &'static str = "unit";

    fn before(&self, view: &View) -> Unit {
        view.office.of::<Unit>().get(self.unit).cloned().unwrap_or_default()
    }
}

impl Purpose for SetUnit {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { unit: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(if self.unit.is_none() { words::NEW } else { words::CHANGE }).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut unit = self.before(view);
        fill(&mut unit, all)?;
        Ok(Ask::SetUnit { unit: Box::new(unit), sure: false }.into())
    }

    fn record(&self) -> Id {
        self.unit
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(if self.unit.is_none() { words::PLACES_HINT } else { words::CLOSING }).to_owned())
    }
}

/// Enter somebody at a unit, or change them.
#[derive(Debug, Clone)]
pub struct SetContact {
    /// Which; none for a new one.
    pub contact: Id,
    /// Where, for a new one.
    pub unit: Id,
}

impl SetContact {
    pub(in crate::ui) const NAME: &'static str = "work_contact";

    fn before(&self, view: &View) -> WorkContact {
        let new = || WorkContact { unit: self.unit, ..WorkContact::default() };
        view.office.of::<WorkContact>().get(self.contact).cloned().unwrap_or_else(new)
    }
}

impl Purpose for SetContact {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { contact: draft.record, unit: kept_id(draft, UNIT) })
    }

    fn title(&self, view: &View) -> String {
        view.say(if self.contact.is_none() { words::NEW_CONTACT } else { words::CHANGE_CONTACT }).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn begins_at(&self) -> Option<&'static str> {
        (!self.unit.is_none() || !self.contact.is_none()).then_some("name")
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut contact = self.before(view);
        fill(&mut contact, all)?;
        Ok(Ask::SetContact { contact: Box::new(contact), sure: false }.into())
    }

    fn record(&self) -> Id {
        self.contact
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![(UNIT.to_owned(), self.unit.0.to_string())]
    }
}

/// What is known of an entry only once something came of it.
const LATER: [&str; 3] = ["kept", "result", "called_back"];

/// Write down what was said.
#[derive(Debug, Clone)]
pub struct Communicate {
    /// With which unit, or none.
    pub unit: Id,
    /// With whom there, or none.
    pub contact: Id,
    /// Whom it concerns, or none.
    pub resident: Id,
}

impl Communicate {
    pub(in crate::ui) const NAME: &'static str = "communicate";

    fn before(&self) -> Communication {
        Communication { unit: self.unit, contact: self.contact, resident: self.resident, ..Communication::default() }
    }
}

impl Purpose for Communicate {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { unit: kept_id(draft, UNIT), contact: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        let contact = view.office.of::<WorkContact>().get(self.contact).map_or("", |contact| contact.name.as_str());
        let with = format!("{} {} {contact}", view.say(words::COMMUNICATE), view.office.unit_name(self.unit));
        with.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&self.before(), |_| true, view);
        slots.retain(|slot| !LATER.contains(&slot.key));
        slots
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut said = self.before();
        fill(&mut said, all)?;
        Ok(Ask::Communicate { said: Box::new(said) }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.contact
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![(UNIT.to_owned(), self.unit.0.to_string())]
    }
}

/// Set right what was written down, and say what came of it.
#[derive(Debug, Clone)]
pub struct CorrectSaid {
    pub said: Id,
    /// Whom it concerns, or none.
    pub resident: Id,
}

impl CorrectSaid {
    pub(in crate::ui) const NAME: &'static str = "correct_said";

    fn before(&self, view: &View) -> Communication {
        view.office.of::<Communication>().get(self.said).cloned().unwrap_or_default()
    }
}

impl Purpose for CorrectSaid {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { said: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::CORRECT_SAID).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("result")
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut said = self.before(view);
        fill(&mut said, all)?;
        Ok(Ask::Communicate { said: Box::new(said) }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.said
    }
}

/// What was promised is asked for again.
#[derive(Debug, Clone)]
pub struct ChaseSaid {
    pub said: Id,
    /// Whom it concerns, or none.
    pub resident: Id,
}

impl ChaseSaid {
    pub(in crate::ui) const NAME: &'static str = "chase_said";
}

impl Purpose for ChaseSaid {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { said: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        let said = view.office.of::<Communication>().get(self.said);
        let what = said.map_or_else(String::new, |said| format!("{}  {}", view.office.said_with(said), said.promise));
        format!("{}  {what}", view.say(words::CHASE)).trim_end().to_owned()
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![Slot::new(Communication::KIND, "answered", Entry::Field(FieldKind::Text(200))).called(words::ANSWERED)]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let note = match typed(all, "answered") {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        };
        Ok(Ask::Chase { said: self.said, note }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.said
    }
}

/// Write down who does what for an activity, or change it.
#[derive(Debug, Clone)]
pub struct Coordinate {
    /// Which; none for a new one.
    pub coordination: Id,
}

impl Coordinate {
    pub(in crate::ui) const NAME: &'static str = "coordination";

    fn before(&self, view: &View) -> Coordination {
        view.office.of::<Coordination>().get(self.coordination).cloned().unwrap_or_default()
    }
}

impl Purpose for Coordinate {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { coordination: draft.record })
    }

    fn title(&self, view: &View) -> String {
        let new = self.coordination.is_none();
        view.say(if new { words::NEW_COORDINATION } else { words::CHANGE_COORDINATION }).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut coordination = self.before(view);
        fill(&mut coordination, all)?;
        Ok(Ask::Coordinate { coordination: Box::new(coordination) }.into())
    }

    fn record(&self) -> Id {
        self.coordination
    }
}

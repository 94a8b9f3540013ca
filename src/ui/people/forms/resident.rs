//! Registering a resident, correcting what is known, and what is sensitive.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::core::visitor::NewResident;
use crate::desk::people::Ask;
use crate::model::{Care, Household, Id, Resident};
use crate::store::port::Rev;
use crate::text::value;
use crate::ui::forms::touched;
use crate::ui::view::{CARE_PANEL, View};
use crate::ui::words;

use crate::ui::forms::{Fault, Purpose, Slot, Typed, fill};

/// Register a resident.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// A name that was searched for and not found.
    pub name: String,
}

impl Register {
    pub(in crate::ui) const NAME: &'static str = "register";
}

impl Purpose for Register {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self::default()).filter(|_| draft.form == Self::NAME)
    }

    fn title(&self, view: &View) -> String {
        view.say(words::REGISTER).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let named = Resident { name: self.name.clone(), ..Resident::default() };
        let mut slots = Slot::of_record(&named, |_| true, view);
        if let Some(name) = slots.first_mut() {
            name.touched = !self.name.is_empty();
        }
        // Who it is and where they live comes first; the rest can wait until nobody stands in line.
        let mut home = Slot::of_record(&Household::default(), |_| true, view);
        home.retain(|slot| slot.key.starts_with("address."));
        let rest = slots.split_off(slots.iter().position(|slot| slot.key == "phones").map_or(1, |place| place + 1));
        slots.append(&mut home);
        slots.extend(rest);
        slots
    }

    fn request(&self, typed: &[Typed], _view: &View) -> Result<Request, Fault> {
        let (mut resident, mut household) = (Resident::default(), Household::default());
        fill(&mut resident, typed)?;
        fill(&mut household, typed)?;
        let new = NewResident { resident, address: household.address, care: Care::default() };
        Ok(Request::People(Ask::Register { new: Box::new(new), sure: false }))
    }
}

/// Correct what is known of a resident.
#[derive(Debug, Clone)]
pub struct Correct {
    pub resident: Id,
    /// The revision that the form shows.
    pub seen: Rev,
}

impl Correct {
    pub(in crate::ui) const NAME: &'static str = "correct";

    /// Of this resident as they are now.
    pub fn of(resident: Id, view: &View) -> Self {
        Self { resident, seen: view.office.of::<Resident>().row(resident).map_or(0, |row| row.rev) }
    }
}

impl Purpose for Correct {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject, seen: draft.kept("seen")?.parse().ok()? })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::CORRECT).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let resident = view.office.of::<Resident>().get(self.resident).cloned().unwrap_or_default();
        // What was revealed ends where a form opens: here a new value is typed over the mask.
        Slot::of_record(&resident, |_| false, view)
    }

    fn request(&self, typed: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut resident = view.office.of::<Resident>().get(self.resident).cloned().unwrap_or_default();
        fill(&mut resident, typed)?;
        Ok(Request::People(Ask::Correct { resident: Box::new(resident), seen: self.seen }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.resident
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("seen".to_owned(), self.seen.to_string())]
    }
}

/// Correct what is sensitive about a resident; only while its panel is open.
#[derive(Debug, Clone)]
pub struct CorrectCare {
    pub resident: Id,
}

impl CorrectCare {
    pub(in crate::ui) const NAME: &'static str = "care";
}

impl Purpose for CorrectCare {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::CARE).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let opening = view.opening(self.resident, CARE_PANEL);
        let care = opening.and_then(|opening| view.office.opened::<Care>(opening, self.resident));
        let care = care.cloned().unwrap_or_default();
        let mut slots = Slot::of_record(&care, |_| opening.is_some(), view);
        if opening.is_none() {
            // What stands there is not known here: a blank field would say that nothing does.
            for slot in &mut slots {
                value::CLOSED.say(view.lang()).clone_into(&mut slot.placeholder);
                slot.closed = slot.is_list() || slot.is_flags();
            }
        }
        slots
    }

    fn request(&self, typed: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut care = Care { id: self.resident, ..Care::default() };
        fill(&mut care, typed)?;
        Ok(Request::People(Ask::CorrectCare { care, only: Some(touched::<Care>(typed)) }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.resident
    }
}

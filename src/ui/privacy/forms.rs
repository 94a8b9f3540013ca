//! Somebody's name, typed once more before everything about them goes.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::privacy::Ask;
use crate::model::privacy::ERASE_REASON;
use crate::model::{FieldKind, Id, Record, Resident, Value};
use crate::text::{labels, privacy as words};
use crate::ui::effect::Effect;
use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, typed};
use crate::ui::layers::choice::confirm;
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[FormRow::of::<Erase>(Erase::NAME)];

/// What a draft keeps of why.
const REASON: &str = "reason";

/// Erase somebody.
#[derive(Debug, Clone)]
pub struct Erase {
    pub resident: Id,
    /// Of [`ERASE_REASON`].
    pub reason: u8,
}

impl Erase {
    pub(in crate::ui) const NAME: &'static str = "erase";
}

impl Purpose for Erase {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject, reason: draft.kept(REASON)?.parse().ok()? })
    }

    fn title(&self, view: &View) -> String {
        let why = labels::code_number(view.lang(), ERASE_REASON, self.reason);
        format!("{}  {why}", view.say(words::FORGET))
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let name = Slot::new(Resident::KIND, "name", Entry::Field(FieldKind::Name));
        vec![name.called(words::FORGET_NAME).required()]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let name = match typed(all, "name") {
            Value::Text(name) => name.clone(),
            _ => String::new(),
        };
        Ok(Ask::Erase { resident: self.resident, reason: self.reason, name }.into())
    }

    fn leads_to(&self, all: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        // A key that saves a form never confirms a removal.
        let request = self.request(all, view)?;
        let name = view.office.of::<Resident>().get(self.resident).map_or("", |person| person.name.as_str());
        let sure = confirm(view, name.to_owned(), view.say(words::SURE_FORGET), move |_| {
            Effect::send(request).then(Effect::Release)
        });
        Ok(Some(sure))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![(REASON.to_owned(), format!("{}", self.reason))]
    }
}

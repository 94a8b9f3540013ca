//! An answer of the guide, entered or changed; and a certificate to be issued.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::guide::Ask;
use crate::model::Id;
use crate::model::guide::{Certificate, Entry, MATTER};
use crate::text::guide as words;
use crate::ui::forms::{Fault, FormRow, Purpose, Slot, Typed, fill};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] =
    &[FormRow::of::<SetEntry>(SetEntry::NAME), FormRow::of::<IssueCertificate>(IssueCertificate::NAME)];

/// Enter an answer, or change one.
#[derive(Debug, Clone)]
pub struct SetEntry {
    /// Which; none for a new one.
    pub entry: Id,
}

impl SetEntry {
    pub(in crate::ui) const NAME: &'static str = "guide_entry";

    fn before(&self, view: &View) -> Entry {
        let new = || Entry { kind: MATTER, confirmed: 1, ..Entry::default() };
        view.office.of::<Entry>().get(self.entry).cloned().unwrap_or_else(new)
    }
}

impl Purpose for SetEntry {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { entry: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(if self.entry.is_none() { words::NEW } else { words::CHANGE }).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut entry = self.before(view);
        fill(&mut entry, all)?;
        Ok(Ask::SetEntry { entry: Box::new(entry), sure: false }.into())
    }

    fn record(&self) -> Id {
        self.entry
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(words::facts(view.lang()))
    }
}

/// Issue a certificate of those that the office issues.
#[derive(Debug, Clone)]
pub struct IssueCertificate {
    pub entry: Id,
    /// About whom.
    pub resident: Id,
}

impl IssueCertificate {
    pub(in crate::ui) const NAME: &'static str = "certificate";
}

impl Purpose for IssueCertificate {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { entry: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        let name = view.office.of::<Entry>().get(self.entry).map_or("", |entry| entry.name.as_str());
        format!("{} {name}", view.say(words::ISSUING)).trim_end().to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&Certificate::default(), |_| true, view)
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut certificate = Certificate { entry: self.entry, resident: self.resident, ..Certificate::default() };
        fill(&mut certificate, all)?;
        Ok(Ask::Issue { certificate: Box::new(certificate) }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.entry
    }
}

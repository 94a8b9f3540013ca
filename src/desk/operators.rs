//! Who works at the desk: a record each, made when a name of the settings is first seen, so that the journal and every
//! list of who did what hold ids and not names.

use crate::desk::core;
use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::{Id, Note, Operator, Record, Refusal};
use crate::text::Lang;

use super::Desk;
use super::core::change::Change;
use super::core::commands::Hand;
use super::core::kept::Kept;
use super::core::office::Office;

impl Kept for Operator {
    type By = ();

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// The operator of this short name who works here. Two desks that met a name at the same time made a record each:
    /// the one with the lower id stands for both from then on.
    pub fn operator_called(&self, name: &str) -> Option<&Operator> {
        self.of::<Operator>().all().filter(|one| one.name == name && one.left.is_none()).min_by_key(|one| one.id)
    }

    /// The short name of an operator; empty where a stamp names nobody, or somebody whose record is not here.
    pub fn name_of_operator(&self, id: Id) -> &str {
        self.of::<Operator>().get(id).map_or("", |one| one.name.as_str())
    }
}

impl Desk {
    /// The operator at the desk, by the clerk's name; made where there is none of that name yet.
    pub(super) fn operator(&mut self) -> Result<Id, Refusal> {
        let known = self.office().hand.operator;
        if !known.is_none() {
            return Ok(known);
        }
        let mut change = Change::default();
        let operator = self.enrol(&mut change)?;
        if !change.is_empty() {
            // Command 0 stands in no history: nobody asked for it, and nobody may take it back.
            self.commit_part(change, Note::Desk(core::Did::Demo { residents: 0 }), 0, 0, true)?;
        }
        self.is_at_the_desk(operator);
        Ok(operator)
    }

    /// Who the clerk is, as a new record in `change` where the office has none; none where the clerk has no name, or
    /// may be one of those whose records do not open.
    pub(super) fn enrol(&mut self, change: &mut Change) -> Result<Id, Refusal> {
        let known = self.office().operator_called(&self.settings.clerk).map(|one| one.id);
        if let Some(id) = known {
            return Ok(id);
        }
        if self.settings.clerk.is_empty() || self.office().unread.of(Operator::KIND) > 0 {
            return Ok(Id::NONE);
        }
        let (id, name) = (self.fresh(), self.settings.clerk.clone());
        let operator = Operator { id, name, rights: 0, since: self.today(), left: None };
        change.put(&self.office(), &operator)?;
        Ok(id)
    }

    /// Who is at the desk, for a record that says so; none where nobody is known.
    pub(super) fn at_the_desk(&self) -> Id {
        self.office().hand.operator
    }

    /// From here on commands are of this operator.
    pub(super) fn is_at_the_desk(&mut self, operator: Id) {
        self.office.write().hand = Hand { operator, desk: self.settings.desk };
    }
}

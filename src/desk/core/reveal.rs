//! Opening a masked value: with a reason, and kept for good.

use crate::desk::core::Did;
use crate::model::by_day::day_of;
use crate::model::field::FieldError;
use crate::model::operators::look::how;
use crate::model::people;
use crate::model::people::consent::PHONE;
use crate::model::register::REVEAL_REASON;
use crate::model::{Class, Id, Note, Record, Refusal, Resident, Reveal, code};

use crate::desk::core::change::Change;
use crate::desk::core::kept::{Days, Kept};
use crate::desk::core::kind::KindRow;
use crate::desk::core::opening::Opening;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};

/// The field of residents that holds their telephone numbers.
pub(in crate::desk) const PHONES: &str = "phones";
/// The reason of whoever wants to call the person.
const TO_CALL: u8 = 1;

/// Whether there is something of a kind to be opened by this name: a sensitive kind by its own or by a field's, a
/// resident's value that is masked or closed.
fn opens(row: &KindRow, field: &str) -> bool {
    let masked = |class| row.kind == Resident::KIND && matches!(class, Class::Masked | Class::Age | Class::Sensitive);
    let has = |open: &dyn Fn(Class) -> bool| (row.fields)().iter().any(|one| one.key == field && open(one.class));
    if row.sensitive { row.name == field || has(&|class| class != Class::System) } else { has(&masked) }
}

impl Desk {
    /// Writes down that a value was opened, before it is shown.
    pub(in crate::desk) fn reveal(
        &mut self,
        resident: Id,
        field: &str,
        reason: u8,
        (way, visitor): (u8, &Visitor),
    ) -> Result<Done, Refusal> {
        self.known::<Resident>(resident)?;
        if !self.office().kinds().iter().any(|row| opens(row, field)) {
            return Err(Refusal::field("field", FieldError::NotAChoice));
        }
        if code::by_number(REVEAL_REASON, reason).is_none() {
            return Err(Refusal::field("reason", FieldError::NotAChoice));
        }
        // Whoever does not want to be called is not: the number is there to verify, to serve and to help.
        if field == PHONES && reason == TO_CALL && self.office().withdrew(resident, PHONE) {
            return Err(Refusal::from(people::Not::NoConsent { purpose: PHONE }));
        }
        let reveal = Reveal {
            id: self.fresh(),
            at: self.now(),
            resident,
            field: field.to_owned(),
            reason,
            who: self.at_the_desk(),
            way,
            served: visitor.whom == resident || self.was_served(resident, self.now()),
        };
        self.look_at(resident, how::REVEALED);
        let mut change = Change::default();
        change.put(&self.office(), &reveal)?;
        let done = self.commit(change, Note::Desk(Did::Revealed { resident, field: field.to_owned(), reason }))?;
        Ok(Done { opened: Some(Opening { resident, field: field.to_owned() }), ..done })
    }

    /// A copy of a record that must be there; of one that belongs to a day, the whole day must be held.
    pub(in crate::desk) fn known<R: Kept>(&self, id: Id) -> Result<R, Refusal> {
        let office = self.office();
        if R::DAYS != Days::All {
            office.needs(day_of(id), day_of(id))?;
        }
        office.get::<R>(id).cloned().ok_or(Refusal::gone(R::KIND))
    }
}

#[cfg(test)]
mod tests {
    use crate::desk::core::kinds::KINDS;
    use crate::model::operators::closed::right_of;

    #[test]
    fn every_closed_kind_is_opened_by_a_right_of_its_own() {
        for row in KINDS.iter().filter(|row| row.sensitive) {
            let right = right_of(row.kind);
            assert_ne!(right, crate::model::register::REVEAL, "{} has no row in CLOSED", row.name);
        }
    }
}

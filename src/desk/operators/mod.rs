//! Who works at the desk: a record each, by which the journal names them; what they may do; how they sit down.

mod ask;
pub mod cast;
pub mod looking;
pub mod looks;
pub mod pins;
pub mod records;
pub mod roles;

use jiff::civil::Date;

use crate::model::care::EMERGENCY;
use crate::model::operators::{Proof, Role};
use crate::model::right::{Right, Rights};
use crate::model::{Id, Note, Operator, Record, Refusal};

use super::core::change::Change;
use super::core::commands::Hand;
use super::core::office::Office;
use super::{Desk, Done, core};

pub use crate::model::operators::{Did, Not};
pub use ask::Ask;

impl Office {
    /// The operator of this short name who works here on a day. Two desks that met a name at the same time made a record
    /// each: the one with the lower id stands for both from then on.
    pub fn operator_called(&self, name: &str, day: Date) -> Option<&Operator> {
        let works = |one: &&Operator| one.name == name && one.left.is_none_or(|left| day <= left);
        self.of::<Operator>().all().filter(works).min_by_key(|one| one.id)
    }

    /// The short name of an operator; empty where a stamp names nobody, or somebody whose record is not here.
    pub fn name_of_operator(&self, id: Id) -> &str {
        self.of::<Operator>().get(id).map_or("", |one| one.name.as_str())
    }

    /// Whoever sits at this desk; none where nobody is known, or where it is locked.
    pub fn at_the_desk(&self) -> Option<&Operator> {
        self.of::<Operator>().get(self.hand.operator)
    }

    /// Whether the desk is locked: nothing but an emergency is done at it.
    pub fn is_locked(&self) -> bool {
        self.sitting.locked
    }

    /// Whether an administrator can sit down by the passphrase that opens the folder.
    pub fn opens_by_passphrase(&self) -> bool {
        self.sitting.passphrase
    }

    /// What whoever sits at this desk may do today.
    pub fn rights_now(&self, today: Date) -> Rights {
        let most = self.sitting.rights.0;
        if self.sitting.locked {
            // Somebody does not answer: that waits for no PIN.
            return Rights(most & 1 << EMERGENCY.number);
        }
        if !self.has_roles() {
            return self.sitting.rights;
        }
        let sits = self.at_the_desk().filter(|one| one.is_active(today));
        Rights(most & sits.map_or(0, |one| self.rights_of(one).0))
    }

    /// Whether whoever sits at this desk may do what needs a right.
    pub fn may(&self, right: Right, today: Date) -> bool {
        self.rights_now(today).has(right)
    }

    /// Operators who work here on a day and have a role, in the order in which they came; nobody where no administrator
    /// was set up yet and the settings say who sits here.
    pub fn roster(&self, day: Date) -> Vec<&Operator> {
        if !self.has_roles() {
            return Vec::new();
        }
        let mut all: Vec<&Operator> =
            self.of::<Operator>().all().filter(|one| one.roles != 0 && one.is_active(day)).collect();
        all.sort_by(|one, other| (one.since, &one.name).cmp(&(other.since, &other.name)));
        all
    }
}

impl Desk {
    /// Who the clerk is, as a new record in `change` where the office has none; none where the clerk has no name, may be
    /// one of those whose records do not open, or where an administrator says who works here.
    pub(super) fn enrol(&mut self, change: &mut Change) -> Result<Id, Refusal> {
        let (clerk, today) = (self.settings.clerk.clone(), self.today());
        self.enrolled(&clerk, today, change)
    }

    /// The operator of this name, made in `change` where there is none yet and nobody says who works here.
    pub(in crate::desk) fn enrolled(&mut self, name: &str, today: Date, change: &mut Change) -> Result<Id, Refusal> {
        let known = self.office().operator_called(name, today).map(|one| one.id);
        if let Some(id) = known {
            return Ok(id);
        }
        if name.is_empty() || self.office().has_roles() || self.office().unread.of(Operator::KIND) > 0 {
            return Ok(Id::NONE);
        }
        let id = self.fresh();
        change.put(&self.office(), &Operator::named(id, name, today))?;
        Ok(id)
    }

    /// The operator of the clerk's name sits down; made where there is none of that name yet.
    fn sits_down(&mut self) -> Result<(), Refusal> {
        let mut change = Change::default();
        let operator = self.enrol(&mut change)?;
        if !change.is_empty() {
            // Command 0 stands in no history: nobody asked for it, and nobody may take it back.
            self.commit_part(change, Note::Desk(core::Did::Demo { residents: 0 }), 0, 0, true)?;
        }
        self.is_at_the_desk(operator);
        Ok(())
    }

    /// Who is at the desk, for a record that says so; none where nobody is known.
    pub(super) fn at_the_desk(&self) -> Id {
        self.office().hand.operator
    }

    /// From here on commands are of this operator.
    pub(super) fn is_at_the_desk(&mut self, operator: Id) {
        let desk = self.settings.desk;
        let mut office = self.office.write();
        office.hand = Hand { operator, desk };
        office.sitting.rights = self.settings.rights;
        office.sitting.locked = false;
    }

    /// The same at the start, where whoever has a PIN has not typed it, and nobody may be meant at all.
    pub(super) fn is_meant_at_the_desk(&mut self, operator: Id) {
        self.is_at_the_desk(operator);
        let today = self.today();
        let office = self.office();
        let known = office.of::<Operator>().get(operator).is_some_and(|one| one.is_active(today));
        let asks = office.asks_pin(operator) || office.has_roles() && !known;
        drop(office);
        if asks {
            self.lock();
        }
    }

    /// Nothing but an emergency is done at this desk until somebody has sat down again.
    pub(in crate::desk) fn lock(&mut self) {
        let mut office = self.office.write();
        office.hand.operator = Id::NONE;
        office.sitting.locked = true;
    }

    /// The screen covered itself: whoever has a PIN types it again. A desk without PINs goes on as it was.
    pub(in crate::desk) fn lock_up(&mut self) -> Done {
        let operator = self.at_the_desk();
        if self.office().asks_pin(operator) {
            self.lock();
        }
        Self::nothing_written(Note::Desk(core::Did::ClerkChanged))
    }

    /// Another clerk takes over, or the same again; who wrote what is told by every later frame of the journal.
    pub(in crate::desk) fn take_over(&mut self, clerk: &str, proof: &Proof) -> Result<Done, Refusal> {
        let clerk = clerk.trim().to_owned();
        let today = self.today();
        let operator =
            self.office().operator_called(&clerk, today).filter(|one| one.is_active(today)).map(|one| one.id);
        if clerk.is_empty() || operator.is_none() && self.office().has_roles() {
            return Err(Refusal::from(Not::NotHere));
        }
        if let Some(operator) = operator {
            self.proves(operator, proof)?;
        }
        self.set_clerk(&clerk)?;
        Ok(Self::nothing_written(Note::Desk(core::Did::ClerkChanged)))
    }

    /// What was done without a word in the journal.
    fn nothing_written(note: Note) -> Done {
        Done { command: 0, note, record: None, file: None, opened: None }
    }

    /// Another clerk is at the desk; who has no record as an operator yet gets one.
    ///
    /// # Errors
    /// Where that record is not written; the clerk is at the desk all the same.
    pub(in crate::desk) fn set_clerk(&mut self, clerk: &str) -> Result<(), Refusal> {
        clerk.clone_into(&mut self.settings.clerk);
        let known = self.office().operator_called(clerk, self.today()).map_or(Id::NONE, |one| one.id);
        self.is_at_the_desk(known);
        // A desk whose clock is set by hand writes nothing, nor does one that is there to be looked at.
        let writes = known.is_none() && !self.only_looks() && !self.office().for_looking;
        if writes { self.sits_down() } else { Ok(()) }
    }

    /// Enters an operator, or changes one.
    #[allow(clippy::needless_pass_by_value, reason = "what an ask holds is handed over whole")]
    pub(in crate::desk) fn set_operator(&mut self, wanted: Operator) -> Result<Done, Refusal> {
        use crate::model::field::FieldError;
        let (name, full) = (wanted.name.trim().to_owned(), wanted.full.trim().to_owned());
        if name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if wanted.left.is_some_and(|left| left < wanted.since) {
            return Err(Refusal::field("left", FieldError::NotADate));
        }
        let id = match wanted.id.some() {
            Some(id) => self.known::<Operator>(id)?.id,
            None => self.fresh(),
        };
        let operator = Operator { id, name, full, ..wanted };
        {
            let office = self.office();
            let others = || office.of::<Operator>().all().filter(|one| one.id != id);
            let overlap = |one: &&Operator| {
                one.name == operator.name
                    && one.left.is_none_or(|left| operator.since <= left)
                    && operator.left.is_none_or(|left| one.since <= left)
            };
            if let Some(other) = others().find(overlap) {
                return Err(Refusal::from(Not::NameTaken { operator: other.id }));
            }
            let keeps = |one: &Operator| one.is(Role::Administrator) && one.left.is_none();
            if office.has_roles() && !others().any(keeps) && !keeps(&operator) {
                return Err(Refusal::from(Not::LastAdministrator));
            }
        }
        let mut change = Change::default();
        change.put(&self.office(), &operator)?;
        self.commit(change, Note::Operators(Did::Set { operator: id })).map(|done| done.at(Operator::KIND, id))
    }
}

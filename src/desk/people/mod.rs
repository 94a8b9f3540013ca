//! The population base: register, correct, move within, move out, died, and who heads a household.

mod ask;
pub mod consent;
pub mod duplicates;
pub mod export;
pub(in crate::desk) mod guards;
pub(in crate::desk) mod heads;
pub mod merge;
pub mod records;
pub(in crate::desk) mod renaming;
pub mod today;

pub use crate::model::people::{Did, Not};
pub use ask::Ask;

use crate::desk::core;
use crate::desk::core::kept::overlaid;
use crate::desk::import::Base;
use crate::model::people::doubt::Likeness;
use jiff::civil::Date;

use crate::model::field::FieldError;
use crate::model::register::Secret;
use crate::model::{
    Address, Care, Household, Id, Kind, Living, Note, Record, Refusal, Relation, Resident, Unique, Way,
};
use crate::store::port::Rev;

use crate::desk::core::change::Change;
use crate::desk::core::keys::key_of;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::NewResident;
use crate::desk::people::guards::unique_id;
use crate::desk::{Desk, Done};
use crate::model::Key;

impl Desk {
    /// Registers a resident: refused where the identity number is known, asked where it is perhaps the same person.
    pub(in crate::desk) fn register(&mut self, new: NewResident, sure: bool) -> Result<Done, Refusal> {
        let NewResident { mut resident, address, mut care } = new;
        resident.id = self.fresh_person();
        care.id = resident.id;
        resident.complete();
        check(&resident)?;
        if address.is_empty() {
            return Err(Refusal::field("address.lane", FieldError::Required));
        }
        if let Err(refusal) = self.office().knows_everybody()
            && !(sure && refusal.ways().contains(&Way::Anyway))
        {
            return Err(refusal);
        }
        if !sure {
            self.perhaps_same(&resident, &address)?;
        }
        let mut change = Change::default();
        let household = self.household_at(&address);
        let first = self.office().household_members(household.id).next().is_none();
        if first {
            resident.relation = Relation::Head;
        }
        resident.household = household.id;
        self.claim_id_number(&mut change, "", &resident)?;
        let office = self.office();
        if first || office.of::<Household>().get(household.id).is_none() {
            let head = if first { resident.id } else { household.head };
            change.put(&office, &Household { head, ..household })?;
        }
        change.put(&office, &resident)?;
        if care != (Care { id: care.id, ..Care::default() }) {
            change.put(&office, &care)?;
        }
        drop(office);
        let id = resident.id;
        self.commit(change, Note::People(Did::Registered { resident: id })).map(|done| done.at(Resident::KIND, id))
    }

    /// Writes corrected data; only what differs is named in history.
    pub(in crate::desk) fn correct(&mut self, mut resident: Resident, seen: Rev) -> Result<Done, Refusal> {
        let before = self.known::<Resident>(resident.id)?;
        if self.office().of::<Resident>().row(resident.id).is_some_and(|row| row.rev != seen) {
            return Err(Refusal::from(core::Not::Changed { kind: Resident::KIND }));
        }
        resident.household = before.household;
        check(&resident)?;
        let fields = changed_fields(&before, &resident);
        let mut change = Change::default();
        if before.id_number != resident.id_number {
            self.claim_id_number(&mut change, &before.id_number, &resident)?;
        }
        change.put(&self.office(), &resident)?;
        let id = resident.id;
        self.commit(change, Note::People(Did::Corrected { resident: id, fields }))
            .map(|done| done.at(Resident::KIND, id))
    }

    /// Writes what is sensitive about a resident.
    pub(in crate::desk) fn correct_care(&mut self, care: &Care, only: Option<&[&str]>) -> Result<Done, Refusal> {
        self.known::<Resident>(care.id)?;
        let before = self.office().table::<Care>().get(care.id).cloned().unwrap_or_default();
        let care = &overlaid(Some(Care { id: care.id, ..before.clone() }), care, only)?;
        let fields = changed_fields(&before, care);
        let mut change = Change::default();
        change.put(&self.office(), care)?;
        self.commit(change, Note::People(Did::Corrected { resident: care.id, fields }))
            .map(|done| done.at(Resident::KIND, care.id))
    }

    /// Moves to another address of the community; a head of several who goes alone must be followed by another.
    pub(in crate::desk) fn move_within(
        &mut self,
        id: Id,
        address: &Address,
        relation: Relation,
        whole: bool,
    ) -> Result<Done, Refusal> {
        let resident = self.living(id)?;
        if address.is_empty() {
            return Err(Refusal::field("address.lane", FieldError::Required));
        }
        let moving = self.leaving(&resident, whole)?;
        let mut to = self.household_at(address);
        let mut change = Change::default();
        let office = self.office();
        let settled = office.household_members(to.id).any(|member| !moving.iter().any(|mover| mover.id == member.id));
        for mut mover in moving.iter().cloned() {
            mover.household = to.id;
            if mover.id == id && !whole {
                mover.relation = if settled { relation } else { Relation::Head };
            }
            change.put(&office, &mover)?;
        }
        if !settled {
            to.head = moving.iter().find(|mover| mover.relation == Relation::Head).map_or(id, |head| head.id);
        }
        change.put(&office, &to)?;
        drop(office);
        self.commit(change, Note::People(Did::MovedWithin { resident: id })).map(|done| done.at(Resident::KIND, id))
    }

    /// Moves out; the record stays, and is found with its mark.
    pub(in crate::desk) fn move_out(&mut self, id: Id, on: Date, whole: bool) -> Result<Done, Refusal> {
        let resident = self.living(id)?;
        self.leave(&resident, Living::MovedOut, on, whole, Note::People(Did::MovedOut { resident: id, on }))
    }

    /// Died; the record stays.
    pub(in crate::desk) fn died(&mut self, id: Id, on: Date) -> Result<Done, Refusal> {
        let resident = self.living(id)?;
        if on > self.today() {
            return Err(Refusal::field("living_since", FieldError::NotADate));
        }
        let mut change = Change::default();
        let office = self.office();
        let others: Vec<&Resident> = office.household_members(resident.household).filter(|r| r.id != id).collect();
        // Nobody can name another head before dying: the oldest who stays heads the household until it is corrected.
        if let Some(next) = others.iter().max_by_key(|r| r.age(on)).filter(|_| heads(&office, &resident)) {
            change.put(&office, &Resident { relation: Relation::Head, ..(*next).clone() })?;
            if let Some(household) = office.of::<Household>().get(resident.household) {
                change.put(&office, &Household { head: next.id, ..household.clone() })?;
            }
        }
        let gone = Resident { living: Living::Died, living_since: Some(on), ..resident };
        change.put(&office, &gone)?;
        drop(office);
        self.commit(change, Note::People(Did::Died { resident: id, on })).map(|done| done.at(Resident::KIND, id))
    }

    /// Lives here again after having moved out, or after a mistaken entry.
    pub(in crate::desk) fn return_here(&mut self, id: Id) -> Result<Done, Refusal> {
        let resident = self.known::<Resident>(id)?;
        if resident.lives_here() {
            return Err(Refusal::from(core::Not::WrongState { kind: Resident::KIND, state: "living.here" }));
        }
        let mut change = Change::default();
        let office = self.office();
        let household = office.of::<Household>().get(resident.household);
        let headed = household.is_some_and(|home| {
            home.head != id && office.of::<Resident>().get(home.head).is_some_and(Resident::lives_here)
        });
        // Whoever headed it meanwhile goes on; where nobody lives there any more, who comes back heads it.
        let relation = match (headed, resident.relation) {
            (true, Relation::Head) => Relation::Other,
            (true, relation) => relation,
            (false, _) => Relation::Head,
        };
        if let Some(home) = household.filter(|home| !headed && home.head != id) {
            change.put(&office, &Household { head: id, ..home.clone() })?;
        }
        change.put(&office, &Resident { living: Living::Here, living_since: None, relation, ..resident })?;
        drop(office);
        self.commit(change, Note::People(Did::Returned { resident: id })).map(|done| done.at(Resident::KIND, id))
    }

    /// Names a household's head; who headed it before becomes "other" until corrected.
    pub(in crate::desk) fn set_head(&mut self, id: Id) -> Result<Done, Refusal> {
        let resident = self.living(id)?;
        let household = self.known::<Household>(resident.household)?;
        let mut change = Change::default();
        let office = self.office();
        for member in office.household_members(household.id).filter(|m| m.relation == Relation::Head && m.id != id) {
            change.put(&office, &Resident { relation: Relation::Other, ..member.clone() })?;
        }
        change.put(&office, &Resident { relation: Relation::Head, ..resident })?;
        change.put(&office, &Household { head: id, ..household })?;
        drop(office);
        let note = Note::People(Did::Corrected { resident: id, fields: vec!["relation".into()] });
        self.commit(change, note).map(|done| done.at(Resident::KIND, id))
    }

    /// A resident who must live here.
    pub(in crate::desk) fn living(&self, id: Id) -> Result<Resident, Refusal> {
        let resident = self.known::<Resident>(id)?;
        if resident.lives_here() { Ok(resident) } else { Err(Refusal::from(Not::NotLivingHere { resident: id })) }
    }

    /// Everybody who leaves with a resident; a head of others leaves alone only once another head is named.
    fn leaving(&self, resident: &Resident, whole: bool) -> Result<Vec<Resident>, Refusal> {
        let members: Vec<Resident> = self.office().household_members(resident.household).cloned().collect();
        if whole {
            return Ok(members);
        }
        let others = members.len().saturating_sub(1);
        if heads(&self.office(), resident) && others > 0 {
            return Err(Refusal::from(Not::HeadOfOthers { others }));
        }
        Ok(vec![resident.clone()])
    }

    fn leave(
        &mut self,
        resident: &Resident,
        living: Living,
        on: Date,
        whole: bool,
        note: Note,
    ) -> Result<Done, Refusal> {
        let mut change = Change::default();
        let leaving = self.leaving(resident, whole)?;
        for leaver in leaving {
            change.put(&self.office(), &Resident { living, living_since: Some(on), ..leaver })?;
        }
        self.commit(change, note).map(|done| done.at(Resident::KIND, resident.id))
    }

    /// The household at an address, or a new one that is not yet written.
    fn household_at(&mut self, address: &Address) -> Household {
        let known = {
            let office = self.office();
            office.households_at(address).next().cloned()
        };
        known.unwrap_or_else(|| Household { id: self.fresh_person(), address: address.clone(), ..Household::default() })
    }

    /// Guards an identity number by a key of its own, so that it can stand only once even with two writers.
    fn claim_id_number(&self, change: &mut Change, before: &str, resident: &Resident) -> Result<(), Refusal> {
        let office = self.office();
        if office.unread.of(Secret::KIND) > 0 && before != resident.id_number {
            return Err(Refusal::from(crate::desk::core::Not::DoesNotOpen { kind: Secret::KIND, count: 1 }));
        }
        if !before.is_empty() {
            change.delete::<Unique>(&office, unique_id(&office, before));
        }
        if resident.id_number.is_empty() {
            return Ok(());
        }
        let id = unique_id(&office, &resident.id_number);
        match office.of::<Unique>().get(id).filter(|unique| unique.owner != resident.id) {
            Some(unique) => {
                let by = unique.owner;
                Err(Refusal::from(Not::IdTaken { by }).with_ways(vec![Way::Open { kind: Resident::KIND, id: by }]))
            }
            None => change.put(&office, &Unique { id, owner: resident.id }),
        }
    }

    /// Asks where the same name stands with the same birth, or at the same address (field-data: ask, never merge).
    fn perhaps_same(&self, resident: &Resident, address: &Address) -> Result<(), Refusal> {
        let office = self.office();
        let door = (!address.is_empty()).then(|| address.door());
        let candidates = Base::candidates(&*office, resident, address, door.as_ref());
        let same = candidates.into_iter().filter_map(|id| office.of::<Resident>().get(id)).find(|other| {
            duplicates::likeness((other, office.address_of(other)), (resident, Some(address))).is_some_and(|why| {
                // A telephone is a family's: alone it is no reason to stop the desk.
                why != Likeness::NamePhone
            })
        });
        match same {
            Some(other) => Err(Refusal::from(Not::PerhapsSame { as_: other.id })
                .with_ways(vec![Way::Open { kind: Resident::KIND, id: other.id }, Way::Anyway])),
            None => Ok(()),
        }
    }
}

impl Done {
    /// The same, looking at a record next.
    #[must_use]
    pub(in crate::desk) fn at(self, kind: Kind, id: Id) -> Self {
        Self { record: Some(Key { community: crate::desk::core::keys::COMMUNITY, kind, id }), ..self }
    }
}

/// A resident's own check as a refusal.
fn check(resident: &Resident) -> Result<(), Refusal> {
    resident.check().map_err(|(key, error)| Refusal::field(key, error))
}

/// The keys of the fields that differ.
pub(in crate::desk) fn changed_fields<R: Record>(before: &R, after: &R) -> Vec<String> {
    R::FIELDS
        .iter()
        .filter(|field| (field.get)(before) != (field.get)(after))
        .map(|field| field.key.to_owned())
        .collect()
}

/// The key that guards an identity number.
pub fn unique_key(office: &Office, id_number: &str) -> Vec<u8> {
    key_of::<Unique>(unique_id(office, id_number))
}

/// Whether a resident heads their household.
fn heads(office: &Office, resident: &Resident) -> bool {
    let home = office.of::<Household>().get(resident.household);
    home.map_or(resident.relation == Relation::Head, |home| home.head == resident.id)
}

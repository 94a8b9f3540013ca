//! Which household the people of a roster live in: by its number in the file, else by the address.

use std::collections::{HashMap, HashSet};

use crate::exchange::RosterRow;
use crate::model::{Address, Household, Id, Relation, Resident};

use super::fresh::Fresh;
use super::office::Office;

/// The households that a roster has named so far.
#[derive(Debug, Default)]
pub(super) struct Homes {
    /// By the number that the file gives them.
    by_number: HashMap<String, Id>,
    /// The household last spoken of at each address.
    by_address: HashMap<Address, Id>,
    /// Households that a number of the file has taken.
    taken: HashSet<Id>,
}

impl Homes {
    /// Somebody of the file lives in this household already: its other members belong there too.
    pub(super) fn lives(&mut self, row: &RosterRow, household: Id) {
        self.remember(row, household);
    }

    /// Puts a new person into a household, an existing one where the file or the address says so, and makes them its
    /// head where they are.
    pub(super) fn settle(
        &mut self,
        fresh: &mut Fresh,
        office: &Office,
        row: &RosterRow,
        person: &mut Resident,
        id: Id,
    ) {
        let known = self.known(office, row).filter(|id| !self.has_another_head(fresh, office, row, person, *id));
        let household = known.and_then(|known| fresh.household(office, known).cloned());
        let mut household =
            household.unwrap_or_else(|| Household { id, address: row.address.clone(), ..Household::default() });
        person.household = household.id;
        let head = head_of(fresh, office, &household);
        let named = row.head_name.as_ref().is_some_and(|name| *name == person.name);
        let becomes_head = match &head {
            None => true,
            Some(head) => {
                person.lives_here() && head.relation != Relation::Head && (person.relation == Relation::Head || named)
            }
        };
        if head.is_none() && person.relation == Relation::Other && row.head_name.is_none() {
            person.relation = Relation::Head;
        }
        if becomes_head || known.is_none() {
            household.head = person.id;
            fresh.households.insert(household.id, household.clone());
        }
        self.remember(row, household.id);
    }

    /// Somebody leaves their household: where they headed it, the oldest who stays does from now on.
    pub(super) fn vacate(fresh: &mut Fresh, office: &Office, leaver: &Resident) {
        let household = fresh.household(office, leaver.household);
        let Some(household) = household.filter(|household| household.head == leaver.id).cloned() else { return };
        let written = office.by.members.get(&household.id).filter_map(|id| fresh.resident(office, id));
        let members = written.chain(fresh.residents.values());
        let stays =
            |member: &&Resident| member.id != leaver.id && member.household == household.id && member.lives_here();
        // Who was born first is the least; who tells no birth comes last.
        let next = members.filter(stays).min_by_key(|member| (member.birth.is_none(), member.birth, member.id));
        if let Some(next) = next.cloned() {
            fresh.households.insert(household.id, Household { head: next.id, ..household });
            fresh.residents.insert(next.id, Resident { relation: Relation::Head, ..next });
        }
    }

    fn known(&self, office: &Office, row: &RosterRow) -> Option<Id> {
        if let Some(number) = &row.household_key {
            if let Some(id) = self.by_number.get(number) {
                return Some(*id);
            }
            // A household of ours at the address is this one, unless the file has another number for it.
            return self.at(office, &row.address).filter(|id| !self.taken.contains(id));
        }
        self.at(office, &row.address)
    }

    fn at(&self, office: &Office, address: &Address) -> Option<Id> {
        if address.is_empty() {
            return None;
        }
        self.by_address.get(address).copied().or_else(|| office.by.addresses.get(address).next())
    }

    /// Two heads at one address are two households behind one door, unless the file gives both one number.
    fn has_another_head(&self, fresh: &Fresh, office: &Office, row: &RosterRow, person: &Resident, id: Id) -> bool {
        let numbered = row.household_key.as_ref().is_some_and(|number| self.by_number.contains_key(number));
        let head = fresh.household(office, id).and_then(|household| head_of(fresh, office, household));
        !numbered && person.relation == Relation::Head && head.is_some_and(|head| head.relation == Relation::Head)
    }

    fn remember(&mut self, row: &RosterRow, household: Id) {
        if let Some(number) = &row.household_key
            && self.by_number.insert(number.clone(), household).is_none()
        {
            self.taken.insert(household);
        }
        if !row.address.is_empty() {
            self.by_address.insert(row.address.clone(), household);
        }
    }
}

/// Who heads a household and lives there.
fn head_of<'a>(fresh: &'a Fresh, office: &'a Office, household: &Household) -> Option<&'a Resident> {
    let head = fresh.resident(office, household.head)?;
    (head.lives_here() && head.household == household.id).then_some(head)
}

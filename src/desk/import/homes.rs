//! Which household the people of a roster live in: by its number in the file, else by the address.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, RandomState};

use hashbrown::HashMap;

use crate::exchange::RosterRow;
use crate::model::fold::name_key;
use crate::model::{Address, Household, Id, Relation, Resident};

use crate::desk::core::clock::IdSource;
use crate::desk::import::fresh::Fresh;
use crate::desk::import::{Base, Marked};

/// The households that a roster has named so far.
#[derive(Debug, Default)]
pub(in crate::desk) struct Homes {
    /// By the number that the file gives them, with the door at which it stood first; 0 for none.
    by_number: HashMap<Print, (Id, Print)>,
    /// By number and door, where one number stands at several doors.
    by_both: HashMap<Print, Id>,
    /// The household last spoken of at each address.
    by_address: HashMap<Print, Id>,
    /// Households that a number of the file has taken.
    taken: Marked,
    hasher: RandomState,
}

/// A hash by a key that no file can know: a roster may name a million numbers and addresses, which need not be kept
/// themselves, and among a million two fall together once in some ten million rosters.
type Print = u64;

impl Homes {
    /// Somebody of the file lives in this household already: its other members belong there too.
    pub(in crate::desk) fn lives(&mut self, row: &RosterRow, household: Id) {
        self.remember(row, household);
    }

    /// Puts a new person into a household, an existing one where the file or the address says so, and makes them its
    /// head where they are.
    pub(in crate::desk) fn settle(
        &mut self,
        fresh: &mut Fresh,
        base: &dyn Base,
        row: &RosterRow,
        person: &mut Resident,
        ids: &mut dyn IdSource,
    ) {
        let known = self.known(fresh, base, row).filter(|id| !self.has_another_head(fresh, base, row, person, *id));
        let household = known.and_then(|known| fresh.household(base, known).map(Cow::into_owned));
        let begin = || Household { id: ids.fresh(), address: row.address.clone(), ..Household::default() };
        let mut household = household.unwrap_or_else(begin);
        person.household = household.id;
        let head = head_of(fresh, base, &household);
        let named = row.head_name.as_ref().is_some_and(|name| name_key(name) == name_key(&person.name));
        let becomes_head = match &head {
            None => true,
            Some(head) => {
                person.lives_here() && head.relation != Relation::Head && (person.relation == Relation::Head || named)
            }
        };
        if head.is_none() && person.relation == Relation::Other && row.head_name.is_none() {
            person.relation = Relation::Head;
        }
        if known.is_none() {
            fresh.created.insert(household.id);
        }
        let gains_door = household.address.is_empty() && !row.address.is_empty();
        if gains_door {
            household.address = row.address.clone();
        }
        if becomes_head || known.is_none() {
            household.head = person.id;
        }
        if becomes_head || gains_door || known.is_none() {
            fresh.households.insert(household.id, household.clone());
        }
        self.remember(row, household.id);
    }

    /// Somebody leaves their household: where they headed it, the oldest who stays does from now on.
    pub(in crate::desk) fn vacate(fresh: &mut Fresh, base: &dyn Base, leaver: &Resident) {
        let household = fresh.household(base, leaver.household);
        let Some(household) = household.filter(|household| household.head == leaver.id) else { return };
        let household = household.into_owned();
        let written = base.members(household.id).into_iter().filter_map(|id| fresh.resident(base, id));
        let members = written.chain(fresh.residents.values().map(Cow::Borrowed));
        let stays = |member: &Cow<'_, Resident>| {
            member.id != leaver.id && member.household == household.id && member.lives_here()
        };
        // Who was born first is the least; who tells no birth comes last.
        let next = members.filter(stays).min_by_key(|member| (member.birth.is_none(), member.birth, member.id));
        if let Some(next) = next.map(Cow::into_owned) {
            fresh.households.insert(household.id, Household { head: next.id, ..household });
            fresh.residents.insert(next.id, Resident { relation: Relation::Head, ..next });
        }
    }

    /// Whether somebody without an address has a household all the same.
    pub(in crate::desk) fn has(&self, row: &RosterRow) -> bool {
        row.household_key.as_ref().is_some_and(|number| self.by_number.contains_key(&self.print(number)))
    }

    /// The door at which the row's number stood first, where that is another one: a placeholder, a number that begins anew
    /// in each yard, or a household at two doors. Nobody can tell which but a person.
    pub(in crate::desk) fn other_door(&self, fresh: &Fresh, base: &dyn Base, row: &RosterRow) -> Option<Address> {
        let number = row.household_key.as_ref().filter(|_| !row.address.is_empty())?;
        let (id, door) = self.by_number.get(&self.print(number))?;
        let own = self.own(row);
        if *door == 0 || *door == own || self.by_both.contains_key(&self.both(number, own)) {
            return None;
        }
        let known = fresh.household(base, *id)?;
        (!known.address.is_one_with(&row.address)).then(|| known.address.clone())
    }

    /// The row's own door; 0 where it has none.
    fn own(&self, row: &RosterRow) -> Print {
        row.door.as_ref().filter(|_| !row.address.is_empty()).map_or(0, |door| self.print(door))
    }

    fn both(&self, number: &str, door: Print) -> Print {
        self.print(&(number, door))
    }

    fn known(&self, fresh: &Fresh, base: &dyn Base, row: &RosterRow) -> Option<Id> {
        if let Some(number) = &row.household_key {
            let own = self.own(row);
            if let Some(id) = self.by_both.get(&self.both(number, own)) {
                return Some(*id);
            }
            if let Some((id, door)) = self.by_number.get(&self.print(number))
                && (own == 0 || *door == 0 || *door == own)
            {
                return Some(*id);
            }
            // A household of ours at the address is this one, unless the file has another number for it.
            return self.at(fresh, base, row).filter(|id| !self.taken.has(*id));
        }
        self.at(fresh, base, row)
    }

    fn at(&self, fresh: &Fresh, base: &dyn Base, row: &RosterRow) -> Option<Id> {
        let (own, address) = (self.own(row), &row.address);
        if own == 0 {
            return None;
        }
        let here = self.by_address.get(&own).copied();
        // One street's name in two districts is two doors.
        let fits = |id: &Id| fresh.household(base, *id).is_some_and(|home| home.address.is_one_with(address));
        here.filter(fits).or_else(|| base.household_at(address, row.door.as_ref()?))
    }

    /// Two heads at one address are two households behind one door, unless the file gives both one number.
    fn has_another_head(&self, fresh: &Fresh, base: &dyn Base, row: &RosterRow, person: &Resident, id: Id) -> bool {
        let numbered =
            row.household_key.as_ref().is_some_and(|number| self.by_number.contains_key(&self.print(number)));
        let head = fresh.household(base, id).and_then(|household| head_of(fresh, base, &household));
        !numbered && person.relation == Relation::Head && head.is_some_and(|head| head.relation == Relation::Head)
    }

    fn print(&self, value: &impl Hash) -> Print {
        self.hasher.hash_one(value)
    }

    fn remember(&mut self, row: &RosterRow, household: Id) {
        let door = self.own(row);
        if let Some(number) = &row.household_key {
            let (print, both) = (self.print(number), self.both(number, door));
            match self.by_number.get_mut(&print) {
                None => {
                    self.by_number.insert(print, (household, door));
                    self.taken.mark(household);
                }
                Some((first, known)) if *first == household && *known == 0 => *known = door,
                Some((first, known)) if *first != household && *known != door => {
                    self.by_both.insert(both, household);
                    self.taken.mark(household);
                }
                Some(_) => {}
            }
        }
        if door != 0 {
            self.by_address.insert(door, household);
        }
    }
}

/// Who heads a household and lives there.
fn head_of<'a>(fresh: &'a Fresh, base: &'a dyn Base, household: &Household) -> Option<Cow<'a, Resident>> {
    let head = fresh.resident(base, household.head)?;
    (head.lives_here() && head.household == household.id).then_some(head)
}

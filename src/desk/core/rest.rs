//! What a command wrote, taken back record by record: all of it, or, of an import, all but what somebody touched since.
//!
//! Who was touched stays, and so does whoever they need: the household that they live in, and its head. Each round
//! takes back what is left and adds to those who stay whatever stands in the way, until nothing does.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::civil::DateTime;

use crate::desk::core::Not;
use crate::desk::core::change::Change;
use crate::desk::core::commands::Command;
use crate::desk::core::kind::{KindRow, TakeBack};
use crate::desk::core::office::Office;
use crate::desk::core::undo::{Nets, known, moved_in, without};
use crate::desk::{Desk, Done, refused};
use crate::model::{Care, Household, Id, Key, Kind, Note, Record, Refusal, Resident, Unique, Way, people};
use crate::store::port::Rev;

/// Most touched people whose cards a refusal leads to; all of them stand in the list of the import.
const MOST_CARDS: usize = 3;

/// Whether a command is an import.
pub(in crate::desk) fn is_import(command: &Command) -> bool {
    matches!(command.note, Some(Note::People(people::Did::Imported { .. })))
}

/// What is asked of each record once all of them are taken back.
type Check<'a> = &'a dyn Fn(&KindRow, &mut Change, &Key) -> Result<(), Refusal>;

/// A command that is being taken back.
pub(in crate::desk) struct TakingBack<'a> {
    office: &'a Office,
    nets: &'a Nets,
    /// The moment at which what is left is settled.
    now: DateTime,
    /// The keys that guard the numbers of people, by who has the number.
    numbers: BTreeMap<Id, Vec<Key>>,
}

/// What is left of an import once everybody stays who must.
pub(in crate::desk) struct Rest {
    /// What takes it back.
    pub change: Change,
    /// Who is taken back: removed, or as they were before the import.
    pub goes: BTreeSet<Id>,
    /// Who stays as the import left them, or as somebody changed them since.
    pub stays: BTreeSet<Id>,
}

impl<'a> TakingBack<'a> {
    pub(in crate::desk) fn of(office: &'a Office, nets: &'a Nets, now: DateTime) -> Self {
        let mut numbers: BTreeMap<Id, Vec<Key>> = BTreeMap::new();
        for key in nets.keys().filter(|key| key.kind == Unique::KIND) {
            if let Some(number) = office.get::<Unique>(key.id) {
                numbers.entry(number.owner).or_default().push(*key);
            }
        }
        Self { office, nets, now, numbers }
    }

    /// The change that takes back everything but these records; or what stands in the way, each record with its reason.
    pub(in crate::desk) fn without(&self, stays: &BTreeSet<Key>) -> Result<Change, Vec<(Key, Refusal)>> {
        let nets: BTreeMap<&Key, _> = self.nets.iter().filter(|(key, _)| !stays.contains(key)).collect();
        let gone: HashSet<(Kind, Id)> =
            nets.iter().filter(|(_, net)| net.before.is_none()).map(|(key, _)| (key.kind, key.id)).collect();
        let mut change = Change::default();
        let mut in_the_way = Vec::new();
        // What a creation is referred to by lets go of it first.
        let moved = moved_in(self.office, self.nets);
        for (from, to) in &moved {
            let row = known(self.office, from.kind);
            let (was, became) = ((*from, &self.nets[from]), (*to, &self.nets[to]));
            let back = row.and_then(|row| (row.move_back)(self.office, &mut change, was, became));
            in_the_way.extend(back.err().map(|refusal| (*from, refusal)));
        }
        let others = nets.iter().filter(|(key, _)| !moved.iter().any(|(from, to)| from == **key || to == **key));
        let (created, changed): (Vec<_>, Vec<_>) = others.partition(|(_, net)| net.before.is_none());
        for (key, net) in changed.into_iter().chain(created) {
            let back = TakeBack { office: self.office, change: &mut change, id: key.id, net, gone: &gone };
            let back = known(self.office, key.kind).and_then(|row| (row.take_back)(back));
            in_the_way.extend(back.err().map(|refusal| (**key, refusal)));
        }
        let settle =
            |row: &KindRow, change: &mut Change, key: &Key| (row.settle)(self.office, change, key.id, self.now);
        let must_hold = |row: &KindRow, change: &mut Change, key: &Key| (row.must_hold)(self.office, change, key.id);
        let checks: [Check<'_>; 2] = [&settle, &must_hold];
        for check in checks {
            if !in_the_way.is_empty() {
                return Err(in_the_way);
            }
            for key in nets.keys() {
                let checked = known(self.office, key.kind).and_then(|row| check(row, &mut change, key));
                in_the_way.extend(checked.err().map(|refusal| (**key, refusal)));
            }
        }
        if in_the_way.is_empty() { Ok(change) } else { Err(in_the_way) }
    }

    /// What can be taken back of an import.
    pub(in crate::desk) fn rest(&self) -> Rest {
        let mut stays: BTreeSet<Key> = BTreeSet::new();
        loop {
            match self.without(&stays) {
                Ok(change) => {
                    let people = |key: &Key| self.people_of(*key);
                    let goes = change.ids::<Resident>().chain(change.ids::<Care>()).collect();
                    return Rest { change, goes, stays: stays.iter().filter_map(people).collect() };
                }
                Err(in_the_way) => {
                    // Every round keeps a record more than the one before: there is a last one.
                    for (key, _) in in_the_way {
                        stays.insert(key);
                        stays.extend(self.people_of(key).into_iter().flat_map(|person| self.records_of(person)));
                    }
                }
            }
        }
    }

    /// Why an import is not taken back as a whole: whose records were touched, and what can be done instead.
    pub(in crate::desk) fn refusal(&self, command: &Command, in_the_way: Vec<(Key, Refusal)>) -> Refusal {
        let rest = self.rest();
        let own: BTreeSet<Id> = in_the_way.iter().filter_map(|(key, _)| self.people_of(*key)).collect();
        let of_homes = || in_the_way.iter().flat_map(|(key, _)| self.whose(*key)).collect();
        // A home that was touched without any of its people is named by all of them.
        let touched: BTreeSet<Id> = if own.is_empty() { of_homes() } else { own };
        let (goes, stays) = (rest.goes.len(), rest.stays.len());
        let way = Way::RestOfImport { command: command.id, rev: command.last, goes, stays };
        let cards = touched.iter().take(MOST_CARDS).map(|id| Way::Open { kind: Resident::KIND, id: *id });
        let ways = Some(way).filter(|_| goes > 0).into_iter().chain(cards).collect();
        let of_nobody = in_the_way.into_iter().next().filter(|_| touched.is_empty()).map(|(_, refusal)| refusal);
        let named = || people::Not::Touched { people: touched.into_iter().collect() }.into();
        of_nobody.unwrap_or_else(named).with_ways(ways)
    }

    /// Whose record this is: the person's own, what they need, or their number.
    fn people_of(&self, key: Key) -> Option<Id> {
        if key.kind == Resident::KIND || key.kind == Care::KIND {
            return Some(key.id);
        }
        let number = Some(key).filter(|key| key.kind == Unique::KIND).and_then(|key| self.office.get::<Unique>(key.id));
        number.map(|number| number.owner)
    }

    /// The same; of a home, whoever lives or lived in it.
    fn whose(&self, key: Key) -> Vec<Id> {
        if key.kind == Household::KIND {
            return self.office.naming::<Resident, Household>(key.id).collect();
        }
        self.people_of(key).into_iter().collect()
    }

    /// What the command wrote of a person.
    fn records_of(&self, person: Id) -> Vec<Key> {
        let own = [Resident::KIND, Care::KIND].map(|kind| Key { community: super::keys::COMMUNITY, kind, id: person });
        let own = own.into_iter().filter(|key| self.nets.contains_key(key));
        own.chain(self.numbers.get(&person).into_iter().flatten().copied()).collect()
    }
}

impl Desk {
    /// Takes back what of an import nobody touched since. May be asked again once whoever stayed is dealt with.
    pub(in crate::desk) fn undo_rest(&mut self, id: u64, rev: Rev) -> Result<Done, Refusal> {
        let command = self.command_of(id, rev)?;
        if !is_import(&command) {
            return Err(Refusal::from(Not::NothingToUndo));
        }
        let (mut nets, first) = self.nets_of(&command)?;
        let skipped = self.without_erased(&mut nets)?;
        // What was taken back by an earlier rest is as it was.
        for key in nets.keys().copied().collect::<Vec<Key>>() {
            let before = nets.get(&key).and_then(|net| net.before.as_ref());
            if before.is_some() {
                let now = self.store.get(&key.bytes()).map_err(refused)?;
                if now.map(|entry| entry.value).as_ref() == before {
                    nets.remove(&key);
                }
            }
        }
        self.bring_what_names(&nets, first)?;
        let Rest { change, goes, stays } = TakingBack::of(&self.office(), &nets, self.now()).rest();
        if change.is_empty() {
            return Err(Refusal::from(Not::NothingToUndo));
        }
        let what = people::Did::RestOfImport { people: goes.len() as u32, stayed: stays.len() as u32 };
        let note = without(Note::People(what).taken_back(), skipped);
        self.commit(change, crate::desk::core::change::Purpose { note, undoes: command.id })
    }

    /// Everybody whom an import added or changed, in the order of their ids, from the journal: nothing of it stands on
    /// the people themselves. Who was removed since is named too.
    pub(in crate::desk) fn people_of_import(&self, id: u64, rev: Rev) -> Result<Vec<Id>, Refusal> {
        let command = self.command_of(id, rev)?;
        if !is_import(&command) {
            return Err(Refusal::gone(Resident::KIND));
        }
        let (nets, _) = self.nets_of(&command)?;
        let people = nets.keys().filter(|key| key.kind == Resident::KIND || key.kind == Care::KIND);
        Ok(people.map(|key| key.id).collect::<BTreeSet<Id>>().into_iter().collect())
    }
}

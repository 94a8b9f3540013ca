//! Erasing somebody: every record that is about them, under every id that was ever theirs, in one command that nobody can
//! take back. Refused while something runs that needs them.
//!
//! What stays says nothing about anybody: an age in tens, a lane, how many records of a kind there were in a month. Other
//! people's records that name them keep an id that leads nowhere.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;

use jiff::civil::Date;

use crate::desk::core::change::Change;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::leaving::{self, still_open};
use crate::desk::privacy::words::Said;
use crate::desk::privacy::{Did, Not};
use crate::desk::{Desk, Done, refused};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::fold::fold_name;
use crate::model::period::class;
use crate::model::privacy::{Counted, ERASE_REASON, Erasure, HOME, MERGED, NO_BAND, PERSON, RECORD};
use crate::model::when::civil_seconds;
use crate::model::{
    Household, Id, Key, Kind, Note, Period, Record, Refusal, Relation, Resident, Slot, Unique, Way, people,
};
use crate::store::envelope;
use crate::store::port::{Gone, Rev};

/// Up to so many guards are made anew while somebody waits at the desk; a run of retention makes any number.
const GUARDS_AT_ONCE: usize = 20_000;
/// Most ways out that a refusal names.
const MOST_WAYS: usize = 6;

/// What an erasure would take, and what stands in its way: looked at before it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Forgetting {
    pub resident: Id,
    /// How many records of each kind go, in the order of the table of kinds.
    pub records: Vec<(Kind, usize)>,
    /// Ids that were merged into theirs.
    pub merged: usize,
    /// What goes on and needs them: of which kind, and the first of it.
    pub runs: Vec<(Kind, usize, Id)>,
    /// Words about them in records of others.
    pub said: Vec<Said>,
    /// Exports in full that were made since they are known here, and pages about them.
    pub exports: usize,
    pub prints: usize,
    /// When the last of either was made.
    pub last_out: Option<Date>,
}

/// What was struck out of somebody.
pub(in crate::desk) struct Struck {
    /// How many records.
    pub(in crate::desk) records: u32,
    /// Every id that was theirs, and that of their home where nobody else lived in it.
    pub(in crate::desk) subjects: Vec<u64>,
}

/// What the office has struck out and everything else has yet to let go of.
#[derive(Debug, Default)]
pub(in crate::desk) struct LetGo {
    /// Whose records.
    pub(in crate::desk) subjects: Vec<u64>,
    /// Keys whose older values go; what stands under them now stays.
    pub(in crate::desk) keys: Vec<Vec<u8>>,
    /// Periods of which nothing stands any more.
    pub(in crate::desk) periods: Vec<Period>,
}

/// A record that goes.
pub(in crate::desk) struct Goes {
    pub(in crate::desk) bytes: Vec<u8>,
    pub(in crate::desk) rev: Rev,
    dated: Option<Date>,
}

impl Desk {
    /// What an erasure would take.
    pub(in crate::desk) fn forgetting(&self, resident: Id) -> Result<Forgetting, Refusal> {
        let person = self.known::<Resident>(resident)?;
        let merged = self.merged_into(resident)?;
        let subjects = self.subjects_of(&person, &merged);
        let goes = self.records_of(&subjects)?;
        let kinds = self.office().kinds();
        let count = |kind: Kind| goes.keys().filter(|key| key.kind == kind).count();
        let records = kinds.iter().map(|row| (row.kind, count(row.kind))).filter(|(_, count)| *count > 0).collect();
        let (exports, prints, last_out) = self.handed_out_since(&person, &goes)?;
        Ok(Forgetting {
            resident,
            records,
            merged: merged.len(),
            runs: self.still_running(resident, &goes)?,
            said: self.words_about(&person)?,
            exports,
            prints,
            last_out,
        })
    }

    /// Erases a resident.
    pub(in crate::desk) fn erase(&mut self, resident: Id, reason: u8, name: &str) -> Result<Done, Refusal> {
        let person = self.known::<Resident>(resident)?;
        if by_number(ERASE_REASON, reason).is_none() {
            return Err(Refusal::field("reason", FieldError::NotAChoice));
        }
        if fold_name(name) != fold_name(&person.name) {
            return Err(Refusal::from(Not::OtherName));
        }
        // One that was cut off may still speak of them: it goes on, or is taken back, before anybody goes.
        if self.office().unfinished_imports().next().is_some() {
            return Err(Refusal::from(Not::ImportUnfinished));
        }
        let merged = self.merged_into(resident)?;
        let goes = self.records_of(&self.subjects_of(&person, &merged))?;
        let runs = self.still_running(resident, &goes)?;
        if let Some((kind, count, _)) = runs.first() {
            let ways = runs.iter().take(MOST_WAYS).map(|(kind, _, id)| Way::Open { kind: *kind, id: *id });
            return Err(Refusal::from(Not::StillRuns { kind: *kind, count: *count }).with_ways(ways.collect()));
        }
        let mut change = Change::default();
        let struck = self.strike_out(&mut change, (resident, PERSON), reason)?;
        let mut gone = LetGo { subjects: struck.subjects, ..LetGo::default() };
        if self.office().of::<Unique>().len() <= GUARDS_AT_ONCE {
            gone.keys.extend(self.renew_guards(&mut change)?);
        }
        let done = self.commit(change, Note::Privacy(Did::Erased { reason, records: struck.records }))?;
        self.let_go_of(gone)?;
        Ok(done)
    }

    /// Every id that was made one with this one, and stands for nobody else now.
    #[allow(clippy::unnecessary_wraps, reason = "what reads the journal answers as the rest of the desk does")]
    fn merged_into(&self, resident: Id) -> Result<Vec<Id>, Refusal> {
        let mut into: Vec<(Id, Id)> = Vec::new();
        for frame in self.store.pasts(1, self.store.head()) {
            // Where history is lost, so is what it says of ids: what is there is followed.
            let Ok(frame) = frame else { continue };
            if let Some(Note::People(people::Did::Merged { resident, gone })) = Note::decode(&frame.stamp.what) {
                into.push((resident, gone));
            }
        }
        let (mut found, mut next) = (BTreeSet::new(), vec![resident]);
        while let Some(kept) = next.pop() {
            for (_, gone) in into.iter().filter(|(into, _)| *into == kept) {
                if self.office().get::<Resident>(*gone).is_none() && found.insert(*gone) {
                    next.push(*gone);
                }
            }
        }
        Ok(found.into_iter().collect())
    }

    /// The ids under which a person's records stand: theirs, those that were merged into it, and that of their home where
    /// nobody else ever lived.
    fn subjects_of(&self, person: &Resident, merged: &[Id]) -> Vec<(Id, u8)> {
        let office = self.office();
        let others = office.naming::<Resident, Household>(person.household).any(|id| id != person.id);
        let home = Some(person.household).filter(|home| !home.is_none() && !others);
        let merged = merged.iter().map(|id| (*id, MERGED));
        std::iter::once((person.id, PERSON)).chain(merged).chain(home.map(|home| (home, HOME))).collect()
    }

    /// Every record about these, whatever day it stands on.
    pub(in crate::desk) fn records_of(&self, subjects: &[(Id, u8)]) -> Result<BTreeMap<Key, Goes>, Refusal> {
        let office = self.office();
        let theirs: HashSet<u64> = subjects.iter().map(|(id, _)| id.0).collect();
        let mut goes = BTreeMap::new();
        self.store
            .scan(&Key::prefix(COMMUNITY), &mut |bytes, entry| {
                let subject = envelope::label(bytes, &entry.value).map_or(0, |label| label.subject);
                if let Some(key) = Key::read(bytes).filter(|_| theirs.contains(&subject)) {
                    let lasts = office.row_of(key.kind);
                    let lasts = lasts.and_then(|row| (row.lasts)(&self.settings.safe, bytes, &entry.value));
                    let dated = lasts.and_then(|lasts| lasts.dated);
                    goes.insert(key, Goes { bytes: bytes.to_vec(), rev: entry.rev, dated });
                }
                ControlFlow::Continue(())
            })
            .map_err(refused)?;
        Ok(goes)
    }

    /// What goes on and needs a person: what is ended when somebody leaves, and every record of theirs whose matter has not
    /// come to its end.
    fn still_running(&self, person: Id, goes: &BTreeMap<Key, Goes>) -> Result<Vec<(Kind, usize, Id)>, Refusal> {
        let office = self.office();
        let mut runs: Vec<(Kind, usize, Id)> = Vec::new();
        let mut push = |kind: Kind, id: Id| match runs.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, count, _)) => *count += 1,
            None => runs.push((kind, 1, id)),
        };
        let mut told: HashSet<Id> = HashSet::new();
        for open in still_open(&office, &[person], self.now()) {
            let Some(kind) = open.row.kinds.first() else { continue };
            for id in open.records {
                told.insert(id);
                push(*kind, id);
            }
        }
        for (key, one) in goes {
            // What is ended when somebody leaves says itself whether it still goes on.
            let itself = |kind: Kind| leaving::rows().any(|row| row.kinds.contains(&kind));
            let row = office.row_of(key.kind).filter(|row| row.class != class::NONE && !itself(row.kind));
            let Some(row) = row else { continue };
            let value = self.store.get(&one.bytes).map_err(refused)?;
            let lasts = value.and_then(|entry| (row.lasts)(&self.settings.safe, &one.bytes, &entry.value));
            let Some(lasts) = lasts.filter(|lasts| lasts.goes_with.is_none()) else { continue };
            let over = lasts.dated.is_none() || lasts.ended.is_some_and(|ended| ended <= self.today());
            if !over && told.insert(key.id) {
                push(key.kind, key.id);
            }
        }
        Ok(runs)
    }

    /// Strikes out every record of a person in a change, and marks every id that must never be used again.
    pub(in crate::desk) fn strike_out(
        &mut self,
        change: &mut Change,
        (resident, what): (Id, u8),
        reason: u8,
    ) -> Result<Struck, Refusal> {
        let person = self.known::<Resident>(resident)?;
        let merged = self.merged_into(resident)?;
        let subjects = self.subjects_of(&person, &merged);
        let goes = self.records_of(&subjects)?;
        let (at, who, today) = (self.now(), self.at_the_desk(), self.today());
        let office = self.office();
        for one in goes.values() {
            change.strike(one.bytes.clone(), one.rev);
        }
        self.without_places(change, &goes)?;
        others_head(&office, change, &person)?;
        let mut counts: BTreeMap<(Kind, Date), u32> = BTreeMap::new();
        for (key, one) in &goes {
            if let Some(day) = one.dated {
                *counts.entry((key.kind, day.first_of_month())).or_default() += 1;
            }
        }
        let counts = counts.into_iter().map(|((kind, month), count)| Counted { kind, month, count }).collect();
        let records = u32::try_from(goes.len()).unwrap_or(u32::MAX);
        let band = person.age(today).map_or(NO_BAND, |age| u8::try_from(age / 10).unwrap_or(NO_BAND));
        let lane = office.address_of(&person).map_or_else(String::new, |address| address.lane.clone());
        let blank = Erasure { at, who, reason, ..Erasure::default() };
        change.put(&office, &Erasure { id: resident, what, band, lane, records, counts, ..blank.clone() })?;
        for (id, what) in subjects.iter().filter(|(id, _)| *id != resident) {
            change.put(&office, &Erasure { id: *id, what: *what, ..blank.clone() })?;
        }
        // What others name of theirs leads nowhere from now on, and whoever looks knows why.
        let marked: HashSet<Id> = subjects.iter().map(|(id, _)| *id).collect();
        for id in self.named_by_others(&goes)?.into_iter().filter(|id| !marked.contains(id)) {
            change.put(&office, &Erasure { id, what: RECORD, ..blank.clone() })?;
        }
        Ok(Struck { records, subjects: subjects.iter().map(|(id, _)| id.0).collect() })
    }

    /// Ids of records that go and that a record that stays names.
    pub(in crate::desk) fn named_by_others(&self, goes: &BTreeMap<Key, Goes>) -> Result<BTreeSet<Id>, Refusal> {
        let office = self.office();
        let gone: HashSet<(Kind, Id)> = goes.keys().map(|key| (key.kind, key.id)).collect();
        let mut named = BTreeSet::new();
        self.store
            .scan(&Key::prefix(COMMUNITY), &mut |bytes, entry| {
                let key = Key::read(bytes).filter(|key| !goes.contains_key(key));
                let row = key.and_then(|key| office.row_of(key.kind));
                if let Some(lasts) = row.and_then(|row| (row.lasts)(&self.settings.safe, bytes, &entry.value)) {
                    named.extend(lasts.names.iter().filter(|name| gone.contains(name)).map(|(_, id)| *id));
                }
                ControlFlow::Continue(())
            })
            .map_err(refused)?;
        Ok(named)
    }

    /// Frees the places that bookings and waits which go have held, on whatever day.
    fn without_places(&self, change: &mut Change, goes: &BTreeMap<Key, Goes>) -> Result<(), Refusal> {
        let gone: HashSet<Id> = goes.keys().map(|key| key.id).collect();
        let mut slots: Vec<(Slot, Rev)> = Vec::new();
        self.store
            .scan(&Key::prefix_of(COMMUNITY, Slot::KIND), &mut |bytes, entry| {
                if let Ok(Some(slot)) = self.settings.safe.read::<Slot>(bytes, &entry.value) {
                    let holds = slot.taken.iter().any(|taken| gone.contains(&taken.booking));
                    if holds || slot.waiting.iter().any(|id| gone.contains(id)) {
                        slots.push((slot, entry.rev));
                    }
                }
                ControlFlow::Continue(())
            })
            .map_err(refused)?;
        for (mut slot, rev) in slots {
            slot.taken.retain(|taken| !gone.contains(&taken.booking));
            slot.waiting.retain(|id| !gone.contains(id));
            change.rewrite(&self.office(), &slot, rev)?;
        }
        Ok(())
    }

    /// What the office has let go of goes from wherever else it is kept: the store's history, drafts, the kept index.
    pub(in crate::desk) fn let_go_of(&mut self, gone: LetGo) -> Result<(), Refusal> {
        self.forget_drafts(&gone.subjects);
        if let Some(kept) = &self.kept {
            kept.clear();
        }
        let until = self.store.head();
        let mut keys = Vec::with_capacity(gone.keys.len());
        for key in gone.keys {
            let now = self.store.get(&key).map_err(refused)?.map_or(until + 1, |entry| entry.rev);
            keys.push((key, now));
        }
        let when = (civil_seconds(self.now()), self.at_the_desk().0);
        let gone = Gone { subjects: gone.subjects, keys, until, periods: gone.periods, when };
        self.store.forget(&gone).map_err(refused)
    }

    /// Ends erasures whose keys are there still: the desk was cut off between the two, or an older vault was put back.
    pub(in crate::desk) fn end_erasures(&mut self) -> Result<(), Refusal> {
        let erased: Vec<u64> = {
            let office = self.office();
            let all = office.of::<Erasure>().all().filter(|erasure| erasure.what != RECORD);
            all.map(|erasure| erasure.id.0).collect()
        };
        let left = self.settings.safe.still_has(&erased);
        if left.is_empty() { Ok(()) } else { self.let_go_of(LetGo { subjects: left, ..LetGo::default() }) }
    }

    /// Removes forms that were begun about these people.
    pub(in crate::desk) fn forget_drafts(&self, people: &[u64]) {
        let Ok((drafts, _)) = self.drafts.list() else { return };
        for draft in drafts.iter().filter(|draft| people.contains(&draft.subject.0)) {
            // One that cannot be removed is offered no more: whom it was about is gone.
            let _ = self.drafts.remove(draft.id);
        }
    }
}

/// Who goes on heading a home of several: the oldest, as after a death.
fn others_head(
    office: &crate::desk::core::office::Office,
    change: &mut Change,
    person: &Resident,
) -> Result<(), Refusal> {
    let Some(home) = office.of::<Household>().get(person.household).filter(|home| home.head == person.id) else {
        return Ok(());
    };
    let members = office.household_members(home.id).filter(|member| member.id != person.id);
    let Some(next) = members.min_by_key(|member| (member.birth.is_none(), member.birth, member.id)) else {
        // Who lived there once may be named still; nobody heads it.
        let others = office.naming::<Resident, Household>(home.id).any(|id| id != person.id);
        return if others { change.put(office, &Household { head: Id::NONE, ..home.clone() }) } else { Ok(()) };
    };
    change.put(office, &Resident { relation: Relation::Head, ..next.clone() })?;
    change.put(office, &Household { head: next.id, ..home.clone() })
}

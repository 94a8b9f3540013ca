//! Sorts the rows of a roster: who is new, who gains what, who is in doubt. Writes nothing; what is to be written
//! gathers in front of the office.
//!
//! Nobody is merged and nothing overwritten but by somebody's answer. The same person twice in one file is asked
//! about like any other.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::desk::core::clock::IdSource;
use crate::desk::import::fresh::Fresh;
use crate::desk::import::homes::Homes;
use crate::desk::people::duplicates::likeness;
use crate::desk::people::guards::guard_of;
use crate::desk::people::records::document_key;
use crate::exchange::{self, BadCell, Plan, RosterRow};
use crate::lookup::sound_print;
use crate::model::field::field;
use crate::model::fold::name_key;
use crate::model::people::doubt::Likeness;
use crate::model::people::doubt::{Answers, Choice, Doubt, Matter, Question, Side, Whom};
use crate::model::{Address, Care, Household, Id, Kind, Living, Record, Resident, Sex, Value};

use super::Tally;
use super::base::{Base, births_agree, may_be_one};
use super::merge::{Merged, Open, merge, settled};
use super::near::Spoken;

/// How many people gained something in which field.
pub type Gains = BTreeMap<(Kind, &'static str), u32>;

/// What became of a row.
pub(super) enum Sorted {
    /// It is added, gained from, or says nothing new.
    Taken,
    /// Somebody must be asked.
    Doubtful(Box<Doubt>),
    /// Somebody said that it stays out.
    LeftOut,
}

/// What a row brings to somebody who is known.
struct Brings {
    person: Merged<Resident>,
    care: Merged<Care>,
    /// Where they live from now on.
    address: Option<Address>,
    /// What becomes of their living here.
    living: Option<Living>,
}

impl Brings {
    fn nothing(&self) -> bool {
        self.person.record.is_none() && self.care.record.is_none() && self.address.is_none() && self.living.is_none()
    }
}

/// A roster being sorted.
pub(super) struct Sorter<'a> {
    plan: Plan,
    /// The key of the hashes that guard identity numbers.
    secret: [u8; 32],
    answers: &'a Answers,
    pub(super) fresh: Fresh,
    homes: Homes,
    /// The row that first spoke of somebody.
    spoken: Spoken,
    pub(super) tally: Tally,
    pub(super) gains: Gains,
}

impl<'a> Sorter<'a> {
    pub(super) fn new(plan: Plan, secret: [u8; 32], answers: &'a Answers) -> Self {
        Self {
            plan,
            secret,
            answers,
            fresh: Fresh::default(),
            homes: Homes::default(),
            spoken: Spoken::default(),
            tally: Tally::default(),
            gains: Gains::new(),
        }
    }

    /// Takes one row in, as far as it can be taken without asking.
    pub(super) fn take(&mut self, base: &dyn Base, ids: &mut dyn IdSource, row: &mut RosterRow) -> Sorted {
        match self.sort(base, ids, row) {
            Ok(()) => Sorted::Taken,
            Err(Open::LeftOut) => {
                self.tally.left_out += 1;
                Sorted::LeftOut
            }
            Err(Open::Asks(question)) => {
                self.tally.doubtful += 1;
                Sorted::Doubtful(Box::new(Doubt { row: row.row, name: row.person.name.clone(), question: *question }))
            }
        }
    }

    fn sort(&mut self, base: &dyn Base, ids: &mut dyn IdSource, row: &mut RosterRow) -> Result<(), Open> {
        self.settle_row(row)?;
        let guard = (!row.person.id_number.is_empty()).then(|| guard_of(&self.secret, &row.person.id_number));
        if let Some(known) = guard.and_then(|guard| self.owner_of(base, guard)) {
            return self.known_by_number(base, ids, known, row);
        }
        let people = self.namesakes(base, row);
        for known in people.iter().filter(|known| is_alike(known, row)) {
            let first = self.spoken.of(known.person.id).is_none();
            if first && self.brings(base, known, row).is_ok_and(|brings| brings.nothing()) {
                return self.gain(base, ids, known, row, None);
            }
        }
        for known in &people {
            let whom = self.whom(known.person.id);
            match self.answers.get(row.row, Matter::Same(whom)) {
                Some(Choice::Same) => return self.gain(base, ids, known, row, guard),
                Some(Choice::Other) => {}
                Some(Choice::LeaveOut) => return Err(Open::LeftOut),
                _ => return Err(Open::asks(same(whom, false, known, row))),
            }
        }
        self.settle_home(base, row)?;
        self.add(base, ids, row, guard);
        Ok(())
    }

    /// What is open about where somebody new lives.
    fn settle_home(&self, base: &dyn Base, row: &mut RosterRow) -> Result<(), Open> {
        let answer = |matter| self.answers.get(row.row, matter);
        if row.address.is_empty() && self.plan.has_place() && !self.homes.has(row) {
            return match answer(Matter::NoAddress) {
                Some(Choice::Without) => Ok(()),
                Some(Choice::LeaveOut) => Err(Open::LeftOut),
                _ => Err(Open::asks(Question::NoAddress)),
            };
        }
        let Some(known) = self.homes.other_door(&self.fresh, base, row) else { return Ok(()) };
        match answer(Matter::OtherDoor) {
            Some(Choice::Other) => Ok(()),
            Some(Choice::Same) => {
                // They belong to that household; where they stay is not lost.
                let told = std::mem::take(&mut row.address);
                row.person.note = exchange::joined(&row.person.note, &told.short());
                Ok(())
            }
            Some(Choice::LeaveOut) => Err(Open::LeftOut),
            _ => {
                let number = row.household_key.clone().unwrap_or_default();
                Err(Open::asks(Question::OtherDoor { number, known, told: row.address.clone() }))
            }
        }
    }

    /// What the row itself leaves open.
    fn settle_row(&self, row: &mut RosterRow) -> Result<(), Open> {
        for open in std::mem::take(&mut row.questions) {
            let by_id = (row.person.birth.unwrap_or_default(), row.person.sex);
            let question = match open {
                exchange::Question::Century(days) => Question::Century(days),
                exchange::Question::BirthAgainstId(told) => Question::Birth { by_id: by_id.0, told },
                exchange::Question::SexAgainstId(told) => Question::Sex { by_id: by_id.1, told },
                exchange::Question::Bad(bad) => {
                    let BadCell { heading, record, key, error, text, note } = *bad;
                    Question::Bad { heading, record, key, error, text, note }
                }
                exchange::Question::Beyond(text) => Question::Beyond { text },
                exchange::Question::Encoding => Question::Encoding,
            };
            match (self.answers.get(row.row, question.matter()), &question) {
                (Some(Choice::Year(year)), Question::Century(days)) => {
                    row.person.birth = days.iter().copied().find(|day| day.year() == year);
                }
                (Some(Choice::ById), _)
                | (Some(Choice::AsRead), Question::Encoding)
                | (Some(Choice::Without), Question::Beyond { .. }) => {}
                (Some(Choice::Without), Question::Bad { note, .. }) => {
                    let both = exchange::joined(&row.person.note, note);
                    // What does not fit beside the rest was named when it was asked.
                    if let Some(field) = field::<Resident>("note") {
                        (field.set)(&mut row.person, Value::Text(both)).unwrap_or_default();
                    }
                }
                (Some(Choice::AsTold), Question::Birth { told: Some(told), .. }) => {
                    self.forget_number(row);
                    row.person.birth = Some(*told);
                }
                (Some(Choice::AsTold), Question::Sex { told, .. }) => {
                    self.forget_number(row);
                    row.person.sex = *told;
                }
                (Some(Choice::LeaveOut), _) => return Err(Open::LeftOut),
                _ => return Err(Open::asks(question)),
            }
        }
        Ok(())
    }

    /// An identity number that is not right takes along what it alone told.
    fn forget_number(&self, row: &mut RosterRow) {
        row.person.id_number.clear();
        if !self.plan.tells(Resident::KIND, "birth") {
            row.person.birth = None;
        }
        if !self.plan.tells(Resident::KIND, "sex") {
            row.person.sex = Sex::Unknown;
        }
    }

    /// Whose identity number this guards.
    fn owner_of(&self, base: &dyn Base, guard: Id) -> Option<Id> {
        let owner = self.fresh.claimed.get(&guard).copied();
        owner.or_else(|| base.owner(guard))
    }

    fn whom(&self, id: Id) -> Whom {
        self.spoken.of(id).map_or(Whom::Known(id), Whom::Row)
    }

    /// Somebody with their address, as they will be once what has gathered is written.
    fn side(&self, base: &dyn Base, id: Id) -> Option<Side> {
        let person = self.fresh.resident(base, id)?.into_owned();
        let household = self.fresh.household(base, person.household);
        let address = household.map(|household| household.address.clone()).unwrap_or_default();
        Some(Side { person, address })
    }

    /// Those of the same name against whom nothing speaks, no other birth, no other address, no other number; and those who
    /// are too like the row to be somebody else unasked.
    fn namesakes(&self, base: &dyn Base, row: &RosterRow) -> Vec<Side> {
        let told = &row.person;
        // Looked at where they are before anything of them is copied: a thousand may bear one name.
        let near = |id: &Id| self.fresh.residents.get(id).is_none_or(|known| births_agree(known, told));
        let gathered = self.fresh.named.get(&sound_print(&told.name)).into_iter().flatten().copied().filter(near);
        let document = document_key(&told.other_document);
        let gathered = gathered.chain(document.and_then(|document| self.fresh.documents.get(&document).copied()));
        let beside = self.fresh.born_beside(told, row.door.as_ref());
        let gathered = gathered.chain(beside);
        let candidates = base.candidates(told, &row.address, row.door.as_ref());
        let written = candidates.into_iter().filter(|id| !self.fresh.residents.contains_key(id));
        let mut seen = HashSet::new();
        let ids = gathered.chain(written).filter(|id| seen.insert(*id)).collect::<Vec<Id>>();
        ids.into_iter().filter_map(|id| self.side(base, id)).filter(|side| may_be(side, row)).collect()
    }

    /// Somebody whom the identity number names. A second row of the file that says more is asked about.
    fn known_by_number(
        &mut self,
        base: &dyn Base,
        ids: &mut dyn IdSource,
        id: Id,
        row: &RosterRow,
    ) -> Result<(), Open> {
        let Some(known) = self.side(base, id) else { return Ok(()) };
        let whom = self.whom(id);
        if matches!(whom, Whom::Row(_)) {
            let nothing = self.brings(base, &known, row).is_ok_and(|brings| brings.nothing());
            match self.answers.get(row.row, Matter::Same(whom)) {
                _ if nothing => {}
                Some(Choice::Same) => {}
                Some(Choice::LeaveOut) => return Err(Open::LeftOut),
                _ => return Err(Open::asks(same(whom, true, &known, row))),
            }
        }
        self.gain(base, ids, &known, row, None)
    }

    /// What a row brings to somebody, or what must be asked first.
    fn brings(&self, base: &dyn Base, known: &Side, row: &RosterRow) -> Result<Brings, Open> {
        let answer = |record, key| self.answers.get(row.row, Matter::Value(record, key));
        let id = known.person.id;
        let none = Care { id, ..Care::default() };
        let kept = self.fresh.care.get(&id).map(Cow::Borrowed).or_else(|| base.care(id));
        let care = kept.as_deref().unwrap_or(&none);
        let mut brings = Brings {
            person: merge(&known.person, &row.person, answer)?,
            care: merge(care, &row.care, answer)?,
            address: None,
            living: None,
        };
        if !row.address.is_empty() && !row.address.is_one_with(&known.address) {
            let moves = known.address.is_empty() || {
                let [ours, theirs] = [&known.address, &row.address].map(|address| Value::Text(address.short()));
                settled(Household::KIND, "address", ours, theirs, &answer)?.is_some()
            };
            brings.address = moves.then(|| row.address.clone());
        }
        let told = row.person.living;
        if told != known.person.living && self.plan.tells(Resident::KIND, "living") {
            let [ours, theirs] = [known.person.living, told].map(|living| Value::Choice(living as u8));
            let changes = settled(Resident::KIND, "living", ours, theirs, &answer)?.is_some();
            brings.living = changes.then_some(told);
        }
        Ok(brings)
    }

    /// Gives somebody who is known what the row brings.
    fn gain(
        &mut self,
        base: &dyn Base,
        ids: &mut dyn IdSource,
        known: &Side,
        row: &RosterRow,
        guard: Option<Id>,
    ) -> Result<(), Open> {
        let brings = self.brings(base, known, row)?;
        let id = known.person.id;
        self.spoken.by(id, row.row);
        if row.address.is_empty() || row.address.is_one_with(&known.address) {
            self.homes.lives(row, known.person.household);
        }
        if brings.nothing() {
            self.tally.unchanged += 1;
            return Ok(());
        }
        let Brings { person, care, address, living } = brings;
        let mut gained: Vec<(Kind, &'static str)> = person.gained.iter().map(|key| (Resident::KIND, *key)).collect();
        gained.extend(care.gained.iter().map(|key| (Care::KIND, *key)));
        let mut changed = person.record.unwrap_or_else(|| known.person.clone());
        if let Some(living) = living {
            gained.push((Resident::KIND, "living"));
            changed.living = living;
            changed.living_since = row.person.living_since;
            if !changed.lives_here() {
                Homes::vacate(&mut self.fresh, base, &known.person);
            }
        }
        if address.is_some() {
            gained.push((Household::KIND, "address"));
            Homes::vacate(&mut self.fresh, base, &known.person);
            if self.plan.tells(Resident::KIND, "relation") {
                changed.relation = row.person.relation;
            }
            self.homes.settle(&mut self.fresh, base, row, &mut changed, ids);
        }
        if changed.name != known.person.name {
            self.fresh.named.entry(sound_print(&changed.name)).or_default().push(id);
        }
        if let Some(guard) = guard {
            self.fresh.claimed.insert(guard, id);
        }
        if changed != known.person {
            self.fresh.residents.insert(id, changed);
        }
        if let Some(care) = care.record {
            self.fresh.care.insert(id, care);
        }
        for field in gained {
            *self.gains.entry(field).or_default() += 1;
        }
        self.tally.updated += 1;
        Ok(())
    }

    /// Adds somebody new.
    fn add(&mut self, base: &dyn Base, ids: &mut dyn IdSource, row: &mut RosterRow, guard: Option<Id>) {
        let id = ids.fresh();
        let mut person = Resident { id, ..std::mem::take(&mut row.person) };
        self.homes.settle(&mut self.fresh, base, row, &mut person, ids);
        if let Some(guard) = guard {
            self.fresh.claimed.insert(guard, id);
        }
        let care = Care { id, ..std::mem::take(&mut row.care) };
        if care != (Care { id, ..Care::default() }) {
            self.fresh.care.insert(id, care);
        }
        self.fresh.named.entry(sound_print(&person.name)).or_default().push(id);
        if let Some(document) = document_key(&person.other_document) {
            self.fresh.documents.insert(document, id);
        }
        self.fresh.stands_beside(&person, row.door.as_ref());
        self.fresh.residents.insert(id, person);
        self.fresh.created.insert(id);
        self.spoken.by(id, row.row);
        self.tally.added += 1;
    }
}

/// Whether somebody known may be the person of a row.
fn may_be(known: &Side, row: &RosterRow) -> bool {
    let (one, other) = (&known.person, &row.person);
    let doors = known.address.is_empty() || row.address.is_empty() || known.address.is_one_with(&row.address);
    if doors && may_be_one(one, other) && name_key(&one.name) == name_key(&other.name) {
        return true;
    }
    let like = likeness((one, Some(&known.address)), (other, Some(&row.address)));
    matches!(like, Some(Likeness::Document | Likeness::OtherNumber | Likeness::Sound | Likeness::OneApart))
}

/// Whether somebody known and a row are alike in all that tells people apart: the number, or both birth and address.
fn is_alike(known: &Side, row: &RosterRow) -> bool {
    let same_name = name_key(&known.person.name) == name_key(&row.person.name);
    let alike = same_name && known.person.birth == row.person.birth && known.address.is_one_with(&row.address);
    let told = row.person.birth.is_some() && !row.address.is_empty();
    alike && (told || known.person.id_number == row.person.id_number)
}

fn same(whom: Whom, certain: bool, known: &Side, row: &RosterRow) -> Question {
    let told = Side { person: row.person.clone(), address: row.address.clone() };
    Question::Same { whom, certain, known: Box::new(known.clone()), told: Box::new(told) }
}

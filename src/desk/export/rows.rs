//! Chosen records as rows: a batch is fetched with everything that it refers to, written, and forgotten.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::exchange::export::{
    self as file, BookingRow, Columns, HouseholdRow, IssueRow, JournalRow, Party, ResidentRow, Sink, VisitRow,
    VisitorRow,
};
use crate::model::center::booking::Place;
use crate::model::export::EXPORTED;
use crate::model::when::from_civil_seconds;
use crate::model::{
    Booking, Care, Household, Id, Issue, Note, Operator, Resident, Room, Session, Visit, VisitorLine, Vitals, Words,
};
use crate::store::port::{Committed, StoreError};
use crate::text::{Names, labels, sentences};

use super::{Chosen, ExportError, OpenSink, What, Written};
use crate::desk::core::ledger::{each, fetch};

/// Records that are fetched together.
const BATCH: usize = 50_000;

impl Chosen<'_> {
    /// Writes every row.
    pub fn write(self, open: OpenSink<'_>) -> Result<Written, ExportError> {
        let layout = self.wanted.layout();
        match self.wanted.what {
            What::Residents => self.to(&file::residents(layout), open, Self::write_residents),
            What::Households => self.to(&file::households(layout), open, Self::write_households),
            What::Bookings => self.to(&file::bookings(layout), open, Self::write_bookings),
            What::Visits => self.to(&file::visits(layout), open, Self::write_visits),
            What::Issues => self.to(&file::issues(layout), open, Self::write_issues),
            What::Visitors => self.to(&file::visitors(layout), open, Self::write_visitors),
            What::Journal => self.to(&file::journal(layout), open, Self::write_journal),
        }
    }

    fn to<R: 'static>(
        self,
        columns: &Columns<R>,
        open: OpenSink<'_>,
        write: fn(&Self, &mut Out<'_, '_, R>) -> Result<(), ExportError>,
    ) -> Result<Written, ExportError> {
        let what = self.wanted.what;
        let name = labels::code_number(self.wanted.lang, EXPORTED, what as u8).to_owned();
        let mut out = Out { columns, sink: open(columns.sheet(what.word(), name))?, rows: 0 };
        write(&self, &mut out)?;
        let Out { sink, rows, .. } = out;
        sink.finish()?;
        Ok(Written { rows, unread: self.store.unread() })
    }

    fn batches(&self) -> impl Iterator<Item = (&[Id], HashSet<Id>)> {
        self.ids.chunks(BATCH).map(|ids| (ids, ids.iter().copied().collect()))
    }

    fn write_residents(&self, out: &mut Out<'_, '_, ResidentRow>) -> Result<(), ExportError> {
        let mut numbers: HashMap<Id, u32> = HashMap::new();
        for (ids, wanted) in self.batches() {
            let mut people = fetch::<Resident>(&self.store, &wanted)?;
            let mut care = if self.wanted.full { fetch::<Care>(&self.store, &wanted)? } else { HashMap::new() };
            let homes = self.homes_of(&people)?;
            for id in ids {
                let Some(person) = people.remove(id) else { continue };
                let home = homes.get(&person.household);
                let next = numbers.len() as u32 + 1;
                let number = if home.is_some() { *numbers.entry(person.household).or_insert(next) } else { 0 };
                out.row(&ResidentRow {
                    household: home.map(|(household, _)| household.clone()).unwrap_or_default(),
                    head: home.map(|(_, head)| head.clone()).unwrap_or_default(),
                    care: care.remove(id).unwrap_or_default(),
                    person,
                    number,
                })?;
            }
        }
        Ok(())
    }

    /// The households of these people, each with its head's name.
    fn homes_of(&self, people: &HashMap<Id, Resident>) -> Result<HashMap<Id, (Household, String)>, StoreError> {
        let homes = fetch::<Household>(&self.store, &people.values().map(|person| person.household).collect())?;
        self.headed(homes, people)
    }

    /// Households with their heads' names, as far as they are not among people who are known already.
    fn headed(
        &self,
        homes: HashMap<Id, Household>,
        known: &HashMap<Id, Resident>,
    ) -> Result<HashMap<Id, (Household, String)>, StoreError> {
        let heads = homes.values().map(|home| home.head).filter(|head| !known.contains_key(head));
        let others = self.people(heads)?;
        let name = |head: Id| known.get(&head).or_else(|| others.get(&head)).map(|head| head.name.clone());
        let headed = |(id, home): (Id, Household)| {
            let head = name(home.head).unwrap_or_default();
            (id, (home, head))
        };
        Ok(homes.into_iter().map(headed).collect())
    }

    fn write_households(&self, out: &mut Out<'_, '_, HouseholdRow>) -> Result<(), ExportError> {
        for (ids, wanted) in self.batches() {
            let mut homes = self.headed(fetch::<Household>(&self.store, &wanted)?, &HashMap::new())?;
            let mut members: HashMap<Id, Vec<(bool, String, Id)>> = HashMap::new();
            each::<Resident>(&self.store, |resident, _| {
                if let Some((home, _)) = homes.get(&resident.household).filter(|_| resident.lives_here()) {
                    let heads = home.head == resident.id;
                    members.entry(home.id).or_default().push((!heads, resident.name, resident.id));
                }
            })?;
            for id in ids {
                let Some((household, head)) = homes.remove(id) else { continue };
                let mut people = members.remove(id).unwrap_or_default();
                people.sort_unstable();
                let (members, member_ids) = people.into_iter().map(|(_, name, id)| (name, id)).unzip();
                out.row(&HouseholdRow { household, head, members, member_ids })?;
            }
        }
        Ok(())
    }

    fn write_bookings(&self, out: &mut Out<'_, '_, BookingRow>) -> Result<(), ExportError> {
        let mut rooms = HashMap::new();
        each::<Room>(&self.store, |room, _| drop(rooms.insert(room.id, room.name)))?;
        for (ids, wanted) in self.batches() {
            let mut bookings = fetch::<Booking>(&self.store, &wanted)?;
            let people = self.people(bookings.values().map(|booking| booking.resident))?;
            for id in ids {
                let Some(booking) = bookings.remove(id) else { continue };
                let party = party(&people, booking.resident);
                out.row(&BookingRow { room: rooms.get(&booking.room).cloned().unwrap_or_default(), party, booking })?;
            }
        }
        self.write_figures(&mut *out.sink)
    }

    fn write_visits(&self, out: &mut Out<'_, '_, VisitRow>) -> Result<(), ExportError> {
        let mut sessions = HashMap::new();
        each::<Session>(&self.store, |session, _| drop(sessions.insert(session.id, session)))?;
        for (ids, wanted) in self.batches() {
            let mut visits = fetch::<Visit>(&self.store, &wanted)?;
            let mut vitals = if self.wanted.full { fetch::<Vitals>(&self.store, &wanted)? } else { HashMap::new() };
            let people = self.people(visits.values().map(|visit| visit.resident))?;
            for id in ids {
                let Some(visit) = visits.remove(id) else { continue };
                out.row(&VisitRow {
                    party: party(&people, visit.resident),
                    session: sessions.get(&visit.session).cloned(),
                    vitals: vitals.remove(id),
                    visit,
                })?;
            }
        }
        Ok(())
    }

    fn write_issues(&self, out: &mut Out<'_, '_, IssueRow>) -> Result<(), ExportError> {
        let operators = self.operators()?;
        let mut words: HashMap<Id, Vec<(Id, String)>> = HashMap::new();
        if self.wanted.full {
            each::<Words>(&self.store, |said, _| words.entry(said.issue).or_default().push((said.id, said.text)))?;
        }
        for (ids, wanted) in self.batches() {
            let mut issues = fetch::<Issue>(&self.store, &wanted)?;
            let people = self.people(issues.values().flat_map(|issue| issue.raised_by.iter().copied()))?;
            for id in ids {
                let Some(issue) = issues.remove(id) else { continue };
                let raised_by = issue.raised_by.iter().map(|id| party(&people, *id).person.name).collect();
                let words = words.remove(id).unwrap_or_default().into_iter().map(|(_, text)| text).collect();
                let by = issue.steps.iter().map(|step| operators.get(&step.who).cloned().unwrap_or_default()).collect();
                out.row(&IssueRow { issue, raised_by, words, by })?;
            }
        }
        Ok(())
    }

    fn write_visitors(&self, out: &mut Out<'_, '_, VisitorRow>) -> Result<(), ExportError> {
        let operators = self.operators()?;
        for (ids, wanted) in self.batches() {
            let mut lines = fetch::<VisitorLine>(&self.store, &wanted)?;
            let people = self.people(lines.values().map(|line| line.resident))?;
            for id in ids {
                let Some(line) = lines.remove(id) else { continue };
                let who = operators.get(&line.who).cloned().unwrap_or_default();
                out.row(&VisitorRow { resident: party(&people, line.resident).person.name, who, line })?;
            }
        }
        Ok(())
    }

    fn write_journal(&self, out: &mut Out<'_, '_, JournalRow>) -> Result<(), ExportError> {
        let mut told = Told { today: self.wanted.today, people: HashMap::new(), named: HashMap::new() };
        each::<Room>(&self.store, |room, _| drop(told.named.insert(room.id, room.name)))?;
        each::<Session>(&self.store, |session, _| drop(told.named.insert(session.id, session.institution)))?;
        let operators = self.operators()?;
        let mut waiting: Vec<Command> = Vec::new();
        for commit in self.store.pasts(self.journal.0, self.journal.1) {
            let commit = commit?;
            if commit.stamp.command == 0 {
                continue;
            }
            if let Some(last) = waiting.last_mut().filter(|last| last.id == commit.stamp.command) {
                last.goes_on(&commit);
                continue;
            }
            if waiting.len() >= BATCH {
                self.tell(&mut waiting, &mut told, out)?;
            }
            waiting.push(Command::begins(&commit, &operators));
        }
        self.tell(&mut waiting, &mut told, out)
    }

    /// Tells commands with the names that people have now.
    fn tell(
        &self,
        commands: &mut Vec<Command>,
        told: &mut Told,
        out: &mut Out<'_, '_, JournalRow>,
    ) -> Result<(), ExportError> {
        let about = commands.iter().filter_map(|command| command.note.as_ref()?.resident());
        told.people = self.people(about)?.into_iter().map(|(id, person)| (id, person.name)).collect();
        for command in commands.drain(..) {
            let what = command.note.map(|note| sentences::named(self.wanted.lang, &note, told)).unwrap_or_default();
            out.row(&JournalRow { what, ..command.row })?;
        }
        Ok(())
    }

    /// The short names of everybody who works, or worked, at a desk.
    fn operators(&self) -> Result<HashMap<Id, String>, StoreError> {
        let mut operators = HashMap::new();
        each::<Operator>(&self.store, |one, _| drop(operators.insert(one.id, one.name)))?;
        Ok(operators)
    }

    /// The residents that records refer to.
    fn people(&self, ids: impl Iterator<Item = Id>) -> Result<HashMap<Id, Resident>, StoreError> {
        fetch::<Resident>(&self.store, &ids.filter(|id| !id.is_none()).collect())
    }
}

fn party(people: &HashMap<Id, Resident>, id: Id) -> Party {
    Party { person: people.get(&id).cloned().unwrap_or_default() }
}

/// The file, as far as it is written.
struct Out<'c, 's, R> {
    columns: &'c Columns<R>,
    sink: Box<dyn Sink + 's>,
    rows: u64,
}

impl<R: 'static> Out<'_, '_, R> {
    fn row(&mut self, row: &R) -> Result<(), ExportError> {
        self.sink.row(&self.columns.cells(row))?;
        self.rows += 1;
        Ok(())
    }
}

/// A command as far as its commits were seen.
struct Command {
    id: u64,
    note: Option<Note>,
    row: JournalRow,
}

impl Command {
    fn begins(commit: &Committed, operators: &HashMap<Id, String>) -> Self {
        let stamp = &commit.stamp;
        let row = JournalRow {
            rev: commit.rev,
            at: from_civil_seconds(stamp.desk_time),
            who: operators.get(&Id(stamp.operator)).cloned().unwrap_or_default(),
            what: String::new(),
            records: commit.ops.len() as u32,
            command: Id(stamp.command),
            undoes: Id(stamp.undoes),
        };
        Self { id: stamp.command, note: Note::decode(&stamp.what), row }
    }

    fn goes_on(&mut self, commit: &Committed) {
        self.row.rev = commit.rev;
        self.row.records += commit.ops.len() as u32;
        self.note = Note::decode(&commit.stamp.what);
    }
}

/// Names for the journal's lines.
struct Told {
    today: Date,
    people: HashMap<Id, String>,
    named: HashMap<Id, String>,
}

impl Told {
    fn name(names: &HashMap<Id, String>, id: Id) -> Cow<'_, str> {
        names.get(&id).map_or(Cow::Borrowed(""), |name| Cow::Borrowed(name.as_str()))
    }
}

impl Names for Told {
    fn today(&self) -> Date {
        self.today
    }
    fn resident(&self, id: Id) -> Cow<'_, str> {
        Self::name(&self.people, id)
    }
    fn room(&self, id: Id) -> Cow<'_, str> {
        Self::name(&self.named, id)
    }
    fn session(&self, id: Id) -> Cow<'_, str> {
        Self::name(&self.named, id)
    }
    fn household(&self, _id: Id) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
    fn booking(&self, _id: Id) -> Option<Place> {
        None
    }
    fn issue(&self, _id: Id) -> Option<u32> {
        None
    }
}

//! The journal on its way out: what the desk did, a command each, told with the names that things have now.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::exchange::export::journal::{JournalRow, journal};
use crate::model::center::booking::Place;
use crate::model::when::from_civil_seconds;
use crate::model::{Export, Id, Note, Room, Session, Unit};
use crate::store::port::{Committed, StoreError};
use crate::text::{Names, sentences};

use super::row::{Chosen, ExportError, ExportRow};
use super::rows::{BATCH, Out};
use crate::desk::core::ledger::each;

/// Commands by revision.
pub(super) static EXPORT: ExportRow = ExportRow {
    number: 7,
    word: "journal",
    one: "command",
    choose: commands,
    write: |chosen, open| {
        let columns = journal(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn commands(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    chosen.journal.0 = chosen.first_rev_since()?.max(1);
    let mut before = 0;
    for commit in chosen.store.pasts(chosen.journal.0, chosen.journal.1) {
        let command = commit?.stamp.command;
        chosen.commands += u64::from(command != 0 && command != before);
        before = command;
    }
    Ok(())
}

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, JournalRow>) -> Result<(), ExportError> {
    let mut told = Told { today: chosen.wanted.today, people: HashMap::new(), named: HashMap::new() };
    each::<Room>(&chosen.store, |room, _| drop(told.named.insert(room.id, room.name)))?;
    each::<Unit>(&chosen.store, |unit, _| drop(told.named.insert(unit.id, unit.name)))?;
    let mut held = Vec::new();
    each::<Session>(&chosen.store, |session, _| held.push((session.id, session.institution)))?;
    for (session, unit) in held {
        let name = told.named.get(&unit).cloned().unwrap_or_default();
        told.named.insert(session, name);
    }
    each::<Export>(&chosen.store, |export, _| drop(told.named.insert(export.id, export.reason)))?;
    let operators = chosen.operators()?;
    let mut waiting: Vec<Command> = Vec::new();
    for commit in chosen.store.pasts(chosen.journal.0, chosen.journal.1) {
        let commit = commit?;
        if commit.stamp.command == 0 {
            continue;
        }
        if let Some(last) = waiting.last_mut().filter(|last| last.id == commit.stamp.command) {
            last.goes_on(&commit);
            continue;
        }
        if waiting.len() >= BATCH {
            tell(chosen, &mut waiting, &mut told, out)?;
        }
        waiting.push(Command::begins(&commit, &operators));
    }
    tell(chosen, &mut waiting, &mut told, out)
}

/// Tells commands with the names that people have now.
fn tell(
    chosen: &Chosen<'_>,
    commands: &mut Vec<Command>,
    told: &mut Told,
    out: &mut Out<'_, '_, JournalRow>,
) -> Result<(), ExportError> {
    let about = commands.iter().filter_map(|command| command.note.as_ref()?.resident());
    told.people = chosen.people(about)?.into_iter().map(|(id, person)| (id, person.name)).collect();
    for command in commands.drain(..) {
        let what = command.note.map(|note| sentences::named(chosen.wanted.lang, &note, told)).unwrap_or_default();
        out.row(&JournalRow { what, ..command.row })?;
    }
    Ok(())
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
    fn reason(&self, export: Id) -> Cow<'_, str> {
        Self::name(&self.named, export)
    }
    fn issue(&self, _id: Id) -> Option<u32> {
        None
    }
}

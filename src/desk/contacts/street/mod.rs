//! Columns of the office's own, and the street's tables: brought in empty, understood by the importer, filled by a filter,
//! kept for the next month, with what changed since the last time.

pub mod export;

use std::collections::HashMap;
use std::path::Path;

use crate::desk::contacts::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::exchange::{Mapping, Roster};
use crate::model::contacts::Unit;
use crate::model::contacts::own::{CHOICE, DATE, NUMBER, OwnColumn, OwnValue, StreetTable, TableHeading};
use crate::model::field::FieldError;
use crate::model::when::read_date;
use crate::model::{Id, Note, Record, Refusal, Resident};

/// Of so many rows it is remembered what they were: more do not fit into a record.
const MOST_MARKS: usize = 6_000;
/// Before the id of a column of the office's own, where a heading is filled from one.
pub(super) const OWN: &str = "own.";

impl Desk {
    /// Sets up a column of the office's own (id none), or changes it.
    pub(in crate::desk) fn set_column(&mut self, mut column: OwnColumn) -> Result<Done, Refusal> {
        column.name = column.name.trim().to_owned();
        if column.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if column.kind == CHOICE && column.choices().next().is_none() {
            return Err(Refusal::field("choices", FieldError::Required));
        }
        let twin = |other: &&OwnColumn| other.id != column.id && other.name == column.name;
        if let Some(known) = self.office().of::<OwnColumn>().all().find(twin).map(|other| other.id) {
            return Err(Refusal::from(Not::ColumnKnown { column: known }));
        }
        if column.id.is_none() {
            column.id = self.fresh();
        } else {
            self.known::<OwnColumn>(column.id)?;
        }
        let mut change = Change::default();
        change.put(&self.office(), &column)?;
        self.commit(change, Note::Contacts(Did::ColumnSet { column: column.id }))
            .map(|done| done.at(OwnColumn::KIND, column.id))
    }

    /// Says what stands in a column for a resident; an empty text takes it out.
    pub(in crate::desk) fn set_own(&mut self, column: Id, resident: Id, text: &str) -> Result<Done, Refusal> {
        let of = self.known::<OwnColumn>(column)?;
        self.known::<Resident>(resident)?;
        let text = text.trim();
        let fits = match of.kind {
            _ if text.is_empty() => true,
            NUMBER => text.parse::<f64>().is_ok(),
            DATE => read_date(text, self.today()).is_some(),
            CHOICE => of.choices().any(|choice| choice == text),
            _ => text.chars().count() <= 100,
        };
        if !fits {
            return Err(Refusal::from(Not::DoesNotFit { column }));
        }
        let text = match of.kind {
            DATE => read_date(text, self.today()).map_or_else(String::new, |day| day.to_string()),
            _ => text.to_owned(),
        };
        let known = self.office().own_value(column, resident).map(|value| value.id);
        let mut change = Change::default();
        match (known, text.is_empty()) {
            (Some(known), true) => change.delete::<OwnValue>(&self.office(), known),
            (None, true) => {}
            (known, false) => {
                let id = known.unwrap_or_else(|| self.fresh());
                change.put(&self.office(), &OwnValue { id, column, resident, text })?;
            }
        }
        self.commit(change, Note::Contacts(Did::OwnSet { column, resident }))
    }

    /// Reads the street's empty table: which headings it has, and what each is filled from.
    pub(in crate::desk) fn bring_table(&mut self, path: &Path) -> Result<Done, Refusal> {
        let roster = Roster::open(path, None, self.today(), &Mapping::default());
        let roster = roster.map_err(|_| Refusal::from(Not::NoHeadings))?;
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let headings = {
            let office = self.office();
            let own: HashMap<&str, Id> =
                office.of::<OwnColumn>().all().map(|column| (column.name.as_str(), column.id)).collect();
            let understood = roster.plan().columns.iter().map(|column| {
                let heading = column.heading.trim().to_owned();
                let from = match own.get(heading.as_str()) {
                    Some(column) => format!("{OWN}{}", column.0),
                    None => column.means.key(),
                };
                TableHeading { heading, from }
            });
            understood.collect()
        };
        let name = name.chars().take(60).collect();
        self.set_table(StreetTable { name, headings, ..StreetTable::default() })
    }

    /// Keeps a street's table (id none for a new one), or changes with whom it is filled.
    pub(in crate::desk) fn set_table(&mut self, mut table: StreetTable) -> Result<Done, Refusal> {
        table.name = table.name.trim().to_owned();
        if table.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if !table.grid.is_none() {
            self.known::<Unit>(table.grid)?;
        }
        if table.id.is_none() {
            table.id = self.fresh();
        } else {
            let before = self.known::<StreetTable>(table.id)?;
            (table.filled, table.marks) = (before.filled, before.marks);
        }
        let mut change = Change::default();
        change.put(&self.office(), &table)?;
        self.commit(change, Note::Contacts(Did::TableSet { table: table.id }))
            .map(|done| done.at(StreetTable::KIND, table.id))
    }

    /// Notes what stands in a table now, and says what changed since it was filled last.
    pub(in crate::desk) fn fill_table(&mut self, id: Id) -> Result<Done, Refusal> {
        let table = self.known::<StreetTable>(id)?;
        let marks: Vec<(u32, u32)> = {
            let office = self.office();
            let ids = office.of_table(&table, self.today());
            ids.into_iter().filter_map(|id| office.of::<Resident>().get(id)).map(|one| mark(&office, one)).collect()
        };
        let rows = u32::try_from(marks.len()).unwrap_or(u32::MAX);
        if marks.len() > MOST_MARKS {
            return Err(Refusal::from(Not::TooMany { rows }));
        }
        let before: HashMap<u32, u32> = table.marks.iter().copied().collect();
        let now: HashMap<u32, u32> = marks.iter().copied().collect();
        let new = now.keys().filter(|who| !before.contains_key(who)).count();
        let gone = before.keys().filter(|who| !now.contains_key(who)).count();
        let changed = now.iter().filter(|(who, what)| before.get(who).is_some_and(|old| old != *what)).count();
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let did = Did::TableFilled { table: id, rows, new: small(new), changed: small(changed), gone: small(gone) };
        let filled = Some(self.now());
        let mut change = Change::default();
        change.put(&self.office(), &StreetTable { filled, marks, ..table })?;
        self.commit(change, Note::Contacts(did)).map(|done| done.at(StreetTable::KIND, id))
    }
}

/// Who it is, and what is known of them: numbers that say nothing else.
fn mark(office: &Office, resident: &Resident) -> (u32, u32) {
    let short = |text: &[u8]| {
        let hash = blake3::hash(text);
        hash.as_bytes().iter().take(4).fold(0_u32, |all, byte| all << 8 | u32::from(*byte))
    };
    let address = office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    let mut own: Vec<(Id, &str)> =
        office.own_values(resident.id).map(|value| (value.column, value.text.as_str())).collect();
    own.sort_unstable();
    let who = resident.id.0.to_be_bytes();
    let what = format!("{resident:?} {address} {own:?}");
    (short(&who), short(what.as_bytes()))
}

impl Office {
    /// What stands in the office's own columns for a resident.
    pub fn own_values(&self, resident: Id) -> impl Iterator<Item = &OwnValue> {
        self.naming::<OwnValue, Resident>(resident).filter_map(|id| self.of::<OwnValue>().get(id))
    }

    /// What stands in one of them.
    pub fn own_value(&self, column: Id, resident: Id) -> Option<&OwnValue> {
        self.own_values(resident).find(|value| value.column == column)
    }

    /// Whether somebody stands in a table.
    pub(super) fn is_of_table(&self, table: &StreetTable, resident: &Resident, today: jiff::civil::Date) -> bool {
        let old =
            table.from_age == 0 || resident.age(today).is_some_and(|age| i64::from(age) >= i64::from(table.from_age));
        let grouped = table.groups == 0 || resident.groups.0 & table.groups != 0;
        let address = self.address_of(resident);
        let there = table.lane.is_empty() || address.is_some_and(|address| address.lane.contains(&table.lane));
        let grid = table.grid.is_none()
            || address.and_then(|address| self.grid_of(address)).is_some_and(|grid| grid.id == table.grid);
        resident.lives_here() && old && grouped && there && grid
    }

    /// Everybody who stands in a table, by address and name.
    pub fn of_table(&self, table: &StreetTable, today: jiff::civil::Date) -> Vec<Id> {
        let fits = |one: &&Resident| self.is_of_table(table, one, today);
        let mut people: Vec<&Resident> = self.of::<Resident>().all().filter(fits).collect();
        people.sort_by_cached_key(|one| {
            (self.address_of(one).map(crate::model::Address::short), one.relation as u8, one.name.clone(), one.id)
        });
        people.into_iter().map(|one| one.id).collect()
    }
}

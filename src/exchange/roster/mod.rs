//! A roster: rows of a table read as people, each checked, none repaired.
//!
//! Writes nothing and knows no store: whoever imports decides what is new, the same or in doubt.

mod aside;
mod bad;
mod dates;
mod fields;
mod heading;
mod headings;
mod lying;
mod mapping;
mod papers;
mod person;
mod place;
mod plan;
mod row;
mod tags;
mod told;
mod value;
mod whole;
mod wording;

use std::collections::VecDeque;
use std::path::Path;

use jiff::civil::Date;

use super::cell::{Cell, Row};
use super::table::{FileError, OpenOptions, Table};
use crate::model::people::doubt::row_and_table;
pub use dates::DayOrder;
pub use heading::{Column, Meaning};
pub use mapping::{Mapping, NoSuchField};
pub use person::joined;
pub use plan::Plan;
pub use row::{BadCell, Checked, Question, RefusedRow, RosterRow, RowProblem, Warning};
pub use told::{Heading, Line, shown};

/// Rows among which the headings are looked for.
const LOOKED_THROUGH: usize = 30;

/// A sheet of a workbook, looked at for whether it is a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetSeen {
    pub name: String,
    /// Whether it is shown.
    pub shown: bool,
    /// Whether it has headings of people.
    pub is_roster: bool,
}

/// The sheets of a workbook; none of a text file.
pub fn sheets_of(path: &Path, today: Date, mapping: &Mapping) -> Result<Vec<SheetSeen>, FileError> {
    let table = super::table::open(path, &OpenOptions::default())?;
    let (all, shown) = (table.sheets().to_vec(), table.shown_sheets().to_vec());
    drop(table);
    let seen = |name: String| {
        let table = super::table::open(path, &OpenOptions { sheet: Some(name.clone()) });
        let is_roster = table.is_ok_and(|table| Roster::read_as(table, today, mapping).is_ok());
        SheetSeen { shown: shown.contains(&name), is_roster, name }
    };
    Ok(all.into_iter().map(seen).collect())
}

/// What each of the first rows would be called, were it the headings: by this a file is known again whose headings this
/// desk understands only by what somebody said.
pub fn prints_of(path: &Path, sheet: Option<String>) -> Result<Vec<String>, FileError> {
    let mut table = super::table::open(path, &OpenOptions { sheet })?;
    let mut prints = Vec::new();
    while prints.len() < LOOKED_THROUGH
        && let Some(row) = table.next_row()?
    {
        prints.push(print_of(&row.cells));
    }
    Ok(prints)
}

/// A hash of headings as they are compared.
fn print_of(headings: &[Cell]) -> String {
    let mut hasher = blake3::Hasher::new();
    for heading in headings {
        hasher.update(heading::fold_heading(&heading.text()).as_bytes()).update(b"\n");
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}

/// A file of people, read row by row.
#[derive(Debug)]
pub struct Roster {
    table: Table,
    plan: Plan,
    headings: Vec<Cell>,
    today: Date,
    /// Rows that were read while looking for the headings.
    waiting: VecDeque<Row>,
    /// For each of the tables side by side, whose household a row without one may share.
    above: Vec<person::Above>,
    left_out: Vec<u32>,
    /// How many cells of each column were not understood, by its place.
    missed: Vec<u32>,
    ended: bool,
}

impl Roster {
    /// Opens the one sheet of a file that is a roster: the one asked for, else the first that has headings. A hidden
    /// sheet is read only when it is asked for.
    pub fn open(path: &Path, sheet: Option<String>, today: Date, mapping: &Mapping) -> Result<Self, FileError> {
        let read = |sheet: Option<String>| {
            let open = || super::table::open(path, &OpenOptions { sheet: sheet.clone() });
            let mut roster = Self::read_as(open()?, today, mapping)?;
            if mapping.order().is_none() && roster.days_are_open() || roster.codes_are_open() {
                roster.settle(open()?, mapping.order().is_none());
            }
            Ok(roster)
        };
        let asked = sheet.is_some();
        match read(sheet) {
            Err(FileError::NoHeading { sheets }) if !asked => {
                let others = sheets.iter().find_map(|sheet| read(Some(sheet.clone())).ok());
                others.ok_or(FileError::NoHeading { sheets })
            }
            other => other,
        }
    }

    /// Finds the row that names the columns: the one among the first that is understood best.
    pub fn read(table: Table, today: Date) -> Result<Self, FileError> {
        Self::read_as(table, today, &Mapping::default())
    }

    /// The same, with columns as somebody says they are to be read.
    pub fn read_as(mut table: Table, today: Date, mapping: &Mapping) -> Result<Self, FileError> {
        let mut waiting = VecDeque::with_capacity(LOOKED_THROUGH);
        while waiting.len() < LOOKED_THROUGH
            && let Some(row) = table.next_row()?
        {
            waiting.push_back(row);
        }
        let mut best: Option<(usize, Plan)> = None;
        for (place, row) in waiting.iter().enumerate() {
            if let Some(plan) = Plan::of(row, mapping)
                && best.as_ref().is_none_or(|(_, other)| plan.understood() > other.understood())
            {
                best = Some((place, plan));
            }
        }
        let Some((place, plan)) = best else {
            return Err(FileError::NoHeading { sheets: table.shown_sheets().to_vec() });
        };
        let Some(row) = waiting.drain(..=place).next_back() else {
            return Err(FileError::NoHeading { sheets: table.shown_sheets().to_vec() });
        };
        let both = waiting.front().and_then(|second| Plan::with_second(&row, second, mapping));
        let mut plan = match both {
            Some(both) => {
                waiting.pop_front();
                both
            }
            None => plan,
        };
        plan.late = table.is_late();
        let mut headings = row.cells;
        if plan.tables.len() > 1 {
            headings = headings.into_iter().skip(plan.tables[0]).take(plan.width).collect();
        }
        let above = (0..plan.tables.len()).map(|_| person::Above::default()).collect();
        let (left_out, missed) = (Vec::new(), Vec::new());
        let mut roster = Self { table, plan, headings, today, waiting, above, left_out, missed, ended: false };
        if roster.waiting.front().is_some_and(|row| aside::is_note(&roster.plan, row, today)) {
            roster.plan.note_row = roster.waiting.pop_front().map(|row| row.number);
        }
        roster.plan.look_at(roster.waiting.iter());
        if roster.plan.tables.len() > 1 {
            let rows: Vec<Row> = roster.waiting.drain(..).collect();
            roster.waiting = rows.into_iter().flat_map(|row| roster.plan.parts_of(row)).collect();
        }
        Ok(roster)
    }

    /// Whether among the first rows there are codes of one digit and none of two: only the whole column tells which.
    fn codes_are_open(&self) -> bool {
        let columns = self.plan.columns.iter().filter(|column| column.is_coded() && !column.wide);
        columns.into_iter().any(|column| {
            let is_code = |row: &Row| matches!(value::text_of(row.cell(column.place)).as_bytes(), [b'0'..=b'9']);
            self.waiting.iter().any(is_code)
        })
    }

    /// How many cells of each column were not understood so far, in the order of the plan's columns.
    pub fn missed(&self) -> Vec<u32> {
        let of = |column: &Column| self.missed.get(column.place).copied().unwrap_or(0);
        self.plan.columns.iter().map(of).collect()
    }

    /// Whether among the first rows there are days of which only their columns may tell what stands first.
    fn days_are_open(&self) -> bool {
        let mut orders = dates::Orders::new(&self.plan);
        self.waiting.iter().for_each(|row| orders.see(&self.plan, row));
        orders.is_open()
    }

    /// Reads the same file through for what its columns tell of their days and codes.
    fn settle(&mut self, mut table: Table, days: bool) {
        let mut orders = dates::Orders::new(&self.plan);
        let mut wide = vec![false; self.plan.columns.len()];
        // What is damaged further on is told when it is read as people.
        while let Ok(Some(row)) = table.next_row() {
            if row.number <= self.plan.heading_row {
                continue;
            }
            orders.see(&self.plan, &row);
            for (column, wide) in self.plan.columns.iter().zip(&mut wide).filter(|(column, _)| column.is_coded()) {
                *wide |= matches!(value::text_of(row.cell(column.place)).as_bytes(), [b'0'..=b'9', b'0'..=b'9']);
            }
        }
        if days {
            orders.settle(&mut self.plan);
        }
        for (column, wide) in self.plan.columns.iter_mut().zip(wide) {
            column.wide |= wide;
        }
    }

    /// Which columns there are and how each was understood.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What tells one set of headings from another: a hash of them as they are compared.
    pub fn headings_print(&self) -> String {
        print_of(&self.headings)
    }

    /// The headings as they stand in the file.
    pub fn headings(&self) -> &[Cell] {
        &self.headings
    }

    /// The file.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Rows so far that are neither person nor refused: sums, signatures, repeated headings.
    pub fn left_out(&self) -> &[u32] {
        &self.left_out
    }
}

impl Roster {
    /// The next row; of several tables side by side, the next one's part of it.
    fn next_of_table(&mut self) -> Result<Option<Row>, FileError> {
        let row = self.table.next_row()?;
        if self.plan.tables.len() < 2 {
            return Ok(row);
        }
        self.waiting.extend(row.into_iter().flat_map(|row| self.plan.parts_of(row)));
        match self.waiting.pop_front() {
            Some(row) => Ok(Some(row)),
            None => self.table.next_row().map(|row| {
                self.waiting.extend(row.into_iter().flat_map(|row| self.plan.parts_of(row)));
                self.waiting.pop_front()
            }),
        }
    }
}

impl Roster {
    /// The next row that is no sum, signature or heading. Once it has given an error it ends.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, FileError>> {
        loop {
            if self.ended {
                return None;
            }
            let waiting = self.waiting.pop_front();
            let row = match waiting.map_or_else(|| self.next_of_table(), |row| Ok(Some(row))) {
                Ok(Some(row)) => row,
                Ok(None) => {
                    self.ended = true;
                    return None;
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            };
            if aside::is_no_person(&self.plan, &row) {
                self.left_out.push(row.number);
                continue;
            }
            return Some(Ok(row));
        }
    }
}

/// Once it has given an error it ends.
impl Iterator for Roster {
    type Item = Result<Checked, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match self.next_row()? {
                Ok(row) => row,
                Err(error) => return Some(Err(error)),
            };
            let (_, table) = row_and_table(row.number);
            let Some(above) = self.above.get_mut(table) else { continue };
            return Some(Ok(person::read_row(&self.plan, row, self.today, above, &mut self.missed)));
        }
    }
}

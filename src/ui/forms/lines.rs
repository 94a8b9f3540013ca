//! A list of rows in a form: each row its cells, each cell a field by its column's own kind.

use crate::model::field::{Class, Column};
use crate::model::{FieldError, FieldKind, Kind, Value};
use crate::ui::view::View;

use super::{Entry, Slot};

/// What parts rows and cells in a draft; neither can be typed.
const ROW: char = '\u{1e}';
const CELL: char = '\u{1f}';

/// A row of a list.
pub(in crate::ui) type Line = Vec<Slot>;

/// An empty row.
pub(super) fn blank(kind: Kind, columns: &'static [Column]) -> Line {
    let cell = |column: &Column| {
        let mut slot = Slot::new(kind, column.key, Entry::Field(column.kind));
        slot.required = column.required;
        slot
    };
    columns.iter().map(cell).collect()
}

/// Whether nothing stands in a row.
pub(in crate::ui) fn is_blank(line: &Line) -> bool {
    line.iter().all(Slot::is_blank)
}

/// Rows in one text; empty ones are left out.
pub(super) fn written(lines: &[Line]) -> String {
    let cell = |slot: &Slot| slot.written().replace([ROW, CELL], " ");
    let line = |line: &Line| line.iter().map(cell).collect::<Vec<_>>().join(&CELL.to_string());
    let lines: Vec<String> = lines.iter().filter(|line| !is_blank(line)).map(line).collect();
    lines.join(&ROW.to_string())
}

/// The same text read back, and an empty row to go on in.
pub(super) fn read(kind: Kind, columns: &'static [Column], text: &str) -> Vec<Line> {
    let line = |text: &str| {
        let mut line = blank(kind, columns);
        for (slot, text) in line.iter_mut().zip(text.split(CELL)) {
            slot.put(text);
        }
        line
    };
    let mut lines: Vec<Line> = text.split(ROW).map(line).filter(|line| !is_blank(line)).collect();
    lines.push(blank(kind, columns));
    lines
}

/// What stands in rows, as a form would type it.
pub(super) fn typed(columns: &'static [Column], rows: &[Vec<Value>]) -> String {
    let cell = |value: &Value| super::slot::typed_as(value).replace([ROW, CELL], " ");
    let row = |row: &Vec<Value>| row.iter().take(columns.len()).map(cell).collect::<Vec<_>>().join(&CELL.to_string());
    rows.iter().map(row).collect::<Vec<_>>().join(&ROW.to_string())
}

/// Whether a list may be seen as a whole where a form may not open what is masked.
pub(super) fn is_open(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Rows(columns) => columns.iter().all(|column| column.class == Class::Open),
        _ => true,
    }
}

impl Slot {
    /// Whether it is a list of rows.
    pub fn is_list(&self) -> bool {
        matches!(self.entry, Entry::Field(FieldKind::Rows(_)))
    }

    /// Its columns.
    pub fn columns(&self) -> &'static [Column] {
        match self.entry {
            Entry::Field(FieldKind::Rows(columns)) => columns,
            _ => &[],
        }
    }

    /// How many rows something stands in.
    pub fn filled_lines(&self) -> usize {
        self.lines.iter().filter(|line| !is_blank(line)).count()
    }

    /// A cell.
    pub fn cell(&self, (row, column): (usize, usize)) -> Option<&Self> {
        self.lines.get(row)?.get(column)
    }

    /// A cell, to change.
    pub fn cell_mut(&mut self, (row, column): (usize, usize)) -> Option<&mut Self> {
        self.lines.get_mut(row)?.get_mut(column)
    }

    /// Adds the empty row below, where there is none.
    pub fn leave_room(&mut self) {
        if self.is_list() && self.lines.last().is_none_or(|line| !is_blank(line)) {
            self.lines.push(blank(self.kind, self.columns()));
        }
    }

    /// Adds an empty row at a place.
    pub fn add_line(&mut self, at: usize) {
        if self.lines.get(at).is_none_or(|line| !is_blank(line)) {
            self.lines.insert(at.min(self.lines.len()), blank(self.kind, self.columns()));
        }
    }

    /// Takes a row out.
    pub fn remove_line(&mut self, at: usize) {
        if at < self.lines.len() {
            self.lines.remove(at);
        }
        self.leave_room();
    }

    /// The first cell with an error.
    pub fn bad_cell(&self) -> Option<(usize, usize)> {
        let cells =
            |(row, line): (usize, &Line)| line.iter().position(|cell| cell.error.is_some()).map(|column| (row, column));
        self.lines.iter().enumerate().find_map(cells)
    }

    /// Reads what is typed and notes what is wrong: beside each cell, and of the field.
    pub fn check(&mut self, today: jiff::civil::Date) -> Option<&FieldError> {
        for line in self.lines.iter_mut().filter(|line| !is_blank(line)) {
            for cell in line {
                cell.error = cell.read(today).err();
            }
        }
        self.error = self.read(today).err();
        self.error.as_ref()
    }

    /// Reads the rows; an empty row is none.
    pub(super) fn read_lines(&self, today: jiff::civil::Date) -> Result<Value, FieldError> {
        let mut rows = Vec::new();
        for (place, line) in self.lines.iter().enumerate().filter(|(_, line)| !is_blank(line)) {
            let row: Result<Vec<Value>, FieldError> = line.iter().map(|cell| cell.read(today)).collect();
            rows.push(row.map_err(|_| FieldError::InRow { row: place + 1 })?);
        }
        Ok(if rows.is_empty() { Value::Empty } else { Value::Rows(rows) })
    }

    /// The rows in a line: how many, and what stands in them.
    pub(super) fn shown_lines(&self, view: &View) -> String {
        let cell = |slot: &Self| slot.said(view);
        let line = |line: &Line| line.iter().map(cell).filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = self.lines.iter().filter(|line| !is_blank(line)).map(line).collect();
        if lines.is_empty() {
            return String::new();
        }
        let count = crate::text::picking::rows(view.lang(), lines.len());
        format!("{count}  {}", lines.join(view.lang().of("；", "; ")))
    }
}

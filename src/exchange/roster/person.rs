//! One row read as one person: every column's value, then what only the row as a whole can tell.

use jiff::civil::Date;

use super::dates;
use super::heading::{Column, Meaning};
use super::place::Place;
use super::plan::Plan;
use super::value::{Day, is_as_above, is_nothing, is_year, read, read_tick, text_of};
use super::{Checked, Question, RefusedRow, RosterRow, RowProblem, Warning};
use crate::exchange::cell::{Cell, Row};
use crate::model::code::Relation;
use crate::model::field::{Field, FieldError, Record, Value, field};
use crate::model::fold::fold_name;
use crate::model::people::group::Group;
use crate::model::{Address, Care, Resident};

/// The household of the last row that had one, and the cells of the last row.
#[derive(Debug, Default)]
pub(super) struct Above {
    pub(super) row: u32,
    /// The last row.
    pub(super) last: u32,
    /// Whether its cells may have moved: what is as above is in doubt with it.
    pub(super) moved: bool,
    pub(super) cells: Vec<Cell>,
    pub(super) key: Option<String>,
    pub(super) head: Option<String>,
    pub(super) address: Address,
}

/// Reads a row; every reason against it is found, not the first only.
pub(super) fn read_row(plan: &Plan, row: Row, today: Date, above: &mut Above, missed: &mut Vec<u32>) -> Checked {
    let (row, problems) = read_both(plan, row, today, above, missed);
    if problems.is_empty() {
        Checked::Person(Box::new(row))
    } else {
        Checked::Refused(RefusedRow { row: row.row, cells: row.cells, problems })
    }
}

/// The same: what can be read of the person, and why it is none.
pub(super) fn read_both(
    plan: &Plan,
    row: Row,
    today: Date,
    above: &mut Above,
    missed: &mut Vec<u32>,
) -> (RosterRow, Vec<RowProblem>) {
    let told = above.told(plan, &row);
    let mut draft = Draft::new(told.as_ref().map_or(&row, |told| &told.0), today, std::mem::take(missed));
    if let Some((_, warnings)) = &told {
        draft.warnings.clone_from(warnings);
        if above.moved {
            draft.questions.push(Question::Beyond("同上".to_owned()));
        }
    }
    for (means, cell) in &plan.constants {
        draft.value(plan, &Column::of(usize::MAX, "", *means), cell);
    }
    for column in &plan.columns {
        draft.column(plan, column);
    }
    draft.finish(plan, above);
    *missed = std::mem::take(&mut draft.missed);
    let Draft { person, care, address, household_key, head_name, warnings, questions, problems, .. } = draft;
    above.moved = questions.iter().any(|asked| matches!(asked, Question::Beyond(_) | Question::Encoding));
    above.last = row.number;
    above.cells = told.map_or_else(|| row.cells.clone(), |told| told.0.cells);
    let Row { number: row, cells, .. } = row;
    let door = (!address.is_empty()).then(|| address.door());
    (RosterRow { row, cells, person, care, address, door, household_key, head_name, warnings, questions }, problems)
}

impl Above {
    /// The row with what 同上 stands for, and a word of it for each; `None` where it says nothing of the kind.
    fn told(&self, plan: &Plan, row: &Row) -> Option<(Row, Vec<Warning>)> {
        let says = |column: &&Column| column.means.may_be_as_above() && is_as_above(row.cell(column.place));
        let columns: Vec<&Column> = plan.columns.iter().filter(says).collect();
        if columns.is_empty() {
            return None;
        }
        let mut told = row.clone();
        let mut warnings = Vec::new();
        for column in columns {
            let before = self.cells.get(column.place).filter(|before| !is_nothing(before)).cloned();
            let Some(before) = before else { continue };
            if let Some(cell) = told.cells.get_mut(column.place) {
                *cell = before;
                warnings.push(Warning::AsAbove { heading: column.name(), row: self.last });
            }
        }
        Some((told, warnings))
    }
}

/// A row while it is read.
pub(super) struct Draft<'a> {
    pub(super) row: &'a Row,
    pub(super) today: Date,
    pub(super) person: Resident,
    pub(super) care: Care,
    pub(super) place: Place,
    pub(super) address: Address,
    pub(super) household_key: Option<String>,
    pub(super) head_name: Option<String>,
    /// What a column that only ticks the head says.
    pub(super) is_head: Option<bool>,
    pub(super) relation: Option<Relation>,
    pub(super) birth: Option<Day>,
    /// The number of the head's telephone, in its column.
    pub(super) head_phone: Option<&'a Column>,
    /// Where the identity number stands: it is read once its document's kind is known.
    pub(super) id_column: Option<&'a Column>,
    pub(super) document_kind: String,
    pub(super) moved_out: Option<bool>,
    pub(super) died: Option<bool>,
    pub(super) died_on: Option<Date>,
    pub(super) warnings: Vec<Warning>,
    pub(super) questions: Vec<Question>,
    pub(super) problems: Vec<RowProblem>,
    /// How many cells of each column were not understood so far.
    pub(super) missed: Vec<u32>,
}

impl<'a> Draft<'a> {
    fn new(row: &'a Row, today: Date, missed: Vec<u32>) -> Self {
        Self {
            row,
            today,
            person: Resident::default(),
            care: Care::default(),
            place: Place::default(),
            address: Address::default(),
            household_key: None,
            head_name: None,
            is_head: None,
            relation: None,
            birth: None,
            head_phone: None,
            id_column: None,
            document_kind: String::new(),
            moved_out: None,
            died: None,
            died_on: None,
            warnings: Vec::new(),
            questions: Vec::new(),
            problems: Vec::new(),
            missed,
        }
    }

    fn column(&mut self, plan: &Plan, column: &'a Column) {
        let cell = self.row.cell(column.place);
        if cell.is_empty() {
            return;
        }
        match column.means {
            // Read once the row is known whole.
            Meaning::Person(field) if field.key == "id_number" => self.id_column = Some(column),
            Meaning::HeadPhone => self.head_phone = Some(column),
            _ => self.value(plan, column, cell),
        }
    }

    /// Takes one value; nothing of it outlives the call.
    fn value(&mut self, plan: &Plan, column: &Column, cell: &Cell) {
        let day = if column.means.tells_days() { as_day(cell, column, plan.late) } else { None };
        let cell = day.as_ref().unwrap_or(cell);
        match column.means {
            Meaning::Person(field) => self.person_field(column, field, cell),
            Meaning::Care(field) => self.care_field(column, field, cell),
            Meaning::Place(field) => match read(&field.kind, cell, self.today) {
                Ok(Value::Text(text)) => match field.key {
                    "address.building" => self.place.building = text,
                    "address.unit" => self.place.unit = text,
                    "address.room" => self.place.room = text,
                    _ => self.place.lanes.push(text),
                },
                Ok(_) => {}
                // A whole address in the column of a part may be longer than the part.
                Err(FieldError::TooLong { .. }) => self.place.lanes.push(text_of(cell).into_owned()),
                Err(error) => self.ask(Some(column), field, cell, error),
            },
            Meaning::LaneNumber => {
                if !is_nothing(cell) {
                    text_of(cell).as_ref().clone_into(&mut self.place.lane_number);
                }
            }
            Meaning::Tags => self.tags(column, cell),
            Meaning::Tick(code) => self.tick(column, code, cell),
            Meaning::HouseholdKey => self.household_key(column, cell),
            Meaning::HeadName => match read_tick(cell) {
                // 是否户主, or a list whose 户主 column only ticks the head.
                Some(yes) => self.is_head = Some(yes),
                None => self.head_name = Some(fold_name(&text_of(cell))),
            },
            Meaning::MovedOut => self.moved_out = self.answer(column, cell),
            Meaning::Died => self.died = self.answer(column, cell),
            Meaning::DiedOn => {
                let day = self.day_of_leaving(column, cell);
                self.died = self.died.or(day.map(|_| true));
                self.died_on = day.and_then(Day::whole);
            }
            Meaning::Political => {
                let text = text_of(cell);
                if text.contains("党员") && !["非党员", "民主党"].iter().any(|other| text.contains(other)) {
                    self.person.groups = self.person.groups.with(Group::PartyMember);
                }
            }
            Meaning::DocumentKind => {
                if !is_nothing(cell) {
                    text_of(cell).as_ref().clone_into(&mut self.document_kind);
                }
            }
            Meaning::Emergency => self.emergency(column, cell),
            Meaning::Disability => self.disability(column, cell),
            Meaning::IntoNote => {
                if !is_nothing(cell) {
                    self.note_column(column, &text_of(cell));
                }
            }
            Meaning::HeadPhone
            | Meaning::Members
            | Meaning::NotKept
            | Meaning::Reason
            | Meaning::Again(_)
            | Meaning::Told(_)
            | Meaning::Either(_)
            | Meaning::Unknown => {}
        }
    }

    /// A column that is kept in the note; what does not fit there is said.
    pub(super) fn note_column(&mut self, column: &Column, text: &str) {
        if !self.add_note(&format!("{}：{text}", column.name()))
            && let Some(field) = field::<Resident>("note")
        {
            self.keep_words(column, field, text);
        }
    }
}

/// A day whose year stands last, or whose number counts from 1904, as one that is read like any other.
fn as_day(cell: &Cell, column: &Column, late: bool) -> Option<Cell> {
    match cell {
        // The numbers of years and of whole days, 19520312, are no serials.
        Cell::Number(number) if late && (1.0..80_000.0).contains(number) && !is_year(*number) => {
            Some(Cell::Number(number + LATE))
        }
        _ => dates::year_first(cell, column.order),
    }
}

/// Days between the beginnings of the two calendars that spreadsheets count by.
const LATE: f64 = 1462.0;

/// Two texts of one field; what one says already the other does not say again.
pub fn joined(one: &str, other: &str) -> String {
    match (one.is_empty(), one.contains(other), other.contains(one)) {
        (true, ..) | (_, false, true) => other.to_owned(),
        (_, true, _) => one.to_owned(),
        _ => format!("{one}；{other}"),
    }
}

/// Reads a cell and writes it to its field.
pub(super) fn set<R: Record>(field: &Field<R>, record: &mut R, cell: &Cell, today: Date) -> Result<(), FieldError> {
    (field.set)(record, read(&field.kind, cell, today)?)
}

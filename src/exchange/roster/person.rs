//! One row read as one person: every column's value, then what only the row as a whole can tell.

use jiff::civil::Date;

use super::dates;
use super::heading::{Column, Meaning, Plan};
use super::place::Place;
use super::tags::Tags;
use super::value::{Day, is_nothing, masked, read, read_day, read_tick, text_of};
use super::{Checked, Question, RefusedRow, RosterRow, RowProblem, Warning};
use crate::exchange::cell::{Cell, EXACT, Row};
use crate::exchange::mask;
use crate::model::code::{Code, Registration, Relation};
use crate::model::field::{Class, Field, FieldError, FieldKind, Record, Value, field};
use crate::model::fold::{fold_name, fold_text};
use crate::model::people::group::{Group, SENSITIVE};
use crate::model::{Address, Care, Resident};

/// Other ethnic groups than the desk has a code for.
const OTHER_ETHNIC: u8 = 97;

/// The household of the last row that had one.
#[derive(Debug, Default)]
pub(super) struct Above {
    pub(super) row: u32,
    pub(super) key: Option<String>,
    pub(super) head: Option<String>,
    pub(super) address: Address,
}

/// Reads a row; every reason against it is found, not the first only.
pub(super) fn read_row(plan: &Plan, row: Row, today: Date, above: &mut Above) -> Checked {
    let mut draft = Draft::new(&row, today);
    for column in &plan.columns {
        draft.column(column, row.cell(column.place));
    }
    draft.finish(plan, above);
    let Draft { person, care, address, household_key, head_name, warnings, questions, problems, .. } = draft;
    let Row { number: row, cells } = row;
    if problems.is_empty() {
        let row = RosterRow { row, cells, person, care, address, household_key, head_name, warnings, questions };
        Checked::Person(Box::new(row))
    } else {
        Checked::Refused(RefusedRow { row, cells, problems })
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
    /// Where the identity number stands: it is read once its document's kind is known.
    pub(super) id_column: Option<&'a Column>,
    pub(super) document_kind: String,
    pub(super) moved_out: Option<bool>,
    pub(super) died: Option<bool>,
    pub(super) died_on: Option<Date>,
    pub(super) warnings: Vec<Warning>,
    pub(super) questions: Vec<Question>,
    pub(super) problems: Vec<RowProblem>,
}

impl<'a> Draft<'a> {
    fn new(row: &'a Row, today: Date) -> Self {
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
            id_column: None,
            document_kind: String::new(),
            moved_out: None,
            died: None,
            died_on: None,
            warnings: Vec::new(),
            questions: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn refuse<R: Record>(&mut self, column: Option<&Column>, field: &Field<R>, error: FieldError) {
        let cell = column.map_or(&Cell::Empty, |column| self.row.cell(column.place));
        // A reason is shown to anyone at the desk: what it quotes is masked as the cell is.
        let error = match error {
            FieldError::NotAPhone(part) => FieldError::NotAPhone(mask::masked(&part)),
            other => other,
        };
        self.problems.push(RowProblem {
            row: self.row.number,
            heading: column.map(|column| column.heading.clone()).unwrap_or_default(),
            record: R::KIND,
            key: field.key,
            error,
            text: masked(field.class, cell),
        });
    }

    fn doubt<R: Record>(&mut self, field: &Field<R>, cell: &Cell) {
        let text = masked(field.class, cell);
        self.warnings.push(Warning::NotUnderstood { record: R::KIND, key: field.key, text });
    }

    fn column(&mut self, column: &'a Column, cell: &Cell) {
        if cell.is_empty() {
            return;
        }
        let year_first = if column.means.tells_days() { dates::year_first(cell, column.order) } else { None };
        let cell = year_first.as_ref().unwrap_or(cell);
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
                Err(error) => self.refuse(Some(column), field, error),
            },
            Meaning::Tags => self.tags(cell),
            Meaning::Tick(code) => self.tick(code, cell),
            Meaning::HouseholdKey => self.household_key(cell),
            Meaning::HeadName => match read_tick(cell) {
                // 是否户主, or a list whose 户主 column only ticks the head.
                Some(yes) => self.is_head = Some(yes),
                None => self.head_name = Some(fold_name(&text_of(cell))),
            },
            Meaning::MovedOut => self.moved_out = self.answer(cell),
            Meaning::Died => self.died = self.answer(cell),
            Meaning::DiedOn => {
                let day = self.day_of_leaving(column, cell);
                self.died = self.died.or(day.map(|_| true));
                self.died_on = day.and_then(Day::whole);
            }
            Meaning::Political => {
                let text = text_of(cell);
                if text.contains("党员") && !text.contains("非党员") {
                    self.person.groups = self.person.groups.with(Group::PartyMember);
                }
            }
            Meaning::DocumentKind => self.document_kind = text_of(cell).into_owned(),
            Meaning::IntoNote if is_nothing(cell) => {}
            Meaning::IntoNote => self.note(column, &format!("{}：{}", column.heading, text_of(cell))),
            Meaning::NotKept | Meaning::Reason | Meaning::Again(_) | Meaning::Unknown => {}
        }
    }

    /// Adds to the note.
    fn note(&mut self, column: &Column, text: &str) {
        let Some(field) = field::<Resident>("note") else { return };
        let both = Cell::Text(joined(&self.person.note, text));
        if let Err(error) = set(field, &mut self.person, &both, self.today) {
            self.refuse(Some(column), field, error);
        }
    }

    fn person_field(&mut self, column: &'a Column, field: &'static Field<Resident>, cell: &Cell) {
        match (field.key, &field.kind) {
            ("id_number", _) => self.id_column = Some(column),
            ("birth", _) => match read_day(cell) {
                Some(Day::Whole(day)) if day > self.today => self.refuse(Some(column), field, FieldError::NotADate),
                Some(day) => self.birth = Some(day),
                None if is_nothing(cell) => {}
                None => self.refuse(Some(column), field, dates::wrong(cell)),
            },
            ("phones", _) => {
                let before = std::mem::take(&mut self.person.phones);
                if let Err(error) = set(field, &mut self.person, cell, self.today) {
                    self.refuse(Some(column), field, error);
                }
                let more = std::mem::replace(&mut self.person.phones, before);
                for phone in more {
                    if !self.person.phones.contains(&phone) {
                        self.person.phones.push(phone);
                    }
                }
            }
            ("living_since", _) => {
                let day = self.day_of_leaving(column, cell);
                self.moved_out = self.moved_out.or(day.map(|_| true));
                self.person.living_since = day.and_then(Day::whole);
            }
            ("relation", _) if is_nothing(cell) => {}
            ("relation", _) => {
                if let Ok(Value::Choice(code)) = read(&field.kind, cell, self.today) {
                    self.relation = Some(Relation::from_code(code));
                } else {
                    self.relation = Some(Relation::Other);
                    self.doubt(field, cell);
                }
            }
            ("registration", _) => {
                // Two columns speak of it, 人员类型 and 是否人户分离: the one that says more wins.
                let told = match (read_tick(cell), read(&field.kind, cell, self.today)) {
                    (Some(true), _) => Registration::Apart,
                    (_, Ok(Value::Choice(code))) => Registration::from_code(code),
                    (Some(false), _) | (_, Ok(_)) => Registration::Here,
                    (None, Err(_)) => return self.doubt(field, cell),
                };
                if told as u8 > self.person.registration as u8 {
                    self.person.registration = told;
                }
            }
            ("note", _) if !self.person.note.is_empty() => self.note(column, &text_of(cell)),
            (key, kind) => match set(field, &mut self.person, cell, self.today) {
                // A word that only this desk's table lacks does not keep a person out; a sex that is none does.
                Err(FieldError::NotAChoice) if key != "sex" && matches!(kind, FieldKind::Choice(_)) => {
                    if key == "ethnic" {
                        self.person.ethnic = OTHER_ETHNIC;
                    }
                    self.doubt(field, cell);
                }
                Err(error) => self.refuse(Some(column), field, error),
                Ok(()) => {}
            },
        }
    }

    fn tags(&mut self, cell: &Cell) {
        if is_nothing(cell) {
            return;
        }
        let tags = Tags::read(&text_of(cell));
        self.person.groups.0 |= tags.open.0;
        self.care.groups.0 |= tags.sensitive.0;
        for detail in tags.details {
            self.care.conditions = joined(&self.care.conditions, &detail);
        }
        for text in tags.unknown {
            self.warnings.push(Warning::NotUnderstood { record: Resident::KIND, key: "groups", text });
        }
    }

    /// Health and aid may stand in several columns, and tags say some of it too: nothing takes another's place.
    fn care_field(&mut self, column: &Column, field: &'static Field<Care>, cell: &Cell) {
        let before = (field.get)(&self.care);
        let told =
            set(field, &mut self.care, cell, self.today).and_then(|()| match (before, (field.get)(&self.care)) {
                (Value::Text(before), Value::Text(after)) => {
                    set(field, &mut self.care, &Cell::Text(joined(&before, &after)), self.today)
                }
                (before, Value::Empty) => (field.set)(&mut self.care, before),
                _ => Ok(()),
            });
        if let Err(error) = told {
            self.refuse(Some(column), field, error);
        }
    }

    /// What the members of a household share; a number that lost its digits would throw households together.
    fn household_key(&mut self, cell: &Cell) {
        match cell {
            Cell::Number(number) if number.abs() >= EXACT => {
                let text = masked(Class::Open, cell);
                self.warnings.push(Warning::NotUnderstood { record: Resident::KIND, key: "household", text });
            }
            _ if is_nothing(cell) => {}
            _ => self.household_key = Some(fold_text(&text_of(cell)).trim().to_owned()),
        }
    }

    /// The day on which somebody moved out or died; one of which only the month or year is told is doubted.
    fn day_of_leaving(&mut self, column: &Column, cell: &Cell) -> Option<Day> {
        let field = field::<Resident>("living_since")?;
        let day = read_day(cell);
        match day {
            Some(Day::Whole(_)) => {}
            Some(_) => self.doubt(field, cell),
            None if is_nothing(cell) => {}
            None => self.refuse(Some(column), field, dates::wrong(cell)),
        }
        day
    }

    fn tick(&mut self, code: &'static Code, cell: &Cell) {
        let sensitive = SENSITIVE.contains(code);
        let own_word = code.aliases.contains(&&*text_of(cell));
        match read_tick(cell) {
            Some(true) if sensitive => self.care.groups.0 |= 1 << code.code,
            Some(true) => self.person.groups.0 |= 1 << code.code,
            Some(false) => {}
            None if own_word && sensitive => self.care.groups.0 |= 1 << code.code,
            None if own_word => self.person.groups.0 |= 1 << code.code,
            None => {
                let record = if sensitive { Care::KIND } else { Resident::KIND };
                let text = if sensitive { String::new() } else { masked(Class::Open, cell) };
                self.warnings.push(Warning::NotUnderstood { record, key: "groups", text });
            }
        }
    }

    /// A question of the living: yes, no, or a doubt.
    fn answer(&mut self, cell: &Cell) -> Option<bool> {
        let answer = read_tick(cell);
        if answer.is_none() {
            let text = masked(Class::Open, cell);
            self.warnings.push(Warning::NotUnderstood { record: Resident::KIND, key: "living", text });
        }
        answer
    }
}

/// Two texts of one field; what one says already the other does not say again.
pub fn joined(one: &str, other: &str) -> String {
    match (one.is_empty(), one.contains(other), other.contains(one)) {
        (true, ..) | (_, false, true) => other.to_owned(),
        (_, true, _) => one.to_owned(),
        _ => format!("{one}；{other}"),
    }
}

/// Reads a cell and writes it to its field.
fn set<R: Record>(field: &Field<R>, record: &mut R, cell: &Cell, today: Date) -> Result<(), FieldError> {
    (field.set)(record, read(&field.kind, cell, today)?)
}

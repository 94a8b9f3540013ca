//! One row read as one person: every column's value, then what only the row as a whole can tell.

use jiff::civil::Date;

use super::heading::{Column, Meaning, Plan};
use super::place::Place;
use super::tags::Tags;
use super::value::{Day, is_nothing, masked, read, read_day, read_tick, text_of};
use super::{Checked, RefusedRow, RosterRow, RowProblem, Warning};
use crate::exchange::cell::{Cell, Row};
use crate::model::code::{Code, Registration, Relation};
use crate::model::field::{Class, Field, FieldError, FieldKind, Record, Value, field};
use crate::model::fold::{fold_name, fold_text};
use crate::model::group::{Group, SENSITIVE};
use crate::model::id::Kind;
use crate::model::{Address, Care, Resident};

/// What rows have in the name's column that are no people.
const NO_PEOPLE: &[&str] =
    &["合计", "总计", "小计", "共计", "制表", "填表", "填报", "审核", "说明", "备注", "注:", "注："];
/// What a row of instructions has in the name's column.
const INSTRUCTIONS: &[&str] =
    &["必填", "选填", "填写", "示例", "样例", "例如", "如:", "如：", "例:", "例：", "格式", "文本"];
/// Most words of a row that is no person: a sum, a signature.
const FEW: usize = 4;
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

/// Whether the row under the headings says how to fill them in: what should be numbers and dates is none of them.
pub(super) fn is_note(plan: &Plan, row: &Row, today: Date) -> bool {
    let instructs = |cell: &Cell| {
        let text = text_of(cell).to_lowercase();
        INSTRUCTIONS.iter().any(|word| text.contains(word))
    };
    if plan.person("name").is_some_and(|column| instructs(row.cell(column.place))) {
        return true;
    }
    let told = ["id_number", "birth", "phones", "sex"].into_iter().filter_map(|key| {
        let (column, field) = (plan.person(key)?, field::<Resident>(key)?);
        let cell = row.cell(column.place);
        let digits = text_of(cell).chars().filter(char::is_ascii_digit).count();
        (!is_nothing(cell)).then(|| digits >= 6 || read(&field.kind, cell, today).is_ok())
    });
    let (read, not_read): (Vec<bool>, Vec<bool>) = told.partition(|fits| *fits);
    read.is_empty() && !not_read.is_empty() && row.cells.iter().any(instructs)
}

/// Whether a row is a sum, a signature, or the headings once more.
pub(super) fn is_no_person(plan: &Plan, row: &Row) -> bool {
    let Some(column) = plan.person("name") else { return false };
    let name = text_of(row.cell(column.place));
    if name == column.heading {
        return true;
    }
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    if filled.clone().count() > FEW {
        return false;
    }
    let starts = |text: &str| {
        let text = text.replace([' ', '\u{3000}'], "");
        NO_PEOPLE.iter().any(|word| text.starts_with(word))
    };
    starts(&name) || filled.next().is_some_and(|cell| starts(&text_of(cell)))
}

/// Reads a row; every reason against it is found, not the first only.
pub(super) fn read_row(plan: &Plan, row: Row, today: Date, above: &mut Above) -> Checked {
    let mut draft = Draft::new(&row, today);
    for column in &plan.columns {
        draft.column(column, row.cell(column.place));
    }
    draft.finish(plan, above);
    let Draft { person, care, address, household_key, head_name, warnings, problems, .. } = draft;
    let Row { number: row, cells } = row;
    if problems.is_empty() {
        let row = RosterRow { row, cells, person, care, address, household_key, head_name, warnings };
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
            problems: Vec::new(),
        }
    }

    pub(super) fn refuse<R: Record>(&mut self, column: Option<&Column>, field: &Field<R>, error: FieldError) {
        let cell = column.map_or(&Cell::Empty, |column| self.row.cell(column.place));
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
        match column.means {
            Meaning::Person(field) => self.person_field(column, field, cell),
            Meaning::Care(field) => {
                if let Err(error) = set(field, &mut self.care, cell, self.today) {
                    self.refuse(Some(column), field, error);
                }
            }
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
            Meaning::HouseholdKey if !is_nothing(cell) => {
                self.household_key = Some(fold_text(&text_of(cell)).trim().to_owned());
            }
            Meaning::HeadName => match read_tick(cell) {
                // 是否户主, or a list whose 户主 column only ticks the head.
                Some(yes) => self.is_head = Some(yes),
                None => self.head_name = Some(fold_name(&text_of(cell))),
            },
            Meaning::MovedOut => self.moved_out = self.answer(cell),
            Meaning::Died => self.died = self.answer(cell),
            Meaning::DiedOn => match read_day(cell) {
                Some(Day::Whole(day)) => self.died_on = Some(day),
                _ if is_nothing(cell) => {}
                _ => self.living_problem(column, FieldError::NotADate),
            },
            Meaning::Political => {
                let text = text_of(cell);
                if text.contains("党员") && !text.contains("非党员") {
                    self.person.groups = self.person.groups.with(Group::PartyMember);
                }
            }
            Meaning::DocumentKind => self.document_kind = text_of(cell).into_owned(),
            Meaning::HouseholdKey | Meaning::NotKept | Meaning::Again(_) | Meaning::Unknown => {}
        }
    }

    fn person_field(&mut self, column: &'a Column, field: &'static Field<Resident>, cell: &Cell) {
        match (field.key, &field.kind) {
            ("id_number", _) => self.id_column = Some(column),
            ("birth", _) => match read_day(cell) {
                Some(Day::Whole(day)) if day > self.today => self.refuse(Some(column), field, FieldError::NotADate),
                Some(day) => self.birth = Some(day),
                None if is_nothing(cell) => {}
                None => self.refuse(Some(column), field, FieldError::NotADate),
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
            ("note", _) if !self.person.note.is_empty() => {
                let joined = Cell::Text(format!("{}；{}", self.person.note, text_of(cell)));
                if let Err(error) = set(field, &mut self.person, &joined, self.today) {
                    self.refuse(Some(column), field, error);
                }
            }
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
            self.condition(&detail);
        }
        for word in tags.unknown {
            // It may well be a word of health or aid: it is not shown.
            let text = if self.care.groups.0 == 0 { word } else { String::new() };
            self.warnings.push(Warning::NotUnderstood { record: Kind::Resident, key: "groups", text });
        }
    }

    /// Adds to the known conditions what a tag said beyond its group.
    fn condition(&mut self, text: &str) {
        if self.care.conditions.contains(text) {
            return;
        }
        if !self.care.conditions.is_empty() {
            self.care.conditions.push('；');
        }
        self.care.conditions.push_str(text);
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
                let record = if sensitive { Kind::Care } else { Kind::Resident };
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
            self.warnings.push(Warning::NotUnderstood { record: Kind::Resident, key: "living", text });
        }
        answer
    }

    fn living_problem(&mut self, column: &Column, error: FieldError) {
        if let Some(field) = field::<Resident>("living_since") {
            self.refuse(Some(column), field, error);
        }
    }
}

/// Reads a cell and writes it to its field.
fn set<R: Record>(field: &Field<R>, record: &mut R, cell: &Cell, today: Date) -> Result<(), FieldError> {
    (field.set)(record, read(&field.kind, cell, today)?)
}

//! One row read as one person: every column's value, then what only the row as a whole can tell.

use jiff::civil::Date;

use super::dates;
use super::heading::{Column, Meaning};
use super::place::Place;
use super::plan::Plan;
use super::tags::Tags;
use super::value::{Day, is_as_above, is_nothing, is_year, masked, read, read_day, read_tick, text_of};
use super::{Checked, Question, RefusedRow, RosterRow, RowProblem, Warning};
use crate::exchange::cell::{Cell, EXACT, Row};
use crate::model::code::{Code, Registration, Relation};
use crate::model::field::{Class, Field, FieldError, FieldKind, Record, Value, field};
use crate::model::fold::{fold_name, fold_text};
use crate::model::people::group::{Group, SENSITIVE};
use crate::model::people::kin;
use crate::model::people::phone::{Taken, take_phones};
use crate::model::{Address, Care, Resident};

/// Other ethnic groups than the desk has a code for.
const OTHER_ETHNIC: u8 = 97;

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

    fn person_field(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        match (field.key, &field.kind) {
            ("birth", _) => match read_day(cell) {
                Some(Day::Whole(day)) if day > self.today => self.keep(column, field, cell),
                Some(day) => self.birth = Some(day),
                None if is_nothing(cell) => {}
                None if dates::wrong(cell) == FieldError::DayOrMonth => {
                    self.ask(Some(column), field, cell, FieldError::DayOrMonth);
                }
                None => self.keep(column, field, cell),
            },
            ("phones" | "emergency.phone" | "key_holder.phone" | "relation" | "note", _) if is_nothing(cell) => {}
            ("phones", _) => self.phones(column, field, cell),
            ("emergency.phone" | "key_holder.phone", _) => self.one_phone(column, field, cell),
            ("living_since", _) => {
                let day = self.day_of_leaving(column, cell);
                self.moved_out = self.moved_out.or(day.map(|_| true));
                self.person.living_since = day.and_then(Day::whole);
            }
            ("relation", _) => self.relation(column, field, cell),
            ("registration", _) => {
                // Two columns speak of it, 人员类型 and 是否人户分离: the one that says more wins.
                let told = match (read_tick(cell), read(&field.kind, cell, self.today)) {
                    (Some(true), _) => Registration::Apart,
                    (_, Ok(Value::Choice(code))) => Registration::from_code(code),
                    (Some(false), _) | (_, Ok(_)) => Registration::Here,
                    (None, Err(_)) => return self.keep(column, field, cell),
                };
                if told as u8 > self.person.registration as u8 {
                    self.person.registration = told;
                }
            }
            ("note", _) => {
                if !self.add_note(&text_of(cell)) {
                    let FieldKind::Text(max) = field.kind else { return };
                    self.ask(Some(column), field, cell, FieldError::TooLong { max });
                }
            }
            ("registered_at" | "work", _) if !matches!((field.get)(&self.person), Value::Empty) => {
                let before = (field.get)(&self.person);
                let Value::Text(before) = before else { return };
                let both = Cell::Text(joined(&before, &text_of(cell)));
                if is_nothing(cell) || set(field, &mut self.person, &both, self.today).is_ok() {
                    return;
                }
                self.keep(column, field, cell);
            }
            ("name", _) => {
                if let Err(error) = set(field, &mut self.person, cell, self.today) {
                    self.refuse(Some(column), field, error);
                }
            }
            (key, _) => match set(field, &mut self.person, cell, self.today) {
                Ok(()) => {}
                Err(FieldError::BadCharacter(char::REPLACEMENT_CHARACTER)) => {
                    self.ask(Some(column), field, cell, FieldError::BadCharacter(char::REPLACEMENT_CHARACTER));
                }
                // A word that only this desk's table lacks does not keep a person out.
                Err(_) => {
                    if key == "ethnic" {
                        self.person.ethnic = OTHER_ETHNIC;
                    }
                    self.keep(column, field, cell);
                }
            },
        }
    }

    fn phones(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        let Taken { numbers, rest } = take_phones(&text_of(cell));
        for phone in numbers {
            if !self.person.phones.contains(&phone) {
                self.person.phones.push(phone);
            }
        }
        if !rest.is_empty() && !is_nothing(&Cell::from_text(&rest)) {
            self.keep_words(column, field, &rest);
        }
    }

    /// A field that holds one number: the first that is sure; what else stands there is kept.
    fn one_phone(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        let Taken { mut numbers, rest } = take_phones(&text_of(cell));
        if !numbers.is_empty() {
            let first = numbers.remove(0);
            if (field.set)(&mut self.person, Value::List(vec![first])).is_err() {
                return self.keep(column, field, cell);
            }
        }
        let rest: Vec<String> = numbers.into_iter().chain((!rest.is_empty()).then_some(rest)).collect();
        if !rest.is_empty() {
            self.keep_words(column, field, &rest.join("；"));
        }
    }

    /// Whom to call and the number in one cell: 李某13900001111.
    fn emergency(&mut self, column: &Column, cell: &Cell) {
        let (Some(field), false) = (field::<Resident>("emergency.phone"), is_nothing(cell)) else { return };
        let Taken { numbers, rest } = take_phones(&text_of(cell));
        let mut words = rest;
        for number in &numbers {
            let tail: String = number.chars().skip(number.len().saturating_sub(4)).collect();
            words = words.replace(&format!("…{tail}"), " ");
        }
        let words: Vec<&str> =
            words.split([' ', '(', ')', ':', '：', '；', ',', '/']).filter(|word| !word.is_empty()).collect();
        let fits = |word: &str| word.chars().count() <= 10 && !word.chars().any(|sign| sign.is_ascii_digit());
        match (words.as_slice(), numbers.as_slice()) {
            ([name], [number]) if fits(name) => {
                (self.person.emergency.name, self.person.emergency.phone) = (fold_name(name), number.clone());
            }
            ([name, relation], [number]) if fits(name) && fits(relation) => {
                let (name, relation) = if kin::by_word(name).is_some() { (relation, name) } else { (name, relation) };
                (self.person.emergency.name, self.person.emergency.phone) = (fold_name(name), number.clone());
                (*relation).clone_into(&mut self.person.emergency.relation);
            }
            ([name], []) if fits(name) => self.person.emergency.name = fold_name(name),
            ([], [number]) => self.person.emergency.phone.clone_from(number),
            _ => self.keep(column, field, cell),
        }
    }

    /// A degree of disability: 二级, 肢体四级, 3.
    fn disability(&mut self, column: &Column, cell: &Cell) {
        if is_nothing(cell) || read_tick(cell) == Some(false) {
            return;
        }
        self.care.groups = self.care.groups.with(Group::Disabled);
        let text = text_of(cell);
        if read_tick(cell) == Some(true) && !matches!(text.as_ref(), "1") {
            return;
        }
        let told = match text.as_ref() {
            "1" | "2" | "3" | "4" => format!("残疾{text}级"),
            other if other.contains("残") => other.to_owned(),
            other => format!("残疾{other}"),
        };
        if !self.add_condition(&told)
            && let Some(field) = field::<Care>("conditions")
        {
            self.keep(column, field, cell);
        }
    }

    fn relation(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        let text = text_of(cell);
        let code = text.parse::<u8>().ok().filter(|_| text.len() <= 2);
        let meant = match code {
            Some(code) if column.wide => kin::by_code(code),
            Some(_) => None,
            None => kin::by_word(&text),
        };
        match (meant, code) {
            (Some(meant), _) => {
                self.relation = Some(meant.relation);
                // 儿媳 is more than this desk's table tells apart.
                if meant.says_more {
                    let word = code.and_then(kin::word_of).unwrap_or(&text).to_owned();
                    self.note_column(column, &word);
                }
            }
            (None, Some(code @ 0..=8)) if !column.wide => self.relation = Some(Relation::from_code(code)),
            (None, _) => {
                let told = read(&field.kind, cell, self.today);
                if let (Ok(Value::Choice(told)), None) = (told, code) {
                    self.relation = Some(Relation::from_code(told));
                } else {
                    self.relation = Some(Relation::Other);
                    self.keep(column, field, cell);
                }
            }
        }
    }

    fn tags(&mut self, column: &Column, cell: &Cell) {
        if is_nothing(cell) {
            return;
        }
        let tags = Tags::read(&text_of(cell));
        self.person.groups.0 |= tags.open.0;
        self.care.groups.0 |= tags.sensitive.0;
        for detail in tags.details {
            self.add_condition(&detail);
        }
        if let Some(field) = field::<Care>("groups").filter(|_| !tags.unknown.is_empty()) {
            // What it says may be about health: it is not for the note.
            self.keep_words(column, field, &tags.unknown.join("、"));
        }
    }

    /// Health and aid may stand in several columns, and tags say some of it too: nothing takes another's place.
    fn care_field(&mut self, column: &Column, field: &'static Field<Care>, cell: &Cell) {
        if field.key == "conditions" && says_health(&text_of(cell)) {
            return;
        }
        let before = (field.get)(&self.care);
        let told = set(field, &mut self.care, cell, self.today).and_then(|()| {
            match (before.clone(), (field.get)(&self.care)) {
                (Value::Text(before), Value::Text(after)) => {
                    set(field, &mut self.care, &Cell::Text(joined(&before, &after)), self.today)
                }
                (before, Value::Empty) => (field.set)(&mut self.care, before),
                _ => Ok(()),
            }
        });
        match told {
            Ok(()) => {}
            Err(FieldError::NotAChoice) => self.keep(column, field, cell),
            Err(error) => {
                // What was told before stays.
                if (field.set)(&mut self.care, before).is_ok() {
                    self.ask(Some(column), field, cell, error);
                }
            }
        }
    }

    /// What the members of a household share; a number that lost its digits would throw households together.
    fn household_key(&mut self, column: &Column, cell: &Cell) {
        match cell {
            Cell::Number(number) if number.abs() >= EXACT => {
                self.miss(Some(column));
                let text = masked(Class::Open, cell);
                self.warnings.push(Warning::NotUnderstood { record: Resident::KIND, key: "household", text });
            }
            _ if is_nothing(cell) => {}
            _ => {
                let key = fold_text(&text_of(cell)).trim().to_owned();
                // 0, 待补, 空挂户: no household has that.
                let none = key.chars().all(|sign| sign == '0')
                    || ["挂户", "待补", "集体户", "无户", "未分", "新增", "待定", "空户"]
                        .iter()
                        .any(|word| key.contains(word));
                self.household_key = (!none).then_some(key);
            }
        }
    }

    /// The day on which somebody moved out or died; one of which only the month or year is told is kept in the note.
    fn day_of_leaving(&mut self, column: &Column, cell: &Cell) -> Option<Day> {
        let field = field::<Resident>("living_since")?;
        let day = read_day(cell);
        match day {
            Some(Day::Whole(_)) => {}
            None if is_nothing(cell) => {}
            None if dates::wrong(cell) == FieldError::DayOrMonth => {
                self.ask(Some(column), field, cell, FieldError::DayOrMonth);
            }
            Some(_) | None => self.keep(column, field, cell),
        }
        day
    }

    fn tick(&mut self, column: &Column, code: &'static Code, cell: &Cell) {
        let sensitive = SENSITIVE.contains(code);
        let own_word = code.aliases.contains(&&*text_of(cell));
        match read_tick(cell) {
            Some(true) if sensitive => self.care.groups.0 |= 1 << code.code,
            Some(true) => self.person.groups.0 |= 1 << code.code,
            Some(false) => {}
            None if own_word && sensitive => self.care.groups.0 |= 1 << code.code,
            None if own_word => self.person.groups.0 |= 1 << code.code,
            None if sensitive => {
                if let Some(field) = field::<Care>("groups") {
                    self.keep(column, field, cell);
                }
            }
            None => {
                if let Some(field) = field::<Resident>("groups") {
                    self.keep(column, field, cell);
                }
            }
        }
    }

    /// A question of the living: yes, no, or words for the note.
    fn answer(&mut self, column: &Column, cell: &Cell) -> Option<bool> {
        let answer = read_tick(cell);
        if answer.is_none()
            && let Some(field) = field::<Resident>("living")
        {
            self.keep(column, field, cell);
        }
        answer
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

/// Whether words about health say that there is nothing.
fn says_health(text: &str) -> bool {
    matches!(text, "健康" | "良好" | "一般" | "正常" | "健康良好" | "健康或良好" | "无疾病" | "身体健康" | "尚可")
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

//! Registers that are no rosters of residents: columns that only they have (诉求内容, 队名), and beside them who is meant.
//!
//! Which registers there are, and what becomes of a row, the desk says; here a row is read and nothing of it is decided.

use jiff::civil::{Date, DateTime, Time};

use super::heading::{Column, Meaning, fold_heading, meaning_of as of_roster};
use super::mapping::Mapping;
use super::value::{Day, is_nothing, masked, read, read_day, text_of};
use super::{Question, Roster, RosterRow, RowProblem, Warning, person};
use crate::exchange::cell::Cell;
use crate::exchange::table::FileError;
use crate::model::field::{Class, FieldError, FieldKind, Value};
use crate::model::people::doubt::row_and_table;
use crate::model::when::read_time;
use crate::text::Msg;

/// A column that only one register has.
#[derive(Debug)]
pub struct Heading {
    /// Its key, the register's word before it: `issues.title`.
    pub key: &'static str,
    /// What it is called.
    pub label: Msg,
    /// What it holds.
    pub kind: FieldKind,
    /// The headings by which it is known, as they are compared.
    pub words: &'static [&'static str],
    /// Whether no other register and no roster has such a column: by it a file is known for what it is.
    pub own: bool,
    /// Whether a file without it is no such register, and a row without it is refused.
    pub must: bool,
    /// How much of its cells anyone at the desk may see.
    pub class: Class,
    /// The code that is meant where nothing is told; 0 for none.
    pub usual: u8,
}

impl PartialEq for Heading {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Heading {
    /// A column.
    pub const fn of(key: &'static str, label: Msg, kind: FieldKind, words: &'static [&'static str]) -> Self {
        Self { key, label, kind, words, own: false, must: false, class: Class::Open, usual: 0 }
    }

    /// The same: only this register has it.
    #[must_use]
    pub const fn own(self) -> Self {
        Self { own: true, ..self }
    }

    /// The same: without it there is no such record.
    #[must_use]
    pub const fn must(self) -> Self {
        Self { must: true, ..self }
    }

    /// The same; where nothing is told this code is meant, and the plan says so.
    #[must_use]
    pub const fn usual(self, code: u8) -> Self {
        Self { usual: code, ..self }
    }

    /// The same, shown to nobody as it stands in the file.
    #[must_use]
    pub const fn sensitive(self) -> Self {
        Self { class: Class::Sensitive, ..self }
    }
}

/// What whoever is meant is called in registers, beside what a roster calls them.
const WHO: [&str; 26] = [
    "诉求人",
    "反映人",
    "来访人",
    "当事人",
    "申请人",
    "报修人",
    "投诉人",
    "来电人",
    "预约人",
    "预订人",
    "订餐人",
    "用餐人",
    "参加人",
    "参与人",
    "报名人",
    "队员",
    "队员姓名",
    "成员",
    "成员姓名",
    "团员",
    "团员姓名",
    "学员",
    "学员姓名",
    "反映人姓名",
    "预约人姓名",
    "诉求人姓名",
];

/// Whether a column tells who somebody is, or where they live.
pub(super) fn tells_who(means: &Meaning) -> bool {
    match means {
        Meaning::Person(field) => matches!(field.key, "name" | "id_number" | "birth" | "phones"),
        Meaning::Place(_) | Meaning::LaneNumber => true,
        _ => false,
    }
}

/// What one heading of a register means.
pub(super) fn meaning_of(register: &'static [Heading], heading: &str) -> Meaning {
    if let Some(own) = named(register, heading) {
        return Meaning::Told(own);
    }
    let folded = fold_heading(heading);
    if WHO.contains(&folded.as_str()) {
        return Meaning::by_key("resident.name").unwrap_or(Meaning::Unknown);
    }
    match of_roster(heading) {
        means if tells_who(&means) => means,
        means @ (Meaning::NotKept | Meaning::Reason | Meaning::DocumentKind) => means,
        _ => Meaning::Unknown,
    }
}

/// A column of a register by its key, its label, or any of its headings.
pub(super) fn named(register: &'static [Heading], name: &str) -> Option<&'static Heading> {
    use crate::text::Lang;
    let folded = fold_heading(name);
    let by_word = |heading: &&Heading| heading.words.iter().any(|word| fold_heading(word) == folded);
    let by_label = |heading: &&Heading| Lang::ALL.iter().any(|lang| fold_heading(heading.label.say(*lang)) == folded);
    let by_key = |heading: &&Heading| heading.key == name.trim();
    register.iter().find(by_key).or_else(|| register.iter().find(by_word)).or_else(|| register.iter().find(by_label))
}

/// Whether columns, and what holds for every row, are all that the register must have.
pub(super) fn has_all(mapping: &Mapping, columns: &[Column]) -> bool {
    let has = |heading: &Heading| {
        let is_it = |means: &Meaning| matches!(means, Meaning::Told(other) if other.key == heading.key);
        columns.iter().any(|column| is_it(&column.means)) || mapping.constants().iter().any(|(means, _)| is_it(means))
    };
    mapping.register().iter().filter(|heading| heading.must).all(has)
}

/// A row of a register.
#[derive(Debug, Clone)]
pub struct Line {
    /// Who is told, as far as the row tells; the name is empty where it names nobody.
    pub who: RosterRow,
    /// Why the row is refused, whatever else it says.
    pub problems: Vec<RowProblem>,
    today: Date,
    told: Vec<(&'static Heading, String, Cell)>,
}

impl Line {
    /// Whether the row tells of somebody.
    pub fn names_somebody(&self) -> bool {
        !self.who.person.name.is_empty() || !self.who.person.id_number.is_empty()
    }

    /// What stands under a heading of the register, by its key; nothing where there is no such column.
    pub fn cell(&self, key: &str) -> &Cell {
        self.told.iter().find(|(heading, ..)| heading.key == key).map_or(&Cell::Empty, |(.., cell)| cell)
    }

    /// The heading under which it stands, as written.
    pub fn heading(&self, key: &str) -> &str {
        self.told.iter().find(|(heading, ..)| heading.key == key).map_or("", |(_, heading, _)| heading)
    }

    /// Its text.
    pub fn text(&self, key: &str) -> String {
        let cell = self.cell(key);
        if is_nothing(cell) { String::new() } else { text_of(cell).into_owned() }
    }

    /// Its value, as the heading's field would read it.
    ///
    /// # Errors
    /// Where it does not fit.
    pub fn value(&self, heading: &Heading) -> Result<Value, FieldError> {
        let cell = self.cell(heading.key);
        if is_nothing(cell) {
            return Ok(Value::Empty);
        }
        match heading.kind {
            FieldKind::Date => match read_day(&before_time(cell)) {
                Some(Day::Whole(day)) => Ok(Value::Date(day)),
                _ => Err(FieldError::NotADate),
            },
            FieldKind::Time => time_of(cell).map(Value::Time).ok_or(FieldError::NotATime),
            _ => read(&heading.kind, cell, self.today),
        }
    }

    /// The end of a span that stands in one cell: 14:00-16:00.
    pub fn until(&self, key: &str) -> Option<Time> {
        let text = self.text(key);
        let (_, end) = text.split_once(SPAN)?;
        time_of(&Cell::from_text(end))
    }

    /// The day and time of a cell that tells both; at midnight where it tells the day only.
    pub fn moment(&self, key: &str) -> Option<DateTime> {
        let cell = self.cell(key);
        if let Cell::Date(at) = cell {
            return Some(*at);
        }
        let Some(Day::Whole(day)) = read_day(&before_time(cell)) else { return None };
        let text = text_of(cell);
        let time = text.split_once([' ', 'T']).and_then(|(_, time)| time_of(&Cell::from_text(time)));
        Some(day.to_datetime(time.unwrap_or(Time::midnight())))
    }
}

/// What stands between the ends of a span.
const SPAN: [char; 7] = ['-', '~', '～', '—', '至', '到', '－'];

/// A cell without the time of day behind its day.
fn before_time(cell: &Cell) -> Cell {
    match cell {
        Cell::Text(text) if text.contains(':') || text.contains('：') => {
            let day = text.trim().split_once([' ', 'T', '\u{3000}']).map_or(text.trim(), |(day, _)| day);
            Cell::from_text(day)
        }
        other => other.clone(),
    }
}

/// A time of day: typed, or the part of a day that a spreadsheet keeps.
fn time_of(cell: &Cell) -> Option<Time> {
    match cell {
        Cell::Number(part) if (0.0..1.0).contains(part) => {
            let minutes = (part * 24.0 * 60.0).round() as i32;
            Time::new((minutes / 60 % 24) as i8, (minutes % 60) as i8, 0, 0).ok()
        }
        Cell::Date(at) => Some(at.time()),
        // A span begins with its first time; seconds are nobody's.
        other => {
            let text = text_of(other);
            let first = text.split(SPAN).next().unwrap_or("").trim();
            let parts: Vec<&str> = first.split([':', '：']).collect();
            match parts.as_slice() {
                [hour, minute, _] => read_time(&format!("{hour}:{minute}")),
                _ => read_time(first),
            }
        }
    }
}

/// A cell's text as anyone at the desk may see it.
pub fn shown(class: Class, cell: &Cell) -> String {
    masked(class, cell)
}

impl Roster {
    /// The next row of a register; the roster was opened with a mapping that has its columns.
    pub fn next_line(&mut self) -> Option<Result<Line, FileError>> {
        let row = match self.next_row()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        let (_, table) = row_and_table(row.number);
        let above = self.above.get_mut(table)?;
        let (mut who, mut problems) = person::read_both(&self.plan, row, self.today, above, &mut self.missed);
        // A register may tell of nobody: that is for its own rule to say.
        problems.retain(|problem| !(problem.key == "name" && problem.error == FieldError::Required));
        who.warnings.retain(|warning| !matches!(warning, Warning::HouseholdOfRow(_)));
        for warning in &mut who.warnings {
            // Nothing of a register goes to a resident's note.
            if let Warning::Noted { record, key, text } = warning {
                *warning = Warning::NotUnderstood { record: *record, key, text: std::mem::take(text) };
            }
        }
        // Who somebody is, is looked up here and never corrected: what is in doubt of it says nothing.
        for question in &who.questions {
            match question {
                Question::Century(_) | Question::BirthAgainstId(_) => who.person.birth = None,
                Question::SexAgainstId(_) | Question::Bad(_) | Question::Beyond(_) | Question::Encoding => {}
            }
        }
        let of_columns = self.plan.columns.iter().filter_map(|column| match column.means {
            Meaning::Told(heading) => {
                let cell = above.cells.get(column.place).cloned().unwrap_or_default();
                Some((heading, column.name(), cell))
            }
            _ => None,
        });
        let constants = self.plan.constants.iter().filter_map(|(means, cell)| match means {
            Meaning::Told(heading) => Some((*heading, String::new(), cell.clone())),
            _ => None,
        });
        let told: Vec<_> = of_columns.chain(constants).collect();
        let line = Line { who, problems, today: self.today, told };
        for column in &self.plan.columns {
            let Meaning::Told(heading) = column.means else { continue };
            if line.value(heading).is_err() {
                if self.missed.len() <= column.place {
                    self.missed.resize(column.place + 1, 0);
                }
                if let Some(missed) = self.missed.get_mut(column.place) {
                    *missed += 1;
                }
            }
        }
        Some(Ok(line))
    }
}

//! How a file is read: its columns, and how its table lies. Tables that are not one table are told here: a heading of two
//! rows, two tables side by side, columns without a heading.

use std::fmt;

use crate::exchange::cell::{Cell, Row};
use crate::exchange::masked;
use crate::model::field::Class;
use crate::model::id::Kind;
use crate::model::people::phone::take_phones;

use super::heading::{Column, Meaning, fold_heading, listed, meaning_of};
use super::lying::{in_its_place, lanes_own_number, of_heads, once_each, qualifies, side_by_side};
use super::mapping::Mapping;
use super::told;
use super::value::{is_nothing, read, read_day, text_of};

/// How many values of a column are shown.
const SAMPLES: usize = 3;
/// Most characters of one of them.
const LONGEST_SAMPLE: usize = 16;
/// In how many of the first rows a column behind the headings has to be filled to be one.
const A_COLUMN: usize = 3;

/// Which columns a roster has and how each was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The row that names the columns, from 1.
    pub heading_row: u32,
    /// The row under it that names parts of them, where there is one.
    pub second_row: Option<u32>,
    /// A row of instructions under it that is left out.
    pub note_row: Option<u32>,
    /// The columns that have a heading or values, of the first of several tables side by side.
    pub columns: Vec<Column>,
    /// Columns that somebody named and that the file does not have.
    pub missing: Vec<String>,
    /// What holds for every row, by what somebody said.
    pub constants: Vec<(Meaning, Cell)>,
    /// The place at which each of the tables side by side begins; one, at 0, where there is one table.
    pub tables: Vec<usize>,
    /// How many columns each of them has; as many as there are where there is one.
    pub width: usize,
    /// Whether every row is the head of a household: a list that has no other name than 户主姓名.
    pub of_heads: bool,
    /// Whether plain numbers of days are counted from 1904.
    pub late: bool,
}

impl Plan {
    /// Reads a row as headings; `None` if no column is the person's name.
    pub(super) fn of(row: &Row, mapping: &Mapping) -> Option<Self> {
        let headings: Vec<String> = row.cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
        Self::of_headings(row.number, &headings, mapping)
    }

    fn of_headings(number: u32, headings: &[String], mapping: &Mapping) -> Option<Self> {
        let is_register = !mapping.register().is_empty();
        let beside = if is_register { None } else { side_by_side(headings) };
        let (from, width, count) = beside.unwrap_or((0, headings.len(), 1));
        let mut told = mapping.reader();
        let mut columns: Vec<Column> = Vec::new();
        for (place, heading) in headings.iter().skip(from).take(width).enumerate() {
            let Some(means) = told.meaning(place, heading) else { continue };
            let means = if told.was_told() { means } else { in_its_place(means, heading, columns.last()) };
            columns.push(Column { order: mapping.order(), ..Column::of(place, heading, means) });
        }
        let lists_heads = !is_register && of_heads(&mut columns);
        lanes_own_number(&mut columns);
        once_each(&mut columns);
        let is_one = if is_register {
            told::has_all(mapping, &columns)
        } else {
            columns.iter().any(|column| column.means.is_name())
        };
        is_one.then(|| Self {
            heading_row: number,
            second_row: None,
            note_row: None,
            columns,
            missing: told.missing(),
            constants: mapping.constants().to_vec(),
            tables: (0..count).map(|nth| from + nth * width).collect(),
            width: if count > 1 { width } else { usize::MAX },
            of_heads: lists_heads,
            late: false,
        })
    }

    /// The same with the row under the headings, where that one names parts of them: 住址 over 小区, 楼号, 单元, 门牌号.
    pub(super) fn with_second(row: &Row, second: &Row, mapping: &Mapping) -> Option<Self> {
        if !mapping.register().is_empty() {
            return None;
        }
        let above: Vec<String> = row.cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
        let parts: Vec<String> = second.cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
        let named = parts.iter().enumerate().filter(|(_, part)| !part.is_empty());
        let (mut known, mut own) = (0, 0);
        for (place, part) in named {
            let over = above.get(place).map_or("", String::as_str);
            let group = above.iter().take(place + 1).rfind(|heading| !heading.is_empty()).map_or("", String::as_str);
            let repeats = fold_heading(part) == fold_heading(over);
            let is_heading = listed(&fold_heading(part)).is_some()
                || meaning_of(part).is_known()
                || meaning_of(&format!("{group}{part}")).is_known() && qualifies(group);
            if !repeats && (!is_heading || part.chars().any(|sign| sign.is_ascii_digit())) {
                return None;
            }
            // A person's own name there: these are values.
            if meaning_of(over).is_name() && !repeats {
                return None;
            }
            known += usize::from(!repeats);
            // A part stands under a heading that reaches over it, or that it makes narrower.
            own +=
                usize::from(over.is_empty() || repeats || meaning_of(over).is_place() || !meaning_of(over).is_known());
        }
        if known == 0 || own < known {
            return None;
        }
        let mut group = "";
        let both: Vec<String> = (0..above.len().max(parts.len()))
            .map(|place| {
                let over = above.get(place).map_or("", String::as_str);
                if !over.is_empty() {
                    group = over;
                }
                match parts.get(place).map_or("", String::as_str) {
                    "" => over.to_owned(),
                    part if fold_heading(part) == fold_heading(over) => part.to_owned(),
                    // 户籍地址 over 小区 is not where they live.
                    part if qualifies(group) => format!("{group}{part}"),
                    part => part.to_owned(),
                }
            })
            .collect();
        let plan = Self::of_headings(row.number, &both, mapping)?;
        Some(Self { second_row: Some(second.number), ..plan })
    }

    /// Looks at the first rows: which columns have values but no heading, and what stands in each.
    pub(super) fn look_at<'a>(&mut self, rows: impl Iterator<Item = &'a Row> + Clone) {
        let rows: Vec<Row> = rows.flat_map(|row| self.parts_of(row.clone())).collect();
        let last = self.columns.last().map_or(0, |column| column.place);
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for place in 0..widest {
            if self.columns.iter().any(|column| column.place == place) {
                continue;
            }
            let filled = rows.iter().filter(|row| !is_nothing(row.cell(place))).count();
            let behind = filled >= A_COLUMN && filled * 2 >= rows.len() && !self.has_moved(&rows);
            let is_one = if place < last { filled > 0 } else { behind };
            if is_one {
                self.columns.push(Column::of(place, "", Meaning::Unknown));
            }
        }
        self.columns.sort_by_key(|column| column.place);
        for column in &mut self.columns {
            let values = rows.iter().map(|row| row.cell(column.place)).filter(|cell| !is_nothing(cell));
            column.samples = values.take(SAMPLES).map(|cell| sample(&column.means, cell)).collect();
            let is_code = |cell: &Cell| {
                let text = text_of(cell);
                text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
            };
            column.wide = rows.iter().any(|row| is_code(row.cell(column.place)));
        }
    }

    /// Whether in some row what a column should hold stands in the next one: its cells have moved.
    fn has_moved(&self, rows: &[Row]) -> bool {
        let today = jiff::civil::Date::MAX;
        let fits = |means: &Meaning, cell: &Cell| match means {
            Meaning::Person(field) if field.key == "phones" => !take_phones(&text_of(cell)).numbers.is_empty(),
            Meaning::Person(field) if matches!(field.key, "id_number" | "sex") => {
                read(&field.kind, cell, today).is_ok()
            }
            Meaning::Person(field) if field.key == "birth" => read_day(cell).is_some(),
            Meaning::Place(field) if field.key != "address.lane" => {
                text_of(cell).contains(|c: char| c.is_ascii_digit())
            }
            Meaning::LaneNumber => text_of(cell).contains(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        rows.iter().any(|row| {
            let moved = |column: &&Column| {
                let (own, next) = (row.cell(column.place), row.cell(column.place + 1));
                !is_nothing(next) && fits(&column.means, next) && !fits(&column.means, own)
            };
            self.columns.iter().filter(moved).count() > 0
        })
    }

    /// A row of each of the tables that lie side by side. Of the first the number is the row's own.
    pub(super) fn parts_of(&self, row: Row) -> Vec<Row> {
        if self.tables.len() < 2 {
            return vec![row];
        }
        let part = |(nth, from): (usize, &usize)| {
            let cells = row.cells.iter().skip(*from).take(self.width).cloned().collect();
            Row { number: crate::model::people::doubt::in_table(row.number, nth), cells, ..row.clone() }
        };
        self.tables.iter().enumerate().map(part).filter(|row| !row.is_blank()).collect()
    }

    /// How many columns were understood.
    pub fn understood(&self) -> usize {
        self.columns.iter().filter(|column| column.means.is_known()).count()
    }

    /// The columns that are left out because their heading says nothing to this desk, or says it twice.
    pub fn left_out(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !column.means.is_known())
    }

    /// The columns whose headings may mean several things: somebody is asked which.
    pub fn asked(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| matches!(column.means, Meaning::Either(_)))
    }

    /// The column of reasons that this desk added to rows that it refused: the last.
    pub fn reason(&self) -> Option<usize> {
        self.columns.last().filter(|column| matches!(column.means, Meaning::Reason)).map(|column| column.place)
    }

    /// Whether a column says where somebody lives.
    pub fn has_place(&self) -> bool {
        self.columns.iter().any(|column| column.means.is_place())
    }

    /// The column of a field of the resident.
    pub(super) fn person(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| matches!(column.means, Meaning::Person(field) if field.key == key))
    }

    /// Whether the file speaks of a field at all: an empty value says nothing where it does not.
    pub fn tells(&self, record: Kind, key: &str) -> bool {
        let constant = self.constants.iter().any(|(means, _)| means.tells(record, key));
        constant || self.columns.iter().any(|column| column.means.tells(record, key))
    }
}

/// A value as anyone at the desk may see it, short.
fn sample(means: &Meaning, cell: &Cell) -> String {
    let text = text_of(cell);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match means.class() {
        Class::Sensitive | Class::Age => "*".repeat(text.chars().count().min(LONGEST_SAMPLE)),
        Class::Masked => masked(&text),
        // A column that nobody understood may hold telephone numbers.
        Class::Open | Class::System if digits >= 7 => masked(&text),
        Class::Open | Class::System => text.chars().take(LONGEST_SAMPLE).collect(),
    }
}

/// One line a column: `C 性别 -> resident.sex`.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for column in &self.columns {
            writeln!(f, "{:<3} {} -> {}", column.letters(), column.heading, column.means.key())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, cells: &[&str]) -> Row {
        Row { number, cells: cells.iter().map(|text| Cell::from_text(text)).collect(), ..Row::default() }
    }

    fn keys(plan: &Plan) -> Vec<String> {
        plan.columns.iter().map(|column| column.means.key()).collect()
    }

    #[test]
    fn a_plan_names_what_it_leaves_out() {
        let plan = Plan::of(&row(2, &["姓名", "", "血型", "电话", "手机", "姓名"]), &Mapping::default()).unwrap();
        assert_eq!(plan.heading_row, 2);
        let left_out: Vec<&str> = plan.left_out().map(|column| column.heading.as_str()).collect();
        assert_eq!(left_out, ["血型", "姓名"]);
        assert_eq!(plan.columns.iter().map(Column::letters).collect::<String>(), "ACDEF");
        assert_eq!(Plan::of(&row(1, &["电话"]), &Mapping::default()), None);
    }

    #[test]
    fn columns_beyond_z_have_two_letters() {
        let letters = |place| Column::of(place, "", Meaning::Unknown).letters();
        assert_eq!([letters(25), letters(26), letters(701), letters(702)], ["Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn tables_side_by_side_are_told() {
        let of = |cells: &[&str]| Plan::of(&row(1, cells), &Mapping::default()).unwrap();
        let two = of(&["序号", "姓名", "电话", "序号", "姓名", "电话"]);
        assert_eq!((two.tables.as_slice(), two.width, two.columns.len()), (&[0, 3][..], 3, 3));
        let three = of(&["姓名", "住址", "姓名", "住址", "姓名", "住址"]);
        assert_eq!(three.tables, [0, 2, 4]);
        let apart = of(&["姓名", "电话", "", "姓名", "电话"]);
        assert_eq!((apart.tables.as_slice(), apart.width), (&[0, 3][..], 3));
        let rows = two.parts_of(row(7, &["1", "王伟", "13800008829", "11", "李静", "13900000417"]));
        assert_eq!((rows.len(), rows[1].cell(1).text().as_ref()), (2, "李静"));
        let one = of(&["姓名", "电话", "紧急联系人", "电话"]);
        assert_eq!(keys(&one)[3], "resident.emergency.phone");
        let spouse = of(&["姓名", "电话", "姓名", "身份证号", "住址"]);
        assert!(keys(&spouse)[2..].iter().all(|key| key == "column.again"), "{spouse}");
    }

    #[test]
    fn a_heading_of_two_rows_is_one() {
        let plan = |above: &[&str], parts: &[&str]| {
            Plan::with_second(&row(1, above), &row(2, parts), &Mapping::default()).map(|plan| keys(&plan))
        };
        let parts = [
            "household.address.lane",
            "household.address.building",
            "household.address.unit",
            "household.address.room",
        ];
        let found = plan(&["姓名", "住址", "", "", "", "备注"], &["", "小区", "楼号", "单元", "门牌号", ""]).unwrap();
        assert_eq!(found[1..5], parts);
        let merged = plan(&["姓名", "住址", "住址", "备注"], &["姓名", "小区", "室", "备注"]).unwrap();
        assert_eq!(merged[1..3], [parts[0], parts[3]]);
        let registered = plan(&["姓名", "住址", "户籍", ""], &["", "", "地址", "性质"]).unwrap();
        assert_eq!(registered[1..], [parts[0], "resident.registered_at", "column.into_note"]);
        assert_eq!(plan(&["姓名", "住址", "电话"], &["王伟", "红光巷12号", "13800008829"]), None);
        assert_eq!(plan(&["姓名", "关系", "独居"], &["", "户主", ""]), None, "a value that is a heading elsewhere");
    }

    #[test]
    fn the_lanes_number_is_not_the_room() {
        let of = |cells: &[&str]| keys(&Plan::of(&row(1, cells), &Mapping::default()).unwrap());
        assert_eq!(of(&["姓名", "小区", "门牌号", "楼栋", "单元", "室"])[2], "column.lane_number");
        assert_eq!(of(&["姓名", "小区", "门牌号码", "楼栋号", "单元", "房间号"])[2], "column.lane_number");
        assert_eq!(of(&["姓名", "小区", "楼号", "单元", "门牌号"])[4], "household.address.room");
    }

    #[test]
    fn a_list_of_heads_is_a_list_of_people() {
        let plan = Plan::of(&row(2, &["序号", "户主姓名", "身份证号", "保障人数"]), &Mapping::default()).unwrap();
        assert!(plan.of_heads && keys(&plan)[1] == "resident.name");
        assert_eq!(Plan::of(&row(1, &["王伟", "户主", "男"]), &Mapping::default()), None);
    }
}

//! Which heading means which field: the field tables' aliases, and the columns that only a roster has.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use crate::exchange::cell::Row;
use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record};
use crate::model::fold::fold_text;
use crate::model::id::Kind;
use crate::model::people::care::Care;
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::people::household::Household;
use crate::model::people::resident::Resident;
use crate::text::labels;

use super::dates::DayOrder;
use super::mapping::Mapping;

/// What a column holds.
#[derive(Clone, Copy)]
pub enum Meaning {
    /// A field of the resident.
    Person(&'static Field<Resident>),
    /// A field of health and aid.
    Care(&'static Field<Care>),
    /// A part of the address, or all of it.
    Place(&'static Field<Household>),
    /// Groups as words: 重点类别.
    Tags,
    /// One group as a tick: a column 独居.
    Tick(&'static Code),
    /// The number that members of a household share: 户编号.
    HouseholdKey,
    /// The name of the household's head: 户主.
    HeadName,
    /// Whether they moved out: 是否已迁出.
    MovedOut,
    /// Whether they died: 是否已死亡.
    Died,
    /// The day of death.
    DiedOn,
    /// 政治面貌, kept only as membership of the Party.
    Political,
    /// What kind of document the identity column holds: 证件类型.
    DocumentKind,
    /// Kept in the note behind its heading, because somebody asked for that.
    IntoNote,
    /// Why the row was refused, in a file that this desk wrote.
    Reason,
    /// Understood and not kept, since it follows from something else: 序号, 年龄.
    NotKept,
    /// A second column of a field that another column already fills.
    Again(&'static str),
    /// Not understood.
    Unknown,
}

impl Meaning {
    /// The key of its label: `<kind>.<field>` for a field, else `column.<name>`.
    pub fn key(&self) -> String {
        match self {
            Self::Person(field) => format!("resident.{}", field.key),
            Self::Care(field) => format!("care.{}", field.key),
            Self::Place(field) => format!("household.{}", field.key),
            Self::Tags => "resident.groups".to_owned(),
            Self::Tick(code) => code.key.to_owned(),
            Self::HouseholdKey => "column.household_key".to_owned(),
            Self::HeadName => "column.head_name".to_owned(),
            Self::MovedOut => "column.moved_out".to_owned(),
            Self::Died => "column.died".to_owned(),
            Self::DiedOn => "column.died_on".to_owned(),
            Self::Political => "column.political".to_owned(),
            Self::DocumentKind => "column.document_kind".to_owned(),
            Self::IntoNote => "column.into_note".to_owned(),
            Self::Reason => "column.reason".to_owned(),
            Self::NotKept => "column.not_kept".to_owned(),
            Self::Again(_) => "column.again".to_owned(),
            Self::Unknown => "column.unknown".to_owned(),
        }
    }

    /// Whether several columns may mean it together.
    fn may_repeat(&self) -> bool {
        match self {
            Self::Place(field) => field.key == "address.lane",
            Self::Person(field) => matches!(field.key, "registration" | "note" | "phones"),
            Self::Care(_)
            | Self::Tags
            | Self::NotKept
            | Self::IntoNote
            | Self::Reason
            | Self::Unknown
            | Self::Again(_) => true,
            _ => false,
        }
    }

    /// Whether the column has something to say about a field.
    fn tells(&self, record: Kind, key: &str) -> bool {
        match self {
            Self::Person(field) => record == Resident::KIND && field.key == key,
            Self::Care(field) => record == Care::KIND && field.key == key,
            Self::Place(field) => record == Household::KIND && field.key == key,
            Self::Tags => key == "groups" && matches!(record, Resident::KIND | Care::KIND),
            Self::Tick(code) => {
                key == "groups" && record == if SENSITIVE.contains(code) { Care::KIND } else { Resident::KIND }
            }
            Self::Political => record == Resident::KIND && key == "groups",
            Self::HeadName => record == Resident::KIND && key == "relation",
            Self::MovedOut | Self::Died | Self::DiedOn => {
                record == Resident::KIND && matches!(key, "living" | "living_since")
            }
            Self::IntoNote => record == Resident::KIND && key == "note",
            Self::HouseholdKey | Self::DocumentKind | Self::NotKept | Self::Reason | Self::Again(_) | Self::Unknown => {
                false
            }
        }
    }

    /// Whether its cells are days.
    pub(super) fn tells_days(&self) -> bool {
        match self {
            Self::Person(field) => {
                matches!(field.kind, FieldKind::Date | FieldKind::Birth) || field.key == "living_since"
            }
            Self::DiedOn => true,
            _ => false,
        }
    }

    fn is_name(&self) -> bool {
        matches!(self, Self::Person(field) if field.key == "name")
    }

    fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Again(_))
    }
}

impl fmt::Debug for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl PartialEq for Meaning {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// Columns that no field table has.
const ROSTER_ONLY: &[(Meaning, &[&str])] = &[
    (Meaning::HouseholdKey, &["户编号", "家庭编号", "户口编号", "户序号", "household"]),
    (Meaning::HeadName, &["户主", "户主姓名", "是否户主", "head"]),
    (Meaning::MovedOut, &["是否已迁出", "是否迁出", "已迁出"]),
    (Meaning::Died, &["是否已死亡", "是否死亡", "是否去世", "是否已故", "已死亡"]),
    (Meaning::DiedOn, &["死亡日期", "死亡时间", "去世日期", "去世时间"]),
    (Meaning::Political, &["政治面貌"]),
    (Meaning::DocumentKind, &["证件类型", "证件类别", "证件种类"]),
    (Meaning::Reason, &["原因", "reason"]),
    (Meaning::NotKept, &["序号", "年龄", "周岁", "no", "no.", "age"]),
];

static HEADINGS: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    // What stands first wins: 户主 is the head's name, not the relation to them.
    for (meaning, words) in ROSTER_ONLY {
        for word in *words {
            known.entry(fold_heading(word)).or_insert(*meaning);
        }
    }
    know::<Resident>(&mut known, |field| if field.key == "groups" { Meaning::Tags } else { Meaning::Person(field) });
    know::<Care>(&mut known, |field| if field.key == "groups" { Meaning::Tags } else { Meaning::Care(field) });
    know::<Household>(&mut known, Meaning::Place);
    for code in OPEN.iter().chain(SENSITIVE) {
        for word in code.aliases {
            known.entry(fold_heading(word)).or_insert(Meaning::Tick(code));
            known.entry(fold_heading(&format!("是否{word}"))).or_insert(Meaning::Tick(code));
        }
    }
    known
});

/// Adds a field table's headings: its aliases, and of fields that have any their keys and English labels, under which
/// an export in English has them.
fn know<R: Record>(known: &mut HashMap<String, Meaning>, meaning: fn(&'static Field<R>) -> Meaning) {
    for field in R::FIELDS {
        let typed = !field.aliases.is_empty();
        let label = labels::find_field(R::KIND, field.key).map(|label| label.en);
        let own = [Some(field.key), label].into_iter().flatten().filter(|_| typed);
        for word in field.aliases.iter().copied().chain(own) {
            known.entry(fold_heading(word)).or_insert(meaning(field));
        }
    }
}

/// A heading without width, spaces, stars, what stands in brackets, and a colon: `* 姓　名（必填）：` is 姓名.
pub(super) fn fold_heading(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut folded = String::with_capacity(heading.len());
    for c in fold_text(heading).chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            '*' | ':' | '★' | '※' => {}
            c if depth > 0 || c.is_whitespace() => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// What one heading means.
pub(super) fn meaning_of(heading: &str) -> Meaning {
    let folded = fold_heading(heading);
    // 联系电话2 is one more 联系电话.
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    HEADINGS.get(&folded).or_else(|| HEADINGS.get(bare)).copied().unwrap_or(Meaning::Unknown)
}

/// One column and what it was understood as.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its place from 0.
    pub place: usize,
    /// Its heading as written.
    pub heading: String,
    /// What it holds.
    pub means: Meaning,
    /// Of days with the year behind, whether the day or the month stands first; `None` where nothing tells.
    pub order: Option<DayOrder>,
}

impl Column {
    /// Its letters in a spreadsheet.
    pub fn letters(&self) -> String {
        letters(self.place)
    }
}

/// The letters of a column from 0: A, B, … Z, AA.
pub(super) fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Which columns a roster has and how each was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The row that names the columns, from 1.
    pub heading_row: u32,
    /// A row of instructions under it that is left out.
    pub note_row: Option<u32>,
    /// The columns that have a heading.
    pub columns: Vec<Column>,
    /// Columns that somebody named and that the file does not have.
    pub missing: Vec<String>,
}

impl Plan {
    /// Reads a row as headings; `None` if no column is the person's name.
    pub(super) fn of(row: &Row, mapping: &Mapping) -> Option<Self> {
        let mut columns: Vec<Column> = Vec::new();
        let mut told = mapping.reader();
        for (place, cell) in row.cells.iter().enumerate() {
            let heading = cell.text().trim().to_owned();
            let Some(mut means) = told.meaning(place, &heading) else { continue };
            if !means.may_repeat() && columns.iter().any(|column| column.means == means) {
                means = Meaning::Again(match means {
                    Meaning::Person(field) => field.key,
                    Meaning::Place(field) => field.key,
                    _ => "",
                });
            }
            columns.push(Column { place, heading, means, order: mapping.order() });
        }
        columns.iter().any(|column| column.means.is_name()).then_some(Self {
            heading_row: row.number,
            note_row: None,
            columns,
            missing: told.missing(),
        })
    }

    /// How many columns were understood.
    pub fn understood(&self) -> usize {
        self.columns.iter().filter(|column| column.means.is_known()).count()
    }

    /// The columns that are left out because their heading says nothing to this desk, or says it twice.
    pub fn left_out(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !column.means.is_known())
    }

    /// The column of reasons that this desk added to rows that it refused: the last.
    pub fn reason(&self) -> Option<usize> {
        self.columns.last().filter(|column| matches!(column.means, Meaning::Reason)).map(|column| column.place)
    }

    /// The column of a field of the resident.
    pub(super) fn person(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| matches!(column.means, Meaning::Person(field) if field.key == key))
    }

    /// Whether the file speaks of a field at all: an empty value says nothing where it does not.
    pub fn tells(&self, record: Kind, key: &str) -> bool {
        self.columns.iter().any(|column| column.means.tells(record, key))
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
    use crate::exchange::cell::Cell;

    fn key(heading: &str) -> String {
        meaning_of(heading).key()
    }

    #[test]
    fn headings_are_found_however_they_are_dressed() {
        for (heading, means) in [
            ("姓名", "resident.name"),
            (" * 姓　名（必填）：", "resident.name"),
            ("身份证号码【18位】", "resident.id_number"),
            ("ＩＤ　ｎｕｍｂｅｒ", "resident.id_number"),
            ("户主", "column.head_name"),
            ("与户主关系", "resident.relation"),
            ("户编号", "column.household_key"),
            ("现住小区/建筑", "household.address.lane"),
            ("门牌地址", "household.address.lane"),
            ("楼栋", "household.address.building"),
            ("重点类别", "resident.groups"),
            ("救助类别", "resident.groups"),
            ("独居", "group.living_alone"),
            ("是否失能", "group.dependent"),
            ("健康状况", "care.conditions"),
            ("是否已死亡", "column.died"),
            ("血型", "column.unknown"),
        ] {
            assert_eq!(key(heading), means, "{heading}");
        }
    }

    #[test]
    fn a_plan_names_what_it_leaves_out() {
        let cells = ["姓名", "", "血型", "姓名", "电话", "手机"].map(Cell::from_text).to_vec();
        let plan = Plan::of(&Row { number: 2, cells }, &Mapping::default()).unwrap();
        assert_eq!(plan.heading_row, 2);
        let left_out: Vec<&str> = plan.left_out().map(|column| column.heading.as_str()).collect();
        assert_eq!(left_out, ["血型", "姓名"]);
        assert_eq!(plan.columns.iter().map(Column::letters).collect::<String>(), "ACDEF");
        assert_eq!(Plan::of(&Row { number: 1, cells: vec![Cell::from_text("电话")] }, &Mapping::default()), None);
    }

    #[test]
    fn columns_beyond_z_have_two_letters() {
        let letters = |place| Column { place, heading: String::new(), means: Meaning::Unknown, order: None }.letters();
        assert_eq!([letters(25), letters(26), letters(701), letters(702)], ["Z", "AA", "ZZ", "AAA"]);
    }
}

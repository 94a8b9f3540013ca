//! What somebody says about a file's columns, over what their headings say by themselves.

use super::dates::DayOrder;
use super::heading::{Meaning, fold_heading, letters, meaning_of};
use super::told::{self, Heading};
use crate::exchange::cell::Cell;

/// Words for a column that is to be left out.
const LEFT_OUT: [&str; 4] = ["-", "skip", "不要", "忽略"];
/// Words for a column that is to be kept in the note.
const NOTE: [&str; 3] = ["note", "备注", "说明"];

/// How columns are to be read; empty, every heading speaks for itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping {
    told: Vec<(String, Meaning)>,
    rest_into_note: bool,
    order: Option<DayOrder>,
    constants: Vec<(Meaning, Cell)>,
    /// The columns of the register that is read; none where it is a roster of residents.
    register: &'static [Heading],
}

/// No field is called that.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no field {0:?}")]
pub struct NoSuchField(pub String);

impl Mapping {
    /// Says what a column holds: by its heading or its letters, and by any heading or key that a field is known by;
    /// `note` keeps it in the note behind its heading, `-` leaves it out.
    pub fn tell(&mut self, column: &str, field: &str) -> Result<(), NoSuchField> {
        let means = self.field(field)?;
        self.told.push((column.trim().to_owned(), means));
        Ok(())
    }

    /// Says what a column holds.
    pub fn tell_meaning(&mut self, column: &str, means: Meaning) {
        self.told.retain(|(told, _)| told != column);
        self.told.push((column.to_owned(), means));
    }

    /// Says what holds for every row: `志愿者` is `是`.
    pub fn set(&mut self, field: &str, value: &str) -> Result<(), NoSuchField> {
        let means = self.field(field)?;
        self.constants.retain(|(told, _)| *told != means);
        self.constants.push((means, Cell::from_text(value)));
        Ok(())
    }

    /// What was said, a column and its meaning each.
    pub fn told(&self) -> &[(String, Meaning)] {
        &self.told
    }

    /// What holds for every row.
    pub fn constants(&self) -> &[(Meaning, Cell)] {
        &self.constants
    }

    /// The same for a register that has these columns: beside them only who somebody is and where they live is read.
    #[must_use]
    pub fn of_register(self, register: &'static [Heading]) -> Self {
        Self { register, ..self }
    }

    /// The columns of the register that is read.
    pub(super) fn register(&self) -> &'static [Heading] {
        self.register
    }

    /// Everything that a column may be taken for, in the order in which it is offered.
    pub fn meanings(&self) -> Vec<Meaning> {
        if self.register.is_empty() {
            return Meaning::all();
        }
        let own = self.register.iter().map(Meaning::Told);
        let who = Meaning::all().into_iter().filter(told::tells_who);
        own.chain(who).chain([Meaning::NotKept]).collect()
    }

    /// What a field's name means.
    fn field(&self, field: &str) -> Result<Meaning, NoSuchField> {
        let bare = fold_heading(field);
        if let Some(heading) = told::named(self.register, field) {
            return Ok(Meaning::Told(heading));
        }
        if let Some(means) = Meaning::by_key(field.trim()) {
            return Ok(means);
        }
        let means = if LEFT_OUT.contains(&field.trim()) {
            Meaning::NotKept
        } else if NOTE.contains(&bare.as_str()) {
            Meaning::IntoNote
        } else {
            if let Some(means) = Meaning::all().into_iter().find(|means| {
                let labels = [crate::text::Lang::Zh, crate::text::Lang::En]
                    .map(|lang| fold_heading(crate::text::import::column(lang, &means.key())));
                labels.contains(&bare)
            }) {
                return Ok(means);
            }
            let key = bare.strip_prefix("resident.").or_else(|| bare.strip_prefix("household.")).unwrap_or(&bare);
            match meaning_of(key) {
                Meaning::Unknown => return Err(NoSuchField(field.trim().to_owned())),
                known => known,
            }
        };
        Ok(means)
    }

    /// The same; columns whose headings say nothing to this desk are kept in the note behind them.
    #[must_use]
    pub fn with_rest_in_note(self) -> Self {
        Self { rest_into_note: true, ..self }
    }

    /// The same; in days with the year behind, this stands first.
    #[must_use]
    pub fn with_order(self, order: Option<DayOrder>) -> Self {
        Self { order, ..self }
    }

    /// What stands first in days with the year behind, where somebody told.
    pub fn order(&self) -> Option<DayOrder> {
        self.order
    }

    /// Reads one row of headings by this.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader { mapping: self, used: vec![false; self.told.len()], told: false }
    }
}

/// A row of headings being read.
pub(super) struct Reader<'a> {
    mapping: &'a Mapping,
    used: Vec<bool>,
    /// Whether somebody spoke of the last column.
    told: bool,
}

impl Reader<'_> {
    /// What a column holds; `None` where it has no heading and nobody spoke of it.
    pub(super) fn meaning(&mut self, place: usize, heading: &str) -> Option<Meaning> {
        let folded = fold_heading(heading);
        let named = |column: &str| {
            (!folded.is_empty() && fold_heading(column) == folded) || column.eq_ignore_ascii_case(&letters(place))
        };
        if let Some(nth) = self.mapping.told.iter().position(|(column, _)| named(column)) {
            self.used[nth] = true;
            self.told = true;
            return Some(self.mapping.told[nth].1);
        }
        self.told = false;
        if heading.is_empty() {
            return None;
        }
        if !self.mapping.register.is_empty() {
            return Some(told::meaning_of(self.mapping.register, heading));
        }
        match meaning_of(heading) {
            Meaning::Unknown if self.mapping.rest_into_note => Some(Meaning::IntoNote),
            means => Some(means),
        }
    }

    /// Whether somebody spoke of the last column.
    pub(super) fn was_told(&self) -> bool {
        self.told
    }

    /// Columns that were spoken of and are not here.
    pub(super) fn missing(&self) -> Vec<String> {
        let told = self.mapping.told.iter().zip(&self.used).filter(|(_, used)| !**used);
        told.map(|((column, _), _)| column.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_by_heading_or_letters_and_a_field_by_any_of_its_names() {
        let mut mapping = Mapping::default();
        for (column, field) in [("网格 员", "note"), ("C", "联系电话"), ("血型", "-"), ("D", "resident.work")]
        {
            mapping.tell(column, field).unwrap();
        }
        assert_eq!(mapping.tell("E", "星座"), Err(NoSuchField("星座".into())));
        let mut reader = mapping.reader();
        let mut key = |place, heading| reader.meaning(place, heading).map(|means: Meaning| means.key());
        assert_eq!(key(0, "姓名").as_deref(), Some("resident.name"));
        assert_eq!(key(1, " 网格员 *").as_deref(), Some("column.into_note"));
        assert_eq!(key(2, "").as_deref(), Some("resident.phones"));
        assert_eq!(key(3, "单位").as_deref(), Some("resident.work"));
        assert_eq!((key(4, ""), key(5, "星座").as_deref()), (None, Some("column.unknown")));
        assert_eq!(reader.missing(), ["血型"]);
    }
}

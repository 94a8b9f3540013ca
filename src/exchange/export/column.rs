//! Columns: which fields of a row go out, under which heading, and what of them anyone may see.
//!
//! A sensitive field has no column at all in a file that is masked; an age stands where a birth would.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::super::mask::masked;
use super::{Datum, Format, Heading, Sheet};
use crate::model::code::by_number;
use crate::model::field::{Class, Field, FieldKind, Record, Value, field};
use crate::model::when::age_on;
use crate::text::exports;
use crate::text::{Lang, Msg, labels};

/// What a file shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The last four of phones and numbers, the age on this day instead of the birth, no health, no aid.
    Masked(Date),
    /// Everything; a reason was given and journaled.
    Full,
}

/// How the columns are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The language of labels.
    pub lang: Lang,
    pub shown: Shown,
    /// The format: a table for people has other columns than lines for programs.
    pub format: Format,
}

impl Layout {
    /// The day on which ages are counted, where the file is masked; else whoever reads it has the birth.
    pub fn today(self) -> Option<Date> {
        match self.shown {
            Shown::Masked(today) => Some(today),
            Shown::Full => None,
        }
    }
}

type Read<R> = Box<dyn Fn(&R) -> Datum>;

/// The columns of a file, each with what it reads of a row.
pub struct Columns<R> {
    layout: Layout,
    headings: Vec<Heading>,
    reads: Vec<Read<R>>,
}

impl<R: 'static> Columns<R> {
    /// No column yet.
    pub fn new(layout: Layout) -> Self {
        Self { layout, headings: Vec::new(), reads: Vec::new() }
    }

    /// Whether the file is a table for people.
    pub(super) fn for_people(&self) -> bool {
        self.layout.format != Format::Jsonl
    }

    /// Whether everything is shown.
    pub(super) fn full(&self) -> bool {
        self.layout.shown == Shown::Full
    }

    /// Adds a field of the field table, read from whichever record of the row `of` names.
    pub fn field<F: Record>(&mut self, key: &str, of: for<'r> fn(&'r R) -> Option<&'r F>) {
        let Some(field) = field::<F>(key) else { return };
        let shown = self.layout.shown;
        if field.class == Class::Sensitive && shown != Shown::Full {
            return;
        }
        let aged = field.class == Class::Age && shown != Shown::Full;
        let (key, label) = if aged {
            ("age", exports::AGE_COLUMN.say(self.layout.lang))
        } else {
            (field.key, labels::field(self.layout.lang, F::KIND, field.key))
        };
        let width = if aged { 6 } else { width(&field.kind) };
        self.add(key, label, width, move |row| of(row).map_or(Datum::Nothing, |record| visible(field, record, shown)));
    }

    /// Adds a column of the row's own, labelled as the field of a kind of record.
    pub fn labelled<F: Record>(&mut self, key: &'static str, width: u8, read: impl Fn(&R) -> Datum + 'static) {
        let label = labels::field(self.layout.lang, F::KIND, key);
        self.add(key, label, width, read);
    }

    /// Adds a column that no field table has.
    pub fn own(&mut self, key: &'static str, label: Msg, width: u8, read: impl Fn(&R) -> Datum + 'static) {
        self.add(key, label.say(self.layout.lang), width, read);
    }

    /// Adds a column under a heading that is no word of ours.
    pub fn named(&mut self, key: &'static str, heading: &str, width: u8, read: impl Fn(&R) -> Datum + 'static) {
        self.add(key, heading, width, read);
    }

    /// Adds a field of the field table under such a heading; `false` where there is none of this key, or nobody may see it.
    pub fn field_named<F: Record>(&mut self, key: &str, heading: &str, of: for<'r> fn(&'r R) -> Option<&'r F>) -> bool {
        let Some(field) = field::<F>(key) else { return false };
        let shown = self.layout.shown;
        if field.class == Class::Sensitive && shown != Shown::Full {
            return false;
        }
        let read = move |row: &R| of(row).map_or(Datum::Nothing, |record| visible(field, record, shown));
        self.add(field.key, heading, width(&field.kind), read);
        true
    }

    /// Adds what only programs need: the record's ids.
    pub fn id(&mut self, key: &'static str, read: impl Fn(&R) -> crate::model::Id + 'static) {
        if !self.for_people() {
            self.add(key, key, 16, move |row| Datum::maybe(read(row).some(), |id| Datum::Text(id.to_string())));
        }
    }

    fn add(&mut self, key: &'static str, label: &str, width: u8, read: impl Fn(&R) -> Datum + 'static) {
        let width = width.max(label.width().saturating_add(2).min(40) as u8);
        self.headings.push(Heading { key, label: label.to_owned(), width });
        self.reads.push(Box::new(read));
    }

    /// What a sink must know before the first row.
    pub fn sheet(&self, word: &'static str, name: String) -> Sheet {
        Sheet { word, name, headings: self.headings.clone(), lang: self.layout.lang }
    }

    /// A row's values.
    pub fn cells(&self, row: &R) -> Vec<Datum> {
        self.reads.iter().map(|read| read(row)).collect()
    }
}

/// The last four characters, unless everything is shown.
pub(super) fn veiled(text: &str, shown: Shown) -> Datum {
    match shown {
        Shown::Full => Datum::text(text),
        Shown::Masked(_) => Datum::text(&masked(text)),
    }
}

/// A field's value as far as it is shown.
fn visible<F: Record>(field: &Field<F>, record: &F, shown: Shown) -> Datum {
    let value = (field.get)(record);
    match (field.class, shown, value) {
        (Class::Masked, Shown::Masked(_), Value::Text(text)) => Datum::Text(masked(&text)),
        (Class::Masked, Shown::Masked(_), Value::List(list)) if !list.is_empty() => {
            Datum::List(list.iter().map(|text| masked(text)).collect())
        }
        (Class::Age, Shown::Masked(today), Value::Date(birth)) => Datum::whole(age_on(birth, today)),
        (_, _, value) => datum(&field.kind, value),
    }
}

fn datum(kind: &FieldKind, value: Value) -> Datum {
    match (kind, value) {
        (_, Value::Text(text)) => Datum::Text(text),
        (_, Value::Number(number)) => Datum::whole(number),
        (_, Value::Date(date)) => Datum::Day(date),
        (_, Value::Time(time)) => Datum::Clock(time),
        (FieldKind::Choice(table), Value::Choice(code)) => Datum::maybe(by_number(table, code), Datum::Code),
        (FieldKind::Flags(table), Value::Flags(flags)) if flags != 0 => {
            Datum::Codes(table.iter().filter(|code| flags & (1 << code.code) != 0).collect())
        }
        (_, Value::List(list)) if !list.is_empty() => Datum::List(list),
        _ => Datum::Nothing,
    }
}

/// How wide a column of a kind of value is.
fn width(kind: &FieldKind) -> u8 {
    match kind {
        FieldKind::Name | FieldKind::Choice(_) | FieldKind::Date | FieldKind::Birth => 12,
        FieldKind::CitizenId => 21,
        FieldKind::Phones => 16,
        FieldKind::Flags(_) => 18,
        FieldKind::Text(most) => (*most).clamp(8, 36) as u8,
        FieldKind::Time | FieldKind::Number(..) | FieldKind::Ref(_) | FieldKind::System => 10,
        FieldKind::Refs(_) | FieldKind::Rows(_) => 36,
    }
}

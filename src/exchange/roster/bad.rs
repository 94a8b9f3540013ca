//! What becomes of a cell that its field cannot take: kept with the words around it, asked about, and only of the name
//! refused. Nothing of it is dropped without being named.

use super::heading::Column;
use super::person::Draft;
use super::value::{masked, text_of};
use super::{BadCell, Question, RowProblem, Warning};
use crate::exchange::cell::Cell;
use crate::exchange::{joined, mask};
use crate::model::field::{Class, Field, FieldError, FieldKind, Record, field};
use crate::model::people::care::Care;
use crate::model::{Household, Resident};

impl Draft<'_> {
    /// Refuses the row: nobody can be told by this name.
    pub(super) fn refuse<R: Record>(&mut self, column: Option<&Column>, field: &Field<R>, error: FieldError) {
        self.problems.push(RowProblem {
            row: self.row.number,
            heading: column.map(Column::name).unwrap_or_default(),
            record: R::KIND,
            key: field.key,
            error: shown(error),
            text: column.map(|column| masked(field.class, self.row.cell(column.place))).unwrap_or_default(),
        });
    }

    /// Asks about a cell: the row comes in without it where somebody says so, and the note says what stood there.
    pub(super) fn ask<R: Record>(&mut self, column: Option<&Column>, field: &Field<R>, cell: &Cell, error: FieldError) {
        self.miss(column);
        let heading = column.map(Column::name).unwrap_or_default();
        let sensitive = matches!(field.class, Class::Sensitive);
        let note = if sensitive { String::new() } else { format!("{heading}：{}", text_of(cell)) };
        self.questions.push(Question::Bad(Box::new(BadCell {
            heading,
            record: R::KIND,
            key: field.key,
            error: shown(error),
            text: masked(field.class, cell),
            note,
        })));
    }

    /// Keeps what a field cannot take in the note, and says so.
    pub(super) fn keep<R: Record>(&mut self, column: &Column, field: &Field<R>, cell: &Cell) {
        let text = text_of(cell).into_owned();
        self.keep_words(column, field, &text);
    }

    /// The same of a part of a cell. What is sensitive goes to the conditions.
    pub(super) fn keep_words<R: Record>(&mut self, column: &Column, field: &Field<R>, words: &str) {
        self.miss(Some(column));
        if words.contains(char::REPLACEMENT_CHARACTER) {
            let cell = Cell::Text(words.to_owned());
            return self.ask(Some(column), field, &cell, FieldError::BadCharacter(char::REPLACEMENT_CHARACTER));
        }
        let text = format!("{}：{words}", column.name());
        let kept =
            if matches!(field.class, Class::Sensitive) { self.add_condition(&text) } else { self.add_note(&text) };
        let text = masked(field.class, &Cell::Text(words.to_owned()));
        let (record, key) = (R::KIND, field.key);
        let warning =
            if kept { Warning::Noted { record, key, text } } else { Warning::NotUnderstood { record, key, text } };
        self.warnings.push(warning);
    }

    /// Adds to the note, as far as it holds that.
    pub(super) fn add_note(&mut self, text: &str) -> bool {
        add::<Resident>("note", &mut self.person.note, text)
    }

    /// Adds to the conditions, as far as they hold that.
    pub(super) fn add_condition(&mut self, text: &str) -> bool {
        add::<Care>("conditions", &mut self.care.conditions, text)
    }

    /// A cell of this column was not understood.
    pub(super) fn miss(&mut self, column: Option<&Column>) {
        let Some(place) = column.map(|column| column.place).filter(|place| *place < super::super::table::MOST_COLUMNS)
        else {
            return;
        };
        if self.missed.len() <= place {
            self.missed.resize(place + 1, 0);
        }
        self.missed[place] += 1;
    }

    /// Parts that came out of one text may be longer than their own fields.
    pub(super) fn check_address(&mut self) {
        let address = &self.address;
        let parts = [
            ("address.lane", &address.lane),
            ("address.building", &address.building),
            ("address.unit", &address.unit),
            ("address.room", &address.room),
        ];
        let long = parts.map(|(key, text)| {
            let field = field::<Household>(key)?;
            let FieldKind::Text(max) = field.kind else { return None };
            (text.chars().count() > max).then(|| (field, max, text.clone()))
        });
        for (field, max, text) in long.into_iter().flatten() {
            self.ask(None, field, &Cell::Text(text), FieldError::TooLong { max });
        }
    }
}

/// A reason is shown to anyone at the desk: what it quotes is masked as the cell is.
fn shown(error: FieldError) -> FieldError {
    match error {
        FieldError::NotAPhone(part) => FieldError::NotAPhone(mask::masked(&part)),
        other => other,
    }
}

fn add<R: Record>(key: &str, place: &mut String, text: &str) -> bool {
    let Some(FieldKind::Text(max)) = field::<R>(key).map(|field| &field.kind) else { return false };
    let both = joined(place, text);
    let fits = both.chars().count() <= *max;
    if fits {
        *place = both;
    }
    fits
}

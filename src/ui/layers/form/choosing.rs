//! Fields of choices in a form: what they offer, and what a key picks or ticks.

use crossterm::event::KeyCode;

use crate::model::FieldKind;
use crate::text::labels;
use crate::ui::forms::{Entry, Pick};
use crate::ui::input::Key;
use crate::ui::layers::choice::digits_of;
use crate::ui::view::View;

use super::Form;

/// Records under digits at a time; `0` turns the page.
const PAGE: usize = 9;

impl Form {
    /// A key in a field of choices: a digit picks or ticks, Space ticks, arrows go from tick to tick.
    pub(super) fn choose(&mut self, key: Key) -> Option<bool> {
        let tick = self.tick;
        let slot = self.slots.get_mut(self.cursor.at)?;
        match &slot.entry {
            Entry::Field(FieldKind::Choice(table)) => {
                let (_, row) = digits_of(table).find(|(digit, _)| Some(*digit) == key.digit())?;
                slot.set(&row.code.to_string());
            }
            Entry::Pick(rows) if rows.len() > PAGE && key.digit() == Some('0') => {
                self.page = if (self.page + 1) * PAGE < rows.len() { self.page + 1 } else { 0 };
                return Some(false);
            }
            Entry::Pick(rows) => {
                let shown = rows.iter().skip(self.page * PAGE);
                let row = shown.zip('1'..='9').find(|(_, digit)| Some(*digit) == key.digit())?.0;
                let value = row.value.0.to_string();
                slot.set(&value);
            }
            Entry::Field(FieldKind::Flags(table)) => {
                let place = match (key.chord.code, key.digit()) {
                    (KeyCode::Char(' '), _) => tick,
                    (KeyCode::Left, _) => {
                        self.tick = tick.saturating_sub(1);
                        return Some(false);
                    }
                    (KeyCode::Right, _) => {
                        self.tick = (tick + 1).min(table.len().saturating_sub(1));
                        return Some(false);
                    }
                    (_, Some(digit)) => (digit.to_digit(10)? as usize).checked_sub(1)?,
                    _ => return None,
                };
                let row = table.get(place)?;
                slot.flip(row.code);
                self.tick = place;
            }
            _ => return None,
        }
        Some(true)
    }

    /// What the focused field offers, as `1 男  2 女`.
    pub(super) fn offers(&self, view: &View) -> Vec<(char, String, bool)> {
        let Some(slot) = self.focus() else { return Vec::new() };
        match &slot.entry {
            Entry::Field(FieldKind::Choice(table)) => digits_of(table)
                .map(|(digit, row)| {
                    let chosen = slot.input.value() == row.code.to_string();
                    (digit, labels::code(view.lang(), row).to_owned(), chosen)
                })
                .collect(),
            Entry::Field(FieldKind::Flags(table)) => table
                .iter()
                .zip('1'..='9')
                .map(|(row, digit)| (digit, labels::code(view.lang(), row).to_owned(), slot.has(row.code)))
                .collect(),
            Entry::Pick(rows) => {
                let chosen = |row: &Pick| slot.input.value() == row.value.0.to_string();
                let shown = rows.iter().skip(self.page * PAGE).zip('1'..='9');
                let mut offers: Vec<_> = shown.map(|(row, digit)| (digit, row.label.clone(), chosen(row))).collect();
                if rows.len() > PAGE {
                    let (page, pages) = (self.page + 1, rows.len().div_ceil(PAGE));
                    offers.push(('0', format!("{page}/{pages}"), false));
                }
                offers
            }
            _ => Vec::new(),
        }
    }
}

//! Fields of choices in a form: what they offer, and what a key picks or ticks.

use crossterm::event::KeyCode;

use crate::model::FieldKind;
use crate::text::labels;
use crate::ui::forms::Entry;
use crate::ui::input::Key;
use crate::ui::paint::width;
use crate::ui::view::View;
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand, TURN};

use super::Form;

/// Lines in which a field's choices stand.
pub(super) const LINES: u16 = 2;
/// Cells beside a choice's label: its digit, its tick, a gap.
const BESIDE: u16 = 4;
/// Cells in which it is said which page is seen, as `0 1/2`.
const TURNS: u16 = 9;

/// One choice of a field.
struct Row {
    label: String,
    stand: Stand,
    chosen: bool,
}

/// What a digit comes to.
enum Meant {
    /// This stands in the field.
    Text(String),
    /// This is ticked, or its tick taken away.
    Tick(u8),
}

/// A choice as it is drawn: its digit, its label, whether it is chosen, whether the cursor is on it.
pub(super) struct Shown {
    pub(super) digit: char,
    pub(super) label: String,
    pub(super) chosen: bool,
    pub(super) here: bool,
}

impl Form {
    /// What the focused field offers; nothing where it is typed.
    fn rows(&self, view: &View) -> Vec<Row> {
        let Some(slot) = self.edited() else { return Vec::new() };
        let lang = view.lang();
        match &slot.entry {
            Entry::Field(FieldKind::Choice(table)) => table
                .iter()
                .map(|row| Row {
                    label: labels::code(lang, row).to_owned(),
                    stand: Stand::Code(row.code),
                    chosen: slot.input.value() == row.code.to_string(),
                })
                .collect(),
            // Rows at a table's end that nobody named yet are not there to be ticked.
            Entry::Field(FieldKind::Flags(table)) => table
                .iter()
                .take_while(|row| !view.office.is_unnamed(row))
                .map(|row| Row {
                    label: match (view.office.code_label(lang, row), view.office.is_dropped(row)) {
                        (label, true) => format!("{label}({})", crate::text::care::DROPPED.say(lang)),
                        (label, false) => label.to_owned(),
                    },
                    stand: Stand::InOrder,
                    chosen: slot.has(row.code),
                })
                .collect(),
            Entry::Pick(rows) => rows
                .iter()
                .map(|row| Row {
                    label: row.label.clone(),
                    stand: Stand::InOrder,
                    chosen: slot.input.value() == row.value.0.to_string(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// These choices under their digits, as many on a page as its lines hold.
    fn numbered(rows: &[Row], view: &View) -> Numbered {
        let stands: Vec<Stand> = rows.iter().map(|row| row.stand).collect();
        let cells = view.seat.size.0;
        Numbered::of(&stands, |from, paged| {
            let (mut line, mut x) = (1, 2);
            let fits = rows[from..].iter().take_while(|row| {
                let need = width(&row.label) + BESIDE;
                if x + need > cells && line < LINES {
                    (line, x) = (line + 1, 2);
                }
                x += need;
                // Which page is seen is said behind the last choice.
                x + if paged && line == LINES { TURNS } else { 0 } <= cells
            });
            fits.count()
        })
    }

    /// The page that is seen: in a field of ticks, that of the tick under the cursor.
    fn page(&self, numbered: &Numbered) -> usize {
        if self.ticks() { numbered.page_of(self.tick) } else { self.page.min(numbered.pages() - 1) }
    }

    /// Whether the focused field has several choices to tick.
    pub(super) fn ticks(&self) -> bool {
        matches!(self.edited().map(|slot| &slot.entry), Some(Entry::Field(FieldKind::Flags(_))))
    }

    /// A key in a field of choices: a digit picks or ticks, `0` turns the page where there are several, Space ticks,
    /// arrows go from tick to tick. Answers whether anything was picked; nothing where the key has no meaning here.
    pub(super) fn choose(&mut self, key: Key, view: &View) -> Option<bool> {
        let rows = self.rows(view);
        if rows.is_empty() {
            return None;
        }
        let ticks = self.ticks();
        match key.chord.code {
            KeyCode::Char(' ') if ticks => return self.pick(self.tick),
            KeyCode::Left if ticks => {
                self.tick = self.tick.saturating_sub(1);
                return Some(false);
            }
            KeyCode::Right if ticks => {
                self.tick = (self.tick + 1).min(rows.len() - 1);
                return Some(false);
            }
            _ => {}
        }
        let numbered = Self::numbered(&rows, view);
        let mut page = self.page(&numbered);
        match numbered.press(&mut page, key.digit()?) {
            Pressed::Row(place) => self.pick(place),
            Pressed::Turned => {
                self.page = page;
                if ticks {
                    self.tick = numbered.on(page).first().map_or(0, |(_, place)| *place);
                }
                Some(false)
            }
            Pressed::Nothing => None,
        }
    }

    /// Picks or ticks the choice at a place.
    fn pick(&mut self, place: usize) -> Option<bool> {
        let meant = match &self.edited()?.entry {
            Entry::Field(FieldKind::Choice(table)) => Meant::Text(table.get(place)?.code.to_string()),
            Entry::Field(FieldKind::Flags(table)) => Meant::Tick(table.get(place)?.code),
            Entry::Pick(rows) => Meant::Text(rows.get(place)?.value.0.to_string()),
            _ => return None,
        };
        if matches!(meant, Meant::Tick(_)) {
            self.tick = place;
        }
        self.change(|slot| {
            match &meant {
                Meant::Text(text) => slot.put(text),
                Meant::Tick(code) => slot.flip(*code),
            }
            slot.touched = true;
        });
        Some(true)
    }

    /// The page of choices that is seen, as `1 男  2 女`, and behind it which page it is.
    pub(super) fn offers(&self, view: &View) -> Vec<Shown> {
        let rows = self.rows(view);
        let numbered = Self::numbered(&rows, view);
        let page = self.page(&numbered);
        let mut shown: Vec<Shown> = numbered
            .on(page)
            .iter()
            .map(|(digit, place)| Shown {
                digit: *digit,
                label: rows[*place].label.clone(),
                chosen: rows[*place].chosen,
                here: self.ticks() && *place == self.tick,
            })
            .collect();
        if numbered.turns() {
            let label = format!("{}/{}", page + 1, numbered.pages());
            shown.push(Shown { digit: TURN, label, chosen: false, here: false });
        }
        shown
    }
}

//! A form as it is drawn: its fields, and below the one with the cursor what it picks from, or its rows.

use ratatui::layout::Rect;

use crate::model::{FieldKind, Id, Record, Resident};
use crate::text::errors;
use crate::ui::forms::{Entry, Slot, told_apart};
use crate::ui::frame::{body_of, wrapped};
use crate::ui::layers::find::rows::mark;
use crate::ui::paint::{Paint, width};
use crate::ui::people::pane::person_row;
use crate::ui::view::View;
use crate::ui::widgets::field;
use crate::ui::widgets::numbered::Numbered;
use crate::ui::words;

use super::{Form, choosing};

/// Tenths of a wide window for a form beside which something stands.
const SHARE: u16 = 6;
/// Cells of the column of labels.
const LABELS: u16 = 24;
/// Rows below the fields: what the focused field offers, and what the form says of all of them.
const BELOW: u16 = 3;
/// Most hits that stand below a field at once.
const HITS: u16 = 8;
/// Cells in which what stands below a field is set in.
const INSET: u16 = 4;

impl Form {
    /// Rows kept free below all fields: the digits of a choice, and the form's own line.
    fn below(&self) -> u16 {
        let edited = self.edited();
        let own = edited.is_some_and(|slot| slot.picks().is_some()) || self.in_list();
        if own && !edited.is_some_and(Slot::is_choice) { 1 } else { BELOW }
    }

    /// Rows that may stand below the field with the cursor, itself apart.
    fn panel_room(&self, height: u16) -> u16 {
        height.saturating_sub(2 + self.below() + 1)
    }

    /// How many hits are seen at once in this window.
    pub(super) fn hit_rows(&self, view: &View) -> u16 {
        let room = self.panel_room(body_of(view.seat.size).height);
        // A list keeps its heads, a row or two, and its line.
        let room = room.saturating_sub(if self.in_list() { 4 } else { 1 });
        room.clamp(1, HITS)
    }

    /// How many hits are to be drawn.
    fn hits_seen(&self, view: &View) -> u16 {
        let rows = self.hit_rows(view);
        match self.picking.numbered(rows) {
            Some(numbered) => numbered.on(self.picking.page(&numbered)).len() as u16,
            None => rows.min(u16::try_from(self.picking.hits.len()).unwrap_or(u16::MAX)),
        }
    }

    /// Rows that stand below the field with the cursor.
    fn panel_rows(&mut self, height: u16, view: &View) -> u16 {
        self.browses(view);
        let room = self.panel_room(height);
        let hints = self.hint_rows(view);
        let Some(slot) = self.focus().filter(|slot| !slot.closed) else { return 0 };
        let rows = if slot.is_list() {
            2 + u16::try_from(slot.lines.len()).unwrap_or(u16::MAX).saturating_add(self.hits_seen(view))
        } else if slot.picks().is_none() {
            hints
        } else if self.picking.hits.is_empty() && slot.picks_several() {
            1 + u16::try_from(slot.picked.len()).unwrap_or(HITS).min(HITS)
        } else {
            1 + self.hits_seen(view)
        };
        rows.min(room)
    }

    pub(super) fn paint(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let beside = view.seat.is_wide() && self.purpose.has_side();
        let whole = body;
        let body = if beside { Rect { width: body.width * SHARE / 10, ..body } } else { body };
        if beside {
            paint.bar(body.right(), whole.y, whole.height);
            let x = body.right() + 2;
            let side = Rect { x, width: whole.right().saturating_sub(x + 1), ..whole };
            self.purpose.draw_side(paint, side, view);
        }
        let (strong, dim, accent) = (paint.theme.strong, paint.theme.dim, paint.theme.accent);
        let title = self.purpose.title(view);
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        if self.purpose.subject() != Id::NONE {
            let name =
                view.office.of::<Resident>().get(self.purpose.subject()).map_or("", |resident| resident.name.as_str());
            paint.text(3 + used, body.y, body.width - 4 - used, name, accent);
        }
        paint.right(0, body.y, body.width - 1, view.say(words::REQUIRED_MARK), dim);
        if let Some(above) = self.purpose.above(view).filter(|_| !beside) {
            paint.text(2, body.y + 1, body.width.saturating_sub(3), &above, dim);
        }
        let panel = self.panel_rows(body.height, view);
        let rows = body.height.saturating_sub(2 + self.below()).saturating_sub(panel);
        let at = self.cursor.at;
        let window = self.cursor.window(rows, self.slots.len());
        let (above, below) = (window.start, self.slots.len() - window.end);
        if above > 0 {
            paint.right(0, body.y + 1, body.width - 1, &words::more_above(view.lang(), above), dim);
        }
        let more = if below > 0 { words::more_below(view.lang(), below) } else { String::new() };
        let more = paint.right(0, body.bottom() - 1, body.width - 1, &more, dim);
        let mut y = body.y + 2;
        for place in window {
            self.field(paint, Rect { y, height: 1, ..body }, place, view);
            y += 1;
            if place == at && panel > 0 {
                self.panel(paint, Rect { y, height: panel, ..body }, view);
                y += panel;
            }
        }
        self.choices(paint, body, view);
        let picks = self.edited().is_some_and(Slot::is_choice);
        if let Some(cited) = self.purpose.cites(&self.slots, view).filter(|_| !picks) {
            let lines = wrapped(&cited, body.width.saturating_sub(3));
            let from = body.bottom().saturating_sub(1 + lines.len().min(usize::from(choosing::LINES)) as u16);
            for (y, line) in (from..).zip(lines.iter().take(usize::from(choosing::LINES))) {
                paint.text(2, y, body.width.saturating_sub(3), line, dim);
            }
        }
        if let Some(text) = self.purpose.says(&self.slots, view) {
            let room = body.width.saturating_sub(if more > 0 { more + 5 } else { 3 });
            paint.text(2, body.bottom() - 1, room, &text, accent);
        }
    }

    /// One field in its row.
    fn field(&self, paint: &mut Paint, row: Rect, place: usize, view: &View) {
        let (strong, dim, plain, bad) = (paint.theme.strong, paint.theme.dim, paint.theme.plain, paint.theme.bad);
        let (accent, style) = (paint.theme.accent, paint.theme.field);
        let slot = &self.slots[place];
        let focus = place == self.cursor.at;
        let y = row.y;
        paint.text(0, y, 1, if focus { ">" } else { " " }, accent);
        let end = 2 + paint.text(2, y, LABELS - 4, slot.label(view.lang()), if focus { strong } else { plain });
        if slot.required {
            paint.text(end + 1, y, 1, "*", accent);
        }
        let x = LABELS;
        let shown = slot.shown(view);
        let mut cells = (row.width - LABELS - 4).min(if row.width >= 100 { 48 } else { 28 });
        let typing = !slot.input.value().is_empty();
        let named = (slot.picks().is_some() && !typing) || slot.is_list();
        if named && slot.error.is_none() {
            // Namesakes are told apart by what stands behind the name: the hint's room is theirs.
            cells = cells.max(width(&shown) + 1).min(row.width.saturating_sub(x + 2));
        }
        paint.tint(Rect { x, y, width: cells, height: 1 }, style);
        if !slot.placeholder.is_empty() && !slot.touched && slot.is_blank() {
            paint.text(x, y, cells, &slot.placeholder, style.patch(dim));
        } else if slot.is_choice() || named {
            paint.text(x, y, cells, &shown, style);
        } else {
            field::draw(paint, (x, y), cells, &slot.input, style, focus);
        }
        // The cursor of a list stands in its cell.
        if focus && !typing && (!slot.is_list() || slot.closed) {
            paint.put_cursor(x, y);
        }
        let x = x + cells + 2;
        let room = row.width.saturating_sub(x + 1);
        if let Some(hint) = Self::hint(slot, focus, view) {
            let style = if slot.error.is_some() { bad } else { dim };
            paint.text(x, y, room, &hint, style);
        } else if typing && slot.picks().is_some() {
            paint.text(x, y, room, &shown, dim);
        }
    }

    /// What stands below the field with the cursor.
    fn panel(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let Some(slot) = self.focus() else { return };
        if slot.is_list() {
            return self.list(paint, area, view);
        }
        if slot.picks().is_none() {
            return self.draw_hints(paint, area);
        }
        let (chip, several) = (self.picking.chip, slot.picks_several());
        if self.picking.hits.is_empty() && several && !slot.picked.is_empty() && !self.picking.browses() {
            let rows = area.height.saturating_sub(1);
            let (picked, kind) = (slot.picked.clone(), slot.picks());
            // The one under the cursor is always seen.
            let from = (chip + 1).saturating_sub(usize::from(rows));
            for (y, (place, id)) in (area.y..area.y + rows).zip(picked.iter().enumerate().skip(from)) {
                let row = Rect { x: INSET, y, width: area.width - INSET, height: 1 };
                if let Some(kind) = kind {
                    record_row(paint, row, kind, *id, place == chip, view);
                }
            }
            let seen_to = from + usize::from(rows);
            let mut said = self.picking.says(&self.slots[self.cursor.at], seen_to, view);
            if seen_to < picked.len() {
                said = format!("{}  {said}", words::more_below(view.lang(), picked.len() - seen_to));
            }
            self.line_below(paint, area, &said);
            return;
        }
        self.hits(paint, Rect { height: area.height.saturating_sub(1), ..area }, view);
        let seen_to = self.seen_to(view);
        let said = self.picking.says(&self.slots[self.cursor.at], seen_to, view);
        self.line_below(paint, area, &said);
    }

    fn line_below(&self, paint: &mut Paint, area: Rect, said: &str) {
        let dim = paint.theme.dim;
        let nobody = self.picking.browses() && self.picking.hits.is_empty();
        let style = if nobody { paint.theme.warn } else { dim };
        if area.height > 0 {
            paint.text(INSET, area.bottom() - 1, area.width - INSET - 1, said, style);
        }
    }

    /// The place behind the last hit that is seen.
    fn seen_to(&mut self, view: &View) -> usize {
        let rows = self.hit_rows(view);
        self.picking.cursor.window(rows, self.picking.hits.len()).end
    }

    /// The hits of what is typed, one a row.
    fn hits(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let rows = self.hit_rows(view);
        let Some((kind, picked)) = self.edited().and_then(|slot| Some((slot.picks()?, slot.picked.clone()))) else {
            return;
        };
        let numbered = self.picking.numbered(rows);
        let shows_cursor = self.picking.shows_cursor();
        let seen: Vec<(Option<char>, usize)> = if let Some(numbered) = &numbered {
            numbered.on(self.picking.page(numbered)).iter().map(|(digit, at)| (Some(*digit), *at)).collect()
        } else {
            let window = self.picking.cursor.window(rows.min(area.height), self.picking.hits.len());
            window.map(|place| (None, place)).collect()
        };
        let (accent, dim) = (paint.theme.accent, paint.theme.dim);
        for (y, (digit, place)) in (area.y..area.bottom()).zip(seen) {
            let id = self.picking.hits[place];
            let here = shows_cursor && place == self.picking.cursor.at;
            if let Some(digit) = digit {
                paint.text(INSET - 2, y, 1, &digit.to_string(), accent);
            }
            let row = Rect { x: INSET, y, width: area.width - INSET, height: 1 };
            record_row(paint, row, kind, id, here, view);
            if kind == Resident::KIND
                && let Some(resident) = view.office.of::<Resident>().get(id)
            {
                mark(paint, row, &resident.name, here, &self.picking.query);
            }
            if picked.contains(&id) {
                paint.text(INSET + 1, y, 1, "*", if here { paint.theme.selected } else { dim });
            }
        }
        if let Some(numbered) = numbered.filter(Numbered::turns) {
            let said = words::page(view.lang(), self.picking.page(&numbered) + 1, numbered.pages());
            paint.right(0, area.bottom(), area.width - 1, &said, dim);
        }
    }

    /// Digits and labels of a field of choices.
    fn choices(&self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, accent) = (paint.theme.strong, paint.theme.plain, paint.theme.accent);
        let y = body.bottom() - 2;
        let mut x = 2;
        let mut row = y - 1;
        for choosing::Shown { digit, label, chosen, here } in self.offers(view) {
            let need = width(&label) + 4;
            if x + need > body.width && row < y {
                (x, row) = (2, y);
            }
            x += paint.text(x, row, 1, &digit.to_string(), accent);
            let mark = if chosen { "*" } else { " " };
            x += paint.text(x, row, 1, mark, accent);
            let style = if here { strong } else { plain };
            x += paint.text(x, row, body.width.saturating_sub(x), &label, style) + 2;
        }
    }

    /// The rows of a list, and below them the hits of the cell with the cursor.
    fn list(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let hits = self.hits_seen(view).min(area.height.saturating_sub(3));
        let table = Rect { height: area.height.saturating_sub(1 + hits), ..area };
        let said = self.table(paint, table, view);
        self.hits(paint, Rect { y: table.bottom(), height: hits, ..area }, view);
        let cell = self.edited().filter(|slot| slot.picks().is_some()).cloned();
        let said = match cell {
            Some(cell) if self.picking.browses() => {
                let seen_to = self.seen_to(view);
                self.picking.says(&cell, seen_to, view)
            }
            _ => said,
        };
        self.line_below(paint, area, &said);
    }
}

/// One record in a list: a person as everywhere, anything else by its name.
pub(super) fn record_row(paint: &mut Paint, row: Rect, kind: crate::model::Kind, id: Id, here: bool, view: &View) {
    if kind == Resident::KIND
        && let Some(resident) = view.office.of::<Resident>().get(id)
    {
        return person_row(paint, row, resident, here, view);
    }
    let style = if here { paint.theme.selected } else { paint.theme.plain };
    if here {
        paint.tint(row, style);
        paint.text(row.x, row.y, 1, ">", style);
    }
    let text = told_apart(kind, id, view);
    paint.text(row.x + 2, row.y, row.width.saturating_sub(3), &text, style);
}

/// What is wrong with a field or a cell, in words.
pub(super) fn fault_of(slot: &Slot, view: &View) -> Option<String> {
    let error = slot.error.as_ref()?;
    Some(match &slot.entry {
        Entry::Field(kind) => errors::field_error_in(view.lang(), kind, error).into_owned(),
        Entry::Pick(_) | Entry::Read(_) => errors::field_error(view.lang(), error).into_owned(),
    })
}

/// Whether a field is a day.
pub(super) fn is_day(slot: &Slot) -> bool {
    matches!(slot.entry, Entry::Field(FieldKind::Date))
}

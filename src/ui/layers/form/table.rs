//! The rows of a list as a small table: what does not fit scrolls, and says so.

use ratatui::layout::Rect;

use crate::model::FieldKind;
use crate::model::field::Column;
use crate::text::{errors, labels, picking as text};
use crate::ui::forms::{Slot, is_blank};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::widgets::field;
use crate::ui::words;

use super::Form;
use super::draw::fault_of;

/// Cells in which the table is set in; a gap between columns, where the mark of a wrong cell stands.
const INSET: u16 = 4;
const GAP: u16 = 2;

/// Cells of a column, its head in them.
fn cells_of(column: &Column, label: &str, view: &View) -> u16 {
    let lang = view.lang();
    let own = match column.kind {
        FieldKind::Name | FieldKind::Date | FieldKind::Birth => 11,
        FieldKind::Text(most) => u16::try_from(most.saturating_mul(2)).unwrap_or(u16::MAX).clamp(4, 14),
        FieldKind::CitizenId => 18,
        FieldKind::Phones => 14,
        FieldKind::Time | FieldKind::System => 6,
        FieldKind::Number(least, most) => width(&least.to_string()).max(width(&most.to_string())) + 2,
        FieldKind::Choice(table) => table.iter().map(|row| width(labels::code(lang, row))).max().unwrap_or(4).min(14),
        FieldKind::Flags(_) => 16,
        FieldKind::Ref(_) | FieldKind::Refs(_) | FieldKind::Rows(_) => 30,
    };
    own.max(width(label) + u16::from(column.required) * 2)
}

/// The columns from one on that are seen together with another: the first of them, and the one behind the last.
fn columns_seen(cells: &[u16], room: u16, with: usize) -> (usize, usize) {
    let taken = |from: usize, to: usize| cells[from..to].iter().map(|cells| cells + GAP).sum::<u16>();
    let with = with.min(cells.len().saturating_sub(1));
    let from = (0..=with).find(|from| taken(*from, with + 1) <= room).unwrap_or(with);
    let to = (with + 1..=cells.len()).rev().find(|to| taken(from, *to) <= room).unwrap_or(with + 1);
    (from, to.min(cells.len()))
}

impl Form {
    /// Draws the rows; answers what is to be said below them.
    pub(super) fn table(&mut self, paint: &mut Paint, area: Rect, view: &View) -> String {
        let lang = view.lang();
        let (dim, accent, bad, strong) = (paint.theme.dim, paint.theme.accent, paint.theme.bad, paint.theme.strong);
        let (row_here, column_here) = self.cell;
        let Some(slot) = self.slots.get(self.cursor.at) else { return String::new() };
        let columns = slot.columns();
        let heads: Vec<&str> = columns.iter().map(|column| labels::field(lang, slot.kind, column.key)).collect();
        let cells: Vec<u16> = columns.iter().zip(&heads).map(|(column, head)| cells_of(column, head, view)).collect();
        let room = area.width.saturating_sub(INSET + 1);
        let (from, to) = columns_seen(&cells, room, column_here);
        let cell_room = |column: usize| cells[column].min(room);
        let (head_row, rows) = if area.height > 2 { (1, area.height - 1) } else { (0, area.height) };
        if head_row > 0 {
            let mut x = INSET;
            for column in from..to {
                let style = if column == column_here { strong } else { dim };
                let used = paint.text(x, area.y, cell_room(column), heads[column], style);
                if columns[column].required {
                    paint.text(x + used + 1, area.y, 1, "*", accent);
                }
                x += cell_room(column) + GAP;
            }
        }
        self.rows_seen.at = row_here;
        let window = self.rows_seen.window(rows, slot.lines.len());
        let mut said = None;
        for (y, place) in (area.y + head_row..).zip(window.clone()) {
            let line = &slot.lines[place];
            let here = place == row_here;
            paint.text(INSET - 2, y, 1, if here { ">" } else { " " }, accent);
            let mut x = INSET;
            for (column, cell) in line.iter().enumerate().take(to).skip(from) {
                let focus = here && column == column_here;
                if cell.error.is_some() {
                    paint.text(x - 1, y, 1, "!", bad);
                }
                draw_cell(paint, Rect { x, y, width: cell_room(column), height: 1 }, cell, focus, view);
                x += cell_room(column) + GAP;
            }
            let wrong = line.iter().zip(&heads).find(|(cell, _)| cell.error.is_some());
            if let Some((cell, head)) = wrong
                && let Some(fault) = fault_of(cell, view)
            {
                // Beside the cell where there is room for it, else on the line below, named.
                if x + width(&fault) < area.width {
                    paint.text(x, y, area.width - x, &fault, bad);
                } else if here || said.is_none() {
                    said = Some(format!("{head}: {fault}"));
                }
            }
        }
        let hidden = slot.lines.iter().enumerate().filter(|(_, line)| !is_blank(line));
        let hidden: Vec<usize> = hidden.map(|(place, _)| place).collect();
        let above = hidden.iter().filter(|place| **place < window.start).count();
        let below = hidden.iter().filter(|place| **place >= window.end).count();
        let mut parts = vec![text::rows(lang, slot.filled_lines())];
        parts.extend(said);
        parts.extend((above > 0).then(|| words::more_above(lang, above)));
        parts.extend((below > 0).then(|| words::more_below(lang, below)));
        parts.extend(text::columns(lang, from, cells.len() - to));
        let hint = slot.cell(self.cell).filter(|cell| cell.is_blank());
        let kind = &columns[column_here.min(columns.len().saturating_sub(1))].kind;
        let hint = hint.filter(|cell| cell.error.is_none()).and_then(|_| errors::hint(lang, kind));
        parts.extend(hint.map(str::to_owned));
        parts.push(view.say(text::ROW_KEYS).to_owned());
        parts.join("  ")
    }
}

/// One cell.
fn draw_cell(paint: &mut Paint, area: Rect, cell: &Slot, focus: bool, view: &View) {
    let (style, plain) = (paint.theme.field, paint.theme.plain);
    if !focus {
        paint.text(area.x, area.y, area.width, &cell.said(view), plain);
        return;
    }
    paint.tint(area, style);
    let typing = !cell.input.value().is_empty();
    if cell.is_choice() || (cell.picks().is_some() && !typing) {
        paint.text(area.x, area.y, area.width, &cell.shown(view), style);
        paint.put_cursor(area.x, area.y);
    } else {
        field::draw(paint, (area.x, area.y), area.width, &cell.input, style, true);
    }
}

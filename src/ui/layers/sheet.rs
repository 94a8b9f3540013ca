//! A sheet on the screen, as it would be printed: something to read, and `p` prints it.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::printing::on_screen;
use crate::desk::core::sheet::{Printable, Sight};
use crate::exchange::page::Block;
use crate::model::register::SHEET;
use crate::text::center::figures::OTHER_MONTHS;
use crate::text::labels;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::{Paint, width};
use crate::ui::view::{Selected, View};
use crate::ui::widgets::scroll::Scroll;

use super::Layer;

/// Cells between columns.
const GAP: u16 = 2;

/// An open sheet.
pub struct Sheet {
    what: Printable,
    /// What another month's page is, where it is a month's.
    of_month: Option<fn(Date) -> Printable>,
    scroll: Scroll,
}

/// A line of the sheet: pieces of text, each at its column.
struct Printed(Vec<(u16, String)>, bool);

impl Sheet {
    /// Opens a sheet.
    pub fn open(what: Printable) -> Effect {
        Effect::push(Self { what, of_month: None, scroll: Scroll::default() })
    }

    /// Opens the page of a day's month; the left and right arrows turn to others.
    pub fn of_month(page: fn(Date) -> Printable, day: Date) -> Effect {
        Effect::push(Self { what: page(day), of_month: Some(page), scroll: Scroll::default() })
    }

    /// Turns to a month before or after; none is to come.
    fn turn(&mut self, months: i64, view: &View) {
        let Some((page, day)) = self.of_month.zip(self.what.day) else { return };
        let turned = day.first_of_month().checked_add(months.months()).unwrap_or(day);
        if turned <= view.today() {
            self.what = page(turned.last_of_month().min(view.today()));
            self.scroll = Scroll::default();
        }
    }
}

impl Layer for Sheet {
    fn scope(&self) -> Scope {
        scope::SHEET
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) if self.of_month.is_some() => self.turn(-1, view),
            Verb::Step(Step::Right) if self.of_month.is_some() => self.turn(1, view),
            Verb::Step(step) => self.scroll.step(step),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<Selected> {
        Some(Selected::Sheet(self.what))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain) = (paint.theme.strong, paint.theme.plain);
        let sight = Sight { office: view.office, lang: view.lang(), now: view.seat.now };
        let (heading, blocks) = on_screen(&sight, self.what);
        let title = format!("{} {heading}", labels::code_number(view.lang(), SHEET, self.what.sheet(view.office)));
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        if self.of_month.is_some() {
            let dim = paint.theme.dim;
            paint.right(used + 3, body.y, body.width.saturating_sub(used + 4), view.say(OTHER_MONTHS), dim);
        }
        let rows = lines(&blocks);
        let area = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
        for (y, place) in (area.y..).zip(self.scroll.window(paint, area, rows.len(), view)) {
            let Printed(pieces, heading) = &rows[place];
            let style: Style = if *heading { strong } else { plain };
            for (x, text) in pieces {
                paint.text(1 + x, y, body.width.saturating_sub(2 + x), text, style);
            }
        }
    }
}

/// The blocks as lines, columns of a table as wide as what stands in them.
fn lines(blocks: &[Block]) -> Vec<Printed> {
    let mut rows: Vec<Printed> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(text) => {
                if !rows.is_empty() {
                    rows.push(Printed(Vec::new(), false));
                }
                rows.push(Printed(vec![(0, text.clone())], true));
            }
            Block::Line(text) => rows.push(Printed(vec![(0, text.clone())], false)),
            Block::Large(name, value) => {
                rows.push(Printed(vec![(0, name.clone()), (width(name) + GAP, value.clone())], true));
            }
            // There is nothing to sign on a screen.
            Block::Signature(_) => {}
            Block::Facts(facts) => {
                let wide = facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + GAP;
                let line =
                    |(name, value): &(String, String)| Printed(vec![(0, name.clone()), (wide, value.clone())], false);
                rows.extend(facts.iter().map(line));
            }
            Block::Table { heads, rows: table } => {
                let widest = |column: usize| {
                    let cells = table.iter().filter_map(|row| row.get(column)).map(|cell| width(cell));
                    cells.chain(heads.get(column).map(|head| width(head))).max().unwrap_or(0) + GAP
                };
                let starts: Vec<u16> = (0..heads.len())
                    .scan(0, |x, column| {
                        let at = *x;
                        *x += widest(column);
                        Some(at)
                    })
                    .collect();
                let line = |cells: &Vec<String>, head| {
                    Printed(starts.iter().copied().zip(cells.iter().cloned()).collect(), head)
                };
                rows.push(line(heads, true));
                rows.extend(table.iter().map(|row| line(row, false)));
            }
        }
    }
    rows
}

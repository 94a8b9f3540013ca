//! Charts of a month: bars with their numbers, leafed through by the left and right arrows. What is charted is a
//! capability's own; `p` prints the month's page where there is one.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::core::sheet::Printable;
use crate::store::port::Rev;
use crate::text::Msg;
use crate::text::center::figures::OTHER_MONTHS;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::{Paint, width};
use crate::ui::view::{Selected, View};
use crate::ui::widgets::scroll::Scroll;

use super::Layer;

/// Most cells of a bar.
const BAR: u16 = 40;

/// A bar, and what stands beside it.
pub struct Bar {
    pub name: String,
    /// How long it is, beside the longest of its chart.
    pub value: usize,
    /// The number as it is read.
    pub said: String,
    /// Whether it is more, or less, than it should be.
    pub alarm: bool,
}

impl Bar {
    /// A number of something.
    pub fn of(name: impl Into<String>, value: usize) -> Self {
        Self { name: name.into(), value, said: value.to_string(), alarm: false }
    }

    /// The same, read so.
    #[must_use]
    pub fn read(self, said: String) -> Self {
        Self { said, ..self }
    }

    /// The same, which is not as it should be.
    #[must_use]
    pub fn alarming(self, alarm: bool) -> Self {
        Self { alarm, ..self }
    }
}

/// Bars under a title.
pub struct Chart {
    pub title: String,
    /// The value of a whole bar; the longest one's where there is none.
    pub whole: Option<usize>,
    pub bars: Vec<Bar>,
}

/// What is charted: its name, how a month becomes charts, and the month's page where there is one.
#[derive(Clone, Copy)]
pub struct Charted {
    pub name: Msg,
    pub month: fn(Date, &View) -> (String, Vec<Chart>),
    pub page: Option<fn(Date) -> Printable>,
}

/// A line of the page.
enum Line {
    Gap,
    Title(String),
    /// A bar, the cells of the names beside it, and the value of a whole bar.
    Bar(usize, usize),
}

/// The charts.
pub struct Charts {
    what: Charted,
    /// The first day of the month that is shown.
    month: Date,
    /// As they were made, and for which head.
    made: Option<(Rev, String, Vec<Chart>)>,
    scroll: Scroll,
}

impl Charts {
    /// Of this month.
    pub fn open(what: Charted, view: &View) -> Effect {
        let month = view.today().first_of_month();
        Effect::push(Self { what, month, made: None, scroll: Scroll::default() })
    }

    fn turn(&mut self, months: i64, view: &View) {
        let turned = self.month.checked_add(months.months()).unwrap_or(self.month);
        if turned <= view.today() {
            (self.month, self.made, self.scroll) = (turned, None, Scroll::default());
        }
    }
}

impl Layer for Charts {
    fn scope(&self) -> Scope {
        scope::SHEET
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) => self.turn(-1, view),
            Verb::Step(Step::Right) => self.turn(1, view),
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
        Some(self.what.page.map_or(Selected::Nothing, |page| Selected::Sheet(page(self.month))))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let head = view.office.head;
        if self.made.as_ref().is_none_or(|(made, ..)| *made != head) {
            let (said, charts) = (self.what.month)(self.month, view);
            self.made = Some((head, said, charts));
        }
        let Some((_, said, charts)) = &self.made else { return };
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let title = format!("{}  {said}", view.say(self.what.name));
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        let room = body.width.saturating_sub(used + 4);
        paint.right(used + 3, body.y, room, view.say(OTHER_MONTHS), dim);
        let lines = lines(charts);
        let area = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
        for (y, place) in (area.y..).zip(self.scroll.window(paint, area, lines.len(), view)) {
            match &lines[place] {
                Line::Gap => {}
                Line::Title(title) => drop(paint.text(1, y, area.width - 2, title, strong)),
                Line::Bar(chart, bar) => draw_bar(paint, Rect { y, height: 1, ..area }, &charts[*chart], *bar),
            }
        }
    }
}

fn lines(charts: &[Chart]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (nth, chart) in charts.iter().enumerate() {
        if nth > 0 {
            lines.push(Line::Gap);
        }
        lines.push(Line::Title(chart.title.clone()));
        lines.extend((0..chart.bars.len()).map(|bar| Line::Bar(nth, bar)));
    }
    lines
}

/// A name, its bar, and its number behind it.
fn draw_bar(paint: &mut Paint, row: Rect, chart: &Chart, nth: usize) {
    let (plain, warn, accent) = (paint.theme.plain, paint.theme.warn, paint.theme.accent);
    let bar = &chart.bars[nth];
    let names = chart.bars.iter().map(|bar| width(&bar.name)).max().unwrap_or(0).min(row.width / 3);
    let numbers = chart.bars.iter().map(|bar| width(&bar.said)).max().unwrap_or(0);
    paint.text(row.x + 3, row.y, names, &bar.name, plain);
    let x = row.x + 3 + names + 2;
    let room = row.width.saturating_sub(3 + names + 2 + numbers + 3).min(BAR);
    let most = chart.whole.or_else(|| chart.bars.iter().map(|bar| bar.value).max()).unwrap_or(0).max(1);
    let cells = bar.value.min(most) * usize::from(room) / most;
    // What is there at all is seen.
    let cells = if bar.value > 0 { cells.max(1) } else { 0 } as u16;
    paint.fill(x, row.y, cells, paint.theme.taken, if bar.alarm { warn } else { accent });
    let said = if bar.alarm { format!("! {}", bar.said) } else { bar.said.clone() };
    paint.text(
        x + cells + 1,
        row.y,
        row.right().saturating_sub(x + cells + 2),
        &said,
        if bar.alarm { warn } else { plain },
    );
}

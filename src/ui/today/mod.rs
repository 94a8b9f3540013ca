//! Tab 0: what a clerk must know at a glance, and the way to each of it.
//!
//! Two columns: rooms and sessions on the left; what is due, and who comes next, on the right.

mod backup;
pub(in crate::ui) mod bar;
mod rows;

use jiff::civil::DateTime;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::clock::to_the_minute;
use crate::desk::core::office::Office;
use crate::desk::core::printing::whole_day;
use crate::model::Id;
use crate::text::{Msg, tips, today as words};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::ch;
use crate::ui::paint::Paint;
use crate::ui::theme::Theme;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;

use crate::ui::panes::{Face, Pane, Tab};

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(0);

/// `0` 今日
pub static TAB: Tab = Tab {
    key: '0',
    short: crate::ui::words::SHORT_TODAY,
    open: Action::new("tab_today", &[ch('0')], scope::PANES, crate::ui::words::TODAY, tips::TODAY, |_| {
        Effect::Release.then(Effect::Face(&FACE))
    }),
};

/// The board of the day.
pub static FACE: Face = Face {
    name: crate::ui::words::TODAY,
    scope: SCOPE,
    open: || Box::<Today>::default(),
    shows: &[],
    prints: |view| Some(whole_day(view.today())),
    as_room: None,
    books: None,
    marks: false,
    stays: false,
};

/// Which part of the board a line stands in, from the top of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Left: what the center offers today, with bars.
    Services,
    /// Left: sessions of the clinic.
    Sessions,
    /// Left, where there is room: what is closed in the next days. The cursor never stands there.
    Ahead,
    /// Right: what is due.
    ToDo,
    /// Right: who comes next.
    Coming,
}

/// What `Enter` does on a line.
#[derive(Clone, Copy)]
pub enum Opens {
    /// It shows what the line selects.
    Selected,
    /// It shows something else.
    Show(Selected),
    /// It serves a person and shows their card.
    Card(Id),
    /// It goes to a tab.
    Tab(&'static Tab),
    /// It opens something to read.
    Run(fn(&View) -> Effect),
    /// It is a number and nothing more.
    Nothing,
}

/// Draws a line, under the cursor or not; answers how many rows it took beyond the first.
type Draw = Box<dyn Fn(&mut Paint, Rect, bool, &View) -> u16>;

/// A line of the board, as it was counted.
pub struct Line {
    part: Part,
    /// Which of its capability's lines it is, so that the cursor stays on it when all are counted again.
    same: (Part, &'static str, u64),
    selected: Selected,
    opens: Opens,
    draw: Draw,
}

impl Line {
    /// A line of one row; `same` tells it from its capability's other lines of that part.
    pub fn of(part: Part, same: u64, draw: impl Fn(&mut Paint, Rect, bool, &View) + 'static) -> Self {
        Self::tall(part, same, move |paint, at, here, view| {
            draw(paint, at, here, view);
            0
        })
    }

    /// A line that may need more rows than one, and says how many more it took.
    pub fn tall(part: Part, same: u64, draw: impl Fn(&mut Paint, Rect, bool, &View) -> u16 + 'static) -> Self {
        let (selected, opens) = (Selected::Nothing, Opens::Nothing);
        Self { part, same: (part, "", same), selected, opens, draw: Box::new(draw) }
    }

    /// A number of things to do, in this style where there are any.
    pub fn count(label: Msg, number: usize, alarm: fn(&Theme) -> Style) -> Self {
        let line = Self::of(Part::ToDo, 0, move |paint, at, here, view| {
            let (plain, dim) = (paint.theme.plain, paint.theme.dim);
            let style = if number > 0 { alarm(paint.theme) } else { dim };
            paint.text(at.x + 2, at.y, 22, view.say(label), on(paint, plain, here));
            paint.right(at.x + 22, at.y, 5, &number.to_string(), on(paint, style, here));
        });
        Self { same: (Part::ToDo, label.en, 0), ..line }
    }

    /// The same, which selects this and shows it on `Enter`.
    #[must_use]
    pub fn on(self, selected: Selected) -> Self {
        Self { selected, opens: Opens::Selected, ..self }
    }

    /// The same, which does this on `Enter`.
    #[must_use]
    pub fn opening(self, opens: Opens) -> Self {
        Self { opens, ..self }
    }
}

/// A capability's part of the board.
pub struct TodayRow {
    /// What tells its lines from those of others.
    pub name: &'static str,
    /// Its lines at a moment.
    pub lines: fn(&Office, DateTime) -> Vec<Line>,
}

/// The board: lines of a part stand in this order.
static TODAY: &[&TodayRow] = &[
    &crate::ui::care::EMERGENCIES,
    &crate::ui::canteen::TODAY,
    &crate::ui::day_care::TODAY,
    &crate::ui::issues::TODAY,
    &crate::ui::clinic::TODAY,
    &crate::ui::activities::TODAY,
    &crate::ui::benefits::TODAY,
    &crate::ui::visitors::TODAY,
    &crate::ui::center::TODAY,
    &crate::ui::gap::TODAY,
    &crate::ui::people::TODAY,
    &crate::ui::care::TODAY,
    &crate::ui::guide::TODAY,
    &crate::ui::handover::TODAY,
    &crate::ui::contacts::TODAY,
    &crate::ui::operators::TODAY,
];

/// The pane.
#[derive(Default)]
pub struct Today {
    counted: Option<(u64, DateTime)>,
    /// Lines of the left and of the right column on which the cursor can stand.
    columns: [Vec<Line>; 2],
    /// Lines below those of the left one.
    ahead: Vec<Line>,
    cursors: [Cursor; 2],
    /// The column in which the cursor stands.
    column: usize,
}

impl Today {
    fn line(&self) -> Option<&Line> {
        self.columns[self.column].get(self.cursors[self.column].at)
    }

    /// Lines again, each cursor on the line where it stood.
    fn count(&mut self, office: &Office, now: DateTime) {
        let stood = [0, 1].map(|column| self.columns[column].get(self.cursors[column].at).map(|line| line.same));
        let mut columns = [Vec::new(), Vec::new()];
        self.ahead.clear();
        for row in TODAY {
            for mut line in (row.lines)(office, now) {
                if line.same.1.is_empty() {
                    line.same.1 = row.name;
                }
                match line.part {
                    Part::Services | Part::Sessions => columns[0].push(line),
                    Part::ToDo | Part::Coming => columns[1].push(line),
                    Part::Ahead => self.ahead.push(line),
                }
            }
        }
        for lines in &mut columns {
            lines.sort_by_key(|line| line.part);
        }
        self.columns = columns;
        for (column, line) in stood.into_iter().enumerate() {
            let found = line.and_then(|line| self.columns[column].iter().position(|other| other.same == line));
            let last = self.columns[column].len().saturating_sub(1);
            self.cursors[column].at = found.unwrap_or(self.cursors[column].at.min(last));
        }
        if self.columns[self.column].is_empty() {
            self.column = 1;
        }
    }

    fn open(&self, view: &View) -> Effect {
        let Some(line) = self.line() else { return Effect::None };
        match line.opens {
            Opens::Selected => Effect::Show(line.selected),
            Opens::Show(selected) => Effect::Show(selected),
            Opens::Card(person) => Effect::card(person),
            Opens::Tab(tab) => Effect::Tab(tab),
            Opens::Run(open) => open(view),
            Opens::Nothing => Effect::hint(words::JUST_A_NUMBER),
        }
    }
}

impl Pane for Today {
    fn refresh(&mut self, view: &View) {
        let now = (view.office.head, to_the_minute(view.seat.now));
        if self.counted != Some(now) {
            self.count(view.office, now.1);
            self.counted = Some(now);
        }
    }

    fn selected(&self) -> Selected {
        self.line().map_or(Selected::Nothing, |line| line.selected)
    }

    fn show(&mut self, what: Selected, _view: &View) {
        if let Some(at) = self.columns[1].iter().position(|line| line.selected == what) {
            self.cursors[1].at = at;
        }
    }

    /// Whoever comes next is everybody's business.
    fn let_go(&mut self) {}

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) if !self.columns[0].is_empty() => self.column = 0,
            Verb::Step(Step::Right) => self.column = 1,
            Verb::Next | Verb::Previous if !self.columns[0].is_empty() => self.column = 1 - self.column,
            Verb::Step(step) => self.cursors[self.column].step(step, self.columns[self.column].len()),
            Verb::Open => return self.open(view),
            _ => {}
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let told = backup::draw(paint, body, view);
        let body = Rect { height: body.height - told, ..body };
        // Rooms have bars and need the greater part.
        let left = body.width * if view.seat.is_wide() { 58 } else { 54 } / 100;
        self.draw_left(paint, Rect { width: left - 1, ..body }, view);
        paint.bar(left, body.y, body.height);
        self.draw_right(paint, Rect { x: left + 1, width: body.width - left - 1, ..body }, view);
    }
}

fn ground(paint: &mut Paint, at: Rect, here: bool) {
    if here {
        let selected = paint.theme.selected;
        paint.tint(at, selected);
        paint.text(at.x, at.y, 1, ">", selected);
    }
}

/// A style, or the selected row's.
pub(in crate::ui) fn on(paint: &Paint, style: Style, here: bool) -> Style {
    if here { paint.theme.selected } else { style }
}

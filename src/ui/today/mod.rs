//! Tab 0: what a clerk must know at a glance, and the way to each of it.
//!
//! Two columns: rooms and sessions on the left; what is due, and who comes next, on the right.

mod rows;
mod services;

use jiff::civil::{Date, DateTime, Time};
use ratatui::layout::Rect;

use crate::desk::canteen::kitchen::canteen;
use crate::desk::core::clock::to_the_minute;
use crate::desk::core::printing::Printable;
use crate::desk::core::today::Board;
use crate::desk::day_care::day_care;
use crate::model::center::booking::Place;
use crate::model::{Booking, Id, Session};
use crate::text::{tips, today as words};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::ch;
use crate::ui::paint::Paint;
use crate::ui::view::{Line, Selected, View};
use crate::ui::widgets::list::Cursor;

use crate::ui::panes::{Face, Pane, TABS, Tab};

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(0);

/// `0` 今日
pub static TAB: Tab = Tab {
    key: '0',
    open: Action::new("tab_today", &[ch('0')], scope::PANES, crate::ui::words::TODAY, tips::TODAY, |_| {
        Effect::Release.then(Effect::Tab(&TAB))
    }),
};

/// The board of the day.
pub static FACE: Face = Face {
    name: crate::ui::words::TODAY,
    scope: SCOPE,
    open: || Box::<Today>::default(),
    shows: &[],
    prints: |view| Some(Printable::Day(view.today())),
    as_room: None,
    books: None,
    stays: false,
};

/// Birthdays that have a row of their own.
const BIRTHDAYS: usize = 3;

/// A row on which the cursor can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A sitting of the canteen, by its place on the board.
    Sitting(usize),
    /// Day care.
    DayCare,
    /// A room, by its place on the board.
    Room(usize),
    /// A session, by its place on the board.
    Session(usize),
    /// A number that leads to a tab, if it is built.
    Count(Count),
    /// Somebody's birthday.
    Birthday(Id),
    /// A booking whose people have not come yet.
    Expected(Id),
}

/// A number on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    IssuesDue,
    IssuesOverdue,
    IssuesToCallBack,
    Recalls,
    Visitors,
    ToOffer,
    ToEnter,
}

impl Count {
    const ALL: [Self; 7] = [
        Self::IssuesDue,
        Self::IssuesOverdue,
        Self::IssuesToCallBack,
        Self::Recalls,
        Self::Visitors,
        Self::ToOffer,
        Self::ToEnter,
    ];

    /// The digit of the tab that it leads to.
    fn tab(self) -> Option<char> {
        match self {
            Self::IssuesDue | Self::IssuesOverdue | Self::IssuesToCallBack => Some('4'),
            Self::Recalls => Some('3'),
            Self::Visitors | Self::ToOffer | Self::ToEnter => None,
        }
    }

    fn of(self, board: &Board) -> usize {
        match self {
            Self::IssuesDue => board.issues_due,
            Self::IssuesOverdue => board.issues_overdue,
            Self::IssuesToCallBack => board.issues_to_call_back,
            Self::Recalls => board.recalls_due,
            Self::Visitors => board.visitors,
            Self::ToOffer => board.to_offer.len(),
            Self::ToEnter => board.to_enter.len(),
        }
    }
}

/// The pane.
#[derive(Default)]
pub struct Today {
    board: Board,
    counted: Option<(u64, DateTime)>,
    /// Rows of the left and of the right column.
    columns: [Vec<Row>; 2],
    cursors: [Cursor; 2],
    /// The column in which the cursor stands.
    column: usize,
}

impl Today {
    fn row(&self) -> Option<Row> {
        self.columns[self.column].get(self.cursors[self.column].at).copied()
    }

    /// The slot of a room's row, seen on the day that the board was counted for.
    fn place(&self, room: usize) -> Option<Place> {
        let (_, now) = self.counted?;
        let room = self.board.rooms.get(room)?;
        Some(Place { room: room.room, date: now.date(), start: room.slot.start })
    }

    /// Rows again, each cursor on the row where it stood.
    fn lay_out(&mut self) {
        let stood = [0, 1].map(|column| self.columns[column].get(self.cursors[column].at).copied());
        let rooms = (0..self.board.rooms.len()).map(Row::Room);
        let sittings = (0..self.board.sittings.len()).map(Row::Sitting);
        let services = sittings.chain(self.board.day_care.map(|_| Row::DayCare));
        self.columns[0] = services.chain(rooms).chain((0..self.board.sessions.len()).map(Row::Session)).collect();
        let birthdays = self.board.birthdays.iter().take(BIRTHDAYS).map(|id| Row::Birthday(*id));
        let expected = self.board.expected.iter().map(|id| Row::Expected(*id));
        // What is seldom to be done has a row only while it is.
        let seldom = [Count::ToOffer, Count::ToEnter];
        let counts = Count::ALL.into_iter().filter(|count| !seldom.contains(count) || count.of(&self.board) > 0);
        self.columns[1] = counts.map(Row::Count).chain(birthdays).chain(expected).collect();
        for (column, row) in stood.into_iter().enumerate() {
            let found = row.and_then(|row| self.columns[column].iter().position(|other| *other == row));
            let last = self.columns[column].len().saturating_sub(1);
            self.cursors[column].at = found.unwrap_or(self.cursors[column].at.min(last));
        }
        if self.columns[self.column].is_empty() {
            self.column = 1;
        }
    }

    fn open(&self, view: &View) -> Effect {
        match self.row() {
            Some(Row::Birthday(id)) => Effect::card(id),
            Some(Row::Count(Count::ToOffer)) => {
                self.board.to_offer.first().map_or(Effect::None, |place| Effect::Show(Selected::Place(*place)))
            }
            Some(Row::Count(Count::ToEnter)) => {
                self.board.to_enter.first().map_or(Effect::None, |id| Effect::Show(Selected::of::<Booking>(*id)))
            }
            Some(Row::Count(count)) => {
                let tab = TABS.iter().find(|(tab, _)| Some(tab.key) == count.tab());
                tab.map_or(Effect::Say(Line::Hint(words::JUST_A_NUMBER)), |(tab, _)| Effect::Tab(tab))
            }
            Some(Row::Sitting(sitting)) => {
                let start = self.board.sittings.get(sitting).map(|s| s.sitting.start);
                let room = canteen(view.office).map(|canteen| canteen.id);
                show(room, view.today(), start.unwrap_or_default())
            }
            Some(Row::DayCare) => show(day_care(view.office).map(|care| care.id), view.today(), Time::default()),
            Some(Row::Room(_) | Row::Session(_) | Row::Expected(_)) => Effect::Show(self.selected()),
            None => Effect::None,
        }
    }
}

/// Shows a room's time of a day.
fn show(room: Option<Id>, date: Date, start: Time) -> Effect {
    room.map_or(Effect::None, |room| Effect::Show(Selected::Place(Place { room, date, start })))
}

impl Pane for Today {
    fn refresh(&mut self, view: &View) {
        let minute = to_the_minute(view.seat.now);
        let now = (view.office.head, minute);
        if self.counted != Some(now) {
            self.board = Board::of(view.office, minute);
            self.counted = Some(now);
            self.lay_out();
        }
    }

    fn selected(&self) -> Selected {
        match self.row() {
            Some(Row::Room(room)) => self.place(room).map_or(Selected::Nothing, Selected::Place),
            Some(Row::Session(session)) => {
                self.board.sessions.get(session).map_or(Selected::Nothing, |s| Selected::of::<Session>(s.session))
            }
            Some(Row::Expected(id)) => Selected::of::<Booking>(id),
            Some(Row::Sitting(_) | Row::DayCare | Row::Birthday(_) | Row::Count(_)) | None => Selected::Nothing,
        }
    }

    fn show(&mut self, what: Selected, _view: &View) {
        let Some(id) = what.id::<Booking>() else { return };
        if let Some(at) = self.columns[1].iter().position(|row| *row == Row::Expected(id)) {
            self.cursors[1].at = at;
        }
    }

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
        let told = rows::draw_backup(paint, body, view);
        let body = Rect { height: body.height - told, ..body };
        // Rooms have bars and need the greater part.
        let left = body.width * 54 / 100;
        self.draw_left(paint, Rect { width: left - 1, ..body }, view);
        paint.bar(left, body.y, body.height);
        self.draw_right(paint, Rect { x: left + 1, width: body.width - left - 1, ..body }, view);
    }
}

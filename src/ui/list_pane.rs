//! The pane that tabs with a list share: its rows with cursor, filter, order and marks, and beside it from 120 columns on
//! the card of the row under the cursor; in a narrower window list or card. What is listed is a capability's own.

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::desk::core::question::Answer;
use crate::desk::export::ExportRow;
use crate::model::{Id, Record};
use crate::store::port::Rev;
use crate::text::Msg;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::paint::Paint;
use crate::ui::panes::Pane;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::rows::Rows;

/// Cells that a card keeps beside a list.
const CARD: u16 = 44;

/// What a list pane lists.
pub trait Listing: Default + 'static {
    /// The kind of its records.
    type Record: Record;

    /// The filter with which it opens.
    const FILTER: u8 = 0;
    /// Its share of a wide window, in tenths; the card has the rest.
    const SHARE: u16 = 5;
    /// Whether `Enter` brings the card to the front; else a row is worked with where it stands.
    const OPENS_CARD: bool = true;
    /// Whether the card is read by scrolling it while it is in front.
    const SCROLLS: bool = false;

    /// Cells in which its rows are read whole; a wide window gives it them while the card has enough.
    fn needs(&self) -> u16 {
        0
    }

    /// The records that fit a filter, in an order.
    fn list(&mut self, filter: u8, order: u8, view: &View) -> Vec<Id>;

    /// A filter was chosen while the cursor was on this record.
    fn choose(&mut self, _filter: u8, _under: Option<Id>, _view: &View) {}

    /// What the desk answers; the filter to show it by, or the answer where it is of no use here.
    #[allow(clippy::result_large_err, reason = "the answer goes back to whoever else may know it")]
    fn hear(&mut self, answer: Answer) -> Result<u8, Answer> {
        Err(answer)
    }

    /// A filter that lets this record through.
    fn filter_for(&self, id: Id, view: &View) -> u8;

    /// What `Enter` does beside showing the card.
    fn open(&self, _id: Id, _view: &View) -> Effect {
        Effect::None
    }

    /// What a row of the table does with the record under the cursor: [`Verb::Edit`] or [`Verb::Remove`].
    fn does(&self, _verb: Verb, _id: Id, _view: &View) -> Effect {
        Effect::None
    }

    /// The register in which its records are exported.
    fn register(&self) -> Option<&'static ExportRow> {
        None
    }

    /// What can be done with several of its records at once.
    fn together(&self, _ids: Vec<Id>, _view: &View) -> Effect {
        Effect::None
    }

    /// What stands there where nothing fits.
    fn empty(&self, filter: u8, view: &View) -> Msg;

    /// Draws what stands above the rows; answers how many lines that took.
    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16;

    /// Draws a row, but for the sign of its mark.
    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View);

    /// Draws the card; of its course so many lines are scrolled out of sight. Answers how many can be.
    fn card(&self, paint: &mut Paint, area: Rect, id: Id, scrolled: usize, view: &View) -> usize;
}

/// How a list is shown now.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Which records.
    pub filter: u8,
    pub order: u8,
    /// How many.
    pub count: usize,
    /// How many of them are marked.
    pub marked: usize,
}

/// What the rows were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    head: Rev,
    today: Date,
    filter: u8,
    order: u8,
}

/// The pane.
pub struct ListPane<L> {
    listing: L,
    rows: Rows<Id>,
    filter: u8,
    order: u8,
    made: Option<Made>,
    /// Where only one half is seen, whether it is the card; and what the arrows move.
    card: bool,
    scrolled: usize,
    /// The filter before the one that it set itself to show a record.
    chosen: Option<u8>,
}

impl<L: Listing> Default for ListPane<L> {
    fn default() -> Self {
        let (listing, rows) = (L::default(), Rows::default());
        Self { listing, rows, filter: L::FILTER, order: 0, made: None, card: false, scrolled: 0, chosen: None }
    }
}

impl<L: Listing> ListPane<L> {
    fn current(&self) -> Option<Id> {
        self.rows.current().copied()
    }

    fn scroll(&mut self, step: Step) {
        self.scrolled = match step {
            Step::Up => self.scrolled.saturating_sub(1),
            Step::Down => self.scrolled + 1,
            Step::PageUp => self.scrolled.saturating_sub(10),
            Step::PageDown => self.scrolled + 10,
            Step::Home => 0,
            Step::End => usize::MAX,
            Step::Left | Step::Right => self.scrolled,
        };
    }

    /// Brings the card to the front; there is none of an empty list.
    fn show_card(&mut self, card: bool) {
        self.card = card && !self.rows.is_empty();
    }

    fn draw_list(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let shown = Shown { filter: self.filter, order: self.order, count: self.rows.len(), marked: self.rows.marks() };
        let above = self.listing.heading(paint, area, shown, view);
        if self.rows.is_empty() {
            let plain = paint.theme.plain;
            let text = view.say(self.listing.empty(self.filter, view));
            paint.text(area.x + 2, area.y + 2, area.width - 4, text, plain);
            return;
        }
        let window = self.rows.window(area.height.saturating_sub(above));
        for (y, place) in (area.y + above..).zip(window) {
            let Some(id) = self.rows.get(place).copied() else { continue };
            let here = place == self.rows.at();
            self.listing.row(paint, Rect { y, height: 1, ..area }, id, here, view);
            self.rows.draw_mark(paint, (area.x, y), id, here);
        }
    }

    fn draw_card(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        if let Some(id) = self.current() {
            let most = self.listing.card(paint, area, id, self.scrolled, view);
            self.scrolled = self.scrolled.min(most);
        }
    }
}

impl<L: Listing> Pane for ListPane<L> {
    fn refresh(&mut self, view: &View) {
        let now = Made { head: view.office.head, today: view.today(), filter: self.filter, order: self.order };
        if self.made == Some(now) {
            return;
        }
        let rows = self.listing.list(self.filter, self.order, view);
        if !self.rows.renew(rows) {
            // Its card must not turn into another one's.
            (self.card, self.scrolled) = (false, 0);
        }
        self.made = Some(now);
    }

    fn selected(&self) -> Selected {
        self.current().map_or(Selected::Nothing, Selected::of::<L::Record>)
    }

    fn show(&mut self, what: Selected, view: &View) {
        let Some(id) = what.id::<L::Record>() else { return };
        self.refresh(view);
        if !self.rows.seek(id) {
            let chosen = std::mem::replace(&mut self.filter, self.listing.filter_for(id, view));
            self.chosen.get_or_insert(chosen);
            self.refresh(view);
        }
        if self.rows.seek(id) {
            self.scrolled = 0;
            self.show_card(true);
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Back if !self.card && self.rows.unmark() => {}
            Verb::Step(Step::Left) | Verb::Back => self.show_card(false),
            Verb::Step(Step::Right) => self.show_card(true),
            Verb::Step(step) if L::SCROLLS && self.card => self.scroll(step),
            Verb::Step(step) => {
                self.rows.step(step);
                self.scrolled = 0;
            }
            Verb::Next | Verb::Previous => self.show_card(!self.card),
            Verb::Open => {
                self.show_card(L::OPENS_CARD || self.card);
                return self.current().map_or(Effect::None, |id| self.listing.open(id, view));
            }
            Verb::Edit | Verb::Remove => {
                return self.current().map_or(Effect::None, |id| self.listing.does(verb, id, view));
            }
            Verb::Mark => self.rows.mark(),
            Verb::Together if self.rows.marks() == 0 => return Effect::hint(crate::ui::words::MARK_FIRST),
            Verb::Together => return self.listing.together(self.rows.meant(), view),
            Verb::Filter(filter) => {
                self.listing.choose(filter, self.current(), view);
                (self.filter, self.chosen) = (filter, None);
                self.card = false;
                self.made = None;
            }
            Verb::Sort(order) => self.order = order,
            _ => {}
        }
        Effect::None
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        match self.listing.hear(answer) {
            Ok(filter) => {
                (self.filter, self.chosen, self.made) = (filter, None, None);
                self.card = false;
                Effect::None
            }
            Err(answer) => Effect::Usual(Box::new(answer)),
        }
    }

    fn let_go(&mut self) {
        (self.card, self.scrolled) = (false, 0);
        self.rows.home();
        self.filter = self.chosen.take().unwrap_or(self.filter);
    }

    fn listed(&self) -> Option<(&'static ExportRow, Vec<Id>)> {
        Some((self.listing.register()?, self.rows.meant()))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        if view.seat.is_wide() {
            let most = body.width.saturating_sub(CARD);
            let left = (body.width * L::SHARE / 10).max(self.listing.needs().min(most));
            self.draw_list(paint, Rect { width: left, ..body }, view);
            paint.bar(left, body.y, body.height);
            self.draw_card(paint, Rect { x: left + 2, width: body.width - left - 3, ..body }, view);
        } else if self.card {
            self.draw_card(paint, Rect { x: 1, width: body.width - 2, ..body }, view);
        } else {
            self.draw_list(paint, body, view);
        }
    }
}

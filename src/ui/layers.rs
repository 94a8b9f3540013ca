//! The stack of layers over the pane: each handles its own keys and answers with what is to be done.
//!
//! A layer owns ids and drafts, never borrows of the office; only the console changes the stack.

pub mod charts;
pub mod choice;
pub mod clock;
pub mod cover;
pub mod day;
pub mod export;
pub mod files;
pub mod find;
pub mod form;
pub mod help;
pub mod history;
pub mod large;
pub mod late;
pub mod palette;
pub mod refusal;
pub mod sheet;
pub mod welcome;

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::core::drafts::Draft;
use crate::desk::core::question::Answer;

use super::actions::{Scope, scope};
use super::effect::{Effect, Verb};
use super::input::Key;
use super::paint::Paint;
use super::view::{Selected, View};
use super::widgets::line_box::LineBox;

/// What a layer makes of a key.
pub enum Reply {
    /// It has no use for it.
    Pass,
    /// This is to be done.
    Do(Effect),
}

impl Reply {
    /// The key was taken, and nothing else is to be done.
    pub fn taken() -> Self {
        Self::Do(Effect::None)
    }
}

/// A layer.
pub trait Layer {
    /// Where its actions stand in the table.
    fn scope(&self) -> Scope;

    /// Its line of input, where it has one: what is typed and pasted goes there.
    fn line(&mut self) -> Option<&mut LineBox> {
        None
    }

    /// What stands in its line has changed.
    fn typed(&mut self, _view: &View) {}

    /// Types a key into its line; passes where there is none, or where the key means nothing in it.
    fn type_in(&mut self, key: Key, view: &View) -> Reply {
        if !self.line().is_some_and(|line| line.edit(key)) {
            return Reply::Pass;
        }
        self.typed(view);
        Reply::taken()
    }

    /// Handles a key that the table has no row for, or does not.
    fn handle(&mut self, key: Key, view: &View) -> Reply {
        self.type_in(key, view)
    }

    /// Does what a row of the table tells it.
    fn tell(&mut self, verb: Verb, view: &View) -> Effect;

    /// Takes a pasted text, or does not.
    fn paste(&mut self, text: &str, view: &View) -> Reply {
        let Some(line) = self.line() else { return Reply::Pass };
        line.paste(text);
        self.typed(view);
        Reply::taken()
    }

    /// Draws itself; `body` is what lies between header and status line.
    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View);

    /// Closes what it shows of a reveal: the screen is being covered.
    fn conceal(&mut self, _view: &View) {}

    /// Whether it stays where it is once something that was begun in it is done.
    fn goes_on(&self) -> bool {
        false
    }

    /// Whether nothing beneath it is seen.
    fn covers(&self) -> bool {
        false
    }

    /// The record under its own cursor, where it has one.
    fn selected(&self) -> Option<Selected> {
        None
    }

    /// What is typed in it and worth keeping; its id is 0 until [`Layer::name_draft`] was called.
    fn draft(&self, _view: &View) -> Option<Draft> {
        None
    }

    /// When what it records happened, where that was typed in it.
    fn happened(&self, _view: &View) -> Option<DateTime> {
        None
    }

    /// The id of its draft, 0 where it was never kept.
    fn draft_id(&self) -> u64 {
        0
    }

    /// Gives its draft an id.
    fn name_draft(&mut self, _id: u64) {}

    /// What it asked of the desk, under this ticket, is answered. What it has no use for goes the usual way.
    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        Effect::Usual(Box::new(answer))
    }
}

/// A layer in the stack, told apart from every other that was ever opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayerId(u64);

/// The layers, the last on top.
#[derive(Default)]
pub struct Stack {
    layers: Vec<(LayerId, Box<dyn Layer>)>,
    /// Layers that were ever opened.
    opened: u64,
}

impl Stack {
    /// The layer on top.
    pub fn top(&self) -> Option<&dyn Layer> {
        self.layers.last().map(|(_, layer)| &**layer)
    }

    /// The layer on top, to change.
    pub fn top_mut(&mut self) -> Option<&mut (dyn Layer + 'static)> {
        self.layers.last_mut().map(|(_, layer)| &mut **layer)
    }

    /// Which layer is on top.
    pub fn top_id(&self) -> Option<LayerId> {
        self.layers.last().map(|(id, _)| *id)
    }

    /// A layer that is still open, to change.
    pub fn layer_mut(&mut self, id: LayerId) -> Option<&mut (dyn Layer + 'static)> {
        self.layers.iter_mut().find(|(other, _)| *other == id).map(|(_, layer)| &mut **layer)
    }

    /// Opens a layer.
    pub fn push(&mut self, layer: Box<dyn Layer>) {
        self.opened += 1;
        self.layers.push((LayerId(self.opened), layer));
    }

    /// Closes the layer on top.
    pub fn pop(&mut self) -> Option<Box<dyn Layer>> {
        self.layers.pop().map(|(_, layer)| layer)
    }

    /// Where the screen is covered, if it is: what lies from there on is of whoever does not sit here yet.
    fn cover(&self) -> Option<usize> {
        self.layers.iter().position(|(_, layer)| layer.scope().meets(scope::COVER))
    }

    /// Whether the screen is covered.
    pub fn is_covered(&self) -> bool {
        self.cover().is_some()
    }

    /// Whether a layer lies beneath the cover.
    pub fn is_beneath(&self, id: LayerId) -> bool {
        self.cover().is_some_and(|cover| self.layers[..cover].iter().any(|(other, _)| *other == id))
    }

    /// Opens a layer beneath the cover.
    pub fn push_beneath(&mut self, layer: Box<dyn Layer>) {
        self.opened += 1;
        let at = self.cover().unwrap_or(self.layers.len());
        self.layers.insert(at, (LayerId(self.opened), layer));
    }

    /// Closes the layer that lies just beneath the cover.
    pub fn pop_beneath(&mut self) -> Option<Box<dyn Layer>> {
        let at = self.cover()?.checked_sub(1)?;
        Some(self.layers.remove(at).1)
    }

    /// Closes the layer on top, but for a cover.
    pub fn pop_above(&mut self) -> Option<Box<dyn Layer>> {
        let covers = self.top().is_some_and(|layer| layer.scope().meets(scope::COVER));
        if covers { None } else { self.pop() }
    }

    /// Takes the cover away, and whatever lies on it.
    pub fn uncover(&mut self) {
        if let Some(cover) = self.cover() {
            self.layers.truncate(cover);
        }
    }

    /// The draft of the topmost layer that has one.
    pub fn draft(&self, view: &View) -> Option<Draft> {
        self.layers.iter().rev().find_map(|(_, layer)| layer.draft(view))
    }

    /// When what the open form records happened, where that was typed in it.
    pub fn happened(&self, view: &View) -> Option<DateTime> {
        self.layers.iter().rev().find_map(|(_, layer)| layer.happened(view))
    }

    /// Ids of the drafts of forms that are open now.
    pub fn open_drafts(&self) -> impl Iterator<Item = u64> {
        self.layers.iter().map(|(_, layer)| layer.draft_id()).filter(|id| *id != 0)
    }

    /// Whether no layer is open.
    pub fn is_empty(&self) -> bool {
        self.layers.is_empty()
    }

    /// Every layer, the lowest first.
    pub fn each_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Layer>> {
        self.layers.iter_mut().map(|(_, layer)| layer)
    }

    /// Draws what is seen, from the topmost layer that covers the rest.
    pub fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let from = self.layers.iter().rposition(|(_, layer)| layer.covers()).unwrap_or(0);
        for (_, layer) in self.layers.iter_mut().skip(from) {
            paint.hide_cursor();
            layer.draw(paint, body, view);
        }
    }

    /// Whether the pane beneath is seen.
    pub fn shows_pane(&self) -> bool {
        !self.layers.iter().any(|(_, layer)| layer.covers())
    }
}

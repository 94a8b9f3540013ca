//! The stack of layers over the pane: each handles its own keys and answers with what is to be done.
//!
//! A layer owns ids and drafts, never borrows of the office; only the console changes the stack.

pub mod choice;
pub mod cover;
pub mod day;
pub mod export;
pub mod files;
pub mod find;
pub mod form;
pub mod help;
pub mod history;
pub mod palette;
pub mod refusal;
pub mod sheet;
pub mod welcome;

use ratatui::layout::Rect;

use crate::desk::center::figures::Counted;
use crate::desk::core::drafts::Draft;
use crate::desk::core::history::Version;
use crate::desk::import::{Planned, Wanted};
use crate::model::Refusal;

use super::actions::Scope;
use super::effect::{Effect, Verb};
use super::input::Key;
use super::paint::Paint;
use super::view::{Selected, View};

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

    /// Handles a key that the table has no row for, or does not.
    fn handle(&mut self, _key: Key, _view: &View) -> Reply {
        Reply::Pass
    }

    /// Does what a row of the table tells it.
    fn tell(&mut self, verb: Verb, view: &View) -> Effect;

    /// Takes a pasted text, or does not.
    fn paste(&mut self, _text: &str, _view: &View) -> Reply {
        Reply::Pass
    }

    /// Draws itself; `body` is what lies between header and status line.
    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View);

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

    /// Gives its draft an id.
    fn name_draft(&mut self, _id: u64) {}

    /// What it sent was refused; `true` where it shows the reason itself.
    fn refused(&mut self, _refusal: &Refusal) -> bool {
        false
    }

    /// So many rows of the roster that it asked to import were read, and this share of the file.
    fn progress(&mut self, _rows: u64, _share: f32) {}

    /// What it asked to be planned is planned; `true` where it shows the plan itself.
    fn planned(&mut self, _wanted: &Wanted, _planned: &Planned) -> bool {
        false
    }

    /// The import that it asked for did not succeed.
    fn stopped(&mut self) {}

    /// The month that it asked for is counted.
    fn counted(&mut self, _counted: Counted) {}

    /// The history that it asked for has come.
    fn versions(&mut self, _versions: Vec<Version>) {}
}

/// The layers, the last on top.
#[derive(Default)]
pub struct Stack(Vec<Box<dyn Layer>>);

impl Stack {
    /// The layer on top.
    pub fn top(&self) -> Option<&dyn Layer> {
        self.0.last().map(|layer| &**layer)
    }

    /// The layer on top, to change.
    pub fn top_mut(&mut self) -> Option<&mut (dyn Layer + 'static)> {
        self.0.last_mut().map(|layer| &mut **layer)
    }

    /// Opens a layer.
    pub fn push(&mut self, layer: Box<dyn Layer>) {
        self.0.push(layer);
    }

    /// Closes the layer on top.
    pub fn pop(&mut self) -> Option<Box<dyn Layer>> {
        self.0.pop()
    }

    /// The draft of the topmost layer that has one.
    pub fn draft(&self, view: &View) -> Option<Draft> {
        self.0.iter().rev().find_map(|layer| layer.draft(view))
    }

    /// Whether no layer is open.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every layer, the lowest first.
    pub fn each_mut(&mut self) -> impl Iterator<Item = &mut Box<dyn Layer>> {
        self.0.iter_mut()
    }

    /// Draws what is seen, from the topmost layer that covers the rest.
    pub fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let from = self.0.iter().rposition(|layer| layer.covers()).unwrap_or(0);
        for layer in self.0.iter_mut().skip(from) {
            paint.hide_cursor();
            layer.draw(paint, body, view);
        }
    }

    /// Whether the pane beneath is seen.
    pub fn shows_pane(&self) -> bool {
        !self.0.iter().any(|layer| layer.covers())
    }
}

//! How it is shown: the only room that knows the terminal.
//!
//! One thread draws and handles keys; the desk works on its own. Nothing here writes a record or knows a rule.

pub mod actions;
pub mod activities;
pub mod backend;
pub mod benefits;
pub mod canteen;
pub mod care;
pub mod center;
pub mod clinic;
pub mod console;
pub mod contacts;
pub mod day_care;
pub mod effect;
pub(in crate::ui) mod execute;
mod forms;
mod frame;
mod gap;
pub mod guide;
pub mod handover;
mod header;
pub mod input;
pub mod issues;
pub mod layers;
mod list_pane;
mod look;
pub mod operators;
pub mod paint;
pub mod panes;
pub mod people;
mod playing;
pub mod privacy;
mod reveals;
pub mod rules;
pub mod teams;
pub mod terminal;
pub mod theme;
pub mod today;
pub mod view;
pub(in crate::ui) mod visitors;
mod widgets;
pub mod words;

use std::sync::Arc;

use jiff::civil::Date;

use crate::desk::Desk;
use crate::desk::core::backup::Standing;
use crate::desk::core::clock::Clock;
use crate::desk::core::worker::{Exporter, Importer, Tell};
use crate::text::Lang;

pub use console::{Console, Event};
pub use terminal::run;
pub use theme::{Borders, ThemeName};

/// Opens the desk on the worker's thread; hears how far it is.
pub type Opener = Box<dyn FnOnce(&Tell) -> Result<Desk, String> + Send>;

/// Takes the backup of a day and says how backups stand then.
pub type Keeper = Arc<dyn Fn(Date) -> Standing + Send + Sync>;

/// How the console is to be opened.
pub struct Options {
    /// Opens the desk; a failure is a sentence that says what to do.
    pub open: Opener,
    /// Imports a roster on the worker's thread, where the console offers that.
    pub import: Option<Importer>,
    /// Exports records on the worker's thread, where the console offers that.
    pub export: Option<Exporter>,
    /// How backups stand before anything was done about today's.
    pub backup: Standing,
    /// Takes the daily backup, where one is set; called on a thread of its own.
    pub keeper: Option<Keeper>,
    /// The desk's clock, for the header: the same one that the desk has.
    pub clock: Box<dyn Clock>,
    /// The language.
    pub lang: Lang,
    /// The community's name, or empty.
    pub community: String,
    /// Clerks to choose from; one alone needs no choice. The first is at the desk until another is chosen.
    pub clerks: Vec<String>,
    /// Colours, where the office set them; the terminal is asked otherwise.
    pub theme: Option<ThemeName>,
    /// Lines, where the office set them; the terminal is asked otherwise.
    pub borders: Option<Borders>,
    /// Whether the folder is a training folder.
    pub training: bool,
    /// What is to be said first of all, until a key is pressed.
    pub notice: Option<String>,
}

impl Options {
    /// The seat as it is before anybody sits down.
    pub fn seat(&self) -> view::Seat {
        let look = look::Look::of(self.theme, self.borders, terminal::look::light_by_variable());
        view::Seat {
            lang: self.lang,
            look,
            theme: look.theme(),
            community: self.community.clone(),
            training: self.training,
            clock_set: self.clock.set_by_hand(),
            doubt: None,
            clerks: self.clerks.clone(),
            import: self.import.clone(),
            export: self.export.clone(),
            backup: self.backup.clone(),
            recent: None,
            clerk: self.clerks.first().cloned().unwrap_or_default(),
            now: self.clock.now(),
            tab: panes::TABS[0].0,
            subject: crate::model::Id::NONE,
            visitor: crate::desk::Visitor::default(),
            visitor_known: false,
            late: None,
            drafts: Vec::new(),
            open: reveals::Reveals::default(),
            line: self.notice.clone().map_or(view::Line::Quiet, view::Line::Fact),
            slip: None,
            refer: None,
            said: view::Line::Quiet,
            served_since: self.clock.now(),
            saving: false,
            size: (0, 0),
        }
    }
}

/// How the console ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exit {
    /// Somebody left.
    Left,
    /// Somebody of an empty desk wants to look at the demo.
    Demo,
    /// There is no terminal to draw on.
    NoTerminal,
    /// The terminal went away; what was typed is kept.
    TerminalGone,
    /// The system asked to end, with this signal; what was typed is kept.
    Signal(i32),
    /// The desk could not be opened: why, and what to do.
    Failed(String),
}

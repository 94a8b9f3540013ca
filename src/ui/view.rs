//! What layers, panes and actions may look at: the office, the seat at the desk, and what is selected.
//!
//! Built once for a key and once for a frame; reads memory only and lends nothing out.

use crate::desk::core::clock::Doubt;
use crate::desk::core::opening::Opening;
use std::path::PathBuf;

use jiff::civil::{Date, DateTime};

use crate::desk::core::backup::Standing;
use crate::desk::core::drafts::Draft;
use crate::desk::core::errand::may;
use crate::desk::core::kept::Kept;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::desk::core::sheet::Printable;
use crate::desk::core::visitor::Visitor;
use crate::desk::core::worker::{Exporter, Importer};
use crate::model::center::booking::Place;
use crate::model::right::{Right, Rights};
use crate::model::{Id, Key, Kind, Note, Record, Refusal, Resident};
use crate::text::{Lang, Msg, operators};

use super::actions::{Scope, scope};
use super::effect::Effect;
use super::layers::{Layer, Stack};
use super::look::Look;
use super::panes::{self, Face, Panes, Tab};
use super::reveals::Reveals;
use super::theme::Theme;

/// What the cursor stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Selected {
    #[default]
    Nothing,
    /// A record, by its key. What can be done with it comes from its kind's row: [`super::panes::Shown`].
    Record(Key),
    /// A place of a room's week, a sitting at which nobody eats, a day of the day care without a guest.
    Place(Place),
    /// A sheet that is being read.
    Sheet(Printable),
}

impl Selected {
    /// A record of a kind.
    pub fn of<R: Record>(id: Id) -> Self {
        Self::record(R::KIND, id)
    }

    /// A record of whatever kind.
    pub fn record(kind: Kind, id: Id) -> Self {
        Self::Record(Key { community: COMMUNITY, kind, id })
    }

    /// The record's key.
    pub fn key(self) -> Option<Key> {
        match self {
            Self::Record(key) => Some(key),
            Self::Nothing | Self::Place(_) | Self::Sheet(_) => None,
        }
    }

    /// The record's id, where it is of this kind.
    pub fn id<R: Record>(self) -> Option<Id> {
        self.key().filter(|key| key.kind == R::KIND).map(|key| key.id)
    }
}

/// Why an action does not apply now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why(pub Msg);

/// The one line above the footer.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Line {
    /// Nothing to say.
    #[default]
    Quiet,
    Hint(Msg),
    /// Something is not possible now.
    Warn(Msg),
    /// Something of the moment, without a person's name.
    Fact(String),
    /// What was done, to be read aloud.
    Said(Note),
    /// The same, with what no journal keeps: readings, told to whom they belong.
    Told(String),
    /// What was refused.
    Refused(Box<Refusal>),
}

/// The panel of health and aid, as reveals name it.
pub const CARE_PANEL: &str = "care";
/// What was measured, as reveals name it.
pub const VITALS_PANEL: &str = "vitals";
/// What a guest of the day care takes, as reveals name it.
pub const MEDICINE: &str = "medication";

/// The seat at the desk: everything that is neither the office nor a layer's own.
#[expect(clippy::struct_excessive_bools, reason = "facts of the seat that have nothing to do with each other")]
pub struct Seat {
    /// The language of every word.
    pub lang: Lang,
    /// What was set of how things look, and what the terminal said.
    pub look: Look,
    /// Styles and marks.
    pub theme: Theme,
    /// The community's name.
    pub community: String,
    /// Whether the folder is a training folder.
    pub training: bool,
    /// Whether the clock was set by hand.
    pub clock_set: bool,
    /// That the clock stands far from the last record, until somebody says what is right.
    pub doubt: Option<Doubt>,
    /// Imports a roster, where that is offered.
    pub import: Option<Importer>,
    /// Exports records, where that is offered.
    pub export: Option<Exporter>,
    /// How backups stand.
    pub backup: Standing,
    /// The folder of the last file that was picked.
    pub recent: Option<PathBuf>,
    /// Clerks to choose from.
    pub clerks: Vec<String>,
    /// The clerk at the desk.
    pub clerk: String,
    /// The desk's time.
    pub now: DateTime,
    /// The open tab.
    pub tab: &'static Tab,
    /// 正在办: the person being served, or none.
    pub subject: Id,
    /// 来访人: who stands at the desk for them.
    pub visitor: Visitor,
    /// Whether the visitor was asked after, and not only assumed.
    pub visitor_known: bool,
    /// When what is entered now really happened, where that was said for all that follows.
    pub late: Option<DateTime>,
    /// Parked drafts, newest first.
    pub drafts: Vec<Draft>,
    /// Masked values that are open now.
    pub open: Reveals,
    /// The line above the footer.
    pub line: Line,
    /// The last sentence that was there to be read aloud.
    pub said: Line,
    /// The slip of what was just saved, until the next move.
    pub slip: Option<Printable>,
    /// Who is to be sent on by what was just recorded, and the visit, until the next move.
    pub refer: Option<(Id, Id)>,
    /// Since when this person is being served.
    pub served_since: DateTime,
    /// Whether a write is on its way.
    pub saving: bool,
    /// Columns and rows of the window.
    pub size: (u16, u16),
}

impl Seat {
    /// Whether list and card stand side by side.
    pub fn is_wide(&self) -> bool {
        self.size.0 >= 120
    }
}

/// A look at everything.
pub struct View<'a> {
    pub office: &'a Office,
    pub seat: &'a Seat,
    /// What the cursor stands on.
    pub selected: Selected,
    /// The person in the row under the cursor, where what is selected has rows of people; else none.
    pub row: Id,
    /// Drafts of forms that are open now: they are kept, and not parked.
    pub open_drafts: Vec<u64>,
    /// What whoever sits at the desk may do.
    pub rights: Rights,
    /// What the tab shows beneath all layers.
    pub face: &'static Face,
    /// The layer on top, or the pane: where actions are looked up.
    pub place: Scope,
}

impl<'a> View<'a> {
    /// A look at the office from a seat, with layers and panes as they are now.
    pub fn of(office: &'a Office, seat: &'a Seat, stack: &Stack, panes: &mut Panes) -> Self {
        let (face, pane) = panes.of(seat.tab);
        let open_drafts = stack.open_drafts().collect();
        let (selected, row) = (Selected::Nothing, Id::NONE);
        let rights = office.rights_now(seat.now.date());
        let mut view = Self { office, seat, selected, row, open_drafts, rights, face, place: face.scope };
        pane.refresh(&view);
        view.place = stack.top().map_or(face.scope, Layer::scope);
        if let Some(selected) = stack.top().and_then(Layer::selected) {
            view.selected = selected;
        } else {
            (view.selected, view.row) = (pane.selected(), pane.person());
        }
        view
    }

    /// A text in the person's language.
    pub fn say(&self, msg: Msg) -> &'static str {
        msg.say(self.seat.lang)
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.seat.lang
    }

    /// The desk's day.
    pub fn today(&self) -> Date {
        self.seat.now.date()
    }

    /// Whether whoever sits at the desk holds a right, or why what needs it cannot be done.
    pub fn may(&self, right: Right) -> Result<(), Why> {
        may(self.rights, Some(right)).map_err(|_| Why(operators::lacks(right)))
    }

    /// What stands behind ids.
    pub fn names(&self) -> Named<'a> {
        Named { office: self.office, today: self.today() }
    }

    /// The person being served.
    pub fn subject(&self) -> Option<&'a Resident> {
        self.office.of::<Resident>().get(self.seat.subject)
    }

    /// The selected record, where it is of this kind.
    pub fn record<R: Kept>(&self) -> Option<&'a R> {
        self.office.of().get(self.selected.id::<R>()?)
    }

    /// The one whose row the cursor is on, where the row is somebody's.
    pub fn under_cursor(&self) -> Option<&'a Resident> {
        let of_record = |key: Key| panes::of_kind(key.kind, |shown| (shown.person)(self.office, key.id).some());
        let id = self.row.some().or_else(|| of_record(self.selected.key()?))?;
        self.office.of::<Resident>().get(id)
    }

    /// Whom something new is for: the person being served; where nobody is, the resident under the cursor, who is then
    /// to be served.
    pub fn client(&self) -> Option<&'a Resident> {
        self.subject().or_else(|| self.record())
    }

    /// Whom an action on a record is for: the one in the row under the cursor; where the row is nobody's, the person
    /// being served.
    pub fn person(&self) -> Option<&'a Resident> {
        self.under_cursor().or_else(|| self.subject())
    }

    /// Somebody else than the person being served, who is looked at meanwhile.
    pub fn another(&self) -> Option<&'a Resident> {
        let served = self.subject()?;
        let finds = self.place.meets(scope::FIND);
        self.under_cursor().filter(|looked_at| !finds && looked_at.id != served.id)
    }

    /// Serves somebody whose record is dealt with, where nobody is served yet; else they are only looked at.
    pub fn serve_first(&self, id: Id) -> Effect {
        if self.seat.subject.is_none() { Effect::Serve(id) } else { Effect::None }
    }

    /// What opens a masked value of a resident, while it is open.
    pub fn opening(&self, resident: Id, field: &str) -> Option<&'a Opening> {
        self.seat.open.of(resident, field)
    }

    /// Whether a masked value of a resident is open now.
    pub fn is_open(&self, resident: Id, field: &str) -> bool {
        self.opening(resident, field).is_some()
    }
}

//! What a key leads to: plain data, carried out by the console alone.

use jiff::civil::DateTime;

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::core::question::{Answer, Question};
use crate::desk::core::visitor::Visitor;
use crate::desk::export::ExportOrder;
use crate::desk::import::Wanted;
use crate::model::{Id, Resident};
use crate::text::{Lang, Msg};

use super::actions::Action;
use super::layers::Layer;
use super::panes::{Face, Tab};
use super::view::{Line, Selected, View};

/// A step of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    /// To the beginning; in a grid, today.
    Home,
    End,
}

/// What the layer on top, or else the pane, is told to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Move.
    Step(Step),
    /// Open what is selected.
    Open,
    /// One level back.
    Back,
    /// The next field, or the other half of the screen.
    Next,
    /// The field before.
    Previous,
    Save,
    /// Take back what was typed in this field.
    UndoTyping,
    /// Mark or tick.
    Mark,
    /// Do something with all that is marked.
    Together,
    /// Export what it lists.
    Export,
    /// Take back what the cursor is on.
    UndoThis,
    /// Show only what has this mark; 0 shows all.
    Filter(u8),
    /// Another order, by its number.
    Sort(u8),
    /// Go to a day.
    Day(jiff::civil::Date),
    /// Show a whole day, or only what is under the cursor again.
    WholeDay,
    /// Every room of a day, or one room's week.
    DayOrWeek,
    /// Add a row.
    New,
    /// Change the row under the cursor.
    Edit,
    /// Take the row under the cursor out.
    Remove,
}

/// What follows once something was done.
pub type Then = Box<dyn FnOnce(&View) -> Effect>;

/// What is to be done.
pub enum Effect {
    /// Nothing.
    None,
    /// Several things in order.
    All(Vec<Effect>),
    /// Open a layer.
    Push(Box<dyn Layer>),
    /// Close the layer on top.
    Pop,
    /// Close the form on top and keep its draft.
    Park,
    /// Close every layer; forms keep their drafts.
    Close,
    /// Tell the layer on top, or the pane.
    Tell(Verb),
    /// Run an action, if it applies.
    Run(&'static Action),
    /// Ask the desk for it; once it is done, every layer closes.
    Send(Box<Request>),
    /// Export records as a file.
    Export(Box<ExportOrder>),
    /// A file of this folder was picked.
    Recent(std::path::PathBuf),
    /// The same; once it is done and every layer closed, this follows.
    SendThen(Box<Request>, Then),
    /// The same for what happened at another time than now.
    SendAt(Box<Request>, Option<DateTime>, Then),
    /// Plan the import of a roster, or carry it out.
    Import(Box<Wanted>),
    /// Show where to begin, on an empty desk.
    Begin,
    /// Ask the desk a question; its answer comes to the layer on top, or to the pane.
    Ask(Question),
    /// Do with an answer what is done with it where nobody asked for more.
    Usual(Box<Answer>),
    /// Open a tab.
    Tab(&'static Tab),
    /// Open this of the tab that has it.
    Face(&'static Face),
    /// Show a record on its tab.
    Show(Selected),
    /// Serve this person.
    Serve(Id),
    /// Nobody is being served any more.
    Release,
    /// This is who stands at the desk.
    Visitor(Visitor),
    /// What is entered from now on happened then; with none, now again.
    Late(Option<DateTime>),
    /// Say something.
    Say(Line),
    Keep(Box<Draft>),
    /// Throw a draft away.
    Forget(u64),
    /// Somebody was looked at in this way, of [`crate::model::operators::look::how`].
    Looked(Id, u8),
    /// The screen is covered until somebody sits down; the desk is locked soon.
    Lock,
    /// The cover is taken away by whoever has just put it there.
    Uncover,
    /// Another language.
    Speak(Lang),
    /// End with this.
    Leave(super::Exit),
    /// Draw the next frame whole, whatever the terminal shows.
    DrawAnew,
}

impl Effect {
    /// Says a hint.
    pub fn hint(msg: Msg) -> Self {
        Self::Say(Line::Hint(msg))
    }

    /// Opens a layer.
    pub fn push(layer: impl Layer + 'static) -> Self {
        Self::Push(Box::new(layer))
    }

    /// Serves a person and shows their card.
    pub fn card(person: Id) -> Self {
        Self::Serve(person).then(Self::Show(Selected::of::<Resident>(person)))
    }

    /// Asks the desk.
    pub fn send(request: Request) -> Self {
        Self::Send(Box::new(request))
    }

    /// Asks the desk; this follows once it is done.
    pub fn send_then(request: Request, then: impl FnOnce(&View) -> Self + 'static) -> Self {
        Self::SendThen(Box::new(request), Box::new(then))
    }

    /// First this, then that.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        match self {
            Self::None => next,
            Self::All(mut all) => {
                all.push(next);
                Self::All(all)
            }
            one => Self::All(vec![one, next]),
        }
    }
}

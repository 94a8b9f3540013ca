//! Imports that are looked at again: one is found by when it was made, its people are a list like any other, and it is
//! taken back as one.

use crate::desk::Request;
use crate::desk::core;
use crate::desk::core::commands::Command;
use crate::desk::core::question::Question;
use crate::model::{Note, people};
use crate::store::port::Rev;
use crate::text::people::imports as said;
use crate::text::{sentences, when};
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer, confirm};
use crate::ui::view::{View, Why};
use crate::ui::words;

use super::FACE;

/// Whether a note is an import's.
pub(in crate::ui) fn is_import(note: Option<&Note>) -> bool {
    matches!(note, Some(Note::People(people::Did::Imported { .. })))
}

/// The imports that the log remembers, the newest first; older ones stand in the history of each of their people.
fn remembered<'a>(view: &'a View) -> impl Iterator<Item = &'a Command> {
    view.office.commands.newest().filter(|command| is_import(command.note.as_ref()))
}

/// Whether there is any.
pub(super) fn any(view: &View) -> Result<(), Why> {
    remembered(view).next().map(|_| ()).ok_or(Why(said::NONE))
}

/// Which import.
pub(super) fn choose(view: &View) -> Effect {
    let lang = view.lang();
    let offers = remembered(view).map(|command| {
        let day = when::day_of_year(lang, command.at.date(), view.today());
        let what = command.note.as_ref().map(|note| sentences::history(lang, note, &view.names())).unwrap_or_default();
        let (id, rev) = (command.id, command.last);
        Offer::new(format!("{day} {} {what}", when::clock(command.at.time())), move |view| with_one(view, id, rev))
    });
    Choice::new(view.say(said::IMPORTS), offers.collect()).open()
}

/// What can be done with all people of an import at once.
pub(in crate::ui) fn with_one(view: &View, command: u64, rev: Rev) -> Effect {
    let list = Offer::new(view.say(said::LIST), move |_| {
        Effect::Close.then(Effect::Face(&FACE)).then(Effect::Ask(Question::OfImport(command, rev)))
    });
    let known = view.office.commands.get(command);
    let was_undone = known.is_some() && !view.office.commands.stands(command);
    let (label, ask) = if was_undone {
        (said::UNDO_LEFT, core::Ask::UndoRest { command, rev })
    } else {
        (said::UNDO, core::Ask::UndoThis { command, rev })
    };
    let question = known.and_then(|known| known.note.as_ref());
    let question = question.map(|note| sentences::undo_question(view.lang(), note, &view.names()));
    let undo = Offer::new(view.say(label), move |view| {
        let question = question.unwrap_or_else(|| view.say(label).to_owned());
        confirm(view, question, view.say(words::UNDO), move |_| Effect::send(Request::Desk(ask)))
    });
    Choice::new(view.say(said::IMPORTS), vec![list, undo]).open()
}

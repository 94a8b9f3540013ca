//! What can be done with the guide and the register of seals.

use crate::desk::Request;
use crate::desk::guide::Ask;
use crate::desk::guide::sheets::seals;
use crate::model::Id;
use crate::model::guide::{Certificate, ENTRY_KIND, Entry, MAY_ISSUE};
use crate::text::{guide as words, labels};
use crate::ui::actions::Action;
use crate::ui::effect::{Effect, Verb};
use crate::ui::guide::answer;
use crate::ui::guide::forms::SetEntry;
use crate::ui::guide::list::filter;
use crate::ui::guide::{SCOPE, SEALS};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{View, Why};
use crate::ui::words as common;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("tell_entry", &[ch('k'), ctrl('k')], SCOPE, words::TELL, words::TELL_TIP, |view| {
        entry(view).map_or(Effect::None, |entry| answer::open(entry.id, view))
    })
    .needs(crate::model::visitors::LOG)
    .when(some)
    .in_footer(),
    Action::new("new_entry", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::NEW_TIP, |view| {
        Form::open(SetEntry { entry: Id::NONE }, view)
    })
    .needs(crate::model::guide::KEEP)
    .in_footer(),
    Action::new("edit_entry", &[ch('e'), ctrl('e')], SCOPE, words::CHANGE, words::CHANGE_TIP, |view| {
        entry(view).map_or(Effect::None, |entry| Form::open(SetEntry { entry: entry.id }, view))
    })
    .needs(crate::model::guide::KEEP)
    .when(some)
    .in_footer(),
    Action::new("filter_entries", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters).in_footer(),
    Action::new("bring_list", &[], SCOPE, words::BRING, words::BRING_TIP, |_| {
        Effect::send(Request::Guide(Ask::BringList))
    })
    .needs(crate::model::guide::KEEP)
    .numbered(),
    Action::new("issue_certificate", &[], SCOPE, words::ISSUE, words::ISSUING, |view| {
        entry(view).map_or(Effect::None, |entry| answer::issue(entry.id, view))
    })
    .needs(crate::model::guide::ISSUE)
    .when(|view| match entry(view) {
        Some(entry) if entry.kind == MAY_ISSUE => Ok(()),
        Some(_) => Err(Why(words::MUST_NOT)),
        None => Err(Why(words::NO_ENTRY)),
    })
    .numbered(),
    Action::new("entry_history", &[ch('h')], SCOPE, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY)
    .when(some)
    .numbered(),
    Action::new("book_of_seals", &[ch('d')], SEALS, words::BOOK, words::BOOK_TIP, |view| {
        Sheet::open(seals(view.today()))
    })
    .in_footer(),
    Action::new("certificate_history", &[ch('h')], SEALS, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY)
    .when(|view| view.record::<Certificate>().map(drop).ok_or(Why(words::NO_CERTIFICATE)))
    .in_footer(),
];

fn entry<'a>(view: &View<'a>) -> Option<&'a Entry> {
    view.record()
}

fn some(view: &View) -> Result<(), Why> {
    entry(view).map(drop).ok_or(Why(words::NO_ENTRY))
}

/// What a filter lets through, in words.
pub(super) fn filter_label(filter: u8, view: &View) -> &'static str {
    match filter {
        filter::OPEN => view.say(words::OPEN),
        filter::CLOSED => view.say(words::CLOSED),
        filter::TO_CONFIRM => view.say(words::TO_CONFIRM),
        filter::AGAIN => view.say(words::AGAIN),
        kind => labels::code_number(view.lang(), ENTRY_KIND, kind - filter::KIND),
    }
}

/// Those in use, to be confirmed, to be looked at, closed; or one kind.
fn filters(view: &View) -> Effect {
    let of_kind = ENTRY_KIND.iter().map(|code| filter::KIND + code.code);
    let offers = [filter::OPEN, filter::TO_CONFIRM, filter::AGAIN, filter::CLOSED]
        .into_iter()
        .chain(of_kind)
        .map(|number| Offer::new(filter_label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}

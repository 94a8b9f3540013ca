//! What can be done with the register of units, the cards and what was said.

use crate::desk::Request;
use crate::desk::contacts::{Ask, sheets};
use crate::model::Id;
use crate::model::contacts::{CHANNEL, Communication, Coordination, KEPT, OPEN, UNIT_KIND, Unit, WorkContact};
use crate::text::contacts::{report as reports, street};
use crate::text::{contacts as words, guide as faces, labels};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::contacts::calendar::Month;
use crate::ui::contacts::cards::{COORDINATIONS, called_filter, coordination_filter};
use crate::ui::contacts::forms::{ChaseSaid, Communicate, Coordinate, CorrectSaid, SetContact, SetUnit};
use crate::ui::contacts::reports::Reports;
use crate::ui::contacts::said::filter as said_filter;
use crate::ui::contacts::street::{columns, tables};
use crate::ui::contacts::units::filter;
use crate::ui::contacts::{CARD_FACE, CARDS, SAID, SCOPE, TAB};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::panes;
use crate::ui::view::{View, Why};
use crate::ui::words as common;
use crate::ui::{guide, handover, visitors};

/// Wherever on this tab.
const ALL: Scope =
    SCOPE.and(CARDS).and(SAID).and(guide::SCOPE).and(guide::SEALS).and(handover::SCOPE).and(visitors::SCOPE);

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("choose_register", &[ch('r'), ctrl('r')], ALL, faces::FACES, faces::FACES_TIP, lists).in_footer(),
    Action::new("calendar", &[], scope::PANES, reports::CALENDAR, reports::CALENDAR_TIP, Month::open),
    Action::new("reports", &[], scope::PANES, reports::REPORTS, reports::REPORTS_TIP, Reports::open),
    Action::new("new_unit", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::NEW_TIP, |view| {
        Form::open(SetUnit { unit: Id::NONE }, view)
    })
    .needs(crate::model::contacts::KEEP)
    .in_footer(),
    Action::new("edit_unit", &[ch('e'), ctrl('e')], SCOPE, words::CHANGE, words::CHANGE_TIP, |view| {
        unit(view).map_or(Effect::None, |unit| Form::open(SetUnit { unit: unit.id }, view))
    })
    .needs(crate::model::contacts::KEEP)
    .when(some)
    .numbered()
    .in_footer(),
    Action::new("filter_units", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters).in_footer(),
    Action::new("new_contact_of_unit", &[], SCOPE, words::NEW_CONTACT, words::NEW_CONTACT_TIP, |view| {
        let of = unit(view).map_or(Id::NONE, |unit| unit.id);
        Form::open(SetContact { contact: Id::NONE, unit: of }, view)
    })
    .when(some)
    .numbered(),
    Action::new("communicate_with_unit", &[], SCOPE, words::COMMUNICATE, words::COMMUNICATE_TIP, |view| {
        let of = unit(view).map_or(Id::NONE, |unit| unit.id);
        Form::open(Communicate { unit: of, contact: Id::NONE, resident: view.seat.subject }, view)
    })
    .when(some)
    .numbered(),
    Action::new("compounds", &[ch('d')], SCOPE, words::COMPOUNDS, words::COMPOUNDS_TIP, |_| {
        Sheet::open(sheets::compounds())
    })
    .in_footer(),
    Action::new("unit_history", &[ch('h')], SCOPE, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY)
    .when(some)
    .numbered(),
    Action::new("new_card", &[ch('n'), ctrl('n')], CARDS, words::NEW_CARD, words::NEW_CARD_TIP, new_card).in_footer(),
    Action::new(
        "edit_card",
        &[ch('e'), ctrl('e')],
        CARDS,
        words::CHANGE_CARD,
        words::CHANGE_CONTACT_TIP,
        |view| match (view.record::<WorkContact>(), view.record::<Coordination>()) {
            (Some(contact), _) => Form::open(SetContact { contact: contact.id, unit: Id::NONE }, view),
            (None, Some(one)) => Form::open(Coordinate { coordination: one.id }, view),
            (None, None) => Effect::None,
        },
    )
    .when(some_card)
    .numbered()
    .in_footer(),
    Action::new("filter_cards", &[ch('f'), ctrl('f')], CARDS, common::FILTER, words::CARDS_FILTER_TIP, card_filters)
        .in_footer(),
    Action::new("communicate_with_contact", &[], CARDS, words::COMMUNICATE, words::COMMUNICATE_TIP, |view| {
        let Some(contact) = view.record::<WorkContact>() else { return Effect::None };
        Form::open(Communicate { unit: contact.unit, contact: contact.id, resident: view.seat.subject }, view)
    })
    .when(|view| view.record::<WorkContact>().map(drop).ok_or(Why(words::NO_CONTACT)))
    .numbered(),
    Action::new("card_history", &[ch('h')], CARDS, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .when(some_card)
    .numbered(),
    Action::new("new_said", &[ch('n'), ctrl('n')], SAID, words::COMMUNICATE, words::COMMUNICATE_TIP, |view| {
        let resident = view.client().map_or(Id::NONE, |resident| resident.id);
        Form::open(Communicate { unit: Id::NONE, contact: Id::NONE, resident }, view)
    })
    .in_footer(),
    Action::new("correct_said", &[ch('e'), ctrl('e')], SAID, words::CORRECT_SAID, words::CORRECT_SAID_TIP, |view| {
        let said = view.record::<Communication>();
        said.map_or(Effect::None, |one| Form::open(CorrectSaid { said: one.id, resident: one.resident }, view))
    })
    .when(some_said)
    .in_footer(),
    Action::new("filter_said", &[ch('f'), ctrl('f')], SAID, common::FILTER, words::SAID_FILTER_TIP, said_filters)
        .in_footer(),
    Action::new("chase_said", &[], SAID, words::CHASE, words::CHASE_TIP, |view| {
        let said = view.record::<Communication>();
        said.map_or(Effect::None, |one| Form::open(ChaseSaid { said: one.id, resident: one.resident }, view))
    })
    .when(promised)
    .numbered(),
    Action::new("settle_said", &[ch('k'), ctrl('k')], SAID, words::SETTLE, words::SETTLE_TIP, settle)
        .when(promised)
        .numbered()
        .in_footer(),
    Action::new("promise_sheet", &[ch('d')], SAID, words::PROMISE_SHEET, words::PROMISE_SHEET_TIP, |_| {
        Sheet::open(sheets::promises())
    })
    .in_footer(),
    Action::new("said_history", &[ch('h')], SAID, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .when(some_said)
    .numbered(),
];

fn unit<'a>(view: &View<'a>) -> Option<&'a Unit> {
    view.record()
}

fn some(view: &View) -> Result<(), Why> {
    unit(view).map(drop).ok_or(Why(words::NO_UNIT))
}

fn some_card(view: &View) -> Result<(), Why> {
    let card = view.record::<WorkContact>().is_some() || view.record::<Coordination>().is_some();
    if card { Ok(()) } else { Err(Why(words::NO_CARD)) }
}

fn some_said(view: &View) -> Result<(), Why> {
    view.record::<Communication>().map(drop).ok_or(Why(words::NO_SAID))
}

fn promised(view: &View) -> Result<(), Why> {
    let said = view.record::<Communication>().ok_or(Why(words::NO_SAID))?;
    if said.is_promised() { Ok(()) } else { Err(Why(words::NO_PROMISE)) }
}

/// What a filter lets through, in words.
pub(super) fn filter_label(filter: u8, view: &View) -> &'static str {
    match filter {
        filter::OPEN => view.say(words::OPEN),
        filter::CLOSED => view.say(words::CLOSED),
        filter::ALL => view.say(words::ALL),
        kind => labels::code_number(view.lang(), UNIT_KIND, kind - filter::KIND),
    }
}

/// The same of those who are called at units.
pub(super) fn called_label(filter: u8, view: &View) -> &'static str {
    match filter {
        called_filter::OPEN => view.say(words::OPEN),
        called_filter::CLOSED => view.say(words::CLOSED),
        kind => labels::code_number(view.lang(), UNIT_KIND, kind - called_filter::KIND),
    }
}

/// The same of coordinations.
pub(super) fn coordination_label(filter: u8, view: &View) -> &'static str {
    view.say(match filter {
        coordination_filter::UPCOMING => words::UPCOMING,
        coordination_filter::PAST => words::PAST,
        coordination_filter::UNANSWERED => words::UNANSWERED,
        _ => words::ALL,
    })
}

/// The same of what was said.
pub(super) fn said_label(filter: u8, view: &View) -> &'static str {
    match filter {
        said_filter::ALL => view.say(words::RECENT),
        said_filter::PROMISES => view.say(words::PROMISES),
        said_filter::OVERDUE => view.say(words::OVERDUE),
        said_filter::OURS => view.say(words::OURS),
        said_filter::THEIRS => view.say(words::THEIRS),
        channel => labels::code_number(view.lang(), CHANNEL, channel - said_filter::CHANNEL),
    }
}

/// The lists of this tab.
fn lists(view: &View) -> Effect {
    let mut offers: Vec<Offer> =
        panes::faces(&TAB).iter().map(|face| Offer::new(view.say(face.name), |_| Effect::Face(face))).collect();
    offers.push(Offer::new(view.say(words::COORDINATIONS), |_| {
        Effect::Face(&CARD_FACE).then(Effect::Tell(Verb::Filter(COORDINATIONS)))
    }));
    offers.push(Offer::new(view.say(reports::CALENDAR), Month::open));
    offers.push(Offer::new(view.say(reports::REPORTS), Reports::open));
    offers.push(Offer::new(view.say(street::TABLES), tables));
    offers.push(Offer::new(view.say(street::COLUMNS), columns));
    Choice::new(view.say(faces::FACES), offers).open()
}

/// Those in use, those closed, all, or one kind.
fn filters(view: &View) -> Effect {
    let of_kind = UNIT_KIND.iter().map(|code| filter::KIND + code.code);
    let offers = [filter::OPEN, filter::CLOSED, filter::ALL]
        .into_iter()
        .chain(of_kind)
        .map(|number| Offer::new(filter_label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}

/// Coordinations, those who are called, or those of one kind of unit.
fn card_filters(view: &View) -> Effect {
    let of_kind = UNIT_KIND.iter().map(|code| called_filter::KIND + code.code);
    let called = [called_filter::OPEN, called_filter::CLOSED].into_iter().chain(of_kind);
    let called = called.map(|number| {
        let label = format!("{}  {}", view.say(words::CALLED), called_label(number, view));
        Offer::new(label, move |_| Effect::Tell(Verb::Filter(number)))
    });
    let coordinations = [
        coordination_filter::ALL,
        coordination_filter::UPCOMING,
        coordination_filter::PAST,
        coordination_filter::UNANSWERED,
    ];
    let coordinations = coordinations.map(|number| {
        let label = format!("{}  {}", view.say(words::COORDINATIONS), coordination_label(number, view));
        Offer::new(label, move |_| Effect::Tell(Verb::Filter(COORDINATIONS + number)))
    });
    Choice::new(view.say(common::FILTER), coordinations.into_iter().chain(called).collect()).open()
}

fn said_filters(view: &View) -> Effect {
    let channels = CHANNEL.iter().map(|code| said_filter::CHANNEL + code.code);
    let offers =
        [said_filter::ALL, said_filter::PROMISES, said_filter::OVERDUE, said_filter::OURS, said_filter::THEIRS];
    let offers = offers
        .into_iter()
        .chain(channels)
        .map(|number| Offer::new(said_label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}

/// A card for a contact, or for an activity.
fn new_card(view: &View) -> Effect {
    let unit = view.record::<WorkContact>().map_or(Id::NONE, |contact| contact.unit);
    let offers = vec![
        Offer::new(view.say(words::NEW_CONTACT), move |view| Form::open(SetContact { contact: Id::NONE, unit }, view)),
        Offer::new(view.say(words::NEW_COORDINATION), |view| Form::open(Coordinate { coordination: Id::NONE }, view)),
    ];
    Choice::new(view.say(words::NEW_CARD), offers).open()
}

/// Whether a promise was kept, by digit.
fn settle(view: &View) -> Effect {
    let Some(said) = view.record::<Communication>() else { return Effect::None };
    let id = said.id;
    let offers = KEPT.iter().filter(|code| code.code != OPEN).map(|code| {
        let kept = code.code;
        Offer::new(labels::code(view.lang(), code), move |_| {
            Effect::send(Request::Contacts(Ask::Settle { said: id, kept, result: String::new() }))
        })
    });
    Choice::new(view.say(words::SETTLE), offers.collect()).with_facts(vec![said.promise.clone()]).open()
}

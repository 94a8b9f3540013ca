//! What can be done with benefits: give, void, set the table, keep the stocks.

use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::desk::benefits::entitled::{TableOn, row_on};
use crate::desk::benefits::sheets::{of_report, of_round};
use crate::desk::benefits::{Ask, Giving};
use crate::model::benefits::{Benefit, Grant, Supply, VOID};
use crate::model::{Id, Resident};
use crate::text::benefits as words;
use crate::ui::actions::Action;
use crate::ui::benefits::forms::{
    ChangeBenefit, CorrectGrant, CountStock, GiveThrough, LoseStock, NewBenefit, Receive, SetSupply, SetTerms,
};
use crate::ui::benefits::{GRANTS_SCOPE, ROUND, ROUND_SCOPE, SCOPE, STOCK_SCOPE, TAB, said};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl, key};
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::panes::{faces, scope_of};
use crate::ui::view::{View, Why};
use crate::ui::words as common;

/// The action that gives.
const GIVE: &str = "give_benefit";

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new(GIVE, &[ch('n'), ctrl('n')], SCOPE.and(GRANTS_SCOPE), words::GIVE, words::GIVE_TIP, give)
        .needs(crate::model::benefits::GIVE)
        .in_footer(),
    Action::new("choose_benefit_list", &[ch('r'), ctrl('r')], scope_of(&TAB), words::LISTS, words::LISTS_TIP, |view| {
        let offers = faces(&TAB).iter().map(|face| Offer::new(view.say(face.name), move |_| Effect::Face(face)));
        Choice::new(view.say(words::LISTS), offers.collect()).open()
    })
    .in_footer(),
    Action::new("give_in_round", &[ch('k'), ctrl('k')], ROUND_SCOPE, words::GIVE_ROW, words::GIVE_ROW_TIP, |_| {
        Effect::Tell(Verb::Open)
    })
    .needs(crate::model::benefits::GIVE)
    .when(|view| view.record::<Resident>().map(drop).ok_or(Why(words::NO_ONE)))
    .in_footer(),
    Action::new("filter_round", &[ch('f'), ctrl('f')], ROUND_SCOPE, common::FILTER, words::LIST_FILTER_TIP, |view| {
        let table = TableOn::of(view.office, view.today());
        let names = table.rows.iter().map(|row| row.benefit.name.clone()).zip(0_u8..);
        let offers = names.map(|(name, at)| Offer::new(name, move |_| Effect::Tell(Verb::Filter(at))));
        Choice::new(view.say(words::BENEFIT), offers.collect()).open()
    })
    .in_footer(),
    Action::new("deliver_in_round", &[ch('d')], ROUND_SCOPE, words::DELIVER, words::DELIVER_TIP, |_| {
        Effect::Tell(Verb::Edit)
    })
    .when(|view| view.record::<Resident>().map(drop).ok_or(Why(words::NO_ONE)))
    .last_in_footer(),
    Action::new(
        "missed_in_round",
        &[ch('x'), key(KeyCode::Delete)],
        ROUND_SCOPE,
        words::MISSED,
        words::MISSED_TIP,
        |_| Effect::Tell(Verb::Remove),
    )
    .when(|view| view.record::<Resident>().map(drop).ok_or(Why(words::NO_ONE)))
    .last_in_footer(),
    Action::new("give_to_marked", &[], ROUND_SCOPE, words::GIVE_MARKED, words::GIVE_MARKED_TIP, |_| {
        Effect::Tell(Verb::Together)
    })
    .numbered(),
    Action::new("give_and_seen", &[], ROUND_SCOPE, words::GIVE_SEEN, words::GIVE_SEEN_TIP, |_| {
        Effect::Tell(Verb::Also)
    })
    .when(|view| view.record::<Resident>().map(drop).ok_or(Why(words::NO_ONE)))
    .numbered(),
    Action::new("round_list", &[ch('d')], SCOPE, words::LIST, words::LIST_TIP, |view| {
        let Some(benefit) = benefit(view) else { return Effect::None };
        let table = TableOn::of(view.office, view.today());
        let at = table.rows.iter().zip(0_u8..).find(|(row, _)| row.benefit.id == benefit.id);
        at.map_or(Effect::None, |(_, at)| Effect::Face(&ROUND).then(Effect::Tell(Verb::Filter(at))))
    })
    .when(|view| {
        let given = benefit(view).and_then(|benefit| row_on(view.office, benefit.id, view.today()));
        given.map(drop).ok_or(Why(words::NO_BENEFIT))
    })
    .in_footer(),
    Action::new("new_benefit", &[], SCOPE, words::NEW, words::NEW_TIP, |view| Form::open(NewBenefit, view))
        .needs(crate::model::benefits::SET_UP)
        .numbered(),
    Action::new("set_terms", &[], SCOPE, words::TERMS, words::TERMS_TIP, |view| {
        benefit(view).map_or(Effect::None, |benefit| Form::open(SetTerms { benefit: benefit.id }, view))
    })
    .needs(crate::model::benefits::SET_UP)
    .when(a_benefit)
    .numbered(),
    Action::new("change_benefit", &[ch('e'), ctrl('e')], SCOPE, words::CHANGE, words::CHANGE_TIP, |view| {
        benefit(view).map_or(Effect::None, |benefit| Form::open(ChangeBenefit { benefit: benefit.id }, view))
    })
    .needs(crate::model::benefits::SET_UP)
    .when(a_benefit)
    .numbered()
    .last_in_footer(),
    Action::new("give_through", &[], SCOPE, words::GIVE_FORM, words::GIVE_FORM_TIP, |view| {
        let (Some(benefit), Some(resident)) = (benefit(view), view.subject()) else { return Effect::None };
        Form::open(GiveThrough { benefit: benefit.id, resident: resident.id }, view)
    })
    .needs(crate::model::benefits::GIVE)
    .when(|view| match (benefit(view), view.subject()) {
        (None, _) => Err(Why(words::NO_BENEFIT)),
        (_, None) => Err(Why(words::NO_ONE)),
        (Some(_), Some(_)) => Ok(()),
    })
    .numbered(),
    Action::new("benefit_sheet", &[], SCOPE, words::PRINT_LIST, words::PRINT_LIST_TIP, |view| {
        benefit(view).map_or(Effect::None, |benefit| Sheet::open(of_round(benefit.id)))
    })
    .when(a_benefit)
    .numbered(),
    Action::new("round_report", &[], SCOPE, words::REPORT, words::REPORT_TIP, |view| {
        benefit(view).map_or(Effect::None, |benefit| Sheet::open(of_report(benefit.id)))
    })
    .when(a_benefit)
    .numbered(),
    Action::new(
        "void_grant",
        &[ch('x'), key(KeyCode::Delete)],
        GRANTS_SCOPE,
        words::VOID_IT,
        words::VOID_TIP,
        |view| {
            let Some(grant) = grant(view).map(|grant| grant.id) else { return Effect::None };
            let reasons = of_codes(view, VOID, move |reason, _| {
                Effect::send(Request::Benefits(Ask::VoidGrant { grant, reason, note: String::new() }))
            });
            Choice::new(view.say(words::WHY_VOID), reasons).about(view.under_cursor()).open()
        },
    )
    .needs(crate::model::benefits::GIVE)
    .when(a_grant)
    .in_footer(),
    Action::new("correct_grant", &[ch('e'), ctrl('e')], GRANTS_SCOPE, words::CORRECT, words::CORRECT_TIP, |view| {
        grant(view).map_or(Effect::None, |grant| Form::open(CorrectGrant { grant: grant.id }, view))
    })
    .needs(crate::model::benefits::GIVE)
    .when(a_grant)
    .in_footer(),
    Action::new("receive_stock", &[ch('k'), ctrl('k')], STOCK_SCOPE, words::RECEIVE, words::RECEIVE_TIP, |view| {
        supply(view).map_or(Effect::None, |supply| Form::open(Receive { supply: supply.id }, view))
    })
    .needs(crate::model::benefits::STOCK)
    .when(a_supply)
    .numbered()
    .in_footer(),
    Action::new("count_stock", &[], STOCK_SCOPE, words::COUNT, words::COUNT_TIP, |view| {
        supply(view).map_or(Effect::None, |supply| Form::open(CountStock { supply: supply.id }, view))
    })
    .needs(crate::model::benefits::STOCK)
    .when(a_supply)
    .numbered(),
    Action::new("lose_stock", &[], STOCK_SCOPE, words::LOSE, words::LOSE_TIP, |view| {
        supply(view).map_or(Effect::None, |supply| Form::open(LoseStock { supply: supply.id }, view))
    })
    .needs(crate::model::benefits::STOCK)
    .when(a_supply)
    .numbered(),
    Action::new("new_supply", &[ch('n'), ctrl('n')], STOCK_SCOPE, words::NEW_SUPPLY, words::NEW_SUPPLY_TIP, |view| {
        Form::open(SetSupply { supply: Id::NONE }, view)
    })
    .needs(crate::model::benefits::STOCK)
    .numbered()
    .in_footer(),
    Action::new(
        "edit_supply",
        &[ch('e'), ctrl('e')],
        STOCK_SCOPE,
        words::CHANGE_SUPPLY,
        words::CHANGE_SUPPLY_TIP,
        |v| supply(v).map_or(Effect::None, |supply| Form::open(SetSupply { supply: supply.id }, v)),
    )
    .needs(crate::model::benefits::STOCK)
    .when(a_supply)
    .last_in_footer(),
    Action::new(
        "benefit_history",
        &[ch('h')],
        SCOPE.and(GRANTS_SCOPE).and(STOCK_SCOPE),
        common::HISTORY,
        words::HISTORY_TIP,
        |view| view.selected.key().map_or(Effect::None, History::of),
    )
    .needs(crate::model::register::HISTORY)
    .when(|view| view.selected.key().map(drop).ok_or(Why(words::NO_BENEFIT)))
    .numbered(),
];

fn benefit<'a>(view: &View<'a>) -> Option<&'a Benefit> {
    view.record()
}

fn grant<'a>(view: &View<'a>) -> Option<&'a Grant> {
    view.record()
}

fn supply<'a>(view: &View<'a>) -> Option<&'a Supply> {
    view.record()
}

fn a_benefit(view: &View) -> Result<(), Why> {
    benefit(view).map(drop).ok_or(Why(words::NO_BENEFIT))
}

fn a_grant(view: &View) -> Result<(), Why> {
    let grant = grant(view).ok_or(Why(words::NO_GRANT))?;
    if grant.stands() { Ok(()) } else { Err(Why(words::NOT_NOW)) }
}

fn a_supply(view: &View) -> Result<(), Why> {
    supply(view).map(drop).ok_or(Why(words::NO_SUPPLY))
}

/// What the person being served may have, by digit; one that they had is refused with the fact, the rule and the day.
fn give(view: &View) -> Effect {
    let Some(resident) = view.subject() else { return Find::before(GIVE, view) };
    let day = view.seat.late.map_or(view.today(), jiff::civil::DateTime::date);
    let table = TableOn::of(view.office, day);
    let states = table.concerning(view.office, resident);
    if states.is_empty() {
        return Effect::hint(words::NOTHING_FOR_THEM);
    }
    let offers = states.into_iter().map(|(row, state)| {
        let label = format!("{}  {}", row.benefit.name, said(view, &row, state, resident.id));
        let (benefit, resident) = (row.benefit.id, resident.id);
        Offer::new(label, move |view| {
            from_stock(view, benefit, move |supply| {
                Ask::Give(Box::new(Giving { benefit, resident, supply, ..Giving::default() })).into()
            })
        })
    });
    Choice::new(view.say(words::WHICH), offers.collect()).about(Some(resident)).open()
}

/// Asks which of several stocks it is given from; then gives, and stays on the list.
pub(super) fn from_stock(view: &View, benefit: Id, ask: impl Fn(Id) -> Request + Clone + 'static) -> Effect {
    let face = view.face;
    from_stock_then(view, benefit, ask, move || Effect::Face(face))
}

/// The same, and then something else.
pub(super) fn from_stock_then(
    view: &View,
    benefit: Id,
    ask: impl Fn(Id) -> Request + Clone + 'static,
    then: impl Fn() -> Effect + Clone + 'static,
) -> Effect {
    handed_out(view, benefit, ask, move |request| {
        let then = then.clone();
        Effect::send_then(request, move |_| then())
    })
}

/// The same; whoever brought it saw somebody with it, and how.
pub(super) fn from_stock_seeing(
    view: &View,
    benefit: Id,
    seen: (Id, u8),
    ask: impl Fn(Id) -> Request + Clone + 'static,
) -> Effect {
    let face = view.face;
    handed_out(view, benefit, ask, move |request| {
        Effect::SendSeeing(Box::new(request), seen, Box::new(move |_| Effect::Face(face)))
    })
}

fn handed_out(
    view: &View,
    benefit: Id,
    ask: impl Fn(Id) -> Request + Clone + 'static,
    give: impl Fn(Request) -> Effect + Clone + 'static,
) -> Effect {
    let supplies = row_on(view.office, benefit, view.today()).map(|row| row.terms.supplies.clone()).unwrap_or_default();
    if supplies.len() < 2 {
        return give(ask(Id::NONE));
    }
    let offers = supplies.iter().filter_map(|id| view.office.of::<Supply>().get(*id)).map(|supply| {
        let (id, ask, give) = (supply.id, ask.clone(), give.clone());
        let label = format!("{}  {}", supply.name, words::left(view.lang(), supply));
        Offer::new(label, move |_| give(ask(id)))
    });
    Choice::new(view.say(words::WHICH_SUPPLY), offers.collect()).open()
}

//! What can be done with the table of rules.

use crate::desk::Request;
use crate::desk::core::Ask;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::rules::{RULES, row_of_id};
use crate::model::register::rule::{InForce, RuleRow, SetBy};
use crate::model::{Id, Key, Record, Rule};
use crate::text::registers::rules as words;
use crate::ui::actions::{Action, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::rules::forms::SetRule;
use crate::ui::rules::pane::filter;
use crate::ui::rules::{FACE, SCOPE};
use crate::ui::today;
use crate::ui::view::{View, Why};
use crate::ui::words as common;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("set_rule", &[ch('e'), ctrl('e'), ch('n'), ctrl('n')], SCOPE, words::SET, words::SET_TIP, |view| {
        rule(view).map_or(Effect::None, |row| Form::open(SetRule { row }, view))
    })
    .needs(crate::model::register::RULES)
    .when(some)
    .in_footer(),
    Action::new("confirm_rule", &[ch(' ')], SCOPE, words::CONFIRM, words::CONFIRM_TIP, confirm)
        .needs(crate::model::register::RULES)
        .when(some)
        .in_footer(),
    Action::new("rule_history", &[ch('h')], SCOPE, common::HISTORY, words::HISTORY_TIP, history)
        .needs(crate::model::register::HISTORY)
        .when(|view| {
            let any = rule(view).is_some_and(|row| view.office.own_rules(row).next().is_some());
            if any { Ok(()) } else { Err(Why(words::NEVER_SET)) }
        })
        .in_footer(),
    Action::new("filter_rules", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters).in_footer(),
    Action::new("rules_from_today", &[], today::SCOPE, words::RULES, words::RULES_TIP, |_| Effect::Face(&FACE))
        .numbered(),
    Action::new("rules", &[], scope::PANES.but(today::SCOPE).but(SCOPE), words::RULES, words::RULES_TIP, |_| {
        Effect::Face(&FACE)
    }),
];

/// The rule under the cursor.
pub(super) fn rule(view: &View) -> Option<&'static RuleRow> {
    row_of_id(view.selected.id::<Rule>()?)
}

fn some(view: &View) -> Result<(), Why> {
    rule(view).map(drop).ok_or(Why(common::NONE_FIT))
}

/// The value of today as the office's own, confirmed, or to be confirmed again.
fn confirm(view: &View) -> Effect {
    let Some(row) = rule(view) else { return Effect::None };
    let now = view.office.rule(row, view.today());
    let (rule, sure) = (Box::new(confirmed(&now, view)), false);
    Effect::send(Request::Desk(Ask::SetRule { rule, sure }))
}

fn confirmed(now: &InForce<'_>, view: &View) -> Rule {
    match now.set {
        SetBy::Office(rule) => Rule { confirmed: !rule.confirmed, ..rule.clone() },
        SetBy::Shipped(shipped) => Rule {
            id: Id::NONE,
            key: now.row.key.to_owned(),
            value: shipped.value,
            from: shipped.from,
            source: words::source(view.lang(), now).to_owned(),
            read: view.today(),
            confirmed: true,
        },
    }
}

/// What the office did with the rule; where it set several values, those of which day.
fn history(view: &View) -> Effect {
    let Some(row) = rule(view) else { return Effect::None };
    let of = |id| History::of(Key { community: COMMUNITY, kind: Rule::KIND, id });
    let mut offers: Vec<Offer> = view
        .office
        .own_rules(row)
        .rev()
        .map(|rule| {
            let id = rule.id;
            Offer::new(words::from_then_on(view.lang(), row.unit, rule.from, rule.value), move |_| of(id))
        })
        .collect();
    match (offers.len(), offers.pop()) {
        (1, Some(only)) => only.take(view),
        (_, Some(last)) => {
            offers.push(last);
            Choice::new(view.say(words::WHICH_DAY), offers).open()
        }
        (_, None) => Effect::None,
    }
}

/// By capability, or what is to be confirmed.
fn filters(view: &View) -> Effect {
    let offer = |msg, number| Offer::new(view.say(msg), move |_| Effect::Tell(Verb::Filter(number)));
    let first = [(words::ALL, filter::ALL), (words::TO_CONFIRM, filter::TO_CONFIRM)];
    let tables = RULES.iter().map(|table| table.name).zip(filter::FIRST..);
    let offers = first.into_iter().chain(tables).map(|(msg, number)| offer(msg, number)).collect();
    Choice::new(view.say(common::FILTER), offers).open()
}

//! What can be done with the walk-in register.

use crate::desk::visitors::sheets::register;
use crate::model::register::{MATTER, RESULT};
use crate::model::{Id, VisitorLine};
use crate::text::{labels, visitors as words};
use crate::ui::actions::Action;
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer, who_came};
use crate::ui::layers::form::Form;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{View, Why};
use crate::ui::visitors::SCOPE;
use crate::ui::visitors::forms::CorrectVisit;
use crate::ui::visitors::list::{clerks, filter, order};
use crate::ui::words as common;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("new_visit", &[ch('n'), ctrl('n')], SCOPE, common::LOG, crate::text::tips::LOG, who_came)
        .needs(crate::model::visitors::LOG),
    Action::new("correct_visit", &[ch('e'), ctrl('e')], SCOPE, words::CORRECT, words::CORRECT_TIP, |view| {
        let line = view.record::<VisitorLine>();
        line.map_or(Effect::None, |line| Form::open(CorrectVisit { line: line.id, resident: line.resident }, view))
    })
    .needs(crate::model::visitors::LOG)
    .when(|view| view.record::<VisitorLine>().map(drop).ok_or(Why(words::NO_LINE)))
    .in_footer(),
    Action::new("filter_visits", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters).in_footer(),
    Action::new("sort_visits", &[ch('s')], SCOPE, words::SORT, words::SORT_TIP, orders).in_footer(),
    Action::new("visit_book", &[ch('d')], SCOPE, words::BOOK, words::BOOK_TIP, |view| {
        Sheet::open(register(view.today(), false))
    })
    .in_footer(),
    Action::new("visit_week", &[], SCOPE, words::WEEK_BOOK, words::BOOK_TIP, |view| {
        Sheet::open(register(view.today(), true))
    })
    .numbered(),
];

/// What a filter lets through, in words.
pub(super) fn filter_label(filter: u8, view: &View) -> String {
    let label = match filter {
        filter::TODAY => view.say(words::TODAY),
        filter::WEEK => view.say(words::WEEK),
        filter::STRANGERS => view.say(words::STRANGERS),
        clerk if clerk >= filter::CLERK => {
            let who = clerks(view).get(usize::from(clerk - filter::CLERK)).copied().unwrap_or(Id::NONE);
            return format!("{} {}", view.say(words::CLERK_FILTER), view.office.name_of_operator(who));
        }
        result if result >= filter::RESULT => labels::code_number(view.lang(), RESULT, result - filter::RESULT),
        matter => labels::code_number(view.lang(), MATTER, matter - filter::MATTER),
    };
    label.to_owned()
}

fn filters(view: &View) -> Effect {
    let matters = MATTER.iter().map(|code| filter::MATTER + code.code);
    let results = RESULT.iter().map(|code| filter::RESULT + code.code);
    // As many clerks as there are numbers for filters; an office has fewer.
    let of_clerk = clerks(view).len().min(usize::from(u8::MAX - filter::CLERK));
    let clerks = (filter::CLERK..).take(of_clerk);
    let offers = [filter::TODAY, filter::WEEK, filter::STRANGERS]
        .into_iter()
        .chain(matters)
        .chain(results)
        .chain(clerks)
        .map(|number| Offer::new(filter_label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}

fn orders(view: &View) -> Effect {
    let offers = [(order::TIME, words::BY_TIME), (order::CLERK, words::BY_CLERK), (order::MATTER, words::BY_MATTER)];
    let offers = offers.map(|(number, label)| Offer::new(view.say(label), move |_| Effect::Tell(Verb::Sort(number))));
    Choice::new(view.say(words::SORT), offers.into()).open()
}

//! What can be done about the old-age allowance and birthdays.

use crate::desk::benefits::Ask;
use crate::desk::benefits::sheets::{of_allowances, of_birthdays};
use crate::model::benefits::{Allowance, PROVED_BY};
use crate::model::{Id, Resident};
use crate::text::benefits as words;
use crate::ui::actions::Action;
use crate::ui::benefits::OLD_SCOPE;
use crate::ui::benefits::forms::SetAllowance;
use crate::ui::benefits::old::filters;
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::form::Form;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{View, Why};
use crate::ui::words as common;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("allowance_applied", &[ch('n'), ctrl('n')], OLD_SCOPE, words::APPLIED, words::APPLIED_TIP, |view| {
        known(view).map_or(Effect::None, |one| set(Allowance { applied: Some(view.today()), ..one }, view))
    })
    .when(|view| {
        let one = known(view).ok_or(Why(words::NO_ONE))?;
        if one.applied.is_none() { Ok(()) } else { Err(Why(words::HAS_APPLIED)) }
    })
    .in_footer(),
    Action::new("allowance_proved", &[ch('k'), ctrl('k')], OLD_SCOPE, words::PROVED, words::PROVED_TIP, |view| {
        let Some(one) = known(view) else { return Effect::None };
        let today = view.today();
        let offers = of_codes(view, PROVED_BY, move |how, view| {
            set(Allowance { proved: Some(today), how, ..one.clone() }, view)
        });
        Choice::new(view.say(words::HOW_PROVED), offers).about(view.record()).open()
    })
    .when(|view| {
        let one = known(view).ok_or(Why(words::NO_ONE))?;
        if one.runs() { Ok(()) } else { Err(Why(words::NOT_APPLIED)) }
    })
    .in_footer(),
    Action::new("allowance_reported", &[ch('x')], OLD_SCOPE, words::REPORTED, words::REPORTED_TIP, |view| {
        known(view).map_or(Effect::None, |one| set(Allowance { reported: Some(view.today()), ..one }, view))
    })
    .when(|view| {
        let one = known(view).ok_or(Why(words::NO_ONE))?;
        let here = view.record::<Resident>().is_some_and(Resident::lives_here);
        match (one.runs(), here) {
            (false, _) => Err(Why(words::NOT_APPLIED)),
            (true, true) => Err(Why(words::STILL_HERE)),
            (true, false) => Ok(()),
        }
    })
    .in_footer(),
    Action::new("filter_old", &[ch('f'), ctrl('f')], OLD_SCOPE, common::FILTER, words::OLD_FILTER_TIP, filters)
        .in_footer(),
    Action::new(
        "set_allowance",
        &[ch('e'), ctrl('e')],
        OLD_SCOPE,
        words::SET_ALLOWANCE,
        words::SET_ALLOWANCE_TIP,
        |view| {
            let resident = view.record::<Resident>().map_or(Id::NONE, |resident| resident.id);
            Form::open(SetAllowance { resident }, view)
        },
    )
    .when(|view| known(view).map(drop).ok_or(Why(words::NO_ONE)))
    .last_in_footer(),
    Action::new("old_sheet", &[], OLD_SCOPE, words::OLD_SHEET, words::OLD_SHEET_TIP, |view| {
        let (allowances, birthdays) = (of_allowances(), of_birthdays(view.today()));
        let next = of_birthdays(view.today().last_of_month().tomorrow().unwrap_or(view.today()));
        let offers = vec![
            Offer::new(view.say(words::ALLOWANCE), move |_: &View| Sheet::open(allowances)),
            Offer::new(view.say(words::BIRTHDAYS), move |_: &View| Sheet::open(birthdays)),
            Offer::new(view.say(words::NEXT_MONTH), move |_: &View| Sheet::open(next)),
        ];
        Choice::new(view.say(words::OLD_SHEET), offers).open()
    })
    .numbered(),
];

/// How the one under the cursor stands to the allowance.
fn known(view: &View) -> Option<Allowance> {
    let resident = view.record::<Resident>()?.id;
    Some(view.office.of::<Allowance>().get(resident).cloned().unwrap_or_else(|| Allowance::of(resident)))
}

/// Writes it and stays on the list.
fn set(allowance: Allowance, view: &View) -> Effect {
    let face = view.face;
    Effect::send_then(Ask::SetAllowance(Box::new(allowance)).into(), move |_| Effect::Face(face))
}

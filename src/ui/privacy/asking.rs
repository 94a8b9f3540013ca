//! What somebody agrees to: its text to be read and printed, for how long, and what becomes of what it covered once it is
//! withdrawn.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::people::Ask as People;
use crate::desk::privacy::{Ask, sheets};
use crate::model::people::consent::{NEEDS_GUARDIAN, PURPOSE};
use crate::model::{Id, Resident};
use crate::text::{labels, people as said, privacy as words};
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::View;

/// The text of each purpose, on its digit.
pub(super) fn texts(person: &Resident, view: &View) -> Effect {
    let resident = person.id;
    let offers = of_codes(view, PURPOSE, move |purpose, _| Sheet::open(sheets::consent(resident, purpose)));
    Choice::new(view.say(words::CONSENT_SHEET), offers).about(Some(person)).open()
}

/// Whoever stands there is asked: nothing is chosen before they said it.
pub(in crate::ui) fn give(resident: Id, purpose: u8, view: &View) -> Effect {
    let person = view.office.of::<Resident>().get(resident);
    let child = person.and_then(|person| person.age(view.today())).is_some_and(|age| age < NEEDS_GUARDIAN);
    let alone = view.seat.visitor.of(resident).role <= 1;
    let until = move |guardian| move |view: &View| for_how_long(resident, purpose, guardian, view);
    let mut offers = Vec::new();
    // Somebody else speaks: for the guardian it is their own decision, anybody else passes a word on.
    match (child, alone) {
        (true, _) => offers.push(Offer::new(view.say(said::AS_GUARDIAN), until(true))),
        (false, true) => return for_how_long(resident, purpose, false, view),
        (false, false) => {
            offers.push(Offer::new(view.say(said::PASSES_ON), until(false)));
            offers.push(Offer::new(view.say(said::AS_GUARDIAN), until(true)));
        }
    }
    Choice::new(labels::code_number(view.lang(), PURPOSE, purpose), offers).about(person).open()
}

fn for_how_long(resident: Id, purpose: u8, guardian: bool, view: &View) -> Effect {
    let person = view.office.of::<Resident>().get(resident);
    let agree = move |until: Option<Date>| {
        move |_: &View| Effect::send(Request::People(People::GiveConsent { resident, purpose, guardian, until }))
    };
    let year = view.today().checked_add(1.year()).ok();
    let offers = vec![
        Offer::new(view.say(words::FOREVER), agree(None)),
        Offer::new(view.say(words::A_YEAR), agree(year)),
        Offer::new(view.say(words::CONSENT_SHEET), move |_| Sheet::open(sheets::consent(resident, purpose))),
    ];
    Choice::new(labels::code_number(view.lang(), PURPOSE, purpose), offers).about(person).open()
}

/// What becomes of what a consent covered that was just withdrawn.
pub(in crate::ui) fn withdrawn(resident: Id, purpose: u8, view: &View) -> Effect {
    if crate::desk::privacy::covers(purpose).is_empty() {
        return Effect::None;
    }
    let offers = vec![
        Offer::new(view.say(words::UNCOVER), move |_| {
            Effect::send(Request::Privacy(Ask::Uncover { resident, purpose }))
        }),
        Offer::new(view.say(words::LEAVE_IT), |_| Effect::Close),
    ];
    let person = view.office.of::<Resident>().get(resident);
    Choice::new(view.say(words::ASK_UNCOVER), offers).about(person).open()
}

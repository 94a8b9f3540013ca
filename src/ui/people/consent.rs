//! Consent on the screen: to what somebody agrees, on their card, and a digit for each purpose.

use ratatui::style::Style;

use crate::desk::Request;
use crate::desk::people::Ask;
use crate::model::people::consent::{Consent, PURPOSE};
use crate::model::register::VISITOR_ROLE;
use crate::model::{Id, Resident};
use crate::text::{labels, people as words};
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer, confirm};
use crate::ui::panes::Shown;
use crate::ui::people::card::CardRow;
use crate::ui::privacy::asking::{give, withdrawn};
use crate::ui::view::{Selected, View};

/// A consent is seen on the card of the one who gave it.
pub(in crate::ui) const SHOWN: Shown = Shown::of::<Consent>()
    .selecting(|office, id| {
        let whose = office.of::<Consent>().get(id).map_or(Id::NONE, |consent| consent.resident);
        whose.some().map_or(Selected::Nothing, Selected::of::<Resident>)
    })
    .of_person(|office, id| office.of::<Consent>().get(id).map_or(Id::NONE, |consent| consent.resident));

/// To what somebody agrees today; nothing where they were never asked.
pub static CARD: CardRow = CardRow { heading: words::AGREES, says };

fn says(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let plain = view.seat.theme.plain;
    let standing = PURPOSE.iter().filter_map(|code| view.office.consent(resident.id, code.code, view.today()));
    standing.map(|consent| (labels::code_number(view.lang(), PURPOSE, consent.purpose).to_owned(), plain)).collect()
}

/// Every purpose on its digit: what is not agreed to is asked for, what is can be withdrawn.
pub(in crate::ui) fn choose(resident: &Resident, view: &View) -> Effect {
    let whose = resident.id;
    let offers = PURPOSE.iter().map(|code| {
        let (purpose, name) = (code.code, labels::code(view.lang(), code));
        match view.office.consent(whose, purpose, view.today()) {
            Some(consent) => {
                let giver = labels::code_number(view.lang(), VISITOR_ROLE, consent.giver);
                let label = words::agreed(view.lang(), name, consent.since, giver, consent.guardian);
                Offer::new(label, move |view| withdraw(whose, purpose, view))
            }
            None => Offer::new(words::not_agreed(view.lang(), name), move |view| give(whose, purpose, view)),
        }
    });
    Choice::new(view.say(words::CONSENT), offers.collect()).about(Some(resident)).open()
}

fn withdraw(resident: Id, purpose: u8, view: &View) -> Effect {
    let name = labels::code_number(view.lang(), PURPOSE, purpose).to_owned();
    confirm(view, name, view.say(words::WITHDRAW), move |_| {
        let request = Request::People(Ask::WithdrawConsent { resident, purpose });
        Effect::send_then(request, move |view| withdrawn(resident, purpose, view))
    })
}

//! What is taken of a slot, once a booking has come back or gone by undo.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use crate::desk::center::attendance::begins;
use crate::desk::center::rules::slot_in;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::model::center::booking::{Place, Taken};
use crate::model::{Booking, BookingState, Id, Refusal};

/// What is taken of a slot follows a booking as it is then: one that was cancelled since comes back without its
/// places, one whose headcount was changed with as many as it has now.
pub(in crate::desk) fn slots_follow(office: &Office, change: &mut Change, id: Id) -> Result<(), Refusal> {
    let then = change.after::<Booking>(office, id);
    let places: BTreeSet<Place> = office.of::<Booking>().get(id).into_iter().chain(&then).map(Booking::place).collect();
    for place in places {
        let stands = then.as_ref().filter(|booking| booking.holds_places() && booking.place() == place);
        let wanted = stands.map(|booking| Taken { booking: booking.id, heads: booking.heads });
        let mut slot = slot_in(change, office, place);
        if slot.taken.iter().find(|taken| taken.booking == id) != wanted.as_ref() {
            slot.taken.retain(|taken| taken.booking != id);
            slot.taken.extend(wanted);
            change.put(office, &slot)?;
        }
    }
    Ok(())
}

/// Whose booking comes back into a slot that runs has a time of grace from then on: it never begins before that. What ran
/// while no desk was open is no slot that anybody waited in: it is to be entered late again, and judged by nobody.
pub(in crate::desk) fn waits_anew(office: &Office, change: &mut Change, id: Id, now: DateTime) -> Result<(), Refusal> {
    let Some(then) = change.record::<Booking>(id) else { return Ok(()) };
    let stood = office.of::<Booking>().get(id).is_some_and(|booking| booking.state == BookingState::Booked);
    if then.state != BookingState::Booked || stood || then.date != now.date() || then.place().at() >= now {
        return Ok(());
    }
    if !office.gap.judges(begins(&then)) {
        return Ok(());
    }
    change.put(office, &Booking { since: Some(now), ..then })
}

//! What is taken of a slot, once a booking has come back or gone by undo.

use std::collections::BTreeSet;

use crate::desk::center::rules::slot_in;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::model::center::booking::{Place, Taken};
use crate::model::{Booking, Id, Refusal};

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

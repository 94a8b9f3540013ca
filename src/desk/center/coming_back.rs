//! The rules for what comes back when a command is taken back: whatever was done since still holds together.

use std::collections::BTreeSet;

use crate::model::center::booking::{Place, Taken};
use crate::model::{Booking, DayStay, Household, Id, Kind, MealPlan, Refusal, Resident, Slot};

use crate::desk::center::rules::slot_in;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::undo::Nets;

/// What is taken of a slot follows the bookings as they are then: one that was cancelled since comes back without its
/// places, one whose headcount was changed with as many as it has now.
pub(in crate::desk) fn slots_follow(office: &Office, nets: &Nets, change: &mut Change) -> Result<(), Refusal> {
    for key in nets.keys().filter(|key| key.kind == Kind::Booking) {
        let then = change.after::<Booking>(office, key.id);
        let places: BTreeSet<Place> =
            office.bookings.get(key.id).into_iter().chain(&then).map(Booking::place).collect();
        for place in places {
            let stands = then.as_ref().filter(|booking| booking.holds_places() && booking.place() == place);
            let wanted = stands.map(|booking| Taken { booking: booking.id, heads: booking.heads });
            let mut slot = slot_in(change, office, place);
            if slot.taken.iter().find(|taken| taken.booking == key.id) != wanted.as_ref() {
                slot.taken.retain(|taken| taken.booking != key.id);
                slot.taken.extend(wanted);
                change.put(office, &slot)?;
            }
        }
    }
    Ok(())
}

/// A household in which somebody lives is headed by one of them, also after something was taken back.
pub(in crate::desk) fn check_heads(office: &Office, nets: &Nets, change: &Change) -> Result<(), Refusal> {
    let mut homes = BTreeSet::new();
    for key in nets.keys() {
        match key.kind {
            Kind::Household => {
                homes.insert(key.id);
            }
            Kind::Resident => {
                let now = office.residents.get(key.id).map(|resident| resident.household);
                homes.extend(now.into_iter().chain(change.record::<Resident>(key.id).map(|back| back.household)));
            }
            _ => {}
        }
    }
    let touched = nets.keys().filter(|key| key.kind == Kind::Resident).map(|key| key.id);
    let touched: Vec<Id> = touched.collect();
    for home in homes {
        let Some(household) = change.after::<Household>(office, home) else { continue };
        let candidates: BTreeSet<Id> = office.by.members.get(&home).chain(touched.iter().copied()).collect();
        let lives = |id: &Id| {
            change.after::<Resident>(office, *id).is_some_and(|who| who.household == home && who.lives_here())
        };
        let living: Vec<Id> = candidates.into_iter().filter(lives).collect();
        if !living.is_empty() && !living.contains(&household.head) {
            return Err(Refusal::HeadOfOthers { others: living.len() });
        }
    }
    Ok(())
}

/// The center's rules for what comes back: a slot never holds more than its room, nobody is at two places at once.
pub(in crate::desk) fn check_rules(office: &Office, nets: &Nets, change: &Change) -> Result<(), Refusal> {
    for key in nets.keys() {
        match key.kind {
            Kind::Slot => {
                if let Some(slot) = change.record::<Slot>(key.id) {
                    crate::desk::center::rules::check_capacity(office, &slot)?;
                }
            }
            Kind::Booking => {
                if let Some(booking) = change.record::<Booking>(key.id) {
                    crate::desk::center::rules::check_clash(office, change, &booking)?;
                    if let Some(slot) = change.record::<Slot>(booking.place().slot_id()) {
                        crate::desk::center::rules::check_capacity(office, &slot)?;
                    }
                }
            }
            Kind::DayStay => {
                if let Some(stay) = change.record::<DayStay>(key.id) {
                    crate::desk::day_care::check_twice(office, &stay)?;
                }
            }
            Kind::MealPlan => {
                if let Some(plan) = change.record::<MealPlan>(key.id) {
                    crate::desk::canteen::plans::check_overlap(office, &plan)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

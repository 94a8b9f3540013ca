//! Who heads a household.

use crate::desk::people::Not;
use std::collections::BTreeSet;

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::model::{Household, Id, Refusal, Resident};

/// A household in which somebody lives is headed by one of them, also after something was taken back.
pub(in crate::desk) fn check(office: &Office, change: &Change, home: Id) -> Result<(), Refusal> {
    let Some(household) = change.after::<Household>(office, home) else { return Ok(()) };
    let members = office.naming::<Resident, Household>(home);
    let candidates: BTreeSet<Id> = members.chain(change.ids::<Resident>()).collect();
    let lives =
        |id: &Id| change.after::<Resident>(office, *id).is_some_and(|who| who.household == home && who.lives_here());
    let living: Vec<Id> = candidates.into_iter().filter(lives).collect();
    if !living.is_empty() && !living.contains(&household.head) {
        return Err(Refusal::from(Not::HeadOfOthers { others: living.len() }));
    }
    Ok(())
}

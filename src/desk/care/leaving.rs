//! What of care is still open of somebody who left: who looks after them, and whom they looked after.

use crate::desk::Request;
use crate::desk::care::Ask;
use crate::desk::care::pairing::{pairs, volunteer_of};
use crate::desk::core::leaving_row::LeavingRow;
use crate::model::Record;
use crate::model::care::codes::LEFT;
use crate::model::care::{Pairing, Volunteer};
use crate::text::leaving as words;

/// Volunteers who look after them. The plan stays, so that they are missed by nobody who looks for them.
pub static PAIRS: LeavingRow = LeavingRow {
    kinds: &[Pairing::KIND],
    name: words::PAIRS,
    open: |office, resident, now| pairs(office, resident, now.date()).into_iter().map(|pairing| pairing.id).collect(),
    end: |_, _, records, _| records.iter().map(|pairing| Request::Care(Ask::Unpair { pairing: *pairing })).collect(),
};

/// They were a volunteer themselves: their elders are to be paired again.
pub static VOLUNTEERS: LeavingRow = LeavingRow {
    kinds: &[Volunteer::KIND],
    name: words::VOLUNTEERS,
    open: |office, resident, _| {
        let volunteer = volunteer_of(office, resident).filter(|one| one.state != LEFT);
        volunteer.map(|one| one.id).into_iter().collect()
    },
    end: |_, _, records, _| {
        let leaves = |volunteer: &crate::model::Id| Ask::MoveVolunteer { volunteer: *volunteer, state: LEFT };
        records.iter().map(|volunteer| Request::Care(leaves(volunteer))).collect()
    },
};

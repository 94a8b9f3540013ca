//! Tickets with which somebody who left still waits.

use crate::desk::Request;
use crate::desk::clinic::Ask;
use crate::desk::core::leaving_row::LeavingRow;
use crate::model::{Record, Resident, Visit, VisitState};
use crate::text::leaving as words;

/// Tickets that wait.
pub static TICKETS: LeavingRow = LeavingRow {
    kinds: &[Visit::KIND],
    name: words::TICKETS,
    open: |office, resident, _| {
        let of = office.naming::<Visit, Resident>(resident).filter_map(|id| office.of::<Visit>().get(id));
        of.filter(|visit| matches!(visit.state, VisitState::Waiting | VisitState::Called))
            .map(|visit| visit.id)
            .collect()
    },
    end: |_, _, records, _| records.iter().map(|visit| Request::Clinic(Ask::VoidVisit { visit: *visit })).collect(),
};

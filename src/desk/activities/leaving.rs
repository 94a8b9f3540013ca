//! Activities to come for which somebody who left is still signed up.

use crate::desk::Request;
use crate::desk::activities::Ask;
use crate::desk::core::leaving_row::LeavingRow;
use crate::model::activities::codes::place;
use crate::model::activities::{Activity, Participant};
use crate::model::{Record, Resident};
use crate::text::leaving as words;

/// Their places, and where they wait; whoever waits next has the place.
pub static PLACES: LeavingRow = LeavingRow {
    kinds: &[Participant::KIND],
    name: words::ACTIVITIES,
    open: |office, resident, now| {
        let of = office.naming::<Participant, Resident>(resident).filter_map(|id| office.of::<Participant>().get(id));
        let of = of.filter(|one| matches!(one.state, place::INVITED | place::SIGNED_UP | place::WAITS));
        let ahead = of.filter_map(|one| Some((one, office.of::<Activity>().get(one.activity)?)));
        let mut ahead: Vec<_> = ahead.filter(|(_, activity)| activity.is_ahead(now.date())).collect();
        ahead.sort_by_key(|(_, activity)| (activity.date, activity.id));
        ahead.into_iter().map(|(one, _)| one.id).collect()
    },
    end: |office, resident, records, _| {
        let ones = records.iter().filter_map(|id| office.of::<Participant>().get(*id));
        ones.map(|one| Request::Activities(Ask::Withdraw { activity: one.activity, resident })).collect()
    },
};

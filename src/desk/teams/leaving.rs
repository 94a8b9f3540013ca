//! Teams in which somebody who left still stands.

use crate::desk::Request;
use crate::desk::core::leaving_row::LeavingRow;
use crate::desk::teams::{Ask, teams_in_order};
use crate::model::{Record, Team};
use crate::text::leaving as words;

/// Their places in teams; who led leads no more.
pub static TEAMS: LeavingRow = LeavingRow {
    kinds: &[Team::KIND],
    name: words::TEAMS,
    open: |office, resident, _| {
        let teams = teams_in_order(office).into_iter();
        teams.filter(|team| team.members.contains(&resident)).map(|team| team.id).collect()
    },
    end: |_, resident, records, _| {
        records.iter().map(|team| Request::Teams(Ask::LeaveTeam { team: *team, resident })).collect()
    },
};

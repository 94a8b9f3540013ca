//! A team's roster, to be signed. Phones stand masked.

use crate::exchange::page::Block;
use crate::model::{Id, Team};
use crate::text::{canteen as words, pages, teams};

use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};

static ATTENDANCE: SheetRow = SheetRow {
    number: |_, _| 24,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let team = sight.record::<Team>(what.of)?;
        Ok((format!("{} {}", team.name, pages::day(sight.lang, sight.now.date())), attendance(sight, team)))
    },
};

/// A team's roster, to be signed.
pub fn of_team(team: Id) -> Printable {
    Printable::of(&ATTENDANCE, team)
}

/// A roster to be signed.
fn attendance(sight: &Sight<'_>, team: &Team) -> Vec<Block> {
    let lang = sight.lang;
    let meets = teams::meets(lang, team.weekdays, team.start, team.end);
    let row = |(nth, member): (usize, &Id)| {
        let leads = if *member == team.leader { teams::LEADER.say(lang).to_owned() } else { String::new() };
        vec!["[ ]".to_owned(), (nth + 1).to_string(), sight.name(*member), sight.phone(*member), leads]
    };
    let heads = [pages::CAME, words::STOP, pages::NAME, pages::PHONE, pages::NOTE];
    vec![
        Block::Line(format!("{meets}  {}", team.place)),
        Block::Table { heads: sight.heads(&heads), rows: team.members.iter().enumerate().map(row).collect() },
    ]
}

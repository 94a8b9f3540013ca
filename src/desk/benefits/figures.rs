//! A month of benefits: what was given on each day.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::benefits::records::BenefitIndex;
use crate::desk::core::figure_row::{Day, FigureRow};
use crate::desk::core::office::Office;
use crate::desk::people::today::is_very_old;
use crate::model::benefits::{Grant, PERSON};
use crate::model::{Id, Resident};
use crate::text::benefits as words;

/// What was given, gifts at activities among it, to how many of the very old, and through somebody else.
pub static FIGURES: FigureRow = FigureRow {
    title: words::BY_DAY,
    heads: |lang| {
        [words::GIVEN, words::AT_ACTIVITIES, words::TO_VERY_OLD, words::THROUGH]
            .map(|head| head.say(lang).to_owned())
            .into()
    },
    days,
};

fn days(office: &Office, month: Date, last: Date) -> Vec<Day> {
    let of_day = |day: Date| {
        let on = office.by::<BenefitIndex>().on.get(&day);
        let grants = on.filter_map(|id| office.of::<Grant>().get(id)).filter(|grant| grant.stands());
        let mut numbers = vec![0; 4];
        for grant in grants {
            let old = office.of::<Resident>().get(grant.resident).is_some_and(|one| is_very_old(office, one, day));
            let counted = [true, !grant.occasion.is_none(), old, grant.role > PERSON];
            for (number, more) in numbers.iter_mut().zip(counted) {
                *number += usize::from(more);
            }
        }
        (day, numbers)
    };
    let mut days: Vec<Day> = month
        .first_of_month()
        .series(1.day())
        .take_while(|day| *day <= last.min(month.last_of_month()))
        .map(of_day)
        .collect();
    days.retain(|(_, numbers)| numbers[0] > 0);
    days
}

/// How many of the very old who live here had something since a day, of how many: the share that is reached.
pub fn reached(office: &Office, since: Date, today: Date) -> (usize, usize) {
    let had: BTreeSet<Id> = office
        .of::<Grant>()
        .all()
        .filter(|grant| grant.stands() && grant.day() >= since)
        .map(|grant| grant.resident)
        .collect();
    let old: Vec<Id> = office
        .of::<Resident>()
        .all()
        .filter(|one| one.lives_here() && is_very_old(office, one, today))
        .map(|one| one.id)
        .collect();
    (old.iter().filter(|id| had.contains(id)).count(), old.len())
}

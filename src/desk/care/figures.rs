//! A month of care visits: what was done on each day.

use jiff::civil::Date;

use crate::desk::center::figures::days_of;
use crate::desk::core::figure_row::{Day, FigureRow};
use crate::desk::core::office::Office;
use crate::model::by_day::day_of;
use crate::model::care::CareVisit;
use crate::model::care::codes::{AT_DOOR, YES};
use crate::text::care as words;

/// Visits, how many of them reached somebody, how many were at the door, and minutes.
pub static FIGURES: FigureRow = FigureRow {
    title: words::VISITS_BY_DAY,
    heads: |lang| {
        [words::VISITS, words::REACHED, words::AT_DOOR, words::MINUTES].map(|head| head.say(lang).to_owned()).into()
    },
    days,
};

fn days(office: &Office, month: Date, last: Date) -> Vec<Day> {
    let mut days: Vec<Day> = days_of(month).take_while(|date| *date <= last).map(|date| (date, vec![0; 4])).collect();
    for visit in office.of::<CareVisit>().all() {
        let Some((_, numbers)) = days.iter_mut().find(|(date, _)| *date == day_of(visit.id)) else { continue };
        let counted = [1, usize::from(visit.reached == YES), usize::from(visit.how == AT_DOOR), visit.minutes.into()];
        for (number, more) in numbers.iter_mut().zip(counted) {
            *number += more;
        }
    }
    days.retain(|(_, numbers)| numbers[0] > 0);
    days
}

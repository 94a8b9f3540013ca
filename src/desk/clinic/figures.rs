//! The clinic's month: who was seen each day, how they stood to the norm, and follow-ups made in time.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::desk::clinic::norm::assess;
use crate::desk::core::figure_row::{Day, FigureRow};
use crate::desk::core::office::Office;
use crate::model::clinic::Attempt;
use crate::model::{Flag, Session, Visit, VisitState, Vitals};
use crate::text::clinic::report as words;

/// The headings, in the order of the numbers.
const HEADS: [crate::text::Msg; 7] =
    [words::SEEN, words::UNNAMED, words::MEASURED, words::WITHIN, words::TO_REFER, words::FOLLOWED, words::ON_TIME];

/// People seen, without a record, pressures taken and within the norm, to be referred; follow-ups, and those in time.
pub static FIGURES: FigureRow = FigureRow {
    title: words::CLINIC_BY_DAY,
    // In the order of the numbers.
    heads: |lang| HEADS.map(|head| head.say(lang).to_owned()).to_vec(),
    days,
};

/// Each day of a month on which somebody was seen.
fn days(office: &Office, month: Date, last: Date) -> Vec<Day> {
    let in_month = |date: Date| date.first_of_month() == month.first_of_month() && date <= last;
    let mut days: BTreeMap<Date, [usize; HEADS.len()]> = BTreeMap::new();
    let visits = office.of::<Visit>().all().filter(|visit| visit.state == VisitState::Done);
    for visit in visits.filter(|visit| in_month(visit.at.date())) {
        let date = visit.at.date();
        let [seen, _, measured, within, refer, ..] = days.entry(date).or_default();
        *seen += 1;
        if let Some(vitals) = office.get::<Vitals>(visit.id) {
            let found = assess(office, vitals, date).found;
            *measured += usize::from(found.pressure.is_some());
            *within += usize::from(found.pressure.is_some_and(|found| found.flag == Flag::Within));
            *refer += usize::from(found.advice.refers());
        }
    }
    for session in office.of::<Session>().all().filter(|session| session.unnamed > 0 && in_month(session.date)) {
        days.entry(session.date).or_default()[1] += usize::from(session.unnamed);
    }
    for attempt in office.of::<Attempt>().all().filter(|attempt| in_month(attempt.at.date())) {
        let [.., followed, in_time] = days.entry(attempt.at.date()).or_default();
        *followed += 1;
        *in_time += usize::from(attempt.due.is_some_and(|due| attempt.at.date() <= due));
    }
    days.into_iter().map(|(date, counts)| (date, counts.to_vec())).collect()
}

//! The clinic's month in numbers, for the screen: people seen by session, age band and sex, the share within the norm,
//! follow-ups made in time, and referrals of which nobody knows what came.

use jiff::civil::Date;

use crate::desk::clinic::report::{BANDS, Figures, figures};
use crate::desk::core::office::Office;
use crate::model::clinic::{Attempt, Referral};
use crate::model::{Id, Session};

/// Days after which an open referral counts as old.
pub const OLD: [i32; 2] = [7, 30];

/// What a month came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Month {
    /// The sessions by their day, and what each came to.
    pub sessions: Vec<(Id, Figures)>,
    /// All of them together.
    pub sum: Figures,
    /// Follow-ups that were due, and of them those made by their day.
    pub on_time: (usize, usize),
    /// Follow-ups that were made, due or not.
    pub followed: usize,
    /// Referrals made in the month.
    pub referred: usize,
    /// Referrals open at its end, by age: as old as each of [`OLD`] at most, and older.
    pub open: [usize; OLD.len() + 1],
}

/// Counts a month, as far as a day.
pub fn month(office: &Office, month: Date, today: Date) -> Month {
    let first = month.first_of_month();
    let end = first.last_of_month().min(today);
    let within = |day: Date| day >= first && day <= end;
    let mut held: Vec<&Session> = office.of::<Session>().all().filter(|session| within(session.date)).collect();
    held.sort_by_key(|session| (session.date, session.start, session.id));
    let mut counted = Month::default();
    for session in held {
        let of_it = figures(office, session.id);
        add(&mut counted.sum, &of_it);
        counted.sessions.push((session.id, of_it));
    }
    for attempt in office.of::<Attempt>().all().filter(|attempt| within(attempt.at.date())) {
        counted.followed += 1;
        if let Some(due) = attempt.due {
            counted.on_time.0 += 1;
            counted.on_time.1 += usize::from(attempt.at.date() <= due);
        }
    }
    for referral in office.of::<Referral>().all().filter(|referral| referral.on <= end) {
        counted.referred += usize::from(within(referral.on));
        // What came of it may be known since: it is open as it stands now.
        if referral.is_open() {
            let age = referral.age_days(end);
            let band = OLD.iter().position(|most| age <= *most).unwrap_or(OLD.len());
            counted.open[band] += 1;
        }
    }
    counted
}

fn add(sum: &mut Figures, one: &Figures) {
    let pair = |sum: &mut (usize, usize), one: (usize, usize)| *sum = (sum.0 + one.0, sum.1 + one.1);
    sum.tickets += one.tickets;
    sum.seen += one.seen;
    sum.left += one.left;
    sum.unnamed += one.unnamed;
    for band in 0..BANDS.len() {
        for sex in 0..3 {
            sum.by_age[band][sex] += one.by_age[band][sex];
        }
    }
    sum.no_age += one.no_age;
    pair(&mut sum.pressure, one.pressure);
    pair(&mut sum.glucose, one.glucose);
    sum.referred += one.referred;
    sum.recalled += one.recalled;
}

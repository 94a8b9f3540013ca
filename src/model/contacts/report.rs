//! What is reported of a day, a month and a year: the figures of all systems of the community, S1 to S15.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::code::Code;
use crate::model::id::Id;
use crate::model::when::days_since_epoch;

/// What stands on a calendar.
pub static CALENDAR: &[Code] = &[
    Code { code: 1, key: "calendar.bookings", aliases: &["预约"] },
    Code { code: 2, key: "calendar.sessions", aliases: &["义诊"] },
    Code { code: 3, key: "calendar.meetings", aliases: &["团队"] },
    Code { code: 4, key: "calendar.activities", aliases: &["活动"] },
    Code { code: 5, key: "calendar.visits", aliases: &["探访"] },
    Code { code: 6, key: "calendar.closures", aliases: &["停用"] },
    Code { code: 7, key: "calendar.holidays", aliases: &["节假日"] },
    Code { code: 8, key: "calendar.promises", aliases: &["答应"] },
    Code { code: 9, key: "calendar.birthdays", aliases: &["生日"] },
];

/// A figure of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Who lives here now.
    Living,
    MovedOut,
    Died,
    /// Bookings that were kept.
    Kept,
    /// People who came by them.
    Heads,
    Missed,
    Meals,
    /// Days of guests in day care.
    Stays,
    /// Of teams.
    Rehearsals,
    Performances,
    /// People at either.
    Attendance,
    Sessions,
    /// Visits at which somebody was measured.
    Measured,
    FollowedUp,
    Referred,
    /// Referrals of these of which it is known what came of them.
    OutcomeKnown,
    /// Benefits given.
    Granted,
    /// Days of the elder-respect programmes: sessions and performances.
    Programmes,
    /// Opinions and problems raised.
    Raised,
    /// Those of delegates and units among them.
    ByDelegates,
    Closed,
    /// Problems that are open now.
    Open,
    /// Of these late ones.
    Late,
    /// Volunteers who serve now.
    Volunteers,
    Groups,
    CareVisits,
    /// Visits of these at which somebody was seen.
    Reached,
    Emergencies,
    /// Clean-ups and the like, arranged with others.
    WorkParties,
    /// Units that work with the office now.
    Units,
    Communications,
    Visitors,
    Certificates,
    /// Activities that were arranged.
    Arranged,
    /// Meetings of the committees with others.
    Councils,
}

/// Every figure with the number of its system, in the order in which they are read.
pub static FIGURES: &[(u8, Figure)] = &[
    (1, Figure::Living),
    (1, Figure::MovedOut),
    (1, Figure::Died),
    (2, Figure::Kept),
    (2, Figure::Heads),
    (2, Figure::Missed),
    (2, Figure::Meals),
    (2, Figure::Stays),
    (3, Figure::Rehearsals),
    (3, Figure::Performances),
    (3, Figure::Attendance),
    (4, Figure::Sessions),
    (4, Figure::Measured),
    (4, Figure::FollowedUp),
    (5, Figure::Referred),
    (5, Figure::OutcomeKnown),
    (6, Figure::Granted),
    (7, Figure::Programmes),
    (8, Figure::Raised),
    (8, Figure::ByDelegates),
    (9, Figure::Closed),
    (9, Figure::Open),
    (9, Figure::Late),
    (10, Figure::Volunteers),
    (10, Figure::Groups),
    (11, Figure::CareVisits),
    (11, Figure::Reached),
    (11, Figure::Emergencies),
    (12, Figure::WorkParties),
    (13, Figure::Units),
    (13, Figure::Communications),
    (13, Figure::Visitors),
    (13, Figure::Certificates),
    (14, Figure::Arranged),
    (15, Figure::Councils),
];

/// How many systems there are.
pub const SYSTEMS: u8 = 15;

impl Figure {
    /// Whether it says how things stand now, and nothing of a time before.
    pub fn is_of_now(self) -> bool {
        matches!(self, Self::Living | Self::Open | Self::Late | Self::Volunteers | Self::Groups | Self::Units)
    }
}

/// Of what time a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Day(Date),
    /// The month of a day.
    Month(Date),
    /// The year of a day.
    Year(Date),
}

impl Span {
    /// Its first and its last day.
    pub fn days(self) -> (Date, Date) {
        match self {
            Self::Day(day) => (day, day),
            Self::Month(day) => (day.first_of_month(), day.last_of_month()),
            Self::Year(day) => (day.first_of_year(), day.last_of_year()),
        }
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        self.moved(-1)
    }

    /// So many later.
    #[must_use]
    pub fn moved(self, by: i32) -> Self {
        let moved = |day: Date, span: jiff::Span| day.checked_add(span).unwrap_or(day);
        match self {
            Self::Day(day) => Self::Day(moved(day, by.days())),
            Self::Month(day) => Self::Month(moved(day.first_of_month(), by.months())),
            Self::Year(day) => Self::Year(moved(day.first_of_year(), by.years())),
        }
    }

    /// With what it is compared beside the one before: a day with that of a week ago, a month with that of a year ago, a
    /// year with the one before the last.
    #[must_use]
    pub fn long_before(self) -> Self {
        match self {
            Self::Day(_) => self.moved(-7),
            Self::Month(_) => self.moved(-12),
            Self::Year(_) => self.moved(-2),
        }
    }

    /// Whether a day lies in it.
    pub fn has(self, day: Date) -> bool {
        let (from, until) = self.days();
        (from..=until).contains(&day)
    }

    /// Of the same length, of another day.
    #[must_use]
    pub fn at(self, day: Date) -> Self {
        match self {
            Self::Day(_) => Self::Day(day),
            Self::Month(_) => Self::Month(day),
            Self::Year(_) => Self::Year(day),
        }
    }

    /// The next length of time: the day's month, its year, its day.
    #[must_use]
    pub fn next_length(self) -> Self {
        match self {
            Self::Day(day) => Self::Month(day),
            Self::Month(day) => Self::Year(day),
            Self::Year(day) => Self::Day(day),
        }
    }
}

/// A day as what a page is about: such a page is of no record.
pub fn day_as_id(day: Date) -> Id {
    Id(days_since_epoch(day).max(0).unsigned_abs() + 1)
}

/// The day of such a page.
pub fn day_of_page(id: Id) -> Date {
    let epoch = Date::constant(1970, 1, 1);
    let days = i64::try_from(id.0.saturating_sub(1)).unwrap_or(0);
    epoch.checked_add(days.days()).unwrap_or(epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_a_figure_and_no_figure_stands_twice() {
        for system in 1..=SYSTEMS {
            assert!(FIGURES.iter().any(|(of, _)| *of == system), "S{system} has no figure");
        }
        for (place, (_, figure)) in FIGURES.iter().enumerate() {
            assert!(FIGURES[..place].iter().all(|(_, other)| other != figure), "{figure:?} stands twice");
        }
    }

    #[test]
    fn a_span_knows_its_days_and_what_it_is_compared_with() {
        let day = Date::constant(2026, 3, 31);
        assert_eq!(Span::Month(day).before().days().1, Date::constant(2026, 2, 28));
        assert_eq!(Span::Month(day).long_before().days().0, Date::constant(2025, 3, 1));
        assert_eq!(Span::Day(day).long_before().days().0, Date::constant(2026, 3, 24));
        assert_eq!(day_of_page(day_as_id(day)), day);
        assert!(Span::Year(day).has(Date::constant(2026, 12, 31)) && !Span::Year(day).before().has(day));
    }
}

//! One record after the other, counted under the figures that it belongs to.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::benefits::Grant;
use crate::model::by_day::day_of;
use crate::model::care::codes::YES;
use crate::model::care::{CareVisit, Emergency, Volunteer, VolunteerGroup};
use crate::model::contacts::report::Figure;
use crate::model::contacts::{Communication, Coordination, GRID, Unit};
use crate::model::guide::Certificate;
use crate::model::{
    Attempt, Booking, BookingState, DayStay, Issue, IssueState, Living, Meal, MealState, Meeting, Referral, Resident,
    Session, StayState, Visit, VisitState, VisitorLine,
};

/// Of whom issues come that are no resident's own words: of [`crate::model::issues::SOURCE`].
const DELEGATES: [u8; 4] = [2, 3, 4, 5];
/// Of [`crate::model::contacts::CHANNEL`].
const MEETING: u8 = 5;
/// Words by which an activity is a clean-up.
const CLEAN_UP: [&str; 5] = ["整治", "清理", "卫生", "打扫", "小广告"];
/// Of [`crate::model::care::codes::VOLUNTEER_STATE`]: who serves.
const SERVES: u8 = 1;

/// To which places a day counts.
type Places = Box<dyn Fn(Date) -> Vec<usize>>;

/// Numbers by figure, at so many places: spans of time beside each other.
pub(super) struct Tally {
    counts: Vec<BTreeMap<Figure, u64>>,
    places: Places,
}

impl Tally {
    /// Nothing counted yet.
    pub(super) fn of(places: usize, of: impl Fn(Date) -> Vec<usize> + 'static) -> Self {
        Self { counts: vec![BTreeMap::new(); places], places: Box::new(of) }
    }

    /// What was counted.
    pub(super) fn count(&self, figure: Figure, place: usize) -> u64 {
        self.counts.get(place).and_then(|counts| counts.get(&figure)).copied().unwrap_or(0)
    }

    fn add(&mut self, figure: Figure, on: Date, number: u64) {
        for place in (self.places)(on) {
            if let Some(counts) = self.counts.get_mut(place) {
                *counts.entry(figure).or_default() += number;
            }
        }
    }

    /// How things stand now counts at the first place alone.
    fn stands(&mut self, figure: Figure, number: u64) {
        if let Some(counts) = self.counts.first_mut() {
            *counts.entry(figure).or_default() += number;
        }
    }

    pub(super) fn resident(&mut self, one: &Resident) {
        self.stands(Figure::Living, u64::from(one.lives_here()));
        match (one.living, one.living_since) {
            (Living::MovedOut, Some(on)) => self.add(Figure::MovedOut, on, 1),
            (Living::Died, Some(on)) => self.add(Figure::Died, on, 1),
            (Living::Here | Living::MovedOut | Living::Died, _) => {}
        }
    }

    pub(super) fn booking(&mut self, one: &Booking) {
        match one.state {
            BookingState::Arrived => {
                self.add(Figure::Kept, one.date, 1);
                self.add(Figure::Heads, one.date, one.heads.into());
            }
            BookingState::NoShow => self.add(Figure::Missed, one.date, 1),
            BookingState::Booked | BookingState::Cancelled => {}
        }
    }

    pub(super) fn meal(&mut self, one: &Meal) {
        if one.state == MealState::Served {
            self.add(Figure::Meals, one.date, 1);
        }
    }

    pub(super) fn stay(&mut self, one: &DayStay) {
        if matches!(one.state, StayState::Here | StayState::Gone) {
            self.add(Figure::Stays, one.date, 1);
        }
    }

    pub(super) fn meeting(&mut self, one: &Meeting) {
        if one.is_performance() {
            self.add(Figure::Performances, one.date, 1);
            self.add(Figure::Programmes, one.date, 1);
        } else if one.taken.is_some() {
            self.add(Figure::Rehearsals, one.date, 1);
        }
        self.add(Figure::Attendance, one.date, one.present.len() as u64);
    }

    pub(super) fn session(&mut self, one: &Session) {
        self.add(Figure::Sessions, one.date, 1);
        self.add(Figure::Programmes, one.date, 1);
    }

    pub(super) fn visit(&mut self, one: &Visit) {
        if one.state == VisitState::Done {
            self.add(Figure::Measured, one.at.date(), 1);
        }
    }

    pub(super) fn attempt(&mut self, one: &Attempt) {
        self.add(Figure::FollowedUp, one.at.date(), 1);
    }

    pub(super) fn referral(&mut self, one: &Referral) {
        self.add(Figure::Referred, one.on, 1);
        if !one.is_open() {
            self.add(Figure::OutcomeKnown, one.on, 1);
        }
    }

    pub(super) fn grant(&mut self, one: &Grant) {
        if one.stands() {
            self.add(Figure::Granted, one.at.date(), 1);
        }
    }

    pub(super) fn issue(&mut self, one: &Issue, today: Date) {
        self.add(Figure::Raised, one.opened.date(), 1);
        if DELEGATES.contains(&one.source) {
            self.add(Figure::ByDelegates, one.opened.date(), 1);
        }
        if let Some(on) = one.closed_on().filter(|_| one.state == IssueState::Closed) {
            self.add(Figure::Closed, on, 1);
        }
        if one.is_open() {
            self.stands(Figure::Open, 1);
            self.stands(Figure::Late, u64::from(one.due.is_some_and(|due| due < today)));
        }
    }

    pub(super) fn volunteer(&mut self, one: &Volunteer) {
        self.stands(Figure::Volunteers, u64::from(one.state == SERVES));
    }

    pub(super) fn group(&mut self, _one: &VolunteerGroup) {
        self.stands(Figure::Groups, 1);
    }

    pub(super) fn care_visit(&mut self, one: &CareVisit) {
        self.add(Figure::CareVisits, day_of(one.id), 1);
        if one.reached == YES {
            self.add(Figure::Reached, day_of(one.id), 1);
        }
    }

    pub(super) fn emergency(&mut self, one: &Emergency) {
        self.add(Figure::Emergencies, one.began.date(), 1);
    }

    pub(super) fn unit(&mut self, one: &Unit) {
        self.stands(Figure::Units, u64::from(one.closed.is_none() && one.kind != GRID));
    }

    pub(super) fn said(&mut self, one: &Communication) {
        self.add(Figure::Communications, one.at.date(), 1);
        if one.channel == MEETING {
            self.add(Figure::Councils, one.at.date(), 1);
        }
    }

    pub(super) fn coordination(&mut self, one: &Coordination) {
        let Some(on) = one.date else { return };
        self.add(Figure::Arranged, on, 1);
        if CLEAN_UP.iter().any(|word| one.name.contains(word)) {
            self.add(Figure::WorkParties, on, 1);
        }
    }

    pub(super) fn visitor(&mut self, one: &VisitorLine) {
        self.add(Figure::Visitors, one.at.date(), 1);
    }

    pub(super) fn certificate(&mut self, one: &Certificate) {
        self.add(Figure::Certificates, one.at.date(), 1);
    }
}

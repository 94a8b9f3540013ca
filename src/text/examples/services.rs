//! Every note of the canteen, day care and the teams.

use jiff::civil::date;

use crate::model::{Id, Note};
use crate::text::tests::Paper;

pub(super) fn every_service_note() -> Vec<Note> {
    let (resident, team, date, sitting) = (Paper::RESIDENT, Paper::TEAM, date(2026, 11, 26), 1);
    let at = date.at(16, 30, 0, 0);
    let notes = [
        Note::Canteen(crate::model::canteen::Did::CanteenSet),
        Note::Canteen(crate::model::canteen::Did::MenuSet { date, sitting }),
        Note::Canteen(crate::model::canteen::Did::PricesSet { from: date }),
        Note::Canteen(crate::model::canteen::Did::MealOrdered { resident, date, sitting, served: 1, own: 900 }),
        Note::Canteen(crate::model::canteen::Did::MealServed { resident, date, sitting, own: 650 }),
        Note::Canteen(crate::model::canteen::Did::MealNotTaken { resident, date, sitting }),
        Note::Canteen(crate::model::canteen::Did::MealCancelled { resident, date, sitting: 9 }),
        Note::Canteen(crate::model::canteen::Did::MealMoved { resident, date, sitting, served: 2 }),
        Note::Canteen(crate::model::canteen::Did::PlanSet { resident, sitting, weekdays: 0b1_1111 }),
        Note::Canteen(crate::model::canteen::Did::PlanPaused { resident, from: date, to: date }),
        Note::Canteen(crate::model::canteen::Did::PlanEnded { resident, on: date }),
        Note::DayCare(crate::model::day_care::Did::DayCareSet),
        Note::DayCare(crate::model::day_care::Did::ProfileSet { resident }),
        Note::DayCare(crate::model::day_care::Did::StaysBooked { resident, date, days: 1 }),
        Note::DayCare(crate::model::day_care::Did::StaysBooked { resident, date, days: 8 }),
        Note::DayCare(crate::model::day_care::Did::StayCancelled { resident, date }),
        Note::DayCare(crate::model::day_care::Did::Arrived { resident, at }),
        Note::DayCare(crate::model::day_care::Did::Fetched { resident, at }),
        Note::DayCare(crate::model::day_care::Did::StayMissed { resident, date }),
        Note::Teams(crate::model::teams::Did::TeamSet { team }),
        Note::Teams(crate::model::teams::Did::Joined { team, resident }),
        Note::Teams(crate::model::teams::Did::LeftTeam { team, resident }),
        Note::Teams(crate::model::teams::Did::LeaderSet { team: Id(404), resident }),
        Note::Teams(crate::model::teams::Did::RollTaken { team, date, present: 18, of: 24 }),
        Note::Teams(crate::model::teams::Did::PerformanceSet { team, date }),
        Note::Teams(crate::model::teams::Did::PerformanceOff { team, date }),
    ];
    notes.into()
}

//! What a session came to, in numbers without names: for the institution, for the month, for the screen.

use crate::desk::clinic::norm::assess;
use crate::desk::core::office::Office;
use crate::model::clinic::norm::Advice;
use crate::model::{Flag, Id, Resident, Session, Sex, Visit, VisitState, Vitals};

/// Ages at which the bands of the report begin.
pub const BANDS: [i16; 5] = [0, 60, 65, 70, 80];

/// What a session came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Tickets given out.
    pub tickets: u16,
    /// People seen.
    pub seen: usize,
    /// People who left before they were seen.
    pub left: usize,
    /// People seen who did not agree to a record.
    pub unnamed: u16,
    /// People seen by age band and sex: men, women and whoever is neither known as; by [`BANDS`].
    pub by_age: [[usize; 3]; BANDS.len()],
    /// Whose age is not known.
    pub no_age: usize,
    /// Whose pressure was measured, and of them within the norm.
    pub pressure: (usize, usize),
    /// Whose glucose was measured, and of them within the norm.
    pub glucose: (usize, usize),
    /// Who is to be sent to a hospital.
    pub referred: usize,
    /// Who is to come again.
    pub recalled: usize,
}

/// The figures of a session.
pub fn figures(office: &Office, session: Id) -> Figures {
    let held = office.of::<Session>().get(session);
    let mut figures = Figures {
        tickets: held.map_or(0, |session| session.last_ticket),
        unnamed: held.map_or(0, |session| session.unnamed),
        ..Figures::default()
    };
    let visits = office.naming::<Visit, Session>(session).filter_map(|id| office.of::<Visit>().get(id));
    for visit in visits {
        match visit.state {
            VisitState::Void => figures.left += 1,
            VisitState::Done => count(&mut figures, office, visit),
            VisitState::Waiting | VisitState::Called | VisitState::BeingSeen | VisitState::OnHold => {}
        }
    }
    figures
}

fn count(figures: &mut Figures, office: &Office, visit: &Visit) {
    figures.seen += 1;
    figures.recalled += usize::from(visit.recall.is_some());
    let day = visit.at.date();
    let resident = office.of::<Resident>().get(visit.resident);
    match resident.and_then(|resident| resident.age(day)) {
        Some(age) => {
            let band = BANDS.iter().rposition(|from| age >= *from).unwrap_or(0);
            let sex = match resident.map(|resident| resident.sex) {
                Some(Sex::Male) => 0,
                Some(Sex::Female) => 1,
                _ => 2,
            };
            figures.by_age[band][sex] += 1;
        }
        None => figures.no_age += 1,
    }
    let Some(vitals) = office.get::<Vitals>(visit.id) else { return };
    let found = assess(office, vitals, day).found;
    let within = |flag: Flag| usize::from(flag == Flag::Within);
    if let Some(pressure) = found.pressure {
        figures.pressure = (figures.pressure.0 + 1, figures.pressure.1 + within(pressure.flag));
    }
    if let Some(glucose) = found.glucose {
        figures.glucose = (figures.glucose.0 + 1, figures.glucose.1 + within(glucose.flag));
    }
    figures.referred += usize::from(found.advice >= Advice::Suspected);
}

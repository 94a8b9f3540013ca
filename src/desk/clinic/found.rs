//! How sessions, visits and referrals are found.

use crate::desk::core::office::Office;
use crate::desk::find::things::{Searched, day, name, newest};
use crate::lookup::Thing;
use crate::model::clinic::SESSION_KIND;
use crate::model::code::by_number;
use crate::model::{Id, Kind, Record, Referral, Resident, Session, Unit, Visit, VisitState};

fn held_by(office: &Office, session: Id) -> Option<String> {
    Some(office.held_by(session)).filter(|name| !name.is_empty()).map(ToOwned::to_owned)
}

impl Searched for Session {
    const ORDER: u8 = 3;
    const THROUGH: &'static [Kind] = &[Unit::KIND];

    fn thing(&self, office: &Office) -> Option<Thing> {
        let kind = by_number(SESSION_KIND, self.kind).and_then(|kind| kind.aliases.first());
        let kind = kind.map(|kind| (*kind).to_owned()).into_iter();
        Some(Thing {
            id: self.id.0,
            words: kind.chain(held_by(office, self.id)).collect(),
            day: Some(day(self.date)),
            rank: newest(self.date.to_datetime(self.start)),
            ..Thing::default()
        })
    }
}

impl Searched for Visit {
    const ORDER: u8 = 4;
    const THROUGH: &'static [Kind] = &[Resident::KIND, Session::KIND];

    fn thing(&self, office: &Office) -> Option<Thing> {
        let session = held_by(office, self.session);
        (self.state != VisitState::Void).then(|| Thing {
            id: self.id.0,
            words: session.into_iter().collect(),
            names: name(office, self.resident),
            day: Some(day(self.at.date())),
            rank: newest(self.at),
            ..Thing::default()
        })
    }

    fn concerns(&self) -> Vec<Id> {
        vec![self.resident]
    }
}

impl Searched for Referral {
    const ORDER: u8 = 7;
    const THROUGH: &'static [Kind] = &[Resident::KIND];

    fn thing(&self, office: &Office) -> Option<Thing> {
        Some(Thing {
            id: self.id.0,
            names: name(office, self.resident),
            day: Some(day(self.on)),
            rank: newest(self.on.at(0, 0, 0, 0)),
            ..Thing::default()
        })
    }

    fn concerns(&self) -> Vec<Id> {
        vec![self.resident]
    }
}

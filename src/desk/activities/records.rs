//! The records of activities in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::activities::who::people;
use crate::desk::core::change::Change;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::desk::find::things::{Searched, day, newest};
use crate::lookup::Thing;
use crate::model::activities::codes::ACTIVITY_KIND;
use crate::model::activities::{Activity, DoorCall, Not, Participant};
use crate::model::code::by_number;
use crate::model::period::class;
use crate::model::{Id, Kind, Record, Refusal, Unit};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of activities.
#[derive(Debug, Default)]
pub struct ActivityIndex {
    /// Activities by their first day, cancelled ones too.
    pub on: Index<Date>,
}

/// What was held, who came, and at which doors one called.
pub static RETENTION: Retention = Retention {
    class: words::ACTIVITIES,
    number: class::ACTIVITIES,
    kinds: &[Activity::KIND, Participant::KIND, DoorCall::KIND],
    years: Some(&crate::model::activities::rules::KEEP_YEARS),
};

impl Kept for Activity {
    type By = ActivityIndex;

    fn index(&self, by: &mut ActivityIndex, entry: Entry) {
        by.on.mark(self.date, self.id, entry.stands());
    }

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.title)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Participant {
    type By = ActivityIndex;
    const LASTS: bool = true;

    fn id_of_fields(&self) -> Option<Id> {
        Some(Self::id_of(self.activity, self.whose()))
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    /// What comes back must not take a place that another one has.
    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        let Some(one) = change.record::<Self>(id).filter(Self::holds_place) else { return Ok(()) };
        let Some(activity) = office.of::<Activity>().get(one.activity) else { return Ok(()) };
        // Whoever came in without a place is counted, and takes none from those who had one.
        if activity.capacity == 0 || one.came() {
            return Ok(());
        }
        let others = people(office, activity.id).map(|other| other.id).chain(change.ids::<Self>());
        let others: std::collections::BTreeSet<Id> = others.filter(|other| *other != id).collect();
        let holds = |other: &Id| {
            let other = change.after::<Self>(office, *other);
            other.is_some_and(|other| other.activity == activity.id && other.holds_place())
        };
        let taken = others.iter().filter(|other| !change.deletes::<Self>(**other)).filter(|other| holds(other)).count();
        if taken < activity.capacity as usize {
            return Ok(());
        }
        Err(Refusal::from(Not::Full { activity: activity.id, capacity: activity.capacity }))
    }
}

impl Kept for DoorCall {
    type By = ActivityIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Searched for Activity {
    const ORDER: u8 = 9;
    const THROUGH: &'static [Kind] = &[Unit::KIND];

    /// By title, kind, place and host; one that was cancelled is found no more.
    fn thing(&self, office: &Office) -> Option<Thing> {
        let kind = by_number(ACTIVITY_KIND, self.kind).and_then(|kind| kind.aliases.first());
        let words = [self.title.clone(), self.place.clone(), office.unit_name(self.host).to_owned()];
        let words = words.into_iter().filter(|word| !word.is_empty());
        self.stands().then(|| Thing {
            id: self.id.0,
            words: words.chain(kind.map(|kind| (*kind).to_owned())).collect(),
            day: Some(day(self.date)),
            rank: newest(self.date.to_datetime(self.start)),
            ..Thing::default()
        })
    }
}

//! The one place where a kind of record meets its table, its indices and its own way of being taken back.

use crate::model::register::{Counter, Secret};
use crate::model::{
    Booking, Canteen, Care, Closure, DayCare, DayCareProfile, DayStay, Export, Holiday, Household, Id, Issue, Kind,
    Meal, MealPlan, Meeting, Menu, Operator, PriceTable, Record, Resident, Reveal, Room, Series, Session, Slot, Team,
    Unique, Visit, VisitorLine, Vitals, Waiting, Words,
};

use crate::desk::core::office::{Indices, Office};
use crate::desk::core::table::Table;

/// A record that the office keeps in memory.
pub trait Kept: Record {
    /// Its table.
    fn table(office: &Office) -> &Table<Self>;

    /// Its table, to change.
    fn table_mut(office: &mut Office) -> &mut Table<Self>;

    /// Enters it in the indices, or strikes it out.
    fn index(&self, _by: &mut Indices, _on: bool) {}

    /// What stays of a record whose creation is taken back, for records that outlive the command that first wrote
    /// them; `None` where the record goes with its creation.
    fn without_creation(&self, _created: &Self) -> Option<Self> {
        None
    }

    /// Takes back the change from `before` to `after` in a record that may have changed since.
    ///
    /// A field that the change touched and that is as the change left it goes back; one that was touched again is
    /// named. Records that several commands add to override this to take out only what the one command put in.
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_fields(self, before, after, &[])
    }
}

/// [`Kept::take_back`] by the field table, but for the fields named in `apart`.
pub(in crate::desk) fn take_back_fields<R: Record>(
    now: &mut R,
    before: &R,
    after: &R,
    apart: &[&str],
) -> Result<(), &'static str> {
    for field in R::FIELDS.iter().filter(|field| !apart.contains(&field.key)) {
        let (old, new) = ((field.get)(before), (field.get)(after));
        if old == new {
            continue;
        }
        if (field.get)(now) != new {
            return Err(field.key);
        }
        (field.set)(now, old).map_err(|_| field.key)?;
    }
    Ok(())
}

/// Takes out of a list what a change put in, and puts back what it took out. Equal items count each for itself: two
/// chases of an issue in one minute are two steps.
pub(in crate::desk) fn take_back_list<T: PartialEq + Clone>(now: &mut Vec<T>, before: &[T], after: &[T]) {
    if now == after {
        // Nothing was added since: the list is again what it was, in its own order.
        before.clone_into(now);
        return;
    }
    for added in beyond(after, before) {
        if let Some(place) = now.iter().rposition(|item| *item == added) {
            now.remove(place);
        }
    }
    now.extend(beyond(before, after));
}

/// What one list has beyond another.
fn beyond<T: PartialEq + Clone>(list: &[T], other: &[T]) -> Vec<T> {
    let mut matched = vec![false; other.len()];
    let mut rest = Vec::new();
    for item in list {
        match (0..other.len()).find(|place| !matched[*place] && other[*place] == *item) {
            Some(place) => matched[place] = true,
            None => rest.push(item.clone()),
        }
    }
    rest
}

/// Something to be done with whichever type a kind stands for.
pub trait ForKind {
    /// What comes of it.
    type Out;
    /// Does it.
    fn visit<R: Kept>(self) -> Self::Out;
}

/// Does it for the type of this kind.
pub fn with_kind<V: ForKind>(kind: Kind, visitor: V) -> V::Out {
    match kind {
        Kind::Resident => visitor.visit::<Resident>(),
        Kind::Care => visitor.visit::<Care>(),
        Kind::Household => visitor.visit::<Household>(),
        Kind::Room => visitor.visit::<Room>(),
        Kind::Slot => visitor.visit::<Slot>(),
        Kind::Booking => visitor.visit::<Booking>(),
        Kind::Closure => visitor.visit::<Closure>(),
        Kind::Series => visitor.visit::<Series>(),
        Kind::Waiting => visitor.visit::<Waiting>(),
        Kind::Holiday => visitor.visit::<Holiday>(),
        Kind::Session => visitor.visit::<Session>(),
        Kind::Visit => visitor.visit::<Visit>(),
        Kind::Vitals => visitor.visit::<Vitals>(),
        Kind::Issue => visitor.visit::<Issue>(),
        Kind::Words => visitor.visit::<Words>(),
        Kind::VisitorLine => visitor.visit::<VisitorLine>(),
        Kind::Reveal => visitor.visit::<Reveal>(),
        Kind::Counter => visitor.visit::<Counter>(),
        Kind::Unique => visitor.visit::<Unique>(),
        Kind::Secret => visitor.visit::<Secret>(),
        Kind::Menu => visitor.visit::<Menu>(),
        Kind::Meal => visitor.visit::<Meal>(),
        Kind::MealPlan => visitor.visit::<MealPlan>(),
        Kind::DayStay => visitor.visit::<DayStay>(),
        Kind::DayCareProfile => visitor.visit::<DayCareProfile>(),
        Kind::Team => visitor.visit::<Team>(),
        Kind::Meeting => visitor.visit::<Meeting>(),
        Kind::PriceTable => visitor.visit::<PriceTable>(),
        Kind::Canteen => visitor.visit::<Canteen>(),
        Kind::DayCare => visitor.visit::<DayCare>(),
        Kind::Operator => visitor.visit::<Operator>(),
        Kind::Export => visitor.visit::<Export>(),
    }
}

/// Everything that refers to a record, so that its creation cannot be taken back.
pub fn referrers(office: &Office, kind: Kind, id: Id) -> Vec<(Kind, Id)> {
    let by = &office.by;
    let of = |kind: Kind, ids: Vec<Id>| ids.into_iter().map(move |id| (kind, id));
    match kind {
        Kind::Resident => of(Kind::Booking, by.bookings_of.get(&id).collect())
            .chain(of(Kind::Waiting, by.waits_of.get(&id).collect()))
            .chain(of(Kind::Visit, by.visits_of.get(&id).collect()))
            .chain(of(Kind::Issue, by.issues_of.get(&id).collect()))
            .chain(of(Kind::VisitorLine, by.visitors_of.get(&id).collect()))
            .chain(crate::desk::core::kept_services::referrers(office, id))
            .collect(),
        Kind::Household => of(Kind::Resident, by.members.get(&id).collect()).collect(),
        Kind::Room => {
            of(Kind::Booking, office.bookings.all().filter(|booking| booking.room == id).map(|b| b.id).collect())
                .chain(of(Kind::Waiting, office.waiting.all().filter(|w| w.room == id).map(|w| w.id).collect()))
                .collect()
        }
        Kind::Team => of(Kind::Meeting, by.meetings_of.get(&id).collect())
            .chain(of(Kind::Room, office.rooms.all().filter(|room| room.team == id).map(|room| room.id).collect()))
            .collect(),
        Kind::Series => of(Kind::Booking, by.bookings_in.get(&id).collect()).collect(),
        Kind::Session => of(Kind::Visit, by.visits_at.get(&id).collect()).collect(),
        Kind::Visit => of(Kind::Vitals, office.vitals.get(id).map(|vitals| vitals.id).into_iter().collect()).collect(),
        Kind::Issue => of(Kind::Words, by.words_of.get(&id).collect()).collect(),
        _ => Vec::new(),
    }
}

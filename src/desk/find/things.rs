//! What the find box finds beside people: one row a kind. A kind joins by its row here, and by its words in `text`.
//!
//! An index a kind, kept up by the same commits as the records; health and aid are never searched by.

use jiff::civil::{Date, DateTime};

use crate::lookup::{Count, Hit, Index, Merge, Query, Thing};
use crate::model::by_day::day_of;
use crate::model::clinic::SESSION_KIND;
use crate::model::code::by_number;
use crate::model::issues::ISSUE_AREA;
use crate::model::{
    Booking, BookingState, Id, Issue, Key, Kind, Resident, Room, Session, Visit, VisitState, VisitorLine,
};

use crate::store::port::Rev;

use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;

/// The sign before which only issues are meant.
pub const ISSUES_ONLY: char = '!';
/// The sign before which only actions are meant.
pub const ACTIONS_ONLY: char = '>';

/// A kind of record that can be found.
pub struct Row {
    /// Which.
    pub kind: Kind,
    /// What may be typed for each of its records.
    all: fn(&Office) -> Vec<Thing>,
    /// What may be typed for one of them, while it is there.
    one: fn(&Office, Id) -> Option<Thing>,
    /// The people concerned by one of them.
    concerns: fn(&Office, Id) -> Vec<Id>,
    /// Those that were written after a revision.
    newer: fn(&Office, Rev) -> Vec<Id>,
}

/// The kinds, in the order in which they are shown.
pub static KINDS: [Row; 6] =
    [row::<Issue>(), row::<Booking>(), row::<Session>(), row::<Visit>(), row::<Room>(), row::<VisitorLine>()];

const fn row<R: Searched>() -> Row {
    Row {
        kind: R::KIND,
        all: |office| R::table(office).all().filter_map(|record| record.thing(office)).collect(),
        one: |office, id| R::table(office).get(id).and_then(|record| record.thing(office)),
        concerns: |office, id| R::table(office).get(id).map(Searched::concerns).unwrap_or_default(),
        newer: |office, rev| R::table(office).rows().filter(|row| row.rev > rev).map(|row| row.record.id()).collect(),
    }
}

/// The indices, in the order of [`KINDS`].
#[derive(Debug, Default)]
pub(in crate::desk) struct Things([Index; KINDS.len()]);

/// The records of one kind that fit what was typed.
#[derive(Debug)]
pub struct Group {
    /// Which kind.
    pub kind: Kind,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub count: Count,
}

impl Office {
    /// Makes everything but people findable.
    pub(in crate::desk) fn make_things_searchable(&mut self) {
        let mut things = Things::default();
        for (index, row) in things.0.iter_mut().zip(&KINDS) {
            *index = Index::build((row.all)(self).into_iter());
        }
        self.things = things;
    }

    /// The best `limit` of each kind that fit what was typed, kinds without any left out.
    pub fn find_things(&self, typed: &str, limit: usize) -> Vec<Group> {
        let (only, typed) = match typed.strip_prefix([ISSUES_ONLY, '！']) {
            Some(rest) => (Some(Kind::Issue), rest),
            None => (None, typed),
        };
        let query = Query::parse(typed);
        let asked = KINDS.iter().zip(&self.things.0).filter(|(row, _)| only.is_none_or(|kind| row.kind == kind));
        let found = asked.map(|(row, index)| {
            let found = index.find_exactly(&query, limit);
            Group { kind: row.kind, hits: found.hits, count: found.count }
        });
        found.filter(|group| !group.hits.is_empty()).collect()
    }

    /// Follows a changed record: itself, and what is found by a resident's name.
    pub(in crate::desk) fn follow_in_things(&mut self, key: Key) {
        for changed in self.things_found_by(key) {
            self.follow_thing(changed);
        }
    }

    /// What is found by what a record says: itself, and of a resident whatever names them.
    pub(in crate::desk) fn things_found_by(&self, key: Key) -> Vec<(Kind, Id)> {
        let by = &self.by;
        let mut found = vec![(key.kind, key.id)];
        if key.kind == Kind::Resident {
            found.extend(by.bookings_of.get(&key.id).map(|id| (Kind::Booking, id)));
            found.extend(by.visits_of.get(&key.id).map(|id| (Kind::Visit, id)));
            found.extend(by.issues_of.get(&key.id).map(|id| (Kind::Issue, id)));
            found.extend(by.visitors_of.get(&key.id).map(|id| (Kind::VisitorLine, id)));
        }
        found
    }

    /// The people whose names find a record.
    pub(in crate::desk) fn concerned(&self, (kind, id): (Kind, Id)) -> Vec<Id> {
        let row = KINDS.iter().find(|row| row.kind == kind);
        row.map(|row| (row.concerns)(self, id)).unwrap_or_default()
    }

    /// Makes a record findable as it is now.
    pub(in crate::desk) fn follow_thing(&mut self, (kind, id): (Kind, Id)) {
        let Some(at) = KINDS.iter().position(|row| row.kind == kind) else { return };
        let thing = (KINDS[at].one)(self, id);
        let index = &mut self.things.0[at];
        match thing {
            Some(thing) => index.put([thing]),
            None => index.remove(id.0),
        }
    }

    /// Of days that are not held nothing is found.
    pub(in crate::desk) fn forget_old_things(&mut self) {
        for (at, row) in KINDS.iter().enumerate().filter(|(_, row)| row.kind.is_by_day()) {
            let ids = self.things.0[at].built_ids().map(Id);
            let old: Vec<Id> = ids.filter(|id| !self.days.has_all(row.kind, day_of(*id))).collect();
            for id in old {
                self.follow_thing((row.kind, id));
            }
        }
    }

    /// Takes over what is kept from this revision, and brings it up to this office.
    pub(in crate::desk) fn things_from(&mut self, things: Things, rev: Rev) {
        self.things = things;
        for (at, row) in KINDS.iter().enumerate() {
            let gone = self.things.0[at].built_ids().map(Id).filter(|id| (row.one)(self, *id).is_none());
            let changed: Vec<Id> = (row.newer)(self, rev).into_iter().chain(gone).collect();
            for id in changed {
                self.follow_thing((row.kind, id));
            }
        }
    }
}

impl Things {
    /// How many parts they have when they are packed.
    pub(in crate::desk) const PARTS: usize = KINDS.len() * Index::PARTS;

    /// What is to be packed, in order.
    pub(in crate::desk) fn merges(&self) -> Vec<Merge> {
        self.0.iter().map(Index::merge).collect()
    }

    /// Read back from their parts.
    pub(in crate::desk) fn unpacked(part: impl Fn(usize) -> Option<Vec<u8>>) -> Option<Self> {
        let mut things = Self::default();
        for (number, index) in things.0.iter_mut().enumerate() {
            *index = Index::unpacked(|at| part(number * Index::PARTS + at))?;
        }
        Some(things)
    }
}

/// A record that can be found.
trait Searched: Kept {
    /// What may be typed for it; `None` where it is not to be found.
    fn thing(&self, office: &Office) -> Option<Thing>;

    /// The people whose names find it.
    fn concerns(&self) -> Vec<Id> {
        Vec::new()
    }
}

fn name(office: &Office, resident: Id) -> Vec<String> {
    office.residents.get(resident).map(|resident: &Resident| resident.name.clone()).into_iter().collect()
}

fn day(date: Date) -> (i16, i8, i8) {
    (date.year(), date.month(), date.day())
}

/// The later the better.
fn newest(at: DateTime) -> u32 {
    let days = i64::from(at.date().year()) * 372 + i64::from(at.date().month()) * 31 + i64::from(at.date().day());
    let minutes = days * 1_440 + i64::from(at.hour()) * 60 + i64::from(at.minute());
    // Ten minutes are near enough, and a rank has 27 bits.
    u32::try_from((i64::from(1_u32 << 27) - minutes / 10 - 1).max(0)).unwrap_or(0)
}

impl Searched for Issue {
    fn thing(&self, office: &Office) -> Option<Thing> {
        let area = by_number(ISSUE_AREA, self.area).and_then(|area| area.aliases.first());
        let words = [self.title.as_str(), self.location.as_str()].into_iter().chain(area.copied());
        Some(Thing {
            id: self.id.0,
            number: self.number,
            words: words.map(str::to_owned).collect(),
            names: self.raised_by.iter().flat_map(|id| name(office, *id)).collect(),
            day: Some(day(self.opened.date())),
            rank: newest(self.opened) / 2 + if self.is_open() { 0 } else { 1 << 26 },
        })
    }

    fn concerns(&self) -> Vec<Id> {
        self.raised_by.clone()
    }
}

impl Searched for Booking {
    fn thing(&self, office: &Office) -> Option<Thing> {
        let room = office.rooms.get(self.room).map(|room| room.name.clone());
        (self.state != BookingState::Cancelled).then(|| Thing {
            id: self.id.0,
            words: room.into_iter().chain([self.note.clone()]).collect(),
            names: name(office, self.resident),
            day: Some(day(self.date)),
            rank: newest(self.date.to_datetime(self.start)),
            ..Thing::default()
        })
    }

    fn concerns(&self) -> Vec<Id> {
        vec![self.resident]
    }
}

impl Searched for Session {
    fn thing(&self, _office: &Office) -> Option<Thing> {
        let kind = by_number(SESSION_KIND, self.kind).and_then(|kind| kind.aliases.first());
        let kind = kind.map(|kind| (*kind).to_owned()).into_iter();
        Some(Thing {
            id: self.id.0,
            words: kind.chain([self.institution.clone()]).collect(),
            day: Some(day(self.date)),
            rank: newest(self.date.to_datetime(self.start)),
            ..Thing::default()
        })
    }
}

impl Searched for Visit {
    fn thing(&self, office: &Office) -> Option<Thing> {
        let session = office.sessions.get(self.session).map(|session| session.institution.clone());
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

impl Searched for Room {
    fn thing(&self, _office: &Office) -> Option<Thing> {
        Some(Thing { id: self.id.0, words: vec![self.name.clone()], rank: u32::from(self.order), ..Thing::default() })
    }
}

impl Searched for VisitorLine {
    fn thing(&self, office: &Office) -> Option<Thing> {
        let names = name(office, self.resident).into_iter().chain([self.visitor.clone()]);
        Some(Thing {
            id: self.id.0,
            words: vec![self.note.clone()],
            names: names.collect(),
            day: Some(day(self.at.date())),
            rank: newest(self.at),
            ..Thing::default()
        })
    }

    fn concerns(&self) -> Vec<Id> {
        vec![self.resident]
    }
}

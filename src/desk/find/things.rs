//! What the find box finds beside people: one row a kind. A kind joins by its row here, and by its words in `text`.
//!
//! An index a kind, kept up by the same commits as the records; health and aid are never searched by.

use jiff::civil::{Date, DateTime};

use crate::lookup::{Count, Found, Index, Merge, Query, Thing};
use crate::model::by_day::day_of;
use crate::model::care::Volunteer;
use crate::model::guide::Entry;
use crate::model::{Id, Issue, Key, Kind, Record, Resident};

use crate::store::port::Rev;

use crate::desk::core::kept::{Days, Kept};
use crate::desk::core::kind::KindRow;
use crate::desk::core::office::Office;
use crate::desk::find::numbers;

/// The sign before which only issues are meant.
pub const ISSUES_ONLY: char = '!';
/// The sign before which, where no number follows, only volunteers are meant: by what they can do.
const SKILLED_ONLY: [char; 2] = ['#', '＃'];
/// The sign before which only answers of the guide are meant; without it none are.
pub const GUIDE_ONLY: char = '?';
/// The sign before which only actions are meant.
pub const ACTIONS_ONLY: char = '>';

/// How a kind of record is found.
pub struct FindRow {
    /// Its place among the kinds, as they are shown.
    order: u8,
    /// What may be typed for each of its records.
    all: fn(&Office) -> Vec<Thing>,
    /// What may be typed for one of them, while it is there.
    one: fn(&Office, Id) -> Option<Thing>,
    /// The people concerned by one of them.
    concerns: fn(&Office, Id) -> Vec<Id>,
    /// Those of a number.
    numbered: fn(&Office, u32) -> Vec<Id>,
    /// Those that were written after a revision.
    newer: fn(&Office, Rev) -> Vec<Id>,
    /// Kinds of records whose words find it too.
    through: &'static [Kind],
}

/// How records of a type are found.
pub(in crate::desk) const fn row<R: Searched>() -> FindRow {
    FindRow {
        order: R::ORDER,
        all: |office| office.table::<R>().all().filter_map(|record| record.thing(office)).collect(),
        one: |office, id| office.get::<R>(id).and_then(|record| record.thing(office)),
        concerns: |office, id| office.get::<R>(id).map(Searched::concerns).unwrap_or_default(),
        numbered: R::numbered,
        newer: |office, rev| {
            office.table::<R>().rows().filter(|row| row.rev > rev).map(|row| row.record.id()).collect()
        },
        through: R::THROUGH,
    }
}

/// A kind that is found, and where its records are.
#[derive(Debug)]
struct Place {
    kind: Kind,
    days: Days,
    row: &'static FindRow,
    index: Index,
}

impl std::fmt::Debug for FindRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FindRow({})", self.order)
    }
}

/// The indices, in the order in which kinds are shown.
#[derive(Debug, Default)]
pub(in crate::desk) struct Things(Vec<Place>);

/// The records of one kind that fit what was typed.
#[derive(Debug)]
pub struct Group {
    pub kind: Kind,
    /// The best of them.
    pub ids: Vec<Id>,
    /// How many there are.
    pub count: Count,
}

impl Office {
    /// Makes everything but people findable.
    pub(in crate::desk) fn make_things_searchable(&mut self) {
        let mut things = Things::of(self.kinds());
        for place in &mut things.0 {
            place.index = Index::build((place.row.all)(self).into_iter());
        }
        self.things = things;
    }

    /// The best `limit` of each kind that fit what was typed, kinds without any left out.
    pub fn find_things(&self, typed: &str, limit: usize) -> Vec<Group> {
        let skilled = |typed: &str| -> Option<String> {
            // `#急救` means whoever can do that; `#5` is a number.
            let rest = typed.strip_prefix(SKILLED_ONLY).filter(|rest| !rest.contains(char::is_numeric));
            rest.map(str::to_owned)
        };
        let signed = (typed.strip_prefix([ISSUES_ONLY, '！']), typed.strip_prefix([GUIDE_ONLY, '？']), skilled(typed));
        let (only, typed) = match &signed {
            (Some(rest), _, _) => (Some(Issue::KIND), *rest),
            (None, Some(rest), _) => (Some(Entry::KIND), *rest),
            (None, None, Some(rest)) => (Some(Volunteer::KIND), rest.as_str()),
            (None, None, None) => (None, typed),
        };
        if only == Some(Entry::KIND) && typed.trim().is_empty() {
            return self.whole_guide(limit);
        }
        let query = Query::parse(typed);
        let number = numbers::issue(typed);
        let asked = self.things.0.iter().filter(|place| match only {
            Some(kind) => place.kind == kind,
            None => place.kind != Entry::KIND,
        });
        let found = asked.map(|place| {
            // `#5` means one issue, and no other of a day or a door with a 5.
            let mut ids = number.map(|number| (place.row.numbered)(self, number)).unwrap_or_default();
            if !ids.is_empty() || number.is_some() && place.kind == Issue::KIND {
                let count = Count::Exact(ids.len());
                ids.truncate(limit);
                return Group { kind: place.kind, ids, count };
            }
            let found = place.index.find_exactly(&query, limit);
            let ids = found.hits.iter().map(|hit| Id(hit.id)).collect();
            Group { kind: place.kind, ids, count: found.count }
        });
        found.filter(|group| !group.ids.is_empty()).collect()
    }

    /// The answers of the guide, those that are the office's own first.
    fn whole_guide(&self, limit: usize) -> Vec<Group> {
        let mut entries: Vec<&Entry> = self.of::<Entry>().all().filter(|entry| entry.closed.is_none()).collect();
        entries.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
        let count = Count::Exact(entries.len());
        let ids: Vec<Id> = entries.into_iter().take(limit).map(|entry| entry.id).collect();
        if ids.is_empty() { Vec::new() } else { vec![Group { kind: Entry::KIND, ids, count }] }
    }

    /// Follows a changed record: itself, and what is found by its words.
    pub(in crate::desk) fn follow_in_things(&mut self, key: Key) {
        for changed in self.things_found_by(key) {
            self.follow_thing(changed);
        }
    }

    /// What is found by what a record says: itself, and whatever is found through it.
    pub(in crate::desk) fn things_found_by(&self, key: Key) -> Vec<(Kind, Id)> {
        let mut found = vec![(key.kind, key.id)];
        let mut at = 0;
        // A visit is found by its session's institution: what is found through something is looked through too.
        while let Some((kind, id)) = found.get(at).copied() {
            for place in self.things.0.iter().filter(|place| place.row.through.contains(&kind)) {
                found.extend(self.references.of_kind(place.kind, kind, id).map(|id| (place.kind, id)));
            }
            at += 1;
        }
        found
    }

    /// The best `limit` records of a kind that fit what was typed; nothing for a kind that the find box does not find.
    pub(in crate::desk) fn find_of(&self, kind: Kind, query: &Query, limit: usize) -> Option<Found> {
        let place = self.things.0.iter().find(|place| place.kind == kind)?;
        Some(place.index.find_exactly(query, limit))
    }

    /// Where a record stands among those of its kind that the find box finds, smaller first, and whether a number or
    /// a day finds it; `None` where it does not find it.
    pub(in crate::desk) fn standing(&self, row: &FindRow, id: Id) -> Option<(u32, bool)> {
        (row.one)(self, id).map(|thing| (thing.rank, thing.number > 0 || thing.day.is_some()))
    }

    /// The people whose names find a record.
    pub(in crate::desk) fn concerned(&self, (kind, id): (Kind, Id)) -> Vec<Id> {
        let row = self.row_of(kind).and_then(|row| row.found.as_ref());
        row.map(|row| (row.concerns)(self, id)).unwrap_or_default()
    }

    /// Makes a record findable as it is now.
    pub(in crate::desk) fn follow_thing(&mut self, (kind, id): (Kind, Id)) {
        let Some(at) = self.things.0.iter().position(|place| place.kind == kind) else { return };
        let thing = (self.things.0[at].row.one)(self, id);
        let index = &mut self.things.0[at].index;
        match thing {
            Some(thing) => index.put([thing]),
            None => index.remove(id.0),
        }
    }

    /// Of days that are not held nothing is found.
    pub(in crate::desk) fn forget_old_things(&mut self) {
        let mut old = Vec::new();
        for place in self.things.0.iter().filter(|place| place.days != Days::All) {
            let ids = place.index.built_ids().map(Id);
            let here = |id: &Id| self.days.has_all(place.days, day_of(*id));
            old.extend(ids.filter(|id| !here(id)).map(|id| (place.kind, id)));
        }
        for thing in old {
            self.follow_thing(thing);
        }
    }

    /// Takes over what is kept from this revision, and brings it up to this office.
    pub(in crate::desk) fn things_from(&mut self, things: Things, rev: Rev) {
        self.things = things;
        let mut changed = Vec::new();
        for place in &self.things.0 {
            let gone = place.index.built_ids().map(Id).filter(|id| (place.row.one)(self, *id).is_none());
            changed.extend((place.row.newer)(self, rev).into_iter().chain(gone).map(|id| (place.kind, id)));
        }
        for thing in changed {
            self.follow_thing(thing);
        }
    }
}

impl Things {
    /// Empty indices of the kinds that are found.
    pub(in crate::desk) fn of(kinds: &'static [KindRow]) -> Self {
        let found = kinds.iter().filter_map(|kind| Some((kind, kind.found.as_ref()?)));
        let mut places: Vec<Place> =
            found.map(|(kind, row)| Place { kind: kind.kind, days: kind.days, row, index: Index::default() }).collect();
        places.sort_by_key(|place| place.row.order);
        Self(places)
    }

    /// How many parts they have when they are packed.
    pub(in crate::desk) fn parts(&self) -> usize {
        self.0.len() * Index::PARTS
    }

    /// What is to be packed, in order.
    pub(in crate::desk) fn merges(&self) -> Vec<Merge> {
        self.0.iter().map(|place| place.index.merge()).collect()
    }

    /// Read back from their parts.
    pub(in crate::desk) fn unpacked(
        kinds: &'static [KindRow],
        part: impl Fn(usize) -> Option<Vec<u8>>,
    ) -> Option<Self> {
        let mut things = Self::of(kinds);
        for (number, place) in things.0.iter_mut().enumerate() {
            place.index = Index::unpacked(|at| part(number * Index::PARTS + at))?;
        }
        Some(things)
    }
}

/// A record that can be found.
pub(in crate::desk) trait Searched: Kept {
    /// Its kind's place among the kinds that are found, as they are shown.
    const ORDER: u8;

    /// Kinds of records whose words find it too: when one of those changes, it is read anew.
    const THROUGH: &'static [Kind] = &[];

    /// What may be typed for it; `None` where it is not to be found.
    fn thing(&self, office: &Office) -> Option<Thing>;

    /// Those of a number that is said with a word or a sign of theirs, such as `#5`; nothing where the kind has none.
    fn numbered(_office: &Office, _number: u32) -> Vec<Id> {
        Vec::new()
    }

    /// The people whose names find it.
    fn concerns(&self) -> Vec<Id> {
        Vec::new()
    }
}

pub(in crate::desk) fn name(office: &Office, resident: Id) -> Vec<String> {
    office.of::<Resident>().get(resident).map(|resident: &Resident| resident.name.clone()).into_iter().collect()
}

pub(in crate::desk) fn day(date: Date) -> (i16, i8, i8) {
    (date.year(), date.month(), date.day())
}

/// The later the better.
pub(in crate::desk) fn newest(at: DateTime) -> u32 {
    let days = i64::from(at.date().year()) * 372 + i64::from(at.date().month()) * 31 + i64::from(at.date().day());
    let minutes = days * 1_440 + i64::from(at.hour()) * 60 + i64::from(at.minute());
    // Ten minutes are near enough, and a rank has 27 bits.
    u32::try_from((i64::from(1_u32 << 27) - minutes / 10 - 1).max(0)).unwrap_or(0)
}

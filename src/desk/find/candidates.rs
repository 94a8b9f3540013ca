//! The records of one kind among which a field picks: what each is called, and which of them fit what is typed.
//!
//! Every kind with names can be picked from, whether or not the find box finds it. What the find box would not show is
//! not offered here either.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::lookup::{Index, Query, Thing, sound};
use crate::model::fold::fold_typed;
use crate::model::{Id, Kind};
use crate::text::Lang;

/// Most records that what is typed is looked up among by sound; every one of them is still found by its characters.
const MOST: usize = 10_000;

/// The records of a kind in their order, by name.
#[derive(Debug, Default)]
pub struct Candidates {
    kind: Option<Kind>,
    named: Vec<(Id, String)>,
    /// Whether digits find one of them: in its name, its number, its day.
    by_digits: bool,
    /// By sound, where the find box has no index of the kind.
    index: Option<Index>,
}

impl Candidates {
    /// Those of a kind as they are now. A kind that is closed as a whole has none.
    pub fn of(office: &Office, kind: Kind, lang: Lang, today: Date) -> Self {
        let Some(row) = office.row_of(kind).filter(|row| !row.sensitive) else { return Self::default() };
        let standing = |id| row.found.as_ref().map_or(Some((0, false)), |found| office.standing(found, id));
        let mut by_digits = false;
        let ids = (row.ids)(office).into_iter();
        let mut named: Vec<(u32, Id, String)> = ids
            .filter_map(|id| {
                let (rank, has_number) = standing(id)?;
                let name = (row.called)(office, lang, today, id).into_owned();
                by_digits |= has_number || name.chars().any(char::is_numeric);
                Some((rank, id, name))
            })
            .filter(|(_, _, name)| !name.is_empty())
            .collect();
        named.sort_by_cached_key(|(rank, id, name)| (*rank, sound(name), *id));
        let named: Vec<(Id, String)> = named.into_iter().map(|(_, id, name)| (id, name)).collect();
        let thing = |(rank, (id, name)): (u32, &(Id, String))| Thing {
            id: id.0,
            words: vec![name.clone()],
            rank,
            ..Thing::default()
        };
        let index = row.found.is_none().then(|| Index::build((0..).zip(named.iter().take(MOST)).map(thing)));
        Self { kind: Some(kind), named, by_digits, index }
    }

    /// All of them, in their order.
    pub fn all(&self) -> impl Iterator<Item = Id> {
        self.named.iter().map(|(id, _)| *id)
    }

    /// Whether a digit is part of what is typed to find one of them.
    pub fn found_by_digits(&self) -> bool {
        self.by_digits
    }

    /// Those that fit what was typed: by sound and initials as in the find box, then by any part of the name.
    pub fn find(&self, office: &Office, typed: &str) -> Vec<Id> {
        let query = Query::parse(typed);
        let found = match (&self.index, self.kind) {
            (Some(index), _) => Some(index.find_exactly(&query, MOST)),
            (None, Some(kind)) => office.find_of(kind, &query, MOST),
            (None, None) => None,
        };
        let offered: HashSet<Id> = self.all().collect();
        let mut fits: Vec<Id> = found.into_iter().flat_map(|found| found.hits).map(|hit| Id(hit.id)).collect();
        fits.retain(|id| offered.contains(id));
        let there: HashSet<Id> = fits.iter().copied().collect();
        let part = fold_typed(typed).trim().to_lowercase();
        let named = self.named.iter().filter(|(_, name)| fold_typed(name).to_lowercase().contains(&part));
        fits.extend(named.map(|(id, _)| *id).filter(|id| !there.contains(id)));
        fits
    }
}

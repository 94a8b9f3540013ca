//! What was kept long enough, by class of records and year: what a run of retention would take away. Reads, changes
//! nothing.
//!
//! A record's time runs from the end of the year in which its matter came to an end. What has no end of its own goes with
//! what it belongs to, and whatever a record that stays still names, stays with it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::office::Office;
use crate::desk::core::retention::RETENTION;
use crate::model::period::class;
use crate::model::{Household, Id, Key, Kind, Period, Record, Resident};
use crate::store::port::{Read, Rev, StoreError};
use crate::store::{Safe, envelope};

/// Logs of who saw what are kept so long whatever the table says.
const LOGS_MONTHS: i32 = 6;

/// A year of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueRow {
    /// The class's place in [`RETENTION`].
    pub class: usize,
    pub year: i16,
    /// Records that would go.
    pub records: usize,
    /// Records of it that stay, because what stays names them.
    pub stays: usize,
}

/// What is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// The oldest years first, within each the order of the classes.
    pub rows: Vec<DueRow>,
    /// How many people would be erased with everything that is kept about them.
    pub people: usize,
    /// Records that do not open: nothing is known of their age, and they stay.
    pub unread: usize,
}

impl Due {
    /// Whether nothing is due.
    pub fn is_empty(&self) -> bool {
        self.people == 0 && self.rows.iter().all(|row| row.records == 0)
    }

    /// How many records would go.
    pub fn records(&self) -> usize {
        self.rows.iter().map(|row| row.records).sum()
    }
}

/// A record that is due.
pub(in crate::desk) struct One {
    pub(in crate::desk) key: Vec<u8>,
    pub(in crate::desk) rev: Rev,
    /// The person whom it is about.
    pub(in crate::desk) subject: Id,
    /// The class's place in [`RETENTION`], and the year.
    pub(in crate::desk) of: (usize, i16),
    /// The period that it is sealed under.
    pub(in crate::desk) period: Period,
    names: Vec<(Kind, Id)>,
}

/// Everything that is due.
pub(in crate::desk) struct Found {
    pub(in crate::desk) records: Vec<One>,
    /// People who are erased as a whole.
    pub(in crate::desk) people: Vec<Id>,
    pub(in crate::desk) due: Due,
}

/// What is due in a store on a day, by the rules of an office.
///
/// # Errors
/// Where the store cannot be read.
pub fn due(office: &Office, store: &dyn Read, safe: &Safe, today: Date) -> Result<Due, StoreError> {
    found(office, store, safe, today).map(|found| found.due)
}

/// The class of a kind, by its place.
fn class_of(kind: Kind) -> Option<(usize, &'static Retention)> {
    RETENTION.iter().copied().enumerate().find(|(_, row)| row.kinds.contains(&kind))
}

/// Whether a matter that came to an end on a day was kept long enough.
fn is_over(office: &Office, class: &Retention, ended: Date, today: Date) -> bool {
    let Some(rule) = class.years else { return false };
    let years = office.rule(rule, today).value;
    let over = i64::from(ended.year()) + years < i64::from(today.year());
    let logs = class.number != class::ACCESS || ended.saturating_add(LOGS_MONTHS.months()) < today;
    over && logs
}

/// Which record.
type Place = (Kind, Id);

/// The same with the records.
#[allow(clippy::type_complexity, reason = "what a scan of the store visits")]
pub(in crate::desk) fn found(office: &Office, store: &dyn Read, safe: &Safe, today: Date) -> Result<Found, StoreError> {
    let mut due: HashMap<Place, One> = HashMap::new();
    // What goes with something else, and what of that is known so far.
    let mut with: Vec<(Place, Place, usize, One)> = Vec::new();
    let mut unread = 0;
    let each = |visit: &mut dyn FnMut(Key, &[u8], &[u8], Rev)| {
        store.scan(&Key::prefix(COMMUNITY), &mut |bytes, entry| {
            if let Some(key) = Key::read(bytes) {
                visit(key, bytes, &entry.value, entry.rev);
            }
            ControlFlow::Continue(())
        })
    };
    each(&mut |key, bytes, value, rev| {
        let Some((row, (place, class))) = office.row_of(key.kind).zip(class_of(key.kind)) else { return };
        if class.years.is_none() {
            return;
        }
        let Some(lasts) = (row.lasts)(safe, bytes, value) else {
            unread += 1;
            return;
        };
        let label = envelope::label(bytes, value);
        let (subject, period) = label.map_or((0, Period::NONE), |label| (label.subject, label.period));
        let subject = Id(subject);
        let one =
            |year| One { key: bytes.to_vec(), rev, subject, of: (place, year), period, names: lasts.names.clone() };
        match (lasts.ended, lasts.goes_with) {
            (Some(ended), _) if is_over(office, class, ended, today) => {
                due.insert((key.kind, key.id), one(ended.year()));
            }
            (None, Some(main)) => with.push(((key.kind, key.id), main, place, one(0))),
            (Some(_) | None, _) => {}
        }
    })?;
    // A part goes with what it is a part of, in the year of that.
    for (key, main, place, one) in with {
        if let Some(year) = due.get(&main).map(|main| main.of.1) {
            due.insert(key, One { of: (place, year), ..one });
        }
    }
    let all: BTreeMap<(i16, usize), usize> = tally(due.values());
    // What stays keeps whatever it names, and so on.
    let mut kept: Vec<(Kind, Id)> = Vec::new();
    each(&mut |key, bytes, value, _| {
        let of = (key.kind, key.id);
        // A home and a guard name people who go with them.
        let goes_along = key.kind == Household::KIND || class_of(key.kind).is_none_or(|(_, row)| row.years.is_none());
        if due.contains_key(&of) || goes_along {
            return;
        }
        let Some(lasts) = office.row_of(key.kind).and_then(|row| (row.lasts)(safe, bytes, value)) else { return };
        let own = |(kind, id): &(Kind, Id)| lasts.goes_with == Some((*kind, *id)) && *kind == Resident::KIND;
        kept.extend(lasts.names.iter().filter(|named| due.contains_key(named) && !own(named)));
    })?;
    while let Some(named) = kept.pop() {
        if let Some(one) = due.remove(&named) {
            kept.extend(one.names.into_iter().filter(|named| due.contains_key(named)));
        }
    }
    // Whatever of a person's own record is not due with them goes with them all the same, when they are erased.
    let people: HashSet<Id> = due.keys().filter(|(kind, _)| *kind == Resident::KIND).map(|(_, id)| *id).collect();
    let stay = tally(due.values());
    let rows = all.iter().map(|((year, class), count)| {
        let records = stay.get(&(*year, *class)).copied().unwrap_or(0);
        DueRow { class: *class, year: *year, records, stays: count - records }
    });
    let said = Due { rows: rows.collect(), people: people.len(), unread };
    let mut records: Vec<One> = due.into_values().filter(|one| !people.contains(&one.subject)).collect();
    records.sort_unstable_by(|a, b| (a.of.1, a.of.0, &a.key).cmp(&(b.of.1, b.of.0, &b.key)));
    let mut people: Vec<Id> = people.into_iter().collect();
    people.sort_unstable();
    Ok(Found { records, people, due: said })
}

fn tally<'a>(due: impl Iterator<Item = &'a One>) -> BTreeMap<(i16, usize), usize> {
    due.fold(BTreeMap::new(), |mut tally, one| {
        *tally.entry((one.of.1, one.of.0)).or_default() += 1;
        tally
    })
}

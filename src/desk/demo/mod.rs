//! A synthetic community to learn on: its people, and the last days of its desk, played by the desk's own rules.
//!
//! The same seed, size and day give the same records. Nobody in it is a person, and it is laid out only in a training
//! folder.

pub(in crate::desk) mod act;
mod care;
pub(in crate::desk) mod chance;
mod family;
mod folder;
pub(in crate::desk) mod names;
mod people;
mod regulars;
mod streets;

use crate::desk::core;
use jiff::civil::{Date, DateTime};

use crate::model::{Id, Note, Refusal, Unique};
use crate::store::in_memory;
use crate::store::port::{Commit, Store};

use super::{Desk, Settings};
use crate::desk::core::bulk::ENOUGH;
use crate::desk::core::change::Change;
use crate::desk::core::clock::{FixedClock, SeededIds, split_mix};
use crate::desk::people::unique_id;

pub use folder::{DemoError, Prepared, is_made, left_at, prepare};

/// The clerks of the synthetic desk.
pub const CLERKS: [&str; 2] = ["周敏", "陈浩"];
/// The population base of the community that linli is modelled on.
pub const RESIDENTS: u32 = 5_140;
/// Commits that are made durable at a time: of a hundred records each they stay within the store's limits.
const SLICE: usize = 150;
/// From so many elders on there are meals, guests and teams.
pub(in crate::desk) const ENOUGH_ELDERS: usize = 12;
/// The time of day at which the demo's clock starts where none is given: the desk has been open for an hour.
const MORNING: jiff::civil::Time = jiff::civil::time(9, 12, 0, 0);

/// What is to be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many residents, those who moved out or died included.
    pub residents: u32,
    /// The seed.
    pub seed: u64,
    /// The day that the demo is made for.
    pub on: Date,
}

impl Plan {
    /// The moment at which the demo begins.
    fn now(&self) -> DateTime {
        self.on.to_datetime(MORNING)
    }

    /// One number of all that the records depend on.
    fn fingerprint(&self) -> u64 {
        let day = crate::model::when::days_since_epoch(self.on) as u64;
        [self.seed, u64::from(self.residents), day].into_iter().fold(0, |mut state, part| split_mix(&mut state) ^ part)
    }
}

/// Lays the community out in an empty training store and closes it; `progress` hears of acts played and in all.
///
/// The days are played in memory and kept in a few large writes: what a desk takes weeks for is durable in a moment,
/// commit by commit the same.
fn lay_out(store: &mut dyn Store, plan: Plan, progress: &mut dyn FnMut(usize, usize)) -> Result<(), DemoError> {
    let clock = FixedClock::at(plan.now());
    let settings = Settings { clerk: CLERKS[0].into(), training: true, ..Settings::default() };
    let ids = SeededIds::from(plan.fingerprint());
    let mut desk = Desk::open(in_memory(), Box::new(clock.clone()), Box::new(ids), settings, &mut |_| {})?;

    let scene = settle(&mut desk, plan, &clock)?;
    let script = act::script(&scene);
    let steps = script.len();
    for (done, (at, act)) in script.into_iter().enumerate() {
        clock.set(at);
        desk.set_clerk(CLERKS[usize::from(at.date().day() % 2 == 0)])?;
        act::play(&mut desk, act)?;
        progress(done + 1, steps);
    }
    keep(&desk, store)
}

/// Writes every commit of a desk to another, empty store.
fn keep(desk: &Desk, store: &mut dyn Store) -> Result<(), DemoError> {
    let mut slice = Vec::with_capacity(SLICE);
    for past in desk.store.pasts(1, desk.store.head()) {
        let past = past?;
        let ops = past.ops.iter().map(|applied| applied.op.clone()).collect();
        slice.push(Commit { id: past.id, stamp: past.stamp.clone(), pre: Vec::new(), ops });
        if slice.len() == SLICE {
            store.commit_all(&slice)?;
            slice.clear();
        }
    }
    store.commit_all(&slice)?;
    Ok(())
}

/// What the script may draw on.
pub(in crate::desk) struct Scene {
    /// What is laid out.
    pub plan: Plan,
    /// Everybody who lives here, as they were made.
    pub people: Vec<Cast>,
}

/// Somebody who may come to the desk.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Cast {
    /// The resident.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their age on the demo's day.
    pub age: i16,
    /// Where they live.
    pub lane: String,
}

impl Scene {
    /// Those of 60 and more.
    pub fn elders(&self) -> Vec<&Cast> {
        self.people.iter().filter(|cast| cast.age >= 60).collect()
    }

    /// Somebody of this name.
    pub fn named(&self, name: &str) -> Option<&Cast> {
        self.people.iter().find(|cast| cast.name == name)
    }
}

/// Moves everybody in, as one command.
fn settle(desk: &mut Desk, plan: Plan, clock: &FixedClock) -> Result<Scene, Refusal> {
    let homes = people::homes(plan.residents, plan.on, plan.seed, desk.ids.as_mut());
    clock.set(act::first_morning(plan.on));
    let note = Note::Desk(core::Did::Demo { residents: plan.residents });
    let mut bulk = desk.begin_bulk();
    let mut change = Change::default();
    let mut people = Vec::with_capacity(plan.residents as usize);
    for home in homes {
        if change.len() >= ENOUGH {
            desk.write_bulk(&mut bulk, std::mem::take(&mut change), note.clone(), false)?;
        }
        let office = desk.office();
        for resident in &home.residents {
            change.put(&office, resident)?;
            let unique = Unique { id: unique_id(&office, &resident.id_number), owner: resident.id };
            change.put(&office, &unique)?;
            if resident.lives_here() {
                people.push(Cast {
                    id: resident.id,
                    name: resident.name.clone(),
                    age: resident.age(plan.on).unwrap_or_default(),
                    lane: home.household.address.lane.clone(),
                });
            }
        }
        for care in &home.care {
            change.put(&office, care)?;
        }
        change.put(&office, &home.household)?;
    }
    desk.write_bulk(&mut bulk, change, note, true)?;
    Ok(Scene { plan, people })
}

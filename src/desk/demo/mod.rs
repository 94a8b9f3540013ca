//! A synthetic community to learn on: its people, and the last days of its desk, played by the desk's own rules.
//!
//! The same seed, size and day give the same records. Nobody in it is a person, and it is laid out only in a training
//! folder.

pub(in crate::desk) mod act;
mod acts;
mod care;
pub(in crate::desk) mod chance;
mod family;
mod folder;
pub(in crate::desk) mod names;
mod people;
mod regulars;
pub(in crate::desk) mod scene;
mod streets;

use crate::desk::core;

use crate::model::{Note, Refusal, Unique};
use crate::store::in_memory;
use crate::store::port::{Commit, Store};

use super::{Desk, Settings};
use crate::desk::core::bulk::ENOUGH;
use crate::desk::core::change::Change;
use crate::desk::core::clock::{FixedClock, IdSource, SeededIds};
use crate::desk::operators::cast::cast;
use crate::desk::people::guards::unique_id;

use scene::{Cast, Scene};

pub use folder::{DemoError, Prepared, is_made, left_at, prepare};
pub use scene::Plan;

/// The clerks of the synthetic desk.
pub const CLERKS: [&str; 2] = ["周敏", "陈浩"];
/// The population base of the community that linli is modelled on.
pub const RESIDENTS: u32 = 5_140;
/// Commits that are made durable at a time: of a hundred records each they stay within the store's limits.
const SLICE: usize = 150;

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
    let script = acts::script(&scene);
    let steps = script.len();
    for (done, (at, act)) in script.into_iter().enumerate() {
        clock.set(at);
        desk.set_clerk(CLERKS[usize::from(at.date().day() % 2 == 0)])?;
        acts::play(&mut desk, act)?;
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
    let since = act::first_morning(plan.on).date();
    let mut own = SeededIds::from(!plan.fingerprint());
    for operator in cast(|| own.fresh(), since) {
        let known = desk.office().operator_called(&operator.name, since).map(|one| one.id);
        change.put(&desk.office(), &crate::model::Operator { id: known.unwrap_or(operator.id), ..operator })?;
    }
    desk.write_bulk(&mut bulk, change, note, true)?;
    Ok(Scene { plan, people })
}

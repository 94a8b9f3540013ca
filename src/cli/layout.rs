//! What the training folder is made of where it is not there yet.

use std::path::Path;

use jiff::civil::Time;

use crate::desk::demo::{self, Plan, Prepared, RESIDENTS};

use super::place::Place;

/// The seed where none is given.
const SEED: u64 = 1;

/// What the training folder is made of where it is not there yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    pub(super) plan: Plan,
    time: Option<Time>,
}

impl Layout {
    /// As the command line says.
    pub(super) fn asked(place: &Place, residents: Option<u32>, seed: Option<u64>) -> Self {
        let on = place.today.map_or_else(|| Place::wall().date(), |moment| moment.date);
        let plan = Plan { residents: residents.unwrap_or(RESIDENTS), seed: seed.unwrap_or(SEED), on };
        Self { plan, time: place.today.and_then(|moment| moment.time) }
    }

    /// Makes the training folder, or finds it as it was left.
    pub(super) fn prepare(
        self,
        folder: &Path,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Prepared, demo::DemoError> {
        demo::prepare(folder, self.plan, self.time, progress)
    }
}

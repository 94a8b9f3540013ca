//! `linli demo`: a synthetic community in a training folder of its own.

use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Time;

use crate::desk::demo::{self, Plan, Prepared, RESIDENTS, is_made};
use crate::text::reports;

use super::args::Demo;
use super::fail::Fail;
use super::place::Place;
use super::{console, out};

/// The seed where none is given.
const SEED: u64 = 1;

pub(super) fn run(place: &Place, wanted: &Demo) -> Result<ExitCode, Fail> {
    let folder = place.training_folder()?;
    let layout = Layout::asked(place, wanted.residents, wanted.seed);
    if wanted.no_console {
        let plan = layout.prepare(&folder, &mut |_, _| {})?.plan;
        return out::say(&reports::demo_ready(place.lang, &folder.display(), plan.residents as usize, plan.on));
    }
    // Said on the shell, before the screen is taken over.
    is_made(&folder)?;
    console::ended(console::open(place, &folder, Some(layout))?, place.lang)
}

/// What the training folder is made of where it is not there yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    plan: Plan,
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

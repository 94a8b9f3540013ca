//! `linli demo`: a synthetic community in a training folder of its own.

use std::path::Path;
use std::process::ExitCode;

use crate::desk::demo::{Plan, Prepared, RESIDENTS, prepare};
use crate::text::reports;

use super::args::Demo;
use super::fail::Fail;
use super::place::Place;
use super::{console, out};

/// The seed where none is given.
const SEED: u64 = 1;

pub(super) fn run(place: &Place, wanted: &Demo) -> Result<ExitCode, Fail> {
    let folder = place.training_folder()?;
    let ready = ready(place, &folder, wanted.residents, wanted.seed)?;
    if wanted.no_console {
        let residents = ready.plan.residents as usize;
        return out::say(&reports::demo_ready(place.lang, &folder.display(), residents, ready.plan.on));
    }
    console::ended(console::open(&place.at(&ready), &folder)?, place.lang)
}

/// Makes the training folder, or finds it as it was left.
pub(super) fn ready(place: &Place, folder: &Path, residents: Option<u32>, seed: Option<u64>) -> Result<Prepared, Fail> {
    let on = place.today.map_or_else(|| Place::wall().date(), |moment| moment.date);
    let plan = Plan { residents: residents.unwrap_or(RESIDENTS), seed: seed.unwrap_or(SEED), on };
    let time = place.today.and_then(|moment| moment.time);
    Ok(prepare(folder, plan, time, &mut |_, _| {})?)
}

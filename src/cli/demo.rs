//! `linli demo`: a synthetic community in a training folder of its own.

use std::process::ExitCode;

use crate::desk::demo::{Plan, RESIDENTS, prepare};
use crate::text::cli as words;

use super::args::Demo;
use super::fail::Fail;
use super::out;
use super::place::Place;

pub(super) fn run(place: &Place, wanted: &Demo) -> Result<ExitCode, Fail> {
    let folder = place.training_folder()?;
    let on = place.today.map_or_else(|| Place::wall().date(), |moment| moment.date);
    let plan = Plan { residents: wanted.residents.unwrap_or(RESIDENTS), seed: wanted.seed.unwrap_or(1), on };
    let time = place.today.and_then(|moment| moment.time);
    let ready = prepare(&folder, plan, time, &mut |_, _| {})?;
    if wanted.no_console {
        let day = ready.now.date().to_string();
        let folder = folder.display().to_string();
        return out::say(&words::demo_ready(place.lang, ready.made, ready.plan.residents, &day, &folder));
    }
    Err(Fail::Said(words::NO_CONSOLE.say(place.lang).to_owned()))
}

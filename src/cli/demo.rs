//! `linli demo`: a synthetic community in a training folder of its own.

use std::process::ExitCode;

use crate::desk::demo::is_made;
use crate::text::reports;

use super::args::Demo;
use super::fail::Fail;
use super::layout::Layout;
use super::place::Place;
use super::{console, out};

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

//! `linli demo`: a synthetic community in a training folder of its own.

use std::process::ExitCode;

use crate::desk::demo::is_made;
use crate::store::{self, OpenError, Safe};
use crate::text::reports;

use super::args::{Demo, SafeWords, SafeWork};
use super::fail::Fail;
use super::layout::Layout;
use super::place::Place;
use super::{console, out, safe};

pub(super) fn run(place: &Place, wanted: &Demo) -> Result<ExitCode, Fail> {
    let folder = place.training_folder()?;
    let layout = Layout::asked(place, wanted.residents, wanted.seed);
    if wanted.sealed && !is_made(&folder)? {
        layout.prepare(&folder, &mut |_, _| {})?;
        let about = store::about(&folder)?.ok_or_else(|| OpenError::Missing(folder.clone()))?;
        let new_key_file = wanted.new_key_file.clone();
        let words = SafeWords { what: SafeWork::Seal, slot: None, new_key_file, code: false, no_code: true };
        safe::rewrite(place, &folder, about, &Safe::plain(), &words)?;
    }
    if wanted.no_console {
        let plan = layout.prepare(&folder, &mut |_, _| {})?.plan;
        return out::say(&reports::demo_ready(place.lang, &folder.display(), plan.residents as usize, plan.on));
    }
    // Said on the shell, before the screen is taken over.
    is_made(&folder)?;
    console::ended(console::open(place, &folder, Some(layout))?, place.lang)
}

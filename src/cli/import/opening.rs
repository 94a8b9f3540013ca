//! A file opened as it was read before, or as somebody says; and what it is, where it may be several things.

use std::path::Path;

use jiff::civil::Date;

use crate::cli::args::Import;
use crate::cli::clerks::{signs, sits_down};
use crate::cli::columns::{self, Said};
use crate::cli::fail::Fail;
use crate::cli::place::Place;
use crate::desk::core::clock::RandomIds;
use crate::desk::import::ImportError;
use crate::desk::import::register::{TakenFor, seen_in};
use crate::desk::{Desk, Settings};
use crate::exchange::{self, Mapping, Meaning, NoSuchField, Roster};
use crate::store::{self, Opened, Options};
use crate::text::{Lang, import as said};

/// What a file may be: one thing where its headings, or what was said of the same headings before, leave no doubt.
pub(super) fn may_be(folder: &Path, path: &Path, sheet: Option<&str>, today: Date) -> Vec<TakenFor> {
    let seen = seen_in(path, sheet, today);
    if seen.len() > 1 || seen.iter().any(|taken| taken.register().is_some()) {
        let prints = exchange::prints_of(path, sheet.map(str::to_owned)).unwrap_or_default();
        let before = prints.iter().find_map(|print| columns::register(folder, print));
        if let Some(before) = before {
            return vec![before];
        }
    }
    seen
}

/// A roster, opened as somebody said before of the same headings.
pub(super) struct Before {
    pub(super) roster: Roster,
    pub(super) file: u64,
    pub(super) mapping: Mapping,
    pub(super) remembered: bool,
}

/// What was said of the headings of a file before; the rows that may be its headings are looked at in their order.
pub(super) fn before(
    folder: &Path,
    (path, sheet): &(&Path, Option<String>),
    today: Date,
    taken: TakenFor,
) -> Option<Said> {
    let known = Roster::open(path, sheet.clone(), today, &taken.mapping()).map(|roster| roster.headings_print());
    let prints = match known {
        Ok(print) => vec![print],
        // No row is understood: what was said may be what made one understood.
        Err(_) => exchange::prints_of(path, sheet.clone()).unwrap_or_default(),
    };
    prints.iter().find_map(|print| columns::recall(folder, print)).filter(|said| said.is_of(taken))
}

pub(super) fn open_as_before(
    folder: &Path,
    (path, sheet): (&Path, Option<String>),
    today: Date,
    (taken, mapping): (TakenFor, &Mapping),
) -> Result<Before, Fail> {
    let at = (path, sheet);
    let said = if Said::of(taken, mapping).is_empty() { before(folder, &at, today, taken) } else { None };
    let remembered = said.is_some();
    let mapping = said.map_or_else(|| mapping.clone(), |said| said.mapping().with_order(mapping.order()));
    let (roster, file) = open(path, at.1, today, &mapping)?;
    Ok(Before { roster, file, mapping, remembered })
}

/// Opens a roster with its fingerprint.
pub(super) fn open(path: &Path, sheet: Option<String>, today: Date, mapping: &Mapping) -> Result<(Roster, u64), Fail> {
    let bad_file = |error| Fail::File(path.to_owned(), error);
    let roster = Roster::open(path, sheet, today, mapping).map_err(bad_file)?;
    let file = exchange::fingerprint(path, roster.table().sheet()).map_err(|error| bad_file(error.into()))?;
    Ok((roster, file))
}

/// Why an import failed, as a sentence.
pub(super) fn failed(lang: Lang, file: &Path, error: ImportError) -> Fail {
    match error {
        ImportError::File(error) => Fail::File(file.to_owned(), error),
        ImportError::Stopped => Fail::Said(said::STOPPED_PLAN.say(lang).to_owned()),
        ImportError::Refused(refusal) => Fail::Refused(Box::new(refusal)),
    }
}

/// `COLUMN=FIELD` and `FIELD=VALUE`, any number of them.
pub(super) fn mapping(lang: Lang, wanted: &Import, taken: TakenFor) -> Result<Mapping, Fail> {
    let mut mapping = taken.mapping();
    let labels: Vec<String> = mapping.meanings().iter().map(|means: &Meaning| means.label(lang)).collect();
    let known = |line: &str, known: Result<(), NoSuchField>| {
        known.map_err(|NoSuchField(field)| {
            let fields = said::fields(lang, &labels);
            Fail::Usage(format!(
                "{}\n{fields}",
                said::no_such_field(lang, if field.is_empty() { line } else { &field })
            ))
        })
    };
    for line in &wanted.map {
        let field = line.rsplit_once(['=', '＝']).ok_or_else(|| NoSuchField(line.clone()));
        known(line, field.and_then(|(column, field)| mapping.tell(column, field)))?;
    }
    for line in &wanted.set {
        let field = line.split_once(['=', '＝']).ok_or_else(|| NoSuchField(line.clone()));
        known(line, field.and_then(|(field, value)| mapping.set(field, value)))?;
    }
    Ok(mapping)
}

/// The settings of a desk that imports.
fn settings(place: &Place, folder: &Path) -> Result<Settings, Fail> {
    let config = place.settings(folder)?;
    let training = store::about(folder)?.is_some_and(|about| about.training);
    let clerk = signs(place, &config, training)?;
    Ok(Settings { clerk, training, safe: place.safe(folder)?, desk: 0, rights: place.rights })
}

/// A desk for a roster, which holds no office.
pub(super) fn open_desk(place: &Place, folder: &Path) -> Result<Desk, Fail> {
    let settings = settings(place, folder)?;
    let safe = settings.safe.clone();
    let options = Options { who: settings.clerk.clone(), safe, ..Options::default() }.for_much_that_is_new();
    let Opened { port: store, about, .. } = store::open(folder, options)?;
    let settings = Settings { desk: Place::desk(folder, about), ..settings };
    let clock = Box::new(place.clock(folder)?);
    let clerk = settings.clerk.clone();
    let mut desk = Desk::open_to_import(store, clock, Box::new(RandomIds), settings)?;
    sits_down(place.lang, &clerk, &mut desk)?;
    Ok(desk)
}

/// A desk for a register, whose rows are judged by the whole office.
pub(super) fn open_whole_desk(place: &Place, folder: &Path) -> Result<Desk, Fail> {
    let settings = settings(place, folder)?;
    let options = Options { who: settings.clerk.clone(), ..Options::default() };
    let Opened { port: store, about, .. } = store::open(folder, options)?;
    let settings = Settings { desk: Place::desk(folder, about), ..settings };
    let clock = Box::new(place.clock(folder)?);
    let clerk = settings.clerk.clone();
    let mut desk = Desk::open(store, clock, Box::new(RandomIds), settings, &mut |_| {})?;
    sits_down(place.lang, &clerk, &mut desk)?;
    Ok(desk)
}

//! An import asked for in the console: planned first, then carried out.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::cli::columns::{self, Said};
use crate::cli::fail::Fail;
use crate::cli::report::{RowReport, beside};
use crate::desk::Desk;
use crate::desk::import::lines::{days_of, file_name};
use crate::desk::import::{Came, Order, Planned, Told, Wanted};
use crate::exchange::{self};
use crate::text::Lang;

use super::of_sheet;
use super::opening::{before, failed, may_be, open};

/// A roster named in the console, planned or imported; rows that are not taken go to a file beside it.
pub(in crate::cli) fn in_console(
    folder: &Path,
    lang: Lang,
    desk: &mut Desk,
    wanted: &Wanted,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(u64, f32),
) -> Result<Came, Fail> {
    let today = desk.today();
    let may_be = match wanted.taken {
        Some(taken) => vec![taken],
        None => may_be(folder, &wanted.file, wanted.sheet.as_deref(), today),
    };
    let [taken] = may_be.as_slice() else { return Ok(Came::Which(may_be)) };
    let taken = *taken;
    let register = taken.register();
    let word = wanted.taken.map(|taken| taken.word().to_owned());
    let told = Said { register: word.clone(), map: wanted.map.clone(), constants: wanted.constants.clone() };
    let of = |said: &Said| {
        let mapping = said.mapping();
        if wanted.rest_into_note { mapping.with_rest_in_note() } else { mapping }
    };
    let at = (wanted.file.as_path(), wanted.sheet.clone());
    // What was said before counts as long as nothing else is said of the same column now.
    let before = before(folder, &at, today, taken);
    let remembered = before.is_some();
    let mut said = before.unwrap_or_default();
    said.register = told.register.or(register.map(|register| register.word.to_owned()));
    said.map.retain(|(name, _)| !told.map.iter().any(|(told, _)| told == name));
    said.constants.retain(|(key, _)| !told.constants.iter().any(|(told, _)| told == key));
    said.map.extend(told.map);
    said.constants.extend(told.constants);
    let (mut roster, file) = open(&wanted.file, wanted.sheet.clone(), today, &of(&said))?;
    let headings = roster.headings_print();
    let order = Order { file, name: file_name(&wanted.file), answers: &wanted.answers, stop };
    let days = match register {
        Some(register) => days_of(register, open(&wanted.file, wanted.sheet.clone(), today, &of(&said))?.0),
        None => BTreeSet::default(),
    };
    let failed = |error| failed(lang, &wanted.file, error);
    let mut progress = |told: &Told<'_>| {
        if let Told::Read(rows, share) = told {
            tell(*rows, *share);
        }
    };
    if !wanted.write {
        let mut hear = |told: Told<'_>| progress(&told);
        let survey = match register {
            Some(register) => desk.survey_register(register, (&mut roster, days), &order, &mut hear),
            None => desk.survey(&mut roster, &order, &mut hear),
        };
        let survey = survey.map_err(failed)?;
        let office = desk.office();
        let cut_off: Vec<u64> = office.unfinished_imports().map(|unfinished| unfinished.file).collect();
        let goes_on = (!cut_off.is_empty()).then(|| cut_off.contains(&file));
        let mut planned = Planned::of(survey, &roster, &of(&said), goes_on);
        planned.taken = Some(taken);
        planned.remembered = remembered;
        planned.others = exchange::sheets_of(&wanted.file, today, &of(&said)).unwrap_or_default();
        planned.others.retain(|sheet| sheet.name != planned.sheet);
        return Ok(Came::Planned(Box::new(planned)));
    }
    let rejects = match &wanted.sheet {
        Some(sheet) => of_sheet(&beside(&wanted.file), sheet),
        None => beside(&wanted.file),
    };
    let mut report = RowReport::new(lang, io::sink(), &roster, Some(rejects), today);
    let shared = desk.shared();
    let mut hear = |told: Told<'_>| match told {
        Told::Read(..) => progress(&told),
        row => report.hear(&row, &crate::desk::look(&shared)),
    };
    let done = match register {
        Some(register) => desk.import_register(register, (&mut roster, days), &order, &mut hear),
        None => desk.import(&mut roster, &order, &mut hear),
    };
    let (_, rejects) = report.end()?;
    let done = done.map_err(failed)?;
    drop(columns::keep(folder, &headings, said));
    Ok(Came::Done(done, rejects))
}

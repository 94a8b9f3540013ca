//! The year's figures of all systems as rows: the year, and month by month.

use jiff::civil::Date;

use super::tally::Tally;
use crate::desk::core::ledger::each;
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::Out;
use crate::exchange::export::report::{ReportRow, report};
use crate::model::care::{CareVisit, Emergency, Volunteer, VolunteerGroup};
use crate::model::contacts::report::FIGURES;
use crate::model::contacts::{Communication, Coordination, Unit};
use crate::model::guide::Certificate;
use crate::model::{
    Attempt, Booking, DayStay, Id, Issue, Meal, Meeting, Referral, Resident, Session, Visit, VisitorLine, benefits,
};
use crate::store::port::StoreError;
use crate::text::contacts::report as words;

/// Months of a year.
const MONTHS: usize = 12;

/// Figures in the order of the systems.
pub static EXPORT: ExportRow = ExportRow {
    number: 96,
    word: "report",
    one: "figure",
    choose,
    write: |chosen, open| {
        let columns = report(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

/// A figure is no record: its place stands for it.
#[expect(clippy::unnecessary_wraps, reason = "a row's function, beside others that may fail")]
fn choose(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    chosen.ids = (1..=FIGURES.len() as u64).map(Id).collect();
    Ok(())
}

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, ReportRow>) -> Result<(), ExportError> {
    let tally = counted(chosen)?;
    let lang = chosen.wanted.lang;
    for (system, figure) in FIGURES {
        let now = figure.is_of_now();
        let months = (1..=MONTHS).map(|month| (!now).then(|| tally.count(*figure, month))).collect();
        out.row(&ReportRow {
            system: words::system(lang, *system),
            figure: words::figure(*figure).say(lang).to_owned(),
            year: tally.count(*figure, 0),
            months,
        })?;
    }
    Ok(())
}

/// Everything of the year up to the desk's day: the year at the first place, its months behind it.
fn counted(chosen: &Chosen<'_>) -> Result<Tally, StoreError> {
    let (store, today) = (&chosen.store, chosen.wanted.today);
    let mut tally = Tally::of(MONTHS + 1, move |day: Date| {
        let ours = day.year() == today.year() && day <= today;
        if ours { vec![0, day.month().unsigned_abs().into()] } else { Vec::new() }
    });
    each::<Resident>(store, |one, _| tally.resident(&one))?;
    each::<Booking>(store, |one, _| tally.booking(&one))?;
    each::<Meal>(store, |one, _| tally.meal(&one))?;
    each::<DayStay>(store, |one, _| tally.stay(&one))?;
    each::<Meeting>(store, |one, _| tally.meeting(&one))?;
    each::<Session>(store, |one, _| tally.session(&one))?;
    each::<Visit>(store, |one, _| tally.visit(&one))?;
    each::<Attempt>(store, |one, _| tally.attempt(&one))?;
    each::<Referral>(store, |one, _| tally.referral(&one))?;
    each::<benefits::Grant>(store, |one, _| tally.grant(&one))?;
    each::<Issue>(store, |one, _| tally.issue(&one, today))?;
    each::<Volunteer>(store, |one, _| tally.volunteer(&one))?;
    each::<VolunteerGroup>(store, |one, _| tally.group(&one))?;
    each::<CareVisit>(store, |one, _| tally.care_visit(&one))?;
    each::<Emergency>(store, |one, _| tally.emergency(&one))?;
    each::<Unit>(store, |one, _| tally.unit(&one))?;
    each::<Communication>(store, |one, _| tally.said(&one))?;
    each::<Coordination>(store, |one, _| tally.coordination(&one))?;
    each::<VisitorLine>(store, |one, _| tally.visitor(&one))?;
    each::<Certificate>(store, |one, _| tally.certificate(&one))?;
    Ok(tally)
}

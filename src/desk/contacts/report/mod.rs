//! The figures of all systems of a day, a month or a year, beside the one before and that of a year ago.

mod tally;
pub mod workbook;

use std::sync::Mutex;

use jiff::ToSpan;

use crate::desk::Desk;
use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Composed, Printable, SheetRow, Sight};
use crate::exchange::page::Block;
use crate::model::care::{CareVisit, Emergency, Volunteer, VolunteerGroup};
use crate::model::contacts::report::{FIGURES, Figure, Span, day_as_id, day_of_page};
use crate::model::contacts::{Communication, Coordination, Unit};
use crate::model::guide::Certificate;
use crate::model::{
    Attempt, Booking, DayStay, Issue, Meal, Meeting, Referral, Refusal, Resident, Session, Visit, VisitorLine, benefits,
};
use crate::text::contacts::report as words;

use tally::Tally;

/// A report: how many there are of each figure of [`FIGURES`], now, before and long before.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub span: Span,
    /// `None` where nobody knows any more how it stood.
    pub rows: Vec<(u8, Figure, [Option<u64>; 3])>,
}

/// What was counted last for a page: pages are composed from memory, and old days do not stand there.
#[derive(Debug, Default)]
pub struct LastReport(Mutex<Option<Report>>);

impl Desk {
    /// Counts a report. Days that are not held are read for it and not kept.
    pub(in crate::desk) fn report(&self, span: Span) -> Result<Report, Refusal> {
        let spans = [span, span.before(), span.long_before()];
        let today = self.today();
        let mut tally = Tally::of(3, move |day| {
            let fits = |(place, span): (usize, &Span)| (day <= today && span.has(day)).then_some(place);
            spans.iter().enumerate().filter_map(fits).collect()
        });
        {
            let office = self.office();
            let office: &Office = &office;
            office.of::<Resident>().all().for_each(|one| tally.resident(one));
            office.of::<Meeting>().all().for_each(|one| tally.meeting(one));
            office.of::<Session>().all().for_each(|one| tally.session(one));
            office.of::<Visit>().all().for_each(|one| tally.visit(one));
            office.of::<Referral>().all().for_each(|one| tally.referral(one));
            office.of::<Attempt>().all().for_each(|one| tally.attempt(one));
            office.of::<benefits::Grant>().all().for_each(|one| tally.grant(one));
            office.of::<Issue>().all().for_each(|one| tally.issue(one, today));
            office.of::<Volunteer>().all().for_each(|one| tally.volunteer(one));
            office.of::<VolunteerGroup>().all().for_each(|one| tally.group(one));
            office.of::<Emergency>().all().for_each(|one| tally.emergency(one));
            office.of::<Unit>().all().for_each(|one| tally.unit(one));
            office.of::<Communication>().all().for_each(|one| tally.said(one));
            office.of::<Coordination>().all().for_each(|one| tally.coordination(one));
            office.of::<Certificate>().all().for_each(|one| tally.certificate(one));
        }
        for span in spans {
            let (from, until) = span.days();
            for day in from.series(1.day()).take_while(|day| *day <= until.min(today)) {
                self.each_on(day, |one: Booking| tally.booking(&one))?;
                self.each_on(day, |one: Meal| tally.meal(&one))?;
                self.each_on(day, |one: DayStay| tally.stay(&one))?;
                self.each_on(day, |one: CareVisit| tally.care_visit(&one))?;
                self.each_on(day, |one: VisitorLine| tally.visitor(&one))?;
            }
        }
        let row = |(system, figure): &(u8, Figure)| {
            let places = [0, 1, 2].map(|place| {
                let known = place == 0 || !figure.is_of_now();
                known.then(|| tally.count(*figure, place))
            });
            (*system, *figure, places)
        };
        Ok(Report { span, rows: FIGURES.iter().map(row).collect() })
    }
}

static DAY: SheetRow = SheetRow { number: |_, _| 101, numbers: None, before, compose };
static MONTH: SheetRow = SheetRow { number: |_, _| 102, numbers: None, before, compose };
static YEAR: SheetRow = SheetRow { number: |_, _| 103, numbers: None, before, compose };

/// Of what time a page is, as its part.
const OF_DAY: u8 = 0;
const OF_MONTH: u8 = 1;
const OF_YEAR: u8 = 2;

/// A report on paper.
pub fn sheet(span: Span) -> Printable {
    let (row, part) = match span {
        Span::Day(_) => (&DAY, OF_DAY),
        Span::Month(_) => (&MONTH, OF_MONTH),
        Span::Year(_) => (&YEAR, OF_YEAR),
    };
    Printable::of(row, day_as_id(span.days().0)).at(part)
}

fn span_of(what: Printable) -> Span {
    let day = day_of_page(what.of);
    match what.part {
        OF_DAY => Span::Day(day),
        OF_YEAR => Span::Year(day),
        _ => Span::Month(day),
    }
}

fn before(desk: &mut Desk, what: Printable) -> Result<(), Refusal> {
    let report = desk.report(span_of(what))?;
    let office = desk.office();
    if let Ok(mut kept) = office.by::<LastReport>().0.lock() {
        *kept = Some(report);
    }
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "a row's function, beside others that may be refused")]
fn compose(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let span = span_of(what);
    let kept = sight.office.by::<LastReport>().0.lock().ok().and_then(|kept| kept.clone());
    let heading = words::span(sight.lang, span);
    let Some(report) = kept.filter(|report| report.span == span) else { return Ok((heading, Vec::new())) };
    Ok((heading, blocks(sight, &report)))
}

/// What stands on the page of a report.
fn blocks(sight: &Sight<'_>, report: &Report) -> Vec<Block> {
    let lang = sight.lang;
    let spans = [report.span, report.span.before(), report.span.long_before()];
    let mut heads = sight.heads(&[words::SYSTEM, words::FIGURE]);
    heads.extend(spans.map(|span| words::span(lang, span)));
    let mut last = 0;
    let row = |(system, figure, numbers): &(u8, Figure, [Option<u64>; 3])| {
        let named = if *system == last { String::new() } else { words::system(lang, *system) };
        last = *system;
        let mut cells = vec![named, words::figure(*figure).say(lang).to_owned()];
        cells.extend(numbers.map(|number| number.map_or_else(|| "-".to_owned(), |number| number.to_string())));
        cells
    };
    vec![Block::Table { heads, rows: report.rows.iter().map(row).collect() }]
}

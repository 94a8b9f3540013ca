//! What can be printed, and that it was: a page is handed to the printer first, and the journal keeps that it was.
//!
//! A print is no change of any record and cannot be undone. What stands on a page is a row of its capability's folder.

use crate::desk::core::{Did, Not};
use jiff::civil::Date;

use crate::exchange::page::{Block, Page, Paper};
use crate::exchange::printer::Printer;

use crate::model::cause::Cause;
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::operators::look::{how, way};
use crate::model::people::consent::PHONE;
use crate::model::register::{PRINT, REVEAL_REASON, SHEET};
use crate::model::{Id, Note, Refusal, Reveal};
use crate::text::{Lang, labels, pages as words};

use crate::desk::core::change::Change;
use crate::desk::core::reveal::PHONES;
use crate::desk::core::sheet::{Composed, Printable, SheetRow, Sight, at_once};
use crate::desk::{Desk, Done};

impl Desk {
    /// The same desk, which prints here.
    #[must_use]
    pub fn with_printer(self, printer: Printer) -> Self {
        Self { printer: Some(printer), ..self }
    }

    /// Prints it in this language; answers where the page went, if that is a file.
    pub(in crate::desk) fn print(&mut self, what: Printable, lang: Lang) -> Result<Done, Refusal> {
        let refused = |cause| Refusal::from(Not::NotPrinted { cause });
        let Some(printer) = self.printer.clone() else { return Err(refused(Cause::NoPrinter)) };
        (what.row.before)(self, what)?;
        let now = self.now();
        let (sheet, heading, blocks) = {
            let office = self.office();
            if let Some(day) = what.day {
                office.needs(day, day)?;
            }
            let sight = Sight { office: &office, lang, now };
            let (heading, blocks) = (what.row.compose)(&sight, what)?;
            (what.sheet(&office), heading, blocks)
        };
        let title = labels::code_number(lang, SHEET, sheet);
        let page = Page {
            lang: lang.code(),
            issuer: printer.issuer.clone(),
            contact: words::contact(lang, &printer.phone, &printer.address),
            paper: Paper::of(&blocks),
            title: format!("{title} {heading}").trim().to_owned(),
            stripe: self.settings.training.then_some(words::TRAINING.say(lang)),
            blocks,
            foot: words::foot(lang, now, self.clerk()),
        };
        let stamp = now.strftime("%Y%m%d-%H%M").to_string();
        let file = printer.print(&page, &stamp).map_err(refused)?;
        self.look_at(self.person_of(what.of), how::PRINTED);
        let done = self.commit(Change::default(), Note::Desk(Did::Printed { sheet, of: what.of }))?;
        Ok(Done { file, ..done })
    }
}

impl Desk {
    /// Prints a sheet with whole telephone numbers: whose they are, who wanted them and why is durable before.
    pub(in crate::desk) fn print_with_numbers(
        &mut self,
        what: Printable,
        lang: Lang,
        reason: u8,
    ) -> Result<Done, Refusal> {
        self.may(Some(PRINT))?;
        if by_number(REVEAL_REASON, reason).is_none() {
            return Err(Refusal::field("reason", FieldError::NotAChoice));
        }
        let Some(numbers) = what.row.numbers else { return Err(Refusal::field("field", FieldError::NotAChoice)) };
        (what.row.before)(self, what)?;
        let (people, sheet) = {
            let office = self.office();
            if let Some(day) = what.day {
                office.needs(day, day)?;
            }
            let sight = Sight { office: &office, lang, now: self.now() };
            let mut people = numbers(&sight, what);
            people.retain(|id| !office.withdrew(*id, PHONE));
            (people, what.sheet(&office))
        };
        let mut change = Change::default();
        for resident in &people {
            let (at, who) = (self.now(), self.at_the_desk());
            self.look_at(*resident, how::REVEALED);
            let reveal = Reveal {
                id: self.fresh(),
                at,
                resident: *resident,
                field: PHONES.to_owned(),
                reason,
                who,
                way: way::PAGE,
                served: true,
            };
            change.put(&self.office(), &reveal)?;
        }
        let people = u32::try_from(people.len()).unwrap_or(u32::MAX);
        self.commit(change, Note::Desk(Did::NumbersGiven { sheet, people }))?;
        self.print(Printable { with_numbers: true, ..what }, lang)
    }
}

/// A sheet as it is read on the screen; empty where what it is about is gone.
pub fn on_screen(sight: &Sight<'_>, what: Printable) -> Composed {
    (what.row.compose)(sight, what).unwrap_or_default()
}

/// The office's whole day on paper, capability by capability.
static DAY: &[fn(&Sight<'_>, Date) -> Vec<Block>] = &[
    crate::desk::canteen::sheets::day,
    crate::desk::day_care::sheets::day,
    crate::desk::center::sheets::day,
    crate::desk::clinic::sheets::day,
    crate::desk::issues::sheets::day,
];

static WHOLE_DAY: SheetRow = SheetRow {
    number: |_, _| 6,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let date = what.day.unwrap_or(sight.now.date());
        let blocks = DAY.iter().flat_map(|part| part(sight, date)).collect();
        Ok((words::day(sight.lang, date), blocks))
    },
};

/// The office's whole day, to be ticked by hand when the power is gone.
pub fn whole_day(date: Date) -> Printable {
    Printable::of(&WHOLE_DAY, Id::NONE).on(date)
}

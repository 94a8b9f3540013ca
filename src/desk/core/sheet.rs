//! A kind of page as a capability declares it, and what it may look at. What stands on a page is a row of its
//! capability's folder.

use jiff::civil::{Date, DateTime};

use crate::desk::Desk;
use crate::desk::core::kept::{Days, Kept};
use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::exchange::page::Block;
use crate::model::by_day::day_of;
use crate::model::people::consent::PHONE;
use crate::model::{Id, Refusal, Resident};
use crate::text::{Lang, Msg, people, value};

/// A kind of page: what it is called and what stands on it.
pub struct SheetRow {
    /// Its number in [`crate::model::register::SHEET`]: what it is called.
    pub number: fn(&Office, Printable) -> u8,
    /// Whose whole telephone numbers it can hold, where it can: with a right and a reason.
    pub numbers: Option<fn(&Sight<'_>, Printable) -> Vec<Id>>,
    /// What must be read before it can be composed.
    pub before: fn(&mut Desk, Printable) -> Result<(), Refusal>,
    /// What stands behind the title, and on the page.
    pub compose: fn(&Sight<'_>, Printable) -> Result<Composed, Refusal>,
}

/// What stands behind a page's title, and on the page.
pub type Composed = (String, Vec<Block>);

/// What a page may look at.
pub struct Sight<'a> {
    pub office: &'a Office,
    /// The language.
    pub lang: Lang,
    /// The desk's time.
    pub now: DateTime,
}

impl<'a> Sight<'a> {
    /// The record, which must be there.
    pub fn record<R: Kept>(&self, id: Id) -> Result<&'a R, Refusal> {
        if R::DAYS != Days::All {
            self.office.needs(day_of(id), day_of(id))?;
        }
        self.office.get::<R>(id).ok_or(Refusal::gone(R::KIND))
    }

    /// What stands behind ids.
    pub fn names(&self) -> Named<'a> {
        Named { office: self.office, today: self.now.date() }
    }

    /// Somebody's name, or nothing.
    pub fn name(&self, id: Id) -> String {
        self.office.of::<Resident>().get(id).map_or_else(String::new, |resident| resident.name.clone())
    }

    /// The end of somebody's usual phone.
    pub fn phone(&self, id: Id) -> String {
        let phone = self.office.of::<Resident>().get(id).and_then(|resident| resident.phones.first());
        phone.map_or_else(String::new, |phone| value::tail(self.lang, phone))
    }

    /// Somebody's usual phone, whole: only for a page that was opened with a reason.
    pub fn whole_phone(&self, id: Id) -> String {
        if self.office.withdrew(id, PHONE) {
            return people::NO_CALLS.say(self.lang).to_owned();
        }
        let resident = self.office.of::<Resident>().get(id);
        resident.and_then(|resident| resident.phones.first()).cloned().unwrap_or_default()
    }

    /// Headings of a table.
    pub fn heads(&self, heads: &[Msg]) -> Vec<String> {
        heads.iter().map(|head| head.say(self.lang).to_owned()).collect()
    }
}

/// What can be printed: a kind of page, and what it is about.
#[derive(Clone, Copy)]
pub struct Printable {
    pub(super) row: &'static SheetRow,
    /// The record that it is about; none for a day's sheets.
    pub of: Id,
    /// The day that it is about, where it is a day's sheet.
    pub day: Option<Date>,
    /// Which part of the day, where that is numbered.
    pub part: u8,
    /// Whether whole telephone numbers stand on it; only the desk says so, and keeps the reason.
    pub(in crate::desk) with_numbers: bool,
}

impl PartialEq for Printable {
    fn eq(&self, other: &Self) -> bool {
        let of = |what: &Self| (what.of, what.day, what.part, what.with_numbers);
        let same = of(self) == of(other);
        same && std::ptr::eq(self.row, other.row)
    }
}

impl Eq for Printable {}

impl std::fmt::Debug for Printable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Printable").field("of", &self.of).field("day", &self.day).finish_non_exhaustive()
    }
}

impl Printable {
    /// A page of this kind about a record.
    pub const fn of(row: &'static SheetRow, id: Id) -> Self {
        Self { row, of: id, day: None, part: 0, with_numbers: false }
    }

    /// Whether it can hold whole telephone numbers.
    pub fn can_hold_numbers(&self) -> bool {
        self.row.numbers.is_some()
    }

    /// The same, for a day.
    #[must_use]
    pub const fn on(self, day: Date) -> Self {
        Self { day: Some(day), ..self }
    }

    /// The same, for a numbered part of the day.
    #[must_use]
    pub const fn at(self, part: u8) -> Self {
        Self { part, ..self }
    }

    /// Its number in [`crate::model::register::SHEET`]: what it is called.
    pub fn sheet(self, office: &Office) -> u8 {
        (self.row.number)(office, self)
    }
}

/// Nothing has to be read before.
#[expect(clippy::unnecessary_wraps, reason = "a row's function, beside others that may be refused")]
pub(in crate::desk) fn at_once(_: &mut Desk, _: Printable) -> Result<(), Refusal> {
    Ok(())
}

//! What can be printed, and that it was: a page is handed to the printer first, and the journal keeps that it was.
//!
//! A print is no change of any record and cannot be undone.

use crate::desk::core::change::COMMUNITY;
use crate::desk::core::{Did, Not};
use crate::model::{Resident, Session};
use jiff::civil::{Date, DateTime};

use crate::exchange::page::{Block, Page};
use crate::exchange::printer::Printer;
use crate::exchange::sheets::{self, RoomDay};
use crate::exchange::slips;
use crate::model::register::SHEET;
use crate::model::{
    Booking, BookingState, Id, Issue, Key, Note, Record, Refusal, Room, Series, Visit, VisitState, Vitals,
};
use crate::text::{Lang, labels, pages as words};

use crate::desk::center::recurring::bookings_of_series;
use crate::desk::core::change::Change;
use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::desk::core::service_sheets;
use crate::desk::{Desk, Done};

/// What can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printable {
    /// A booking's slip.
    Booking(Id),
    /// A visit's slip: its ticket while it waits, its readings afterwards.
    Visit(Id),
    /// An issue's slip.
    Issue(Id),
    /// Who is expected in a room on a day.
    RoomDay(Id, Date),
    /// The office's whole day.
    Day(Date),
    /// What the kitchen cooks for a sitting.
    Kitchen(Date, u8),
    /// Who is brought a meal, in walking order.
    Delivery(Date, u8),
    /// What the canteen took in on a day.
    Takings(Date),
    /// Who is in the house now.
    House,
    /// A team's roster, to be signed.
    Attendance(Id),
}

impl Printable {
    /// The slip of a record, for those kinds that have one.
    pub fn slip(key: Key) -> Option<Self> {
        match key.kind {
            Booking::KIND => Some(Self::Booking(key.id)),
            Visit::KIND | Vitals::KIND => Some(Self::Visit(key.id)),
            Issue::KIND => Some(Self::Issue(key.id)),
            _ => None,
        }
    }

    /// Its number in [`SHEET`]: what it is called.
    pub fn sheet(self, office: &Office) -> u8 {
        match self {
            Self::Booking(id) if series_of(office, id).is_some() => 7,
            Self::Booking(_) => 1,
            Self::Visit(id) if waits(office, id) => 2,
            Self::Visit(_) => 3,
            Self::Issue(_) => 4,
            Self::RoomDay(..) => 5,
            Self::Day(_) => 6,
            Self::Kitchen(..) => 20,
            Self::Delivery(..) => 21,
            Self::Takings(_) => 22,
            Self::House => 23,
            Self::Attendance(_) => 24,
        }
    }

    /// The day that it is about, where it is a day's sheet.
    fn day(self) -> Option<Date> {
        match self {
            Self::RoomDay(_, day)
            | Self::Day(day)
            | Self::Kitchen(day, _)
            | Self::Delivery(day, _)
            | Self::Takings(day) => Some(day),
            Self::Booking(_) | Self::Visit(_) | Self::Issue(_) | Self::House | Self::Attendance(_) => None,
        }
    }

    /// The record that it is about; none for a day's sheets.
    fn of(self) -> Id {
        match self {
            Self::Booking(id) | Self::Visit(id) | Self::Issue(id) | Self::RoomDay(id, _) | Self::Attendance(id) => id,
            Self::Day(_) | Self::Kitchen(..) | Self::Delivery(..) | Self::Takings(_) | Self::House => Id::NONE,
        }
    }
}

/// The series that a booking belongs to.
fn series_of(office: &Office, booking: Id) -> Option<&Series> {
    office.of::<Booking>().get(booking).and_then(|booking| office.of::<Series>().get(booking.series))
}

fn waits(office: &Office, visit: Id) -> bool {
    let state = office.of::<Visit>().get(visit).map(|visit| visit.state);
    matches!(state, Some(VisitState::Waiting | VisitState::Called))
}

impl Desk {
    /// The same desk, which prints here.
    #[must_use]
    pub fn with_printer(self, printer: Printer) -> Self {
        Self { printer: Some(printer), ..self }
    }

    /// Prints it in this language; answers where the page went, if that is a file.
    pub fn print(&mut self, what: Printable, lang: Lang) -> Result<Done, Refusal> {
        let refused = |reason: String| Refusal::from(Not::NotPrinted { reason });
        let Some(printer) = self.printer.clone() else { return Err(refused("print = \"\"".to_owned())) };
        let begun = {
            let office = self.office();
            let series = if let Printable::Booking(id) = what { series_of(&office, id) } else { None };
            series.filter(|series| !office.days.has(series.first)).map(|series| series.id)
        };
        if let Some(series) = begun {
            self.bring(Key { community: COMMUNITY, kind: Series::KIND, id: series }, 0)?;
        }
        let sheet = what.sheet(&self.office());
        let (heading, blocks) = self.compose(what, lang)?;
        let title = labels::code_number(lang, SHEET, sheet);
        let now = self.now();
        let page = Page {
            lang: lang.code(),
            issuer: printer.issuer.clone(),
            title: format!("{title} {heading}").trim().to_owned(),
            stripe: self.settings.training.then_some(words::TRAINING.say(lang)),
            blocks,
            foot: words::foot(lang, now, self.clerk()),
        };
        let stamp = now.strftime("%Y%m%d-%H%M").to_string();
        let file = printer.print(&page, &stamp).map_err(|error| refused(error.to_string()))?;
        let done = self.commit(Change::default(), Note::Desk(Did::Printed { sheet, of: what.of() }))?;
        Ok(Done { file, ..done })
    }

    /// What stands behind the title, and on the page.
    fn compose(&self, what: Printable, lang: Lang) -> Result<(String, Vec<Block>), Refusal> {
        let office = self.office();
        if let Some(day) = what.day() {
            office.needs(day, day)?;
        }
        let names = Named { office: &office, today: self.today() };
        if let Some(sheet) = service_sheets::compose(&office, what, lang, self.now()) {
            return Ok(sheet);
        }
        Ok(match what {
            Printable::Booking(id) => {
                let booking = self.known::<Booking>(id)?;
                let blocks = match series_of(&office, id) {
                    Some(series) => {
                        let mut all: Vec<&Booking> = bookings_of_series(&office, series.id).collect();
                        all.sort_by_key(|booking| (booking.date, booking.start));
                        let holiday = |date| office.holiday_on(date).map(|holiday| holiday.name);
                        slips::series(lang, series, &all, holiday, &names)
                    }
                    None => slips::booking(lang, &booking, &names),
                };
                (String::new(), blocks)
            }
            Printable::Visit(id) => {
                let visit = self.known::<Visit>(id)?;
                let session = office.of::<Session>().get(visit.session);
                let blocks = match office.table::<Vitals>().get(id).filter(|_| visit.state == VisitState::Done) {
                    Some(vitals) => {
                        let (found, again) =
                            crate::desk::clinic::assess(&office, self.norms(), vitals, visit.at.date());
                        slips::visit(lang, (&visit, vitals), session, (&found, again, self.norms()), &names)
                    }
                    None => slips::ticket(lang, &visit, session, &names),
                };
                (String::new(), blocks)
            }
            Printable::Issue(id) => (String::new(), slips::issue(lang, &self.known::<Issue>(id)?)),
            Printable::RoomDay(room, date) => {
                let room = self.known::<Room>(room)?;
                let blocks = sheets::room_day(lang, &room_day(&office, &room, date), &names);
                (format!("{} {}", room.name, words::day(lang, date)), blocks)
            }
            Printable::Day(date) => {
                let rooms = office.rooms_in_use();
                let rooms: Vec<_> = rooms
                    .into_iter()
                    .filter(|room| room.opens_on(date) && !office.is_service(room.id))
                    .map(|room| room_day(&office, room, date))
                    .collect();
                let mut sessions: Vec<_> =
                    office.of::<Session>().all().filter(|session| session.date == date).collect();
                sessions.sort_by_key(|session| session.start);
                let mut due: Vec<_> = office
                    .of::<Issue>()
                    .all()
                    .filter(|issue| issue.is_open() && issue.due.is_some_and(|due| due <= date))
                    .collect();
                due.sort_by_key(|issue| (issue.due, issue.number));
                let mut blocks = service_sheets::day(&office, lang, date);
                blocks.extend(sheets::day(lang, &rooms, &sessions, &due, date, &names));
                (words::day(lang, date), blocks)
            }
            // What canteen, day care and teams print was composed above.
            Printable::Kitchen(..)
            | Printable::Delivery(..)
            | Printable::Takings(_)
            | Printable::House
            | Printable::Attendance(_) => (String::new(), Vec::new()),
        })
    }
}

/// A sheet as it is read on the screen; empty for slips, which are only printed.
pub fn on_screen(office: &Office, what: Printable, lang: Lang, now: DateTime) -> (String, Vec<Block>) {
    service_sheets::compose(office, what, lang, now).unwrap_or_default()
}

/// A room's day as its sheet shows it.
fn room_day<'a>(office: &'a Office, room: &'a Room, date: Date) -> RoomDay<'a> {
    let phone = |booking: &Booking| {
        let resident = office.of::<Resident>().get(booking.resident);
        resident.and_then(|resident| resident.phones.first()).map_or("", String::as_str)
    };
    let mut bookings: Vec<&Booking> = office
        .bookings_on(date)
        .filter(|booking| booking.room == room.id && booking.holds_places() && booking.state != BookingState::NoShow)
        .collect();
    bookings.sort_by_key(|booking| (booking.start, booking.id));
    let slots = room.slots_on(date).iter().map(|slot| {
        let of_slot = bookings.iter().filter(|booking| booking.start == slot.start);
        (*slot, of_slot.map(|booking| (*booking, phone(booking))).collect())
    });
    let closed = office.closed(room, date, None).map(|closed| (closed.reason(), closed.words().to_owned()));
    RoomDay { room, closed, slots: slots.collect() }
}

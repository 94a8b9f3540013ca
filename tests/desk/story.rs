//! A desk for stories: an engine in memory, a clock that stands still, ids in a fixed order.

use jiff::civil::{Date, DateTime, Time};
use linli::desk::center;
use linli::desk::center::figures::Counted;
use linli::desk::clinic;
use linli::desk::contacts;
use linli::desk::core;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::commands::Command;
use linli::desk::core::history::Version;
use linli::desk::core::office::Office;
use linli::desk::core::question::{Answer as Heard, Question};
use linli::desk::core::visitor::NewResident;
use linli::desk::people;
use linli::desk::{Desk, Done, Request, Settings, Visitor};
use linli::model::center::booking::{Place, SlotTime};
use linli::model::people::citizen_id::check_character;
use linli::model::{Address, Id, Key, Refusal, Resident, Room, Session, Sex, Unit};
use linli::store::Memory;
use linli::store::port::Store;

/// A desk in a story.
pub struct Story {
    pub desk: Desk,
    pub clock: FixedClock,
    people: u16,
}

/// What a request came to.
pub type Answer = Result<Done, Refusal>;

impl Story {
    /// Begins on a day at nine.
    pub fn on(day: &str) -> Self {
        let day: Date = day.parse().unwrap();
        let clock = FixedClock::at(day.at(9, 0, 0, 0));
        Self { desk: open(Memory::new(), &clock), clock, people: 0 }
    }

    /// It is now that time of the same day.
    pub fn at(&mut self, hour: i8, minute: i8) -> &mut Self {
        let day = self.desk.today();
        self.clock.set(day.at(hour, minute, 0, 0));
        self
    }

    /// It is now that moment.
    pub fn moves_to(&mut self, now: DateTime) {
        self.clock.set(now);
    }

    pub fn asks(&mut self, request: Request) -> Answer {
        self.desk.handle(request, &Visitor::default())
    }

    /// Asks something of canteen, day care or a team.
    pub fn ask(&mut self, ask: impl Into<Request>) -> Answer {
        self.asks(ask.into())
    }

    /// A resident of this age, living at the address, registered.
    pub fn resident(&mut self, name: &str, age: i16, address: &str) -> Id {
        let new = self.new_resident(name, age, address);
        let done = self.asks(Request::People(people::Ask::Register { new: Box::new(new), sure: true })).unwrap();
        done.record.unwrap().id
    }

    pub fn new_resident(&mut self, name: &str, age: i16, address: &str) -> NewResident {
        self.people += 1;
        let today = self.desk.today();
        let birth = Date::new(today.year() - age, 1, 15).unwrap();
        let id_number = id_number(birth, self.people * 2);
        let resident =
            Resident { name: name.into(), id_number, birth: Some(birth), sex: Sex::Female, ..Resident::default() };
        NewResident { resident, address: Address::read(address), ..NewResident::default() }
    }

    /// A room open on weekdays from nine to eleven and from two to four.
    pub fn room(&mut self, name: &str, capacity: u16) -> Id {
        let hour = |hour| Time::constant(hour, 0, 0, 0);
        let slot = |from| SlotTime { start: hour(from), end: hour(from + 2) };
        let room = Room {
            name: name.into(),
            capacity,
            largest_party: capacity,
            weekdays: 0b1_1111,
            slots: vec![slot(9), slot(14)],
            ..Room::default()
        };
        self.asks(Request::Center(center::Ask::SetRoom { room: Box::new(room) })).unwrap().record.unwrap().id
    }

    pub fn books(&mut self, resident: Id, place: Place, heads: u16) -> Answer {
        self.asks(Request::Center(center::Ask::Book { resident, place, heads, note: String::new(), instead_of: None }))
    }

    /// The unit of this name, written down where it is not known yet.
    pub fn unit(&mut self, name: &str) -> Id {
        let known = self.desk.office().of::<Unit>().all().find(|unit: &&Unit| unit.name == name).map(|unit| unit.id);
        known.unwrap_or_else(|| {
            let unit = Unit { name: name.to_owned(), kind: 1, ..Unit::default() };
            self.asks(contacts::Ask::SetUnit { unit: Box::new(unit), sure: false }.into()).unwrap().record.unwrap().id
        })
    }

    pub fn session(&mut self, day: Date) -> Id {
        let institution = self.unit("陕西省糖尿病医院");
        let session = Session { institution, ..Session::morning(day) };
        self.asks(Request::Clinic(clinic::Ask::SetSession { session: Box::new(session) })).unwrap().record.unwrap().id
    }

    /// Opens what is closed about a resident, as a clerk does: with a reason.
    pub fn opens(&mut self, resident: Id, field: &str) -> linli::desk::core::opening::Opening {
        let ask = linli::desk::core::Ask::Reveal { resident, field: field.to_owned(), reason: 2 };
        self.ask(ask).unwrap().opened.unwrap()
    }

    /// Asks a question.
    pub fn answers(&mut self, question: Question) -> Heard {
        self.desk.answer(question)
    }

    /// Reads the month of a day that is not held.
    pub fn recalls(&mut self, day: Date) {
        assert!(matches!(self.answers(Question::Recall(day)), Heard::Recalled));
    }

    /// A record's versions, the newest first.
    pub fn history(&mut self, key: Key) -> Vec<Version> {
        let Heard::History(versions) = self.answers(Question::History(key)) else { panic!("{key:?}") };
        versions
    }

    /// The center's figures of a month.
    pub fn counts(&mut self, month: Date) -> Counted {
        let Heard::Counted(counted) = self.answers(Question::Count(month)) else { panic!("{month}") };
        *counted
    }

    /// Takes back one command that history shows.
    pub fn takes_back(&mut self, command: &Command) -> Answer {
        self.ask(core::Ask::UndoThis { command: command.id, rev: command.last })
    }

    /// Looks at the office.
    pub fn sees<T>(&self, look: impl FnOnce(&Office) -> T) -> T {
        look(&self.desk.office())
    }
}

/// A desk on this store.
pub fn open(store: impl Store + 'static, clock: &FixedClock) -> Desk {
    on(Box::new(store), clock)
}

/// A desk on whichever store.
pub fn on(store: Box<dyn Store>, clock: &FixedClock) -> Desk {
    // A start of its own: an id of a commit that is known already would be answered and not written.
    let seed = 7 + 1_000 * store.head();
    with_ids(store, clock, seed)
}

/// A desk beside others, with ids of its own.
pub fn with_ids(store: Box<dyn Store>, clock: &FixedClock, seed: u64) -> Desk {
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    let ids = SeededIds::from(seed);
    Desk::open(store, Box::new(clock.clone()), Box::new(ids), settings, &mut |_| {}).unwrap()
}

/// A place in the calendar.
pub fn place(room: Id, day: &str, hour: i8) -> Place {
    Place { room, date: day.parse().unwrap(), start: Time::constant(hour, 0, 0, 0) }
}

/// A synthetic identity number of the unassigned region 610199.
pub fn id_number(birth: Date, sequence: u16) -> String {
    let digits = format!("610199{:04}{:02}{:02}{sequence:03}", birth.year(), birth.month(), birth.day());
    let check = check_character(digits.as_bytes());
    format!("{digits}{check}")
}

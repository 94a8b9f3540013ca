//! The day care's forms: days to book, an actual time, what the house must know of a guest, places and hours.

use crate::desk::day_care::{Ask, day_care, guests, profile};
use crate::model::{Resident, Room};
use crate::ui::forms::touched;
use jiff::ToSpan;
use jiff::civil::{Date, Time};

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::model::center::slots::WEEKDAY;
use crate::model::{DayCare, DayCareProfile, DayStay, FieldError, FieldKind, Id, MealPlan, Record, Value};
use crate::text::{day_care as words, when};
use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, fill, typed};
use crate::ui::view::{MEDICINE, View};

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<BookStay>(BookStay::NAME),
    FormRow::of::<EnterTime>(EnterTime::NAME),
    FormRow::of::<SetProfile>(SetProfile::NAME),
    FormRow::of::<SetDayCare>(SetDayCare::NAME),
];

/// Days at day care.
#[derive(Debug, Clone)]
pub struct BookStay {
    /// For whom.
    pub resident: Id,
    /// The day that was shown.
    pub day: Date,
}

impl BookStay {
    pub(in crate::ui) const NAME: &'static str = "stay";
}

impl Purpose for BookStay {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject, day: draft.kept("day")?.parse().ok()? })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::BOOK).to_owned()
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let mut first = Slot::new(DayStay::KIND, "date", Entry::Field(FieldKind::Date)).required();
        first.input = self.day.to_string().into();
        vec![
            first,
            Slot::new(MealPlan::KIND, "until", Entry::Field(FieldKind::Date)).called(words::UNTIL),
            Slot::new(MealPlan::KIND, "weekdays", Entry::Field(FieldKind::Flags(WEEKDAY))).called(words::WEEKDAYS),
            Slot::new(DayStay::KIND, "note", Entry::Field(FieldKind::Text(60))),
        ]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let Value::Date(first) = *typed(all, "date") else {
            return Err(Fault { key: "date", error: FieldError::Required });
        };
        let last = match *typed(all, "until") {
            Value::Date(last) if last < first => return Err(Fault { key: "until", error: FieldError::NotADate }),
            Value::Date(last) => last,
            _ => first,
        };
        let weekdays = match *typed(all, "weekdays") {
            Value::Flags(days) if days != 0 => days,
            // A span without weekdays means the days on which the room opens anyway: Monday to Friday.
            _ if last > first => 0b1_1111,
            _ => 0b111_1111,
        };
        let on = |day: &Date| weekdays & 1 << day.weekday().to_monday_zero_offset() != 0;
        let days = first.series(1.day()).take_while(|day| *day <= last).filter(on).collect();
        let note = match typed(all, "note") {
            Value::Text(note) => note.clone(),
            _ => String::new(),
        };
        Ok(Ask::BookStays { resident: self.resident, days, rest: false, note }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("day".into(), self.day.to_string())]
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        let care = day_care(view.office)?;
        let first = slots.iter().find(|slot| slot.key == "date")?.read(view.today()).ok()?;
        let Value::Date(day) = first else { return None };
        let taken = guests(view.office, day).iter().filter(|stay| stay.holds_place()).count() as u16;
        let left = care.places.saturating_sub(taken);
        let day = when::day_near(view.lang(), day, view.today());
        Some(format!("{day}  {}", crate::text::center::places(view.lang(), left, care.places)))
    }
}

/// When a guest really came or was fetched.
#[derive(Debug, Clone)]
pub struct EnterTime {
    pub stay: Id,
    pub resident: Id,
    /// Whether it is about leaving.
    pub leaving: bool,
}

impl EnterTime {
    pub(in crate::ui) const NAME: &'static str = "stay_time";

    fn stay<'a>(&self, view: &View<'a>) -> Option<&'a DayStay> {
        view.office.of::<DayStay>().get(self.stay)
    }
}

impl Purpose for EnterTime {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let leaving = draft.kept("leaving")? == "1";
        Some(Self { stay: draft.record, resident: draft.subject, leaving })
    }

    fn title(&self, view: &View) -> String {
        let what = if self.leaving { words::LEFT } else { words::CAME };
        let day =
            self.stay(view).map_or_else(String::new, |stay| when::day_of_year(view.lang(), stay.date, view.today()));
        format!("{}  {}  {day}", view.say(words::AT_TIME), view.say(what))
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let mut slots =
            vec![Slot::new(DayCare::KIND, "start", Entry::Field(FieldKind::Time)).required().called(words::AT)];
        if self.leaving {
            slots.push(Slot::new(DayStay::KIND, "fetched_by", Entry::Field(FieldKind::Text(20))));
        }
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let gone = Fault { key: "start", error: FieldError::WrongKind };
        let stay = self.stay(view).ok_or(gone)?;
        let Value::Time(time) = *typed(all, "start") else {
            return Err(Fault { key: "start", error: FieldError::Required });
        };
        let at = Some(stay.date.to_datetime(time));
        let by = match typed(all, "fetched_by") {
            Value::Text(by) => by.clone(),
            _ => String::new(),
        };
        let stay = stay.id;
        let ask = if self.leaving { Ask::Fetch { stay, at, by } } else { Ask::Arrive { stay, at } };
        Ok(ask.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.stay
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("leaving".into(), u8::from(self.leaving).to_string())]
    }
}

/// What the house must know of a guest.
#[derive(Debug, Clone)]
pub struct SetProfile {
    /// Of whom.
    pub resident: Id,
}

impl SetProfile {
    pub(in crate::ui) const NAME: &'static str = "profile";

    /// As it is; where nothing is on file, the emergency contact answers for them.
    fn before(&self, view: &View) -> DayCareProfile {
        profile(view.office, self.resident, view.opening(self.resident, MEDICINE)).unwrap_or_else(|| {
            let guardian =
                view.office.of::<Resident>().get(self.resident).map(|r| r.emergency.clone()).unwrap_or_default();
            DayCareProfile { id: self.resident, guardian, ..DayCareProfile::default() }
        })
    }
}

impl Purpose for SetProfile {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::PROFILE).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let open = view.is_open(self.resident, MEDICINE);
        Slot::of_record(&self.before(view), |key| key == "medication" && open, view)
    }

    /// Who is picked brings their name along; their telephone is read where it is kept, and never shown here.
    fn follow(&self, slots: &mut [Slot], view: &View) {
        let picked = slots.iter().find(|slot| slot.key == ANSWERS && slot.touched).and_then(|slot| slot.picked.first());
        let Some(resident) = picked.and_then(|id| view.office.of::<Resident>().get(*id)) else { return };
        if let Some(name) = slots.iter_mut().find(|slot| slot.key == "guardian.name" && !slot.touched) {
            name.put(&resident.name);
        }
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut profile = DayCareProfile { id: self.resident, ..DayCareProfile::default() };
        // Where nothing is on file, what the form proposes is written too; else only what was typed.
        let on_file = profile_on_file(view, self.resident);
        if !on_file {
            profile = self.before(view);
        }
        fill(&mut profile, all)?;
        let only = on_file.then(|| touched::<DayCareProfile>(all));
        Ok(Ask::SetProfile { profile, only }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

/// A room for day care.
#[derive(Debug, Clone)]
pub struct SetDayCare {
    pub room: Id,
}

impl SetDayCare {
    pub(in crate::ui) const NAME: &'static str = "day_care";

    fn before(&self, view: &View) -> DayCare {
        view.office.of::<DayCare>().get(self.room).cloned().unwrap_or_else(|| DayCare {
            id: self.room,
            places: view.office.of::<Room>().get(self.room).map_or(1, |room| room.capacity),
            start: Time::constant(8, 0, 0, 0),
            end: Time::constant(17, 0, 0, 0),
        })
    }
}

impl Purpose for SetDayCare {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { room: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::SETTINGS).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut care = self.before(view);
        fill(&mut care, all)?;
        Ok(Ask::SetDayCare(care).into())
    }

    fn record(&self) -> Id {
        self.room
    }
}

/// The key of the field in which a guardian is picked.
const ANSWERS: &str = "guardian.resident";

/// Whether day care knows anything of a guest.
fn profile_on_file(view: &View, resident: Id) -> bool {
    profile(view.office, resident, None).is_some()
}

//! Setting up a room: how many it takes, when it opens, for whom.

use crate::desk::center::Ask;
use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::model::center::slots::{WEEKDAY, read_slots, write_slots};
use crate::model::{FieldError, FieldKind, Id, Record, Room, Value};
use crate::text::center as words;
use crate::ui::view::View;

use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, fill, typed};

/// Monday to Friday.
const WORKING_DAYS: &str = "0,1,2,3,4";

/// Set up a room, or a new one.
#[derive(Debug, Clone)]
pub struct SetRoom {
    /// Which; none for a new one.
    pub room: Id,
}

impl SetRoom {
    pub(in crate::ui) const NAME: &'static str = "room";

    fn before(&self, view: &View) -> Room {
        view.office.of::<Room>().get(self.room).cloned().unwrap_or_default()
    }
}

impl Purpose for SetRoom {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { room: draft.record })
    }

    fn title(&self, view: &View) -> String {
        let title = if self.room.is_none() { words::NEW_ROOM } else { crate::ui::words::SET_ROOM };
        view.say(title).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let room = self.before(view);
        let mut slots = Slot::of_record(&room, |_| true, view);
        for slot in &mut slots {
            // Nobody types a nought; an empty field says the same.
            if slot.input.value() == "0" && slot.key != "groups" && slot.key != "rules" {
                slot.input = tui_input::Input::default();
            }
            if slot.key == "largest_party" {
                slot.required = false;
            }
        }
        let days: Vec<String> =
            (0..7).filter(|day| room.weekdays & (1 << day) != 0).map(|day| day.to_string()).collect();
        let days = if self.room.is_none() { WORKING_DAYS.to_owned() } else { days.join(",") };
        let days = Slot::new(Room::KIND, "weekdays", Entry::Field(FieldKind::Flags(WEEKDAY))).required().filled(&days);
        let times = Slot::new(Room::KIND, "slots", Entry::Read(times_typed))
            .required()
            .filled(&write_slots(&room.slots, &room.special));
        let place = slots.iter().position(|slot| slot.key == "capacity").map_or(0, |place| place + 1);
        slots.splice(place..place, [days, times]);
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut room = self.before(view);
        let plain: Vec<Typed> =
            all.iter().filter(|typed| !matches!(typed.key, "weekdays" | "slots")).cloned().collect();
        fill(&mut room, &plain)?;
        if let Value::Flags(days) = typed(all, "weekdays") {
            room.weekdays = *days as u8;
        }
        (room.slots, room.special) =
            typed(all, "slots").read_opaque().map_err(|error| Fault { key: "slots", error })?;
        if room.largest_party == 0 {
            room.largest_party = room.capacity;
        }
        Ok(Request::Center(Ask::SetRoom { room: Box::new(room) }))
    }

    fn record(&self) -> Id {
        self.room
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::SLOTS_HINT).to_owned())
    }
}

fn times_typed(text: &str, _today: Date) -> Result<Value, FieldError> {
    read_slots(text).map(|slots| Value::opaque(&slots)).ok_or(FieldError::NotATime)
}

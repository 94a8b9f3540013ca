//! When what a form records really happened: the last field of every form that records something, empty for now.

use jiff::civil::{Date, DateTime};

use crate::model::when::{civil_seconds, from_civil_seconds, read_past};
use crate::model::{FieldError, Record, Value, VisitorLine};
use crate::text::console;
use crate::ui::layers::late;
use crate::ui::view::View;

use super::{Entry, Slot};

/// Its key.
pub(in crate::ui) const HAPPENED: &str = "happened";

/// The field.
pub(in crate::ui) fn slot(view: &View) -> Slot {
    let mut slot = Slot::new(VisitorLine::KIND, HAPPENED, Entry::Read(read)).called(console::HAPPENED);
    slot.placeholder = match view.seat.late {
        Some(at) => late::said(at, view),
        None => view.say(console::HAPPENED_NOW).to_owned(),
    };
    slot
}

/// The time that is typed in it, where one is.
pub(in crate::ui) fn of(slots: &[Slot], today: Date) -> Option<DateTime> {
    let slot = slots.iter().find(|slot| slot.key == HAPPENED)?;
    match slot.read(today) {
        Ok(Value::Number(seconds)) => Some(from_civil_seconds(seconds)),
        _ => None,
    }
}

fn read(text: &str, today: Date) -> Result<Value, FieldError> {
    if text.trim().is_empty() {
        return Ok(Value::Empty);
    }
    let at = read_past(text, today).ok_or(FieldError::NotAMoment)?;
    Ok(Value::Number(civil_seconds(at)))
}

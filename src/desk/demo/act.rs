//! What happened at the desk, act by act: played on the day and at the minute at which it happened.
//!
//! An act names people by id and things by what they are called, since what the desk makes has an id only then. What
//! the desk's rules refuse did not happen. Each capability writes its own acts.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Request};
use crate::model::{Id, Refusal, Room};

use super::scene::Scene;

/// How many days before the demo's day the oldest act lies.
const DAYS: i64 = 366;

/// One act: what is asked of the desk when its time has come.
pub(in crate::desk) type Act = Box<dyn FnOnce(&mut Desk) -> Result<(), Refusal>>;

/// Acts with their times, in order.
pub(in crate::desk) type Script = Vec<(DateTime, Act)>;

/// A capability's acts.
pub(in crate::desk) type DemoRow = fn(&Scene, &mut Script);

/// Any request of somebody who came themselves.
pub(in crate::desk) fn ask(request: impl Into<Request>) -> Act {
    asked_by(request, Visitor::default())
}

/// Any request, and who stood at the desk.
pub(in crate::desk) fn asked_by(request: impl Into<Request>, visitor: Visitor) -> Act {
    let request = request.into();
    Box::new(move |desk| desk.handle(request, &visitor).map(drop))
}

/// Something that is asked of the room of this name; nothing where there is none.
pub(in crate::desk) fn in_room(
    room: &'static str,
    act: impl FnOnce(&mut Desk, Id) -> Result<(), Refusal> + 'static,
) -> Act {
    Box::new(move |desk| {
        let id = desk.office().of::<Room>().all().find(|known: &&Room| known.name == room).map(|room| room.id);
        id.map_or(Ok(()), |id| act(desk, id))
    })
}

/// The moment before the first act.
pub(in crate::desk) fn first_morning(on: Date) -> DateTime {
    day(on, -DAYS - 1).at(8, 0, 0, 0)
}

/// A day so many days after another.
pub(in crate::desk) fn day(from: Date, days: i64) -> Date {
    from.checked_add(days.days()).unwrap_or(from)
}

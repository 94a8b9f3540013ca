//! That whoever tells of something else saw the elder with it: one tick more in the form, and a care visit of its own.

use crate::model::care::{CarePlan, CareVisit};
use crate::model::{Code, FieldKind, Id, Record};
use crate::text::care as words;
use crate::ui::view::View;

use super::{Entry, Slot};

/// Its key.
const SEEN: &str = "seen";
/// The one box; never ticked beforehand.
static BOX: &[Code] = &[Code { code: 1, key: "reached.yes", aliases: &["见到了"] }];

/// The field, where somebody is looked after who is visited.
pub(super) fn slot(subject: Id, view: &View) -> Option<Slot> {
    view.office.of::<CarePlan>().get(subject)?;
    Some(Slot::new(CareVisit::KIND, SEEN, Entry::Field(FieldKind::Flags(BOX))).called(words::SEEN_TOO))
}

/// Whether it is ticked.
pub(in crate::ui) fn ticked(slots: &[Slot]) -> bool {
    slots.iter().any(|slot| slot.key == SEEN && slot.has(1))
}

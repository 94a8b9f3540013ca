//! Forms of the population base.

pub(in crate::ui) mod moving;
pub(in crate::ui) mod resident;

use crate::ui::forms::FormRow;

use self::moving::{Leave, MoveWithin};
use self::resident::{Correct, CorrectCare, Register};

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<MoveWithin>(MoveWithin::NAME),
    FormRow::of::<Leave>(Leave::MOVED_OUT),
    FormRow::of::<Leave>(Leave::DIED),
    FormRow::of::<Register>(Register::NAME),
    FormRow::of::<Correct>(Correct::NAME),
    FormRow::of::<CorrectCare>(CorrectCare::NAME),
];

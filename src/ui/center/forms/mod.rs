//! The center's forms.

pub(in crate::ui) mod arrival;
pub(in crate::ui) mod booking;
pub(in crate::ui) mod closing;
pub(in crate::ui) mod places;
pub(in crate::ui) mod room;

use crate::ui::forms::FormRow;

use self::arrival::{EnterLate, WalkIn};
use self::booking::{Book, ChangeBooking};
use self::closing::{CloseRoom, OpenRoom, SetHoliday};
use self::room::SetRoom;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<WalkIn>(WalkIn::NAME),
    FormRow::of::<EnterLate>(EnterLate::NAME),
    FormRow::of::<Book>(Book::NAME),
    FormRow::of::<ChangeBooking>(ChangeBooking::NAME),
    FormRow::of::<CloseRoom>(CloseRoom::NAME),
    FormRow::of::<OpenRoom>(OpenRoom::NAME),
    FormRow::of::<SetHoliday>(SetHoliday::NAME),
    FormRow::of::<SetRoom>(SetRoom::NAME),
];

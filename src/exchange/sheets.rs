//! Sheets for the office's own wall and clipboard: who is expected where, to be ticked by hand when the power is gone.
//!
//! Phones stand masked; health and aid never stand on one.

use crate::model::center::booking::{CLOSURE_REASON, SlotTime};
use crate::model::{Booking, Room};
use crate::text::{Lang, Names, labels, pages as words, value, when};

use super::page::Block;

/// A room's day.
pub struct RoomDay<'a> {
    pub room: &'a Room,
    /// Why it is closed on the whole day, if it is: of [`CLOSURE_REASON`], and in words.
    pub closed: Option<(u8, String)>,
    /// Each slot and who booked it, with a phone.
    pub slots: Vec<(SlotTime, Vec<(&'a Booking, &'a str)>)>,
}

/// Who is expected in a room, slot by slot, with a box to tick.
pub fn room_day(lang: Lang, day: &RoomDay<'_>, names: &dyn Names) -> Vec<Block> {
    if let Some((reason, note)) = &day.closed {
        let reason = labels::code_number(lang, CLOSURE_REASON, *reason);
        return vec![Block::Line(words::closed(lang, format!("{reason} {note}").trim()))];
    }
    let mut blocks = Vec::new();
    for (slot, bookings) in &day.slots {
        let times = format!("{}-{}", when::clock(slot.start), when::clock(slot.end));
        let taken = bookings.iter().map(|(booking, _)| booking.heads).sum();
        blocks.push(Block::Heading(words::slot(lang, &times, taken, day.room.capacity)));
        if bookings.is_empty() {
            blocks.push(Block::Line(words::NOBODY.say(lang).to_owned()));
            continue;
        }
        let heads = [words::CAME, words::NAME, words::PEOPLE, words::PHONE, words::NOTE];
        let row = |(booking, phone): &(&Booking, &str)| {
            vec![
                "[ ]".to_owned(),
                names.resident(booking.resident).into_owned(),
                booking.heads.to_string(),
                value::tail(lang, phone),
                booking.note.clone(),
            ]
        };
        blocks.push(Block::Table {
            heads: heads.iter().map(|head| head.say(lang).to_owned()).collect(),
            rows: bookings.iter().map(row).collect(),
        });
    }
    blocks
}

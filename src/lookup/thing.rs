//! What the lookup is told about anything but a person: an issue, a booking, a room. Nothing of it is kept but keys.

use super::entry::Entry;
use super::key_kind::KeyKind;
use super::person::Today;
use super::reading;

/// The most signs of one text that can be searched from.
const MOST_SIGNS: usize = 24;
/// The bits of a rank.
const RANK: u32 = (1 << 27) - 1;

/// Everything about a record that somebody might type to find it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thing {
    /// The record's id.
    pub id: u64,
    /// The number that people read, or 0.
    pub number: u32,
    /// Numbers that others gave it, from their first digit on.
    pub numbers: Vec<String>,
    /// What it is about, in words, each findable from any character on.
    pub words: Vec<String>,
    /// The people concerned.
    pub names: Vec<String>,
    /// Year, month and day.
    pub day: Option<(i16, i8, i8)>,
    /// Its standing among equals; smaller comes first.
    pub rank: u32,
}

impl From<&Thing> for Entry {
    fn from(thing: &Thing) -> Self {
        let mut entry = Self::new(thing.id, Today::none(thing.rank & RANK));
        if thing.number > 0 {
            entry.digits(KeyKind::Number, &thing.number.to_string());
        }
        for number in &thing.numbers {
            entry.digits(KeyKind::Number, number);
        }
        if let Some((year, month, day)) = thing.day {
            entry.digits(KeyKind::Birth, &format!("{year:04}{month:02}{day:02}"));
            entry.digits(KeyKind::Number, &format!("{month:02}{day:02}"));
            entry.digits(KeyKind::Door, &format!("{month}-{day}"));
        }
        for name in &thing.names {
            entry.name(&reading::of_person(name));
        }
        for text in &thing.words {
            let text = reading::of_text(text);
            for from in 0..text.signs.len().min(MOST_SIGNS) {
                let signs = &text.signs[from..];
                let (hanzi, sounds) = if from == 0 {
                    (KeyKind::HanziTitle, KeyKind::Title)
                } else {
                    (KeyKind::HanziWords, KeyKind::Words)
                };
                entry.hanzi(hanzi, signs);
                reading::each_reading(signs, |reading, _| entry.sounds(sounds, reading));
            }
        }
        entry
    }
}

impl From<Thing> for Entry {
    fn from(thing: Thing) -> Self {
        Self::from(&thing)
    }
}

//! What is kept of somebody who can be found: an id, a standing among equals, and packed keys.
//!
//! Here it is decided under which keys a person stands; the queries that meet them are made in `query`.

use super::fold;
use super::key;
use super::key_kind::KeyKind;
use super::person::{Person, Today};
use super::reading::{self, Sign, Spelling};
use super::syllable::Syllable;

/// Somebody who can be found. No text is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id by which hits are told.
    pub(super) id: u64,
    /// The standing among equals; smaller comes first. Nobody in particular is meant today.
    standing: u32,
    pub(super) keys: Vec<(KeyKind, u64)>,
}

impl From<Person> for Entry {
    fn from(person: Person) -> Self {
        Self::from(&person)
    }
}

impl From<&Person> for Entry {
    fn from(person: &Person) -> Self {
        let mut entry = Self { id: person.id, standing: person.standing(), keys: Vec::with_capacity(32) };
        entry.add(person);
        entry
    }
}

impl Entry {
    /// Somebody without keys, by which nobody is found yet.
    pub(super) fn new(id: u64, standing: u32) -> Self {
        Self { id, standing, keys: Vec::with_capacity(32) }
    }

    /// A run of digits from the first on.
    pub(super) fn digits(&mut self, kind: KeyKind, digits: &str) {
        self.push(kind, key::digits(digits.as_bytes(), 0));
    }

    /// A run of syllables.
    pub(super) fn sounds(&mut self, kind: KeyKind, syllables: &[Syllable]) {
        self.push(kind, key::sounds(syllables));
    }

    /// The standing when the desk may mean them today.
    pub(super) fn standing(&self, today: Option<Today>) -> u32 {
        today.map_or(self.standing, |today| today.ahead_of(self.standing))
    }

    fn add(&mut self, person: &Person) {
        self.name(&reading::of_person(&person.name));
        for name in &person.former_names {
            self.words(&reading::of_person(name), KeyKind::HanziFormer, KeyKind::Former);
        }
        if person.head_name != person.name {
            self.words(&reading::of_person(&person.head_name), KeyKind::HanziHousehold, KeyKind::Household);
        }
        let lane: String = person.address.lane.chars().take_while(|sign| !fold::is_digit(*sign)).collect();
        self.words(&reading::of_text(&lane), KeyKind::HanziLane, KeyKind::Lane);
        for tag in &person.tags {
            let tag = reading::of_text(tag);
            self.words(&tag, KeyKind::HanziTag, KeyKind::Tag);
            (1..tag.signs.len()).for_each(|from| self.hanzi(KeyKind::HanziTag, &tag.signs[from..]));
        }
        for phone in &person.phones {
            self.phone(&fold::digits(phone));
        }
        self.identity(person);
        self.doors(&fold::numbers(&person.address));
    }

    fn push(&mut self, kind: KeyKind, key: u64) {
        if key != 0 {
            self.keys.push((kind, key));
        }
    }

    /// A name, from every character on; of several Latin words the initials too.
    pub(super) fn name(&mut self, name: &Spelling) {
        if !name.words.is_empty() {
            let words = std::iter::once(0).chain(name.words.iter().copied());
            let initials: Vec<Syllable> =
                words.filter_map(|at| name.signs.get(at)?.readings.all().first().copied()).collect();
            self.push(KeyKind::Name, key::sounds(&initials));
        }
        for from in 0..name.signs.len() {
            let (hanzi, main, other) = match from {
                0 => (KeyKind::HanziName, KeyKind::Name, KeyKind::NameOther),
                _ if from == name.given => (KeyKind::HanziGiven, KeyKind::Given, KeyKind::GivenOther),
                _ => (KeyKind::HanziInner, KeyKind::Inner, KeyKind::Inner),
            };
            let signs = &name.signs[from..];
            self.hanzi(hanzi, signs);
            reading::each_reading(signs, |reading, is_main| {
                self.push(if is_main { main } else { other }, key::sounds(reading));
            });
        }
    }

    fn words(&mut self, words: &Spelling, hanzi: KeyKind, sounds: KeyKind) {
        self.hanzi(hanzi, &words.signs);
        reading::each_reading(&words.signs, |reading, _| self.push(sounds, key::sounds(reading)));
    }

    /// A run of characters.
    pub(super) fn hanzi(&mut self, kind: KeyKind, signs: &[Sign]) {
        let signs: Vec<char> = signs.iter().map(|it| it.character).collect();
        self.push(kind, key::hanzi(&signs));
    }

    /// Whole, and from every other digit on: a run of digits that begins between two such places is found by
    /// its second digit, with its first standing before it.
    fn phone(&mut self, phone: &[u8]) {
        self.push(KeyKind::PhoneFront, key::digits(phone, 0));
        for from in (1..phone.len()).step_by(2) {
            self.push(KeyKind::Phone, key::digits(&phone[from..], phone[from - 1]));
        }
    }

    fn identity(&mut self, person: &Person) {
        let number = fold::identity(&person.id_number);
        for tail in [6, 4] {
            if let Some(from) = number.len().checked_sub(tail) {
                self.push(KeyKind::IdTail, key::digits(&number[from..], 0));
            }
        }
        if number.len() == 18 {
            self.push(KeyKind::Birth, key::digits(&number[6..], number[5]));
        }
        if let Some((year, month, day)) = person.born() {
            let date = format!("{year:04}{month:02}{day:02}");
            if number.len() != 18 || !number[6..].starts_with(date.as_bytes()) {
                self.push(KeyKind::Birth, key::digits(date.as_bytes(), 0));
            }
        }
    }

    fn doors(&mut self, numbers: &[u8]) {
        let starts = (0..numbers.len()).filter(|at| *at == 0 || numbers[at - 1] == b'-');
        for from in starts {
            self.push(KeyKind::Door, key::digits(&numbers[from..], 0));
        }
    }
}

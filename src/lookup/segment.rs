//! A segment: some people, in their standing order, and the shelves of their keys.
//!
//! Here it is decided under which keys a person stands; the queries that meet them are made in `query`.

use super::fold;
use super::key::{self, FIRST_LISTS};
use super::members::Members;
use super::person::{Person, Today};
use super::ranking::{WAYS, Way, Ways};
use super::reading::{self, Sign, Spelling};
use super::shelf::{Place, Shelf};
use super::syllable::{self, Syllable};

/// People and their keys. Places count from 0 in the standing order.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The id of the person in each place.
    pub(super) ids: Box<[u64]>,
    /// The standing of each place; rises with it.
    pub(super) standings: Box<[u32]>,
    by_id: Box<[Place]>,
    /// The pairs of syllables with which a name begins.
    pairs: Members,
    shelves: [Shelf; WAYS],
}

impl Segment {
    /// Builds the shelves of these people, none of whom may come twice.
    pub(super) fn build(people: impl Iterator<Item = (Person, Option<Today>)>) -> Self {
        let mut keys =
            Keys { place: 0, of: Default::default(), pairs: Members::new(pair(syllable::count() + 1, 0) as usize) };
        let mut arrivals = vec![];
        for (place, (person, today)) in (0..).zip(people) {
            keys.place = place;
            keys.add(&person);
            arrivals.push((person.standing(today), person.id, place));
        }
        arrivals.sort_unstable();
        let mut moved = vec![0; arrivals.len()];
        for (place, arrival) in (0..).zip(&arrivals) {
            moved[arrival.2 as usize] = place;
        }
        let mut way = 0..WAYS;
        let shelves = keys.of.map(|mut entries| {
            for entry in &mut entries {
                entry.1 = moved[entry.1 as usize];
            }
            if way.next().is_some_and(|way| Ways::SOUNDS.has_number(way)) {
                Shelf::with_lists(entries, FIRST_LISTS, key::first_list)
            } else {
                Shelf::build(entries)
            }
        });
        let ids: Box<[u64]> = arrivals.iter().map(|it| it.1).collect();
        let standings = arrivals.iter().map(|it| it.0).collect();
        let mut by_id: Box<[Place]> = (0..ids.len() as Place).collect();
        by_id.sort_unstable_by_key(|place| ids[*place as usize]);
        Self { ids, standings, by_id, pairs: keys.pairs, shelves }
    }

    /// The shelf of one kind of key.
    pub(super) fn shelf(&self, way: Way) -> &Shelf {
        &self.shelves[way as usize]
    }

    /// How many people were put in; those erased since are counted.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether a name begins with these two syllables, or with the first when the second is 0; a name that was
    /// erased since may still be told.
    pub(super) fn has_name(&self, first: Syllable, second: Syllable) -> bool {
        self.pairs.has(pair(first, second))
    }

    /// Whether this person was put in.
    pub(super) fn has(&self, id: u64) -> bool {
        self.place(id).is_some()
    }

    /// Takes people out of the shelves, reading all of them once; the places stay, and nothing leads there.
    pub(super) fn erase(&mut self, ids: impl IntoIterator<Item = u64>) {
        let mut erased = Members::new(self.len());
        ids.into_iter().filter_map(|id| self.place(id)).for_each(|place| {
            erased.insert(place);
        });
        self.shelves.iter_mut().for_each(|shelf| shelf.erase(&erased));
    }

    fn place(&self, id: u64) -> Option<Place> {
        let at = self.by_id.binary_search_by_key(&id, |place| self.ids[*place as usize]).ok()?;
        Some(self.by_id[at])
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.ids.len() * 16 + self.shelves.iter().map(Shelf::bytes).sum::<usize>()
    }
}

/// The number of a pair of syllables.
fn pair(first: Syllable, second: Syllable) -> u32 {
    u32::from(first) * u32::from(syllable::count() + 1) + u32::from(second)
}

struct Keys {
    place: Place,
    of: [Vec<(u64, Place)>; WAYS],
    pairs: Members,
}

impl Keys {
    fn add(&mut self, person: &Person) {
        self.name(&reading::of_person(&person.name));
        for name in &person.former_names {
            self.words(&reading::of_person(name), Way::HanziFormer, Way::Former);
        }
        if person.head_name != person.name {
            self.words(&reading::of_person(&person.head_name), Way::HanziHousehold, Way::Household);
        }
        let lane: String = person.address.lane.chars().take_while(|sign| !fold::is_digit(*sign)).collect();
        self.words(&reading::of_text(&lane), Way::HanziLane, Way::Lane);
        for tag in &person.tags {
            let tag = reading::of_text(tag);
            self.words(&tag, Way::HanziTag, Way::Tag);
            (1..tag.signs.len()).for_each(|from| self.hanzi(Way::HanziTag, &tag.signs[from..]));
        }
        for phone in &person.phones {
            self.phone(&fold::digits(phone));
        }
        self.identity(person);
        self.doors(&fold::numbers(&person.address));
    }

    fn push(&mut self, way: Way, key: u64) {
        if key != 0 {
            self.of[way as usize].push((key, self.place));
        }
    }

    fn name(&mut self, name: &Spelling) {
        for from in 0..name.signs.len() {
            let (hanzi, main, other) = match from {
                0 => (Way::HanziName, Way::Name, Way::NameOther),
                _ if from == name.given => (Way::HanziGiven, Way::Given, Way::GivenOther),
                _ => (Way::HanziInner, Way::Inner, Way::Inner),
            };
            let signs = &name.signs[from..];
            self.hanzi(hanzi, signs);
            reading::ways(signs, |way, is_main| {
                self.push(if is_main { main } else { other }, key::sounds(way));
                if let [first, rest @ ..] = way
                    && from == 0
                    && is_main
                {
                    self.pairs.insert(pair(*first, 0));
                    self.pairs.insert(pair(*first, rest.first().copied().unwrap_or(0)));
                }
            });
        }
    }

    fn words(&mut self, words: &Spelling, hanzi: Way, sounds: Way) {
        self.hanzi(hanzi, &words.signs);
        reading::ways(&words.signs, |way, _| self.push(sounds, key::sounds(way)));
    }

    fn hanzi(&mut self, way: Way, signs: &[Sign]) {
        let signs: Vec<char> = signs.iter().map(|it| it.character).collect();
        self.push(way, key::hanzi(&signs));
    }

    /// Whole, and from every other digit on: a run of digits that begins between two such places is found by
    /// its second digit, with its first standing before it.
    fn phone(&mut self, phone: &[u8]) {
        self.push(Way::PhoneFront, key::digits(phone, 0));
        for from in (1..phone.len()).step_by(2) {
            self.push(Way::Phone, key::digits(&phone[from..], phone[from - 1]));
        }
    }

    fn identity(&mut self, person: &Person) {
        let number = fold::identity(&person.id_number);
        for tail in [6, 4] {
            if let Some(from) = number.len().checked_sub(tail) {
                self.push(Way::IdTail, key::digits(&number[from..], 0));
            }
        }
        if number.len() == 18 {
            self.push(Way::Birth, key::digits(&number[6..], number[5]));
        }
        if let Some((year, month, day)) = person.born() {
            let date = format!("{year:04}{month:02}{day:02}");
            if number.len() != 18 || !number[6..].starts_with(date.as_bytes()) {
                self.push(Way::Birth, key::digits(date.as_bytes(), 0));
            }
        }
    }

    fn doors(&mut self, numbers: &[u8]) {
        let starts = (0..numbers.len()).filter(|at| *at == 0 || numbers[at - 1] == b'-');
        for from in starts {
            self.push(Way::Door, key::digits(&numbers[from..], 0));
        }
    }
}

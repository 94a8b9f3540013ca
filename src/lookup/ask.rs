//! What a term asks: which posting lists it concerns, and the probe that is put to each of them.

use super::key_kind::{KeyKind, KeyKinds};
use super::postings::Probe;
use super::probe::{self, After};
use super::query::Term;
use super::ranking::{BY_SOUND, Fit, Leads};
use super::split::{Piece, Split};

/// From how many digits on a run is looked for everywhere; fewer are only ever a number of an address.
const ENOUGH: usize = 3;
/// About how many probes letters come to.
const ABOUT: usize = 8;
/// The most probes for a run of digits.
const MOST_OF_DIGITS: usize = 16;
/// The digits of the region, before the birth date in an identity number.
const REGION: usize = 6;
/// The signs of an identity number.
const IDENTITY: usize = 18;

/// One probe, and the rows of the ranking that it serves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask {
    leads: &'static Leads,
    /// Of the posting lists to which it leads those that are asked.
    kinds: KeyKinds,
    pub(super) probe: Probe,
}

impl Ask {
    /// What is asked of those posting lists among `kinds` to which the fit leads, if there are any and `probe` can be made.
    fn new(kinds: KeyKinds, (fit, typos): (Fit, u8), probe: impl FnOnce() -> Option<Probe>) -> Option<Self> {
        let leads = Leads::of(fit, typos);
        let kinds = kinds.both(leads.kinds);
        if kinds.is_empty() {
            return None;
        }
        probe().map(|probe| Self { leads, kinds, probe })
    }

    /// The rows that it serves, with the numbers of their posting lists; of each posting list there is at most one.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u8, usize)> {
        self.leads.rows(self.kinds)
    }
}

impl Term {
    /// The posting lists that it asks anything of.
    pub(super) fn kinds(&self) -> KeyKinds {
        match self {
            Self::Letters { .. } | Self::Typos { .. } | Self::Sounds(_) => KeyKinds::SOUNDS,
            Self::Hanzi(_) => KeyKinds::HANZI,
            Self::Tag(term) => term.kinds().both(KeyKinds::of(&[KeyKind::Tag, KeyKind::HanziTag])),
            Self::Digits(_) | Self::DigitTypos(_) | Self::Door { .. } | Self::Date(_) => KeyKinds::DIGITS,
        }
    }

    /// Everything that this term asks; of syllables only what keys begin with, of which `starts` tells the posting lists.
    pub(super) fn asks(&self, starts: impl Fn(&[Piece]) -> KeyKinds) -> Vec<Ask> {
        match self {
            Self::Letters { spellings, .. } => sounds(spellings, KeyKinds::SOUNDS, 0, starts),
            Self::Typos { spellings, typos } => sounds(spellings, KeyKinds::of(&[KeyKind::Name]), *typos, starts),
            Self::Sounds(spellings) => sounds(spellings, KeyKinds::SOUNDS, BY_SOUND, starts),
            Self::Hanzi(signs) => hanzi(signs, KeyKinds::HANZI),
            Self::Tag(term) => match term.as_ref() {
                Self::Letters { spellings, .. } => sounds(spellings, KeyKinds::of(&[KeyKind::Tag]), 0, starts),
                Self::Hanzi(signs) => hanzi(signs, KeyKinds::of(&[KeyKind::HanziTag])),
                _ => vec![],
            },
            Self::Digits(run) => digits(run),
            Self::DigitTypos(runs) => runs.iter().flat_map(|run| whole_numbers(run)).collect(),
            Self::Door { numbers, closed } => {
                let open = !closed && numbers.contains(&b'-');
                let begun =
                    if open { probe::digits(numbers, After::More) } else { probe::numbers_before_others(numbers) };
                let whole = probe::digits(numbers, After::End);
                [ask(KeyKind::Door, Fit::Whole, whole), ask(KeyKind::Door, Fit::Begun, begun)]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Self::Date(run) => ask(KeyKind::Birth, Fit::Begun, probe::digits(run, After::Any)).into_iter().collect(),
        }
    }
}

fn ask(kind: KeyKind, fit: Fit, probe: Option<Probe>) -> Option<Ask> {
    Ask::new(KeyKinds::of(&[kind]), (fit, 0), || probe)
}

fn sounds(splits: &[Split], kinds: KeyKinds, typos: u8, starts: impl Fn(&[Piece]) -> KeyKinds) -> Vec<Ask> {
    let mut asks = Vec::with_capacity(ABOUT);
    for pieces in splits {
        let kinds = kinds.both(starts(pieces));
        if !kinds.is_empty() {
            let fits = [Fit::Whole, Fit::Initials, Fit::Spelled, Fit::Unfinished, Fit::Begun];
            asks.extend(
                fits.into_iter().filter_map(|fit| Ask::new(kinds, (fit, typos), || probe::sounds(pieces, fit))),
            );
        }
    }
    asks
}

fn hanzi(signs: &[char], kinds: KeyKinds) -> Vec<Ask> {
    let ask = |fit| Ask::new(kinds, (fit, 0), || probe::hanzi(signs, fit));
    [Fit::Whole, Fit::Begun].into_iter().filter_map(ask).collect()
}

/// Whole numbers and the ends of numbers that are these digits, where one of them was a typo.
pub(super) fn whole_numbers(run: &[u8]) -> impl Iterator<Item = Ask> {
    let end = |kind, probe| Ask::new(KeyKinds::of(&[kind]), (Fit::Whole, 1), || probe);
    let identity = (run.len() == IDENTITY).then(|| probe::digits_shifted(&run[REGION - 1..], After::End)).flatten();
    [
        end(KeyKind::PhoneFront, probe::digits(run, After::End)),
        end(KeyKind::Phone, probe::digits(run, After::End)),
        end(KeyKind::Phone, probe::digits_shifted(run, After::End)),
        end(KeyKind::IdTail, probe::digits(run, After::End)),
        end(KeyKind::Birth, identity),
    ]
    .into_iter()
    .flatten()
}

fn digits(run: &[u8]) -> Vec<Ask> {
    let mut asks = Vec::with_capacity(MOST_OF_DIGITS);
    let mut add = |kind, fit, probe| asks.extend(ask(kind, fit, probe));
    let enough = run.len() >= ENOUGH;
    if enough {
        add(KeyKind::PhoneFront, Fit::Whole, probe::digits(run, After::End));
        add(KeyKind::PhoneFront, Fit::Begun, probe::digits(run, After::More));
    }
    if run.len() > ENOUGH {
        for (fit, after) in [(Fit::Whole, After::End), (Fit::Begun, After::More)] {
            add(KeyKind::Phone, fit, probe::digits(run, after));
            add(KeyKind::Phone, fit, probe::digits_shifted(run, after));
            add(KeyKind::IdTail, fit, probe::digits(run, after));
        }
    } else if enough {
        // Three digits end so many phones that the end says no more than the middle.
        add(KeyKind::Phone, Fit::Begun, probe::digits(run, After::Any));
        add(KeyKind::Phone, Fit::Begun, probe::digits_shifted(run, After::Any));
    }
    if run.len() == IDENTITY {
        add(KeyKind::Birth, Fit::Whole, probe::digits_shifted(&run[REGION - 1..], After::End));
    } else if run.len() > REGION {
        add(KeyKind::Birth, Fit::Begun, probe::digits_shifted(&run[REGION - 1..], After::Any));
    }
    if enough && (run.starts_with(b"19") || run.starts_with(b"20")) {
        add(KeyKind::Birth, Fit::Begun, probe::digits(run, After::Any));
    }
    add(KeyKind::Number, Fit::Whole, probe::digits(run, After::End));
    add(KeyKind::Number, Fit::Begun, probe::digits(run, After::More));
    add(KeyKind::Door, Fit::Whole, probe::digits(run, After::End));
    let begun = if enough { probe::digits(run, After::More) } else { probe::numbers_before_others(run) };
    add(KeyKind::Door, Fit::Begun, begun);
    asks
}

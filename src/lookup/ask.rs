//! What a term asks: which shelves it concerns, and the probe that is put to each of them.

use super::probe::{self, After};
use super::query::Term;
use super::ranking::{BY_SOUND, Fit, Leads};
use super::shelf::Probe;
use super::split::{Piece, Split};
use super::way::{Way, Ways};

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
    /// Of the shelves to which it leads those that are asked.
    ways: Ways,
    pub(super) probe: Probe,
}

impl Ask {
    /// What is asked of those shelves among `ways` to which the fit leads, if there are any and `probe` can be made.
    fn new(ways: Ways, (fit, slips): (Fit, u8), probe: impl FnOnce() -> Option<Probe>) -> Option<Self> {
        let leads = Leads::of(fit, slips);
        let ways = ways.both(leads.ways);
        if ways.is_empty() {
            return None;
        }
        probe().map(|probe| Self { leads, ways, probe })
    }

    /// The rows that it serves, with the numbers of their shelves; of each shelf there is at most one.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u8, usize)> {
        self.leads.rows(self.ways)
    }
}

impl Term {
    /// The shelves that it asks anything of.
    pub(super) fn ways(&self) -> Ways {
        match self {
            Self::Letters { .. } | Self::Slips { .. } | Self::Sounds(_) => Ways::SOUNDS,
            Self::Hanzi(_) => Ways::HANZI,
            Self::Tag(term) => term.ways().both(Ways::of(&[Way::Tag, Way::HanziTag])),
            Self::Digits(_) | Self::DigitSlips(_) | Self::Door { .. } | Self::Date(_) => Ways::DIGITS,
        }
    }

    /// Everything that this term asks; of syllables only what keys begin with, of which `starts` tells the shelves.
    pub(super) fn asks(&self, starts: impl Fn(&[Piece]) -> Ways) -> Vec<Ask> {
        match self {
            Self::Letters { ways, .. } => sounds(ways, Ways::SOUNDS, 0, starts),
            Self::Slips { ways, slips } => sounds(ways, Ways::of(&[Way::Name]), *slips, starts),
            Self::Sounds(ways) => sounds(ways, Ways::SOUNDS, BY_SOUND, starts),
            Self::Hanzi(signs) => hanzi(signs, Ways::HANZI),
            Self::Tag(term) => match term.as_ref() {
                Self::Letters { ways, .. } => sounds(ways, Ways::of(&[Way::Tag]), 0, starts),
                Self::Hanzi(signs) => hanzi(signs, Ways::of(&[Way::HanziTag])),
                _ => vec![],
            },
            Self::Digits(run) => digits(run),
            Self::DigitSlips(runs) => runs.iter().flat_map(|run| whole_numbers(run)).collect(),
            Self::Door { numbers, closed } => {
                let open = !closed && numbers.contains(&b'-');
                let begun =
                    if open { probe::digits(numbers, After::More) } else { probe::numbers_before_others(numbers) };
                let whole = probe::digits(numbers, After::End);
                [ask(Way::Door, Fit::Whole, whole), ask(Way::Door, Fit::Begun, begun)].into_iter().flatten().collect()
            }
            Self::Date(run) => ask(Way::Birth, Fit::Begun, probe::digits(run, After::Any)).into_iter().collect(),
        }
    }
}

fn ask(way: Way, fit: Fit, probe: Option<Probe>) -> Option<Ask> {
    Ask::new(Ways::of(&[way]), (fit, 0), || probe)
}

fn sounds(splits: &[Split], ways: Ways, slips: u8, starts: impl Fn(&[Piece]) -> Ways) -> Vec<Ask> {
    let mut asks = Vec::with_capacity(ABOUT);
    for pieces in splits {
        let ways = ways.both(starts(pieces));
        if !ways.is_empty() {
            let fits = [Fit::Whole, Fit::Initials, Fit::Spelled, Fit::Unfinished, Fit::Begun];
            asks.extend(fits.into_iter().filter_map(|fit| Ask::new(ways, (fit, slips), || probe::sounds(pieces, fit))));
        }
    }
    asks
}

fn hanzi(signs: &[char], ways: Ways) -> Vec<Ask> {
    let ask = |fit| Ask::new(ways, (fit, 0), || probe::hanzi(signs, fit));
    [Fit::Whole, Fit::Begun].into_iter().filter_map(ask).collect()
}

/// Whole numbers and the ends of numbers that are these digits, where one of them was a slip.
pub(super) fn whole_numbers(run: &[u8]) -> impl Iterator<Item = Ask> {
    let end = |way, probe| Ask::new(Ways::of(&[way]), (Fit::Whole, 1), || probe);
    let identity = (run.len() == IDENTITY).then(|| probe::digits_shifted(&run[REGION - 1..], After::End)).flatten();
    [
        end(Way::PhoneFront, probe::digits(run, After::End)),
        end(Way::Phone, probe::digits(run, After::End)),
        end(Way::Phone, probe::digits_shifted(run, After::End)),
        end(Way::IdTail, probe::digits(run, After::End)),
        end(Way::Birth, identity),
    ]
    .into_iter()
    .flatten()
}

fn digits(run: &[u8]) -> Vec<Ask> {
    let mut asks = Vec::with_capacity(MOST_OF_DIGITS);
    let mut add = |way, fit, probe| asks.extend(ask(way, fit, probe));
    let enough = run.len() >= ENOUGH;
    if enough {
        add(Way::PhoneFront, Fit::Whole, probe::digits(run, After::End));
        add(Way::PhoneFront, Fit::Begun, probe::digits(run, After::More));
    }
    if run.len() > ENOUGH {
        for (fit, after) in [(Fit::Whole, After::End), (Fit::Begun, After::More)] {
            add(Way::Phone, fit, probe::digits(run, after));
            add(Way::Phone, fit, probe::digits_shifted(run, after));
            add(Way::IdTail, fit, probe::digits(run, after));
        }
    } else if enough {
        // Three digits end so many phones that the end says no more than the middle.
        add(Way::Phone, Fit::Begun, probe::digits(run, After::Any));
        add(Way::Phone, Fit::Begun, probe::digits_shifted(run, After::Any));
    }
    if run.len() == IDENTITY {
        add(Way::Birth, Fit::Whole, probe::digits_shifted(&run[REGION - 1..], After::End));
    } else if run.len() > REGION {
        add(Way::Birth, Fit::Begun, probe::digits_shifted(&run[REGION - 1..], After::Any));
    }
    if enough && (run.starts_with(b"19") || run.starts_with(b"20")) {
        add(Way::Birth, Fit::Begun, probe::digits(run, After::Any));
    }
    add(Way::Number, Fit::Whole, probe::digits(run, After::End));
    add(Way::Number, Fit::Begun, probe::digits(run, After::More));
    add(Way::Door, Fit::Whole, probe::digits(run, After::End));
    let begun = if enough { probe::digits(run, After::More) } else { probe::numbers_before_others(run) };
    add(Way::Door, Fit::Begun, begun);
    asks
}

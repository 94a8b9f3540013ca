//! What a term asks: which shelves it concerns, and the probe that is put to each of them.

use super::probe::{self, After};
use super::query::Term;
use super::ranking::{Fit, Fits, row_of};
use super::shelf::Probe;
use super::split::Split;
use super::starts::Starts;
use super::way::{Way, Ways};

/// From how many digits on a run is looked for everywhere; fewer are only ever a number of an address.
const ENOUGH: usize = 3;
/// The most probes for one way to cut letters.
const MOST_FITS: usize = 4;
/// The most probes for a run of digits.
const MOST_OF_DIGITS: usize = 16;
/// The digits of the region, before the birth date in an identity number.
const REGION: usize = 6;
/// The signs of an identity number.
const IDENTITY: usize = 18;

/// One probe, and the rows of the ranking that it serves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask {
    ways: Ways,
    fits: Fits,
    slips: u8,
    pub(super) probe: Probe,
}

impl Ask {
    /// The rows that it serves, with their shelves; of each shelf there is at most one.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u8, Way)> {
        self.ways.each().filter_map(|way| row_of(way, self.fits, self.slips))
    }
}

impl Term {
    /// The shelves that it asks anything of.
    pub(super) fn ways(&self) -> Ways {
        match self {
            Self::Letters { .. } | Self::Slips { .. } => Ways::SOUNDS,
            Self::Hanzi(_) => Ways::HANZI,
            Self::Tag(term) => term.ways().both(Ways::of(&[Way::Tag, Way::HanziTag])),
            Self::Digits(_) | Self::DigitSlips(_) | Self::Door { .. } | Self::Date(_) => Ways::DIGITS,
        }
    }

    /// Everything that this term asks of people whose keys start so.
    pub(super) fn asks(&self, starts: &Starts) -> Vec<Ask> {
        match self {
            Self::Letters { ways, .. } => sounds(ways, Ways::SOUNDS, 0, starts),
            Self::Slips { ways, slips } => sounds(ways, Ways::of(&[Way::Name]), *slips, starts),
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
                [ask(Way::Door, Fits::WHOLE, whole), ask(Way::Door, Fits::only(Fit::Begun), begun)]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Self::Date(run) => {
                ask(Way::Birth, Fits::only(Fit::Begun), probe::digits(run, After::Any)).into_iter().collect()
            }
        }
    }
}

fn ask(way: Way, fits: Fits, probe: Option<Probe>) -> Option<Ask> {
    probe.map(|probe| ask_of(way, fits, probe))
}

fn ask_of(way: Way, fits: Fits, probe: Probe) -> Ask {
    Ask { ways: Ways::of(&[way]), fits, slips: 0, probe }
}

fn sounds(splits: &[Split], ways: Ways, slips: u8, starts: &Starts) -> Vec<Ask> {
    let mut asks = vec![];
    for pieces in splits {
        let ways = ways.both(starts.shelves(pieces));
        if ways.is_empty() {
            continue;
        }
        asks.reserve(MOST_FITS);
        let mut add = |fit, fits| asks.extend(probe::sounds(pieces, fit).map(|probe| Ask { ways, fits, slips, probe }));
        add(Fit::Whole, Fits::WHOLE);
        add(Fit::Initials, Fits::INITIALS);
        add(Fit::Spelled, Fits::only(Fit::Spelled));
        add(Fit::Unfinished, Fits::only(Fit::Unfinished));
        add(Fit::Begun, Fits::only(Fit::Begun));
    }
    asks
}

fn hanzi(signs: &[char], ways: Ways) -> Vec<Ask> {
    let whole = probe::hanzi(signs, Fit::Whole).map(|probe| Ask { ways, fits: Fits::WHOLE, slips: 0, probe });
    let begun =
        probe::hanzi(signs, Fit::Begun).map(|probe| Ask { ways, fits: Fits::only(Fit::Begun), slips: 0, probe });
    whole.into_iter().chain(begun).collect()
}

/// Whole numbers and the ends of numbers that are these digits, where one of them was a slip.
pub(super) fn whole_numbers(run: &[u8]) -> impl Iterator<Item = Ask> {
    let end = |way, probe: Option<Probe>| probe.map(|probe| Ask { slips: 1, ..ask_of(way, Fits::WHOLE, probe) });
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
    let mut add = |way, fits: Fits, probe| asks.extend(ask(way, fits, probe));
    let enough = run.len() >= ENOUGH;
    if enough {
        add(Way::PhoneFront, Fits::WHOLE, probe::digits(run, After::End));
        add(Way::PhoneFront, Fits::only(Fit::Begun), probe::digits(run, After::More));
    }
    if run.len() > ENOUGH {
        for (fits, after) in [(Fits::WHOLE, After::End), (Fits::only(Fit::Begun), After::More)] {
            add(Way::Phone, fits, probe::digits(run, after));
            add(Way::Phone, fits, probe::digits_shifted(run, after));
            add(Way::IdTail, fits, probe::digits(run, after));
        }
    } else if enough {
        // Three digits end so many phones that the end says no more than the middle.
        add(Way::Phone, Fits::only(Fit::Begun), probe::digits(run, After::Any));
        add(Way::Phone, Fits::only(Fit::Begun), probe::digits_shifted(run, After::Any));
    }
    if run.len() == IDENTITY {
        add(Way::Birth, Fits::WHOLE, probe::digits_shifted(&run[REGION - 1..], After::End));
    } else if run.len() > REGION {
        add(Way::Birth, Fits::only(Fit::Begun), probe::digits_shifted(&run[REGION - 1..], After::Any));
    }
    if enough && (run.starts_with(b"19") || run.starts_with(b"20")) {
        add(Way::Birth, Fits::only(Fit::Begun), probe::digits(run, After::Any));
    }
    add(Way::Number, Fits::WHOLE, probe::digits(run, After::End));
    add(Way::Number, Fits::only(Fit::Begun), probe::digits(run, After::More));
    add(Way::Door, Fits::WHOLE, probe::digits(run, After::End));
    let begun = if enough { probe::digits(run, After::More) } else { probe::numbers_before_others(run) };
    add(Way::Door, Fits::only(Fit::Begun), begun);
    asks
}

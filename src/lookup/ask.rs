//! What a term asks: which shelves it concerns, and the probe that is put to each of them.

use super::probe::{self, After};
use super::query::Term;
use super::ranking::{Fit, Row, Way, Ways};
use super::shelf::Probe;
use super::split::Split;

/// From how many digits on a run is looked for everywhere; fewer are only ever a number of an address.
const ENOUGH: usize = 3;
/// The digits of the region, before the birth date in an identity number.
const REGION: usize = 6;
/// The signs of an identity number.
const IDENTITY: usize = 18;

/// One probe, and the rows of the ranking that it serves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask {
    ways: Ways,
    fit: Fit,
    slips: u8,
    pub(super) probe: Probe,
}

impl Ask {
    /// Whether the probe is for this row's shelf.
    pub(super) fn serves(&self, row: &Row) -> bool {
        self.fit == row.fit && self.slips == row.slips && self.ways.has(row.way)
    }
}

impl Term {
    /// Everything that this term asks.
    pub(super) fn asks(&self) -> Vec<Ask> {
        match self {
            Self::Letters { ways, .. } => sounds(ways, Ways::SOUNDS, 0),
            Self::Slips { ways, slips } => sounds(ways, Ways::of(&[Way::Name]), *slips),
            Self::Hanzi(signs) => hanzi(signs, Ways::HANZI),
            Self::Tag(term) => match term.as_ref() {
                Self::Letters { ways, .. } => sounds(ways, Ways::of(&[Way::Tag]), 0),
                Self::Hanzi(signs) => hanzi(signs, Ways::of(&[Way::HanziTag])),
                _ => vec![],
            },
            Self::Digits(run) => digits(run),
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
    probe.map(|probe| Ask { ways: Ways::of(&[way]), fit, slips: 0, probe })
}

fn sounds(splits: &[Split], ways: Ways, slips: u8) -> Vec<Ask> {
    let fits = [Fit::Whole, Fit::Initials, Fit::Begun, Fit::Unfinished].into_iter();
    let probes = fits.flat_map(|fit| splits.iter().filter_map(move |pieces| Some((fit, probe::sounds(pieces, fit)?))));
    probes.map(|(fit, probe)| Ask { ways, fit, slips, probe }).collect()
}

fn hanzi(signs: &[char], ways: Ways) -> Vec<Ask> {
    let probes = [Fit::Whole, Fit::Begun].into_iter().filter_map(|fit| Some((fit, probe::hanzi(signs, fit)?)));
    probes.map(|(fit, probe)| Ask { ways, fit, slips: 0, probe }).collect()
}

fn digits(run: &[u8]) -> Vec<Ask> {
    let mut asks = vec![];
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
    add(Way::Door, Fit::Whole, probe::digits(run, After::End));
    let begun = if enough { probe::digits(run, After::More) } else { probe::numbers_before_others(run) };
    add(Way::Door, Fit::Begun, begun);
    asks
}

//! What a term asks of a shelf: the range of keys, and what else must hold for them.

use super::key::{self, DASH, DIGITS, HANZI, HANZI_AT, INITIAL_AT, MOST_BEYOND, SOUNDS};
use super::ranking::Fit;
use super::shelf::{BELOW, Field, Fields, Probe, TOP};
use super::split::Piece;
use super::syllable;

/// Syllables: whether typed pieces fit a key in this way, as a probe; `None` when they cannot.
pub(super) fn sounds(pieces: &[Piece], fit: Fit) -> Option<Probe> {
    let (first, last) = (*pieces.first()?, *pieces.last()?);
    let initials = pieces.iter().all(|it| it.initial);
    let whole = match fit {
        Fit::Whole if !initials && (last.initial || last.spelled != 0) => true,
        Fit::Initials if initials && pieces.len() > 1 => true,
        Fit::Begun => false,
        Fit::Whole | Fit::Initials => return None,
    };
    let count = pieces.len();
    let finished = |it: Piece| if it.initial { it } else { Piece::exactly(it.spelled) };
    let first = if whole && count == 1 { finished(first) } else { first };

    // What follows the first syllable: the initials that were typed, then nothing, something, or either.
    let typed = pieces.iter().zip(INITIAL_AT).skip(1);
    let typed = typed.fold(0, |key, (it, at)| key | u64::from(syllable::initial(it.low)) << at);
    let next = INITIAL_AT.get(count).copied();
    let end = INITIAL_AT[count.min(INITIAL_AT.len()) - 1];
    let (low, high) = match next {
        Some(next) if whole => (typed, typed | ((1 << next) - 1)),
        Some(next) if count == 1 || last.initial => (typed | 1 << next, typed | ((1 << end) - 1)),
        _ => (typed, typed | ((1 << end) - 1)),
    };

    let mut fields = Fields::default();
    for (place, piece) in pieces.iter().enumerate().take(SOUNDS).skip(1) {
        let piece = if whole && place + 1 == count { finished(*piece) } else { *piece };
        if !piece.is_letter() {
            fields.push(piece.field(place));
        }
    }
    if count > SOUNDS {
        let low = key::beyond(count, SOUNDS);
        fields.push(Field::between(MOST_BEYOND, low, if whole { low } else { MOST_BEYOND }));
    }

    let top = (u64::from(first.low) << TOP, u64::from(first.high) << TOP);
    Some(match (first.low == first.high, count) {
        (true, _) => Probe { low: top.0 | low, high: top.1 | high, fields, below: None },
        (false, 1) if first.spelled != 0 => Probe { low: top.0 | low, high: top.1 | BELOW, fields, below: None },
        (false, 1) => Probe { low: top.0, high: top.1 | BELOW, fields, below: None },
        _ => Probe { low: top.0, high: top.1 | BELOW, fields, below: Some((low, high)) },
    })
}

/// Characters: the name or words from here on are these, or begin with them.
pub(super) fn hanzi(signs: &[char], fit: Fit) -> Option<Probe> {
    let key = key::hanzi(signs);
    let end = HANZI_AT.get(signs.len().checked_sub(1)?).copied();
    match (fit, end) {
        (Fit::Whole, _) => Some(Probe { low: key, high: key, ..Probe::default() }),
        (Fit::Begun, Some(end)) if signs.len() < HANZI => {
            let next = HANZI_AT[signs.len()];
            Some(Probe { low: key | 1 << next, high: key | ((1 << end) - 1), ..Probe::default() })
        }
        (Fit::Begun, _) => Some(Probe { low: key + 1, high: key | MOST_BEYOND, ..Probe::default() }),
        (Fit::Initials, _) => None,
    }
}

/// What may follow the digits that were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Nothing.
    End,
    /// At least one sign.
    More,
    /// Either.
    Any,
}

/// Digits that begin a key.
pub(super) fn digits(run: &[u8], after: After) -> Option<Probe> {
    let end = digits_end(run)?;
    let key = key::digits(run, 0);
    let low = if after == After::More { key | 1 << end } else { key };
    let high = key | if after == After::End { (1 << end) - 1 } else { (1 << (end + 4)) - 1 };
    Some(Probe { low, high, ..Probe::default() })
}

/// Digits that begin a key, but for the first, which stands before it.
pub(super) fn digits_shifted(run: &[u8], after: After) -> Option<Probe> {
    let (first, run) = run.split_first()?;
    let mut probe = digits(run, after)?;
    let before = key::digits(&[], *first);
    probe.fields.push(Field::between(key::BEFORE, before, before));
    Some(probe)
}

/// Whole numbers of an address, after which further numbers follow.
pub(super) fn numbers_before_others(run: &[u8]) -> Option<Probe> {
    let end = digits_end(run)?;
    let low = key::digits(run, 0) | DASH << end;
    Some(Probe { low, high: low | ((1 << end) - 1), ..Probe::default() })
}

/// How far the digit after these is shifted.
fn digits_end(run: &[u8]) -> Option<u32> {
    (1..DIGITS).contains(&run.len()).then(|| key::digit_at(run.len()))
}

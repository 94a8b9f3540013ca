//! What a term asks of a posting list: the range of keys, and what else must hold for them.

use super::field::{Field, Fields};
use super::key::{self, DASH, DIGITS, HANZI, HANZI_AT, INITIAL_AT, MOST_HANZI_BEYOND, MOST_SYLLABLES_BEYOND, SOUNDS};
use super::postings::Probe;
use super::ranking::Fit;
use super::split::Piece;
use super::syllable::{self, Syllable};

/// Syllables: whether typed pieces fit a key in this way, as a probe; `None` when they cannot.
pub(super) fn sounds(pieces: &[Piece], fit: Fit) -> Option<Probe> {
    let last = *pieces.last()?;
    let initials = pieces.iter().all(|it| it.initial);
    let finished = last.initial || last.spelled != 0;
    let fits = match fit {
        Fit::Whole => finished && !initials,
        Fit::Initials => initials && pieces.len() > 1,
        Fit::Full => finished && pieces.len() > usize::from(initials),
        Fit::Spelled => finished,
        Fit::Unfinished => !last.initial && last.high > last.spelled,
        Fit::Begun => true,
    };
    if !fits {
        return None;
    }
    let whole = matches!(fit, Fit::Whole | Fit::Initials | Fit::Full);
    // What the last piece stands for: what was spelled, or what only begins with it, or both.
    let last = match fit {
        Fit::Unfinished => Piece { low: last.low.max(last.spelled + 1), ..last },
        Fit::Begun => last,
        _ if last.initial => last,
        _ => Piece::exactly(last.spelled),
    };
    let count = pieces.len();
    if count == 1 {
        let list = |syllable: Syllable, more: bool| u32::from(syllable) * 2 + u32::from(more);
        let first = list(last.low, fit == Fit::Spelled && !last.initial);
        return Some(Probe::Lists { first, last: list(last.high, !whole) });
    }
    let typed = pieces.iter().zip(INITIAL_AT);
    let typed = typed.fold(0, |key, (it, at)| key | u64::from(syllable::initial(it.low)) << at);
    let end = INITIAL_AT[count.min(INITIAL_AT.len()) - 1];
    // After the initials that were typed comes nothing, something, or either.
    let (low, high) = match INITIAL_AT.get(count) {
        Some(next) if whole => (typed, typed | ((1 << next) - 1)),
        Some(next) if fit == Fit::Spelled => (typed | 1 << next, typed | ((1 << end) - 1)),
        _ => (typed, typed | ((1 << end) - 1)),
    };
    let mut fields = Fields::default();
    for (place, piece) in pieces.iter().enumerate().take(SOUNDS) {
        let piece = if place + 1 == count { &last } else { piece };
        if !piece.letter {
            fields.push(piece.field(place));
        }
    }
    if count > SOUNDS {
        let least = key::beyond(count, SOUNDS, MOST_SYLLABLES_BEYOND);
        let most = if whole { least } else { MOST_SYLLABLES_BEYOND };
        fields.push(Field::between(MOST_SYLLABLES_BEYOND, 0, least, most));
    }
    Some(Probe::Keys { low, high, fields })
}

/// Characters: the name or words from here on are these, or begin with them.
pub(super) fn hanzi(signs: &[char], fit: Fit) -> Option<Probe> {
    let key = key::hanzi(signs);
    let last = signs.len().checked_sub(1)?;
    let begun = HANZI_AT[..HANZI - 1].get(last).map_or(key | u64::from(MOST_HANZI_BEYOND), |at| key | ((1 << at) - 1));
    Some(Probe::Keys { low: key, high: if fit == Fit::Begun { begun } else { key }, fields: Fields::default() })
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
    Some(Probe::Keys { low, high, fields: Fields::default() })
}

/// Digits that begin a key, but for the first, which stands before it.
pub(super) fn digits_shifted(run: &[u8], after: After) -> Option<Probe> {
    let (first, run) = run.split_first()?;
    let Probe::Keys { low, high, mut fields } = digits(run, after)? else { return None };
    let before = key::digits(&[], *first) as u16;
    fields.push(Field::between(key::BEFORE, 0, before, before));
    Some(Probe::Keys { low, high, fields })
}

/// Whole numbers of an address, after which further numbers follow.
pub(super) fn numbers_before_others(run: &[u8]) -> Option<Probe> {
    let end = digits_end(run)?;
    let low = key::digits(run, 0) | DASH << end;
    Some(Probe::Keys { low, high: low | ((1 << end) - 1), fields: Fields::default() })
}

/// How far the digit after these is shifted.
fn digits_end(run: &[u8]) -> Option<u32> {
    (1..DIGITS).contains(&run.len()).then(|| key::digit_at(run.len()))
}

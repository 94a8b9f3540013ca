//! Packed keys: what somebody may type, as a number that sorts so that every beginning is one range.
//!
//! ```text
//! sounds   initials of five syllables, 5 each | four syllables, 9 each | how many follow, 3
//! Hanzi    four characters, 15 each | how many characters follow, 4
//! digits   fifteen signs, 4 each | the sign before them, 4
//! ```
//! Zero always means "nothing more", so of all keys with a beginning the one that ends there comes first.

use super::syllable::{self, Syllable};

/// The syllables that a key holds in full.
pub(super) const SOUNDS: usize = 4;
/// The characters that a key holds.
pub(super) const HANZI: usize = 4;
/// The digits that a key holds.
pub(super) const DIGITS: usize = 15;

/// The bits of a syllable.
pub(super) const SYLLABLE: u64 = (1 << 9) - 1;
/// How far the n-th syllable is shifted.
pub(super) const SYLLABLE_AT: [u32; SOUNDS] = [30, 21, 12, 3];
/// How far the n-th initial is shifted.
pub(super) const INITIAL_AT: [u32; 5] = [59, 54, 49, 44, 39];
/// The first two syllables of a key, the second 0 where there is none.
pub(super) fn first_two(key: u64) -> u32 {
    (key >> SYLLABLE_AT[1]) as u32 & ((1 << 18) - 1)
}

/// How many lists [`first_list`] tells apart.
pub(super) const FIRST_LISTS: usize = 1 << 10;
/// How far the n-th character is shifted.
pub(super) const HANZI_AT: [u32; HANZI] = [49, 34, 19, 4];

/// The key of a run of syllables.
pub(super) fn sounds(kind: &[Syllable]) -> u64 {
    let syllables = kind.iter().zip(SYLLABLE_AT).map(|(it, at)| u64::from(*it) << at);
    let initials = kind.iter().zip(INITIAL_AT).map(|(it, at)| u64::from(syllable::initial(*it)) << at);
    syllables.chain(initials).fold(beyond(kind.len(), SOUNDS, MOST_SYLLABLES_BEYOND).into(), |key, part| key | part)
}

/// The list in which a key of syllables stands by its first one alone: an even one when nothing follows.
pub(super) fn first_list(key: u64) -> usize {
    let first = key >> SYLLABLE_AT[0] & SYLLABLE;
    let second = key >> SYLLABLE_AT[1] & SYLLABLE;
    (first * 2) as usize + usize::from(second != 0)
}

/// A character in fifteen bits: the two great blocks as they are, everything else folded behind them.
pub(super) fn hanzi_code(sign: char) -> u64 {
    const FIRST: u32 = 0x3400;
    const LAST: u32 = 0x9fff;
    const BEHIND: u32 = LAST - FIRST + 2;
    let code = u32::from(sign);
    u64::from(if (FIRST..=LAST).contains(&code) { code - FIRST + 1 } else { BEHIND + code % ((1 << 15) - BEHIND) })
}

/// The key of a run of characters.
pub(super) fn hanzi(signs: &[char]) -> u64 {
    let codes = signs.iter().zip(HANZI_AT).map(|(sign, at)| hanzi_code(*sign) << at);
    codes.fold(beyond(signs.len(), HANZI, MOST_HANZI_BEYOND).into(), |key, part| key | part)
}

/// How many signs follow those that the key holds, as far as can be told.
pub(super) fn beyond(count: usize, held: usize, most: u16) -> u16 {
    most.min(count.saturating_sub(held) as u16)
}

/// The most syllables that are told to follow.
pub(super) const MOST_SYLLABLES_BEYOND: u16 = 7;
/// The most characters that are told to follow.
pub(super) const MOST_HANZI_BEYOND: u16 = 15;

/// A digit, the dash between numbers, or the `x` that ends an identity number, in four bits.
fn digit_code(sign: u8) -> u64 {
    match sign {
        b'0'..=b'9' => u64::from(sign - b'0') + 1,
        b'-' => DASH,
        _ => 12,
    }
}

/// The bits of the digit that stands before the run.
pub(super) const BEFORE: u16 = 15;
/// The code of the dash between two numbers of an address.
pub(super) const DASH: u64 = 11;

/// How far the n-th digit is shifted.
pub(super) fn digit_at(place: usize) -> u32 {
    60 - 4 * place.min(DIGITS - 1) as u32
}

/// The key of a run of digits, with the digit that stands before them or 0.
pub(super) fn digits(run: &[u8], before: u8) -> u64 {
    let head = run.iter().take(DIGITS).enumerate().fold(0, |key, (at, sign)| key | digit_code(*sign) << digit_at(at));
    head | if before == 0 { 0 } else { digit_code(before) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorter_key_comes_before_every_longer_one() {
        let syllables = |text: &str| text.split(' ').filter_map(syllable::number).collect::<Vec<_>>();
        let keys = ["xie", "xie xiu", "xie xiu ying", "xie xiu ying a", "xie xu"].map(|it| sounds(&syllables(it)));
        assert!(keys[..4].is_sorted_by(|a, b| a < b));
        assert_eq!(keys[1] >> INITIAL_AT[4], keys[4] >> INITIAL_AT[4], "initials sort before syllables");
        assert_eq!(first_list(keys[0]) + 1, first_list(keys[4]));
        assert!(hanzi(&['谢', '秀']) < hanzi(&['谢', '秀', '英']));
        assert!(digits(b"8829", 0) < digits(b"88291", 0));
    }

    #[test]
    fn characters_of_the_great_blocks_never_share_a_code() {
        let mut codes: Vec<_> = ('\u{3400}'..='\u{9fff}').map(hanzi_code).collect();
        codes.dedup();
        assert_eq!(codes.len(), 0x9fff - 0x3400 + 1);
        assert!(codes.iter().chain([&hanzi_code('𬌗'), &hanzi_code('a')]).all(|code| (1..1 << 15).contains(code)));
        assert!(!codes.contains(&hanzi_code('𬌗')));
    }
}

//! Typing mistakes: a key missing, extra, wrong, or swapped with the next.
//!
//! The typed letters are walked along the syllables, with a typo allowed on the way; a beginning that no name
//! has is left at once, so that only names which exist are spelled to their end.

use super::split::{Piece, Split};
use super::syllable::{self, ROOT};

/// The fewest letters in which a typo is looked for; fewer fit too many names.
pub(super) const FEWEST: usize = 4;
/// The fewest syllables of a name in which two typos are looked for.
const FEWEST_FOR_TWO: usize = 3;
/// The most steps of one walk.
const MOST_STEPS: usize = 20_000;
/// The most names that are spelled.
const MOST_SPELLINGS: usize = 64;

/// The names near to what was typed, of which `exists` says whether a name begins so.
pub(super) fn near(typed: &[u8], typos: u8, exists: impl Fn(&[Piece]) -> bool) -> Vec<Split> {
    let fewest = if typos > 1 { FEWEST_FOR_TWO } else { 2 };
    let mut walk = Walk { typed, fewest, exists, pieces: Split::new(), spellings: vec![], steps: 0 };
    walk.on(0, ROOT, typos, true);
    walk.spellings
}

/// The fewest digits in which a typo is looked for.
pub(super) const FEWEST_DIGITS: usize = 5;

/// Numbers near to the one that was typed, by one key missing, extra, wrong or swapped, of which `exists` says whether
/// anybody has them.
pub(super) fn near_digits(typed: &[u8], exists: impl Fn(&[u8]) -> bool) -> Vec<Vec<u8>> {
    let mut near: Vec<Vec<u8>> = vec![];
    let mut try_out = |run: Vec<u8>| {
        if run != typed && near.len() < MOST_SPELLINGS && !near.contains(&run) && exists(&run) {
            near.push(run);
        }
    };
    for at in 0..=typed.len() {
        let (before, after) = typed.split_at(at);
        for digit in b'0'..=b'9' {
            try_out([before, &[digit], after].concat());
            if let [_, after @ ..] = after {
                try_out([before, &[digit], after].concat());
            }
        }
        match after {
            [first, second, after @ ..] => {
                try_out([before, &[*second, *first], after].concat());
                try_out([before, &[*second], after].concat());
            }
            [_] => {
                try_out(before.to_vec());
                try_out([before, b"x"].concat());
            }
            [] => {}
        }
    }
    near
}

struct Walk<'a, F> {
    typed: &'a [u8],
    fewest: usize,
    exists: F,
    pieces: Split,
    spellings: Vec<Split>,
    steps: usize,
}

impl<F: Fn(&[Piece]) -> bool> Walk<'_, F> {
    /// Goes on from a letter and a beginning of a syllable; `free` says that this syllable has no typo yet.
    fn on(&mut self, from: usize, at: u16, typos: u8, free: bool) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.spellings.len() == MOST_SPELLINGS {
            return;
        }
        let node = syllable::node(at);
        let Some(letter) = self.typed.get(from).copied() else {
            if typos == 0 && at != ROOT {
                self.end(Piece::unfinished(node));
            }
            return;
        };
        if node.whole {
            self.pieces.push(Piece::exactly(node.first));
            if (self.exists)(&self.pieces) {
                self.on(from, ROOT, typos, true);
            }
            self.pieces.pop();
        }
        if let Some(next) = syllable::step(at, letter) {
            self.on(from + 1, next, typos, free);
        }
        if typos == 0 || !free {
            return;
        }
        for (other, next) in syllable::steps(at) {
            if other != letter {
                self.on(from + 1, next, typos - 1, false);
            }
            self.on(from, next, typos - 1, false);
        }
        self.on(from + 1, at, typos - 1, false);
        self.swapped(from, at, typos - 1);
    }

    /// The next two letters in the other order; the second of them may begin the next syllable.
    fn swapped(&mut self, from: usize, at: u16, typos: u8) {
        let Some([second, first]) = self.typed.get(from..from + 2) else { return };
        let Some(middle) = syllable::step(at, *first) else { return };
        if let Some(next) = syllable::step(middle, *second) {
            self.on(from + 2, next, typos, false);
        }
        let node = syllable::node(middle);
        if let Some(next) = syllable::step(ROOT, *second).filter(|_| node.whole) {
            self.pieces.push(Piece::exactly(node.first));
            if (self.exists)(&self.pieces) {
                self.on(from + 2, next, typos, false);
            }
            self.pieces.pop();
        }
    }

    fn end(&mut self, last: Piece) {
        self.pieces.push(last);
        if self.pieces.len() >= self.fewest && !self.spellings.contains(&self.pieces) && (self.exists)(&self.pieces) {
            self.spellings.push(self.pieces.clone());
        }
        self.pieces.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(typed: &str, typos: u8) -> Vec<String> {
        let name = ["xie", "xiu", "ying"];
        let exists = |pieces: &[Piece]| {
            pieces.len() <= name.len()
                && pieces.iter().zip(name).all(|(piece, text)| syllable::number(text).is_some_and(|it| piece.fits(it)))
        };
        let text = |kind: &Split| kind.iter().map(|it| syllable::text(it.low)).collect();
        near(typed.as_bytes(), typos, exists).iter().map(text).collect()
    }

    #[test]
    fn each_kind_of_slip_is_seen() {
        for typed in ["xiexiuyng", "xiexiuyingg", "xiexiuyimg", "xiexuiying", "xixiuying", "xeixiuying", "xixeiuying"] {
            assert_eq!(spelled(typed, 1), ["xiexiuying"], "{typed}");
        }
        assert_eq!(spelled("xeixuiying", 1), Vec::<String>::new());
        assert_eq!(spelled("xeixuiying", 2), ["xiexiuying"]);
    }

    #[test]
    fn each_kind_of_slip_is_seen_in_a_number() {
        for typed in ["1381234567", "138123456789", "13812345679", "13812345687", "31812345678", "13812346578"] {
            assert_eq!(near_digits(typed.as_bytes(), |run| run == b"13812345678"), [b"13812345678"], "{typed}");
        }
        assert_eq!(near_digits(b"120021", |run| run == b"12002x"), [b"12002x"]);
        assert!(near_digits(b"13812345678", |run| run == b"13812345678").is_empty());
    }

    #[test]
    fn a_slip_is_seen_before_the_name_is_typed_to_its_end() {
        assert!(spelled("xiexui", 1).contains(&"xiexiu".to_owned()));
    }
}

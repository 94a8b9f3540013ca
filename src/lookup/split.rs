//! Typed letters cut into syllables, initials and an unfinished end, in every way that can be meant.

use smallvec::SmallVec;

use super::field::Field;
use super::key;
use super::syllable::{self, ROOT, Syllable};

/// The letters of the longest syllable.
const LONGEST: usize = 6;
/// The most pieces of one way to cut; longer names are met by their beginning.
pub(super) const MOST_PIECES: usize = 12;
/// The most ways to cut that are followed, those with the fewest pieces first.
const MOST_SPELLINGS: usize = 16;
/// Up to how many pieces a way to cut is of interest, however few pieces another way needs.
const FEW_PIECES: usize = 4;
/// The most pieces that are tried in all before the search for ways to cut is given up.
const MOST_TRIES: usize = 1_000;

/// One piece: the syllables that it can stand for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// First and last syllable that begins with these letters.
    pub(super) low: Syllable,
    pub(super) high: Syllable,
    /// The syllable that is spelled out, or 0.
    pub(super) spelled: Syllable,
    /// Whether it stands for a syllable by its initial.
    pub(super) initial: bool,
    /// Whether every syllable with its first letter will do.
    pub(super) letter: bool,
}

impl Piece {
    fn new(node: &syllable::Node, initial: bool, last: bool) -> Self {
        let spelled = if node.whole && !initial { node.first } else { 0 };
        let high = if initial || last { node.last } else { node.first };
        Self { low: node.first, high, spelled, initial, letter: false }
    }

    /// The syllable stands for exactly this.
    pub(super) fn exactly(syllable: Syllable) -> Self {
        Self { low: syllable, high: syllable, spelled: syllable, initial: false, letter: false }
    }

    /// The beginning of a syllable, or all of it.
    pub(super) fn unfinished(node: &syllable::Node) -> Self {
        Self::new(node, false, true)
    }

    /// Whether the piece can stand for the syllable.
    pub(super) fn fits(self, syllable: Syllable) -> bool {
        (self.low..=self.high).contains(&syllable)
    }

    /// The condition that this piece, as the n-th, puts on a key.
    pub(super) fn field(self, place: usize) -> Field {
        Field::between(key::SYLLABLE as u16, key::SYLLABLE_AT[place], self.low, self.high)
    }
}

/// One way to cut the letters; a name seldom has more than four pieces.
pub(super) type Split = SmallVec<[Piece; 4]>;

/// Every way to cut the letters, those with few pieces first; none when no name can be meant.
pub(super) fn spellings(letters: &[u8]) -> Vec<Split> {
    let mut cutter =
        Cutter { pieces: Split::new(), spellings: Vec::with_capacity(MOST_SPELLINGS), tries: 0, most: MOST_PIECES };
    cutter.cut(letters);
    let mut spellings = likeliest(cutter.spellings);
    // A word of a name in Latin letters, which is kept letter by letter.
    if letters.len() > 1 {
        let letter = |letter: &u8| syllable::number(char::from(*letter).encode_utf8(&mut [0; 4])).map(Piece::exactly);
        spellings.extend(letters.iter().take(MOST_PIECES).map(letter).collect::<Option<Split>>());
    }
    spellings
}

/// The same for letters in which a passport writes ü as `yu`.
pub(super) fn spellings_whole(letters: &[u8]) -> Vec<Split> {
    let mut all = spellings(letters);
    if let Some(at) = letters.windows(3).position(|three| matches!(three, b"lyu" | b"nyu")) {
        let spelled = [&letters[..=at], b"v", letters.get(at + 3..).unwrap_or_default()].concat();
        all.extend(spellings(&spelled).into_iter().filter(|kind| !all.contains(kind)).collect::<Vec<_>>());
    }
    all
}

/// Those with the fewest pieces, as many as are followed.
pub(super) fn likeliest(mut spellings: Vec<Split>) -> Vec<Split> {
    spellings.sort_by_key(SmallVec::len);
    spellings.truncate(MOST_SPELLINGS);
    spellings
}

struct Cutter {
    pieces: Split,
    spellings: Vec<Split>,
    tries: usize,
    /// The most pieces that are still of interest.
    most: usize,
}

impl Cutter {
    fn cut(&mut self, letters: &[u8]) {
        if letters.is_empty() {
            self.most = self.most.min(FEW_PIECES.max(self.pieces.len() + 2));
            self.spellings.push(self.pieces.clone());
            return;
        }
        let mut path = [ROOT; LONGEST + 1];
        let mut reach = 0;
        for letter in letters.iter().take(LONGEST) {
            let Some(next) = syllable::step(path[reach], *letter) else { break };
            reach += 1;
            path[reach] = next;
        }
        for length in (1..=reach).rev() {
            self.tries += 1;
            if self.pieces.len() >= self.most || self.tries > MOST_TRIES {
                return;
            }
            let node = syllable::node(path[length]);
            let last = length == letters.len();
            let initial = is_initial(&letters[..length]);
            if initial || length > 1 && (last || node.whole) {
                self.pieces.push(Piece { letter: initial && length == 1, ..Piece::new(node, initial, last) });
                self.cut(&letters[length..]);
                self.pieces.pop();
            }
        }
    }
}

/// Whether a syllable can be meant by these letters alone.
fn is_initial(letters: &[u8]) -> bool {
    match letters {
        [letter] => !b"iuv".contains(letter),
        [letter, b'h'] => b"zcs".contains(letter),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(letters: &str) -> Vec<String> {
        let piece = |it: &Piece| match (it.spelled, it.initial) {
            (0, true) => format!("{}*", syllable::text(it.low).chars().next().unwrap_or_default()),
            (0, false) => format!("{}..{}", syllable::text(it.low), syllable::text(it.high)),
            (spelled, _) => syllable::text(spelled).to_owned(),
        };
        spellings(letters.as_bytes()).iter().map(|it| it.iter().map(piece).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn letters_are_cut_in_every_way_that_can_be_meant() {
        assert_eq!(shown("lsz"), ["l* s* z*", "l s z"]);
        assert_eq!(shown("xiexy")[0], "xie x* y*");
        assert!(shown("xiexiuyi").contains(&"xie xiu yi".to_owned()));
        assert!(shown("xian").contains(&"xian".to_owned()) && shown("xian").contains(&"xi an".to_owned()));
        assert!(shown("zhs").contains(&"z* s*".to_owned()));
        assert_eq!(shown("xvv"), ["x v v"], "only a Latin word");
    }

    #[test]
    fn endless_input_is_cut_in_few_ways() {
        assert!(spellings(&b"nanananananananananananana".repeat(40)).len() <= MOST_SPELLINGS + 1);
        assert!(spellings("xie".repeat(4).as_bytes()).len() <= MOST_SPELLINGS + 1);
    }
}

//! Which characters of a name were typed, so that the screen can show them, in Hanzi also for pinyin.
//!
//! Works on one name at a time, for the few rows that are drawn; the index keeps no names.

use smallvec::SmallVec;

use super::query::{Query, Term};
use super::reading::{self, Sign};
use super::split::Piece;

/// The characters of a name that were typed, of the first 128.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u128);

impl Marks {
    /// Whether the character in this place is marked; places are counted in characters from 0.
    pub fn has(self, place: usize) -> bool {
        place < 128 && self.0 & 1 << place != 0
    }

    fn add(&mut self, place: usize) {
        self.0 |= if place < 128 { 1 << place } else { 0 };
    }
}

impl Query {
    /// The characters in `name` that this query fits.
    pub fn marks(&self, name: &str) -> Marks {
        let mut marked = Marks::default();
        if !self.terms.iter().any(Term::is_of_names) {
            return marked;
        }
        let spelling = reading::of_person(name);
        let (signs, given) = (spelling.signs.as_slice(), spelling.given);
        for terms in self.readings() {
            for term in terms.iter().filter(|term| term.is_of_names()) {
                let from = |start: usize| fitted(term, signs.get(start..)?).map(|length| &signs[start..start + length]);
                if let Some(signs) = from(0).or_else(|| from(given)).or_else(|| (1..signs.len()).find_map(from)) {
                    for sign in signs {
                        marked.add(sign.at);
                    }
                }
            }
        }
        marked
    }
}

impl Term {
    fn is_of_names(&self) -> bool {
        matches!(self, Self::Letters { .. } | Self::Typos { .. } | Self::Sounds(_) | Self::Hanzi(_))
    }
}

/// How many signs, from the first on, the term stands for.
fn fitted(term: &Term, signs: &[Sign]) -> Option<usize> {
    match term {
        Term::Letters { spellings, .. } | Term::Typos { spellings, .. } | Term::Sounds(spellings) => {
            spellings.iter().map(SmallVec::as_slice).find(|pieces| begins(signs, pieces)).map(<[_]>::len)
        }
        Term::Hanzi(typed) => {
            let same = typed.len() <= signs.len() && typed.iter().zip(signs).all(|(a, b)| *a == b.character);
            same.then_some(typed.len())
        }
        _ => None,
    }
}

fn begins(signs: &[Sign], pieces: &[Piece]) -> bool {
    let fits = |piece: &Piece, sign: &Sign| sign.readings.all().iter().any(|reading| piece.fits(*reading));
    pieces.len() <= signs.len() && pieces.iter().zip(signs).all(|(piece, sign)| fits(piece, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typed_characters_are_marked_whatever_was_typed() {
        for (typed, name, marks) in [
            ("xxy", "谢秀英", vec![0, 1, 2]),
            ("xie", "谢秀英", vec![0]),
            ("xiuying", "谢秀英", vec![1, 2]),
            ("ying", "谢秀英", vec![2]),
            ("英", "谢秀英", vec![2]),
            ("jiexy", "解秀英", vec![0, 1, 2]),
            ("xie ying", "谢秀英", vec![0, 2]),
            ("xie 501", "谢秀英", vec![0]),
            ("adilimai", "阿迪力·买买提", vec![0, 1, 2, 4]),
            ("wang", "谢秀英", vec![]),
        ] {
            let marked = Query::parse(typed).marks(name);
            let marked: Vec<usize> = (0..name.len()).filter(|place| marked.has(*place)).collect();
            assert_eq!(marked, marks, "{typed} in {name}");
        }
    }
}

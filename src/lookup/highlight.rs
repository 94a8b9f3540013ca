//! Which characters of a name were typed, so that the screen can show them, in Hanzi also for pinyin.
//!
//! Works on one name at a time, for the few rows that are drawn; the index keeps no names.

use super::query::{Query, Term};
use super::reading::{self, Sign};
use super::split::Piece;

impl Query {
    /// The places of the characters in `name` that this query fits, in order, counted in characters.
    pub fn marks(&self, name: &str) -> Vec<usize> {
        let of_names = |term: &&Term| matches!(term, Term::Letters { .. } | Term::Slips { .. } | Term::Hanzi(_));
        let mut terms = self.readings().flatten().filter(of_names).peekable();
        if terms.peek().is_none() {
            return vec![];
        }
        let spelling = reading::of_person(name);
        let starts = [0, spelling.given].into_iter().chain(1..spelling.signs.len());
        let mut marked = Vec::with_capacity(spelling.signs.len());
        for term in terms {
            let fits = |start: usize| fitted(term, spelling.signs.get(start..)?).map(|length| (start, length));
            if let Some((start, length)) = starts.clone().find_map(fits) {
                marked.extend(spelling.signs[start..start + length].iter().map(|sign| sign.at));
            }
        }
        marked.sort_unstable();
        marked.dedup();
        marked
    }
}

/// How many signs, from the first on, the term stands for.
fn fitted(term: &Term, signs: &[Sign]) -> Option<usize> {
    match term {
        Term::Letters { ways, .. } | Term::Slips { ways, .. } => {
            ways.iter().filter(|pieces| begins(signs, pieces)).map(Vec::len).next()
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
            assert_eq!(Query::parse(typed).marks(name), marks, "{typed} in {name}");
        }
    }
}

//! Rows under digits: the one place that says which digit stands before which row, and on which page.
//!
//! Whoever offers rows hands over rows. No row is dropped: what does not fit on a page stands on the next one, and `0`
//! turns the page. A digit means only what is shown.

use crate::ui::effect::Step;

/// The digit that turns the page.
pub const TURN: char = '0';
/// The digits, in their order.
const DIGITS: [char; 10] = [TURN, '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/// Most rows of a page; `0` is kept to turn it.
const MOST: usize = 9;

/// How a row stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stand {
    /// After the row before it.
    #[default]
    InOrder,
    /// The same, at the top of a page.
    NewPage,
    /// None or all of the others: at `0` while there is one page, else in its order.
    Zero,
    /// Something else than the others: below them on every page, the last one at `9`.
    Last,
    /// At the digit that is its code, where every other row of the list has one too.
    Code(u8),
}

/// What a digit comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    Row(usize),
    /// Another page.
    Turned,
    /// Nothing that is shown.
    Nothing,
}

/// Rows laid out on pages, each page a list of digits and places of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered(Vec<Vec<(char, usize)>>);

impl Numbered {
    /// Lays rows out. `fits` says how many of them there is room for, counted from one of them on; it is also told
    /// whether there are several pages, as those need room to say so.
    pub fn of(stands: &[Stand], fits: impl Fn(usize, bool) -> usize) -> Self {
        if stands.len() <= fits(0, false)
            && let Some(page) = Self::own_digits(stands).or_else(|| Self::one_page(stands))
        {
            return Self(vec![page]);
        }
        Self(Self::several(stands, fits))
    }

    /// Rows of one kind in their order.
    pub fn in_order(rows: usize, fits: impl Fn(usize, bool) -> usize) -> Self {
        Self::of(&vec![Stand::InOrder; rows], fits)
    }

    /// Each row at its code; `None` where a row has none, or two would share a digit.
    fn own_digits(stands: &[Stand]) -> Option<Vec<(char, usize)>> {
        let last = stands.iter().filter(|stand| **stand == Stand::Last).count();
        let mut taken = [false; DIGITS.len()];
        let mut seen = 0;
        let mut page = Vec::with_capacity(stands.len());
        for (place, stand) in stands.iter().enumerate() {
            let digit = match stand {
                Stand::Code(code) => usize::from(*code),
                Stand::Zero => 0,
                Stand::Last => {
                    seen += 1;
                    (DIGITS.len() + seen).checked_sub(last + 1)?
                }
                Stand::InOrder | Stand::NewPage => return None,
            };
            if std::mem::replace(taken.get_mut(digit)?, true) {
                return None;
            }
            page.push((DIGITS[digit], place));
        }
        Some(page)
    }

    /// All rows on one page, counted from 1; `None` where they are too many.
    fn one_page(stands: &[Stand]) -> Option<Vec<(char, usize)>> {
        let last = stands.iter().filter(|stand| **stand == Stand::Last).count();
        let starts_another = stands.iter().skip(1).any(|stand| *stand == Stand::NewPage);
        let (mut next, mut below, mut zero) = (1, DIGITS.len().checked_sub(last)?, false);
        let mut page = Vec::with_capacity(stands.len());
        for (place, stand) in stands.iter().enumerate() {
            let digit = match stand {
                Stand::Zero if !zero => {
                    zero = true;
                    0
                }
                Stand::Last => {
                    below += 1;
                    below - 1
                }
                _ => {
                    next += 1;
                    next - 1
                }
            };
            page.push((*DIGITS.get(digit)?, place));
        }
        (!starts_another && next + last <= DIGITS.len()).then_some(page)
    }

    /// Several pages: the rows in their order, and below them on each page those that stand last.
    fn several(stands: &[Stand], fits: impl Fn(usize, bool) -> usize) -> Vec<Vec<(char, usize)>> {
        let last = stands.iter().filter(|stand| **stand == Stand::Last).count();
        // Where there is no room for others above them, they are rows like any other.
        let below = last < fits(0, true).min(MOST);
        let (last, rows): (Vec<usize>, Vec<usize>) =
            (0..stands.len()).partition(|place| below && stands[*place] == Stand::Last);
        let mut pages: Vec<Vec<usize>> = Vec::new();
        let mut room = 0;
        for place in rows {
            if let Some(page) = pages.last_mut().filter(|page| page.len() < room && stands[place] != Stand::NewPage) {
                page.push(place);
            } else {
                room = fits(place, true).min(MOST).saturating_sub(last.len()).max(1);
                pages.push(vec![place]);
            }
        }
        let first_below = MOST.saturating_sub(last.len());
        let below =
            last.iter().enumerate().filter_map(|(nth, place)| Some((*DIGITS.get(first_below + nth + 1)?, *place)));
        let below: Vec<(char, usize)> = below.collect();
        let numbered = |page: Vec<usize>| {
            let own = Self::own_digits(&page.iter().map(|place| stands[*place]).collect::<Vec<_>>());
            // A page of codes keeps their digits, but for a code at the digit that turns it.
            let own = own.filter(|own| own.iter().all(|(digit, _)| *digit != TURN));
            let digits: Vec<char> = match own {
                Some(own) if last.is_empty() => own.into_iter().map(|(digit, _)| digit).collect(),
                _ => DIGITS.iter().skip(1).copied().collect(),
            };
            digits.into_iter().zip(page).chain(below.iter().copied()).collect()
        };
        pages.into_iter().map(numbered).collect()
    }

    /// How many pages there are, at least one.
    pub fn pages(&self) -> usize {
        self.0.len().max(1)
    }

    /// Whether there is more than one page.
    pub fn turns(&self) -> bool {
        self.pages() > 1
    }

    /// What stands on a page: digits, and places of rows.
    pub fn on(&self, page: usize) -> &[(char, usize)] {
        self.0.get(page.min(self.pages() - 1)).map_or(&[], Vec::as_slice)
    }

    /// What a digit comes to on a page; it may turn it.
    pub fn press(&self, page: &mut usize, digit: char) -> Pressed {
        if let Some((_, place)) = self.on(*page).iter().find(|(at, _)| *at == digit) {
            return Pressed::Row(*place);
        }
        if digit == TURN && self.turns() {
            *page = (*page + 1) % self.pages();
            return Pressed::Turned;
        }
        Pressed::Nothing
    }

    /// Turns a page by an arrow; `false` where there is only one.
    pub fn step(&self, page: &mut usize, step: Step) -> bool {
        let last = self.pages() - 1;
        *page = match step {
            Step::Up | Step::Left | Step::PageUp => page.saturating_sub(1),
            Step::Down | Step::Right | Step::PageDown => (*page + 1).min(last),
            Step::Home => 0,
            Step::End => last,
        };
        self.turns()
    }

    /// The page on which a row stands.
    pub fn page_of(&self, row: usize) -> usize {
        self.0.iter().position(|page| page.iter().any(|(_, place)| *place == row)).unwrap_or(0)
    }

    /// The digits that lead to a row from the first page, as `3` or `0 3`.
    pub fn keys_of(&self, row: usize) -> Option<Vec<char>> {
        let page = self.page_of(row);
        let (digit, _) = self.on(page).iter().find(|(_, place)| *place == row)?;
        Some(std::iter::repeat_n(TURN, page).chain([*digit]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(numbered: &Numbered, page: usize) -> String {
        numbered.on(page).iter().map(|(digit, _)| *digit).collect()
    }

    #[test]
    fn nine_rows_stand_on_one_page_and_the_tenth_on_the_next() {
        let nine = Numbered::in_order(9, |_, _| usize::MAX);
        assert_eq!((nine.pages(), digits(&nine, 0).as_str()), (1, "123456789"));
        assert_eq!(nine.press(&mut 0, '0'), Pressed::Nothing);
        let ten = Numbered::in_order(10, |_, _| usize::MAX);
        assert_eq!((ten.pages(), digits(&ten, 1).as_str()), (2, "1"));
        let mut page = 0;
        assert_eq!((ten.press(&mut page, '0'), ten.press(&mut page, '1')), (Pressed::Turned, Pressed::Row(9)));
        assert_eq!((ten.press(&mut page, '2'), page), (Pressed::Nothing, 1));
        assert_eq!((ten.press(&mut page, '0'), page), (Pressed::Turned, 0));
        assert_eq!(ten.keys_of(9), Some(vec!['0', '1']));
    }

    #[test]
    fn no_row_is_ever_lost_and_no_digit_means_two() {
        let kinds = [Stand::InOrder, Stand::NewPage, Stand::Zero, Stand::Last, Stand::Code(0), Stand::Code(3)];
        for rows in 0..40 {
            for first in kinds {
                for last in kinds {
                    let mut stands = vec![Stand::InOrder; rows];
                    stands.insert(0, first);
                    stands.push(last);
                    for room in [1, 3, 8, 30] {
                        let numbered = Numbered::of(&stands, |_, paged| room - usize::from(paged && room > 1));
                        let mut seen: Vec<usize> = (0..numbered.pages())
                            .flat_map(|page| numbered.on(page).iter().map(|(_, place)| *place))
                            .collect();
                        for page in 0..numbered.pages() {
                            let mut digits: Vec<char> = digits(&numbered, page).chars().collect();
                            assert!(!numbered.turns() || !digits.contains(&'0'), "{stands:?}");
                            digits.sort_unstable();
                            let all = digits.len();
                            digits.dedup();
                            assert_eq!(digits.len(), all, "{stands:?}");
                        }
                        seen.sort_unstable();
                        seen.dedup();
                        assert_eq!(seen, (0..stands.len()).collect::<Vec<_>>(), "{stands:?} {room}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_stands_apart_keeps_its_digit() {
        let everybody: Vec<Stand> = [Stand::Zero].into_iter().chain([Stand::InOrder; 9]).collect();
        let one = Numbered::of(&everybody, |_, _| usize::MAX);
        assert_eq!((one.pages(), digits(&one, 0).as_str()), (1, "0123456789"));
        for rows in [1, 8, 9, 30] {
            let stands: Vec<Stand> = std::iter::repeat_n(Stand::InOrder, rows).chain([Stand::Last]).collect();
            let numbered = Numbered::of(&stands, |_, _| usize::MAX);
            for page in 0..numbered.pages() {
                assert_eq!(numbered.press(&mut page.clone(), '9'), Pressed::Row(rows), "{rows} on {page}");
            }
        }
    }

    #[test]
    fn two_that_stand_last_keep_both_their_digits() {
        for rows in [1, 7, 8, 20] {
            let stands: Vec<Stand> = std::iter::repeat_n(Stand::InOrder, rows).chain([Stand::Last; 2]).collect();
            let numbered = Numbered::of(&stands, |_, _| usize::MAX);
            for page in 0..numbered.pages() {
                let digits = digits(&numbered, page);
                assert!(digits.ends_with("89") && digits.len() <= 9, "{rows} on {page}: {digits}");
            }
        }
    }

    #[test]
    fn codes_keep_their_digits_while_they_have_one_each() {
        let numbered = Numbered::of(&[Stand::Code(1), Stand::Code(2), Stand::Code(9), Stand::Zero], |_, _| 9);
        assert_eq!(digits(&numbered, 0), "1290");
        let numbered = Numbered::of(&[Stand::Code(10), Stand::Code(20), Stand::Code(97)], |_, _| 9);
        assert_eq!(digits(&numbered, 0), "123");
        let numbered = Numbered::of(&[Stand::Code(1), Stand::Code(9), Stand::Last], |_, _| 9);
        assert_eq!(digits(&numbered, 0), "129", "two at 9: counted instead");
        let numbered = Numbered::of(&[Stand::Code(1), Stand::Code(5), Stand::Code(7)], |_, _| 2);
        assert_eq!((digits(&numbered, 0).as_str(), digits(&numbered, 1).as_str()), ("15", "7"));
    }

    #[test]
    fn arrows_go_from_page_to_page() {
        let numbered = Numbered::in_order(20, |_, _| usize::MAX);
        let mut page = 0;
        for (step, at) in [(Step::Down, 1), (Step::Right, 2), (Step::PageDown, 2), (Step::Up, 1), (Step::Home, 0)] {
            assert!(numbered.step(&mut page, step));
            assert_eq!(page, at, "{step:?}");
        }
        assert!(!Numbered::in_order(3, |_, _| 9).step(&mut page, Step::Down));
    }
}

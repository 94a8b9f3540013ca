//! What was typed, understood: terms of letters, characters, digits, numbers of an address, labels.
//!
//! Reading a query never fails; signs that mean nothing here are blanks.

use smallvec::{SmallVec, ToSmallVec};

use super::fold;
use super::key_kind::KeyKinds;
use super::split::{self, Piece, Split};
use crate::model::fold::same;
use crate::model::people::address::with_digits;

/// The most terms that are looked at.
pub(super) const MOST_TERMS: usize = 6;
/// What is said before the digits of a phone or an identity number.
const OF_NUMBERS: [&str; 14] = [
    "尾号",
    "手机尾号",
    "电话尾号",
    "身份证尾号",
    "证件尾号",
    "后四位",
    "后六位",
    "手机",
    "手机号",
    "电话",
    "号码",
    "身份证",
    "身份证号",
    "尾数",
];
/// The most signs that are looked at.
const MOST_SIGNS: usize = 120;

/// Letters or digits as they were typed.
pub(super) type Typed = SmallVec<[u8; 16]>;

/// One thing that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    /// Letters, with every way to cut them.
    Letters { typed: Typed, spellings: Vec<Split> },
    /// Chinese characters.
    Hanzi(Vec<char>),
    /// Digits, perhaps with the `x` that ends an identity number.
    Digits(Typed),
    /// Numbers of an address; closed when a word such as 单元 says that the last number ends.
    Door { numbers: Typed, closed: bool },
    /// Year, month and day, as digits.
    Date(Typed),
    /// A label, after `#`.
    Tag(Box<Term>),
    /// Letters that nobody has but with so many typing mistakes: the names that are near.
    Typos { spellings: Vec<Split>, typos: u8 },
    /// Characters that nobody has: the names that sound like them.
    Sounds(Vec<Split>),
    /// Digits that nobody has but with one typo: the numbers that are near.
    DigitTypos(Vec<Vec<u8>>),
}

/// A query as it is understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    /// The same with neighbouring letters taken as one name, when that makes a difference.
    joined: Option<Vec<Term>>,
}

impl Query {
    /// Understands what was typed.
    pub fn parse(typed: &str) -> Self {
        let typed = with_digits(typed);
        let seen: SmallVec<[char; 32]> = typed.chars().filter(|it| !same::is_unseen(*it)).take(MOST_SIGNS).collect();
        let mut signs: SmallVec<[char; 32]> = SmallVec::new();
        for (at, sign) in seen.iter().copied().enumerate() {
            let han = |at: Option<usize>| at.and_then(|at| seen.get(at)).is_some_and(|sign| same::is_han(*sign));
            let between = || han(at.checked_sub(1)) && han(Some(at + 1));
            if fold::is_middle_dot(sign) || same::is_dot(sign) && between() {
                continue;
            }
            let sign = fold::sign(sign);
            // `红光巷 12 号` is one door.
            let rest = || seen.get(at + 1..).unwrap_or_default();
            if sign == ' ' && signs.last().is_some_and(char::is_ascii_digit) && fold::after_number(rest()).is_some() {
                continue;
            }
            // `3号楼 2单元 501` too.
            let of_house = || signs.last().is_some_and(|last| "楼栋幢座元门".contains(*last));
            if sign == ' ' && of_house() && rest().first().is_some_and(char::is_ascii_digit) {
                continue;
            }
            signs.push(sign);
        }
        let mut terms = vec![];
        for word in signs.split(|sign| *sign == ' ') {
            if let Some(label) = word.strip_prefix(&['#']) {
                in_word(label, |term| terms.push(Term::Tag(Box::new(term))));
            } else {
                in_word(word, |term| terms.push(term));
            }
        }
        // `尾号8829`: the word says nothing that the digits do not.
        for at in (0..terms.len().saturating_sub(1)).rev() {
            if let (Term::Hanzi(word), Term::Digits(_)) = (&terms[at], &terms[at + 1])
                && OF_NUMBERS.contains(&word.iter().collect::<String>().as_str())
            {
                terms.remove(at);
            }
        }
        terms.truncate(MOST_TERMS);
        Self::of(terms)
    }

    /// A query of these terms.
    pub(super) fn of(terms: Vec<Term>) -> Self {
        let joined = joined(&terms);
        Self { terms, joined }
    }

    /// Whether it asks for names that sound like what was typed.
    pub fn is_by_sound(&self) -> bool {
        self.terms.iter().any(|term| matches!(term, Term::Sounds(_)))
    }

    /// Whether nothing was typed that could be looked up.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The posting lists that anything is asked of, typing mistakes included.
    pub(super) fn kinds(&self) -> KeyKinds {
        self.terms.iter().map(Term::kinds).fold(KeyKinds::of(&[]), KeyKinds::and)
    }

    /// What can be meant, the likelier first; whom the first fits the last fits too.
    pub(super) fn readings(&self) -> impl Iterator<Item = &[Term]> {
        self.joined.as_deref().into_iter().chain([self.terms.as_slice()])
    }
}

fn joined(terms: &[Term]) -> Option<Vec<Term>> {
    if !terms.windows(2).any(|pair| matches!(pair, [Term::Letters { .. }, Term::Letters { .. }])) {
        return None;
    }
    let mut joined: Vec<Term> = vec![];
    for term in terms {
        match (joined.last_mut(), term) {
            (Some(Term::Letters { typed, spellings }), Term::Letters { typed: more, spellings: more_spellings }) => {
                typed.extend_from_slice(more);
                let both = spellings.iter().flat_map(|spelling| more_spellings.iter().map(|more| join(spelling, more)));
                *spellings = split::likeliest(both.collect());
            }
            _ => joined.push(term.clone()),
        }
    }
    Some(joined)
}

fn join(kind: &[Piece], more: &[Piece]) -> Split {
    let mut kind: Split = kind.to_smallvec();
    if let Some(last) = kind.last_mut().filter(|last| last.spelled != 0) {
        *last = Piece::exactly(last.spelled);
    }
    kind.extend_from_slice(more);
    kind
}

/// The terms of one word: `红光巷12号` has two.
fn in_word(word: &[char], mut each: impl FnMut(Term)) {
    let mut rest = word;
    while let Some(first) = rest.first() {
        let kind = kind(*first);
        let length = if kind == Kind::Digit {
            let (length, term) = in_digits(rest);
            each(term);
            length
        } else {
            let length = rest.iter().take_while(|sign| self::kind(**sign) == kind).count();
            in_signs(kind, &rest[..length]).into_iter().for_each(&mut each);
            length
        };
        rest = &rest[length..];
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Character,
    Other,
}

fn kind(sign: char) -> Kind {
    match sign {
        '0'..='9' => Kind::Digit,
        'a'..='z' => Kind::Letter,
        _ if sign.is_alphabetic() => Kind::Character,
        _ => Kind::Other,
    }
}

fn in_signs(kind: Kind, signs: &[char]) -> Option<Term> {
    match kind {
        Kind::Letter => {
            let mut typed: Typed = signs.iter().map(|it| *it as u8).collect();
            for at in 1..typed.len() {
                if typed[at] == b'v' && b"jqxy".contains(&typed[at - 1]) {
                    typed[at] = b'u';
                }
            }
            Some(Term::Letters { spellings: split::spellings_whole(&typed), typed })
        }
        Kind::Character => Some(Term::Hanzi(signs.to_vec())),
        Kind::Digit | Kind::Other => None,
    }
}

/// The digits at the beginning of `signs`, with what joins and follows them, and how many signs that is.
fn in_digits(signs: &[char]) -> (usize, Term) {
    let mut numbers: SmallVec<[&[char]; 4]> = SmallVec::new();
    let (mut length, mut words, mut closed) = (0, false, false);
    let mut marks: SmallVec<[char; 4]> = SmallVec::new();
    loop {
        let digits = signs[length..].iter().take_while(|it| it.is_ascii_digit()).count();
        if digits == 0 {
            break;
        }
        numbers.push(&signs[length..length + digits]);
        length += digits;
        closed = false;
        let after = &signs[length..];
        if let Some(word) = fold::after_number(after) {
            length += word;
            (words, closed) = (true, true);
        } else if let Some(mark) = after.first().filter(|it| "-#/._年月日".contains(**it)) {
            marks.push(*mark);
            length += 1;
        } else {
            break;
        }
    }
    let mut run: Typed = numbers.iter().copied().flatten().map(|it| *it as u8).collect();
    if signs[length..] == ['x'] && numbers.len() == 1 && run.len() >= 3 && !words {
        run.push(b'x');
        return (length + 1, Term::Digits(run));
    }
    if !words && let Some(date) = date(&numbers, &marks) {
        return (length, Term::Date(date));
    }
    if !words && (numbers.len() == 1 && marks.is_empty() || run.len() >= 10) {
        return (length, Term::Digits(run));
    }
    let mut door = Typed::new();
    for (at, number) in numbers.iter().enumerate() {
        door.extend((at > 0).then_some(b'-'));
        door.extend(number.iter().map(|it| *it as u8));
    }
    (length, Term::Door { numbers: door, closed })
}

/// Year, month and day, when the numbers can be that: `1952-3`, `1952年`.
fn date(numbers: &[&[char]], marks: &[char]) -> Option<Typed> {
    let (year, rest) = numbers.split_first()?;
    let is_year = year.len() == 4 && (year.starts_with(&['1', '9']) || year.starts_with(&['2', '0']));
    let is_date = is_year && rest.len() <= 2 && rest.iter().all(|it| it.len() <= 2) && !marks.is_empty();
    let padded = rest.iter().flat_map(|it| std::iter::repeat_n(&'0', 2 - it.len().min(2)).chain(*it));
    is_date.then(|| year.iter().chain(padded).map(|it| *it as u8).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(typed: &str) -> Vec<String> {
        fn one(term: &Term) -> String {
            let text = |run: &[u8]| String::from_utf8_lossy(run).into_owned();
            match term {
                Term::Letters { typed, .. } => text(typed),
                Term::Hanzi(signs) => signs.iter().collect(),
                Term::Digits(run) => text(run),
                Term::Door { numbers, closed } => format!("door {}{}", text(numbers), if *closed { "." } else { "" }),
                Term::Date(run) => format!("date {}", text(run)),
                Term::Tag(term) => format!("tag {}", one(term)),
                Term::Typos { .. } | Term::DigitTypos(_) | Term::Sounds(_) => "typos".into(),
            }
        }
        Query::parse(typed).terms.iter().map(one).collect()
    }

    #[test]
    fn what_people_type_is_taken_apart() {
        for (typed, terms) in [
            ("xie xiu", vec!["xie", "xiu"]),
            ("ＷＡＮＧ　８８２９", vec!["wang", "8829"]),
            ("3-2-501", vec!["door 3-2-501"]),
            ("3#2单元501", vec!["door 3-2-501"]),
            ("3号楼2单元501室", vec!["door 3-2-501."]),
            ("红光巷12号", vec!["红光巷", "door 12."]),
            ("hgx 12", vec!["hgx", "12"]),
            ("hgx12", vec!["hgx", "12"]),
            ("#独居", vec!["tag 独居"]),
            ("#dj", vec!["tag dj"]),
            ("12002X", vec!["12002x"]),
            ("1952-3", vec!["date 195203"]),
            ("1952年3月", vec!["date 195203"]),
            ("138-1234-5678", vec!["13812345678"]),
            ("谢xy", vec!["谢", "xy"]),
            ("xi'an", vec!["xi", "an"]),
            ("阿迪力·买买提", vec!["阿迪力买买提"]),
            ("阿迪力.买买提", vec!["阿迪力买买提"]),
            ("阿迪力●买买提", vec!["阿迪力买买提"]),
            ("謝\u{200b}秀英", vec!["谢秀英"]),
            ("⽅⼤同", vec!["方大同"]),
            ("Xiè", vec!["xie"]),
            ("尾号8829", vec!["8829"]),
            ("手机尾号 8829", vec!["8829"]),
            ("红光巷 12 号", vec!["红光巷", "door 12."]),
            ("三号楼二单元501", vec!["door 3-2-501"]),
            ("3 号楼 2 单元 501", vec!["door 3-2-501"]),
            ("lǚ", vec!["lv"]),
            ("jv", vec!["ju"]),
            ("!?  …", vec![]),
        ] {
            assert_eq!(shown(typed), terms, "{typed}");
        }
    }
}

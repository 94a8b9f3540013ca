//! Telephone numbers as offices write them: several in one cell, with spaces, +86, area codes and words beside.

use crate::model::fold::{fold_typed, visible};

/// What parts the numbers of one cell, once typed marks are folded.
const BETWEEN: [char; 6] = [';', ',', '/', '\n', '\r', '|'];

/// Reads the numbers of one cell or field, parted by `;`, `,`, `/` or a line's end.
///
/// Spaces and dashes inside a number and a leading +86 are dropped. `Err` holds the first part that is no number.
pub fn read_phones(text: &str) -> Result<Vec<String>, String> {
    let mut numbers: Vec<String> = Vec::new();
    for part in fold_typed(&visible(text)).split(BETWEEN) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let number = read_one(part).ok_or_else(|| part.to_owned())?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Ok(numbers)
}

/// The numbers of a cell that are sure, and what else stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// The numbers, each once.
    pub numbers: Vec<String>,
    /// The words beside them, a number shown by its last four; empty where there are none.
    pub rest: String,
}

/// Takes what is surely a number out of a cell, and leaves the rest as it stands: `13800008829（女儿）`,
/// `029-82510001转802`. A day or a door is no number.
pub fn take_phones(text: &str) -> Taken {
    let mut taken = Taken::default();
    let mut rest: Vec<String> = Vec::new();
    for part in fold_typed(&visible(text)).split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()) {
        match read_one(part) {
            Some(number) => taken.add(number),
            None => rest.extend(taken.take_words(part)),
        }
    }
    taken.rest = rest.join("；");
    taken
}

/// Words that say no more than the column does.
const PLAIN: [&str; 14] = [
    "手机",
    "电话",
    "座机",
    "固话",
    "本人",
    "手机号",
    "联系电话",
    "家庭电话",
    "tel",
    "phone",
    "mobile",
    "家",
    "宅",
    "自己",
];

impl Taken {
    fn add(&mut self, number: String) {
        if !self.numbers.contains(&number) {
            self.numbers.push(number);
        }
    }

    /// Takes the numbers out of a part with words in it; answers what is left, where that says something.
    fn take_words(&mut self, part: &str) -> Option<String> {
        let of_number = |sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '(' | ')' | '+' | '.');
        let signs: Vec<char> = part.chars().collect();
        let (mut rest, mut at) = (String::new(), 0);
        while at < signs.len() {
            let end = (at..signs.len()).find(|at| !of_number(signs[*at])).unwrap_or(signs.len());
            if end == at {
                rest.push(signs[at]);
                at += 1;
                continue;
            }
            self.take_run(&signs[at..end].iter().collect::<String>(), &mut rest);
            at = end;
        }
        let rest = rest.trim().trim_matches([':', ' ']);
        let is_tail = |word: &str| {
            word.strip_prefix('…').is_some_and(|tail| tail.len() <= 4 && tail.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let tail_only = rest.split(' ').all(|word| word.is_empty() || is_tail(word));
        let words: String = rest
            .chars()
            .filter(|sign| !sign.is_ascii_digit() && !matches!(sign, '…' | ':' | ' ' | '(' | ')'))
            .collect();
        let plain = PLAIN.iter().any(|plain| plain.eq_ignore_ascii_case(&words)) && rest.contains('…');
        (!rest.is_empty() && !tail_only && !plain).then(|| fold_open(rest))
    }

    /// Takes the numbers of a run of digits and what joins them; what is none goes to `rest`.
    fn take_run(&mut self, run: &str, rest: &mut String) {
        let core = run.trim_matches([' ', '(', ')', '-', '.']);
        let (before, behind) = run.split_once(core).unwrap_or(("", ""));
        let mut tell = |number: String, rest: &mut String| {
            rest.push('…');
            rest.extend(number.chars().skip(number.len().saturating_sub(4)));
            self.add(number);
        };
        if long_enough(core)
            && let Some(number) = read_one(core)
        {
            rest.push_str(before);
            tell(number, rest);
            rest.push_str(behind);
            return;
        }
        // Two numbers parted by a blank: the longest run of pieces that is a number, from the left.
        let pieces: Vec<&str> = core.split(' ').filter(|piece| !piece.is_empty()).collect();
        let (mut at, mut found) = (0, Vec::new());
        while at < pieces.len() {
            let long = (at + 1..=pieces.len()).rev().find_map(|end| {
                let joined = pieces[at..end].join(" ");
                read_one(&joined).filter(|_| long_enough(&joined)).map(|number| (end, number))
            });
            if let Some((end, number)) = long {
                found.push(Ok(number));
                at = end;
            } else {
                found.push(Err(pieces[at]));
                at += 1;
            }
        }
        // A foreign number's pieces may look like one of ours.
        if core.starts_with('+') || found.iter().all(Result::is_err) {
            rest.push_str(run);
            return;
        }
        rest.push_str(before);
        for (nth, piece) in found.into_iter().enumerate() {
            if nth > 0 {
                rest.push(' ');
            }
            match piece {
                Ok(number) => tell(number, rest),
                Err(words) => rest.push_str(words),
            }
        }
        rest.push_str(behind);
    }
}

/// Beside words only a number that is whole is sure: 802 may be anything.
fn long_enough(run: &str) -> bool {
    run.bytes().filter(u8::is_ascii_digit).count() >= 7
}

/// Brackets that lost their other half are left out.
fn fold_open(rest: &str) -> String {
    let (open, close) = (rest.matches('(').count(), rest.matches(')').count());
    if open == close { rest.to_owned() } else { rest.replace(['(', ')'], " ").trim().to_owned() }
}

/// One number: 11 digits beginning with 1, a landline of 7 or 8 with or without area code, or a service number.
fn read_one(part: &str) -> Option<String> {
    let stripped = part.strip_prefix("+86").or_else(|| part.strip_prefix("0086")).unwrap_or(part);
    // As a spreadsheet saves a number into text: 13800008829.0.
    let stripped = match stripped.split_once('.') {
        Some((whole, zeros)) if whole.len() >= 7 && !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
            whole
        }
        _ => stripped,
    };
    let mut digits = String::with_capacity(13);
    let mut parted = false;
    for c in stripped.trim().chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '(' | ')' | '.' => parted = true,
            _ => return None,
        }
    }
    if digits.len() == 13 && digits.starts_with("861") {
        digits.drain(..2);
    }
    let at = |nth: usize| digits.as_bytes().get(nth).copied().unwrap_or_default();
    let mobile = digits.len() == 11 && at(0) == b'1' && (b'3'..=b'9').contains(&at(1));
    let landline = (7..=8).contains(&digits.len()) && (b'2'..=b'8').contains(&at(0)) && !is_day(&digits);
    let with_area = (10..=12).contains(&digits.len()) && at(0) == b'0' && (b'1'..=b'9').contains(&at(1));
    let called = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    let service = !parted && (3..=6).contains(&digits.len()) && matches!(at(0), b'1' | b'6' | b'9');
    if mobile || landline || with_area || called || service {
        return Some(digits);
    }
    // A spreadsheet takes the zero of an area code: 2982510001.
    let city = digits.len() == 10
        && (digits.starts_with("10") || at(0) == b'2' && at(1) != b'6')
        && (b'2'..=b'8').contains(&at(2));
    let province =
        (10..=11).contains(&digits.len()) && (b'3'..=b'9').contains(&at(0)) && (b'2'..=b'8').contains(&at(3));
    (city || province).then(|| format!("0{digits}"))
}

/// 20240101 is a day.
fn is_day(digits: &str) -> bool {
    digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20")) && {
        let number =
            |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u8>().ok()).unwrap_or(0);
        (1..=12).contains(&number(4..6)) && (1..=31).contains(&number(6..8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_numbers_in_one_cell() {
        assert_eq!(
            read_phones("138 0000 8829；+86-13900000417 / 029-8251 0001"),
            Ok(vec!["13800008829".into(), "13900000417".into(), "02982510001".into()])
        );
        assert_eq!(read_phones(""), Ok(vec![]));
    }

    #[test]
    fn what_is_no_number_is_named() {
        assert_eq!(read_phones("13800008829;无"), Err("无".into()));
        assert_eq!(read_phones("2380000882901"), Err("2380000882901".into()));
        for text in ["3-2-501", "2023-05-01", "20230501", "1952.3.12", "501", "3/2/501"] {
            assert!(read_phones(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_sure_is_taken_and_the_words_are_kept() {
        for (text, numbers, rest) in [
            ("13800008829（女儿）", &["13800008829"][..], "…8829(女儿)"),
            ("女儿13800008829", &["13800008829"], "女儿…8829"),
            ("女儿：13800008829", &["13800008829"], "女儿:…8829"),
            ("13800008829 13900000417", &["13800008829", "13900000417"], ""),
            ("138 0000 8829 139 0000 0417", &["13800008829", "13900000417"], ""),
            ("86-13800008829", &["13800008829"], ""),
            ("8613800008829", &["13800008829"], ""),
            ("029-82510001转802", &["02982510001"], "…0001转802"),
            ("+852 9123 4567", &[], "+852 9123 4567"),
            ("2982510001", &["02982510001"], ""),
            ("13800008829.0", &["13800008829"], ""),
            ("手机13800008829", &["13800008829"], ""),
            ("1380000882", &[], "1380000882"),
            ("3-2-501", &[], "3-2-501"),
            ("2023-05-01", &[], "2023-05-01"),
            ("13800008829、13900000417（儿子）", &["13800008829", "13900000417"], "…0417(儿子)"),
            ("没有", &[], "没有"),
            ("13213831903/13213831907", &["13213831903", "13213831907"], ""),
        ] {
            let taken = take_phones(text);
            assert_eq!(taken.numbers, numbers, "{text}");
            assert_eq!(taken.rest, rest, "{text}");
        }
    }
}

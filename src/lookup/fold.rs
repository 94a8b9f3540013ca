//! What is the same to a person who types: full and half width, capitals, dots, the many words for a door.
//!
//! Only what is looked up is folded; a name that is kept is never touched.

use super::person::Address;
use crate::model::fold::same;

/// Whether the sign is one of the dots that part the names of one person and mean nothing else.
pub(super) fn is_middle_dot(sign: char) -> bool {
    matches!(sign, '·' | '•' | '‧' | '・' | '．' | '∙' | '⋅' | '●' | '･')
}

/// Whether the sign is a digit, in either width.
pub(super) fn is_digit(sign: char) -> bool {
    half_width(sign).is_ascii_digit()
}

/// The sign in half width and small; blanks of any width become one blank.
pub(super) fn sign(sign: char) -> char {
    match half_width(sign) {
        '，' | '、' | '；' | ',' | ';' | '\'' | '’' => ' ',
        '。' => '.',
        '—' | '–' | '－' | '―' | '~' => '-',
        other if other.is_whitespace() => ' ',
        other => same::letter(other),
    }
}

fn half_width(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

/// The digits of a phone number, without the country's code.
pub(super) fn digits(phone: &str) -> Vec<u8> {
    let mut digits: Vec<u8> = phone.chars().map(half_width).filter(char::is_ascii_digit).map(|it| it as u8).collect();
    if digits.len() == 13 && digits.starts_with(b"86") {
        digits.drain(..2);
    }
    digits
}

/// The digits of an identity number with the `x` that may end it; of another document, its digits.
pub(super) fn identity(number: &str) -> Vec<u8> {
    let signs = number.chars().map(sign).filter(|it| it.is_ascii_digit() || *it == 'x');
    signs.map(|it| it as u8).collect()
}

/// Every number of an address from the lane's to the room's, with dashes between: `12-3-2-501`.
pub(super) fn numbers(address: &Address) -> Vec<u8> {
    let mut numbers = vec![];
    for part in [&address.lane, &address.building, &address.unit, &address.room] {
        let mut within = false;
        for sign in part.chars().map(half_width) {
            if sign.is_ascii_digit() {
                if !within && !numbers.is_empty() {
                    numbers.push(b'-');
                }
                numbers.push(sign as u8);
            }
            within = sign.is_ascii_digit();
        }
    }
    numbers
}

/// Words that may follow a number in an address; they say the same as a dash. The longest come first.
const AFTER_NUMBER: [&str; 12] = ["号楼", "号院", "单元", "号", "栋", "幢", "座", "楼", "室", "户", "门", "院"];

/// How many characters of `words` are a word that follows a number in an address.
pub(super) fn after_number(words: &[char]) -> Option<usize> {
    let fits = |word: &&&str| word.chars().count() <= words.len() && word.chars().zip(words).all(|(a, b)| a == *b);
    AFTER_NUMBER.iter().find(fits).map(|word| word.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_punctuation_make_no_difference() {
        let folded: String = "ＸＩＥ　３－２—５０１、ü".chars().map(sign).collect();
        assert_eq!(folded, "xie 3-2-501 v");
    }

    #[test]
    fn an_address_gives_its_numbers() {
        let address =
            Address {
                lane: "红光巷１２号院".into(), building: "3号楼".into(), unit: "2".into(), room: "501室".into()
            };
        assert_eq!(numbers(&address), b"12-3-2-501");
        assert_eq!(digits("+86 138-1234-5678"), b"13812345678");
        assert_eq!(identity("61019919520312002X"), b"61019919520312002x");
    }
}

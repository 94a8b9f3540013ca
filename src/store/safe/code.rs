//! A recovery code: 160 random bits as ten groups of six digits, copied by hand and typed back once. Five digits of a
//! group are 16 bits, the sixth tells a wrong digit, two that changed places, and a group in another's place.

use std::fmt;

use zeroize::Zeroizing;

/// Groups of a code.
const GROUPS: usize = 10;
/// Bytes of a code.
const BYTES: usize = GROUPS * 2;
/// Digits of a group, its check digit included.
const DIGITS: usize = 6;

/// The table of Damm's check digit: it finds every single wrong digit and every two neighbours that changed places.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A recovery code.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; BYTES]>);

/// What is wrong with a code that was typed; which group, from 1, so that it can be typed again alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not so many digits as a code has.
    #[error("{found} digits are not {}", GROUPS * DIGITS)]
    Length {
        /// How many there are.
        found: usize,
    },
    /// Something that is no digit.
    #[error("something in it is no digit")]
    NoDigit,
    /// The check digit of a group does not fit.
    #[error("group {0} is wrong")]
    Group(usize),
}

impl RecoveryCode {
    /// A fresh one.
    ///
    /// # Errors
    /// Where the system has no random bytes.
    pub fn random() -> std::io::Result<Self> {
        let mut bytes = Zeroizing::new([0; BYTES]);
        getrandom::fill(bytes.as_mut_slice()).map_err(std::io::Error::other)?;
        Ok(Self(bytes))
    }

    /// The one of these bytes.
    pub fn of(bytes: [u8; BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The groups as they are copied by hand, six digits each.
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        let number = |pair: &[u8]| pair.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        let group = |(place, pair): (usize, &[u8])| {
            let digits = Zeroizing::new(format!("{:05}", number(pair)));
            let check = check(place, digits.bytes());
            Zeroizing::new(format!("{}{check}", digits.as_str()))
        };
        self.0.chunks(2).enumerate().map(group).collect()
    }

    /// What was typed: digits, full-width ones too, with whatever stands between groups.
    ///
    /// # Errors
    /// Says which group is wrong.
    pub fn typed(text: &str) -> Result<Self, CodeError> {
        let mut digits = Zeroizing::new(Vec::with_capacity(GROUPS * DIGITS));
        for c in text.chars() {
            match c {
                '0'..='9' => digits.push(c as u8 - b'0'),
                '０'..='９' => digits.push((c as u32 - '０' as u32) as u8),
                c if c.is_whitespace() || matches!(c, '-' | '.' | ',' | '·' | '－' | '，') => {}
                _ => return Err(CodeError::NoDigit),
            }
        }
        if digits.len() != GROUPS * DIGITS {
            return Err(CodeError::Length { found: digits.len() });
        }
        let mut bytes = Zeroizing::new([0; BYTES]);
        for (place, (group, pair)) in digits.chunks(DIGITS).zip(bytes.chunks_mut(2)).enumerate() {
            let wrong = CodeError::Group(place + 1);
            let (last, five) = group.split_last().ok_or(wrong)?;
            let number = five.iter().fold(0_u32, |number, digit| number * 10 + u32::from(*digit));
            if check(place, five.iter().map(|digit| digit + b'0')) != *last {
                return Err(wrong);
            }
            pair.copy_from_slice(&u16::try_from(number).map_err(|_| wrong)?.to_be_bytes());
        }
        Ok(Self(bytes))
    }
}

/// The check digit of a group in its place.
fn check(place: usize, digits: impl Iterator<Item = u8>) -> u8 {
    let step = |sum: u8, digit: u8| {
        let row = DAMM.get(usize::from(sum));
        row.and_then(|row| row.get(usize::from(digit - b'0'))).copied().unwrap_or_default()
    };
    digits.fold((place % 10) as u8, step)
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says no by panicking")]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        RecoveryCode::of([0, 1, 255, 255, 18, 52, 86, 120, 154, 188, 222, 240, 3, 5, 7, 11, 13, 17, 19, 23])
    }

    fn text(code: &RecoveryCode) -> String {
        code.groups().iter().map(|group| group.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_code_looks_like_this_and_is_read_back() {
        let text = text(&code());
        assert_eq!(text, "000013 655358 046608 221364 396125 570727 007731 018038 033451 048879");
        assert!(RecoveryCode::typed(&text).unwrap() == code());
        let wide: String = text
            .chars()
            .map(|c| char::from_u32('０' as u32 + c as u32 - 48).filter(|_| c != ' ').unwrap_or('，'))
            .collect();
        assert!(RecoveryCode::typed(&wide).unwrap() == code());
    }

    #[test]
    fn every_wrong_digit_and_every_exchange_is_named_by_its_group() {
        let text: Vec<char> = text(&code()).chars().filter(char::is_ascii_digit).collect();
        let typed = |digits: &[char]| RecoveryCode::typed(&digits.iter().collect::<String>());
        for place in 0..text.len() {
            for digit in ('0'..='9').filter(|digit| *digit != text[place]) {
                let mut wrong = text.clone();
                wrong[place] = digit;
                assert_eq!(typed(&wrong).err(), Some(CodeError::Group(place / 6 + 1)));
            }
            let mut swapped = text.clone();
            let next = (place + 1).min(text.len() - 1);
            swapped.swap(place, next);
            if swapped != text && place / 6 == next / 6 {
                assert_eq!(typed(&swapped).err(), Some(CodeError::Group(place / 6 + 1)));
            }
        }
        let mut groups = text.clone();
        groups[..12].rotate_left(6);
        assert_eq!(typed(&groups).err(), Some(CodeError::Group(1)), "a group in another's place");
        assert_eq!(typed(&text[1..]).err(), Some(CodeError::Length { found: 59 }));
        assert_eq!(RecoveryCode::typed("l00000").err(), Some(CodeError::NoDigit));
    }
}

//! The resident identity number of GB 11643-1999: six digits of region, eight of birth, three of sequence, one check.

use jiff::civil::Date;

use crate::model::code::Sex;
use crate::model::fold::fold_width;

/// Weights of the first 17 digits (GB 11643-1999).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character for each remainder modulo 11.
const CHECKS: &[u8; 11] = b"10X98765432";

/// An identity number that is well formed: 18 characters, a real birth date, the right check character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitizenId(String);

/// Why a text is no identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdError {
    /// Neither 15 nor 18 characters.
    Length(usize),
    /// Something else than digits, with `X` only at the end of 18.
    Character(char),
    /// The digits of the birth date are no date.
    Birth,
    /// The check character does not fit.
    Check {
        /// The one that would.
        expected: char,
    },
    /// A spreadsheet kept it as a number and lost its last digits: it cannot be repaired.
    Destroyed,
    /// Masked with `*`: the true number is elsewhere.
    Masked,
}

impl CitizenId {
    /// Reads a number of 18 characters, or upgrades one of 15 by `19` after the region and a check character.
    ///
    /// Full-width digits and lower-case `x` are folded, spaces dropped.
    pub fn read(text: &str) -> Result<Self, IdError> {
        let folded: String =
            text.chars().map(fold_width).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if folded.contains('*') {
            return Err(IdError::Masked);
        }
        let length = folded.chars().count();
        if length != 15 && length != 18 {
            return Err(IdError::Length(length));
        }
        for (place, c) in folded.chars().enumerate() {
            if !(c.is_ascii_digit() || c == 'X' && place == 17) {
                return Err(IdError::Character(c));
            }
        }
        let whole = if length == 15 { upgrade(&folded) } else { folded };
        let id = Self(whole);
        id.checked_birth().ok_or(IdError::Birth)?;
        let expected = check_character(id.0.as_bytes());
        if id.0.ends_with(expected) { Ok(id) } else { Err(IdError::Check { expected }) }
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day of birth that the number carries.
    pub fn birth(&self) -> Date {
        // `read` let only numbers with a real date through.
        self.checked_birth().unwrap_or(Date::ZERO)
    }

    /// The sex that the sequence number carries: odd is male.
    pub fn sex(&self) -> Sex {
        if digit(self.0.as_bytes()[16]) % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    fn checked_birth(&self) -> Option<Date> {
        let digits = &self.0.as_bytes()[6..14];
        let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0_i16, |n, b| n * 10 + digit(*b) as i16);
        Date::new(number(0..4), number(4..6) as i8, number(6..8) as i8).ok().filter(|date| date.year() >= 1850)
    }
}

/// Inserts the century of a 15-digit number and appends its check character.
fn upgrade(fifteen: &str) -> String {
    let mut whole: String = fifteen.chars().take(6).chain("19".chars()).chain(fifteen.chars().skip(6)).collect();
    let check = check_character(whole.as_bytes());
    whole.push(check);
    whole
}

/// The check character of at least 17 digits.
pub fn check_character(digits: &[u8]) -> char {
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(byte, weight)| digit(*byte) * weight).sum();
    char::from(CHECKS[(sum % 11) as usize])
}

fn digit(byte: u8) -> u32 {
    u32::from(byte.wrapping_sub(b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_numbers_are_read() {
        for number in ["11010519491231002X", "440524188001010014"] {
            assert_eq!(CitizenId::read(number).map(|id| id.as_str().to_owned()), Ok(number.to_owned()));
        }
        let id = CitizenId::read("１1０105 19491231 002x").unwrap();
        assert_eq!(
            (id.as_str(), id.birth(), id.sex()),
            ("11010519491231002X", Date::constant(1949, 12, 31), Sex::Female)
        );
    }

    #[test]
    fn fifteen_digits_are_upgraded() {
        let id = CitizenId::read("610199520312123").unwrap();
        assert!(id.as_str().starts_with("61019919520312123"));
        assert_eq!(CitizenId::read(id.as_str()), Ok(id));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(CitizenId::read("61019919520312"), Err(IdError::Length(14)));
        assert_eq!(CitizenId::read("11010519491231002A"), Err(IdError::Character('A')));
        assert_eq!(CitizenId::read("110105194913310020"), Err(IdError::Birth));
        assert_eq!(CitizenId::read("110105194912310020"), Err(IdError::Check { expected: 'X' }));
        assert_eq!(CitizenId::read("**************002X"), Err(IdError::Masked));
    }
}

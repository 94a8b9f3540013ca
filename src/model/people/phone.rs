//! Telephone numbers as offices write them: several in one cell, with spaces, +86 and area codes.

use crate::model::fold::fold_typed;

/// Reads the numbers of one cell or field, parted by `;`, `,`, `/` or a line's end.
///
/// Spaces and dashes inside a number and a leading +86 are dropped. `Err` holds the first part that is no number.
pub fn read_phones(text: &str) -> Result<Vec<String>, String> {
    let mut numbers: Vec<String> = Vec::new();
    for part in fold_typed(text).split([';', ',', '/', '\n', '\r', '|']) {
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

/// One number: 11 digits beginning with 1, a landline of 7 or 8 with or without area code, or a service number.
fn read_one(part: &str) -> Option<String> {
    let stripped = part.strip_prefix("+86").or_else(|| part.strip_prefix("0086")).unwrap_or(part);
    let mut digits = String::with_capacity(12);
    for c in stripped.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '(' | ')' | '.' => {}
            _ => return None,
        }
    }
    let mobile = digits.len() == 11 && digits.starts_with('1');
    let landline = (7..=8).contains(&digits.len()) && !digits.starts_with('0');
    let with_area = (10..=12).contains(&digits.len()) && digits.starts_with('0');
    let service = (3..=6).contains(&digits.len()) || (digits.len() == 10 && digits.starts_with("400"));
    (mobile || landline || with_area || service).then_some(digits)
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
    }
}

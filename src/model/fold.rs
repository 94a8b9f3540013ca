//! Folding of what an input method or an office's spreadsheet writes in full width.
//!
//! Never applied to free text, and to names only for the middle dot (field-data: NFKC must not touch names). What names
//! are compared, found and sorted by is folded further, in [`same`].

pub mod same;

pub use same::{name_key, visible};

/// A full-width ASCII character (U+FF01–FF5E) or ideographic space as its ASCII twin; anything else unchanged.
pub fn fold_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        _ => c,
    }
}

/// Width, and the punctuation that stands on the same keys: `、` is `/`, `。` is `.`.
pub fn fold_key(c: char) -> char {
    match c {
        '、' => '/',
        '。' => '.',
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '【' => '[',
        '】' => ']',
        _ => fold_width(c),
    }
}

/// [`fold_key`] for a whole text: find, date, time, reading and number fields.
pub fn fold_typed(text: &str) -> String {
    text.chars().map(fold_key).collect()
}

/// [`fold_width`] for a whole text: ids, phones and addresses.
pub fn fold_text(text: &str) -> String {
    text.chars().map(fold_width).collect()
}

/// A name as it is kept: as it came, less what nobody can see, runs of space and line ends single, the four dots that
/// input methods write the middle dot U+00B7.
pub fn fold_name(text: &str) -> String {
    let dotted: String = visible(text)
        .chars()
        .map(|c| match c {
            '\u{2022}' | '\u{2027}' | '\u{30fb}' | '\u{ff0e}' => '\u{b7}',
            '\u{3000}' | '\u{a0}' => ' ',
            other => other,
        })
        .collect();
    let words: Vec<&str> = dotted.split_whitespace().collect();
    // A space inside a Han name is an alignment habit (王  伟); inside a Latin name it parts words.
    let han = words.iter().all(|word| word.chars().all(|c| !c.is_ascii()));
    words.join(if han { "" } else { " " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_readings_fold() {
        assert_eq!(fold_typed("１８２、１０４　７。4ｆ"), "182/104 7.4f");
        assert_eq!(fold_typed("9：30"), "9:30");
    }

    #[test]
    fn names_keep_their_characters() {
        assert_eq!(fold_name(" 王　伟 "), "王伟");
        assert_eq!(fold_name("阿依古丽•买买提"), "阿依古丽·买买提");
        assert_eq!(fold_name("John  Smith"), "John Smith");
        assert_eq!(fold_name("㐂𠮷"), "㐂𠮷");
        assert_eq!(fold_name("王伟\u{200b}\u{1b}"), "王伟");
        assert_eq!(fold_name("傅蘭馨⽅.Ａ"), "傅蘭馨⽅.Ａ", "the name stays as it came");
    }
}

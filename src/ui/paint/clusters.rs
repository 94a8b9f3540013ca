//! Clusters whose width terminals dispute, and what stands for each on the screen.
//!
//! One terminal draws 👨‍👩‍👧 in two cells, another in six; with VS16 a heart is one cell here and two there. Whatever stands
//! behind such a cluster would shift, and stay shifted on later screens. So joiners, variation selectors, skin tones
//! and tags are not drawn, a family is its first member, a flag its two letters. What is stored stays as it is.

use std::borrow::Cow;

/// Joins parts of one picture.
const JOINER: char = '\u{200d}';
/// Letters of flags: A to Z.
const FLAG_LETTERS: std::ops::RangeInclusive<char> = '\u{1f1e6}'..='\u{1f1ff}';

/// The text as every terminal draws it alike.
pub(super) fn settled(text: &str) -> Cow<'_, str> {
    // All that is disputed begins with one of these bytes; ordinary Han text is decided by this alone.
    let perhaps = text.bytes().any(|byte| matches!(byte, 0xe2 | 0xef | 0xf0 | 0xf3));
    if !perhaps || !text.chars().any(is_disputed) {
        return Cow::Borrowed(text);
    }
    let mut drawn = String::with_capacity(text.len());
    let mut joined = false;
    for c in text.chars() {
        if FLAG_LETTERS.contains(&c) {
            let letter = u32::from(c) - u32::from(*FLAG_LETTERS.start());
            drawn.push(char::from(b'A' + letter as u8));
        } else if !is_disputed(c) && !joined {
            drawn.push(c);
        }
        joined = c == JOINER && drawn.chars().next_back().is_some_and(is_picture);
    }
    Cow::Owned(drawn)
}

/// Whether a character changes the width of its cluster on some terminals only.
fn is_disputed(c: char) -> bool {
    matches!(c,
        // No width of their own: spaces of none, joiners, marks of direction.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        // Selectors of a form, also of a Han character.
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
        // Keys, skin tones, tags.
        | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
        || FLAG_LETTERS.contains(&c)
}

/// Whether a character is a picture that others are joined to.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{2bff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disputed_cluster_is_one_character_that_all_agree_on() {
        for (text, drawn) in [
            ("👍🏻", "👍"),
            ("❤️", "❤"),
            ("👨‍👩‍👧李", "👨李"),
            ("🏳️‍🌈a", "🏳a"),
            ("🇨🇳中", "CN中"),
            ("1️⃣号", "1号"),
            ("葛󠄀", "葛"),
            ("a\u{200b}b\u{202e}c", "abc"),
        ] {
            assert_eq!(settled(text), drawn, "{}", text.escape_unicode());
        }
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        for text in ["红光巷12号院（东）", "3-2-501 …─│", "ئۇيغۇر", "བོད་ཡིག", "𠮷野家", "👍"]
        {
            assert!(matches!(settled(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }
}

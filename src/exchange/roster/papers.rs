//! Which document a number is of: the kind that the file tells by word or code, and the kind that the number shows.

/// What the file says of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper<'a> {
    /// The resident identity card, or a register in which its number stands; or nothing is said.
    Citizen,
    /// Another one, called so.
    Other(&'a str),
}

/// Codes of documents: GA/T 517 in three digits, WS 364 (CV02.01.101) in two.
const CODES: [(&str, &str); 17] = [
    ("111", ""),
    ("112", ""),
    ("113", ""),
    ("01", ""),
    ("1", ""),
    ("02", ""),
    ("2", ""),
    ("03", "护照"),
    ("3", "护照"),
    ("414", "护照"),
    ("04", "军官证"),
    ("114", "军官证"),
    ("06", "港澳居民来往内地通行证"),
    ("516", "港澳居民来往内地通行证"),
    ("07", "台湾居民来往大陆通行证"),
    ("511", "台湾居民来往大陆通行证"),
    ("553", "外国人永久居留身份证"),
];

/// What a word or a code of the file means.
pub(super) fn told(word: &str) -> Paper<'_> {
    let word = word.trim();
    if let Some((_, name)) = CODES.iter().find(|(code, _)| *code == word) {
        return if name.is_empty() { Paper::Citizen } else { Paper::Other(name) };
    }
    let other = ["外国", "永久", "永居", "港", "澳", "台", "护照", "军", "警", "驾", "通行", "其他", "其它", "出生"];
    let citizen = ["身份", "户口", "二代", "一代", "居民证", "sfz", "SFZ", "id"];
    let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
    if word.is_empty() || has(&citizen) && !has(&other) { Paper::Citizen } else { Paper::Other(word) }
}

/// What a number shows itself to be that is no citizen's: letters before digits, each document in its own way.
pub(super) fn shown(number: &str) -> Option<&'static str> {
    let letters = number.chars().take_while(char::is_ascii_alphabetic).count();
    let digits = number.chars().skip(letters);
    let count = digits.clone().filter(char::is_ascii_digit).count();
    if !number.is_ascii() || digits.count() != count {
        return None;
    }
    match (letters, count) {
        (3, 12) => Some("外国人永久居留身份证"),
        (1, 8 | 10) if number.starts_with(['H', 'M', 'h', 'm']) => Some("港澳居民来往内地通行证"),
        (1..=2, 7..=8) => Some("护照"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_name_a_document() {
        for word in ["", "身份证", "居民身份证", "二代证", "户口簿", "户口本", "111", "01", "SFZ", "临时身份证"]
        {
            assert_eq!(told(word), Paper::Citizen, "{word}");
        }
        for (word, name) in [
            ("护照", "护照"),
            ("414", "护照"),
            ("外国人永久居留身份证", "外国人永久居留身份证"),
            ("港澳台居民居住证", "港澳台居民居住证"),
            ("台胞证", "台胞证"),
            ("553", "外国人永久居留身份证"),
        ] {
            assert_eq!(told(word), Paper::Other(name), "{word}");
        }
    }

    #[test]
    fn a_number_shows_what_it_is() {
        assert_eq!(shown("E12345678"), Some("护照"));
        assert_eq!(shown("EA1234567"), Some("护照"));
        assert_eq!(shown("USA610152031201"), Some("外国人永久居留身份证"));
        assert_eq!(shown("H1234567801"), Some("港澳居民来往内地通行证"));
        for none in ["12345678", "61019919520312123X", "61019919520312", "X1", "护照12345678"] {
            assert_eq!(shown(none), None, "{none}");
        }
    }
}

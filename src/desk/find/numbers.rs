//! Issues by their number, as slips and people say it: `#5`, `诉求5`, `5号`, `5号诉求`, `suqiu5`.

use crate::model::people::address::with_digits;

/// What may stand before a number, and behind it.
const BEFORE: [&str; 9] = ["诉求", "工单", "编号", "第", "号", "#", "issue", "no.", "suqiu"];
const BEHIND: [&str; 5] = ["号", "诉求", "工单", "件", "suqiu"];
/// The most digits that a number has.
const MOST_DIGITS: usize = 9;

/// Narrow, in small letters and without blanks.
fn folded(typed: &str) -> String {
    let narrow = |sign: char| match sign {
        '０'..='９' | '＃' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        sign => sign.to_ascii_lowercase(),
    };
    typed.chars().filter(|sign| !sign.is_whitespace()).map(narrow).collect()
}

/// What is left once the words before a number are gone.
fn without_words(signs: &str) -> &str {
    let mut rest = signs;
    while let Some(less) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = less;
    }
    rest
}

/// Whether what is typed so far may be followed by the digits of an issue: `#`, `诉求`. A digit then is part of it.
pub fn may_begin(typed: &str) -> bool {
    let signs = folded(typed);
    !signs.is_empty() && without_words(&signs).is_empty()
}

/// The number that was typed with a word or a sign that makes it one of an issue; `None` for anything else, and for
/// bare digits, which may mean a phone or a door as well.
pub(in crate::desk) fn issue(typed: &str) -> Option<u32> {
    let folded = folded(typed);
    let signs = with_digits(&folded);
    let mut rest = without_words(&signs);
    while let Some(less) = BEHIND.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = less;
    }
    let digits = !rest.is_empty() && rest.len() <= MOST_DIGITS && rest.bytes().all(|digit| digit.is_ascii_digit());
    if digits && rest.len() < signs.len() { rest.parse().ok() } else { None }
}

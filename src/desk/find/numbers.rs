//! Issues by their number, as slips and people say it: `#5`, `诉求5`, `5号`, `5号诉求`, `suqiu5`.

use crate::model::people::address::with_digits;

/// What may stand before a number, and behind it.
const BEFORE: [&str; 9] = ["诉求", "工单", "编号", "第", "号", "#", "issue", "no.", "suqiu"];
const BEHIND: [&str; 5] = ["号", "诉求", "工单", "件", "suqiu"];
/// The most digits that a number has.
const MOST_DIGITS: usize = 9;

/// The number that was typed with a word or a sign that makes it one of an issue; `None` for anything else, and for
/// bare digits, which may mean a phone or a door as well.
pub(in crate::desk) fn issue(typed: &str) -> Option<u32> {
    let narrow = |sign: char| match sign {
        '０'..='９' | '＃' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        sign => sign.to_ascii_lowercase(),
    };
    let signs: String = typed.chars().filter(|sign| !sign.is_whitespace()).map(narrow).collect();
    let signs = with_digits(&signs);
    let mut rest = signs.as_str();
    while let Some(less) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = less;
    }
    while let Some(less) = BEHIND.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = less;
    }
    let digits = !rest.is_empty() && rest.len() <= MOST_DIGITS && rest.bytes().all(|digit| digit.is_ascii_digit());
    if digits && rest.len() < signs.len() { rest.parse().ok() } else { None }
}

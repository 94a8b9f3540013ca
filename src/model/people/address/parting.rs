//! The words between the numbers of a door: 号楼, 栋, 幢, 单元, 门, 座 and their like.

/// What parts numbers of a door; 号楼 and its like are put in its place.
const PARTING: [char; 8] = ['#', '＃', '—', '–', '－', '‐', '―', '~'];

/// Stands in the place of a dash that belongs to a lane's own number: 12-1号.
pub(super) const KEPT: char = '\u{1}';

/// The words between a door's numbers as dashes, the unit's as 单元.
pub(super) fn parted(folded: &str) -> String {
    let signs: Vec<char> = folded.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_alphanumeric);
    let begins = |at: usize, word: &str| word.chars().enumerate().all(|(nth, sign)| signs.get(at + nth) == Some(&sign));
    let mut spelled = String::with_capacity(folded.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at).copied() {
        let behind_digit = at > 0 && digit(at - 1);
        let next_number =
            signs.get(at + 1..).unwrap_or_default().iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        let after = at + 1 + next_number;
        match sign {
            '号' if begins(at, "号楼") => {
                spelled.push('-');
                at += 1;
            }
            '单' if begins(at, "单元门") => {
                spelled.push_str("单元");
                at += 2;
            }
            '单' if begins(at, "单元") => {
                spelled.push_str("单元");
                at += 1;
            }
            '栋' | '幢' => {
                spelled.push('-');
                if begins(at + 1, "楼") {
                    at += 1;
                }
            }
            // 3楼2单元 is a building, 2单元5楼501 a floor: see `without_floor`.
            '楼' if behind_digit && next_number > 0 && (begins(after, "单元") || begins(after, "门")) => {
                spelled.push('-');
            }
            // 3栋2门501.
            '门' if behind_digit && (next_number > 0 || at + 1 == signs.len()) => spelled.push_str("单元"),
            '第' if next_number > 0 && ["号楼", "栋", "幢", "单元"].iter().any(|word| begins(after, word)) => {}
            '座' | '/' | '\\' if behind_digit && next_number > 0 => spelled.push('-'),
            '-' if behind_digit
                && next_number > 0
                && begins(after, "号")
                && !begins(after, "号楼")
                && digit_behind(&signs, after) =>
            {
                spelled.push(KEPT);
            }
            _ if PARTING.contains(&sign) => spelled.push('-'),
            other => spelled.push(other),
        }
        at += 1;
    }
    spelled
}

/// Whether a door's numbers follow behind a lane's own.
fn digit_behind(signs: &[char], from: usize) -> bool {
    signs.get(from..).unwrap_or_default().iter().any(char::is_ascii_digit)
}

/// 5楼501 and 5层501 are 501.
pub(super) fn without_floor(room: &str) -> String {
    let Some(at) = room.find(['楼', '层']) else { return room.to_owned() };
    let (floor, rest) = room.split_at(at);
    let rest = rest.trim_start_matches(['楼', '层', '-']);
    let is_floor = !floor.is_empty() && floor.bytes().all(|byte| byte.is_ascii_digit());
    if is_floor && rest.len() > floor.len() && rest.starts_with(floor) { rest.to_owned() } else { room.to_owned() }
}

/// Parts `红光巷12号3` into the lane and the building's number; a lane's own number ends in 号.
pub(super) fn cut_trailing_number(text: &str) -> (String, String) {
    let digits = text.chars().rev().take_while(char::is_ascii_alphanumeric).count();
    let keep = text.chars().count() - digits;
    (text.chars().take(keep).collect(), text.chars().skip(keep).collect())
}

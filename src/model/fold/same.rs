//! What is the same to whoever compares, looks for or sorts names, streets and words: width, case, traditional and
//! simplified, variants, radicals out of a PDF, GBK's private characters, marks and dots. One folding for all of them.
//!
//! Only keys are folded. What is kept stays as it came, less what nobody can see ([`visible`]).
//!
//! Tables: Unicode's own decompositions (`unicode-normalization`), its Unihan variants (`unihan.txt`), and the GB 18030
//! index of `encoding_rs` for the characters that GBK had no code points for.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// The characters that nearly all names are written with, and those that Unicode added before them.
const USUAL: std::ops::Range<u32> = 0x3400..0xa000;
/// GBK's private characters, in the order of its codes FE50 to FEA0.
const PRIVATE: std::ops::RangeInclusive<char> = '\u{e815}'..='\u{e864}';

/// The dots that part the names of one person, and what people type for them.
#[rustfmt::skip]
const DOTS: [char; 28] = [
    '.', '-', '·', '\u{2022}', '\u{2027}', '\u{30fb}', '\u{ff0e}', '\u{22c5}', '\u{2219}', '。', '●', '\u{ff65}',
    '\u{fe52}', '\u{25e6}', '\u{2e31}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '—', '\u{2015}', '\u{ff0d}',
    '\u{fe63}', '\u{ff61}', '丶', '○', '\u{16eb}', '\u{2981}',
];

/// Whether a sign may stand between the names of one person.
pub fn is_dot(sign: char) -> bool {
    DOTS.contains(&sign)
}

/// Whether a sign parts words of a name, or is written between them, and is none of its letters.
fn is_between(sign: char) -> bool {
    is_dot(sign) || sign.is_whitespace() || matches!(sign, '\'' | '’' | '‘' | '`' | ',' | '，' | '、' | '\u{2bc}')
}

/// Whether nobody sees a sign: no width, a direction mark, a control character. A line's end and a tab are seen.
pub fn is_unseen(sign: char) -> bool {
    // Nearly all signs are these.
    if matches!(sign, ' '..='~' | '\u{3400}'..='\u{9fff}' | '\n' | '\r' | '\t') {
        return false;
    }
    let marks = matches!(
        sign,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    );
    let fillers = matches!(sign, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    let others = matches!(
        sign,
        '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}'
    );
    marks || fillers || others || sign.is_control()
}

/// Whether a sign only says how the one before it is drawn.
fn is_drawing(sign: char) -> bool {
    matches!(sign, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// A text as it came, less what nobody can see.
pub fn visible(text: &str) -> std::borrow::Cow<'_, str> {
    if text.chars().any(is_unseen) {
        text.chars().filter(|sign| !is_unseen(*sign)).collect::<String>().into()
    } else {
        text.into()
    }
}

/// A text whose control and direction signs are seen: an escape is shown as `␛`, what has no picture as `\u{fffd}`. What
/// has no width is left out. Line ends stay.
pub fn shown(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.chars().any(|sign| is_unseen(sign) || matches!(sign, '\r' | '\t')) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{9b}' => out.push('␛'),
            '\u{0}'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(sign))),
            '\u{7f}' => out.push('␡'),
            '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            other if is_unseen(other) => {}
            other => out.push(other),
        }
    }
    out.into()
}

/// The characters that stand for others.
struct Classes {
    /// Of the usual characters, from the first on.
    usual: Box<[u16]>,
    others: HashMap<char, char>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut classes = Classes { usual: USUAL.map(|code| code as u16).collect(), others: HashMap::new() };
    for line in include_str!("unihan.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut signs = line.chars();
        let Some(one) = signs.next() else { continue };
        // A radical's own character may stand for others, or be one for which another stands: those lines came first.
        let one = classes.of(one);
        for other in signs {
            let place = u32::from(other).wrapping_sub(USUAL.start) as usize;
            match (classes.usual.get_mut(place), u16::try_from(u32::from(one))) {
                (Some(place), Ok(one)) => *place = one,
                _ => drop(classes.others.insert(other, one)),
            }
        }
    }
    classes
});

impl Classes {
    fn of(&self, sign: char) -> char {
        let place = u32::from(sign).wrapping_sub(USUAL.start) as usize;
        match self.usual.get(place) {
            Some(one) => char::from_u32(u32::from(*one)).unwrap_or(sign),
            None => self.others.get(&sign).copied().unwrap_or(sign),
        }
    }
}

/// What GBK's private character is in Unicode of today.
fn public(sign: char) -> Option<char> {
    let place = u32::from(sign).checked_sub(u32::from(*PRIVATE.start()))? as u8;
    // 7F is no second byte.
    let second = if place < 0x2f { 0x50 + place } else { 0x51 + place };
    let bytes = [0xfe, second];
    let (text, lost) = encoding_rs::GB18030.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|other| !lost && *other != sign)
}

/// Gives the letters that a sign is to whoever compares: none for what is not seen or is a mark over a letter.
pub fn letters(sign: char, mut each: impl FnMut(char)) {
    match sign {
        '\u{3400}'..='\u{9fff}' => each(CLASSES.of(sign)),
        ' '..='~' => each(sign.to_ascii_lowercase()),
        // What people type who have no key for it; a passport says YU, see `name_key`.
        'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ǖ' | 'Ǘ' | 'Ǚ' | 'Ǜ' => each('v'),
        _ if PRIVATE.contains(&sign) => each(CLASSES.of(public(sign).unwrap_or(sign))),
        _ if is_unseen(sign) || is_drawing(sign) => {}
        _ => {
            for part in std::iter::once(sign).nfkd() {
                // A dot within a letter parts no names.
                if is_unseen(part) || is_between(part) || matches!(part, '\u{300}'..='\u{36f}') {
                    continue;
                }
                // A second time: small letters of some have marks of their own.
                let small = part.to_lowercase().filter(|small| !matches!(small, '\u{300}'..='\u{36f}'));
                small.for_each(|small| each(CLASSES.of(small)));
            }
        }
    }
}

/// The first of a sign's letters; the sign itself where it has none.
pub fn letter(sign: char) -> char {
    let mut first = None;
    letters(sign, |letter| first = first.or(Some(letter)));
    first.unwrap_or(sign)
}

/// A sign of a script whose words are not parted by blanks.
pub fn is_han(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{9fff}' | '\u{e000}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        && sign != '丶'
}

/// What a name is to whoever compares names. Dots and blanks make no difference, nor does the order of Latin words:
/// `SMITH JOHN` is `John Smith`, `阿依古丽.买买提` is `阿依古丽买买提`.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    if name.chars().all(|sign| matches!(sign, '\u{4e00}'..='\u{9fff}') && sign != '丶') {
        key.extend(name.chars().map(|sign| CLASSES.of(sign)));
        return key;
    }
    let (mut han, mut words) = (false, 1);
    for sign in name.nfc() {
        if is_between(sign) {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
                words += 1;
            }
            continue;
        }
        letters(sign, |letter| {
            han |= is_han(letter);
            key.push(letter);
        });
    }
    let trimmed = key.trim_end_matches(' ').len();
    key.truncate(trimmed);
    if han {
        key.retain(|sign| sign != ' ');
        return key;
    }
    // A passport writes ü as YU.
    let spelled = |word: &str| match word {
        "lyu" => "lv".to_owned(),
        "nyu" => "nv".to_owned(),
        other => other.to_owned(),
    };
    if words == 1 {
        return spelled(&key);
    }
    let mut words: Vec<String> = key.split(' ').map(spelled).collect();
    words.sort_unstable();
    words.join(" ")
}

/// What words are to whoever compares them where their order counts: a street, a heading. Blanks are left out.
pub fn words_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for sign in text.chars().filter(|sign| !sign.is_whitespace()) {
        letters(sign, |letter| key.push(letter));
    }
    key
}

/// Tells versions of the folding apart: what was kept by another one is made anew. It is a checksum of what every
/// character is folded to, worked out by a test and not by each start, which would wait for it.
pub const PRINT: u32 = 4_278_097_268;

#[cfg(test)]
mod tests {
    use super::*;

    fn all_one(names: &[&str]) {
        let keys: Vec<String> = names.iter().map(|name| name_key(name)).collect();
        assert!(keys.iter().all(|key| *key == keys[0]), "{names:?} {keys:?}");
    }

    #[test]
    fn one_name_however_it_came() {
        for names in [
            &["方大同", "⽅⼤同", "方\u{200b}大同", "\u{202d}方大同\u{202c}", "方 大　同", "方\u{fe00}大同"][..],
            &["MARY王", "ＭＡＲＹ王", "Mary王", "mary 王", "Mary·王"],
            &["傅兰馨", "傅蘭馨"],
            &["吕国强", "呂国强", "呂國強", "吕國强"],
            &["解秀英", "解秀英", "觧秀英"],
            &["谢峰", "謝峯", "謝峰"],
            &["王䶮", "王\u{e863}"],
            &["李㑇", "李\u{e81b}"],
            &["西门庆", "⻄门庆", "⻄⻔庆"],
            &["羽生", "羽生"],
            &["John Smith", "SMITH  JOHN", "smith, john", "Ｊｏｈｎ·Smith", "Jöhn Smith", "Jo\u{308}hn Smith"],
            &["Lü Wei", "LYU WEI", "lv wei", "Lu\u{308} Wei", "Wei Lǚ"],
            &["Xiè Xiùyīng", "XIE XIUYING"],
            &["阿依古丽·买买提", "阿依古丽.买买提", "阿依古丽⋅买买提", "阿依古丽∙买买提", "阿依古丽。买买提"],
            &["阿依古丽·买买提", "阿依古丽-买买提", "阿依古丽●买买提", "阿依古丽买买提", "阿依古丽 • 買買提"],
        ] {
            all_one(names);
        }
    }

    #[test]
    fn other_names_stay_other_names() {
        for [one, other] in [
            ["谈丽", "谭丽"],
            ["张建国", "张健国"],
            ["解秀英", "解秀莹"],
            ["王哲", "王者"],
            ["李曜", "李耀"],
            ["沈文", "沉文"],
            ["John Smith", "Johns Mith"],
            ["王一", "王二"],
            ["未来", "末来"],
        ] {
            assert_ne!(name_key(one), name_key(other), "{one} {other}");
        }
    }

    #[test]
    fn gbks_private_characters_have_their_own() {
        let own = |sign| public(sign);
        assert_eq!((own('\u{e863}'), own('\u{e81b}'), own('\u{e844}')), (Some('䶮'), Some('㑇'), Some('䜣')));
        assert!(PRIVATE.filter_map(own).count() >= 70);
    }

    #[test]
    fn folding_twice_changes_nothing() {
        // Behind these no character is assigned that names have.
        for sign in '\u{0}'..='\u{323af}' {
            let once = name_key(sign.encode_utf8(&mut [0; 4]));
            assert_eq!(name_key(&once), once, "{sign:?}");
        }
    }

    /// The classes of this version of the crates and of `unihan.txt`. Where a new version changes them, [`PRINT`] is
    /// written anew, and whatever was kept by the old one is made anew.
    #[test]
    fn the_classes_are_those_that_were_looked_at() {
        let mut print = 0;
        for sign in ('\u{20}'..='\u{33ff}').chain('\u{3400}'..='\u{9fff}').chain('\u{e800}'..='\u{ffff}') {
            letters(sign, |letter| print = crc32c::crc32c_append(print, &u32::from(letter).to_le_bytes()));
        }
        assert_eq!(print, PRINT, "unicode-normalization {:?}", unicode_normalization::UNICODE_VERSION);
    }

    #[test]
    fn what_moves_a_terminal_is_seen() {
        assert_eq!(shown("王\u{1b}[31m伟\u{9b}0m\u{7}\u{202e}x\u{200b}\r\n"), "王␛[31m伟␛0m␇\u{fffd}x␍\n");
        assert_eq!(shown("王伟"), "王伟");
    }

    #[test]
    fn what_nobody_sees_is_left_out_and_nothing_else() {
        assert_eq!(visible("王伟\u{200b}"), "王伟");
        assert_eq!(visible("\u{feff}\u{202d}a\u{1b}b\u{9b}\u{202c}"), "ab");
        assert_eq!(visible("一\n二\t三\u{e0100}"), "一\n二\t三\u{e0100}");
    }
}

//! Chinese numerals of an address, and those that belong to a name.

use std::borrow::Cow;

use super::{BEHIND, ROOM};

/// The value of a Chinese numeral below a thousand, or a row of digits as people write rooms: 五零一.
fn numeral(signs: &[char]) -> Option<String> {
    let digit = |sign: char| "零一二三四五六七八九".chars().position(|one| one == sign);
    let plain = |sign: &char| match sign {
        '〇' | '○' => '零',
        '两' => '二',
        other => *other,
    };
    let signs: Vec<char> = signs.iter().map(plain).collect();
    if !signs.iter().any(|sign| matches!(sign, '十' | '百')) {
        return signs.iter().map(|sign| digit(*sign).map(|digit| digit.to_string())).collect();
    }
    let (mut sum, mut last) = (0, None);
    for sign in signs {
        match sign {
            '百' => sum += last.take().unwrap_or(1) * 100,
            '十' => sum += last.take().unwrap_or(1) * 10,
            other => last = Some(digit(other)?),
        }
    }
    Some((sum + last.unwrap_or(0)).to_string())
}

/// Chinese numerals as digits where they are a number of an address: before 号, 栋, 单元 and their like, or as the room
/// behind one of those. 三学街 and 二环路 stay names.
pub fn with_digits(text: &str) -> Cow<'_, str> {
    const NUMERALS: [char; 15] =
        ['零', '〇', '○', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '两'];
    if !text.contains(NUMERALS) {
        return Cow::Borrowed(text);
    }
    let signs: Vec<char> = text.chars().collect();
    let is_numeral = |at: usize| signs.get(at).is_some_and(|sign| NUMERALS.contains(sign));
    let begins = |at: usize, word: &str| word.chars().enumerate().all(|(nth, sign)| signs.get(at + nth) == Some(&sign));
    let number_at = |at: usize| is_numeral(at) || signs.get(at).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at).copied() {
        let end = (at..=signs.len()).find(|at| !is_numeral(*at)).unwrap_or(at);
        if end == at {
            out.push(sign);
            at += 1;
            continue;
        }
        let before = ["号", "栋", "幢", "单元", "室", "户", "层", "弄", "座"].iter().any(|word| begins(end, word))
            || begins(end, "门") && (number_at(end + 1) || end + 1 == signs.len())
            || begins(end, "楼") && (number_at(end + 1) || end + 1 == signs.len());
        let behind = ["单元", "号楼", "栋", "幢", "门", "层", "-", "#", "座"].iter().any(|word| out.ends_with(word))
            && signs.get(end).is_none_or(|sign| ROOM.contains(sign) || BEHIND.contains(sign) || *sign == '-');
        match numeral(&signs[at..end]).filter(|_| before || behind) {
            Some(digits) => out.push_str(&digits),
            None => out.extend(&signs[at..end]),
        }
        at = end;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeral_in_a_name_stays_one() {
        for lane in ["三学街", "二环路", "八一路", "五道口", "四府街", "三门峡路", "十里铺", "一品苑", "七里庙村"]
        {
            assert_eq!(with_digits(lane), lane);
        }
        for (text, digits) in [
            ("西街十二号院三号楼二单元五零一", "西街12号院3号楼2单元501"),
            ("一百二十号", "120号"),
            ("二十栋", "20栋"),
            ("三学街十号", "三学街10号"),
            ("两单元", "2单元"),
        ] {
            assert_eq!(with_digits(text), digits);
        }
    }
}

//! Numbers as they are read aloud: 十位, 两点, 一百零五号. On lists numbers stay digits.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const PLACES: [(u32, Option<char>); 4] = [(1000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)];

/// A number in order, as before 号: 二, 十二, 一百零五. From 10,000 on digits, which a clerk reads more surely.
pub fn ordinal(number: u32) -> String {
    if number >= 10_000 {
        return number.to_string();
    }
    if number == 0 {
        return DIGITS[0].to_string();
    }
    let mut said = String::new();
    let mut skipped = false;
    for (size, name) in PLACES {
        let digit = number / size % 10;
        if digit == 0 {
            skipped = !said.is_empty();
            continue;
        }
        if skipped {
            said.push(DIGITS[0]);
            skipped = false;
        }
        // 10 to 19 begin with 十, but 一百一十.
        if !(size == 10 && digit == 1 && said.is_empty()) {
            said.push(DIGITS[digit as usize]);
        }
        said.extend(name);
    }
    said
}

/// A number of things, as before 位 and 点: two is 两.
pub fn counted(number: u32) -> String {
    if number == 2 { "两".to_owned() } else { ordinal(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_said() {
        for (number, said) in [
            (0, "零"),
            (2, "二"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (41, "四十一"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (214, "二百一十四"),
            (1000, "一千"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (5140, "五千一百四十"),
            (9999, "九千九百九十九"),
            (10_000, "10000"),
        ] {
            assert_eq!(ordinal(number), said);
        }
        assert_eq!((counted(2), counted(12), counted(22)), ("两".into(), "十二".into(), "二十二".into()));
    }
}

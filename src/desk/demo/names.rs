//! Names that nobody bears on purpose: surnames by their frequency in Shaanxi, given names by the fashion of a year.
//!
//! A name is drawn from tables, never taken from a person.

use crate::model::Sex;

use super::chance::Chance;

/// Surnames and how many of a thousand or so bear them. The last rows are those that people read wrongly.
const SURNAMES: &[(&str, u32)] = &[
    ("王", 96),
    ("李", 90),
    ("张", 86),
    ("刘", 66),
    ("杨", 40),
    ("陈", 34),
    ("赵", 32),
    ("马", 26),
    ("高", 20),
    ("郭", 18),
    ("周", 16),
    ("吴", 16),
    ("孙", 14),
    ("何", 13),
    ("朱", 12),
    ("胡", 12),
    ("林", 10),
    ("雷", 10),
    ("白", 10),
    ("梁", 9),
    ("宋", 9),
    ("田", 9),
    ("董", 9),
    ("冯", 9),
    ("韩", 9),
    ("党", 7),
    ("许", 8),
    ("曹", 8),
    ("罗", 8),
    ("贺", 8),
    ("任", 8),
    ("魏", 8),
    ("程", 8),
    ("屈", 6),
    ("徐", 8),
    ("薛", 8),
    ("谢", 5),
    ("肖", 5),
    ("夏", 4),
    ("邢", 3),
    ("辛", 3),
    ("席", 2),
    ("权", 3),
    ("惠", 3),
    ("强", 3),
    ("弓", 1),
    ("史", 5),
    ("唐", 5),
    ("邓", 4),
    ("姚", 6),
    ("崔", 6),
    ("贾", 6),
    ("孟", 4),
    ("秦", 5),
    ("侯", 5),
    ("段", 5),
    ("武", 4),
    ("康", 4),
    ("蒋", 3),
    ("沈", 3),
    ("袁", 4),
    ("苏", 5),
    ("吕", 5),
    ("丁", 4),
    ("杜", 6),
    ("潘", 3),
    ("余", 3),
    ("叶", 2),
    ("汪", 2),
    ("方", 3),
    ("石", 4),
    ("姜", 3),
    ("金", 3),
    ("龙", 2),
    ("穆", 1),
    ("欧阳", 1),
    ("上官", 1),
    ("解", 4),
    ("单", 3),
    ("仇", 3),
    ("查", 2),
    ("曾", 4),
    ("翟", 5),
    ("覃", 2),
    ("区", 2),
    ("尉迟", 1),
];

/// Characters of women's names: born before 1955, before 1975, before 1995, since.
const WOMEN: [(&str, &str); 4] = [
    ("秀玉桂淑凤兰素春惠月雪翠", "英兰珍芳莲梅霞云华琴娥芬贤花香"),
    ("秀玉建晓丽小爱红淑春亚慧", "英芳玲霞红梅燕萍莉琴娟艳华云敏"),
    ("晓丽海亚婷小雅文静佳雪倩", "娟燕婷敏静丽莉娜妮楠芳洁蓉颖玲"),
    ("欣雨子梓诗思语若佳可馨嘉", "涵怡萱彤瑶琪妍悦桐玥宁茜冉菲萌"),
];

/// Characters of men's names of the same years.
const MEN: [(&str, &str); 4] = [
    ("建德志振国生忠文清世长福", "民德义成林明生发祥安山才华荣贵"),
    ("建国志军卫永新宏晓文利保", "军平民强明生安利华峰斌刚伟林勇"),
    ("海晓志建文俊鹏小亚宏立永", "波涛鹏超飞军斌龙刚磊辉伟锋杰强"),
    ("子浩宇俊梓嘉一泽博天奕睿", "轩涵宇泽然博豪辰睿航杰铭森昊洋"),
];

/// Given names of one character, by sex and over all years; the first few of each sound alike.
const SINGLE_WOMEN: &str = "静婧敬玲琳灵霞侠芳敏娟燕艳丽莉梅红英萍薇颖";
const SINGLE_MEN: &str = "伟玮炜维军钧君强刚勇磊涛波斌彬鹏辉峰锋杰浩";

/// Sounds of `xxy`: the desk's own story has two people with these initials, and they are in no drawn name.
const X_SURNAMES: &str = "许徐薛谢肖夏邢辛席";
const X_CHARACTERS: &str = "秀晓雪小新欣馨祥霞轩";
const Y_CHARACTERS: &str = "英云燕艳颖怡瑶妍悦玥义勇宇洋";

/// A surname.
pub(in crate::desk) fn surname(chance: &mut Chance) -> &'static str {
    chance.weighted(SURNAMES)
}

/// A whole name for somebody of this surname and sex, born in this year.
pub(in crate::desk) fn name(chance: &mut Chance, surname: &str, sex: Sex, born: i16) -> String {
    loop {
        let given = given(chance, sex, born);
        let mut both = given.chars();
        let (first, second) = (both.next().unwrap_or('一'), both.next());
        let taken = X_SURNAMES.contains(surname)
            && X_CHARACTERS.contains(first)
            && second.is_some_and(|second| Y_CHARACTERS.contains(second));
        if !taken {
            return format!("{surname}{given}");
        }
    }
}

fn given(chance: &mut Chance, sex: Sex, born: i16) -> String {
    let fashion = match born {
        ..1955 => 0,
        1955..1975 => 1,
        1975..1995 => 2,
        _ => 3,
    };
    let (pairs, single) = if sex == Sex::Female { (&WOMEN, SINGLE_WOMEN) } else { (&MEN, SINGLE_MEN) };
    if chance.percent([8, 22, 26, 6][fashion]) {
        return chance.character(single).to_string();
    }
    let (first, second) = pairs[fashion];
    loop {
        let (first, second) = (chance.character(first), chance.character(second));
        if first != second {
            return [first, second].iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_of_two_with_the_same_initials_stays_one_of_two() {
        let mut chance = Chance::of(7, "names");
        for _ in 0..20_000 {
            let surname = surname(&mut chance);
            let name = name(&mut chance, surname, Sex::Female, 1950);
            assert!(name != "徐秀英" && name != "谢雪云", "{name}");
            assert!(name.chars().count() <= 4 && name.starts_with(surname));
        }
    }
}

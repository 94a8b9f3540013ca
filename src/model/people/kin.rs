//! What somebody is to the head of a household, by every word and code that offices write.
//!
//! Source: GB/T 4761-2008, the table of two digits. Words under a code beyond the standard's own are those that rosters
//! have for the same relation.

use crate::model::code::Relation;

/// A row of the standard: code, what it is on the desk, its words.
type Kin = (u8, Relation, &'static [&'static str]);

use Relation::{Daughter, Grandchild, Grandparent, Head, Other, Parent, Sibling, Son, Spouse};

/// The standard's rows.
#[rustfmt::skip]
static KIN: &[Kin] = &[
    (1, Head, &["本人"]),
    (2, Head, &["户主", "本人或户主", "户主本人"]),
    (10, Spouse, &["配偶", "夫妻", "爱人", "老伴", "对象"]),
    (11, Spouse, &["夫", "丈夫", "老公"]),
    (12, Spouse, &["妻", "妻子", "老婆", "妻室"]),
    (20, Son, &["子", "儿", "儿子", "男孩"]),
    (21, Son, &["独生子"]),
    (22, Son, &["长子", "大儿子", "大儿", "大子"]),
    (23, Son, &["次子", "二儿子", "二子", "二儿"]),
    (24, Son, &["三子", "三儿子"]),
    (25, Son, &["四子", "四儿子"]),
    (26, Son, &["五子", "五儿子", "六子", "小儿子", "幼子"]),
    (27, Son, &["养子或继子", "养子", "继子"]),
    (28, Other, &["女婿", "婿", "上门女婿"]),
    (29, Son, &["其他儿子"]),
    (30, Daughter, &["女", "女儿", "闺女", "女孩"]),
    (31, Daughter, &["独生女"]),
    (32, Daughter, &["长女", "大女儿", "大女"]),
    (33, Daughter, &["次女", "二女儿", "二女"]),
    (34, Daughter, &["三女", "三女儿"]),
    (35, Daughter, &["四女", "四女儿"]),
    (36, Daughter, &["五女", "五女儿", "六女", "小女儿", "幼女", "小女"]),
    (37, Daughter, &["养女或继女", "养女", "继女"]),
    (38, Other, &["儿媳", "儿媳妇", "媳妇", "长媳", "次媳"]),
    (39, Daughter, &["其他女儿"]),
    (40, Grandchild, &["孙", "孙辈", "孙子、孙女或外孙子、外孙女"]),
    (41, Grandchild, &["孙子", "长孙", "次孙"]),
    (42, Grandchild, &["孙女", "长孙女"]),
    (43, Grandchild, &["外孙子", "外孙", "外甥孙"]),
    (44, Grandchild, &["外孙女"]),
    (45, Other, &["孙媳妇或外孙媳妇", "孙媳", "孙媳妇", "外孙媳", "外孙媳妇"]),
    (46, Other, &["孙女婿或外孙女婿", "孙女婿", "外孙女婿", "孙婿"]),
    (47, Other, &["曾孙子或外曾孙子", "曾孙子", "曾孙", "重孙", "重孙子", "外曾孙", "外曾孙子"]),
    (48, Other, &["曾孙女或外曾孙女", "曾孙女", "重孙女", "外曾孙女"]),
    (49, Grandchild, &["其他孙子、孙女或外孙子、外孙女"]),
    (50, Parent, &["父母", "双亲"]),
    (51, Parent, &["父亲", "父", "爸", "爸爸"]),
    (52, Parent, &["母亲", "母", "妈", "妈妈"]),
    (53, Other, &["公公", "公", "家公"]),
    (54, Other, &["婆婆", "婆", "家婆"]),
    (55, Other, &["岳父", "丈人"]),
    (56, Other, &["岳母", "丈母娘"]),
    (57, Parent, &["继父或养父", "继父", "养父"]),
    (58, Parent, &["继母或养母", "继母", "养母"]),
    (59, Parent, &["其他父母关系"]),
    (60, Grandparent, &["祖父母或外祖父母", "祖父母", "外祖父母"]),
    (61, Grandparent, &["祖父", "爷爷", "爷"]),
    (62, Grandparent, &["祖母", "奶奶", "奶"]),
    (63, Grandparent, &["外祖父", "外公", "姥爷"]),
    (64, Grandparent, &["外祖母", "外婆", "姥姥"]),
    (65, Other, &["配偶的祖父母或外祖父母", "配偶的祖父母", "配偶的外祖父母"]),
    (66, Other, &["曾祖父", "太爷", "曾外祖父"]),
    (67, Other, &["曾祖母", "太奶", "曾外祖母"]),
    (68, Other, &["配偶的曾祖父母或外曾祖父母", "配偶的曾祖父母"]),
    (69, Grandparent, &["其他祖父母或外祖父母关系"]),
    (70, Sibling, &["兄弟姐妹", "兄弟", "姐妹", "兄妹", "姐弟"]),
    (71, Sibling, &["兄", "哥", "哥哥", "大哥"]),
    (72, Other, &["嫂", "嫂子", "嫂嫂"]),
    (73, Sibling, &["弟", "弟弟", "胞弟"]),
    (74, Other, &["弟媳", "弟媳妇", "弟妹"]),
    (75, Sibling, &["姐姐", "姐", "大姐", "胞姐"]),
    (76, Other, &["姐夫"]),
    (77, Sibling, &["妹妹", "妹", "胞妹"]),
    (78, Other, &["妹夫"]),
    (79, Sibling, &["其他兄弟姐妹"]),
    (80, Other, &["其他", "其它"]),
    (81, Other, &["伯父", "大伯", "伯"]),
    (82, Other, &["伯母", "大娘"]),
    (83, Other, &["叔父", "叔叔", "叔"]),
    (84, Other, &["婶母", "婶婶", "婶"]),
    (85, Other, &["舅父", "舅舅", "舅"]),
    (86, Other, &["舅母", "舅妈"]),
    (87, Other, &["姨父", "姨夫"]),
    (88, Other, &["姨母", "姨妈", "姨"]),
    (89, Other, &["姑父", "姑夫"]),
    (90, Other, &["姑母", "姑妈", "姑姑", "姑"]),
    (91, Other, &["堂兄弟、堂姐妹", "堂兄", "堂弟", "堂姐", "堂妹"]),
    (92, Other, &["表兄弟、表姐妹", "表兄", "表弟", "表姐", "表妹"]),
    (93, Other, &["侄子", "侄", "侄儿"]),
    (94, Other, &["侄女"]),
    (95, Other, &["外甥"]),
    (96, Other, &["外甥女"]),
    (97, Other, &["其他亲属", "亲属", "亲戚"]),
    (98, Other, &["保姆", "家政", "护工"]),
    (99, Other, &["非亲属", "租户", "租客", "借住", "寄居", "寄养", "同住", "朋友"]),
];

/// What a word means, and whether the desk's own table says all of it: 儿媳 is somebody else than the head's children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// What they are to the head.
    pub relation: Relation,
    /// Whether the word says more than that.
    pub says_more: bool,
}

/// The relation that a word means: 之子, 户主的儿媳, 妻子. Codes are not words.
pub fn by_word(word: &str) -> Option<Meant> {
    let word: String = word.chars().filter(|sign| !sign.is_whitespace()).collect();
    let mut bare = word.as_str();
    for before in ["系户主", "户主", "为户主", "其", "的", "之"] {
        // 户主 alone is the head.
        bare = bare.strip_prefix(before).filter(|rest| !rest.is_empty()).unwrap_or(bare);
    }
    let row = KIN.iter().find(|(_, _, words)| words.contains(&bare))?;
    Some(meant(row))
}

/// The relation with a code of two digits.
pub fn by_code(code: u8) -> Option<Meant> {
    KIN.iter().find(|(own, ..)| *own == code).map(meant)
}

/// The word of a code of two digits.
pub fn word_of(code: u8) -> Option<&'static str> {
    KIN.iter().find(|(own, ..)| *own == code).and_then(|(_, _, words)| words.first().copied())
}

fn meant((code, relation, _): &Kin) -> Meant {
    Meant { relation: *relation, says_more: *relation == Other && *code != 80 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words_are_told_once() {
        assert!(KIN.is_sorted_by(|one, other| one.0 < other.0));
        let mut words: Vec<&str> = KIN.iter().flat_map(|(_, _, words)| words.iter().copied()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }

    #[test]
    fn words_as_people_write_them() {
        for (word, relation) in [
            ("之子", Son),
            ("户主", Head),
            ("户主之妻", Spouse),
            ("户主的母亲", Parent),
            ("儿媳", Other),
            ("孙媳", Other),
            ("外孙", Grandchild),
            (" 长 女 ", Daughter),
            ("岳母", Other),
        ] {
            assert_eq!(by_word(word).map(|meant| meant.relation), Some(relation), "{word}");
        }
        assert_eq!(by_word("邻居家"), None);
        assert!(by_word("儿媳").is_some_and(|meant| meant.says_more));
        assert_eq!(by_code(2).map(|meant| meant.relation), Some(Head));
        assert_eq!((by_code(3), word_of(38)), (None, Some("儿媳")));
    }
}

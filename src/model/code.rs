//! Code tables: national codes and the office's own, each with the words under which files carry them.

use serde::{Deserialize, Serialize};

/// One row of a code table. Its label stands in `text` under `<table>.<key>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code's number on disk; never reused.
    pub code: u8,
    /// The label's key.
    pub key: &'static str,
    /// Words that mean it in spreadsheets and in typing.
    pub aliases: &'static [&'static str],
}

/// How many rows several lists have together.
pub(in crate::model) const fn count(lists: &[&[Code]]) -> usize {
    let (mut rows, mut list) = (0, 0);
    while list < lists.len() {
        rows += lists[list].len();
        list += 1;
    }
    rows
}

/// The rows of several lists as one table: each capability keeps its own list in its folder.
pub(in crate::model) const fn gathered<const ROWS: usize>(lists: &[&[Code]]) -> [Code; ROWS] {
    let mut table = [Code { code: 0, key: "", aliases: &[] }; ROWS];
    let (mut at, mut list) = (0, 0);
    while list < lists.len() {
        let mut place = 0;
        while place < lists[list].len() {
            table[at] = lists[list][place];
            at += 1;
            place += 1;
        }
        list += 1;
    }
    table
}

/// A row of a code table.
const fn row(code: u8, key: &'static str, aliases: &'static [&'static str]) -> Code {
    Code { code, key, aliases }
}

/// The code that a word means: its number, its key or an alias.
pub fn find(table: &'static [Code], word: &str) -> Option<&'static Code> {
    let word = word.trim();
    table.iter().find(|code| {
        code.key.eq_ignore_ascii_case(word)
            || code.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(word))
            || word.parse::<u8>().is_ok_and(|number| number == code.code)
    })
}

/// The row with this number.
pub fn by_number(table: &'static [Code], number: u8) -> Option<&'static Code> {
    table.iter().find(|code| code.code == number)
}

/// Sex, GB/T 2261.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum Sex {
    /// 未知
    #[default]
    Unknown = 0,
    /// 男
    Male = 1,
    /// 女
    Female = 2,
    /// 未说明
    Unstated = 9,
}

/// GB/T 2261.1.
pub static SEX: &[Code] = &[
    row(0, "sex.unknown", &["未知"]),
    row(1, "sex.male", &["男", "男性", "m", "male"]),
    row(2, "sex.female", &["女", "女性", "f", "female"]),
    row(9, "sex.unstated", &["未说明"]),
];

impl Sex {
    /// The sex with this code; unknown for any other.
    pub fn from_code(code: u8) -> Self {
        match code {
            1 => Self::Male,
            2 => Self::Female,
            9 => Self::Unstated,
            _ => Self::Unknown,
        }
    }
}

/// Relation to the head of household, GB/T 4761 (one digit).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum Relation {
    /// 本人或户主
    Head = 0,
    /// 配偶
    Spouse = 1,
    /// 子
    Son = 2,
    /// 女
    Daughter = 3,
    /// 孙子、孙女或外孙
    Grandchild = 4,
    /// 父母
    Parent = 5,
    /// 祖父母或外祖父母
    Grandparent = 6,
    /// 兄弟姐妹
    Sibling = 7,
    /// 其他
    #[default]
    Other = 8,
}

/// GB/T 4761, one digit.
pub static RELATION: &[Code] = &[
    row(0, "relation.head", &["户主", "本人", "本人或户主"]),
    row(1, "relation.spouse", &["配偶", "夫", "妻", "丈夫", "妻子", "老伴"]),
    row(2, "relation.son", &["子", "儿子", "长子", "次子", "独生子"]),
    row(3, "relation.daughter", &["女", "女儿", "长女", "次女", "独生女"]),
    row(4, "relation.grandchild", &["孙", "孙子", "孙女", "外孙", "外孙女"]),
    row(5, "relation.parent", &["父母", "父", "母", "父亲", "母亲"]),
    row(6, "relation.grandparent", &["祖父母", "祖父", "祖母", "外祖父", "外祖母"]),
    row(7, "relation.sibling", &["兄弟姐妹", "兄", "弟", "姐", "妹", "哥哥", "弟弟", "姐姐", "妹妹"]),
    row(8, "relation.other", &["其他", "其它", "儿媳", "女婿", "亲属", "非亲属"]),
];

impl Relation {
    /// The relation with this code; "other" for any unknown one.
    pub fn from_code(code: u8) -> Self {
        match code {
            0 => Self::Head,
            1 => Self::Spouse,
            2 => Self::Son,
            3 => Self::Daughter,
            4 => Self::Grandchild,
            5 => Self::Parent,
            6 => Self::Grandparent,
            7 => Self::Sibling,
            _ => Self::Other,
        }
    }
}

/// How registration and dwelling relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum Registration {
    /// 人户一致: registered where they live.
    #[default]
    Here = 0,
    /// 人户分离: registered elsewhere in the city, or here and living elsewhere.
    Apart = 1,
    /// 流动: from another place, living here.
    Floating = 2,
}

/// The office's three kinds of registration.
pub static REGISTRATION: &[Code] = &[
    row(0, "registration.here", &["人户一致", "常住", "户籍", "否"]),
    row(1, "registration.apart", &["人户分离", "是"]),
    row(2, "registration.floating", &["流动", "流动人口", "暂住"]),
];

impl Registration {
    /// The registration with this code.
    pub fn from_code(code: u8) -> Self {
        match code {
            1 => Self::Apart,
            2 => Self::Floating,
            _ => Self::Here,
        }
    }
}

/// Whether a resident lives here now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum Living {
    /// 在住
    #[default]
    Here = 0,
    /// 已迁出
    MovedOut = 1,
    /// 已故
    Died = 2,
}

/// Whether a resident lives here now.
pub static LIVING: &[Code] = &[
    row(0, "living.here", &["在住", "否", "正常"]),
    row(1, "living.moved_out", &["已迁出", "迁出", "搬走"]),
    row(2, "living.died", &["已故", "已死亡", "死亡"]),
];

impl Living {
    /// The state with this code.
    pub fn from_code(code: u8) -> Self {
        match code {
            1 => Self::MovedOut,
            2 => Self::Died,
            _ => Self::Here,
        }
    }
}

/// Ethnic group: all 56 of GB/T 3304-1991 with their codes, 97 for others.
pub static ETHNIC: &[Code] = &[
    row(0, "ethnic.unknown", &["未知"]),
    row(1, "ethnic.han", &["汉", "汉族"]),
    row(2, "ethnic.mongol", &["蒙古", "蒙古族"]),
    row(3, "ethnic.hui", &["回", "回族"]),
    row(4, "ethnic.tibetan", &["藏", "藏族"]),
    row(5, "ethnic.uygur", &["维吾尔", "维吾尔族"]),
    row(6, "ethnic.miao", &["苗", "苗族"]),
    row(7, "ethnic.yi", &["彝", "彝族"]),
    row(8, "ethnic.zhuang", &["壮", "壮族"]),
    row(9, "ethnic.buyei", &["布依", "布依族"]),
    row(10, "ethnic.korean", &["朝鲜", "朝鲜族"]),
    row(11, "ethnic.manchu", &["满", "满族"]),
    row(12, "ethnic.dong", &["侗", "侗族"]),
    row(13, "ethnic.yao", &["瑶", "瑶族"]),
    row(14, "ethnic.bai", &["白", "白族"]),
    row(15, "ethnic.tujia", &["土家", "土家族"]),
    row(16, "ethnic.hani", &["哈尼", "哈尼族"]),
    row(17, "ethnic.kazak", &["哈萨克", "哈萨克族"]),
    row(18, "ethnic.dai", &["傣", "傣族"]),
    row(19, "ethnic.li", &["黎", "黎族"]),
    row(20, "ethnic.lisu", &["傈僳", "傈僳族"]),
    row(21, "ethnic.va", &["佤", "佤族", "瓦", "佤佤族"]),
    row(22, "ethnic.she", &["畲", "畲族", "畬", "畬族"]),
    row(23, "ethnic.gaoshan", &["高山", "高山族"]),
    row(24, "ethnic.lahu", &["拉祜", "拉祜族"]),
    row(25, "ethnic.sui", &["水", "水族"]),
    row(26, "ethnic.dongxiang", &["东乡", "东乡族"]),
    row(27, "ethnic.naxi", &["纳西", "纳西族"]),
    row(28, "ethnic.jingpo", &["景颇", "景颇族"]),
    row(29, "ethnic.kirgiz", &["柯尔克孜", "柯尔克孜族"]),
    row(30, "ethnic.tu", &["土", "土族"]),
    row(31, "ethnic.daur", &["达斡尔", "达斡尔族"]),
    row(32, "ethnic.mulao", &["仫佬", "仫佬族"]),
    row(33, "ethnic.qiang", &["羌", "羌族"]),
    row(34, "ethnic.blang", &["布朗", "布朗族"]),
    row(35, "ethnic.salar", &["撒拉", "撒拉族"]),
    row(36, "ethnic.maonan", &["毛南", "毛南族", "毛难", "毛难族"]),
    row(37, "ethnic.gelao", &["仡佬", "仡佬族"]),
    row(38, "ethnic.xibe", &["锡伯", "锡伯族"]),
    row(39, "ethnic.achang", &["阿昌", "阿昌族"]),
    row(40, "ethnic.pumi", &["普米", "普米族"]),
    row(41, "ethnic.tajik", &["塔吉克", "塔吉克族"]),
    row(42, "ethnic.nu", &["怒", "怒族"]),
    row(43, "ethnic.uzbek", &["乌孜别克", "乌孜别克族", "乌兹别克", "乌兹别克族"]),
    row(44, "ethnic.russian", &["俄罗斯", "俄罗斯族"]),
    row(45, "ethnic.ewenki", &["鄂温克", "鄂温克族"]),
    row(46, "ethnic.deang", &["德昂", "德昂族"]),
    row(47, "ethnic.bonan", &["保安", "保安族"]),
    row(48, "ethnic.yugur", &["裕固", "裕固族"]),
    row(49, "ethnic.gin", &["京", "京族"]),
    row(50, "ethnic.tatar", &["塔塔尔", "塔塔尔族"]),
    row(51, "ethnic.derung", &["独龙", "独龙族"]),
    row(52, "ethnic.oroqen", &["鄂伦春", "鄂伦春族"]),
    row(53, "ethnic.hezhen", &["赫哲", "赫哲族"]),
    row(54, "ethnic.monba", &["门巴", "门巴族"]),
    row(55, "ethnic.lhoba", &["珞巴", "珞巴族"]),
    row(56, "ethnic.jino", &["基诺", "基诺族"]),
    row(97, "ethnic.other", &["其他", "其他民族", "穿青人", "未识别民族", "外国血统", "外籍"]),
];

/// Marital status, GB/T 2261.2.
pub static MARITAL: &[Code] = &[
    row(0, "marital.unknown", &["未知"]),
    row(10, "marital.single", &["未婚"]),
    row(20, "marital.married", &["已婚", "初婚", "再婚", "复婚"]),
    row(30, "marital.widowed", &["丧偶"]),
    row(40, "marital.divorced", &["离婚", "离异"]),
    row(90, "marital.unstated", &["未说明"]),
];

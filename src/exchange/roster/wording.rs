//! A heading by its words: whose it is (户主, 紧急联系人, 网格员), what it is about (电话, 地址), and which part (楼栋, 室).
//!
//! Asked only where the tables have no such heading. What it cannot tell it does not guess: the column is named, and
//! somebody says what it is.

use crate::model::field::field;
use crate::model::people::care::Care;
use crate::model::people::household::Household;
use crate::model::people::resident::Resident;

use super::heading::{Meaning, listed};
use super::tags::Tags;

/// Words before a heading's own that change nothing.
const BEFORE: [&str; 22] = [
    "所属",
    "所在",
    "居民",
    "本人",
    "个人",
    "具体",
    "详细",
    "目前",
    "当前",
    "现在",
    "住户",
    "老人",
    "人员",
    "对象",
    "家庭",
    "成员",
    "有效",
    "现居住",
    "居住",
    "常住",
    "现",
    "学生",
];
/// Words behind it that change nothing.
const BEHIND: [&str; 9] = ["名称", "号码", "编号", "信息", "情况", "代码", "号", "时间", "栏"];

fn person(key: &str) -> Option<Meaning> {
    field::<Resident>(key).map(Meaning::Person)
}

fn care(key: &str) -> Option<Meaning> {
    field::<Care>(key).map(Meaning::Care)
}

fn place(key: &str) -> Option<Meaning> {
    field::<Household>(key).map(Meaning::Place)
}

/// What a folded heading means by its words.
pub(super) fn by_words(heading: &str) -> Option<Meaning> {
    whose(heading).or_else(|| bare(heading)).or_else(|| either(heading)).or_else(|| about(heading))
}

/// A heading of the tables with words around it.
fn bare(heading: &str) -> Option<Meaning> {
    let mut rests = vec![heading];
    for word in BEFORE {
        let more: Vec<&str> = rests.iter().filter_map(|rest| rest.strip_prefix(word)).collect();
        rests.extend(more);
    }
    for word in BEHIND {
        let more: Vec<&str> = rests.iter().filter_map(|rest| rest.strip_suffix(word)).collect();
        rests.extend(more);
    }
    rests.into_iter().skip(1).filter(|rest| !rest.is_empty()).find_map(listed)
}

/// Headings that are about somebody else than the person, or about a yes or no.
fn whose(heading: &str) -> Option<Meaning> {
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    let phone = has(&["电话", "手机", "联系方式", "联系号码", "号码"]);
    if let Some(asked) = heading.strip_prefix("是否").or_else(|| heading.strip_prefix("有无")) {
        // A question that nobody knows is not what it asks about: 是否重点人员 is no list of groups.
        return yes_or_no(asked).or(Some(Meaning::Unknown));
    }
    if let Some(asked) = heading.strip_suffix("与否") {
        return yes_or_no(asked);
    }
    if has(&["紧急", "应急", "监护人", "家属", "子女", "赡养人"]) && !has(&["子女数", "子女情况", "独生子女"])
    {
        let name = has(&["联系人", "姓名", "监护人", "家属"]);
        return match (phone, has(&["关系"])) {
            (_, true) => person("emergency.relation"),
            (true, _) if name && has(&["及", "和", "与", "、", "/"]) => Some(Meaning::Emergency),
            (true, _) => person("emergency.phone"),
            _ if name => person("emergency.name"),
            _ => None,
        };
    }
    if has(&["户主"]) {
        return match (has(&["关系"]), phone && !has(&["证"]), has(&["身份证", "证件", "性别", "出生", "年龄"]))
        {
            (true, ..) => person("relation"),
            (_, true, _) => Some(Meaning::HeadPhone),
            (.., true) => Some(Meaning::Unknown),
            _ if has(&["姓名", "名字"]) || heading == "户主" => Some(Meaning::HeadName),
            _ => Some(Meaning::Unknown),
        };
    }
    if has(&["网格", "楼长", "社工", "包保", "包户", "填表", "填报", "登记人", "采集", "走访人", "责任人", "房东"])
    {
        return Some(Meaning::IntoNote);
    }
    if has(&["单位", "公司"]) && (phone || has(&["地址"])) {
        return Some(Meaning::IntoNote);
    }
    None
}

/// 是否低保.
fn yes_or_no(asked: &str) -> Option<Meaning> {
    match asked {
        _ if asked.contains("户主") => Some(Meaning::HeadName),
        _ if asked.contains("人户分离") => person("registration"),
        _ if asked.contains("迁出") || asked.contains("搬走") => Some(Meaning::MovedOut),
        _ if ["死亡", "去世", "亡故", "身故"].iter().any(|word| asked.contains(word)) => Some(Meaning::Died),
        _ => Tags::one_of(asked).map(Meaning::Tick),
    }
}

/// Words that are about somebody else than the person, or may be.
const OTHERS: [&str; 16] = [
    "配偶",
    "丈夫",
    "妻子",
    "爱人",
    "父亲",
    "母亲",
    "父母",
    "儿子",
    "女儿",
    "孙子",
    "孙女",
    "兄弟",
    "姐妹",
    "联系人",
    "负责人",
    "经办人",
];
const PHONE: [&str; 5] = ["电话", "手机", "联系方式", "联系号码", "座机"];
const NUMBER: [&str; 4] = ["身份证", "证件号", "护照", "公民身份"];
const ADDRESS: [&str; 3] = ["地址", "住址", "住处"];

/// Headings that say two things, or whose they leave open: one word of each group stands in them. What they may mean is
/// asked, and nothing of them is taken before.
static EITHER: &[(&[&[&str]], &[&str])] = &[
    (&[&OTHERS, &PHONE], &["resident.phones", "resident.emergency.phone", "column.into_note"]),
    (&[&OTHERS, &NUMBER], &["resident.id_number", "column.into_note"]),
    (&[&OTHERS, &["出生", "生日"]], &["resident.birth", "column.into_note"]),
    (&[&OTHERS, &ADDRESS], &["household.address.lane", "column.into_note"]),
    (&[&OTHERS, &["姓名", "名字"]], &["resident.emergency.name", "column.into_note"]),
    (&[&["姓名", "名字"], &PHONE], &["resident.name", "resident.phones"]),
    (&[&["姓名", "名字"], &NUMBER], &["resident.name", "resident.id_number"]),
    (&[&["性别"], &["年龄", "周岁"]], &["resident.sex", "column.not_kept"]),
    (&[&NUMBER, &PHONE], &["resident.id_number", "resident.phones"]),
    (&[&ADDRESS, &PHONE], &["household.address.lane", "resident.phones"]),
];
/// Headings that say too little.
static TOO_LITTLE: &[(&str, &[&str])] = &[
    ("号码", &["resident.phones", "resident.id_number"]),
    ("联系人", &["resident.emergency.name", "resident.name"]),
    ("联系", &["resident.phones", "resident.emergency.name"]),
];

/// A heading that may mean several things.
fn either(heading: &str) -> Option<Meaning> {
    let has = |words: &&[&str]| words.iter().any(|word| heading.contains(word));
    let little = TOO_LITTLE.iter().find(|(word, _)| *word == heading).map(|(_, keys)| *keys);
    let two = EITHER.iter().find(|(groups, _)| groups.iter().all(has)).map(|(_, keys)| *keys);
    little.or(two).map(Meaning::Either)
}

/// Parts of an address; a heading that names several of them is of all of it.
const PARTS: [&[&str]; 4] =
    [&["小区", "院落"], &["楼栋", "楼号", "栋", "幢"], &["单元"], &["房号", "室号", "房间", "门牌"]];

/// What a heading is about, whoever's it is; the first row that fits.
#[allow(clippy::too_many_lines, reason = "one table, read from the top")]
fn about(heading: &str) -> Option<Meaning> {
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    if heading.chars().count() > 16 {
        return None;
    }
    if has(&["残疾", "残障"]) {
        return if has(&["证号", "证编号"]) { care("conditions") } else { Some(Meaning::Disability) };
    }
    if has(&["户籍", "户口", "籍贯", "祖籍"]) {
        return match () {
            () if has(&["性质", "籍贯", "祖籍", "类别", "农业"]) => Some(Meaning::IntoNote),
            () if has(&["类型", "状态", "状况"]) => person("registration"),
            () if has(&["地", "址", "小区", "建筑", "街道", "社区"]) => person("registered_at"),
            () => None,
        };
    }
    if has(&["身份证", "证件", "公民身份", "护照", "通行证"]) {
        return match () {
            () if has(&["类型", "种类", "类别", "证件名"]) => Some(Meaning::DocumentKind),
            () if has(&["有效", "期", "签发", "发证", "地址", "照片", "复印", "图"]) => None,
            () => person("id_number"),
        };
    }
    if has(&["出生", "生日", "生年"]) {
        return if has(&["地", "医学"]) { Some(Meaning::IntoNote) } else { person("birth") };
    }
    if has(&["关系"]) && has(&["家庭", "亲属", "成员", "本户", "与户"]) || heading == "称谓" {
        return person("relation");
    }
    if has(&["家庭成员", "成员姓名", "家庭人员", "共同生活"]) {
        return Some(Meaning::Members);
    }
    if has(&["电话", "手机", "联系方式", "联系号码", "座机", "固话"]) || matches!(heading, "tel" | "mobile")
    {
        return person("phones");
    }
    if has(&["实际居住", "迁往", "迁入地", "外出地", "流入地", "流出地", "现居地去向", "去向"])
    {
        return Some(Meaning::IntoNote);
    }
    if has(&["地址", "住址", "住处", "住所", "居住地", "现住地"]) {
        return if has(&["邮箱", "邮件", "网址"]) { None } else { place("address.lane") };
    }
    if PARTS.iter().filter(|part| has(part)).count() > 1 {
        return place("address.lane");
    }
    if has(&["门牌", "门号"]) {
        return place("address.room");
    }
    if has(&["楼层", "层数", "所在层"]) {
        return Some(Meaning::IntoNote);
    }
    if has(&["单元"]) {
        return place("address.unit");
    }
    if has(&["楼栋", "楼号", "栋", "幢", "楼宇", "座号", "楼座"]) {
        return place("address.building");
    }
    if has(&["房间", "房号", "室号", "房屋编号", "房屋号", "户室"]) {
        return place("address.room");
    }
    if has(&["小区", "院落", "楼盘", "街巷", "庭院", "村组"]) {
        return place("address.lane");
    }
    if has(&["曾用", "别名", "小名"]) {
        return person("other_names");
    }
    if has(&["姓名"]) && !has(&["配偶", "父", "母", "联系", "负责", "经办"]) {
        return person("name");
    }
    if has(&["民族"]) {
        return person("ethnic");
    }
    if has(&["年龄", "周岁", "岁数", "序号"]) {
        return Some(Meaning::NotKept);
    }
    if has(&["文化", "学历", "教育程度"]) {
        return person("education");
    }
    if has(&["婚姻", "婚否"]) {
        return person("marital");
    }
    if has(&["政治面貌", "政治身份", "党派"]) {
        return Some(Meaning::Political);
    }
    if has(&["过敏"]) {
        return care("allergies");
    }
    if has(&["健康", "病史", "疾病", "身体", "患病", "慢病", "病种"]) {
        return care("conditions");
    }
    if has(&["职业", "工作", "就业", "从业"]) {
        return person("work");
    }
    if has(&["重点", "特殊人", "特殊群", "困难类", "救助类", "优抚类", "人群"]) {
        return Some(Meaning::Tags);
    }
    if (has(&["户"]) || has(&["家庭"])) && has(&["编号", "编码", "序号", "户号"]) && !has(&["房", "室"]) {
        return Some(Meaning::HouseholdKey);
    }
    if has(&["备注", "说明", "其他情况", "补充信息"]) {
        return person("note");
    }
    None
}

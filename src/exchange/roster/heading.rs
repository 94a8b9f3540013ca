//! Which heading means which field: the field tables' aliases, and the columns that only a roster has.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use crate::model::code::Code;
use crate::model::field::{Class, Field, FieldKind, Record};
use crate::model::fold::same;
use crate::model::id::Kind;
use crate::model::people::care::Care;
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::people::household::Household;
use crate::model::people::resident::Resident;
use crate::text::{Lang, import as words, labels};

use super::dates::DayOrder;
use super::told::Heading;
use super::wording;

/// What a column holds.
#[derive(Clone, Copy)]
pub enum Meaning {
    /// A field of the resident.
    Person(&'static Field<Resident>),
    /// A field of health and aid.
    Care(&'static Field<Care>),
    /// A part of the address, or all of it.
    Place(&'static Field<Household>),
    /// Groups as words: 重点类别.
    Tags,
    /// One group as a tick: a column 独居.
    Tick(&'static Code),
    /// The number that members of a household share: 户编号.
    HouseholdKey,
    /// The name of the household's head: 户主.
    HeadName,
    /// Whether they moved out: 是否已迁出.
    MovedOut,
    /// Whether they died: 是否已死亡.
    Died,
    /// The day of death.
    DiedOn,
    /// 政治面貌, kept only as membership of the Party.
    Political,
    /// What kind of document the identity column holds: 证件类型.
    DocumentKind,
    /// The number of a house in its lane, where the room has a column of its own: 门牌号.
    LaneNumber,
    /// Whom to call and the number, in one cell: 紧急联系人及电话.
    Emergency,
    /// The head's telephone: the person's own where they are the head, else kept in the note.
    HeadPhone,
    /// The degree of a disability: 残疾等级.
    Disability,
    /// The other members of the household in words: named, and not taken.
    Members,
    /// Kept in the note behind its heading, because somebody asked for that.
    IntoNote,
    /// Why the row was refused, in a file that this desk wrote.
    Reason,
    /// Understood and not kept, since it follows from something else: 序号, 年龄.
    NotKept,
    /// A second column of a field that another column already fills.
    Again(&'static str),
    /// What only the register that is read has: 诉求内容, 队名.
    Told(&'static Heading),
    /// Not understood.
    Unknown,
}

impl Meaning {
    /// The key of its label: `<kind>.<field>` for a field, else `column.<name>`.
    pub fn key(&self) -> String {
        match self {
            Self::Person(field) => format!("resident.{}", field.key),
            Self::Care(field) => format!("care.{}", field.key),
            Self::Place(field) => format!("household.{}", field.key),
            Self::Tags => "resident.groups".to_owned(),
            Self::Tick(code) => code.key.to_owned(),
            Self::HouseholdKey => "column.household_key".to_owned(),
            Self::HeadName => "column.head_name".to_owned(),
            Self::MovedOut => "column.moved_out".to_owned(),
            Self::Died => "column.died".to_owned(),
            Self::DiedOn => "column.died_on".to_owned(),
            Self::Political => "column.political".to_owned(),
            Self::DocumentKind => "column.document_kind".to_owned(),
            Self::LaneNumber => "column.lane_number".to_owned(),
            Self::Emergency => "column.emergency".to_owned(),
            Self::HeadPhone => "column.head_phone".to_owned(),
            Self::Disability => "column.disability".to_owned(),
            Self::Members => "column.members".to_owned(),
            Self::IntoNote => "column.into_note".to_owned(),
            Self::Reason => "column.reason".to_owned(),
            Self::NotKept => "column.not_kept".to_owned(),
            Self::Again(_) => "column.again".to_owned(),
            Self::Told(heading) => heading.key.to_owned(),
            Self::Unknown => "column.unknown".to_owned(),
        }
    }

    /// What it is called.
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Self::Told(heading) => heading.label.say(lang).to_owned(),
            other => words::column(lang, &other.key()).to_owned(),
        }
    }

    /// What has this key.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|means| means.key() == key)
    }

    /// Whether several columns may mean it together.
    pub(super) fn may_repeat(&self) -> bool {
        match self {
            Self::Place(field) => field.key == "address.lane",
            Self::Person(field) => matches!(field.key, "registration" | "registered_at" | "note" | "phones" | "work"),
            Self::Care(_)
            | Self::Tags
            | Self::Tick(_)
            | Self::Disability
            | Self::Members
            | Self::NotKept
            | Self::IntoNote
            | Self::Reason
            | Self::Unknown
            | Self::Again(_) => true,
            _ => false,
        }
    }

    /// Whether the column has something to say about a field.
    pub(super) fn tells(&self, record: Kind, key: &str) -> bool {
        match self {
            Self::Person(field) => record == Resident::KIND && field.key == key,
            Self::Care(field) => record == Care::KIND && field.key == key,
            Self::Place(field) => record == Household::KIND && field.key == key,
            Self::Tags => key == "groups" && matches!(record, Resident::KIND | Care::KIND),
            Self::Tick(code) => {
                key == "groups" && record == if SENSITIVE.contains(code) { Care::KIND } else { Resident::KIND }
            }
            Self::Political => record == Resident::KIND && key == "groups",
            Self::HeadName => record == Resident::KIND && key == "relation",
            Self::MovedOut | Self::Died | Self::DiedOn => {
                record == Resident::KIND && matches!(key, "living" | "living_since")
            }
            Self::IntoNote => record == Resident::KIND && key == "note",
            Self::Emergency => record == Resident::KIND && matches!(key, "emergency.name" | "emergency.phone"),
            Self::HeadPhone => record == Resident::KIND && key == "phones",
            Self::Disability => record == Care::KIND && matches!(key, "groups" | "conditions"),
            Self::LaneNumber => record == Household::KIND && key == "address.lane",
            Self::HouseholdKey
            | Self::DocumentKind
            | Self::Members
            | Self::NotKept
            | Self::Reason
            | Self::Again(_)
            | Self::Told(_)
            | Self::Unknown => false,
        }
    }

    /// Whether its cells are days.
    pub(super) fn tells_days(&self) -> bool {
        match self {
            Self::Person(field) => {
                matches!(field.kind, FieldKind::Date | FieldKind::Birth) || field.key == "living_since"
            }
            Self::DiedOn => true,
            Self::Told(heading) => heading.kind == FieldKind::Date,
            _ => false,
        }
    }

    /// Whether a cell of it may say 同上: whatever is not one person's alone.
    pub(super) fn may_be_as_above(&self) -> bool {
        match self {
            Self::Person(field) => {
                !matches!(field.key, "name" | "id_number" | "birth" | "other_document" | "other_names")
            }
            _ => self.is_known(),
        }
    }

    pub(super) fn is_name(&self) -> bool {
        matches!(self, Self::Person(field) if field.key == "name")
    }

    /// Whether its cells say where somebody lives.
    pub(super) fn is_place(&self) -> bool {
        matches!(self, Self::Place(_) | Self::LaneNumber)
    }

    /// Whether its cells are read at all.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Again(_) | Self::Members)
    }

    /// How much of its cells anyone at the desk may see.
    pub fn class(&self) -> Class {
        match self {
            Self::Person(field) => field.class,
            Self::Care(field) => field.class,
            Self::Place(field) => field.class,
            Self::Tick(code) if SENSITIVE.contains(code) => Class::Sensitive,
            Self::Tags | Self::Disability => Class::Sensitive,
            Self::Emergency | Self::HeadPhone => Class::Masked,
            Self::Tick(_)
            | Self::HouseholdKey
            | Self::HeadName
            | Self::MovedOut
            | Self::Died
            | Self::DiedOn
            | Self::Political
            | Self::DocumentKind
            | Self::LaneNumber
            | Self::Members
            | Self::IntoNote
            | Self::Reason
            | Self::NotKept
            | Self::Again(_)
            | Self::Unknown => Class::Open,
            Self::Told(heading) => heading.class,
        }
    }

    /// Everything that a column may be taken for, in the order in which it is offered.
    pub fn all() -> Vec<Self> {
        let typed = |aliases: &[&str]| !aliases.is_empty();
        let mut all: Vec<Self> = Resident::FIELDS
            .iter()
            .filter(|field| typed(field.aliases) && field.key != "groups")
            .map(Self::Person)
            .collect();
        all.extend(Household::FIELDS.iter().filter(|field| typed(field.aliases)).map(Self::Place));
        all.extend([
            Self::LaneNumber,
            Self::HouseholdKey,
            Self::HeadName,
            Self::HeadPhone,
            Self::Emergency,
            Self::DocumentKind,
        ]);
        all.push(Self::Tags);
        all.extend(Care::FIELDS.iter().filter(|field| typed(field.aliases) && field.key != "groups").map(Self::Care));
        all.extend([Self::Disability, Self::Political, Self::MovedOut, Self::Died, Self::DiedOn]);
        all.extend(OPEN.iter().chain(SENSITIVE).map(Self::Tick));
        all.extend([Self::IntoNote, Self::NotKept]);
        all
    }
}

impl fmt::Debug for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl PartialEq for Meaning {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// Columns that no field table has.
const ROSTER_ONLY: &[(Meaning, &[&str])] = &[
    (Meaning::HouseholdKey, &["户编号", "家庭编号", "户口编号", "户序号", "household"]),
    (Meaning::HeadName, &["户主", "户主姓名", "是否户主", "head"]),
    (Meaning::MovedOut, &["是否已迁出", "是否迁出", "已迁出"]),
    (Meaning::Died, &["是否已死亡", "是否死亡", "是否去世", "是否已故", "已死亡"]),
    (Meaning::DiedOn, &["死亡日期", "死亡时间", "去世日期", "去世时间"]),
    (Meaning::Political, &["政治面貌"]),
    (Meaning::DocumentKind, &["证件类型", "证件类别", "证件种类"]),
    (Meaning::IntoNote, &["网格", "户口性质", "籍贯", "楼层", "血缘"]),
    (Meaning::Members, &["家庭成员"]),
    (Meaning::Reason, &["原因", "reason"]),
    (Meaning::NotKept, &["序号", "年龄", "周岁", "no", "no.", "age"]),
];

static HEADINGS: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    // What stands first wins: 户主 is the head's name, not the relation to them.
    for (meaning, words) in ROSTER_ONLY {
        for word in *words {
            known.entry(fold_heading(word)).or_insert(*meaning);
        }
    }
    know::<Resident>(&mut known, |field| if field.key == "groups" { Meaning::Tags } else { Meaning::Person(field) });
    know::<Care>(&mut known, |field| if field.key == "groups" { Meaning::Tags } else { Meaning::Care(field) });
    know::<Household>(&mut known, Meaning::Place);
    for code in OPEN.iter().chain(SENSITIVE) {
        for word in code.aliases {
            known.entry(fold_heading(word)).or_insert(Meaning::Tick(code));
            known.entry(fold_heading(&format!("是否{word}"))).or_insert(Meaning::Tick(code));
        }
    }
    known
});

/// Adds a field table's headings: its aliases, and of fields that have any their keys and English labels, under which
/// an export in English has them.
fn know<R: Record>(known: &mut HashMap<String, Meaning>, meaning: fn(&'static Field<R>) -> Meaning) {
    for field in R::FIELDS {
        let typed = !field.aliases.is_empty();
        let label = labels::find_field(R::KIND, field.key).map(|label| label.en);
        let own = [Some(field.key), label].into_iter().flatten().filter(|_| typed);
        for word in field.aliases.iter().copied().chain(own) {
            known.entry(fold_heading(word)).or_insert(meaning(field));
        }
    }
}

/// A heading as it is compared: characters folded, without spaces, stars, what stands in brackets, and a colon:
/// `* 姓　名（必填）：` is 姓名.
pub(super) fn fold_heading(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut folded = String::with_capacity(heading.len());
    for sign in heading.chars().filter(|sign| !sign.is_whitespace()) {
        same::letters(sign, |c| match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            '*' | ':' | '★' | '※' => {}
            _ if depth > 0 => {}
            c => folded.push(c),
        });
    }
    folded
}

/// What one heading means.
pub(super) fn meaning_of(heading: &str) -> Meaning {
    let folded = fold_heading(heading);
    // 联系电话2 is one more 联系电话.
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let told = HEADINGS.get(&folded).or_else(|| HEADINGS.get(bare)).copied();
    told.or_else(|| wording::by_words(bare)).unwrap_or(Meaning::Unknown)
}

/// What a heading means as it stands in the tables.
pub(super) fn listed(folded: &str) -> Option<Meaning> {
    HEADINGS.get(folded).copied()
}

/// One column and what it was understood as.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its place from 0.
    pub place: usize,
    /// Its heading as written.
    pub heading: String,
    /// What it holds.
    pub means: Meaning,
    /// Of days with the year behind, whether the day or the month stands first; `None` where nothing tells.
    pub order: Option<DayOrder>,
    /// Whether its codes have two digits.
    pub wide: bool,
    /// The first values under it, as anyone at the desk may see them.
    pub samples: Vec<String>,
}

impl Column {
    /// A column that is understood so.
    pub(super) fn of(place: usize, heading: &str, means: Meaning) -> Self {
        Self { place, heading: heading.to_owned(), means, order: None, wide: false, samples: Vec::new() }
    }

    /// Whether its codes may have one digit or two.
    pub(super) fn is_coded(&self) -> bool {
        matches!(self.means, Meaning::Person(field) if field.key == "relation")
    }

    /// What it is called: its heading, or its letters.
    pub fn name(&self) -> String {
        if self.heading.is_empty() { self.letters() } else { self.heading.clone() }
    }

    /// Its letters in a spreadsheet.
    pub fn letters(&self) -> String {
        letters(self.place)
    }
}

/// The letters of a column from 0: A, B, … Z, AA.
pub(super) fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(heading: &str) -> String {
        meaning_of(heading).key()
    }

    #[test]
    fn headings_are_found_however_they_are_dressed() {
        for (heading, means) in [
            ("姓名", "resident.name"),
            (" * 姓　名（必填）：", "resident.name"),
            ("身份证号码【18位】", "resident.id_number"),
            ("ＩＤ　ｎｕｍｂｅｒ", "resident.id_number"),
            ("户主", "column.head_name"),
            ("与户主关系", "resident.relation"),
            ("户编号", "column.household_key"),
            ("现住小区/建筑", "household.address.lane"),
            ("门牌地址", "household.address.lane"),
            ("楼栋", "household.address.building"),
            ("重点类别", "resident.groups"),
            ("救助类别", "resident.groups"),
            ("独居", "group.living_alone"),
            ("是否失能", "group.dependent"),
            ("健康状况", "care.conditions"),
            ("是否已死亡", "column.died"),
            ("血型", "column.unknown"),
        ] {
            assert_eq!(key(heading), means, "{heading}");
        }
    }

    #[test]
    fn headings_are_taken_by_their_words() {
        for (heading, means) in [
            ("家庭住址", "household.address.lane"),
            ("家庭地址", "household.address.lane"),
            ("详细地址", "household.address.lane"),
            ("现居住地址", "household.address.lane"),
            ("家庭住址（详细到门牌）", "household.address.lane"),
            ("居住详细地址", "household.address.lane"),
            ("现家庭住址", "household.address.lane"),
            ("常住地址", "household.address.lane"),
            ("小区名称", "household.address.lane"),
            ("所属小区", "household.address.lane"),
            ("楼栋号", "household.address.building"),
            ("所属楼宇", "household.address.building"),
            ("幢号", "household.address.building"),
            ("所属单元", "household.address.unit"),
            ("单元号", "household.address.unit"),
            ("所属房间", "household.address.room"),
            ("房间号", "household.address.room"),
            ("室号", "household.address.room"),
            ("与户主的关系", "resident.relation"),
            ("家庭关系", "resident.relation"),
            ("与户主之关系", "resident.relation"),
            ("成员关系", "resident.relation"),
            ("本人电话", "resident.phones"),
            ("手机号码", "resident.phones"),
            ("家庭电话", "resident.phones"),
            ("固定电话", "resident.phones"),
            ("本人联系方式", "resident.phones"),
            ("户主电话", "column.head_phone"),
            ("户主联系方式", "column.head_phone"),
            ("户主姓名", "column.head_name"),
            ("户主身份证号", "column.unknown"),
            ("紧急联系人及电话", "column.emergency"),
            ("紧急联系人姓名及电话", "column.emergency"),
            ("紧急联系人姓名", "resident.emergency.name"),
            ("紧急联系人手机", "resident.emergency.phone"),
            ("紧急联系人与本人关系", "resident.emergency.relation"),
            ("残疾等级", "column.disability"),
            ("残疾类别及等级", "column.disability"),
            ("残疾程度", "column.disability"),
            ("重点人群", "resident.groups"),
            ("重点人员类型", "resident.groups"),
            ("户口性质", "column.into_note"),
            ("网格", "column.into_note"),
            ("所属网格", "column.into_note"),
            ("网格员电话", "column.into_note"),
            ("工作单位电话", "column.into_note"),
            ("户籍所在地地址", "resident.registered_at"),
            ("户籍详细地址", "resident.registered_at"),
            ("户籍小区/建筑", "resident.registered_at"),
            ("居民姓名", "resident.name"),
            ("老人姓名", "resident.name"),
            ("住户姓名", "resident.name"),
            ("證件號碼", "resident.id_number"),
            ("身份证号码（18位）", "resident.id_number"),
            ("身份证\u{200b}号", "resident.id_number"),
            ("居民身份证号码", "resident.id_number"),
            ("证件种类", "column.document_kind"),
            ("有效证件类型", "column.document_kind"),
            ("是否党员", "group.party_member"),
            ("是否残疾人", "group.disabled"),
            ("家庭成员", "column.members"),
            ("家庭成员情况", "column.members"),
            ("保障人数", "column.unknown"),
            ("出生地", "column.into_note"),
            ("出生时间", "resident.birth"),
            ("周岁", "column.not_kept"),
            ("工作学习情况", "resident.work"),
            ("身体状况", "care.conditions"),
            ("实际居住地", "column.into_note"),
            ("迁往地", "column.into_note"),
            ("家庭编码", "column.household_key"),
            ("户主与否", "column.head_name"),
        ] {
            assert_eq!(key(heading), means, "{heading}");
        }
    }

    #[test]
    fn whatever_is_offered_is_found_by_what_it_is_called() {
        for means in Meaning::all() {
            let key = means.key();
            assert!(Meaning::by_key(&key).is_some_and(|found| found == means), "{key}");
        }
    }
}

//! Which heading means which field: the field tables' aliases, and the headings that only a roster has.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::field::{Field, Record};
use crate::model::fold::same;
use crate::model::people::care::Care;
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::people::household::Household;
use crate::model::people::resident::Resident;
use crate::text::labels;

use super::heading::Meaning;
use super::wording;

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
            ("姓名及电话", "column.either"),
            ("姓名/身份证号", "column.either"),
            ("配偶电话", "column.either"),
            ("配偶身份证号", "column.either"),
            ("联系人电话", "column.either"),
            ("父亲出生日期", "column.either"),
            ("性别年龄", "column.either"),
            ("住址及电话", "column.either"),
            ("号码", "column.either"),
            ("楼栋单元房号", "household.address.lane"),
            ("单元房号", "household.address.lane"),
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

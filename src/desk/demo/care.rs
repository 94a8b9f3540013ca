//! Health and aid of the synthetic residents: as frequent as such things are in an old district.

use jiff::civil::Date;

use crate::model::clinic::norm::DISEASE;
use crate::model::{Care, Group, Groups, Resident};

use super::chance::Chance;

/// What is sensitive about a resident; `None` where there is nothing to keep.
pub(super) fn of(resident: &Resident, on: Date, chance: &mut Chance) -> Option<Care> {
    let age = resident.age(on)?;
    let mut groups = Groups::default();
    let mut conditions: Vec<&str> = Vec::new();
    let mut add = |happens: bool, group: Group| {
        if happens {
            groups = groups.with(group);
        }
        happens
    };
    add(chance.percent(2), Group::LowIncome);
    add(age >= 60 && chance.percent(1), Group::Destitute);
    add(chance.percent(if age >= 70 { 7 } else { 2 }), Group::Disabled);
    add(age >= 50 && chance.below(1000) < 6, Group::SpecialFamily);
    add(age >= 85 && chance.percent(14), Group::Dependent);
    add(age >= 78 && chance.percent(6), Group::Dementia);
    let ill = if age >= 60 { 46 } else { u32::from(age >= 40) * 11 };
    if add(chance.percent(ill), Group::Chronic) {
        conditions.push(chance.weighted(&[("高血压", 55), ("2型糖尿病", 22), ("冠心病", 13), ("慢性支气管炎", 10)]));
        if chance.percent(25) {
            conditions.push(chance.weighted(&[("骨关节炎", 50), ("白内障", 30), ("高血脂", 20)]));
        }
    }
    let allergies = if chance.percent(4) { *chance.one(&["青霉素", "磺胺", "海鲜", "花粉"]) } else { "" };
    let conditions = conditions.join("、");
    let diet = diet(resident, age, &conditions);
    let known =
        |code: &crate::model::Code| u32::from(code.aliases.iter().any(|name| conditions.contains(name))) << code.code;
    let diseases = DISEASE.iter().map(known).fold(0, |all, bit| all | bit);
    let medicines = medicines(&conditions).to_owned();
    let care = Care { id: resident.id, groups, conditions, diseases, medicines, allergies: allergies.into(), diet };
    (care != Care { id: resident.id, ..Care::default() }).then_some(care)
}

/// What is taken for it.
fn medicines(conditions: &str) -> &'static str {
    match (conditions.contains("高血压"), conditions.contains("糖尿病")) {
        (true, true) => "氨氯地平，二甲双胍",
        (true, false) => "氨氯地平",
        (false, true) => "二甲双胍",
        (false, false) => "",
    }
}

/// What the canteen cooks apart: bits of [`crate::model::canteen::menu::DIET`]. Follows from what is known, so that one more
/// condition moves nothing else.
fn diet(resident: &Resident, age: i16, conditions: &str) -> u32 {
    let diabetic = conditions.contains("糖尿病");
    let low_salt = conditions.contains("高血压") && resident.id.0.is_multiple_of(3);
    let halal = resident.ethnic == 3;
    let soft = age >= 86 && resident.id.0.is_multiple_of(2);
    [diabetic, low_salt, halal, soft].into_iter().zip(0..).fold(0, |bits, (on, bit)| bits | u32::from(on) << bit)
}

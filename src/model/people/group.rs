//! Special groups (重点类别) that a resident belongs to.

use serde::{Deserialize, Serialize};

use crate::model::code::Code;

/// A special group, numbered by its bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Group {
    /// 独居: lives alone.
    LivingAlone = 0,
    /// 空巢: no child lives with them.
    EmptyNest = 1,
    /// 留守: left behind.
    LeftBehind = 2,
    /// 优抚: entitled, or a veteran.
    Entitled = 3,
    /// 党员
    PartyMember = 4,
    /// 志愿者
    Volunteer = 5,
    /// 低保: low income.
    LowIncome = 16,
    /// 特困
    Destitute = 17,
    /// 残疾
    Disabled = 18,
    /// 慢病: chronic disease.
    Chronic = 19,
    /// 失能: cannot look after themselves.
    Dependent = 20,
    /// 失智: dementia.
    Dementia = 21,
    /// 计生特殊家庭
    SpecialFamily = 22,
}

const fn row(code: u8, key: &'static str, aliases: &'static [&'static str]) -> Code {
    Code { code, key, aliases }
}

/// Groups that may stand in a list that a visitor can see. 高龄 follows from the age and is not kept.
pub static OPEN: &[Code] = &[
    row(0, "group.living_alone", &["独居", "独居老人"]),
    row(1, "group.empty_nest", &["空巢", "空巢老人"]),
    row(2, "group.left_behind", &["留守", "留守老人"]),
    row(3, "group.entitled", &["优抚", "退役军人", "优抚/退役军人", "军属", "烈属"]),
    row(4, "group.party_member", &["党员", "中共党员"]),
    row(5, "group.volunteer", &["志愿者"]),
];

/// Groups of health and aid: sensitive, closed until revealed.
pub static SENSITIVE: &[Code] = &[
    row(16, "group.low_income", &["低保", "低保户"]),
    row(17, "group.destitute", &["特困", "五保"]),
    row(18, "group.disabled", &["残疾", "残疾人"]),
    row(19, "group.chronic", &["慢病", "慢性病", "高血压", "糖尿病"]),
    row(20, "group.dependent", &["失能"]),
    row(21, "group.dementia", &["失智"]),
    row(22, "group.special_family", &["计生特殊家庭", "失独"]),
];

/// A set of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Groups(pub u32);

impl Groups {
    /// Whether the group is in the set.
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u8) != 0
    }

    /// The set with the group.
    #[must_use]
    pub fn with(self, group: Group) -> Self {
        Self(self.0 | 1 << group as u8)
    }

    /// The rows of a table that are in the set.
    pub fn rows(self, table: &'static [Code]) -> impl Iterator<Item = &'static Code> {
        table.iter().filter(move |code| self.0 & (1 << code.code) != 0)
    }

    /// Only the groups of a table.
    #[must_use]
    pub fn only(self, table: &'static [Code]) -> Self {
        Self(table.iter().fold(0, |bits, code| bits | (self.0 & (1 << code.code))))
    }
}

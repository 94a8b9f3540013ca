//! How what was measured stands to the norm: what to do, never a diagnosis.

use crate::model::code::Code;
use crate::model::register::rule::RuleRow;

/// Illnesses of which an office's list of known patients is kept, bits of a [`crate::model::Care`].
pub static DISEASE: &[Code] = &[
    Code { code: 0, key: "disease.hypertension", aliases: &["高血压"] },
    Code { code: 1, key: "disease.diabetes", aliases: &["2型糖尿病", "糖尿病"] },
    Code { code: 2, key: "disease.heart", aliases: &["冠心病", "心脏病"] },
    Code { code: 3, key: "disease.stroke", aliases: &["脑卒中", "中风"] },
    Code { code: 4, key: "disease.lungs", aliases: &["慢阻肺", "慢性支气管炎"] },
    Code { code: 5, key: "disease.mind", aliases: &["严重精神障碍"] },
    Code { code: 6, key: "disease.tuberculosis", aliases: &["肺结核"] },
];

/// Known hypertension.
pub const HYPERTENSION: u8 = 0;
/// Known diabetes.
pub const DIABETES: u8 = 1;

/// How a value stands to its norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    Within,
    /// Low: measure again.
    Low,
    /// High: measure again.
    High,
    /// Refer now.
    Emergency,
}

/// A value held against the norm.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// How it stands.
    pub flag: Flag,
    /// The rule that says so; of a value within, the one that it keeps to.
    pub by: &'static RuleRow,
}

/// What is to be done, the graver the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Advice {
    /// Nothing but to take care.
    #[default]
    Well,
    /// A known patient whose values are within: the next of the year's follow-ups.
    FollowUp,
    /// Measure again within two weeks.
    Again,
    /// High on several days and no known patient: a doctor is to look at it.
    Suspected,
    /// Not controlled several times in a row: refer.
    Refer,
    ReferNow,
}

impl Advice {
    /// Whether somebody is to be sent to a hospital.
    pub fn refers(self) -> bool {
        match self {
            Self::Suspected | Self::Refer | Self::ReferNow => true,
            Self::Well | Self::FollowUp | Self::Again => false,
        }
    }
}

/// What the norm says of a visit's values.
#[derive(Debug, Clone, Copy, Default)]
pub struct Assessment {
    /// Of the pressure, where it was measured.
    pub pressure: Option<Found>,
    /// Of the glucose, where it was measured.
    pub glucose: Option<Found>,
    /// What is to be done.
    pub advice: Advice,
}

impl Assessment {
    /// The graver of both.
    pub fn flag(&self) -> Flag {
        self.gravest().map_or(Flag::Within, |found| found.flag)
    }

    /// The graver of both, of two alike the pressure.
    pub fn gravest(&self) -> Option<Found> {
        match (self.pressure, self.glucose) {
            (Some(pressure), Some(glucose)) if glucose.flag > pressure.flag => Some(glucose),
            (pressure, glucose) => pressure.or(glucose),
        }
    }
}

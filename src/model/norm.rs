//! Thresholds, deadlines and amounts that a norm or a policy sets: one dated, cited table that the office can edit.
//!
//! The desk shows the norm and says "refer"; it never diagnoses.

use serde::{Deserialize, Serialize};

use super::clinic::Vitals;

/// The table. Every row's source stands with it and is shown with the value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub struct Norms {
    /// Blood pressure, mmHg.
    pub pressure: PressureNorm,
    /// Blood glucose, tenths of mmol/L.
    pub glucose: GlucoseNorm,
    /// Issues.
    pub issues: IssueNorm,
    /// The senior center.
    pub center: CenterNorm,
}

/// Blood pressure, mmHg.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PressureNorm {
    /// Not controlled from this systolic value on.
    pub high_systolic: u16,
    /// Not controlled from this systolic value on, from `elder_age` years.
    pub high_systolic_elder: u16,
    /// Age from which the elder's value counts.
    pub elder_age: i16,
    /// Not controlled from this diastolic value on.
    pub high_diastolic: u16,
    /// Emergency from this systolic value on.
    pub emergency_systolic: u16,
    /// Emergency from this diastolic value on.
    pub emergency_diastolic: u16,
    /// Days after which to measure again where a value is high.
    pub recall_days: u16,
    /// Where the values come from.
    pub source: String,
}

/// Glucose, tenths of mmol/L.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GlucoseNorm {
    /// Fasting, not controlled from this value on.
    pub high_fasting: u16,
    /// Emergency from this value on.
    pub emergency_high: u16,
    /// Emergency down from this value.
    pub emergency_low: u16,
    /// Days after which to measure again where a value is high.
    pub recall_days: u16,
    /// Where the values come from.
    pub source: String,
}

/// Deadlines of issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IssueNorm {
    /// Days until an answer is due where none was given.
    pub answer_days: u16,
    /// Where the value comes from.
    pub source: String,
}

/// The senior center's own deadlines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CenterNorm {
    /// Minutes after a slot's start from which on whoever has not come is marked as such by itself; 0 for never.
    pub grace_minutes: u16,
    /// Days over which no-shows are counted and shown.
    pub no_show_days: u16,
    /// Where the values come from.
    pub source: String,
}

impl Default for PressureNorm {
    fn default() -> Self {
        Self {
            high_systolic: 140,
            high_systolic_elder: 150,
            elder_age: 65,
            high_diastolic: 90,
            emergency_systolic: 180,
            emergency_diastolic: 110,
            recall_days: 14,
            source: "国家基本公共卫生服务规范（第三版）2017".into(),
        }
    }
}

impl Default for GlucoseNorm {
    fn default() -> Self {
        Self {
            high_fasting: 70,
            emergency_high: 167,
            emergency_low: 39,
            recall_days: 14,
            source: "国家基本公共卫生服务规范（第三版）2017".into(),
        }
    }
}

impl Default for IssueNorm {
    fn default() -> Self {
        Self { answer_days: 7, source: "待本社区确认".into() }
    }
}

impl Default for CenterNorm {
    fn default() -> Self {
        Self { grace_minutes: 20, no_show_days: 90, source: "待本社区确认".into() }
    }
}

/// How a value stands to its norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Within.
    Within,
    /// High: measure again.
    High,
    /// Refer now.
    Emergency,
}

/// What the norms say of a visit's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Of the pressure, where it was measured.
    pub pressure: Option<Flag>,
    /// Of the glucose, where it was measured.
    pub glucose: Option<Flag>,
    /// Days after which to measure again.
    pub recall_days: Option<u16>,
}

impl Assessment {
    /// The graver of both.
    pub fn flag(&self) -> Flag {
        self.pressure.max(self.glucose).unwrap_or(Flag::Within)
    }
}

impl Norms {
    /// Holds values against the norms; `age` decides between the ordinary and the elder's systolic value.
    pub fn assess(&self, vitals: &Vitals, age: Option<i16>) -> Assessment {
        let p = &self.pressure;
        let pressure = vitals.systolic.zip(vitals.diastolic).map(|(systolic, diastolic)| {
            let elder = age.is_some_and(|age| age >= p.elder_age);
            let high = if elder { p.high_systolic_elder } else { p.high_systolic };
            if systolic >= p.emergency_systolic || diastolic >= p.emergency_diastolic {
                Flag::Emergency
            } else if systolic >= high || diastolic >= p.high_diastolic {
                Flag::High
            } else {
                Flag::Within
            }
        });
        let g = &self.glucose;
        let glucose = vitals.glucose.map(|value| {
            if value >= g.emergency_high || value <= g.emergency_low {
                Flag::Emergency
            } else if vitals.fasting && value >= g.high_fasting {
                Flag::High
            } else {
                Flag::Within
            }
        });
        let again = |flag: Option<Flag>, days: u16| flag.filter(|flag| *flag > Flag::Within).map(|_| days);
        let recall_days = [again(pressure, p.recall_days), again(glucose, g.recall_days)].into_iter().flatten().min();
        Assessment { pressure, glucose, recall_days }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vitals(systolic: u16, diastolic: u16, glucose: Option<u16>) -> Vitals {
        Vitals { systolic: Some(systolic), diastolic: Some(diastolic), glucose, fasting: true, ..Vitals::default() }
    }

    #[test]
    fn values_stand_to_the_norm() {
        let norms = Norms::default();
        let flag = |v: &Vitals, age| norms.assess(v, Some(age)).flag();
        assert_eq!(flag(&vitals(182, 104, None), 71), Flag::Emergency);
        assert_eq!(flag(&vitals(145, 85, None), 71), Flag::Within);
        assert_eq!(flag(&vitals(145, 85, None), 50), Flag::High);
        assert_eq!(flag(&vitals(120, 80, Some(74)), 50), Flag::High);
        assert_eq!(flag(&vitals(120, 80, Some(39)), 50), Flag::Emergency);
        assert_eq!(norms.assess(&vitals(120, 80, Some(60)), Some(50)).recall_days, None);
        assert_eq!(norms.assess(&vitals(182, 104, Some(74)), Some(71)).recall_days, Some(14));
    }
}

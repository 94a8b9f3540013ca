//! What the rules of the clinic are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("clinic.elder", msg("收缩压放宽从", "Elder's norm from")),
    ("clinic.emergency_diastolic", msg("转诊 舒张压", "Refer: diastolic from")),
    ("clinic.emergency_high", msg("转诊 血糖高", "Refer: glucose from")),
    ("clinic.emergency_low", msg("转诊 血糖低", "Refer: glucose at most")),
    ("clinic.emergency_systolic", msg("转诊 收缩压", "Refer: systolic from")),
    ("clinic.glucose_again", msg("血糖高随访复测", "High glucose: again in")),
    ("clinic.high_diastolic", msg("偏高 舒张压", "High: diastolic from")),
    ("clinic.high_fasting", msg("偏高 空腹血糖", "High: fasting from")),
    ("clinic.high_systolic", msg("偏高 收缩压", "High: systolic from")),
    ("clinic.high_systolic_elder", msg("偏高 收缩压(老年)", "High: elders, systolic")),
    ("clinic.keep_years", msg("健康记录留存", "Visits kept for")),
    ("clinic.pressure_again", msg("血压高随访复测", "High BP: again in")),
];

//! What the rules of the clinic are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("clinic.chase_after", msg("转诊几天后询问", "Chase a referral after")),
    ("clinic.check_every", msg("体检间隔", "Health check every")),
    ("clinic.check_from", msg("每年体检从", "Yearly check from")),
    ("clinic.elder", msg("收缩压放宽从", "Elder's norm from")),
    ("clinic.emergency_diastolic", msg("转诊 舒张压", "Refer: diastolic from")),
    ("clinic.emergency_high", msg("转诊 血糖高", "Refer: glucose from")),
    ("clinic.emergency_low", msg("转诊 血糖低", "Refer: glucose at most")),
    ("clinic.emergency_systolic", msg("转诊 收缩压", "Refer: systolic from")),
    ("clinic.glucose_again", msg("血糖高随访复测", "High glucose: again in")),
    ("clinic.glucose_follow_ups", msg("糖尿病一年随访", "Diabetes: a year")),
    ("clinic.high_diastolic", msg("偏高 舒张压", "High: diastolic from")),
    ("clinic.high_fasting", msg("偏高 空腹血糖", "High: fasting from")),
    ("clinic.high_random", msg("偏高 随机、餐后血糖", "High: other glucose")),
    ("clinic.high_systolic", msg("偏高 收缩压", "High: systolic from")),
    ("clinic.high_systolic_elder", msg("偏高 收缩压(老年)", "High: elders, systolic")),
    ("clinic.keep_years", msg("健康记录留存", "Visits kept for")),
    ("clinic.long_wait", msg("等候算久", "A long wait")),
    ("clinic.low_diastolic", msg("偏低 舒张压", "Low: diastolic below")),
    ("clinic.low_systolic", msg("偏低 收缩压", "Low: systolic below")),
    ("clinic.pressure_again", msg("血压高随访复测", "High BP: again in")),
    ("clinic.pressure_follow_ups", msg("高血压一年随访", "Hypertension: a year")),
    ("clinic.refer_after", msg("连续偏高转诊", "Refer after, in a row")),
    ("clinic.suspected_days", msg("不同日偏高就医", "High on other days")),
    ("clinic.suspected_diastolic", msg("疑似 舒张压", "Suspected: diastolic")),
    ("clinic.suspected_systolic", msg("疑似 收缩压", "Suspected: systolic")),
];

//! Words of lists that an office brings with it to the clinic: sessions and readings; what they are called, and their
//! columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("健康活动安排", "clinic sessions");
pub const INSTITUTION: Msg = msg("承办机构", "Held by");
pub const KIND: Msg = msg("健康活动类型", "Kind of session");
pub const DATE: Msg = msg("活动日期", "Day");
/// From, and until where both stand in one cell.
pub const START: Msg = msg("开始时间", "From");
pub const END: Msg = msg("结束时间", "Until");
pub const NOTE: Msg = msg("活动备注", "Note");

// Readings.

pub const READINGS: Msg = msg("健康测量记录", "readings");
pub const MEASURED_ON: Msg = msg("测量日期", "Measured on");
/// In one cell, as a nurse types it.
pub const PRESSURE: Msg = msg("血压", "Blood pressure");
pub const SYSTOLIC: Msg = msg("收缩压", "Systolic");
pub const DIASTOLIC: Msg = msg("舒张压", "Diastolic");
pub const FASTING: Msg = msg("空腹血糖", "Fasting glucose");
pub const AFTER_MEAL: Msg = msg("餐后血糖", "Glucose after a meal");
pub const GLUCOSE: Msg = msg("血糖", "Glucose");
pub const GLUCOSE_KIND: Msg = msg("血糖类型", "Glucose taken");
pub const PULSE: Msg = msg("脉搏", "Pulse");
pub const TEMPERATURE: Msg = msg("体温", "Temperature");
pub const OXYGEN: Msg = msg("血氧", "Oxygen");
pub const WEIGHT: Msg = msg("体重", "Weight");
pub const HEIGHT: Msg = msg("身高", "Height");
pub const WAIST: Msg = msg("腰围", "Waist");
pub const COMPLAINT: Msg = msg("主诉", "Complaint");
pub const ADVICE: Msg = msg("健康建议", "Advice");
pub const RECALL: Msg = msg("随访复测日期", "Measure again");
pub const CONSENT: Msg = msg("同意记录", "Agrees to a record");

//! Words of a list of issues that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("诉求登记", "issues");
pub const NUMBER: Msg = msg("诉求编号", "Issue number");
pub const TITLE: Msg = msg("诉求内容", "Matter");
pub const KIND: Msg = msg("诉求类型", "Kind of issue");
pub const AREA: Msg = msg("诉求领域", "Area");
pub const LOCATION: Msg = msg("地点", "Where");
pub const BODY: Msg = msg("承办单位", "Dealt with by");
pub const DUE: Msg = msg("答复期限", "Answer due");
pub const OPENED: Msg = msg("受理时间", "Registered at");
pub const STATE: Msg = msg("办理状态", "State");
pub const SATISFACTION: Msg = msg("满意度", "Satisfaction");
pub const DONE: Msg = msg("办理结果", "What was done");
pub const WORDS: Msg = msg("原话", "In their words");

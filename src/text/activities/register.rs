//! Words of a list of an activity's people that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("活动人员名单", "activities");
pub const TITLE: Msg = msg("活动名称", "Activity");
pub const DATE: Msg = msg("活动日期", "Held on");
pub const KIND: Msg = msg("活动类型", "Kind");
pub const STATE: Msg = msg("报名状态", "State");
pub const NOTE: Msg = msg("活动备注", "Note");

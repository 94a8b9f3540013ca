//! Words of a list of clinic sessions that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("健康活动安排", "clinic sessions");
pub const INSTITUTION: Msg = msg("承办机构", "Held by");
pub const KIND: Msg = msg("健康活动类型", "Kind of session");
pub const DATE: Msg = msg("活动日期", "Day");
/// From, and until where both stand in one cell.
pub const START: Msg = msg("开始时间", "From");
pub const END: Msg = msg("结束时间", "Until");
pub const NOTE: Msg = msg("活动备注", "Note");

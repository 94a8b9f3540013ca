//! Words of a list of answers that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("办事指南", "guide");
pub const NAME: Msg = msg("事项名称", "Matter");
pub const KIND: Msg = msg("事项类型", "Kind of matter");
pub const WHAT: Msg = msg("事项说明", "What it is");
pub const WHO: Msg = msg("办理部门", "Who does it");
pub const PLACE: Msg = msg("办理地点", "Where");
pub const HOURS: Msg = msg("办理时间", "When");
pub const PHONE: Msg = msg("咨询电话", "Phone");
pub const BRING: Msg = msg("所需材料", "What to bring");
pub const FORM: Msg = msg("申请表", "Form");
pub const SOURCE: Msg = msg("政策依据", "Source");
pub const DATED: Msg = msg("更新日期", "Read on");

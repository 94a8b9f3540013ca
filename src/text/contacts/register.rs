//! Words of a list of units that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("单位名录", "units");
pub const NAME: Msg = msg("单位名称", "Unit name");
pub const KIND: Msg = msg("单位类型", "Kind of unit");
pub const CONTACT: Msg = msg("单位联系人", "Contact person");
pub const DUTY: Msg = msg("联系人职务", "Duty");
pub const PHONE: Msg = msg("联系电话", "Phone");
pub const ADDRESS: Msg = msg("单位地址", "Unit address");
pub const HOURS: Msg = msg("工作时间", "Hours");
pub const LOOKS_AFTER: Msg = msg("负责的小区院落", "Looks after");
pub const NOTE: Msg = msg("单位备注", "Note");
pub const KEEPER: Msg = msg("社区对接人", "Kept by");

//! Words of a list of what was given that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("优待发放名单", "benefits given");
pub const BENEFIT: Msg = msg("优待名称", "Benefit");
pub const GIVEN: Msg = msg("领取日期", "Given on");
pub const TAKER: Msg = msg("代领人", "Taken by");
pub const NOTE: Msg = msg("发放备注", "Note");

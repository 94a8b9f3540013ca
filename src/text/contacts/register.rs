//! Words of a list of units that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("单位名册", "partner units");
pub const NAME: Msg = msg("单位名称", "Unit");
pub const KIND: Msg = msg("单位类型", "Kind of unit");
/// Who is to be asked for there.
pub const CONTACT: Msg = msg("单位联系人", "Person to ask for");
pub const PHONE: Msg = msg("单位电话", "Telephone");
pub const ADDRESS: Msg = msg("单位地址", "Address");
pub const NOTE: Msg = msg("单位备注", "Note");

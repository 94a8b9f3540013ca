//! Words of the contacts' tab: partner units.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use super::{Lang, Msg, labels, msg, when};
use crate::model::contacts::{UNIT_KIND, Unit};

pub const CONTACTS: Msg = msg("联络台账", "Contacts");
pub const UNITS: Msg = msg("单位", "Units");
pub const NEW: Msg = msg("新单位", "New unit");
pub const CHANGE: Msg = msg("改单位", "Change the unit");
pub const NAME: Msg = msg("单位", "Unit");
pub const KIND: Msg = msg("类型", "Kind");
pub const PHONE: Msg = msg("电话", "Phone");
/// Sessions that it held or will hold.
pub const SESSIONS: Msg = msg("场次", "Sessions");
/// Those that work with the office.
pub const OPEN: Msg = msg("在用的", "In use");
/// Those that do not any more.
pub const CLOSED: Msg = msg("已停用的", "Closed");
pub const ALL: Msg = msg("全部", "All");
pub const NO_UNIT: Msg = msg("没有选中单位", "No unit is selected");
pub const NONE_YET: Msg = msg("还没有单位，按 n 登记一家", "No unit yet; n enters one");
/// What closing does, below the form.
pub const CLOSING: Msg = msg("填了停用日期，别处就不再列出这家单位", "Once closed it is offered nowhere");

pub const NEW_TIP: Msg = msg("登记医院、药店、物业、街道等单位", "Enter a hospital, pharmacy, office or other unit");
pub const CHANGE_TIP: Msg = msg("改名称、电话、地址，或停用", "Name, phone, address, or close it");
pub const FILTER_TIP: Msg = msg("按类型，或看已停用的", "By kind, or those that are closed");
pub const HISTORY_TIP: Msg = msg("谁在什么时候改过", "Who changed it, and when");

/// Heading of the list: how many.
pub fn heading(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("单位 {count} 家"),
        Lang::En => when::plural(count as i64, "unit", "units"),
    }
}

/// A unit that was found: `医院  解放军三二三医院  029-…`.
pub fn told(lang: Lang, unit: &Unit) -> String {
    let kind = labels::code_number(lang, UNIT_KIND, unit.kind);
    format!("{kind}  {}  {}", unit.name, unit.phone).trim_end().to_owned()
}

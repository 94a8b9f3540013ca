//! Benefits (优待): what residents may have, by which rule, in which round; what was given, and from which stock.

mod allowance;
mod benefit;
pub mod birthday;
mod deeds;
mod grant;
pub mod round;
pub mod rules;
mod stock;

pub use allowance::{Allowance, PROVED_BY};
pub use benefit::{Benefit, HOUSEHOLD, LIVES, PER, PERSON, REGISTERED_HERE, Terms};
pub use deeds::{Did, Not, NotEntitled};
pub use grant::{Grant, VOID};
pub use stock::{MOVE, StockMove, Supply, what};

use crate::model::code::Code;
use crate::model::right::Right;

/// Give benefits.
pub const GIVE: Right = Right { number: 60, key: "right.give" };
/// Say who may have what.
pub const SET_UP: Right = Right { number: 61, key: "right.set_up_benefits" };
/// Receive and count stock.
pub const STOCK: Right = Right { number: 62, key: "right.stock" };

/// Mind the old-age allowance.
pub const ALLOWANCE: Right = Right { number: 30, key: "right.allowance" };

/// All of them.
pub const RIGHTS: &[Right] = &[GIVE, SET_UP, STOCK, ALLOWANCE];

/// What can be exported of benefits.
pub const EXPORTED: &[Code] = &[
    Code { code: 60, key: "export.benefits", aliases: &["优待发放"] },
    Code { code: 61, key: "export.benefit_terms", aliases: &["优待规定"] },
    Code { code: 62, key: "export.stock", aliases: &["物品出入"] },
    Code { code: 67, key: "export.allowance", aliases: &["高龄津贴"] },
];

/// What can be printed of benefits.
pub const SHEETS: &[Code] = &[
    Code { code: 60, key: "sheet.benefit_round", aliases: &["优待签领表"] },
    Code { code: 61, key: "sheet.voucher", aliases: &["优待领取单"] },
    Code { code: 62, key: "sheet.round_report", aliases: &["优待发放小结"] },
    Code { code: 63, key: "sheet.birthdays", aliases: &["生日名单"] },
    Code { code: 73, key: "sheet.allowance", aliases: &["高龄津贴待办"] },
];

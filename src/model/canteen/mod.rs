//! The canteen: sittings, menus, meals, standing orders, prices.

mod deeds;
pub mod meal;
pub mod menu;
pub mod price;
pub mod rules;

pub use deeds::{Did, Not};

use crate::model::code::Code;
use crate::model::right::Right;

/// Serve meals.
pub const SERVE: Right = Right { number: 5, key: "right.serve" };
/// Set up the canteen.
pub const SET_UP: Right = Right { number: 6, key: "right.set_up_canteen" };

/// All of them.
pub const RIGHTS: &[Right] = &[SERVE, SET_UP];

/// What can be exported: nothing yet.
pub const EXPORTED: &[Code] = &[
    Code { code: 12, key: "export.meals", aliases: &["用餐"] },
    Code { code: 13, key: "export.orders", aliases: &["长期订餐"] },
    Code { code: 14, key: "export.prices", aliases: &["餐费标准"] },
    Code { code: 15, key: "export.takings", aliases: &["餐费和补贴"] },
];

/// What can be printed of the canteen.
pub const SHEETS: &[Code] = &[
    Code { code: 20, key: "sheet.kitchen", aliases: &["厨房单"] },
    Code { code: 21, key: "sheet.delivery", aliases: &["送餐单"] },
    Code { code: 22, key: "sheet.takings", aliases: &["当日收款"] },
];

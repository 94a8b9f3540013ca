//! Words of a list of standing orders that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("长期订餐登记", "standing orders of meals");
pub const SITTING: Msg = msg("餐次", "Sitting");
/// The days of the week.
pub const WEEKDAYS: Msg = msg("订餐日", "Weekdays of the order");
/// In the canteen or at home.
pub const SERVED: Msg = msg("用餐方式", "Served");
pub const FROM: Msg = msg("起订日期", "First day");
pub const UNTIL: Msg = msg("止订日期", "Last day");
/// For the kitchen or the bearer.
pub const NOTE: Msg = msg("订餐备注", "For the kitchen");

//! The canteen: sittings, menus, meals, standing orders, prices.

pub mod meal;
pub mod menu;
pub mod price;

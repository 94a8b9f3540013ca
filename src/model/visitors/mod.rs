//! The walk-in register.

mod deeds;
pub mod rules;

pub use deeds::{Did, Not};

use crate::model::code::Code;
use crate::model::right::Right;

/// Log visitors.
pub const LOG: Right = Right { number: 15, key: "right.log" };

/// All of them.
pub const RIGHTS: &[Right] = &[LOG];

/// What can be printed of the walk-in register.
pub const SHEETS: &[Code] = &[Code { code: 94, key: "sheet.visitors", aliases: &["来访登记簿"] }];

/// What can be exported of the walk-in register.
pub const EXPORTED: &[Code] = &[Code { code: 6, key: "export.visitors", aliases: &["来访登记"] }];

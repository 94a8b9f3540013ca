//! The walk-in register.

mod deeds;

pub use deeds::Did;

use crate::model::code::Code;
use crate::model::right::Right;

/// Log visitors.
pub const LOG: Right = Right { number: 15, key: "right.log" };

/// What can be exported of the walk-in register.
pub const EXPORTED: &[Code] = &[Code { code: 6, key: "export.visitors", aliases: &["来访登记"] }];

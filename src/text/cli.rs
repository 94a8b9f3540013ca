//! What the command line says. Filled with facts by `cli`; exit codes are no business of this room.

use super::{Lang, Msg, msg};

/// The program in one line.
pub const ABOUT: Msg = msg("邻里：社区前台", "linli: the front desk of a neighbourhood community office");

//! Words of a list of bookings that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("房间预约登记", "bookings of rooms");
pub const ROOM: Msg = msg("预约房间", "Room booked");
pub const DATE: Msg = msg("预约日期", "Day booked");
pub const START: Msg = msg("预约时段", "Slot");
pub const HEADS: Msg = msg("预约人数", "Heads");
pub const STATE: Msg = msg("到场情况", "Whether they came");
pub const NOTE: Msg = msg("用途", "What for");

//! Words of a list of teams that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("团队名册", "teams");
pub const NAME: Msg = msg("团队名称", "Team");
pub const KIND: Msg = msg("团队类型", "Kind of team");
/// What the member is in it.
pub const ROLE: Msg = msg("队内职务", "Role in the team");
pub const LEADER: Msg = msg("队长姓名", "Leader's name");
/// On which days of the week it meets.
pub const WEEKDAYS: Msg = msg("活动日", "Weekdays");
pub const START: Msg = msg("开始时间", "From");
pub const END: Msg = msg("结束时间", "Until");
pub const PLACE: Msg = msg("活动地点", "Meets at");

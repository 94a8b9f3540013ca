//! Words of a list of teams that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

/// The register.
pub const REGISTER: Msg = msg("团队名册", "teams");
/// The team.
pub const NAME: Msg = msg("团队名称", "Team");
/// What it does.
pub const KIND: Msg = msg("团队类型", "Kind of team");
/// What the member is in it.
pub const ROLE: Msg = msg("队内职务", "Role in the team");
/// Who leads it.
pub const LEADER: Msg = msg("队长姓名", "Leader's name");
/// On which days of the week it meets.
pub const WEEKDAYS: Msg = msg("活动日", "Weekdays");
/// From.
pub const START: Msg = msg("开始时间", "From");
/// Until.
pub const END: Msg = msg("结束时间", "Until");
/// Where.
pub const PLACE: Msg = msg("活动地点", "Meets at");

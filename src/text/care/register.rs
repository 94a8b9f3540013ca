//! Words of a list of volunteers that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

pub const REGISTER: Msg = msg("志愿者名册", "volunteers");
pub const SKILLS: Msg = msg("特长", "Skills");
pub const NUMBER: Msg = msg("志愿者编号", "Volunteer number");
pub const GROUP: Msg = msg("志愿服务队", "Volunteer group");
pub const JOINED: Msg = msg("注册日期", "Joined");
pub const INSURED: Msg = msg("保险到期", "Insured until");
pub const TRAINED: Msg = msg("培训有效到", "Trained until");
pub const OTHER: Msg = msg("其他特长", "Other skills");
pub const FREE: Msg = msg("有空", "Free on");
pub const UNIT: Msg = msg("单位", "Unit");
pub const AWARDS: Msg = msg("荣誉", "Honours");
pub const PARTY: Msg = msg("党员", "Party member");

//! Words of a list of issues that an office brings with it: what it is called, and its columns.

use crate::text::{Msg, msg};

/// The register.
pub const REGISTER: Msg = msg("诉求登记", "issues");
/// Its own number.
pub const NUMBER: Msg = msg("诉求编号", "Issue number");
/// What is the matter.
pub const TITLE: Msg = msg("诉求内容", "Matter");
/// Of which kind.
pub const KIND: Msg = msg("诉求类型", "Kind of issue");
/// In which area.
pub const AREA: Msg = msg("诉求领域", "Area");
/// Where.
pub const LOCATION: Msg = msg("地点", "Where");
/// Who deals with it.
pub const BODY: Msg = msg("承办单位", "Dealt with by");
/// By when.
pub const DUE: Msg = msg("答复期限", "Answer due");
/// When it was registered.
pub const OPENED: Msg = msg("受理时间", "Registered at");
/// Where it stands.
pub const STATE: Msg = msg("办理状态", "State");
/// How content they were.
pub const SATISFACTION: Msg = msg("满意度", "Satisfaction");
/// What was done.
pub const DONE: Msg = msg("办理结果", "What was done");
/// What they said.
pub const WORDS: Msg = msg("原话", "In their words");

//! Activities (活动): what the community does together; who was invited, signed up and came; what came of it.

mod activity;
pub mod codes;
mod deeds;
mod people;
pub mod rows;
pub mod rules;

pub use activity::Activity;
pub use deeds::{Did, Not};
pub use people::{DoorCall, Participant};

use crate::model::code::Code;
use crate::model::right::Right;

/// Plan activities and write down what came of them.
pub const PLAN: Right = Right { number: 63, key: "right.plan_activities" };
/// Sign people up, tick them, call at doors.
pub const ATTEND: Right = Right { number: 29, key: "right.activity_people" };

/// All of them.
pub const RIGHTS: &[Right] = &[PLAN, ATTEND];

/// What can be exported of activities.
pub const EXPORTED: &[Code] = &[
    Code { code: 64, key: "export.activities", aliases: &["活动"] },
    Code { code: 65, key: "export.participants", aliases: &["活动人员"] },
    Code { code: 66, key: "export.door_calls", aliases: &["入户登记"] },
];

/// What can be printed of activities.
pub const SHEETS: &[Code] = &[
    Code { code: 64, key: "sheet.activity", aliases: &["活动情况表"] },
    Code { code: 65, key: "sheet.activity_poster", aliases: &["活动海报"] },
    Code { code: 66, key: "sheet.sign_up", aliases: &["活动报名表"] },
    Code { code: 67, key: "sheet.activity_roll", aliases: &["活动签到表"] },
    Code { code: 68, key: "sheet.door_round", aliases: &["入户走访表"] },
    Code { code: 69, key: "sheet.activity_year", aliases: &["全年活动表"] },
    Code { code: 70, key: "sheet.members", aliases: &["会议学习出勤表"] },
    Code { code: 71, key: "sheet.activity_report", aliases: &["活动总结"] },
    Code { code: 72, key: "sheet.year_report", aliases: &["年度活动总结"] },
];

//! Volunteers and care visits: who looks after whom, who was seen when, and who answers when a telephone is not picked up.

pub mod certificate;
pub mod codes;
mod deeds;
pub mod emergency;
pub mod plan;
pub mod rules;
pub mod visit;
pub mod volunteer;

pub use certificate::ServiceCertificate;
pub use deeds::{Did, Not};
pub use emergency::{Attempt, Duty, Emergency};
pub use plan::{CarePlan, Contacted, Pairing};
pub use visit::{CareVisit, CareWords};
pub use volunteer::{Volunteer, VolunteerGroup};

use crate::model::code::Code;
use crate::model::right::Right;

/// Keep the list of volunteers, their groups and who is on duty.
pub const VOLUNTEERS: Right = Right { number: 40, key: "right.volunteers" };
/// Plan who is visited, and by whom.
pub const PLAN: Right = Right { number: 41, key: "right.care_plan" };
/// Write down visits.
pub const VISIT: Right = Right { number: 42, key: "right.care_visit" };
/// Call one after the other in an emergency; whoever is at the desk may.
pub const EMERGENCY: Right = Right { number: 43, key: "right.emergency" };

/// All of them.
pub const RIGHTS: &[Right] = &[VOLUNTEERS, PLAN, VISIT, EMERGENCY];

/// What can be exported of volunteers and care visits.
pub const EXPORTED: &[Code] = &[
    Code { code: 40, key: "export.volunteers", aliases: &["志愿者"] },
    Code { code: 41, key: "export.care_visits", aliases: &["探访记录"] },
    Code { code: 42, key: "export.care_plans", aliases: &["探访计划"] },
];

/// What can be printed of them.
pub const SHEETS: &[Code] = &[
    Code { code: 50, key: "sheet.week", aliases: &["一周探访单"] },
    Code { code: 51, key: "sheet.care_overdue", aliases: &["超期探访单"] },
    Code { code: 52, key: "sheet.emergency_card", aliases: &["应急卡"] },
    Code { code: 53, key: "sheet.service_certificate", aliases: &["志愿服务记录证明"] },
    Code { code: 54, key: "sheet.certificate_notice", aliases: &["志愿服务证明公示"] },
];

//! Volunteers and care visits: who looks after whom, who was seen when, and who answers when a telephone is not picked up.

pub mod call_out;
pub mod certificate;
pub mod codes;
mod deeds;
pub mod emergency;
pub mod plan;
pub mod report;
pub mod round;
pub mod rules;
pub mod service;
pub mod skill;
pub mod visit;
pub mod volunteer;

pub use call_out::{CallOut, Called};
pub use certificate::ServiceCertificate;
pub use deeds::{Did, Not};
pub use emergency::{Attempt, Duty, Emergency};
pub use plan::{CarePlan, Contacted, Pairing};
pub use report::{HoursReport, Reported};
pub use round::CareRound;
pub use service::Service;
pub use skill::Skill;
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
/// Draw up hours of service, put them right, certify them.
pub const HOURS: Right = Right { number: 44, key: "right.volunteer_hours" };
/// Call volunteers out.
pub const CALL_OUT: Right = Right { number: 45, key: "right.call_out" };

/// All of them.
pub const RIGHTS: &[Right] = &[VOLUNTEERS, PLAN, VISIT, EMERGENCY, HOURS, CALL_OUT];

/// What can be exported of volunteers and care visits.
pub const EXPORTED: &[Code] = &[
    Code { code: 40, key: "export.volunteers", aliases: &["志愿者"] },
    Code { code: 41, key: "export.care_visits", aliases: &["探访记录"] },
    Code { code: 42, key: "export.care_plans", aliases: &["探访计划"] },
    Code { code: 43, key: "export.volunteer_hours", aliases: &["志愿服务时长"] },
    Code { code: 44, key: "export.service_certificates", aliases: &["志愿服务证明登记"] },
    Code { code: 45, key: "export.care_pairs", aliases: &["结对"] },
    Code { code: 46, key: "export.call_outs", aliases: &["召集"] },
    Code { code: 47, key: "export.services", aliases: &["志愿求助和更正"] },
];

/// What can be printed of them.
pub const SHEETS: &[Code] = &[
    Code { code: 145, key: "sheet.week", aliases: &["一周探访单"] },
    Code { code: 146, key: "sheet.care_overdue", aliases: &["超期探访单"] },
    Code { code: 147, key: "sheet.emergency_card", aliases: &["应急卡"] },
    Code { code: 148, key: "sheet.service_certificate", aliases: &["志愿服务记录证明"] },
    Code { code: 149, key: "sheet.certificate_notice", aliases: &["志愿服务证明公示"] },
    Code { code: 150, key: "sheet.volunteer_hours", aliases: &["志愿服务时长表"] },
    Code { code: 151, key: "sheet.care_month", aliases: &["探访月报"] },
    Code { code: 152, key: "sheet.call_out", aliases: &["召集名单"] },
    Code { code: 153, key: "sheet.service_register", aliases: &["志愿服务证明登记簿"] },
];

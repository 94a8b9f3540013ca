//! Free clinics, health checks and home visits: sessions, their queue, what was measured, who is to be seen again, and
//! who was sent on to a hospital.
//!
//! A desk shows the norm and says "refer"; it never diagnoses.

mod deeds;
pub mod follow;
pub mod line;
pub mod measure;
pub mod norm;
pub mod readings;
pub mod referral;
pub mod rules;
pub mod session;
pub mod visit;
pub mod vitals;

pub use deeds::{Did, Not};
pub use follow::{Attempt, FollowUp};
pub use line::Line;
pub use readings::{Readings, glucose_shown};
pub use referral::{Referral, ReferralWords};
pub use session::{SESSION_KIND, Session};
pub use visit::{VISIT_STATE, Visit, VisitState};
pub use vitals::Vitals;

use crate::model::code::Code;
use crate::model::right::Right;

/// Call tickets.
pub const QUEUE: Right = Right { number: 11, key: "right.queue" };
/// Record readings.
pub const RECORD: Right = Right { number: 12, key: "right.record" };
/// Plan sessions.
pub const SET_UP: Right = Right { number: 13, key: "right.set_up_clinic" };
/// Follow up, and send on to a hospital.
pub const FOLLOW: Right = Right { number: 28, key: "right.follow" };

/// See what was measured before, and what is known, beside a recording form.
pub const BESIDE: Right = Right { number: 46, key: "right.health_beside" };

/// All of them.
pub const RIGHTS: &[Right] = &[QUEUE, RECORD, SET_UP, FOLLOW, BESIDE];

/// What can be exported of the clinic.
pub const EXPORTED: &[Code] = &[
    Code { code: 4, key: "export.visits", aliases: &["看诊"] },
    Code { code: 110, key: "export.followups", aliases: &["随访"] },
    Code { code: 111, key: "export.referrals", aliases: &["转诊"] },
];

/// What can be printed of the clinic.
pub const SHEETS: &[Code] = &[
    Code { code: 2, key: "sheet.ticket", aliases: &["叫号单"] },
    Code { code: 3, key: "sheet.visit", aliases: &["测量单"] },
    Code { code: 25, key: "sheet.session", aliases: &["场次小结"] },
    Code { code: 26, key: "sheet.round", aliases: &["入户随访表"] },
    Code { code: 27, key: "sheet.poster", aliases: &["义诊预告"] },
    Code { code: 28, key: "sheet.referral", aliases: &["转诊单"] },
];

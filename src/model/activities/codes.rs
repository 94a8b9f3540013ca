//! The code tables of activities.

use crate::model::code::Code;

/// What an activity is.
pub static ACTIVITY_KIND: &[Code] = &[
    Code { code: 1, key: "activity.respect", aliases: &["敬老活动"] },
    Code { code: 2, key: "activity.publicity", aliases: &["宣传活动"] },
    Code { code: 3, key: "activity.cleanup", aliases: &["清洁行动"] },
    Code { code: 4, key: "activity.beautify", aliases: &["美化市容"] },
    Code { code: 5, key: "activity.talk", aliases: &["健康讲座"] },
    Code { code: 6, key: "activity.contest", aliases: &["竞赛"] },
    Code { code: 7, key: "activity.study", aliases: &["支部学习"] },
    Code { code: 8, key: "activity.committees", aliases: &["两委会"] },
    Code { code: 9, key: "activity.delegates", aliases: &["代表走访"] },
    Code { code: 10, key: "activity.open_house", aliases: &["开放日"] },
    Code { code: 11, key: "activity.celebration", aliases: &["文艺庆祝"] },
    Code { code: 12, key: "activity.doors", aliases: &["走访入户"] },
    Code { code: 13, key: "activity.other", aliases: &["其他"] },
];

/// The codes of [`ACTIVITY_KIND`] by which rules go.
pub mod kind {
    /// A large publicity activity.
    pub const PUBLICITY: u8 = 2;
    /// A work party.
    pub const CLEANUP: u8 = 3;
    /// Who was there of the members is counted over the year.
    pub const STUDY: u8 = 7;
    /// As with studies.
    pub const COMMITTEES: u8 = 8;
    /// Held at the doors, household by household.
    pub const DOORS: u8 = 12;
}

/// What it is a part of: one of the seven elder-respect programmes, or the year's large publicity.
pub static PROGRAMME: &[Code] = &[
    Code { code: 1, key: "programme.clinics", aliases: &["一次义诊"] },
    Code { code: 2, key: "programme.cooking", aliases: &["一场糖尿病饮食烹饪赛"] },
    Code { code: 3, key: "programme.teams", aliases: &["一支舞蹈队和合唱队"] },
    Code { code: 4, key: "programme.medicines", aliases: &["一份免费药品"] },
    Code { code: 5, key: "programme.haircuts", aliases: &["一次免费理发"] },
    Code { code: 6, key: "programme.visits", aliases: &["一次节日慰问"] },
    Code { code: 7, key: "programme.health_check", aliases: &["一次冬季体检"] },
    Code { code: 8, key: "programme.large", aliases: &["大项宣传"] },
];

/// Where an activity stands.
pub static ACTIVITY_STATE: &[Code] = &[
    Code { code: 1, key: "activity_state.planned", aliases: &["计划中"] },
    Code { code: 2, key: "activity_state.confirmed", aliases: &["已确定"] },
    Code { code: 3, key: "activity_state.held", aliases: &["已举办"] },
    Code { code: 4, key: "activity_state.cancelled", aliases: &["已取消"] },
];

/// The codes of [`ACTIVITY_STATE`].
pub mod state {
    /// Not certain yet.
    pub const PLANNED: u8 = 1;
    /// It will be held.
    pub const CONFIRMED: u8 = 2;
    /// It was held.
    pub const HELD: u8 = 3;
    /// It is not held.
    pub const CANCELLED: u8 = 4;
}

/// How somebody stands to an activity.
pub static PLACE_STATE: &[Code] = &[
    Code { code: 1, key: "place.invited", aliases: &["已邀请"] },
    Code { code: 2, key: "place.signed_up", aliases: &["已报名"] },
    Code { code: 3, key: "place.waits", aliases: &["候补中"] },
    Code { code: 4, key: "place.came", aliases: &["已到"] },
    Code { code: 5, key: "place.withdrew", aliases: &["已退出"] },
];

/// The codes of [`PLACE_STATE`].
pub mod place {
    /// Asked to come.
    pub const INVITED: u8 = 1;
    /// They have a place.
    pub const SIGNED_UP: u8 = 2;
    /// They wait for one.
    pub const WAITS: u8 = 3;
    /// They were there.
    pub const CAME: u8 = 4;
    /// They do not come.
    pub const WITHDREW: u8 = 5;
}

/// As what somebody takes part.
pub static PART: &[Code] = &[
    Code { code: 1, key: "part.guest", aliases: &["参加者"] },
    Code { code: 2, key: "part.volunteer", aliases: &["志愿者"] },
];

/// A volunteer, whose minutes go to their hours.
pub const VOLUNTEER: u8 = 2;
/// Somebody who takes part.
pub const GUEST: u8 = 1;

/// Whether they may be photographed there.
pub static PHOTOS: &[Code] = &[
    Code { code: 1, key: "photos.agreed", aliases: &["同意拍照"] },
    Code { code: 2, key: "photos.declined", aliases: &["不同意拍照"] },
];

/// What came of a call at a door.
pub static MET: &[Code] = &[
    Code { code: 1, key: "met.met", aliases: &["见到"] },
    Code { code: 2, key: "met.nobody_in", aliases: &["家里没人"] },
    Code { code: 3, key: "met.declined", aliases: &["不要"] },
    Code { code: 4, key: "met.in_hospital", aliases: &["住院"] },
    Code { code: 5, key: "met.moved", aliases: &["已搬走"] },
    Code { code: 6, key: "met.other", aliases: &["其他"] },
];

/// Somebody was met.
pub const MET_THEM: u8 = 1;

/// Whether a task is done.
pub static TASK_DONE: &[Code] = &[Code { code: 1, key: "task.done", aliases: &["已办好"] }];

/// Why an activity was cancelled.
pub static WHY_CANCELLED: &[Code] = &[
    Code { code: 1, key: "cancelled.weather", aliases: &["天气"] },
    Code { code: 2, key: "cancelled.few", aliases: &["人数不足"] },
    Code { code: 3, key: "cancelled.host", aliases: &["主办方取消"] },
    Code { code: 4, key: "cancelled.room", aliases: &["场地不可用"] },
    Code { code: 5, key: "cancelled.other", aliases: &["其他"] },
];

/// Why somebody who came has nothing of what is handed out.
pub static NOTHING: &[Code] = &[
    Code { code: 1, key: "nothing.had_it", aliases: &["已经领过"] },
    Code { code: 2, key: "nothing.not_entitled", aliases: &["不在发放范围"] },
    Code { code: 3, key: "nothing.none_left", aliases: &["已发完"] },
    Code { code: 4, key: "nothing.quota", aliases: &["名额已满"] },
    Code { code: 5, key: "nothing.no_terms", aliases: &["没有发放规定"] },
];

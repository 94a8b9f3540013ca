//! Code tables of volunteers and care visits.

use crate::model::code::Code;

/// What a volunteer can do and an elder may need. Words beside the table stand in a field of their own.
pub static SKILL: &[Code] = &[
    Code { code: 1, key: "skill.chat", aliases: &["聊天", "陪聊"] },
    Code { code: 2, key: "skill.shopping", aliases: &["代购", "买菜"] },
    Code { code: 3, key: "skill.clinic", aliases: &["陪诊", "陪同就医"] },
    Code { code: 4, key: "skill.barber", aliases: &["理发"] },
    Code { code: 5, key: "skill.repair", aliases: &["水电", "维修", "水电维修"] },
    Code { code: 6, key: "skill.law", aliases: &["法律"] },
    Code { code: 7, key: "skill.calligraphy", aliases: &["书法"] },
    Code { code: 8, key: "skill.first_aid", aliases: &["急救"] },
    Code { code: 9, key: "skill.cleaning", aliases: &["保洁", "打扫"] },
    Code { code: 10, key: "skill.phone_help", aliases: &["手机教学", "智能手机"] },
];

/// Half-days of the week on which a volunteer is free.
pub static HALF_DAY: &[Code] = &[
    Code { code: 0, key: "half_day.mon_am", aliases: &["周一上午"] },
    Code { code: 1, key: "half_day.mon_pm", aliases: &["周一下午"] },
    Code { code: 2, key: "half_day.tue_am", aliases: &["周二上午"] },
    Code { code: 3, key: "half_day.tue_pm", aliases: &["周二下午"] },
    Code { code: 4, key: "half_day.wed_am", aliases: &["周三上午"] },
    Code { code: 5, key: "half_day.wed_pm", aliases: &["周三下午"] },
    Code { code: 6, key: "half_day.thu_am", aliases: &["周四上午"] },
    Code { code: 7, key: "half_day.thu_pm", aliases: &["周四下午"] },
    Code { code: 8, key: "half_day.fri_am", aliases: &["周五上午"] },
    Code { code: 9, key: "half_day.fri_pm", aliases: &["周五下午"] },
    Code { code: 10, key: "half_day.sat_am", aliases: &["周六上午"] },
    Code { code: 11, key: "half_day.sat_pm", aliases: &["周六下午"] },
    Code { code: 12, key: "half_day.sun_am", aliases: &["周日上午"] },
    Code { code: 13, key: "half_day.sun_pm", aliases: &["周日下午"] },
];

/// How a volunteer stands.
pub static VOLUNTEER_STATE: &[Code] = &[
    Code { code: 1, key: "volunteer.active", aliases: &["在岗"] },
    Code { code: 2, key: "volunteer.resting", aliases: &["暂停"] },
    Code { code: 3, key: "volunteer.left", aliases: &["退出"] },
];

/// Whether somebody is a member of the party.
pub static MEMBER: &[Code] = &[
    Code { code: 0, key: "member.no", aliases: &["否"] },
    Code { code: 1, key: "member.yes", aliases: &["是", "党员"] },
];

/// How often an elder is visited, the most pressing first.
pub static TIER: &[Code] = &[
    Code { code: 1, key: "tier.daily", aliases: &["每日"] },
    Code { code: 2, key: "tier.high", aliases: &["高风险"] },
    Code { code: 3, key: "tier.key", aliases: &["重点"] },
    Code { code: 4, key: "tier.general", aliases: &["一般"] },
];

/// How an elder is reached.
pub static REACH: &[Code] = &[
    Code { code: 1, key: "reach.door", aliases: &["敲门"] },
    Code { code: 2, key: "reach.call_first", aliases: &["先打电话"] },
    Code { code: 3, key: "reach.wechat", aliases: &["微信"] },
    Code { code: 4, key: "reach.neighbour", aliases: &["找邻居"] },
];

/// Whether an elder wishes for a woman or a man.
pub static PREFERS: &[Code] = &[
    Code { code: 0, key: "prefers.anyone", aliases: &["都可以"] },
    Code { code: 1, key: "prefers.man", aliases: &["男"] },
    Code { code: 2, key: "prefers.woman", aliases: &["女"] },
];

/// What an elder does not want.
pub static DECLINED: &[Code] = &[
    Code { code: 1, key: "declined.phone_only", aliases: &["只打电话"] },
    Code { code: 2, key: "declined.all", aliases: &["谢绝探访"] },
];

/// What a volunteer is to an elder.
pub static PAIR_ROLE: &[Code] = &[
    Code { code: 1, key: "pair.first", aliases: &["结对"] },
    Code { code: 2, key: "pair.stand_in", aliases: &["替补"] },
];

/// How somebody was visited.
pub static HOW: &[Code] = &[
    Code { code: 1, key: "how.door", aliases: &["上门"] },
    Code { code: 2, key: "how.phone", aliases: &["电话"] },
    Code { code: 3, key: "how.wechat", aliases: &["微信"] },
    Code { code: 4, key: "how.street", aliases: &["路遇"] },
    Code { code: 5, key: "how.seen", aliases: &["见到"] },
];

/// Whether they were reached.
pub static REACHED: &[Code] = &[
    Code { code: 1, key: "reached.yes", aliases: &["见到了", "已见到"] },
    Code { code: 2, key: "reached.no", aliases: &["没见到", "未见到"] },
];

/// What was looked at: all well, or what was amiss.
pub static MARK: &[Code] = &[
    Code { code: 1, key: "mark.all_well", aliases: &["五项都好"] },
    Code { code: 2, key: "mark.health", aliases: &["健康"] },
    Code { code: 3, key: "mark.mood", aliases: &["情绪"] },
    Code { code: 4, key: "mark.safety", aliases: &["水电气安全"] },
    Code { code: 5, key: "mark.hygiene", aliases: &["卫生"] },
    Code { code: 6, key: "mark.surroundings", aliases: &["环境"] },
];

/// What follows a visit.
pub static FOLLOW: &[Code] = &[
    Code { code: 1, key: "follow.issue", aliases: &["报诉求"] },
    Code { code: 2, key: "follow.clinic", aliases: &["看健康"] },
    Code { code: 3, key: "follow.center", aliases: &["约中心"] },
    Code { code: 4, key: "follow.call_again", aliases: &["再联系"] },
];

/// Who is called in an emergency, in this order.
pub static RUNG: &[Code] = &[
    Code { code: 1, key: "rung.volunteer", aliases: &["结对志愿者"] },
    Code { code: 2, key: "rung.stand_in", aliases: &["替补"] },
    Code { code: 3, key: "rung.neighbour", aliases: &["邻居"] },
    Code { code: 4, key: "rung.key_holder", aliases: &["钥匙保管人"] },
    Code { code: 5, key: "rung.family", aliases: &["家属"] },
    Code { code: 6, key: "rung.duty", aliases: &["值班"] },
    Code { code: 7, key: "rung.grid", aliases: &["网格员"] },
    Code { code: 9, key: "rung.ambulance", aliases: &["报警急救", "110/120"] },
];

/// What came of a call in an emergency.
pub static RESULT: &[Code] = &[
    Code { code: 1, key: "result.coming", aliases: &["已赶去"] },
    Code { code: 2, key: "result.no_answer", aliases: &["无人接听"] },
    Code { code: 3, key: "result.cannot", aliases: &["去不了"] },
    Code { code: 4, key: "result.wrong_number", aliases: &["号码不对"] },
    Code { code: 9, key: "result.called", aliases: &["已打110/120"] },
];

/// What was found at the end of an emergency.
pub static FOUND: &[Code] = &[
    Code { code: 1, key: "found.well", aliases: &["平安"] },
    Code { code: 2, key: "found.hospital", aliases: &["已送医"] },
    Code { code: 3, key: "found.away", aliases: &["不在家"] },
    Code { code: 4, key: "found.died", aliases: &["已故"] },
    Code { code: 5, key: "found.other", aliases: &["其他"] },
];

/// They were reached.
pub const YES: u8 = 1;
/// They were not.
pub const NO: u8 = 2;
/// On the doorstep.
pub const AT_DOOR: u8 = 1;
/// Seen at the door by whoever came with something else.
pub const SEEN: u8 = 5;
/// Everything was well.
pub const ALL_WELL: u8 = 1;
/// Serves.
pub const ACTIVE: u8 = 1;
/// Serves no more for a while.
pub const RESTING: u8 = 2;
/// Is no volunteer any more.
pub const LEFT: u8 = 3;
/// Paired.
pub const PAIRED: u8 = 1;
/// Comes where the paired one cannot.
pub const STAND_IN: u8 = 2;
/// Is on the way.
pub const COMING: u8 = 1;
/// 110 or 120 was called.
pub const CALLED: u8 = 9;

//! What the records of the clinic and their fields are called, each table sorted by key.

use crate::model::clinic::{Attempt, FollowUp, Referral, ReferralWords};
use crate::model::{Record, Session, Visit, Vitals};
use crate::text::fields::{AT, CLERK, DATE, END, FROM, KindText, NOTE, RESIDENT, STATE};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Session::KIND,
        name: msg("场次", "session"),
        fields: &[
            ("capacity", msg("最多几人", "At most")),
            ("closed", msg("结束于", "Closed at")),
            ("date", DATE),
            ("end", END),
            ("glucose", msg("血糖一般", "Glucose usually")),
            ("institution", msg("机构", "Institution")),
            ("kind", msg("类型", "Kind")),
            ("last_ticket", msg("已发到", "Last ticket")),
            ("measured", msg("测什么", "Measured")),
            ("note", NOTE),
            ("place", msg("地点", "Place")),
            ("staff", msg("来的人", "Staff")),
            ("start", FROM),
            ("unnamed", msg("不留记录的", "Without a record")),
        ],
    },
    KindText {
        kind: Visit::KIND,
        name: msg("看诊", "clinic visit"),
        fields: &[
            ("at", AT),
            ("called", msg("叫号时间", "Called at")),
            ("priority", msg("优先", "Before others")),
            ("recall", msg("随访复测日期", "Measure again")),
            ("resident", RESIDENT),
            ("session", msg("场次", "Session")),
            ("state", STATE),
            ("ticket", msg("号", "Ticket")),
        ],
    },
    KindText {
        kind: Vitals::KIND,
        name: msg("测量", "reading"),
        fields: &[
            ("advice", msg("建议", "Advice")),
            ("arm", msg("哪只臂", "Arm")),
            ("complaint", msg("不适", "Complaint")),
            ("diastolic", msg("舒张压", "Diastolic")),
            ("given", msg("医院给的", "What was given")),
            ("glucose", msg("血糖", "Glucose")),
            ("glucose_kind", msg("血糖何时测", "Glucose taken")),
            ("height", msg("身高 cm", "Height cm")),
            ("oxygen", msg("血氧 %", "Oxygen %")),
            ("pressures", msg("各次血压", "All pressures")),
            ("pulse", msg("脉搏 次/分", "Pulse /min")),
            ("resident", RESIDENT),
            ("seen_by", msg("谁看的", "Seen by")),
            // One typed field for all readings; the label names what a nurse reads out.
            ("systolic", msg("血压 脉搏 血糖等", "BP pulse glucose")),
            ("temperature", msg("体温 度", "Temperature C")),
            ("waist", msg("腰围 cm", "Waist cm")),
            ("weight", msg("体重 kg", "Weight kg")),
        ],
    },
    KindText {
        kind: Attempt::KIND,
        name: msg("随访", "follow-up"),
        fields: &[
            ("at", AT),
            ("due", msg("应随访日期", "Was due")),
            ("next", msg("下次随访日期", "Next on")),
            ("outcome", msg("这一次", "Outcome")),
            ("reason", msg("改日期的原因", "Why another day")),
            ("resident", RESIDENT),
            ("visit", msg("测量", "Reading")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: FollowUp::KIND,
        name: msg("随访表", "follow-up form"),
        fields: &[
            ("adherence", msg("服药依从性", "Takes medicine")),
            ("classed", msg("本次随访分类", "Classed as")),
            ("doctor", msg("随访医生", "Doctor")),
            ("findings", msg("发现的情况", "Findings")),
            ("lifestyle", msg("生活方式指导", "Lifestyle advice")),
            ("resident", RESIDENT),
            ("symptoms", msg("症状", "Symptoms")),
        ],
    },
    KindText {
        kind: Referral::KIND,
        name: msg("转诊", "referral"),
        fields: &[
            ("appointment", msg("预约日期", "Appointment")),
            ("arranged_by", msg("谁联系的", "Arranged by")),
            ("bears", msg("费用", "Who pays")),
            ("chased", msg("上次询问", "Asked last")),
            ("on", msg("转诊日期", "Made on")),
            ("resident", RESIDENT),
            ("state", STATE),
            ("to", msg("转到", "To")),
            ("visit", msg("测量", "Reading")),
        ],
    },
    KindText {
        kind: ReferralWords::KIND,
        name: msg("转诊原因", "referral's reason"),
        fields: &[("outcome", msg("结果", "Outcome")), ("reason", msg("因为什么", "For what")), ("resident", RESIDENT)],
    },
];

//! What the records of volunteers and care visits and their fields are called, each table sorted by key.

use crate::model::Record;
use crate::model::care::{
    CallOut, CarePlan, CareRound, CareVisit, CareWords, Duty, Emergency, HoursReport, Pairing, Service,
    ServiceCertificate, Skill, Volunteer, VolunteerGroup,
};
use crate::text::fields::{CLERK, KindText, NOTE, RESIDENT, STATE};
use crate::text::{Msg, msg};

const PHONE: Msg = msg("电话", "Phone");
const NAME: Msg = msg("姓名", "Name");
const ELDER: Msg = msg("老人", "Elder");
const VOLUNTEER: Msg = msg("志愿者", "Volunteer");
const SINCE: Msg = msg("从哪天起", "Since");
const DAY: Msg = msg("日期", "Day");

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Volunteer::KIND,
        name: msg("志愿者", "volunteer"),
        fields: &[
            ("awards", msg("荣誉", "Honours")),
            ("free", msg("有空", "Free on")),
            ("group", msg("所属队伍", "Group")),
            ("insured", msg("保险到期", "Insured until")),
            ("joined", msg("加入日期", "Joined")),
            ("name", msg("姓名", "Name")),
            ("note", NOTE),
            ("number", msg("志愿者编号", "Volunteer number")),
            ("other_skills", msg("其他特长", "Other skills")),
            ("party", msg("党员", "Party member")),
            ("phone", PHONE),
            ("resident", RESIDENT),
            ("served", msg("累计分钟", "Minutes in all")),
            ("since", msg("暂停或退出", "Resting since")),
            ("skills", msg("特长", "Skills")),
            ("state", STATE),
            ("trained", msg("培训有效到", "Trained until")),
            ("unit", msg("单位", "Unit")),
        ],
    },
    KindText {
        kind: VolunteerGroup::KIND,
        name: msg("志愿队伍", "volunteer group"),
        fields: &[("leader", msg("队长", "Leader")), ("name", msg("名称", "Name")), ("note", NOTE), ("phone", PHONE)],
    },
    KindText {
        kind: CarePlan::KIND,
        name: msg("探访计划", "care plan"),
        fields: &[
            ("again", msg("哪天再看", "Look again on")),
            ("contacts", msg("历次探访", "Visits")),
            ("declined", msg("谢绝", "Declines")),
            ("declined_by", msg("谁说的", "Said by")),
            ("declined_until", msg("谢绝到", "Declines until")),
            ("kinds", msg("要帮什么", "Needs")),
            ("mind", msg("注意事项", "To mind")),
            ("neighbour.name", msg("邻居", "Neighbour")),
            ("neighbour.phone", msg("邻居电话", "Their phone")),
            ("neighbour.relation", msg("邻居住处", "Where they live")),
            ("prefers", msg("希望男女", "Wishes for")),
            ("reach", msg("怎么联系", "How to reach")),
            ("reason", msg("手定原因", "Why by hand")),
            ("since", SINCE),
            ("tier", msg("手定级别", "Tier by hand")),
            ("wished", msg("方便时间", "When it suits")),
        ],
    },
    KindText {
        kind: Pairing::KIND,
        name: msg("结对", "pairing"),
        fields: &[
            ("elder", ELDER),
            ("role", msg("结对或替补", "As")),
            ("since", SINCE),
            ("until", msg("到哪天止", "Until")),
            ("volunteer", VOLUNTEER),
        ],
    },
    KindText {
        kind: CareVisit::KIND,
        name: msg("探访", "care visit"),
        fields: &[
            ("at", msg("时间", "Time")),
            ("elder", ELDER),
            ("follow", msg("接下来", "What follows")),
            ("how", msg("方式", "How")),
            ("minutes", msg("分钟", "Minutes")),
            ("reached", msg("见到没有", "Reached")),
            ("volunteer", VOLUNTEER),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: CareWords::KIND,
        name: msg("探访所见", "what a care visit saw"),
        fields: &[
            ("elder", ELDER),
            ("marks", msg("五项（1 都好）", "Seen (1 all well)")),
            ("words", msg("情况", "Words")),
        ],
    },
    KindText {
        kind: Emergency::KIND,
        name: msg("紧急联系", "emergency"),
        fields: &[
            ("attempts", msg("经过", "Calls")),
            ("began", msg("开始", "Began")),
            ("elder", ELDER),
            ("ended", msg("结束", "Ended")),
            ("found", msg("结果", "Found")),
            ("note", NOTE),
        ],
    },
    KindText {
        kind: Duty::KIND, name: msg("值班", "duty"), fields: &[("day", DAY), ("name", NAME), ("phone", PHONE)]
    },
    KindText {
        kind: ServiceCertificate::KIND,
        name: msg("服务证明", "service certificate"),
        fields: &[
            ("content", msg("服务内容", "Service")),
            ("from", msg("从哪天", "From")),
            ("issued", msg("开具日期", "Issued")),
            ("minutes", msg("分钟", "Minutes")),
            ("number", msg("证明编号", "Number")),
            ("phone", PHONE),
            ("resident", RESIDENT),
            ("responsible", msg("负责人", "Responsible")),
            ("until", msg("到哪天", "Until")),
            ("volunteer", VOLUNTEER),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: Skill::KIND,
        name: msg("特长项", "skill"),
        fields: &[
            ("also", msg("别的叫法", "Also called")),
            ("name", msg("名称", "Name")),
            ("offered", msg("还用不用", "In use")),
        ],
    },
    KindText {
        kind: CareRound::KIND,
        name: msg("加访", "extra round"),
        fields: &[
            ("elders", ELDER),
            ("note", NOTE),
            ("reason", msg("原因", "Reason")),
            ("since", SINCE),
            ("until", msg("到哪天止", "Until")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: Service::KIND,
        name: msg("志愿服务", "service"),
        fields: &[
            ("day", DAY),
            ("done", msg("办好时间", "Done")),
            ("given", msg("交办时间", "Given")),
            ("issue", msg("诉求", "Issue")),
            ("minutes", msg("分钟", "Minutes")),
            ("note", NOTE),
            ("resident", RESIDENT),
            ("volunteer", VOLUNTEER),
            ("what", msg("什么服务", "What")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: CallOut::KIND,
        name: msg("召集", "call-out"),
        fields: &[
            ("called", msg("名单", "List")),
            ("day", DAY),
            ("place", msg("集合地点", "Where")),
            ("reason", msg("原因", "Reason")),
            ("time", msg("时间", "Time")),
            ("title", msg("事由", "Matter")),
            ("who", CLERK),
        ],
    },
    KindText {
        kind: HoursReport::KIND,
        name: msg("时长表", "sheet of hours"),
        fields: &[
            ("drawn", msg("制表时间", "Drawn up")),
            ("from", msg("从哪天", "From")),
            ("reported", msg("上报时间", "Handed in")),
            ("rows", msg("各人时长", "Hours")),
            ("until", msg("到哪天", "Until")),
            ("who", CLERK),
        ],
    },
];

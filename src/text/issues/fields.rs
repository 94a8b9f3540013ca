//! What the records of issues and their fields are called, each table sorted by key.

use crate::model::issues::{Escalation, Reply};
use crate::model::{Issue, Record, Words};
use crate::text::fields::{KindText, RESIDENT, STATE};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Issue::KIND,
        name: msg("诉求", "issue"),
        fields: &[
            ("affected", msg("涉及户数", "Households")),
            ("answer_by", msg("首次答复期限", "First answer due")),
            ("answered", msg("首次答复", "First answered")),
            ("answers", msg("回访", "Called back")),
            ("area", msg("领域", "Area")),
            ("due", msg("答复期限", "Answer due")),
            ("frozen", msg("停算自", "Clock stands since")),
            ("group", msg("所属热点难点", "Part of the problem")),
            ("hotline", msg("热线工单号", "Hotline number")),
            ("hotline_due", msg("热线期限", "Hotline due")),
            ("hotline_note", msg("热线理由与答复", "Hotline reason")),
            ("hotline_state", msg("热线办理", "Hotline state")),
            ("households", msg("整巷加入的住户", "Lane households")),
            ("kind", msg("类型", "Kind")),
            ("lead", msg("主办单位", "Dealt with by")),
            ("links", msg("相关场次", "Sessions")),
            ("location", msg("地点", "Where")),
            ("merged_into", msg("并入", "Merged into")),
            ("number", msg("编号", "Number")),
            ("occasion", msg("收集场合", "Occasion")),
            ("opened", msg("受理时间", "Registered")),
            ("owner", msg("负责人", "Looked after by")),
            ("photo", msg("照片文件名", "Photo file")),
            ("raised_by", msg("反映人", "Raised by")),
            ("raised_by_unit", msg("反映单位", "Raised by unit")),
            ("source", msg("来源", "Source")),
            ("split_from", msg("拆自", "Split from")),
            ("state", STATE),
            ("steps", msg("办理过程", "Course")),
            ("supporting", msg("协办单位", "Helped by")),
            ("title", msg("事项", "Matter")),
            ("update_by", msg("下次进展", "Next step due")),
            ("urgency", msg("缓急", "Urgency")),
        ],
    },
    KindText {
        kind: Words::KIND,
        name: msg("诉求原话", "issue's words"),
        fields: &[
            ("apart", msg("移出时间", "Taken out")),
            ("at", msg("反映时间", "Said")),
            ("issue", msg("诉求", "Issue")),
            ("reach", msg("联系方式", "How to reach")),
            ("resident", RESIDENT),
            ("said_by", msg("反映方式", "Said by")),
            ("text", msg("原话", "In their words")),
            ("told", msg("上次告知", "Last told")),
            ("told_by", msg("告知方式", "Told by")),
        ],
    },
    KindText {
        kind: Escalation::KIND,
        name: msg("上报", "escalation"),
        fields: &[
            ("answer", msg("上级答复", "Answer")),
            ("answered", msg("答复日期", "Answered")),
            ("chases", msg("催办", "Asked again")),
            ("issue", msg("诉求", "Issue")),
            ("letter", msg("函号", "Letter number")),
            ("next", msg("下次催办", "Ask again on")),
            ("promised", msg("答应日期", "Promised for")),
            ("request", msg("请求事项", "What is asked")),
            ("sent", msg("发函日期", "Sent")),
            ("unit", msg("报给", "To")),
        ],
    },
    KindText {
        kind: Reply::KIND,
        name: msg("常用答复", "ready reply"),
        fields: &[("area", msg("领域", "Area")), ("name", msg("名称", "Name")), ("text", msg("内容", "Words"))],
    },
];

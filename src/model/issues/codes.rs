//! The codes of issues: what kind, of what area, from whom and how it came, how pressing, how content people are.

use serde::{Deserialize, Serialize};

use crate::model::code::Code;

/// Kinds of issue (field-data: 咨询 求助 投诉 举报 建议).
pub static ISSUE_KIND: &[Code] = &[
    Code { code: 1, key: "issue_kind.question", aliases: &["咨询"] },
    Code { code: 2, key: "issue_kind.help", aliases: &["求助"] },
    Code { code: 3, key: "issue_kind.complaint", aliases: &["投诉"] },
    Code { code: 4, key: "issue_kind.report", aliases: &["举报"] },
    Code { code: 5, key: "issue_kind.suggestion", aliases: &["建议"] },
];

/// Areas: the community's own, then the city's classes.
pub static ISSUE_AREA: &[Code] = &[
    Code { code: 1, key: "area.roads", aliases: &["道路"] },
    Code { code: 2, key: "area.security", aliases: &["治安", "安防"] },
    Code { code: 3, key: "area.sanitation", aliases: &["环境卫生"] },
    Code { code: 4, key: "area.elder_care", aliases: &["养老"] },
    Code { code: 5, key: "area.property", aliases: &["物业"] },
    Code { code: 6, key: "area.facilities", aliases: &["公用设施"] },
    Code { code: 7, key: "area.traffic", aliases: &["交通"] },
    Code { code: 8, key: "area.neighbours", aliases: &["邻里纠纷"] },
    Code { code: 9, key: "area.other", aliases: &["其他"] },
];

/// A suggestion (建议): it may be closed with a word of what comes of it.
pub const SUGGESTION: u8 = 5;

/// Who raised it (community.md S8: residents, delegates, units; gathered by going out).
pub static SOURCE: &[Code] = &[
    Code { code: 1, key: "source_of.resident", aliases: &["居民", "群众"] },
    Code { code: 2, key: "source_of.unit", aliases: &["单位", "驻区单位"] },
    Code { code: 3, key: "source_of.party_delegate", aliases: &["党代表"] },
    Code { code: 4, key: "source_of.congress_delegate", aliases: &["人大代表"] },
    Code { code: 5, key: "source_of.consultative_delegate", aliases: &["政协委员"] },
    Code { code: 6, key: "source_of.anonymous", aliases: &["匿名"] },
    Code { code: 7, key: "source_of.patrol", aliases: &["巡查"] },
    Code { code: 8, key: "source_of.hotline", aliases: &["12345热线", "12345", "市民热线"] },
    Code { code: 9, key: "source_of.other", aliases: &["其他"] },
];

/// How it was said.
pub static SAID_BY: &[Code] = &[
    Code { code: 1, key: "said_by.desk", aliases: &["来访"] },
    Code { code: 2, key: "said_by.phone", aliases: &["电话"] },
    Code { code: 3, key: "said_by.door", aliases: &["上门"] },
    Code { code: 4, key: "said_by.letter", aliases: &["书面"] },
    Code { code: 5, key: "said_by.message", aliases: &["微信"] },
    Code { code: 6, key: "said_by.occasion", aliases: &["活动"] },
    Code { code: 7, key: "said_by.hotline", aliases: &["热线"] },
];

/// How those who raised it are told that something changed.
pub static TOLD_BY: &[Code] = &[
    Code { code: 1, key: "told_by.phone", aliases: &["电话"] },
    Code { code: 2, key: "told_by.visit", aliases: &["上门"] },
    Code { code: 3, key: "told_by.notice", aliases: &["张贴"] },
    Code { code: 4, key: "told_by.desk", aliases: &["当面"] },
    Code { code: 5, key: "told_by.message", aliases: &["微信"] },
];

/// How pressing it is.
pub static URGENCY: &[Code] = &[
    Code { code: 1, key: "urgency.usual", aliases: &["一般"] },
    Code { code: 2, key: "urgency.urgent", aliases: &["紧急"] },
    Code { code: 3, key: "urgency.danger", aliases: &["危险"] },
];

/// What was answered to the hotline that sent it (12345).
pub static HOTLINE: &[Code] = &[
    Code { code: 1, key: "hotline.taken", aliases: &["签收"] },
    Code { code: 2, key: "hotline.return_asked", aliases: &["申请退单"] },
    Code { code: 3, key: "hotline.returned", aliases: &["同意退单"] },
    Code { code: 4, key: "hotline.return_refused", aliases: &["退单未准"] },
    Code { code: 5, key: "hotline.delay_asked", aliases: &["申请延期"] },
    Code { code: 6, key: "hotline.delayed", aliases: &["同意延期"] },
    Code { code: 7, key: "hotline.delay_refused", aliases: &["延期未准"] },
    Code { code: 8, key: "hotline.answered", aliases: &["已回复"] },
];

/// The hotline took it back, of [`HOTLINE`].
pub const RETURNED: u8 = 3;
/// The hotline has its reply, of [`HOTLINE`].
pub const REPLIED: u8 = 8;

/// Where an issue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum IssueState {
    /// 已受理
    #[default]
    Registered = 1,
    /// 已派单
    Assigned = 2,
    /// 办理中
    InProgress = 3,
    /// 待上级答复
    AwaitingHigher = 4,
    /// 已解决待回访
    Resolved = 5,
    /// 待结案: all were asked
    CalledBack = 6,
    /// 已结案
    Closed = 7,
    /// 重新办理
    Reopened = 8,
}

/// Issue states.
pub static ISSUE_STATE: &[Code] = &[
    Code { code: 1, key: "issue.registered", aliases: &["已受理"] },
    Code { code: 2, key: "issue.assigned", aliases: &["已派单"] },
    Code { code: 3, key: "issue.in_progress", aliases: &["办理中"] },
    Code { code: 4, key: "issue.awaiting_higher", aliases: &["待上级答复"] },
    Code { code: 5, key: "issue.resolved", aliases: &["已解决待回访"] },
    Code { code: 6, key: "issue.called_back", aliases: &["待结案", "已回访"] },
    Code { code: 7, key: "issue.closed", aliases: &["已结案"] },
    Code { code: 8, key: "issue.reopened", aliases: &["重新办理"] },
];

/// Not content, of [`SATISFACTION`]: the issue is taken up again.
pub const NOT_CONTENT: u8 = 3;

/// Nobody reached them, of [`SATISFACTION`].
pub const UNREACHED: u8 = 4;

/// What whoever raised an issue answers when they are called back; or that nobody reached them.
pub static SATISFACTION: &[Code] = &[
    Code { code: 0, key: "satisfaction.none", aliases: &["未评价"] },
    Code { code: 1, key: "satisfaction.good", aliases: &["满意"] },
    Code { code: 2, key: "satisfaction.fair", aliases: &["基本满意"] },
    Code { code: 3, key: "satisfaction.bad", aliases: &["不满意"] },
    Code { code: 4, key: "satisfaction.unreached", aliases: &["未联系上"] },
];

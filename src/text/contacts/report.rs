//! Words of reports and of the calendar.

use jiff::civil::Date;

use crate::model::contacts::report::{Figure, Span};
use crate::text::{Lang, Msg, msg, when};

pub const REPORTS: Msg = msg("报表", "Reports");
pub const REPORTS_TIP: Msg =
    msg("日报、月报、年报，各系统一屏", "The day, the month, the year: all systems on one screen");
pub const CALENDAR: Msg = msg("月历", "Calendar");
pub const CALENDAR_TIP: Msg = msg("一个月里的预约、义诊、活动、探访和答应的事", "All that is in a month, by kind");
/// How to move in a report.
pub const HOW_TO: Msg =
    msg("左右换期  Tab 日月年  回车看名单  p 打印", "Left/Right period  Tab length  Enter list  p print");
/// How to move in the calendar.
pub const HOW_TO_MOVE: Msg = msg("方向键换天  PgUp PgDn 换月  Tab 换类别", "Arrows day  PgUp PgDn month  Tab kind");
pub const SYSTEM: Msg = msg("系统", "System");
pub const FIGURE: Msg = msg("指标", "Figure");
pub const YEAR: Msg = msg("全年", "Year");
pub const NOW: Msg = msg("本期", "Now");
pub const ALL_KINDS: Msg = msg("全部类别", "Every kind");
pub const NOTHING_ON: Msg = msg("这一天没有安排", "Nothing on that day");
pub const NO_LIST: Msg = msg("这个数没有名单", "No list stands behind that number");
pub const NEXT_KIND: Msg = msg("换类别", "Next kind");
pub const NEXT_KIND_TIP: Msg = msg("只看一类，或换日月年", "One kind alone, or another length of time");
pub const OPEN_BOARD: Msg = msg("看名单", "List behind");
pub const OPEN_BOARD_TIP: Msg = msg("打开这个数后面的名单", "Opens the list behind it");
pub const GO_TO: Msg = msg("到日期", "Go to a day");

/// The months' columns.
pub static MONTHS: [(&str, Msg); 12] = [
    ("m01", msg("1月", "Jan")),
    ("m02", msg("2月", "Feb")),
    ("m03", msg("3月", "Mar")),
    ("m04", msg("4月", "Apr")),
    ("m05", msg("5月", "May")),
    ("m06", msg("6月", "Jun")),
    ("m07", msg("7月", "Jul")),
    ("m08", msg("8月", "Aug")),
    ("m09", msg("9月", "Sep")),
    ("m10", msg("10月", "Oct")),
    ("m11", msg("11月", "Nov")),
    ("m12", msg("12月", "Dec")),
];

/// What the systems are called, S1 first.
pub static SYSTEMS: [Msg; 15] = [
    msg("人口信息库", "Population base"),
    msg("居家养老服务中心", "Senior center"),
    msg("晨练、舞蹈队、合唱队", "Teams"),
    msg("义诊和随访", "Clinics"),
    msg("转诊", "Referrals"),
    msg("药品、理发、慰问", "Benefits"),
    msg("七个一敬老", "Elder respect"),
    msg("意见建议", "Opinions"),
    msg("热点难点", "Hard problems"),
    msg("志愿者信息库", "Volunteer base"),
    msg("志愿探访", "Care by volunteers"),
    msg("环境整治", "Clean-ups"),
    msg("联络和台账", "Contacts, registers"),
    msg("宣传活动", "Publicity"),
    msg("会议和走访", "Meetings"),
];

/// What a system is called.
pub fn system(lang: Lang, number: u8) -> String {
    let name = SYSTEMS.get(usize::from(number).saturating_sub(1)).map_or("", |name| name.say(lang));
    format!("S{number} {name}")
}

/// What a figure is called.
pub fn figure(figure: Figure) -> Msg {
    match figure {
        Figure::Living => msg("在册居民", "Residents"),
        Figure::MovedOut => msg("迁出", "Moved out"),
        Figure::Died => msg("去世", "Died"),
        Figure::Kept => msg("场地预约到场", "Bookings kept"),
        Figure::Heads => msg("到场人次", "People who came"),
        Figure::Missed => msg("未到", "Missed"),
        Figure::Meals => msg("用餐份数", "Meals"),
        Figure::Stays => msg("日间照料人天", "Day care stays"),
        Figure::Rehearsals => msg("晨练排练次数", "Rehearsals"),
        Figure::Performances => msg("演出", "Performances"),
        Figure::Attendance => msg("参加人次", "People there"),
        Figure::Sessions => msg("义诊场次", "Clinic sessions"),
        Figure::Measured => msg("测量人次", "People measured"),
        Figure::FollowedUp => msg("随访", "Follow-ups"),
        Figure::Referred => msg("转诊", "Referrals"),
        Figure::OutcomeKnown => msg("已知结果", "Outcome known"),
        Figure::Granted => msg("优待发放", "Benefits given"),
        Figure::Programmes => msg("敬老项目场次", "Programme days"),
        Figure::Raised => msg("登记诉求", "Issues raised"),
        Figure::ByDelegates => msg("代表、委员、单位提的", "By delegates, units"),
        Figure::Closed => msg("结案", "Closed"),
        Figure::Open => msg("在办", "Open"),
        Figure::Late => msg("超期", "Late"),
        Figure::Volunteers => msg("志愿者", "Volunteers"),
        Figure::Groups => msg("志愿队伍", "Groups"),
        Figure::CareVisits => msg("探访次数", "Care visits"),
        Figure::Reached => msg("见到", "Reached"),
        Figure::Emergencies => msg("紧急求助", "Emergencies"),
        Figure::WorkParties => msg("整治约定", "Arranged clean-ups"),
        Figure::Units => msg("联系单位", "Units"),
        Figure::Communications => msg("沟通登记", "Communications"),
        Figure::Visitors => msg("来访", "Walk-ins"),
        Figure::Certificates => msg("开具证明", "Certificates"),
        Figure::Arranged => msg("活动协调", "Activities arranged"),
        Figure::Councils => msg("开会沟通", "Meetings with others"),
    }
}

/// Of what time a report is.
pub fn span(lang: Lang, span: Span) -> String {
    let (from, _) = span.days();
    match (span, lang) {
        (Span::Day(_), _) => when::day_and_year(lang, from),
        (Span::Month(_), Lang::Zh) => format!("{}年{}月", from.year(), from.month()),
        (Span::Month(_), Lang::En) => format!("{}-{:02}", from.year(), from.month()),
        (Span::Year(_), Lang::Zh) => format!("{}年", from.year()),
        (Span::Year(_), Lang::En) => from.year().to_string(),
    }
}

/// A month: `2026年11月`.
pub fn month(lang: Lang, day: Date) -> String {
    span(lang, Span::Month(day))
}

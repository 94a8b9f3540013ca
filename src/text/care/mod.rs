//! Words of the volunteers' tab: who is to be visited, who looks after whom, and the emergency ladder.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, msg, when};

pub const CARE: Msg = msg("志愿探访", "Care visits");
pub const VISITS: Msg = msg("探访", "Visits");
pub const VOLUNTEERS: Msg = msg("志愿者", "Volunteers");
/// A heading of an exported table.
pub const LAST_REACHED: Msg = msg("最近见到", "Last reached");

// Columns and headings.

pub const TIER: Msg = msg("级别", "Tier");
pub const ELDER: Msg = msg("老人", "Elder");
pub const HOME: Msg = msg("住址", "Address");
pub const VOLUNTEER: Msg = msg("志愿者", "Volunteer");
pub const DUE: Msg = msg("到期", "Due");
pub const NAME: Msg = msg("姓名", "Name");
pub const SKILLS: Msg = msg("特长", "Skills");
pub const GROUP: Msg = msg("队伍", "Group");
pub const ELDERS: Msg = msg("老人数", "Elders");
pub const TO_PAIR: Msg = msg("待结对", "to pair");
pub const NO_PLAN: Msg = msg("没有计划", "no plan");
pub const STATE: Msg = msg("状态", "State");
pub const WHY_TIER: Msg = msg("依据", "Because of");
pub const BY_HAND: Msg = msg("手定", "set by hand");
pub const NO_RULE: Msg = msg("不在规定类别，按一般", "no rule names them: general");
pub const CLOSED_RULE: Msg = msg("健康与救助信息（已收起）", "health and aid (closed)");
pub const LOOK_AGAIN: Msg = msg("该再看级别了", "look at the tier again");
pub const LAST: Msg = msg("最近谁见过", "Last seen by");
pub const NEVER: Msg = msg("还没见到过", "not yet");
pub const NEXT: Msg = msg("下次", "Next");
pub const PAIRS: Msg = msg("结对", "Paired");
pub const STANDS_IN: Msg = msg("替补", "stand-in");
pub const MUTUAL: Msg = msg("互助", "mutual");
pub const PAST: Msg = msg("历次", "Past");
pub const WHO_IS_CALLED: Msg = msg("紧急找谁", "In need");
pub const MISSING: Msg = msg("缺", "missing");
pub const CONSENT: Msg = msg("同意探访", "Consent");
pub const AGREED: Msg = msg("已同意", "given");
pub const NOT_AGREED: Msg = msg("没有记录", "none on record");
pub const OFFER_LADDER: Msg = msg("没见到，按 ! 紧急联系", "not reached: ! calls one after another");
pub const OVERDUE_INSURANCE: Msg = msg("保险已到期", "insurance ended");
pub const SERVES_WHOM: Msg = msg("结对老人", "Looks after");
pub const NO_ELDERS: Msg = msg("还没有结对老人", "nobody yet");
pub const FREE: Msg = msg("有空", "Free");

/// A box in the forms of others who come to the door.
pub const SEEN_TOO: Msg = msg("顺便探访", "Care visit too");

/// A box to be ticked on paper.
pub const SEEN: Msg = msg("见到", "Seen");
pub const TO_MIND: Msg = msg("注意事项", "To mind");
pub const DOCUMENT: Msg = msg("身份证件号码", "Document number");
pub const VOLUNTEER_NUMBER: Msg = msg("志愿者编号", "Volunteer number");
pub const SERVED_FROM: Msg = msg("服务期间", "Served");
pub const HOURS: Msg = msg("服务时长", "Hours");
pub const CONTENT: Msg = msg("服务内容", "Service");
pub const RESPONSIBLE: Msg = msg("负责人", "Responsible");
pub const MADE_OUT_BY: Msg = msg("经办人", "Made out by");
pub const SIGNED_BY_HAND: Msg = msg(
    "出具单位（盖章）        负责人签字        经办人签字",
    "Seal of the office     signed: responsible     made out by",
);
pub const SEVEN_DAYS: Msg =
    msg("公示七天。有不同意见，请向社区提出。", "Shown for seven days. Objections go to the community office.");
pub const CERTIFICATES: Msg = msg("服务证明", "Certificates");

/// Heading of the month's figures.
pub const VISITS_BY_DAY: Msg = msg("探访 逐日", "Care visits by day");
pub const REACHED: Msg = msg("见到", "Reached");
pub const AT_DOOR: Msg = msg("上门", "At door");
pub const MINUTES: Msg = msg("分钟", "Minutes");
pub const LATE_MINUTES: Msg = msg("补报分钟", "Late minutes");
pub const TOTAL_MINUTES: Msg = msg("合计分钟", "All minutes");
pub const REPORTED_ON: Msg = msg("已报日期", "Handed in");
pub const ANSWERED: Msg = msg("答复", "Answer");

// A month for the secretary.

pub const BY_TIER: Msg = msg("按级别", "By tier");
pub const IN_TIME: Msg = msg("按时", "In time");
pub const LATE: Msg = msg("未按时", "Late");
pub const SHARE: Msg = msg("按时率", "Share");
pub const BY_GROUP: Msg = msg("按队伍", "By group");
pub const PEOPLE: Msg = msg("人数", "People");
pub const NO_GROUP: Msg = msg("没有队伍", "no group");
pub const LOAD: Msg = msg("手上老人数", "Elders each has");
pub const WITH_PLAN: Msg = msg("有计划的老人", "Elders with a plan");
pub const UNPAIRED: Msg = msg("没有结对的", "Without a pair");
pub const FORGOTTEN: Msg = msg("探访太密，月初记录不全", "Visits too many to remember");

// Extra rounds.

pub const ROUND: Msg = msg("加访", "Extra round");
pub const ROUND_TIP: Msg = msg("高温、寒潮、节日、变故后再走一遍", "Heat, frost, festival, a major change");
pub const ROUND_WHOM: Msg = msg("加访哪些人？", "Extra round for whom?");
pub const ROUND_ALL: Msg = msg("全部有计划的", "All with a plan");
pub const ROUND_WHY: Msg = msg("为什么加访？", "Why?");
pub const UNTIL: Msg = msg("哪天前走完", "Until");
pub const ROUNDS: Msg = msg("进行中的加访", "Rounds");
pub const END_ROUND: Msg = msg("结束加访", "End a round");
pub const END_ROUND_TIP: Msg = msg("不再催，到期按各自级别", "Days by tier count again");
pub const WHICH_ROUND: Msg = msg("结束哪一次？", "Which round?");
pub const NO_ROUNDS: Msg = msg("没有进行中的加访", "no round is called");

// Skills.

pub const SKILL_TABLE: Msg = msg("特长表", "Table of skills");
pub const SKILL_TABLE_TIP: Msg = msg("改名、停用或加一项", "Rename, drop or add one");
pub const WHICH_SKILL: Msg = msg("改哪一项？", "Which skill?");
pub const ANOTHER_SKILL: Msg = msg("加一项", "One more");
pub const DROPPED: Msg = msg("不用", "dropped");

// Help.

pub const GIVE_HELP: Msg = msg("交给志愿者", "Give to a volunteer");
pub const GIVE_HELP_TIP: Msg =
    msg("求助由志愿者办，按特长、远近和空闲推荐", "Help by a volunteer: skill, nearness, time");
pub const HELP_DONE: Msg = msg("志愿者办好了", "Volunteer did it");
pub const HELP_DONE_TIP: Msg = msg("记分钟，诉求转为待回访", "Minutes count; those who asked are told");
pub const ONLY_HELP: Msg = msg("只有求助可以交给志愿者", "only calls for help go to volunteers");
pub const WITH_VOLUNTEER: Msg = msg("已在志愿者手上", "a volunteer has it already");
pub const WITH_NO_VOLUNTEER: Msg = msg("不在志愿者手上", "no volunteer has it");
pub const BY_VOLUNTEERS: Msg = msg("志愿者", "Volunteer");
pub const OPEN_HELPS: Msg = msg("在办求助", "Open help");

// Call-outs.

pub const CALL_OUTS: Msg = msg("召集", "Call-outs");
pub const NEW_CALL_OUT: Msg = msg("召集志愿者", "Call out");
pub const NEW_CALL_OUT_TIP: Msg = msg("按队伍、特长、街巷或党员列名单", "By group, skill, lane or party");
pub const RING: Msg = msg("逐个打电话", "Ring them");
pub const RING_TIP: Msg = msg("名单逐个打，数字记答复", "One after the other; digits are answers");
pub const CALL_OUT_TIME: Msg = msg("记时长", "Enter minutes");
pub const CALL_OUT_TIME_TIP: Msg = msg("来了的人都记这么多分钟", "Minutes of all who came");
pub const CALL_OUT_SHEET_TIP: Msg = msg("名单和答复，印出来签到", "The list with answers, to sign");
pub const NO_CALL_OUT: Msg = msg("还没有召集过，按 n 列名单", "No call-out yet; n draws up a list");
pub const NO_CALL_OUT_SELECTED: Msg = msg("先选一次召集", "select a call-out first");
pub const NOBODY_COMES: Msg = msg("还没有人答应来", "nobody said they come");
pub const LANE: Msg = msg("街巷", "Lane");
pub const PARTY_ONLY: Msg = msg("只叫党员", "Party only");
pub const MATTER: Msg = msg("事由", "Matter");
pub const COMING: Msg = msg("答应来", "Coming");
pub const HOW_TO_RING: Msg =
    msg("上下键选人  数字记答复  Enter 记分钟  Esc 返回", "Arrows choose  digits answer  Enter minutes  Esc back");
pub const RING_CLOSED: Msg = msg("号码已收起，Esc 再打开", "numbers are closed: Esc, and open it again");
pub const ONE_TIME: Msg = msg("这一位的分钟", "Minutes of this one");

// Hours.

pub const CORRECT_HOURS: Msg = msg("更正时长", "Put hours right");
pub const CORRECT_HOURS_TIP: Msg = msg("加减分钟，写明原因", "Add or take away minutes, and why");
pub const HOURS_SHEETS: Msg = msg("时长上报", "Hours to hand in");
pub const HOURS_SHEETS_TIP: Msg = msg("制表、导出、标已报", "Draw up, export, mark as handed in");
pub const DRAW_HOURS: Msg = msg("新做一张时长表", "Draw up a new sheet");
pub const WHICH_SHEET: Msg = msg("哪一张时长表？", "Which sheet?");
pub const LOOK_AT_IT: Msg = msg("看，p 打印", "Look at it; p prints");
pub const EXPORT_IT: Msg = msg("导出给平台", "Export for the platform");
pub const MARK_REPORTED: Msg = msg("标为已报", "Mark as handed in");
pub const REPORTED: Msg = msg("已报", "handed in");
pub const NOT_REPORTED: Msg = msg("未报", "not handed in");
pub const WHAT_WITH_IT: Msg = msg("这张表怎么办？", "What with this sheet?");
pub const SERVED: Msg = msg("累计时长", "Hours in all");
pub const REGISTER: Msg = msg("证明登记簿", "Register of certificates");
pub const REGISTER_TIP: Msg = msg("开过的服务证明，按编号", "Certificates issued, by number");
pub const MONTH: Msg = msg("探访月报", "Month of care");
pub const MONTH_TIP: Msg = msg("按时率、时长、待结对、手上人数", "Share in time, hours, pairs, load");

// Duty.

pub const WHICH_DAY: Msg = msg("排哪一天？", "Which day?");
pub const NOBODY_ON_DUTY: Msg = msg("没排", "nobody");

// Filters.

pub const ALL_PLANS: Msg = msg("全部有计划的", "all with a plan");
pub const PRESSING: Msg = msg("到期和超期", "due and overdue");
pub const WITHOUT_PAIR: Msg = msg("待结对的", "to be paired");
pub const WITHOUT_PLAN: Msg = msg("该建计划的", "without a plan");
pub const GONE_AWAY: Msg = msg("已迁出或已故的", "who left or died");
pub const DECLINING: Msg = msg("谢绝探访的", "who decline visits");
pub const ACTIVE: Msg = msg("在岗的", "serving");
pub const NOT_ACTIVE: Msg = msg("暂停和退出的", "resting or left");
pub const INSURANCE: Msg = msg("保险快到期的", "insurance ending");
pub const ALL: Msg = msg("全部", "all");
pub const NOBODY_DUE: Msg = msg("没有要探访的", "nobody is to be visited");
pub const NO_VOLUNTEER: Msg = msg("还没有志愿者，按 n 登记", "No volunteer yet; n enters one");

// Actions.

pub const RECORD: Msg = msg("记探访", "Record a visit");
pub const RECORD_TIP: Msg = msg("见到没有、几分钟、五项、情况", "Reached or not, minutes, what was seen");
pub const LADDER: Msg = msg("紧急联系", "Emergency");
pub const LADDER_TIP: Msg = msg("没人应答时逐个打电话，每次留痕", "Call one after another, each call noted");
pub const PLAN: Msg = msg("探访计划", "Care plan");
pub const PLAN_TIP: Msg = msg("级别、要帮什么、注意事项、谢绝", "Tier, needs, what to mind, declining");
pub const PAIR: Msg = msg("结对", "Pair");
pub const PAIR_TIP: Msg = msg("按远近、特长和手上人数推荐志愿者", "Suggested by nearness, skills and load");
pub const STAND_IN: Msg = msg("加替补", "Add a stand-in");
pub const UNPAIR: Msg = msg("解除结对", "End a pairing");
pub const UNPAIR_TIP: Msg = msg("从今天起不再由这位志愿者探访", "From today on this volunteer visits no more");
pub const FILTER_TIP: Msg = msg("到期的、待结对的、没有计划的", "Due, to be paired, without a plan");
pub const NEW_VOLUNTEER: Msg = msg("登记志愿者", "New volunteer");
pub const NEW_VOLUNTEER_TIP: Msg = msg("居民或外来的志愿者", "A resident, or somebody from outside");
pub const EDIT_VOLUNTEER: Msg = msg("改志愿者", "Change the volunteer");
pub const REST: Msg = msg("暂停、退出或恢复", "Rest, leave, serve again");
pub const REST_TIP: Msg = msg("暂停或退出后，老人列入待结对", "Their elders are then to be paired again");
pub const NEW_GROUP: Msg = msg("志愿队伍", "Volunteer group");
pub const GROUP_TIP: Msg = msg("队伍的名称、队长和电话", "A group's name, leader and phone");
pub const DUTY: Msg = msg("排值班", "Set the duty");
pub const DUTY_TIP: Msg = msg("哪天谁值班，紧急时打给他", "Who is called on which day");
pub const HISTORY_TIP: Msg = msg("谁在什么时候改过", "Who changed it, and when");
pub const END: Msg = msg("结束紧急联系", "End the emergency");
pub const WHICH_ELDER: Msg = msg("看的是哪位老人？", "Which elder?");
pub const WHICH_VOLUNTEER: Msg = msg("请哪位志愿者？", "Which volunteer?");
pub const WHICH_PAIR: Msg = msg("解除哪一位？", "Which of them?");
pub const WHICH_GROUP: Msg = msg("哪支队伍？", "Which group?");
pub const ANOTHER_GROUP: Msg = msg("新设一支", "A new one");
pub const WHICH_STATE: Msg = msg("现在怎样？", "How do they stand?");

pub const CERTIFICATE: Msg = msg("开服务证明", "Service certificate");
pub const CERTIFICATE_TIP: Msg = msg("按记录的探访分钟计，出证后 p 打印", "Counted from visits on record; p prints it");
pub const NOTICE: Msg = msg("印证明公示", "Print the notice");
pub const NOTICE_TIP: Msg = msg("最近一份证明公示七天", "The last certificate, seven days on the wall");
pub const WEEK: Msg = msg("按单登记", "Tick the list");
pub const WEEK_TIP: Msg = msg("志愿者交回的一周探访单，勾选见到的", "The list that came back: tick who was seen");
pub const DOOR_CARD: Msg = msg("印应急卡", "Print the door card");
pub const DOOR_CARD_TIP: Msg = msg("贴在老人门后，写明找谁；会留痕", "For the elder's door, with numbers; logged");
pub const HOW_TO_TICK: Msg = msg("Space 勾选  Enter 保存  Esc 返回", "Space ticks  Enter saves  Esc goes back");
/// What a volunteer does most.
pub const USUAL_CONTENT: Msg = msg("探访陪伴老人", "Visiting elders");

pub const NOT_REACHED: Msg = msg("没见到，要紧急联系吗？", "Not reached. Call one after another?");
pub const JUST_SEEN: Msg = msg("刚见到", "Just seen");
pub const JUST_SEEN_TIP: Msg =
    msg("送餐、送礼、看病时见到了，也算探访", "Seen with a meal, a gift or at the clinic: it counts");
pub const BY_HOME: Msg = msg("按街巷门牌", "by address");
pub const BY_VOLUNTEER: Msg = msg("按志愿者", "by volunteer");
pub const BY_DUE: Msg = msg("按到期", "by due day");
pub const ORDER: Msg = msg("排列", "Order");
pub const ORDER_TIP: Msg = msg("按到期、按门牌走一圈、按志愿者", "By due day, as one walks, or by volunteer");

pub const LISTS: Msg = msg("名单", "Lists");
pub const LISTS_TIP: Msg = msg("要探访的老人，或志愿者", "Elders to be visited, or volunteers");

// Why not.

pub const NO_CERTIFICATE: Msg = msg("还没有开过证明", "no certificate was issued yet");

pub const NOBODY: Msg = msg("先选一位老人", "select an elder first");
pub const NO_VOLUNTEER_SELECTED: Msg = msg("先选一位志愿者", "select a volunteer first");
pub const NO_PAIR: Msg = msg("还没有结对", "nobody is paired yet");
pub const NO_PLAN_YET: Msg = msg("还没有探访计划", "there is no care plan yet");
pub const NOBODY_SUGGESTED: Msg = msg("没有在岗的志愿者可请", "no volunteer can be asked");

// The ladder.

/// What the keys do on the ladder.
pub const HOW_TO_CALL: Msg =
    msg("上下键选一位  Enter 结束并记结果  Esc 留着", "Arrows choose  Enter ends it  Esc leaves it open");
pub const CALLING: Msg = msg("拨打中", "calling");
pub const NUMBERS_CLOSED: Msg = msg("号码已收起，Esc 再按 ! 打开", "numbers are closed: Esc, then ! opens them");
pub const NO_NUMBER: Msg = msg("没有号码", "no number");

// Today.

pub const VISITS_DUE: Msg = msg("探访今日到期", "Care visits due");
pub const VISITS_OVERDUE: Msg = msg("探访超期", "Care overdue");
pub const PAIRS_MISSING: Msg = msg("老人待结对", "Elders to pair");
pub const PLANS_MISSING: Msg = msg("老人待建计划", "Elders unplanned");
pub const INSURANCE_ENDS: Msg = msg("志愿保险到期", "Insurance ends");

/// Heading of the list of visits: how many.
pub fn heading(lang: Lang, count: usize, overdue: usize, emergencies: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 人  超期 {overdue}  紧急 {emergencies}"),
        Lang::En => format!("{count} elders  {overdue} overdue  {emergencies} open"),
    }
}

/// Heading of the list of volunteers.
pub fn volunteers(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("志愿者 {count} 人"),
        Lang::En => when::plural(count as i64, "volunteer", "volunteers"),
    }
}

/// When a visit is due: `超期 2 天`, `今天到期`, `12-03 周四`.
pub fn due(lang: Lang, due: Date, today: Date) -> String {
    let late = due.until(today).map_or(0, |span| span.get_days());
    match (lang, late) {
        (Lang::Zh, 0) => "今天到期".to_owned(),
        (Lang::En, 0) => "due today".to_owned(),
        (Lang::Zh, late) if late > 0 => format!("超期 {late} 天"),
        (Lang::En, late) if late > 0 => format!("{late} d late"),
        _ => when::day_of_year(lang, due, today),
    }
}

/// Why a volunteer is suggested: `李桂兰  同单元  陪诊  已结对 1`.
pub fn suggested(lang: Lang, name: &str, near: Option<Msg>, skills: &[&str], load: usize, why: (bool, bool)) -> String {
    let (wished, free) = why;
    let mut parts = vec![name.to_owned()];
    if wished {
        parts.push(lang.of("合老人心意", "as wished").to_owned());
    }
    if free {
        parts.push(lang.of("现在有空", "free now").to_owned());
    }
    parts.extend(near.map(|near| near.say(lang).to_owned()));
    parts.extend(skills.iter().map(|skill| (*skill).to_owned()));
    parts.push(match lang {
        Lang::Zh => format!("手上 {load} 人"),
        Lang::En => format!("has {load}"),
    });
    parts.join("  ")
}

/// Where a volunteer lives, seen from an elder.
pub const SAME_STAIRWELL: Msg = msg("同单元", "same stairs");
pub const SAME_BUILDING: Msg = msg("同楼", "same building");
pub const SAME_LANE: Msg = msg("同巷", "same lane");

/// How many minutes ago something was done: `4 分钟前`.
pub fn minutes_ago(lang: Lang, minutes: i64) -> String {
    match lang {
        Lang::Zh => format!("{minutes} 分钟前"),
        Lang::En => format!("{minutes} min ago"),
    }
}

/// An open emergency on the board: `紧急 王桂芝  4 分钟前`.
pub fn emergency(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("紧急联系 {name} 未结束"),
        Lang::En => format!("EMERGENCY {name}"),
    }
}

/// A volunteer who was found: `志愿者  李桂兰  陪诊、急救`.
pub fn told(lang: Lang, name: &str, skills: &str) -> String {
    format!("{}  {name}  {skills}", VOLUNTEER.say(lang)).trim_end().to_owned()
}

/// Since when an emergency is open: `09:13 开始`.
pub fn began(lang: Lang, at: &str) -> String {
    match lang {
        Lang::Zh => format!("{at} 开始"),
        Lang::En => format!("since {at}"),
    }
}

/// Hours of service: `12 小时 30 分`.
pub fn hours(lang: Lang, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match lang {
        Lang::Zh => format!("{hours} 小时 {rest} 分"),
        Lang::En => format!("{hours} h {rest} min"),
    }
}

/// Hours as the platform's sheet has them: `1.5`; a sixth of an hour is rounded to the nearest hundredth.
pub fn decimal_hours(minutes: i64) -> String {
    let hundredths = (minutes * 100 + 30 * minutes.signum()) / 60;
    let (sign, hundredths) = (if hundredths < 0 { "-" } else { "" }, hundredths.abs());
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Stars of a volunteer, and their hours in all: `3 星  620 小时 0 分`.
pub fn stars(lang: Lang, stars: usize, minutes: i64) -> String {
    let hours = hours(lang, u32::try_from(minutes.max(0)).unwrap_or(u32::MAX));
    match (lang, stars) {
        (_, 0) => hours,
        (Lang::Zh, stars) => format!("{stars} 星  {hours}"),
        (Lang::En, stars) => format!("{}  {hours}", when::plural(stars as i64, "star", "stars")),
    }
}

/// A sheet of hours in a line: `2026-11-01 至 2026-11-30  31 人  已报 12-02`.
pub fn hours_sheet(lang: Lang, (from, until): (Date, Date), people: usize, reported: Option<Date>) -> String {
    let state = match reported {
        Some(day) => format!("{} {day}", REPORTED.say(lang)),
        None => NOT_REPORTED.say(lang).to_owned(),
    };
    match lang {
        Lang::Zh => format!("{from} 至 {until}  {people} 人  {state}"),
        Lang::En => format!("{from} to {until}  {people} people  {state}"),
    }
}

/// How many of a sheet have minutes of days that were handed in before: `补报 3 人`.
pub fn late_people(lang: Lang, people: usize) -> String {
    match lang {
        Lang::Zh => format!("补报 {people} 人"),
        Lang::En => format!("{people} late"),
    }
}

/// A round in a line: `高温  11-28 前  已见 12 / 45`.
pub fn round(lang: Lang, reason: &str, until: &str, seen: usize, of: usize) -> String {
    match lang {
        Lang::Zh => format!("{reason}  {until} 前  已见 {seen} / {of}"),
        Lang::En => format!("{reason}  by {until}  seen {seen} of {of}"),
    }
}

/// Whom a round is for, and how many they are: `高风险  45 人`.
pub fn round_for(lang: Lang, whom: &str, people: usize) -> String {
    match lang {
        Lang::Zh => format!("{whom}  {people} 人"),
        Lang::En => format!("{whom}  {people}"),
    }
}

/// Heading of the list of call-outs.
pub fn call_outs(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("召集 {count} 次"),
        Lang::En => when::plural(count as i64, "call-out", "call-outs"),
    }
}

/// How a call-out stands: `来 12  未打 30 / 45`.
pub fn call_out_counts(lang: Lang, coming: usize, uncalled: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("来 {coming}  未打 {uncalled} / {all}"),
        Lang::En => format!("{coming} come  {uncalled} of {all} to ring"),
    }
}

/// How many a call-out would ring.
pub fn would_ring(lang: Lang, people: usize) -> String {
    match lang {
        Lang::Zh => format!("合要求的在岗志愿者 {people} 人"),
        Lang::En => format!("{people} volunteers fit"),
    }
}

/// A volunteer who has a need in hand: `李桂兰  11-26 交办`.
pub fn help_with(lang: Lang, name: &str, day: &str, minutes: Option<i32>) -> String {
    match (lang, minutes) {
        (Lang::Zh, None) => format!("{name}  {day} 交办"),
        (Lang::En, None) => format!("{name}  since {day}"),
        (Lang::Zh, Some(minutes)) => format!("{name}  {day} 办好  {minutes} 分"),
        (Lang::En, Some(minutes)) => format!("{name}  done {day}  {minutes} min"),
    }
}

/// A share of so many: `12 / 15  80%`.
pub fn share(good: usize, of: usize) -> String {
    if of == 0 { "-".to_owned() } else { format!("{}%", (good * 200 + of) / (2 * of)) }
}

/// How many volunteers have so many elders: `1 位老人`.
pub fn load(lang: Lang, elders: usize) -> String {
    match lang {
        Lang::Zh => format!("{elders} 位老人"),
        Lang::En => when::plural(elders as i64, "elder", "elders"),
    }
}

/// A month of a page: `2026年11月`.
pub fn month(lang: Lang, of: Date) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月", of.year(), of.month()),
        Lang::En => of.strftime("%B %Y").to_string(),
    }
}

/// A round that speaks for a visit, before the day: `高温 今天到期`.
pub fn for_round(reason: &str, due: &str) -> String {
    format!("{reason} {due}")
}

/// A certificate's number.
pub fn certificate_number(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {number} 号"),
        Lang::En => format!("no. {number}"),
    }
}

/// How long a visit took.
pub fn minutes(lang: Lang, minutes: u16) -> String {
    match lang {
        Lang::Zh => format!("{minutes}分"),
        Lang::En => format!("{minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    #[test]
    fn hours_have_two_digits_behind_the_point() {
        let of = [90, 40, 0, -30, 6000, 10].map(decimal_hours);
        assert_eq!(of, ["1.50", "0.67", "0.00", "-0.50", "100.00", "0.17"]);
        assert_eq!((share(2, 3), share(0, 0)), ("67%".into(), "-".into()));
    }

    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn the_lines_of_care_are_in_both_languages() {
        let today = date(2026, 11, 26);
        for lang in Lang::ALL {
            for line in [
                heading(lang, 37, 5, 0),
                volunteers(lang, 1),
                due(lang, today, today),
                due(lang, date(2026, 11, 24), today),
                due(lang, date(2026, 12, 3), today),
                suggested(lang, "Li", Some(SAME_LANE), &[], 2, (true, true)),
                minutes_ago(lang, 4),
                emergency(lang, "Wang"),
                told(lang, "Li", ""),
                began(lang, "09:13"),
                minutes(lang, 40),
                hours(lang, 750),
                certificate_number(lang, 7),
                stars(lang, 3, 37_200),
                hours_sheet(lang, (today, today), 31, Some(today)),
                late_people(lang, 3),
                round(lang, "heat", "11-28", 12, 45),
                round_for(lang, "key", 45),
                call_outs(lang, 2),
                call_out_counts(lang, 12, 30, 45),
                would_ring(lang, 45),
                help_with(lang, "Li", "11-26", None),
                help_with(lang, "Li", "11-26", Some(40)),
                load(lang, 2),
                month(lang, today),
            ] {
                check_line(lang, &line);
            }
        }
    }
}

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
pub const LAST: Msg = msg("最近见到", "Last seen");
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
pub fn suggested(lang: Lang, name: &str, near: Option<Msg>, skills: &[&str], load: usize, wished: bool) -> String {
    let mut parts = vec![name.to_owned()];
    if wished {
        parts.push(lang.of("合老人心意", "as wished").to_owned());
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
                suggested(lang, "Li", Some(SAME_LANE), &[], 2, true),
                minutes_ago(lang, 4),
                emergency(lang, "Wang"),
                told(lang, "Li", ""),
                began(lang, "09:13"),
                minutes(lang, 40),
                hours(lang, 750),
                certificate_number(lang, 7),
            ] {
                check_line(lang, &line);
            }
        }
    }
}

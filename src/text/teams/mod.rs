//! Words of the center's teams: rosters, attendance, performances.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, msg, when};

/// Heading of teams in the choice of rooms.
pub const TEAMS: Msg = msg("团队", "Teams");
/// No team is set up.
pub const NO_TEAM: Msg = msg("还没有团队。按 n 设第一个", "No team yet. Press n to set up the first");
/// Nobody is on the roster.
pub const NOBODY: Msg = msg("还没有队员。b 让正在办的人加入", "nobody yet. b lets the person being served join");
pub const NAME: Msg = msg("姓名", "Name");
pub const AGE: Msg = msg("年龄", "Age");
pub const PERFORMED: Msg = msg("演出", "Stage");
pub const LEADER: Msg = msg("队长", "leader");
/// Whoever leads a team is on its roster.
pub const LEADER_JOINS: Msg =
    msg("队长不在队员里的，保存时一并加入", "a leader who is no member joins when it is saved");
pub const REHEARSAL: Msg = msg("排练", "rehearsal");
pub const PERFORMANCE: Msg = msg("演出", "performance");
pub const NOT_TAKEN: Msg = msg("未点名", "no roll yet");
pub const CALENDAR: Msg = msg("日程", "Calendar");
pub const ROLL: Msg = msg("点名", "Roll");
/// Heading of who takes part.
pub const CAST: Msg = msg("参演名单", "Who takes part");
pub const HOW_TO_TICK: Msg = msg("Space 勾选  Enter 保存  Esc 暂存", "Space ticks  Enter saves  Esc parks");

pub const TAKE_ROLL: Msg = msg("点名", "Roll");
pub const TAKE_ROLL_TIP: Msg = msg("按名单勾选到场的人，一次存", "Tick who came, saved at once");
pub const NEW: Msg = msg("新团队", "New team");
pub const NEW_TIP: Msg = msg("设一个新团队", "Set up a team");
pub const CHANGE_TIP: Msg = msg("改团队的时间和地点", "Change a team's days and place");
pub const LEAVE: Msg = msg("退出", "Leave");
pub const LEAVE_TIP: Msg = msg("光标上的人退出团队", "The member under the cursor leaves");
pub const JOIN: Msg = msg("加入", "Join");
pub const LEAD: Msg = msg("任队长", "Make leader");
pub const LEAD_TIP: Msg = msg("光标上的人任队长", "The member under the cursor leads");
pub const ROLL_OF_DAY: Msg = msg("补点名", "Roll of another day");
pub const ROLL_OF_DAY_TIP: Msg = msg("选前几次的哪一天", "Which of the last days");
pub const PLAN: Msg = msg("安排演出", "Plan a performance");
pub const PLAN_TIP: Msg = msg("社区、街道或区里的演出", "At a community, street or district celebration");
pub const CAST_TIP: Msg = msg("勾选谁参演", "Tick who takes part");
pub const CHANGE_PERFORMANCE: Msg = msg("改演出", "Change performance");
pub const CHANGE_PERFORMANCE_TIP: Msg = msg("改名称、日期、地点", "Change its name, day or place");
pub const CALL_OFF: Msg = msg("取消演出", "Call off performance");
pub const CALL_OFF_TIP: Msg = msg("不演了", "It does not take place");
pub const SHEET: Msg = msg("签到表", "Attendance sheet");
pub const SHEET_TIP: Msg = msg("打印出来手签", "To be signed by hand");
pub const WHICH_DAY: Msg = msg("哪一天？", "Which day?");
pub const WHICH_PERFORMANCE: Msg = msg("哪一场？", "Which performance?");
pub const NO_TEAM_YET: Msg = msg("还没有团队", "there is no team yet");
pub const NO_MEMBER: Msg = msg("先选一位队员", "select a member first");
/// Why not: no performance ahead.
pub const NO_PERFORMANCE: Msg = msg("没有要演的", "no performance ahead");
/// Why not: no day behind.
pub const NO_DAY: Msg = msg("近四周没有排练", "no rehearsal in the last four weeks");

/// A roster's size and its ticks: `24 人`, `已勾 18 / 24`.
pub fn members(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 人"),
        Lang::En => when::plural(count as i64, "member", "members"),
    }
}

/// How many are ticked.
pub fn ticked(lang: Lang, ticked: usize, of: usize) -> String {
    match lang {
        Lang::Zh => format!("已勾 {ticked} / {of}"),
        Lang::En => format!("{ticked} of {of} ticked"),
    }
}

/// When a team meets: `周一 周三 周五 15:00-16:30`.
pub fn meets(lang: Lang, weekdays: u32, start: jiff::civil::Time, end: jiff::civil::Time) -> String {
    format!("{} {}-{}", when::weekdays(lang, weekdays as u8), when::clock(start), when::clock(end))
}

/// A day of the calendar: `11-23 周一 排练 18/24`.
pub fn day(lang: Lang, date: Date, today: Date, what: &str) -> String {
    let near = when::relative(lang, date, today).map(|day| format!(" {day}")).unwrap_or_default();
    format!("{}{near}  {what}", when::day_of_year(lang, date, today))
}

/// Heading of how often they came in so many days: `12周出勤`.
pub fn came_in(lang: Lang, days: i64) -> String {
    match (lang, days % 7) {
        (Lang::Zh, 0) => format!("{}周出勤", days / 7),
        (Lang::Zh, _) => format!("{days}天出勤"),
        (Lang::En, 0) => super::when::plural(days / 7, "week", "weeks"),
        (Lang::En, _) => super::when::plural(days, "day", "days"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn the_teams_lines_are_in_both_languages() {
        let (three, four) = (time(15, 0, 0, 0), time(16, 30, 0, 0));
        let monday = date(2026, 11, 23);
        for lang in Lang::ALL {
            for line in [
                members(lang, 24),
                ticked(lang, 18, 24),
                meets(lang, 0b1_0101, three, four),
                day(lang, monday, monday, REHEARSAL.say(lang)),
            ] {
                check_line(lang, &line);
            }
        }
    }
}

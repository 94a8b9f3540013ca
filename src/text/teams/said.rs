//! What was done of teams, and why something is not, as a person reads it: both languages side by side.

use crate::model::Id;
use crate::model::teams::{Did, Not};
use crate::text::sentences::saved;
use crate::text::{Lang, Names, named, when};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let of = |zh: String, en: String| lang.of(zh, en);
    match did {
        Did::RollTaken { team, present, of: all, .. } => of(
            format!("{}到 {present} 人，应到 {all} 人，已记下", team_name(lang, names, *team)),
            format!("{}: {present} of {all} came, noted", team_name(lang, names, *team)),
        ),
        Did::TeamSet { .. }
        | Did::Joined { .. }
        | Did::LeftTeam { .. }
        | Did::LeaderSet { .. }
        | Did::PerformanceSet { .. }
        | Did::PerformanceOff { .. } => saved(lang, did.resident(), &history(lang, did, names), names),
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_of_year(lang, date, today);
    let team = |id: &Id| team_name(lang, names, *id);
    let with = |zh: &str, en: &str, rest: String| format!("{} {rest}", lang.of(zh, en));
    match did {
        Did::TeamSet { team: id } => with("团队", "team", team(id)),
        Did::Joined { team: id, .. } => with("加入", "joined", team(id)),
        Did::LeftTeam { team: id, .. } => with("退出", "left", team(id)),
        Did::LeaderSet { team: id, .. } => with("任队长", "leads", team(id)),
        Did::RollTaken { team: id, date, present, of } => {
            with("点名", "attendance", format!("{} {} {present}/{of}", team(id), day(*date)))
        }
        Did::PerformanceSet { team: id, date } => with("演出", "performance", format!("{} {}", team(id), day(*date))),
        Did::PerformanceOff { team: id, date } => {
            with("取消演出", "performance off", format!("{} {}", team(id), day(*date)))
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_near(lang, date, today);
    let of = |zh: String, en: String| lang.of(zh, en);
    let plain = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match not {
        Not::InTeam => plain("已经在队里。", "They are in the team already."),
        Not::NotInTeam => plain("不在队里，先加入。", "They are not in the team: join first."),
        Not::PerformsAlready { date } => {
            of(format!("{}已经有一场演出。", day(*date)), format!("There is a performance on {} already.", day(*date)))
        }
        Not::AlreadyHeld => plain("已经点过名，不能取消。", "Attendance was taken: it cannot be called off."),
    }
}

pub(in crate::text) fn team_name(lang: Lang, names: &dyn Names, id: Id) -> String {
    named(names.team(id), lang.of("团队", "team")).into_owned()
}

//! What was done of volunteers and care visits, and why something is not, as a person reads it: both languages side by
//! side.

use crate::model::care::codes::{ANSWER, DECLINED, PAIR_ROLE, RESULT, ROUND, RUNG, SKILL, VOLUNTEER_STATE, YES};
use crate::model::care::{CallOut, Did, Not, Skill, Volunteer, VolunteerGroup};
use crate::model::{Id, Record};
use crate::text::sentences::saved;
use crate::text::{Lang, Names, labels, named, when, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    match did {
        Did::Visited { resident, reached: YES, due: Some(due), .. } => {
            let day = when::day_said(lang, *due, today);
            match lang {
                Lang::Zh => format!("{}，见到了，已记下，下次{day}", who(lang, names, *resident)),
                Lang::En => format!("{} was reached, noted. Next on {day}", who(lang, names, *resident)),
            }
        }
        Did::VolunteerSet { .. }
        | Did::VolunteerMoved { .. }
        | Did::GroupSet { .. }
        | Did::PlanSet { .. }
        | Did::Paired { .. }
        | Did::Unpaired { .. }
        | Did::Visited { .. }
        | Did::LadderOpened { .. }
        | Did::Attempted { .. }
        | Did::EmergencyEnded { .. }
        | Did::DutySet { .. }
        | Did::Ticked { .. }
        | Did::CertificateIssued { .. }
        | Did::SkillSet { .. }
        | Did::RoundBegun { .. }
        | Did::RoundEnded { .. }
        | Did::HelpGiven { .. }
        | Did::HelpDone { .. }
        | Did::CallOutMade { .. }
        | Did::CallOutOpened { .. }
        | Did::Rung { .. }
        | Did::CallOutTimed { .. }
        | Did::HoursCorrected { .. }
        | Did::HoursDrawn { .. }
        | Did::HoursReported { .. } => saved(lang, did.resident(), &history(lang, did, names), names),
    }
}

/// A line of history, without the resident's name.
#[allow(clippy::too_many_lines, reason = "a line a variant")]
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let with = |zh: &str, en: &str, rest: &str| format!("{} {rest}", lang.of(zh, en));
    let plain = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::VolunteerSet { volunteer } => with("登记志愿者", "volunteer", &called(lang, names, *volunteer)),
        Did::VolunteerMoved { volunteer, state } => {
            let state = labels::code_number(lang, VOLUNTEER_STATE, *state);
            format!("{} {state}", called(lang, names, *volunteer))
        }
        Did::GroupSet { group } => {
            let name = named(names.called(lang, VolunteerGroup::KIND, *group), lang.of("这支队伍", "the group"));
            with("志愿队伍", "volunteer group", &name)
        }
        Did::PlanSet { .. } => plain("探访计划", "care plan"),
        Did::Paired { volunteer, role, .. } => with(
            labels::code_number(Lang::Zh, PAIR_ROLE, *role),
            labels::code_number(Lang::En, PAIR_ROLE, *role),
            &called(lang, names, *volunteer),
        ),
        Did::Unpaired { volunteer, .. } => with("解除结对", "no more paired with", &called(lang, names, *volunteer)),
        Did::Visited { reached, minutes, due, .. } => {
            let reached = match (*reached == YES, *minutes) {
                (true, 0) => lang.of("见到了", "reached").to_owned(),
                (true, minutes) => match lang {
                    Lang::Zh => format!("见到了 {minutes} 分钟"),
                    Lang::En => format!("reached, {minutes} min"),
                },
                (false, _) => lang.of("没见到", "not reached").to_owned(),
            };
            let due = due.map(|due| format!("  {} {}", lang.of("下次", "next"), when::day_of_year(lang, due, today)));
            with("探访", "care visit", &format!("{reached}{}", due.unwrap_or_default()))
        }
        Did::LadderOpened { .. } => plain("紧急联系，查看各人号码", "emergency: numbers looked at"),
        Did::Attempted { rung, result, .. } => {
            let (rung, result) = (labels::code_number(lang, RUNG, *rung), labels::code_number(lang, RESULT, *result));
            with("紧急联系", "emergency", &format!("{rung} {result}"))
        }
        Did::EmergencyEnded { .. } => plain("紧急联系结束", "emergency over"),
        Did::Ticked { volunteer, seen } => match lang {
            Lang::Zh => format!("探访单 {} 见到 {seen} 人", called(lang, names, *volunteer)),
            Lang::En => format!("list of {}: {seen} seen", called(lang, names, *volunteer)),
        },
        Did::CertificateIssued { volunteer, number } => match lang {
            Lang::Zh => format!("服务证明 第 {number} 号 {}", called(lang, names, *volunteer)),
            Lang::En => format!("service certificate no. {number} {}", called(lang, names, *volunteer)),
        },
        Did::DutySet { day } => with("值班", "duty on", &when::day_of_year(lang, *day, today)),
        Did::SkillSet { skill } => {
            let name = named(names.called(lang, Skill::KIND, *skill), lang.of("一项特长", "a skill"));
            with("特长表", "table of skills:", &name)
        }
        Did::RoundBegun { elders, reason, until } => {
            let (reason, until) = (labels::code_number(lang, ROUND, *reason), when::day_of_year(lang, *until, today));
            match lang {
                Lang::Zh => format!("加访 {reason} {elders} 人 {until} 前"),
                Lang::En => format!("extra round, {reason}: {elders} by {until}"),
            }
        }
        Did::RoundEnded { reason } => with("结束加访", "round over:", labels::code_number(lang, ROUND, *reason)),
        Did::HelpGiven { volunteer, number } => {
            with("求助交给志愿者", "help given to", &format!("{} #{number}", called(lang, names, *volunteer)))
        }
        Did::HelpDone { volunteer, number, minutes } => {
            let name = called(lang, names, *volunteer);
            match lang {
                Lang::Zh => format!("志愿者办好 #{number} {name} {minutes} 分钟"),
                Lang::En => format!("#{number} done by {name}, {minutes} min"),
            }
        }
        Did::CallOutMade { call_out, people } => {
            let matter = matter(lang, names, *call_out);
            match lang {
                Lang::Zh => format!("召集 {matter} {people} 人"),
                Lang::En => format!("call-out {matter}: {people}"),
            }
        }
        Did::CallOutOpened { call_out } => with("查看召集号码", "numbers looked at:", &matter(lang, names, *call_out)),
        Did::Rung { volunteer, answer } => {
            let answer = labels::code_number(lang, ANSWER, *answer);
            with("召集", "rung:", &format!("{} {answer}", called(lang, names, *volunteer)))
        }
        Did::CallOutTimed { call_out, people } => {
            let matter = matter(lang, names, *call_out);
            match lang {
                Lang::Zh => format!("召集时长 {matter} {people} 人"),
                Lang::En => format!("minutes of {matter}: {people}"),
            }
        }
        Did::HoursCorrected { volunteer, minutes } => match lang {
            Lang::Zh => format!("更正时长 {} {minutes:+} 分钟", called(lang, names, *volunteer)),
            Lang::En => format!("hours of {} {minutes:+} min", called(lang, names, *volunteer)),
        },
        Did::HoursDrawn { until, people, .. } => match lang {
            Lang::Zh => format!("时长表 到 {until} {people} 人"),
            Lang::En => format!("hours until {until}: {people}"),
        },
        Did::HoursReported { until, .. } => match lang {
            Lang::Zh => format!("时长已报 到 {until}"),
            Lang::En => format!("hours until {until} handed in"),
        },
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let plain = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match not {
        Not::VolunteerKnown { volunteer } => match lang {
            Lang::Zh => format!("{}已经是志愿者。", called(lang, names, *volunteer)),
            Lang::En => format!("{} is a volunteer already.", called(lang, names, *volunteer)),
        },
        Not::DoesNotServe { volunteer } => match lang {
            Lang::Zh => format!("{}暂停、退出或保险已到期。", called(lang, names, *volunteer)),
            Lang::En => format!("{} rests, has left or is insured no more.", called(lang, names, *volunteer)),
        },
        Not::PairedAlready { volunteer } => match lang {
            Lang::Zh => format!("{}已经和这位老人结对。", called(lang, names, *volunteer)),
            Lang::En => format!("{} looks after them already.", called(lang, names, *volunteer)),
        },
        Not::PairsFull { most } => match lang {
            Lang::Zh => format!("最多 {most} 位，先解除一位。"),
            Lang::En => format!("{most} at most. End one of them first."),
        },
        Not::Oneself => plain("自己不能探访自己。", "Nobody visits themselves."),
        Not::NoConsent => plain(
            "还没有记录同意志愿者探访。现在同意，就一并记下。",
            "No consent to visits is on record. Given now, it is noted with it.",
        ),
        Not::Declined { what } => {
            let what = labels::code_number(lang, DECLINED, *what);
            match lang {
                Lang::Zh => format!("老人说过：{what}。确实上了门再记。"),
                Lang::En => format!("The elder said: {what}. Note it only if somebody went."),
            }
        }
        Not::WellAndAmiss => plain("五项都好和有异常只能选一样。", "All well, or what was amiss: not both."),
        Not::NoRung => plain("没有这一级联系人。", "Nobody stands there to be called."),
        Not::NoHours => plain("这段时间没有服务记录。", "Nothing is on record in that time."),
        Not::NobodyTicked => plain("还没有勾选。", "Nobody is ticked."),
        Not::SkillsFull => {
            plain("特长表满了，先停用一项再改名。", "The table of skills is full. Rename one that is dropped.")
        }
        Not::SkillNamed { code } => {
            let name = labels::code_number(lang, SKILL, *code);
            match lang {
                Lang::Zh => format!("这个叫法已经是另一项特长：{name}。"),
                Lang::En => format!("Another skill is called so: {name}."),
            }
        }
        Not::NobodyInRound => plain("这里没有住在社区的老人。", "Nobody of them lives here."),
        Not::HelpGiven => plain(
            "只有在办、还没交出去的求助可以交给志愿者。",
            "Only an open call for help that nobody has goes to a volunteer.",
        ),
        Not::NobodyToCall => plain("没有合要求的在岗志愿者。", "No volunteer who serves fits."),
        Not::NotOnList => plain("名单上没有这个人。", "They are not on the list."),
        Not::DidNotCome => plain("没有人答应来。", "Nobody said they come."),
        Not::ReportedAlready { until } => match lang {
            Lang::Zh => format!("到 {until} 的时长已经报过，从第二天算起。"),
            Lang::En => format!("Hours until {until} were handed in. Begin on the day after."),
        },
        Not::NothingToReport => plain("这段时间没有时长可报。", "Nobody has hours in that time."),
        Not::EmergencyOver => plain("这次紧急联系已经结束。", "This emergency is over."),
    }
}

/// What a call-out is about.
fn matter(lang: Lang, names: &dyn Names, call_out: Id) -> String {
    named(names.called(lang, CallOut::KIND, call_out), lang.of("这次召集", "the call-out")).into_owned()
}

/// What a volunteer is called, or what to call one who is gone.
fn called(lang: Lang, names: &dyn Names, volunteer: Id) -> String {
    named(names.called(lang, Volunteer::KIND, volunteer), lang.of("这位志愿者", "the volunteer")).into_owned()
}

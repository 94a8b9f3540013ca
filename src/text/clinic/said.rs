//! What was done of the clinic, and why something is not, as a person reads it: both languages side by side.

use crate::model::Id;
use crate::model::clinic::follow::OUTCOME;
use crate::model::clinic::referral::REFERRAL_STATE;
use crate::model::clinic::visit::PRIORITY;
use crate::model::clinic::{Did, Not};
use crate::text::contacts::said::called;
use crate::text::{Lang, Names, labels, numerals, when, who};

/// The sentence that a clerk reads aloud once it is saved.
#[allow(clippy::too_many_lines, reason = "one arm a deed")]
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    match did {
        Did::SessionPlanned { session } => match lang {
            Lang::Zh => format!("{}的场次已排好", held_by(lang, names, *session)),
            Lang::En => format!("{}: session planned", held_by(lang, names, *session)),
        },
        Did::Queued { ticket, .. } => match lang {
            Lang::Zh => format!("您是{}号，请稍坐，等叫号", numerals::ordinal((*ticket).into())),
            Lang::En => format!("You have ticket {ticket}. Please take a seat until it is called"),
        },
        Did::Called { resident, ticket } => match lang {
            Lang::Zh => {
                format!("请{}号{}过来", numerals::ordinal((*ticket).into()), name(resident))
            }
            Lang::En => format!("Ticket {ticket}, {}, please", name(resident)),
        },
        Did::VisitRecorded { recall: Some(day), .. } => match lang {
            Lang::Zh => {
                format!("已记好，请{}再来量一次", when::day_said(lang, *day, today))
            }
            Lang::En => {
                format!("Recorded. Please come again on {}", when::day_said(lang, *day, today))
            }
        },
        Did::VisitRecorded { recall: None, .. } => match lang {
            Lang::Zh => "已记好，请多保重".to_owned(),
            Lang::En => "Recorded. Take good care".to_owned(),
        },
        Did::VisitVoid { resident } => match lang {
            Lang::Zh => format!("{}离开了，号不再叫", name(resident)),
            Lang::En => format!("{} left; the ticket is not called", name(resident)),
        },
        Did::Held { resident, ticket } => match lang {
            Lang::Zh => format!("{}号{}没来，先放一边", numerals::ordinal((*ticket).into()), name(resident)),
            Lang::En => format!("Ticket {ticket}, {}, waits aside", name(resident)),
        },
        Did::Resumed { resident, ticket } => match lang {
            Lang::Zh => format!("{}号{}回到队里", numerals::ordinal((*ticket).into()), name(resident)),
            Lang::En => format!("Ticket {ticket}, {}, waits again", name(resident)),
        },
        Did::Begun { resident, ticket } => match lang {
            Lang::Zh => format!("{}号{}正在看", numerals::ordinal((*ticket).into()), name(resident)),
            Lang::En => format!("Ticket {ticket}, {}, is being seen", name(resident)),
        },
        Did::SeenMeanwhile { resident, ticket } => match lang {
            Lang::Zh => format!("{}号{}补登为已看", numerals::ordinal((*ticket).into()), name(resident)),
            Lang::En => format!("Ticket {ticket}, {}, was seen", name(resident)),
        },
        Did::Prioritised { resident, reason: 0, .. } => match lang {
            Lang::Zh => format!("{}按号叫", name(resident)),
            Lang::En => format!("{} is called in turn", name(resident)),
        },
        Did::Prioritised { resident, reason, .. } => match lang {
            Lang::Zh => format!("{}优先叫：{}", name(resident), why_first(lang, *reason)),
            Lang::En => format!("{} is called before others: {}", name(resident), why_first(lang, *reason)),
        },
        Did::SessionClosed { session, left, carried } => {
            let held = held_by(lang, names, *session);
            match (lang, left, carried) {
                (Lang::Zh, 0, 0) => format!("{held}的场次已结束"),
                (Lang::Zh, left, 0) => format!("{held}的场次已结束，{left} 位离开"),
                (Lang::Zh, _, carried) => format!("{held}的场次已结束，{carried} 位改到另一场"),
                (Lang::En, 0, 0) => format!("{held}: session closed"),
                (Lang::En, left, 0) => format!("{held}: session closed, {left} left"),
                (Lang::En, _, carried) => format!("{held}: session closed, {carried} go on at another"),
            }
        }
        Did::SessionsRepeated { session, times, skipped } => {
            let held = held_by(lang, names, *session);
            match (lang, skipped) {
                (Lang::Zh, 0) => format!("{held}再排了 {times} 场"),
                (Lang::Zh, skipped) => format!("{held}再排了 {times} 场，跳过 {skipped} 天"),
                (Lang::En, 0) => format!("{held}: planned {times} more"),
                (Lang::En, skipped) => format!("{held}: planned {times} more, {skipped} days left out"),
            }
        }
        Did::VisitCorrected { resident } => match lang {
            Lang::Zh => format!("{}的测量已改好", name(resident)),
            Lang::En => format!("{}'s readings are corrected", name(resident)),
        },
        Did::RecordVoid { resident, back } => match (lang, back) {
            (Lang::Zh, true) => format!("{}的测量已作废，号退回排队", name(resident)),
            (Lang::Zh, false) => format!("{}的测量已作废", name(resident)),
            (Lang::En, true) => format!("{}'s record is void; the ticket waits again", name(resident)),
            (Lang::En, false) => format!("{}'s record is void", name(resident)),
        },
        Did::CountedOnly { .. } => {
            lang.of("没有同意，只计了人数，测量值没有留下", "Not agreed: only counted, no reading is kept").to_owned()
        }
        Did::FollowedUp { resident, outcome, next } => {
            let came = labels::code_number(lang, OUTCOME, *outcome);
            match (lang, next) {
                (Lang::Zh, Some(day)) => {
                    format!("{}的随访已记：{came}，下次{}", name(resident), when::day_said(lang, *day, today))
                }
                (Lang::Zh, None) => format!("{}的随访已记：{came}", name(resident)),
                (Lang::En, Some(day)) => {
                    format!("{} followed up: {came}, next {}", name(resident), when::day_said(lang, *day, today))
                }
                (Lang::En, None) => format!("{} followed up: {came}", name(resident)),
            }
        }
        Did::Referred { resident, to } => {
            let to = called(lang, names, *to);
            match lang {
                Lang::Zh => format!("{}，转诊到{to}，已登记", name(resident)),
                Lang::En => format!("{} is referred to {to}", name(resident)),
            }
        }
        Did::RoundPlanned { session, count } => {
            let held = held_by(lang, names, *session);
            match lang {
                Lang::Zh => format!("{held}的入户随访，排进 {count} 位"),
                Lang::En => format!("{held}: {count} put on the round"),
            }
        }
        Did::ReferralMoved { resident, state } => {
            let state = labels::code_number(lang, REFERRAL_STATE, *state);
            match lang {
                Lang::Zh => format!("{}的转诊：{state}", name(resident)),
                Lang::En => format!("{}'s referral: {state}", name(resident)),
            }
        }
    }
}

fn why_first(lang: Lang, reason: u8) -> &'static str {
    labels::code_number(lang, PRIORITY, reason)
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_of_year(lang, date, today);
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::SessionPlanned { session } => {
            format!("{} {}", of("安排场次", "planned"), held_by(lang, names, *session))
        }
        Did::Queued { ticket, .. } => numbered(lang, "取号", "took ticket", *ticket),
        Did::Called { ticket, .. } => numbered(lang, "叫号", "called ticket", *ticket),
        Did::VisitRecorded { recall: Some(date), .. } => {
            format!("{} {}", of("健康记录，随访复测", "health record, again on"), day(*date))
        }
        Did::VisitRecorded { recall: None, .. } => of("健康记录", "health record"),
        Did::VisitVoid { .. } => of("离开", "left"),
        Did::Held { ticket, .. } => numbered(lang, "过号", "set aside", *ticket),
        Did::Resumed { ticket, .. } => numbered(lang, "回到队里", "waits again", *ticket),
        Did::Begun { ticket, .. } => numbered(lang, "开始看", "being seen", *ticket),
        Did::SeenMeanwhile { ticket, .. } => numbered(lang, "补登已看", "entered as seen", *ticket),
        Did::Prioritised { ticket, reason: 0, .. } => numbered(lang, "按号叫", "in turn", *ticket),
        Did::Prioritised { ticket, reason, .. } => {
            format!("{} {}", numbered(lang, "优先", "before others", *ticket), why_first(lang, *reason))
        }
        Did::SessionClosed { session, .. } => {
            format!("{} {}", of("结束场次", "closed"), held_by(lang, names, *session))
        }
        Did::SessionsRepeated { session, times, .. } => match lang {
            Lang::Zh => format!("再排 {times} 场 {}", held_by(lang, names, *session)),
            Lang::En => format!("planned {times} more {}", held_by(lang, names, *session)),
        },
        Did::VisitCorrected { .. } => of("改测量", "readings corrected"),
        Did::RecordVoid { .. } => of("测量作废", "record void"),
        Did::CountedOnly { .. } => of("只计人数", "counted only"),
        Did::FollowedUp { outcome, .. } => {
            format!("{} {}", of("随访", "follow-up"), labels::code_number(lang, OUTCOME, *outcome))
        }
        Did::Referred { to, .. } => format!("{} {}", of("转诊到", "referred to"), called(lang, names, *to)),
        Did::RoundPlanned { session, count } => match lang {
            Lang::Zh => format!("入户随访排进 {count} 位 {}", held_by(lang, names, *session)),
            Lang::En => format!("{count} on the round {}", held_by(lang, names, *session)),
        },
        Did::ReferralMoved { state, .. } => {
            format!("{} {}", of("转诊", "referral"), labels::code_number(lang, REFERRAL_STATE, *state))
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, _names: &dyn Names) -> String {
    match not {
        Not::AlreadyQueued { ticket } => match lang {
            Lang::Zh => format!("已在等候，是 {ticket} 号，不用再取。"),
            Lang::En => format!("Waiting already, with ticket {ticket}."),
        },
        Not::NobodyWaits => match lang {
            Lang::Zh => "没有人在等候。".to_owned(),
            Lang::En => "Nobody is waiting.".to_owned(),
        },
        Not::Unlikely { readings } => match lang {
            Lang::Zh => format!("{readings} 很少见：请再看一眼仪表，或再量一次。"),
            Lang::En => format!("{readings} is rare: look, or measure again."),
        },
        Not::NoConsent => match lang {
            Lang::Zh => "还没有问本人是否同意记录，请先问一声。".to_owned(),
            Lang::En => "They were not asked whether a record may be kept. Please ask first.".to_owned(),
        },
        Not::SessionFull { capacity } => match lang {
            Lang::Zh => format!("这一场最多 {capacity} 人，已满。"),
            Lang::En => format!("The session takes {capacity}, and is full."),
        },
        Not::SessionClosed => lang.of("这一场已结束，不再取号。", "The session is closed; no more tickets.").to_owned(),
        Not::NothingToCarryTo => {
            lang.of("没有可以改到的场次，请先排一场。", "No session to go on at; plan one first.").to_owned()
        }
        Not::NoDayLeft => {
            lang.of("这些天都放假或已有这一场。", "On all those days it is a holiday, or planned already.").to_owned()
        }
        Not::NoRound => lang
            .of("这一场不是入户随访，请选一场入户随访。", "That session is no round; choose one of home visits.")
            .to_owned(),
        Not::AllOnRound => lang.of("都已经排进去了。", "All of them are on the round already.").to_owned(),
        Not::ReferralEnded => {
            lang.of("这次转诊已有结果，不用再问。", "It is known already what came of that referral.").to_owned()
        }
    }
}

pub(in crate::text) fn held_by(lang: Lang, names: &dyn Names, session: Id) -> String {
    crate::text::named(names.session(session), lang.of("这家机构", "the institution")).into_owned()
}

pub(in crate::text) fn numbered(lang: Lang, zh: &str, en: &str, ticket: u16) -> String {
    match lang {
        Lang::Zh => format!("{zh} {ticket} 号"),
        Lang::En => format!("{en} {ticket}"),
    }
}

//! What was done of the clinic, and why something is not, as a person reads it: both languages side by side.

use crate::model::Id;
use crate::model::clinic::{Did, Not};
use crate::text::{Lang, Names, numerals, when, who};

/// The sentence that a clerk reads aloud once it is saved.
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
            Lang::Zh => format!("{}的号已作废", name(resident)),
            Lang::En => format!("{}'s ticket is void", name(resident)),
        },
    }
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
        Did::VisitVoid { .. } => of("号已作废", "ticket void"),
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
            Lang::En => format!("{readings} is rare: look at the meter again, or measure again."),
        },
        Not::NoConsent => match lang {
            Lang::Zh => "本人没有同意，不能记健康数据。请先问一声。".to_owned(),
            Lang::En => "They did not agree, so no health data are kept. Please ask first.".to_owned(),
        },
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

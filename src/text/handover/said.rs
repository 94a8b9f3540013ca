//! What was done of the handover, and why something is not, as a person reads it: both languages side by side.

use crate::model::handover::{Did, Not};
use crate::model::{Id, Operator, Record};
use crate::text::{Lang, Names, named};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match (did, lang) {
        (Did::Noted { .. }, Lang::Zh) => "已记下，交给下一班".to_owned(),
        (Did::Noted { .. }, Lang::En) => "Noted for the next shift".to_owned(),
        (Did::HandedOver { taker, notes }, Lang::Zh) if taker.is_none() => format!("已交班，{notes} 条等下一班来读"),
        (Did::HandedOver { taker, notes }, Lang::En) if taker.is_none() => {
            format!("Handed over: {notes} to be read by the next shift")
        }
        (Did::HandedOver { taker, notes }, Lang::Zh) => {
            format!("已交给{}，{notes} 条", clerk(lang, names, *taker))
        }
        (Did::HandedOver { taker, notes }, Lang::En) => {
            format!("Handed over to {}: {notes} to be read", clerk(lang, names, *taker))
        }
        (Did::TakenOver { notes }, Lang::Zh) => format!("已接班，{notes} 条已读"),
        (Did::TakenOver { notes }, Lang::En) => format!("Taken over, {notes} read"),
        (Did::Read { notes }, Lang::Zh) => format!("{notes} 条已读"),
        (Did::Read { notes }, Lang::En) => format!("{notes} read"),
        (Did::Done { .. }, Lang::Zh) => "这一条办完了".to_owned(),
        (Did::Done { .. }, Lang::En) => "That is done".to_owned(),
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::Noted { .. } => lang.of("记交接", "handover note").to_owned(),
        Did::HandedOver { taker, notes } if taker.is_none() => format!("{} {notes}", lang.of("交班", "handed over")),
        Did::HandedOver { taker, notes } => {
            format!("{} {} {notes}", lang.of("交班给", "handed over to"), clerk(lang, names, *taker))
        }
        Did::TakenOver { notes } => format!("{} {notes}", lang.of("接班", "taken over")),
        Did::Read { notes } => format!("{} {notes}", lang.of("交接已读", "handover read")),
        Did::Done { .. } => lang.of("交接的事办完", "handover note done").to_owned(),
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, _names: &dyn Names) -> String {
    let said = match not {
        Not::SameClerk => {
            lang.of("不能交给自己，请选接班的人。", "Nobody hands over to themselves: choose who takes over.")
        }
        Not::NothingUnread => lang.of("没有未读的交接。", "Nothing of a handover is unread."),
        Not::DoneAlready => lang.of("这一条已经办完了。", "That is done already."),
    };
    said.to_owned()
}

fn clerk(lang: Lang, names: &dyn Names, operator: Id) -> String {
    named(names.called(lang, Operator::KIND, operator), lang.of("下一班", "the next shift")).into_owned()
}

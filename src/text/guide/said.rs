//! What was done of the guide, and why something is not, as a person reads it: both languages side by side.

use crate::model::guide::{Did, Entry, Not};
use crate::model::{Id, Record};
use crate::text::{Lang, Names, named, numerals, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match (did, lang) {
        (Did::EntrySet { entry }, Lang::Zh) => format!("{}，已登记", called(lang, names, *entry)),
        (Did::EntrySet { entry }, Lang::En) => format!("{} is entered", called(lang, names, *entry)),
        (Did::ListBrought { entries }, Lang::Zh) => format!("已带入不得开具的证明 {entries} 项，请逐条核实"),
        (Did::ListBrought { entries }, Lang::En) => format!("{entries} answers brought in, each to be confirmed"),
        (Did::Told { entry, .. }, Lang::Zh) => format!("已告知：{}，来访已登记", called(lang, names, *entry)),
        (Did::Told { entry, .. }, Lang::En) => format!("{} is told, and the visit logged", called(lang, names, *entry)),
        (Did::Issued { entry, resident, number }, Lang::Zh) => {
            let (whom, what) = (who(lang, names, *resident), called(lang, names, *entry));
            format!("{whom}的{what}已开，本年第{}号", numerals::ordinal(*number))
        }
        (Did::Issued { entry, resident, number }, Lang::En) => {
            let (whom, what) = (who(lang, names, *resident), called(lang, names, *entry));
            format!("{what} for {whom} is issued, no. {number} of the year")
        }
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::EntrySet { entry } => format!("{} {}", lang.of("办事指南", "answer"), called(lang, names, *entry)),
        Did::ListBrought { entries } => format!("{} {entries}", lang.of("带入不得开具清单", "list brought in")),
        Did::Told { entry, .. } => format!("{} {}", lang.of("告知", "told"), called(lang, names, *entry)),
        Did::Issued { entry, number, .. } => {
            format!("{} {} {number}", lang.of("开证明", "issued"), called(lang, names, *entry))
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    match (not, lang) {
        (Not::EntryKnown { entry }, Lang::Zh) => {
            format!("{}已经登记过，请先看一眼是不是同一条。", called(lang, names, *entry))
        }
        (Not::EntryKnown { entry }, Lang::En) => {
            format!("{} is entered already. Please look whether it is the same.", called(lang, names, *entry))
        }
        (Not::ListKnown, Lang::Zh) => "清单里的 20 项都已登记。".to_owned(),
        (Not::ListKnown, Lang::En) => "All twenty of the list are entered already.".to_owned(),
        (Not::NotIssued { entry }, Lang::Zh) => {
            format!("{}不由本社区开具，告知谁办就好。", called(lang, names, *entry))
        }
        (Not::NotIssued { entry }, Lang::En) => {
            format!("{} is not issued by this office: tell who does it.", called(lang, names, *entry))
        }
        (Not::FactMissing { entry, fact }, Lang::Zh) => {
            format!("{}要写的「{fact}」还不知道，先补上再开。", called(lang, names, *entry))
        }
        (Not::FactMissing { entry, fact }, Lang::En) => {
            format!("{} says \"{fact}\", which is not known yet. Fill it in first.", called(lang, names, *entry))
        }
    }
}

/// What an answer is called, or what to call one that is gone.
pub(in crate::text) fn called(lang: Lang, names: &dyn Names, entry: Id) -> String {
    named(names.called(lang, Entry::KIND, entry), lang.of("这一条", "the answer")).into_owned()
}

//! What was done of contacts, and why something is not, as a person reads it: both languages side by side.

use crate::model::Id;
use crate::model::Record;
use crate::model::contacts::{Did, Not, Unit};
use crate::text::{Lang, Names, named};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::UnitSet { unit } => match lang {
            Lang::Zh => format!("{}，已登记", called(lang, names, *unit)),
            Lang::En => format!("{} is entered", called(lang, names, *unit)),
        },
    }
}

/// A line of history.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::UnitSet { unit } => format!("{} {}", lang.of("登记单位", "unit"), called(lang, names, *unit)),
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    match not {
        Not::UnitKnown { unit } => match lang {
            Lang::Zh => format!("{}已经登记过，请先看一眼是不是同一家。", called(lang, names, *unit)),
            Lang::En => {
                format!("{} is entered already. Please look whether it is the same.", called(lang, names, *unit))
            }
        },
    }
}

/// What a unit is called, or what to call one that is gone.
pub(in crate::text) fn called(lang: Lang, names: &dyn Names, unit: Id) -> String {
    named(names.called(lang, Unit::KIND, unit), lang.of("这家单位", "the unit")).into_owned()
}

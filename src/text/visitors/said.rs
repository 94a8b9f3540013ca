//! What was done of the walk-in register, and why something is not, as a person reads it: both languages side by side.

use crate::model::visitors::{Did, Not};
use crate::text::{Lang, Names, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::VisitorLogged { resident } if resident.is_none() => {
            lang.of("来访已登记", "The visit is logged").to_owned()
        }
        Did::LineCorrected { .. } => lang.of("这次来访已补登结果", "The visit is completed").to_owned(),
        Did::VisitorLogged { resident } => match lang {
            Lang::Zh => format!("来访已登记：{}", who(lang, names, *resident)),
            Lang::En => format!("The visit about {} is logged", who(lang, names, *resident)),
        },
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, _names: &dyn Names) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::VisitorLogged { .. } => of("来访登记", "visit logged"),
        Did::LineCorrected { .. } => of("来访补结果", "visit completed"),
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(_lang: Lang, not: &Not, _names: &dyn Names) -> String {
    match *not {}
}

//! What was done of the walk-in register, and why something is not, as a person reads it: both languages side by side.

use crate::model::visitors::Did;
use crate::text::{Lang, Names};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, _names: &dyn Names) -> String {
    match did {
        Did::VisitorLogged { .. } => match lang {
            Lang::Zh => "来访已登记".to_owned(),
            Lang::En => "The visit is logged".to_owned(),
        },
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, _names: &dyn Names) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::VisitorLogged { .. } => of("来访登记", "visit logged"),
    }
}

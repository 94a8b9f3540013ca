//! What a command did: a whole sentence to be read aloud after a save, and a shorter line for the history.
//!
//! Sentences hold names, so they are made when they are shown and never kept.

use jiff::civil::DateTime;

use super::{Lang, Names, registers, when, who};
use crate::model::capability::capabilities;
use crate::model::{Id, Note};

/// The sentences, of the capabilities' own.
macro_rules! sentences {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        /// The sentence that a clerk reads aloud once it is saved: `11月26日周四下午两点，书画室，十位，已订好`.
        pub fn sentence(lang: Lang, note: &Note, names: &dyn Names) -> String {
            match note {
                Note::Desk(did) => registers::said::sentence(lang, did, names),
                Note::Undid { what } => format!("{}{}", lang.of("已撤销：", "Undone. "), named(lang, what, names)),
                Note::Redid { what } => format!("{}{}", lang.of("已重做：", "Redone. "), named(lang, what, names)),
                Note::Late { at, what } => {
                    format!("{}{}", sentence(lang, what, names), entered_late(lang, *at, names))
                }
                $(Note::$variant(did) => super::$folder::said::sentence(lang, did, names),)*
            }
        }

        /// A line of history, without the resident's name: `预约 书画室 11-26 周四 14:00 10 位`.
        pub fn history(lang: Lang, note: &Note, names: &dyn Names) -> String {
            match note {
                Note::Desk(did) => registers::said::history(lang, did, names),
                Note::Undid { what } => format!("{}{}", lang.of("撤销 ", "undid: "), history(lang, what, names)),
                Note::Redid { what } => format!("{}{}", lang.of("重做 ", "redid: "), history(lang, what, names)),
                Note::Late { at, what } => {
                    format!("{}{}", history(lang, what, names), entered_late(lang, *at, names))
                }
                $(Note::$variant(did) => super::$folder::said::history(lang, did, names),)*
            }
        }
    };
}

capabilities!(sentences);

/// When it really was: `（补登，实际 11-23 周一 14:05）`.
fn entered_late(lang: Lang, at: DateTime, names: &dyn Names) -> String {
    let at = when::moment(lang, at.date(), at.time(), names.today());
    match lang {
        Lang::Zh => format!("（补登，实际 {at}）"),
        Lang::En => format!(" (entered late, it was {at})"),
    }
}

/// A line of history that says of whom, for lists of what everybody did.
pub fn named(lang: Lang, note: &Note, names: &dyn Names) -> String {
    match note.resident() {
        Some(resident) => {
            format!("{}{}{}", who(lang, names, resident), lang.of(" ", ": "), history(lang, note, names))
        }
        None => history(lang, note, names),
    }
}

/// What `u` is about to take back: `撤销：解秀英 预约 书画室 11-26 周四 14:00 10 位？`.
pub fn undo_question(lang: Lang, note: &Note, names: &dyn Names) -> String {
    let note = note.at_heart();
    match lang {
        Lang::Zh => format!("撤销：{}？", named(lang, note, names)),
        Lang::En => format!("Undo? {}", named(lang, note, names)),
    }
}

/// What `C-y` is about to do again, from the note of the undo that it takes back.
pub fn redo_question(lang: Lang, note: &Note, names: &dyn Names) -> String {
    let note = note.at_heart();
    match lang {
        Lang::Zh => format!("重做：{}？", named(lang, note, names)),
        Lang::En => format!("Redo? {}", named(lang, note, names)),
    }
}

/// The sentence of what needs no words of its own: the line of history, and that it is saved.
pub(super) fn saved(lang: Lang, resident: Option<Id>, line: &str, names: &dyn Names) -> String {
    match resident {
        Some(resident) => format!("{}{}{line}", who(lang, names, resident), lang.of("：", ": ")),
        None => format!("{line}{}", lang.of("，已存", ": saved")),
    }
}

//! Every word that a person reads, in Chinese (first) and English (complete).
//!
//! Both languages of a message stand side by side, so that neither can be missing. Nothing here knows the store, the
//! clock or the terminal: names and the day come through [`Names`], and only while a line is being rendered.
//! A text holds no character whose width a terminal may doubt (`…`, `·`, `“”`), because lists are aligned with it.

pub mod actions;
pub mod activities;
pub mod backups;
pub mod benefits;
pub mod canteen;
pub mod care;
pub mod causes;
pub mod center;
pub mod cli;
pub mod clinic;
pub mod codes;
pub mod console;
pub mod contacts;
pub mod day_care;
pub mod doctor;
pub mod errors;
pub mod exports;
pub mod fields;
pub mod files;
pub mod found;
pub mod gap;
pub mod guide;
pub mod handover;
pub mod import;
pub mod issues;
pub mod labels;
pub mod leaving;
pub mod numerals;
pub mod operators;
pub mod pages;
pub mod people;
pub mod picking;
pub mod privacy;
pub mod refusals;
pub mod registers;
pub mod repair;
pub mod reports;
pub mod retention;
pub mod safes;
pub mod sentences;
pub mod settings;
pub mod teams;
pub mod tips;
pub mod today;
pub mod usage;
pub mod value;
pub mod visitors;
pub mod when;

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::center::booking::Place;
use crate::model::field::{Class, FieldKind};
use crate::model::register::rule::RuleRow;
use crate::model::{Id, Kind};

/// A language of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 中文, also when in doubt.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The languages that there are.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language with this code, `zh` or `en`, whatever region follows it.
    pub fn read(code: &str) -> Option<Self> {
        match code.trim().split(['_', '-', '.', '@']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language of a locale: the values of `LC_ALL`, `LC_MESSAGES` and `LANG`, of which the first that is not
    /// empty counts. `C`, an unknown language and no locale at all are Chinese.
    pub fn of_locale<'a>(variables: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        variables.into_iter().flatten().find(|value| !value.trim().is_empty()).and_then(Self::read).unwrap_or_default()
    }

    /// Its code, as `--lang` takes it.
    pub fn code(self) -> &'static str {
        self.of("zh", "en")
    }

    /// Whichever of the two is in this language.
    pub fn of<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A text without gaps to fill, in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Msg {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Msg {
    /// The text in one language.
    pub fn say(self, lang: Lang) -> &'static str {
        lang.of(self.zh, self.en)
    }
}

/// A [`Msg`] in one short line.
const fn msg(zh: &'static str, en: &'static str) -> Msg {
    Msg { zh, en }
}

/// What stands behind ids at the moment of rendering. A record that is gone has an empty name.
pub trait Names {
    /// The desk's day.
    fn today(&self) -> Date;
    /// A resident's name.
    fn resident(&self, id: Id) -> Cow<'_, str>;
    /// A room's name.
    fn room(&self, id: Id) -> Cow<'_, str>;
    /// Which institution holds a session.
    fn session(&self, id: Id) -> Cow<'_, str>;
    /// A household's short address.
    fn household(&self, id: Id) -> Cow<'_, str>;
    /// The place that a booking keeps.
    fn booking(&self, id: Id) -> Option<Place>;
    /// A sitting's name.
    fn sitting(&self, _no: u8) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
    /// A team's name.
    fn team(&self, _id: Id) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
    /// The number of an issue.
    fn issue(&self, id: Id) -> Option<u32>;
    /// The rule of a key; nothing for one of a newer program.
    fn rule(&self, _key: &str) -> Option<&'static RuleRow> {
        None
    }
    /// Why records left the desk in full, by the record of it.
    fn reason(&self, _export: Id) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
    /// What a field of any kind of record holds, and who may see it.
    fn field(&self, _kind: Kind, _key: &str) -> Option<(FieldKind, Class)> {
        None
    }
    /// What any record is called where another one refers to it; empty where it has no name of its own.
    fn called(&self, _lang: Lang, _kind: Kind, _id: Id) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
}

/// A resident's name, or what to call somebody whose name is not known.
fn who(lang: Lang, names: &dyn Names, id: Id) -> Cow<'_, str> {
    named(names.resident(id), lang.of("这位居民", "this resident"))
}

/// A room's name, or what to call one that is gone.
fn room(lang: Lang, names: &dyn Names, id: Id) -> Cow<'_, str> {
    if id.is_none() {
        return Cow::Borrowed(lang.of("整个中心", "the whole center"));
    }
    named(names.room(id), lang.of("该房间", "the room"))
}

fn named<'a>(name: Cow<'a, str>, else_: &'static str) -> Cow<'a, str> {
    if name.is_empty() { Cow::Borrowed(else_) } else { name }
}

#[cfg(test)]
mod examples;
#[cfg(test)]
pub(crate) mod tests;

//! What every text must keep to, and a small paper office that the tests of this room render from.

use crate::model::{Booking, Kind, Record, Resident, Room};
use std::borrow::Cow;

use jiff::civil::{Date, date, time};
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::model::Id;
use crate::model::center::booking::Place;
use crate::model::register::rule::RuleRow;

/// What a kind of record of the tests' own is called, and its fields: forms are tried with it.
pub(super) static KINDS: &[fields::KindText] = &[fields::KindText {
    kind: Kind(250),
    name: msg("出游", "outing"),
    fields: &[
        ("guide", msg("带队", "Guide")),
        ("helpers", msg("帮手", "Helpers")),
        ("name", msg("名称", "Name")),
        ("note", msg("备注", "Note")),
        ("room", msg("集合房间", "Room to meet in")),
        ("tasks", msg("分工", "Tasks")),
        ("tasks.day", msg("日期", "Day")),
        ("tasks.how", msg("方式", "How")),
        ("tasks.minutes", msg("分钟", "Minutes")),
        ("tasks.note", msg("做什么", "What for")),
        ("tasks.who", msg("谁", "Who")),
        ("team", msg("团队", "Team")),
    ],
}];

/// An office on paper: one resident, two rooms, on Monday 2026-11-23.
pub(super) struct Paper;

impl Paper {
    pub(super) const RESIDENT: Id = Id(7);
    pub(super) const ROOM: Id = Id(1);
    pub(super) const CHESS: Id = Id(2);
    pub(super) const BOOKING: Id = Id(9);
    pub(super) const SESSION: Id = Id(11);
    pub(super) const ISSUE: Id = Id(13);
    pub(super) const TEAM: Id = Id(15);
    pub(super) const UNIT: Id = Id(17);
    pub(super) const VOLUNTEER: Id = Id(18);
    pub(super) const PLACE: Place =
        Place { room: Self::ROOM, date: Date::constant(2026, 11, 26), start: jiff::civil::Time::constant(14, 0, 0, 0) };
}

impl Names for Paper {
    fn today(&self) -> Date {
        date(2026, 11, 23)
    }
    fn resident(&self, id: Id) -> Cow<'_, str> {
        Cow::Borrowed(if id == Self::RESIDENT { "Xie Xiuying" } else { "" })
    }
    fn room(&self, id: Id) -> Cow<'_, str> {
        Cow::Borrowed(match id {
            Self::ROOM => "Calligraphy room",
            Self::CHESS => "Chess room",
            _ => "",
        })
    }
    fn session(&self, id: Id) -> Cow<'_, str> {
        Cow::Borrowed(if id == Self::SESSION { "Diabetes Hospital" } else { "" })
    }
    fn household(&self, _: Id) -> Cow<'_, str> {
        Cow::Borrowed("Honghuang Lane 3-2-501")
    }
    fn booking(&self, id: Id) -> Option<Place> {
        (id == Self::BOOKING).then_some(Place { room: Self::CHESS, start: time(14, 0, 0, 0), ..Self::PLACE })
    }
    fn sitting(&self, no: u8) -> Cow<'_, str> {
        Cow::Borrowed(if no == 1 { "Lunch" } else { "" })
    }
    fn team(&self, id: Id) -> Cow<'_, str> {
        Cow::Borrowed(if id == Self::TEAM { "Dance team" } else { "" })
    }
    fn called(&self, _: Lang, kind: Kind, id: Id) -> Cow<'_, str> {
        match kind {
            Room::KIND => self.room(id),
            Resident::KIND => self.resident(id),
            crate::model::Unit::KIND => Cow::Borrowed(if id == Self::UNIT { "Diabetes Hospital" } else { "" }),
            crate::model::care::Volunteer::KIND => Cow::Borrowed(if id == Self::VOLUNTEER { "Li Guilan" } else { "" }),
            Booking::KIND => Cow::Borrowed(if id == Self::BOOKING { "Chess room Thu 14:00" } else { "" }),
            _ => Cow::Borrowed(""),
        }
    }
    fn rule(&self, key: &str) -> Option<&'static RuleRow> {
        crate::model::clinic::rules::RULES.iter().copied().find(|row| row.key == key)
    }
    fn issue(&self, id: Id) -> Option<u32> {
        (id == Self::ISSUE).then_some(214)
    }
}

/// Checks one rendered line: not empty, no gap left open, the right script, and no character of doubtful width.
pub(super) fn check_line(lang: Lang, line: &str) {
    assert!(!line.trim().is_empty(), "an empty line");
    assert!(!line.contains(['{', '}', '\n']), "{line}");
    let han = line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert_eq!(han, lang == Lang::Zh, "the wrong language: {line}");
    assert!(lang == Lang::Zh || line.is_ascii(), "more than ASCII: {line}");
    assert_eq!(line.width(), line.width_cjk(), "a character of doubtful width: {line}");
}

/// Words that a step to take is said with.
const STEPS: [&str; 10] = ["请", "再", "按", "运行", "用", "run ", "then ", "use ", "open ", "press "];
/// Verbs that an English step begins with.
const VERBS: [&str; 25] = [
    "Add", "Ask", "Choose", "Close", "Delete", "Edit", "Give", "Go", "Have", "Leave", "Make", "Mend", "Name", "Open",
    "Put", "Remove", "Run", "Save", "See", "Show", "To find", "begin", "Try", "Use", "upgrade",
];

/// Checks what is said of an error: a line in the right script, no word of a library but behind 「技术信息」, and at its
/// end what to do.
pub(crate) fn check_error(lang: Lang, line: &str) {
    check_line(lang, line);
    let end = line.trim_end_matches(['。', '.', ')']);
    let last = end
        .rsplit(['。', '；'])
        .next()
        .and_then(|last| last.rsplit(". ").next()?.rsplit("; ").next())
        .unwrap_or_default();
    let steps = STEPS.iter().any(|word| last.to_lowercase().contains(word));
    assert!(steps || VERBS.iter().any(|verb| last.trim_start().starts_with(verb)), "no step to take: {line}");
    if lang == Lang::Zh {
        let bare: String =
            line.split("技术信息：").map(|part| part.split_once('）').map_or(part, |(_, rest)| rest)).collect();
        assert!(!bare.contains(" is ") && !bare.contains(" the ") && !bare.contains("Error"), "English inside: {line}");
    }
}

#[test]
fn the_locale_says_which_language() {
    let of = |all: [&'static str; 3]| Lang::of_locale(all.map(Some));
    assert_eq!(of(["en_GB.UTF-8", "zh_CN.UTF-8", ""]), Lang::En);
    assert_eq!(of(["", "zh_CN.UTF-8", "en_US.UTF-8"]), Lang::Zh);
    assert_eq!(of(["", "", "en"]), Lang::En);
    assert_eq!(of(["C", "", "en_US"]), Lang::Zh);
    assert_eq!(of(["de_DE.UTF-8", "", ""]), Lang::Zh);
    assert_eq!(Lang::of_locale([None, None, None]), Lang::Zh);
    assert_eq!((Lang::read("EN"), Lang::read("fr")), (Some(Lang::En), None));
}

#[test]
fn labels_are_in_both_languages() {
    for (_, label) in fields::all().flat_map(|kind| kind.fields).chain(codes::ALL) {
        check_line(Lang::Zh, label.zh);
        check_line(Lang::En, label.en);
    }
}

#[test]
fn plain_messages_are_in_both_languages() {
    // Read from the sources, since consts cannot be walked: whatever is added in this room is checked as well.
    let mut sources = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/text")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                None => folders.push(path),
                Some(ending) if ending == "rs" && !path.ends_with("tests.rs") => {
                    sources.push(std::fs::read_to_string(path).unwrap());
                }
                Some(_) => {}
            }
        }
    }
    let mut seen = 0;
    for source in &sources {
        // What a file holds is checked where it is read.
        for call in source.split("msg(").skip(1).filter(|call| call.trim_start().starts_with('"')) {
            let mut texts = call.split('"').skip(1).step_by(2);
            let (Some(zh), Some(en)) = (texts.next(), texts.next()) else { continue };
            // The other language is offered in itself.
            if zh != "English" {
                check_line(Lang::Zh, zh);
                check_line(Lang::En, en);
            }
            seen += 1;
        }
    }
    assert!(seen > 150, "only {seen} messages were read");
}

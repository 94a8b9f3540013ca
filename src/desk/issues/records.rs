//! The records of issues in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept, take_back_fields, take_back_list};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::desk::find::things::{Searched, day, name, newest};
use crate::lookup::Thing;
use crate::model::code::by_number;
use crate::model::issues::{Escalation, ISSUE_AREA, Reply};
use crate::model::period::class;
use crate::model::{Id, Issue, Words};
use crate::model::{Kind, Record, Resident};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of issues.
#[derive(Debug, Default)]
pub struct IssueIndex {
    /// Issues by number.
    pub by_number: Index<u32>,
}

/// Issues: files of an office's daily work.
pub static RETENTION: Retention = Retention {
    class: words::ISSUES,
    number: class::ISSUES,
    kinds: &[Issue::KIND, Words::KIND, Escalation::KIND, Reply::KIND],
    years: Some(&crate::model::issues::rules::KEEP_YEARS),
};

impl Kept for Issue {
    type By = IssueIndex;

    fn index(&self, by: &mut IssueIndex, entry: Entry) {
        by.by_number.mark(self.number, self.id, entry.stands());
    }

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Owned(format!("#{}", self.number))
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.raised_by, &before.raised_by, &after.raised_by);
        take_back_list(&mut self.steps, &before.steps, &after.steps);
        take_back_list(&mut self.answers, &before.answers, &after.answers);
        take_back_list(&mut self.households, &before.households, &after.households);
        take_back_fields(self, before, after, &["raised_by", "steps", "answers", "households"])
    }
}

impl Searched for Issue {
    const ORDER: u8 = 1;
    const THROUGH: &'static [Kind] = &[Resident::KIND];

    fn thing(&self, office: &Office) -> Option<Thing> {
        let area = by_number(ISSUE_AREA, self.area).and_then(|area| area.aliases.first());
        // Everything that was said of it: its course, its letters, and what those who raised it said.
        let words = [self.title.as_str(), self.location.as_str()].into_iter().chain(area.copied());
        let own = [self.occasion.as_str(), self.hotline_note.as_str(), self.photo.as_str()];
        let letters = super::escalate::escalations(office, self.id);
        let letters = letters.into_iter().flat_map(|one| [one.letter.as_str(), one.answer.as_str()]);
        let spoken = office.naming::<Words, Self>(self.id).filter_map(|id| office.get::<Words>(id));
        let words = words
            .chain(own)
            .chain(self.steps.iter().map(|step| step.text.as_str()))
            .chain(letters)
            .chain(spoken.map(|words| words.text.as_str()))
            .filter(|text| !text.is_empty());
        Some(Thing {
            id: self.id.0,
            number: self.number,
            numbers: Some(self.hotline.clone()).filter(|number| !number.is_empty()).into_iter().collect(),
            words: words.flat_map(clauses).collect(),
            names: self.raised_by.iter().flat_map(|id| name(office, *id)).collect(),
            day: Some(day(self.opened.date())),
            rank: newest(self.opened) / 2 + if self.is_open() { 0 } else { 1 << 26 },
        })
    }

    fn concerns(&self) -> Vec<Id> {
        self.raised_by.clone()
    }

    /// The one of that number, then those whose number begins with it, the smallest first.
    fn numbered(office: &Office, number: u32) -> Vec<Id> {
        let by_number = &office.by::<IssueIndex>().by_number;
        let mut ids = Vec::new();
        let (mut first, mut width) = (number, 1_u32);
        while first > 0 {
            ids.extend(by_number.range(first..=first.saturating_add(width - 1)));
            let (Some(next), Some(wider)) = (first.checked_mul(10), width.checked_mul(10)) else { break };
            (first, width) = (next, wider);
        }
        ids
    }
}

/// Most characters of a clause: each of them begins a key.
const CLAUSE: usize = 24;

/// A text cut at its marks, so that it is found from any character of it on, however long it is.
fn clauses(text: &str) -> Vec<String> {
    let parts =
        text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "，。；：、！？“”（）".contains(c));
    let cut = |part: &str| {
        let characters: Vec<char> = part.chars().collect();
        characters.chunks(CLAUSE).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>()
    };
    parts.filter(|part| !part.is_empty()).flat_map(cut).collect()
}

impl Kept for Words {
    type By = IssueIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Escalation {
    type By = IssueIndex;

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.chases, &before.chases, &after.chases);
        take_back_fields(self, before, after, &["chases"])
    }

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.letter)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Reply {
    type By = IssueIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

//! The records of issues in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept, take_back_fields, take_back_list};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::model::Record;
use crate::model::{Id, Issue, Words};
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
    kinds: &[Issue::KIND, Words::KIND],
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
        take_back_fields(self, before, after, &["raised_by", "steps", "answers"])
    }
}

impl Kept for Words {
    type By = IssueIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

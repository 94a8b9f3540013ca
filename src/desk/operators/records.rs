//! Operators, PINs and what roles may do, in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::Days;
use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::model::operators::{CallList, Looked, Pin, RoleRights};
use crate::model::{Id, Operator, Record};
use crate::text::Lang;
use crate::text::retention as words;

/// Who worked here and whom they looked at, as long as it is kept what they opened and handed on.
pub static RETENTION: Retention = Retention {
    class: words::OPERATORS,
    kinds: &[Operator::KIND, Pin::KIND, RoleRights::KIND, Looked::KIND, CallList::KIND],
    years: Some(&crate::model::register::rules::KEEP_YEARS),
};

impl Kept for Operator {
    type By = ();

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Pin {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for RoleRights {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Looked {
    type By = ();
    const DAYS: Days = Days::Near;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for CallList {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

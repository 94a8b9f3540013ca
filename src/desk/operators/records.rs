//! Operators, PINs and what roles may do, in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::Days;
use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::model::operators::{CallList, Looked, Pin, RoleRights};
use crate::model::period::class;
use crate::model::{Id, Operator, Record};
use crate::text::Lang;
use crate::text::retention as words;

/// Who worked here, which every line of what was done names.
pub static RETENTION: Retention = Retention {
    class: words::OPERATORS,
    number: class::OPERATORS,
    kinds: &[Operator::KIND, Pin::KIND, RoleRights::KIND],
    years: None,
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

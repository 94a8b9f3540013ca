//! A new value of a rule, from a day on.

use crate::desk::Request;
use crate::desk::core::Ask;
use crate::desk::core::drafts::Draft;
use crate::desk::core::rules::row_of_id;
use crate::model::register::rule::RuleRow;
use crate::model::{FieldError, FieldKind, Id, Record, Rule, Value};
use crate::text::registers::rules as words;
use crate::ui::view::View;

use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, fill, typed};

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[FormRow::of::<SetRule>(SetRule::NAME)];

/// Most characters of a number that is typed.
const LONGEST_NUMBER: usize = 12;

/// Set a rule from a day on.
#[derive(Debug, Clone)]
pub struct SetRule {
    pub row: &'static RuleRow,
}

impl SetRule {
    pub(in crate::ui) const NAME: &'static str = "rule";

    /// From today on and looked up today, by whoever fills the form.
    fn blank(&self, view: &View) -> Rule {
        Rule {
            id: Id::NONE,
            key: self.row.key.to_owned(),
            value: 0,
            from: view.today(),
            source: String::new(),
            read: view.today(),
            confirmed: true,
        }
    }
}

impl Purpose for SetRule {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { row: row_of_id(draft.record)? })
    }

    fn title(&self, view: &View) -> String {
        format!("{}  {}", view.say(words::RULES), words::label(view.lang(), self.row))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let kind = self.row.unit.codes().unwrap_or(FieldKind::Text(LONGEST_NUMBER));
        let value = Slot::new(Rule::KIND, "value", Entry::Field(kind)).required();
        std::iter::once(value).chain(Slot::of_record(&self.blank(view), |_| true, view)).collect()
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut rule = self.blank(view);
        let others: Vec<Typed> = all.iter().filter(|typed| typed.key != "value").cloned().collect();
        fill(&mut rule, &others)?;
        let value = match typed(all, "value") {
            Value::Text(text) => self.row.read(text),
            Value::Choice(code) => Ok(i64::from(*code)),
            Value::Flags(flags) => Ok(i64::from(*flags)),
            _ => Err(FieldError::Required),
        };
        rule.value = value.map_err(|error| Fault { key: "value", error })?;
        Ok(Request::Desk(Ask::SetRule { rule: Box::new(rule), sure: false }))
    }

    fn record(&self) -> Id {
        self.row.id()
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(words::now_and_bounds(view.lang(), &view.office.rule(self.row, view.today())))
    }
}

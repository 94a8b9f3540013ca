//! The office's rules by the day: what the program ships, a capability after the other, and what the office set itself.
//!
//! Asked while a frame is drawn: an answer allocates nothing.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::desk::core::change::Change;
use crate::desk::core::kept::{Entry, Kept};
use crate::desk::core::office::Office;
use crate::desk::core::{Did, Not};
use crate::desk::{Desk, Done};
use crate::model::register::rule::{InForce, RuleRow, SetBy};
use crate::model::{
    FieldError, Id, Note, Record, Refusal, Rule, Way, activities, benefits, canteen, care, center, clinic, contacts,
    day_care, guide, handover, issues, operators, people, register, teams, visitors,
};
use crate::store::Safe;
use crate::store::port::{Read, StoreError};
use crate::text::registers::rules as words;
use crate::text::{Lang, Msg};

/// The rules of a capability.
pub struct RuleTable {
    /// What they are about.
    pub name: Msg,
    /// The rules, in the order of lists.
    pub rows: &'static [&'static RuleRow],
}

/// Every rule, a row a capability.
pub static RULES: &[RuleTable] = &[
    RuleTable { name: words::PEOPLE, rows: people::rules::RULES },
    RuleTable { name: words::CENTER, rows: center::rules::RULES },
    RuleTable { name: words::CANTEEN, rows: canteen::rules::RULES },
    RuleTable { name: words::DAY_CARE, rows: day_care::rules::RULES },
    RuleTable { name: words::TEAMS, rows: teams::rules::RULES },
    RuleTable { name: words::CLINIC, rows: clinic::rules::RULES },
    RuleTable { name: words::ISSUES, rows: issues::rules::RULES },
    RuleTable { name: words::VISITORS, rows: visitors::rules::RULES },
    RuleTable { name: words::CONTACTS, rows: contacts::rules::RULES },
    RuleTable { name: words::CARE, rows: care::rules::RULES },
    RuleTable { name: words::GUIDE, rows: guide::rules::RULES },
    RuleTable { name: words::HANDOVER, rows: handover::rules::RULES },
    RuleTable { name: words::BENEFITS, rows: benefits::rules::RULES },
    RuleTable { name: words::OPERATORS, rows: operators::rules::RULES },
    RuleTable { name: words::ACTIVITIES, rows: activities::rules::RULES },
    RuleTable { name: words::DESK, rows: register::rules::RULES },
];

/// Every rule, capability by capability.
pub fn all() -> impl Iterator<Item = &'static RuleRow> {
    RULES.iter().flat_map(|table| table.rows.iter().copied())
}

/// The rule of this key; `None` for one of a newer program.
pub fn row_of(key: &str) -> Option<&'static RuleRow> {
    all().find(|row| row.key == key)
}

/// The rule that an id stands for: a row's own, or that of one of its records.
pub fn row_of_id(id: Id) -> Option<&'static RuleRow> {
    all().find(|row| row.has(id))
}

/// What the office set itself: ids, which stand by rule and day.
#[derive(Debug, Default)]
pub struct RuleIndex(BTreeSet<Id>);

impl Kept for Rule {
    type By = RuleIndex;

    fn index(&self, by: &mut RuleIndex, entry: Entry) {
        if entry.stands() {
            by.0.insert(self.id);
        } else {
            by.0.remove(&self.id);
        }
    }

    fn called(&self, _office: &Office, lang: Lang, _today: Date) -> Cow<'_, str> {
        words::find_label(&self.key).map_or(Cow::Borrowed(&self.key), |label| Cow::Borrowed(label.say(lang)))
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// A rule as it holds on a day: the office's own latest value whose day is not after it, else what is shipped.
    pub fn rule(&self, row: &'static RuleRow, day: Date) -> InForce<'_> {
        let own =
            Rule::id_of(row.key, day).and_then(|last| self.by::<RuleIndex>().0.range(row.id()..=last).next_back());
        if let Some(rule) = own.and_then(|id| self.of::<Rule>().get(*id)) {
            return InForce { row, value: rule.value, from: rule.from, set: SetBy::Office(rule) };
        }
        let shipped = row.shipped_on(day);
        InForce { row, value: shipped.value, from: shipped.from, set: SetBy::Shipped(shipped) }
    }

    /// What the office set itself of a rule, the earliest day first.
    pub fn own_rules(&self, row: &'static RuleRow) -> impl DoubleEndedIterator<Item = &Rule> {
        let next = Id(row.id().0 | u64::from(u16::MAX));
        self.by::<RuleIndex>().0.range(row.id()..=next).filter_map(|id| self.of::<Rule>().get(*id))
    }

    /// The office's own values of rules that this program does not know.
    pub fn unknown_rules(&self) -> impl Iterator<Item = &Rule> {
        self.of::<Rule>().all().filter(|rule| row_of(&rule.key).is_none())
    }

    /// The office's rules and nothing else, for whoever needs no more of a store.
    pub fn with_rules(store: &dyn Read, safe: &Safe) -> Result<Self, StoreError> {
        let mut office = Self::default().opened_by(safe);
        office.scan_kind(Rule::KIND.0, store, &mut || {})?;
        Ok(office)
    }

    /// Whether a value would change what held on a day before this one.
    fn changes_the_past(&self, row: &'static RuleRow, rule: &Rule, today: Date) -> bool {
        // Until the office's own next value, each day on which another one began would have this one instead.
        let next = self.own_rules(row).map(|own| own.from).find(|from| *from > rule.from);
        let until = next.map_or(today, |next| next.min(today));
        let begins = row.shipped.iter().map(|shipped| shipped.from).chain([rule.from]);
        begins.filter(|day| (rule.from..until).contains(day)).any(|day| self.rule(row, day).value != rule.value)
    }
}

impl Desk {
    /// Sets a rule from a day on; a value of the same day is replaced, and history keeps it. What would change how past
    /// days were judged is done only where the clerk is `sure`.
    pub(super) fn set_rule(&mut self, rule: Rule, sure: bool) -> Result<Done, Refusal> {
        let row = row_of(&rule.key).ok_or(Refusal::gone(Rule::KIND))?;
        row.check(rule.value).map_err(|error| Refusal::field("value", error))?;
        let source = rule.source.trim().to_owned();
        if source.is_empty() {
            return Err(Refusal::field("source", FieldError::Required));
        }
        if rule.read > self.today() {
            return Err(Refusal::field("read", FieldError::NotADate));
        }
        let id = Rule::id_of(row.key, rule.from).ok_or(Refusal::field("from", FieldError::NotADate))?;
        let rule = Rule { id, source, ..rule };
        if !sure && self.office().changes_the_past(row, &rule, self.today()) {
            let refusal = Refusal::from(Not::ChangesThePast { from: rule.from });
            return Err(refusal.with_ways(vec![Way::Anyway]));
        }
        let mut change = Change::default();
        change.put(&self.office(), &rule)?;
        let note = Did::RuleSet { key: rule.key, from: rule.from, value: rule.value };
        self.commit(change, Note::Desk(note)).map(|done| done.at(Rule::KIND, id))
    }
}

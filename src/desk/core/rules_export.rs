//! The table of rules on its way out: every value that the office set or that the program ships, by rule and day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::desk::core::ledger::each;
use crate::desk::core::rules::{RULES, all, row_of};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::Out;
use crate::exchange::export::rules::{RuleLine, rules};
use crate::model::register::rule::{RuleRow, Shipped};
use crate::model::{Id, Rule};
use crate::store::port::StoreError;
use crate::text::Lang;
use crate::text::registers::rules as words;

/// Rules in the order of their table, then by day; those of a newer program last.
pub static EXPORT: ExportRow = ExportRow {
    number: 8,
    word: "rules",
    one: "rule",
    choose,
    write: |chosen, open| {
        let columns = rules(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

/// A value as it stands in the table: its rule's place there, its day; on one day the office's own before a shipped one.
type Place = (usize, Date, bool);

/// Every value, by its place; the shipped ones as records, told in a language.
fn lines(chosen: &Chosen<'_>) -> Result<BTreeMap<(Place, Id), RuleLine>, StoreError> {
    let (lang, since) = (chosen.wanted.lang, chosen.wanted.since);
    let place = |key: &str| all().position(|row| row.key == key).unwrap_or(usize::MAX);
    let mut lines = BTreeMap::new();
    let mut add = |rule: Rule, shipped: bool| {
        if since.is_none_or(|since| rule.from >= since) {
            lines.insert(((place(&rule.key), rule.from, shipped), rule.id), line(lang, rule, shipped));
        }
    };
    each::<Rule>(&chosen.store, |rule, _| add(rule, false))?;
    for row in all() {
        row.shipped.iter().filter_map(|shipped| of_shipped(lang, row, shipped)).for_each(|rule| add(rule, true));
    }
    Ok(lines)
}

fn of_shipped(lang: Lang, row: &RuleRow, shipped: &Shipped) -> Option<Rule> {
    let Shipped { value, from, read, .. } = *shipped;
    let source = words::source_of(lang, shipped.source).to_owned();
    Some(Rule { id: Rule::id_of(row.key, from)?, key: row.key.to_owned(), value, from, source, read, confirmed: false })
}

fn line(lang: Lang, rule: Rule, shipped: bool) -> RuleLine {
    let row = row_of(&rule.key);
    let table = RULES.iter().find(|table| table.rows.iter().any(|row| row.key == rule.key));
    RuleLine {
        about: table.map_or(String::new(), |table| table.name.say(lang).to_owned()),
        label: words::find_label(&rule.key).map_or(rule.key.clone(), |label| label.say(lang).to_owned()),
        told: row.map_or(String::new(), |row| words::value(lang, row.unit, rule.value)),
        places: row.map_or(0, |row| row.unit.places()),
        rule,
        shipped,
    }
}

fn choose(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    chosen.ids = lines(chosen)?.into_keys().map(|(_, id)| id).collect();
    Ok(())
}

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, RuleLine>) -> Result<(), ExportError> {
    lines(chosen)?.values().try_for_each(|line| out.row(line))
}

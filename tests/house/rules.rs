//! The table of rules is whole: every rule of the sources stands in it once, with bounds that its values keep, a day, a
//! source, and words in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use linli::desk::core::rules::{RULES, all};
use linli::model::Rule;
use linli::model::register::rule::RuleRow;
use linli::text::Lang;
use linli::text::registers::rules as words;

use super::arrows::sources;

/// What a source declares with this in front of its name, by the names.
fn declared<'a>(source: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    source.split(before).skip(1).filter_map(move |rest| Some(rest.split_once(after)?.0))
}

/// The rules of a source that its own list leaves out, and the keys of all of them.
fn read(source: &str) -> (Vec<&str>, Vec<&str>) {
    let list = source.split("pub static RULES: &[&RuleRow] = &[").nth(1).and_then(|list| list.split_once("];"));
    let listed: Vec<&str> =
        list.map_or("", |list| list.0).split(',').map(|name| name.trim().trim_start_matches('&')).collect();
    let left_out = declared(source, "pub static ", ": RuleRow").filter(|name| !listed.contains(name)).collect();
    let keys = source.split("RuleRow::new(").skip(1).filter_map(|rest| rest.split('"').nth(1)).collect();
    (left_out, keys)
}

#[test]
fn every_rule_of_the_sources_stands_in_the_table() {
    let model = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/model");
    let files: Vec<PathBuf> =
        sources(&model).into_iter().filter(|file| file.ends_with(Path::new("rules.rs"))).collect();
    assert_eq!(files.len(), RULES.len(), "a capability's rules.rs has no row in RULES, or a row has none");
    let mut seen = BTreeSet::new();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let (left_out, keys) = read(&source);
        assert!(left_out.is_empty() && !keys.is_empty(), "{} leaves out of RULES: {left_out:?}", file.display());
        for key in keys {
            assert!(all().any(|row| row.key == key), "{key} stands in no row of RULES");
            assert!(seen.insert(key.to_owned()), "{key} stands twice");
        }
    }
    assert_eq!(seen.len(), all().count(), "the sources are read");
    // A rule that stands elsewhere would not be seen here.
    for file in sources(&model) {
        let source = fs::read_to_string(&file).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        let apart = file.ends_with("rules.rs") || !source.contains(": RuleRow");
        assert!(apart, "{} declares a rule: it belongs into its capability's rules.rs", file.display());
    }
}

#[test]
fn a_rule_that_no_list_names_is_seen() {
    let source = "pub static A: RuleRow = RuleRow::new(\n    \"a.a\", ..);\npub static B: RuleRow = RuleRow::new(\"a.b\", ..);\n\
                  pub static RULES: &[&RuleRow] = &[&A];";
    assert_eq!(read(source), (vec!["B"], vec!["a.a", "a.b"]));
}

#[test]
fn every_rule_has_a_day_a_source_and_values_within_its_bounds() {
    for row in all() {
        let RuleRow { key, bounds, shipped, .. } = row;
        assert!(bounds.0 <= bounds.1, "{key}");
        assert!(shipped.windows(2).all(|pair| pair[0].from < pair[1].from), "{key}: the earliest first");
        for value in *shipped {
            assert_eq!(row.check(value.value), Ok(()), "{key}");
            assert!(Rule::id_of(key, value.from).is_some(), "{key}: {}", value.from);
            assert!(value.from <= value.read, "{key}: read before it held");
            for lang in Lang::ALL {
                assert_ne!(words::source_of(lang, value.source), value.source, "{key}: no words for its source");
            }
        }
        for number in [bounds.0 - 1, bounds.1 + 1] {
            assert!(row.unit.codes().is_some() || row.check(number).is_err(), "{key} {number}");
        }
    }
}

#[test]
fn keys_and_ids_are_their_own_and_every_rule_has_a_label() {
    let (mut keys, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for row in all() {
        assert!(keys.insert(row.key), "{} stands twice", row.key);
        assert!(ids.insert(row.id()), "{} has the id of another rule: give it another key", row.key);
        assert!(
            row.key.split_once('.').is_some_and(|(about, name)| !about.is_empty() && !name.is_empty()),
            "{}",
            row.key
        );
        let label = words::find_label(row.key).unwrap_or_else(|| panic!("{} has no label", row.key));
        for text in [label.zh, label.en] {
            let width = unicode_width::UnicodeWidthStr::width(text);
            assert!(width <= 22, "{text} takes {width} cells");
        }
    }
    for key in words::labelled() {
        assert!(keys.contains(key), "{key} has a label and no rule");
    }
    for key in words::cited() {
        assert!(all().any(|row| row.shipped.iter().any(|value| value.source == key)), "{key} is cited by no rule");
    }
}

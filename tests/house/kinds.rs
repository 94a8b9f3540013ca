//! The table of kinds is whole: every record has its row, a number and a name of its own, a sample, and words in both
//! languages; and whatever a record names, its field table says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use linli::desk::core::kept::Kept;
use linli::desk::core::kinds::KINDS;
use linli::desk::core::retention::RETENTION;
use linli::model::field::refs;
use linli::model::{FieldKind, Id, Kind};
use linli::text::{Lang, fields, labels};

use super::ids::ids_in;
use super::samples::{WithSample, each};

/// Every source file below a folder.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn every_record_of_the_sources_has_its_row() {
    let mut declared = 0;
    for file in sources(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/model")) {
        let source = fs::read_to_string(&file).unwrap();
        for record in source.split("impl Record for ").skip(1) {
            let name = record.split("const NAME: &'static str = \"").nth(1).unwrap().split('"').next().unwrap();
            assert!(KINDS.iter().any(|row| row.name == name), "{name} has no row in KINDS");
            declared += 1;
        }
    }
    assert_eq!(declared, KINDS.len(), "a row of KINDS stands for no record of the sources");
}

#[test]
fn numbers_and_names_stand_for_one_kind_each() {
    let mut numbers: BTreeMap<u8, &str> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for row in KINDS {
        assert_ne!(row.kind, Kind::ANY);
        assert_eq!(numbers.insert(row.kind.0, row.name), None, "{} has a number that is taken", row.name);
        assert!(names.insert(row.name), "{} is the name of two kinds", row.name);
    }
}

#[derive(Default)]
struct Sampled(BTreeSet<Kind>);

impl WithSample for Sampled {
    fn sample<R: Kept>(&mut self, sample: &R, _other: &R) {
        self.0.insert(R::KIND);
        // Whatever ids stand anywhere in a record are its own, or its fields name them with the kind that they lead to.
        let mut named = BTreeSet::from([sample.id()]);
        refs(sample, |kind, id| {
            assert!(kind == Kind::ANY || KINDS.iter().any(|row| row.kind == kind), "{}: {kind:?}", R::NAME);
            named.insert(id);
        });
        let hidden: Vec<Id> = ids_in(sample).into_iter().filter(|id| !id.is_none() && !named.contains(id)).collect();
        assert!(hidden.is_empty(), "{}: ids that no field names: {hidden:?}", R::NAME);
    }
}

#[test]
fn every_kind_has_a_sample_whose_ids_are_all_named_by_fields() {
    let mut sampled = Sampled::default();
    each(&mut sampled);
    for row in KINDS {
        assert!(sampled.0.contains(&row.kind), "{} has no sample", row.name);
    }
}

#[test]
fn every_kind_and_field_has_words_and_every_word_a_field() {
    let known: BTreeSet<Kind> = KINDS.iter().map(|row| row.kind).collect();
    for words in fields::all() {
        assert!(known.contains(&words.kind), "words for a kind that has no row: {words:?}");
    }
    for row in KINDS {
        let words = fields::of(row.kind).unwrap_or_else(|| panic!("{} has no words", row.name));
        let mut fields: BTreeSet<&str> = (row.fields)().iter().map(|field| field.key).collect();
        for field in (row.fields)() {
            let FieldKind::Rows(columns) = field.kind else { continue };
            let shown = columns.iter().filter(|column| column.class != linli::model::Class::System);
            fields.extend(shown.map(|column| column.key));
        }
        let labels: BTreeSet<&str> = words.fields.iter().map(|label| label.0).collect();
        assert_eq!(fields.difference(&labels).collect::<Vec<_>>(), Vec::<&&str>::new(), "{}: missing", row.name);
        assert_eq!(labels.difference(&fields).collect::<Vec<_>>(), Vec::<&&str>::new(), "{}: unused", row.name);
        for pair in words.fields.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}: {} must stand before {}", row.name, pair[1].0, pair[0].0);
        }
        for (label, lang) in words.fields.iter().flat_map(|label| Lang::ALL.map(|lang| (label, lang))) {
            let width = unicode_width::UnicodeWidthStr::width(label.1.say(lang));
            assert!(width <= 19, "{} is too wide", label.1.say(lang));
        }
    }
}

#[test]
fn what_was_exported_is_read_again() {
    for row in KINDS {
        for field in (row.fields)() {
            let label = labels::field(Lang::Zh, row.kind, field.key);
            if field.class != linli::model::Class::System && !field.aliases.is_empty() {
                assert!(field.aliases.contains(&label), "{} {}: no heading {label}", row.name, field.key);
            }
        }
    }
}

#[test]
fn every_kind_is_kept_as_long_as_one_class_says() {
    let mut classes: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in RETENTION.iter().flat_map(|row| row.kinds) {
        *classes.entry(*kind).or_default() += 1;
    }
    for row in KINDS {
        assert_eq!(classes.remove(&row.kind), Some(1), "{} stands in so many classes of RETENTION", row.name);
    }
    assert!(classes.is_empty(), "classes of RETENTION name kinds that there are not: {classes:?}");
}

#[test]
fn whatever_can_be_searched_is_found() {
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/desk");
    let table = fs::read_to_string(house.join("core/kinds.rs")).unwrap();
    let mut searched = 0;
    for file in sources(&house) {
        let source = fs::read_to_string(&file).unwrap();
        for name in source.split("\nimpl Searched for ").skip(1).filter_map(|rest| rest.split(' ').next()) {
            searched += 1;
            let row =
                |line: &str| line.trim().starts_with("findable::<") && line.trim().ends_with(&format!("{name}>(),"));
            assert!(
                table.lines().any(row),
                "{name} says how it is searched and has no row findable::<{name}>() in KINDS"
            );
        }
    }
    assert_eq!(searched, KINDS.iter().filter(|row| row.found.is_some()).count());
}

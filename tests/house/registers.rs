//! The table of registers is whole: whatever a capability declares has its row, a word and columns of its own, and no
//! roster of residents is taken for one of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use linli::desk::import::register::{REGISTERS, TakenFor, seen_in};
use linli::model::FieldKind;
use linli::text::Lang;

use super::kinds::sources;

#[test]
fn every_register_of_the_sources_has_its_row_and_a_word_of_its_own() {
    let files = sources(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/desk"));
    let declared = files.iter().map(|file| fs::read_to_string(file).unwrap());
    let declared: usize = declared
        .map(|source| {
            source
                .matches("pub static ")
                .filter(|_| true)
                .count()
                .min(source.matches(": RegisterRow = RegisterRow {").count())
        })
        .sum();
    assert_eq!(declared, REGISTERS.len());
    let words: BTreeSet<&str> = TakenFor::all().map(TakenFor::word).collect();
    assert_eq!(words.len(), REGISTERS.len() + 1);
    for register in REGISTERS {
        assert!(register.headings.iter().any(|heading| heading.own), "{}: nothing tells it from others", register.word);
        assert!(register.headings.iter().any(|heading| heading.must), "{}: any file would do", register.word);
        let mut seen = BTreeSet::new();
        for heading in register.headings {
            let (word, _) = heading.key.split_once('.').unwrap();
            assert_eq!(word, register.word, "{}", heading.key);
            for lang in Lang::ALL {
                assert!(!heading.label.say(lang).is_empty(), "{}", heading.key);
            }
            assert!(seen.insert(heading.key), "{} stands twice", heading.key);
            for word in heading.words {
                assert!(seen.insert(word), "{}: {word} means two columns", register.word);
            }
            if let FieldKind::Choice(table) = heading.kind {
                let known = heading.usual == 0 || table.iter().any(|code| code.code == heading.usual);
                assert!(known, "{}: {}", heading.key, heading.usual);
            }
        }
    }
}

#[test]
fn a_column_that_is_only_one_registers_is_in_no_other_and_in_no_roster() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roster.csv");
    let today = date(2026, 11, 23);
    for register in REGISTERS {
        for heading in register.headings.iter().filter(|heading| heading.own) {
            for word in heading.words {
                let others = REGISTERS.iter().filter(|other| other.word != register.word);
                for other in others.flat_map(|other| other.headings).filter(|heading| heading.own) {
                    assert!(!other.words.contains(word), "{word}: {} and {}", heading.key, other.key);
                }
                // Beside a roster's own columns it says something only where the roster knows no such column.
                fs::write(&path, format!("姓名,身份证号,{word}\n王伟,,甲\n")).unwrap();
                let roster = linli::exchange::Roster::open(&path, None, today, &TakenFor::Residents.mapping()).unwrap();
                let known =
                    roster.plan().columns.iter().any(|column| column.heading == *word && column.means.is_known());
                assert!(!known, "{word} is a column of rosters");
            }
        }
    }
    for headings in
        ["姓名,身份证号,电话,现住址,户编号,备注", "姓名,性别,出生日期,职务,类型,地点,状态", "序号,户主姓名,日期"]
    {
        fs::write(&path, format!("{headings}\n王伟,1,2,3\n")).unwrap();
        assert_eq!(seen_in(&path, None, today), [TakenFor::Residents], "{headings}");
    }
}

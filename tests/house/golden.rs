//! Golden bytes of every schema: what was released must read the same for ever.
//!
//! `LINLI_GOLDEN=write cargo test --test house golden` writes the file of a kind that has none yet; a file that is
//! there is never rewritten.

use linli::desk::people;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use linli::desk::core::kept::Kept;
use linli::desk::core::keys::key_of;
use linli::model::Note;
use linli::store::{Safe, envelope};

use super::samples::{WithSample, each};

fn file_of(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/house/golden").join(name)
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for line in bytes.chunks(40) {
        for byte in line {
            write!(text, "{byte:02x}").unwrap();
        }
        text.push('\n');
    }
    text
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|pair| (pair[0] << 4 | pair[1]) as u8).collect()
}

/// The bytes on file, written first where there are none yet and that was asked for.
fn golden(name: &str, bytes: &[u8]) -> Vec<u8> {
    let file = file_of(name);
    if !file.exists() && std::env::var("LINLI_GOLDEN").is_ok_and(|mode| mode == "write") {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, hex(bytes)).unwrap();
    }
    unhex(&fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}")))
}

struct Golden;

impl WithSample for Golden {
    fn sample<R: Kept>(&mut self, sample: &R, _other: &R) {
        let key = key_of::<R>(sample.id());
        let bytes = Safe::plain().pack(&key, sample).unwrap();
        let kept = golden(&format!("{}.{}.hex", R::NAME, R::SCHEMA), &bytes);
        let read = Safe::plain().read::<R>(&key, &kept).unwrap().unwrap();
        let subject = envelope::label(&key, &kept).unwrap().subject;
        assert_eq!((&read, subject), (sample, sample.subject().0), "{:?}", R::KIND);
        // Whatever was released before is read too, by the step that the kind names for it.
        for schema in 1..R::SCHEMA {
            let kept = golden(&format!("{}.{schema}.hex", R::NAME), &[]);
            let read = Safe::plain().read::<R>(&key, &kept).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(read.map(|record| record.id()), Some(sample.id()), "{:?}.{schema}", R::KIND);
        }
        assert!(R::OLDER.iter().all(|older| older.schema < R::SCHEMA), "{:?}", R::KIND);
        assert_eq!(kept, bytes, "{:?}: this version writes other bytes: make it schema {}", R::KIND, R::SCHEMA + 1);
    }
}

#[test]
fn schema_1_reads_as_it_was_written() {
    each(&mut Golden);
}

#[test]
fn notes_of_the_journal_read_as_they_were_written() {
    let id = linli::model::Id(0x1111);
    let note = Note::Undid {
        what: Box::new(Note::People(people::Did::Corrected { resident: id, fields: vec!["note".into()] })),
    };
    let kept = golden("Note.1.hex", &note.encode());
    assert_eq!(Note::decode(&kept), Some(note));
    assert_eq!(Note::decode(&[250]), None);
}

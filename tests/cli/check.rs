//! `linli check` on a sound folder and on damaged copies of it.

use std::fs;

use crate::shell::{Folder, files};

#[test]
fn a_sound_folder_has_no_findings_and_stays_as_it_is() {
    let folder = Folder::new();
    folder.linli("demo", "demo --no-console --residents 200 --today 2026-11-23").is(0);
    let before = files(&folder.path("demo"));
    let said = folder.linli("demo", "check").is(0);
    assert!(said.out.contains("数据完好"), "{}", said.out);
    assert_eq!(before, files(&folder.path("demo")));
}

#[test]
fn damage_is_named_a_line_a_finding() {
    let folder = Folder::new();
    folder.linli("demo", "demo --no-console --residents 200 --today 2026-11-23").is(0);
    let journal = files(&folder.path("demo/journal"));
    let (segment, bytes) = journal.first().unwrap();
    let used = bytes.iter().rposition(|byte| *byte != 0).unwrap();
    for place in [used / 7, used / 3, used / 2] {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x10;
        fs::write(segment, &damaged).unwrap();
        let said = folder.linli("demo", "check").is(1);
        assert!(said.out.contains(".seg"), "{}", said.out);
        assert!(!said.out.contains("数据完好"), "{}", said.out);
    }
    fs::write(segment, bytes).unwrap();
    folder.linli("demo", "check").is(0);
}

//! `linli check` on a sound folder and on damaged copies of it.

use std::fs;

use crate::shell::{Folder, files};

#[test]
fn a_sound_folder_has_no_findings_and_stays_as_it_is() {
    let folder = Folder::new();
    folder.demo("demo", "--residents 200 --today 2026-11-23");
    let before = files(&folder.path("demo"));
    let said = folder.linli("demo", "check").is(0);
    assert!(said.out.contains("数据完好"), "{}", said.out);
    assert_eq!(before, files(&folder.path("demo")));
}

#[test]
fn damage_is_named_a_line_a_finding() {
    let folder = Folder::new();
    folder.demo("demo", "--residents 200 --today 2026-11-23");
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

#[test]
fn who_may_be_registered_twice_is_listed_with_the_reason_and_masked() {
    let folder = Folder::new();
    let people =
        "姓名,身份证号,电话,现住址\n王桂芳,,13800008829,红光巷7号\n王桂芳,,13800008829,红光巷8号\n李明,,,红光巷8号\n";
    std::fs::write(folder.path("people.csv"), people).unwrap();
    folder.linli("desk", "import people.csv");
    let said = folder.linli("desk", "check --duplicates").is(1).out;
    assert!(said.contains("同名同电话") && said.contains("红光巷7号") && said.contains("1 对"), "{said}");
    assert!(!said.contains("13800008829"), "{said}");
    let other = "姓名,电话,现住址\n王桂芳,13800008829,红光巷7号\n";
    std::fs::write(folder.path("one.csv"), other).unwrap();
    folder.linli("alone", "import one.csv").is(0);
    assert!(folder.linli("alone", "check --duplicates").is(0).out.contains("没有疑似重复的人"));
}

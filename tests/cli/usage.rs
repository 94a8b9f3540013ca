//! Help, exit codes, languages, settings.

use std::io::Read;
use std::process::Stdio;

use crate::shell::{Folder, command, run};

fn say(folder: &Folder, line: &str) -> crate::shell::Said {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    run(&folder.path(""), &words)
}

#[test]
fn help_names_every_subcommand_in_both_languages() {
    let folder = Folder::new();
    for (line, heading) in [("--help", "用法"), ("--lang en --help", "Usage")] {
        let said = say(&folder, line).is(0);
        assert!(said.out.contains(heading) && said.err.is_empty(), "{}", said.out);
        for sub in [
            "demo",
            "import",
            "find",
            "export",
            "check",
            "config",
            "where",
            "doctor",
            "keys",
            "retention",
            "--data",
            "--lang",
            "--today",
        ] {
            assert!(said.out.contains(sub), "{sub}: {}", said.out);
        }
    }
    let english = say(&folder, "import --help --lang en").is(0).out;
    assert!(english.is_ascii() && english.contains("--dry-run"), "{english}");
    assert!(say(&folder, "--version").is(0).out.starts_with("linli "));
}

#[test]
fn every_key_is_listed_in_both_languages_without_a_data_folder() {
    let folder = Folder::new();
    for (line, row) in [("keys", ["b  F5", "预约"]), ("keys --lang en", ["a 0 4", "Merge duplicate"])] {
        let said = say(&folder, line).is(0);
        let found = said.out.lines().any(|line| line.starts_with(row[0]) && line.contains(row[1]));
        assert!(found && said.err.is_empty(), "{row:?}: {}", said.out);
    }
    assert!(!folder.path("home").exists());
}

#[test]
fn wrong_usage_is_one_sentence_and_code_two() {
    let folder = Folder::new();
    for (line, names) in [
        ("--nonsense", "--nonsense"),
        ("nonsense", "nonsense"),
        ("find", "QUERY"),
        ("import", "FILE"),
        ("export", "residents|households"),
        ("demo --residents none", "--residents"),
        ("demo --residents 0", "--residents"),
        ("--today 2026-02-30 check", "2026-11-23"),
        ("--today 23.11.2026 check", "2026-11-23"),
        ("--lang de check", "zh"),
        ("export residents --format xml", "--format"),
    ] {
        let said = say(&folder, line).is(2);
        assert!(said.out.is_empty() && said.err.lines().count() == 1, "{line}: {}", said.err);
        assert!(said.err.contains(names), "{line}: {}", said.err);
    }
}

#[test]
fn a_folder_without_data_is_refused_and_not_made() {
    let folder = Folder::new();
    for line in ["find xxy", "check", "export residents"] {
        let said = folder.linli("none", line).is(1);
        assert!(said.err.contains("none") && said.err.lines().count() == 1, "{}", said.err);
    }
    assert!(!folder.path("none").exists());
    let said = folder.linli("none", "").is(1);
    assert!(said.err.contains("终端"), "{}", said.err);
    assert!(!folder.path("none").exists());
}

#[test]
fn the_example_of_the_settings_is_taken_and_a_bad_line_is_named() {
    let folder = Folder::new();
    folder.demo("office", "--residents 30 --today 2026-11-23");
    let example = say(&folder, "config").is(0).out;
    let file = folder.path("office").join("linli.toml");
    std::fs::write(&file, &example).unwrap();
    std::fs::write(folder.path("people.csv"), "姓名\n").unwrap();
    let roster = folder.path("people.csv").display().to_string();
    folder.linli("office", &format!("import {roster} --clerk 周敏")).is(0);
    std::fs::write(&file, format!("{example}\n[norm]\n")).unwrap();
    let said = folder.linli("office", &format!("import {roster} --clerk 周敏")).is(0);
    assert!(said.err.contains("linli.toml 第 "), "{}", said.err);
}

#[test]
fn norms_in_the_settings_are_said_to_stand_in_the_table_of_rules_and_the_rest_counts() {
    let folder = Folder::new();
    folder.demo("office", "--residents 30 --today 2026-11-23");
    let file = folder.path("office").join("linli.toml");
    let norms = "clerks = [\"前台乙\"]\n[norms.pressure]\nhigh_systolic = 135\nsource = \"x\"\n[norms]\nanything = 1\n";
    std::fs::write(&file, norms).unwrap();
    std::fs::write(folder.path("people.csv"), "姓名\n").unwrap();
    let roster = folder.path("people.csv").display().to_string();
    for (lang, words) in [("zh", "规定表"), ("en", "see Rules in the console")] {
        let said = folder.linli("office", &format!("import {roster} --lang {lang} --clerk 前台乙")).is(0);
        assert!(said.err.contains(words) && said.err.lines().count() == 1, "{}", said.err);
    }
    // What else stands in the file is taken: the clerk who hands records out is the one that it names.
    folder.linli("office", "export rules --full --reason 街道办要 --clerk 前台乙").is(0);
    let journal = folder.linli("office", "export journal --format csv").is(0).out;
    assert!(journal.contains("前台乙"), "{journal}");
    let example = say(&folder, "config").is(0).out;
    assert!(!example.contains("norms") && !example.contains("140"), "{example}");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let folder = Folder::new();
    folder.demo("office", "--residents 400 --today 2026-11-23");
    let mut child = command(&folder.path(""))
        .args(["export", "residents", "--data"])
        .arg(folder.path("office"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut some = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn how_long_records_are_kept_is_listed_with_the_rule() {
    let folder = Folder::new();
    for (line, health) in [("retention", "15 年"), ("retention --lang en", "15 years")] {
        let said = say(&folder, line).is(0);
        assert!(said.out.contains(health) && said.err.is_empty(), "{}", said.out);
    }
}

//! `linli repair`: says what would be lost, asks once, and nothing is touched unless the answer is yes.

use std::io::Write;
use std::process::Stdio;

use crate::shell::{Folder, command, files};

/// Runs the program with an answer typed to it.
fn answered(folder: &Folder, line: &str, answer: &str) -> (i32, String) {
    let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    words.extend(["--data".to_owned(), folder.path("desk").display().to_string()]);
    let mut command = command(&folder.path(""));
    let mut child =
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn damage_that_stops_everybody_is_repaired_on_a_persons_word() {
    let folder = Folder::new();
    std::fs::write(folder.path("people.csv"), "姓名,电话,现住址\n王桂芳,13800008829,红光巷7号\n李明,,红光巷8号\n")
        .unwrap();
    folder.linli("desk", "import people.csv").is(0);
    std::fs::write(folder.path("desk/linli.toml"), "community = \"东关社区\"\n").unwrap();
    let residents = folder.linli("desk", "export residents").is(0).out;
    let marker = folder.path("desk/FORMAT");
    let mut bytes = std::fs::read(&marker).unwrap();
    bytes[30] ^= 1;
    std::fs::write(&marker, bytes).unwrap();
    for line in ["export residents", "import people.csv", "backup x.backup"] {
        let said = folder.linli("desk", line).is(1);
        assert!(said.err.contains("FORMAT") && said.err.contains("linli repair"), "{}", said.err);
    }
    assert!(folder.linli("desk", "check").is(1).out.contains("FORMAT"));

    let before = files(&folder.path("desk"));
    for answer in ["2\n", "", "yes\n"] {
        let (code, said) = answered(&folder, "repair", answer);
        assert!(code == 1 && said.contains("没有一条记录会丢") && said.contains("什么都没有动"), "{said}");
        assert_eq!(files(&folder.path("desk")), before);
    }
    let (code, said) = answered(&folder, "repair", "1\n");
    assert!(code == 0 && said.contains("已修复") && said.contains("desk.damaged.1"), "{said}");
    folder.linli("desk", "check").is(0);
    assert_eq!(folder.linli("desk", "export residents").is(0).out, residents);
    assert!(folder.linli("desk", "export journal").is(0).out.contains("数据已修复"));
    assert!(folder.path("desk/linli.toml").exists() && folder.path("desk.damaged.1/FORMAT").exists());
    let (code, said) = answered(&folder, "repair", "");
    assert!(code == 0 && said.contains("没有要修的"), "{said}");
}

#[test]
fn a_print_command_in_a_backup_is_named_and_left_out_unless_somebody_wants_it() {
    let folder = Folder::new();
    folder.demo("old", "--residents 100 --today 2026-11-23");
    std::fs::write(folder.path("old/linli.toml"), "[print]\ncommand = \"lp -d office\"\n").unwrap();
    folder.linli("old", "backup all.backup").is(0);
    for (answer, kept) in [("", false), ("1\n", false), ("2\n", true)] {
        let (code, said) = answered(&folder, "restore all.backup", answer);
        assert!(code == 0 && said.contains("lp -d office"), "{said}");
        let settings = std::fs::read_to_string(folder.path("desk/linli.toml")).unwrap();
        assert_eq!(settings.lines().any(|line| line.starts_with("command")), kept, "{settings}");
        std::fs::remove_dir_all(folder.path("desk")).unwrap();
    }
}

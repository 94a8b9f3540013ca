//! Whoever reads an answer may have seen enough of it; whoever gives a folder that cannot be written is told why, and
//! what to do.

use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use super::shell::{Folder, command};

/// Runs it and goes away: at once, or behind the first bytes. Answers the exit code and what was complained of.
fn gone_after(folder: &Folder, line: &str, bytes: usize) -> (Option<i32>, String) {
    let mut command = command(&folder.path(""));
    command.args(line.split(' ')).arg("--data").arg(folder.path("desk"));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut vec![0; bytes]).unwrap();
    drop(out);
    let ended = child.wait_with_output().unwrap();
    (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = Folder::new();
    folder.demo("desk", "--residents 300 --seed 3 --today 2026-11-23T09:12");
    let exports = ["export residents", "export residents --format csv", "export journal", "export bookings"];
    let lines = ["find 王", "find 王 --json", "keys", "config", "retention", "check", "check --duplicates", "--help"];
    for line in exports.into_iter().chain(lines) {
        for bytes in [0, 1] {
            let (code, said) = gone_after(&folder, line, bytes);
            // What is wrong with the data is still a finding.
            let may = if line.starts_with("check") { code == Some(0) || code == Some(1) } else { code == Some(0) };
            assert!(may && said.is_empty(), "linli {line} | head -c {bytes}: {code:?} {said}");
        }
    }
}

#[test]
fn a_full_disk_behind_the_answer_is_told_in_the_persons_language() {
    let folder = Folder::new();
    folder.demo("desk", "--residents 60 --seed 3 --today 2026-11-23T09:12");
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = command(&folder.path(""));
    command.args(["export", "residents", "--data"]).arg(folder.path("desk")).stdout(full());
    let ended = command.output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert_eq!(said.trim(), "linli: 标准输出：磁盘满了（系统错误 28）。请清出空间，再试一次。");
}

#[test]
fn a_folder_that_cannot_be_written_is_told_with_what_to_do() {
    let folder = Folder::new();
    folder.demo("desk", "--residents 60 --seed 3 --today 2026-11-23T09:12");
    let roster = "姓名\n王秀英\n";
    std::fs::write(folder.path("roster.csv"), roster).unwrap();
    let modes = |mode| {
        for name in ["desk/LOCK", "desk/journal", "desk"] {
            let path = folder.path(name);
            let mode = if path.is_dir() { mode | 0o100 } else { mode };
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    modes(0o400);
    // Whoever may do everything is kept out by no mode.
    if std::fs::File::create(folder.path("desk/probe")).is_err() {
        let said = folder.linli("desk", "import roster.csv").is(1);
        assert!(said.err.contains("没有权限（系统错误 13）。请管理员给这个账号开放权限"), "{}", said.err);
        let said = folder.linli("desk", "export residents --out no/such/place.csv").is(1);
        assert!(said.err.contains("没有写成。") && said.err.contains("找不到（系统错误 2）"), "{}", said.err);
    }
    modes(0o600);
}

#[test]
fn settings_and_rosters_that_make_no_sense_are_told_without_a_librarys_words_alone() {
    let folder = Folder::new();
    folder.demo("desk", "--residents 60 --seed 3 --today 2026-11-23T09:12");
    std::fs::write(folder.path("desk/linli.toml"), "lang = \"zh\"\nthem = \"dark\"\n").unwrap();
    std::fs::write(folder.path("roster.csv"), "姓名\n王秀英\n").unwrap();
    let said = folder.linli("desk", "import roster.csv --clerk 周敏");
    assert!(said.err.contains("第 2 行：没有「them」这一项") && !said.err.contains("unknown field"), "{}", said.err);
    std::fs::write(folder.path("desk/linli.toml"), "").unwrap();
    std::fs::write(folder.path("roster.xlsx"), b"PK\x03\x04 nothing behind it").unwrap();
    let said = folder.linli("desk", "import roster.xlsx").is(1);
    assert!(
        said.err.contains("文件坏了（技术信息：") && said.err.contains("请在表格软件里打开再另存一次。"),
        "{}",
        said.err
    );
}

//! `linli safe` as a shell runs it: sealed with a key file, opened with it, and refused without.

use crate::shell::{Folder, files};

/// A roster whose people are looked for afterwards.
const ROSTER: &str = "姓名,性别,出生日期,手机,地址\n欧阳槐序,女,1948-03-05,13900610199,照壁巷3号\n";

fn office(folder: &Folder) {
    let roster = folder.path("roster.csv");
    std::fs::write(&roster, ROSTER).unwrap();
    std::fs::write(folder.path("linli.toml"), "").unwrap();
    folder.linli("office", &format!("import {}", roster.display())).is(0);
}

#[test]
fn a_folder_is_sealed_with_a_key_file_and_opens_with_nothing_else() {
    let folder = Folder::new();
    office(&folder);
    let (key, other) = (folder.path("stick/key"), folder.path("stick/other"));
    std::fs::create_dir(folder.path("stick")).unwrap();
    folder.linli("office", "find 欧阳").is(0);
    let said = folder.linli("office", &format!("safe seal --no-code --new-key-file {}", key.display())).is(0);
    assert!(said.out.contains("已加密"), "{}", said.out);
    assert!(said.err.contains("资料就全部丢失"), "{}", said.err);
    // Nothing of the roster is in any file of the folder, nor beside it.
    let everything = [files(&folder.path("office")), files(&folder.path("home"))].concat();
    for word in ["欧阳槐序", "13900610199", "照壁巷"] {
        for (path, bytes) in &everything {
            let found = bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!found, "{word} in {}", path.display());
        }
    }
    // Without what opens it, whoever has no terminal is refused, and told what to do.
    for line in ["find 欧阳", "export residents", "check --duplicates", "backup b"] {
        let said = folder.linli("office", line).is(1);
        assert!(said.err.contains("--key-file"), "{line}: {}", said.err);
    }
    let with = |line: &str| folder.linli("office", &format!("{line} --key-file {}", key.display()));
    let found = with("find 欧阳").is(0);
    assert!(found.out.contains("欧阳槐序"), "{}", found.out);
    with("check").is(0);
    // A check without the key finds damage only, and says so.
    let checked = folder.linli("office", "check").is(0);
    assert!(checked.out.contains("没有口令"), "{}", checked.out);
    // A second key file, the first one removed, and the last one kept.
    with(&format!("safe add --new-key-file {}", other.display())).is(0);
    let listed = folder.linli("office", "safe list").is(0);
    assert_eq!(listed.out, "1  密钥文件\n2  密钥文件\n");
    with("safe remove 1").is(0);
    let refused = with("find 欧阳").is(1);
    assert!(refused.err.contains("打得开"), "{}", refused.err);
    let with = |line: &str| folder.linli("office", &format!("{line} --key-file {}", other.display()));
    let last = with("safe remove 2").is(1);
    assert!(last.err.contains("最后一个"), "{}", last.err);
    // A backup and its restore, which take the key as well.
    with(&format!("backup {}", folder.path("b").display())).is(0);
    let refused = folder.linli("back", &format!("restore {}", folder.path("b").display())).is(1);
    assert!(refused.err.contains("--key-file"), "{}", refused.err);
    folder.linli("back", &format!("restore {} --key-file {}", folder.path("b").display(), other.display())).is(0);
    let found = folder.linli("back", &format!("find 欧阳 --key-file {}", other.display())).is(0);
    assert!(found.out.contains("欧阳槐序"));
    // Another key for all of it: the one that was is worth nothing any more.
    let third = folder.path("stick/third");
    with(&format!("safe renew --no-code --new-key-file {}", third.display())).is(0);
    with("find 欧阳").is(1);
    let found = folder.linli("office", &format!("find 欧阳 --key-file {}", third.display())).is(0);
    assert!(found.out.contains("欧阳槐序"));
}

#[test]
fn a_plain_or_older_folder_in_the_place_of_a_sealed_one_is_noticed() {
    let folder = Folder::new();
    office(&folder);
    let key = folder.path("key");
    let plain = folder.path("plain");
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        for (path, bytes) in files(from) {
            let at = to.join(path.strip_prefix(from).unwrap());
            std::fs::create_dir_all(at.parent().unwrap()).unwrap();
            std::fs::write(at, bytes).unwrap();
        }
    };
    copy(&folder.path("office"), &plain);
    folder.linli("office", &format!("safe seal --no-code --new-key-file {}", key.display())).is(0);
    let with = |line: &str| folder.linli("office", &format!("{line} --key-file {}", key.display()));
    with("find 欧阳").is(0);
    let older = folder.path("older");
    copy(&folder.path("office"), &older);
    let more = folder.path("more.csv");
    std::fs::write(&more, "姓名,性别,出生日期,手机,地址\n解秀英,女,1947-03-05,13800000001,照壁巷4号\n").unwrap();
    with(&format!("import {}", more.display())).is(0);
    with("find 解秀英").is(0);
    for (other, words) in [(&older, "可能被人换成了旧的"), (&plain, "上次是加密的")] {
        std::fs::remove_dir_all(folder.path("office")).unwrap();
        copy(other, &folder.path("office"));
        let refused = with("find 欧阳").is(1);
        assert!(refused.err.contains(words), "{}", refused.err);
    }
    // Where nothing is any more, nothing begins in its place without a word either.
    std::fs::remove_dir_all(folder.path("office")).unwrap();
    let refused = folder.linli("office", &format!("import {}", more.display())).is(1);
    assert!(refused.err.contains("上次是加密的"), "{}", refused.err);
}

//! Records that do not open, as whoever stands in front of a shell hears of them.

use linli::model::{Record, Resident};
use linli::store::{Engine, Options};

use crate::shell::{Folder, files};
use crate::spoil::with_a_member_more;

#[test]
fn find_export_and_import_say_so_and_fail_and_check_names_each() {
    let folder = Folder::new();
    let people = "姓名,身份证号,现住址\n解秀英,,红光巷7号\n王桂芳,,红光巷8号\n李明,,红光巷8号\n";
    std::fs::write(folder.path("people.csv"), people).unwrap();
    folder.linli("desk", "import people.csv").is(0);
    folder.linli("desk", "find xiexiuying").is(0);
    {
        let mut store = Engine::open(&folder.path("desk"), Options::default()).unwrap();
        assert_eq!(with_a_member_more(&mut store, Resident::KIND), 3);
    }
    // The search index that was kept knows the name still; after that, nothing does.
    for kept in [true, false] {
        if !kept {
            std::fs::remove_file(folder.path("desk/lookup.cache")).unwrap();
        }
        let said = folder.linli("desk", "find xiexiuying").is(1);
        assert!(said.err.contains("条记录打不开 · 运行 linli check 看是哪些"), "{}", said.err);
        assert!(!said.out.contains("没有找到"), "{}", said.out);
    }
    assert!(!folder.path("desk/lookup.cache").exists(), "an index without them is not kept");
    folder.linli("desk", "find xiexiuying --json").is(1);
    for what in ["residents", "households"] {
        let said = folder.linli("desk", &format!("export {what} --out {what}.csv")).is(1);
        assert!(said.err.contains("没有导出"), "{}", said.err);
    }
    let said = folder.linli("desk", "check").is(1);
    assert_eq!(said.out.matches("解不开，内容的样子不对").count(), 3, "{}", said.out);
    assert_eq!(said.out.lines().filter(|line| line.starts_with("居民 ")).count(), 3, "{}", said.out);
    assert!(!said.out.contains("\\x"), "a key's bytes say nothing to anybody: {}", said.out);
    for order in ["import people.csv", "import people.csv --dry-run"] {
        let said = folder.linli("desk", order).is(1);
        assert!(said.err.contains("3 条居民记录打不开"), "{}", said.err);
    }
}

/// Copies a folder as it stands.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    for (path, bytes) in files(from) {
        let to = to.join(path.strip_prefix(from).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
}

#[test]
fn no_command_answers_nothing_and_success_where_files_of_data_lie_unread() {
    let folder = Folder::new();
    let people = "姓名,现住址\n解秀英,红光巷7号\n王桂芳,红光巷8号\n";
    std::fs::write(folder.path("people.csv"), people).unwrap();
    folder.linli("desk", "import people.csv").is(0);
    let gone: [&[&str]; 9] = [
        &["FORMAT"],
        &["CURRENT"],
        &["journal"],
        &["sled"],
        &["FORMAT", "CURRENT"],
        &["FORMAT", "journal"],
        &["FORMAT", "sled"],
        &["CURRENT", "journal"],
        &["CURRENT", "sled"],
    ];
    let (mut refused, mut answered) = (0, 0);
    for (nth, gone) in gone.into_iter().enumerate() {
        for (order, shows) in [
            ("export residents", "解秀英"),
            ("find xiexiuying", "解秀英"),
            ("export journal", "导入"),
            ("import people.csv", "已有"),
            ("backup half.backup", "备份"),
            ("check", "条记录"),
        ] {
            let half = format!("half{nth}");
            copy(&folder.path("desk"), &folder.path(&half));
            for name in gone {
                let path = folder.path(&half).join(name);
                if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
            }
            let said = folder.linli(&half, order);
            let all = said.out.contains(shows) || order.starts_with("import") && said.out.contains('2');
            assert!(said.code != 0 || all, "{gone:?} {order}: {}{}", said.out, said.err);
            assert!(said.code == 0 || !(said.out.is_empty() && said.err.is_empty()), "{gone:?} {order} says nothing");
            *(if said.code == 0 { &mut answered } else { &mut refused }) += 1;
            std::fs::remove_dir_all(folder.path(&half)).unwrap();
            let _ = std::fs::remove_file(folder.path("half.backup"));
        }
    }
    assert!(refused >= 20 && answered >= 6, "{refused} refused, {answered} answered with everything");
}

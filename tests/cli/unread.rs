//! Records that do not open, as whoever stands in front of a shell hears of them.

use linli::model::{Record, Resident};
use linli::store::{Engine, Options};

use crate::shell::Folder;
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
    for order in ["import people.csv", "import people.csv --dry-run"] {
        let said = folder.linli("desk", order).is(1);
        assert!(said.err.contains("3 条居民记录打不开"), "{}", said.err);
    }
}

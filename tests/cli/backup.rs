//! The whole desk as one file and back, beside a running console.

use std::os::unix::fs::PermissionsExt;

use linli::desk::core::backup::{Daily, last, name};
use linli::desk::core::config::Backup;
use linli::store::{Engine, Options};

use super::shell::Folder;

fn demo(folder: &Folder) {
    folder.linli("desk", "demo --residents 120 --seed 3 --no-console --today 2026-11-23T09:12").is(0);
}

#[test]
fn a_desk_goes_into_one_file_beside_the_console_and_comes_back() {
    let folder = Folder::new();
    demo(&folder);
    let console = Engine::open(&folder.path("desk"), Options::default()).unwrap();
    let said = folder.linli("desk", "backup all.backup").is(0);
    assert!(said.out.contains("已备份，试恢复核对无误"), "{}", said.out);
    drop(console);
    assert_eq!(folder.path("all.backup").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let said = folder.linli("new", "restore all.backup").is(0);
    assert!(said.out.contains("旧的数据文件夹请不要再用"), "{}", said.out);
    folder.linli("new", "check").is(0);
    for what in ["residents", "bookings", "visits", "issues", "visitors", "journal"] {
        let export = format!("export {what} --today 2026-11-23");
        assert_eq!(folder.linli("new", &export).is(0).out, folder.linli("desk", &export).is(0).out, "{what}");
    }
}

#[test]
fn what_cannot_be_restored_is_said_by_name_and_writes_nothing() {
    let folder = Folder::new();
    demo(&folder);
    folder.linli("desk", "backup all.backup").is(0);
    assert!(folder.linli("desk", "backup all.backup").is(1).err.contains("没有覆盖"));
    assert!(folder.linli("desk", "restore all.backup").is(1).err.contains("已有东西"));
    let whole = std::fs::read(folder.path("all.backup")).unwrap();
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    std::fs::write(folder.path("changed.backup"), changed).unwrap();
    std::fs::write(folder.path("cut.backup"), &whole[..whole.len() / 2]).unwrap();
    std::fs::write(folder.path("other.backup"), "姓名,电话\n").unwrap();
    for (file, said) in [("changed", "有损坏"), ("cut", "不完整"), ("other", "不是备份文件")] {
        let err = folder.linli("new", &format!("restore {file}.backup")).is(1).err;
        assert!(err.contains(said), "{file}: {err}");
        assert!(!folder.path("new").exists());
    }
    assert!(folder.linli("none", "backup x.backup").is(1).err.contains("没有数据"));
}

#[test]
fn a_day_has_one_backup_and_old_ones_go_only_after_a_new_one_stands() {
    let folder = Folder::new();
    demo(&folder);
    let (data, to) = (folder.path("desk"), folder.path("usb"));
    let daily = Daily::of(&data, &Backup { path: to.display().to_string(), keep_days: 2 }).unwrap();
    assert!(Daily::of(&data, &Backup::default()).is_none());
    let day = |day: i8| jiff::civil::date(2026, 11, day);
    // The disk is not plugged in: nothing is made in its place.
    assert!(daily.run(day(20)).is_err() && !to.exists() && last(&data).is_none());
    std::fs::create_dir(&to).unwrap();
    std::fs::write(to.join("linli-notes-2026-01-01.backup"), "somebody else's").unwrap();
    assert!(daily.run(day(20)).unwrap() && !daily.run(day(20)).unwrap());
    assert!(last(&data).is_some());
    assert!(daily.run(day(21)).unwrap());
    // The store cannot be read: the old ones stay.
    let marker = std::fs::read(data.join("FORMAT")).unwrap();
    std::fs::write(data.join("FORMAT"), "x").unwrap();
    assert!(daily.run(day(28)).is_err());
    std::fs::write(data.join("FORMAT"), marker).unwrap();
    let there = |day: i8| to.join(name(&data, jiff::civil::date(2026, 11, day)).unwrap()).exists();
    assert!(there(20) && there(21));
    assert!(daily.run(day(23)).unwrap());
    assert!(!there(20) && there(21) && there(23));
    assert!(to.join("linli-notes-2026-01-01.backup").exists());
}

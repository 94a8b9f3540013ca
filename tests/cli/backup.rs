//! The whole desk as one file and back, beside a running console.

use std::os::unix::fs::PermissionsExt;

use linli::desk::core::backup::{Daily, last, name};
use linli::desk::core::config::Backup;
use linli::store::{Engine, Options};

use super::shell::Folder;

fn demo(folder: &Folder) {
    folder.demo("desk", "--residents 120 --seed 3 --today 2026-11-23T09:12");
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
fn a_day_is_backed_up_again_once_something_was_written_and_a_folder_takes_any_number_by_hand() {
    let folder = Folder::new();
    demo(&folder);
    let (data, to) = (folder.path("desk"), folder.path("usb"));
    std::fs::create_dir(&to).unwrap();
    let names = || -> Vec<String> {
        let mut names: Vec<_> =
            std::fs::read_dir(&to).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names.into_iter().map(|name| name.rsplit_once("2026-11-23").unwrap().1.to_owned()).collect()
    };
    let daily = Daily::of(&data, &Backup { path: to.display().to_string(), keep_days: 2 }).unwrap();
    let day = jiff::civil::date(2026, 11, 23);
    assert!(daily.run(day).unwrap() && !daily.run_again(day).unwrap(), "nothing was written since");
    std::fs::write(folder.path("people.csv"), "姓名,现住址\n王桂芳,红光巷7号\n").unwrap();
    folder.linli("desk", "import people.csv --today 2026-11-23 --clerk 周敏").is(0);
    assert!(daily.run_again(day).unwrap() && !daily.run_again(day).unwrap());
    assert_eq!(names(), ["-2.backup"], "the earlier one went once this stood");
    assert!(!daily.run(day).unwrap(), "the day has one");
    for _ in 0..2 {
        folder.linli("desk", "backup usb --today 2026-11-23").is(0);
    }
    assert_eq!(names(), ["-2.backup", "-3.backup", ".backup"]);
}

#[test]
fn an_import_is_in_a_backup_when_it_has_ended() {
    let folder = Folder::new();
    std::fs::write(folder.path("people.csv"), "姓名,现住址\n王桂芳,红光巷7号\n").unwrap();
    std::fs::create_dir_all(folder.path("usb")).unwrap();
    std::fs::create_dir_all(folder.path("desk")).unwrap();
    let settings = format!("[backup]\npath = \"{}\"\n", folder.path("usb").display());
    std::fs::write(folder.path("desk/linli.toml"), settings).unwrap();
    folder.linli("desk", "import people.csv").is(0);
    let backup = std::fs::read_dir(folder.path("usb")).unwrap().next().expect("one stands there").unwrap().path();
    let said = folder.linli("new", &format!("restore {}", backup.display())).is(0);
    assert!(said.out.contains("已从"), "{}", said.out);
    assert!(folder.linli("new", "export residents").is(0).out.contains("王桂芳"));
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
    // The last seven that there are stay whatever the day; the eighth goes.
    for later in 23..=28 {
        assert!(there(20) && daily.run(day(later)).unwrap());
    }
    assert!(!there(20) && (21..=28).filter(|day| *day != 22).all(there));
    assert!(to.join("linli-notes-2026-01-01.backup").exists());
}

//! The settings' file as editors leave it, and where things lie.

use crate::shell::Folder;

#[test]
fn a_bad_line_costs_that_line_in_every_encoding_and_each_subcommand_says_so() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("desk")).unwrap();
    let text = "community = \"更新社区\"\r\ntheme = \"red\"\r\n[print]\r\ncolumns = 32\r\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), gbk, utf16] {
        std::fs::write(folder.path("desk/linli.toml"), bytes).unwrap();
        let said = folder.linli("desk", "config --check").is(1);
        assert_eq!(said.out.lines().count(), 1, "{}", said.out);
        assert!(said.out.contains("第 2 行") && said.out.contains("「theme」只能是 \"auto\""), "{}", said.out);
        let english = folder.linli("desk", "config --check --lang en").is(1);
        assert!(english.out.contains("line 2: theme is one of"), "{}", english.out);
    }
    std::fs::write(folder.path("roster.csv"), "姓名\n王秀英\n").unwrap();
    let roster = folder.path("roster.csv");
    let said = folder.linli("desk", &format!("import {}", roster.display())).is(0);
    assert!(said.err.contains("第 2 行"), "{}", said.err);
}

#[test]
fn a_first_file_is_written_once_and_every_line_of_it_counts() {
    let folder = Folder::new();
    assert!(folder.linli("desk", "config --check").is(0).out.contains("config --init"));
    folder.linli("desk", "config --init").is(0);
    assert!(folder.linli("desk", "config --check").is(0).out.contains("linli.toml"));
    let path = folder.linli("desk", "config --path").is(0).out;
    assert!(path.lines().next().unwrap().contains("用的是这一份"), "{path}");
    std::fs::write(folder.path("desk/linli.toml"), "phone = \"1\"\n").unwrap();
    assert!(folder.linli("desk", "config --init").is(1).err.contains("已有"), "never over another");
    assert_eq!(std::fs::read_to_string(folder.path("desk/linli.toml")).unwrap(), "phone = \"1\"\n");
}

#[test]
fn where_things_lie_and_what_is_not_well_is_said_without_an_office_too() {
    let folder = Folder::new();
    let said = folder.linli("desk", "where").is(0).out;
    assert!(said.contains("没有数据") && said.contains("desk"), "{said}");
    assert!(!folder.path("desk").exists(), "looking makes nothing");
    let said = folder.linli("desk", "doctor").is(1).out;
    assert!(said.lines().any(|line| line.starts_with('看') && line.contains("--data")), "{said}");
    assert!(!folder.path("desk").exists());
}

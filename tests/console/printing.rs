//! `p`: the slip of what was just saved, the sheet under the cursor, and on Today the whole day for the clipboard.

use std::path::Path;

use linli::text::Lang;

use crate::center::center;
use crate::support::{NARROW, Stage, WIDE};

fn pages(folder: &Path) -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn a_bookings_slip_is_one_key_after_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let prints = folder.path().join("prints");
    let mut stage = Stage::new(center().printing_into(&prints), NARROW, Lang::Zh);
    stage.keys("b").keys("xiexiuying").keys("<Enter>").keys("3").keys("4<Enter>").keys("14<Tab>").keys("5<Enter>");
    stage.shows("书画室，五位，已订好").shows("p 打印 预约单");
    // The whole path stands there, however long it is.
    stage.keys("p").shows("已存成网页，请用浏览器打印：").shows("20261123-0912.html");
    let told: String = stage.screen().split_whitespace().collect();
    assert!(told.contains(&format!("{}/20261123-0912.html", prints.display())), "{told}");
    let [page] = pages(&prints).try_into().unwrap();
    for part in [
        "预约单",
        "解秀英",
        "书画室",
        "2026年11月26日 周四 14:00-15:30",
        "5 位",
        "演练 数据不作数",
        "size:A5",
        "class=\"sign\"",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(!page.contains("610199"), "an identity number stands on a slip");
    // The slip stays at hand for a printer that jammed, and goes with the next move.
    stage.keys("p").shows("20261123-0912-1.html");
    // What was printed is no change: what is taken back is the booking.
    stage.keys("u").shows("撤销：解秀英 预约").hides("打印").keys("<Esc>");
}

#[test]
fn today_prints_the_day_for_when_the_power_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(center().printing_into(folder.path()), WIDE, Lang::Zh);
    stage.keys("0p").shows("已存成网页");
    let [page] = pages(folder.path()).try_into().unwrap();
    for part in [
        "当日总表 2026年11月23日 周一",
        "size:A4",
        "棋牌室",
        "解秀英",
        "14:00-15:30  已约 1 / 10",
        "尾号8829",
        "没有预约",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(!page.contains("13800008829"), "a whole phone number stands on a sheet");
}

#[test]
fn the_sheet_of_the_room_under_the_cursor() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(center().printing_into(folder.path()), WIDE, Lang::En);
    stage.keys("2p").shows("Saved; print it from a browser");
    let [page] = pages(folder.path()).try_into().unwrap();
    assert!(page.contains("sign-in sheet"), "{page}");
}

#[test]
fn where_nothing_prints_the_refusal_says_what_to_set() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("0p").shows("没有设打印。请写好 linli.toml 的 [print]");
}

#[test]
fn a_series_slip_lists_every_date_and_why_some_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let prints = folder.path().join("prints");
    let office = crate::series::office("2026-11-23").printing_into(&prints);
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.keys("bxiexiuying<Enter>").keys("2").keys("3<Enter>").keys("14<Tab><Tab>").keys("1").keys("2<Enter><Enter>");
    stage.shows("共七次，跳过两次，已订好").shows("p 打印 连续预约单").keys("p").shows("已存成网页");
    let [page] = pages(&prints).try_into().unwrap();
    let parts =
        ["连续预约单", "每周三 14:00", "共 7 次", "2026年11月25日 周三", "2027年1月20日 周三", "14:00 已约书画室"];
    for part in parts.into_iter().chain(["停用 节假日 社区日", "2026年12月16日 周三"]) {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert_eq!(page.matches("跳过").count(), 2);
    assert!(!page.contains("610199") && !page.contains("13800008829"), "only the name stands on a slip");
}

/// The bearer needs somebody to call: with a reason, which is kept of each of them, and only on paper.
#[test]
fn the_bearers_list_has_whole_numbers_for_a_reason_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(crate::services::center().printing_into(folder.path()), WIDE, Lang::Zh);
    stage.keys("2r1a2").shows("m 带电话打印").keys("p");
    let whole = |page: &str| page.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 11);
    assert!(!pages(folder.path()).iter().any(|page| whole(page)));
    stage.keys("a2m").shows("为什么要看？").keys("1").shows("已存成网页");
    assert!(pages(folder.path()).iter().any(|page| whole(page)));
    let reveals = stage.looks().of::<linli::model::Reveal>().all().count();
    assert!(reveals > 0, "nobody's history says that it was read");
    stage.keys("<Esc>").hides("13800");
    // Without the right to open what is masked nothing is printed.
    let rights = linli::model::right::Rights(!(1_u64 << linli::model::register::REVEAL.number));
    let office = crate::services::center().printing_into(folder.path()).held_by(rights);
    let before = pages(folder.path()).len();
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.keys("2r1a2m1");
    assert_eq!(pages(folder.path()).len(), before);
}

/// Whose box it is stands with whoever carries it, what must not be in it with whoever cooks.
#[test]
fn the_kitchen_knows_boxes_and_the_bearer_names() {
    let mut stage = Stage::new(crate::services::center(), WIDE, Lang::Zh);
    stage.keys("2r1a1").shows("另做盒号").hides("单玉兰").hides("翟志明").hides("解秀英");
    stage.keys("<Esc>a2").shows("另做盒号");
}

//! The proof that forms need nothing but the field table: a record of the tests' own, with a person, two other records,
//! several people and a list of rows, is filled through the real loop, kept as a draft, reopened, saved and edited.
#![allow(clippy::unwrap_used, reason = "a test says no by panicking")]

mod outing;
mod stage;

use jiff::civil::date;
use proptest::prelude::*;

use crate::model::Id;
use crate::text::Lang;

use super::FormRow;
use outing::{SetOuting, Task};
use stage::Stage;

/// The form, as its drafts are opened again.
pub(super) static FORMS: &[FormRow] = &[FormRow::of::<SetOuting>(SetOuting::NAME)];

const NARROW: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);
const LEAST: (u16, u16) = (60, 16);

/// Fills every field.
const FILLED: &str = "秋游<Tab>xxy<Enter><Down>2<Tab>wd<Enter><Tab>zjg<Enter>xxy<Down><Enter>\
                      <Tab>8829<Enter><Enter>1201<Enter>40<Enter>1<Enter>带路<Enter>zjg<Enter><Enter>+1<Enter>25";

#[test]
fn a_record_of_the_tests_own_is_filled_and_saved_by_its_field_table_alone() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys(FILLED).keys("<F2>");
    let (first, second) = (stage.named("解秀英"), stage.named("张建国"));
    let saved = outing::saved().unwrap();
    assert_eq!((saved.name.as_str(), saved.guide), ("秋游", first));
    assert_eq!((saved.room, saved.team), (stage.room("棋牌室"), stage.team("舞蹈队")));
    assert_eq!(saved.helpers, [second, stage.named("谢小燕")]);
    let task = |who, day, minutes, how, note: &str| Task { who, day: Some(day), minutes, how, note: note.into() };
    assert_eq!(
        saved.tasks,
        [task(first, date(2026, 12, 1), 40, 1, "带路"), task(second, date(2026, 11, 24), 25, 0, "")]
    );
}

#[test]
fn what_was_saved_is_edited_in_its_own_form() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys(FILLED).keys("<F2>");
    // Another person, one helper less, a row less and a cell anew.
    stage.outing().shows("解秀英 71 岁 红光巷 3-2-501").keys("<Tab>wang<Down><Enter>").shows("王伟 ");
    stage.keys("<Tab><Tab><Tab>").shows("共 2 项").keys("<Del>").shows("共 1 项");
    stage.keys("<Tab><C-x><Tab><Tab><C-u>30<F2>");
    let saved = outing::saved().unwrap();
    let names: Vec<String> = [saved.guide].into_iter().chain(saved.helpers.clone()).map(|id| stage.name(id)).collect();
    assert_eq!(names, ["王伟", "张建国"]);
    assert_eq!(saved.tasks.len(), 1);
    assert_eq!((stage.name(saved.tasks[0].who).as_str(), saved.tasks[0].minutes), ("张建国", 30));
}

#[test]
fn a_draft_keeps_everything_also_what_is_half_typed() {
    for (typed, shows) in [
        ("秋游<Tab>xx", "xx"),
        ("秋游<Tab>xxy<Enter>8829", "8829"),
        ("秋游<Tab><Tab>2", "棋牌室"),
        ("秋游<Tab><Tab><Tab><Tab>zjg<Enter>xxy<Enter>wa", "wa"),
        ("秋游<Tab><Tab><Tab><Tab><Tab>zjg<Enter><Enter>周四<Enter>4", "4"),
        ("秋游<Tab><Tab><Tab><Tab><Tab>zjg<Enter><C-n>xx", "xx"),
    ] {
        let mut stage = Stage::new(NARROW, Lang::Zh);
        stage.outing().keys(typed).shows(shows);
        let before = stage.draft();
        stage.keys("<Esc>").shows("暂存 1").keys("/<Enter>");
        let mut after = stage.draft();
        after.at = before.at;
        after.id = before.id;
        assert_eq!(after, before, "{typed}");
        stage.shows(shows);
    }
}

#[test]
fn what_was_half_typed_is_never_saved_as_if_it_were_picked() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋游<Tab>xxy<Enter><Tab><Tab><Tab>zj<F2>").shows("没选定");
    assert_eq!(outing::saved(), None);
    stage.keys("<Enter>").hides("没选定").keys("<Tab>zj<Tab>").shows("没选定");
    stage.keys("12<F2>");
    assert_eq!(outing::saved(), None);
    stage.shows("第 1 行有一格要改").keys("<Enter><F2>");
    // A cell's own rules hold as a field's do.
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋<Tab>xxy<Enter><Tab><Tab><Tab><Tab><Right><Right>0<Tab>").shows("要在 1 到 600 之间");
    stage.keys("<F2>").shows("第 1 行有一格要改").shows("这一项要填");
}

#[test]
fn namesakes_are_told_apart_and_asked_about_by_digit() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋游<Tab>王伟").shows("2 人").keys("<Enter>").shows("同名，按数字选").keys("2");
    stage.shows("王伟 红光巷 1-1-101").keys("<Tab><Tab><Tab>wangwei<Down><Enter>").shows("王伟 ");
    // Whoever moved the cursor meant that row.
    stage.hides("同名");
}

#[test]
fn nobody_found_says_what_to_do_and_nothing_is_taken() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋游<Tab>9999").shows("查无此人：改几个字，或按 F3 去登记").keys("<Enter>").shows("查无此人");
    stage.keys("<C-u>").hides("查无此人").keys("<Tab>啊啊").shows("没有这个名称");
    stage.keys("<C-u>2").shows("棋牌室").keys("<Del>").shows("3   活动室").keys("3").shows("活动室");
}

#[test]
fn whoever_is_not_found_is_registered_and_then_picked() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋游<Tab>赵新来").shows("按 1 登记").keys("1").shows("赵新来").shows("暂存 1");
    stage.keys("<Enter>红光巷<Tab>9<Tab>1<Tab>101<F2>").shows("赵新来");
    stage.keys("/<Enter>").shows("1 人").keys("<Enter>").shows("赵新来 红光巷 9-1-101");
    // Digits are text where they are part of what is typed.
    stage.keys("<Del>qq9").shows("F3 去登记").keys("1").shows("qq91");
}

#[test]
fn what_is_offered_can_be_looked_through_without_typing() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋游<Tab><Tab><Space><Down>").shows("> 棋牌室").keys("<Enter>").shows("棋牌室  12 位");
    stage.keys("<Tab><Space><Esc>").shows("带队").keys("2").shows("舞蹈队");
}

#[test]
fn what_was_typed_and_picked_is_taken_back_in_its_field() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋游<Tab>xxy<Enter>").shows("解秀英 71 岁").keys("<C-z>").shows("xxy").hides("解秀英 71 岁");
    stage.keys("<C-z><Tab><Tab><Tab><Tab>zjg<Enter><Tab><Tab>40").shows("40").keys("<C-z>").hides("40");
    stage.keys("<C-z>").shows("zjg").keys("<C-z>").shows("0 行");
    // A whole row comes back.
    stage.keys("zjg<Enter><C-x>").shows("0 行").keys("<C-z>").shows("1 行");
}

#[test]
fn keys_of_an_input_method_pick_as_well() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.outing().keys("秋游<Tab>解秀英<Enter>").shows("解秀英 71 岁 红光巷 3-2-501");
    stage.keys("<Tab>棋<Enter>").shows("棋牌室").keys("<F3>").shows("暂存").keys("<Enter>").shows("解秀英 71 岁");
}

#[test]
fn a_long_list_scrolls_in_the_least_window_and_says_so() {
    let mut stage = Stage::new(LEAST, Lang::Zh);
    let row = |n: usize| format!("xxy<Enter><Enter>+{n}<Enter>{}<Enter>1<Enter>事{n}<Enter>", n * 5);
    stage.outing().keys("秋游<Tab>xxy<Enter><Tab><Tab><Tab><Tab>");
    for n in 1..=6 {
        stage.keys(&row(n));
    }
    stage.shows("6 行").shows("上面还有").keys("<Up><Up><Up><Up><Up><Up>").shows("下面还有");
    stage.shows("右边还有 2 列").keys("<Tab><Tab><Tab><Tab>").shows("左边还有").shows("事1");
    stage.keys("<S-Tab><S-Tab><S-Tab><S-Tab>").hides("事1");
    // The table never hides the form's other fields for good.
    stage.keys("<PageUp>").shows("名称").keys("<PageDown>").shows("备注");
}

#[test]
fn a_list_of_closed_columns_is_not_changed_unseen() {
    let mut stage = Stage::new(NARROW, Lang::Zh);
    stage.closed_outing().keys("<Tab>").shows("已收起").hides("糖尿病").keys("x").shows("收起的内容");
    stage.keys("<C-n>").hides("糖尿病").keys("<F2>");
    assert_eq!(outing::closed_saved().unwrap().words, ["糖尿病"]);
}

#[test]
fn pictures() {
    let album = [
        ("person", "秋游<Tab>xxy"),
        ("person_picked", "秋游<Tab>xxy<Enter>"),
        ("namesakes", "秋游<Tab>王伟<Enter>"),
        ("nobody", "秋游<Tab>qqq"),
        ("record", "秋游<Tab>xxy<Enter><Tab>"),
        ("several", "秋游<Tab>xxy<Enter><Tab><Tab><Tab>zjg<Enter>xxy<Enter>"),
        ("rows", FILLED),
        ("cell", "秋游<Tab>xxy<Enter><Tab><Tab><Tab><Tab>zjg<Enter><Enter>1201<Enter>999<Enter>"),
    ];
    for (size, width) in [(NARROW, "80"), (WIDE, "120"), (LEAST, "60")] {
        for lang in Lang::ALL {
            for (name, keys) in album {
                let mut stage = Stage::new(size, lang);
                stage.outing().keys(keys);
                let mut settings = insta::Settings::clone_current();
                settings.set_snapshot_path("../../../tests/console/snapshots");
                settings.set_prepend_module_to_snapshot(false);
                let name = format!("console__fields__{name}_{width}_{}", lang.code());
                settings.bind(|| insta::assert_snapshot!(name, stage.picture()));
            }
        }
    }
}

/// A key, or a few of them.
fn deed() -> impl Strategy<Value = String> {
    let keys = [
        "<Enter>",
        "<Enter>",
        "<Enter>",
        "<Tab>",
        "<Tab>",
        "<S-Tab>",
        "<Up>",
        "<Down>",
        "<Left>",
        "<Right>",
        "<Backspace>",
        "<Del>",
        "<C-n>",
        "<C-x>",
        "<C-z>",
        "<C-u>",
        "<C-w>",
        "<PageUp>",
        "<PageDown>",
        "<Home>",
        "<End>",
        " ",
        "0",
        "1",
        "2",
        "9",
        "xxy",
        "wang",
        "8829",
        "3-2-501",
        "周四",
        "解秀英",
        "qpz",
        "1201",
        "+3",
        "\u{202e}",
        "?",
        ",",
        "a?b",
        "-1",
    ];
    prop::sample::select(keys.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_nothing_panics_and_nothing_typed_is_lost(
        deeds in prop::collection::vec(deed(), 60),
        size in prop::sample::select(vec![NARROW, WIDE, LEAST]),
    ) {
        let mut stage = Stage::new(size, Lang::Zh);
        stage.outing();
        for deed in &deeds {
            if !stage.is_form_open() {
                // It was saved: what was saved stands in it again.
                stage.outing();
            }
            stage.keys(deed);
        }
        if stage.is_form_open() && stage.has_draft() {
            let before = stage.draft();
            stage.keys("<Esc>");
            if stage.is_form_open() {
                // The first one left a list that was looked through.
                stage.keys("<Esc>");
            }
            stage.keys("/<Enter>");
            let after = stage.draft();
            prop_assert_eq!(&after.fields, &before.fields);
            prop_assert_eq!(&after.focus, &before.focus);
        }
    }

    #[test]
    fn what_a_draft_writes_is_read_again(
        ids in prop::collection::vec(1..u64::MAX, 0..6),
        typed in "[^\\p{Cc}]{0,12}",
        minutes in prop::collection::vec(any::<u32>(), 0..6),
    ) {
        let mut slots = outing::empty_slots();
        let mut wanted: Vec<Id> = Vec::new();
        ids.iter().map(|id| Id(*id)).for_each(|id| if !wanted.contains(&id) { wanted.push(id) });
        let helpers = slots.iter_mut().find(|slot| slot.key == "helpers").unwrap();
        helpers.picked.clone_from(&wanted);
        helpers.input = typed.clone().into();
        let written = helpers.written();
        helpers.put("");
        helpers.put(&written);
        prop_assert_eq!(&helpers.picked, &wanted);
        prop_assert_eq!(helpers.input.value(), &typed);
        let tasks = slots.iter_mut().find(|slot| slot.key == "tasks").unwrap();
        for (row, minutes) in minutes.iter().enumerate() {
            tasks.cell_mut((row, 2)).unwrap().put(&minutes.to_string());
            tasks.cell_mut((row, 0)).unwrap().put(&written);
            tasks.leave_room();
        }
        let all = tasks.written();
        tasks.put("");
        tasks.put(&all);
        prop_assert_eq!(tasks.written(), all);
        prop_assert_eq!(tasks.filled_lines(), minutes.len());
    }
}

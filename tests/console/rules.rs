//! The table of rules, told key by key: found, changed from a day on, confirmed, its history, taken back.

use jiff::civil::date;
use linli::desk::core::Ask;
use linli::desk::core::rules::{RULES, RuleTable};
use linli::model::clinic::rules::HIGH_SYSTOLIC;
use linli::model::{Address, Id, Relation, Rule};
use linli::text::Lang;
use linli::text::cli::NORMS_MOVED;

use crate::hall::Hall;
use crate::support::{NARROW, Office, Stage, WIDE};

fn is_clinics(table: &RuleTable) -> bool {
    table.rows.iter().any(|row| row.key == HIGH_SYSTOLIC.key)
}

/// How many rules there are, and how many the clinic has.
fn rows() -> (usize, usize) {
    let of = |table: &RuleTable| table.rows.len();
    (RULES.iter().map(of).sum(), RULES.iter().filter(|table| is_clinics(table)).map(of).sum())
}

/// The digit of the clinic in the filter: behind all of them and those to be confirmed.
fn clinic() -> String {
    let at = RULES.iter().position(is_clinics).unwrap();
    format!("f{}", at + 3)
}

/// The office's own systolic value from December on.
fn from_december(value: i64) -> Ask {
    let (from, read) = (date(2026, 12, 1), date(2026, 11, 20));
    let (key, source) = (HIGH_SYSTOLIC.key.into(), "区卫健局2026年通知".into());
    Ask::SetRule { rule: Box::new(Rule { id: Id::NONE, key, value, from, source, read, confirmed: true }), sure: false }
}

#[test]
fn a_rule_is_changed_from_a_day_on_and_taken_back() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    let (all, clinics) = rows();
    let open = all - 1;
    stage.keys("a1").shows(&format!("规定表  {all} 条  全表待确认 {open}")).shows("国家基本公~");
    // The clinic's rules alone.
    stage
        .keys(&clinic())
        .shows(&format!("规定表  {clinics} 条"))
        .hides("出勤统计")
        .shows("偏高 收缩压")
        .shows("140 mmHg");
    stage.keys("<Enter>").shows("现行 140 mmHg（2017-02-28 起），可填 90 到 250 mmHg");
    // A value that it cannot have is refused beside its field.
    stage.keys("80<Tab>1201<Tab>").keys("区卫健局通知<F2>").shows("要填数，在 90 到 250 之间");
    stage.keys("<C-u>135<F2>").shows("偏高 收缩压：2026-12-01 起 135 mmHg，已存");
    stage.shows("历次的值").shows("2026-12-01 起 135 mmHg  区卫健局通知").shows("2017-02-28 起 140 mmHg  软件自带");
    stage.keys("<Left>").shows("12-01起 135").shows("140 mmHg");
    // The same day once more is a correction, and history has both.
    stage.keys("e13").keys("8<Tab>1201<Tab>区卫健局通知<F2>").shows("2026-12-01 起 138 mmHg，已存");
    stage.keys("h").shows("规定 偏高 收缩压 2026-12-01 起 138 mmHg").shows("2026-12-01 起 135 mmHg").keys("<Esc>");
    stage.keys("u").shows("撤销：规定 偏高 收缩压 2026-12-01 起 138 mmHg").keys("1").shows("已撤销");
    stage.keys("<Left>").shows("12-01起 135").hides("138");
    stage.keys("u1<Left>").hides("12-01起").keys("0").shows("养老服务").hides("规定表");
}

#[test]
fn what_changes_the_past_asks_first_and_the_form_stays() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("a1").keys(&clinic()).keys("<Enter>135<Tab>1101<Tab>区卫健局通知<F2>");
    stage.shows("2026-11-01 起就用新值，会改变过去的判断").shows("1 仍然登记");
    stage.keys("<Esc>").shows("可填 90 到 250 mmHg").keys("<F2>1").shows("2026-11-01 起 135 mmHg，已存");
}

#[test]
fn what_the_office_has_checked_is_confirmed_by_one_key_and_back() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    let open = rows().0 - 1;
    let confirmed = format!("待确认 {}", open - 1);
    let unconfirmed = format!("待确认 {open}");
    stage.keys("a1").keys(&clinic()).shows(&unconfirmed).keys("<Space>").shows(&confirmed).shows("已确认");
    stage.keys("<Space>").shows(&unconfirmed);
    // Its source stays, and the value with its day.
    stage.shows("2017-02-28 起 140 mmHg").shows("国家基本公共卫生服务规范（第").shows("软件自带，未用");
    stage.keys("f2").shows(&format!("规定表  {open} 条"));
    // What was never set has no history.
    stage.keys("<Down>h").shows("没有改过");
}

#[test]
fn the_table_is_found_from_every_tab_and_scrolls() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("1:规定<Enter>").shows(&format!("规定表  {} 条", rows().0)).hides("查看导出留痕留存");
    stage.keys("<End>").shows("查看导出留痕留存").hides("高龄从").keys("<Home>").shows("高龄从");
    // The board of the day is one key away, from here and from any other tab.
    stage.keys("0").hides("规定表").keys("2").keys("0").hides("规定表");
}

#[test]
fn another_desks_rule_appears_without_a_key() {
    let hall = Hall::default();
    let mut here = Office::on(Box::new(hall.seat()), 7);
    here.register("王伟", "", &[], Address { lane: "红光巷".into(), ..Address::default() }, Relation::Head);
    let mut there = Office::on(Box::new(hall.seat()), 8);
    let mut stage = Stage::new(here, NARROW, Lang::Zh);
    stage.keys("a1").keys(&clinic()).hides("12-01起");
    there.ask(from_december(135).into()).unwrap();
    stage.hides("12-01起");
    hall.deliver();
    stage.waits().shows("12-01起 135");
}

#[test]
fn norms_in_the_settings_are_said_before_the_first_key() {
    for lang in Lang::ALL {
        let told = NORMS_MOVED.say(lang);
        let mut stage = Stage::told(Office::of_the_lane(), NARROW, lang, told);
        stage.shows(told).keys("1").hides(told);
    }
}

#[test]
fn the_table_its_card_and_its_form_are_pictured() {
    for (size, width) in [(NARROW, "80"), (WIDE, "120")] {
        for lang in Lang::ALL {
            let clinic = clinic();
            let [card, form] = ["<Right>", "<Enter>12"].map(|keys| format!("{clinic}{keys}"));
            for (name, keys) in
                [("table", ""), ("clinic", &*clinic), ("card", &*card), ("form", &*form), ("filter", "f")]
            {
                let mut office = Office::of_the_lane();
                office.ask(from_december(135).into()).unwrap();
                let mut stage = Stage::new(office, size, lang);
                stage.keys("a1").keys(keys);
                insta::assert_snapshot!(format!("{name}-{width}-{}", lang.code()), stage.picture());
            }
        }
    }
}

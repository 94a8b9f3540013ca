//! One person in two records: compared side by side, picked by digit, made one, and taken back by one key.

use linli::model::{Address, Relation};
use linli::text::Lang;

use crate::support::{NARROW, Office, Stage, WIDE};

fn twice() -> Office {
    let mut office = Office::of_the_lane();
    let willow = Address { lane: "柿园路".into(), building: "1".into(), unit: "1".into(), room: "303".into() };
    office.register("张建国", "", &["13800001234", "02982510009"], willow, Relation::Head);
    office
}

#[test]
fn two_records_are_compared_and_made_one_by_digits_and_taken_back_by_one_key() {
    let mut stage = Stage::new(twice(), NARROW, Lang::Zh);
    stage.keys("1").shows("6 人").keys("<End>:合并重复<Enter>");
    stage.shows("与哪一条是同一人").shows("同名同电话").keys("1");
    stage.shows("留下").shows("并入左边").shows("身份证号").hides("61019919520101");
    // Enter asks first.
    stage.keys("<Enter>").shows("合成一条").keys("<Esc>").shows("并入左边");
    stage.keys("<Enter>1").shows("两条资料已合成一条").keys("<Esc>").shows("5 人");
    stage.keys("u").shows("合并重复").keys("1").shows("6 人").shows("1-1-303");
}

#[test]
fn all_pairs_stand_in_a_list_with_their_reason() {
    let mut stage = Stage::new(twice(), WIDE, Lang::Zh);
    stage.keys(":查重<Enter>").shows("1 对可能是同一人").shows("同名同电话").hides("13800001234");
    stage.keys("<Enter>").shows("并入左边").keys("<Esc>").shows("1 对").keys("<Esc>");
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys(":查重<Enter>").shows("没有疑似重复的人");
    stage.keys("1<End>:合并重复<Enter>").shows("没有疑似重复的人");
}

#[test]
fn pictures_of_merging() {
    for (size, name) in [(NARROW, "80"), (WIDE, "120")] {
        for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut stage = Stage::new(twice(), size, lang);
            stage.keys(":duplicates<Enter>");
            insta::assert_snapshot!(format!("pairs_{name}_{code}"), stage.picture());
            stage.keys("<Enter>");
            insta::assert_snapshot!(format!("merge_{name}_{code}"), stage.picture());
        }
    }
}

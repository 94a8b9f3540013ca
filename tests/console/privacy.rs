//! Personal data at the desk: what is kept is printed, somebody is erased by name, what is due is seen and goes.

use linli::text::Lang;

use crate::support::{NARROW, Office, Stage};

#[test]
fn somebody_is_erased_by_a_reason_their_name_and_a_digit() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("/解秀英<Enter>:erase_person<Enter>").shows("删除此人，因为什么").shows("居民 1");
    stage.keys("1").shows("打出此人姓名").keys("解秀莹<F2>").shows("解秀英").keys("1").shows("姓名不对");
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("/解秀英<Enter>:erase_person<Enter>1解秀英<F2>").shows("删除，不能恢复");
    stage.keys("<Enter>").shows("删除，不能恢复").keys("1").shows("已删除，共").hides("解秀英");
    stage.keys("/解秀英").hides("红光巷");
}

#[test]
fn classes_say_how_long_and_what_is_due() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys(":retention<Enter>").shows("居民底册").shows("保管期限").keys("d").shows("到期 0 条");
    stage.keys("e").shows("居民底册留存").keys("<Esc>").keys("a").shows("删除到期的");
}

#[test]
fn a_consent_is_given_for_good_or_for_a_time_and_a_withdrawal_offers_to_erase() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("/解秀英<Enter>:consent<Enter>1").shows("同意，直到撤回").shows("同意一年").keys("1");
    stage.shows("同意健康记录，已记下");
    stage.keys(":consent<Enter>1").shows("撤回同意").keys("1").shows("已记的要删吗").keys("2");
}

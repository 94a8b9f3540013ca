//! History: what the desk did, newest first, and taking back one thing that others were done after.

use linli::model::BookingState;
use linli::text::Lang;

use crate::center::center;
use crate::support::{NARROW, Office, Stage, WIDE};

#[test]
fn an_older_command_is_taken_back_by_itself() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("b").keys("xiexiuying").keys("<Enter>").keys("3").keys("4<Enter>").keys("14<Tab>").keys("5<Enter>");
    stage.shows("书画室，五位，已订好");
    stage.keys("w11").shows("来访已登记");
    stage.keys("0h").shows("来访登记").shows("解秀英 预约 书画室 11-26 周四 14:00 5 位");
    stage.keys("<Down>u").shows("撤销：解秀英 预约 书画室 11-26 周四 14:00 5 位？").keys("1");
    stage.shows("已撤销：解秀英 预约 书画室");
    let of_five = |booking: &&linli::model::Booking| booking.heads == 5 && booking.state == BookingState::Booked;
    let held = stage.looks().of::<linli::model::Booking>().all().filter(of_five).count();
    assert_eq!(held, 1, "only the other booking of five people is left");
    // The log says what became of it, and offers it no more.
    stage.keys("h").shows("(已撤销) 解秀英 预约").keys("<Down><Down>u").shows("没有可撤销的");
    // A redo brings it back.
    stage.keys("<Esc><C-y>1").shows("已重做：解秀英 预约");
}

#[test]
fn a_creation_that_something_refers_to_is_not_taken_back() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("/xiexy<Enter>h");
    stage.shows("登记").keys("<End>u1").shows("登记");
    stage.shows("还有 3 条预约记录用到它");
}

#[test]
fn an_answer_comes_to_whoever_asked_though_something_else_was_opened_meanwhile() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    // Help is opened before the desk has answered, and would have no use for a history.
    stage
        .keys("/xxy<Enter>")
        .burst("h?")
        .shows("撤销这一条")
        .keys("<Esc>")
        .shows("历史")
        .shows("前台甲")
        .hides("正在读取");
    // Whoever asked is gone by then: the answer is nobody's, and nothing waits for it.
    stage.keys("<Esc>").burst("h<Esc>").hides("正在读取").keys("h").shows("前台甲");
    // A month that was turned while it was counted is the month that is shown.
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("2").burst("a9<Left>").shows("2026年10月").hides("正在统计");
}

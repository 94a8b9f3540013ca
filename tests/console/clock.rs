//! A clock that stands far from the last record: asked about before anything is written by it.

use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::{Desk, Settings};
use linli::model::{Address, Relation};
use linli::text::Lang;

use crate::hall::Hall;
use crate::support::{MONDAY, Office, Stage, WIDE};

/// The office whose last record was made on the Monday at 09:12, opened when the machine's clock says this.
fn opened_in(now: &str) -> Stage {
    let hall = Hall::default();
    let mut before = Office::on(Box::new(hall.seat()), 7);
    before.register("解秀英", "", &[], Address { lane: "红光巷".into(), ..Address::default() }, Relation::Head);
    hall.deliver();
    let clock = FixedClock::at(now.parse().unwrap()).of_a_machine();
    let settings = Settings { clerk: "前台甲".into(), ..Settings::default() };
    let ids = Box::new(SeededIds::from(8));
    let desk = Desk::open(Box::new(hall.seat()), Box::new(clock.clone()), ids, settings, &mut |_| {}).unwrap();
    Stage::new(Office::around(desk, clock), WIDE, Lang::Zh)
}

#[test]
fn years_off_it_is_asked_about_and_the_year_is_seen() {
    for now in ["2040-01-01T08:00", "2015-01-01T08:00", "2026-12-26T08:00", "2026-11-23T08:50"] {
        let mut stage = opened_in(now);
        stage.shows("电脑的时钟对吗？").shows(&now[..4]).shows("上一笔记录：2026-11-23 周一");
        // Looked by only: nothing is registered by it.
        stage
            .keys("2")
            .keys("1n孙秀兰<Tab><Tab><Tab><Tab><Tab>红光巷<F2>")
            .shows("时钟没有确认，不能登记")
            .keys("<Esc>");
        stage.keys(":核对时钟<Enter>").shows("电脑的时钟对吗？").keys("1").shows("时钟已确认");
        stage.keys(":核对时钟<Enter>").shows("时钟没有疑问");
    }
}

#[test]
fn a_typed_time_counts_from_then_on() {
    let mut stage = opened_in("2040-01-01T08:00");
    stage.keys("3").shows("如 2026-11-27 9:30").keys("2026-11-24").shows("如 2026-11-27 9:30");
    stage.keys(" 930").shows("2026-11-24 周二 09:30").keys("<Enter>").shows("按输入的时间走");
    stage.hides("2040").shows("2026-11-24 周二 09:30");
}

#[test]
fn a_clock_that_is_near_the_last_record_is_not_asked_about() {
    for now in ["2026-11-23T09:05", "2026-12-24T09:00"] {
        opened_in(now).hides("电脑的时钟对吗？");
    }
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.at(MONDAY.checked_add(jiff::ToSpan::days(400)).unwrap());
    stage.hides("电脑的时钟对吗？");
}

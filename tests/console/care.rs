//! Volunteers and care visits at the desk: an elder who does not answer, and a volunteer who tells whom they saw.

use std::sync::OnceLock;

use jiff::ToSpan;
use linli::desk::care::Ask;
use linli::model::care::{CarePlan, Volunteer};
use linli::model::{Address, Contact, Relation};
use linli::text::Lang;

use crate::counted::Counted;
use crate::support::{MONDAY, Office, Stage};
use crate::tasks::{Played, once};

/// The lane with an elder of eighty-three, whom a resident looks after and somebody from outside stands in for.
pub fn care_on(day: i64) -> Office {
    let mut office = Office::of_the_lane();
    office.clock.set(MONDAY.checked_add(day.days()).unwrap());
    let lane =
        |room: &str| Address { lane: "红光巷".into(), building: "3".into(), unit: "2".into(), room: room.into() };
    office.register("王桂芝", "610199194305120020", &["13800000001"], lane("502"), Relation::Head);
    office.register("李桂兰", "610199196105120020", &["13800001111"], lane("201"), Relation::Head);
    let today = MONDAY.date();
    let (her, helper) = (office.named("王桂芝"), office.named("李桂兰"));
    let mut enter =
        |one: Volunteer| office.ask(Ask::SetVolunteer { volunteer: Box::new(one) }.into()).unwrap().record.unwrap().id;
    let first = enter(Volunteer { resident: helper, skills: 0b10, ..Volunteer::new(today) });
    let second = enter(Volunteer {
        name: "赵国强".into(),
        phone: "13800002222".into(),
        skills: 1 << 8,
        ..Volunteer::new(today)
    });
    let neighbour = Contact { name: "王姨".into(), relation: "对门".into(), phone: "13800003333".into() };
    let plan = CarePlan { neighbour, mind: "耳背，家有狗".into(), ..CarePlan::new(her, today) };
    office.ask(Ask::SetPlan { plan: Box::new(plan) }.into()).unwrap();
    for (volunteer, role) in [(first, 1), (second, 2)] {
        office.ask(Ask::Pair { elder: her, volunteer, role, agreed: true }.into()).unwrap();
    }
    office
}

#[test]
fn t7_and_t8_stay_within_their_keys_on_every_weekday() {
    let (calls, visit) = (t7().worst, t8().worst);
    assert!(calls <= 12 && visit <= 12, "{calls} {visit}");
}

/// T7, played on seven weekdays.
pub fn t7() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    once(&PLAYED, play_t7)
}

/// T8, the same.
pub fn t8() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    once(&PLAYED, play_t8)
}

fn play_t7() -> Played {
    let mut calls = 0;
    for day in 0..7 {
        for input_method in [false, true] {
            let mut t7 = Counted::new(care_on(day), input_method);
            t7.keys("/").free("王桂芝").keys("<Enter>!").shows("紧急联系  王桂芝").shows("13800001111");
            t7.keys("2").shows("无人接听").keys("2").shows("13800003333").keys("1").shows("已赶去");
            t7.keys("<Esc>0").shows("紧急联系 王桂芝 未结束");
            calls = calls.max(t7.ends());
        }
    }
    println!("T7: {calls} keys");
    Played::alone(calls)
}

fn play_t8() -> Played {
    let (mut resident, mut outsider) = (0, 0);
    for day in 0..7 {
        for input_method in [false, true] {
            let mut t8 = Counted::new(care_on(day), input_method);
            t8.keys("/").free("李桂兰").keys("<Enter>c1").shows("正在办 王桂芝").shows("来访人 志愿者");
            t8.keys("140<Tab>1<Enter>").shows("见到了，已记下，下次").keys("0");
            resident = resident.max(t8.ends());

            let mut t8 = Counted::new(care_on(day), input_method);
            t8.keys("/").free("赵国强").keys("<Enter>c1").shows("正在办 王桂芝").shows("来访人 志愿者");
            t8.keys("140<Tab>1<Enter>").shows("见到了，已记下，下次").keys("0");
            outsider = outsider.max(t8.ends());
        }
    }
    println!("T8: {resident} keys, {outsider} where the volunteer is from outside");
    Played { usual: resident, worst: resident.max(outsider) }
}

#[test]
fn reached_is_never_preset_and_what_a_volunteer_tells_is_at_the_door() {
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    stage.keys("/李桂兰<Enter>c1").shows("上门").keys("<F2>").shows("请先改好标出的项");
    stage.keys("140<Tab>1<Enter>").shows("见到了，已记下");
}

#[test]
fn the_ladder_is_found_again_by_the_next_clerk_and_covers_its_numbers() {
    let mut stage = Stage::new(care_on(0), (80, 24), Lang::Zh);
    stage.keys("/王桂芝<Enter>!").shows("13800001111").keys("2");
    stage.keys("<F12><F12>").shows("紧急联系  王桂芝").hides("13800002222");
    stage.keys("<C-l>").hides("王桂芝").keys("<Esc><F12>").hides("13800002222");
    stage.keys("0").shows("紧急联系 王桂芝 未结束").shows("0 分钟前");
    stage.keys("<Home><Enter>").shows("13800002222").shows("无人接听");
    stage.keys("<Enter>1<Enter><Enter>").hides("未结束");
    stage.keys("0").hides("紧急联系 王桂芝");
}

#[test]
fn volunteers_are_found_by_name_and_by_skill() {
    let mut stage = Stage::new(care_on(0), (80, 24), Lang::Zh);
    stage.keys("/急救").shows("赵国强").keys("<Enter>").shows("结对老人").shows("王桂芝");
    stage.keys("<Esc>/#急救").shows("赵国强");
}

#[test]
fn the_list_of_visits_says_who_is_due_and_why() {
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    stage
        .keys("5")
        .shows("王桂芝 83")
        .shows("李桂兰")
        .shows("耳背，家有狗")
        .shows("已同意")
        .shows("缺 钥匙保管人")
        .hides("13800003333");
}

#[test]
fn what_follows_a_visit_opens_for_the_same_elder_and_nobody_at_the_door_offers_the_ladder() {
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    // Two misses of the general tier, and the ladder is offered.
    stage.keys("/李桂兰<Enter>c12<F2>").hides("要紧急联系吗");
    stage.keys("/李桂兰<Enter>c12<F2>").shows("要紧急联系吗").keys("1").shows("13800001111").keys("<Esc>0");
    stage.keys("/李桂兰<Enter>c1140<Tab>1<Tab><Tab>1<F2>").shows("新诉求").shows("正在办 王桂芝");
}

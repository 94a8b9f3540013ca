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

#[test]
fn the_footer_of_the_tab_names_the_visit_and_the_ladder_and_elsewhere_they_stand_where_there_is_room() {
    let mut stage = Stage::new(care_on(0), (80, 24), Lang::Zh);
    stage.keys("5").shows("c 记探访").shows("! 紧急联系");
    stage.keys("r2").shows("c 记探访").shows("! 紧急联系");
    let mut wide = Stage::new(care_on(0), (120, 40), Lang::Zh);
    wide.keys("/王桂芝<Enter>").shows("c 记探访");
    // With an input method on, the sign arrives full-width.
    wide.keys("！").shows("紧急联系  王桂芝").shows("13800001111");
}

#[test]
fn a_visit_is_recorded_in_one_line_and_what_was_amiss_opens_filled() {
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    stage.keys("/李桂兰<Enter>c1140 23 睡不好").shows("睡不好").keys("<Enter>").shows("见到了，已记下");
    stage.keys("05").shows("40分").keys("0");
    // The same line, and then what follows: the issue has what was seen and said.
    stage.keys("/李桂兰<Enter>c1140 23 睡不好<Tab><Tab><Tab>1<F2>");
    stage.shows("新诉求").shows("正在办 王桂芝").shows("健康、情绪").shows("健康、情绪：睡不好").keys("<Esc>0");
    stage.keys("/李桂兰<Enter>c1140 2 头晕<Tab><Tab><Tab>5<F2>").shows("转诊").shows("健康：头晕").keys("<Esc>0");
    stage.keys("/李桂兰<Enter>c1140 2 头晕<Tab><Tab><Tab>2<F2>").shows("健康：头晕");
    // What is typed in a field of its own is not overwritten by the line.
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    stage.keys("/李桂兰<Enter>c11<Tab>1<S-Tab>40 2").shows("五项都好");
}

#[test]
fn volunteers_are_called_out_and_rung_by_digits() {
    let mut stage = Stage::new(care_on(0), (80, 24), Lang::Zh);
    stage.keys("5r3").shows("还没有召集过").keys("n").shows("合要求的在岗志愿者 2 人");
    stage.keys("2<Tab>扫雪<F2>").shows("扫雪").shows("13800001111").hides("13800002222").shows("未打 2 / 2");
    stage.keys("1").shows("来 1").shows("13800002222").hides("13800001111").keys("2").shows("不来");
    stage.keys("<F12><F12>").hides("13800001111").hides("13800002222");
    stage.keys("<Esc>").shows("来 1").keys("<Esc>").shows("召集 1 次").keys("e").shows("来了的人都记这么多分钟");
    stage.keys("90<Enter>").shows("召集时长");
    stage.keys("0/李桂兰<Enter>5r2<Right>").shows("1 小时 30 分");
}

#[test]
fn a_round_is_one_command_and_the_list_says_why() {
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    stage.keys("5a").shows("加访").keys("9").shows("加访哪些人").keys("2").shows("为什么加访").keys("2");
    stage.shows("哪天前走完").keys("<F2>").shows("寒潮").shows("加访");
    stage.keys("5a93").shows("为什么加访").keys("4").shows("重大变故");
    stage.keys("5a01").shows("结束哪一次").keys("1").shows("结束加访");
}

#[test]
fn hours_are_drawn_up_looked_at_and_marked_as_handed_in() {
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    stage.keys("/李桂兰<Enter>c1140<Tab>1<Enter>0");
    stage
        .keys("5r2a7")
        .shows("哪一张时长表")
        .keys("1<F2>")
        .shows("这张表怎么办")
        .keys("1")
        .shows("志愿服务时长表")
        .shows("0.67");
    stage.keys("<Esc>a7").shows("未报").keys("33").shows("时长已报");
    stage.keys("a7").shows("已报 ").keys("3").shows("标为已报").keys("<Esc>");
    stage.keys("a6").shows("更正时长").keys("-15<Tab>路上误算<F2>").shows("-15 分钟");
}

#[test]
fn the_duty_list_and_the_table_of_skills_are_the_offices() {
    let mut stage = Stage::new(care_on(0), (80, 24), Lang::Zh);
    stage.keys("5a4").shows("排哪一天").shows("没排").keys("1陈主任<Enter>13800005555<F2>").shows("值班");
    stage.keys("a4").shows("陈主任").keys("<Esc>/王桂芝<Enter>!").shows("陈主任").shows("13800005555").keys("<Esc>0");
    stage.keys("5r2a02").shows("改哪一项").shows("陪诊").keys("09推拿<F2>").shows("特长表");
}

#[test]
fn whoever_brings_a_gift_or_reads_a_pressure_may_tick_that_they_saw_the_elder() {
    let mut stage = Stage::new(care_on(0), (120, 40), Lang::Zh);
    stage.keys("/王桂芝<Enter>v").shows("顺便探访");
    // Whom nobody visits has no such box.
    let mut other = Stage::new(care_on(0), (120, 40), Lang::Zh);
    other.keys("/解秀英<Enter>v").hides("顺便探访");
}

//! Tab 3 and T4, told as a clerk's own stories.

use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use linli::desk::Request;
use linli::desk::{clinic, contacts, people};
use linli::model::clinic::Readings;
use linli::model::{Address, Care, Id, Referral, ReferralWords, Relation, Resident, Session, Unit, Vitals};
use linli::text::Lang;

use crate::counted::Counted;
use crate::support::{MONDAY, Office, Stage};
use crate::tasks::{Played, once};

/// A unit of this name.
fn unit(office: &mut Office, name: &str) -> Id {
    let unit = Unit { name: name.to_owned(), kind: 1, ..Unit::default() };
    office.ask(contacts::Ask::SetUnit { unit: Box::new(unit), sure: true }.into()).unwrap().record.unwrap().id
}

fn session(office: &mut Office, institution: &str, date: Date) -> Request {
    let institution = unit(office, institution);
    let session = Session { institution, start: Time::constant(8, 30, 0, 0), ..Session::morning(date) };
    Request::Clinic(clinic::Ask::SetSession { session: Box::new(session) })
}

/// The lane with a free clinic on that day, and one three days later.
pub fn clinic_on(day: i64) -> Office {
    let mut office = Office::of_the_lane();
    let now = MONDAY.checked_add(day.days()).unwrap();
    office.clock.set(now);
    let planned = session(&mut office, "陕西省糖尿病医院", now.date());
    office.ask(planned).unwrap();
    let planned = session(&mut office, "陕西省第二医院", now.date().checked_add(3.days()).unwrap());
    office.ask(planned).unwrap();
    office
}

/// The same, where five others have taken a ticket.
fn with_five_waiting(day: i64) -> Office {
    let mut office = clinic_on(day);
    office.register(
        "何玉兰",
        "",
        &[],
        Address { lane: "古新巷".into(), room: "7".into(), ..Address::default() },
        Relation::Head,
    );
    let others: Vec<Id> = {
        let her = office.named("解秀英");
        let office = office.desk.office();
        office.of::<Resident>().all().map(|one| one.id).filter(|id| *id != her).take(5).collect()
    };
    let today = MONDAY.checked_add(day.days()).unwrap().date();
    let session = {
        let office = office.desk.office();
        office.of::<Session>().all().find(|session: &&Session| session.date == today).unwrap().id
    };
    for resident in others {
        office.ask(clinic::Ask::Queue { session, resident, priority: 0, sure: false }.into()).unwrap();
    }
    office
}

#[test]
fn t4_readings_in_one_step_take_nine_keys_and_ticket_then_record_fourteen() {
    t4();
}

/// T4, played on seven weekdays.
pub fn t4() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    once(&PLAYED, play_t4)
}

fn play_t4() -> Played {
    let (mut one_step, mut two_steps, mut five_waiting) = (0, 0, 0);
    for day in 0..7 {
        for input_method in [false, true] {
            let mut at_once = Counted::new(clinic_on(day), input_method);
            at_once.keys("/").free("解秀英").keys("<Enter>v2").free("182/104 7.4f");
            at_once.shows("血压需转诊  血糖偏高").shows("国家基本公共卫生服务规范");
            at_once.keys("<Enter>1<Enter>").shows("再来量").keys("p0");
            one_step = one_step.max(at_once.ends());

            let mut queued = Counted::new(clinic_on(day), input_method);
            queued.keys("/").free("解秀英").keys("<Enter>v1").shows("您是一号").keys("3k").shows("请一号解秀英过来");
            queued.keys("<Enter>").free("182/104 7.4f").keys("<Enter>1<Enter>").shows("再来量").keys("0");
            two_steps = two_steps.max(queued.ends());

            // Five wait already: `k` calls the one who is being served, whose ticket was taken just now.
            let mut busy = Counted::new(with_five_waiting(day), input_method);
            busy.keys("/").free("解秀英").keys("<Enter>v1").shows("您是六号").keys("3k").shows("请六号解秀英过来");
            busy.keys("<Enter>").free("182/104 7.4f").keys("<Enter>1<Enter>").shows("再来量").keys("p0");
            five_waiting = five_waiting.max(busy.ends());
        }
    }
    println!(
        "T4: {one_step} keys in one step with its slip, {two_steps} as ticket then record, {five_waiting} with five waiting"
    );
    assert!(one_step <= 9, "{one_step} keys");
    assert!(two_steps <= 14, "{two_steps} keys");
    assert!(five_waiting <= 14, "{five_waiting} keys with five waiting");
    Played { usual: five_waiting, worst: one_step.max(two_steps).max(five_waiting) }
}

#[test]
fn values_stay_closed_until_a_reason_is_given_and_close_again() {
    let mut stage = Stage::new(clinic_on(0), (120, 40), Lang::Zh);
    stage.keys("v解秀英<Enter>2182/104 p72 7.4f<Enter>1<Enter>3");
    stage.shows("已看").shows("已收起").hides("182/104").hides("偏高").hides("需转诊");
    stage.keys("m").shows("为什么要看").keys("4");
    stage.shows("182/104 p72 7.4f").shows("需转诊").shows("12-07");
    stage.at(MONDAY.checked_add(31.seconds()).unwrap());
    stage.hides("182/104").shows("已收起");
}

#[test]
fn consent_is_asked_and_never_preset() {
    let mut stage = Stage::new(clinic_on(0), (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>2120/80<F2>").shows("请先改好标出的项").shows("记测量");
    stage.keys("<Esc>3").hides("已看  ").hides("解秀英      ");
}

#[test]
fn the_recall_follows_the_readings_until_somebody_types_another_day() {
    let mut stage = Stage::new(clinic_on(0), (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>9152/85").shows("在前台量").shows("血压偏高").shows("2026-12-07");
    stage.keys("<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>120/70").hides("2026-12-07");
    stage.keys("<Down><Down>+3<Up><Up><Backspace>").keys("<Backspace>92").shows("+3").shows("11-26 周四");
    stage.keys("<Enter>1<Enter>").shows("11月26日周四再来量");
}

#[test]
fn slips_of_the_finger_are_named_beside_the_field() {
    let mut stage = Stage::new(clinic_on(0), (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>9104/182<Enter>").shows("请先改好标出的项").shows("104/182");
}

#[test]
fn tickets_are_called_in_order_and_void_ones_are_not() {
    let mut stage = Stage::new(clinic_on(0), (80, 24), Lang::Zh);
    for name in ["解秀英", "张建国", "谢小燕"] {
        stage.keys(&format!("v{name}<Enter>10"));
    }
    stage.keys("3").shows("等候 3");
    stage.keys("k").shows("请一号解秀英过来").shows("叫到 1").shows("> 1");
    stage.keys("<Down>x").shows("2 号 张建国").keys("1").shows("张建国离开了").shows("离开");
    stage.keys("k").shows("请三号谢小燕过来");
    stage.keys("k").shows("没有人等候");
    // Somebody who waits is not given a second ticket: their record opens.
    stage.keys("v解秀英<Enter>").shows("记测量  陕西省糖尿病医院 1");
}

#[test]
fn a_session_is_planned_and_its_day_is_gone_to() {
    let mut office = clinic_on(0);
    unit(&mut office, "西安中大医院");
    let mut stage = Stage::new(office, (80, 24), Lang::Zh);
    stage.keys("3<Right>").shows("* 周四").keys("k").shows("不是今天的场次");
    stage.keys("<Left>").shows("* 今天");
    stage.keys("nxazd<Enter><Tab>1207<F2>").shows("西安中大医院的场次已排好").shows("* 12-07 周一");
    stage.keys("<Esc>g1203<Enter>").hides("今天 ").shows("西安中大医院");
}

#[test]
fn a_record_is_parked_for_the_next_visitor_and_taken_up_again() {
    let mut stage = Stage::new(clinic_on(0), (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>2182/104<Esc>").shows("暂存 1").keys("0/谢小燕<Enter>0");
    stage
        .keys("/")
        .shows("记测量  陕西省糖尿病医院")
        .keys("<Enter>")
        .shows("182/104")
        .shows("2026-12-07")
        .shows("正在办 解秀英");
    stage.keys("<Enter>1<Enter>").shows("再来量").hides("暂存").keys("3").shows("已看 1");
}

#[test]
fn a_record_that_was_taken_back_waits_again_and_a_ticket_keeps_its_number() {
    let mut stage = Stage::new(clinic_on(0), (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>13<Enter>118/76<Enter>1<Enter>").shows("已看 1").shows("已收起");
    stage.keys("u").shows("解秀英").keys("1").shows("等候 1  已看 0").hides("已收起");
    stage.keys("u1").shows("还没有人取号").keys("v张建国<Enter>1").shows("您是二号");
}

#[test]
fn the_clinic_looks_the_same_as_before() {
    for (size, lang) in [((80, 24), Lang::Zh), ((80, 24), Lang::En), ((120, 40), Lang::Zh), ((120, 40), Lang::En)] {
        let mut stage = Stage::new(clinic_on(0), size, lang);
        stage.keys("v解秀英<Enter>10v张建国<Enter>10v谢小燕<Enter>2118/76<Enter>1<Enter>03k");
        let name = format!("clinic_{}x{}_{}", size.0, size.1, lang.code());
        insta::assert_snapshot!(name.clone(), stage.picture());
        stage.keys("<Enter>182/104 7.4f");
        insta::assert_snapshot!(format!("{name}_form"), stage.picture());
    }
}

/// The same, where she was measured on earlier days too, and somebody was sent on.
fn with_a_past() -> Office {
    let mut office = clinic_on(0);
    let (her, him) = (office.named("解秀英"), office.named("张建国"));
    let hospital = unit(&mut office, "西安中大医院");
    let care =
        Care {
            id: her, diseases: 0b1, medicines: "氨氯地平".into(), allergies: "磺胺".into(), ..Care::default()
        };
    office.ask(people::Ask::CorrectCare { care, only: None }.into()).unwrap();
    for (days, typed) in [(-42, "148/90 6.8f"), (-28, "146/88"), (-14, "152/92 7.1f")] {
        office.clock.set(MONDAY.checked_add(days.days()).unwrap());
        measured(&mut office, her, typed);
    }
    measured(&mut office, him, "172/98");
    let referral = Referral {
        id: Id::NONE,
        resident: him,
        visit: Id::NONE,
        to: hospital,
        arranged_by: "周敏".into(),
        bears: 3,
        on: MONDAY.date(),
        appointment: None,
        state: 1,
        chased: None,
    };
    let words = ReferralWords { reason: "白内障合并青光眼".into(), ..ReferralWords::default() };
    let (referral, words, agrees) = (Box::new(referral), Box::new(words), Some(true));
    office.ask(clinic::Ask::Refer { referral, words, agrees }.into()).unwrap();
    office.clock.set(MONDAY);
    office
}

fn measured(office: &mut Office, resident: Id, typed: &str) {
    let vitals = Vitals::of(resident, &Readings::read(typed).unwrap());
    let today = office.desk.today();
    let recall = clinic::assess(&office.desk.office(), &vitals, today).again;
    let what = clinic::Recording { visit: None, session: Id::NONE, resident, vitals, recall, agrees: Some(true) };
    office.ask(clinic::Ask::RecordVisit { what: Box::new(what), sure: false }.into()).unwrap();
}

#[test]
fn what_was_measured_before_stands_beside_the_form_and_closes_with_the_screen() {
    let mut stage = Stage::new(with_a_past(), (80, 24), Lang::Zh);
    // Whoever agreed before is not asked again.
    stage.keys("v解秀英<Enter>2").shows("记测量").shows("高血压  过敏 磺胺").shows("152/92 7.1f").hides("可以记录吗");
    stage.keys("152/92 头晕").shows("没看懂：头晕");
    stage.keys("<Backspace><Backspace><Backspace>").shows("规定 连续偏高转诊 2 次").shows("2017-02-28 起");
    stage.keys("<F12><F12>").hides("152/92 7.1f").shows("以前的测量已收起");
    let mut stage = Stage::new(with_a_past(), (120, 40), Lang::Zh);
    stage.keys("v解秀英<Enter>2").shows("用药").shows("氨氯地平").shows("152/92 7.1f").shows("146/88");
}

#[test]
fn a_save_that_refers_offers_it_on_eight() {
    let mut stage = Stage::new(with_a_past(), (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>2182/104<Enter>").shows("请今天去医院看").shows("8 转诊");
    stage.keys("8").shows("转诊  陕西省糖尿病医院").keys("xazd<Enter><Enter>血压高<Enter>1<F2>");
    stage.shows("转诊到西安中大医院，已登记").hides("8 转诊");
    // What a clerk does next takes the offer away.
    stage.keys("v张建国<Enter>2182/104<Enter>").shows("8 转诊").keys("0").hides("8 转诊");
}

#[test]
fn a_record_is_corrected_by_who_opened_it_and_history_keeps_it() {
    let mut stage = Stage::new(with_a_past(), (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>2128/104<Enter>1<Enter>3");
    stage
        .keys("a9")
        .shows("改测量")
        .shows("128/104")
        .keys("<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>182/104<F2>");
    stage.shows("高压一百八十二");
}

#[test]
fn a_ticket_waits_aside_goes_first_and_the_session_is_closed() {
    let mut stage = Stage::new(clinic_on(0), (80, 24), Lang::Zh);
    for name in ["解秀英", "张建国", "谢小燕"] {
        stage.keys(&format!("v{name}<Enter>10"));
    }
    stage.keys("3k").shows("请一号解秀英过来").keys("<Home>a6").shows("先放一边").shows("过号");
    stage.keys("<Home>a81").shows("优先叫：高龄").shows("! 优先 高龄");
    stage.at(MONDAY.checked_add(31.minutes()).unwrap());
    stage.shows("等 31 分");
    stage.keys("a08").shows("陕西省糖尿病医院").keys("<Esc>");
    stage.keys("a03").shows("还有 3 位在等").keys("1").shows("3 位离开").keys("k").shows("这一场已结束");
}

#[test]
fn whoever_is_due_is_followed_up_by_a_digit() {
    let mut stage = Stage::new(with_a_past(), (80, 24), Lang::Zh);
    stage.keys("3r2").shows("随访 2 人").shows("解秀英").shows("今天到期");
    stage.keys("<Enter>").shows("这一次怎样").keys("2").shows("随访已记：不在家");
    stage.keys("f2").shows("1 次没见到");
    stage.keys("<Enter>5").shows("随访表还有 5 项没填").keys("1<Enter>");
    stage.keys("<Esc>r3").shows("张建国").shows("待就诊").shows("该问的").hides("白内障");
    stage.keys("c").shows("问结果").keys("3").shows("已就诊待结果");
}

#[test]
fn the_lists_of_the_clinic_look_the_same_as_before() {
    for (size, lang) in [((80, 24), Lang::Zh), ((80, 24), Lang::En), ((120, 40), Lang::Zh), ((120, 40), Lang::En)] {
        let name = |part: &str| format!("clinic_{part}_{}x{}_{}", size.0, size.1, lang.code());
        let mut stage = Stage::new(with_a_past(), size, lang);
        stage.keys("v解秀英<Enter>2182/104 7.4f");
        insta::assert_snapshot!(name("beside"), stage.picture());
        stage.keys("<Enter>");
        insta::assert_snapshot!(name("told"), stage.picture());
        for (part, keys) in [("follow", "3r2"), ("referrals", "r3"), ("report", "r1a05"), ("contacts", "<Esc>7")] {
            stage.keys(keys);
            insta::assert_snapshot!(name(part), stage.picture());
        }
        stage.keys("v张建国<Enter>103ka08");
        insta::assert_snapshot!(name("board"), stage.picture());
    }
}

/// What they answered the last time stands beside the form that asks again, and closes with the screen.
#[test]
fn last_times_answers_stand_beside_the_form() {
    let mut stage = Stage::new(with_a_past(), (80, 24), Lang::Zh);
    stage.keys("3r2<Enter>5").shows("随访表第一次填").keys("1<Tab>13<F2>").shows("随访已记：电话随访");
    // What is still empty of that form stands on the list.
    stage.keys("f4").shows("表缺 2 项");
    stage.keys("<Enter>5").shows("上次 11-23").shows("无症状").shows("规律").keys("<F12><F12>").hides("规律  ");
    stage.keys("<Esc>");
    let mut stage = Stage::new(with_a_past(), (120, 40), Lang::Zh);
    stage.keys("3r2<Enter>5").shows("随访表第一次填").shows("172/98").keys("1<Tab>13<F2>");
    stage.keys("f4<Enter>5").shows("上次 11-23").shows("服药依从性").shows("没填");
}

/// Whoever may not see what was measured before has the form all the same, and is told why.
#[test]
fn the_form_opens_without_what_stands_beside_it() {
    use linli::model::clinic::BESIDE;
    use linli::model::right::Rights;
    let office = with_a_past().held_by(Rights(!(1 << BESIDE.number)));
    let mut stage = Stage::new(office, (80, 24), Lang::Zh);
    stage.keys("v解秀英<Enter>2").shows("记测量").shows("以前的测量已收起").hides("152/92");
    stage.keys("130/80<Enter>").shows("不超标");
}

/// How old each referral is that is to be asked after, on the day's board.
#[test]
fn todays_board_tells_the_age_of_each_referral() {
    let mut stage = Stage::new(with_a_past(), (80, 24), Lang::Zh);
    stage.keys("0").shows("转诊待反馈").shows("已过 14 天");
}

/// The month in bars, turned by the arrows.
#[test]
fn the_clinics_month_is_charted() {
    for (size, lang) in [((80, 24), Lang::Zh), ((80, 24), Lang::En), ((120, 40), Lang::Zh), ((120, 40), Lang::En)] {
        let mut stage = Stage::new(with_a_past(), size, lang);
        stage.keys("v解秀英<Enter>2182/104 7.4f<Enter>v谢小燕<Enter>2118/76<Enter>1<Enter>3a001");
        insta::assert_snapshot!(format!("clinic_figures_{}x{}_{}", size.0, size.1, lang.code()), stage.picture());
        let before = lang.of("2026 年 10 月", "October 2026");
        stage.keys("<Left>").shows(before).keys("<Right><Right>").hides(before).keys("<Esc>");
    }
}

#[test]
fn the_follow_up_form_looks_the_same_as_before() {
    for (size, lang) in [((80, 24), Lang::Zh), ((80, 24), Lang::En), ((120, 40), Lang::Zh), ((120, 40), Lang::En)] {
        let mut stage = Stage::new(with_a_past(), size, lang);
        stage.keys("3r2<Enter>51<Tab>13<F2>f4<Enter>5");
        insta::assert_snapshot!(format!("clinic_follow_form_{}x{}_{}", size.0, size.1, lang.code()), stage.picture());
        stage.keys("<Esc>0");
        insta::assert_snapshot!(format!("clinic_today_{}x{}_{}", size.0, size.1, lang.code()), stage.picture());
    }
}

//! Lists that an office kept before: what comes in, what is asked, what the same file does twice, and taking it all back.

use std::sync::atomic::AtomicBool;

use jiff::civil::{Time, date};
use linli::desk::core::{self, office::Office};
use linli::desk::import::lines::days_of;
use linli::desk::import::register::{RegisterRow, TakenFor, seen_in};
use linli::desk::import::{Imported, Order, Survey, Told};
use linli::exchange::{Roster, fingerprint};
use linli::model::people::doubt::{Answers, Choice, Doubt, Matter, Question};
use linli::model::{Id, Issue, IssueState, Note, Record, Team, Unit, Words};

use crate::story::Story;

/// A register on disk.
pub struct File {
    folder: tempfile::TempDir,
    register: &'static RegisterRow,
}

impl File {
    pub fn of(word: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("list.csv"), text).unwrap();
        Self { folder, register: TakenFor::by_word(word).unwrap().register().unwrap() }
    }

    fn roster(&self, story: &Story) -> (Roster, u64) {
        let path = self.folder.path().join("list.csv");
        let mapping = TakenFor::Register(self.register).mapping();
        let roster = Roster::open(&path, None, story.desk.today(), &mapping).unwrap();
        (roster, fingerprint(&path, "").unwrap())
    }
}

impl Story {
    pub fn surveys_register(&mut self, file: &File, answers: &Answers) -> Survey {
        let (mut roster, print) = file.roster(self);
        let days = days_of(file.register, file.roster(self).0);
        let order = Order { file: print, name: "list.csv".into(), answers, stop: &AtomicBool::new(false) };
        self.desk.survey_register(file.register, (&mut roster, days), &order, &mut |_| {}).unwrap()
    }

    /// Brings in what a survey has counted, and fails where the two differ.
    pub fn brings_with(&mut self, file: &File, answers: &Answers) -> (Imported, Vec<String>) {
        let head = self.sees(|office| office.head);
        let survey = self.surveys_register(file, answers);
        assert_eq!(self.sees(|office| office.head), head, "a survey writes nothing");
        let (mut roster, print) = file.roster(self);
        let days = days_of(file.register, file.roster(self).0);
        let order = Order { file: print, name: "list.csv".into(), answers, stop: &AtomicBool::new(false) };
        let mut refused = Vec::new();
        let mut tell = |told: Told<'_>| {
            if let Told::Refused(row) = told {
                refused.extend(row.problems.iter().map(|problem| format!("{} {}", problem.row, problem.key)));
            }
        };
        let done = self.desk.import_register(file.register, (&mut roster, days), &order, &mut tell).unwrap();
        assert_eq!(survey.tally, done.tally);
        (done, refused)
    }

    pub fn brings(&mut self, word: &str, text: &str) -> Imported {
        self.brings_with(&File::of(word, text), &Answers::default()).0
    }

    pub fn doubts_of(&mut self, word: &str, text: &str) -> Vec<Doubt> {
        self.surveys_register(&File::of(word, text), &Answers::default()).doubts
    }
}

/// Added, updated, unchanged, doubtful, left out, refused.
pub fn counts(done: &Imported) -> [u32; 6] {
    let tally = done.tally;
    [tally.added, tally.updated, tally.unchanged, tally.doubtful, tally.left_out, tally.refused]
}

fn issues(office: &Office) -> Vec<Issue> {
    let mut issues: Vec<Issue> = office.of::<Issue>().all().cloned().collect();
    issues.sort_by_key(|issue| issue.number);
    issues
}

const ISSUES: &str = "序号,诉求编号,受理日期,诉求人,联系电话,诉求内容,类别,地点,承办单位,办理状态,办理结果\n\
    1,41,2026-09-01,王桂芳,13800008829,红光巷路面破损,道路,红光巷,市政,办理中,已派单\n\
    2,42,2026-10-08,,,路灯不亮,公用设施,西街,,已结案,已修好\n";

#[test]
fn issues_come_in_once_with_who_raised_them_and_are_taken_back_as_one() {
    let mut story = Story::on("2026-11-23");
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    let (known, seen) = story.sees(|office| {
        let table = office.of::<linli::model::Resident>();
        (table.get(wang).cloned().unwrap(), office.head)
    });
    let known = linli::model::Resident { phones: vec!["13800008829".into()], ..known };
    story.ask(linli::desk::people::Ask::Correct { resident: Box::new(known), seen }).unwrap();
    let file = File::of("issues", ISSUES);
    assert_eq!(counts(&story.brings_with(&file, &Answers::default()).0), [2, 0, 0, 0, 0, 0]);
    let all = story.sees(issues);
    assert_eq!(all.iter().map(|issue| issue.number).collect::<Vec<_>>(), [41, 42]);
    assert_eq!((all[0].raised_by.as_slice(), all[1].raised_by.as_slice()), (&[wang][..], &[][..]));
    assert_eq!((all[0].state, all[1].state), (IssueState::InProgress, IssueState::Closed));
    assert_eq!((all[0].area, all[0].location.as_str()), (1, "红光巷"));
    assert_eq!(story.sees(|office| office.unit_name(all[0].lead).to_owned()), "市政");
    assert_eq!((all[0].opened.date(), all[1].steps[0].text.as_str()), (date(2026, 9, 1), "已修好"));
    let note = story.sees(|office| office.commands.newest().next().unwrap().note.clone());
    let Some(Note::Desk(core::Did::Brought { kind, rows, name, .. })) = note else { panic!("{note:?}") };
    assert_eq!((kind, rows, name.as_str()), (Issue::KIND, 2, "list.csv"));
    // The same file again adds nothing; the next number is behind those that came in.
    let head = story.sees(|office| office.head);
    assert_eq!(counts(&story.brings_with(&file, &Answers::default()).0), [0, 0, 2, 0, 0, 0]);
    assert_eq!(story.sees(|office| office.head), head);
    assert_eq!(counts(&story.brings("issues", "诉求内容\n噪音扰民\n")), [1, 0, 0, 0, 0, 0]);
    assert_eq!(story.sees(issues)[2].number, 43);
    let commands: Vec<_> = story.sees(|office| office.commands.newest().take(2).cloned().collect());
    for command in commands {
        story.takes_back(&command).unwrap();
    }
    assert_eq!(story.sees(issues).len(), 0);
}

#[test]
fn whoever_is_not_certain_is_asked_about_and_nobody_is_registered() {
    let mut story = Story::on("2026-11-23");
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    let people = story.sees(|office| office.of::<linli::model::Resident>().all().count());
    let text = "诉求人,诉求内容\n王桂芳,路面破损\n李四光,路灯不亮\n";
    let asked = story.doubts_of("issues", text);
    let Question::Whose { known, may_be_nobody: true, .. } = &asked[0].question else { panic!("{asked:?}") };
    assert_eq!(known.iter().map(|side| side.person.id).collect::<Vec<_>>(), [wang]);
    assert!(matches!(&asked[1].question, Question::Whose { known, .. } if known.is_empty()));
    let mut answers = Answers::default();
    answers.give(2, Matter::Whose(""), Choice::Same);
    answers.give(3, Matter::Whose(""), Choice::Without);
    let file = File::of("issues", text);
    assert_eq!(counts(&story.brings_with(&file, &answers).0), [2, 0, 0, 0, 0, 0]);
    let raised: Vec<Vec<Id>> = story.sees(issues).into_iter().map(|issue| issue.raised_by).collect();
    assert_eq!(raised, [vec![wang], vec![]]);
    assert_eq!(story.sees(|office| office.of::<linli::model::Resident>().all().count()), people);
    // Another number, or another birth, speaks against the only one of that name.
    let other = story.doubts_of("issues", "诉求人,出生日期,诉求内容\n王桂芳,1960-01-01,漏水\n");
    assert!(matches!(other[0].question, Question::Whose { .. }));
    let of_a_sound = story.doubts_of("issues", "诉求人,住址,诉求内容\n王贵芳,红光巷12号,漏水\n");
    assert!(matches!(of_a_sound[0].question, Question::Whose { .. }));
    let at_the_door = story.doubts_of("issues", "诉求人,住址,诉求内容\n王桂芳,红光巷12号,漏水\n");
    assert_eq!(at_the_door, []);
}

#[test]
fn a_long_matter_is_kept_whole_and_a_number_is_nobody_elses() {
    let mut story = Story::on("2026-11-23");
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    let long =
        "楼上装修噪音每天从早上六点开始一直持续到晚上十点，孩子没法写作业，老人没法休息，多次劝说无效，请社区协调";
    let done = story.brings("issues", &format!("诉求编号,诉求人,住址,诉求内容\n7,王桂芳,红光巷12号,{long}\n"));
    assert_eq!(counts(&done), [1, 0, 0, 0, 0, 0]);
    let issue = story.sees(issues).remove(0);
    assert_eq!((issue.title.chars().count(), issue.title.ends_with('…')), (40, true));
    let said = story.sees(|office| office.naming::<Words, Issue>(issue.id).count());
    assert_eq!((said, issue.raised_by), (1, vec![wang]));
    let asked = story.doubts_of("issues", "诉求编号,诉求内容\n7,井盖丢失\n");
    assert!(matches!(asked[0].question, Question::Bad { key: "issues.number", .. }), "{asked:?}");
    let (done, refused) =
        story.brings_with(&File::of("issues", "诉求编号,诉求内容,地点\n8,,西街\n"), &Answers::default());
    assert_eq!((counts(&done), refused), ([0, 0, 0, 0, 0, 1], vec!["2 issues.title".to_owned()]));
}

#[test]
fn teams_come_in_with_their_members_one_row_each() {
    let mut story = Story::on("2026-11-23");
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    let li = story.resident("李静", 66, "红光巷14号");
    let text = "队名,姓名,住址,职务,活动日,活动时间,活动地点\n\
        阳光舞蹈队,王桂芳,红光巷12号,队长,周二、周四,09:00-10:30,广场\n\
        阳光舞蹈队,李静,红光巷14号,,,,\n\
        阳光舞蹈队,赵不在,红光巷15号,,,,\n";
    let done = story.brings("teams", text);
    assert_eq!(counts(&done), [2, 0, 0, 1, 0, 0]);
    let teams: Vec<Team> = story.sees(|office| office.of::<Team>().all().cloned().collect());
    assert_eq!(teams.len(), 1);
    let team = &teams[0];
    assert_eq!((team.members.as_slice(), team.leader), (&[wang, li][..], wang));
    assert_eq!(
        (team.weekdays, team.start, team.end),
        (0b1010, Time::constant(9, 0, 0, 0), Time::constant(10, 30, 0, 0))
    );
    assert_eq!(counts(&story.brings("teams", text)), [0, 0, 2, 1, 0, 0]);
    // Another place is asked about, never written over.
    let asked = story.doubts_of("teams", "队名,活动地点\n阳光舞蹈队,礼堂\n");
    assert!(matches!(&asked[0].question, Question::Value { key: "place", .. }), "{asked:?}");
    let command = story.sees(|office| office.commands.newest().next().cloned()).unwrap();
    story.takes_back(&command).unwrap();
    assert_eq!(story.sees(|office| office.of::<Team>().all().count()), 0);
}

#[test]
fn what_a_file_is_is_seen_from_its_headings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let seen = |text: &str| {
        std::fs::write(&path, text).unwrap();
        seen_in(&path, None, date(2026, 11, 23)).into_iter().map(TakenFor::word).collect::<Vec<_>>()
    };
    assert_eq!(seen(ISSUES), ["issues"]);
    assert_eq!(seen("队名,队员,电话\n甲,乙,丙\n"), ["teams"]);
    assert_eq!(seen("姓名,身份证号,住址,所属团队\n甲,,红光巷7号,乙\n"), ["teams", "residents"]);
    assert_eq!(seen("姓名,身份证号,住址\n甲,,红光巷7号\n"), ["residents"]);
}

#[test]
fn bookings_come_in_under_the_rules_of_their_room() {
    let mut story = Story::on("2026-11-23");
    let room = story.room("书画室", 2);
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    story.resident("李静", 66, "红光巷14号");
    story.resident("赵敏", 70, "红光巷15号");
    let text = "活动室,预约日期,预约时段,姓名,住址,人数\n\
        书画室,2026-11-26,14:00-15:30,王桂芳,红光巷12号,1\n\
        书画室,2026-11-26,14:00,李静,红光巷14号,1\n\
        书画室,2026-11-26,14:00,赵敏,红光巷15号,1\n\
        棋牌室,2026-11-26,14:00,王桂芳,红光巷12号,1\n\
        书画室,2026-11-20,14:00,王桂芳,红光巷12号,1\n";
    let file = File::of("bookings", text);
    let (done, refused) = story.brings_with(&file, &Answers::default());
    assert_eq!(counts(&done), [2, 0, 0, 1, 0, 2], "{refused:?}");
    assert_eq!(refused, ["5 bookings.room", "6 bookings.state"]);
    let asked = story.surveys_register(&file, &Answers::default()).doubts;
    assert!(matches!(&asked[0].question, Question::Against(_)), "{asked:?}");
    let place = crate::story::place(room, "2026-11-26", 14);
    let (heads, bookings) = story.sees(|office| {
        let slot = office.of::<linli::model::Slot>().get(place.slot_id()).unwrap();
        (slot.heads(), office.of::<linli::model::Booking>().all().filter(|booking| booking.resident == wang).count())
    });
    assert_eq!((heads, bookings), (2, 1));
    assert_eq!(counts(&story.brings_with(&file, &Answers::default()).0), [0, 0, 2, 1, 0, 2]);
    let past = "活动室,预约日期,预约时段,姓名,住址,是否到场\n书画室,2026-10-15,14:00,王桂芳,红光巷12号,是\n";
    assert_eq!(counts(&story.brings("bookings", past)), [1, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&story.brings("bookings", past)), [0, 0, 1, 0, 0, 0]);
    let commands: Vec<_> = story.sees(|office| office.commands.newest().take(2).cloned().collect());
    for command in commands {
        story.takes_back(&command).unwrap();
    }
    assert_eq!(story.sees(|office| office.of::<linli::model::Booking>().all().count()), 0);
}

#[test]
fn sessions_come_in_and_another_end_is_asked_about() {
    let mut story = Story::on("2026-11-23");
    let text = "义诊单位,义诊日期,时间,内容\n区中医院,2026-12-03,9:00-11:00,量血压\n区医院,2026-12-10,14点,\n";
    let (done, refused) = story.brings_with(&File::of("sessions", text), &Answers::default());
    assert_eq!((counts(&done), refused), ([1, 0, 0, 0, 0, 1], vec!["3 sessions.end".to_owned()]));
    assert_eq!(counts(&story.brings("sessions", text)), [0, 0, 1, 0, 0, 1]);
    let asked = story.doubts_of("sessions", "义诊单位,义诊日期,时间\n区中医院,2026-12-03,9:00-12:00\n");
    assert!(matches!(&asked[0].question, Question::Value { key: "end", .. }), "{asked:?}");
}

#[test]
fn standing_orders_begin_today_and_nobody_has_two_of_one_meal() {
    let mut story = Story::on(crate::canteen::MONDAY);
    crate::canteen::canteen(&mut story);
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    story.resident("李静", 66, "红光巷14号");
    let text = "餐次,姓名,住址,订餐日,用餐方式,开始日期\n\
        午餐,王桂芳,红光巷12号,周一至周五,送餐,2026-03-01\n\
        午餐,王桂芳,红光巷12号,周五,堂食,\n\
        夜宵,李静,红光巷14号,周一,,\n\
        午餐,李静,红光巷14号,看情况,,\n";
    let file = File::of("orders", text);
    let (done, refused) = story.brings_with(&file, &Answers::default());
    assert_eq!(
        (counts(&done), refused.as_slice()),
        ([1, 0, 0, 1, 0, 2], &["4 orders.sitting".to_owned(), "5 orders.weekdays".to_owned()][..])
    );
    let plan = story.sees(|office| office.of::<linli::model::MealPlan>().all().next().cloned()).unwrap();
    assert_eq!(
        (plan.resident, plan.weekdays, plan.served, plan.from),
        (wang, 0b1_1111, 2, crate::canteen::day(crate::canteen::MONDAY))
    );
    assert_eq!(counts(&story.brings_with(&file, &Answers::default()).0), [0, 0, 1, 1, 0, 2]);
}

const READINGS: &str = "姓名,住址,测量日期,血压,空腹血糖,收缩压,舒张压,体重,健康建议,同意记录\n\
    王桂芳,红光巷12号,2026-10-08 09:30,182/104 脉72,7.4,,,62.5,少盐,是\n\
    王桂芳,红光巷12号,2026-10-22,,,150,88,,,\n\
    李静,红光巷14号,2026-10-08,118/76,,,,,,\n\
    王桂芳,红光巷12号,2027-01-01,130/80,,,,,,是\n\
    王桂芳,红光巷12号,2026-10-29,,,,,,多休息,是\n";

/// Readings of an earlier year come in with the consent that the list tells, once, and go as one.
#[test]
fn old_readings_come_in_with_consent_and_are_taken_back_as_one() {
    use linli::model::people::consent::HEALTH_RECORD;
    use linli::model::{Visit, VisitState, Vitals};
    let mut story = Story::on("2026-11-23");
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    let li = story.resident("李静", 66, "红光巷14号");
    let file = File::of("readings", READINGS);
    // Whoever did not agree stays out; a day that is to come, and a row without a reading, are refused.
    let (done, refused) = story.brings_with(&file, &Answers::default());
    assert_eq!(counts(&done), [2, 0, 0, 1, 0, 2], "{refused:?}");
    assert_eq!(refused, ["5 readings.date", "6 readings.pressure"]);
    let asked = story.surveys_register(&file, &Answers::default()).doubts;
    assert!(matches!(&asked[0].question, Question::Against(_)), "{asked:?}");
    let open = story.opens(wang, "vitals");
    let kept = story.sees(|office| {
        assert!(office.consented(wang, HEALTH_RECORD, date(2026, 11, 23)));
        assert!(!office.consented(li, HEALTH_RECORD, date(2026, 11, 23)));
        let mut visits: Vec<&Visit> = office.of::<Visit>().all().collect();
        visits.sort_by_key(|visit| visit.at);
        assert!(visits.iter().all(|visit| visit.resident == wang && visit.state == VisitState::Done));
        let of = |visit: &&Visit| office.opened::<Vitals>(&open, visit.id).unwrap().readings();
        let said: Vec<String> = visits.iter().map(of).collect();
        (visits[0].at, visits[0].recall, visits[1].recall, said)
    });
    assert_eq!(kept.0, date(2026, 10, 8).at(9, 30, 0, 0));
    // Where the list does not tell when to come again, the norm of that day does: 14 days, twice not controlled.
    assert_eq!((kept.1, kept.2), (Some(date(2026, 10, 22)), Some(date(2026, 11, 5))));
    assert_eq!(kept.3, ["182/104 p72 7.4f w62.5", "150/88"]);
    // The same list again adds nothing.
    assert_eq!(counts(&story.brings_with(&file, &Answers::default()).0), [0, 0, 2, 1, 0, 2]);
    // A value that no instrument shows is asked about; one that is seldom right stays out.
    let wrong =
        "姓名,住址,测量日期,血压,体重\n王桂芳,红光巷12号,2026-11-02,128/80,5\n王桂芳,红光巷12号,2026-11-03,280/20,\n";
    let asked = story.doubts_of("readings", wrong);
    assert!(matches!(asked[0].question, Question::Bad { key: "readings.weight", .. }), "{asked:?}");
    assert!(matches!(asked[1].question, Question::Against(_)), "{asked:?}");
    let brought = |note: &Option<Note>| matches!(note, Some(Note::Desk(core::Did::Brought { .. })));
    let command = story.sees(|office| office.commands.newest().find(|one| brought(&one.note)).cloned()).unwrap();
    story.takes_back(&command).unwrap();
    assert_eq!(story.sees(|office| office.of::<Visit>().len()), 0);
}

#[test]
fn what_was_given_last_year_comes_in_once_a_round_and_takes_nothing_from_a_stock() {
    use linli::desk::benefits::Ask;
    use linli::model::benefits::{Benefit, Grant, Terms};
    let mut story = Story::on("2026-11-23");
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    let terms = Terms { age: 60, source: "约定".into(), ..Terms::blank(Id::NONE, date(2020, 1, 1)) };
    let benefit = Benefit { name: "理发".into(), ..Benefit::default() };
    story.ask(Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) }).unwrap();
    let text = "姓名,现住址,优待名称,领取日期,代领人\n王桂芳,红光巷12号,理发,2025-03-05,张敏\n\
        王桂芳,红光巷12号,理发,2025-03-20,\n王桂芳,红光巷12号,足浴,2025-04-01,\n";
    let mut answers = Answers::default();
    for row in 2..5 {
        answers.give(row, Matter::Whose(""), Choice::Same);
    }
    let file = File::of("benefits", text);
    let (done, refused) = story.brings_with(&file, &answers);
    assert_eq!(counts(&done), [1, 0, 1, 0, 0, 1], "{refused:?}");
    let grant = story.sees(|office| office.of::<Grant>().all().next().cloned().unwrap());
    assert_eq!((grant.resident, grant.round, grant.taker.as_str()), (wang, date(2025, 3, 1), "张敏"));
    assert_eq!(counts(&story.brings_with(&file, &answers).0), [0, 0, 2, 0, 0, 1]);
}

#[test]
fn last_years_lists_of_an_activity_come_in_with_the_activity() {
    use linli::model::activities::codes::{place, state};
    use linli::model::activities::{Activity, Participant};
    let mut story = Story::on("2026-11-23");
    let wang = story.resident("王桂芳", 74, "红光巷12号");
    let text = "姓名,现住址,活动名称,活动日期,活动类型,报名状态\n王桂芳,红光巷12号,重阳演出,2025-10-29,文艺庆祝,已到\n\
        王桂芳,红光巷12号,迎新年联欢,2026-12-30,,已报名\n";
    let mut answers = Answers::default();
    for row in 2..4 {
        answers.give(row, Matter::Whose(""), Choice::Same);
    }
    let file = File::of("activities", text);
    assert_eq!(counts(&story.brings_with(&file, &answers).0), [2, 0, 0, 0, 0, 0]);
    let states = story.sees(|office| {
        let mut all: Vec<(String, u8, u8, Id)> = office
            .of::<Participant>()
            .all()
            .map(|one| {
                let activity = office.of::<Activity>().get(one.activity).unwrap();
                (activity.title.clone(), activity.state, one.state, one.resident)
            })
            .collect();
        all.sort();
        all
    });
    let wanted = [
        ("迎新年联欢".to_owned(), state::PLANNED, place::SIGNED_UP, wang),
        ("重阳演出".to_owned(), state::HELD, place::CAME, wang),
    ];
    assert_eq!(states, wanted);
    assert_eq!(counts(&story.brings_with(&file, &answers).0), [0, 0, 2, 0, 0, 0]);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(story.sees(|office| (office.of::<Activity>().len(), office.of::<Participant>().len())), (0, 0));
}

#[test]
fn units_come_in_once_and_what_differs_is_asked() {
    let mut story = Story::on("2026-11-23");
    story.unit("陕西省糖尿病医院");
    let text = "单位名称,单位类型,联系人,电话,地址,备注\n\
        陕西省糖尿病医院,医院,王科长,029-00000103,含光路,义诊\n\
        怡康药店,药店,,029-00000201,,\n\
        红光物业,,李经理,,红光巷1号,\n";
    let (done, refused) = story.brings_with(&File::of("units", text), &Answers::default());
    assert_eq!((counts(&done), refused.len()), ([2, 1, 0, 0, 0, 0], 0));
    let unit = |story: &Story, name: &str| {
        story.sees(|office| office.of::<Unit>().all().find(|unit| unit.name == name).cloned()).unwrap()
    };
    let hospital = unit(&story, "陕西省糖尿病医院");
    assert_eq!((hospital.phone.as_str(), hospital.note.as_str()), ("029-00000103", "义诊"));
    let called = story.sees(|office| office.contacts_of(hospital.id)[0].name.clone());
    assert_eq!(called, "王科长");
    assert_eq!((unit(&story, "怡康药店").kind, unit(&story, "红光物业").kind), (3, 12));
    assert_eq!(counts(&story.brings("units", text)), [0, 0, 3, 0, 0, 0]);
    let asked = story.doubts_of("units", "单位名称,单位类型,地址\n怡康药店,药店,柿园路8号\n怡康药店,商户,\n");
    assert!(matches!(&asked[0].question, Question::Value { key: "kind", .. }), "{asked:?}");
}

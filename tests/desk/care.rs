//! Volunteers and care visits: how often an elder is visited and by which rule, who looks after whom, and who is called
//! where nobody answers.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use linli::desk::care::ladder::{open_of, ready, result_of, rung, rungs};
use linli::desk::care::pairing::{Nearness, elders_of, needs_pair, suggestions};
use linli::desk::care::tiers::{Tier, alarming, by_rule, due, due_visits, look_again, standing, without_plan};
use linli::desk::care::{Ask, volunteers};
use linli::desk::{Visitor, core, people};
use linli::model::care::codes::{NO, YES};
use linli::model::care::{
    CarePlan, CareVisit, CareWords, Duty, Emergency, Not, Pairing, ServiceCertificate, Volunteer,
};
use linli::model::people::consent::VISITS;
use linli::model::people::doubt::{Answers, Choice, Matter};
use linli::model::{Contact, Group, Groups, Id, Refusal, Resident, Reveal, Way, Why};
use proptest::prelude::*;

use crate::story::{Answer, Story};

/// A desk with an elder of these groups, of this age on its day.
fn elder(story: &mut Story, name: &str, age: i16, open: &[Group], closed: &[Group]) -> Id {
    let groups = |of: &[Group]| of.iter().fold(Groups::default(), |all, group| all.with(*group));
    let mut new = story.new_resident(name, age, "红光巷12号3号楼2单元501");
    (new.resident.groups, new.care.groups) = (groups(open), groups(closed));
    story.ask(people::Ask::Register { new: Box::new(new), sure: true }).unwrap().record.unwrap().id
}

fn volunteer(story: &mut Story, name: &str) -> Id {
    let one = Volunteer { name: name.into(), phone: "13800001111".into(), ..Volunteer::new(story.desk.today()) };
    story.ask(Ask::SetVolunteer { volunteer: Box::new(one) }).unwrap().record.unwrap().id
}

fn plan(story: &mut Story, resident: Id) {
    let plan = CarePlan::new(resident, story.desk.today());
    story.ask(Ask::SetPlan { plan: Box::new(plan) }).unwrap();
}

/// Somebody looked in on a day, and it is written down now.
fn sees(story: &mut Story, elder: Id, day: Date, reached: u8) -> Answer {
    let visit = CareVisit { elder, how: 1, reached, minutes: 40, ..CareVisit::default() };
    let ask = Ask::Record { visit: Box::new(visit), words: Box::default(), sure: false };
    let at = (day != story.desk.today()).then(|| day.at(10, 0, 0, 0));
    story.desk.handle(ask.into(), &Visitor { at, ..Visitor::default() })
}

fn due_on(story: &Story, elder: Id) -> Date {
    let office = story.desk.office();
    due(&office, office.of::<CarePlan>().get(elder).unwrap(), story.desk.today())
}

fn tier_on(story: &Story, elder: Id, day: Date) -> Option<Tier> {
    let office = story.desk.office();
    by_rule(&office, office.of::<Resident>().get(elder).unwrap(), day).map(|standing| standing.tier)
}

#[test]
fn each_tier_begins_on_the_day_that_its_rule_says_and_not_before() {
    // Born on the fifteenth of January 1946: eighty on that day of 2026.
    let mut story = Story::on("2026-11-23");
    let alone = elder(&mut story, "王桂芝", 80, &[Group::LivingAlone], &[]);
    assert_eq!(tier_on(&story, alone, date(2026, 1, 14)), Some(Tier::General));
    assert_eq!(tier_on(&story, alone, date(2026, 1, 15)), Some(Tier::High));
    // Sixty, and not before; by what is closed the tier is known all the same.
    for (groups, tier) in [(Group::Dementia, Tier::High), (Group::Disabled, Tier::Key), (Group::Destitute, Tier::Key)] {
        let one = elder(&mut story, "韩忠山", 60, &[], &[groups]);
        assert_eq!(tier_on(&story, one, date(2026, 1, 14)), None, "{groups:?}");
        assert_eq!(tier_on(&story, one, date(2026, 1, 15)), Some(tier), "{groups:?}");
    }
    let nobody = elder(&mut story, "张建国", 90, &[], &[Group::Chronic]);
    assert_eq!(tier_on(&story, nobody, date(2026, 11, 23)), None, "no rule names who lives with their family");
}

#[test]
fn whoever_a_rule_names_stands_on_the_list_until_there_is_a_plan() {
    let mut story = Story::on("2026-11-23");
    let alone = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let listed =
        |story: &Story| without_plan(&story.desk.office(), story.desk.today()).iter().any(|one| one.0 == alone);
    assert!(listed(&story));
    plan(&mut story, alone);
    assert!(!listed(&story));
    story.ask(core::Ask::Undo).unwrap();
    assert!(listed(&story), "a plan that was taken back is none");
}

#[test]
fn the_next_visit_is_due_by_the_tier_at_the_end_of_months_and_on_leap_days_too() {
    // Tier, reached on, due on.
    let (high, key, general) = ((Group::LivingAlone, 85), (Group::Disabled, 65), (Group::LivingAlone, 65));
    for (((group, age), reached), next) in [
        ((high, date(2027, 2, 22)), date(2027, 3, 1)),
        ((high, date(2028, 2, 22)), date(2028, 2, 29)),
        ((high, date(2027, 12, 28)), date(2028, 1, 4)),
        ((key, date(2027, 1, 31)), date(2027, 2, 28)),
        ((key, date(2028, 1, 31)), date(2028, 2, 29)),
        ((key, date(2028, 2, 29)), date(2028, 3, 29)),
        ((key, date(2027, 4, 30)), date(2027, 5, 30)),
        ((general, date(2026, 11, 30)), date(2027, 2, 28)),
        ((general, date(2027, 11, 30)), date(2028, 2, 29)),
        ((general, date(2027, 10, 31)), date(2028, 1, 31)),
    ] {
        let mut story = Story::on("2026-11-23");
        let one = match group {
            Group::Disabled => elder(&mut story, "韩忠山", age, &[], &[group]),
            group => elder(&mut story, "王桂芝", age, &[group], &[]),
        };
        plan(&mut story, one);
        story.moves_to(reached.at(10, 0, 0, 0));
        sees(&mut story, one, reached, YES).unwrap();
        assert_eq!(due_on(&story, one), next, "{group:?} {age}, reached on {reached}");
        // Due on that day, late on the next.
        let office = story.desk.office();
        let late = |day| due_visits(&office, day)[0].late(day);
        assert_eq!((late(next), late(next.tomorrow().unwrap())), (0, 1), "{next}");
    }
}

#[test]
fn a_plan_is_due_before_anybody_was_seen_and_a_late_entry_moves_nothing_past_the_rule() {
    let mut story = Story::on("2026-11-02");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    plan(&mut story, her);
    assert_eq!(due_on(&story, her), date(2026, 11, 9));
    story.moves_to(date(2026, 11, 25).at(9, 0, 0, 0));
    // Seen on the twentieth, written down on the twenty-fifth: the week runs from the twentieth.
    sees(&mut story, her, date(2026, 11, 20), YES).unwrap();
    assert_eq!(due_on(&story, her), date(2026, 11, 27));
    // An earlier one that is entered later still moves nothing back.
    sees(&mut story, her, date(2026, 11, 16), YES).unwrap();
    assert_eq!(due_on(&story, her), date(2026, 11, 27));
    // Whoever was not reached was not seen.
    sees(&mut story, her, date(2026, 11, 25), NO).unwrap();
    assert_eq!(due_on(&story, her), date(2026, 11, 27));
}

#[test]
fn whether_somebody_was_reached_must_be_said_and_all_is_well_or_something_is_amiss() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let unsaid = sees(&mut story, her, date(2026, 11, 23), 0).unwrap_err();
    assert_eq!(unsaid, Refusal::field("reached", linli::model::FieldError::Required));
    let visit = CareVisit { elder: her, how: 1, reached: YES, ..CareVisit::default() };
    let words = CareWords { marks: 0b110, ..CareWords::default() };
    let both = Ask::Record { visit: Box::new(visit), words: Box::new(words), sure: false };
    assert_eq!(story.ask(both).unwrap_err().why, Why::Care(Not::WellAndAmiss));
}

#[test]
fn nobody_at_the_door_offers_an_emergency_at_once_in_the_high_tier_and_the_second_time_below() {
    let mut story = Story::on("2026-11-23");
    let high = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let key = elder(&mut story, "韩忠山", 70, &[], &[Group::Disabled]);
    let alarm = |story: &Story, id| {
        let office = story.desk.office();
        alarming(&office, office.of::<CarePlan>().get(id).unwrap(), story.desk.today())
    };
    for one in [high, key] {
        plan(&mut story, one);
        assert!(!alarm(&story, one));
        sees(&mut story, one, date(2026, 11, 23), NO).unwrap();
    }
    assert!(alarm(&story, high) && !alarm(&story, key));
    sees(&mut story, key, date(2026, 11, 23), NO).unwrap();
    assert!(alarm(&story, key));
    story.moves_to(date(2026, 11, 24).at(9, 0, 0, 0));
    sees(&mut story, key, date(2026, 11, 24), YES).unwrap();
    assert!(!alarm(&story, key), "seen again, nothing is amiss");
}

#[test]
fn a_tier_by_hand_has_a_reason_and_holds_until_the_day_to_look_again() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let by_hand = |reason: &str, again: Option<Date>| CarePlan {
        tier: 1,
        reason: reason.into(),
        again,
        ..CarePlan::new(her, date(2026, 11, 23))
    };
    let again = Some(date(2026, 12, 1));
    for (wrong, key) in [(by_hand("", again), "reason"), (by_hand("刚出院", None), "again")] {
        let refused = story.ask(Ask::SetPlan { plan: Box::new(wrong) }).unwrap_err();
        assert_eq!(refused, Refusal::field(key, linli::model::FieldError::Required));
    }
    let plan = by_hand("刚出院", again);
    story.ask(Ask::SetPlan { plan: Box::new(plan.clone()) }).unwrap();
    let office = story.desk.office();
    let tier = |day| standing(&office, &plan, day).tier;
    assert_eq!((tier(date(2026, 11, 30)), tier(date(2026, 12, 1))), (Tier::Daily, Tier::High));
    assert_eq!((look_again(&plan, date(2026, 11, 30)), look_again(&plan, date(2026, 12, 1))), (false, true));
    assert_eq!(due(&office, &plan, date(2026, 11, 23)), date(2026, 11, 24));
}

#[test]
fn whoever_is_near_is_asked_first_and_a_pair_needs_consent() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let mut from = |name: &str, address: &str| {
        let resident = story.resident(name, 60, address);
        let one = Volunteer { resident, ..Volunteer::new(date(2026, 1, 1)) };
        story.ask(Ask::SetVolunteer { volunteer: Box::new(one) }).unwrap().record.unwrap().id
    };
    let far = from("周敏", "柿园路8号院1号楼1单元101");
    let lane = from("赵国强", "红光巷12号5号楼1单元101");
    let stairs = from("李桂兰", "红光巷12号3号楼2单元201");
    let today = story.desk.today();
    let found = suggestions(&story.desk.office(), her, today);
    let order: Vec<(Id, Nearness)> = found.iter().map(|one| (one.volunteer, one.near)).collect();
    assert_eq!(order, [(stairs, Nearness::Stairwell), (lane, Nearness::Lane), (far, Nearness::Apart)]);
    let pair = |agreed| Ask::Pair { elder: her, volunteer: stairs, role: 1, agreed };
    let refused = story.ask(pair(false)).unwrap_err();
    assert_eq!((refused.why.clone(), refused.ways().to_vec()), (Why::Care(Not::NoConsent), vec![Way::Anyway]));
    story.ask(pair(false).by_way(&Way::Anyway).unwrap()).unwrap();
    assert!(story.desk.office().consented(her, VISITS, today), "what was said now is written with it");
    assert!(story.desk.office().of::<CarePlan>().get(her).is_some(), "whoever is paired is visited");
    assert_eq!(elders_of(&story.desk.office(), stairs, today), [her]);
    assert_eq!(story.ask(pair(true)).unwrap_err().why, Why::Care(Not::PairedAlready { volunteer: stairs }));
}

#[test]
fn elders_are_to_be_paired_again_when_their_volunteer_rests_leaves_or_is_insured_no_more() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let one = volunteer(&mut story, "李桂兰");
    story.ask(Ask::Pair { elder: her, volunteer: one, role: 1, agreed: true }).unwrap();
    let to_pair = |story: &Story, day| needs_pair(&story.desk.office(), her, day);
    let today = story.desk.today();
    assert!(!to_pair(&story, today));
    for state in [2, 3] {
        story.ask(Ask::MoveVolunteer { volunteer: one, state }).unwrap();
        assert!(to_pair(&story, today), "{state}");
        story.ask(core::Ask::Undo).unwrap();
        assert!(!to_pair(&story, today), "{state}");
    }
    let mut insured = story.desk.office().of::<Volunteer>().get(one).cloned().unwrap();
    insured.insured = Some(date(2026, 12, 1));
    story.ask(Ask::SetVolunteer { volunteer: Box::new(insured) }).unwrap();
    assert_eq!((to_pair(&story, date(2026, 12, 1)), to_pair(&story, date(2026, 12, 2))), (false, true));
    let ending = |day| volunteers::insurance_ends(&story.desk.office(), day).len();
    assert_eq!((ending(date(2026, 10, 31)), ending(date(2026, 11, 1))), (0, 1), "named thirty days ahead");
}

#[test]
fn visits_are_taken_back_each_for_itself_in_whatever_order() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    story.moves_to(date(2026, 11, 24).at(9, 0, 0, 0));
    plan(&mut story, her);
    story.moves_to(date(2026, 11, 25).at(9, 0, 0, 0));
    let first = sees(&mut story, her, date(2026, 11, 24), YES).unwrap();
    sees(&mut story, her, date(2026, 11, 25), YES).unwrap();
    assert_eq!(due_on(&story, her), date(2026, 12, 2));
    let versions = story.history(first.record.unwrap());
    let rev = versions.iter().find(|version| version.command == first.command).map(|version| version.rev).unwrap();
    story.ask(core::Ask::UndoThis { command: first.command, rev }).unwrap();
    assert_eq!(due_on(&story, her), date(2026, 12, 2), "the later visit still stands");
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(due_on(&story, her), date(2026, 12, 1), "and then none: a week from the day on which the plan began");
}

#[test]
fn the_ladder_has_the_rungs_that_there_are_and_the_next_one_stands_ready() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let office = |story: &Story| rungs(&story.desk.office(), her, story.desk.today());
    assert_eq!(office(&story).iter().map(|one| one.rung).collect::<Vec<_>>(), [rung::AMBULANCE], "for anyone");
    let one = volunteer(&mut story, "李桂兰");
    story.ask(Ask::Pair { elder: her, volunteer: one, role: 1, agreed: true }).unwrap();
    let mut plan = story.desk.office().of::<CarePlan>().get(her).cloned().unwrap();
    plan.neighbour = Contact { name: "王姨".into(), relation: "对门".into(), phone: "13800003333".into() };
    story.ask(Ask::SetPlan { plan: Box::new(plan) }).unwrap();
    let day = story.desk.today();
    let duty = Duty { id: Id::NONE, day, name: "陈主任".into(), phone: "13800005555".into() };
    story.ask(Ask::SetDuty { duty }).unwrap();
    let kinds: Vec<u8> = office(&story).iter().map(|one| one.rung).collect();
    assert_eq!(kinds, [rung::VOLUNTEER, rung::NEIGHBOUR, rung::DUTY, rung::AMBULANCE]);
    let reveals = |story: &Story| story.desk.office().of::<Reveal>().all().filter(|one| one.resident == her).count();
    let emergency = story.ask(Ask::OpenLadder { elder: her }).unwrap().record.unwrap().id;
    assert_eq!(reveals(&story), 1, "that the numbers were looked at is written down once");
    let stands = |story: &Story| {
        let office = story.desk.office();
        let rungs = rungs(&office, her, day);
        ready(office.of::<Emergency>().get(emergency).unwrap(), &rungs)
    };
    assert_eq!(stands(&story), 0);
    story.ask(Ask::Attempt { emergency, place: 0, result: 2 }).unwrap();
    assert_eq!(stands(&story), 1);
    // 9 is 110/120, whoever stood ready.
    story.ask(Ask::Attempt { emergency, place: 1, result: 9 }).unwrap();
    {
        let office = story.desk.office();
        let record = open_of(&office, her).unwrap();
        let all = rungs(&office, her, day);
        assert!(result_of(record, &all[1]).is_none());
        assert_eq!(result_of(record, &all[3]).map(|one| one.result), Some(9));
    }
    // The next clerk finds it where it was left, and looks at the numbers anew.
    story.ask(core::Ask::SetClerk { clerk: "前台乙".into(), proof: linli::model::operators::Proof::None }).unwrap();
    assert_eq!(story.ask(Ask::OpenLadder { elder: her }).unwrap().record.unwrap().id, emergency);
    assert_eq!((reveals(&story), stands(&story)), (2, 1));
    let end = |found| Ask::EndEmergency { emergency, found, note: "在邻居家".into() };
    assert!(story.ask(end(0)).is_err(), "what was found must be said");
    story.ask(end(1)).unwrap();
    assert!(open_of(&story.desk.office(), her).is_none());
    let over = story.ask(Ask::Attempt { emergency, place: 0, result: 1 }).unwrap_err();
    assert_eq!(over.why, Why::Care(Not::EmergencyOver));
}

#[test]
fn who_declined_is_visited_only_where_that_was_seen() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let plan = CarePlan {
        declined: 2,
        declined_by: 1,
        declined_until: Some(date(2026, 11, 30)),
        ..CarePlan::new(her, date(2026, 11, 23))
    };
    story.ask(Ask::SetPlan { plan: Box::new(plan) }).unwrap();
    assert_eq!(due_visits(&story.desk.office(), date(2026, 11, 23)).len(), 1, "still on the list");
    let refused = sees(&mut story, her, date(2026, 11, 23), YES).unwrap_err();
    assert_eq!(
        (refused.why.clone(), refused.ways().to_vec()),
        (Why::Care(Not::Declined { what: 2 }), vec![Way::Anyway])
    );
    story.moves_to(date(2026, 12, 1).at(9, 0, 0, 0));
    sees(&mut story, her, date(2026, 12, 1), YES).unwrap();
}

#[test]
fn a_list_of_volunteers_comes_in_once_with_residents_matched_and_groups_set_up() {
    let mut story = Story::on("2026-11-23");
    let her = story.resident("李桂兰", 60, "红光巷12号3号楼2单元201");
    let text = "姓名,出生日期,联系电话,特长,志愿服务队,志愿者编号\n\
                李桂兰,1966-01-15,,陪诊、剪纸,邻里守望队,0007\n\
                赵国强,,13800002222,急救,邻里守望队,0008\n";
    let file = crate::registers::File::of("volunteers", text);
    let survey = story.surveys_register(&file, &Answers::default());
    let row = survey.doubts.first().map(|doubt| doubt.row).unwrap();
    let mut answers = Answers::default();
    answers.give(row, Matter::Whose(""), Choice::Without);
    let (done, refused) = story.brings_with(&file, &answers);
    assert_eq!((done.tally.added, refused.len()), (2, 0));
    {
        let office = story.desk.office();
        let one = linli::desk::care::pairing::volunteer_of(&office, her).unwrap();
        assert_eq!((one.skills, one.other_skills.as_str(), one.number.as_str()), (1 << 3, "剪纸", "0007"));
        assert_eq!(office.of::<linli::model::care::VolunteerGroup>().len(), 1);
        assert!(office.of::<Volunteer>().all().any(|one| one.name == "赵国强" && one.skills == 1 << 8));
    }
    assert_eq!(story.brings_with(&file, &answers).0.tally.added, 0, "the same file adds nothing");
}

#[test]
fn a_certificate_counts_what_is_on_record_and_has_a_number_of_its_own() {
    let mut story = Story::on("2026-01-05");
    let her = elder(&mut story, "王桂芝", 83, &[Group::LivingAlone], &[]);
    let one = volunteer(&mut story, "赵国强");
    story.ask(Ask::Pair { elder: her, volunteer: one, role: 1, agreed: true }).unwrap();
    let wanted = |story: &Story| Ask::IssueCertificate {
        certificate: Box::new(ServiceCertificate {
            id: Id::NONE,
            number: 0,
            volunteer: one,
            resident: Id::NONE,
            from: date(2026, 1, 1),
            until: story.desk.today(),
            minutes: 0,
            content: "探访陪伴老人".into(),
            responsible: "陈主任".into(),
            phone: "029-00000401".into(),
            issued: date(2026, 1, 1),
            who: Id::NONE,
        }),
    };
    assert_eq!(story.ask(wanted(&story)).unwrap_err().why, Why::Care(Not::NoHours));
    for (month, minutes) in [(1, 40), (3, 25), (11, 30)] {
        story.moves_to(date(2026, month, 20).at(9, 0, 0, 0));
        let visit = CareVisit { elder: her, volunteer: one, how: 1, reached: YES, minutes, ..CareVisit::default() };
        story.ask(Ask::Record { visit: Box::new(visit), words: Box::default(), sure: false }).unwrap();
    }
    let first = story.ask(wanted(&story)).unwrap().record.unwrap().id;
    let issued = story.desk.office().of::<ServiceCertificate>().get(first).cloned().unwrap();
    assert_eq!((issued.minutes, issued.number), (95, 1));
    story.ask(core::Ask::Undo).unwrap();
    let again = story.ask(wanted(&story)).unwrap().record.unwrap().id;
    let number = story.desk.office().of::<ServiceCertificate>().get(again).unwrap().number;
    assert_eq!(number, 2, "a number that was read out is never given again");
}

#[test]
fn a_list_that_came_back_is_one_command_and_moves_each_who_is_ticked() {
    let mut story = Story::on("2026-11-23");
    let one = volunteer(&mut story, "赵国强");
    let names = ["王桂芝", "余玉英", "韩忠山"];
    let elders = names.map(|name| elder(&mut story, name, 83, &[Group::LivingAlone], &[]));
    for elder in elders {
        story.ask(Ask::Pair { elder, volunteer: one, role: 1, agreed: true }).unwrap();
    }
    story.moves_to(date(2026, 11, 27).at(9, 0, 0, 0));
    story.ask(Ask::TickVisits { volunteer: one, elders: elders[..2].to_vec() }).unwrap();
    let dates = |story: &Story| elders.map(|elder| due_on(story, elder));
    let (seen, not) = (date(2026, 12, 4), date(2026, 11, 30));
    assert_eq!(dates(&story), [seen, seen, not]);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(dates(&story), [not; 3]);
    let nobody = story.ask(Ask::TickVisits { volunteer: one, elders: Vec::new() }).unwrap_err();
    assert_eq!(nobody.why, Why::Care(Not::NobodyTicked));
}

/// What happens to an elder and their volunteer.
#[derive(Debug, Clone)]
enum Deed {
    /// So many days ago they were seen, or not.
    Seen(i64, bool),
    /// So many days pass.
    Later(i64),
    /// The volunteer rests, or serves again.
    Rest(bool),
    /// The elder moves to another house, or out and back.
    Moves,
    Undo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        5 => (0..9_i64, any::<bool>()).prop_map(|(ago, reached)| Deed::Seen(ago, reached)),
        3 => (1..40_i64).prop_map(Deed::Later),
        1 => any::<bool>().prop_map(Deed::Rest),
        1 => Just(Deed::Moves),
        1 => Just(Deed::Undo),
    ];
    proptest::collection::vec(deed, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_with_a_plan_is_ever_without_a_due_date(deeds in deeds(), age in 61_i16..95) {
        let mut story = Story::on("2026-11-23");
        let her = elder(&mut story, "王桂芝", age, &[Group::LivingAlone], &[]);
        let one = volunteer(&mut story, "李桂兰");
        story.ask(Ask::Pair { elder: her, volunteer: one, role: 1, agreed: true }).unwrap();
        let since = story.desk.today();
        // Days on which they were reached, by the command that wrote it; what can be taken back, the last on top.
        let mut reached: Vec<Date> = Vec::new();
        let mut done: Vec<Option<Date>> = Vec::new();
        let mut resting = false;
        for deed in deeds {
            let today = story.desk.today();
            match deed {
                Deed::Seen(ago, yes) => {
                    let day = today.saturating_sub(ago.days()).max(since);
                    // The desk opens at nine: what was at ten of this day has not been yet.
                    sees(&mut story, her, day, if yes { YES } else { NO }).unwrap();
                    if yes { reached.push(day); }
                    done.push(yes.then_some(day));
                }
                Deed::Later(days) => story.moves_to(today.saturating_add(days.days()).at(9, 0, 0, 0)),
                Deed::Rest(rests) => {
                    story.ask(Ask::MoveVolunteer { volunteer: one, state: if rests { 2 } else { 1 } }).unwrap();
                    resting = rests;
                    done.clear();
                }
                Deed::Moves => {
                    let address = linli::model::Address::read("柿园路8号院1号楼1单元101");
                    let relation = linli::model::Relation::Head;
                    let moved = people::Ask::MoveWithin { resident: her, address, relation, whole_household: false };
                    // Who lives there already does not move.
                    drop(story.ask(moved));
                    done.clear();
                }
                Deed::Undo => {
                    if let Some(last) = done.pop() {
                        story.ask(core::Ask::Undo).unwrap();
                        if let Some(day) = last {
                            let at = reached.iter().rposition(|one| *one == day).unwrap();
                            reached.remove(at);
                        }
                    }
                }
            }
            let today = story.desk.today();
            let office = story.desk.office();
            let listed = due_visits(&office, today);
            prop_assert_eq!(listed.len(), 1, "on the list whatever happened");
            let from = reached.iter().copied().max().map_or(since, |day| day.max(since));
            let span = if listed[0].standing.tier == Tier::High { 7.days() } else { 3.months() };
            prop_assert_eq!(listed[0].due, from.checked_add(span).unwrap());
            prop_assert_eq!(listed[0].to_pair, resting);
            let pairs = office.of::<Pairing>().len();
            prop_assert_eq!(pairs, 1);
        }
    }
}

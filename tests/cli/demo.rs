//! The synthetic community.

use linli::model::{
    Booking, Closure, Holiday, Issue, Record, Resident, Room, Series, Slot, VisitorLine, Vitals, Waiting,
};
use std::collections::BTreeSet;

use linli::desk::activities::who::Heads;
use linli::desk::activities::year::{YearFigures, programme};
use linli::desk::care::month::month;
use linli::desk::care::today::CareToday;
use linli::desk::clinic::follow::all_due;
use linli::desk::clinic::today::sessions_today;
use linli::desk::core::office::Office;
use linli::desk::issues::today::IssuesToday;
use linli::model::activities::codes::{PROGRAMME, state};
use linli::model::activities::{Activity, DoorCall, Participant};
use linli::model::benefits::Grant;
use linli::model::care::codes::YES;
use linli::model::care::{CareRound, CareVisit, Emergency, Service, ServiceCertificate, Volunteer, VolunteerGroup};
use linli::model::{BookingState, IssueState};
use linli::store::{Reader, Safe};

use crate::shell::{Folder, files};

fn office(folder: &Folder, data: &str) -> Office {
    Office::read(&Reader::open(&folder.path(data)).unwrap(), &Safe::plain()).unwrap()
}

#[test]
fn the_same_seed_and_day_make_the_same_community() {
    let folder = Folder::new();
    let exported = |data: &str, line: &str| {
        folder.linli(data, &format!("demo --no-console --residents 400 {line}")).is(0);
        folder.linli(data, "export residents").is(0).out
    };
    let one = exported("one", "--seed 7 --today 2026-11-23");
    let same = exported("same", "--today 2026-11-23 --seed 7");
    assert_eq!(one.lines().count(), 400);
    assert_eq!(one, same);
    assert_ne!(one, exported("seed", "--seed 8 --today 2026-11-23"));
    assert_ne!(one, exported("day", "--seed 7 --today 2026-11-24"));

    // Not only the people: everything that happened at the desk is the same, too.
    let (one, same) = (office(&folder, "one"), office(&folder, "same"));
    let all = |office: &Office| {
        let mut lines: Vec<String> = office.of::<Booking>().all().map(|booking| format!("{booking:?}")).collect();
        lines.extend(office.of::<Issue>().all().map(|issue| format!("{issue:?}")));
        lines.extend((office.row_of(Vitals::KIND).unwrap().written)(office).into_iter().map(|(_, vitals)| vitals));
        lines.extend(office.of::<VisitorLine>().all().map(|line| format!("{line:?}")));
        lines.sort();
        lines
    };
    assert_eq!(all(&one), all(&same));
}

#[test]
fn only_a_training_folder_is_touched() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("letters")).unwrap();
    std::fs::write(folder.path("letters").join("a.txt"), "dear").unwrap();
    std::fs::write(folder.path("people.csv"), "姓名,现住址\n王桂芳,红光巷7号\n").unwrap();
    let roster = folder.path("people.csv").display().to_string();
    folder.linli("office", &format!("import {roster}")).is(0);
    for data in ["letters", "office"] {
        let before = files(&folder.path(data));
        let said = folder.linli(data, "demo --no-console").is(1);
        assert!(said.err.contains("不是演练文件夹"), "{}", said.err);
        assert_eq!(before, files(&folder.path(data)));
    }
    // The same folder is found again as it was left, whatever is asked for.
    let first = folder.linli("demo", "demo --no-console --residents 50 --today 2026-11-23").is(0).out;
    let again = folder.linli("demo", "demo --no-console --residents 90 --seed 3").is(0).out;
    assert_eq!(first, again);
}

#[test]
fn the_community_is_lively_on_every_day_of_the_week() {
    let folder = Folder::new();
    for day in 23..=29 {
        let data = format!("day{day}");
        folder.demo(&data, &format!("--residents 900 --today 2026-11-{day}"));
        let office = office(&folder, &data);
        let today = jiff::civil::date(2026, 11, day);
        let issues = IssuesToday::of(&office, today);
        assert!(issues.due > 0 && issues.overdue > 0 && issues.to_call_back > 0, "{data}: {issues:?}");
        assert!(!all_due(&office, today).is_empty() && office.visitors_on(today).count() > 0, "{data}");
        let sessions = sessions_today(&office, today.at(9, 12, 0, 0));
        let queue = sessions.first().unwrap();
        assert!(queue.waiting > 0 && queue.done > 0, "{data}: {queue:?}");
        assert_eq!(office.of::<Resident>().len(), 900);
        let names: BTreeSet<&str> = office.of::<Resident>().all().map(|resident| resident.name.as_str()).collect();
        for name in ["解秀英", "谢小燕", "单玉兰", "仇志明", "查桂芳", "曾宪文", "翟淑珍", "覃丽华", "区志强", "尉迟明"]
        {
            assert!(names.contains(name), "{name}");
        }
        let arrived = office.of::<Booking>().all().filter(|b| b.state == BookingState::Arrived).count();
        let booked = office.of::<Booking>().all().filter(|b| b.state == BookingState::Booked).count();
        assert!(arrived > 10 && booked > 50, "{data}: {arrived} {booked}");
        let full = office.of::<Slot>().all().any(|slot| {
            let room = linli::model::center::booking::Place::of_slot(slot.id)
                .and_then(|place| office.of::<Room>().get(place.room));
            room.is_some_and(|room| slot.heads() == room.capacity)
        });
        assert!(full && office.of::<Closure>().len() == 2, "{data}");
        let missed = office.of::<Booking>().all().filter(|b| b.state == BookingState::NoShow).count();
        let again = (office.of::<Series>().len(), office.of::<Waiting>().len(), office.of::<Holiday>().len());
        assert!(missed > 0 && again == (2, 2, 1), "{data}: {missed} {again:?}");
        assert!(office.of::<Issue>().all().any(|issue| issue.state == IssueState::Closed), "{data}");
        let lane = office.of::<Issue>().all().find(|issue| issue.title == "红光巷路面破损").unwrap();
        assert!(lane.raised_by.len() > 3 && lane.state == IssueState::AwaitingHigher);
        folder.linli(&data, "check").is(0);
    }
}

#[test]
fn two_people_have_the_initials_of_the_story() {
    let folder = Folder::new();
    folder.demo("demo", "--today 2026-11-23");
    let said = folder.linli("demo", "find xxy --json").is(0).out;
    let found: serde_json::Value = serde_json::from_str(&said).unwrap();
    let (residents, others): (Vec<_>, Vec<_>) =
        found.as_array().unwrap().iter().partition(|one| one["kind"] == "resident");
    let people: Vec<(&str, i64, &str, &str)> = residents
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap();
            (text("name"), one["age"].as_i64().unwrap(), text("address"), one["phones"][0].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        people,
        [("解秀英", 71, "红光巷12号 3-2-501", "*******8829"), ("谢小燕", 34, "柿园路8号院 1-1-202", "*******0417"),]
    );
    assert!(!said.contains("15400008829"));
    assert!(found.as_array().unwrap().starts_with(&residents.iter().map(|one| (*one).clone()).collect::<Vec<_>>()));
    assert!(others.iter().any(|one| one["kind"] == "booking" && one["text"].as_str().unwrap().contains("解秀英")));
    for one in residents {
        let number = one["id_number"].as_str().unwrap();
        assert!(number.starts_with("**************") && number.len() == 18, "{number}");
    }
    let lines = folder.linli("demo", "find xxy --lang en").is(0).out;
    let lines: Vec<&str> = lines.lines().collect();
    assert!(
        lines[0].starts_with("解秀英") && lines[1].starts_with("谢小燕") && lines[2].starts_with("issue"),
        "{lines:?}"
    );
    let why = folder.linli("demo", "find xxy 8829 --explain").is(0).out;
    assert!(why.contains("整个姓名 1 + 电话末几位 0 = 1；今天要来"), "{why}");
    let why = folder.linli("demo", "find xeixiuying --explain --lang en").is(0).out;
    assert!(why.contains("one key wrong 30"), "{why}");
    assert!(folder.linli("demo", "find !1").is(0).out.lines().all(|line| line.starts_with("诉求")));
    assert!(folder.linli("demo", "find zzzzzz").is(0).out.contains("没有找到"));
    assert_eq!(
        folder.linli("demo", "find 红光巷 --limit 3 --json").is(0).out.matches("\"kind\":\"resident\"").count(),
        3
    );
}

#[test]
fn volunteers_and_care_visits_are_what_the_exports_count() {
    let folder = Folder::new();
    folder.demo("demo", "--today 2026-11-23");
    let office = office(&folder, "demo");
    let today = jiff::civil::date(2026, 11, 23);
    let exported = |what: &str| folder.linli("demo", &format!("export {what}")).is(0).out.lines().count();
    assert_eq!((exported("volunteers"), exported("care-plans")), (500, 300));
    assert_eq!((office.of::<Volunteer>().len(), office.of::<VolunteerGroup>().len()), (500, 4));
    let visits = office.of::<CareVisit>().len();
    assert_eq!(exported("care-visits"), visits);
    let first = office.of::<CareVisit>().all().map(|visit| visit.at.date()).min().unwrap();
    assert!(first < jiff::civil::date(2026, 1, 15) && visits > 2_000, "{visits} since {first}");
    let missed = office.of::<CareVisit>().all().filter(|visit| visit.reached != YES).count();
    assert!(missed > 50, "{missed}");
    let counted = CareToday::of(&office, today);
    assert!(counted.due > 0 && counted.overdue > 0 && counted.to_pair > 0 && counted.unplanned > 0, "{counted:?}");
    assert!(counted.insurance > 0, "{counted:?}");
    let emergency = office.of::<Emergency>().all().next().unwrap();
    assert!(office.of::<Emergency>().len() == 1 && !emergency.is_open() && emergency.attempts.len() == 2);
    assert!(office.on_duty(today).is_some());
    let rows = |what: &str| {
        let said = folder.linli("demo", &format!("export {what} --format jsonl")).is(0).out;
        said.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<serde_json::Value>>()
    };
    let number = |row: &serde_json::Value, key: &str| row[key].as_i64().unwrap_or(0);
    // The month: what stands on its page is counted again over what goes out.
    let visits = rows("care-visits");
    let counted = month(&office, today, today);
    let of_month = |row: &&serde_json::Value| row["at"].as_str().unwrap().starts_with("2026-11");
    let by_volunteers = visits.iter().filter(of_month).filter(|row| !row["volunteer"].is_null());
    let (count, minutes) =
        by_volunteers.fold((0, 0), |(count, minutes), row| (count + 1, minutes + number(row, "minutes")));
    let groups = counted.groups.values().fold((0, 0), |all, one| (all.0 + one.visits, all.1 + i64::from(one.minutes)));
    assert_eq!((count, minutes), groups);
    let plans = rows("care-plans");
    assert_eq!(plans.len(), counted.elders);
    let volunteers = rows("volunteers");
    let serving: BTreeSet<&str> =
        volunteers.iter().filter(|row| row["state"] == "active").map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(serving.len(), counted.groups.values().map(|group| group.people).sum::<usize>());
    let pairs = rows("care-pairs");
    let standing = || pairs.iter().filter(|row| row["until"].is_null());
    let insured = |id: &str| {
        let one = volunteers.iter().find(|row| row["id"] == id).unwrap();
        one["insured"].as_str().is_none_or(|until| until >= "2026-11-23")
    };
    let looked_after: BTreeSet<&str> = standing()
        .filter(|row| row["role"] == "first")
        .filter(|row| row["volunteer_id"].as_str().is_some_and(|id| serving.contains(id) && insured(id)))
        .map(|row| row["resident_id"].as_str().unwrap())
        .collect();
    let without = plans.iter().filter(|plan| !looked_after.contains(plan["resident_id"].as_str().unwrap())).count();
    assert_eq!(without, counted.without_pair);
    let mut load = std::collections::BTreeMap::new();
    for id in &serving {
        *load.entry(standing().filter(|row| row["volunteer_id"] == *id).count()).or_insert(0) += 1;
    }
    assert_eq!(load, counted.load);
    for tier in counted.tiers.values() {
        assert!(tier.in_time > 0, "{:?}", counted.tiers);
    }
    assert!(counted.without_pair > 0 && count > 0 && counted.tiers.values().any(|tier| tier.late > 0));
    // What each gave in all is what their visits, help, call-outs and corrections come to.
    let call_outs = rows("call-outs");
    let services = rows("services");
    let sum = |rows: &[serde_json::Value]| rows.iter().map(|row| number(row, "minutes")).sum::<i64>();
    let visited: i64 = visits.iter().filter(|row| !row["volunteer"].is_null()).map(|row| number(row, "minutes")).sum();
    let served: i64 = volunteers.iter().map(|row| number(row, "served")).sum();
    assert_eq!(served, visited + sum(&call_outs) + sum(&services));
    let hours = rows("volunteer-hours");
    let october = visits.iter().filter(|row| row["at"].as_str().unwrap().starts_with("2026-10"));
    let october: i64 = october.filter(|row| !row["volunteer"].is_null()).map(|row| number(row, "minutes")).sum();
    assert_eq!(hours.iter().map(|row| number(row, "total")).sum::<i64>(), october);
    assert!(hours.iter().all(|row| row["reported"].is_string()) && october > 0);
    let open = office.of::<Service>().all().filter(|one| one.is_open()).count();
    for (what, least) in [("call-outs", call_outs.len()), ("services", services.len()), ("open help", open)] {
        assert!(least > 0, "{what}");
    }
    assert_eq!(rows("service-certificates").len(), office.of::<ServiceCertificate>().len());
    assert!(!rows("service-certificates").is_empty());
    assert!(office.of::<CareRound>().all().any(|round| round.elders.len() > 20));
    folder.linli("demo", "check").is(0);
}

/// The rows of an export, each by its column.
fn exported(folder: &Folder, word: &str) -> Vec<serde_json::Value> {
    let out = folder.linli("year", &format!("export {word} --lang en")).is(0).out;
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_whole_year_of_activities_lies_there_and_its_figures_are_those_of_the_exports() {
    let folder = Folder::new();
    folder.linli("year", "demo --no-console --residents 1200 --today 2026-11-26").is(0);
    let office = office(&folder, "year");
    let all: Vec<&Activity> = office.of::<Activity>().all().collect();
    let sum = |year| YearFigures::of(&office, year, |_| true);
    let (last, this) = (sum(2025), sum(2026));
    let held = all.iter().filter(|one| one.state == state::HELD).count();
    assert_eq!(last.held + this.held, held);
    let activities = exported(&folder, "activities");
    assert_eq!(activities.len(), all.len());
    let press: u64 = activities.iter().map(|row| row["press"].as_u64().unwrap_or(0)).sum();
    assert_eq!(press as usize, last.press + this.press);
    let people = exported(&folder, "activity-people");
    assert_eq!(people.len(), office.of::<Participant>().len());
    let came = office.of::<Participant>().all().filter(|one| one.came()).count();
    let minutes: u64 = people.iter().map(|row| row["minutes"].as_u64().unwrap_or(0)).sum();
    assert_eq!(minutes as usize, last.minutes + this.minutes);
    let heads: usize = all.iter().map(|one| Heads::of(&office, one).came).sum();
    assert_eq!(heads, came);
    let doors = exported(&folder, "door-calls");
    assert_eq!(doors.len(), office.of::<DoorCall>().len());
    let gifts = office.of::<Grant>().all().filter(|grant| grant.stands() && !grant.occasion.is_none()).count();
    assert_eq!(gifts, last.gifts + this.gifts);
    let given = exported(&folder, "benefits").into_iter().filter(|row| !row["occasion"].is_null()).count();
    assert_eq!(given, gifts);
    let none: Vec<(&str, usize)> = [
        ("planned", this.planned),
        ("held", this.held),
        ("cancelled", last.cancelled + this.cancelled),
        ("there", this.there),
        ("volunteers", this.volunteers),
        ("minutes", this.minutes),
        ("gifts", this.gifts),
        ("press", this.press),
        ("doors", this.doors),
    ]
    .into_iter()
    .filter(|(_, number)| *number == 0)
    .collect();
    assert_eq!(none, [], "{this:?}");
    assert!(gifts >= 800 && programme(&office, 2026).len() > this.planned, "{gifts} gifts");
    for code in PROGRAMME {
        assert!(all.iter().any(|one| one.programme == code.code), "nothing of {}", code.key);
    }
    assert!(all.iter().filter(|one| one.programme == 8).count() >= 7, "seven large ones");
    assert!(all.iter().any(|one| one.is_ahead(jiff::civil::date(2026, 11, 26))), "something is ahead");
}

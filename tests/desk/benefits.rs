//! What residents may have, on both sides of every age and month end; nobody twice in a round, no stock below nothing.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use linli::desk::activities;
use linli::desk::benefits::allowance::{ToDo, to_do};
use linli::desk::benefits::birthdays::in_month;
use linli::desk::benefits::entitled::{RoundList, State, TableOn, row_on, state};
use linli::desk::benefits::stock::{StockToday, expires};
use linli::desk::benefits::{Ask, Giving};
use linli::desk::core;
use linli::desk::people;
use linli::desk::people::merge::Both;
use linli::model::activities::Activity;
use linli::model::benefits::Allowance;
use linli::model::benefits::round::ACTIVITY;
use linli::model::benefits::{Benefit, Grant, HOUSEHOLD, Not, NotEntitled, Supply, Terms};
use linli::model::{Id, Record, Refusal, Relation, Resident, Way, Why};
use proptest::prelude::*;

use crate::story::{Answer, Story};

impl Story {
    fn benefit(&mut self, name: &str, set: impl FnOnce(&mut Terms)) -> Id {
        let mut terms = Terms { age: 60, source: "社区办法".into(), ..Terms::blank(Id::NONE, date(2020, 1, 1)) };
        set(&mut terms);
        let benefit = Benefit { name: name.into(), ..Benefit::default() };
        let ask = Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) };
        self.ask(ask).unwrap().record.unwrap().id
    }

    fn stock(&mut self, name: &str, pieces: u32) -> Id {
        let supply = Supply { name: name.into(), measure: "盒".into(), low: 2, ..Supply::default() };
        let supply = self.ask(Ask::SetSupply(Box::new(supply))).unwrap().record.unwrap().id;
        self.receives(supply, pieces, None).unwrap();
        supply
    }

    fn receives(&mut self, supply: Id, pieces: u32, expiry: Option<Date>) -> Answer {
        self.ask(Ask::Receive { supply, pieces, source: Id::NONE, expiry, note: String::new() })
    }

    fn gives(&mut self, benefit: Id, resident: Id) -> Answer {
        self.ask(Ask::Give(Box::new(Giving { benefit, resident, ..Giving::default() })))
    }

    fn left(&self, supply: Id) -> i64 {
        self.sees(|office| office.of::<Supply>().get(supply).unwrap().left)
    }

    fn how(&self, benefit: Id, resident: Id, day: Date) -> State {
        self.sees(|office| {
            let row = row_on(office, benefit, day).unwrap();
            state(office, &row, office.of::<Resident>().get(resident).unwrap(), day)
        })
    }

    fn born(&mut self, name: &str, birth: Date, address: &str) -> Id {
        let mut new = self.new_resident(name, 60, address);
        new.resident.birth = Some(birth);
        new.resident.id_number = String::new();
        self.ask(people::Ask::Register { new: Box::new(new), sure: true }).unwrap().record.unwrap().id
    }
}

fn why(answer: Answer) -> Not {
    match answer.unwrap_err().why {
        Why::Benefits(not) => not,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_haircut_is_had_from_the_sixtieth_birthday_on_once_a_month() {
    let mut story = Story::on("2026-11-22");
    let haircut = story.benefit("理发", |_| {});
    let born = story.born("解秀英", date(1966, 11, 23), "红光巷 3-2-501");
    let sixty = date(2026, 11, 23);
    assert_eq!(story.how(haircut, born, date(2026, 11, 22)), State::Soon { on: sixty });
    let not = Not::NotEntitled { benefit: haircut, resident: born, why: NotEntitled::TooYoung { age: 60, on: sixty } };
    assert_eq!(why(story.gives(haircut, born)), not);
    story.moves_to(sixty.at(9, 0, 0, 0));
    assert_eq!(story.how(haircut, born, sixty), State::Open);
    let given = story.gives(haircut, born).unwrap().record.unwrap();
    let again = Some(date(2026, 12, 1));
    story.moves_to(date(2026, 11, 30).at(18, 0, 0, 0));
    let refused = story.gives(haircut, born).unwrap_err();
    let taken = Not::Taken { benefit: haircut, by: born, on: sixty, per: 1, every: 1, again };
    assert_eq!((refused.why.clone(), refused.ways().len()), (Why::Benefits(taken), 1));
    assert_eq!(refused.ways(), [Way::Open { kind: Grant::KIND, id: given.id }]);
    story.moves_to(date(2026, 12, 1).at(8, 0, 0, 0));
    assert_eq!(story.how(haircut, born, date(2026, 12, 1)), State::Open);
    story.gives(haircut, born).unwrap();
}

#[test]
fn what_comes_within_sixty_days_is_told_and_nothing_later() {
    let mut story = Story::on("2026-11-23");
    story.benefit("高龄慰问", |terms| (terms.age, terms.every) = (80, 3));
    let day = date(2026, 11, 23);
    for (days, told) in [(1, true), (23, true), (60, true), (61, false)] {
        let birthday = day.checked_add(days.days()).unwrap();
        let who = story.born(
            &format!("某{days}"),
            Date::new(birthday.year() - 80, birthday.month(), birthday.day()).unwrap(),
            "柿园路 1-1-101",
        );
        let told_now = story.sees(|office| {
            let table = TableOn::of(office, day);
            table
                .concerning(office, office.of::<Resident>().get(who).unwrap())
                .into_iter()
                .map(|(_, s)| s)
                .collect::<Vec<_>>()
        });
        let wanted: Vec<State> = told.then_some(State::Soon { on: birthday }).into_iter().collect();
        assert_eq!(told_now, wanted, "{days} days ahead");
    }
}

#[test]
fn a_change_of_the_table_applies_from_its_day_and_the_past_keeps_its_own() {
    let mut story = Story::on("2026-11-23");
    let haircut = story.benefit("理发", |_| {});
    let who = story.resident("解秀英", 63, "红光巷 3-2-501");
    let given = story.gives(haircut, who).unwrap().record.unwrap().id;
    let before = story.sees(|office| office.of::<Grant>().get(given).unwrap().terms);
    let from = date(2026, 12, 1);
    let terms = Terms { age: 65, source: "新约定".into(), ..Terms::blank(haircut, from) };
    story.ask(Ask::SetTerms(Box::new(terms.clone()))).unwrap();
    let open = |story: &Story, day| matches!(story.how(haircut, who, day), State::Open | State::Taken { .. });
    assert_eq!((open(&story, date(2026, 11, 30)), open(&story, from)), (true, false));
    assert_eq!(story.sees(|office| office.of::<Grant>().get(given).unwrap().terms), before);
    // By what something was given, the table is not changed any more; of one day there is one row.
    let known = story.sees(|office| office.of::<Terms>().get(before).cloned().unwrap());
    assert!(matches!(why(story.ask(Ask::SetTerms(Box::new(Terms { age: 70, ..known })))), Not::TermsKnown { .. }));
    assert!(matches!(why(story.ask(Ask::SetTerms(Box::new(terms)))), Not::TermsKnown { .. }));
    story.ask(core::Ask::Undo).unwrap();
    assert!(open(&story, from));
}

#[test]
fn a_household_has_it_once_whoever_takes_it_and_whoever_moves_takes_it_along() {
    let mut story = Story::on("2026-02-10");
    let visit = story.benefit("春节慰问", |terms| (terms.per, terms.every) = (HOUSEHOLD, 5));
    let wife = story.resident("解秀英", 71, "红光巷 3-2-501");
    let husband = story.resident("张建国", 74, "红光巷 3-2-501");
    let other = story.resident("谢玉兰", 80, "柿园路 1-1-202");
    assert_eq!(story.sees(|office| RoundList::of(office, visit, date(2026, 2, 10)).open.len()), 2);
    story.gives(visit, husband).unwrap();
    assert!(matches!(why(story.gives(visit, wife)), Not::Taken { by, .. } if by == husband));
    assert_eq!(story.sees(|office| RoundList::of(office, visit, date(2026, 2, 10)).open.clone()), [other]);
    let moved = people::Ask::MoveWithin {
        resident: husband,
        address: linli::model::Address::read("柿园路 9-1-101"),
        relation: Relation::Head,
        whole_household: false,
    };
    story.ask(moved).unwrap();
    assert!(matches!(why(story.gives(visit, wife)), Not::Taken { .. }));
    assert!(matches!(why(story.gives(visit, husband)), Not::Taken { .. }));
    // Between the rounds nobody has it, and the next day is named.
    story.moves_to(date(2026, 3, 5).at(9, 0, 0, 0));
    let no_round = Not::NoRound { benefit: visit, every: 5, next: Some(date(2027, 1, 7)) };
    assert_eq!(why(story.gives(visit, other)), no_round);
}

#[test]
fn a_group_may_have_it_before_the_age_and_who_left_may_not() {
    let mut story = Story::on("2026-11-23");
    let haircut = story.benefit("理发", |terms| terms.groups = 1 << 3);
    let mut new = story.new_resident("谢小燕", 40, "柿园路 1-1-202");
    new.resident.groups = new.resident.groups.with(linli::model::Group::Entitled);
    let veteran = story.ask(people::Ask::Register { new: Box::new(new), sure: true }).unwrap().record.unwrap().id;
    let gone = story.resident("王伟", 70, "柿园路 1-1-101");
    story.ask(people::Ask::MoveOut { resident: gone, on: date(2026, 11, 20), whole_household: false }).unwrap();
    story.gives(haircut, veteran).unwrap();
    let not = Not::NotEntitled { benefit: haircut, resident: gone, why: NotEntitled::NotHere };
    assert_eq!(why(story.gives(haircut, gone)), not);
    // On the day before they left they still lived here.
    assert_eq!(story.how(haircut, gone, date(2026, 11, 19)), State::Open);
    assert_eq!(story.how(haircut, gone, date(2026, 11, 20)), State::No(NotEntitled::NotHere));
}

#[test]
fn each_is_one_commit_with_its_stock_and_comes_back_with_it() {
    let mut story = Story::on("2026-11-23");
    let pills = story.stock("硝苯地平", 2);
    let medicine = story.benefit("药品", |terms| terms.supplies = vec![pills]);
    let people: Vec<Id> = (0..3).map(|n| story.resident(&format!("某{n}"), 70, "红光巷 3-2-501")).collect();
    let before = story.desk.office().head;
    let first = story.gives(medicine, people[0]).unwrap().record.unwrap().id;
    assert_eq!(story.desk.office().head, before + 1);
    story.gives(medicine, people[1]).unwrap();
    assert_eq!(story.left(pills), 0);
    assert_eq!(why(story.gives(medicine, people[2])), Not::TooLittle { supply: pills, left: 0, asked: 1 });
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(story.left(pills), 1);
    story.ask(Ask::VoidGrant { grant: first, reason: 2, note: String::new() }).unwrap();
    assert_eq!(story.left(pills), 2);
    assert_eq!(why(story.ask(Ask::VoidGrant { grant: first, reason: 2, note: String::new() })), Not::VoidAlready);
    // Given again it is another one; the void one does not come back beside it.
    story.gives(medicine, people[0]).unwrap();
    let void = story.desk.office().commands.newest().nth(1).cloned().unwrap();
    assert!(matches!(why(story.takes_back(&void)), Not::Taken { .. }));
    // What was spoiled is gone.
    let second = story.sees(|office| office.of::<Grant>().all().find(|grant| grant.stands()).unwrap().id);
    story.ask(Ask::VoidGrant { grant: second, reason: 3, note: "包装破损".into() }).unwrap();
    assert_eq!(story.left(pills), 1);
}

#[test]
fn a_stock_is_counted_with_a_reason_and_its_receipt_is_not_taken_back_once_it_is_given() {
    let mut story = Story::on("2026-11-23");
    let pills = story.stock("硝苯地平", 1);
    let received = story.desk.office().commands.newest().next().cloned().unwrap();
    let medicine = story.benefit("药品", |terms| terms.supplies = vec![pills]);
    let who = story.resident("解秀英", 71, "红光巷 3-2-501");
    story.gives(medicine, who).unwrap();
    assert_eq!(why(story.takes_back(&received)), Not::TooLittle { supply: pills, left: 0, asked: 1 });
    let count = |found, note: &str| Ask::CountStock { supply: pills, found, note: note.into() };
    assert!(story.ask(count(5, " ")).is_err());
    story.ask(count(5, "点出来多了")).unwrap();
    let lose = |pieces| Ask::LoseStock { supply: pills, pieces, note: "受潮".into() };
    assert_eq!(why(story.ask(lose(6))), Not::TooLittle { supply: pills, left: 5, asked: 6 });
    story.ask(lose(4)).unwrap();
    assert_eq!(story.left(pills), 1);
}

#[test]
fn what_is_low_and_what_runs_out_is_told_on_its_day() {
    let mut story = Story::on("2026-11-23");
    let pills = story.stock("硝苯地平", 1);
    let (soon, late) = (date(2026, 12, 23), date(2027, 6, 1));
    story.receives(pills, 2, Some(late)).unwrap();
    story.receives(pills, 2, Some(soon)).unwrap();
    let today = |story: &Story, day| story.sees(|office| StockToday::of(office, day));
    assert_eq!(today(&story, date(2026, 11, 22)), StockToday::default());
    assert_eq!(today(&story, date(2026, 11, 23)).expiring, [(pills, soon)]);
    // What must go first went first.
    story.ask(Ask::LoseStock { supply: pills, pieces: 2, note: "发完".into() }).unwrap();
    assert_eq!(story.sees(|office| expires(office, office.of::<Supply>().get(pills).unwrap())), Some(late));
    assert_eq!(today(&story, date(2026, 11, 23)).low, []);
    story.ask(Ask::LoseStock { supply: pills, pieces: 1, note: "发完".into() }).unwrap();
    assert_eq!(today(&story, date(2026, 11, 23)).low, [pills]);
}

#[test]
fn what_was_given_yesterday_is_entered_as_of_yesterday() {
    let mut story = Story::on("2026-12-01");
    let haircut = story.benefit("理发", |_| {});
    let who = story.resident("解秀英", 71, "红光巷 3-2-501");
    let late = linli::desk::Visitor { at: Some(date(2026, 11, 30).at(15, 0, 0, 0)), ..linli::desk::Visitor::default() };
    let ask = Ask::Give(Box::new(Giving { benefit: haircut, resident: who, ..Giving::default() }));
    story.desk.handle(ask.into(), &late).unwrap();
    // That was November's: December's is still open.
    assert_eq!(story.how(haircut, who, date(2026, 12, 1)), State::Open);
    assert!(matches!(story.how(haircut, who, date(2026, 11, 30)), State::Taken { on, .. } if on == date(2026, 11, 30)));
}

#[test]
fn as_many_as_there_are_are_given_in_a_round() {
    let mut story = Story::on("2026-11-23");
    let haircut = story.benefit("理发", |terms| terms.quota = 1);
    let people: Vec<Id> = (0..2).map(|n| story.resident(&format!("某{n}"), 70, "红光巷 3-2-501")).collect();
    story.gives(haircut, people[0]).unwrap();
    let next = Some(date(2026, 12, 1));
    assert_eq!(why(story.gives(haircut, people[1])), Not::QuotaUsed { benefit: haircut, quota: 1, next });
    story.ask(core::Ask::Undo).unwrap();
    story.gives(haircut, people[1]).unwrap();
}

#[test]
fn the_allowance_is_told_sixty_days_ahead_proved_each_year_and_ended() {
    let mut story = Story::on("2026-11-23");
    let day = date(2026, 11, 23);
    let born = |story: &mut Story, days: i64| {
        let on = day.checked_add(days.days()).unwrap();
        story.born(&format!("某{days}"), Date::new(on.year() - 70, on.month(), on.day()).unwrap(), "柿园路 1-1-101")
    };
    let (soon, later) = (born(&mut story, 60), born(&mut story, 61));
    let told =
        |story: &Story, who, day| story.sees(|office| to_do(office, office.of::<Resident>().get(who).unwrap(), day));
    assert_eq!(told(&story, soon, day), Some(ToDo::Apply { from: date(2027, 1, 22) }));
    assert_eq!(told(&story, later, day), None);
    let set = |story: &mut Story, one: Allowance| story.ask(Ask::SetAllowance(Box::new(one)));
    let early = Allowance { proved: Some(day), how: 1, ..Allowance::of(soon) };
    assert_eq!(why(set(&mut story, early)), Not::NotApplied { resident: soon });
    set(&mut story, Allowance { applied: Some(day), ..Allowance::of(soon) }).unwrap();
    // A year after the application the first proof is due, told sixty days ahead.
    let due = date(2027, 11, 23);
    let months = |story: &Story, day| told(story, soon, day);
    assert_eq!(months(&story, date(2027, 9, 23)), None);
    assert_eq!(months(&story, date(2027, 9, 24)), Some(ToDo::Prove { due }));
    let proved = Allowance { applied: Some(day), proved: Some(day), how: 0, ..Allowance::of(soon) };
    assert!(set(&mut story, proved.clone()).is_err(), "how it was proved");
    set(&mut story, Allowance { how: 2, ..proved.clone() }).unwrap();
    let future = Allowance { proved: Some(date(2026, 11, 24)), how: 2, ..proved.clone() };
    assert!(set(&mut story, future).is_err());
    story.ask(people::Ask::Died { resident: soon, on: day }).unwrap();
    assert_eq!(told(&story, soon, day), Some(ToDo::Report { since: Some(day) }));
    set(&mut story, Allowance { how: 2, reported: Some(day), ..proved }).unwrap();
    assert_eq!(told(&story, soon, day), None);
    set(&mut story, Allowance { declined: Some(day), ..Allowance::of(later) }).unwrap();
    assert_eq!(told(&story, later, date(2027, 1, 1)), None);
}

#[test]
fn birthdays_of_a_month_are_those_of_both_calendars_of_the_very_old() {
    let mut story = Story::on("2026-11-23");
    // Double Ninth of 1946, on 3 October; turns eighty in the year.
    let old = story.born("解秀英", date(1946, 10, 3), "柿园路 1-1-101");
    story.born("谢小燕", date(1986, 10, 3), "柿园路 1-1-102");
    let month = story.sees(|office| in_month(office, date(2026, 10, 1)));
    let told: Vec<(Date, bool, Id)> = month.into_iter().map(|one| (one.on, one.lunar, one.resident)).collect();
    assert_eq!(told, [(date(2026, 10, 3), false, old), (date(2026, 10, 18), true, old)]);
    assert_eq!(story.sees(|office| in_month(office, date(2026, 11, 1))), []);
}

/// What a property's story does next.
#[derive(Debug, Clone)]
enum Deed {
    Give(usize, usize),
    Tick(usize, usize),
    Void(usize, u8),
    Undo,
    Redo,
    UndoAny(usize),
    Merge(usize, usize),
    Move(usize, usize),
    Receive(u32),
    Lose(u32),
    Count(u32),
    Days(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => (0..2_usize, 0..5_usize).prop_map(|(what, who)| Deed::Give(what, who)),
        4 => (0..2_usize, 0..5_usize).prop_map(|(what, who)| Deed::Tick(what, who)),
        2 => (0..20_usize, 1..5_u8).prop_map(|(grant, why)| Deed::Void(grant, why)),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        2 => (0..12_usize).prop_map(Deed::UndoAny),
        1 => (0..5_usize, 0..5_usize).prop_map(|(one, other)| Deed::Merge(one, other)),
        2 => (0..5_usize, 0..5_usize).prop_map(|(who, with)| Deed::Move(who, with)),
        1 => (1..4_u32).prop_map(Deed::Receive),
        1 => (1..4_u32).prop_map(Deed::Lose),
        1 => (0..4_u32).prop_map(Deed::Count),
        1 => (1..20_i64).prop_map(Deed::Days),
    ]
}

/// Grants that stand for one and the same in one round, or at one activity.
fn twice(story: &Story) -> Vec<(Id, Id, (Id, Date))> {
    story.sees(|office| {
        let mut count: BTreeMap<(Id, Id, (Id, Date)), usize> = BTreeMap::new();
        for grant in office.of::<Grant>().all().filter(|grant| grant.stands()) {
            let round = (grant.occasion, grant.round);
            *count.entry((grant.benefit, grant.resident, round)).or_default() += 1;
            if !grant.household.is_none() {
                *count.entry((grant.benefit, grant.household, round)).or_default() += 1;
            }
        }
        // Who took it for a household is counted as a person too, and may have been merged since.
        count.into_iter().filter(|(_, times)| *times > 1).map(|(what, _)| what).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn nobody_ever_has_it_twice_in_a_round_and_no_stock_falls_below_nothing(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut story = Story::on("2026-11-03");
        let pills = story.stock("硝苯地平", 4);
        let medicine = story.benefit("药品", |terms| terms.supplies = vec![pills]);
        let visit = story.benefit("慰问", |terms| (terms.per, terms.every, terms.supplies) = (HOUSEHOLD, 2, vec![pills]));
        let gift = story.benefit("活动礼品", |terms| (terms.every, terms.supplies) = (ACTIVITY, vec![pills]));
        let held: Vec<Id> = ["宣传", "联欢"].into_iter().map(|title| {
            let until = Some(date(2028, 12, 31));
            let one = Activity { kind: 2, title: title.into(), until, gift, ..Activity::on(date(2026, 11, 3)) };
            let ask = activities::Ask::SetActivity { activity: Box::new(one), only: Vec::new() };
            story.ask(ask).unwrap().record.unwrap().id
        }).collect();
        let homes = ["红光巷 3-2-501", "红光巷 3-2-501", "柿园路 1-1-202", "柿园路 1-1-101", "柿园路 1-1-101"];
        let people: Vec<Id> = homes.iter().enumerate().map(|(n, home)| story.resident(&format!("某{n}"), 70, home)).collect();
        let mut merged = Vec::new();
        for deed in deeds {
            let before = twice(&story);
            match deed.clone() {
                Deed::Give(what, who) => drop(story.gives([medicine, visit][what], people[who])),
                Deed::Tick(what, who) => {
                    let ask = activities::Ask::Tick { activity: held[what], resident: people[who] };
                    let _ = story.ask(ask);
                }
                Deed::Void(grant, reason) => {
                    let mut all = story.sees(|office| office.of::<Grant>().all().map(|grant| grant.id).collect::<Vec<_>>());
                    all.sort_unstable();
                    if let Some(grant) = all.get(grant) {
                        let _ = story.ask(Ask::VoidGrant { grant: *grant, reason, note: String::new() });
                    }
                }
                Deed::Undo => drop(story.ask(core::Ask::Undo)),
                Deed::Redo => drop(story.ask(core::Ask::Redo)),
                Deed::UndoAny(nth) => {
                    let command = story.desk.office().commands.newest().nth(nth).cloned();
                    if let Some(command) = command {
                        let _: Result<_, Refusal> = story.takes_back(&command);
                    }
                }
                Deed::Merge(one, other) if one != other => {
                    let rev = |story: &Story, id| story.sees(|office| office.of::<Resident>().row(id).map(|row| row.rev));
                    let (kept, gone) = (people[one], people[other]);
                    if let (Some(of_kept), Some(of_gone)) = (rev(&story, kept), rev(&story, gone)) {
                        let picked = story.sees(|office| office.of::<Resident>().get(kept).cloned().unwrap());
                        let both = Both { kept: (kept, of_kept), gone: (gone, of_gone) };
                        let _ = story.ask(people::Ask::Merge { both, picked: Box::new(picked) });
                        merged.push(kept);
                    }
                }
                Deed::Merge(..) => {}
                Deed::Move(who, with) => {
                    let address = linli::model::Address::read(homes[with]);
                    let (resident, relation) = (people[who], Relation::Spouse);
                    let _ = story.ask(people::Ask::MoveWithin { resident, address, relation, whole_household: false });
                }
                Deed::Receive(pieces) => drop(story.receives(pills, pieces, None)),
                Deed::Lose(pieces) => drop(story.ask(Ask::LoseStock { supply: pills, pieces, note: "受潮".into() })),
                Deed::Count(found) => drop(story.ask(Ask::CountStock { supply: pills, found, note: "盘点".into() })),
                Deed::Days(days) => {
                    let now = story.desk.now().checked_add(days.days()).unwrap();
                    story.moves_to(now);
                }
            }
            // Two who each had it and turn out to be one are a fact of the past; nothing else makes it twice.
            let new: Vec<_> = twice(&story).into_iter().filter(|what| !before.contains(what) && !merged.contains(&what.1)).collect();
            prop_assert!(new.is_empty(), "{deed:?} gave it twice: {new:?}");
            let left = story.sees(|office| office.of::<Supply>().get(pills).map(|supply| supply.left));
            prop_assert!(left.is_none_or(|left| left >= 0), "{deed:?}: {left:?}");
            // The books hold: what came, less what went, is what is there.
            let books = story.sees(|office| {
                let moved: i64 = office.of::<linli::model::benefits::StockMove>().all().map(|one| one.change).sum();
                moved - office.of::<Grant>().all().map(Grant::taken).sum::<i64>()
            });
            prop_assert_eq!(left.unwrap_or(0), books, "after {:?}", deed);
        }
    }
}

//! Random days of canteen and day care beside a plain model: one meal a person a sitting, takings that are the sum of
//! what was served, pauses that are kept, never more guests than places; undo leads back through the same states.

use linli::desk::core;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use linli::desk::Request;
use linli::desk::canteen::kitchen::{eater, eaters, takings};
use linli::desk::day_care::guests;
use linli::model::{Id, MealAt, MealPlan, MealState, Refusal, StayState};
use proptest::prelude::*;

use super::canteen::{MONDAY, canteen, day, order, plan};
use super::daycare::{books, day_care};
use super::story::Story;

const PEOPLE: usize = 4;
const DAYS: u8 = 9;
const PLACES: u16 = 2;
/// Meals of the second sitting that the kitchen can cook.
const PORTIONS: usize = 2;
/// What each person pays by age, in fen.
const OWN: [u64; PEOPLE] = [900, 650, 650, 900];

/// What a clerk might do next; numbers pick a person, a day, a sitting.
#[derive(Debug, Clone)]
enum Deed {
    Order(usize, u8, u8),
    Cancel(usize, u8, u8),
    Serve(usize, u8, u8),
    NotTaken(usize, u8, u8),
    Plan(usize, u8, u32),
    Pause(usize, u8, u8),
    Stay(usize, u8),
    GiveUp(usize, u8),
    Arrive(usize, u8),
    Fetch(usize, u8),
    Hours(u8),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let (who, when, no) = (0..PEOPLE, 0..DAYS, 1..3_u8);
    prop_oneof![
        6 => (who.clone(), when.clone(), no.clone()).prop_map(|(w, d, s)| Deed::Order(w, d, s)),
        2 => (who.clone(), when.clone(), no.clone()).prop_map(|(w, d, s)| Deed::Cancel(w, d, s)),
        3 => (who.clone(), 0..4_u8, no.clone()).prop_map(|(w, d, s)| Deed::Serve(w, d, s)),
        1 => (who.clone(), 0..4_u8, no).prop_map(|(w, d, s)| Deed::NotTaken(w, d, s)),
        2 => (who.clone(), when.clone(), 1..128_u32).prop_map(|(w, d, days)| Deed::Plan(w, d, days)),
        2 => (who.clone(), when.clone(), 0..5_u8).prop_map(|(w, d, more)| Deed::Pause(w, d, more)),
        5 => (who.clone(), when.clone()).prop_map(|(w, d)| Deed::Stay(w, d)),
        2 => (who.clone(), when).prop_map(|(w, d)| Deed::GiveUp(w, d)),
        2 => (who.clone(), 0..4_u8).prop_map(|(w, d)| Deed::Arrive(w, d)),
        2 => (who, 0..4_u8).prop_map(|(w, d)| Deed::Fetch(w, d)),
        3 => (1..20_u8).prop_map(Deed::Hours),
        3 => Just(Deed::Undo),
    ]
}

/// A standing order of the first sitting.
#[derive(Debug, Clone, PartialEq)]
struct Standing {
    id: Id,
    from: u8,
    weekdays: u32,
    /// Each day on which it rests, and the spans as they were asked for, those that meet as one.
    rests: BTreeSet<u8>,
    pauses: Vec<(u8, u8)>,
}

/// All that the model knows.
#[derive(Debug, Clone, PartialEq, Default)]
struct Model {
    meals: BTreeMap<(u8, u8, usize), MealState>,
    plans: BTreeMap<usize, Standing>,
    stays: BTreeMap<(u8, usize), StayState>,
}

fn date_of(ahead: u8) -> Date {
    day(MONDAY).checked_add(i64::from(ahead).days()).unwrap()
}

fn opens(ahead: u8) -> bool {
    ahead % 7 < 5
}

impl Model {
    /// The state of a meal, from the order or from a standing order.
    fn meal(&self, who: usize, day: u8, sitting: u8) -> Option<MealState> {
        let planned = || {
            let plan = self.plans.get(&who).filter(|_| sitting == 1 && opens(day))?;
            let on = plan.weekdays & 1 << (day % 7) != 0 && plan.from <= day && !plan.rests.contains(&day);
            on.then_some(MealState::Ordered)
        };
        self.meals.get(&(day, sitting, who)).copied().or_else(planned)
    }

    fn stands(&self, who: usize, day: u8, sitting: u8) -> bool {
        self.meal(who, day, sitting).is_some_and(|state| state != MealState::Cancelled)
    }

    fn cooked(&self, day: u8, sitting: u8) -> usize {
        (0..PEOPLE).filter(|who| self.stands(*who, day, sitting)).count()
    }

    /// What the deed leads to, or nothing where a rule stands against it.
    fn after(&self, deed: &Deed, now: DateTime) -> Option<Self> {
        let today = u8::try_from(day(MONDAY).until(now.date()).unwrap().get_days()).unwrap();
        let minute = i32::from(now.hour()) * 60 + i32::from(now.minute());
        let (order_by, begins) = ([10 * 60, 15 * 60 + 30], [11 * 60 + 30, 17 * 60 + 30]);
        let kitchen_began =
            |day: u8, sitting: u8| day < today || day == today && minute >= order_by[usize::from(sitting) - 1];
        let mut next = self.clone();
        match *deed {
            Deed::Order(who, day, sitting) => {
                let fits = sitting == 1 || self.cooked(day, sitting) < PORTIONS;
                let may = opens(day) && !kitchen_began(day, sitting) && !self.stands(who, day, sitting) && fits;
                may.then(|| next.meals.insert((day, sitting, who), MealState::Ordered))?;
            }
            Deed::Cancel(who, day, sitting) => {
                let ordered = self.meal(who, day, sitting) == Some(MealState::Ordered);
                (ordered && !kitchen_began(day, sitting))
                    .then(|| next.meals.insert((day, sitting, who), MealState::Cancelled))?;
            }
            Deed::Serve(who, day, sitting) => {
                let state = self.meal(who, day, sitting);
                let may = matches!(state, Some(MealState::Ordered | MealState::NotTaken)) && day <= today;
                may.then(|| next.meals.insert((day, sitting, who), MealState::Served))?;
            }
            Deed::NotTaken(who, day, sitting) => {
                let begun = day < today || day == today && minute >= begins[usize::from(sitting) - 1];
                let may = self.meal(who, day, sitting) == Some(MealState::Ordered) && begun;
                may.then(|| next.meals.insert((day, sitting, who), MealState::NotTaken))?;
            }
            Deed::Plan(who, from, weekdays) => {
                let may = from >= today && !self.plans.contains_key(&who);
                let plan = Standing { id: Id::NONE, from, weekdays, rests: BTreeSet::new(), pauses: Vec::new() };
                may.then(|| next.plans.insert(who, plan))?;
            }
            Deed::Pause(who, from, more) => {
                let plan = next.plans.get_mut(&who)?;
                let covered = opens_in(plan, from);
                let begun = from == today && covered && minute >= order_by[0];
                let already = plan.pauses.iter().any(|(first, last)| *first <= from && from + more <= *last);
                if from < today || begun || already {
                    return None;
                }
                let touching = plan.pauses.extract_if(.., |(first, last)| *first <= from + more && from <= *last);
                let (first, last) = touching.fold((from, from + more), |(a, b), (c, d)| (a.min(c), b.max(d)));
                plan.pauses.push((first, last));
                plan.rests.extend(from..=from + more);
            }
            Deed::Stay(who, day) => {
                let taken = self.stays.iter().filter(|((at, _), state)| *at == day && holds(**state)).count();
                let twice = self.stays.get(&(day, who)).is_some_and(|state| holds(*state));
                let may = day >= today && opens(day) && taken < usize::from(PLACES) && !twice;
                may.then(|| next.stays.insert((day, who), StayState::Booked))?;
            }
            Deed::GiveUp(who, day) => {
                (self.stays.get(&(day, who)) == Some(&StayState::Booked))
                    .then(|| next.stays.insert((day, who), StayState::Cancelled))?;
            }
            Deed::Arrive(who, day) => {
                let may = self.stays.get(&(day, who)) == Some(&StayState::Booked) && day == today;
                may.then(|| next.stays.insert((day, who), StayState::Here))?;
            }
            Deed::Fetch(who, day) => {
                (self.stays.get(&(day, who)) == Some(&StayState::Here))
                    .then(|| next.stays.insert((day, who), StayState::Gone))?;
            }
            Deed::Hours(_) | Deed::Undo => {}
        }
        Some(next)
    }
}

/// Whether a standing order has a meal on a day, the canteen's own days apart.
fn opens_in(plan: &Standing, day: u8) -> bool {
    plan.weekdays & 1 << (day % 7) != 0 && plan.from <= day && !plan.rests.contains(&day)
}

fn holds(state: StayState) -> bool {
    matches!(state, StayState::Booked | StayState::Here | StayState::Gone)
}

/// The desk says of every day just what the model says.
fn agree(story: &Story, model: &Model, people: &[Id]) {
    story.sees(|office| {
        for ahead in 0..DAYS {
            let date = date_of(ahead);
            for sitting in [1, 2] {
                let mut seen: BTreeSet<Id> = BTreeSet::new();
                for eater in eaters(office, date, sitting) {
                    assert!(seen.insert(eater.meal.resident), "two meals of one person");
                }
                for (who, id) in people.iter().enumerate() {
                    let at = MealAt { date, sitting, resident: *id };
                    let state = eater(office, at).map(|eater| eater.meal.state);
                    assert_eq!(state, model.meal(who, ahead, sitting), "{who} on {date}, sitting {sitting}");
                }
            }
            let served = model.meals.iter().filter(|((day, ..), state)| *day == ahead && **state == MealState::Served);
            let expected: u64 = served.map(|((.., who), _)| OWN[*who]).sum();
            let (rows, all) = takings(office, date);
            assert_eq!(all.own, expected, "takings of {date}");
            assert_eq!(rows.iter().map(|(_, row)| row.own).sum::<u64>(), all.own);
            assert_eq!(all.price, all.subsidy + all.own);
            let here: Vec<Id> = guests(office, date).iter().filter(|s| s.holds_place()).map(|s| s.resident).collect();
            assert!(here.len() <= usize::from(PLACES), "more guests than places on {date}");
            let distinct: BTreeSet<&Id> = here.iter().collect();
            assert_eq!(distinct.len(), here.len(), "one guest on two places");
            let held: BTreeSet<&Id> = (0..PEOPLE)
                .filter(|who| model.stays.get(&(ahead, *who)).is_some_and(|state| holds(*state)))
                .map(|who| &people[who])
                .collect();
            assert_eq!(distinct, held, "guests of {date}");
        }
        assert_eq!(linli::desk::core::check::findings(office), []);
    });
}

fn ask(story: &mut Story, model: &Model, people: &[Id], deed: &Deed) -> Option<Result<Id, Refusal>> {
    let at = |who: usize, ahead, sitting| MealAt { date: date_of(ahead), sitting, resident: people[who] };
    let stay = |story: &Story, who: usize, ahead| {
        let found = story.sees(|office| {
            let stays = guests(office, date_of(ahead)).into_iter();
            stays.filter(|stay| stay.resident == people[who]).map(|stay| stay.id).next()
        });
        found.unwrap_or(Id(1))
    };
    let ask: Request = match *deed {
        Deed::Order(who, day, sitting) => linli::desk::canteen::Ask::OrderMeal(order(at(who, day, sitting))).into(),
        Deed::Cancel(who, day, sitting) => linli::desk::canteen::Ask::CancelMeal(at(who, day, sitting), 1).into(),
        Deed::Serve(who, day, sitting) => linli::desk::canteen::Ask::ServeMeal(at(who, day, sitting)).into(),
        Deed::NotTaken(who, day, sitting) => linli::desk::canteen::Ask::MealNotTaken(at(who, day, sitting)).into(),
        // One standing order a person keeps the model plain; that two never overlap is a story of its own.
        Deed::Plan(who, ..) if model.plans.contains_key(&who) => return None,
        Deed::Plan(who, from, days) => {
            linli::desk::canteen::Ask::SetPlan(MealPlan { ..plan(people[who], days, &date_of(from).to_string()) })
                .into()
        }
        Deed::Pause(who, from, more) => {
            let plan = model.plans.get(&who).map_or(Id(1), |plan| plan.id);
            linli::desk::canteen::Ask::PausePlan { plan, from: date_of(from), to: date_of(from + more) }.into()
        }
        Deed::Stay(who, day) => {
            let answer = books(story, people[who], &[date_of(day).to_string().as_str()], false);
            return Some(answer.map(|done| done.record.unwrap().id));
        }
        Deed::GiveUp(who, day) => {
            linli::desk::day_care::Ask::CancelStay { stay: stay(story, who, day), reason: 1 }.into()
        }
        Deed::Arrive(who, day) => linli::desk::day_care::Ask::Arrive { stay: stay(story, who, day), at: None }.into(),
        Deed::Fetch(who, day) => {
            linli::desk::day_care::Ask::Fetch { stay: stay(story, who, day), at: None, by: String::new() }.into()
        }
        Deed::Hours(_) | Deed::Undo => return None,
    };
    Some(story.ask(ask).map(|done| done.record.unwrap().id))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn canteen_and_day_care_do_as_the_model_does(deeds in prop::collection::vec(deed(), 1..50)) {
        let mut story = Story::on(MONDAY);
        let people: Vec<Id> =
            [62, 75, 81, 69].iter().enumerate().map(|(n, age)| story.resident(&format!("王{n}"), *age, "红光巷")).collect();
        canteen(&mut story);
        day_care(&mut story, PLACES);
        let mut model = Model::default();
        let mut trail: Vec<Model> = Vec::new();
        for deed in &deeds {
            if let Deed::Hours(hours) = deed {
                let later = story.desk.now().checked_add(i64::from(*hours).hours()).unwrap();
                if later.date() < date_of(4) {
                    story.moves_to(later);
                }
                continue;
            }
            if matches!(deed, Deed::Undo) {
                if let Some(before) = trail.pop() {
                    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
                    model = before;
                    agree(&story, &model, &people);
                }
                continue;
            }
            let expected = model.after(deed, story.desk.now());
            let Some(answer) = ask(&mut story, &model, &people, deed) else { continue };
            match (expected, answer) {
                (Some(mut next), Ok(id)) => {
                    if let Deed::Plan(who, ..) = deed {
                        next.plans.get_mut(who).unwrap().id = id;
                    }
                    trail.push(std::mem::replace(&mut model, next));
                }
                (None, Err(_)) => {}
                (expected, answer) => panic!("{deed:?} at {}: {expected:?} but {answer:?}", story.desk.now()),
            }
            agree(&story, &model, &people);
        }
    }
}

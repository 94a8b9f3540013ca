//! Benefits in the demo: haircuts, medicines of two pharmacies, visits to the very old with a gift, and who came for what.

use jiff::civil::Date;

use crate::desk::benefits::entitled::{State, row_on, state};
use crate::desk::benefits::{Ask, Giving};
use crate::desk::contacts::demo::unit_named;
use crate::desk::core::visitor::Visitor;
use crate::desk::demo::act::{DemoRow, Script, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::Scene;
use crate::desk::{Desk, Request};
use crate::model::benefits::{Allowance, Benefit, Supply, Terms};
use crate::model::{Id, Refusal, Resident};

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

const HAIRCUT: &str = "理发";
const MEDICINE: &str = "药品";
const VERY_OLD: &str = "高龄慰问";
const DOUBLE_NINTH: &str = "重阳慰问";
const SPRING: &str = "春节慰问";
const HUNDRED: &str = "百岁祝寿";

/// 优抚, as a bit of the groups.
const ENTITLED: u32 = 1 << 3;

/// What there is a stock of: name, measure, when it is low, how many came, days until they must be used up, from whom.
const SUPPLIES: &[(&str, &str, u32, u32, i64, &str)] = &[
    ("硝苯地平缓释片", "盒", 20, 120, 300, "怡康药店"),
    ("二甲双胍", "盒", 20, 80, 20, "怡康药店"),
    ("感冒清热颗粒", "盒", 30, 60, 400, "藻露堂药店"),
    ("米和油", "份", 10, 400, 200, ""),
    ("长寿面和蛋糕", "份", 2, 10, 90, ""),
];

/// Benefits: name, from which age, groups, each person or household, how often, the stock, who gives it, what to bring,
/// the source.
type Kind =
    (&'static str, u8, u32, u8, u8, &'static [&'static str], &'static [&'static str], &'static str, &'static str);
const KINDS: &[Kind] = &[
    (HAIRCUT, 60, ENTITLED, 1, 1, &[], &["永旗理发店"], "老年证或身份证", "社区与永旗理发店的约定"),
    (
        MEDICINE,
        60,
        ENTITLED,
        1,
        2,
        &["硝苯地平缓释片", "二甲双胍", "感冒清热颗粒"],
        &["怡康药店", "藻露堂药店"],
        "病历",
        "社区与两家药店的约定",
    ),
    (VERY_OLD, 80, 0, 1, 3, &["米和油"], &[], "", "社区高龄老人慰问办法"),
    (DOUBLE_NINTH, 80, 0, 1, 8, &["米和油"], &[], "", "社区高龄老人慰问办法"),
    (SPRING, 80, ENTITLED, 2, 5, &["米和油"], &[], "", "社区春节慰问办法"),
    (HUNDRED, 100, 0, 1, 4, &["长寿面和蛋糕"], &[], "", "社区高龄老人慰问办法"),
];

/// Writes the table and the stocks on the first morning, and what was given on the days since then.
fn write(scene: &Scene, script: &mut Script) {
    let (on, first) = (scene.plan.on, first_morning(scene.plan.on));
    for (name, measure, low, pieces, days, source) in SUPPLIES {
        let act = move |desk: &mut Desk| stock(desk, (name, measure, *low), (*pieces, day(on, *days), source));
        script.push((first, Box::new(act)));
    }
    for kind in KINDS {
        script.push((first, Box::new(move |desk: &mut Desk| table(desk, kind, day(on, -400)))));
    }
    let old: Vec<Id> = scene.people.iter().filter(|one| one.age >= 70).map(|one| one.id).collect();
    for (nth, resident) in (0_i64..).zip(old) {
        // Most applied in the year; of some the yearly proof is near.
        let applied = day(on, -(20 + nth * 37 % 340));
        let act = move |desk: &mut Desk| {
            let allowance = Allowance { applied: Some(desk.today()), ..Allowance::of(resident) };
            ask(desk, Ask::SetAllowance(Box::new(allowance)))
        };
        if nth % 30 != 29 {
            script.push((applied.at(15, (nth % 60) as i8, 0, 0), Box::new(act)));
        }
    }
    let mut chance = Chance::of(scene.plan.seed, "benefits");
    let mut old: Vec<(Id, i16)> = scene.people.iter().filter(|c| c.age >= 60).map(|c| (c.id, c.age)).collect();
    chance.shuffle(&mut old);
    for (nth, (resident, age)) in old.into_iter().enumerate() {
        let back = -i64::from(chance.within(0, 44));
        let name = match (nth % 5, age) {
            (0 | 3, _) => HAIRCUT,
            (1, _) => MEDICINE,
            (2, 80..) => VERY_OLD,
            (4, 80..) => DOUBLE_NINTH,
            (_, 100..) => HUNDRED,
            _ => continue,
        };
        // Of a large community not everybody comes.
        if nth > 240 {
            break;
        }
        let at = day(on, back).at(8 + (nth % 9) as i8, (nth * 7 % 60) as i8, 0, 0);
        let pick = chance.within(0, 2) as usize;
        script.push((at, Box::new(move |desk: &mut Desk| give(desk, name, resident, pick))));
    }
}

fn named<'a>(all: impl Iterator<Item = (Id, &'a str)>, name: &str) -> Id {
    all.filter(|(_, known)| *known == name).map(|(id, _)| id).next().unwrap_or(Id::NONE)
}

fn ask(desk: &mut Desk, ask: Ask) -> Result<(), Refusal> {
    desk.handle(Request::Benefits(ask), &Visitor::default()).map(drop)
}

fn stock(
    desk: &mut Desk,
    (name, measure, low): (&str, &str, u32),
    (pieces, until, source): (u32, Date, &str),
) -> Result<(), Refusal> {
    let supply = Supply { name: name.into(), measure: measure.into(), low, ..Supply::default() };
    ask(desk, Ask::SetSupply(Box::new(supply)))?;
    let (supply, source) = {
        let office = desk.office();
        let known = office.of::<Supply>().all().map(|supply| (supply.id, supply.name.as_str()));
        (named(known, name), unit_named(&office, source))
    };
    ask(desk, Ask::Receive { supply, pieces, source, expiry: Some(until), note: String::new() })
}

fn table(desk: &mut Desk, kind: &Kind, from: Date) -> Result<(), Refusal> {
    let (name, age, groups, per, every, supplies, givers, bring, source) = *kind;
    let terms = {
        let office = desk.office();
        let supply =
            |name: &&str| named(office.of::<Supply>().all().map(|supply| (supply.id, supply.name.as_str())), name);
        Terms {
            age,
            groups,
            per,
            every,
            supplies: supplies.iter().map(supply).collect(),
            givers: givers.iter().map(|name| unit_named(&office, name)).collect(),
            bring: bring.into(),
            source: source.into(),
            ..Terms::blank(Id::NONE, from)
        }
    };
    let benefit = Benefit { name: name.into(), ..Benefit::default() };
    ask(desk, Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) })
}

/// Gives it, if they may have it on the day.
fn give(desk: &mut Desk, name: &str, resident: Id, pick: usize) -> Result<(), Refusal> {
    let giving = {
        let (office, today) = (desk.office(), desk.today());
        let benefit = named(office.of::<Benefit>().all().map(|one| (one.id, one.name.as_str())), name);
        let Some(row) = row_on(&office, benefit, today) else { return Ok(()) };
        let Some(person) = office.of::<Resident>().get(resident) else { return Ok(()) };
        if state(&office, &row, person, today) != State::Open {
            return Ok(());
        }
        let supply = row.terms.supplies.get(pick % row.terms.supplies.len().max(1)).copied().unwrap_or(Id::NONE);
        Giving { benefit, resident, supply, ..Giving::default() }
    };
    ask(desk, Ask::Give(Box::new(giving)))
}

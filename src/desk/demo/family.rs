//! Who lives behind one door: the households of an old district, where every other one is of elders.

use crate::model::{Relation, Sex};

use super::chance::Chance;
use super::names::surname;

/// Somebody of a household, before they have a name.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) sex: Sex,
    pub(super) age: u32,
    pub(super) relation: Relation,
    /// Code of marital status (GB/T 2261.2).
    pub(super) marital: u8,
    pub(super) surname: &'static str,
}

/// A household's members, the head first.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub(super) members: Vec<Member>,
    /// From another place, in a rented flat.
    pub(super) tenants: bool,
}

const SINGLE: u8 = 10;
const MARRIED: u8 = 20;
const WIDOWED: u8 = 30;
const DIVORCED: u8 = 40;

#[derive(Debug, Clone, Copy)]
enum Kind {
    LoneElder,
    ElderCouple,
    ThreeGenerations,
    CoupleWithChildren,
    Single,
    Couple,
    SingleParent,
    Tenants,
}

/// Households in a hundred.
const KINDS: &[(Kind, u32)] = &[
    (Kind::LoneElder, 13),
    (Kind::ElderCouple, 22),
    (Kind::ThreeGenerations, 12),
    (Kind::CoupleWithChildren, 24),
    (Kind::Single, 13),
    (Kind::Couple, 9),
    (Kind::SingleParent, 4),
    (Kind::Tenants, 3),
];

/// Ages of elders, in a hundred, by the first year of their band.
const ELDERS: &[(u32, u32)] = &[(60, 44), (70, 32), (80, 20), (90, 4)];

/// A household of at most `most` people.
pub(super) fn family(chance: &mut Chance, most: usize) -> Family {
    let kind = chance.weighted(KINDS);
    let mut members = match kind {
        Kind::LoneElder => lone_elder(chance),
        Kind::ElderCouple => {
            let age = elder_age(chance);
            couple(chance, age)
        }
        Kind::ThreeGenerations => three_generations(chance),
        Kind::CoupleWithChildren => {
            let age = chance.within(28, 58);
            let mut members = couple(chance, age);
            add_children(chance, &mut members, age);
            members
        }
        Kind::Single => vec![alone(chance, 24, 59)],
        Kind::Couple => {
            let age = chance.within(25, 59);
            couple(chance, age)
        }
        Kind::SingleParent => {
            let parent = alone(chance, 30, 52);
            let age = parent.age;
            let mut members = vec![Member { marital: DIVORCED, ..parent }];
            add_children(chance, &mut members, age);
            members
        }
        Kind::Tenants => (0..chance.within(1, 3))
            .map(|nth| Member {
                relation: if nth == 0 { Relation::Head } else { Relation::Other },
                ..alone(chance, 19, 35)
            })
            .collect(),
    };
    members.truncate(most);
    Family { members, tenants: matches!(kind, Kind::Tenants) }
}

fn elder_age(chance: &mut Chance) -> u32 {
    let band = chance.weighted(ELDERS);
    if band == 90 { band + chance.below(6) + chance.below(6) } else { band + chance.below(10) }
}

fn either(chance: &mut Chance) -> Sex {
    if chance.percent(50) { Sex::Male } else { Sex::Female }
}

/// Women outlive men: of elders alone, seven in ten.
fn lone_elder(chance: &mut Chance) -> Vec<Member> {
    let sex = if chance.percent(70) { Sex::Female } else { Sex::Male };
    let marital = chance.weighted(&[(WIDOWED, 80), (DIVORCED, 12), (SINGLE, 8)]);
    let age = elder_age(chance);
    vec![Member { sex, age, relation: Relation::Head, marital, surname: surname(chance) }]
}

fn alone(chance: &mut Chance, least: u32, most: u32) -> Member {
    let age = chance.within(least, most);
    let marital = if age > 32 && chance.percent(45) { DIVORCED } else { SINGLE };
    Member { sex: either(chance), age, relation: Relation::Head, marital, surname: surname(chance) }
}

fn couple(chance: &mut Chance, age: u32) -> Vec<Member> {
    let husband = Member {
        sex: Sex::Male,
        age: age + chance.below(4),
        relation: Relation::Head,
        marital: MARRIED,
        surname: surname(chance),
    };
    let wife = Member { sex: Sex::Female, age, relation: Relation::Spouse, marital: MARRIED, surname: surname(chance) };
    vec![husband, wife]
}

/// Sons and daughters who still live with a parent of this age; they have the head's surname.
fn add_children(chance: &mut Chance, members: &mut Vec<Member>, parent: u32) {
    let Some(surname) = members.first().map(|head| head.surname) else { return };
    let count = if chance.percent(78) { 1 } else { 2 };
    for nth in 0..count {
        let age = parent.saturating_sub(chance.within(24, 30) + nth * 3);
        let sex = either(chance);
        let relation = if sex == Sex::Male { Relation::Son } else { Relation::Daughter };
        members.push(Member { sex, age, relation, marital: SINGLE, surname });
    }
}

/// An elder or two, a son with his wife, their child.
fn three_generations(chance: &mut Chance) -> Vec<Member> {
    let age = chance.within(60, 84);
    let mut members = if chance.percent(55) { couple(chance, age) } else { lone_elder(chance) };
    let Some(head) = members.first().cloned() else { return members };
    let child = head.age.saturating_sub(chance.within(24, 31));
    let son = Member { sex: Sex::Male, age: child, relation: Relation::Son, marital: MARRIED, ..head.clone() };
    let wife = Member {
        sex: Sex::Female,
        age: child.saturating_sub(chance.below(4)),
        relation: Relation::Other,
        marital: MARRIED,
        surname: surname(chance),
    };
    // A widow's grandchildren bear her husband's name; hers stands for it where he is not in the house.
    let grandchild = Member {
        sex: either(chance),
        age: child.saturating_sub(chance.within(25, 31)),
        relation: Relation::Grandchild,
        marital: SINGLE,
        surname: head.surname,
    };
    members.extend([son, wife, grandchild]);
    members
}

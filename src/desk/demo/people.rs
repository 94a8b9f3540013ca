//! Everybody of the synthetic community, with their households and what is sensitive about them.
//!
//! Identity numbers are of region 610199, which is assigned to nobody, and numbers begin with 1540, a block that no
//! operator was given; a landline begins with 0291, which no line of the city does.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::clock::{IdSource, person_id};
use crate::model::people::citizen_id::check_character;
use crate::model::{Address, Care, Contact, Group, Household, Living, Registration, Resident, Sex};

use super::chance::Chance;
use super::family::{Family, Member, family};
use super::names::{name, surname};
use super::streets::dwellings;
use super::{care, regulars};

/// A household with all its members, ready to be written.
#[derive(Debug, Clone)]
pub(super) struct Home {
    pub(super) household: Household,
    pub(super) residents: Vec<Resident>,
    pub(super) care: Vec<Care>,
}

/// Makes people on a day.
pub(super) struct Maker<'a> {
    pub(super) on: Date,
    pub(super) chance: Chance,
    ids: &'a mut dyn IdSource,
    /// The last sequence number of each day of birth and sex, so that no two numbers are equal.
    sequence: HashMap<(Date, Sex), u16>,
}

/// So many residents in the households of an old district; the people of the desk's own stories come first.
pub(super) fn homes(count: u32, on: Date, seed: u64, ids: &mut dyn IdSource) -> Vec<Home> {
    let mut maker = Maker { on, chance: Chance::of(seed, "people"), ids, sequence: HashMap::new() };
    let mut left = count as usize;
    let mut homes = regulars::homes(&mut maker, &mut left);
    let known: Vec<Address> = homes.iter().map(|home| home.household.address.clone()).collect();
    let mut families = Vec::with_capacity(left / 2);
    while left > 0 {
        let family = family(&mut maker.chance, left);
        left -= family.members.len();
        families.push(family);
    }
    let doors = dwellings(families.len() + known.len(), &mut Chance::of(seed, "streets"));
    let free = doors.into_iter().filter(|door| !known.contains(door));
    homes.extend(free.zip(&families).map(|(door, family)| maker.home(door, family)));
    homes
}

impl Maker<'_> {
    /// A household at an address.
    pub(super) fn home(&mut self, address: Address, family: &Family) -> Home {
        let mut household = Household { id: person_id(self.ids.fresh()), address, ..Household::default() };
        let shared = self.phone();
        let landline = self.chance.percent(30).then(|| format!("0291{:07}", self.chance.below(10_000_000)));
        let mut residents: Vec<Resident> = Vec::with_capacity(family.members.len());
        for member in &family.members {
            let mut resident = self.person(member);
            resident.household = household.id;
            resident.phones = self.phones(member.age, &shared, landline.as_deref());
            if family.tenants {
                resident.registration = Registration::Floating;
                let from = *self.chance.one(&["河南省南阳市", "陕西省渭南市", "甘肃省天水市", "陕西省商洛市"]);
                resident.registered_at = from.into();
            }
            residents.push(resident);
        }
        let elders = residents.iter().all(|resident| resident.age(self.on).is_some_and(|age| age >= 60));
        let alone = residents.len() == 1;
        for resident in &mut residents {
            self.groups(resident, elders, alone);
            self.contacts(resident, alone);
        }
        self.leavers(&mut residents);
        household.head = residents.first().map_or(household.head, |head| head.id);
        let care = residents.iter().filter_map(|resident| care::of(resident, self.on, &mut self.chance)).collect();
        Home { household, residents, care }
    }

    /// Somebody with a name, a number and a day of birth.
    pub(super) fn person(&mut self, member: &Member) -> Resident {
        let birth = self.birth(member.age);
        let ethnic = match member.surname {
            "马" | "白" | "穆" if self.chance.percent(25) => 3,
            _ => self.chance.weighted(&[(1, 985), (11, 8), (2, 3), (97, 4)]),
        };
        let mut resident = Resident {
            id: person_id(self.ids.fresh()),
            name: name(&mut self.chance, member.surname, member.sex, birth.year()),
            id_number: self.id_number(birth, member.sex),
            sex: member.sex,
            birth: Some(birth),
            relation: member.relation,
            ethnic,
            marital: member.marital,
            education: self.education(member.age).into(),
            work: self.work(member.age).into(),
            ..Resident::default()
        };
        if self.chance.percent(13) {
            resident.registration = Registration::Apart;
            let at =
                *self.chance.one(&["西安市雁塔区", "西安市新城区", "西安市莲湖区", "西安市长安区", "咸阳市秦都区"]);
            resident.registered_at = at.into();
        }
        if member.age >= 60 && self.chance.percent(2) {
            resident.other_names = name(&mut self.chance, member.surname, member.sex, 1990);
        }
        resident
    }

    /// A day on which somebody who is so old was born.
    fn birth(&mut self, age: u32) -> Date {
        let days = i64::from(age) * 1461 / 4 + i64::from(self.chance.within(2, 360));
        self.on.checked_sub(days.days()).unwrap_or(self.on)
    }

    /// An identity number that is nobody's: region 610199 is not assigned.
    pub(super) fn id_number(&mut self, birth: Date, sex: Sex) -> String {
        let first = self.chance.below(200) as u16;
        let sequence = self.sequence.entry((birth, sex)).and_modify(|last| *last += 1).or_insert(first);
        let odd = u16::from(sex == Sex::Male);
        let (year, month, day) = (birth.year(), birth.month(), birth.day());
        let mut number = format!("610199{year:04}{month:02}{day:02}{:03}", (*sequence * 2 + odd) % 1000);
        number.push(check_character(number.as_bytes()));
        number
    }

    /// A mobile number.
    pub(super) fn phone(&mut self) -> String {
        format!("1540{:07}", self.chance.below(10_000_000))
    }

    /// Elders and children are often reached at the number of the household.
    fn phones(&mut self, age: u32, shared: &str, landline: Option<&str>) -> Vec<String> {
        let own = match age {
            0..12 => 0,
            12..18 => 55,
            18..70 => 94,
            70..80 => 72,
            _ => 45,
        };
        let mut phones = Vec::with_capacity(2);
        if self.chance.percent(own) {
            phones.push(self.phone());
        } else if age >= 6 || self.chance.percent(50) {
            phones.push(shared.to_owned());
        }
        phones.extend(landline.filter(|_| age >= 55).map(str::to_owned));
        phones
    }

    fn groups(&mut self, resident: &mut Resident, elders: bool, alone: bool) {
        let Some(age) = resident.age(self.on) else { return };
        let mut groups = resident.groups;
        if elders {
            groups = groups.with(if alone { Group::LivingAlone } else { Group::EmptyNest });
        }
        if age < 14 && alone {
            groups = groups.with(Group::LeftBehind);
        }
        if (age >= 20 && self.chance.percent(2)) || (age >= 75 && self.chance.percent(3)) {
            groups = groups.with(Group::Entitled);
        }
        if age >= 24 && self.chance.percent(12) {
            groups = groups.with(Group::PartyMember);
        }
        if (18..=74).contains(&age) && self.chance.percent(14) {
            groups = groups.with(Group::Volunteer);
        }
        resident.groups = groups;
    }

    /// Whom to call, and who keeps a key: asked of elders first.
    fn contacts(&mut self, resident: &mut Resident, alone: bool) {
        let Some(age) = resident.age(self.on) else { return };
        if !self.chance.percent(if alone && age >= 60 { 92 } else { age.clamp(0, 80) as u32 }) {
            return;
        }
        let daughter = self.chance.percent(55);
        let (sex, relation) = if daughter { (Sex::Female, "女儿") } else { (Sex::Male, "儿子") };
        let of = surname(&mut self.chance);
        resident.emergency = match age {
            50.. => self.contact(of, sex, relation, 1972),
            _ => self.contact(of, sex, if daughter { "姐姐" } else { "朋友" }, 1985),
        };
        if alone && age >= 60 && self.chance.percent(55) {
            let of = surname(&mut self.chance);
            resident.key_holder = self.contact(of, Sex::Female, "邻居", 1960);
        }
    }

    pub(super) fn contact(&mut self, surname: &str, sex: Sex, relation: &str, born: i16) -> Contact {
        Contact { name: name(&mut self.chance, surname, sex, born), relation: relation.into(), phone: self.phone() }
    }

    /// A few moved out or died in the last years; their records stay. Never the head.
    fn leavers(&mut self, residents: &mut [Resident]) {
        for resident in residents.iter_mut().skip(1) {
            if !self.chance.percent(3) {
                continue;
            }
            let old = resident.age(self.on).is_some_and(|age| age >= 75);
            resident.living = if old { Living::Died } else { Living::MovedOut };
            let days = self.chance.within(20, 900);
            resident.living_since = self.on.checked_sub(i64::from(days).days()).ok();
        }
    }

    fn education(&mut self, age: u32) -> &'static str {
        match age {
            0..6 => "",
            6..13 => "小学",
            13..16 => "初中",
            16..19 => "高中",
            19..45 => self.chance.weighted(&[("本科", 45), ("大专", 30), ("高中", 15), ("硕士", 10)]),
            45..66 => self.chance.weighted(&[("高中", 35), ("初中", 30), ("大专", 20), ("本科", 15)]),
            _ => self.chance.weighted(&[("小学", 40), ("初中", 33), ("高中", 17), ("大专", 6), ("文盲", 4)]),
        }
    }

    fn work(&mut self, age: u32) -> &'static str {
        match age {
            0..6 => "",
            6..19 => "学生",
            19..56 => {
                self.chance.weighted(&[("企业职工", 40), ("个体", 20), ("事业单位", 15), ("自由职业", 10), ("", 15)])
            }
            _ => self.chance.weighted(&[("退休", 85), ("", 15)]),
        }
    }
}

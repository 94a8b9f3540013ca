//! Who may stand twice in the population base, and why one thinks so. Asks only: nobody is merged here.

use std::collections::{BTreeMap, HashSet};

use crate::desk::people::records::document_key;
use crate::lookup::sound_print;
use crate::model::fold::name_key;

use crate::model::people::citizen_id::CitizenId;
use crate::model::people::doubt::Likeness as Reason;
use crate::model::{Address, Id, Record, Resident, Sex};

use crate::desk::core::office::Office;

/// Two records that may be one person, the one with more known about it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The fuller record.
    pub one: Id,
    pub other: Id,
    /// Why.
    pub reason: Reason,
}

/// Every pair, by reason, then by name.
pub fn pairs(office: &Office) -> Vec<Pair> {
    let mut alike: BTreeMap<(Like, String), Vec<&Resident>> = BTreeMap::new();
    for resident in office.of::<Resident>().all() {
        for key in keys(office, resident) {
            alike.entry(key).or_default().push(resident);
        }
    }
    let mut found: Vec<(Pair, &str)> = Vec::new();
    for same in alike.values_mut().filter(|same| same.len() > 1) {
        same.sort_unstable_by_key(|resident| resident.id);
        for (place, one) in same.iter().enumerate() {
            for other in same.iter().skip(place + 1) {
                found.extend(reason(office, one, other).map(|reason| (ordered(one, other, reason), one.name.as_str())));
            }
        }
    }
    found.sort_unstable_by_key(|(pair, name)| (pair.reason, *name, pair.one, pair.other));
    let mut seen = HashSet::new();
    found.into_iter().map(|(pair, _)| pair).filter(|pair| seen.insert((pair.one, pair.other))).collect()
}

/// What two who may be one have in common, so that they come to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Like {
    Number,
    Document,
    Name,
    BirthAndDoor,
    BirthAndPhone,
}

fn keys(office: &Office, resident: &Resident) -> Vec<(Like, String)> {
    let mut keys = vec![(Like::Name, name_key(&resident.name))];
    keys.extend(number_of(resident).map(|number| (Like::Number, number)));
    keys.extend(document_key(&resident.other_document).map(|document| (Like::Document, document)));
    if let Some(birth) = resident.birth {
        let door = office.address_of(resident).filter(|address| !address.is_empty()).map(Address::door);
        keys.extend(door.map(|door| (Like::BirthAndDoor, format!("{birth} {door:?}"))));
        keys.extend(resident.phones.iter().map(|phone| (Like::BirthAndPhone, format!("{birth} {phone}"))));
    }
    keys
}

/// Whoever may be the same person as this one, the likeliest first.
pub fn of(office: &Office, id: Id) -> Vec<Pair> {
    let Some(resident) = office.of::<Resident>().get(id) else { return Vec::new() };
    let own = keys(office, resident);
    let others = office.of::<Resident>().all().filter(|other| other.id != id);
    let alike = others.filter(|other| {
        let near = other.birth == resident.birth || sound_print(&other.name) == sound_print(&resident.name);
        let shares = near || !other.id_number.is_empty() || !other.other_document.is_empty();
        shares && keys(office, other).iter().any(|key| own.contains(key))
    });
    let mut pairs: Vec<Pair> = alike
        .filter_map(|other| reason(office, resident, other).map(|reason| ordered(resident, other, reason)))
        .collect();
    pairs.sort_unstable_by_key(|pair| (pair.reason, pair.one, pair.other));
    pairs
}

/// The identity number of 18, where there is one that can be read.
fn number_of(resident: &Resident) -> Option<String> {
    CitizenId::read(&resident.id_number).ok().map(|id| id.as_str().to_owned())
}

fn reason(office: &Office, one: &Resident, other: &Resident) -> Option<Reason> {
    likeness((one, office.address_of(one)), (other, office.address_of(other)))
}

/// Why two may be one person, by what is known of both; `None` where nothing says so, or something speaks against it.
pub(in crate::desk) fn likeness(
    (one, one_at): (&Resident, Option<&Address>),
    (other, other_at): (&Resident, Option<&Address>),
) -> Option<Reason> {
    let same_birth = one.birth.zip(other.birth).map(|(one, other)| one == other);
    let doors = one_at.zip(other_at).filter(|(one, other)| !one.is_empty() && !other.is_empty());
    let same_door = || doors.is_some_and(|(one, other)| one.is_one_with(other));
    let same_name = name_key(&one.name) == name_key(&other.name);
    if let Some((number, other_number)) = number_of(one).zip(number_of(other)) {
        if number == other_number {
            return Some(Reason::Number);
        }
        // Two different numbers are two people, unless nothing but the number tells them apart.
        let all_else = same_name && same_birth == Some(true) && same_door() && one.sex == other.sex;
        return all_else.then_some(Reason::OtherNumber);
    }
    let documents = document_key(&one.other_document).zip(document_key(&other.other_document));
    if documents.is_some_and(|(one, other)| one == other) {
        return Some(Reason::Document);
    }
    let same_phone = || one.phones.iter().any(|phone| other.phones.contains(phone));
    if !same_name {
        let sexes = [one.sex, other.sex];
        let sexes_differ = sexes.contains(&Sex::Male) && sexes.contains(&Sex::Female);
        if same_birth != Some(true) || sexes_differ || !(same_door() || same_phone()) {
            return None;
        }
        return if sound_print(&one.name) == sound_print(&other.name) {
            Some(Reason::Sound)
        } else {
            one_apart(&one.name, &other.name).then_some(Reason::OneApart)
        };
    }
    match (same_birth, same_door(), same_phone()) {
        (Some(true), true, _) => Some(Reason::NameBirthAddress),
        (Some(true), false, _) => Some(Reason::NameBirth),
        (None, _, true) => Some(Reason::NamePhone),
        (None, true, false) => Some(Reason::NameAddress),
        // Grandfather and grandson may share a name, a door and a telephone.
        (Some(false), ..) | (None, false, false) => None,
    }
}

/// Whether two names differ in one character: another one, one more, one less.
fn one_apart(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| name_key(name).chars().collect::<Vec<char>>());
    let front = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let back = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    long > 1 && long - short <= 1 && front + back >= long - 1
}

/// The fuller record first: it is the one that is usually kept.
fn ordered(one: &Resident, other: &Resident, reason: Reason) -> Pair {
    let known = |resident: &Resident| {
        let said = <Resident as crate::model::Record>::FIELDS.iter().filter(|field| says((field.get)(resident)));
        (resident.lives_here(), said.count())
    };
    let (one, other) = if known(other) > known(one) { (other, one) } else { (one, other) };
    Pair { one: one.id, other: other.id, reason }
}

fn says(value: crate::model::Value) -> bool {
    use crate::model::Value;
    match value {
        Value::Empty | Value::Choice(0) | Value::Flags(0) => false,
        Value::List(list) => !list.is_empty(),
        _ => true,
    }
}

/// How many records name a resident, and would name another after a merge.
pub fn carried(office: &Office, id: Id) -> usize {
    office.references.to(Resident::KIND, id).count()
}

//! Who may stand twice in the population base, and why one thinks so. Asks only: nobody is merged here.

use crate::desk::people::records::PeopleIndex;
use std::collections::BTreeMap;

use crate::model::people::citizen_id::CitizenId;
use crate::model::people::doubt::Likeness as Reason;
use crate::model::{Id, Record, Resident};

use crate::desk::core::office::Office;

/// Two records that may be one person, the one with more known about it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The fuller record.
    pub one: Id,
    /// The other.
    pub other: Id,
    /// Why.
    pub reason: Reason,
}

/// Every pair, by reason, then by name.
pub fn pairs(office: &Office) -> Vec<Pair> {
    let mut by_number: BTreeMap<String, Vec<&Resident>> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, Vec<&Resident>> = BTreeMap::new();
    for resident in office.of::<Resident>().all() {
        if let Some(number) = number_of(resident) {
            by_number.entry(number).or_default().push(resident);
        }
        by_name.entry(&resident.name).or_default().push(resident);
    }
    let mut found: Vec<(Pair, &str)> = Vec::new();
    for same in by_number.values_mut().chain(by_name.values_mut()).filter(|same| same.len() > 1) {
        same.sort_unstable_by_key(|resident| resident.id);
        for (place, one) in same.iter().enumerate() {
            for other in same.iter().skip(place + 1) {
                found.extend(reason(office, one, other).map(|reason| (ordered(one, other, reason), one.name.as_str())));
            }
        }
    }
    found.sort_unstable_by_key(|(pair, name)| (pair.reason, *name, pair.one, pair.other));
    found.dedup();
    found.into_iter().map(|(pair, _)| pair).collect()
}

/// Whoever may be the same person as this one, the likeliest first.
pub fn of(office: &Office, id: Id) -> Vec<Pair> {
    let Some(resident) = office.of::<Resident>().get(id) else { return Vec::new() };
    let number = number_of(resident);
    let same_number = office.of::<Resident>().all().filter(|other| number.is_some() && number_of(other) == number);
    let mut others: Vec<&Resident> = same_number.collect();
    others
        .extend(office.by::<PeopleIndex>().names.get(&resident.name).filter_map(|id| office.of::<Resident>().get(id)));
    others.retain(|other| other.id != id);
    others.sort_unstable_by_key(|other| other.id);
    others.dedup_by_key(|other| other.id);
    let mut pairs: Vec<Pair> = others
        .into_iter()
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
    let numbers = number_of(one).zip(number_of(other));
    if let Some((one, other)) = &numbers {
        // Two different numbers are two people, whatever else they share.
        return (one == other).then_some(Reason::Number);
    }
    if one.name != other.name {
        return None;
    }
    let births = one.birth.zip(other.birth);
    let same_birth = births.is_some_and(|(one, other)| one == other);
    let same_address = office.address_of(one).is_some_and(|at| !at.is_empty() && office.address_of(other) == Some(at));
    let same_phone = one.phones.iter().any(|phone| other.phones.contains(phone));
    match (same_birth, same_address, same_phone) {
        (true, true, _) => Some(Reason::NameBirthAddress),
        (true, false, _) => Some(Reason::NameBirth),
        // Grandfather and grandson may share a name, a door and a telephone.
        _ if births.is_some() => None,
        (false, _, true) => Some(Reason::NamePhone),
        (false, true, false) => Some(Reason::NameAddress),
        (false, false, false) => None,
    }
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

//! Places that are meant by what is typed of one: lanes, courtyards and buildings in which somebody lives, by their
//! initials or by any of their characters. Reads, changes nothing.

use std::collections::BTreeMap;

use super::lane_of;
use crate::desk::core::office::Office;
use crate::lookup::begins_by_initials;
use crate::model::Household;

/// Most that are shown.
const MOST: usize = 5;

/// The places that may be meant, those with most households first; nothing where what is typed is one of them alone.
pub fn places(office: &Office, typed: &str) -> Vec<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let written = !typed.is_ascii();
    let meant = |place: &str| if written { place.contains(typed) } else { begins_by_initials(place, typed) };
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for household in office.of::<Household>().all() {
        let (courtyard, building) = (household.address.lane.as_str(), household.address.building.as_str());
        let lane = lane_of(courtyard);
        let wider = [lane, courtyard].into_iter().filter(|place| !place.is_empty());
        let mut places: Vec<String> = wider.map(ToOwned::to_owned).collect();
        if !building.is_empty() {
            places.push(format!("{courtyard}{building}号楼"));
        }
        places.dedup();
        for place in places.into_iter().filter(|place| meant(place)) {
            *found.entry(place).or_default() += 1;
        }
    }
    let mut found: Vec<(String, usize)> = found.into_iter().collect();
    found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    found.truncate(MOST);
    if let [(only, _)] = found.as_slice()
        && only == typed
    {
        return Vec::new();
    }
    found.into_iter().map(|(place, _)| place).collect()
}

/// Whether somebody lives at a place of this name: a lane or a courtyard.
pub fn is_place(office: &Office, name: &str) -> bool {
    let is_it = |household: &Household| household.address.lane == name || lane_of(&household.address.lane) == name;
    !name.is_empty() && office.of::<Household>().all().any(is_it)
}

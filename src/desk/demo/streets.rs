//! The old district: lanes of small courtyards, and courtyards of brick buildings with stairs and no property company.

use crate::model::Address;

use super::chance::Chance;

/// A lane of small courtyards: its name, how many house numbers, doors in each.
const LANES: &[(&str, u32, u32)] = &[("红光巷", 36, 5), ("更新巷", 22, 4), ("古迹巷", 14, 4)];

/// A courtyard with buildings: its name, buildings, units in each, floors, doors a floor.
const COURTYARDS: &[(&str, u32, u32, u32, u32)] = &[
    ("红光巷12号", 3, 3, 6, 2),
    ("柿园路8号院", 4, 4, 6, 2),
    ("柿园路25号院", 3, 4, 7, 2),
    ("东关南街46号院", 5, 3, 6, 3),
    ("东关南街103号院", 3, 4, 6, 2),
    ("古新巷17号院", 2, 3, 6, 2),
    ("景龙池9号院", 4, 3, 6, 2),
    ("兴庆南路5号院", 2, 2, 18, 4),
    ("仁厚庄南路31号院", 3, 3, 7, 2),
    ("鸡市拐2号院", 2, 3, 5, 3),
];

/// At least `count` dwellings in a random order, each address once.
pub(super) fn dwellings(count: usize, chance: &mut Chance) -> Vec<Address> {
    let mut all = Vec::with_capacity(count + 2_000);
    for (lane, houses, doors) in LANES {
        for house in (1..=*houses).filter(|house| (*lane, *house) != ("红光巷", 12)) {
            all.extend((1..=*doors).map(|door| Address {
                lane: format!("{lane}{house}号"),
                room: door.to_string(),
                ..Address::default()
            }));
        }
    }
    for (lane, buildings, units, floors, doors) in COURTYARDS {
        block(&mut all, lane, (*buildings, *units, *floors, *doors));
    }
    for village in 1.. {
        if all.len() >= count {
            break;
        }
        block(&mut all, &format!("东关新村{village}号院"), (6, 4, 7, 2));
    }
    chance.shuffle(&mut all);
    all
}

fn block(all: &mut Vec<Address>, lane: &str, (buildings, units, floors, doors): (u32, u32, u32, u32)) {
    for building in 1..=buildings {
        for unit in 1..=units {
            for floor in 1..=floors {
                all.extend((1..=doors).map(|door| Address {
                    lane: lane.to_owned(),
                    building: building.to_string(),
                    unit: unit.to_string(),
                    room: format!("{floor}{door:02}"),
                }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_door_is_one_door() {
        for count in [1, 2_400, 9_000] {
            let mut all = dwellings(count, &mut Chance::of(1, "streets"));
            assert!(all.len() >= count);
            let before = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), before);
        }
    }
}

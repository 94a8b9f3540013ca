//! An address from one column or many.

use crate::model::Address;
use crate::model::fold::{fold_text, visible};
use crate::model::people::address::with_digits;

/// What the columns of an address say.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Lane, courtyard, or the whole address, in the order of the columns.
    pub(super) lanes: Vec<String>,
    /// The number of a house in its lane.
    pub(super) lane_number: String,
    pub(super) building: String,
    pub(super) unit: String,
    pub(super) room: String,
}

impl Place {
    /// Puts the parts together.
    pub(super) fn address(&self) -> Address {
        let lane = self.lane();
        let building = bare(&self.building, &["号楼", "栋", "幢", "座", "楼", "号", "#"]);
        let unit = bare(&self.unit, &["单元", "门"]);
        let room = bare(&self.room, &["室", "号", "户"]);
        let apart: Vec<&str> =
            [&building, &unit, &room].map(String::as_str).into_iter().filter(|part| !part.is_empty()).collect();
        if apart.is_empty() {
            return Address::read(&lane);
        }
        // The lane's column may hold all of the parts once more, or the first of them.
        let own = |read: &Address| {
            let parts = [(&read.building, &building), (&read.unit, &unit), (&read.room, &room)];
            parts.into_iter().all(|(read, apart)| apart.is_empty() || read == apart)
        };
        let all = apart.last().is_some_and(|last| lane.contains(last)).then_some(apart.len());
        let first = if ends_in_part(&lane) { 1..apart.len() } else { 0..0 };
        for again in all.into_iter().chain(first) {
            let read = Address::read(&[&[lane.as_str()][..], &apart[again..]].concat().join("-"));
            if own(&read) {
                return read;
            }
        }
        if building.is_empty() && !unit.is_empty() {
            return Address::read(&format!("{lane}-{unit}单元{room}"));
        }
        if building.is_empty() {
            return Address::read(&format!("{lane}-{room}"));
        }
        // Read alone, a lane keeps what stands behind its number.
        let lane = Address::read(&lane).lane;
        Address { lane, building, unit, room }
    }

    /// The lane's columns in one text; a column that repeats another is left out.
    fn lane(&self) -> String {
        let mut lane = String::new();
        for part in self.lanes.iter().map(|part| fold_text(part)) {
            if part.starts_with(&lane) {
                lane = part;
            } else if !lane.contains(&part) {
                lane.push_str(&part);
            }
        }
        let number = with_digits(fold_text(&visible(&self.lane_number)).trim()).into_owned();
        let plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let number = if plain { format!("{number}号") } else { number };
        if !lane.ends_with(&number) {
            lane.push_str(&number);
        }
        lane
    }
}

/// Whether a lane ends in a building or a unit.
fn ends_in_part(lane: &str) -> bool {
    ["楼", "栋", "幢", "单元", "#"].iter().any(|word| lane.trim_end().ends_with(word))
}

/// A number without the word behind it: `3号楼` is `3`.
fn bare(text: &str, words: &[&str]) -> String {
    let folded: String = fold_text(&visible(text)).chars().filter(|c| !c.is_whitespace()).collect();
    let folded = with_digits(folded.trim_start_matches('第').trim_end_matches(['。', '，', ',', '.']));
    words.iter().find_map(|word| folded.strip_suffix(word)).unwrap_or(&folded).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(lanes: &[&str], building: &str, unit: &str, room: &str) -> [String; 4] {
        let place = Place {
            lanes: lanes.iter().map(|lane| (*lane).to_owned()).collect(),
            building: building.to_owned(),
            unit: unit.to_owned(),
            room: room.to_owned(),
            ..Place::default()
        };
        let Address { lane, building, unit, room } = place.address();
        [lane, building, unit, room]
    }

    #[test]
    fn one_column_or_many_mean_the_same() {
        let whole = ["红光巷12号", "3", "2", "501"].map(str::to_owned);
        for (lanes, building, unit, room) in [
            (&["红光巷12号3号楼2单元501"][..], "", "", ""),
            (&["红光巷12号", "3-2-501"], "", "", ""),
            (&["红光巷12号", "3#2-501"], "", "", ""),
            (&["红光巷12号", "红光巷12号3号楼2单元501室"], "", "", ""),
            (&["红光巷12号"], "3号楼", "2单元", "501室"),
            (&["红光巷１２号"], "3", "２", "501"),
            (&["红光巷12号", "3号楼2单元"], "", "", "501"),
            (&["红光巷12号", "3号楼"], "", "2", "501"),
            (&["红光巷12号3号楼2单元501"], "3", "2", "501"),
            (&["红光巷12号3号楼2单元501"], "", "2", "501"),
            (&["红光巷12号3号楼"], "3", "2", "501"),
            (&["红光巷12号3号楼2单元"], "3", "2", "501"),
        ] {
            assert_eq!(address(lanes, building, unit, room), whole, "{lanes:?} {building} {unit} {room}");
        }
    }

    #[test]
    fn the_lanes_number_may_stand_apart() {
        for (lane, number, door) in [
            ("红光巷", "12", "红光巷12号 3-2-501"),
            ("红光巷", "12号", "红光巷12号 3-2-501"),
            ("红光巷", "十二号", "红光巷12号 3-2-501"),
            ("红光巷12号", "12", "红光巷12号 3-2-501"),
            ("柿园路", "8号院", "柿园路8号院 3-2-501"),
            ("红光巷", "", "红光巷 3-2-501"),
        ] {
            let place = Place {
                lanes: vec![lane.to_owned()],
                lane_number: number.to_owned(),
                building: "三号楼".to_owned(),
                unit: "2门".to_owned(),
                room: "501室".to_owned(),
            };
            assert_eq!(place.address().short(), door, "{lane} {number}");
        }
    }

    #[test]
    fn short_addresses_stay_short() {
        assert_eq!(address(&[], "", "", ""), ["", "", "", ""].map(str::to_owned));
        assert_eq!(address(&["柿园路8号院"], "", "", ""), ["柿园路8号院", "", "", ""].map(str::to_owned));
        assert_eq!(address(&["柿园路8号院"], "", "", "12"), ["柿园路8号院", "", "", "12"].map(str::to_owned));
        assert_eq!(address(&["红光巷12号"], "", "2单元", "501"), ["红光巷12号", "", "2", "501"].map(str::to_owned));
        assert_eq!(address(&["红光巷12号"], "3", "2", ""), ["红光巷12号", "3", "2", ""].map(str::to_owned));
    }
}

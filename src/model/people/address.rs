//! Where a household lives: lane or courtyard, building, unit and room, in any of the forms that offices write.

use serde::{Deserialize, Serialize};

use crate::model::fold::fold_text;

/// An address inside the community.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Address {
    /// Lane or courtyard with its number: 红光巷12号.
    pub lane: String,
    /// Building (号楼), empty where there is one only.
    pub building: String,
    /// Unit (单元).
    pub unit: String,
    /// Room (室).
    pub room: String,
}

impl Address {
    /// Reads `红光巷12号3号楼2单元501`, `红光巷12号 3-2-501`, `3-2-501`, `3#2-501` or, where there is no building,
    /// `2单元501`; what has no such end is a lane.
    pub fn read(text: &str) -> Self {
        let folded: String = fold_text(text).chars().filter(|c| !c.is_whitespace()).collect();
        let spelled = folded
            .replace("号楼", "-")
            .replace(['栋', '幢', '#', '＃', '—', '–', '－'], "-")
            .trim_end_matches(['室', '号', '户'])
            .to_owned();
        // What the word 单元 follows is the unit, whether or not a building stands before it.
        let (spelled, behind_unit) = match spelled.split_once("单元") {
            Some((spelled, room)) => (spelled, Some(room.trim_matches('-').to_owned())),
            None => (spelled.as_str(), None),
        };
        let parts: Vec<&str> = spelled.split('-').filter(|part| !part.is_empty()).collect();
        let Some((first, rest)) = parts.split_first() else { return Self::default() };
        if rest.is_empty() && behind_unit.is_none() {
            return Self { lane: folded, ..Self::default() };
        }
        let (lane, building) = cut_trailing_number(first);
        let mut numbers: Vec<String> = Vec::with_capacity(3);
        if !building.is_empty() {
            numbers.push(building);
        }
        numbers.extend(rest.iter().map(|part| (*part).to_owned()));
        if let Some(room) = behind_unit {
            let unit = numbers.pop().unwrap_or_default();
            return Self { lane, building: numbers.join("-"), unit, room };
        }
        let room = numbers.pop().unwrap_or_default();
        let mut numbers = numbers.into_iter();
        Self { lane, building: numbers.next().unwrap_or_default(), unit: numbers.collect::<Vec<_>>().join("-"), room }
    }

    /// The short form that a clerk says: `红光巷12号 3-2-501`.
    pub fn short(&self) -> String {
        let numbers = self.numbers();
        match (self.lane.is_empty(), numbers.is_empty()) {
            (_, true) => self.lane.clone(),
            (true, false) => numbers,
            (false, false) => format!("{} {numbers}", self.lane),
        }
    }

    /// Building, unit and room as `3-2-501`; a unit that lacks the one or the other is called so, `2单元501`.
    pub fn numbers(&self) -> String {
        if !self.unit.is_empty() && (self.building.is_empty() || self.room.is_empty()) {
            let building = if self.building.is_empty() { String::new() } else { format!("{}号楼", self.building) };
            return format!("{building}{}单元{}", self.unit, self.room);
        }
        let parts = [&self.building, &self.unit, &self.room];
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("-")
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.lane.is_empty() && self.building.is_empty() && self.unit.is_empty() && self.room.is_empty()
    }
}

/// Parts `红光巷12号3` into the lane and the building's number; a lane's own number ends in 号.
fn cut_trailing_number(text: &str) -> (String, String) {
    let digits = text.chars().rev().take_while(char::is_ascii_alphanumeric).count();
    let keep = text.chars().count() - digits;
    (text.chars().take(keep).collect(), text.chars().skip(keep).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> [String; 4] {
        let a = Address::read(text);
        [a.lane, a.building, a.unit, a.room]
    }

    #[test]
    fn the_usual_forms_mean_the_same() {
        let whole = ["红光巷12号", "3", "2", "501"].map(str::to_owned);
        assert_eq!(parts("红光巷12号3号楼2单元501"), whole);
        assert_eq!(parts("红光巷12号３号楼２单元５０１室"), whole);
        assert_eq!(parts("红光巷12号 3-2-501"), whole);
        assert_eq!(parts("红光巷12号3#2-501"), whole);
        assert_eq!(parts("红光巷12号3栋2单元501号"), whole);
    }

    #[test]
    fn a_unit_is_never_taken_for_a_building() {
        for (building, unit, room) in
            [("3", "2", "501"), ("", "2", "501"), ("3", "2", ""), ("", "2", ""), ("3", "", "501")]
        {
            for lane in ["", "红光巷12号", "柿园路8号院"] {
                let [lane, building, unit, room] = [lane, building, unit, room].map(str::to_owned);
                let address = Address { lane, building, unit, room };
                assert_eq!(Address::read(&address.short()), address, "{}", address.short());
            }
        }
        assert_eq!(parts("红光巷12号2单元501室"), ["红光巷12号", "", "2", "501"].map(str::to_owned));
    }

    #[test]
    fn short_and_bare_forms() {
        assert_eq!(parts("3-2-501"), ["", "3", "2", "501"].map(str::to_owned));
        assert_eq!(parts("柿园路8号院"), ["柿园路8号院", "", "", ""].map(str::to_owned));
        assert_eq!(Address::read("红光巷12号3号楼2单元501").short(), "红光巷12号 3-2-501");
        assert_eq!(Address::read(""), Address::default());
    }
}

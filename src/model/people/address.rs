//! Where a household lives: lane or courtyard, building, unit and room, in any of the forms that offices write.

mod city;
mod numerals;
mod parting;

use serde::{Deserialize, Serialize};

use crate::model::fold::{fold_text, same};

use city::parted_from_city;
pub use numerals::with_digits;
use parting::{KEPT, cut_trailing_number, parted, without_floor};

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

/// What an address is to whoever compares addresses: one door however it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Door(String);

/// What may stand behind an address and says nothing.
const BEHIND: [char; 13] = ['。', '，', ',', '、', '.', '；', ';', '：', ':', '-', '!', '！', ' '];
/// What ends an address's last number.
const ROOM: [char; 4] = ['室', '号', '户', '房'];

impl Address {
    /// Reads `红光巷12号3号楼2单元501`, `红光巷12号 3-2-501`, `3-2-501`, `3#2-501`, `3栋2门501`, `三号楼二单元五零一` or,
    /// where there is no building, `2单元501`; what has no such end is a lane.
    pub fn read(text: &str) -> Self {
        let folded: String = fold_text(&same::visible(text)).chars().filter(|c| !c.is_whitespace()).collect();
        let folded = with_digits(folded.trim_matches(BEHIND));
        let spelled = parted(&folded);
        let spelled = spelled.trim_end_matches(ROOM);
        // What the word 单元 follows is the unit, whether or not a building stands before it.
        let (spelled, behind_unit) = match spelled.split_once("单元") {
            Some((spelled, room)) => (spelled, Some(without_floor(room.trim_matches('-')))),
            None => (spelled, None),
        };
        let parts: Vec<&str> = spelled.split('-').filter(|part| !part.is_empty()).collect();
        let Some((first, rest)) = parts.split_first() else { return Self::default() };
        if rest.is_empty() && behind_unit.is_none() {
            return Self { lane: folded.into_owned(), ..Self::default() };
        }
        let (lane, building) = cut_trailing_number(first);
        let lane = lane.replace(KEPT, "-");
        let mut numbers: Vec<String> = Vec::with_capacity(3);
        if !building.is_empty() {
            numbers.push(building);
        }
        numbers.extend(rest.iter().map(|part| part.replace(KEPT, "-")));
        if let Some(room) = behind_unit {
            let unit = numbers.pop().unwrap_or_default();
            return Self { lane, building: numbers.join("-"), unit, room };
        }
        let room = without_floor(&numbers.pop().unwrap_or_default());
        // 3-2-5-501: the floor says nothing that the room does not.
        if numbers.len() == 3 && numbers.last().is_some_and(|floor| room.len() > floor.len() && room.starts_with(floor))
        {
            numbers.pop();
        }
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

    /// What it is compared by: width, case and characters folded, city and street office left out.
    pub fn door(&self) -> Door {
        let lane = same::words_key(&with_digits(&self.lane));
        let (_, street) = parted_from_city(&lane);
        let number = |part: &str| {
            let key = same::words_key(part);
            let bare = key.trim_start_matches('0');
            if bare.is_empty() { key } else { bare.to_owned() }
        };
        let [building, unit, room] = [&self.building, &self.unit, &self.room].map(|part| number(part));
        Door(format!("{street}\n{building}\n{unit}\n{room}"))
    }

    /// Whether both are one door. Where both say in which city or district, that must not differ.
    pub fn is_one_with(&self, other: &Self) -> bool {
        if self == other {
            return true;
        }
        let [one, two] = [self, other].map(|address| same::words_key(&address.lane));
        let (one, two) = (parted_from_city(&one).0, parted_from_city(&two).0);
        (one.ends_with(two) || two.ends_with(one)) && self.door() == other.door()
    }
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
        for text in [
            "红光巷12号3号楼2单元501",
            "红光巷12号３号楼２单元５０１室",
            "红光巷12号 3-2-501",
            "红光巷12号3#2-501",
            "红光巷12号3栋2单元501号",
            "红光巷12号3-2-501。",
            "红光巷12号3-2-501，",
            "红光巷12号 3 - 2 - 501 室",
            "红光巷12号3栋2门501",
            "红光巷12号三号楼二单元501室",
            "红光巷十二号三号楼二单元五零一",
            "红光巷十二号三号楼二单元五〇一室",
            "红光巷12号3/2/501",
            "红光巷12号3幢2单元5层501",
            "红光巷12号3号楼2单元5楼501户",
            "红光巷12号3-2-5-501",
            "红光巷12号第3栋第2单元501",
            "红光巷12号3楼2单元501",
            "红光巷12号3座2-501",
            "红光巷12号3—2—501",
            "红光巷12号3号楼2单元门501",
            "红光\u{200b}巷12号3-2-501",
        ] {
            assert_eq!(parts(text), whole, "{text}");
        }
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
        assert_eq!(parts("3/2/501"), ["", "3", "2", "501"].map(str::to_owned));
        assert_eq!(parts("柿园路8号院"), ["柿园路8号院", "", "", ""].map(str::to_owned));
        assert_eq!(parts("柿园路八号院"), ["柿园路8号院", "", "", ""].map(str::to_owned));
        assert_eq!(parts("红光巷12-1号3-2-501"), ["红光巷12-1号", "3", "2", "501"].map(str::to_owned));
        assert_eq!(Address::read("红光巷12号3号楼2单元501").short(), "红光巷12号 3-2-501");
        assert_eq!(Address::read(""), Address::default());
    }

    #[test]
    fn one_door_is_one_door() {
        let one = |one: &str, other: &str| Address::read(one).is_one_with(&Address::read(other));
        let door = "西街12号院3-2-501";
        for other in [
            "西街十二号院三号楼二单元五零一",
            "西安市碑林区西街12号院3-2-501",
            "陕西省西安市碑林区西街12号院3栋2门501",
            "碑林区西街12号院3-2-501",
            "东关街道西街12号院3-2-501",
            "西安市碑林区东关南街街道办事处东关社区西街12号院3-2-501",
            "西街１２號院3-2-0501",
        ] {
            assert!(one(door, other), "{other}");
        }
        for other in [
            "西街12号3-2-501",
            "西街12号院3-2-502",
            "西街12号院2-3-501",
            "东街12号院3-2-501",
            "红光小区西街12号院3-2-501",
        ] {
            assert!(!one(door, other), "{other}");
        }
        assert!(!one("西安市碑林区西街12号院3-2-501", "西安市莲湖区西街12号院3-2-501"));
        assert!(!one("红光东区12号", "红光西区12号") && !one("红光小区3-2-501", "3-2-501"));
    }
}

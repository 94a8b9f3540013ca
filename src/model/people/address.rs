//! Where a household lives: lane or courtyard, building, unit and room, in any of the forms that offices write.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::fold::{fold_text, same};

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
/// What parts numbers of a door; 号楼 and its like are put in its place.
const PARTING: [char; 8] = ['#', '＃', '—', '–', '－', '‐', '―', '~'];

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

/// Stands in the place of a dash that belongs to a lane's own number: 12-1号.
const KEPT: char = '\u{1}';

/// The words between a door's numbers as dashes, the unit's as 单元.
fn parted(folded: &str) -> String {
    let signs: Vec<char> = folded.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_alphanumeric);
    let begins = |at: usize, word: &str| word.chars().enumerate().all(|(nth, sign)| signs.get(at + nth) == Some(&sign));
    let mut spelled = String::with_capacity(folded.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at).copied() {
        let behind_digit = at > 0 && digit(at - 1);
        let next_number =
            signs.get(at + 1..).unwrap_or_default().iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        let after = at + 1 + next_number;
        match sign {
            '号' if begins(at, "号楼") => {
                spelled.push('-');
                at += 1;
            }
            '单' if begins(at, "单元门") => {
                spelled.push_str("单元");
                at += 2;
            }
            '单' if begins(at, "单元") => {
                spelled.push_str("单元");
                at += 1;
            }
            '栋' | '幢' => {
                spelled.push('-');
                if begins(at + 1, "楼") {
                    at += 1;
                }
            }
            // 3楼2单元 is a building, 2单元5楼501 a floor: see `without_floor`.
            '楼' if behind_digit && next_number > 0 && (begins(after, "单元") || begins(after, "门")) => {
                spelled.push('-');
            }
            // 3栋2门501.
            '门' if behind_digit && (next_number > 0 || at + 1 == signs.len()) => spelled.push_str("单元"),
            '第' if next_number > 0 && ["号楼", "栋", "幢", "单元"].iter().any(|word| begins(after, word)) => {}
            '座' | '/' | '\\' if behind_digit && next_number > 0 => spelled.push('-'),
            '-' if behind_digit
                && next_number > 0
                && begins(after, "号")
                && !begins(after, "号楼")
                && digit_behind(&signs, after) =>
            {
                spelled.push(KEPT);
            }
            _ if PARTING.contains(&sign) => spelled.push('-'),
            other => spelled.push(other),
        }
        at += 1;
    }
    spelled
}

/// Whether a door's numbers follow behind a lane's own.
fn digit_behind(signs: &[char], from: usize) -> bool {
    signs.get(from..).unwrap_or_default().iter().any(char::is_ascii_digit)
}

/// 5楼501 and 5层501 are 501.
fn without_floor(room: &str) -> String {
    let Some(at) = room.find(['楼', '层']) else { return room.to_owned() };
    let (floor, rest) = room.split_at(at);
    let rest = rest.trim_start_matches(['楼', '层', '-']);
    let is_floor = !floor.is_empty() && floor.bytes().all(|byte| byte.is_ascii_digit());
    if is_floor && rest.len() > floor.len() && rest.starts_with(floor) { rest.to_owned() } else { room.to_owned() }
}

/// Parts `红光巷12号3` into the lane and the building's number; a lane's own number ends in 号.
fn cut_trailing_number(text: &str) -> (String, String) {
    let digits = text.chars().rev().take_while(char::is_ascii_alphanumeric).count();
    let keep = text.chars().count() - digits;
    (text.chars().take(keep).collect(), text.chars().skip(keep).collect())
}

/// The value of a Chinese numeral below a thousand, or a row of digits as people write rooms: 五零一.
fn numeral(signs: &[char]) -> Option<String> {
    let digit = |sign: char| "零一二三四五六七八九".chars().position(|one| one == sign);
    let plain = |sign: &char| match sign {
        '〇' | '○' => '零',
        '两' => '二',
        other => *other,
    };
    let signs: Vec<char> = signs.iter().map(plain).collect();
    if !signs.iter().any(|sign| matches!(sign, '十' | '百')) {
        return signs.iter().map(|sign| digit(*sign).map(|digit| digit.to_string())).collect();
    }
    let (mut sum, mut last) = (0, None);
    for sign in signs {
        match sign {
            '百' => sum += last.take().unwrap_or(1) * 100,
            '十' => sum += last.take().unwrap_or(1) * 10,
            other => last = Some(digit(other)?),
        }
    }
    Some((sum + last.unwrap_or(0)).to_string())
}

/// Chinese numerals as digits where they are a number of an address: before 号, 栋, 单元 and their like, or as the room
/// behind one of those. 三学街 and 二环路 stay names.
pub fn with_digits(text: &str) -> Cow<'_, str> {
    const NUMERALS: [char; 15] =
        ['零', '〇', '○', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '两'];
    if !text.contains(NUMERALS) {
        return Cow::Borrowed(text);
    }
    let signs: Vec<char> = text.chars().collect();
    let is_numeral = |at: usize| signs.get(at).is_some_and(|sign| NUMERALS.contains(sign));
    let begins = |at: usize, word: &str| word.chars().enumerate().all(|(nth, sign)| signs.get(at + nth) == Some(&sign));
    let number_at = |at: usize| is_numeral(at) || signs.get(at).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at).copied() {
        let end = (at..=signs.len()).find(|at| !is_numeral(*at)).unwrap_or(at);
        if end == at {
            out.push(sign);
            at += 1;
            continue;
        }
        let before = ["号", "栋", "幢", "单元", "室", "户", "层", "弄", "座"].iter().any(|word| begins(end, word))
            || begins(end, "门") && (number_at(end + 1) || end + 1 == signs.len())
            || begins(end, "楼") && (number_at(end + 1) || end + 1 == signs.len());
        let behind = ["单元", "号楼", "栋", "幢", "门", "层", "-", "#", "座"].iter().any(|word| out.ends_with(word))
            && signs.get(end).is_none_or(|sign| ROOM.contains(sign) || BEHIND.contains(sign) || *sign == '-');
        match numeral(&signs[at..end]).filter(|_| before || behind) {
            Some(digits) => out.push_str(&digits),
            None => out.extend(&signs[at..end]),
        }
        at = end;
    }
    Cow::Owned(out)
}

/// What city, district, street office and community stand before a street, and the street.
fn parted_from_city(lane: &str) -> (&str, &str) {
    const LEVELS: [&[&str]; 5] = [
        &["自治区", "省"],
        &["市"],
        &["区", "县", "旗"],
        &["街道办事处", "街道办", "街道", "镇", "乡"],
        &["社区居民委员会", "社区居委会", "社区"],
    ];
    /// What makes a part of a compound of a 区.
    const NO_DISTRICT: &str = "小社园厂片校住院库活属宅东西南北中";
    /// One of these is in every word of a level, and in few streets: most are done with here.
    const IN_LEVELS: [char; 8] = ['区', '省', '市', '县', '旗', '道', '镇', '乡'];
    if !lane.contains(IN_LEVELS) {
        return ("", lane);
    }
    let (mut rest, mut below) = (lane, false);
    for (level, words) in LEVELS.iter().enumerate() {
        for word in *words {
            let Some(at) = rest.find(word) else { continue };
            let (name, behind) = rest.split_at(at);
            let behind = behind.strip_prefix(word).unwrap_or(behind);
            let long = name.chars().count();
            let own = name.chars().all(same::is_han) && (2..=8).contains(&long);
            let street = behind.chars().take_while(|sign| !sign.is_ascii_digit()).filter(|sign| same::is_han(*sign));
            let compound = *word == "区" && name.ends_with(|sign| NO_DISTRICT.contains(sign));
            let small = matches!(*word, "镇" | "乡") && !below;
            if own && !compound && !small && street.count() >= 2 {
                (rest, below) = (behind, below || level < 3);
                break;
            }
        }
    }
    lane.split_at(lane.len() - rest.len())
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
    fn a_numeral_in_a_name_stays_one() {
        for lane in ["三学街", "二环路", "八一路", "五道口", "四府街", "三门峡路", "十里铺", "一品苑", "七里庙村"]
        {
            assert_eq!(with_digits(lane), lane);
        }
        for (text, digits) in [
            ("西街十二号院三号楼二单元五零一", "西街12号院3号楼2单元501"),
            ("一百二十号", "120号"),
            ("二十栋", "20栋"),
            ("三学街十号", "三学街10号"),
            ("两单元", "2单元"),
        ] {
            assert_eq!(with_digits(text), digits);
        }
    }

    #[test]
    fn a_street_that_looks_like_no_level_has_none() {
        // Every word of a level alone, before a street that would be parted from it.
        for word in ["自治区", "省", "市", "区", "县", "旗", "街道办事处", "街道办", "街道", "社区居委会", "社区"]
        {
            let lane = format!("东关{word}红光巷12号");
            assert_eq!(parted_from_city(&lane).1, "红光巷12号", "{lane}");
        }
        for word in ["镇", "乡"] {
            let lane = format!("碑林区东关{word}红光巷12号");
            assert_eq!(parted_from_city(&lane).1, "红光巷12号", "{lane}");
        }
        assert_eq!(parted_from_city("红光巷12号"), ("", "红光巷12号"));
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

//! How the columns of a table lie to each other: tables side by side, a heading that means something only behind another,
//! a list of heads, a lane's own number, a second column of the same.

use super::heading::{Column, Meaning, fold_heading, meaning_of};

/// How a table that lists heads only begins to be one: so many columns are understood.
const OF_HEADS: usize = 2;

/// Where tables lie side by side, the headings of one repeat: first place, width, how many.
pub(super) fn side_by_side(headings: &[String]) -> Option<(usize, usize, usize)> {
    let folded: Vec<String> = headings.iter().map(|heading| fold_heading(heading)).collect();
    let names: Vec<usize> = (0..folded.len()).filter(|place| meaning_of(&folded[*place]).is_name()).collect();
    let [first, second, ..] = names.as_slice() else { return None };
    let (width, count) = (second - first, names.len());
    if width < 2 || !names.windows(2).all(|pair| pair[1] - pair[0] == width) {
        return None;
    }
    let at = |place: usize| folded.get(place).map_or("", String::as_str);
    let fits = |from: usize| {
        let repeats = |place: usize| (1..count).all(|nth| at(from + nth * width + place) == at(from + place));
        (0..width).all(repeats)
    };
    let from = (first.saturating_sub(width - 1)..=*first).find(|from| fits(*from))?;
    // Nothing stands beside them that none of them has.
    let outside = folded
        .iter()
        .enumerate()
        .any(|(place, heading)| !heading.is_empty() && !(from..from + width * count).contains(&place));
    (!outside).then_some((from, width, count))
}

/// Headings that say no more than that there is a number.
const BARE_PHONE: [&str; 7] = ["电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "电话号码"];

/// A bare 电话 behind somebody else's name is that person's.
pub(super) fn in_its_place(means: Meaning, heading: &str, before: Option<&Column>) -> Meaning {
    let emergency =
        |before: &Column| matches!(before.means, Meaning::Person(field) if field.key.starts_with("emergency."));
    if before.is_some_and(emergency) && ["关系", "与本人关系"].contains(&fold_heading(heading).as_str()) {
        return Meaning::by_key("resident.emergency.relation").unwrap_or(means);
    }
    let is_bare = BARE_PHONE.contains(&fold_heading(heading).as_str());
    let Some(before) = before.filter(|_| is_bare) else { return means };
    match before.means {
        Meaning::HeadName => Meaning::HeadPhone,
        Meaning::Person(field) if field.key.starts_with("emergency.") && field.key != "emergency.phone" => {
            Meaning::by_key("resident.emergency.phone").unwrap_or(means)
        }
        Meaning::Person(field) if field.key.starts_with("key_holder.") && field.key != "key_holder.phone" => {
            Meaning::by_key("resident.key_holder.phone").unwrap_or(means)
        }
        Meaning::Unknown if before.heading.contains("姓名") => Meaning::IntoNote,
        _ => means,
    }
}

/// A list whose only name is the head's lists heads.
pub(super) fn of_heads(columns: &mut [Column]) -> bool {
    let names = columns.iter().filter(|column| column.means.is_name()).count();
    let known = columns.iter().filter(|column| column.means.is_known()).count();
    if names > 0 || known < OF_HEADS {
        return false;
    }
    let mut heads = columns.iter_mut().filter(|column| matches!(column.means, Meaning::HeadName));
    let (Some(head), None) = (heads.next(), heads.next()) else { return false };
    let Some(name) = Meaning::by_key("resident.name") else { return false };
    head.means = name;
    for column in columns.iter_mut().filter(|column| matches!(column.means, Meaning::HeadPhone)) {
        column.means = Meaning::by_key("resident.phones").unwrap_or(Meaning::HeadPhone);
    }
    true
}

/// 门牌号 is the room, unless the room has a column of its own: then it is the lane's number.
pub(super) fn lanes_own_number(columns: &mut [Column]) {
    let is_room = |column: &Column| matches!(column.means, Meaning::Place(field) if field.key == "address.room");
    let of_house = |column: &Column| ["门牌", "门号"].iter().any(|word| column.heading.contains(word));
    if columns.iter().any(|column| is_room(column) && !of_house(column)) {
        for column in columns.iter_mut().filter(|column| is_room(column) && of_house(column)) {
            column.means = Meaning::LaneNumber;
        }
    }
}

/// A second column of what can be told once is left out; behind a second name all are somebody else's.
pub(super) fn once_each(columns: &mut [Column]) {
    let mut others = false;
    for at in 0..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let Some(column) = rest.first_mut() else { return };
        let again = !column.means.may_repeat() && before.iter().any(|other| other.means == column.means);
        others |= again && column.means.is_name();
        if again || others && column.means.is_known() {
            let key = match column.means {
                Meaning::Person(field) => field.key,
                Meaning::Place(field) => field.key,
                _ => "",
            };
            column.means = Meaning::Again(key);
        }
    }
}

/// Whether a heading over others says whose or which they are.
pub(super) fn qualifies(group: &str) -> bool {
    ["户籍", "户口", "紧急", "监护", "户主", "工作", "单位", "配偶", "迁"].iter().any(|word| group.contains(word))
}

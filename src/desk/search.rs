//! Feeds the lookup with the office's residents, at load and as they change.

use pinyin::ToPinyin;

use crate::lookup::Index;
use crate::model::fold::fold_typed;
use crate::model::{Id, Key, Resident};

use super::office::Office;

/// Builds the index from the office.
pub fn build(_office: &Office) -> Index {
    Index::default()
}

/// Follows one changed record.
pub fn follow(_office: &mut Office, _key: Key) {}

/// Residents that fit what was typed, the best first, at most so many.
pub fn find(office: &Office, query: &str, limit: usize) -> Vec<Id> {
    let query = fold_typed(query).to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<(u8, &str, Id)> = office
        .residents
        .all()
        .filter_map(|resident| Some((rank(office, resident, &words)?, resident.name.as_str(), resident.id)))
        .collect();
    found.sort_unstable();
    found.into_iter().take(limit).map(|(_, _, id)| id).collect()
}

/// How a name is read, for lists in the order of sound.
pub fn reading(name: &str) -> String {
    let mut reading = String::with_capacity(name.len());
    for (c, sound) in name.chars().zip(name.to_pinyin()) {
        match sound {
            Some(sound) => reading.push_str(sound.plain()),
            None => reading.push(c),
        }
        reading.push(' ');
    }
    reading
}

/// How well a resident fits: every word must; smaller is better.
fn rank(office: &Office, resident: &Resident, words: &[&str]) -> Option<u8> {
    words.iter().map(|word| rank_of_word(office, resident, word)).try_fold(0, |sum, rank| Some(sum + rank?))
}

fn rank_of_word(office: &Office, resident: &Resident, word: &str) -> Option<u8> {
    if resident.name == word {
        return Some(0);
    }
    if resident.name.starts_with(word) {
        return Some(1);
    }
    if resident.name.contains(word) || resident.other_names.contains(word) {
        return Some(3);
    }
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        let spelled = reading(&resident.name);
        let initials: String = spelled.split(' ').filter_map(|syllable| syllable.chars().next()).collect();
        if initials.starts_with(word) || spelled.replace(' ', "").starts_with(word) {
            return Some(2);
        }
    }
    let ends = |number: &String| number.to_lowercase().ends_with(word) || number.starts_with(word);
    if word.len() >= 3 && (resident.phones.iter().any(ends) || ends(&resident.id_number)) {
        return Some(2);
    }
    office.address_of(resident).filter(|address| address.short().contains(word)).map(|_| 4)
}

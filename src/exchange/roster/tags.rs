//! Special groups as offices write them: several words in one cell, with an addition or two.
//!
//! What is sensitive goes to the care record and nowhere else; what is not understood is reported, never guessed.

use crate::model::code::Code;
use crate::model::fold::fold_typed;
use crate::model::people::group::{Groups, OPEN, SENSITIVE};

use super::value::by_label;

/// Words between which a cell of tags is cut.
const BETWEEN: [char; 8] = [',', ';', '/', '|', ' ', '\n', '\t', '+'];
/// Words that are no special group, or follow from the age.
const NO_GROUP: &[&str] = &["高龄", "老年", "老人", "健康", "良好", "一般", "正常", "普通", "居民", "群众", "其他"];
/// Endings that change nothing: 独居老人, 低保户.
const ENDINGS: &[&str] = &["老年人", "老人", "人员", "家庭", "人群", "患者", "户", "人"];
/// Words that name their group and nothing more.
const PLAIN: &[&str] = &["慢病", "慢性病", "残疾", "残疾人"];

/// The groups that a cell names.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tags {
    pub(super) open: Groups,
    pub(super) sensitive: Groups,
    /// What a word says beyond its group: 高血压, 残疾二级. As sensitive as the group.
    pub(super) details: Vec<String>,
    /// Words that name no group.
    pub(super) unknown: Vec<String>,
}

impl Tags {
    /// Reads a cell of words.
    pub(super) fn read(text: &str) -> Self {
        let mut tags = Self::default();
        if tags.labels(text) {
            return tags;
        }
        for word in fold_typed(text).split(BETWEEN).map(str::trim).filter(|word| !word.is_empty()) {
            tags.word(word);
        }
        tags
    }

    /// The one group that a word names.
    pub(super) fn one_of(word: &str) -> Option<&'static Code> {
        let bare = without_grade(word);
        find(OPEN, bare).or_else(|| find(SENSITIVE, bare))
    }

    /// Takes a list as an export in English writes it; `false`, and nothing taken, where it is any other.
    fn labels(&mut self, text: &str) -> bool {
        let mut read = Self::default();
        for label in text.split(", ") {
            if let Some(code) = by_label(OPEN, label) {
                read.open.0 |= 1 << code.code;
            } else if let Some(code) = by_label(SENSITIVE, label) {
                read.sensitive.0 |= 1 << code.code;
            } else {
                return false;
            }
        }
        *self = read;
        true
    }

    fn word(&mut self, word: &str) {
        let (bare, addition) = match word.split_once(['(', '[']) {
            Some((bare, addition)) => (bare.trim(), !addition.is_empty()),
            None => (without_grade(word), without_grade(word) != word),
        };
        if let Some(code) = find(OPEN, bare) {
            self.open.0 |= 1 << code.code;
        } else if let Some(code) = find(SENSITIVE, bare) {
            self.sensitive.0 |= 1 << code.code;
            let own_word = code.aliases.first().is_some_and(|first| bare.starts_with(first));
            if addition || !(own_word || PLAIN.contains(&bare) || code.key == "group.destitute") {
                self.details.push(word.to_owned());
            }
        } else if !is_no_group(bare) {
            self.unknown.push(word.to_owned());
        }
    }
}

/// 残疾二级 is 残疾.
fn without_grade(word: &str) -> &str {
    word.strip_suffix('级').map_or(word, |rest| rest.trim_end_matches(['一', '二', '三', '四', '1', '2', '3', '4']))
}

fn is_no_group(word: &str) -> bool {
    NO_GROUP.iter().any(|plain| word == *plain || endless(word) == Some(plain)) || word.ends_with("周岁以上")
}

/// The group that a word means, with or without its ending; never by number.
fn find(table: &'static [Code], word: &str) -> Option<&'static Code> {
    let by = |word: &str| table.iter().find(|code| code.key.eq_ignore_ascii_case(word) || code.aliases.contains(&word));
    by(word).or_else(|| endless(word).and_then(by))
}

fn endless(word: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::people::group::Group;

    #[test]
    fn words_are_parted_by_whatever_the_office_uses() {
        let groups = Groups::default().with(Group::LivingAlone).with(Group::PartyMember);
        for text in [
            "独居,党员",
            "独居、中共党员",
            "独居老人；党员",
            "独居/党员",
            "独居 党员",
            "独居\n党员",
            "独居，高龄老人，党员",
        ] {
            assert_eq!(Tags::read(text), Tags { open: groups, ..Tags::default() }, "{text}");
        }
        assert_eq!(Tags::read("优抚/退役军人").open, Groups::default().with(Group::Entitled));
    }

    #[test]
    fn what_is_sensitive_stays_apart() {
        let tags = Tags::read("空巢,低保户,高血压,残疾（肢体二级）,残疾二级,失能老人");
        assert_eq!(tags.open, Groups::default().with(Group::EmptyNest));
        let sensitive = [Group::LowIncome, Group::Chronic, Group::Disabled, Group::Dependent];
        assert_eq!(tags.sensitive, sensitive.into_iter().fold(Groups::default(), Groups::with));
        assert_eq!(tags.details, ["高血压", "残疾(肢体二级)", "残疾二级"]);
        assert!(tags.unknown.is_empty());
    }

    #[test]
    fn a_word_that_only_resembles_is_not_guessed() {
        let tags = Tags::read("低保边缘,非独居,1,健康");
        assert_eq!((tags.open, tags.sensitive), (Groups::default(), Groups::default()));
        assert_eq!(tags.unknown, ["低保边缘", "非独居", "1"]);
    }
}

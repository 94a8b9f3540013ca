//! The kinds of posting lists: what part of a person, or of another record, the keys on them stand for.

use KeyKind::{
    Birth, Door, Former, Given, GivenOther, HanziFormer, HanziGiven, HanziHousehold, HanziInner, HanziLane, HanziName,
    HanziTag, HanziTitle, HanziWords, Household, IdTail, Inner, Lane, Name, NameOther, Number, Phone, PhoneFront, Tag,
    Title, Words,
};

/// What part of a person a posting list of keys holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    /// The name from its beginning, in its main reading.
    Name,
    /// The name from its beginning, with another reading of a character.
    NameOther,
    /// The given name, in its main reading.
    Given,
    /// The given name, with another reading.
    GivenOther,
    /// The name from any later character on, in any reading.
    Inner,
    /// A former name or nickname, in any reading.
    Former,
    /// The name of the household's head, in any reading.
    Household,
    /// The lane's name, in any reading.
    Lane,
    /// A label, in any reading.
    Tag,
    /// What a record that is no person is about, from its beginning, in any reading.
    Title,
    /// What it is about, from any later character on, in any reading.
    Words,
    /// The name from its beginning, in characters.
    HanziName,
    /// The given name, in characters.
    HanziGiven,
    /// The name from any later character on.
    HanziInner,
    /// A former name or nickname, in characters.
    HanziFormer,
    /// The name of the household's head, in characters.
    HanziHousehold,
    /// The lane's name, in characters.
    HanziLane,
    /// A label from any character on.
    HanziTag,
    /// A phone number from its first digit on.
    PhoneFront,
    /// A phone number from its second digit on and from every other one after it, with the digit before.
    Phone,
    /// The last six and the last four signs of an identity number.
    IdTail,
    /// The birth date, and what follows it in the identity number.
    Birth,
    /// The numbers of an address, from each of them to the last.
    Door,
    /// The number of a record that is no person, or its day without the year.
    Number,
    /// What it is about, from its beginning, in characters.
    HanziTitle,
    /// What it is about, from any later character on, in characters.
    HanziWords,
}

/// How many kinds of posting list there are.
pub(super) const KEY_KINDS: usize = KeyKind::HanziWords as usize + 1;

/// A set of posting lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KeyKinds(pub(super) u32);

impl KeyKinds {
    /// Every posting list.
    pub(super) const ALL: Self = Self((1 << KEY_KINDS) - 1);
    /// The posting lists of digits.
    pub(super) const DIGITS: Self = Self::of(&[PhoneFront, Phone, IdTail, Birth, Door, Number]);
    /// The posting lists of syllables.
    pub(super) const SOUNDS: Self =
        Self::of(&[Name, NameOther, Given, GivenOther, Inner, Former, Household, Lane, Tag, Title, Words]);
    /// The posting lists of characters.
    pub(super) const HANZI: Self = Self::of(&[
        HanziName,
        HanziGiven,
        HanziInner,
        HanziFormer,
        HanziHousehold,
        HanziLane,
        HanziTag,
        HanziTitle,
        HanziWords,
    ]);

    /// These posting lists.
    pub(super) const fn of(kinds: &[KeyKind]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < kinds.len() {
            set |= 1 << kinds[at] as u32;
            at += 1;
        }
        Self(set)
    }

    /// These and others.
    pub(super) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Those that are in both.
    pub(super) const fn both(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Whether there is none.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of each.
    pub(super) fn each(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let kind = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(kind as usize)
        })
    }

    /// Whether the posting list is among them.
    pub(super) const fn has(self, kind: KeyKind) -> bool {
        self.has_number(kind as usize)
    }

    /// Whether the posting list with this number is among them.
    pub(super) const fn has_number(self, kind: usize) -> bool {
        self.0 & 1 << kind != 0
    }
}

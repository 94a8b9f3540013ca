//! The ranking, as one table: every way in which typed signs can fit a person, what it costs, and the reason.
//!
//! Several terms add up what each of them costs. Among equal costs the people come first whom the desk is
//! likely to mean today ([`super::Today`]), then who lives here, the frequent, the older.

use super::key_kind::{KEY_KINDS, KeyKind, KeyKinds};
use KeyKind::{
    Birth, Door, Former, Given, GivenOther, HanziFormer, HanziGiven, HanziHousehold, HanziInner, HanziLane, HanziName,
    HanziTag, HanziTitle, HanziWords, Household, IdTail, Inner, Lane, Name, NameOther, Number, Phone, PhoneFront, Tag,
    Title, Words,
};

/// How much of a key was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// All of it, with at least one syllable spelled out; for digits and characters, to the end.
    Whole,
    /// The initial of every syllable.
    Initials,
    /// All of it, in either way.
    Full,
    /// A beginning of it, to the end of a syllable.
    Spelled,
    /// A beginning of it that breaks off within a syllable.
    Unfinished,
    /// A beginning of it, of either kind.
    Begun,
}

impl Fit {
    /// How many there are.
    const COUNT: usize = Self::Begun as usize + 1;

    /// Whether a row of this fit takes those who fit in that way.
    const fn takes(self, kind: usize) -> bool {
        let is_full = kind == Self::Whole as usize || kind == Self::Initials as usize;
        self as usize == kind || matches!(self, Self::Full) && is_full
    }
}

/// Why a person was found: what a term fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    WholeName,
    /// The beginning of the name.
    NameStart,
    /// The name in another reading than its main one.
    OtherReading,
    GivenName,
    /// A later part of the name, such as its last character.
    NamePart,
    /// A former name or nickname.
    FormerName,
    /// The head of the household.
    Household,
    /// The lane or courtyard.
    Lane,
    /// A label.
    Tag,
    /// The end of a phone number.
    PhoneEnd,
    /// The beginning of a phone number.
    PhoneStart,
    /// Digits within a phone number.
    PhoneMiddle,
    /// The end of the identity number, or all of it.
    IdNumber,
    /// The birth date.
    Birth,
    /// Building, unit, room, or the lane's number.
    Door,
    /// The number of a record, or its day.
    Number,
    /// What a record is about.
    Words,
    /// The name, written with other characters of the same sound.
    Sound,
    /// The name, but for one typing mistake.
    Typo,
    /// The name, but for two typos.
    TwoTypos,
    /// A number, but for one typo.
    DigitTypo,
}

impl Why {
    /// A name that texts know it by.
    pub fn key(self) -> &'static str {
        match self {
            Self::WholeName => "whole_name",
            Self::NameStart => "name_start",
            Self::OtherReading => "other_reading",
            Self::GivenName => "given_name",
            Self::NamePart => "name_part",
            Self::FormerName => "former_name",
            Self::Household => "household",
            Self::Lane => "lane",
            Self::Tag => "tag",
            Self::PhoneEnd => "phone_end",
            Self::PhoneStart => "phone_start",
            Self::PhoneMiddle => "phone_middle",
            Self::IdNumber => "id_number",
            Self::Birth => "birth",
            Self::Door => "door",
            Self::Number => "number",
            Self::Words => "words",
            Self::Sound => "sound",
            Self::Typo => "typo",
            Self::TwoTypos => "two_typos",
            Self::DigitTypo => "digit_typo",
        }
    }
}

/// A row of the ranking.
#[derive(Debug, Clone, Copy)]
pub struct Rank {
    pub(super) kind: KeyKind,
    pub(super) fit: Fit,
    /// With how many typing mistakes.
    pub(super) typos: u8,
    /// What was fitted.
    pub why: Why,
    /// What it costs; less comes first.
    pub cost: u8,
    /// Why it stands where it stands.
    pub reason: &'static str,
}

const fn row(kind: KeyKind, fit: Fit, why: Why, cost: u8, reason: &'static str) -> Rank {
    Rank { kind, fit, typos: 0, why, cost, reason }
}

const fn typo(typos: u8, fit: Fit, why: Why, cost: u8, reason: &'static str) -> Rank {
    Rank { typos, ..row(Name, fit, why, cost, reason) }
}

const fn sound(kind: KeyKind, fit: Fit, cost: u8, reason: &'static str) -> Rank {
    Rank { typos: BY_SOUND, ..row(kind, fit, Why::Sound, cost, reason) }
}

const fn digit_typo(kind: KeyKind, reason: &'static str) -> Rank {
    Rank { typos: 1, ..row(kind, Fit::Whole, Why::DigitTypo, 30, reason) }
}

/// What stands in the place of the typos where characters were typed that only sound alike.
pub(super) const BY_SOUND: u8 = 3;
/// The most typing mistakes, and the sound behind them.
const MOST_TYPOS: usize = BY_SOUND as usize;

/// Where one way to fit leads to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leads {
    /// The posting lists that have a row for it.
    pub(super) kinds: KeyKinds,
    /// The cheapest row of each of them.
    rows: [u8; KEY_KINDS],
}

static LEADS: [[Leads; Fit::COUNT]; MOST_TYPOS + 1] = {
    let mut leads = [[Leads { kinds: KeyKinds::of(&[]), rows: [0; KEY_KINDS] }; Fit::COUNT]; MOST_TYPOS + 1];
    let mut at = 0;
    while at < RANKING.len() {
        let row = &RANKING[at];
        let mut fit = 0;
        while fit < Fit::COUNT {
            let leads = &mut leads[row.typos as usize][fit];
            if row.fit.takes(fit) && !leads.kinds.has(row.kind) {
                leads.kinds = leads.kinds.and(KeyKinds::of(&[row.kind]));
                leads.rows[row.kind as usize] = at as u8;
            }
            fit += 1;
        }
        at += 1;
    }
    leads
};

impl Leads {
    /// Where a fit leads to with so many typos.
    pub(super) fn of(fit: Fit, typos: u8) -> &'static Self {
        &LEADS[usize::from(typos)][fit as usize]
    }

    /// The rows of these posting lists, each of which has one.
    pub(super) fn rows(&self, kinds: KeyKinds) -> impl Iterator<Item = (u8, usize)> {
        kinds.each().map(|kind| (self.rows[kind], kind))
    }
}

/// What it costs beside the rows when letters in several words are not one name from its beginning: `ying xie`.
pub const APART: u8 = 10;

/// The table, the cheapest first.
pub static RANKING: &[Rank] = &[
    row(HanziName, Fit::Whole, Why::WholeName, 0, "the name, character by character: nothing says it better"),
    row(Name, Fit::Whole, Why::WholeName, 0, "the whole name, at least one syllable spelled out"),
    row(PhoneFront, Fit::Whole, Why::PhoneEnd, 0, "the whole phone number"),
    row(Phone, Fit::Whole, Why::PhoneEnd, 0, "people give the last digits of a phone"),
    row(Birth, Fit::Whole, Why::IdNumber, 0, "the whole identity number, as a card reader types it"),
    row(Number, Fit::Whole, Why::Number, 0, "the number that people read: there is one such record"),
    row(HanziTitle, Fit::Whole, Why::Words, 0, "a record's whole title, such as a room's name"),
    row(Title, Fit::Full, Why::Words, 1, "a record's whole title, spelled or in initials"),
    row(Name, Fit::Initials, Why::WholeName, 1, "initials of the whole name: the fewest keys a clerk can type"),
    row(
        IdTail,
        Fit::Whole,
        Why::IdNumber,
        1,
        "the last four or six of the identity number, said less often than a phone",
    ),
    row(Door, Fit::Whole, Why::Door, 1, "the address to its last number; a few share it"),
    row(Birth, Fit::Begun, Why::Birth, 2, "the birth date or its year: shared by more people than an end of digits"),
    row(HanziName, Fit::Begun, Why::NameStart, 4, "the surname and perhaps more, in characters"),
    row(Name, Fit::Spelled, Why::NameStart, 4, "the beginning of the name: most people say their surname first"),
    row(Door, Fit::Begun, Why::Door, 4, "a part of the address"),
    row(Number, Fit::Begun, Why::Number, 4, "a number that is still being typed"),
    row(HanziTitle, Fit::Begun, Why::Words, 5, "what a record is about, from its beginning"),
    row(Name, Fit::Unfinished, Why::NameStart, 5, "the same, but what was typed is only a part of that syllable"),
    row(Title, Fit::Begun, Why::Words, 5, "what a record is about, from its beginning"),
    row(PhoneFront, Fit::Begun, Why::PhoneStart, 5, "the first digits of a phone: rarely given, shared by many"),
    row(NameOther, Fit::Full, Why::OtherReading, 6, "the whole name, but a character read in another kind"),
    row(Phone, Fit::Begun, Why::PhoneMiddle, 7, "digits in the middle of a phone"),
    row(IdTail, Fit::Begun, Why::IdNumber, 7, "the end of the identity number, still being typed"),
    row(NameOther, Fit::Begun, Why::OtherReading, 8, "the beginning of the name in another reading"),
    row(HanziGiven, Fit::Full, Why::GivenName, 9, "the given name alone, as neighbours call each other"),
    row(Given, Fit::Full, Why::GivenName, 9, "the given name alone, spelled or in initials"),
    row(HanziFormer, Fit::Full, Why::FormerName, 9, "a former name or nickname: those who use it know the person"),
    row(Former, Fit::Full, Why::FormerName, 10, "a former name or nickname, spelled or in initials"),
    row(HanziGiven, Fit::Begun, Why::GivenName, 11, "the beginning of the given name"),
    row(Given, Fit::Begun, Why::GivenName, 11, "the beginning of the given name"),
    row(GivenOther, Fit::Begun, Why::OtherReading, 12, "the given name in another reading"),
    row(HanziInner, Fit::Full, Why::NamePart, 13, "the last character: how elders are remembered"),
    row(Inner, Fit::Full, Why::NamePart, 13, "the last character, spelled"),
    row(HanziInner, Fit::Begun, Why::NamePart, 14, "a character within a long name"),
    row(Inner, Fit::Begun, Why::NamePart, 14, "a syllable within a long name, or the last one still being typed"),
    row(HanziWords, Fit::Begun, Why::Words, 14, "a word within what a record is about"),
    row(Words, Fit::Begun, Why::Words, 14, "a word within what a record is about"),
    row(HanziFormer, Fit::Begun, Why::FormerName, 15, "the beginning of a former name"),
    row(Former, Fit::Begun, Why::FormerName, 15, "the beginning of a former name"),
    row(HanziTag, Fit::Begun, Why::Tag, 16, "everybody of a special group: meant only with # or another term"),
    row(Tag, Fit::Begun, Why::Tag, 16, "everybody of a special group: meant only with # or another term"),
    row(HanziLane, Fit::Begun, Why::Lane, 17, "everybody of a lane: only with another term does it lead to one"),
    row(Lane, Fit::Begun, Why::Lane, 17, "everybody of a lane: only with another term does it lead to one"),
    row(HanziHousehold, Fit::Begun, Why::Household, 19, "the family of the one who was named"),
    row(Household, Fit::Begun, Why::Household, 19, "the family of the one who was named"),
    sound(Name, Fit::Whole, 20, "the name in other characters of one sound: only when nothing else fits"),
    sound(NameOther, Fit::Full, 21, "the same with another reading of a character"),
    sound(Name, Fit::Begun, 22, "the same while the name is still being typed"),
    sound(Given, Fit::Full, 23, "the given name in other characters of one sound"),
    sound(Former, Fit::Full, 24, "a former name in other characters of one sound"),
    typo(1, Fit::Whole, Why::Typo, 30, "one key missing, extra, wrong or swapped: only when nothing else fits"),
    digit_typo(PhoneFront, "one digit of a phone missing, extra, wrong or swapped: only when nothing else fits"),
    digit_typo(Phone, "the same in the last digits of a phone"),
    digit_typo(IdTail, "the same in the last digits of an identity number"),
    digit_typo(Birth, "the same in a whole identity number"),
    typo(1, Fit::Begun, Why::Typo, 31, "the same while the name is still being typed"),
    typo(2, Fit::Whole, Why::TwoTypos, 40, "two such typos, in names of three syllables or more"),
    typo(2, Fit::Begun, Why::TwoTypos, 41, "the same while the name is still being typed"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_their_cost_and_each_fit_has_one_row() {
        assert!(RANKING.is_sorted_by_key(|row| row.cost));
        for (at, row) in RANKING.iter().enumerate() {
            let same = RANKING.iter().position(|it| (it.kind, it.fit, it.typos) == (row.kind, row.fit, row.typos));
            assert_eq!(same, Some(at), "{row:?}");
        }
    }

    #[test]
    fn every_kind_of_key_has_a_row() {
        for kind in 0..KEY_KINDS {
            assert!(RANKING.iter().any(|row| row.kind as usize == kind), "kind {kind}");
        }
    }
}

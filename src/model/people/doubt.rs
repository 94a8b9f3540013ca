//! What only a person can tell about a row of a roster: the question, what may be answered, and the answers given.
//!
//! Plain data: a doubt outlives the reading that found it, and a second reading of the same file finds it again.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::model::code::Sex;
use crate::model::field::{FieldError, Value};
use crate::model::id::{Id, Kind};
use crate::model::people::address::Address;
use crate::model::people::resident::Resident;
use crate::model::refusal::Refusal;

/// The number of a row of the table that is the `nth` of several side by side, from 0: of one row several people come.
pub fn in_table(row: u32, nth: usize) -> u32 {
    row | (nth as u32) << TABLE_AT
}

/// A row's number in the file, and of which of the tables side by side it is, from 0.
pub fn row_and_table(row: u32) -> (u32, usize) {
    (row & ((1 << TABLE_AT) - 1), (row >> TABLE_AT) as usize)
}

/// How far a table's number is shifted beside the row's: a file of 67 million rows is no roster.
const TABLE_AT: u32 = 26;

/// A row that cannot be taken before somebody answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Its number in the file, from 1.
    pub row: u32,
    /// Whom it names.
    pub name: String,
    /// What is open.
    pub question: Question,
}

/// What is open about a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Of the year of birth only two digits are told: which of these days?
    Century(Vec<Date>),
    /// The identity number has another day of birth than the file; `told` where that is a whole day.
    Birth {
        /// As the number says.
        by_id: Date,
        /// As the file says.
        told: Option<Date>,
    },
    /// The identity number has another sex than the file.
    Sex {
        /// As the number says.
        by_id: Sex,
        /// As the file says.
        told: Sex,
    },
    /// Is the row somebody who is known, or who stands further up in the file?
    Same {
        whom: Whom,
        /// Whether the identity number says that they are: then there is no third way.
        certain: bool,
        /// As they are known.
        known: Box<Side>,
        /// As the row has them.
        told: Box<Side>,
    },
    /// A cell cannot be read, and nothing tells what it should be.
    Bad {
        /// Its column's heading.
        heading: String,
        /// The kind of record whose field it is.
        record: Kind,
        /// The field's key.
        key: &'static str,
        /// What is wrong.
        error: FieldError,
        /// What stands there, masked as the field is.
        text: String,
        /// What the note says of it where the row is taken without it; empty where it may not stand there.
        note: String,
    },
    /// The row has values where no heading stands: its cells may have moved.
    Beyond {
        /// What stands there.
        text: String,
    },
    /// The row is written in another encoding than the file, and was read by that.
    Encoding,
    /// A person without an address, in a file that tells addresses.
    NoAddress,
    /// The household's number stands at another door further up: is it one household?
    OtherDoor {
        number: String,
        /// The door of the household that has the number.
        known: Address,
        /// The row's.
        told: Address,
    },
    /// A rule of the desk is against what the row tells.
    Against(Box<Refusal>),
    /// Whom does the row of a register mean?
    Whose {
        /// The column that names them; empty for those that say who the row is about.
        key: &'static str,
        /// Who may be meant, the likeliest first; empty where nobody is called so.
        known: Vec<Side>,
        /// As the row has them.
        told: Box<Side>,
        /// Whether the row may be taken without a person.
        may_be_nobody: bool,
    },
    /// Somebody is known with another value than the file has.
    Value {
        /// The kind of record whose field it is.
        record: Kind,
        /// The field's key; `address` is the household's whole address.
        key: &'static str,
        known: Value,
        /// As the file has it.
        told: Value,
    },
}

/// One of two people who are compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Side {
    pub person: Resident,
    /// Where they live.
    pub address: Address,
}

/// Somebody whom a row is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whom {
    /// Known before this file.
    Known(Id),
    /// Named by an earlier row of it.
    Row(u32),
}

/// What a question is about, apart from the row: alike questions have alike matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Matter {
    /// The century of a birth.
    Century,
    /// Birth against identity number.
    Birth,
    /// Sex against identity number.
    Sex,
    /// A cell that cannot be read.
    Bad(Kind, &'static str),
    /// Values without a heading.
    Beyond,
    /// Another encoding.
    Encoding,
    NoAddress,
    /// One number at two doors.
    OtherDoor,
    /// Whether it is this person.
    Same(Whom),
    /// A rule against it.
    Against,
    /// Whom a column of a register means.
    Whose(&'static str),
    /// A field's value.
    Value(Kind, &'static str),
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Born in this year.
    Year(i16),
    /// The identity number is right.
    ById,
    /// The file is right, and the identity number is not: it stays out.
    AsTold,
    /// It is the same person.
    Same,
    /// It is this one of several.
    This(Id),
    /// It is somebody else.
    Other,
    /// What is known stays.
    Keep,
    /// What the file says takes its place.
    Take,
    /// Both are kept.
    Both,
    /// The row is taken without it.
    Without,
    /// It was read rightly.
    AsRead,
    /// The row stays out.
    LeaveOut,
}

impl Question {
    /// What it is about.
    pub fn matter(&self) -> Matter {
        match self {
            Self::Century(_) => Matter::Century,
            Self::Birth { .. } => Matter::Birth,
            Self::Sex { .. } => Matter::Sex,
            Self::Same { whom, .. } => Matter::Same(*whom),
            Self::Bad { record, key, .. } => Matter::Bad(*record, key),
            Self::Beyond { .. } => Matter::Beyond,
            Self::Encoding => Matter::Encoding,
            Self::NoAddress => Matter::NoAddress,
            Self::OtherDoor { .. } => Matter::OtherDoor,
            Self::Against(_) => Matter::Against,
            Self::Whose { key, .. } => Matter::Whose(key),
            Self::Value { record, key, .. } => Matter::Value(*record, key),
        }
    }

    /// What may be answered, in the order of its digits.
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices = match self {
            Self::Century(days) => days.iter().map(|day| Choice::Year(day.year())).collect(),
            Self::Birth { told: None, .. } => vec![Choice::ById],
            Self::Birth { .. } | Self::Sex { .. } => vec![Choice::ById, Choice::AsTold],
            Self::Same { certain: true, .. } => vec![Choice::Same],
            Self::Same { .. } => vec![Choice::Same, Choice::Other],
            Self::Bad { .. } | Self::Beyond { .. } | Self::NoAddress => vec![Choice::Without],
            Self::Encoding => vec![Choice::AsRead],
            Self::Against(_) => Vec::new(),
            Self::OtherDoor { .. } => vec![Choice::Other, Choice::Same],
            Self::Whose { known, may_be_nobody, .. } => {
                let mut choices: Vec<Choice> = match known.as_slice() {
                    [_] => vec![Choice::Same],
                    known => known.iter().map(|side| Choice::This(side.person.id)).collect(),
                };
                choices.extend(may_be_nobody.then_some(Choice::Without));
                choices
            }
            Self::Value { key, .. } if JOINED.contains(key) => vec![Choice::Keep, Choice::Take, Choice::Both],
            Self::Value { .. } => vec![Choice::Keep, Choice::Take],
        };
        choices.push(Choice::LeaveOut);
        choices
    }
}

/// Fields of free text in which two texts may stand side by side.
pub const JOINED: [&str; 4] = ["note", "conditions", "allergies", "other_names"];

impl Matter {
    /// Whether an answer to the one fits the other.
    pub fn is_like(self, other: Self) -> bool {
        self == other || matches!((self, other), (Self::Same(_), Self::Same(_)))
    }
}

/// What was answered so far, by row and matter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers(HashMap<(u32, Matter), Choice>);

impl Answers {
    /// Answers a row's question.
    pub fn give(&mut self, row: u32, matter: Matter, choice: Choice) {
        self.0.insert((row, matter), choice);
    }

    /// What was answered.
    pub fn get(&self, row: u32, matter: Matter) -> Option<Choice> {
        self.0.get(&(row, matter)).copied()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Why two records may be one person, the strongest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same identity number, once 15 digits are 18.
    Number,
    /// The same other document.
    Document,
    /// The same name, birth and address.
    NameBirthAddress,
    /// The same, and another identity number: one of them was mistyped.
    OtherNumber,
    /// The same birth, and the same address or telephone, under a name that sounds alike.
    Sound,
    /// The same under a name of which one character differs.
    OneApart,
    /// The same name and birth.
    NameBirth,
    /// The same name and a telephone number.
    NamePhone,
    /// The same name at the same address, and nothing that tells them apart.
    NameAddress,
}

impl Likeness {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::Number,
        Self::Document,
        Self::NameBirthAddress,
        Self::OtherNumber,
        Self::Sound,
        Self::OneApart,
        Self::NameBirth,
        Self::NamePhone,
        Self::NameAddress,
    ];
}

//! What a column may be taken for: a field of a record, or what only a roster or another register has.

use std::fmt;

use crate::model::code::Code;
use crate::model::field::{Class, Field, FieldKind, Record};
use crate::model::id::Kind;
use crate::model::people::care::Care;
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::people::household::Household;
use crate::model::people::resident::Resident;
use crate::text::{Lang, import as words};

use super::dates::DayOrder;
pub(super) use super::headings::{fold_heading, listed, meaning_of};
use super::told::Heading;

/// What a column holds.
#[derive(Clone, Copy)]
pub enum Meaning {
    /// A field of the resident.
    Person(&'static Field<Resident>),
    /// A field of health and aid.
    Care(&'static Field<Care>),
    /// A part of the address, or all of it.
    Place(&'static Field<Household>),
    /// Groups as words: 重点类别.
    Tags,
    /// One group as a tick: a column 独居.
    Tick(&'static Code),
    /// The number that members of a household share: 户编号.
    HouseholdKey,
    /// The name of the household's head: 户主.
    HeadName,
    /// Whether they moved out: 是否已迁出.
    MovedOut,
    /// Whether they died: 是否已死亡.
    Died,
    /// The day of death.
    DiedOn,
    /// 政治面貌, kept only as membership of the Party.
    Political,
    /// What kind of document the identity column holds: 证件类型.
    DocumentKind,
    /// The number of a house in its lane, where the room has a column of its own: 门牌号.
    LaneNumber,
    /// Whom to call and the number, in one cell: 紧急联系人及电话.
    Emergency,
    /// The head's telephone: the person's own where they are the head, else kept in the note.
    HeadPhone,
    /// The degree of a disability: 残疾等级.
    Disability,
    /// The other members of the household in words: named, and not taken.
    Members,
    /// Kept in the note behind its heading, because somebody asked for that.
    IntoNote,
    /// Why the row was refused, in a file that this desk wrote.
    Reason,
    /// Understood and not kept, since it follows from something else: 序号, 年龄.
    NotKept,
    /// A second column of a field that another column already fills.
    Again(&'static str),
    /// What only the register that is read has: 诉求内容, 队名.
    Told(&'static Heading),
    /// One of these, by their keys, and its heading does not tell which: somebody is asked.
    Either(&'static [&'static str]),
    /// Not understood.
    Unknown,
}

impl Meaning {
    /// The key of its label: `<kind>.<field>` for a field, else `column.<name>`.
    pub fn key(&self) -> String {
        match self {
            Self::Person(field) => format!("resident.{}", field.key),
            Self::Care(field) => format!("care.{}", field.key),
            Self::Place(field) => format!("household.{}", field.key),
            Self::Tags => "resident.groups".to_owned(),
            Self::Tick(code) => code.key.to_owned(),
            Self::HouseholdKey => "column.household_key".to_owned(),
            Self::HeadName => "column.head_name".to_owned(),
            Self::MovedOut => "column.moved_out".to_owned(),
            Self::Died => "column.died".to_owned(),
            Self::DiedOn => "column.died_on".to_owned(),
            Self::Political => "column.political".to_owned(),
            Self::DocumentKind => "column.document_kind".to_owned(),
            Self::LaneNumber => "column.lane_number".to_owned(),
            Self::Emergency => "column.emergency".to_owned(),
            Self::HeadPhone => "column.head_phone".to_owned(),
            Self::Disability => "column.disability".to_owned(),
            Self::Members => "column.members".to_owned(),
            Self::IntoNote => "column.into_note".to_owned(),
            Self::Reason => "column.reason".to_owned(),
            Self::NotKept => "column.not_kept".to_owned(),
            Self::Again(_) => "column.again".to_owned(),
            Self::Told(heading) => heading.key.to_owned(),
            Self::Either(_) => "column.either".to_owned(),
            Self::Unknown => "column.unknown".to_owned(),
        }
    }

    /// What it is called.
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Self::Told(heading) => heading.label.say(lang).to_owned(),
            Self::Either(keys) => words::either(lang, keys),
            other => words::column(lang, &other.key()).to_owned(),
        }
    }

    /// What has this key.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|means| means.key() == key)
    }

    /// Whether several columns may mean it together.
    pub(super) fn may_repeat(&self) -> bool {
        match self {
            Self::Place(field) => field.key == "address.lane",
            Self::Person(field) => matches!(field.key, "registration" | "registered_at" | "note" | "phones" | "work"),
            Self::Care(_)
            | Self::Tags
            | Self::Tick(_)
            | Self::Disability
            | Self::Members
            | Self::NotKept
            | Self::IntoNote
            | Self::Reason
            | Self::Either(_)
            | Self::Unknown
            | Self::Again(_) => true,
            _ => false,
        }
    }

    /// Whether the column has something to say about a field.
    pub(super) fn tells(&self, record: Kind, key: &str) -> bool {
        match self {
            Self::Person(field) => record == Resident::KIND && field.key == key,
            Self::Care(field) => record == Care::KIND && field.key == key,
            Self::Place(field) => record == Household::KIND && field.key == key,
            Self::Tags => key == "groups" && matches!(record, Resident::KIND | Care::KIND),
            Self::Tick(code) => {
                key == "groups" && record == if SENSITIVE.contains(code) { Care::KIND } else { Resident::KIND }
            }
            Self::Political => record == Resident::KIND && key == "groups",
            Self::HeadName => record == Resident::KIND && key == "relation",
            Self::MovedOut | Self::Died | Self::DiedOn => {
                record == Resident::KIND && matches!(key, "living" | "living_since")
            }
            Self::IntoNote => record == Resident::KIND && key == "note",
            Self::Emergency => record == Resident::KIND && matches!(key, "emergency.name" | "emergency.phone"),
            Self::HeadPhone => record == Resident::KIND && key == "phones",
            Self::Disability => record == Care::KIND && matches!(key, "groups" | "conditions"),
            Self::LaneNumber => record == Household::KIND && key == "address.lane",
            Self::HouseholdKey
            | Self::DocumentKind
            | Self::Members
            | Self::NotKept
            | Self::Reason
            | Self::Again(_)
            | Self::Told(_)
            | Self::Either(_)
            | Self::Unknown => false,
        }
    }

    /// Whether its cells are days.
    pub(super) fn tells_days(&self) -> bool {
        match self {
            Self::Person(field) => {
                matches!(field.kind, FieldKind::Date | FieldKind::Birth) || field.key == "living_since"
            }
            Self::DiedOn => true,
            Self::Told(heading) => heading.kind == FieldKind::Date,
            _ => false,
        }
    }

    /// Whether a cell of it may say 同上: whatever is not one person's alone.
    pub(super) fn may_be_as_above(&self) -> bool {
        match self {
            Self::Person(field) => {
                !matches!(field.key, "name" | "id_number" | "birth" | "other_document" | "other_names")
            }
            _ => self.is_known(),
        }
    }

    pub(super) fn is_name(&self) -> bool {
        matches!(self, Self::Person(field) if field.key == "name")
    }

    /// Whether its cells say where somebody lives.
    pub(super) fn is_place(&self) -> bool {
        matches!(self, Self::Place(_) | Self::LaneNumber)
    }

    /// Whether its cells are read at all.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Either(_) | Self::Again(_) | Self::Members)
    }

    /// How much of its cells anyone at the desk may see.
    pub fn class(&self) -> Class {
        match self {
            Self::Person(field) => field.class,
            Self::Care(field) => field.class,
            Self::Place(field) => field.class,
            Self::Tick(code) if SENSITIVE.contains(code) => Class::Sensitive,
            Self::Tags | Self::Disability => Class::Sensitive,
            Self::Emergency | Self::HeadPhone => Class::Masked,
            Self::Tick(_)
            | Self::HouseholdKey
            | Self::HeadName
            | Self::MovedOut
            | Self::Died
            | Self::DiedOn
            | Self::Political
            | Self::DocumentKind
            | Self::LaneNumber
            | Self::Members
            | Self::IntoNote
            | Self::Reason
            | Self::NotKept
            | Self::Again(_)
            | Self::Either(_)
            | Self::Unknown => Class::Open,
            Self::Told(heading) => heading.class,
        }
    }

    /// Everything that a column may be taken for, in the order in which it is offered.
    pub fn all() -> Vec<Self> {
        let typed = |aliases: &[&str]| !aliases.is_empty();
        let mut all: Vec<Self> = Resident::FIELDS
            .iter()
            .filter(|field| typed(field.aliases) && field.key != "groups")
            .map(Self::Person)
            .collect();
        all.extend(Household::FIELDS.iter().filter(|field| typed(field.aliases)).map(Self::Place));
        all.extend([
            Self::LaneNumber,
            Self::HouseholdKey,
            Self::HeadName,
            Self::HeadPhone,
            Self::Emergency,
            Self::DocumentKind,
        ]);
        all.push(Self::Tags);
        all.extend(Care::FIELDS.iter().filter(|field| typed(field.aliases) && field.key != "groups").map(Self::Care));
        all.extend([Self::Disability, Self::Political, Self::MovedOut, Self::Died, Self::DiedOn]);
        all.extend(OPEN.iter().chain(SENSITIVE).map(Self::Tick));
        all.extend([Self::IntoNote, Self::NotKept]);
        all
    }
}

impl fmt::Debug for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl PartialEq for Meaning {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// One column and what it was understood as.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its place from 0.
    pub place: usize,
    /// Its heading as written.
    pub heading: String,
    /// What it holds.
    pub means: Meaning,
    /// Of days with the year behind, whether the day or the month stands first; `None` where nothing tells.
    pub order: Option<DayOrder>,
    /// Whether its codes have two digits.
    pub wide: bool,
    /// The first values under it, as anyone at the desk may see them.
    pub samples: Vec<String>,
}

impl Column {
    /// A column that is understood so.
    pub(super) fn of(place: usize, heading: &str, means: Meaning) -> Self {
        Self { place, heading: heading.to_owned(), means, order: None, wide: false, samples: Vec::new() }
    }

    /// Whether its codes may have one digit or two.
    pub(super) fn is_coded(&self) -> bool {
        matches!(self.means, Meaning::Person(field) if field.key == "relation")
    }

    /// What it is called: its heading, or its letters.
    pub fn name(&self) -> String {
        if self.heading.is_empty() { self.letters() } else { self.heading.clone() }
    }

    /// Its letters in a spreadsheet.
    pub fn letters(&self) -> String {
        letters(self.place)
    }
}

/// The letters of a column from 0: A, B, … Z, AA.
pub(super) fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

//! Roles, and the one table of what each of them may do: every right of every capability has a row.
//!
//! Rights guard between colleagues, not against whoever can open the folder.

use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{Field, Record, Value, put};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::right::{Right, Rights};
use crate::model::{
    activities, benefits, canteen, care, center, clinic, contacts, day_care, guide, handover, issues, people, privacy,
    register, teams, visitors,
};

/// What somebody is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Role {
    /// 窗口
    Clerk = 1,
    /// 医护人员
    Nurse = 2,
    /// 志愿者管理员
    Coordinator = 3,
    /// 书记
    Secretary = 4,
    /// 管理员
    Administrator = 5,
}

/// The roles.
pub static ROLE: &[Code] = &[
    Code { code: 1, key: "role.clerk", aliases: &["窗口"] },
    Code { code: 2, key: "role.nurse", aliases: &["医护人员"] },
    Code { code: 3, key: "role.coordinator", aliases: &["志愿者管理员"] },
    Code { code: 4, key: "role.secretary", aliases: &["书记"] },
    Code { code: 5, key: "role.administrator", aliases: &["管理员"] },
];

impl Role {
    /// Every role, in the order of the table's columns.
    pub const ALL: [Self; 5] = [Self::Clerk, Self::Nurse, Self::Coordinator, Self::Secretary, Self::Administrator];

    /// Its bit in [`super::Operator::roles`].
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// Its column in the table.
    const fn column(self) -> usize {
        self as usize - 1
    }
}

/// How a right stands with a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It has it, unless the office takes it away.
    Has,
    /// It has it where the office gives it.
    May,
    /// It never has it.
    Never,
}

/// A right against every role.
#[derive(Debug)]
pub struct Row {
    pub right: Right,
    /// In the order of [`Role::ALL`].
    pub stands: [Stand; 5],
}

impl Row {
    /// How the right stands with a role.
    pub const fn of(&self, role: Role) -> Stand {
        self.stands[role.column()]
    }
}

/// A row: `x` where a role has the right, `o` where the office may give it, `.` where it never has it.
///
/// # Panics
/// While the program is compiled, for any other mark, or more or fewer than five.
#[allow(clippy::panic, reason = "it ends the compiling, never the program")]
const fn row(right: Right, marks: &str) -> Row {
    let (bytes, mut at, mut column) = (marks.as_bytes(), 0, 0);
    let mut stands = [Stand::Never; 5];
    while at < bytes.len() {
        if bytes[at] != b' ' {
            stands[column] = match bytes[at] {
                b'x' => Stand::Has,
                b'o' => Stand::May,
                b'.' => Stand::Never,
                _ => panic!("x, o or . alone stand in the table"),
            };
            column += 1;
        }
        at += 1;
    }
    assert!(column == Role::ALL.len(), "a mark for every role");
    Row { right, stands }
}

/// Rights against roles. A right that is named nowhere here nobody has but where no administrator was set up yet.
#[rustfmt::skip]
pub static TABLE: &[Row] = &[
    //                            clerk nurse coordinator secretary administrator
    row(people::REGISTER,        "x     o     o           x         o"),
    row(people::CARE,            "o     x     o           o         ."),
    row(people::MERGE,           "o     .     .           x         x"),
    row(people::CONSENT,         "x     x     x           x         o"),
    row(center::BOOK,            "x     o     o           x         o"),
    row(center::SET_UP,          "o     .     .           x         x"),
    row(center::FIGURES,         "o     o     o           x         x"),
    row(canteen::SERVE,          "x     .     o           x         o"),
    row(canteen::SET_UP,         "o     .     .           x         x"),
    row(day_care::RECEIVE,       "x     x     o           x         o"),
    row(day_care::PROFILE,       "o     x     .           o         ."),
    row(day_care::SET_UP,        "o     .     .           x         x"),
    row(teams::LEAD,             "x     .     x           x         o"),
    row(clinic::QUEUE,           "x     x     o           x         o"),
    row(clinic::RECORD,          "x     x     .           .         ."),
    row(clinic::SET_UP,          "o     x     .           x         o"),
    row(clinic::FOLLOW,          ".     x     .           .         ."),
    row(clinic::BESIDE,          ".     x     .           o         ."),
    row(issues::ISSUES,          "x     .     o           x         o"),
    row(visitors::LOG,           "x     x     x           x         x"),
    row(register::REVEAL,        "x     x     x           x         o"),
    row(register::PRINT,         "x     x     x           x         x"),
    row(register::UNDO,          "x     x     x           x         x"),
    row(register::IMPORT,        "o     .     .           o         x"),
    row(register::EXPORT,        "o     o     o           x         x"),
    row(register::HISTORY,       "x     x     x           x         x"),
    row(register::CHECK,         "o     .     .           x         x"),
    row(register::BACKUP,        ".     .     .           o         x"),
    row(register::RULES,         ".     .     .           x         x"),
    row(contacts::KEEP,          "x     o     o           x         o"),
    row(contacts::COMMUNICATE,   "x     x     x           x         o"),
    row(contacts::COORDINATE,    "x     o     x           x         o"),
    row(contacts::REPORT,        "x     o     x           x         x"),
    row(contacts::OWN,           "o     .     .           x         x"),
    row(contacts::TABLES,        "x     .     o           x         o"),
    row(care::VOLUNTEERS,        "o     .     x           x         o"),
    row(care::PLAN,              "o     o     x           x         ."),
    row(care::VISIT,             "x     x     x           x         ."),
    row(care::EMERGENCY,         "x     x     x           x         x"),
    row(care::HOURS,             ".     .     x           x         o"),
    row(care::CALL_OUT,          "x     o     x           x         x"),
    row(guide::KEEP,             "o     .     .           x         x"),
    row(guide::ISSUE,            "x     .     .           x         o"),
    row(handover::HAND_OVER,     "x     x     x           x         x"),
    row(benefits::GIVE,          "x     o     o           x         o"),
    row(benefits::SET_UP,        "o     .     .           x         o"),
    row(benefits::STOCK,         "x     .     o           x         o"),
    row(benefits::ALLOWANCE,     "x     .     .           x         o"),
    row(activities::PLAN,        "x     .     x           x         o"),
    row(activities::ATTEND,      "x     x     x           x         o"),
    row(privacy::KEPT,           "o     .     .           x         x"),
    row(privacy::ERASE,          ".     .     .           .         x"),
    row(privacy::RETAIN,         ".     .     .           .         x"),
    row(privacy::INCIDENT,       ".     .     .           x         x"),
    row(super::KEEP,             ".     .     .           o         x"),
    row(super::OPEN_HEALTH,      ".     x     .           o         ."),
    row(super::OPEN_WORDS,       ".     o     o           x         ."),
    row(super::WATCH,            ".     .     .           x         x"),
];

/// What a role has as the program ships it, and what it may have at most.
fn gathered(role: Role, fits: fn(Stand) -> bool) -> Rights {
    let rows = TABLE.iter().filter(|row| fits(row.of(role)));
    Rights(rows.fold(0, |rights, row| rights | 1 << row.right.number))
}

impl Role {
    /// What it has as the program ships it.
    pub fn shipped(self) -> Rights {
        gathered(self, |stand| stand == Stand::Has)
    }

    /// What it may have at most.
    pub fn at_most(self) -> Rights {
        gathered(self, |stand| stand != Stand::Never)
    }
}

/// What the office changed of a role: its id is the role's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRights {
    pub id: Id,
    /// Rights that it was given beyond what is shipped.
    pub given: u64,
    /// Rights that were taken from it.
    pub taken: u64,
}

impl RoleRights {
    /// The id under which a role's changes stand.
    pub fn id_of(role: Role) -> Id {
        Id(role as u64)
    }

    /// No change of a role.
    pub fn none(role: Role) -> Self {
        Self { id: Self::id_of(role), given: 0, taken: 0 }
    }

    /// What the role has with these changes; never more than the table lets it.
    pub fn of(&self, role: Role) -> Rights {
        Rights((role.shipped().0 | self.given) & !self.taken & role.at_most().0)
    }

    /// The same, with a right given or taken away.
    #[must_use]
    pub fn set(self, role: Role, right: Right, has: bool) -> Self {
        let bit = 1 << right.number;
        let (given, taken) = (self.given & !bit, self.taken & !bit);
        match (has, role.shipped().has(right)) {
            (true, true) | (false, false) => Self { given, taken, ..self },
            (true, false) => Self { given: given | bit, taken, ..self },
            (false, true) => Self { given, taken: taken | bit, ..self },
        }
    }
}

impl Record for RoleRights {
    const KIND: Kind = Kind(141);
    const NAME: &'static str = "role_rights";
    const CLASS: u8 = class::OPERATORS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::system("given", |x| Value::opaque(&x.given), |x, v| put(&mut x.given, v.read_opaque())),
        Field::<Self>::system("taken", |x| Value::opaque(&x.taken), |x, v| put(&mut x.taken, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::right::RIGHTS;

    #[test]
    fn every_right_has_one_row_and_every_row_a_right() {
        for right in RIGHTS {
            let rows = TABLE.iter().filter(|row| row.right == *right).count();
            assert_eq!(rows, 1, "{} stands in {rows} rows of TABLE in src/model/operators/role.rs", right.key);
        }
        assert_eq!(TABLE.len(), RIGHTS.len());
    }

    #[test]
    fn every_right_can_be_had_by_somebody_and_the_administrator_keeps_the_table() {
        for row in TABLE {
            assert!(row.stands.contains(&Stand::Has), "{} is nobody's as shipped", row.right.key);
        }
        assert!(Role::Administrator.shipped().has(super::super::KEEP));
    }

    #[test]
    fn what_an_office_changes_stays_within_the_table() {
        let clerk = Role::Clerk;
        let none = RoleRights::none(clerk);
        assert_eq!(none.of(clerk), clerk.shipped());
        let given = none.set(clerk, center::SET_UP, true);
        assert!(given.of(clerk).has(center::SET_UP) && !none.of(clerk).has(center::SET_UP));
        assert_eq!(given.set(clerk, center::SET_UP, false), none);
        let taken = none.set(clerk, center::BOOK, false);
        assert!(!taken.of(clerk).has(center::BOOK));
        assert_eq!(taken.set(clerk, center::BOOK, true), none);
        let never = none.set(clerk, super::super::OPEN_HEALTH, true);
        assert!(!never.of(clerk).has(super::super::OPEN_HEALTH), "past values stay closed to the clerk");
    }
}

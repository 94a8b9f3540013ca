//! Who looked at whom: a line a person and serving, by the day; and lists that were opened to call people.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::Resident;
use crate::model::code::Code;
use crate::model::field::{Field, Record, Value, as_choice, as_int, as_ref, put, reference};
use crate::model::id::{Id, Kind};
use crate::model::operators::Operator;
use crate::model::period::class;

/// How somebody was looked at.
pub mod how {
    /// They were served.
    pub const SERVED: u8 = 1;
    /// Their row was opened.
    pub const OPENED: u8 = 2;
    /// Something closed of theirs was shown.
    pub const REVEALED: u8 = 3;
    /// A page about them was printed.
    pub const PRINTED: u8 = 4;
    /// They left the desk in a file.
    pub const EXPORTED: u8 = 5;
    /// They were looked for by a whole identity or telephone number.
    pub const SEARCHED: u8 = 6;
}

/// How somebody was looked at, of [`how`].
pub static HOW: &[Code] = &[
    Code { code: 1, key: "look.served", aliases: &["办事"] },
    Code { code: 2, key: "look.opened", aliases: &["打开"] },
    Code { code: 3, key: "look.revealed", aliases: &["显示"] },
    Code { code: 4, key: "look.printed", aliases: &["打印"] },
    Code { code: 5, key: "look.exported", aliases: &["导出"] },
    Code { code: 6, key: "look.searched", aliases: &["按整号查"] },
];

/// Lists that are opened to call people.
pub mod list {
    /// Who is due for a follow-up.
    pub const FOLLOW_UPS: u8 = 1;
    /// Who is to be told what became of an issue.
    pub const TO_BE_TOLD: u8 = 2;
    /// Who is visited by telephone.
    pub const VISITS: u8 = 3;
}

/// Lists that are opened to call people, of [`list`].
pub static LIST: &[Code] = &[
    Code { code: 1, key: "call_list.follow_ups", aliases: &["随访名单"] },
    Code { code: 2, key: "call_list.to_be_told", aliases: &["告知名单"] },
    Code { code: 3, key: "call_list.visits", aliases: &["电话探访名单"] },
];

/// That somebody was looked at, while one person was served: what came of it in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Its id, which begins with the day: [`crate::model::by_day::day_id`].
    pub id: Id,
    /// Who was looked at.
    pub resident: Id,
    /// By whom: an operator; none where nobody sat there.
    pub who: Id,
    /// How, bit `n` for code `n` of [`HOW`].
    pub how: u32,
    pub first: DateTime,
    pub last: DateTime,
}

impl Looked {
    /// Whether it was so too.
    pub fn is(&self, how: u8) -> bool {
        self.how & 1 << how != 0
    }
}

/// A list that was opened to call people, with one reason; whose number was seen stands in [`Looked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallList {
    pub id: Id,
    /// When.
    pub at: DateTime,
    /// Of [`LIST`].
    pub list: u8,
    /// Of [`crate::model::register::REVEAL_REASON`].
    pub reason: u8,
    /// How many people stood in it.
    pub people: u32,
    /// Who opened it: an operator.
    pub who: Id,
}

impl Record for Looked {
    const KIND: Kind = Kind(142);
    const NAME: &'static str = "looked";
    const CLASS: u8 = class::ACCESS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
        Field::<Self>::system("how", |x| Value::Number(x.how.into()), |x, v| put(&mut x.how, as_int(&v))),
        Field::<Self>::system("first", |x| Value::opaque(&x.first), |x, v| put(&mut x.first, v.read_opaque())),
        Field::<Self>::system("last", |x| Value::opaque(&x.last), |x, v| put(&mut x.last, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.first.date())
    }
}

impl Record for CallList {
    const KIND: Kind = Kind(143);
    const NAME: &'static str = "call_list";
    const CLASS: u8 = class::ACCESS;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::system("list", |x| Value::Choice(x.list), |x, v| put(&mut x.list, as_choice(&v))),
        Field::<Self>::system("reason", |x| Value::Choice(x.reason), |x, v| put(&mut x.reason, as_choice(&v))),
        Field::<Self>::system("people", |x| Value::Number(x.people.into()), |x, v| put(&mut x.people, as_int(&v))),
        Field::<Self>::refers("who", Operator::KIND, |x| reference(x.who), |x, v| put(&mut x.who, as_ref(&v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.at.date())
    }
}

/// How a closed value was opened, of [`crate::model::register::REVEAL_WAY`].
pub mod way {
    /// By itself: for thirty seconds.
    pub const SINGLE: u8 = 1;
    /// Beside a recording form, until it is left.
    pub const FORM: u8 = 2;
    /// On a page with whole numbers.
    pub const PAGE: u8 = 3;
    /// In an emergency.
    pub const EMERGENCY: u8 = 4;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_looking_has_a_code() {
        let codes: Vec<u8> = HOW.iter().map(|code| code.code).collect();
        let ways = [how::SERVED, how::OPENED, how::REVEALED, how::PRINTED, how::EXPORTED, how::SEARCHED];
        assert_eq!(codes, ways);
        assert_eq!(LIST.iter().map(|code| code.code).collect::<Vec<_>>(), [1, 2, 3]);
        let ways = [way::SINGLE, way::FORM, way::PAGE, way::EMERGENCY];
        assert_eq!(crate::model::register::REVEAL_WAY.iter().map(|code| code.code).collect::<Vec<_>>(), ways);
    }
}

//! The senior canteen: its sittings, what is cooked, what a dish contains and whom that does not suit.
//!
//! What a person may not eat stands with their health ([`crate::model::people::care`]); a meal never says it.

use crate::model::Room;
use crate::model::period::class;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::by_day::day_id;
use crate::model::code::{Code, find};
use crate::model::field::{Field, FieldKind, Record, Value, as_day, as_int, put};
use crate::model::fold::fold_typed;
use crate::model::id::{Id, Kind};
use crate::model::when::read_time;

/// Diets that the kitchen cooks apart; the code is the bit. What one must not contain has the same code in
/// [`CONTENTS`].
pub static DIET: &[Code] = &[
    Code { code: 0, key: "diet.diabetic", aliases: &["糖尿病餐", "糖尿病", "少糖"] },
    Code { code: 1, key: "diet.low_salt", aliases: &["低盐", "少盐"] },
    Code { code: 2, key: "diet.halal", aliases: &["清真"] },
    Code { code: 3, key: "diet.soft", aliases: &["软食", "软烂"] },
];

/// What a dish may contain that does not suit everybody; the code is the bit, allergens from 8 on.
pub static CONTENTS: &[Code] = &[
    Code { code: 0, key: "contents.sugar", aliases: &["糖", "含糖", "甜"] },
    Code { code: 1, key: "contents.salt", aliases: &["咸", "偏咸", "盐"] },
    Code { code: 2, key: "contents.pork", aliases: &["猪肉", "含猪肉"] },
    Code { code: 3, key: "contents.hard", aliases: &["硬", "偏硬"] },
    Code { code: ALLERGENS, key: "contents.seafood", aliases: &["海鲜", "鱼", "虾", "蟹"] },
    Code { code: 9, key: "contents.egg", aliases: &["鸡蛋", "蛋"] },
    Code { code: 10, key: "contents.milk", aliases: &["牛奶", "奶"] },
    Code { code: 11, key: "contents.nuts", aliases: &["坚果", "花生"] },
    Code { code: 12, key: "contents.soy", aliases: &["豆制品", "豆"] },
    Code { code: 13, key: "contents.wheat", aliases: &["面食", "小麦"] },
];

/// The first code of an allergen.
const ALLERGENS: u8 = 8;

/// Bits of [`CONTENTS`] that do not suit somebody of these diets (bits of [`DIET`]) and allergies, as told.
pub fn unsuited(diet: u32, allergies: &str) -> u32 {
    let diets = DIET.iter().filter(|row| diet & 1 << row.code != 0);
    let allergens =
        CONTENTS.iter().filter(|row| row.code >= ALLERGENS && row.aliases.iter().any(|word| allergies.contains(word)));
    diets.chain(allergens).fold(0, |bits, row| bits | 1 << row.code)
}

/// A sitting: a meal of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// Its number in the canteen, 1 to 15; never given to another one.
    pub no: u8,
    /// 午餐
    pub name: String,
    /// From.
    pub start: Time,
    /// Until.
    pub end: Time,
    /// Until when of the same day a meal may be ordered or cancelled: then the kitchen begins.
    pub order_by: Time,
    /// Meals that the kitchen can cook.
    pub portions: u16,
}

/// A room of the center as a canteen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Canteen {
    /// The room's id: its opening days and closures are the room's.
    pub id: Id,
    /// Its sittings, in the order of the day.
    pub sittings: Vec<Sitting>,
}

impl Canteen {
    /// The sitting of this number.
    pub fn sitting(&self, no: u8) -> Option<&Sitting> {
        self.sittings.iter().find(|sitting| sitting.no == no)
    }

    /// The sitting that is next or runs at a time of day.
    pub fn next_after(&self, time: Time) -> Option<&Sitting> {
        self.sittings.iter().find(|sitting| sitting.end > time)
    }

    /// Reads `午餐 11:30-12:30 10:00 60; 晚餐 17:30-18:30 15:30 40`: name, hours, order by, portions. A sitting keeps the
    /// number that its name has here.
    pub fn read(&self, text: &str) -> Option<Vec<Sitting>> {
        let mut sittings: Vec<Sitting> = Vec::new();
        for part in parts(text) {
            let words: Vec<&str> = part.split_whitespace().collect();
            let [name, hours, order_by, portions] = words.as_slice() else { return None };
            let (start, end) = hours.split_once(['-', '~', '至'])?;
            let known = self.sittings.iter().find(|sitting| sitting.name == *name).map(|sitting| sitting.no);
            let used = self.sittings.iter().chain(&sittings).map(|sitting| sitting.no).max().unwrap_or(0);
            let sitting = Sitting {
                no: known.unwrap_or(used + 1),
                name: (*name).to_owned(),
                start: read_time(start)?,
                end: read_time(end)?,
                order_by: read_time(order_by)?,
                portions: portions.parse().ok()?,
            };
            let in_order = sittings.last().is_none_or(|before| before.end <= sitting.start);
            let fits = sitting.start < sitting.end && sitting.order_by <= sitting.start && sitting.no < 16;
            if !in_order || !fits || sittings.iter().any(|other| other.no == sitting.no) {
                return None;
            }
            sittings.push(sitting);
        }
        (!sittings.is_empty()).then_some(sittings)
    }

    /// Writes the sittings as they are typed.
    pub fn write(&self) -> String {
        let clock = |time: Time| format!("{}:{:02}", time.hour(), time.minute());
        let all = self.sittings.iter().map(|sitting| {
            let (start, end) = (clock(sitting.start), clock(sitting.end));
            format!("{} {start}-{end} {} {}", sitting.name, clock(sitting.order_by), sitting.portions)
        });
        all.collect::<Vec<_>>().join("; ")
    }
}

/// A dish and what it contains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dish {
    /// 红烧肉
    pub name: String,
    /// Bits of [`CONTENTS`].
    pub contents: u32,
}

/// What is cooked for a sitting of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Menu {
    /// [`menu_id`].
    pub id: Id,
    /// The day.
    pub date: Date,
    /// The sitting's number.
    pub sitting: u8,
    pub dishes: Vec<Dish>,
}

/// Most dishes of a menu.
const MOST_DISHES: usize = 12;

impl Menu {
    /// The dishes that hold anything of these contents, each with what it holds of them.
    pub fn unsuited(&self, contents: u32) -> impl Iterator<Item = (&Dish, u32)> {
        self.dishes.iter().map(move |dish| (dish, dish.contents & contents)).filter(|(_, bits)| *bits != 0)
    }

    /// Reads `红烧肉 猪肉 咸; 清炒油菜; 银耳羹 糖`: each dish, then what it contains. The word that nobody knows is the
    /// error.
    pub fn read(text: &str) -> Result<Vec<Dish>, String> {
        let mut dishes = Vec::new();
        for part in parts(text).take(MOST_DISHES) {
            let mut words = part.split_whitespace();
            let Some(name) = words.next() else { continue };
            let mut contents = 0;
            for word in words {
                contents |= 1 << find(CONTENTS, word).ok_or_else(|| word.to_owned())?.code;
            }
            dishes.push(Dish { name: name.to_owned(), contents });
        }
        Ok(dishes)
    }

    /// Writes dishes as they are typed.
    pub fn write(dishes: &[Dish]) -> String {
        let one = |dish: &Dish| {
            let held = CONTENTS.iter().filter(|row| dish.contents & 1 << row.code != 0);
            [dish.name.as_str()].into_iter().chain(held.map(|row| row.aliases[0])).collect::<Vec<_>>().join(" ")
        };
        dishes.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

/// The parts of a typed list: `;`, `；` and a new line part them.
fn parts(text: &str) -> impl Iterator<Item = String> {
    let folded = fold_typed(text);
    let parts: Vec<String> = folded.split([';', '\n']).map(|part| part.trim().to_owned()).collect();
    parts.into_iter().filter(|part| !part.is_empty())
}

/// A menu's id.
pub fn menu_id(date: Date, sitting: u8) -> Id {
    day_id(date, u64::from(sitting) << 44)
}

/// The moment until which a sitting's meals can be ordered or cancelled.
pub fn closes_at(date: Date, sitting: &Sitting) -> DateTime {
    date.to_datetime(sitting.order_by)
}

impl Record for Canteen {
    const KIND: Kind = Kind(88);
    const NAME: &'static str = "canteen";
    const CLASS: u8 = class::CANTEEN;
    const PART_OF: Option<Kind> = Some(Room::KIND);
    const FIELDS: &'static [Field<Self>] = &[Field::<Self>::system(
        "sittings",
        |c| Value::opaque(&c.sittings),
        |c, v| put(&mut c.sittings, v.read_opaque()),
    )];

    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Menu {
    const KIND: Kind = Kind(80);
    const NAME: &'static str = "menu";
    const CLASS: u8 = class::CANTEEN;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("date", FieldKind::Date, |m| Value::Date(m.date), |m, v| put(&mut m.date, as_day(&v)))
            .required(),
        Field::<Self>::system("sitting", |m| Value::Number(m.sitting.into()), |m, v| put(&mut m.sitting, as_int(&v))),
        Field::<Self>::system("dishes", |m| Value::opaque(&m.dishes), |m, v| put(&mut m.dishes, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sittings_are_read_as_they_are_written_and_keep_their_numbers() {
        let canteen = Canteen { id: Id(1), sittings: Vec::new() };
        let sittings = canteen.read("午餐 11:30-12:30 10:00 60；晚餐 1730-1830 15:30 40").unwrap();
        assert_eq!(sittings.iter().map(|s| s.no).collect::<Vec<_>>(), [1, 2]);
        let canteen = Canteen { sittings, ..canteen };
        assert_eq!(canteen.write(), "午餐 11:30-12:30 10:00 60; 晚餐 17:30-18:30 15:30 40");
        let changed = canteen.read("早餐 7-8 6:30 20; 晚餐 17-18 15:00 40").unwrap();
        assert_eq!(changed.iter().map(|s| s.no).collect::<Vec<_>>(), [3, 2]);
        for wrong in ["", "午餐", "午餐 12-11 10:00 5", "午餐 11-12 13:00 5", "午餐 11-12 10 5; 晚餐 11-12 10 5"]
        {
            assert_eq!(canteen.read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_menu_is_read_as_it_is_written() {
        let dishes = Menu::read("红烧肉 猪肉 咸；清炒油菜; 银耳羹 糖").unwrap();
        assert_eq!(Menu::write(&dishes), "红烧肉 咸 猪肉; 清炒油菜; 银耳羹 糖");
        assert_eq!(Menu::read("红烧肉 好吃"), Err("好吃".to_owned()));
        let menu = Menu { id: Id(1), date: Date::constant(2026, 11, 23), sitting: 1, dishes };
        let held: Vec<&str> = menu.unsuited(unsuited(0b1, "对虾过敏")).map(|(dish, _)| dish.name.as_str()).collect();
        assert_eq!(held, ["银耳羹"]);
    }

    #[test]
    fn what_does_not_suit_follows_from_diet_and_allergies() {
        assert_eq!(unsuited(0, "青霉素"), 0);
        assert_eq!(unsuited(0b101, "海鲜"), 0b1_0000_0101);
        assert_eq!(unsuited(0, "花生、牛奶"), 1 << 10 | 1 << 11);
    }
}

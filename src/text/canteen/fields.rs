//! What the records of the canteen and their fields are called, each table sorted by key.

use crate::model::{Canteen, Meal, MealPlan, Menu, PriceTable, Record};
use crate::text::fields::{DATE, FROM, KindText, NOTE, RESIDENT, STATE, WEEKDAYS};
use crate::text::{Msg, msg};

const SERVED: Msg = msg("堂食或送餐", "Here or delivered");
const SITTING: Msg = msg("餐次", "Sitting");

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Canteen::KIND, name: msg("餐厅", "canteen"), fields: &[("sittings", msg("餐次", "Sittings"))]
    },
    KindText {
        kind: Menu::KIND,
        name: msg("菜单", "menu"),
        fields: &[("date", DATE), ("dishes", msg("菜品", "Dishes")), ("sitting", SITTING)],
    },
    KindText {
        kind: PriceTable::KIND,
        name: msg("餐价表", "price table"),
        fields: &[
            ("confirmed", msg("是否确认", "Confirmed")),
            ("from", msg("起用日期", "From")),
            ("rows", msg("年龄与餐价", "Ages and prices")),
            ("source", msg("依据", "Source")),
        ],
    },
    KindText {
        kind: Meal::KIND,
        name: msg("订餐", "meal"),
        fields: &[
            ("date", DATE),
            ("note", NOTE),
            ("plan", msg("长期订餐", "Standing order")),
            ("plate", msg("餐食", "Plate")),
            ("price", msg("餐价", "Price")),
            ("reason", msg("退餐原因", "Called off because")),
            ("resident", RESIDENT),
            ("served", SERVED),
            ("since", msg("状态时间", "Since")),
            ("sitting", SITTING),
            ("state", STATE),
            ("subsidy", msg("补贴", "Subsidy")),
        ],
    },
    KindText {
        kind: MealPlan::KIND,
        name: msg("长期订餐", "standing order"),
        fields: &[
            ("from", FROM),
            ("note", NOTE),
            ("pauses", msg("停餐", "Rests")),
            ("plate", msg("餐食", "Plate")),
            ("resident", RESIDENT),
            ("served", SERVED),
            ("sitting", SITTING),
            ("until", msg("到哪一天", "Until")),
            ("weekdays", WEEKDAYS),
        ],
    },
];

//! What is said of a file's columns: what each is read as, which are not understood, which are asked about.

use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::{Care, Household, Record, Resident};
use crate::text::{Lang, labels, msg};

/// Columns that were understood, and those that were not.
pub fn columns(lang: Lang, understood: usize, unknown: &[&str]) -> String {
    let others = unknown.join(lang.of("、", ", "));
    match (lang, unknown.is_empty()) {
        (Lang::Zh, true) => format!("{understood} 栏都读懂了"),
        (Lang::Zh, false) => format!("{understood} 栏读懂了，看不懂：{others}"),
        (Lang::En, true) => format!("all {understood} columns understood"),
        (Lang::En, false) => format!("{understood} columns understood, not: {others}"),
    }
}

/// What is this column to be taken for?
pub fn take_for(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("「{name}」读作什么？"),
        Lang::En => format!("What is {name} to be taken for?"),
    }
}

/// How many cells of a column are not understood.
pub fn missed(lang: Lang, cells: u32) -> String {
    match lang {
        Lang::Zh => format!("{cells} 格看不懂"),
        Lang::En => format!("{cells} unread"),
    }
}

/// A column in a plan: `C 性别 = 性别  3 格看不懂  男 | 女 | 男`.
pub fn column_line(lang: Lang, letters: &str, name: &str, means: &str, cells: u32, samples: &[String]) -> String {
    let mut line = format!("{letters:<3} {name} = {means}");
    if cells > 0 {
        line.push_str("  ");
        line.push_str(&missed(lang, cells));
    }
    if !samples.is_empty() {
        line.push_str("  ");
        line.push_str(&samples.join(" | "));
    }
    line
}

/// The fields that a column may be read as, a line of their names.
pub fn fields(lang: Lang, names: &[String]) -> String {
    match lang {
        Lang::Zh => format!("可用的项：{}", names.join("、")),
        Lang::En => format!("Fields: {}", names.join(", ")),
    }
}

/// What a column is read as, by the key of its meaning.
pub fn column(lang: Lang, key: &str) -> &str {
    let special = match key {
        "column.household_key" => msg("户编号", "household number"),
        "column.head_name" => msg("户主", "head's name"),
        "column.moved_out" => msg("是否已迁出", "whether moved out"),
        "column.died" => msg("是否已死亡", "whether died"),
        "column.died_on" => msg("死亡日期", "day of death"),
        "column.political" => msg("政治面貌", "Party membership"),
        "column.document_kind" => msg("证件类型", "kind of document"),
        "column.lane_number" => msg("门牌（巷里的号）", "number in the lane"),
        "column.emergency" => msg("紧急联系人和电话", "emergency contact, name and phone"),
        "column.head_phone" => msg("户主电话", "head's phone"),
        "column.disability" => msg("残疾等级", "degree of disability"),
        "column.members" => msg("家庭成员，不读", "other members, left out"),
        "column.into_note" => msg("记进备注", "kept in the note"),
        "column.not_kept" | "column.reason" => msg("不用读", "not needed"),
        "column.again" => msg("重复，不读", "a second time, left out"),
        "column.either" => msg("可能是几种，说明以前不读", "may be several, left out"),
        "column.unknown" => msg("看不懂，不读", "not understood, left out"),
        _ => {
            let (kind, field) = key.split_once('.').unwrap_or(("", key));
            let kind = match kind {
                "resident" => Resident::KIND,
                "care" => Care::KIND,
                _ => Household::KIND,
            };
            let label = labels::find_field(kind, field);
            let group = || OPEN.iter().chain(SENSITIVE).find(|code| code.key == key);
            return label.map_or_else(|| group().map_or(key, |code| labels::code(lang, code)), |label| label.say(lang));
        }
    };
    special.say(lang)
}

/// One of several fields: `姓名还是联系电话？`.
pub fn either(lang: Lang, keys: &[&str]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| column(lang, key)).collect();
    match lang {
        Lang::Zh => format!("{}？", names.join("还是")),
        Lang::En => format!("{}?", names.join(" or ")),
    }
}

/// A column that may be several things is left out until somebody says which.
pub fn asked(lang: Lang, name: &str, either: &str) -> String {
    match lang {
        Lang::Zh => format!("「{name}」是{either}说明以前不读"),
        Lang::En => format!("{name}: {either} Left out until that is said"),
    }
}

/// A column that was named to be read otherwise is not in the file.
pub fn no_such_column(lang: Lang, column: &str) -> String {
    match lang {
        Lang::Zh => format!("文件里没有「{column}」这一栏，请核对 --map。"),
        Lang::En => format!("The file has no column {column}; check --map."),
    }
}

/// No field is called that.
pub fn no_such_field(lang: Lang, field: &str) -> String {
    match lang {
        Lang::Zh => format!("没有叫「{field}」的项，--map 要写成 栏名=项，如 网格员=备注。"),
        Lang::En => format!("There is no field {field}; write --map COLUMN=FIELD, as in Grid=note."),
    }
}

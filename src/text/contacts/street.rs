//! Words of the office's own columns and of the street's tables.

use crate::text::{Lang, Msg, msg, when};

pub const OWN: Msg = msg("自设列", "Own columns");
/// The same on a card.
pub const OWN_HEAD: Msg = msg("自设列", "Own data");
pub const OWN_TIP: Msg = msg("填这位居民的自设列", "What stands in the office's own columns for this resident");
pub const COLUMNS: Msg = msg("自设列设置", "Set up own columns");
pub const COLUMNS_TIP: Msg = msg("给居民加本社区自己要的列", "Columns that the office itself adds to residents");
pub const NEW_COLUMN: Msg = msg("新列", "New column");
pub const CHANGE_COLUMN: Msg = msg("改列", "Change the column");
pub const CHOICES_HINT: Msg =
    msg("选项用顿号隔开，只有选项列要填", "Choices are parted by commas, for a column of choices");
pub const NO_COLUMN: Msg = msg("还没有自设列，在联络台账里设", "No column is set up yet: on the contacts' tab");
pub const EMPTY: Msg = msg("清空", "Empty");
pub const TABLES: Msg = msg("上级要表", "Street's tables");
pub const TABLES_TIP: Msg =
    msg("带来街道的空表，认表头，选人，填好", "Bring the street's empty table, choose whom, fill it");
pub const BRING: Msg = msg("带来一张空表", "Bring an empty table");
pub const FILL: Msg = msg("填好导出", "Fill and export");
pub const FOR_WHOM: Msg = msg("填哪些人", "For whom");
pub const FILLED: Msg = msg("上次", "filled");
/// Headings that are not understood.
pub const LEFT_EMPTY: Msg = msg("不认得、留空：", "Not understood, left empty:");

/// How many people stand in it now.
pub fn rows(lang: Lang, rows: usize) -> String {
    match lang {
        Lang::Zh => format!("现在有 {rows} 人"),
        Lang::En => when::plural(rows as i64, "person now", "people now"),
    }
}

/// How many headings are understood.
pub fn understood(lang: Lang, known: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("表头 {all} 个，认得 {known} 个"),
        Lang::En => format!("{known} of {all} headings are understood"),
    }
}

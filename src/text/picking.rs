//! Words of fields that pick a person or a record, and of lists of rows in a form.

use super::{Lang, Msg, msg};

/// Nobody has the name that is typed in a field.
pub const NOBODY: Msg =
    msg("查无此人：改几个字，或按 1 登记 (本表暂存)", "nobody found: change it, or 1 registers (form parks)");
/// Nobody has the number that is typed.
pub const NO_NUMBER: Msg = msg("查无此人：改几个字，或按 F3 去登记", "nobody found: change it, or F3 to register them");
pub const NOTHING: Msg = msg("没有这个名称：改几个字，或删空", "no such name: change it, or empty the field");
/// There is no record of the kind.
pub const NONE_YET: Msg = msg("还没有可选的", "there is none to pick yet");
/// How a hit is taken.
pub const TAKE: Msg = msg("上下键移动，Enter 选定", "arrows move, Enter picks");
/// How a numbered one is taken.
pub const BY_DIGIT: Msg = msg("按数字选，或打几个字", "pick by digit, or type a part");
/// How a list is opened.
pub const TYPE_OR_SPACE: Msg = msg("打几个字，或按 Space 挑", "type a part, or Space to look through");
pub const WHICH: Msg = msg("同名，按数字选", "same name: pick by digit");
/// Who is picked stands there already.
pub const THERE_ALREADY: Msg = msg("已经在里面了", "is in it already");
/// A record that was picked is not here any more.
pub const GONE: Msg = msg("已不在记录里", "no longer on record");
/// How somebody is taken out of several.
pub const TAKE_OUT: Msg = msg("左右键移动，Del 去掉，打字再加", "left, right move; Del takes out; type to add");
/// How one is taken out.
pub const EMPTY_IT: Msg = msg("Del 去掉，打字换一个", "Del takes it out; type another");
/// What is closed cannot be changed unseen.
pub const CLOSED: Msg = msg("收起的内容，先在卡片上按 m 显示再改", "hidden: show it first by m on the card");
/// Rows are added and removed in a list alone.
pub const NO_LIST: Msg = msg("这一项不是清单", "this field is no list");
/// How rows are added and removed.
pub const ROW_KEYS: Msg = msg("C-n 加行  C-x 去掉这行", "C-n new row  C-x remove row");
pub const NEW_ROW: Msg = msg("加一行", "New row");
pub const REMOVE_ROW: Msg = msg("去掉这行", "Remove row");
pub const NEW_ROW_TIP: Msg = msg("清单里再加一行", "Adds a row to the list of a form");
pub const REMOVE_ROW_TIP: Msg =
    msg("去掉清单里光标所在的一行或一位", "Removes the row or person under the cursor from a form's list");

/// How many rows a list has: `3 行`.
pub fn rows(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 行"),
        (Lang::En, 1) => "1 row".into(),
        (Lang::En, _) => format!("{count} rows"),
    }
}

/// How many are picked: `3 项`.
pub fn picked(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 项"),
        Lang::En => format!("{count} in all"),
    }
}

/// How many fit what is typed.
pub fn fit(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 项"),
        Lang::En => format!("{count} fit"),
    }
}

/// Not all that fit are listed.
pub fn only_first(lang: Lang, listed: usize) -> String {
    match lang {
        Lang::Zh => format!("只列前 {listed}，多打几个字"),
        Lang::En => format!("first {listed} only, type more"),
    }
}

/// Columns of a list that lie left and right of what is seen; `None` where all are seen.
pub fn columns(lang: Lang, left: usize, right: usize) -> Option<String> {
    let said = match (lang, left, right) {
        (_, 0, 0) => return None,
        (Lang::Zh, 0, _) => format!("右边还有 {right} 列"),
        (Lang::Zh, _, 0) => format!("左边还有 {left} 列"),
        (Lang::Zh, ..) => format!("左边还有 {left} 列，右边 {right} 列"),
        (Lang::En, 0, _) => format!("columns hidden right: {right}"),
        (Lang::En, _, 0) => format!("columns hidden left: {left}"),
        (Lang::En, ..) => format!("columns hidden left: {left}, right: {right}"),
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn what_stands_below_a_field_fits_the_least_window() {
        let fixed =
            [NOBODY, NO_NUMBER, NOTHING, NONE_YET, TAKE, BY_DIGIT, TYPE_OR_SPACE, WHICH, TAKE_OUT, EMPTY_IT, ROW_KEYS];
        for lang in Lang::ALL {
            for said in fixed {
                check_line(lang, said.say(lang));
                assert!(unicode_width::UnicodeWidthStr::width(said.say(lang)) <= 56, "{}", said.en);
            }
            for said in [rows(lang, 1), rows(lang, 200), picked(lang, 12), fit(lang, 12), only_first(lang, 200)] {
                check_line(lang, &said);
            }
            for (left, right) in [(1, 0), (0, 2), (3, 4)] {
                check_line(lang, &columns(lang, left, right).unwrap());
            }
            assert_eq!(columns(lang, 0, 0), None);
        }
    }
}

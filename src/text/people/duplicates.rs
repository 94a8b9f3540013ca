//! Words of records that may be one person, and of merging them.

use crate::model::people::doubt::Likeness;
use crate::text::{Lang, Msg, msg};

/// The action on a resident.
pub const MERGE_WITH: Msg = msg("合并重复", "Merge duplicate");
pub const MERGE_WITH_TIP: Msg =
    msg("同一人登记了两次：逐项对照，合成一条", "One person, registered twice: compare, make one");
/// The list of all pairs.
pub const FIND_ALL: Msg = msg("查重", "Duplicates");
pub const FIND_ALL_TIP: Msg = msg("列出可能登记了两次的人", "Everybody who may be registered twice");
pub const SAME_AS: Msg = msg("与哪一条是同一人", "The same person as");
/// The person being served is offered too.
pub const SERVED: Msg = msg("正在办", "being served");
pub const NOBODY_LIKE: Msg = msg(
    "没有疑似重复的人；要和别人合并，先按 / 找到那一位",
    "Nobody seems the same; to merge with another, find them by / first",
);
/// There is no pair at all.
pub const NONE: Msg = msg("没有疑似重复的人", "Nobody may be registered twice");
/// How the comparison is used.
pub const COMPARE: Msg =
    msg("1 留左边  2 留右边  3 两边都留  上下换行  Enter 合并", "1 left, 2 right, 3 both, arrows move, Enter merges");
/// Of what is no list one side stays.
pub const ONE_OF_THEM: Msg = msg("这一项只能留一边：1 左 2 右", "One side of this stays: 1 left, 2 right");
/// Over the record that stays.
pub const STAYS: Msg = msg("留下", "stays");
/// Over the record that goes.
pub const GOES: Msg = msg("并入左边", "joins the left");
pub const ALL_THE_SAME: Msg = msg("两条完全一样", "They differ in nothing");
/// A value that is not there.
pub const NOTHING: Msg = msg("（空）", "(empty)");
/// The question before it is done.
pub const MERGE_SURE: Msg = msg("合成一条？可用 u 撤销", "Make one of them? u takes it back");
pub const MERGE: Msg = msg("合并", "Merge");

/// Why two records may be one person.
pub fn reason(lang: Lang, reason: Likeness) -> &'static str {
    let why = match reason {
        Likeness::Number => msg("身份证号相同", "same id number"),
        Likeness::Document => msg("其他证件号相同", "same other document"),
        Likeness::NameBirthAddress => msg("同名同生日同住址", "name, birth, address"),
        Likeness::OtherNumber => msg("其余全同，证号不同", "only the id differs"),
        Likeness::Sound => msg("同音同生日，同住址或电话", "sound, birth, door/phone"),
        Likeness::OneApart => msg("名差一字，同生日", "one character, birth"),
        Likeness::NameBirth => msg("同名同生日", "name and birth"),
        Likeness::NamePhone => msg("同名同电话", "name and phone"),
        Likeness::NameAddress => msg("同名同住址", "name and address"),
    };
    why.say(lang)
}

/// Which record goes.
pub fn goes(lang: Lang, line: &str) -> String {
    match lang {
        Lang::Zh => format!("并掉：{line}"),
        Lang::En => format!("goes: {line}"),
    }
}

/// How many records move along.
pub fn moves(lang: Lang, records: usize) -> String {
    match lang {
        Lang::Zh => format!("名下 {records} 条预约、看诊、诉求、来访等一并转过来"),
        Lang::En => format!("{records} bookings, visits, issues and visitor lines move along"),
    }
}

/// How many pairs there are.
pub fn found(lang: Lang, pairs: usize) -> String {
    match lang {
        Lang::Zh => format!("{pairs} 对可能是同一人，请逐对核对"),
        Lang::En => format!("{pairs} pairs may be one person; compare each"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn words_of_duplicates_are_there_in_both_languages() {
        for lang in Lang::ALL {
            for text in [
                MERGE_WITH,
                MERGE_WITH_TIP,
                FIND_ALL,
                FIND_ALL_TIP,
                SAME_AS,
                SERVED,
                NOBODY_LIKE,
                NONE,
                COMPARE,
                ONE_OF_THEM,
                STAYS,
                GOES,
                ALL_THE_SAME,
                NOTHING,
                MERGE_SURE,
                MERGE,
            ] {
                check_line(lang, text.say(lang));
            }
            for why in Likeness::ALL {
                check_line(lang, reason(lang, why));
            }
            for line in [goes(lang, "A"), moves(lang, 3), found(lang, 3)] {
                check_line(lang, &line);
            }
        }
    }
}

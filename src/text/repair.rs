//! Words of `linli repair`: what would be kept and lost, the one question, and what was done.

use std::fmt::Display;

use jiff::civil::DateTime;

use super::{Lang, Msg, labels, msg, when};
use crate::model::Kind;

/// There is nothing to repair.
pub const NOT_NEEDED: Msg = msg("数据完好，没有要修的。", "The data are sound; there is nothing to repair.");
/// Nothing that was changed is lost.
pub const NOTHING_LOST: Msg = msg("没有一条记录会丢。", "No record would be lost.");
/// The answer was not yes.
pub const LEFT_ALONE: Msg = msg("没有修，什么都没有动。", "Not repaired; nothing was touched.");

/// What the repaired folder is built from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// The journal alone.
    Journal,
    Snapshot,
    Sled,
    /// The backup that was named.
    Backup,
}

/// From what, and how much, is built anew.
pub fn from(lang: Lang, begins: Begins, rev: u64, commits: u64, entries: u64) -> String {
    let what = match begins {
        Begins::Journal => lang.of("日志", "the journal"),
        Begins::Snapshot => lang.of("快照", "a snapshot"),
        Begins::Sled => lang.of("检索库 sled", "sled"),
        Begins::Backup => lang.of("备份", "the backup"),
    };
    match lang {
        Lang::Zh => format!("以{what}（修订 {rev}）为底，加上日志里其后的 {commits} 次提交，重建 {entries} 条记录。"),
        Lang::En => {
            format!("Built from {what} (revision {rev}) and {commits} commits of the journal: {entries} records.")
        }
    }
}

/// Between which moments, as far as that is known.
fn span(lang: Lang, after: Option<DateTime>, before: Option<DateTime>) -> String {
    let at = |at: DateTime| format!("{} {}", at.date(), when::clock(at.time()));
    match (lang, after.map(at), before.map(at)) {
        (_, None, None) => String::new(),
        (Lang::Zh, Some(after), Some(before)) => format!("，{after} 到 {before} 之间"),
        (Lang::Zh, Some(after), None) => format!("，{after} 之后"),
        (Lang::Zh, None, Some(before)) => format!("，{before} 之前"),
        (Lang::En, Some(after), Some(before)) => format!(", between {after} and {before}"),
        (Lang::En, Some(after), None) => format!(", after {after}"),
        (Lang::En, None, Some(before)) => format!(", before {before}"),
    }
}

/// History that would be lost; the records are whole.
pub fn history(lang: Lang, (first, last): (u64, u64), after: Option<DateTime>, before: Option<DateTime>) -> String {
    let (count, span) = (last - first + 1, span(lang, after, before));
    match lang {
        Lang::Zh => format!("只缺历史：{count} 次提交（修订 {first} 至 {last}{span}），记录都在。"),
        Lang::En => {
            format!("History only: {count} commits (revisions {first} to {last}{span}); the records are there.")
        }
    }
}

/// What would be lost.
pub fn lost(lang: Lang, (first, last): (u64, u64), after: Option<DateTime>, before: Option<DateTime>) -> String {
    let (count, span) = (last - first + 1, span(lang, after, before));
    match lang {
        Lang::Zh => format!("会丢：{count} 次提交里改过的内容（修订 {first} 至 {last}{span}）。"),
        Lang::En => format!("Lost: what {count} commits changed (revisions {first} to {last}{span})."),
    }
}

/// Records of a kind that lost commits are known to have changed.
pub fn of_kind(lang: Lang, kind: Kind, ids: &[String]) -> String {
    let (kind, count, ids) = (labels::kind(lang, kind), ids.len(), ids.join(" "));
    match lang {
        Lang::Zh => format!("  其中查得出的{kind} {count} 条：{ids}"),
        Lang::En => format!("  among them, {kind}, {count}: {ids}"),
    }
}

/// The one question.
pub fn ask(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => {
            format!("修复 {folder}？损坏的文件夹会原样留在旁边；修复后不能撤销。\n1 修复  2 先不动")
        }
        Lang::En => format!(
            "Repair {folder}? The damaged folder stays beside it, whole; this cannot be undone.\n1 repair  2 leave it alone"
        ),
    }
}

/// It is repaired.
pub fn done(lang: Lang, entries: u64, folder: &dyn Display, kept: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("已修复 {folder}：{entries} 条记录。损坏的文件夹原样留在 {kept}。"),
        Lang::En => format!("Repaired {folder}: {entries} records. The damaged folder is kept whole as {kept}."),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::check_line;
    use super::*;
    use crate::model::{Record, Resident};

    #[test]
    fn every_sentence_is_there_in_both_languages() {
        let at = Some(date(2026, 11, 20).at(9, 5, 0, 0));
        for lang in Lang::ALL {
            for begins in [Begins::Journal, Begins::Snapshot, Begins::Sled, Begins::Backup] {
                check_line(lang, &from(lang, begins, 7, 2, 40));
            }
            for (after, before) in [(at, at), (at, None), (None, at), (None, None)] {
                check_line(lang, &history(lang, (3, 4), after, before));
                check_line(lang, &lost(lang, (3, 4), after, before));
            }
            check_line(lang, &of_kind(lang, Resident::KIND, &["1f".into(), "2e".into()]));
            check_line(lang, &done(lang, 4, &"/x", &"/y"));
            ask(lang, &"/x").lines().for_each(|line| check_line(lang, line));
        }
    }
}

//! What was done of personal data, and why something is not, as a person reads it: both languages side by side.

use crate::model::people::consent::PURPOSE;
use crate::model::privacy::{Did, ERASE_REASON, Not};
use crate::text::{Lang, Names, labels, sentences, when, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match (did, lang) {
        (Did::KeptShown { resident, records }, Lang::Zh) => {
            format!("{}的信息一览，{records} 条，已送打印，JSON 在打印件文件夹，已留痕", who(lang, names, *resident))
        }
        (Did::KeptShown { resident, records }, Lang::En) => {
            format!(
                "{}: {records} records sent to the printer, JSON beside the pages; logged",
                who(lang, names, *resident)
            )
        }
        (Did::Erased { records, .. }, Lang::Zh) => format!("已删除，共 {records} 条记录，不能恢复"),
        (Did::Erased { records, .. }, Lang::En) => format!("Erased for good: {}", counted(*records)),
        (Did::Blanked { kind }, Lang::Zh) => format!("{}里的姓名已涂掉", labels::kind(lang, *kind)),
        (Did::Blanked { kind }, Lang::En) => format!("The name is blanked: {}", labels::kind(lang, *kind)),
        (Did::Uncovered { purpose, records, .. }, Lang::Zh) => {
            format!("{}涉及的 {records} 条已删除", of_purpose(lang, *purpose))
        }
        (Did::Uncovered { purpose, records, .. }, Lang::En) => {
            format!("Erased what \"{}\" had covered: {}", of_purpose(lang, *purpose), counted(*records))
        }
        (Did::Retained { records, people, stopped }, Lang::Zh) => {
            let stopped = if *stopped { "，中途停下" } else { "" };
            format!("到期的 {records} 条已删除，整人删除 {people} 人{stopped}")
        }
        (Did::Retained { records, people, stopped }, Lang::En) => {
            let stopped = if *stopped { "; stopped before the end" } else { "" };
            format!("Taken away: {}, {people} people as a whole{stopped}", counted(*records))
        }
        (Did::Without { records, what }, Lang::Zh) => {
            format!("{}（{records} 条已删除的跳过）", sentences::sentence(lang, what, names))
        }
        (Did::Without { records, what }, Lang::En) => {
            format!("{} ({} erased since: skipped)", sentences::sentence(lang, what, names), counted(*records))
        }
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::KeptShown { records, .. } => {
            format!("{} {records}", lang.of("打印信息一览", "handed out all that is kept:"))
        }
        Did::Erased { reason, records } => {
            let why = labels::code_number(lang, ERASE_REASON, *reason);
            format!("{} {why} {records}", lang.of("删除一人", "erased somebody:"))
        }
        Did::Blanked { kind } => format!("{} {}", lang.of("涂掉姓名", "blanked a name:"), labels::kind(lang, *kind)),
        Did::Uncovered { purpose, records, .. } => {
            let purpose = of_purpose(lang, *purpose);
            format!("{} {purpose} {records}", lang.of("撤回后删除", "erased after withdrawal:"))
        }
        Did::Retained { records, people, .. } => match lang {
            Lang::Zh => format!("期满删除 {records} 条 {people} 人"),
            Lang::En => format!("retention: {records} records, {people} people"),
        },
        Did::Without { records, what } => {
            let skipped = lang.of("已删的跳过", "erased, skipped");
            format!("{} ({skipped} {records})", sentences::history(lang, what, names))
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, _names: &dyn Names) -> String {
    match (not, lang) {
        (Not::StillRuns { kind, count }, Lang::Zh) => {
            format!("还有{} {count} 项没了结，先了结再删除。", labels::kind(lang, *kind))
        }
        (Not::StillRuns { kind, count }, Lang::En) => {
            format!("Still going on: {} ({count}). End that first.", labels::kind(lang, *kind))
        }
        (Not::OtherName, _) => {
            lang.of("姓名不对，没有删除。", "That is not their name: nothing was erased.").to_owned()
        }
        (Not::NothingDue, _) => lang.of("没有到期的记录。", "Nothing is due.").to_owned(),
        (Not::NothingCovered { purpose }, Lang::Zh) => format!("没有因{}存下的记录。", of_purpose(lang, *purpose)),
        (Not::NothingCovered { purpose }, Lang::En) => {
            format!("Nothing is kept for \"{}\".", of_purpose(lang, *purpose))
        }
        (Not::StillAgreed { purpose }, Lang::Zh) => {
            format!("{}还同意着，先撤回再删除。", of_purpose(lang, *purpose))
        }
        (Not::StillAgreed { purpose }, Lang::En) => {
            format!("Still agreed: {}. Withdraw it first.", of_purpose(lang, *purpose))
        }
        (Not::AllErased { records }, Lang::Zh) => format!("涉及的 {records} 条都已按要求删除，没有可撤销的。"),
        (Not::AllErased { records }, Lang::En) => format!("All {records} records of it were erased since."),
        (Not::ImportUnfinished, _) => lang
            .of("有一次导入没做完，先接着导完或撤销它。", "An import was cut off: go on with it or take it back first.")
            .to_owned(),
        (Not::NoSuchWords, _) => lang.of("那条记录里已经没有这个姓名。", "The name stands there no more.").to_owned(),
    }
}

fn of_purpose(lang: Lang, purpose: u8) -> &'static str {
    labels::code_number(lang, PURPOSE, purpose)
}

fn counted(records: u32) -> String {
    when::plural(records.into(), "record", "records")
}

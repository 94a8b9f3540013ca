//! What was done of the desk itself, and why something is not, as a person reads it: both languages side by side.

use crate::model::export::EXPORTED;
use crate::model::register::SHEET;
use crate::model::register::{Did, Not};
use crate::model::{Kind, Record, Vitals};
use crate::text::center::said::at_or_day;
use crate::text::{Lang, Names, errors, labels, when};

/// The sentence that a clerk reads aloud once it is saved.
#[allow(clippy::too_many_lines, reason = "an arm a variant: a list, no course of steps")]
pub(in crate::text) fn sentence(lang: Lang, did: &Did, _names: &dyn Names) -> String {
    match did {
        Did::Revealed { field, .. } => match lang {
            Lang::Zh => format!("「{}」已显示，已留痕", reveal_label(lang, field)),
            Lang::En => format!("\"{}\" is shown, and that is logged", reveal_label(lang, field)),
        },
        Did::Demo { residents: 0 } => match lang {
            Lang::Zh => "已完成".to_owned(),
            Lang::En => "Done".to_owned(),
        },
        Did::Demo { residents } => match lang {
            Lang::Zh => format!("演练社区已建好，居民 {residents} 人"),
            Lang::En => format!("Training community laid out: {residents} residents"),
        },
        Did::ClerkChanged => match lang {
            Lang::Zh => "已换人值班".to_owned(),
            Lang::En => "Another clerk is at the desk".to_owned(),
        },
        Did::Printed { sheet, .. } => match lang {
            Lang::Zh => format!("{}已送打印", labels::code_number(lang, SHEET, *sheet)),
            Lang::En => format!("Sent to the printer: {}", labels::code_number(lang, SHEET, *sheet)),
        },
        Did::Exported { what, rows } => match lang {
            Lang::Zh => format!("{}，{rows} 行，完整导出，已留痕", exported(lang, *what)),
            Lang::En => {
                format!("{}, {rows} rows: exported in full, and that is logged", exported(lang, *what))
            }
        },
        Did::ClockTrusted { typed: false } => match lang {
            Lang::Zh => "时钟已确认，可以登记了".to_owned(),
            Lang::En => "The clock is confirmed; records can be made now".to_owned(),
        },
        Did::ClockTrusted { typed: true } => match lang {
            Lang::Zh => "按输入的时间走，可以登记了；请尽快改好电脑的时钟".to_owned(),
            Lang::En => "The typed time counts; records can be made now. Set the machine's clock soon".to_owned(),
        },
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, _names: &dyn Names) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::Revealed { field, .. } => format!("{} {}", of("显示", "revealed"), reveal_label(lang, field)),
        Did::Demo { residents: 0 } => of("一项操作", "a command"),
        Did::Demo { residents } => match lang {
            Lang::Zh => format!("建演练社区 {residents} 人"),
            Lang::En => format!("laid out a training community of {residents}"),
        },
        Did::ClerkChanged => of("换人值班", "clerk changed"),
        Did::ClockTrusted { typed: false } => of("确认时钟", "clock confirmed"),
        Did::ClockTrusted { typed: true } => of("输入时间", "time typed"),
        Did::Printed { sheet, .. } => {
            format!("{} {}", of("打印", "printed"), labels::code_number(lang, SHEET, *sheet))
        }
        Did::Exported { what, rows } => match lang {
            Lang::Zh => format!("完整导出 {} {rows} 行", exported(lang, *what)),
            Lang::En => format!("exported {rows} {} in full", exported(lang, *what)),
        },
    }
}

/// Why not, in one line: the fact and the rule.
#[allow(clippy::too_many_lines, reason = "an arm a variant: a list, no course of steps")]
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let _today = names.today();
    let kind = |kind: &Kind| labels::kind(lang, *kind);
    match not {
        Not::NoRight { right } => match lang {
            Lang::Zh => format!("这一步要有「{}」的权限，请有权限的同事来办。", labels::code_key(lang, right)),
            Lang::En => {
                format!("This needs the right \"{}\". Ask a colleague who has it.", labels::code_key(lang, right))
            }
        },
        Not::Field { key, error } => match lang {
            Lang::Zh => {
                format!("{}：{}。", key_label(lang, key), errors::field_error(lang, error))
            }
            Lang::En => {
                format!("{}: {}.", key_label(lang, key), errors::field_error(lang, error))
            }
        },
        Not::Gone { kind: k } => match lang {
            Lang::Zh => format!("这条{}记录已不在，请返回重查。", kind(k)),
            Lang::En => format!("That {} record is gone. Go back and look again.", kind(k)),
        },
        Not::Changed { kind: k } => match lang {
            Lang::Zh => format!("这条{}记录刚被别处改过，请重新打开再改。", kind(k)),
            Lang::En => {
                format!("That {} record has just been changed elsewhere. Open it again.", kind(k))
            }
        },
        Not::Referred { by, count } => match lang {
            Lang::Zh => format!("还有 {count} 条{}记录用到它，先处理那些再撤销。", kind(by)),
            Lang::En => {
                let records = if *count == 1 { "record" } else { "records" };
                format!("Still used by {count} {} {records}. Deal with those first.", kind(by))
            }
        },
        Not::WrongState { kind: k, state } => match lang {
            Lang::Zh => {
                format!("{}现在是「{}」，不能这样办。", kind(k), labels::code_key(lang, state))
            }
            Lang::En => {
                format!("The {} is \"{}\"; this cannot be done now.", kind(k), labels::code_key(lang, state))
            }
        },
        Not::NotToday { date } => match lang {
            Lang::Zh => {
                let then = if *date < names.today() { "已经过了" } else { "到当天再办" };
                format!("这是 {}的，不是今天，{then}。", when::day_of_year(lang, *date, names.today()))
            }
            Lang::En => {
                format!("That is for {}, not today.", when::day_of_year(lang, *date, names.today()))
            }
        },
        Not::NotYet { at } => match lang {
            Lang::Zh => format!("{} 才开始，到时再办。", at_or_day(lang, *at, names)),
            Lang::En => format!("It begins {}. Wait until then.", at_or_day(lang, *at, names)),
        },
        Not::NotHeld { from, until } => match lang {
            Lang::Zh => format!("{from} 至 {until} 的记录还没有读出来，请再办一次。"),
            Lang::En => format!("The records of {from} to {until} were not read yet. Try again."),
        },
        Not::NothingToUndo => match lang {
            Lang::Zh => "没有可撤销的。".to_owned(),
            Lang::En => "Nothing to undo.".to_owned(),
        },
        Not::NothingToRedo => match lang {
            Lang::Zh => "没有可重做的。".to_owned(),
            Lang::En => "Nothing to redo.".to_owned(),
        },
        Not::ChangedSince { kind: k, field: "" } => match lang {
            Lang::Zh => format!("{}记录后来又改过，不能撤销，请直接修改。", kind(k)),
            Lang::En => {
                format!("The {} was changed since, so it cannot be undone. Edit it instead.", kind(k))
            }
        },
        Not::ChangedSince { kind: k, field } => match lang {
            Lang::Zh => {
                let label = labels::field(lang, *k, field);
                format!("{}的「{label}」后来又改过，不能撤销，请直接修改。", kind(k))
            }
            Lang::En => {
                let label = labels::field(lang, *k, field);
                format!("The {}'s \"{label}\" was changed since. Edit it instead.", kind(k))
            }
        },
        Not::ClockSetByHand => match lang {
            Lang::Zh => "时钟是手工设定的，只有演练文件夹里能登记。".to_owned(),
            Lang::En => "The clock was set by hand: writes only in a training folder.".to_owned(),
        },
        Not::ClockInDoubt { now, last } => match lang {
            Lang::Zh => format!(
                "时钟是 {}，上一笔记录却在 {}，时钟没有确认，不能登记。按 : 选「核对时钟」。",
                dated(lang, *now),
                dated(lang, *last)
            ),
            Lang::En => format!(
                "The clock says {}, the last record was made {}. Nothing is written until the clock is confirmed: \
                 press : and choose \"Check the clock\".",
                dated(lang, *now),
                dated(lang, *last)
            ),
        },
        Not::DoesNotOpen { kind, count } => {
            let kind = labels::kind(lang, *kind);
            match lang {
                Lang::Zh => format!("有 {count} 条{kind}记录打不开，怕动到它们，没有办。请运行 linli check。"),
                Lang::En => format!("Not done: records do not open ({count} {kind}). Run linli check."),
            }
        }
        Not::Overtaken => match lang {
            Lang::Zh => "别的窗口一直在登记，这件没办成，什么都没改，请再办一次。".to_owned(),
            Lang::En => "Other desks kept writing meanwhile. Nothing was changed; ask again.".to_owned(),
        },
        Not::HistoryEnds => match lang {
            Lang::Zh => "太早的记录已归档，不能撤销，请直接修改。".to_owned(),
            Lang::En => "That far back is archived and cannot be undone. Edit it instead.".to_owned(),
        },
        Not::NotWritten { reason } => match lang {
            Lang::Zh => format!("没有保存，什么都没改，可以再试：{}", one_line(reason)),
            Lang::En => format!("Not saved, nothing changed, try again: {}", one_line(reason)),
        },
        Not::NotPrinted { reason } => match lang {
            Lang::Zh => format!("没有打印，请看配置里的 [print]：{}", one_line(reason)),
            Lang::En => format!("Not printed, see [print] in the settings: {}", one_line(reason)),
        },
        Not::PerhapsWritten { reason } => match lang {
            Lang::Zh => {
                format!("不能确定存上没有，请退出重开后再查：{}", one_line(reason))
            }
            Lang::En => {
                format!("Not certain that it was saved. Leave, open again and look: {}", one_line(reason))
            }
        },
        Not::ReadOnly { reason } => match lang {
            Lang::Zh => format!("现在只能看，不能登记：{}", one_line(reason)),
            Lang::En => format!("Read-only now: {}", one_line(reason)),
        },
        Not::Damaged { reason } => match lang {
            Lang::Zh => format!("数据有损坏，请退出后运行 linli check：{}", one_line(reason)),
            Lang::En => format!("The data are damaged. Leave and run linli check: {}", one_line(reason)),
        },
    }
}

/// What was opened: a field, or the panel of health and aid.
pub(in crate::text) fn reveal_label(lang: Lang, key: &str) -> &'static str {
    match key {
        Vitals::NAME => labels::kind(lang, Vitals::KIND),
        key => labels::find_key(key).unwrap_or(crate::text::console::CARE).say(lang),
    }
}

pub(in crate::text) fn exported(lang: Lang, what: u8) -> &'static str {
    labels::code_number(lang, EXPORTED, what)
}

pub(in crate::text) fn key_label(lang: Lang, key: &'static str) -> &'static str {
    labels::find_key(key).map_or(key, |label| label.say(lang))
}

/// A reason that the system gave, kept on one line.
pub(in crate::text) fn one_line(reason: &str) -> String {
    reason.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day with its year, and a time: `2026-11-27 周五 09:12`.
fn dated(lang: Lang, at: jiff::civil::DateTime) -> String {
    format!("{} {}", when::day_and_year(lang, at.date()), when::clock(at.time()))
}

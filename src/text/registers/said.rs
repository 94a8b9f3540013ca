//! What was done of the desk itself, and why something is not, as a person reads it: both languages side by side.

use crate::model::export::EXPORTED;
use crate::model::register::{Did, Not};
use crate::model::register::{REVEAL_REASON, SHEET};
use crate::model::{Kind, Record, Vitals};
use crate::text::center::said::at_or_day;
use crate::text::people::said::quoted;
use crate::text::registers::rules;
use crate::text::{Lang, Names, causes, errors, gap, labels, when};

/// The sentence that a clerk reads aloud once it is saved.
#[allow(clippy::too_many_lines, reason = "an arm a variant: a list, no course of steps")]
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
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
        Did::NumbersGiven { sheet, people } => match lang {
            Lang::Zh => format!("{}带 {people} 人的电话，已留痕", labels::code_number(lang, SHEET, *sheet)),
            Lang::En => format!("{}: {people} numbers, and that is logged", labels::code_number(lang, SHEET, *sheet)),
        },
        Did::Printed { sheet, .. } => match lang {
            Lang::Zh => format!("{}已送打印", labels::code_number(lang, SHEET, *sheet)),
            Lang::En => format!("Sent to the printer: {}", labels::code_number(lang, SHEET, *sheet)),
        },
        Did::Exported { what, rows, .. } => match lang {
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
        Did::RuleSet { key, from, value } => {
            let (label, what) = rules::told(lang, key, *from, *value, names);
            format!("{label}{}{what}{}", lang.of("：", ": "), lang.of("，已存", ", saved"))
        }
        Did::Brought { kind, rows, .. } => match lang {
            Lang::Zh => format!("{}已导入，{rows} 行", labels::kind(lang, *kind)),
            Lang::En => format!("Imported: {rows} rows ({})", labels::kind(lang, *kind)),
        },
        Did::GapEntered { came, entered, left } => match left {
            0 => gap::entered(lang, *came, *entered),
            left => format!("{}{}", gap::entered(lang, *came, *entered), gap::still_to_enter(lang, *left)),
        },
        Did::Repaired { lost, history } => repaired(lang, *lost, *history),
    }
}

/// Why, behind what was done; nothing where that is not known.
fn because(lang: Lang, why: &str) -> String {
    match (lang, why.is_empty()) {
        (_, true) => String::new(),
        (Lang::Zh, false) => format!("（{why}）"),
        (Lang::En, false) => format!(" ({why})"),
    }
}

/// The data folder was repaired.
fn repaired(lang: Lang, lost: u64, history: u64) -> String {
    match lang {
        Lang::Zh => format!("数据已修复：{lost} 次提交的内容丢失，{history} 次只缺历史"),
        Lang::En => format!("data repaired: contents of {lost} commits lost, only the history of {history}"),
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::Revealed { field, reason, .. } => {
            let why = if *reason == 0 { "" } else { labels::code_number(lang, REVEAL_REASON, *reason) };
            format!("{} {}{}", of("显示", "revealed"), reveal_label(lang, field), because(lang, why))
        }
        Did::Demo { residents: 0 } => of("一项操作", "a command"),
        Did::Demo { residents } => match lang {
            Lang::Zh => format!("建演练社区 {residents} 人"),
            Lang::En => format!("laid out a training community of {residents}"),
        },
        Did::ClerkChanged => of("换人值班", "clerk changed"),
        Did::ClockTrusted { typed: false } => of("确认时钟", "clock confirmed"),
        Did::ClockTrusted { typed: true } => of("输入时间", "time typed"),
        Did::NumbersGiven { sheet, people } => {
            let sheet = labels::code_number(lang, SHEET, *sheet);
            match lang {
                Lang::Zh => format!("{sheet}带 {people} 人的电话"),
                Lang::En => format!("{sheet} with {people} numbers"),
            }
        }
        Did::Printed { sheet, .. } => {
            format!("{} {}", of("打印", "printed"), labels::code_number(lang, SHEET, *sheet))
        }
        Did::Exported { what, rows, of } => {
            let why = because(lang, &names.reason(*of));
            match lang {
                Lang::Zh => format!("完整导出 {} {rows} 行{why}", exported(lang, *what)),
                Lang::En => format!("exported {rows} {} in full{why}", exported(lang, *what)),
            }
        }
        Did::RuleSet { key, from, value } => {
            let (label, what) = rules::told(lang, key, *from, *value, names);
            format!("{} {label} {what}", of("规定", "rule"))
        }
        Did::Brought { kind, rows, name, .. } => match lang {
            Lang::Zh => format!("导入{}{} {rows} 行", labels::kind(lang, *kind), quoted(lang, name)),
            Lang::En => format!("imported{}: {rows} rows ({})", quoted(lang, name), labels::kind(lang, *kind)),
        },
        Did::GapEntered { came, entered, .. } => gap::entered(lang, *came, *entered),
        Did::Repaired { lost, history } => repaired(lang, *lost, *history),
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
        Not::ChangesThePast { from } => {
            let day = rules::since(lang, *from);
            match lang {
                Lang::Zh => format!("{day}就用新值，会改变过去的判断；只改以后的，请填今天或以后的日子。"),
                Lang::En => format!("The past would be judged anew {day}. Set today or later instead."),
            }
        }
        Not::NotToday { date } => match lang {
            Lang::Zh => {
                let then = if *date < names.today() { "已经过了" } else { "到当天再办" };
                format!("这是 {}的，不是今天，{then}。", when::day_of_year(lang, *date, names.today()))
            }
            Lang::En => {
                format!("That is for {}, not today.", when::day_of_year(lang, *date, names.today()))
            }
        },
        Not::Ahead { at } => match lang {
            Lang::Zh => format!("实际时间 {} 还没到，请改成已经过去的时间。", at_or_day(lang, *at, names)),
            Lang::En => {
                format!("The actual time {} is still to come. Type one that is past.", at_or_day(lang, *at, names))
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
        Not::NothingToEnter => lang.of("停机期间的都补登过了。", "All that ran is entered already.").to_owned(),
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
            Lang::Zh => format!("时钟 {}，上一笔记录 {}，先按 : 核对时钟再登记。", dated(*now), dated(*last)),
            Lang::En => {
                format!("Clock {}, last record {}: press : to check it.", dated(*now), dated(*last))
            }
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
        Not::NotWritten { cause } => {
            let head = lang.of("没有保存，什么都没改", "Not saved, nothing changed");
            causes::then(lang, head, cause, lang.of("再办一次", "then try again"))
        }
        Not::NotRead { cause } => {
            let head = lang.of("读不出来，什么都没改", "It cannot be read; nothing changed");
            causes::then(lang, head, cause, lang.of("再办一次", "then try again"))
        }
        Not::NotPrinted { cause } => {
            let head = lang.of("没有打印", "Not printed");
            causes::then(lang, head, cause, lang.of("再按 p", "then press p again"))
        }
        Not::PerhapsWritten { cause } => {
            let head = lang.of("不能确定存上没有", "Not certain that it was saved");
            causes::then(lang, head, cause, lang.of("退出重开后再查", "leave, open again and look"))
        }
        Not::LockGone => lang
            .of(
                "没有保存：锁文件 LOCK 被删，别人可能也在写。请退出再打开。",
                "Not saved: LOCK was removed and others may write. Leave, open again.",
            )
            .to_owned(),
        Not::FolderGone => lang
            .of(
                "没有保存：数据文件夹被移走或删除。请放回原处，退出再打开。",
                "Not saved: the data folder was moved or removed. Put it back, reopen.",
            )
            .to_owned(),
        Not::WrittenByOthers => lang
            .of(
                "没有保存：另一个程序写过日志。请都退出，再打开一个。",
                "Not saved: another program wrote here. Leave both, then open one.",
            )
            .to_owned(),
        Not::Looking => lang
            .of(
                "只能查看：数据文件夹写不进去。要登记，请先让它能写再打开。",
                "For looking only: the data folder cannot be written. Make it so, then reopen.",
            )
            .to_owned(),
        Not::ReadOnly { cause } => {
            let head = lang.of("现在只能看，不能登记", "Read-only now");
            causes::then(lang, head, cause, lang.of("再退出重开", "then leave and open again"))
        }
        Not::Damaged { cause } => {
            let head = lang.of("数据有损坏", "The data are damaged");
            causes::then(lang, head, cause, lang.of("退出后运行 linli check", "leave and run linli check"))
        }
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

/// A day with its year, and a time: `2026-11-27 09:12`.
fn dated(at: jiff::civil::DateTime) -> String {
    format!("{} {}", at.date(), when::clock(at.time()))
}

//! What was done of operators, and why something is not, as a person reads it: both languages side by side.

use crate::model::code::by_number;
use crate::model::operators::look::{HOW, LIST};
use crate::model::operators::{Did, Not, ROLE};
use crate::model::register::REVEAL_REASON;
use crate::model::{Id, Operator, Record};
use crate::text::people::said::quoted;
use crate::text::{Lang, Names, labels, named, operators, when};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let who = |operator: &Id| called(lang, names, *operator);
    match did {
        Did::Set { operator } => match lang {
            Lang::Zh => format!("{}，已登记为经办人", who(operator)),
            Lang::En => format!("{} is entered as an operator", who(operator)),
        },
        Did::RightSet { role, right, has } => {
            let (role, right) = (role_of(lang, *role), quoted(lang, right_of(lang, right)));
            match (lang, has) {
                (Lang::Zh, true) => format!("{role}现在有{right}权限"),
                (Lang::Zh, false) => format!("{role}不再有{right}权限"),
                (Lang::En, true) => format!("The {role} has the right{right} now"),
                (Lang::En, false) => format!("The {role} has the right{right} no more"),
            }
        }
        Did::PinSet { operator } => match lang {
            Lang::Zh => format!("{}的密码已设好", who(operator)),
            Lang::En => format!("The PIN of {} is set", who(operator)),
        },
        Did::PinRemoved { operator } => match lang {
            Lang::Zh => format!("{}的密码已取消", who(operator)),
            Lang::En => format!("The PIN of {} is removed", who(operator)),
        },
        Did::PinWrong { operator } => match lang {
            Lang::Zh => format!("{}的密码输错一次", who(operator)),
            Lang::En => format!("A wrong PIN for {}", who(operator)),
        },
        Did::ListOpened { .. } | Did::LooksKept { .. } | Did::Looked { .. } => history(lang, did, names),
    }
}

/// A line of history.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let who = |operator: &Id| called(lang, names, *operator);
    match did {
        Did::Set { operator } => format!("{} {}", lang.of("登记经办人", "operator"), who(operator)),
        Did::RightSet { role, right, has } => {
            let (role, right) = (role_of(lang, *role), quoted(lang, right_of(lang, right)));
            let what =
                if *has { lang.of("给权限", "right given to") } else { lang.of("收权限", "right taken from") };
            format!("{what} {role}{right}")
        }
        Did::PinSet { operator } => format!("{} {}", lang.of("设密码", "PIN set for"), who(operator)),
        Did::PinRemoved { operator } => format!("{} {}", lang.of("取消密码", "PIN removed of"), who(operator)),
        Did::PinWrong { operator } => format!("{} {}", lang.of("密码输错", "wrong PIN for"), who(operator)),
        Did::ListOpened { list, reason, people } => {
            let (list, reason) =
                (labels::code_number(lang, LIST, *list), labels::code_number(lang, REVEAL_REASON, *reason));
            match lang {
                Lang::Zh => format!("打开{list} {people} 人（{reason}）"),
                Lang::En => format!("opened {list}, {people} people ({reason})"),
            }
        }
        Did::LooksKept { lines } => match lang {
            Lang::Zh => format!("记下查看留痕 {lines} 行"),
            Lang::En => format!("{lines} lines of who looked at whom"),
        },
        Did::Looked { how, until, .. } => {
            let ways = HOW.iter().filter(|code| how & 1 << code.code != 0);
            let ways: Vec<&str> = ways.map(|code| labels::code(lang, code)).collect();
            let ways = ways.join(lang.of("、", ", "));
            match lang {
                Lang::Zh => format!("看过：{ways}，到 {}", when::clock(until.time())),
                Lang::En => format!("looked at: {ways}, until {}", when::clock(until.time())),
            }
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match not {
        Not::Locked => {
            of("锁屏时只办紧急联系，请先输密码上岗。", "Locked: only an emergency goes on. Sit down by PIN first.")
        }
        Not::PinAsked { operator } => match lang {
            Lang::Zh => format!("请输入{}的密码。", called(lang, names, *operator)),
            Lang::En => format!("The PIN of {} is asked for.", called(lang, names, *operator)),
        },
        Not::PinWrong { operator } => match lang {
            Lang::Zh => format!("不是{}的密码，已记下，请再输一次。", called(lang, names, *operator)),
            Lang::En => format!("Not the PIN of {}; that is logged. Try again.", called(lang, names, *operator)),
        },
        Not::Wait { until } => format!("{}{}", operators::wait(lang, *until), lang.of("。", ".")),
        Not::PinUnfit => of(
            "密码要六到十二位数字，不能全一样，也不能顺着数。",
            "A PIN has 6 to 12 digits, not all the same and not in a row.",
        ),
        Not::PassphraseWrong => of("口令不对，或不是管理员，进不来。", "Not the passphrase, or not an administrator."),
        Not::NotHere => {
            of("今天没有这位在岗的经办人，请管理员登记。", "No such operator today. Ask the administrator.")
        }
        Not::NameTaken { operator } => match lang {
            Lang::Zh => format!("已有经办人叫{}，请换个简称。", called(lang, names, *operator)),
            Lang::En => {
                format!("An operator is called {} already. Take another short name.", called(lang, names, *operator))
            }
        },
        Not::LastAdministrator => of(
            "至少要留一位没有离岗日期的管理员，请先登记另一位。",
            "Somebody must stay administrator. Enter another one first.",
        ),
        Not::NobodyToCall => of("名单里没有人。", "Nobody stands in the list."),
        Not::NotInTable => of("权限表里这一格不能改。", "The table of roles does not let this one be changed."),
    }
}

fn role_of(lang: Lang, role: u8) -> &'static str {
    by_number(ROLE, role).map_or("?", |role| labels::code(lang, role))
}

fn right_of(lang: Lang, right: &str) -> &str {
    labels::codes().iter().find(|row| row.0 == right).map_or(right, |row| row.1.say(lang))
}

/// What an operator is called, or what to call one who is gone.
fn called(lang: Lang, names: &dyn Names, operator: Id) -> String {
    named(names.called(lang, Operator::KIND, operator), lang.of("这位经办人", "the operator")).into_owned()
}

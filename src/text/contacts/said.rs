//! What was done of contacts, and why something is not, as a person reads it: both languages side by side.

use crate::model::Id;
use crate::model::Record;
use crate::model::contacts::own::{OwnColumn, StreetTable};
use crate::model::contacts::{Coordination, Did, KEPT, Not, Unit, WorkContact};
use crate::text::{Lang, Names, labels, named, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::UnitSet { unit } => match lang {
            Lang::Zh => format!("{}，已登记", called(lang, names, *unit)),
            Lang::En => format!("{} is entered", called(lang, names, *unit)),
        },
        Did::ContactSet { contact } => match lang {
            Lang::Zh => format!("{}，联系卡已登记", somebody(lang, names, *contact)),
            Lang::En => format!("{}: the card is made out", somebody(lang, names, *contact)),
        },
        Did::Communicated { .. } => lang.of("沟通已登记", "It is written down").to_owned(),
        Did::Chased { .. } => lang.of("催办已记下", "That it was asked for again is written down").to_owned(),
        Did::Settled { kept, .. } => match lang {
            Lang::Zh => format!("答应的事：{}", labels::code_number(lang, KEPT, *kept)),
            Lang::En => format!("The promise: {}", labels::code_number(lang, KEPT, *kept)),
        },
        Did::Coordinated { coordination } => match lang {
            Lang::Zh => format!("{}，协调卡已登记", activity(lang, names, *coordination)),
            Lang::En => format!("{}: the card is made out", activity(lang, names, *coordination)),
        },
        Did::ColumnSet { column } => match lang {
            Lang::Zh => format!("自设列 {}，已设", column_called(lang, names, *column)),
            Lang::En => format!("Column {} is set up", column_called(lang, names, *column)),
        },
        Did::OwnSet { column, resident } => match lang {
            Lang::Zh => format!("{}：{} 已记", who(lang, names, *resident), column_called(lang, names, *column)),
            Lang::En => {
                format!("{}: {} is noted", who(lang, names, *resident), column_called(lang, names, *column))
            }
        },
        Did::TableSet { table } => match lang {
            Lang::Zh => format!("{}，已留着下次用", table_called(lang, names, *table)),
            Lang::En => format!("{} is kept", table_called(lang, names, *table)),
        },
        Did::TableFilled { table, rows, new, changed, gone } => match lang {
            Lang::Zh => format!(
                "{} {rows} 行，比上次新增 {new}、变动 {changed}、减少 {gone}",
                table_called(lang, names, *table)
            ),
            Lang::En => format!(
                "{}: {rows} rows; since last time {new} new, {changed} changed, {gone} gone",
                table_called(lang, names, *table)
            ),
        },
    }
}

/// A line of history.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    match did {
        Did::UnitSet { unit } => format!("{} {}", lang.of("登记单位", "unit"), called(lang, names, *unit)),
        Did::ContactSet { contact } => {
            format!("{} {}", lang.of("联系卡", "work contact"), somebody(lang, names, *contact))
        }
        Did::Communicated { unit, .. } => with(lang.of("沟通登记", "communication"), lang, names, *unit),
        Did::Chased { unit, .. } => with(lang.of("催办", "asked again"), lang, names, *unit),
        Did::Settled { kept, .. } => {
            format!("{} {}", lang.of("答应的事", "promise"), labels::code_number(lang, KEPT, *kept))
        }
        Did::Coordinated { coordination } => {
            format!("{} {}", lang.of("协调卡", "coordination"), activity(lang, names, *coordination))
        }
        Did::ColumnSet { column } => {
            format!("{} {}", lang.of("设自设列", "own column"), column_called(lang, names, *column))
        }
        Did::OwnSet { column, .. } => {
            format!("{} {}", lang.of("填自设列", "own column filled"), column_called(lang, names, *column))
        }
        Did::TableSet { table } => {
            format!("{} {}", lang.of("上级要表", "street's table"), table_called(lang, names, *table))
        }
        Did::TableFilled { table, rows, .. } => {
            format!("{} {} {rows}", lang.of("填表", "table filled"), table_called(lang, names, *table))
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    match not {
        Not::UnitKnown { unit } => match lang {
            Lang::Zh => format!("{}已经登记过，请先看一眼是不是同一家。", called(lang, names, *unit)),
            Lang::En => {
                format!("{} is entered already. Please look whether it is the same.", called(lang, names, *unit))
            }
        },
        Not::ContactKnown { contact } => match lang {
            Lang::Zh => format!("{}已经有卡，请先看一眼是不是同一人。", somebody(lang, names, *contact)),
            Lang::En => {
                format!("{} has a card already. Please look whether it is the same.", somebody(lang, names, *contact))
            }
        },
        Not::OtherUnit { contact } => match lang {
            Lang::Zh => format!("{}不是这家单位的人，请改单位或联系人。", somebody(lang, names, *contact)),
            Lang::En => format!("{} is of another unit: change one of both.", somebody(lang, names, *contact)),
        },
        Not::NothingPromised => lang
            .of("这条没有未了的答应，先用 e 写明答应了什么。", "Nothing is promised in it: say with e what was.")
            .to_owned(),
        Not::ColumnKnown { column } => match lang {
            Lang::Zh => format!("已经有叫{}的列，请换个名字。", column_called(lang, names, *column)),
            Lang::En => format!("A column {} is there: choose another name.", column_called(lang, names, *column)),
        },
        Not::DoesNotFit { column } => match lang {
            Lang::Zh => format!("内容和{}的类型不符，请改内容或改列。", column_called(lang, names, *column)),
            Lang::En => {
                format!("That does not fit {}: change it, or the column.", column_called(lang, names, *column))
            }
        },
        Not::NoHeadings => lang
            .of(
                "表里没有认得的人员表头（如姓名），请换一张表或一个工作表。",
                "No headings of people, such as a name, are found there: choose another file.",
            )
            .to_owned(),
        Not::TooMany { rows } => match lang {
            Lang::Zh => format!("表里有 {rows} 行，太多了记不住变动，请缩小范围。"),
            Lang::En => format!("{rows} rows are too many to remember what changed: choose fewer."),
        },
    }
}

fn column_called(lang: Lang, names: &dyn Names, column: Id) -> String {
    named(names.called(lang, OwnColumn::KIND, column), lang.of("这一列", "the column")).into_owned()
}

fn table_called(lang: Lang, names: &dyn Names, table: Id) -> String {
    named(names.called(lang, StreetTable::KIND, table), lang.of("这张表", "the table")).into_owned()
}

fn with(what: &str, lang: Lang, names: &dyn Names, unit: Id) -> String {
    if unit.is_none() { what.to_owned() } else { format!("{what} {}", called(lang, names, unit)) }
}

fn somebody(lang: Lang, names: &dyn Names, contact: Id) -> String {
    named(names.called(lang, WorkContact::KIND, contact), lang.of("这位联系人", "the contact")).into_owned()
}

fn activity(lang: Lang, names: &dyn Names, coordination: Id) -> String {
    named(names.called(lang, Coordination::KIND, coordination), lang.of("这次活动", "the activity")).into_owned()
}

/// What a unit is called, or what to call one that is gone.
pub(in crate::text) fn called(lang: Lang, names: &dyn Names, unit: Id) -> String {
    named(names.called(lang, Unit::KIND, unit), lang.of("这家单位", "the unit")).into_owned()
}

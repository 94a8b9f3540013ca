//! What somebody is asked about a row of an import, and what may be answered.
//!
//! A question shows no more of a person than any list does: numbers by their last four characters, a birth by what
//! differs and nothing else.

use jiff::civil::Date;

use super::{ALREADY, IN_FILE, KNOWN, column};
use crate::model::code::{LIVING, SEX};
use crate::model::field::{FieldKind, field};
use crate::model::people::doubt::{Choice, Doubt, Question, Side, Whom, row_and_table};
use crate::model::{Care, Class, Household, Kind, Record, Resident, Value};
use crate::text::{Lang, Names, errors, labels, refusals, value, when};

/// A row's number, and of which of several tables side by side it is: `第 3 行`, `第 3 行第 2 栏`.
pub fn row_number(lang: Lang, row: u32) -> String {
    match (lang, row_and_table(row)) {
        (Lang::Zh, (row, 0)) => format!("第 {row} 行"),
        (Lang::Zh, (row, table)) => format!("第 {row} 行第 {} 栏", table + 1),
        (Lang::En, (row, 0)) => format!("row {row}"),
        (Lang::En, (row, table)) => format!("row {row}, table {}", table + 1),
    }
}

/// A row and whom it names.
pub fn row_of(lang: Lang, row: u32, name: &str) -> String {
    let number = row_number(lang, row);
    match lang {
        Lang::Zh => format!("{number}  {name}"),
        Lang::En => format!("{}  {name}", number.replacen('r', "R", 1)),
    }
}

/// How many rows somebody must look at, and where.
pub fn in_doubt(lang: Lang, rows: u32) -> String {
    match lang {
        Lang::Zh => format!("{rows} 行要人核对，没有写入：在控制台里导入可逐条核对。"),
        Lang::En => format!("{rows} rows need somebody's answer and stay out: import in the console to give it."),
    }
}

/// The digit that walks the doubtful rows.
pub fn review(lang: Lang, rows: usize) -> String {
    match lang {
        Lang::Zh => format!("逐条核对 {rows} 处"),
        Lang::En => format!("Look at {rows} in doubt, one by one"),
    }
}

/// A doubtful row, for a list of reasons.
pub fn doubt(lang: Lang, doubt: &Doubt, names: &dyn Names) -> String {
    let question = question(lang, &doubt.question);
    let detail = match &doubt.question {
        Question::Bad { text, .. } | Question::Beyond { text } => text.clone(),
        Question::OtherDoor { known, told, .. } => {
            format!("{} {} / {} {}", ALREADY.say(lang), known.short(), IN_FILE.say(lang), told.short())
        }
        Question::Same { known, .. } => side(lang, known, names),
        Question::Against(refusal) => refusals::refusal(lang, refusal, names),
        Question::Whose { known, .. } => {
            let all: Vec<String> = known.iter().map(|one| called(lang, one, names)).collect();
            all.join(lang.of("、", ", "))
        }
        Question::Value { record, key, known, told } => {
            let [known, told] = [known, told].map(|of| shown(lang, *record, key, of, names));
            format!("{} {known} / {} {told}", KNOWN.say(lang), IN_FILE.say(lang))
        }
        _ => String::new(),
    };
    let detail =
        if detail.trim().is_empty() { detail } else { lang.of("（", " (").to_owned() + &detail + lang.of("）", ")") };
    let row = row_number(lang, doubt.row);
    match lang {
        Lang::Zh => format!("{row} {}：{question}{detail}", doubt.name),
        Lang::En => format!("{row}, {}: {question}{detail}", doubt.name),
    }
}

/// What is asked about a row.
pub fn question(lang: Lang, question: &Question) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match question {
        Question::Century(_) => of("出生年份只有两位，是哪一年？", "the birth year has two digits: which year?"),
        Question::Birth { .. } => of("出生日期与身份证号不符，哪个对？", "birth and id number differ: which is right?"),
        Question::Sex { .. } => of("性别与身份证号不符，哪个对？", "sex and id number differ: which is right?"),
        Question::Same { whom: Whom::Known(_), .. } => of("是已有的这个人吗？", "the same as somebody known?"),
        Question::Same { whom: Whom::Row(row), certain, .. } => {
            let row = row_number(lang, *row);
            match (lang, certain) {
                (Lang::Zh, false) => format!("和{row}是同一个人吗？"),
                (Lang::En, false) => format!("the same as in {row}?"),
                (Lang::Zh, true) => format!("{row}已是这个身份证号，内容不同，并到一起吗？"),
                (Lang::En, true) => format!("{row} has the same id number and other data: put them together?"),
            }
        }
        Question::Bad { heading, record, key, error, .. } => {
            let heading = if heading.is_empty() { name_of(lang, *record, key) } else { heading };
            let error = errors::field_error(lang, error);
            match lang {
                Lang::Zh => format!("{heading}：{error}"),
                Lang::En => format!("{heading}: {error}"),
            }
        }
        Question::Beyond { .. } => of("有的格没有栏名，可能错了位", "cells without a heading: they may have moved"),
        Question::Encoding => {
            of("这一行的编码和全文不同，照读出来的对吗？", "the row is in another encoding: was it read rightly?")
        }
        Question::NoAddress => of("没有住址", "no address"),
        Question::OtherDoor { number, .. } => match lang {
            Lang::Zh => format!("户编号 {number} 已在另一处住址，是同一户吗？"),
            Lang::En => format!("household {number} stands at another address: one household?"),
        },
        Question::Against(_) => of("和规定不合", "a rule is against it"),
        Question::Whose { key, known, .. } => whose(lang, key, known.len()),
        Question::Value { record, key, .. } => match lang {
            Lang::Zh => format!("{}不同，用哪个？", name_of(lang, *record, key)),
            Lang::En => format!("{} differs: which one?", name_of(lang, *record, key)),
        },
    }
}

/// Whom a row of a register means.
fn whose(lang: Lang, key: &str, known: usize) -> String {
    let who = if key.is_empty() { String::new() } else { column(lang, key).to_owned() };
    match (lang, known) {
        (Lang::Zh, 0) => format!("{who}查无此人，登记以后才能挂上"),
        (Lang::En, 0) => format!("{who} nobody is registered under that name").trim().to_owned(),
        (Lang::Zh, 1) => format!("{who}是这个人吗？"),
        (Lang::En, 1) => format!("{who} is it this one?").trim().to_owned(),
        (Lang::Zh, _) => format!("{who}是哪一位？"),
        (Lang::En, _) => format!("{who} which of them?").trim().to_owned(),
    }
}

/// What a question is about, without the row or person that it names: rows are counted by this.
pub fn kind_of(lang: Lang, asked: &Question) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match asked {
        Question::Same { whom: Whom::Row(_), certain: false, .. } => {
            of("可能和前面的行是同一个人", "perhaps the same as a row before")
        }
        Question::Same { whom: Whom::Row(_), .. } => {
            of("身份证号和前面的行相同，内容不同", "the id number of a row before, other data")
        }
        Question::OtherDoor { .. } => of("户编号已在另一处住址", "the household's number stands at another address"),
        other => question(lang, other),
    }
}

/// How many rows of one kind there are: `身份证号：校验码不对  54 行`.
pub fn rows_of_kind(lang: Lang, kind: &str, count: u32) -> String {
    match lang {
        Lang::Zh => format!("{kind}  共 {count} 行"),
        Lang::En => format!("{kind}: {count} rows"),
    }
}

/// Those that are not said one by one: `另有第 9、12、15 行等 51 行`.
pub fn more_rows(lang: Lang, rows: &[u32], count: u32) -> String {
    let numbers: Vec<String> = rows.iter().map(|row| row_and_table(*row).0.to_string()).collect();
    let all = rows.len() == count as usize;
    match (lang, all) {
        (Lang::Zh, true) => format!("另有第 {} 行", numbers.join("、")),
        (Lang::Zh, false) => format!("另有第 {} 行等 {count} 行", numbers.join("、")),
        (Lang::En, true) => format!("and rows {}", numbers.join(", ")),
        (Lang::En, false) => format!("and rows {} and more, {count} in all", numbers.join(", ")),
    }
}

/// What may be answered to it.
pub fn choice(lang: Lang, choice: Choice, question: &Question, names: &dyn Names) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    let with = |what: String, value: String| if value.is_empty() { what } else { format!("{what}  {value}") };
    match (choice, question) {
        (Choice::Year(year), _) => match lang {
            Lang::Zh => format!("{year} 年"),
            Lang::En => year.to_string(),
        },
        (Choice::ById, Question::Birth { by_id, told }) => {
            with(of("身份证号对", "The id number"), told.map_or_else(String::new, |told| apart(*by_id, told)))
        }
        (Choice::AsTold, Question::Birth { by_id, told: Some(told) }) => {
            with(of("出生日期对，证号不要", "The birth date; no id number"), apart(*told, *by_id))
        }
        (Choice::ById, Question::Sex { by_id, .. }) => {
            with(of("身份证号对", "The id number"), labels::code_number(lang, SEX, *by_id as u8).to_owned())
        }
        (Choice::AsTold, Question::Sex { told, .. }) => with(
            of("性别对，证号不要", "The sex; no id number"),
            labels::code_number(lang, SEX, *told as u8).to_owned(),
        ),
        (Choice::ById | Choice::AsTold, _) => of("身份证号对", "The id number"),
        (Choice::This(id), Question::Whose { known, .. }) => {
            known.iter().find(|side| side.person.id == id).map_or_else(String::new, |one| called(lang, one, names))
        }
        (Choice::Same, Question::Whose { known, .. }) => {
            with(of("是", "Yes"), known.first().map_or_else(String::new, |one| called(lang, one, names)))
        }
        (Choice::Without, Question::Whose { .. }) => of("不挂人，只记事", "Without a person"),
        (Choice::Without, Question::Bad { record, note, .. }) if note.is_empty() && *record != Resident::KIND => {
            of("导入，这一格不要", "Import without this cell")
        }
        (Choice::This(_), _) => of("是这一位", "This one"),
        (Choice::Without, Question::NoAddress) => of("没有住址也导入", "Import without an address"),
        (Choice::Without, Question::Beyond { .. }) => {
            of("照栏名导入，多出的格不要", "Import by the headings, without those cells")
        }
        (Choice::Without, Question::Bad { note, .. }) if note.is_empty() => {
            of("导入，这一格不要", "Import without this cell")
        }
        (Choice::Without, _) => of("导入，这一格记进备注", "Import, with this cell in the note"),
        (Choice::AsRead, _) => of("读得对，导入", "Read rightly: import"),
        (Choice::Other, Question::OtherDoor { told, .. }) => {
            with(of("不是一户，住址以自己的为准", "Two households, each at its own"), told.short())
        }
        (Choice::Same, Question::OtherDoor { known, .. }) => {
            with(of("是一户，自己的住址记进备注", "One household; the own address in the note"), known.short())
        }
        (Choice::Same, Question::Same { certain: true, .. }) => of("并到一起", "Put them together"),
        (Choice::Same, _) => of("是同一个人", "The same person"),
        (Choice::Other, _) => of("不是，另外新增", "Somebody else: add"),
        (Choice::Keep, Question::Value { record, key, known, .. }) => {
            with(of("留已有的", "Keep what is known"), shown(lang, *record, key, known, names))
        }
        (Choice::Take, Question::Value { record, key, told, .. }) => {
            with(of("换成文件的", "Take the file's"), shown(lang, *record, key, told, names))
        }
        (Choice::Keep, _) => of("留已有的", "Keep what is known"),
        (Choice::Take, _) => of("换成文件的", "Take the file's"),
        (Choice::Both, _) => of("两个都留", "Keep both"),
        (Choice::LeaveOut, _) => of("这一行不导入", "Leave this row out"),
    }
}

/// Somebody who may be meant: name, age, address.
fn called(lang: Lang, one: &Side, names: &dyn Names) -> String {
    format!("{} {}", one.person.name, side(lang, one, names)).trim().to_owned()
}

/// One of two people who are compared: age and address.
pub fn side(lang: Lang, side: &Side, names: &dyn Names) -> String {
    let age = side.person.age(names.today()).map_or_else(String::new, |age| when::age(lang, age));
    format!("{age} {}", side.address.short()).trim().to_owned()
}

/// A value as anyone at the desk may see it.
pub fn shown(lang: Lang, record: Kind, key: &str, of: &Value, names: &dyn Names) -> String {
    let masked = |class, kind: &FieldKind| value::masked(lang, class, kind, of, names);
    let field = match record {
        Resident::KIND if key == "living" => return value::value(lang, &FieldKind::Choice(LIVING), of, names),
        Resident::KIND => field::<Resident>(key).map(|field| masked(field.class, &field.kind)),
        Care::KIND => field::<Care>(key).map(|field| masked(field.class, &field.kind)),
        // Where a household lives stands on every card.
        Household::KIND => Some(masked(Class::Open, &FieldKind::Text(0))),
        other => names.field(other, key).map(|(kind, class)| masked(class, &kind)),
    };
    // What has no row anywhere is shown to nobody.
    field.unwrap_or_else(|| masked(Class::Masked, &FieldKind::Text(0)))
}

pub(super) fn name_of(lang: Lang, record: Kind, key: &'static str) -> &'static str {
    match (record, key) {
        (Household::KIND, "address") => lang.of("住址", "Address"),
        _ => labels::field(lang, record, key),
    }
}

/// A day beside another: what is the same in both is dotted out, so that neither shows a whole birth date.
fn apart(day: Date, other: Date) -> String {
    let part = |one: i16, two: i16, width: usize| {
        if one == two { ".".repeat(width) } else { format!("{one:0width$}") }
    };
    let [year, month, of_month] = [
        part(day.year(), other.year(), 4),
        part(day.month().into(), other.month().into(), 2),
        part(day.day().into(), other.day().into(), 2),
    ];
    format!("{year}-{month}-{of_month}")
}

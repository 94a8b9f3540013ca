//! Words of importing a roster: its plan, what somebody is asked about a row, and what may be answered.
//!
//! A question shows no more of a person than any list does: numbers by their last four characters, a birth by what
//! differs and nothing else.

use jiff::civil::Date;

use super::{Lang, Msg, Names, errors, labels, msg, value, when};
use crate::model::code::{LIVING, SEX};
use crate::model::field::{FieldKind, field};
use crate::model::people::doubt::{Choice, Doubt, Question, Side, Whom, row_and_table};
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::{Care, Class, Household, Kind, Record, Resident, Value};

pub const PLAN: Msg = msg("导入计划", "Import plan");
pub const REVIEW: Msg = msg("逐条核对", "Rows in doubt");
/// How to move among them.
pub const HOW_TO_WALK: Msg =
    msg("上下键翻看，可改选；Esc 回到计划", "Up and Down move, answers may be changed; Esc goes back to the plan");
/// Nothing is written before this.
pub const WRITE_IT: Msg = msg("按此导入", "Import as planned");
/// Over the counts of several sheets together.
pub const ALL_SHEETS: Msg = msg("全部工作表：", "All sheets: ");
pub const COLUMNS: Msg = msg("每一栏读作什么", "What each column is taken for");
pub const CHANGE_COLUMNS: Msg = msg("看各栏，改读法", "Look at the columns, change them");
pub const HOW_TO_CHANGE: Msg =
    msg("上下键选栏，Enter 改读法，数字选；Esc 回去", "Up and Down pick a column, Enter changes it; Esc goes back");
/// What holds for every row.
pub const EVERYBODY: Msg = msg("（这份名册里的每个人）", "(everybody in this roster)");
/// Yes, as a cell says it.
pub const YES: &str = "是";
/// The columns are read as before.
pub const REMEMBERED: Msg =
    msg("栏名和上次一样，按上次改过的读法读", "The same headings as before: read as they were then");
/// No column says where people live.
pub const NO_PLACE: Msg = msg("没有住址栏：新增的人没有住址", "No column tells an address: new people have none");
/// Keep the columns that are not understood in the note.
pub const REST_INTO_NOTE: Msg = msg("看不懂的栏记进备注", "Keep the other columns in the note");
/// The file is another than the one that was cut off.
pub const ANOTHER_FILE: Msg =
    msg("不是上次没做完的那份名册，会另算一次导入", "Not the roster that was cut short: a separate import");
/// The file is the one that was cut off.
pub const SAME_FILE: Msg = msg("就是上次没做完的那份，接着做", "The roster that was cut short: it goes on");
/// The same answer for all alike.
pub const ALIKE: Msg = msg("其余同类都这样办", "The same for all alike");
pub const ALREADY: Msg = msg("先有", "Before");
pub const KNOWN: Msg = msg("已有", "Known");
/// As the file has it.
pub const IN_FILE: Msg = msg("文件", "File");
/// The address of two people who are compared.
pub const ADDRESS: Msg = msg("住址", "Address");
/// New people; a number follows here and below.
pub const ADDED: Msg = msg("新增", "Added");
/// Known people who gain something.
pub const UPDATED: Msg = msg("更新", "Updated");
/// Known people of whom nothing new is said.
pub const UNCHANGED: Msg = msg("未变", "Unchanged");
/// Rows that somebody must look at.
pub const DOUBTFUL: Msg = msg("要核对", "In doubt");
/// What becomes of them otherwise.
pub const DOUBTFUL_STAY_OUT: Msg = msg("不核对就不写入", "left out unless answered");
/// Rows that somebody left out.
pub const LEFT_OUT: Msg = msg("不导入", "Left out");
pub const REFUSED: Msg = msg("拒收", "Refused");
pub const REFUSED_GO_TO: Msg =
    msg("连同原因写进名册旁的 rejected.csv", "go to rejected.csv beside the roster, with reasons");
/// How to stop what runs.
pub const ESC_STOPS: Msg = msg("Esc 停下", "Esc stops it");
pub const STOPPED_PLAN: Msg = msg("已停下，什么都没有写入。", "Stopped; nothing was written.");
pub const STOPPED: Msg =
    msg("已停下，写入的都在：再导入同一份可接着做，或撤销。", "Stopped; what was written stays. Resume, or undo it.");
/// Nothing to go on with.
pub const NOTHING_TO_RESUME: Msg = msg(
    "没有未做完的导入可接，或者不是上次那份名册。去掉 --resume 可从头导入。",
    "No unfinished import of this roster. Without --resume it is imported from the start.",
);

/// Columns that were understood, and those that were not.
pub fn columns(lang: Lang, understood: usize, unknown: &[&str]) -> String {
    let others = unknown.join(lang.of("、", ", "));
    match (lang, unknown.is_empty()) {
        (Lang::Zh, true) => format!("{understood} 栏都读懂了"),
        (Lang::Zh, false) => format!("{understood} 栏读懂了，看不懂：{others}"),
        (Lang::En, true) => format!("all {understood} columns understood"),
        (Lang::En, false) => format!("{understood} columns understood, not: {others}"),
    }
}

/// What is this column to be taken for?
pub fn take_for(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("「{name}」读作什么？"),
        Lang::En => format!("What is {name} to be taken for?"),
    }
}

/// How many cells of a column are not understood.
pub fn missed(lang: Lang, cells: u32) -> String {
    match lang {
        Lang::Zh => format!("{cells} 格看不懂"),
        Lang::En => format!("{cells} unread"),
    }
}

/// Write this sheet and go on with the others.
pub fn all_sheets(lang: Lang, sheets: usize) -> String {
    match lang {
        Lang::Zh => format!("{sheets} 张工作表都导入，一张接一张"),
        Lang::En => format!("Import all {sheets} sheets, one after the other"),
    }
}

/// Look at another sheet instead.
pub fn that_sheet(lang: Lang, sheet: &str) -> String {
    match lang {
        Lang::Zh => format!("看工作表「{sheet}」"),
        Lang::En => format!("Look at the sheet {sheet}"),
    }
}

/// A sheet, over what came of it.
pub fn sheet(lang: Lang, sheet: &str) -> String {
    match lang {
        Lang::Zh => format!("工作表「{sheet}」"),
        Lang::En => format!("Sheet {sheet}"),
    }
}

/// Sheets that are hidden and not read.
pub fn hidden_sheets(lang: Lang, sheets: &[&str]) -> String {
    let names = sheets.join(lang.of("、", ", "));
    match lang {
        Lang::Zh => format!("隐藏的工作表没有读：{names}"),
        Lang::En => format!("Hidden sheets are not read: {names}"),
    }
}

/// A column in a plan: `C 性别 = 性别  3 格看不懂  男 | 女 | 男`.
pub fn column_line(lang: Lang, letters: &str, name: &str, key: &str, cells: u32, samples: &[String]) -> String {
    let mut line = format!("{letters:<3} {name} = {}", column(lang, key));
    if cells > 0 {
        line.push_str("  ");
        line.push_str(&missed(lang, cells));
    }
    if !samples.is_empty() {
        line.push_str("  ");
        line.push_str(&samples.join(" | "));
    }
    line
}

/// The fields that a column may be read as, a line of their names.
pub fn fields<'a>(lang: Lang, keys: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = keys.map(|key| column(lang, key)).collect();
    match lang {
        Lang::Zh => format!("可用的项：{}", names.join("、")),
        Lang::En => format!("Fields: {}", names.join(", ")),
    }
}

/// What a column is read as, by the key of its meaning.
pub fn column(lang: Lang, key: &str) -> &str {
    let special = match key {
        "column.household_key" => msg("户编号", "household number"),
        "column.head_name" => msg("户主", "head's name"),
        "column.moved_out" => msg("是否已迁出", "whether moved out"),
        "column.died" => msg("是否已死亡", "whether died"),
        "column.died_on" => msg("死亡日期", "day of death"),
        "column.political" => msg("政治面貌", "Party membership"),
        "column.document_kind" => msg("证件类型", "kind of document"),
        "column.lane_number" => msg("门牌（巷里的号）", "number in the lane"),
        "column.emergency" => msg("紧急联系人和电话", "emergency contact, name and phone"),
        "column.head_phone" => msg("户主电话", "head's phone"),
        "column.disability" => msg("残疾等级", "degree of disability"),
        "column.members" => msg("家庭成员，不读", "other members, left out"),
        "column.into_note" => msg("记进备注", "kept in the note"),
        "column.not_kept" | "column.reason" => msg("不用读", "not needed"),
        "column.again" => msg("重复，不读", "a second time, left out"),
        "column.unknown" => msg("看不懂，不读", "not understood, left out"),
        _ => {
            let (kind, field) = key.split_once('.').unwrap_or(("", key));
            let kind = match kind {
                "resident" => Resident::KIND,
                "care" => Care::KIND,
                _ => Household::KIND,
            };
            let label = labels::find_field(kind, field);
            let group = || OPEN.iter().chain(SENSITIVE).find(|code| code.key == key);
            return label.map_or_else(|| group().map_or(key, |code| labels::code(lang, code)), |label| label.say(lang));
        }
    };
    special.say(lang)
}

/// A column that was named to be read otherwise is not in the file.
pub fn no_such_column(lang: Lang, column: &str) -> String {
    match lang {
        Lang::Zh => format!("文件里没有「{column}」这一栏，请核对 --map。"),
        Lang::En => format!("The file has no column {column}; check --map."),
    }
}

/// No field is called that.
pub fn no_such_field(lang: Lang, field: &str) -> String {
    match lang {
        Lang::Zh => format!("没有叫「{field}」的项，--map 要写成 栏名=项，如 网格员=备注。"),
        Lang::En => format!("There is no field {field}; write --map COLUMN=FIELD, as in Grid=note."),
    }
}

/// What would become of a file, or what became of it, in one sentence.
pub fn counts(lang: Lang, [added, updated, unchanged, doubtful, refused]: [u32; 5]) -> String {
    match lang {
        Lang::Zh => {
            format!("新增 {added} 人，更新 {updated} 人，未变 {unchanged} 人，存疑 {doubtful} 行，拒收 {refused} 行。")
        }
        Lang::En => {
            format!("{added} added, {updated} updated, {unchanged} unchanged, {doubtful} in doubt, {refused} refused.")
        }
    }
}

/// In which fields the updated ones gain something, as a line of its own.
pub fn gains(lang: Lang, gains: impl IntoIterator<Item = (Kind, &'static str, u32)>) -> String {
    format!("{}{}", lang.of("更新的项：", "Updated fields: "), gained(lang, gains))
}

/// Fields, and how many people gain something in each.
pub fn gained(lang: Lang, gains: impl IntoIterator<Item = (Kind, &'static str, u32)>) -> String {
    let fields: Vec<String> =
        gains.into_iter().map(|(kind, key, count)| format!("{} {count}", name_of(lang, kind, key))).collect();
    fields.join(lang.of("、", ", "))
}

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
        Question::Value { record, key, .. } => match lang {
            Lang::Zh => format!("{}不同，用哪个？", name_of(lang, *record, key)),
            Lang::En => format!("{} differs: which one?", name_of(lang, *record, key)),
        },
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
        _ => None,
    };
    // What has no row here is shown to nobody.
    field.unwrap_or_else(|| masked(Class::Masked, &FieldKind::Text(0)))
}

fn name_of(lang: Lang, record: Kind, key: &'static str) -> &'static str {
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::{Paper, check_line};
    use super::*;
    use crate::model::{Address, Id, Sex};

    fn questions() -> Vec<Question> {
        let person = Resident { birth: Some(date(1952, 3, 12)), ..Resident::default() };
        let side = || Box::new(Side { person: person.clone(), ..Side::default() });
        let same = |whom, certain| Question::Same { whom, certain, known: side(), told: side() };
        let value = |record, key, known, told| Question::Value { record, key, known, told };
        let text = |text: &str| Value::Text(text.into());
        vec![
            Question::Century(vec![date(1920, 1, 5), date(2020, 1, 5)]),
            Question::Birth { by_id: date(1952, 3, 12), told: Some(date(1952, 3, 13)) },
            Question::Birth { by_id: date(1952, 3, 12), told: None },
            Question::Sex { by_id: Sex::Male, told: Sex::Female },
            same(Whom::Known(Id(7)), false),
            same(Whom::Row(3), false),
            same(Whom::Row(3), true),
            Question::Bad {
                heading: "H".into(),
                record: Resident::KIND,
                key: "id_number",
                error: crate::model::field::FieldError::NotAChoice,
                text: "7".into(),
                note: "7".into(),
            },
            Question::Beyond { text: "7".into() },
            Question::Encoding,
            Question::NoAddress,
            Question::OtherDoor { number: "7".into(), known: Address::default(), told: Address::default() },
            same(Whom::Row((1 << 26) | 3), true),
            value(Household::KIND, "address", text("7"), text("8")),
            value(Resident::KIND, "note", text("7"), text("8")),
            value(Resident::KIND, "living", Value::Choice(0), Value::Choice(2)),
            value(Care::KIND, "conditions", text("7"), text("8")),
        ]
    }

    #[test]
    fn everything_is_said_in_both_languages() {
        for lang in Lang::ALL {
            for text in [
                PLAN,
                WRITE_IT,
                REST_INTO_NOTE,
                ANOTHER_FILE,
                SAME_FILE,
                ALIKE,
                KNOWN,
                IN_FILE,
                ADDRESS,
                REVIEW,
                HOW_TO_WALK,
            ] {
                check_line(lang, text.say(lang));
            }
            for text in [ADDED, UPDATED, UNCHANGED, DOUBTFUL, LEFT_OUT, REFUSED, DOUBTFUL_STAY_OUT, REFUSED_GO_TO] {
                check_line(lang, text.say(lang));
            }
            for text in [STOPPED, STOPPED_PLAN, ESC_STOPS, NOTHING_TO_RESUME] {
                check_line(lang, text.say(lang));
            }
            check_line(lang, &row_of(lang, 7, "A"));
            for asked in questions() {
                check_line(lang, &question(lang, &asked));
                check_line(lang, &doubt(lang, &Doubt { row: 7, name: "A".into(), question: asked.clone() }, &Paper));
                for answer in asked.choices() {
                    let line = choice(lang, answer, &asked, &Paper);
                    assert!(!line.is_empty() && (lang == Lang::Zh || line.is_ascii()), "{line}");
                }
            }
            for line in [
                columns(lang, 20, &[]),
                columns(lang, 20, &["7"]),
                no_such_column(lang, "C"),
                no_such_field(lang, "C"),
                counts(lang, [1, 2, 3, 4, 5]),
                gains(lang, [(Resident::KIND, "phones", 3), (Household::KIND, "address", 1)]),
                in_doubt(lang, 3),
                review(lang, 3),
            ] {
                check_line(lang, &line);
            }
        }
    }

    #[test]
    fn a_birth_shows_only_what_differs() {
        let asked = Question::Birth { by_id: date(1952, 3, 12), told: Some(date(1952, 3, 13)) };
        assert_eq!(choice(Lang::Zh, Choice::ById, &asked, &Paper), "身份证号对  ....-..-12");
        assert_eq!(choice(Lang::Zh, Choice::AsTold, &asked, &Paper), "出生日期对，证号不要  ....-..-13");
    }
}

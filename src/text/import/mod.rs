//! Words of importing a roster or a register: its plan, its columns, what it came to; what somebody is asked about a row
//! stands in [`asked`].

mod asked;
mod columns;

use asked::name_of;
pub use asked::{
    choice, doubt, in_doubt, kind_of, more_rows, question, review, row_number, row_of, rows_of_kind, shown, side,
};

pub use columns::{
    asked, column, column_line, columns, either, fields, missed, no_such_column, no_such_field, take_for,
};

use super::{Lang, Msg, msg};
use crate::model::Kind;

/// A roster of residents, among what a file may be.
pub const RESIDENTS: Msg = msg("居民名册", "a roster of residents");
pub const WHICH_REGISTER: Msg = msg("这份文件是什么？", "What is this file?");
pub const PLAN: Msg = msg("导入计划", "Import plan");
pub const REVIEW: Msg = msg("逐条核对", "Rows in doubt");
/// How to move among them.
pub const HOW_TO_WALK: Msg =
    msg("上下键翻看，可改选；Esc 回到计划", "Up and Down move, answers may change; Esc: the plan");
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

/// More sheets than are offered one by one.
pub fn sheets_not_offered(lang: Lang, more: usize) -> String {
    match lang {
        Lang::Zh => format!("另有 {more} 张工作表没有列出，可全部导入，或在命令行用 --sheet 指名"),
        Lang::En => format!("{more} more sheets are not listed: import all, or name one by --sheet"),
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

/// What a file is taken for, among what it may be.
pub fn taken_for(lang: Lang, label: Msg) -> String {
    match lang {
        Lang::Zh => format!("读作：{}", label.zh),
        Lang::En => format!("Read as {}", label.en),
    }
}

/// A file may be several things: say which on the command line.
pub fn say_which(lang: Lang, all: &[(&str, Msg)]) -> String {
    let ways: Vec<String> = all.iter().map(|(word, label)| format!("--register {word}  {}", label.say(lang))).collect();
    let ways = ways.join("\n  ");
    match lang {
        Lang::Zh => format!("看栏名，这份文件可能不是居民名册。说明是哪一种再导入：\n  {ways}"),
        Lang::En => format!("By its headings the file may be no roster of residents. Say which it is:\n  {ways}"),
    }
}

/// No register is called that.
pub fn no_such_register(lang: Lang, word: &str, all: &[&str]) -> String {
    let all = all.join(lang.of("、", ", "));
    match lang {
        Lang::Zh => format!("没有叫「{word}」的登记，可用的有：{all}"),
        Lang::En => format!("There is no register {word}; there are {all}"),
    }
}

/// What is told nowhere is taken for something usual.
pub fn usual(lang: Lang, column: Msg, code: &'static str) -> String {
    match lang {
        Lang::Zh => format!("没写{}的，记作「{code}」", column.zh),
        Lang::En => format!("{}: {code} where nothing is said", column.en),
    }
}

/// What would become of a register, or what became of it, in one sentence.
pub fn counts_of_rows(lang: Lang, [added, updated, unchanged, doubtful, refused]: [u32; 5]) -> String {
    match lang {
        Lang::Zh => {
            format!("新增 {added} 行，更新 {updated} 行，已有 {unchanged} 行，存疑 {doubtful} 行，拒收 {refused} 行。")
        }
        Lang::En => counts(lang, [added, updated, unchanged, doubtful, refused]),
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::{Paper, check_line};
    use super::*;
    use crate::model::people::doubt::{Choice, Doubt, Question, Side, Whom};
    use crate::model::{Address, Care, Household, Id, Record, Resident, Sex, Value};

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
            Question::Against(Box::new(crate::model::Refusal::gone(Resident::KIND))),
            Question::Whose { key: "", known: Vec::new(), told: side(), may_be_nobody: false },
            Question::Whose { key: "", known: vec![*side()], told: side(), may_be_nobody: true },
            Question::Whose { key: "", known: vec![*side(), *side()], told: side(), may_be_nobody: true },
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
                sheets_not_offered(lang, 3),
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

//! Rows that are no people: instructions under the headings, sums, signatures, the headings of the next page.

use jiff::civil::Date;

use super::plan::Plan;
use super::value::{is_nothing, read, text_of};
use crate::exchange::cell::{Cell, Row};
use crate::model::Resident;
use crate::model::field::field;

/// How a sum, a signature or a remark begins.
const NO_PEOPLE: [&str; 12] =
    ["合计", "总计", "小计", "共计", "制表", "填表", "填报", "审核", "说明", "备注", "注:", "注："];
/// What instructions say.
#[rustfmt::skip]
const INSTRUCTIONS: [&str; 16] = [
    "必填", "选填", "填写", "示例", "样例", "例如", "如:", "如：", "例:", "例：", "格式", "文本", "yyyy", "18位", "11位", "男/女",
];
/// Most words of a row that is no person.
const FEW: usize = 4;

/// Whether the row under the headings says how to fill them in: what should be numbers and dates is none of them.
pub(super) fn is_note(plan: &Plan, row: &Row, today: Date) -> bool {
    let instructs = |cell: &Cell| {
        let text = text_of(cell).to_lowercase();
        INSTRUCTIONS.iter().any(|word| text.contains(word))
    };
    if plan.person("name").is_some_and(|column| instructs(row.cell(column.place))) {
        return true;
    }
    let told = ["id_number", "birth", "phones", "sex"].into_iter().filter_map(|key| {
        let (column, field) = (plan.person(key)?, field::<Resident>(key)?);
        let cell = row.cell(column.place);
        let digits = text_of(cell).chars().filter(char::is_ascii_digit).count();
        (!is_nothing(cell)).then(|| digits >= 6 || read(&field.kind, cell, today).is_ok())
    });
    let (read, not_read): (Vec<bool>, Vec<bool>) = told.partition(|fits| *fits);
    read.is_empty() && !not_read.is_empty() && row.cells.iter().any(instructs)
}

/// Whether a row is a sum, a signature, or the headings once more.
pub(super) fn is_no_person(plan: &Plan, row: &Row) -> bool {
    let Some(column) = plan.person("name") else { return false };
    let name = text_of(row.cell(column.place));
    if name == column.heading {
        return true;
    }
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    if filled.clone().count() > FEW {
        return false;
    }
    let starts = |text: &str| {
        let text = text.replace([' ', '\u{3000}'], "");
        NO_PEOPLE.iter().any(|word| text.starts_with(word))
    };
    starts(&name) || filled.next().is_some_and(|cell| starts(&text_of(cell)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Mapping;
    use jiff::civil::date;

    fn row(cells: &[&str]) -> Row {
        Row { number: 1, cells: cells.iter().map(|text| Cell::from_text(text)).collect(), odd: false }
    }

    #[test]
    fn instructions_are_told_from_people() {
        let plan = Plan::of(&row(&["姓名", "身份证号", "出生日期", "电话", "备注"]), &Mapping::default()).unwrap();
        let note = |cells: &[&str]| is_note(&plan, &row(cells), date(2026, 11, 23));
        assert!(note(&["", "18位文本", "YYYY-MM-DD", "11位", ""]));
        assert!(note(&["必填", "", "", "", ""]));
        assert!(note(&["张三（示例）", "", "1952-03-12", "13800008829", ""]));
        assert!(!note(&["位秀英", "", "", "", "文本"]), "nothing there contradicts a person");
        assert!(!note(&["王伟", "", "1952-03-12", "", "如：独居"]));
        assert!(!note(&["王伟", "x", "y", "z", ""]), "a row of mistakes is refused, not left out");
    }

    #[test]
    fn sums_and_repeated_headings_are_told_from_people() {
        let plan = Plan::of(&row(&["序号", "姓名", "电话"]), &Mapping::default()).unwrap();
        for aside in [&["合 计", "12人", ""][..], &["", "填表人：李静", ""], &["序号", "姓名", "电话"]] {
            assert!(is_no_person(&plan, &row(aside)), "{aside:?}");
        }
        for person in [&["1", "合欢", ""][..], &["1", "", "13800008829"]] {
            assert!(!is_no_person(&plan, &row(person)), "{person:?}");
        }
    }
}

//! Random residents to a file and back: through our own export, and through writers that know nothing of it.

use std::io::{Cursor, Write};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use linli::exchange::Question;
use linli::exchange::export::residents::{ResidentRow, residents};
use linli::exchange::export::{Format, Layout, Shown, stream};
use linli::model::code::{ETHNIC, MARITAL, by_number};
use linli::model::field::{FieldError, FieldKind, Record, Value};
use linli::model::people::citizen_id::IdError;
use linli::model::people::resident::Contact;
use linli::model::{Address, Groups, Household, Living, Registration, Relation, Resident, Sex};
use linli::text::Lang;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{TODAY, id_number, on_disk, read};

fn day() -> impl Strategy<Value = Date> {
    (0..45_000_i64).prop_map(|days| date(1903, 1, 1).checked_add(days.days()).unwrap())
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[一-龥]{2,4}", "[一-龥]{3}·[一-龥]{3}", "[\u{20000}-\u{2a6d6}]{2}", "[A-Z][a-z]{2,7} [A-Z][a-z]{2,7}"]
}

fn phone() -> impl Strategy<Value = String> {
    prop_oneof!["1[3-9][0-9]{9}", "029[2-9][0-9]{7}"]
}

/// Words as offices write them, none of which says that there is nothing or shields a number as Excel does.
fn words(most: usize) -> impl Strategy<Value = String> {
    // Nor that it is as the row above.
    const NOTHING: [&str; 10] = ["-", "--", "---", "无", "空", "没有", "暂无", "不详", "未填", "\""];
    let text = vec("[一-龥a-z0-9，,;\"（）=+@-]", 0..most).prop_map(|parts| parts.concat());
    text.prop_filter("nothing, or a shield", |text| !NOTHING.contains(&text.as_str()) && !text.starts_with("=\""))
}

fn contact() -> impl Strategy<Value = Contact> {
    (name(), "[一-龥]{2}", phone()).prop_map(|(name, relation, phone)| Contact { name, relation, phone })
}

fn resident() -> impl Strategy<Value = Resident> {
    let identity = (name(), day(), 1..999_u16, any::<bool>(), vec(phone(), 0..3));
    let texts = (words(12), words(12), words(30), words(8), option::of(contact()));
    let codes = (0..9_u8, 0..3_u8, 0..ETHNIC.len(), 0..MARITAL.len(), 0..3_u8, day(), 0..64_u32);
    (identity, texts, codes).prop_map(|((name, birth, sequence, has_id, mut phones), texts, codes)| {
        phones.sort_unstable();
        phones.dedup();
        let (registered_at, work, note, education, contact) = texts;
        let (relation, registration, ethnic, marital, living, since, groups) = codes;
        let living = Living::from_code(living);
        Resident {
            name,
            id_number: if has_id { id_number(birth, sequence) } else { String::new() },
            sex: if sequence % 2 == 1 { Sex::Male } else { Sex::Female },
            birth: Some(birth),
            phones,
            relation: Relation::from_code(relation),
            groups: Groups(groups),
            emergency: contact.unwrap_or_default(),
            registration: Registration::from_code(registration),
            registered_at,
            ethnic: ETHNIC[ethnic].code,
            marital: MARITAL[marital].code,
            education,
            work,
            living,
            living_since: (living != Living::Here).then_some(since),
            note,
            ..Resident::default()
        }
    })
}

fn address() -> impl Strategy<Value = Address> {
    ("[东西南北红光柿园丰庆建国]{2,5}[路巷街][0-9]{1,3}号院?", "[1-9]", "[1-4]", "[1-9]0[1-4]")
        .prop_map(|(lane, building, unit, room)| Address { lane, building, unit, room })
}

/// What a clerk would type for a value.
fn typed(kind: &FieldKind, value: &Value) -> String {
    match (kind, value) {
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Date(date)) => date.strftime("%Y年%-m月%-d日").to_string(),
        (_, Value::List(list)) => list.join("；"),
        (FieldKind::Choice(table), Value::Choice(code)) => by_number(table, *code).unwrap().aliases[0].to_owned(),
        (FieldKind::Flags(table), Value::Flags(flags)) => {
            let members = table.iter().filter(|code| flags & (1 << code.code) != 0);
            members.map(|code| code.aliases[0]).collect::<Vec<_>>().join(",")
        }
        _ => String::new(),
    }
}

/// The people as rows of text under headings.
fn rows(people: &[(Resident, Address)]) -> Vec<Vec<String>> {
    let fields = || Resident::FIELDS.iter().filter(|field| !field.aliases.is_empty());
    let mut headings: Vec<String> = fields().map(|field| field.aliases[0].to_owned()).collect();
    headings.push("现住址".into());
    let mut rows = vec![headings];
    for (person, address) in people {
        let mut row: Vec<String> = fields().map(|field| typed(&field.kind, &(field.get)(person))).collect();
        row.push(format!("{}{}号楼{}单元{}室", address.lane, address.building, address.unit, address.room));
        rows.push(row);
    }
    rows
}

/// A workbook with its texts in the cells, as some systems export them: packed and spelled out here, by no writer that
/// the program itself uses.
fn by_hand(rows: &[Vec<String>]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\">\
             <Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let column = |place: usize| {
        let letter = |nth: usize| char::from(b'A' + nth as u8);
        if place < 26 { letter(place).to_string() } else { format!("{}{}", letter(place / 26 - 1), letter(place % 26)) }
    };
    let mut sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (row, cells) in (1..).zip(rows) {
        sheet.extend(["<row r=\"", &row.to_string(), "\">"]);
        for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let (column, text) = (column(place), escaped(cell));
            let text = format!("<t xml:space=\"preserve\">{text}</t>");
            let row = row.to_string();
            sheet.extend(["<c r=\"", &column, &row, "\" t=\"inlineStr\"><is>", &text, "</is></c>"]);
        }
        sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"居民\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let types = format!("<Types xmlns=\"{PACKAGE}/content-types\"/>");
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", types),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        packed.start_file(name, SimpleFileOptions::default()).unwrap();
        packed.write_all(content.as_bytes()).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

fn same(file: &crate::OnDisk, people: &[(Resident, Address)]) -> Result<(), TestCaseError> {
    let (read, refused) = read(file);
    prop_assert_eq!(refused, []);
    prop_assert_eq!(read.len(), people.len());
    for (row, (person, address)) in read.into_iter().zip(people) {
        prop_assert_eq!(&row.person, person);
        prop_assert_eq!(&row.address, address);
    }
    Ok(())
}

/// The people as our own export writes them.
fn our_csv(people: &[(Resident, Address)], shown: Shown) -> Vec<u8> {
    let columns = residents(Layout { lang: Lang::Zh, shown, format: Format::Csv });
    let mut bytes = Vec::new();
    let mut sink = stream(Format::Csv, &mut bytes, columns.sheet("resident", "居民".into())).unwrap();
    for (person, address) in people {
        let household = Household { address: address.clone(), ..Household::default() };
        sink.row(&columns.cells(&ResidentRow { person: person.clone(), household, ..ResidentRow::default() })).unwrap();
    }
    sink.finish().unwrap();
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn our_own_table_in_full_reads_back(people in vec((resident(), address()), 1..12)) {
        same(&on_disk("residents.csv", &our_csv(&people, Shown::Full)), &people)?;
    }

    #[test]
    fn a_workbook_by_another_writer_reads_back(people in vec((resident(), address()), 1..12)) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in rows(&people).iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, cell).unwrap();
            }
        }
        same(&on_disk("residents.xlsx", &book.save_to_buffer().unwrap()), &people)?;
    }

    #[test]
    fn a_workbook_written_by_hand_reads_back(people in vec((resident(), address()), 1..12)) {
        same(&on_disk("residents.xlsx", &by_hand(&rows(&people))), &people)?;
    }

    #[test]
    fn tables_by_another_writer_read_back_in_any_separator_and_encoding(
        people in vec((resident(), address()), 1..12),
        separator in select(vec![b',', b'\t', b'|']),
        encoding in 0..3,
    ) {
        let mut table = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        for row in rows(&people) {
            table.write_record(row).unwrap();
        }
        let text = String::from_utf8(table.into_inner().unwrap()).unwrap();
        let bytes = match encoding {
            0 => text.into_bytes(),
            1 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            _ => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        };
        same(&on_disk("residents.csv", &bytes), &people)?;
    }
}

#[test]
fn a_masked_table_is_asked_about_by_its_numbers() {
    let person =
        Resident { name: "王伟".into(), id_number: id_number(date(1952, 3, 12), 121), ..Resident::default() };
    let bytes = our_csv(&[(person, Address::default())], Shown::Masked(TODAY));
    let (people, refused) = read(&on_disk("residents.csv", &bytes));
    assert_eq!((people.len(), refused), (1, vec![]));
    let Some(Question::Bad(bad)) = people[0].questions.first() else { panic!("{people:?}") };
    assert_eq!(bad.error, FieldError::CitizenId(IdError::Masked));
}

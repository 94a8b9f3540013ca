//! Workbooks written by an independent writer.

use jiff::civil::date;
use linli::exchange::Question;
use linli::exchange::table::Kind;
use linli::exchange::{FileError, OpenOptions, open};
use linli::model::Relation;
use linli::model::field::FieldError;
use linli::model::people::citizen_id::IdError;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::{OnDisk, id_number, on_disk, read};

fn saved(mut book: Workbook) -> OnDisk {
    on_disk("roster.xlsx", &book.save_to_buffer().unwrap())
}

fn written(write: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> OnDisk {
    let mut book = Workbook::new();
    write(&mut book).unwrap();
    saved(book)
}

#[test]
fn a_roster_of_5140_whose_numbers_were_destroyed_is_asked_about_by_row() {
    let file = written(|book| {
        let sheet = book.add_worksheet();
        for (column, heading) in ["姓名", "身份证号", "联系电话", "出生日期"].into_iter().enumerate() {
            sheet.write(0, column as u16, heading)?;
        }
        for row in 1..=5140_u32 {
            let born = date(1930 + (row % 60) as i16, 1 + (row % 12) as i8, 1 + (row % 28) as i8);
            let id = id_number(born, (row % 1000) as u16);
            sheet.write(row, 0, format!("{}伟", char::from_u32(0x4e00 + row).unwrap()))?;
            if row % 10 == 0 {
                sheet.write(row, 1, id.trim_end_matches('X').parse::<f64>().unwrap())?;
            } else {
                sheet.write(row, 1, id)?;
            }
            sheet.write(row, 2, 13_800_000_000_f64 + f64::from(row))?;
            sheet.write(row, 3, born.strftime("%Y%m%d").to_string().parse::<f64>().unwrap())?;
        }
        Ok(())
    });
    let (people, refused) = read(&file);
    assert_eq!((people.len(), refused.len()), (5140, 0));
    let asked = people.iter().filter(|row| !row.questions.is_empty());
    for (place, row) in asked.clone().enumerate() {
        assert_eq!(row.row as usize, place * 10 + 11, "every tenth person, below the headings");
        let [Question::Bad(bad)] = row.questions.as_slice() else { panic!("{row:?}") };
        assert_eq!((bad.key, &bad.error), ("id_number", &FieldError::CitizenId(IdError::Destroyed)));
        assert!(row.person.id_number.is_empty(), "a destroyed number is never repaired");
    }
    assert_eq!(asked.count(), 514);
    assert_eq!(people[0].person.phones, ["13800000001"]);
    assert_eq!(people[0].person.birth, Some(date(1931, 2, 2)));
}

#[test]
fn numbers_dates_and_ticks_keep_what_they_are() {
    let file = written(|book| {
        let sheet = book.add_worksheet();
        for (column, heading) in ["姓名", "身份证号", "出生日期", "楼栋", "独居", "电话"].into_iter().enumerate()
        {
            sheet.write(0, column as u16, heading)?;
        }
        let day = Format::new().set_num_format("yyyy/m/d");
        sheet.write(1, 0, "王伟")?.write(1, 1, 610_199_520_312_123.0)?;
        sheet.write_with_format(1, 2, 19_065.0, &day)?.write(1, 3, 3)?.write(1, 4, true)?.write(
            1,
            5,
            13_800_008_829_f64,
        )?;
        sheet.write(2, 0, "李静")?.write(2, 2, 19_065)?.write(2, 4, 1)?;
        sheet.write(3, 0, "张强")?.write(3, 2, "1952年3月12日")?.write(3, 4, "√")?;
        Ok(())
    });
    let (people, refused) = read(&file);
    assert_eq!(refused, []);
    assert!(people.iter().all(|row| row.person.birth == Some(date(1952, 3, 12)) && row.person.groups.0 == 1));
    assert_eq!((people[0].person.id_number.len(), people[0].address.building.as_str()), (18, "3"));
    assert_eq!(people[0].person.phones, ["13800008829"]);
}

#[test]
fn merged_cells_speak_for_every_row_they_cover() {
    let file = written(|book| {
        let sheet = book.add_worksheet();
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 4, "红光社区花名册", &plain)?;
        for (column, heading) in ["户编号", "姓名", "与户主关系"].into_iter().enumerate() {
            sheet.merge_range(1, column as u16, 2, column as u16, heading, &plain)?;
        }
        sheet.merge_range(1, 3, 1, 4, "住址", &plain)?;
        sheet.write(2, 3, "楼栋")?.write(2, 4, "室")?;
        sheet.merge_range(3, 0, 5, 0, "H1", &plain)?;
        sheet.merge_range(3, 3, 5, 3, "3", &plain)?;
        for (row, name, relation) in
            [(3, "王建国", "户主"), (4, "李静", "配偶"), (5, "王小明", "子"), (6, "赵敏", "户主")]
        {
            sheet.write(row, 1, name)?.write(row, 2, relation)?;
        }
        Ok(())
    });
    let (people, refused) = read(&file);
    assert_eq!(refused, []);
    let found: Vec<_> = people
        .iter()
        .map(|row| (row.household_key.as_deref(), row.address.building.as_str(), row.warnings.len()))
        .collect();
    assert_eq!(found, [(Some("H1"), "3", 0), (Some("H1"), "3", 0), (Some("H1"), "3", 0), (None, "", 0)]);
    assert_eq!(people[1].person.relation, Relation::Spouse);
}

#[test]
fn the_sheet_is_the_one_asked_for_or_the_first_that_is_not_hidden() {
    let file = written(|book| {
        book.add_worksheet().set_name("旧表")?.set_hidden(true).write(0, 0, "姓名")?.write(1, 0, "旧人")?;
        book.add_worksheet().set_name("居民")?.set_active(true).write(0, 0, "姓名")?.write(1, 0, "王伟")?;
        book.add_worksheet().set_name("党员")?.write(0, 0, "姓名")?.write(1, 0, "李静")?;
        Ok(())
    });
    assert_eq!(read(&file).0[0].person.name, "王伟");
    let asked = |sheet: &str| open(&file.path, &OpenOptions { sheet: Some(sheet.into()) });
    let mut table = asked("党员").unwrap();
    assert_eq!((table.kind(), table.sheet(), table.sheets().len()), (Kind::Xlsx, "党员", 3));
    table.next_row().unwrap();
    assert_eq!(table.next_row().unwrap().unwrap().cells[0].text(), "李静");
    assert!(matches!(asked("团员"), Err(FileError::NoSheet { sheets, .. }) if sheets == ["旧表", "居民", "党员"]));
}

#[test]
fn a_table_of_absurd_width_is_refused() {
    let file = written(|book| {
        book.add_worksheet().write(0, 0, "姓名")?.write(1, 16_383, "x")?;
        Ok(())
    });
    let mut table = open(&file.path, &OpenOptions::default()).unwrap();
    let error = std::iter::from_fn(|| table.next_row().transpose()).find_map(Result::err);
    assert!(matches!(error, Some(FileError::TooManyColumns { row: 2 })));
}

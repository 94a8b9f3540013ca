//! The same roster as openpyxl, xlwt and odfpy write it: see `fixtures/write.py`.

use jiff::civil::date;
use linli::exchange::{FileError, OpenOptions, Roster, open};
use linli::model::citizen_id::IdError;
use linli::model::field::FieldError;
use linli::model::group::Group;
use linli::model::{Groups, Sex};

use crate::{OnDisk, TODAY, on_disk, read, roster};

const XLSX: &[u8] = include_bytes!("fixtures/roster.xlsx");
const XLS: &[u8] = include_bytes!("fixtures/roster.xls");
const ODS: &[u8] = include_bytes!("fixtures/roster.ods");

fn files() -> [OnDisk; 3] {
    [on_disk("roster.xlsx", XLSX), on_disk("roster.xls", XLS), on_disk("roster.ods", ODS)]
}

#[test]
fn three_kinds_of_workbook_say_the_same() {
    for file in files() {
        let kind = file.path.extension().unwrap().to_owned();
        let (people, refused) = read(&file);
        let names: Vec<&str> = people.iter().map(|row| row.person.name.as_str()).collect();
        assert_eq!(names, ["王建国", "阿依古丽·买买提", "王小明", "𠮷田㐂"], "{kind:?}");
        assert_eq!((refused.len(), refused[0].row), (1, 7), "{kind:?}");
        assert_eq!(refused[0].problems[0].error, FieldError::CitizenId(IdError::Destroyed), "{kind:?}");

        for row in &people[..3] {
            assert_eq!(
                (row.household_key.as_deref(), row.address.numbers().as_str()),
                (Some("H1"), "3-2-501"),
                "{kind:?}"
            );
            assert_eq!(row.warnings, [], "{kind:?}");
        }
        assert_eq!(people[0].person.birth, Some(date(1952, 3, 12)), "{kind:?}");
        assert_eq!(people[1].person.phones, ["13800000002", "02982510001"], "{kind:?}");
        assert_eq!((people[1].person.sex, people[1].person.birth), (Sex::Female, Some(date(1952, 3, 12))), "{kind:?}");
        assert_eq!(people[2].person.birth, Some(date(1980, 5, 6)), "{kind:?}");
        let last = &people[3];
        assert!(last.person.id_number.starts_with("61019919520312123"), "{kind:?}");
        assert_eq!(last.person.groups, Groups::default().with(Group::LivingAlone), "{kind:?}");
        assert_eq!(last.care.groups, Groups::default().with(Group::LowIncome), "{kind:?}");
        assert_eq!((last.row, last.person.phones.as_slice()), (8, &["13800000005".to_owned()][..]), "{kind:?}");
    }
}

#[test]
fn the_plan_is_the_same_too() {
    let plans: Vec<_> = files().iter().map(|file| roster(file).unwrap().plan().clone()).collect();
    assert_eq!((plans[0].heading_row, plans[0].note_row), (2, Some(3)));
    assert_eq!(plans[0].left_out().count(), 0);
    assert!(plans.iter().all(|plan| *plan == plans[0]));
}

#[test]
fn a_hidden_sheet_is_read_only_when_asked_for() {
    let file = on_disk("roster.ods", ODS);
    let table = open(&file.path, &OpenOptions::default()).unwrap();
    assert_eq!((table.sheet(), table.sheets()), ("居民", &["旧表".to_owned(), "居民".to_owned()][..]));
    let hidden = open(&file.path, &OpenOptions { sheet: Some("旧表".into()) }).unwrap();
    assert!(matches!(Roster::read(hidden, TODAY), Err(FileError::NoHeading { .. })));
}

//! The same roster as openpyxl, xlwt and odfpy write it: see `fixtures/write.py`.

use jiff::civil::date;
use linli::exchange::table::Encoding;
use linli::exchange::{Checked, FileError, Mapping, OpenOptions, Question, Roster, Warning, open};
use linli::model::field::FieldError;
use linli::model::people::citizen_id::IdError;
use linli::model::people::group::Group;
use linli::model::{Groups, Living, Sex};

use crate::{OnDisk, TODAY, on_disk, read, roster};

const XLSX: &[u8] = include_bytes!("fixtures/roster.xlsx");
const XLS: &[u8] = include_bytes!("fixtures/roster.xls");
const ODS: &[u8] = include_bytes!("fixtures/roster.ods");

/// One office's register by openpyxl, and from that by LibreOffice: see `fixtures/office.py`.
const OFFICE: [(&str, &[u8]); 7] = [
    ("office.xlsx", include_bytes!("fixtures/office.xlsx")),
    ("office.xls", include_bytes!("fixtures/office.xls")),
    ("office.ods", include_bytes!("fixtures/office.ods")),
    ("office-lo.xlsx", include_bytes!("fixtures/office-lo.xlsx")),
    ("office-utf8.csv", include_bytes!("fixtures/office-utf8.csv")),
    ("office-gb18030.csv", include_bytes!("fixtures/office-gb18030.csv")),
    ("office-utf16.tsv", include_bytes!("fixtures/office-utf16.tsv")),
];

fn files() -> [OnDisk; 3] {
    [on_disk("roster.xlsx", XLSX), on_disk("roster.xls", XLS), on_disk("roster.ods", ODS)]
}

#[test]
fn three_kinds_of_workbook_say_the_same() {
    for file in files() {
        let kind = file.path.extension().unwrap().to_owned();
        let (people, refused) = read(&file);
        let names: Vec<&str> = people.iter().map(|row| row.person.name.as_str()).collect();
        assert_eq!(names, ["王建国", "阿依古丽·买买提", "王小明", "李静", "𠮷田㐂"], "{kind:?}");
        assert_eq!((refused, people[3].row), (vec![], 7), "{kind:?}");
        let [Question::Bad(bad)] = people[3].questions.as_slice() else { panic!("{:?}", people[3]) };
        assert_eq!(bad.error, FieldError::CitizenId(IdError::Destroyed), "{kind:?}");

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
        let last = &people[4];
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

/// What a whole register of an office comes to, by the row's number in the workbook.
fn register(file: &OnDisk) -> (Vec<linli::exchange::RosterRow>, Vec<linli::exchange::RefusedRow>, Roster) {
    let mut roster = Roster::open(&file.path, None, TODAY, &Mapping::default()).unwrap();
    let (mut people, mut refused) = (Vec::new(), Vec::new());
    for row in roster.by_ref() {
        match row.unwrap() {
            Checked::Person(row) => people.push(*row),
            Checked::Refused(row) => refused.push(row),
        }
    }
    (people, refused, roster)
}

#[test]
fn a_whole_register_is_read_on_the_sheet_that_has_it() {
    let (people, refused, roster) = register(&on_disk("office.xlsx", OFFICE[0].1));
    assert_eq!((roster.table().sheet(), roster.table().shown_sheets().len()), ("居民", 2));
    assert_eq!((roster.plan().heading_row, roster.plan().note_row), (3, Some(4)));
    let left_out: Vec<&str> = roster.plan().left_out().map(|column| column.heading.as_str()).collect();
    assert_eq!((left_out, roster.left_out()), (vec![], &[20, 21][..]));

    let of = |name: &str| people.iter().find(|row| row.person.name == name).unwrap_or_else(|| panic!("{name}"));
    for name in ["王建国", "阿依古丽·买买提", "王小明"] {
        let row = of(name);
        assert_eq!((row.household_key.as_deref(), row.address.short().as_str()), (Some("H1"), "红光巷12号 3-2-501"));
    }
    assert_eq!(of("王建国").person.groups, Groups::default().with(Group::PartyMember));
    assert_eq!(of("阿依古丽·买买提").person.phones, ["13800000002", "02982510001"]);
    assert_eq!(of("王小明").person.phones, ["13800000003", "13900000003"]);
    assert_eq!(of("王小明").person.birth, Some(date(1980, 5, 6)));
    let rare = of("𠮷田㐂");
    assert_eq!((rare.address.short().as_str(), rare.person.birth), ("柿园路8号院 3-2-501", Some(date(1952, 3, 12))));
    assert_eq!((rare.person.groups, rare.care.groups), (Groups::default().with(Group::LivingAlone), low_income()));
    assert_eq!(rare.warnings, [Warning::IdUpgraded]);
    let wide = of("李静");
    assert_eq!((wide.address.numbers().as_str(), wide.head_name.as_deref()), ("3-2-501", Some("李静")));
    assert_eq!((wide.person.id_number.len(), wide.care.groups), (18, Groups::default()));
    assert_eq!(of("孙零").warnings, [Warning::IdEndsInZeros]);
    let doubt = of("周疑");
    assert_eq!(
        doubt.questions,
        [Question::BirthAgainstId(Some(date(1952, 3, 13))), Question::SexAgainstId(Sex::Female)]
    );
    assert_eq!(of("吴年").questions, [Question::Century(vec![date(1952, 3, 12)])]);
    assert_eq!((of("郑迁").person.living, of("郑迁").person.living_since), (Living::MovedOut, Some(date(2024, 5, 1))));
    assert_eq!(of("冯故").person.living, Living::Died);
    assert!(of(&"阿".repeat(50)).person.note == "名字很长");

    let reasons: Vec<_> = refused.iter().map(|row| (row.row, row.problems[0].error.clone())).collect();
    let id = FieldError::CitizenId;
    assert_eq!(reasons, [(19, FieldError::TooLong { max: 50 })]);
    let bad = |row: &linli::exchange::RosterRow| match row.questions.first() {
        Some(Question::Bad(bad)) => Some((row.row, bad.error.clone())),
        _ => None,
    };
    let asked: Vec<_> = people.iter().filter_map(bad).collect();
    let expected = [(10, id(IdError::Destroyed)), (11, id(IdError::Masked)), (13, id(IdError::Destroyed))];
    assert_eq!(asked, expected);
}

/// What a row leaves open; of a number that lost its digits each kind of file keeps as many as it can.
fn asked(row: &linli::exchange::RosterRow) -> Vec<String> {
    let one = |question: &Question| match question {
        Question::Bad(bad) => format!("{} {:?}", bad.key, bad.error),
        other => format!("{other:?}"),
    };
    row.questions.iter().map(one).collect()
}

fn low_income() -> Groups {
    Groups::default().with(Group::LowIncome)
}

#[test]
fn another_writer_and_another_kind_of_file_say_the_same() {
    let (people, refused, _) = register(&on_disk(OFFICE[0].0, OFFICE[0].1));
    for (name, bytes) in &OFFICE[1..] {
        let file = on_disk(name, bytes);
        let (others, refused_too, roster) = register(&file);
        // Text has no merged cells: who stands below the head has the household of the row above.
        let text = roster.table().encoding().is_some();
        assert_eq!(others.len(), people.len(), "{name}");
        for (one, other) in people.iter().zip(&others) {
            assert_eq!((&one.person, &one.care), (&other.person, &other.care), "{name}");
            assert_eq!((one.row, asked(one), &one.address), (other.row, asked(other), &other.address), "{name}");
            assert_eq!((&one.household_key, &one.head_name), (&other.household_key, &other.head_name), "{name}");
            let below = |warning: &&Warning| matches!(warning, Warning::HouseholdOfRow(5));
            assert_eq!(
                other.warnings.iter().filter(below).count(),
                usize::from(text && [6, 7].contains(&one.row)),
                "{name}"
            );
        }
        let rows = |all: &[linli::exchange::RefusedRow]| -> Vec<_> {
            all.iter().map(|row| (row.row, row.problems[0].error.clone())).collect()
        };
        assert_eq!(rows(&refused), rows(&refused_too), "{name}");
    }
    let encodings: Vec<_> = OFFICE[4..]
        .iter()
        .map(|(name, bytes)| open(&on_disk(name, bytes).path, &OpenOptions::default()).unwrap().encoding().unwrap())
        .collect();
    assert_eq!(encodings, [(Encoding::Utf8, ','), (Encoding::Gb18030, ','), (Encoding::Utf16Le, '\t')]);
}

//! From rows to people: every line of what offices' spreadsheets are really like.

use jiff::civil::date;
use linli::exchange::{
    BadCell, Checked, DayOrder, FileError, Mapping, OpenOptions, Question, RefusedRow, Rejects, Roster, RosterRow,
    Warning, open,
};
use linli::model::field::FieldError;
use linli::model::people::citizen_id::{CitizenId, IdError};
use linli::model::people::group::Group;
use linli::model::{Care, Groups, Living, Record, Registration, Relation, Resident, Sex};

use rust_xlsxwriter::Workbook;

use crate::{TODAY, id_number, on_disk, read, read_csv, roster};

/// The one cell of the only row that is asked about.
fn the_bad(text: &str) -> BadCell {
    let (people, refused) = read_csv(text);
    assert_eq!((people.len(), refused.len()), (1, 0), "{text}: {people:?}");
    match people[0].questions.as_slice() {
        [Question::Bad(bad)] => (**bad).clone(),
        other => panic!("{text}: {other:?}"),
    }
}

/// The only row: it comes in, with these words in its note.
fn noted(text: &str, note: &str) -> RosterRow {
    let (mut people, refused) = read_csv(text);
    assert_eq!((people.len(), refused.len()), (1, 0), "{text}: {refused:?}");
    assert_eq!((people[0].questions.as_slice(), people[0].person.note.as_str()), (&[][..], note), "{text}");
    people.remove(0)
}

fn groups(all: &[Group]) -> Groups {
    all.iter().fold(Groups::default(), |groups, group| groups.with(*group))
}

#[test]
fn an_offices_whole_row_becomes_a_person() {
    let id = id_number(date(1946, 3, 12), 122);
    let text = format!(
        "姓名,身份证号,性别,出生日期,民族,政治面貌,婚姻状况,文化程度,联系电话,现住小区/建筑,门牌地址,楼栋,单元,室,户编号,户主,与户主关系,户籍地址,人员类型,是否人户分离,重点类别,健康状况,是否已迁出,迁出日期,是否已死亡,备注\n\
         解秀英,{id},女,1946-03-12,汉族,中共党员,丧偶,小学,138 0000 8829;029-82510001,红光巷12号,,3号楼,2单元,501室,H017,王建国,母亲,西安市莲湖区,常住,是,\"独居,高龄,高血压\",高血压三级,否,,否,爱听秦腔\n"
    );
    let (people, refused) = read_csv(&text);
    assert_eq!(refused, []);
    let row = &people[0];
    assert_eq!((row.row, row.cells.len()), (2, 26));
    let person = &row.person;
    assert_eq!((person.name.as_str(), person.id_number.as_str()), ("解秀英", id.as_str()));
    assert_eq!((person.sex, person.birth), (Sex::Female, Some(date(1946, 3, 12))));
    assert_eq!((person.ethnic, person.marital, person.education.as_str()), (1, 30, "小学"));
    assert_eq!(person.phones, ["13800008829", "02982510001"]);
    assert_eq!(person.groups, groups(&[Group::LivingAlone, Group::PartyMember]));
    assert_eq!((person.registration, person.registered_at.as_str()), (Registration::Apart, "西安市莲湖区"));
    assert_eq!((person.relation, person.living, person.note.as_str()), (Relation::Parent, Living::Here, "爱听秦腔"));
    assert_eq!(row.care.groups, groups(&[Group::Chronic]));
    assert_eq!(row.care.conditions, "高血压三级");
    assert_eq!(row.address.short(), "红光巷12号 3-2-501");
    assert_eq!((row.household_key.as_deref(), row.head_name.as_deref()), (Some("H017"), Some("王建国")));
    assert_eq!(row.warnings, []);
}

#[test]
fn the_headings_are_found_under_a_title_and_over_a_note() {
    let text = "红光社区居民花名册,,,\n填报单位：红光社区,,,\n 序号,* 姓 名（必填）,身份证号码【18位】,电　话*\n,必填,18位文本,11位\n1,王伟,,13800008829\n合计,1人,,\n";
    let file = on_disk("roster.csv", text.as_bytes());
    let mut roster = roster(&file).unwrap();
    assert_eq!((roster.plan().heading_row, roster.plan().note_row), (3, Some(4)));
    let rows: Vec<_> = roster.by_ref().collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(roster.left_out(), [6]);
}

#[test]
fn columns_in_any_order_give_the_same_person() {
    let cells =
        [("姓名", "王伟"), ("电话", "13800008829"), ("性别", "男"), ("生日", "1952.03.12"), ("地址", "3-2-501")];
    let whole = |order: &[usize]| {
        let line = |part: fn(&(&'static str, &'static str)) -> &'static str| {
            order.iter().map(|place| part(&cells[*place])).collect::<Vec<_>>().join(",")
        };
        let (people, refused) = read_csv(&format!("{}\n{}\n", line(|cell| cell.0), line(|cell| cell.1)));
        assert_eq!(refused, []);
        (people[0].person.clone(), people[0].address.clone())
    };
    let first = whole(&[0, 1, 2, 3, 4]);
    for order in [[4, 3, 2, 1, 0], [1, 0, 4, 2, 3], [2, 4, 0, 3, 1]] {
        assert_eq!(whole(&order), first);
    }
}

#[test]
fn unknown_columns_are_named() {
    let file = on_disk("roster.csv", "姓名,血型,星座\n王伟,A,李静\n".as_bytes());
    let roster = roster(&file).unwrap();
    let left_out: Vec<&str> = roster.plan().left_out().map(|column| column.heading.as_str()).collect();
    assert_eq!(left_out, ["血型", "星座"]);
    assert!(roster.plan().tells(Resident::KIND, "name"));
    assert!(!roster.plan().tells(Resident::KIND, "phones"));
}

#[test]
fn a_file_without_headings_is_refused() {
    let file = on_disk("roster.csv", "王伟,13800008829\n李静,13800008830\n".as_bytes());
    assert!(matches!(roster(&file), Err(FileError::NoHeading { .. })));
}

#[test]
fn identity_numbers_are_read_refused_or_doubted() {
    let old = "610199520312123";
    let new = CitizenId::read(old).unwrap();
    let (people, _) = read_csv(&format!("姓名,身份证号\n王伟,{old}\n"));
    assert_eq!(people[0].person.id_number, new.as_str());
    assert_eq!(people[0].warnings, [Warning::IdUpgraded]);
    assert_eq!(people[0].person.birth, Some(date(1952, 3, 12)));

    let lower = id_number(date(1949, 12, 31), 2);
    assert!(lower.ends_with('X') || lower.len() == 18);
    let (people, _) = read_csv(&format!("姓名,身份证号\n王伟, {} \n", lower.to_lowercase()));
    assert_eq!(people[0].person.id_number, lower);

    let of = |id: &str| the_bad(&format!("姓名,身份证号\n王伟,{id}\n"));
    let masked = of("**************002X");
    assert_eq!(masked.error, FieldError::CitizenId(IdError::Masked));
    assert_eq!((masked.record, masked.key, masked.heading.as_str()), (Resident::KIND, "id_number", "身份证号"));
    assert_eq!(of("6.10199E+17").error, FieldError::CitizenId(IdError::Destroyed));
    assert_eq!(of("61019919520312").error, FieldError::CitizenId(IdError::Length(14)));
    assert_eq!(of("61019919520312").text, "**********0312", "no more than four characters are shown");
}

#[test]
fn a_text_that_ends_in_zeros_is_doubted_and_refused_if_it_cannot_be_true() {
    let (day, sequence) = (0..1000)
        .flat_map(|sequence| (1..29).map(move |day| (day, sequence)))
        .find(|(day, sequence)| id_number(date(1952, 3, *day), *sequence).ends_with("000"))
        .unwrap();
    let fits = id_number(date(1952, 3, day), sequence);
    let (people, _) = read_csv(&format!("姓名,身份证号\n王伟,{fits}\n"));
    assert_eq!(people[0].warnings, [Warning::IdEndsInZeros]);
    let other_day = format!("6101991952{:02}{day:02}0000", 4);
    let error = the_bad(&format!("姓名,身份证号\n王伟,{other_day}\n")).error;
    assert_eq!(error, FieldError::CitizenId(IdError::Destroyed));
}

#[test]
fn sex_and_birth_that_contradict_the_number_are_asked_about() {
    let id = id_number(date(1952, 3, 12), 121);
    let (people, _) = read_csv(&format!("姓名,性别,出生日期,身份证号\n王伟,女,1952-3-13,{id}\n"));
    let asked = [Question::BirthAgainstId(Some(date(1952, 3, 13))), Question::SexAgainstId(Sex::Female)];
    assert_eq!(people[0].questions, asked);
    let (people, _) = read_csv(&format!("姓名,性别,出生日期,身份证号\n王伟,男,520312,{id}\n"));
    assert_eq!(people[0].questions, [], "the number tells the century");
    let (people, _) = read_csv(&format!("姓名,出生日期,身份证号\n王伟,52.3.13,{id}\n"));
    assert_eq!(people[0].questions, [Question::BirthAgainstId(None)]);
}

#[test]
fn a_year_of_two_digits_is_asked_about() {
    let (people, refused) = read_csv("姓名,出生日期\n王伟,52.3.12\n李静,20年1月5日\n张强,1952-3-12\n");
    assert_eq!(refused, []);
    assert_eq!(people[0].questions, [Question::Century(vec![date(1952, 3, 12)])]);
    assert_eq!(people[1].questions, [Question::Century(vec![date(1920, 1, 5), date(2020, 1, 5)])]);
    assert_eq!((people[0].person.birth, people[2].questions.as_slice()), (None, &[][..]));
}

#[test]
fn columns_are_read_as_somebody_says() {
    let text = "姓名,血型,网格员,单位,原因\n王伟,A,李静,红光小学,号码已损坏\n张强,,无,,\n";
    let file = on_disk("roster.csv", text.as_bytes());
    let mut mapping = Mapping::default().with_rest_in_note();
    mapping.tell("单位", "工作单位").unwrap();
    mapping.tell("网格长", "note").unwrap();
    let table = open(&file.path, &OpenOptions::default()).unwrap();
    let mut roster = Roster::read_as(table, TODAY, &mapping).unwrap();
    assert_eq!(roster.plan().missing, ["网格长"]);
    assert_eq!((roster.plan().left_out().count(), roster.plan().reason()), (0, Some(4)));
    let notes: Vec<_> = roster
        .by_ref()
        .map(|row| match row.unwrap() {
            Checked::Person(row) => (row.person.note, row.person.work),
            Checked::Refused(row) => panic!("{row:?}"),
        })
        .collect();
    assert_eq!(notes[0], ("血型：A；网格员：李静".to_owned(), "红光小学".to_owned()));
    assert_eq!(notes[1], (String::new(), String::new()));
}

#[test]
fn a_month_of_birth_is_enough_beside_an_identity_number() {
    let id = id_number(date(1952, 3, 12), 121);
    let (people, _) = read_csv(&format!("姓名,出生年月,身份证号\n王伟,1952.03,{id}\n"));
    assert_eq!(people[0].person.birth, Some(date(1952, 3, 12)));
    let (people, _) = read_csv(&format!("姓名,出生年月,身份证号\n王伟,1952.04,{id}\n"));
    assert_eq!(people[0].questions, [Question::BirthAgainstId(None)]);
    assert_eq!(noted("姓名,出生年月\n王伟,1952.03\n", "出生年月：1952.03").person.birth, None);
    assert_eq!(noted("姓名,出生日期\n王伟,52.13.12\n", "出生日期：52.13.12").person.birth, None);
}

#[test]
fn names_keep_rare_characters_and_dots() {
    let long = "阿".repeat(50);
    let (people, refused) = read_csv(&format!("姓名\n阿依古丽•买买提\n𠮷田㐂\n王　伟\n{long}\n{long}一\n"));
    let names: Vec<&str> = people.iter().map(|row| row.person.name.as_str()).collect();
    assert_eq!(names, ["阿依古丽·买买提", "𠮷田㐂", "王伟", long.as_str()]);
    assert_eq!(refused[0].problems[0].error, FieldError::TooLong { max: 50 });
}

#[test]
fn phones_in_every_form() {
    let (people, _) = read_csv(
        "姓名,手机号,联系电话2\n王伟,+86 138-0000-8829/13900000417,１３８００００８８２９；029-82510001\n李静,无,-\n",
    );
    assert_eq!(people[0].person.phones, ["13800008829", "13900000417", "02982510001"]);
    assert!(people[1].person.phones.is_empty());
    assert_eq!(noted("姓名,手机号\n王伟,1380000882\n", "手机号：1380000882").person.phones, [""; 0]);
}

#[test]
fn tags_as_words_or_as_ticks() {
    let (people, _) =
        read_csv("姓名,重点类别,独居,是否失能,低保\n王伟,空巢老人、党员,√,否,\n李静,,是,1,低保\n张强,富豪,×,0,A类\n");
    assert_eq!(people[0].person.groups, groups(&[Group::EmptyNest, Group::PartyMember, Group::LivingAlone]));
    assert_eq!(people[0].care.groups, Groups::default());
    assert_eq!(people[1].person.groups, groups(&[Group::LivingAlone]));
    assert_eq!(people[1].care.groups, groups(&[Group::Dependent, Group::LowIncome]));
    let doubt = Warning::Noted { record: Care::KIND, key: "groups", text: String::new() };
    assert_eq!(people[2].warnings, [doubt.clone(), doubt]);
    assert_eq!(people[2].care.conditions, "重点类别：富豪；低保：A类", "what may be about health is not for the note");
}

#[test]
fn words_that_this_desk_lacks_do_not_keep_a_person_out() {
    let row = noted("姓名,民族,与户主关系\n王伟,土家族,孙媳\n", "与户主关系：孙媳");
    assert_eq!((row.person.ethnic, row.person.relation, row.warnings.len()), (15, Relation::Other, 0));
    let row = noted("姓名,民族,与户主关系\n王伟,火星族,邻居\n", "民族：火星族；与户主关系：邻居");
    assert_eq!((row.person.ethnic, row.person.relation, row.warnings.len()), (97, Relation::Other, 2));
    assert_eq!(noted("姓名,性别\n王伟,男女\n", "性别：男女").person.sex, Sex::Unknown);
}

#[test]
fn heads_and_members_share_a_household() {
    let (people, _) = read_csv(
        "户编号,户主,姓名,与户主关系,住址\nH1,王建国,王建国,,红光巷12号3号楼2单元501\n,,李静,妻,\n,,王小明,儿子,\nH2,,张强,户主,柿园路8号院\n,,赵敏,,\n",
    );
    let of = |place: usize| (people[place].household_key.as_deref(), people[place].head_name.as_deref());
    assert_eq!((of(0), people[0].person.relation), ((Some("H1"), Some("王建国")), Relation::Head));
    assert_eq!((of(1), people[1].person.relation), ((Some("H1"), Some("王建国")), Relation::Spouse));
    assert_eq!(people[2].address.short(), "红光巷12号 3-2-501");
    assert_eq!(people[2].warnings, [Warning::HouseholdOfRow(2)], "the row of the household, not the row above");
    assert_eq!(of(3), (Some("H2"), Some("张强")));
    assert_eq!((of(4), people[4].warnings.len()), ((None, None), 0), "without a relation nothing is taken over");
}

#[test]
fn a_refused_head_still_gives_the_household() {
    let (people, refused) = read_csv("户编号,姓名,与户主关系,身份证号\nH1,王建国3,户主,\n,李静,妻,\n");
    assert_eq!(refused.len(), 1);
    assert_eq!((people[0].household_key.as_deref(), people[0].head_name.as_deref()), (Some("H1"), None));
}

#[test]
fn who_moved_out_or_died_is_kept_as_such() {
    let (people, _) = read_csv(
        "姓名,是否已迁出,迁出日期,是否已死亡,死亡日期\n甲一,是,2024-05-01,否,\n乙二,否,,是,2025年1月2日\n丙三,,2023.7.8,,\n丁四,否,,否,\n",
    );
    let of = |place: usize| (people[place].person.living, people[place].person.living_since);
    assert_eq!(of(0), (Living::MovedOut, Some(date(2024, 5, 1))));
    assert_eq!(of(1), (Living::Died, Some(date(2025, 1, 2))));
    assert_eq!(of(2), (Living::MovedOut, Some(date(2023, 7, 8))));
    assert_eq!(of(3), (Living::Here, None));
}

#[test]
fn a_vague_day_of_leaving_is_doubted_and_a_wrong_one_refused() {
    let (people, _) = read_csv("姓名,迁出日期,死亡日期\n甲一,2023.05,\n乙二,,2024年\n");
    let of =
        |place: usize| (people[place].person.living, people[place].person.living_since, people[place].warnings.len());
    assert_eq!(of(0), (Living::MovedOut, None, 1));
    assert_eq!(of(1), (Living::Died, None, 1));
    let row = noted("姓名,迁出日期\n甲一,去年\n", "迁出日期：去年");
    assert_eq!(row.person.living, Living::Here, "nothing says that they left");
}

#[test]
fn health_in_several_columns_is_kept_whole() {
    for text in [
        "姓名,健康状况,病史,重点类别\n王伟,高血压三级,肺结核,\"高血压,残疾二级\"\n",
        "姓名,重点类别,病史,健康状况\n王伟,\"高血压,残疾二级\",肺结核,高血压三级\n",
    ] {
        let (people, _) = read_csv(text);
        for word in ["高血压三级", "肺结核", "残疾二级"] {
            assert_eq!(people[0].care.conditions.matches(word).count(), 1, "{text}: {}", people[0].care.conditions);
        }
    }
}

#[test]
fn a_household_key_that_lost_its_digits_joins_nobody() {
    let (people, _) = read_csv("姓名,户编号\n王伟,H1\n");
    assert_eq!(people[0].household_key.as_deref(), Some("H1"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["姓名", "户编号"]).unwrap().write(1, 0, "王伟").unwrap().write(1, 1, 6.1e17).unwrap();
    let (people, _) = read(&on_disk("roster.xlsx", &book.save_to_buffer().unwrap()));
    assert_eq!((people[0].household_key.as_deref(), people[0].warnings.len()), (None, 1));
}

#[test]
fn registration_comes_from_two_columns() {
    let (people, _) = read_csv("姓名,人员类型,是否人户分离\n甲一,常住,是\n乙二,流动,否\n丙三,常住,否\n");
    let found: Vec<_> = people.iter().map(|row| row.person.registration).collect();
    assert_eq!(found, [Registration::Apart, Registration::Floating, Registration::Here]);
}

#[test]
fn every_reason_of_a_row_is_given_and_rows_are_counted_as_a_spreadsheet_does() {
    let (people, refused) = read_csv("姓名,电话,性别\n\n\"王\n伟\",x,y\n,13800008829,男\n");
    let found: Vec<(u32, Vec<&str>)> =
        refused.iter().map(|row| (row.row, row.problems.iter().map(|problem| problem.key).collect())).collect();
    assert_eq!(found, [(4, vec!["name"])]);
    assert_eq!((people[0].row, people[0].person.note.as_str(), people[0].warnings.len()), (3, "电话：x；性别：y", 2));
}

#[test]
fn other_documents_are_kept_apart() {
    let (people, _) = read_csv("姓名,证件类型,证件号码\nJohn Smith,护照,E12345678\n");
    assert_eq!(people[0].person.other_document, "护照 E12345678");
    assert_eq!(people[0].person.id_number, "");
}

#[test]
fn gbk_and_utf16_files_are_read_alike() {
    let text = "姓名,地址\n王伟,红光巷12号\n";
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [encoding_rs::GBK.encode(text).0.into_owned(), utf16, [b"\xef\xbb\xbf", text.as_bytes()].concat()] {
        let (people, _) = read(&on_disk("roster.csv", &bytes));
        assert_eq!((people[0].person.name.as_str(), people[0].address.lane.as_str()), ("王伟", "红光巷12号"));
    }
}

#[test]
fn a_character_that_the_encoding_lost_refuses_its_row() {
    let mut bytes = encoding_rs::GBK.encode("姓名,性别\n王伟,男\n李").0.into_owned();
    bytes.extend_from_slice(b"\xff\xff,\xc5\xae\n");
    let (people, refused) = read(&on_disk("roster.csv", &bytes));
    assert_eq!(people.len(), 1);
    assert_eq!(refused[0].problems[0].error, FieldError::BadCharacter('\u{fffd}'));
}

#[test]
fn refused_rows_come_back_as_they_were() {
    let text = "姓名,身份证号,联系电话,备注\n王伟1,61019919520312123x,+86 13800008829,=1+1\n李静2,,13900000417,\n";
    let (_, refused) = read_csv(text);
    let file = on_disk("roster.csv", text.as_bytes());
    let mut rejects = Rejects::new(Vec::new(), roster(&file).unwrap().headings(), "原因", None).unwrap();
    for row in &refused {
        rejects
            .refused(&row.cells, &row.problems, |problem| format!("{}：{:?}", problem.heading, problem.error))
            .unwrap();
    }
    let again = on_disk("rejects.csv", &rejects.finish().unwrap());
    let (people, refused_again) = read(&again);
    assert_eq!(people, []);
    let problems = |rows: &[RefusedRow]| rows.iter().flat_map(|row| row.problems.clone()).collect::<Vec<_>>();
    assert_eq!(problems(&refused_again), problems(&refused));

    let written = std::fs::read_to_string(&again.path).unwrap();
    let mended = written.replace("61019919520312123x", &id_number(date(1952, 3, 12), 121)).replace("王伟1", "王伟");
    let (people, _) = read(&on_disk("mended.csv", mended.as_bytes()));
    assert_eq!((people.len(), people[0].person.phones.as_slice()), (1, &["13800008829".to_owned()][..]));
    assert_eq!(people[0].person.note, "=1+1");

    let twice = roster(&again).unwrap();
    let mut rejects = Rejects::new(Vec::new(), twice.headings(), "原因", twice.plan().reason()).unwrap();
    rejects.row(&refused_again[0].cells, "仍不对").unwrap();
    let written = String::from_utf8(rejects.finish().unwrap()).unwrap();
    assert_eq!(written.matches("原因").count(), 1, "{written}");
    assert!(written.ends_with(",仍不对\r\n") && !written.contains("姓名："), "{written}");
}

#[test]
fn days_with_the_year_behind_are_read_as_their_column_tells_or_somebody_does() {
    let births = |rows: &[&str], mapping: &Mapping| {
        let lines: Vec<String> = rows.iter().map(|birth| format!("王伟,{birth}")).collect();
        let file = on_disk("roster.csv", format!("姓名,出生日期\n{}", lines.join("\n")).as_bytes());
        let read = Roster::open(&file.path, None, TODAY, mapping).unwrap();
        read.map(|row| match row.unwrap() {
            Checked::Person(row) => match row.questions.as_slice() {
                [Question::Bad(bad)] => Err(bad.error.clone()),
                _ => Ok(row.person.birth.unwrap()),
            },
            Checked::Refused(row) => panic!("{row:?}"),
        })
        .collect::<Vec<_>>()
    };
    let open = Mapping::default();
    let (fifth, first) = (Ok(date(1952, 1, 5)), Ok(date(1952, 5, 1)));
    let of_a_day_first = Ok(date(1960, 3, 31));
    assert_eq!(births(&["05/01/1952", "31/03/1960"], &open), [fifth.clone(), of_a_day_first.clone()]);
    // What settles a column may stand far behind what it settles.
    let far: Vec<&str> = std::iter::repeat_n("05/01/1952", 500).chain(["03/31/1960"]).collect();
    assert!(births(&far, &open).iter().all(|birth| *birth == first || *birth == of_a_day_first));
    assert_eq!(births(&["05/01/1952", "05/05/1960"], &open), [Err(FieldError::DayOrMonth), Ok(date(1960, 5, 5))]);
    let both = births(&["05/01/1952", "31/03/1960", "03/31/1960"], &open);
    assert_eq!(both, [Err(FieldError::DayOrMonth), of_a_day_first.clone(), of_a_day_first]);
    assert_eq!(births(&["05/01/1952"], &open.clone().with_order(Some(DayOrder::DayFirst))), [fifth]);
    assert_eq!(births(&["05/01/1952"], &open.with_order(Some(DayOrder::MonthFirst))), [first]);
}

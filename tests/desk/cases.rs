//! Small files as offices have them, each with a fault of one kind, and beside each its neighbours: what comes in is right
//! or in doubt, never wrong in silence (`tests/exchange/fixtures/cases`).

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use jiff::civil::date;
use linli::desk::import::{Order, Told};
use linli::exchange::{Mapping, Roster};
use linli::model::people::doubt::{Answers, Choice, Doubt, Matter, Question};
use linli::model::{Household, Living, Relation, Resident};

use crate::story::{Story, id_number};

/// What a file came to.
struct Came {
    doubts: Vec<Doubt>,
    refused: usize,
    added: u32,
    unchanged: u32,
}

impl Came {
    /// The rows in doubt.
    fn asked(&self) -> Vec<u32> {
        self.doubts.iter().map(|doubt| doubt.row).collect()
    }

    fn about(&self) -> Vec<Matter> {
        self.doubts.iter().map(|doubt| doubt.question.matter()).collect()
    }
}

fn case(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/fixtures/cases").join(name)
}

impl Story {
    fn takes_file(&mut self, path: &std::path::Path, answers: &Answers) -> Came {
        let mut roster = Roster::open(path, None, self.desk.today(), &Mapping::default()).unwrap();
        let order = Order { file: 7, name: "roster.csv".into(), answers, stop: &AtomicBool::new(false) };
        let (mut doubts, mut refused) = (Vec::new(), 0);
        let done = self.desk.import(&mut roster, &order, &mut |told| match told {
            Told::Doubtful(_, doubt) => doubts.push(doubt.clone()),
            Told::Refused(_) => refused += 1,
            Told::Warned(_) | Told::Read(..) => {}
        });
        let tally = done.unwrap().tally;
        Came { doubts, refused, added: tally.added, unchanged: tally.unchanged }
    }

    fn takes(&mut self, name: &str) -> Came {
        self.takes_file(&case(name), &Answers::default())
    }

    /// The same of a text.
    fn reads(&mut self, text: &str) -> Came {
        self.reads_with(text, &Answers::default())
    }

    fn reads_with(&mut self, text: &str, answers: &Answers) -> Came {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("roster.csv");
        std::fs::write(&path, text).unwrap();
        self.takes_file(&path, answers)
    }

    fn who(&self, name: &str) -> Resident {
        let found = self.sees(|office| office.of::<Resident>().all().find(|one| one.name == name).cloned());
        found.unwrap_or_else(|| panic!("{name}"))
    }

    fn door(&self, name: &str) -> String {
        let who = self.who(name);
        self.sees(|office| office.address_of(&who).unwrap().short())
    }

    fn homes(&self) -> usize {
        self.sees(|office| office.of::<Household>().all().filter(|home| !home.address.is_empty()).count())
    }
}

fn story() -> Story {
    Story::on("2026-11-23")
}

const DOOR: &str = "红光巷12号 3-2-501";
const OTHER: &str = "柿园路8号院 1-1-101";

#[test]
fn a_households_number_that_is_none_joins_nobody() {
    let mut f01 = story();
    assert_eq!((f01.takes("f01_household_key_placeholder.csv").added, f01.homes()), (2, 2));
    assert_eq!((f01.door("王甲"), f01.door("李乙")), (DOOR.to_owned(), OTHER.to_owned()));
    for key in ["0", "00", "待补", "空挂户", "集体户", "无", "-", "未分配"] {
        let mut story = story();
        let came = story.reads(&format!(
            "姓名,户编号,与户主关系,住址\n王甲,{key},户主,红光巷12号3-2-501\n李乙,{key},户主,柿园路8号院1-1-101\n"
        ));
        assert_eq!((came.added, story.homes(), story.door("李乙").as_str()), (2, 2, OTHER), "{key}");
    }
}

#[test]
fn a_households_number_at_another_door_is_a_question() {
    let mut f02 = story();
    let came = f02.takes("f02_household_key_restarts_per_yard.csv");
    assert_eq!((came.added, came.asked(), came.about()), (1, vec![3], vec![Matter::OtherDoor]));
    assert_eq!(f02.door("王甲"), DOOR);
    for (choice, door, homes) in [(Choice::Other, OTHER, 2), (Choice::Same, DOOR, 1)] {
        let mut answers = Answers::default();
        answers.give(3, Matter::OtherDoor, choice);
        let mut story = story();
        let came = story.takes_file(&case("f02_household_key_restarts_per_yard.csv"), &answers);
        assert_eq!((came.added, story.door("赵丁").as_str(), story.homes()), (2, door, homes), "{choice:?}");
        assert_eq!(story.who("赵丁").note.contains(OTHER), choice == Choice::Same, "an address is never dropped");
    }
    // A member of the second yard's household, whose head was answered for, is asked about no more.
    let text = "姓名,户编号,与户主关系,住址\n王甲,1,户主,红光巷12号3-2-501\n赵丁,1,户主,柿园路8号院1-1-101\n赵戊,1,子,柿园路8号院1-1-101\n王乙,1,子,红光巷12号3-2-501\n王丙,1,女,\n";
    let mut answers = Answers::default();
    answers.give(3, Matter::OtherDoor, Choice::Other);
    let mut story = story();
    assert_eq!((story.reads_with(text, &answers).added, story.homes()), (5, 2));
    assert_eq!(
        (story.door("赵戊").as_str(), story.door("王乙").as_str(), story.door("王丙").as_str()),
        (OTHER, DOOR, DOOR)
    );
}

#[test]
fn a_mark_that_nobody_closed_swallows_nobody() {
    let mut f04 = story();
    let came = f04.takes("f04_unclosed_quote.csv");
    assert_eq!((came.added, f04.door("李静").as_str()), (3, OTHER));
}

#[test]
fn what_a_document_is_called_switches_no_check_off() {
    let mut f05 = story();
    let came = f05.takes("f05_document_type_code.csv");
    assert_eq!((came.added, came.refused, came.asked()), (1, 0, vec![3]));
    assert_eq!(f05.who("王伟").id_number, "610199195203121237");
    let Question::Bad { key: "id_number", error, .. } = &came.doubts[0].question else { panic!("{:?}", came.about()) };
    assert!(format!("{error:?}").contains("expected"), "{error:?}");
    let wrong = "610199195203121230";
    for kind in ["", "111", "01", "1", "身份证", "二代证", "SFZ", "户口簿", "居民户口簿"] {
        let mut story = story();
        let came = story.reads(&format!("姓名,证件类型,证件号码,住址\n王伟,{kind},{wrong},红光巷12号\n"));
        assert_eq!(
            (came.added, came.about()),
            (0, vec![Matter::Bad(<Resident as linli::model::Record>::KIND, "id_number")]),
            "{kind}"
        );
    }
    let mut answers = Answers::default();
    answers.give(2, Matter::Bad(<Resident as linli::model::Record>::KIND, "id_number"), Choice::Without);
    let mut story = story();
    story.reads_with(&format!("姓名,证件号码,住址\n王伟,{wrong},红光巷12号\n"), &answers);
    assert_eq!((story.who("王伟").id_number.as_str(), story.who("王伟").note), ("", format!("证件号码：{wrong}")));
}

#[test]
fn days_that_count_from_1904() {
    let mut f06 = story();
    assert_eq!(f06.takes("f06_1904_plain_number.xlsx").added, 1);
    let who = f06.who("王伟");
    assert_eq!((who.birth, who.living), (Some(date(1952, 3, 12)), Living::MovedOut));
    assert_eq!(who.living_since, Some(date(2023, 3, 15)));
}

#[test]
fn what_nobody_sees_makes_no_other_person() {
    let mut by_id = story();
    by_id.takes("f07a_id.csv");
    assert_eq!(by_id.takes("f07b_id_zero_width.csv").unchanged, 1);
    let mut by_birth = story();
    by_birth.takes("f07a_name.csv");
    let came = by_birth.takes("f07b_name_zero_width.csv");
    assert_eq!((came.added, came.unchanged + came.asked().len() as u32), (0, 1));
    let mut marks = story();
    marks.takes("f07c_id_phone_zero_width.csv");
    let who = marks.who("王伟");
    assert_eq!(
        (who.id_number.as_str(), who.phones.as_slice()),
        ("610199195203121237", &["13800008829".to_owned()][..])
    );
    for name in ["f07d_heading_zero_width.csv", "f07e_double_bom.csv"] {
        let mut story = story();
        assert_eq!((story.takes(name).added, story.door("王伟").as_str()), (1, DOOR), "{name}");
    }
}

#[test]
fn ditto_is_the_row_above() {
    let mut f08 = story();
    assert_eq!((f08.takes("f08_ditto_address.csv").added, f08.homes()), (4, 2));
    assert_eq!((f08.door("王乙").as_str(), f08.door("李丁").as_str()), (DOOR, OTHER));
    for mark in ["同上", "〃", "\"\"\"\"", "″", "同 上", "同前", "々"] {
        let mut story = story();
        let came = story
            .reads(&format!("姓名,户主,住址\n王甲,王甲,红光巷12号3-2-501\n王乙,{mark},{mark}\n王丙,{mark},{mark}\n"));
        assert_eq!((came.added, story.homes(), story.door("王丙").as_str()), (3, 1, DOOR), "{mark}");
    }
}

#[test]
fn relations_by_code_and_word() {
    let mut f09 = story();
    assert_eq!(f09.takes("f09_relation_two_digit_code.csv").added, 3);
    let relations = ["王甲", "王乙", "王丙"].map(|name| f09.who(name).relation);
    assert_eq!(relations, [Relation::Head, Relation::Spouse, Relation::Son]);
    // A spreadsheet took the zeros; the column as a whole tells.
    let rows = |cells: &[&str]| {
        let mut story = story();
        let lines: Vec<String> = cells
            .iter()
            .enumerate()
            .map(|(nth, code)| format!("王{},1,{code},红光巷12号", ["甲", "乙", "丙"][nth]))
            .collect();
        story.reads(&format!("姓名,户编号,与户主关系,住址\n{}\n", lines.join("\n")));
        (0..cells.len()).map(|nth| story.who(&format!("王{}", ["甲", "乙", "丙"][nth])).relation).collect::<Vec<_>>()
    };
    assert_eq!(rows(&["2", "12", "30"]), [Relation::Head, Relation::Spouse, Relation::Daughter]);
    assert_eq!(rows(&["0", "1", "2"]), [Relation::Head, Relation::Spouse, Relation::Son]);
    assert_eq!(rows(&["户主", "之妻", "户主的长子"]), [Relation::Head, Relation::Spouse, Relation::Son]);
    assert_eq!(rows(&["户主", "儿媳", "外孙"]), [Relation::Head, Relation::Other, Relation::Grandchild]);
}

#[test]
fn a_row_longer_than_its_headings_is_a_question() {
    let mut f10 = story();
    let came = f10.takes("f10_row_longer_than_headings.csv");
    assert_eq!((came.added, came.about()), (0, vec![Matter::Beyond]));
    for row in [
        "王伟,红光巷12号,3-2-501,13800008829",
        "王伟,红光巷,12号,3-2-501,13800008829",
        "王伟,李静,红光巷12号,13800008829",
    ] {
        assert_eq!(story().reads(&format!("姓名,住址,联系电话\n{row}\n")).about(), [Matter::Beyond], "{row}");
    }
    assert_eq!(story().reads("姓名,住址,联系电话\n王伟,红光巷12号,13800008829,,\n").added, 1, "empty cells are none");
}

#[test]
fn one_row_in_another_encoding_spoils_no_other() {
    let mut f11 = story();
    let came = f11.takes("f11_utf8_with_one_gbk_row.csv");
    assert_eq!((came.added, came.about(), f11.who("李静").name.as_str()), (1, vec![Matter::Encoding], "李静"));
}

#[test]
fn dots_make_no_other_person() {
    let mut f14 = story();
    f14.takes("f14a_dot.csv");
    let came = f14.takes("f14b_dot_ascii.csv");
    assert_eq!((came.added, came.asked()), (0, vec![2]));
    for name in ["阿依古丽⋅买买提", "阿依古丽。买买提", "阿依古丽●买买提", "阿依古丽-买买提", "阿依古丽买买提"]
    {
        let came = f14.reads(&format!("姓名,出生日期,住址\n{name},1952-03-12,红光巷12号3-2-501\n"));
        assert_eq!((came.added, came.asked().len()), (0, 1), "{name}");
    }
}

#[test]
fn phones_with_words_around_them() {
    let mut f15 = story();
    assert_eq!(f15.takes("f15_phone_with_words.csv").added, 6);
    let phones = |name| f15.who(name).phones;
    assert_eq!(phones("王伟"), ["13800008829"]);
    assert!(f15.who("王伟").note.contains("女儿"));
    assert_eq!(phones("李静"), ["13800008829", "13900000417"]);
    assert_eq!((phones("赵丙"), phones("钱丁")), (vec!["13800008829".to_owned()], vec!["02982510001".to_owned()]));
    assert!(f15.who("钱丁").note.contains("转802"));
    assert!(phones("孙戊").is_empty() && f15.who("孙戊").note.contains("+852 9123 4567"));
    assert_eq!(phones("周己"), ["02982510001"]);
}

#[test]
fn other_documents_are_other_documents() {
    let mut f16 = story();
    assert_eq!(f16.takes("f16_other_documents.xlsx").added, 2);
    assert_eq!(f16.who("陈一").other_document, "台湾居民来往大陆通行证 12345678");
    assert_eq!(f16.who("John Smith").other_document, "外国人永久居留身份证 USA610152031201");
    let mut story = story();
    story.reads("姓名,身份证号,住址\nJohn Smith,E12345678,红光巷12号\n李香,H1234567801,红光巷12号\n");
    assert_eq!(story.who("John Smith").other_document, "护照 E12345678");
    assert_eq!(story.who("李香").other_document, "港澳居民来往内地通行证 H1234567801");
}

#[test]
fn a_day_that_is_none_keeps_nobody_out() {
    let mut f17 = story();
    let came = f17.takes("f17_lunar_birth_beside_valid_id.csv");
    assert_eq!((came.added, came.refused, came.asked().len()), (2, 0, 0));
    assert_eq!(f17.who("王甲").birth, Some(date(1952, 3, 12)));
    assert!(f17.who("王甲").note.contains("农历三月十二"));
    assert_eq!(f17.who("王乙").birth, Some(date(1952, 7, 7)));
    let mut f17b = story();
    assert_eq!(f17b.takes("f17b_year_only.csv").added, 1);
    assert_eq!((f17b.who("王甲").birth, f17b.who("王甲").note.as_str()), (None, "出生日期：1952"));
    for birth in ["农历三月十二", "1952年", "1952.03", "60", "腊月", "不记得", "1952-13-40", "2031-01-01"] {
        let mut story = story();
        let came = story.reads(&format!("姓名,出生日期,住址\n王甲,{birth},红光巷12号\n"));
        assert_eq!((came.added, story.who("王甲").birth), (1, None), "{birth}");
        assert_eq!(story.who("王甲").note, format!("出生日期：{birth}"));
    }
}

#[test]
fn one_door_written_in_many_ways() {
    let mut f19 = story();
    assert_eq!((f19.takes("f19_address_trailing_mark.csv").added, f19.homes()), (4, 1));
    let mut numerals = story();
    assert_eq!((numerals.takes("chinese_numerals.csv").added, numerals.homes()), (3, 1));
    let mut parts = story();
    parts.takes("door_parts.csv");
    assert_eq!((parts.door("王甲").as_str(), parts.door("李乙").as_str()), (DOOR, "柿园路8号 1-1-101"));
}

#[test]
fn one_passport_is_one_person() {
    let mut f20 = story();
    assert_eq!(f20.takes("f20a_passport.csv").added, 1);
    let came = f20.takes("f20b_passport_again.csv");
    assert_eq!((came.added, came.asked()), (0, vec![2]));
}

#[test]
fn ethnic_groups_by_name_and_code() {
    let mut f21 = story();
    f21.takes("f21_ethnic.csv");
    assert_eq!((f21.who("王甲").ethnic, f21.who("王乙").ethnic), (8, 8));
    let mut story = story();
    story.reads("姓名,民族,住址\n甲一,土家,红光巷1号\n乙二,畲族,红光巷2号\n丙三,56,红光巷3号\n丁四,1,红光巷4号\n");
    assert_eq!(["甲一", "乙二", "丙三", "丁四"].map(|name| story.who(name).ethnic), [15, 22, 56, 1]);
}

#[test]
fn real_headings_are_understood() {
    let mut owners = story();
    assert_eq!(owners.takes("real_headings_owners.csv").added, 2);
    assert_eq!((owners.door("李静").as_str(), owners.who("李静").registered_at.as_str()), (DOOR, "某省某县某村5号"));
    assert_eq!(owners.who("李静").relation, Relation::Spouse);
    let mut grid = story();
    assert_eq!(grid.takes("real_headings_grid.csv").added, 1);
    let who = grid.who("王伟");
    assert_eq!((grid.door("王伟").as_str(), who.phones.len(), who.birth), (DOOR, 2, Some(date(1952, 3, 12))));
    assert_eq!(who.registered_at, "红光巷12号");
    let open = grid.opens(who.id, "care");
    let care = grid.sees(|office| office.opened::<linli::model::Care>(&open, who.id).cloned()).unwrap();
    assert_eq!((who.groups.0.count_ones(), care.groups.0.count_ones(), care.conditions.as_str()), (2, 1, ""));
    let mut usual = story();
    usual.takes("headings.xlsx");
    assert_eq!(usual.door("高海"), "西街18号院 7-3-102");
    let emergency = usual.who("高海").emergency;
    assert_eq!((emergency.name.as_str(), emergency.phone.as_str()), ("李某", "13900001111"));
}

#[test]
fn a_heading_of_two_rows_saved_as_text() {
    let mut rows = story();
    let came = rows.takes("two_row_heading.csv");
    assert_eq!(came.refused, 0);
    assert_eq!(rows.door("陈国桂"), "西街12号院 1-1-101");
    assert_eq!((rows.door("李琴"), rows.door("何德燕")), ("西街12号院 1-1-101".to_owned(), rows.door("解红")));
}

#[test]
fn two_tables_side_by_side() {
    let mut blocks = story();
    assert_eq!(blocks.takes("two_blocks.xlsx").added, 20);
    assert_eq!(
        (blocks.who("上官丽").phones, blocks.who("孙志").phones),
        (vec!["13186292293".to_owned()], vec!["13852728668".to_owned()])
    );
    let mut story = story();
    let born = id_number(date(1952, 3, 12), 122);
    let came = story.reads(&format!(
        "姓名,身份证号,住址,姓名,身份证号,住址\n王甲,{born},红光巷1号,王乙,1234,红光巷2号\n,,,王丙,,红光巷3号\n"
    ));
    assert_eq!((came.added, came.asked()), (2, vec![2 | 1 << 26]), "of a row each table asks for itself");
}

#[test]
fn lists_of_heads_are_lists_of_people() {
    let mut list = story();
    let came = list.takes("public_list.xlsx");
    assert!(came.added > 5 && came.asked().is_empty() && came.refused == 0);
    assert_eq!((list.who("陈国桂").relation, list.who("陈国桂").id_number.len()), (Relation::Head, 18));
    let mut rows = story();
    let came = rows.takes("one_row_per_household.xlsx");
    assert!(came.added > 3 && came.asked().is_empty());
    assert_eq!((rows.door("刘红国").as_str(), rows.who("刘红国").relation), ("西街18号院 4-1-102", Relation::Head));
}

#[test]
fn the_same_sound_is_a_question() {
    let mut sound = story();
    let came = sound.takes("same_sound.csv");
    assert_eq!((came.added, came.asked()), (1, vec![3]));
    for (name, asked) in [("章建国", 1), ("张建囯", 1), ("张建", 1), ("张建民", 1), ("李四", 0)] {
        let came = sound.reads(&format!("姓名,出生日期,住址\n{name},1952-08-29,红光巷12号3-2-501\n"));
        assert_eq!((came.asked().len(), came.added), (asked, 1 - asked as u32), "{name}");
    }
}

#[test]
fn variants_are_one_person() {
    let mut variants = story();
    let came = variants.takes("variants.csv");
    assert_eq!((came.added, came.asked()), (4, vec![3, 5, 7, 9]));
}

#[test]
fn who_has_no_address_is_asked_about() {
    let mut story = story();
    let came = story.reads("姓名,住址\n王甲,红光巷12号\n王乙,\n王丙,无\n");
    assert_eq!((came.added, came.about()), (1, vec![Matter::NoAddress, Matter::NoAddress]));
    assert_eq!(
        story.reads("姓名,电话\n李一,13800008829\n").added,
        1,
        "a file that tells no address is asked about as a whole"
    );
}

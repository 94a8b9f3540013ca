//! A thousand rosters as offices write them: headings by any of their words, tables that are not one table, and every dirt
//! that cells have. Whoever stands in them comes in with name, door and telephones right, or is asked about; nobody is
//! wrong in silence. The writer is the test's own, byte by byte, or a library that knows nothing of linli.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use linli::exchange::{Checked, Mapping, Roster};
use linli::model::fold::{name_key, same};
use linli::model::{Address, Resident};
use rust_xlsxwriter::Workbook;

use crate::{TODAY, id_number, on_disk};

/// How many rosters are drawn.
const ROSTERS: u64 = 1000;
/// How often each kind has to be drawn at least.
const LEAST: u32 = 20;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// What was drawn, and how often.
#[derive(Default)]
struct Drawn(BTreeMap<&'static str, u32>);

impl Drawn {
    fn of(&mut self, dice: &mut Dice, kinds: &[&'static str]) -> &'static str {
        let kind = dice.one(kinds);
        *self.0.entry(kind).or_default() += 1;
        kind
    }
}

/// Somebody as they are.
#[derive(Debug, Clone)]
struct Truth {
    name: String,
    door: [String; 4],
    phones: Vec<String>,
    /// What of the telephones' cell is no number.
    words: String,
    /// The number where the file tells a right one, else nothing.
    id: String,
    birth: Option<Date>,
    /// Whether only somebody can tell: of the year there are two digits, and no number says the rest.
    must_ask: bool,
    /// Whether somebody may be asked about the row.
    asks: bool,
}

const NAMES: [&str; 12] = [
    "王建国",
    "解秀英",
    "傅兰馨",
    "吕国强",
    "欧阳文",
    "阿依古丽·买买提",
    "张伟",
    "李静",
    "谢小燕",
    "John Smith",
    "方大同",
    "陈素珍",
];
const LANES: [&str; 5] = ["红光巷12号", "柿园路8号院", "西街12号院", "三学街5号", "东关南街76号"];

const PHONE: [&str; 10] = [
    "plain phone",
    "phone with words",
    "two phones by a blank",
    "86 before",
    "as a float",
    "area code without zero",
    "extension",
    "a day for a phone",
    "a door for a phone",
    "two phones by a slash",
];
const DOOR: [&str; 12] = [
    "plain door",
    "Chinese numerals",
    "栋 and 门",
    "slashes",
    "city before",
    "mark behind",
    "blanks between",
    "full width",
    "street office before",
    "floor named",
    "楼 for 号楼",
    "dashes",
];
const NAME: [&str; 5] = ["plain name", "no width in name", "blank in name", "direction marks", "traditional name"];
const ID: [&str; 7] =
    ["plain id", "mark before id", "no width in id", "lower x", "wrong check", "destroyed id", "no id"];
const BIRTH: [&str; 6] = ["plain birth", "lunar birth", "year only", "short birth", "no birth", "month only"];
const LAYOUT: [&str; 8] = [
    "plain table",
    "title above",
    "two-row heading",
    "side by side",
    "workbook",
    "GBK",
    "two marks of UTF-8",
    "unheaded column",
];
const PLACE: [&str; 3] = ["whole address", "parts of address", "lane number apart"];
const KEY: [&str; 4] = ["no household number", "placeholder number", "number from 1 in each yard", "own number"];
const ROW: [&str; 4] = ["plain row", "ditto for address", "one value too many", "sum below"];

const NAME_HEADS: [&str; 5] = ["姓名", "居民姓名", "* 姓 名（必填）", "老人姓名", "住户姓名"];
const ID_HEADS: [&str; 5] = ["身份证号", "身份证号码（18位）", "公民身份号码", "居民身份证号码", "证件号码"];
const PHONE_HEADS: [&str; 5] = ["联系电话", "本人电话", "手机号码", "本人联系方式", "电话"];
const BIRTH_HEADS: [&str; 3] = ["出生日期", "出生年月日", "出生时间"];
const ADDRESS_HEADS: [&str; 7] =
    ["住址", "家庭住址", "家庭地址", "详细地址", "现居住地址", "居住详细地址", "家庭住址（详细到门牌）"];
const LANE_HEADS: [&str; 3] = ["小区", "小区名称", "所属小区"];
const BUILDING_HEADS: [&str; 4] = ["楼栋", "楼栋号", "楼号", "所属楼宇"];
const UNIT_HEADS: [&str; 3] = ["单元", "单元号", "所属单元"];
const ROOM_HEADS: [&str; 4] = ["室", "房号", "房间号", "所属房间"];

fn phone_cell(kind: &str, dice: &mut Dice) -> (String, Vec<String>) {
    let mobile = |dice: &mut Dice| format!("138{:08}", dice.below(100_000_000));
    let (one, other) = (mobile(dice), mobile(dice));
    match kind {
        "plain phone" => (one.clone(), vec![one]),
        "phone with words" => (dice.one(&["{}（女儿）", "女儿{}", "{} 儿子", "本人{}"]).replace("{}", &one), vec![one]),
        "two phones by a blank" => (format!("{one} {other}"), vec![one, other]),
        "two phones by a slash" => (format!("{one}/{other}"), vec![one, other]),
        "86 before" => (format!("{}{one}", dice.one(&["86-", "+86 ", "86", "0086"])), vec![one]),
        "as a float" => (format!("{one}.0"), vec![one]),
        "area code without zero" => ("2982510001".into(), vec!["02982510001".into()]),
        "extension" => ("029-82510001转802".into(), vec!["02982510001".into()]),
        "a day for a phone" => (dice.one(&["2023-05-01", "20230501", "1952.3.12"]).into(), vec![]),
        "a door for a phone" => (dice.one(&["3-2-501", "3/2/501", "12-1-101"]).into(), vec![]),
        other => panic!("{other}"),
    }
}

fn door_cell(kind: &str, [lane, building, unit, room]: &[String; 4]) -> String {
    let numeral = |text: &str| -> String {
        let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        let han = |digit: char| "零一二三四五六七八九".chars().nth(digit.to_digit(10).unwrap() as usize).unwrap();
        match digits.as_slice() {
            ['1', other] => format!("十{}", if *other == '0' { String::new() } else { han(*other).to_string() }),
            [ten, one] => format!("{}十{}", han(*ten), if *one == '0' { String::new() } else { han(*one).to_string() }),
            all => all.iter().map(|digit| han(*digit)).collect(),
        }
    };
    let lane_in_words = || {
        let digits: String = lane.chars().filter(char::is_ascii_digit).collect();
        lane.replace(&digits, &numeral(&digits))
    };
    let numbers = format!("{building}-{unit}-{room}");
    match kind {
        "plain door" => format!("{lane}{building}号楼{unit}单元{room}"),
        "Chinese numerals" => {
            let room: String = room.chars().map(|c| numeral(&c.to_string())).collect();
            format!("{}{}号楼{}单元{room}", lane_in_words(), numeral(building), numeral(unit))
        }
        "栋 and 门" => format!("{lane}{building}栋{unit}门{room}"),
        "slashes" => format!("{lane}{building}/{unit}/{room}"),
        "city before" => format!("西安市碑林区{lane}{numbers}"),
        "street office before" => format!("东关街道{lane}{numbers}"),
        "mark behind" => format!("{lane}{numbers}。"),
        "blanks between" => format!("{lane} {building} - {unit} - {room} 室"),
        "full width" => format!("{lane}{numbers}").chars().map(wide).collect(),
        "floor named" => format!("{lane}{building}号楼{unit}单元{}层{room}", room.chars().next().unwrap()),
        "楼 for 号楼" => format!("{lane}{building}楼{unit}单元{room}"),
        "dashes" => format!("{lane}{building}—{unit}—{room}"),
        other => panic!("{other}"),
    }
}

fn wide(sign: char) -> char {
    if sign.is_ascii_digit() || sign == '-' { char::from_u32(u32::from(sign) + 0xfee0).unwrap() } else { sign }
}

fn name_cell(kind: &str, name: &str) -> String {
    match kind {
        "plain name" => name.to_owned(),
        "no width in name" => format!("{name}\u{200b}"),
        "blank in name" if name.chars().count() == 2 => name.chars().map(String::from).collect::<Vec<_>>().join("　"),
        "blank in name" => format!(" {name} "),
        "direction marks" => format!("\u{202d}{name}\u{202c}"),
        "traditional name" => name.replace('兰', "蘭").replace('吕', "呂").replace('国', "國").replace('谢', "謝"),
        other => panic!("{other}"),
    }
}

/// A roster: its bytes, and whom it tells.
#[allow(clippy::too_many_lines, reason = "one draw after the other, as a roster is written from left to right")]
fn roster(dice: &mut Dice, drawn: &mut Drawn) -> (String, Vec<u8>, Vec<Truth>) {
    let layout = drawn.of(dice, &LAYOUT);
    let place = if layout == "two-row heading" { "parts of address" } else { drawn.of(dice, &PLACE) };
    let keys = drawn.of(dice, &KEY);
    let with_birth = dice.below(2) == 0;
    let mut heads: Vec<String> = vec![dice.one(&NAME_HEADS).into(), dice.one(&ID_HEADS).into()];
    let at_place = heads.len();
    match place {
        "whole address" => heads.push(dice.one(&ADDRESS_HEADS).into()),
        "parts of address" => heads.extend(
            [dice.one(&LANE_HEADS), dice.one(&BUILDING_HEADS), dice.one(&UNIT_HEADS), dice.one(&ROOM_HEADS)]
                .map(String::from),
        ),
        _ => heads.extend(
            [dice.one(&LANE_HEADS), "门牌号", dice.one(&BUILDING_HEADS), dice.one(&UNIT_HEADS), dice.one(&ROOM_HEADS)]
                .map(String::from),
        ),
    }
    if with_birth {
        heads.push(dice.one(&BIRTH_HEADS).into());
    }
    heads.push("户编号".into());
    heads.push(dice.one(&PHONE_HEADS).into());
    let mut rows: Vec<Vec<String>> = vec![];
    let mut people: Vec<Truth> = vec![];
    for nth in 0..4_usize {
        let row_kind = drawn.of(dice, &ROW);
        let name = NAMES[(dice.below(NAMES.len() / 4) * 4 + nth) % NAMES.len()].to_owned();
        let ditto = row_kind == "ditto for address" && nth > 0 && layout != "side by side";
        let door = if ditto {
            people[nth - 1].door.clone()
        } else {
            [
                dice.one(&LANES).to_owned(),
                (1 + dice.below(9)).to_string(),
                (1 + dice.below(4)).to_string(),
                format!("{}0{}", 1 + dice.below(6), 1 + dice.below(4)),
            ]
        };
        let phone_kind = drawn.of(dice, &PHONE);
        let (phone, phones) = phone_cell(phone_kind, dice);
        // What is no number is kept in words.
        let words = match phone_kind {
            "extension" => "802".to_owned(),
            "a day for a phone" | "a door for a phone" => phone.clone(),
            _ if phone.contains("女儿") => "女儿".to_owned(),
            _ if phone.contains("儿子") => "儿子".to_owned(),
            _ => String::new(),
        };
        let name_kind = drawn.of(dice, &NAME);
        let mut row = vec![name_cell(name_kind, &name)];
        let born = date(1930 + dice.below(60) as i16, 1 + dice.below(12) as i8, 1 + dice.below(28) as i8);
        let id = id_number(born, 1 + dice.below(998) as u16);
        let id_kind = drawn.of(dice, &ID);
        row.push(match id_kind {
            "plain id" => id.clone(),
            "mark before id" => format!("{}{id}", dice.one(&["'", "`", "‘", "’"])),
            "no width in id" => format!("{id}\u{200b}"),
            "lower x" => id.to_lowercase(),
            "wrong check" => id.chars().take(17).chain([if id.ends_with('1') { '2' } else { '1' }]).collect(),
            "destroyed id" => "6.10199E+17".into(),
            _ => String::new(),
        });
        let [lane, building, unit, room] = &door;
        match place {
            _ if ditto => row.extend(
                (at_place
                    ..at_place
                        + if place == "whole address" {
                            1
                        } else if place == "parts of address" {
                            4
                        } else {
                            5
                        })
                    .map(|_| dice.one(&["同上", "〃"]).to_owned()),
            ),
            "whole address" => row.push(door_cell(drawn.of(dice, &DOOR), &door)),
            "parts of address" => row.extend([
                lane.clone(),
                format!("{building}{}", dice.one(&["", "号楼", "栋"])),
                format!("{unit}{}", dice.one(&["", "单元"])),
                format!("{room}{}", dice.one(&["", "室"])),
            ]),
            _ => {
                let digits = lane.find(|c: char| c.is_ascii_digit()).unwrap();
                let (street, number) = lane.split_at(digits);
                let number = if dice.below(2) == 0 { number.trim_end_matches('号') } else { number };
                row.extend([street.to_owned(), number.to_owned(), building.clone(), unit.clone(), room.clone()]);
            }
        }
        let mut birth_kind = "no birth";
        if with_birth {
            birth_kind = drawn.of(dice, &BIRTH);
            row.push(match birth_kind {
                "plain birth" => born.to_string(),
                "lunar birth" => "农历三月十二".into(),
                "year only" => format!("{}年", born.year()),
                "short birth" => format!("{:02}.{}.{}", born.year() % 100, born.month(), born.day()),
                "month only" => format!("{}.{:02}", born.year(), born.month()),
                _ => String::new(),
            });
        }
        row.push(match keys {
            "placeholder number" => dice.one(&["0", "待补", "空挂户"]).to_owned(),
            "number from 1 in each yard" => (1 + nth % 2).to_string(),
            "own number" => format!("H{nth}"),
            _ => String::new(),
        });
        row.push(phone);
        if row_kind == "one value too many" && !matches!(layout, "side by side" | "unheaded column") {
            // One cell is cut in two, so that what stands behind it has moved.
            row.insert(at_place, lane.clone());
        }
        let known = !matches!(id_kind, "wrong check" | "destroyed id" | "no id");
        // Who may be asked about; nobody else is.
        let moved = row_kind == "one value too many" || ditto && people[nth - 1].asks;
        let asks =
            moved || layout == "unheaded column" || !known && (id_kind != "no id" || birth_kind == "short birth");
        let birth = (known || birth_kind == "plain birth").then_some(born);
        let must_ask = id_kind == "no id" && birth_kind == "short birth";
        people.push(Truth {
            name,
            door,
            phones,
            words,
            must_ask,
            id: if known { id } else { String::new() },
            birth,
            asks,
        });
        rows.push(row);
    }
    let mut lines: Vec<Vec<String>> = vec![];
    if layout == "title above" {
        lines.push(vec!["红光社区居民花名册（2026年）".into()]);
        lines.push(vec!["填报单位：红光社区".into()]);
    }
    match layout {
        "two-row heading" => {
            let (mut above, mut parts) = (heads.clone(), vec![String::new(); heads.len()]);
            for at in at_place..at_place + 4 {
                parts[at] = std::mem::replace(
                    &mut above[at],
                    if at == at_place { "住        址".into() } else { String::new() },
                );
            }
            lines.extend([above, parts]);
            lines.extend(rows);
        }
        "side by side" => {
            lines.push([heads.clone(), heads].concat());
            lines.extend(rows.chunks(2).map(<[_]>::concat));
        }
        "unheaded column" => {
            lines.push(heads);
            lines.extend(rows.into_iter().map(|row| [row, vec!["甲等".to_owned()]].concat()));
        }
        _ => {
            lines.push(heads);
            lines.extend(rows);
        }
    }
    if dice.below(4) == 0 {
        lines.push(vec!["合计".into(), "4人".into()]);
    }
    if layout == "workbook" {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, line) in lines.iter().enumerate() {
            for (column, cell) in line.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(at as u32, column as u16, cell).unwrap();
            }
        }
        return ("roster.xlsx".into(), book.save_to_buffer().unwrap(), people);
    }
    let quoted = |cell: &String| {
        if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let text: String =
        lines.iter().map(|line| line.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n").collect();
    let bytes = match layout {
        // What GBK lacks no office wrote in it.
        "GBK" => encoding_rs::GBK.encode(&text.replace(['\u{200b}', '\u{202d}', '\u{202c}'], "")).0.into_owned(),
        "two marks of UTF-8" => [b"\xef\xbb\xbf\xef\xbb\xbf", text.as_bytes()].concat(),
        _ => text.into_bytes(),
    };
    ("roster.csv".into(), bytes, people)
}

#[test]
fn a_thousand_rosters_come_in_right_or_in_doubt() {
    let (mut dice, mut drawn) = (Dice(20_261_123), Drawn::default());
    let (mut taken, mut asked, mut needless) = (0, 0, Vec::new());
    for number in 0..ROSTERS {
        let (name, bytes, people) = roster(&mut dice, &mut drawn);
        let file = on_disk(&name, &bytes);
        let rows: Vec<Checked> =
            Roster::open(&file.path, None, TODAY, &Mapping::default()).unwrap().map(Result::unwrap).collect();
        let said = || format!("roster {number}:\n{}", String::from_utf8_lossy(&bytes));
        assert_eq!(rows.len(), people.len(), "{}", said());
        let mut left = people.clone();
        for row in rows {
            let Checked::Person(row) = row else { panic!("refused: {row:?}\n{}", said()) };
            let at = left.iter().position(|truth| name_key(&truth.name) == name_key(&row.person.name));
            let truth = left.remove(at.unwrap_or_else(|| panic!("nobody is called {}\n{}", row.person.name, said())));
            if !row.questions.is_empty() {
                if !truth.asks {
                    needless.push(format!("{}: {:?}\n{}", truth.name, row.questions, said()));
                }
                asked += 1;
                continue;
            }
            assert!(!truth.must_ask, "nobody was asked of {}\n{}", truth.name, said());
            taken += 1;
            let Resident { name, id_number, birth, note, .. } = &row.person;
            assert_eq!((id_number, birth), (&truth.id, &truth.birth), "{name}\n{}", said());
            let kept = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
            assert!(kept(note).contains(&kept(&truth.words)), "{} is not in {note}\n{}", truth.words, said());
            assert_eq!(same::visible(name).trim(), name, "{}", said());
            let [lane, building, unit, room] = truth.door.clone();
            let door = Address { lane, building, unit, room };
            assert!(row.address.is_one_with(&door), "{} is not {}\n{}", row.address.short(), door.short(), said());
            // A mark behind a room is no part of it.
            let Address { building, unit, room, .. } = &row.address;
            assert_eq!([building, unit, room], [&door.building, &door.unit, &door.room], "{}", said());
            assert_eq!(row.person.phones, truth.phones, "{}", said());
            assert!(!["0", "待补", "空挂户"].contains(&row.household_key.as_deref().unwrap_or_default()), "{}", said());
        }
    }
    println!("{taken} taken, {asked} asked about; drawn: {:?}", drawn.0);
    let all = [&PHONE[..], &DOOR, &NAME, &ID, &BIRTH, &LAYOUT, &PLACE, &KEY, &ROW];
    for kind in all.concat() {
        let times = drawn.0.get(kind).copied().unwrap_or(0);
        assert!(times >= LEAST, "{kind} was drawn {times} times");
    }
    // Nobody is kept out by a question that need not be asked.
    assert!(needless.is_empty(), "{} needless, as {}", needless.len(), needless[..needless.len().min(4)].join("\n"));
    assert!(taken > asked, "{taken} {asked}");
}

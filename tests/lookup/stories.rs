//! What a clerk types for one resident among five thousand, and who stands first.

use linli::lookup::{Address, Count, Index, Person, Query, Thing, Today, Why};

use crate::people::people;

fn xie_xiuying() -> Person {
    Person {
        id: 900_001,
        name: "解秀英".into(),
        former_names: vec!["秀娃".into()],
        id_number: "61019919410312882X".into(),
        birth: Some((1941, 3, 12)),
        phones: vec!["138-1234-5678".into(), "029-88218829".into()],
        address: Address {
            lane: "红光巷12号院".into(),
            building: "3号楼".into(),
            unit: "2单元".into(),
            room: "501".into(),
        },
        tags: vec!["独居".into()],
        head_name: String::new(),
        here: true,
        visits: 3,
    }
}

fn named(id: u64, name: &str) -> Person {
    Person { id, name: name.into(), here: true, ..Person::default() }
}

fn ids(index: &Index, typed: &str) -> Vec<u64> {
    index.find(&Query::parse(typed), 10).hits.iter().map(|hit| hit.id).collect()
}

#[test]
fn she_is_found_whatever_is_said() {
    let alone = Index::build([xie_xiuying()].into_iter());
    for typed in [
        "xxy",
        "xiexiuying",
        "xiexy",
        "xxiuying",
        "xie xiu",
        "xie",
        "x",
        "xiuying",
        "ying",
        "jiexiuying",
        "jxy",
        "解秀英",
        "秀英",
        "英",
        "解",
        "5678",
        "1234",
        "138",
        "13812345678",
        "81234567",
        "88218829",
        "882x",
        "12882x",
        "61019919410312882X",
        "1941",
        "194103",
        "19410312",
        "1941-3-12",
        "1941年3月",
        "3-2-501",
        "3#2单元501",
        "501",
        "3号楼",
        "红光巷12号",
        "红光巷",
        "hgx 12",
        "hgx12",
        "hongguangxiang",
        "12-3-2-501",
        "#独居",
        "#dj",
        "#duju",
        "秀娃",
        "xw",
        "xie 501",
        "501 xie",
        "xxy 1941",
        "5678 解",
        "xie xiu ying",
        "ying xie",
        "XIE",
        "ｘｉｅ　５０１",
        "xeixiuying",
        "xiexiuyng",
        "xiexiuuying",
        "xiwxiuying",
        "xeixuiying",
        "1381234567",
        "138123456789",
        "13812345679",
        "13821345678",
        "12345679",
        "128821",
        "61019919410312883X",
    ] {
        assert_eq!(ids(&alone, typed), [900_001], "{typed}");
    }
    for typed in ["wang", "解英", "9999", "3-2-502", "3-2-50单元", "#低保", "xie 502", "", "x 9", "2-3", "zzzzzz"]
    {
        assert_eq!(ids(&alone, typed), [0; 0], "{typed}");
    }
}

#[test]
fn among_five_thousand_she_stands_first() {
    let index = Index::build(people(5_140, 1).into_iter().chain([xie_xiuying()]));
    for typed in ["解秀英", "xiexiuying 1941", "xxy 5678", "13812345678", "61019919410312882x", "xie 88218829"] {
        assert_eq!(ids(&index, typed).first(), Some(&900_001), "{typed}");
    }
}

#[test]
fn the_surname_s_own_reading_comes_first_and_every_other_still_finds() {
    let index =
        Index::build([named(1, "单国强"), named(2, "山国强"), named(3, "丹国强"), named(4, "禅国强")].into_iter());
    assert_eq!(ids(&index, "shangq"), [1, 2, 4]);
    assert_eq!(ids(&index, "dangq"), [3, 1]);
    let rows = Query::parse("changuoqiang").rows(named(1, "单国强"));
    assert_eq!(rows.iter().map(|row| row.why).collect::<Vec<_>>(), [Why::OtherReading]);
}

#[test]
fn names_of_any_kind_are_found() {
    let index = Index::build(
        [
            named(1, "阿迪力·买买提"),
            named(2, "尉迟敬德"),
            named(3, "吕绿"),
            named(4, "李𬌗"),
            named(5, "古丽娜尔·艾合买提"),
            named(6, "欧阳文海"),
            named(7, "欧阳文山"),
            named(8, "欧阳文"),
        ]
        .into_iter(),
    );
    for (typed, found) in [
        ("阿迪力买买提", vec![1]),
        ("阿迪力·买买提", vec![1]),
        ("阿迪力•买", vec![1]),
        ("买买提", vec![1]),
        ("adlmmt", vec![1]),
        ("adilimaimaiti", vec![1]),
        ("maimaiti", vec![1]),
        ("yuchijingde", vec![2]),
        ("ycjd", vec![2]),
        ("jingde", vec![2]),
        ("lvlv", vec![3]),
        ("lulu", vec![3]),
        ("lvlu", vec![3]),
        ("李𬌗", vec![4]),
        ("𬌗", vec![4]),
        ("gulinaeraihemaiti", vec![5]),
        ("古丽娜尔艾合买提", vec![5]),
        ("欧阳文海", vec![6]),
        ("欧阳文", vec![8, 6, 7]),
        ("ouyangwen", vec![8, 6, 7]),
        ("wenhai", vec![6]),
    ] {
        assert_eq!(ids(&index, typed), found, "{typed}");
    }
}

/// What stands in `f18_latin_names.csv`, and its like.
#[test]
fn a_latin_name_is_found_by_any_of_its_words_and_by_initials() {
    let index = Index::build([named(1, "John Smith"), named(2, "王秀英")].into_iter());
    for typed in ["smith", "Smith", "john", "js", "smith john", "john smith", "jo smi"] {
        assert_eq!(ids(&index, typed), [1], "{typed}");
    }
}

#[test]
fn whom_the_desk_means_today_comes_first_among_equals() {
    let mut index = Index::build((1..=20).map(|id| named(id, "王秀英")));
    assert_eq!(ids(&index, "wxy")[0], 1);
    index.expect([(named(9, "王秀英"), Today::Expected), (named(7, "王秀英"), Today::Served)]);
    assert_eq!(ids(&index, "wxy")[..3], [7, 9, 1]);
    assert_eq!(index.find(&Query::parse("wxy"), 10).count, Count::Exact(20), "nobody is counted twice");
}

#[test]
fn a_change_is_seen_by_the_next_query() {
    let mut index = Index::build(people(2_000, 2).into_iter());
    assert_eq!(ids(&index, "解秀英"), [0; 0]);
    index.put([xie_xiuying()]);
    assert_eq!(ids(&index, "解秀英"), [900_001]);
    index.put([Person { name: "解秀荣".into(), ..xie_xiuying() }]);
    assert_eq!((ids(&index, "解秀英"), ids(&index, "解秀荣")), (vec![], vec![900_001]));
    index.remove(900_001);
    assert_eq!(ids(&index, "解秀荣"), [0; 0]);
    let gone = people(2_000, 2).swap_remove(77);
    index.remove(gone.id);
    assert!(!ids(&index, &gone.id_number).contains(&gone.id));
    assert_eq!(index.len(), 1_999);
}

#[test]
fn of_ten_at_most_six_fit_alike_and_nine_whole_names_while_others_fit_too() {
    let wholes = (1..=30).map(|id| named(id, "王芳"));
    let index = Index::build(wholes.chain((31..=60).map(|id| named(id, "王芳华"))));
    let found = index.find(&Query::parse("wf"), 10);
    assert_eq!(found.hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 31]);
    let found = index.find(&Query::parse("wangfan"), 10);
    assert_eq!(found.hits.iter().filter(|hit| hit.cost == found.hits[0].cost).count(), 10, "they all fit alike");
    assert_eq!(found.count, Count::Exact(60));
}

#[test]
fn the_count_is_exact_up_to_a_thousand() {
    for (people, count) in [(999, Count::Exact(999)), (1_000, Count::Exact(1_000)), (1_001, Count::More)] {
        let index = Index::build((0..people).map(|id| named(id, "王秀英")));
        assert_eq!(index.find(&Query::parse("wang"), 10).count, count);
        assert_eq!(index.find(&Query::parse("wang ying"), 10).count, count);
    }
}

/// Each form that a visitor may say, beside others who are nearly the same: whoever is meant stands first.
#[test]
fn everything_that_is_said_leads_to_whom_it_means() {
    let people = [
        Person { id: 1, name: "尉迟敬".into(), phones: vec!["13900010002".into()], tags: vec![], ..xie_xiuying() },
        Person {
            id: 2,
            name: "区丽芳".into(),
            head_name: "覃国强".into(),
            birth: Some((1952, 3, 4)),
            ..Person::default()
        },
        Person { id: 3, name: "翟曾".into(), id_number: "61019919520312002X".into(), ..Person::default() },
        Person {
            id: 4, name: "䶮𬌗".into(), former_names: vec!["狗娃".into(), "查理".into()], ..Person::default()
        },
        Person { id: 5, name: "吕女".into(), tags: vec!["独居".into()], ..Person::default() },
    ];
    let people = people.map(|person| Person { here: true, ..person });
    let index = Index::build(people.into_iter());
    for (typed, who) in [
        ("yuchi", 1),
        ("ycj", 1),
        ("yuchijing", 1),
        ("0002", 1),
        ("1390001", 1),
        ("00100", 1),
        ("olf", 2),
        ("oulf", 2),
        ("qulifang", 2),
        ("qgq", 2),
        ("qinguoqiang", 2),
        ("覃国", 2),
        ("1952034", 0),
        ("195203 olf", 2),
        ("zhaiz", 3),
        ("zzeng", 3),
        ("002x", 3),
        ("12002x", 3),
        ("12002X", 3),
        ("䶮", 4),
        ("𬌗", 4),
        ("狗娃", 4),
        ("gw", 4),
        ("zhali", 4),
        ("lvnv", 5),
        ("lunu", 5),
        ("ln", 5),
        ("#独", 5),
        ("#dj ln", 5),
        ("hgx 12 yc", 1),
        ("3#2单元501", 1),
        ("3号楼2单元501室", 1),
        ("红光巷12号3-2-501", 1),
        ("501 yuchi 0002", 1),
        ("yucijing", 1),
        ("yuchhijing", 1),
        ("yuchijnig", 1),
        ("yuchihing", 1),
        ("13900010003", 1),
        ("1390001002", 1),
        ("139000100022", 1),
        ("13900100002", 1),
    ] {
        let found = ids(&index, typed);
        assert_eq!(found.first().copied().unwrap_or(0), who, "{typed}: {found:?}");
    }
}

#[test]
fn a_record_is_found_by_its_number_its_words_its_people_and_its_day() {
    let thing = |id, number, words: &str, name: &str, day| Thing {
        id,
        number,
        numbers: Vec::new(),
        words: vec![words.into()],
        names: vec![name.into()],
        day: Some(day),
        rank: id as u32,
    };
    let index = Index::build(
        [
            thing(1, 214, "红光巷路面破损", "解秀英", (2026, 11, 3)),
            thing(2, 21, "院内安装监控", "王桂芳", (2026, 11, 26)),
            thing(3, 0, "书画室", "谢小燕", (2025, 1, 9)),
        ]
        .into_iter(),
    );
    for (typed, found) in [
        ("214", vec![1]),
        ("21", vec![2, 1]),
        ("路面", vec![1]),
        ("lmps", vec![1]),
        ("lumian", vec![1]),
        ("anzhuang", vec![2]),
        ("shuhuashi", vec![3]),
        ("shs", vec![3]),
        ("xxy", vec![1, 3]),
        ("xxy 214", vec![1]),
        ("20261126", vec![2]),
        ("202611", vec![1, 2]),
        ("1126", vec![2]),
        ("11-26", vec![2]),
        ("zzz", vec![]),
        ("xiexiuyng", vec![]),
    ] {
        let hits = index.find_exactly(&Query::parse(typed), 10).hits;
        assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), found, "{typed}");
    }
}

//! What was promised until when, who answers for a door, the street's tables, and the figures of all systems.

use jiff::ToSpan;
use jiff::civil::date;
use linli::desk::care::ladder::{rung, rungs};
use linli::desk::core::question::{Answer as Heard, Question};
use linli::desk::{contacts, core, visitors};
use linli::model::contacts::own::{OwnColumn, StreetTable};
use linli::model::contacts::report::{FIGURES, Figure, Span};
use linli::model::contacts::{Communication, Coordination, Did, GRID, Not, PROPERTY, Unit, WorkContact};
use linli::model::people::doubt::Answers;
use linli::model::{Address, Id, Note, Resident, VisitorLine, Why};

use crate::registers::File;
use crate::story::Story;

const MONDAY: &str = "2026-11-23";

fn unit(story: &mut Story, name: &str, kind: u8, looks_after: &str) -> Id {
    let unit = Unit { name: name.into(), kind, looks_after: looks_after.into(), ..Unit::default() };
    story.ask(contacts::Ask::SetUnit { unit: Box::new(unit), sure: false }).unwrap().record.unwrap().id
}

fn called(story: &mut Story, unit: Id, name: &str, place: &str) -> Id {
    let contact = WorkContact { unit, name: name.into(), place: place.into(), ..WorkContact::default() };
    story.ask(contacts::Ask::SetContact { contact: Box::new(contact), sure: false }).unwrap().record.unwrap().id
}

fn says(story: &mut Story, said: Communication) -> Id {
    story.ask(contacts::Ask::Communicate { said: Box::new(said) }).unwrap().record.unwrap().id
}

fn promise(unit: Id, due: Option<jiff::civil::Date>) -> Communication {
    let (content, promise) = ("问路面何时修".to_owned(), "给答复".to_owned());
    Communication { unit, content, promise, promiser: 2, due, ..Communication::default() }
}

#[test]
fn promises_stand_by_their_day_are_asked_for_again_and_settled() {
    let mut story = Story::on(MONDAY);
    let street = unit(&mut story, "街道办", 7, "");
    let late = says(&mut story, promise(street, Some(date(2026, 11, 20))));
    // Without a day it is due a week later, as the rule says.
    let open = says(&mut story, promise(street, None));
    let none = says(&mut story, Communication { promise: String::new(), promiser: 0, ..promise(street, None) });
    let dues = |story: &Story| {
        story.sees(|office| {
            office.promises().into_iter().map(|said| (said.id, office.promise_due(said))).collect::<Vec<_>>()
        })
    };
    assert_eq!(dues(&story), [(late, date(2026, 11, 20)), (open, date(2026, 11, 30))]);
    for note in ["下周", "还没有"] {
        story.ask(contacts::Ask::Chase { said: late, note: note.into() }).unwrap();
    }
    let chases = |story: &Story| {
        story.sees(|office| {
            let said = office.of::<Communication>().get(late).unwrap();
            said.chases.iter().map(|chase| chase.note.clone()).collect::<Vec<_>>()
        })
    };
    assert_eq!(chases(&story), ["下周", "还没有"]);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(chases(&story), ["下周"]);
    story.ask(contacts::Ask::Settle { said: late, kept: 1, result: "已修".into() }).unwrap();
    assert_eq!(dues(&story).len(), 1);
    for said in [late, none] {
        let refused = story.ask(contacts::Ask::Chase { said, note: String::new() }).unwrap_err();
        assert_eq!(refused.why, Why::Contacts(Not::NothingPromised));
    }
}

#[test]
fn a_contact_is_of_one_unit_and_a_cards_number_is_never_given_twice() {
    let mut story = Story::on(MONDAY);
    let (street, police) = (unit(&mut story, "街道办", 7, ""), unit(&mut story, "派出所", 6, ""));
    let wang = called(&mut story, street, "王科长", "");
    let number = |story: &Story, id| story.sees(|office| office.of::<WorkContact>().get(id).unwrap().number);
    assert_eq!(number(&story, wang), 1);
    let twin = WorkContact { unit: street, name: "王科长".into(), ..WorkContact::default() };
    let refused = story.ask(contacts::Ask::SetContact { contact: Box::new(twin), sure: false }).unwrap_err();
    assert_eq!(refused.why, Why::Contacts(Not::ContactKnown { contact: wang }));
    let said = Communication { contact: wang, ..promise(police, None) };
    let refused = story.ask(contacts::Ask::Communicate { said: Box::new(said) }).unwrap_err();
    assert_eq!(refused.why, Why::Contacts(Not::OtherUnit { contact: wang }));
    // Whoever is named brings their unit with them.
    let said = says(&mut story, Communication { contact: wang, ..promise(Id::NONE, None) });
    assert_eq!(story.sees(|office| office.of::<Communication>().get(said).unwrap().unit), street);
    let zhao = called(&mut story, police, "赵警官", "");
    story.ask(core::Ask::Undo).unwrap();
    assert!(story.sees(|office| office.of::<WorkContact>().get(zhao).is_none()));
    let again = called(&mut story, police, "赵警官", "");
    assert_eq!(number(&story, again), 3);
}

#[test]
fn a_door_has_its_grid_and_its_property_office_and_a_compound_without_one_is_told() {
    let mut story = Story::on(MONDAY);
    let her = story.resident("解秀英", 71, "红光巷12号3号楼2单元501");
    story.resident("谢小燕", 34, "柿园路8号院1-1-202");
    let property = unit(&mut story, "安居物业", PROPERTY, "柿园路8号院");
    let wide = unit(&mut story, "第一网格", GRID, "红光巷12号、柿园路");
    let close = unit(&mut story, "第二网格", GRID, "红光巷12号3号楼");
    called(&mut story, wide, "贺晓岚", "");
    called(&mut story, close, "鲁建国", "");
    let head = called(&mut story, close, "楼栋长老刘", "红光巷12号3号楼2单元");
    let compounds = story.sees(linli::desk::core::office::Office::compounds);
    let told: Vec<_> = compounds.iter().map(|one| (one.lane.as_str(), one.property, one.grid)).collect();
    assert_eq!(told, [("柿园路8号院", property, wide), ("红光巷12号", Id::NONE, wide)]);
    story.sees(|office| {
        let address = office.address_of(office.of::<Resident>().get(her).unwrap()).unwrap();
        // The nearer a grid names the door, the rather it is meant; in it whoever answers for just this building.
        assert_eq!(office.grid_of(address).unwrap().id, close);
        assert_eq!(office.answers_for(close, address).unwrap().id, head);
        let called = rungs(office, her, date(2026, 11, 23));
        assert!(called.iter().any(|one| one.rung == rung::GRID && one.name == "楼栋长老刘"), "{called:?}");
        // 红光巷1 is no part of 红光巷12号.
        let other = Unit { looks_after: "红光巷1".into(), ..Unit::default() };
        assert_eq!(other.looks_after(&Address { lane: "红光巷12号".into(), ..Address::default() }), None);
    });
}

#[test]
fn a_list_of_units_comes_in_once_with_those_who_are_called_there() {
    let mut story = Story::on(MONDAY);
    let file = File::of(
        "units",
        "单位名称,单位类型,单位联系人,职务,联系电话,地址\n怡康药店,药店,吴店长,店长,029-00000201,东关南街\n\
         怡康药店,药店,陈药师,药师,029-00000202,东关南街\n安居物业,物业,,,029-00000307,\n",
    );
    let (done, refused) = story.brings_with(&file, &Answers::default());
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!(done.tally.added, 3);
    let told = |story: &Story| {
        story.sees(|office| {
            let of = |name: &str| office.of::<Unit>().all().find(|unit| unit.name == name).unwrap().clone();
            let names: Vec<String> =
                office.contacts_of(of("怡康药店").id).into_iter().map(|one| one.name.clone()).collect();
            (office.of::<Unit>().len(), names, of("怡康药店").phone, of("安居物业").phone)
        })
    };
    let names = vec!["吴店长".to_owned(), "陈药师".to_owned()];
    assert_eq!(told(&story), (2, names, "029-00000201".to_owned(), "029-00000307".to_owned()));
}

#[test]
fn the_streets_table_is_understood_filled_and_says_what_changed() {
    let mut story = Story::on(MONDAY);
    let old = story.resident("王桂芝", 83, "红光巷12号3号楼2单元502");
    story.resident("解秀英", 71, "红光巷12号3号楼2单元501");
    let column =
        OwnColumn { name: "是否用燃气".into(), kind: 4, choices: "是、否".into(), ..OwnColumn::default() };
    let gas = story.ask(contacts::Ask::SetColumn { column: Box::new(column.clone()) }).unwrap().record.unwrap().id;
    let twin = story.ask(contacts::Ask::SetColumn { column: Box::new(column) }).unwrap_err();
    assert_eq!(twin.why, Why::Contacts(Not::ColumnKnown { column: gas }));
    let own = |text: &str| contacts::Ask::SetOwn { column: gas, resident: old, text: text.into() };
    assert_eq!(story.ask(own("也许")).unwrap_err().why, Why::Contacts(Not::DoesNotFit { column: gas }));
    story.ask(own("是")).unwrap();

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("摸底表.csv");
    std::fs::write(&path, "序号,姓名,身份证号,是否用燃气,健康评估\n").unwrap();
    let table = story.ask(contacts::Ask::BringTable { path }).unwrap().record.unwrap().id;
    let mut kept: StreetTable = story.sees(|office| office.of::<StreetTable>().get(table).unwrap().clone());
    let from: Vec<&str> = kept.headings.iter().map(|one| one.from.as_str()).collect();
    assert_eq!(kept.name, "摸底表");
    assert_eq!(from[1..3], ["resident.name", "resident.id_number"]);
    assert_eq!(from[3], format!("own.{}", gas.0));
    kept.from_age = 80;
    story.ask(contacts::Ask::SetTable { table: Box::new(kept) }).unwrap();
    let mut fills = || {
        let done = story.ask(contacts::Ask::FillTable { table }).unwrap();
        let Note::Contacts(Did::TableFilled { rows, new, changed, gone, .. }) = done.note else { panic!() };
        (rows, new, changed, gone)
    };
    assert_eq!(fills(), (1, 1, 0, 0));
    assert_eq!(fills(), (1, 0, 0, 0));
    story.ask(own("否")).unwrap();
    story.resident("余玉英", 86, "柿园路8号院2-1-101");
    let done = story.ask(contacts::Ask::FillTable { table }).unwrap();
    assert!(matches!(done.note, Note::Contacts(Did::TableFilled { rows: 2, new: 1, changed: 1, gone: 0, .. })));
    let refused = story.ask(contacts::Ask::BringTable { path: folder.path().join("none.csv") }).unwrap_err();
    assert_eq!(refused.why, Why::Contacts(Not::NoHeadings));
}

fn walk_in() -> visitors::Ask {
    let line = VisitorLine {
        id: Id::NONE,
        at: jiff::civil::DateTime::ZERO,
        resident: Id::NONE,
        role: 1,
        visitor: String::new(),
        checked: 0,
        matter: 1,
        about: Id::NONE,
        note: String::new(),
        result: 0,
        minutes: 0,
        waited: 4,
        who: Id::NONE,
    };
    visitors::Ask::LogVisitor { line: Box::new(line) }
}

#[test]
fn a_report_counts_what_there_is_and_compares_it() {
    let mut story = Story::on(MONDAY);
    let street = unit(&mut story, "街道办", 7, "");
    story.resident("解秀英", 71, "红光巷12号3号楼2单元501");
    story.ask(walk_in()).unwrap();
    says(&mut story, Communication { channel: 5, ..promise(street, None) });
    let coordination =
        Coordination {
            name: "清理楼道小广告".into(), date: Some(date(2026, 10, 20)), ..Coordination::default()
        };
    story.ask(contacts::Ask::Coordinate { coordination: Box::new(coordination) }).unwrap();
    let counts = |story: &mut Story, span| {
        let Heard::Reported(report) = story.answers(Question::Report(span)) else { panic!("{span:?}") };
        assert_eq!(report.rows.len(), FIGURES.len());
        move |figure: Figure| report.rows.iter().find(|(_, one, _)| *one == figure).unwrap().2
    };
    let day = date(2026, 11, 23);
    let month = counts(&mut story, Span::Month(day));
    assert_eq!(month(Figure::Visitors), [Some(1), Some(0), Some(0)]);
    assert_eq!(month(Figure::Arranged), [Some(0), Some(1), Some(0)]);
    assert_eq!(month(Figure::WorkParties), [Some(0), Some(1), Some(0)]);
    assert_eq!(month(Figure::Councils), [Some(1), Some(0), Some(0)]);
    // How things stand now says nothing of a month ago.
    assert_eq!(month(Figure::Living), [Some(1), None, None]);
    assert_eq!(month(Figure::Units), [Some(1), None, None]);
    story.moves_to(day.checked_add(40.days()).unwrap().at(9, 0, 0, 0));
    // Days that are not held any more are read for it.
    let before = counts(&mut story, Span::Day(day));
    assert_eq!(before(Figure::Visitors)[0], Some(1));
    let Heard::Calendar(calendar) = story.answers(Question::Calendar(date(2026, 10, 1))) else { panic!() };
    let on: Vec<&str> = calendar.on(date(2026, 10, 20), 0).map(|item| item.called.as_str()).collect();
    assert_eq!(on, ["清理楼道小广告"]);
}

#[test]
fn what_became_of_a_visit_has_a_usual_answer_and_how_long_they_waited_is_averaged() {
    let mut story = Story::on(MONDAY);
    story.ask(walk_in()).unwrap();
    story.sees(|office| {
        let line = office.visitors_on(date(2026, 11, 23)).next().unwrap();
        // A question is told, 告知.
        assert_eq!((line.result, line.waited), (3, 4));
        let hours = visitors::sheets::by_hour(office.visitors_on(date(2026, 11, 23)));
        assert_eq!(hours[&9].wait(), Some(4));
    });
}

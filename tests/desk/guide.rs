//! What the desk answers, what it certifies, and the shift that is handed over.

use linli::desk::find::things::Group;
use linli::desk::{Request, guide, handover, visitors};
use linli::model::guide::{Certificate, Entry, MAY_ISSUE, MUST_NOT_ISSUE, Not};
use linli::model::handover::{Handover, HandoverNote};
use linli::model::{Id, Record, Refusal, VisitorLine, Way, Why};

use crate::story::Story;

const MONDAY: &str = "2026-11-23";

fn searchable() -> Story {
    let mut story = Story::on(MONDAY);
    story.desk = super::story::open(linli::store::Memory::new(), &story.clock).searchable();
    story.ask(guide::Ask::BringList).unwrap();
    story
}

fn found(story: &Story, typed: &str) -> Vec<Group> {
    story.desk.office().find_things(typed, 5)
}

fn entry(story: &Story, name: &str) -> Entry {
    story.desk.office().of::<Entry>().all().find(|entry| entry.name == name).unwrap().clone()
}

/// A certificate that the office issues, with this wording.
fn issues(story: &mut Story, wording: &str) -> Id {
    let entry =
        Entry { name: "居住情况说明".into(), kind: MAY_ISSUE, wording: wording.into(), ..Entry::default() };
    story.ask(guide::Ask::SetEntry { entry: Box::new(entry), sure: false }).unwrap().record.unwrap().id
}

fn certificate(entry: Id, resident: Id) -> guide::Ask {
    let (purpose, approved) = ("入学".to_owned(), "主任".to_owned());
    let certificate = Certificate { entry, resident, purpose, approved, ..Certificate::default() };
    guide::Ask::Issue { certificate: Box::new(certificate) }
}

#[test]
fn the_twenty_are_brought_in_once_and_what_the_office_corrected_stays() {
    let mut story = searchable();
    let all: Vec<Entry> = story.desk.office().of::<Entry>().all().cloned().collect();
    assert_eq!(all.len(), 20);
    for entry in &all {
        assert_eq!((entry.kind, entry.confirmed), (MUST_NOT_ISSUE, 0), "{}", entry.name);
        assert!(!entry.who.is_empty() && !entry.bring.is_empty() && entry.again.is_some(), "{}", entry.name);
    }
    let mut kinship = entry(&story, "亲属关系证明");
    kinship.who = "东关派出所".into();
    story.ask(guide::Ask::SetEntry { entry: Box::new(kinship.clone()), sure: false }).unwrap();
    let refused = story.ask(guide::Ask::BringList).unwrap_err();
    assert_eq!(refused.why, Why::Guide(Not::ListKnown));
    assert_eq!(entry(&story, "亲属关系证明").who, "东关派出所");
    let twin = Entry { id: Id::NONE, ..kinship.clone() };
    let refused = story.ask(guide::Ask::SetEntry { entry: Box::new(twin), sure: false }).unwrap_err();
    assert_eq!(refused.why, Why::Guide(Not::EntryKnown { entry: kinship.id }));
    assert_eq!(refused.ways(), [Way::Open { kind: Entry::KIND, id: kinship.id }, Way::Anyway]);
}

#[test]
fn answers_are_found_behind_their_sign_and_nowhere_else() {
    let mut story = searchable();
    let kinship = entry(&story, "亲属关系证明").id;
    for typed in ["?qsgx", "？qsgx", "?亲属", "?qinshuguanxi"] {
        let groups = found(&story, typed);
        assert_eq!((groups.len(), groups[0].kind, groups[0].ids[0]), (1, Entry::KIND, kinship), "{typed}");
    }
    assert!(found(&story, "qsgx").iter().all(|group| group.kind != Entry::KIND));
    assert_eq!(found(&story, "?")[0].ids.len(), 5);
    let closed = Entry { closed: Some(story.desk.today()), ..entry(&story, "亲属关系证明") };
    story.ask(guide::Ask::SetEntry { entry: Box::new(closed), sure: false }).unwrap();
    assert!(found(&story, "?qsgx").is_empty());
}

#[test]
fn whoever_is_told_stands_in_the_register() {
    let mut story = searchable();
    let xie = story.resident("解秀英", 71, "红光巷3号楼2单元501");
    let kinship = entry(&story, "亲属关系证明").id;
    story.ask(guide::Ask::Tell { entry: kinship, resident: xie }).unwrap();
    let today = story.desk.today();
    let line: VisitorLine = story.desk.office().visitors_on(today).next_back().unwrap().clone();
    assert_eq!((line.matter, line.about, line.resident, line.result), (5, kinship, xie, 3));
    let done = VisitorLine { result: 2, minutes: 6, resident: Id::NONE, ..line.clone() };
    story.ask(visitors::Ask::CorrectLine { line: Box::new(done) }).unwrap();
    let now = story.desk.office().of::<VisitorLine>().get(line.id).unwrap().clone();
    assert_eq!((now.result, now.minutes, now.resident, now.at), (2, 6, xie, line.at));
}

#[test]
fn a_certificate_has_its_number_and_what_it_says_must_be_known() {
    let mut story = searchable();
    let xie = story.resident("解秀英", 71, "红光巷3号楼2单元501");
    let refused = story.ask(certificate(entry(&story, "亲属关系证明").id, xie)).unwrap_err();
    assert!(matches!(refused.why, Why::Guide(Not::NotIssued { .. })), "{refused:?}");
    let may = issues(&mut story, "兹说明{姓名}现住{住址}，用于{用途}。{日期}");
    for number in [1, 2] {
        let done = story.ask(certificate(may, xie)).unwrap().record.unwrap().id;
        let issued = story.desk.office().of::<Certificate>().get(done).unwrap().clone();
        assert_eq!((issued.number, issued.subject()), (number, xie));
    }
    // A number that was given is never given again.
    story.ask(linli::desk::core::Ask::Undo).unwrap();
    let done = story.ask(certificate(may, xie)).unwrap().record.unwrap().id;
    assert_eq!(story.desk.office().of::<Certificate>().get(done).unwrap().number, 3);
    let unknown = Entry { wording: "兹说明{姓名}，{血型}".into(), ..entry(&story, "居住情况说明") };
    story.ask(guide::Ask::SetEntry { entry: Box::new(unknown), sure: false }).unwrap();
    let refused: Refusal = story.ask(certificate(may, xie)).unwrap_err();
    assert_eq!(refused.why, Why::Guide(Not::FactMissing { entry: may, fact: "血型".into() }));
    let wordless = Entry { id: Id::NONE, name: "别的".into(), kind: MAY_ISSUE, ..Entry::default() };
    assert!(story.ask(guide::Ask::SetEntry { entry: Box::new(wordless), sure: false }).is_err());
}

fn note(story: &mut Story, text: &str) -> Id {
    let note = HandoverNote { text: text.into(), ..HandoverNote::default() };
    story.ask(handover::Ask::Note { note: Box::new(note) }).unwrap().record.unwrap().id
}

#[test]
fn a_shift_is_handed_over_with_both_names_and_what_is_not_done_is_carried_on_not_copied() {
    let mut story = Story::on(MONDAY);
    let (lamp, drops) = (note(&mut story, "路灯坏两盏"), note(&mut story, "下午来取药"));
    let of = |story: &Story, id| story.desk.office().of::<HandoverNote>().get(id).unwrap().clone();
    assert!(!of(&story, lamp).is_unread());
    let own = story.desk.office().operator_called("前台甲", story.desk.today()).unwrap().id;
    story.at(17, 30).ask(handover::Ask::HandOver { taker: "前台丙".into() }).unwrap();
    let last: Handover = story.desk.office().last_handover().unwrap().clone();
    let taker = story.desk.office().operator_called("前台丙", story.desk.today()).unwrap().id;
    assert_eq!((last.giver, last.taker), (own, taker));
    assert_eq!((last.given, last.taken), (story.desk.now(), Some(story.desk.now())));
    let mut both = [lamp, drops];
    both.sort_unstable();
    let mut notes = last.notes.clone();
    notes.sort_unstable();
    assert_eq!(notes, both);
    assert_eq!(story.desk.office().unread_handover(), (2, false));
    story.ask(handover::Ask::Read).unwrap();
    assert_eq!(story.desk.office().unread_handover().0, 0);
    assert!(story.ask(handover::Ask::Read).is_err());
    story.ask(handover::Ask::Finish { note: drops }).unwrap();
    assert!(story.ask(handover::Ask::Finish { note: drops }).is_err());
    story.at(17, 40).ask(handover::Ask::HandOver { taker: String::new() }).unwrap();
    assert_eq!(story.desk.office().last_handover().unwrap().notes, [lamp]);
    assert_eq!((of(&story, lamp).carried, of(&story, drops).carried), (2, 1));
    assert_eq!(story.desk.office().of::<HandoverNote>().len(), 2);
    assert_eq!(story.desk.office().unread_handover(), (1, true));
    let request: Request = handover::Ask::Read.into();
    story.asks(request).unwrap();
    assert_eq!(story.desk.office().last_handover().unwrap().taker, own);
}

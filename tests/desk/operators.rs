//! Who may: roles from the day on which an administrator is entered, PINs, what wrong ones cost, the locked desk.

use jiff::ToSpan;
use linli::desk::care;
use linli::desk::core::{self, Not as DeskNot};
use linli::desk::operators::looks::Standing;
use linli::desk::operators::{Ask, Did, Not};
use linli::desk::{Request, center};
use linli::model::operators::look::how;
use linli::model::operators::pin::Digits;
use linli::model::operators::{CallList, Pin, Proof, Role};
use linli::model::{Id, Note, Operator, Record, Refusal, Resident, Room};

use crate::story::{Answer, Story};

/// The administrator's PIN, the clerk's, and one that is nobody's.
const PINS: [&str; 3] = ["482913", "730518", "600601"];
const LANE: &str = "红光巷12号3号楼2单元501";

fn enters(story: &mut Story, name: &str, roles: &[Role]) -> Answer {
    let since = story.desk.today();
    let roles = roles.iter().fold(0, |all, role| all | role.bit());
    let operator = Operator { roles, ..Operator::named(Id::NONE, name, since) };
    story.ask(Ask::SetOperator { operator: Box::new(operator) })
}

fn changes(story: &mut Story, name: &str, change: impl FnOnce(&mut Operator)) -> Answer {
    let today = story.desk.today();
    let mut operator = story.sees(|office| office.operator_called(name, today).unwrap().clone());
    change(&mut operator);
    story.ask(Ask::SetOperator { operator: Box::new(operator) })
}

fn sits(story: &mut Story, name: &str, proof: Proof) -> Answer {
    story.ask(core::Ask::SetClerk { clerk: name.into(), proof })
}

fn pin(digits: &str) -> Proof {
    Proof::Pin(digits.into())
}

fn id_of(story: &Story, name: &str) -> Id {
    let today = story.desk.today();
    story.sees(|office| office.operator_called(name, today).unwrap().id)
}

fn lacks(right: &'static str) -> Refusal {
    Refusal::from(DeskNot::NoRight { right })
}

/// A clerk, a nurse and an administrator; the clerk sits there.
fn with_roles() -> Story {
    let mut story = Story::on("2026-11-23");
    changes(&mut story, "前台甲", |one| one.roles = Role::Clerk.bit()).unwrap();
    enters(&mut story, "护士", &[Role::Nurse]).unwrap();
    enters(&mut story, "管理员", &[Role::Administrator]).unwrap();
    story
}

/// The same, where the administrator and the clerk have PINs; the administrator sits there.
fn with_pins() -> Story {
    let mut story = with_roles();
    sits(&mut story, "管理员", Proof::None).unwrap();
    for (name, digits) in [("前台甲", PINS[1]), ("管理员", PINS[0])] {
        let operator = id_of(&story, name);
        story.ask(Ask::SetPin { operator, pin: Digits(digits.into()) }).unwrap();
    }
    story
}

#[test]
fn until_an_administrator_is_entered_everybody_may_do_everything() {
    let mut story = Story::on("2026-11-23");
    enters(&mut story, "护士", &[Role::Nurse]).unwrap();
    sits(&mut story, "护士", Proof::None).unwrap();
    story.room("书画室", 12);
    enters(&mut story, "管理员", &[Role::Administrator]).unwrap();
    let room = Room { name: "棋牌室".into(), ..Room::default() };
    let ask = center::Ask::SetRoom { room: Box::new(room) };
    assert_eq!(story.ask(ask).unwrap_err(), lacks("right.set_up_center"), "from now on roles say who may");
    assert_eq!(enters(&mut story, "甲", &[Role::Clerk]).unwrap_err(), lacks("right.operators"));
}

#[test]
fn past_values_and_words_stay_closed_to_the_clerk_and_open_to_the_nurse() {
    let mut story = with_roles();
    let xie = story.resident("解秀英", 71, LANE);
    let opens = |field: &str| core::Ask::Reveal { resident: xie, field: field.into(), reason: 4 };
    for (field, right) in [("vitals", "right.open_health"), ("care", "right.open_health"), ("text", "right.open_words")]
    {
        assert_eq!(story.ask(opens(field)).unwrap_err(), lacks(right), "{field}");
    }
    story.ask(opens("phones")).unwrap();
    sits(&mut story, "护士", Proof::None).unwrap();
    story.ask(opens("vitals")).unwrap();
    assert_eq!(story.ask(opens("text")).unwrap_err(), lacks("right.open_words"));
}

#[test]
fn an_operator_works_from_a_day_on_and_up_to_a_day() {
    let mut story = with_roles();
    sits(&mut story, "管理员", Proof::None).unwrap();
    let today = story.desk.today();
    changes(&mut story, "护士", |one| one.left = Some(today)).unwrap();
    sits(&mut story, "护士", Proof::None).unwrap();
    story.moves_to(today.tomorrow().unwrap().at(9, 0, 0, 0));
    let ask = core::Ask::Reveal { resident: Id(1), field: "vitals".into(), reason: 4 };
    assert_eq!(story.ask(ask).unwrap_err(), lacks("right.open_health"), "whoever sits there since yesterday");
    sits(&mut story, "管理员", Proof::None).unwrap();
    assert_eq!(sits(&mut story, "护士", Proof::None).unwrap_err(), Refusal::from(Not::NotHere));
    assert_eq!(sits(&mut story, "谁也不是", Proof::None).unwrap_err(), Refusal::from(Not::NotHere));
}

#[test]
fn somebody_always_stays_who_keeps_operators() {
    let mut story = with_roles();
    sits(&mut story, "管理员", Proof::None).unwrap();
    let today = story.desk.today();
    let last = Refusal::from(Not::LastAdministrator);
    assert_eq!(changes(&mut story, "管理员", |one| one.left = Some(today)).unwrap_err(), last);
    assert_eq!(changes(&mut story, "管理员", |one| one.roles = Role::Clerk.bit()).unwrap_err(), last);
    changes(&mut story, "护士", |one| one.roles |= Role::Administrator.bit()).unwrap();
    changes(&mut story, "管理员", |one| one.left = Some(today)).unwrap();
    let taken = enters(&mut story, "护士", &[Role::Clerk]).unwrap_err();
    assert_eq!(taken, Refusal::from(Not::NameTaken { operator: id_of(&story, "护士") }));
}

#[test]
fn the_office_gives_and_takes_what_the_table_lets_it_and_takes_it_back() {
    let mut story = with_roles();
    sits(&mut story, "管理员", Proof::None).unwrap();
    let set = |role, right: linli::model::right::Right, has| Ask::SetRight { role, right: right.number, has };
    let (book, set_up) = (linli::model::center::BOOK, linli::model::center::SET_UP);
    story.ask(set(Role::Clerk, set_up, true)).unwrap();
    story.ask(set(Role::Clerk, book, false)).unwrap();
    let clerk = |story: &Story| story.sees(|office| office.role_rights(Role::Clerk));
    assert!(clerk(&story).has(set_up) && !clerk(&story).has(book));
    let not = Refusal::from(Not::NotInTable);
    let never = set(Role::Clerk, linli::model::operators::OPEN_HEALTH, true);
    assert_eq!(story.ask(never).unwrap_err(), not);
    let keeps = set(Role::Administrator, linli::model::operators::KEEP, false);
    assert_eq!(story.ask(keeps).unwrap_err(), not);
    story.ask(core::Ask::Undo).unwrap();
    assert!(clerk(&story).has(book));
    sits(&mut story, "前台甲", Proof::None).unwrap();
    story.room("书画室", 12);
}

#[test]
fn a_wrong_pin_is_written_down_and_the_third_makes_wait() {
    let mut story = with_pins();
    let clerk = id_of(&story, "前台甲");
    assert_eq!(sits(&mut story, "前台甲", Proof::None).unwrap_err(), Refusal::from(Not::PinAsked { operator: clerk }));
    let wrong = Refusal::from(Not::PinWrong { operator: clerk });
    for _ in 0..2 {
        assert_eq!(sits(&mut story, "前台甲", pin(PINS[2])).unwrap_err(), wrong);
    }
    let told = story.sees(|office| office.commands.newest().next().unwrap().note.clone());
    assert_eq!(told, Some(Note::Operators(Did::PinWrong { operator: clerk })));
    let now = story.clock.clone();
    let now = || linli::desk::core::clock::Clock::now(&now);
    let until = now() + 30.seconds();
    let wait = Refusal::from(Not::Wait { until });
    assert_eq!(sits(&mut story, "前台甲", pin(PINS[2])).unwrap_err(), wait);
    // Not even the right one is looked at meanwhile, and somebody else's is.
    assert_eq!(sits(&mut story, "前台甲", pin(PINS[1])).unwrap_err(), wait);
    assert_eq!(story.sees(|office| office.of::<Pin>().get(clerk).unwrap().wrong), 3);
    sits(&mut story, "管理员", pin(PINS[0])).unwrap();
    story.moves_to(until);
    sits(&mut story, "前台甲", pin(PINS[1])).unwrap();
    assert_eq!(story.sees(|office| office.of::<Pin>().get(clerk).unwrap().wrong), 0);
    assert_eq!(story.sees(|office| office.at_the_desk().unwrap().name.clone()), "前台甲");
}

#[test]
fn the_administrator_always_comes_in_by_the_passphrase_and_nobody_else_does() {
    let mut story = with_pins();
    let words = |words: &str| Proof::Passphrase(words.into());
    let none = Refusal::from(Not::PassphraseWrong);
    assert_eq!(sits(&mut story, "管理员", words("西窗")).unwrap_err(), none, "a plain folder has no passphrase");
    let Story { desk, .. } = story;
    story.desk = desk.with_passphrase(Box::new(|typed| typed == "西窗"));
    for _ in 0..5 {
        sits(&mut story, "管理员", pin(PINS[2])).unwrap_err();
    }
    assert!(matches!(sits(&mut story, "管理员", pin(PINS[0])), Err(refusal) if refusal.why != none.why));
    assert_eq!(sits(&mut story, "管理员", words("东窗")).unwrap_err(), none);
    assert_eq!(sits(&mut story, "前台甲", words("西窗")).unwrap_err(), none);
    sits(&mut story, "管理员", words("西窗")).unwrap();
}

#[test]
fn at_a_locked_desk_an_emergency_goes_on_and_nothing_else() {
    let mut story = with_pins();
    let xie = story.sees(|office| office.of::<Operator>().len());
    assert_eq!(xie, 3);
    sits(&mut story, "前台甲", pin(PINS[1])).unwrap();
    let xie = story.resident("解秀英", 71, LANE);
    story.ask(core::Ask::Lock).unwrap();
    assert!(story.sees(linli::desk::core::office::Office::is_locked));
    let locked = Refusal::from(Not::Locked);
    for ask in
        [Request::from(core::Ask::Undo), core::Ask::Reveal { resident: xie, field: "phones".into(), reason: 1 }.into()]
    {
        assert_eq!(story.asks(ask).unwrap_err(), locked);
    }
    let own = Ask::ChangePin { old: pin(PINS[1]), pin: Digits("315264".into()) };
    assert_eq!(story.ask(own).unwrap_err(), locked);
    story.ask(care::Ask::OpenLadder { elder: xie }).unwrap();
    let who = story.sees(|office| office.commands.newest().next().unwrap().hand.operator);
    assert_eq!(who, Id::NONE, "nobody sat there");
    // Wrong PINs hold up no emergency.
    for _ in 0..4 {
        sits(&mut story, "前台甲", pin(PINS[2])).unwrap_err();
    }
    story.ask(care::Ask::OpenLadder { elder: xie }).unwrap();
}

#[test]
fn a_pin_is_chosen_well_and_changed_by_the_old_one() {
    let mut story = with_pins();
    let operator = id_of(&story, "护士");
    for digits in ["12345", "123456", "888888", "48291a"] {
        let refusal = story.ask(Ask::SetPin { operator, pin: Digits(digits.into()) }).unwrap_err();
        assert_eq!(refusal, Refusal::from(Not::PinUnfit), "{digits}");
    }
    sits(&mut story, "前台甲", pin(PINS[1])).unwrap();
    let me = id_of(&story, "前台甲");
    let own = |old: &str| Ask::ChangePin { old: pin(old), pin: Digits("315264".into()) };
    assert_eq!(story.ask(own(PINS[2])).unwrap_err(), Refusal::from(Not::PinWrong { operator: me }));
    story.ask(own(PINS[1])).unwrap();
    sits(&mut story, "管理员", pin(PINS[0])).unwrap();
    assert!(sits(&mut story, "前台甲", pin(PINS[1])).is_err());
    sits(&mut story, "前台甲", pin("315264")).unwrap();
    // What a PIN was is nobody's to take back.
    assert!(story.sees(|office| office.to_undo().is_none_or(|command| {
        !matches!(command.note, Some(Note::Operators(Did::PinSet { .. } | Did::PinWrong { .. })))
    })));
}

#[test]
fn an_office_without_pins_works_as_it_did() {
    let mut story = Story::on("2026-11-23");
    sits(&mut story, "前台乙", Proof::None).unwrap();
    sits(&mut story, "前台甲", Proof::None).unwrap();
    story.ask(core::Ask::Lock).unwrap();
    assert!(!story.sees(linli::desk::core::office::Office::is_locked), "nobody could unlock it");
    story.room("书画室", 12);
}

/// Whoever was looked at, and how, as their history says.
fn looks(story: &mut Story, resident: Id) -> Vec<(u32, String)> {
    let key = linli::model::Key { community: 1, kind: Resident::KIND, id: resident };
    let told = story.history(key).into_iter().filter_map(|version| match version.note {
        Some(Note::Operators(Did::Looked { how, .. })) => Some((how, version.who)),
        _ => None,
    });
    told.collect()
}

const SERVED: u32 = 1 << how::SERVED;
const OPENED: u32 = 1 << how::OPENED;
const REVEALED: u32 = 1 << how::REVEALED;

#[test]
fn who_looked_at_whom_is_one_line_a_serving_and_no_commit_of_its_own() {
    let mut story = Story::on("2026-11-23");
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王伟", 50, LANE));
    let head = story.sees(|office| office.head);
    for by in [how::SERVED, how::OPENED, how::OPENED] {
        story.desk.looked(xie, by);
    }
    assert_eq!(story.sees(|office| office.head), head, "no key is a commit");
    let reveal = core::Ask::Reveal { resident: xie, field: "phones".into(), reason: 1 };
    story.ask(reveal).unwrap();
    // The reveal and its line: two commits of one write.
    assert_eq!(story.sees(|office| office.head), head + 2);
    assert_eq!(looks(&mut story, xie), [(SERVED | OPENED | REVEALED, "前台甲".to_owned())]);
    story.desk.looked(wang, how::SERVED);
    story.desk.looked(xie, how::SERVED);
    story.desk.keep_looked().unwrap();
    assert_eq!(looks(&mut story, xie).len(), 2, "another serving, another line");
    assert_eq!(looks(&mut story, wang), [(SERVED, "前台甲".to_owned())]);
    let head = story.sees(|office| office.head);
    story.desk.keep_looked().unwrap();
    assert_eq!(story.sees(|office| office.head), head, "nothing was looked at since");
    // Nobody asked for it, and nobody takes it back.
    let undo = story.sees(|office| office.to_undo().and_then(|command| command.note.clone()));
    assert!(!matches!(undo, Some(Note::Operators(_))), "{undo:?}");
}

#[test]
fn a_day_has_lines_of_its_own_and_only_who_watches_sees_them() {
    let mut story = with_roles();
    let xie = story.resident("解秀英", 71, LANE);
    story.desk.looked(xie, how::SERVED);
    let tomorrow = story.desk.today().tomorrow().unwrap();
    story.moves_to(tomorrow.at(9, 0, 0, 0));
    story.desk.looked(xie, how::OPENED);
    story.desk.keep_looked().unwrap();
    assert_eq!(looks(&mut story, xie), [], "the clerk does not see who looked");
    sits(&mut story, "管理员", Proof::None).unwrap();
    assert_eq!(looks(&mut story, xie), [(OPENED, "前台甲".to_owned()), (SERVED, "前台甲".to_owned())]);
}

#[test]
fn reveals_that_stand_out_are_many_or_of_somebody_who_was_not_served() {
    let mut story = Story::on("2026-11-23");
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王伟", 50, LANE));
    let me = id_of(&story, "前台甲");
    let reveal = |resident| core::Ask::Reveal { resident, field: "phones".into(), reason: 1 };
    let today = story.desk.today();
    let out = |story: &Story| story.sees(|office| office.standing_out(today));
    story.desk.looked(xie, how::SERVED);
    for _ in 0..30 {
        story.ask(reveal(xie)).unwrap();
    }
    assert_eq!(out(&story), [], "thirty of somebody who is served");
    // A list, a form and an emergency count apart.
    story.ask(Ask::OpenCallList { list: 1, people: 41, reason: 1 }).unwrap();
    story.ask(linli::desk::clinic::Ask::LookBeside { resident: xie }).unwrap();
    story.ask(care::Ask::OpenLadder { elder: xie }).unwrap();
    assert_eq!(out(&story), []);
    story.ask(reveal(xie)).unwrap();
    assert_eq!(out(&story), [Standing::Many { who: me, times: 31 }]);
    // Served an hour ago is served; a minute more is not.
    story.at(10, 0);
    story.ask(reveal(xie)).unwrap();
    assert_eq!(out(&story).len(), 1);
    let at = story.at(10, 5).desk.now();
    story.ask(reveal(wang)).unwrap();
    assert_eq!(out(&story)[1], Standing::Unserved { who: me, resident: wang, at });
}

#[test]
fn a_call_list_says_why_and_how_many() {
    let mut story = Story::on("2026-11-23");
    let open = |list, people, reason| Ask::OpenCallList { list, people, reason };
    assert!(story.ask(open(9, 3, 1)).is_err() && story.ask(open(1, 3, 9)).is_err());
    assert_eq!(story.ask(open(1, 0, 1)).unwrap_err(), Refusal::from(Not::NobodyToCall));
    let done = story.ask(open(1, 41, 1)).unwrap();
    assert_eq!(done.note, Note::Operators(Did::ListOpened { list: 1, reason: 1, people: 41 }));
    assert_eq!(story.sees(|office| office.of::<CallList>().len()), 1);
}

#[test]
fn what_only_few_may_do_only_they_take_back() {
    let mut story = with_roles();
    sits(&mut story, "管理员", Proof::None).unwrap();
    let set = Ask::SetRight { role: Role::Clerk, right: linli::model::center::SET_UP.number, has: true };
    story.ask(set).unwrap();
    let command = story.sees(|office| office.to_undo().unwrap().clone());
    sits(&mut story, "前台甲", Proof::None).unwrap();
    assert_eq!(story.takes_back(&command).unwrap_err(), lacks("right.operators"));
    let first = story.sees(|office| {
        let entered =
            |one: &&linli::desk::core::commands::Command| matches!(one.note, Some(Note::Operators(Did::Set { .. })));
        office.commands.newest().find(entered).unwrap().clone()
    });
    assert_eq!(story.takes_back(&first).unwrap_err(), lacks("right.operators"), "or roles would hold no more");
    sits(&mut story, "管理员", Proof::None).unwrap();
    story.takes_back(&command).unwrap();
}

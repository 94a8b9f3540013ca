//! Whatever is pressed: keys without sense on a lived-in desk. Nothing panics, the screen stays whole after each key,
//! and what the store holds at the end is what the screen last stood for.

use linli::model::{Household, Issue, Resident, Room, Visit};
use std::path::Path;

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use linli::desk::core::check;
use linli::desk::core::clock::{Clock, FixedClock, SeededIds};
use linli::desk::demo::{Plan, prepare};
use linli::desk::{Desk, Settings};
use linli::store::{Engine, Options};
use linli::text::Lang;
use linli::ui::Exit;
use proptest::prelude::*;

use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

/// What a hand does at once.
#[derive(Debug, Clone)]
enum Deed {
    Key(KeyCode, KeyModifiers),
    Type(&'static str),
    Paste(&'static str),
    Resize(u16, u16),
    Wait(i64),
}

/// Things that people type: some fit where they are typed, most do not.
const WORDS: &[&str] = &[
    "xxy",
    "wang",
    "8829",
    "501",
    "3-2-501",
    "12-01",
    "20261124",
    "1/2",
    "25",
    "0",
    "-1",
    "99999999999999999999",
    "9:30",
    "08:30-11:20",
    "13800001234",
    "610199195503120020",
    "120/80",
    "7.8",
    "36.5",
    "解秀英",
    "𠮷野家",
    "阿·布都",
    "红光巷12号",
    "下周三",
    "每周",
    "下水道堵塞",
    "#独居",
    ">zh",
    "!3",
    "  ",
    "'\"\\%",
    "\u{202e}\u{200b}",
    "ａｂｃ１２３",
];

fn deed() -> impl Strategy<Value = Deed> {
    let plain = |code| Deed::Key(code, KeyModifiers::NONE);
    let letter = prop::char::range('a', 'z').prop_map(move |c| plain(KeyCode::Char(c)));
    let digit = prop::char::range('0', '9').prop_map(move |c| plain(KeyCode::Char(c)));
    let sign =
        prop::sample::select("/:?.,+-*#!>< []=".chars().collect::<Vec<_>>()).prop_map(move |c| plain(KeyCode::Char(c)));
    let moving = [
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
    ];
    let editing = [
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
    ];
    let function = (1..=12_u8).prop_map(move |n| plain(KeyCode::F(n)));
    let control = prop::char::range('a', 'z').prop_map(|c| Deed::Key(KeyCode::Char(c), KeyModifiers::CONTROL));
    prop_oneof![
        24 => letter,
        24 => digit,
        6 => sign,
        12 => prop::sample::select(moving.to_vec()).prop_map(plain),
        24 => prop::sample::select(editing.to_vec()).prop_map(plain),
        6 => Just(plain(KeyCode::Esc)),
        4 => function,
        6 => Just(plain(KeyCode::F(2))),
        3 => control,
        12 => prop::sample::select(WORDS).prop_map(Deed::Type),
        1 => prop::sample::select(WORDS).prop_map(Deed::Paste),
        1 => (20..160_u16, 5..50_u16).prop_map(|(columns, rows)| Deed::Resize(columns, rows)),
        1 => (1..2_000_i64).prop_map(Deed::Wait),
    ]
}

pub fn open(folder: &Path, clock: &FixedClock, seed: u64) -> Desk {
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    let engine = Engine::open(folder, Options { training: true, ..Options::default() }).unwrap();
    Desk::open(Box::new(engine), Box::new(clock.clone()), Box::new(SeededIds::from(seed)), settings, &mut |_| {})
        .unwrap()
}

pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &there);
        } else {
            std::fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// Plays deeds until somebody leaves.
fn play(stage: &mut Stage, deeds: &[Deed]) {
    let press = |stage: &mut Stage, code, modifiers| stage.send(TerminalEvent::Key(KeyEvent::new(code, modifiers)));
    for deed in deeds {
        match deed {
            Deed::Key(code, modifiers) => press(stage, *code, *modifiers),
            Deed::Type(word) => {
                word.chars().for_each(|c| press(stage, KeyCode::Char(c), KeyModifiers::NONE));
            }
            Deed::Paste(word) => stage.send(TerminalEvent::Paste((*word).to_owned())),
            Deed::Resize(columns, rows) => stage.resize(*columns, *rows),
            Deed::Wait(minutes) => {
                let later = stage.clock.now().checked_add(jiff::Span::new().minutes(*minutes)).unwrap();
                stage.at(later);
            }
        }
        // Reading the screen checks that no row is cut or torn.
        let _ = stage.screen();
        if let Some(exit) = &stage.exit {
            assert_eq!(*exit, Exit::Left);
            return;
        }
    }
}

/// What the desk stands for, as far as every desk of this store holds it.
fn records(office: &linli::desk::Look<'_>) -> Vec<String> {
    let mut records = Vec::new();
    records.extend(office.of::<Resident>().all().map(|one| format!("{one:?}")));
    records.extend(office.of::<Household>().all().map(|one| format!("{one:?}")));
    records.extend(office.of::<Room>().all().map(|one| format!("{one:?}")));
    records.extend(office.of::<Issue>().all().map(|one| format!("{one:?}")));
    records.extend(office.of::<Visit>().all().map(|one| format!("{one:?}")));
    records.sort_unstable();
    records
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_nothing_breaks_and_what_is_shown_is_what_is_kept(
        deeds in prop::collection::vec(deed(), 400),
        wide in any::<bool>(),
        chinese in any::<bool>(),
    ) {
        let made = lived_in();
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("desk");
        copy(made, &folder);
        let clock = FixedClock::at(MONDAY);
        let office = Office::around(open(&folder, &clock, 1), clock.clone()).printing_into(place.path());
        let lang = if chinese { Lang::Zh } else { Lang::En };
        let mut stage = Stage::beside(office, if wide { WIDE } else { NARROW }, lang, &["前台甲"], false);
        play(&mut stage, &deeds);
        let stood = records(&stage.looks());
        drop(stage);
        let desk = open(&folder, &clock, 2);
        let office = desk.office();
        prop_assert_eq!(stood, records(&office));
        prop_assert_eq!(check::findings(&office), vec![]);
        prop_assert!(office.unread.is_empty());
    }
}

/// A small community with a past, made once.
pub fn lived_in() -> &'static Path {
    static MADE: std::sync::LazyLock<tempfile::TempDir> = std::sync::LazyLock::new(|| {
        let place = tempfile::tempdir().unwrap();
        let plan = Plan { residents: 60, seed: 1, on: MONDAY.date() };
        prepare(&place.path().join("desk"), plan, None, &mut |_, _| {}).unwrap();
        place
    });
    static FOLDER: std::sync::LazyLock<std::path::PathBuf> = std::sync::LazyLock::new(|| MADE.path().join("desk"));
    &FOLDER
}

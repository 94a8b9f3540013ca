//! What a key press costs: from the key to the bytes written, through the real loop, and how many bytes those are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::DateTime;
use linli::desk::core::clock::{FixedClock, SeededIds, split_mix};
use linli::desk::core::visitor::NewResident;
use linli::desk::{Desk, Settings, Visitor, people};
use linli::model::{Address, Care, Contact, Groups, Relation, Resident};
use linli::store::Memory;
use linli::text::Lang;
use linli::ui::backend::CellWriter;
use linli::ui::input::Batch;
use linli::ui::terminal::start;
use linli::ui::{Borders, Console, Event, Options, ThemeName};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

const RESIDENTS: u64 = 5_140;
const NOW: DateTime = DateTime::constant(2026, 11, 23, 9, 12, 0, 0);

/// Counts bytes, and keeps none.
#[derive(Clone, Default)]
struct Drain(Rc<RefCell<usize>>);

impl io::Write for Drain {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        *self.0.borrow_mut() += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn pick<'a>(state: &mut u64, from: &[&'a str]) -> &'a str {
    from[(split_mix(state) % from.len() as u64) as usize]
}

/// A community of synthetic people: names, addresses, phones, contacts as long as real ones.
fn community() -> Desk {
    let clock = FixedClock::at(NOW);
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    let ids = SeededIds::from(1);
    let mut desk = Desk::open(Box::new(Memory::new()), Box::new(clock), Box::new(ids), settings, &mut |_| {}).unwrap();
    let surnames = ["王", "李", "张", "刘", "陈", "解", "单", "谢", "赵", "曾"];
    let given = ["秀英", "建国", "小燕", "桂芳", "志明", "伟", "玉兰", "敏", "红", "德福"];
    let lanes = ["红光巷", "柿园路", "东关南街", "龙渠堡", "兴庆坊"];
    let mut state = 7;
    let mut address = Address::default();
    for n in 0..RESIDENTS {
        let alone = n % 3 == 0;
        if alone {
            address = Address {
                lane: pick(&mut state, &lanes).into(),
                building: (n / 60 % 30 + 1).to_string(),
                unit: (n / 20 % 3 + 1).to_string(),
                room: (n / 3 % 6 * 100 + 101 + n % 9).to_string(),
            };
        }
        let contact = Contact { name: "张敏".into(), relation: "女儿".into(), phone: "13900003311".into() };
        let resident = Resident {
            name: format!("{}{}", pick(&mut state, &surnames), pick(&mut state, &given)),
            phones: vec![format!("138{:08}", split_mix(&mut state) % 100_000_000)],
            birth: jiff::civil::Date::new(1930 + (n % 80) as i16, (n % 12 + 1) as i8, 11).ok(),
            relation: if alone { Relation::Head } else { Relation::Other },
            groups: Groups((n % 7) as u32),
            emergency: contact.clone(),
            key_holder: contact,
            ..Resident::default()
        };
        let new = Box::new(NewResident { resident, address: address.clone(), care: Care::default() });
        desk.handle(people::Ask::Register { new, sure: true }.into(), &Visitor::default()).unwrap();
    }
    desk.searchable()
}

struct Stage {
    console: Console<CellWriter<io::BufWriter<Drain>>>,
    tell: Sender<Event>,
    bytes: Rc<RefCell<usize>>,
}

impl Stage {
    fn of(desk: Desk, columns: u16, rows: u16) -> Self {
        let clock = FixedClock::at(NOW);
        let options = Options {
            open: Box::new(move |_| Ok(desk)),
            import: None,
            export: None,
            backup: linli::desk::core::backup::Standing::NotKept,
            keeper: None,
            clock: Box::new(clock.clone()),
            lang: Lang::Zh,
            community: "东关社区".into(),
            clerks: vec!["前台甲".into()],
            theme: Some(ThemeName::Dark),
            borders: Some(Borders::Unicode),
            training: true,
            notice: None,
        };
        let (tell, inbox) = channel();
        let seat = options.seat();
        let worker = start(options.open, tell.clone()).unwrap();
        let drain = Drain::default();
        let bytes = Rc::clone(&drain.0);
        let backend = CellWriter::new(io::BufWriter::with_capacity(64 * 1024, drain));
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        let mut console = Console::new(terminal, inbox, worker, Box::new(clock), seat);
        console.settle();
        Self { console, tell, bytes }
    }

    fn press(&mut self, code: KeyCode) -> (Duration, usize) {
        let before = *self.bytes.borrow();
        let begun = Instant::now();
        let key = TerminalEvent::Key(KeyEvent::new(code, KeyModifiers::NONE));
        self.tell.send(Event::Terminal(Batch::of(key))).unwrap();
        self.console.settle();
        (begun.elapsed(), *self.bytes.borrow() - before)
    }
}

fn percentile(sorted: &[usize], percent: usize) -> usize {
    sorted[(sorted.len() - 1) * percent / 100]
}

fn report(what: &str, presses: &[(Duration, usize)]) {
    let mut times: Vec<usize> = presses.iter().map(|(time, _)| time.as_micros() as usize).collect();
    let mut bytes: Vec<usize> = presses.iter().map(|(_, bytes)| *bytes).collect();
    times.sort_unstable();
    bytes.sort_unstable();
    println!(
        "{what:<34} us p50 {:>5} p99 {:>5}   bytes p50 {:>5} max {:>5}",
        percentile(&times, 50),
        percentile(&times, 99),
        percentile(&bytes, 50),
        percentile(&bytes, 100),
    );
}

fn main() {
    // `cargo test` runs benches too, once and briefly; they measure only when asked to.
    let rounds = if std::env::args().any(|arg| arg == "--bench") { 2_000 } else { 20 };
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut stage = Stage::of(community(), columns, rows);
        stage.press(KeyCode::Char('1'));
        let down: Vec<_> = (0..rounds).map(|_| stage.press(KeyCode::Down)).collect();
        report(&format!("{columns}x{rows} cursor down"), &down);
        let page: Vec<_> = (0..rounds / 10).map(|_| stage.press(KeyCode::PageDown)).collect();
        report(&format!("{columns}x{rows} page down"), &page);
        let mut typed = Vec::new();
        for _ in 0..rounds / 20 {
            stage.press(KeyCode::Char('/'));
            typed.extend("xxy".chars().map(|c| stage.press(KeyCode::Char(c))));
            stage.press(KeyCode::Esc);
        }
        report(&format!("{columns}x{rows} letter in the find box"), &typed);
    }
}

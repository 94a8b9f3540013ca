//! A stage: the real console on a glass terminal, a desk on a store in memory, a clock that stands still.

use linli::model::Room;
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::{Date, DateTime, date};
use linli::desk::core::backup::Standing;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::drafts::DraftFolder;
use linli::desk::core::keys::key_of;
use linli::desk::core::question::Undone;
use linli::desk::core::visitor::NewResident;
use linli::desk::export::{ExportError, ExportOrder, Written};
use linli::desk::import::{Came, ImportError, Order, Planned, Wanted};
use linli::desk::people;
use linli::desk::{Desk, Done, Request, Settings, Shared, Visitor, look};
use linli::exchange::export::sink;
use linli::exchange::printer::Printer;
use linli::exchange::{self, Mapping, Roster};
use linli::model::center::rules::GRACE;
use linli::model::right::Rights;
use linli::model::{Address, Refusal, Relation, Resident, Rule};
use linli::store::Safe;
use linli::store::drafts::Drafts;
use linli::store::port::{Commit, Op, Stamp, Store};
use linli::store::{Memory, Outgoing};
use linli::text::Lang;
use linli::ui::backend::CellWriter;
use linli::ui::input::Batch;
use linli::ui::terminal::start;
use linli::ui::{Borders, Console, Event, Exit, Keeper, Options, ThemeName};
use ratatui::layout::Rect;

use crate::glass::{Glass, Tube, terminal};

/// A Monday morning.
pub const MONDAY: DateTime = DateTime::constant(2026, 11, 23, 9, 12, 0, 0);

/// The window that most desks have.
pub const NARROW: (u16, u16) = (80, 24);
/// The window in which list and card stand side by side.
pub const WIDE: (u16, u16) = (120, 40);

/// Rows of the header.
const HEADER: usize = 3;

/// A desk being laid out for a story.
pub struct Office {
    desk: Desk,
    pub clock: FixedClock,
    keeper: Option<Keeper>,
}

impl Office {
    /// An empty office on a Monday morning.
    pub fn empty() -> Self {
        Self::on(Box::new(Memory::new()), 7)
    }

    /// The office that a store holds, on a Monday morning; desks of one store have different seeds.
    pub fn on(mut store: Box<dyn Store>, seed: u64) -> Self {
        // It opens before the first slot begins: what runs since then is its own to judge.
        let clock = FixedClock::at(MONDAY.date().at(8, 0, 0, 0));
        grant_an_hour(store.as_mut());
        let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
        let ids = SeededIds::from(seed);
        let desk = Desk::open(store, Box::new(clock.clone()), Box::new(ids), settings, &mut |_| {});
        clock.set(MONDAY);
        Self { desk: desk.unwrap(), clock, keeper: None }
    }

    /// The office of a desk that is open already, by this clock.
    pub fn around(desk: Desk, clock: FixedClock) -> Self {
        Self { desk, clock, keeper: None }
    }

    /// Three households of the lane, two people whose initials are `xxy` among them.
    pub fn of_the_lane() -> Self {
        let mut office = Self::empty();
        let lane = |building: &str, unit: &str, room: &str| Address {
            lane: "红光巷".into(),
            building: building.into(),
            unit: unit.into(),
            room: room.into(),
        };
        office.register("解秀英", "610199195503120020", &["13800008829"], lane("3", "2", "501"), Relation::Head);
        office.register("张建国", "610199195201010015", &["13800001234"], lane("3", "2", "501"), Relation::Spouse);
        let willow = Address { lane: "柿园路".into(), ..lane("1", "1", "202") };
        office.register("谢小燕", "610199199205010028", &["13900000417"], willow, Relation::Head);
        office.register("王伟", "", &["02982510001"], lane("1", "1", "101"), Relation::Head);
        office.register("王伟", "", &[], lane("2", "1", "301"), Relation::Head);
        office
    }

    /// So many people with addresses, phones and contacts as long as real ones.
    pub fn of_many(count: usize) -> Self {
        let mut office = Self::empty();
        let mut given = ["秀英", "建国", "小燕", "桂芳", "志明", "玉兰", "德福"].iter().cycle();
        for n in 0..count {
            let address = Address {
                lane: "红光巷12号院".into(),
                building: "3".into(),
                unit: "2".into(),
                room: (101 + n / 2).to_string(),
            };
            let name = format!("{}{}", ["王", "李", "解", "谢"][n % 4], given.next().unwrap());
            let relation = if n % 2 == 0 { Relation::Head } else { Relation::Spouse };
            let number = format!("61019919{:02}0312{:03}0", 30 + n % 60, n);
            office.register(&name, &number, &[&format!("138{n:08}")], address, relation);
        }
        office
    }

    /// The same, with drafts in this folder.
    pub fn keeping_drafts(self, folder: &Path) -> Self {
        let drafts = DraftFolder::of(Drafts::of(folder, Safe::plain()));
        Self { desk: self.desk.with_drafts(drafts), ..self }
    }

    /// The same, at which somebody sits who holds these rights.
    pub fn held_by(mut self, rights: Rights) -> Self {
        self.desk.set_rights(rights);
        self
    }

    /// The same, printing pages into this folder.
    pub fn printing_into(self, folder: &Path) -> Self {
        Self { desk: self.desk.with_printer(Printer::into_folder(folder.to_owned())), ..self }
    }

    /// The same, whose daily backup is taken by this.
    pub fn kept_by(self, keeper: impl Fn(Date) -> Standing + Send + Sync + 'static) -> Self {
        Self { keeper: Some(Arc::new(keeper)), ..self }
    }

    /// Registers somebody; the identity number's last character is made to fit.
    pub fn register(
        &mut self,
        name: &str,
        number: &str,
        phones: &[&str],
        address: Address,
        relation: Relation,
    ) -> Done {
        let id_number = match number.len() {
            18 => {
                let digits: String = number.chars().take(17).collect();
                let check = linli::model::people::citizen_id::check_character(digits.as_bytes());
                format!("{digits}{check}")
            }
            _ => String::new(),
        };
        let resident = Resident {
            name: name.into(),
            id_number,
            phones: phones.iter().map(|phone| (*phone).to_owned()).collect(),
            relation,
            ..Resident::default()
        };
        let new = NewResident { resident, address, care: linli::model::Care::default() };
        self.desk.handle(people::Ask::Register { new: Box::new(new), sure: true }.into(), &Visitor::default()).unwrap()
    }

    /// Has the desk do something before the curtain rises.
    pub fn ask(&mut self, request: Request) -> Result<Done, Refusal> {
        self.desk.handle(request, &Visitor::default())
    }

    /// The first resident of this name.
    pub fn named(&mut self, name: &str) -> linli::model::Id {
        self.desk.office().of::<Resident>().all().find(|resident| resident.name == name).unwrap().id
    }

    /// The room of this name.
    pub fn room(&mut self, name: &str) -> linli::model::Id {
        self.desk.office().of::<Room>().all().find(|room| room.name == name).unwrap().id
    }

    /// The desk itself.
    pub fn desk(&mut self) -> &mut Desk {
        &mut self.desk
    }
}

/// Half the stories begin in the middle of a slot: nobody is marked as not come before the first hour is over. The rule
/// stands in the store before the desk does, so that no history tells of it.
fn grant_an_hour(store: &mut dyn Store) {
    let from = date(2026, 1, 2);
    let id = Rule::id_of(GRACE.key, from).unwrap();
    let (key, source) = (GRACE.key.to_owned(), "本社区".to_owned());
    let rule = Rule { id, key, value: 60, from, source, read: from, confirmed: true };
    let key = key_of::<Rule>(id);
    if store.get(&key).unwrap().is_none() {
        let ops = vec![Op::Put { value: Safe::plain().pack(&key, &rule).unwrap(), key }];
        let commit = Commit { id: 1, pre: Vec::new(), ops, stamp: Stamp { last: true, ..Stamp::default() } };
        store.commit_all(&[commit]).unwrap();
    }
}

/// The console on a screen of so many cells.
pub struct Stage {
    console: Console<CellWriter<Tube>>,
    pub glass: Rc<RefCell<Glass>>,
    office: Shared,
    tell: Sender<Event>,
    pub clock: FixedClock,
    pub pressed: usize,
    pub exit: Option<Exit>,
}

impl Stage {
    /// Opens the console on an office.
    pub fn new(office: Office, (columns, rows): (u16, u16), lang: Lang) -> Self {
        Self::with(office, (columns, rows), lang, &["前台甲"])
    }

    /// The same, with these clerks to choose from.
    pub fn with(office: Office, size: (u16, u16), lang: Lang, clerks: &[&str]) -> Self {
        Self::beside(office, size, lang, clerks, true)
    }

    /// The same, with the folders of this machine in reach or not.
    pub fn beside(office: Office, size: (u16, u16), lang: Lang, clerks: &[&str], files: bool) -> Self {
        Self::opened(office, size, clerks, |options| {
            options.lang = lang;
            if !files {
                (options.import, options.export) = (None, None);
            }
        })
    }

    /// In a training folder of a community with a long name.
    pub fn in_training(office: Office, size: (u16, u16), lang: Lang) -> Self {
        let settle = move |options: &mut Options| {
            (options.lang, options.training) = (lang, true);
            options.community = "红光巷与柿园路东段联合社区".into();
        };
        Self::opened(office, size, &["前台甲"], settle)
    }

    /// With something to be said first of all.
    pub fn told(office: Office, size: (u16, u16), lang: Lang, notice: &str) -> Self {
        Self::opened(office, size, &["前台甲"], |options| {
            (options.lang, options.notice) = (lang, Some(notice.to_owned()));
        })
    }

    fn opened(office: Office, (columns, rows): (u16, u16), clerks: &[&str], settle: impl FnOnce(&mut Options)) -> Self {
        let Office { desk, clock, keeper } = office;
        let desk = desk.searchable();
        let shared = desk.shared();
        let mut options = Options {
            open: Box::new(move |_| Ok(desk)),
            import: Some(Arc::new(import)),
            export: Some(Arc::new(export)),
            backup: Standing::NotKept,
            keeper: None,
            clock: Box::new(clock.clone()),
            lang: Lang::Zh,
            community: "东关社区".into(),
            clerks: clerks.iter().map(|clerk| (*clerk).to_owned()).collect(),
            theme: Some(ThemeName::Mono),
            borders: Some(Borders::Ascii),
            training: false,
            notice: None,
        };
        settle(&mut options);
        let (tell, inbox) = channel();
        let seat = options.seat();
        let worker = start(options.open, tell.clone()).unwrap();
        let (terminal, glass) = terminal(columns, rows);
        let keep = keeper.map(|keeper| -> Box<dyn Fn(Date)> {
            let tell = tell.clone();
            Box::new(move |day| tell.send(Event::Backup(keeper(day))).unwrap())
        });
        let console = Console::new(terminal, inbox, worker, Box::new(clock.clone()), seat).keeping(keep);
        let mut stage = Self { console, glass, office: shared, tell, clock, pressed: 0, exit: None };
        stage.settle();
        stage
    }

    fn settle(&mut self) {
        if let Some(exit) = self.console.settle() {
            self.exit = Some(exit);
        }
    }

    /// Waits until something comes that nobody asked for here.
    pub fn waits(&mut self) -> &mut Self {
        if let Some(exit) = self.console.wait() {
            self.exit = Some(exit);
        }
        self
    }

    /// Plays keys: characters as they are, `<Enter>` `<S-Tab>` `<C-z>` `<F2>` by name; waits for every outcome.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for event in events(script) {
            self.send(TerminalEvent::Key(event));
            self.pressed += 1;
        }
        self
    }

    /// Several keys that the terminal sent at once, written as in [`Stage::keys`].
    pub fn burst(&mut self, script: &str) -> &mut Self {
        let events = events(script).into_iter().map(TerminalEvent::Key).collect();
        let batch = Batch { events, ..Batch::of(TerminalEvent::FocusGained) };
        self.tell.send(Event::Terminal(batch)).unwrap();
        self.settle();
        self
    }

    /// One event.
    pub fn send(&mut self, event: TerminalEvent) {
        self.tell.send(Event::Terminal(Batch::of(event))).unwrap();
        self.settle();
    }

    /// Anything that the loop waits for.
    pub fn tell(&mut self, event: Event) {
        self.tell.send(event).unwrap();
        self.settle();
    }

    /// Another size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.glass.borrow_mut().resize(columns, rows);
        self.console.terminal_mut().resize(Rect::new(0, 0, columns, rows)).unwrap();
        self.send(TerminalEvent::Resize(columns, rows));
    }

    /// Moves the clock and lets the loop notice.
    pub fn at(&mut self, now: DateTime) {
        self.clock.set(now);
        self.settle();
    }

    /// What another program writes over the screen.
    pub fn scribble(&self, bytes: &str) {
        self.glass.borrow_mut().scribble(bytes);
    }

    /// The screen as text, trailing blanks cut.
    pub fn screen(&self) -> String {
        let rows = self.glass.borrow().rows();
        rows.iter().map(|row| row.trim_end()).collect::<Vec<_>>().join("\n")
    }

    /// The screen below its header, for pictures of panes and layers; whole where something covers the header. The
    /// header has pictures of its own.
    pub fn picture(&self) -> String {
        let screen = self.screen();
        let headed = screen.starts_with(" 邻里") || screen.starts_with(" linli");
        if headed { screen.split('\n').skip(HEADER).collect::<Vec<_>>().join("\n") } else { screen }
    }

    /// The header alone.
    pub fn header(&self) -> String {
        self.screen().split('\n').take(HEADER).collect::<Vec<_>>().join("\n")
    }

    /// Column and row of the real cursor; `None` where it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.glass.borrow().cursor()
    }

    /// The office as it stands.
    pub fn looks(&self) -> linli::desk::Look<'_> {
        look(&self.office)
    }

    /// The identity number of somebody on the lane.
    pub fn number_of(&self, name: &str) -> String {
        let office = look(&self.office);
        office.of::<Resident>().all().find(|resident| resident.name == name).unwrap().id_number.clone()
    }

    /// Bytes that playing these keys writes.
    pub fn bytes_of(&mut self, script: &str) -> usize {
        let before = self.glass.borrow().bytes;
        self.keys(script);
        let after = self.glass.borrow().bytes;
        after - before
    }

    /// Fails where a text is not on the screen.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "not on screen: {text}\n{screen}");
        self
    }

    /// Fails where a text is on the screen.
    #[track_caller]
    pub fn hides(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "still on screen: {text}\n{screen}");
        self
    }
}

/// Plans and imports a roster as the program does, but for the file of rows that are not taken.
fn import(desk: &mut Desk, wanted: &Wanted, stop: &AtomicBool, tell: &mut dyn FnMut(u64, f32)) -> Result<Came, Undone> {
    let told = |error: &dyn std::fmt::Display| Undone::Failed(error.to_string());
    let came_of = |error: ImportError| match error {
        ImportError::Refused(refusal) => Undone::Refused(Box::new(refusal)),
        error => Undone::Failed(error.to_string()),
    };
    let table = exchange::open(&wanted.file, &exchange::OpenOptions::default()).map_err(|error| told(&error))?;
    let file = exchange::fingerprint(&wanted.file, table.sheet()).map_err(|error| told(&error))?;
    let mut mapping = Mapping::default();
    for (column, key) in &wanted.map {
        mapping.tell(column, key).map_err(|error| told(&error))?;
    }
    let mapping = if wanted.rest_into_note { mapping.with_rest_in_note() } else { mapping };
    let mut roster = Roster::read_as(table, desk.today(), &mapping).map_err(|error| told(&error))?;
    tell(1, 0.5);
    // A roster of this name takes until somebody stops it: while it is planned, or while it is written.
    let endless = if wanted.write { "endless.csv" } else { "unread.csv" };
    while wanted.file.ends_with(endless) && !stop.load(Ordering::Relaxed) {
        std::thread::yield_now();
    }
    let order = Order { file, name: "roster.csv".into(), answers: &wanted.answers, stop };
    if wanted.write {
        let done = desk.import(&mut roster, &order, &mut |_| {}).map_err(came_of)?;
        return Ok(Came::Done(done, None));
    }
    let survey = desk.survey(&mut roster, &order, &mut |_| {}).map_err(came_of)?;
    let office = desk.office();
    let goes_on = office.unfinished_imports().next().map(|unfinished| unfinished.file == file);
    Ok(Came::Planned(Box::new(Planned::of(survey, &roster, goes_on))))
}

/// Exports as the program does.
fn export(desk: &mut Desk, order: &ExportOrder) -> Result<Written, Undone> {
    let ExportOrder { wanted, reason, path } = order;
    let failed = |error: std::io::Error| Undone::Failed(error.to_string());
    let mut file = Outgoing::create(path).map_err(failed)?;
    let done = desk.export(wanted, reason, Box::new(|sheet| sink(wanted.format, &mut file, sheet)));
    let written = done.map_err(|error| match error {
        ExportError::Refused(refusal) => Undone::Refused(Box::new(refusal)),
        error => Undone::Failed(error.to_string()),
    })?;
    file.finish().map_err(failed)?;
    Ok(written)
}

/// The key presses of a script.
fn events(script: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = script.chars();
    while let Some(c) = rest.next() {
        events.push(if c == '<' {
            named(&rest.by_ref().take_while(|c| *c != '>').collect::<String>())
        } else {
            KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
        });
    }
    events
}

fn named(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.split_once('-') {
        Some(("C", rest)) => (KeyModifiers::CONTROL, rest),
        Some(("S", rest)) => (KeyModifiers::SHIFT, rest),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        function if function.len() > 1 && function.starts_with('F') => {
            KeyCode::F(function.trim_start_matches('F').parse().unwrap())
        }
        one => KeyCode::Char(one.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}

//! The real loop on a small terminal, over a desk on a store in memory: as the stories' own stage, but with a form that
//! only the tests know.

use std::sync::mpsc::{Sender, channel};

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::{DateTime, time};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::outing::{SetOuting, forget};
use crate::desk::core::backup::Standing;
use crate::desk::core::clock::{FixedClock, SeededIds};
use crate::desk::core::drafts::Draft;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::NewResident;
use crate::desk::{Desk, Request, Settings, Shared, Visitor, center, look, people, teams};
use crate::model::{Address, Care, Id, Relation, Resident, Room, Team};
use crate::store::Memory;
use crate::text::Lang;
use crate::ui::actions::scope;
use crate::ui::effect::Effect;
use crate::ui::input::Batch;
use crate::ui::layers::form::Form;
use crate::ui::paint::width;
use crate::ui::panes::Panes;
use crate::ui::terminal::start;
use crate::ui::theme::{Borders, ThemeName};
use crate::ui::view::View;
use crate::ui::{Console, Event, Options};

/// A Monday morning.
const MONDAY: DateTime = DateTime::constant(2026, 11, 23, 9, 12, 0, 0);

/// The console with the form of the tests.
pub(super) struct Stage {
    console: Console<TestBackend>,
    tell: Sender<Event>,
    office: Shared,
}

fn options(desk: Option<Desk>, lang: Lang) -> Options {
    Options {
        open: Box::new(move |_| desk.ok_or_else(String::new)),
        import: None,
        export: None,
        backup: Standing::NotKept,
        keeper: None,
        clock: Box::new(FixedClock::at(MONDAY)),
        lang,
        community: String::new(),
        clerks: vec!["前台甲".into()],
        theme: Some(ThemeName::Mono),
        borders: Some(Borders::Ascii),
        training: false,
        notice: None,
    }
}

/// Looks at an office from a seat in no window.
pub(super) fn with_view<T>(office: &Office, look_at: impl FnOnce(&View) -> T) -> T {
    let seat = options(None, Lang::Zh).seat();
    look_at(&View::of(office, &seat, &crate::ui::layers::Stack::default(), &mut Panes::default()))
}

/// Five people of the lane, two of them namesakes; three rooms, two teams.
fn desk() -> Desk {
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    let (clock, ids) = (Box::new(FixedClock::at(MONDAY)), Box::new(SeededIds::from(7)));
    let mut desk = Desk::open(Box::new(Memory::new()), clock, ids, settings, &mut |_| {}).unwrap();
    let people = [
        ("解秀英", 1955, "13800008829", ("红光巷", "3", "2", "501")),
        ("张建国", 1952, "13800001234", ("红光巷", "3", "2", "502")),
        ("谢小燕", 1992, "13900000417", ("柿园路", "1", "1", "202")),
        ("王伟", 0, "02982510001", ("红光巷", "1", "1", "101")),
        ("王伟", 0, "02982510002", ("红光巷", "2", "1", "301")),
    ];
    for (name, born, phone, (lane, building, unit, room)) in people {
        let birth = (born > 0).then(|| jiff::civil::date(born, 3, 12));
        let phones = vec![phone.to_owned()];
        let resident = Resident { name: name.into(), birth, phones, relation: Relation::Head, ..Resident::default() };
        let address = Address { lane: lane.into(), building: building.into(), unit: unit.into(), room: room.into() };
        let new = Box::new(NewResident { resident, address, care: Care::default() });
        let register = Request::People(people::Ask::Register { new, sure: true });
        desk.handle(register, &Visitor::default()).unwrap();
    }
    for name in ["书画室", "棋牌室", "活动室"] {
        let room = Room { name: name.into(), capacity: 12, largest_party: 12, ..Room::default() };
        let set = Request::Center(center::Ask::SetRoom { room: Box::new(room) });
        desk.handle(set, &Visitor::default()).unwrap();
    }
    for name in ["合唱队", "舞蹈队"] {
        let team = Team {
            id: Id::NONE,
            name: name.into(),
            kind: 1,
            leader: Id::NONE,
            members: Vec::new(),
            weekdays: 1,
            start: time(15, 0, 0, 0),
            end: time(16, 30, 0, 0),
            place: String::new(),
            order: 0,
            note: String::new(),
        };
        desk.handle(Request::Teams(teams::Ask::SetTeam(team)), &Visitor::default()).unwrap();
    }
    desk.searchable()
}

impl Stage {
    /// The console on a window of so many cells.
    pub(super) fn new((columns, rows): (u16, u16), lang: Lang) -> Self {
        forget();
        let desk = desk();
        let office = desk.shared();
        let options = options(Some(desk), lang);
        let (tell, inbox) = channel();
        let seat = options.seat();
        let worker = start(options.open, tell.clone()).unwrap();
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let console = Console::new(terminal, inbox, worker, Box::new(FixedClock::at(MONDAY)), seat);
        let mut stage = Self { console, tell, office };
        stage.console.settle();
        stage
    }

    fn open(&mut self, closed: bool) -> &mut Self {
        let form = self.console.with(|view, _, _| Form::open(SetOuting { closed }, view));
        self.console.perform(form.unwrap_or(Effect::None));
        self.console.settle();
        self
    }

    /// Opens the form.
    pub(super) fn outing(&mut self) -> &mut Self {
        self.open(false)
    }

    /// Opens the form of the record with a closed list.
    pub(super) fn closed_outing(&mut self) -> &mut Self {
        self.open(true)
    }

    /// Plays keys, written as in the stories.
    pub(super) fn keys(&mut self, script: &str) -> &mut Self {
        let mut rest = script.chars().peekable();
        while let Some(c) = rest.next() {
            let name: String = if c == '<' { rest.by_ref().take_while(|c| *c != '>').collect() } else { String::new() };
            let (modifiers, name) = match name.split_once('-') {
                Some(("C", rest)) => (KeyModifiers::CONTROL, rest),
                Some(("S", rest)) => (KeyModifiers::SHIFT, rest),
                _ => (KeyModifiers::NONE, name.as_str()),
            };
            let code = match name {
                "" => KeyCode::Char(c),
                "Enter" => KeyCode::Enter,
                "Esc" => KeyCode::Esc,
                "Tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
                "Tab" => KeyCode::Tab,
                "Backspace" => KeyCode::Backspace,
                "Del" => KeyCode::Delete,
                "Up" => KeyCode::Up,
                "Down" => KeyCode::Down,
                "Left" => KeyCode::Left,
                "Right" => KeyCode::Right,
                "Home" => KeyCode::Home,
                "End" => KeyCode::End,
                "PageUp" => KeyCode::PageUp,
                "PageDown" => KeyCode::PageDown,
                "Space" => KeyCode::Char(' '),
                "F2" => KeyCode::F(2),
                "F3" => KeyCode::F(3),
                one => KeyCode::Char(one.chars().next().unwrap()),
            };
            let event = TerminalEvent::Key(KeyEvent::new(code, modifiers));
            self.tell.send(Event::Terminal(Batch::of(event))).unwrap();
            self.console.settle();
        }
        self
    }

    /// The draft of what is open.
    pub(super) fn draft(&mut self) -> Draft {
        self.console.with(|view, stack, _| stack.draft(view)).flatten().unwrap()
    }

    /// Whether anything was typed.
    pub(super) fn has_draft(&mut self) -> bool {
        self.console.with(|view, stack, _| stack.draft(view)).flatten().is_some()
    }

    /// Whether the form is open.
    pub(super) fn is_form_open(&mut self) -> bool {
        self.console.with(|view, _, _| view.place) == Some(scope::FORM)
    }

    /// The screen as text.
    pub(super) fn screen(&mut self) -> String {
        // The tests' backend keeps halves of wide characters that were drawn over.
        self.console.terminal_mut().clear().unwrap();
        self.console.settle();
        let buffer = self.console.terminal().backend().buffer();
        let row = |y: u16| {
            let mut text = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                text.push_str(symbol);
                x += width(symbol).max(1);
            }
            text.trim_end().to_owned()
        };
        (0..buffer.area.height).map(row).collect::<Vec<_>>().join("\n")
    }

    /// The screen below its header.
    pub(super) fn picture(&mut self) -> String {
        self.screen().split('\n').skip(usize::from(crate::ui::header::ROWS)).collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    pub(super) fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "not on screen: {text}\n{screen}");
        self
    }

    #[track_caller]
    pub(super) fn hides(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "still on screen: {text}\n{screen}");
        self
    }

    /// The first resident of a name.
    pub(super) fn named(&self, name: &str) -> Id {
        look(&self.office).of::<Resident>().all().find(|resident| resident.name == name).unwrap().id
    }

    /// A resident's name.
    pub(super) fn name(&self, id: Id) -> String {
        look(&self.office).of::<Resident>().get(id).unwrap().name.clone()
    }

    /// The room of a name.
    pub(super) fn room(&self, name: &str) -> Id {
        look(&self.office).of::<Room>().all().find(|room| room.name == name).unwrap().id
    }

    /// The team of a name.
    pub(super) fn team(&self, name: &str) -> Id {
        look(&self.office).of::<Team>().all().find(|team| team.name == name).unwrap().id
    }
}

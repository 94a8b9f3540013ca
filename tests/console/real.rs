//! The real program in a real pseudo-terminal: it takes the screen, gives it back, and keeps what was typed.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use linli::desk::core::clock::{Clock, RandomIds, SystemClock};
use linli::desk::core::drafts::DraftFolder;
use linli::desk::{Desk, Settings};
use linli::store::drafts::Drafts;
use linli::store::{Engine, Options, Safe};
use linli::text::Lang;
use linli::ui::{self, Borders, ThemeName};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::Signal;

const PROGRAM: &str = env!("CARGO_BIN_EXE_linli");
/// Longer than any machine needs; a test that would wait for ever fails instead.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running console.
struct Real {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    all: Vec<u8>,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Real {
    fn open(data: &Path) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["--data", data.to_str().unwrap(), "--lang", "zh"]);
        Self::run(command)
    }

    fn run(mut command: CommandBuilder) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (tell, bytes) = channel();
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read) = reader.read(&mut chunk) {
                if read == 0 || tell.send(chunk[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(40.try_into().unwrap(), 120.try_into().unwrap(), 0);
        let keys = pair.master.take_writer().unwrap();
        Self { child, keys, bytes, screen, all: Vec::new(), _terminal: pair.master }
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !self.screen.screen().contents().contains(text) {
            let Ok(bytes) = self.bytes.recv_timeout(until.saturating_duration_since(Instant::now())) else {
                panic!("never on screen: {text}\n{}", self.screen.screen().contents());
            };
            self.screen.process(&bytes);
            self.all.extend(bytes);
        }
        self
    }

    /// Waits until the screen is so.
    #[track_caller]
    fn until(&mut self, is_so: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !is_so(self.screen.screen()) {
            let bytes = self.bytes.recv_timeout(until.saturating_duration_since(Instant::now())).expect("never so");
            self.screen.process(&bytes);
            self.all.extend(bytes);
        }
        self
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits for the end; answers the exit code.
    fn end(&mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.bytes.recv_timeout(PATIENCE) {
            self.screen.process(&bytes);
            self.all.extend(bytes);
        }
        code
    }

    fn gave_back(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }
}

fn demo(data: &Path) {
    let done = Command::new(PROGRAM)
        .args(["demo", "--no-console", "--residents", "40", "--today", "2026-11-23", "--data", data.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_the_draft() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT, Signal::USR1, Signal::ABORT] {
        ends_by(signal);
    }
}

fn ends_by(signal: Signal) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("desk");
    demo(&data);
    let mut real = Real::open(&data);
    real.shows("谁在前台").press("1").shows("0 今日").press("1").shows("[1 居民]");
    real.press("n").shows("登记居民  ").press("孙秀兰").shows("孙秀兰");
    let id = rustix::process::Pid::from_raw(real.child.process_id().unwrap() as i32).unwrap();
    rustix::process::kill_process(id, signal).unwrap();
    assert_eq!(real.end(), 128 + signal.as_raw() as u32);
    assert!(real.gave_back(), "{}", String::from_utf8_lossy(&real.all));

    let mut again = Real::open(&data);
    again.shows("谁在前台").press("1").shows("暂存 1").press("/").shows("孙秀兰");
    // Escape and the next key arrive at once, as over a slow line.
    again.press("\u{1b}\u{11}").shows("还有暂存的表没办完").press("1");
    assert_eq!(again.end(), 0);
    assert!(again.gave_back());
}

#[test]
fn a_signal_ends_it_while_nobody_reads_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("desk");
    demo(&data);
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--data", data.to_str().unwrap(), "--lang", "zh"]);
    command.env("TERM", "xterm-256color");
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut keys = pair.master.take_writer().unwrap();
    // It runs and hears signals; from here on nobody reads.
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut seen, mut chunk) = (Vec::new(), [0; 512]);
    while !String::from_utf8_lossy(&seen).contains("谁在前台") {
        let read = reader.read(&mut chunk).unwrap();
        assert!(read > 0, "it ended: {}", String::from_utf8_lossy(&seen));
        seen.extend_from_slice(&chunk[..read]);
    }
    // Whole screens: far more than a pseudo-terminal holds.
    for key in ["1", "2", "3", "4"].iter().cycle().take(400) {
        keys.write_all(key.as_bytes()).unwrap();
        keys.flush().unwrap();
    }
    let id = rustix::process::Pid::from_raw(child.process_id().unwrap() as i32).unwrap();
    rustix::process::kill_process(id, Signal::TERM).unwrap();
    let (tell, ended) = channel();
    let waits = std::thread::spawn(move || tell.send(child.wait().unwrap().exit_code()).unwrap());
    assert_eq!(ended.recv_timeout(PATIENCE), Ok(128 + 15), "it does not end");
    waits.join().unwrap();
}

#[test]
fn stopped_and_continued_it_draws_and_hears_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("desk");
    demo(&data);
    for stop in [Signal::TSTP, Signal::STOP] {
        let mut real = Real::open(&data);
        real.shows("谁在前台").press("1").shows("0 今日");
        let id = rustix::process::Pid::from_raw(real.child.process_id().unwrap() as i32).unwrap();
        rustix::process::kill_process(id, stop).unwrap();
        if stop == Signal::TSTP {
            // The shell behind it gets its screen back.
            real.until(|screen| !screen.alternate_screen());
        }
        let stat = format!("/proc/{}/stat", id.as_raw_nonzero());
        while std::fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") T ")) {
            std::thread::yield_now();
        }
        // Whoever had the terminal meanwhile wrote over it.
        real.screen.process(b"\x1b[2J\x1b[H$ ls");
        rustix::process::kill_process(id, Signal::CONT).unwrap();
        real.shows("0 今日").press("1").shows("[1 居民]").press("\x11");
        assert_eq!(real.end(), 0);
        assert!(real.gave_back());
    }
}

#[test]
fn a_key_in_pieces_and_answers_of_the_terminal_are_not_taken_for_keys() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("desk");
    demo(&data);
    let mut real = Real::open(&data);
    real.shows("谁在前台").press("1").shows("0 今日").press("1").shows("[1 居民]");
    // tmux, attached again over ssh: today's digits would turn tabs and pick.
    real.press("\x1b[>0;10;1c\x1bP>|tmux 3.4\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    real.press("n").shows("登记居民  ").press("孙秀兰").shows("孙秀兰");
    // `F2` and the arrows in two pieces: nothing is parked, the next field has the cursor.
    real.press("\x1b").press("[B").press("610199").shows("610199").press("\x1bO").press("Q").shows("请先改好标出的项");
    real.press("\x1b\x11").shows("还有暂存的表没办完").press("1");
    assert_eq!(real.end(), 0);
}

#[test]
fn what_was_confirmed_outlives_the_plug() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("desk");
    demo(&data);
    let booked = "周二 10:00 书画室";
    let mut real = Real::open(&data);
    real.shows("谁在前台").press("1").shows("0 今日");
    // Each key waits for what the one before shows, as fingers do: a line end among others is a paste.
    real.press("/").shows("Esc").press("x").press("x").press("y").shows("解秀英").press("\r").shows("正在办 解秀英");
    real.press("b")
        .shows("1 老年餐厅")
        .press("3")
        .shows("> 日期")
        .press("2")
        .shows("11-24 周二")
        .press("\r")
        .shows("> 开始")
        .press("10\t")
        .shows("> 人数")
        .press("2\r");
    real.shows("书画室，两位，已订好");
    real.child.kill().unwrap();
    real.child.wait().unwrap();

    let mut again = Real::open(&data);
    again.shows("谁在前台").press("1").shows("0 今日");
    again.press("/").shows("Esc").press("x").press("x").press("y").shows("解秀英").press("\r").shows(booked);
    again.press("\u{11}");
    assert_eq!(again.end(), 0);
    let check = Command::new(PROGRAM).args(["check", "--data", data.to_str().unwrap()]).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}

#[test]
fn without_a_terminal_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("desk");
    demo(&data);
    let done = Command::new(PROGRAM)
        .args(["--data", data.to_str().unwrap(), "--lang", "zh"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(!done.stderr.is_empty());
}

/// Names the data folder to the console that panics.
const FOLDER: &str = "LINLI_TEST_FOLDER";

/// The machine's clock, until a file says that it is broken.
struct Fuse(PathBuf);

impl Clock for Fuse {
    fn now(&self) -> jiff::civil::DateTime {
        assert!(!self.0.exists(), "the clock is broken");
        SystemClock.now()
    }
}

/// No test by itself: a console whose clock breaks, run by the test below as a program of its own.
#[test]
#[ignore = "run by the test below"]
fn a_console_that_panics() {
    let data = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let fuse = data.join("broken");
    let folder = data.clone();
    let options = ui::Options {
        open: Box::new(move |_| {
            let engine = Engine::open(&folder, Options::default()).map_err(|error| error.to_string())?;
            let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
            let desk = Desk::open(Box::new(engine), Box::new(SystemClock), Box::new(RandomIds), settings, &mut |_| {});
            let desk = desk.map_err(|refusal| format!("{refusal:?}"))?;
            Ok(desk.with_drafts(DraftFolder::of(Drafts::of(&folder, Safe::plain()))).searchable())
        }),
        import: None,
        export: None,
        backup: linli::desk::core::backup::Standing::NotKept,
        keeper: None,
        clock: Box::new(Fuse(fuse)),
        lang: Lang::Zh,
        community: String::new(),
        clerks: vec!["前台甲".into()],
        theme: Some(ThemeName::Dark),
        borders: Some(Borders::Unicode),
        training: true,
        notice: None,
    };
    ui::run(options);
}

#[test]
fn a_panic_gives_the_terminal_back_and_keeps_the_draft_and_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("desk");
    demo(&data);
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "real::a_console_that_panics", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, &data);
    let mut real = Real::run(command);
    real.shows("0 今日").press("1").shows("[1 居民]").press("n").shows("登记居民  ").press("孙秀兰").shows("孙秀兰");
    std::fs::write(data.join("broken"), "").unwrap();
    real.press("x");
    assert_ne!(real.end(), 0);
    assert!(real.gave_back(), "{}", String::from_utf8_lossy(&real.all));
    assert!(String::from_utf8_lossy(&real.all).contains("the clock is broken"));

    std::fs::remove_file(data.join("broken")).unwrap();
    let mut again = Real::open(&data);
    again.shows("谁在前台").press("1").shows("暂存 1").press("/").shows("孙秀兰");
    again.press("\u{1b}\u{11}").shows("还有暂存的表没办完").press("1");
    assert_eq!(again.end(), 0);
    let check = Command::new(PROGRAM).args(["check", "--data", data.to_str().unwrap()]).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}

//! How long a clerk waits: from the start of the process to the first frame, to the whole board, and to the first
//! answer of a search; and a whole `linli find`. The real binary in a pseudo-terminal, on 5,140 residents.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const BINARY: &str = env!("CARGO_BIN_EXE_linli");
const RUNS: usize = 21;
const ROWS: NonZero<u16> = NonZero::new(40).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();

/// What the console has written so far, as a screen.
struct Screen {
    terminal: vt100::Parser,
    bytes: Receiver<Vec<u8>>,
    began: Instant,
}

impl Screen {
    /// Waits until the screen shows a text; answers how long after the start that was.
    fn shows(&mut self, text: &str) -> Duration {
        while !self.terminal.screen().contents().contains(text) {
            let bytes = self.bytes.recv_timeout(Duration::from_secs(20)).expect("the console wrote nothing more");
            self.terminal.process(&bytes);
        }
        self.began.elapsed()
    }
}

fn one_start(data: &Path) -> [Duration; 3] {
    let pair = native_pty_system()
        .openpty(PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 })
        .expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--lang", "zh", "demo", "--data"]);
    command.arg(data);
    command.env("TERM", "xterm-256color");
    let (tell, bytes) = channel();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let began = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    std::thread::spawn(move || {
        let mut chunk = vec![0; 65_536];
        while let Ok(read @ 1..) = reader.read(&mut chunk) {
            if tell.send(chunk[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut keys = pair.master.take_writer().unwrap();
    let mut screen = Screen { terminal: vt100::Parser::new(ROWS, COLUMNS, 0), bytes, began };
    let frame = screen.shows("邻里");
    let board = screen.shows("已到/已约");
    // The clerk is chosen by digit; then the find box.
    keys.write_all(b"1").unwrap();
    screen.shows("已换人值班");
    keys.write_all(b"/").unwrap();
    for key in b"xxy" {
        keys.write_all(&[*key]).unwrap();
    }
    let answer = screen.shows("谢小燕");
    // Leaves as a clerk does, so that the next start finds a store that was closed.
    keys.write_all(b"\x11").unwrap();
    child.wait().unwrap();
    [frame, board, answer]
}

fn median(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let ms = |at: usize| times[at].as_secs_f64() * 1e3;
    (ms(times.len() / 2), ms(times.len() - 1))
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let made = Command::new(BINARY).args(["demo", "--no-console", "--data"]).arg(&data).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut starts: [Vec<Duration>; 3] = Default::default();
    let mut finds = Vec::new();
    for _ in 0..RUNS {
        for (times, time) in starts.iter_mut().zip(one_start(&data)) {
            times.push(time);
        }
        let began = Instant::now();
        let found = Command::new(BINARY).args(["find", "xxy", "--data"]).arg(&data).output().unwrap();
        finds.push(began.elapsed());
        assert!(found.status.success() && !found.stdout.is_empty());
    }
    let [frame, board, answer] = starts;
    println!("{RUNS} starts each, 5,140 residents, milliseconds from the start of the process");
    println!("{:<44} {:>8} {:>8}", "", "median", "worst");
    for (what, times) in [
        ("first frame", frame),
        ("Today's board", board),
        ("first answer of a search, five keys included", answer),
        ("a whole `linli find`", finds),
    ] {
        let (median, worst) = median(times);
        println!("{what:<44} {median:>8.1} {worst:>8.1}");
    }
}

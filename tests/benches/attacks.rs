//! The same attacks on linli's store, on SQLite and on redb, side by side: killed writers, flipped bits, cut and missing
//! files, a file that may not grow, a full disk, a power cut. Every round is a writer or a reader of its own process, and what the
//! writer was told is durable is held against what the reader shows afterwards.
//!
//! `cargo bench --features peers --bench attacks`; without the feature only linli is attacked. `LINLI_ATTACK_ROUNDS` asks
//! for more rounds. A full disk is a small tmpfs, which root alone can mount; whoever is not root leaves it out. A power
//! cut wants strace; where it is not installed the rows say so.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot go on says so by panicking")]

mod power_cut;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read as _, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use self::power_cut::{CALLS, Left, Seen as Traced};
use linli::store::port::{Commit, Op, Outcome, Read, Stamp, Store};
use linli::store::{Engine, Options, check};

/// Commits of the store that is damaged.
const COMMITS: u64 = 1_500;
/// Bytes of a value.
const VALUE: usize = 300;
/// The same where a disk is to be filled.
const LARGE: usize = 4_000;
/// How long a reader may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes beyond which no file of a writer may grow.
const MOST_OF_A_FILE: u64 = 3 << 20;
/// The signal of a file that would grow beyond that; unheard, it ends the process.
const TOO_LARGE: i32 = 25;

/// What a reader saw: every entry, or why there is none to see.
type Seen = Result<BTreeMap<Vec<u8>, Vec<u8>>, String>;

/// A store that is attacked.
trait Attacked {
    /// Commits the n-th record and the counter as one; durable when it returns.
    fn commit(&mut self, n: u64, value: usize) -> Result<(), String>;
    /// Everything that a reader is shown.
    fn all(&mut self) -> Seen;
}

fn key(n: u64) -> Vec<u8> {
    format!("c/1/visit/{n:016x}").into_bytes()
}

const COUNTER: &[u8] = b"c/1/counter";

fn value(n: u64, bytes: usize) -> Vec<u8> {
    let mut stir = n;
    let mut next = || {
        stir = stir.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (stir >> 33) as u8
    };
    (0..bytes).map(|_| next()).collect()
}

struct Linli(Engine);

fn options() -> Options {
    Options {
        segment_bytes: 256 << 10,
        reserve_bytes: 4 << 20,
        checkpoint: Duration::from_millis(200),
        ..Options::default()
    }
}

impl Attacked for Linli {
    fn commit(&mut self, n: u64, bytes: usize) -> Result<(), String> {
        let ops = vec![
            Op::Put { key: key(n), value: value(n, bytes) },
            Op::Put { key: COUNTER.to_vec(), value: n.to_be_bytes().to_vec() },
        ];
        let stamp = Stamp { command: n, last: true, operator: 1, ..Stamp::default() };
        match self.0.commit_all(&[Commit { id: n, stamp, pre: vec![], ops }]) {
            Ok(outcomes) if matches!(outcomes[..], [Outcome::Applied(_)]) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    }

    fn all(&mut self) -> Seen {
        self.0.settle().map_err(|error| format!("{error:?}"))?;
        let mut seen = BTreeMap::new();
        let scanned = self.0.scan(&[], &mut |key, entry| {
            seen.insert(key.to_vec(), entry.value);
            ControlFlow::Continue(())
        });
        scanned.map(|_| seen).map_err(|error| format!("{error:?}"))
    }
}

#[cfg(feature = "peers")]
mod peers {
    use super::{Attacked, COUNTER, Path, Seen, key, value};

    pub struct Sqlite(rusqlite::Connection);

    impl Sqlite {
        pub fn open(dir: &Path) -> Result<Self, String> {
            let said = |error: rusqlite::Error| error.to_string();
            let connection = rusqlite::Connection::open(dir.join("sqlite")).map_err(said)?;
            let begin = "pragma journal_mode = wal; pragma synchronous = full;
                create table if not exists entries (key blob primary key, value blob) without rowid;";
            connection.execute_batch(begin).map_err(said)?;
            Ok(Self(connection))
        }

        pub fn check(dir: &Path) -> Result<(), String> {
            let said = |error: rusqlite::Error| error.to_string();
            let found: String =
                Self::open(dir)?.0.query_row("pragma integrity_check", [], |row| row.get(0)).map_err(said)?;
            if found == "ok" { Ok(()) } else { Err(found) }
        }
    }

    impl Attacked for Sqlite {
        fn commit(&mut self, n: u64, bytes: usize) -> Result<(), String> {
            let said = |error: rusqlite::Error| error.to_string();
            let transaction = self.0.transaction().map_err(said)?;
            for (key, value) in [(key(n), value(n, bytes)), (COUNTER.to_vec(), n.to_be_bytes().to_vec())] {
                let sql = "insert or replace into entries (key, value) values (?1, ?2)";
                transaction.execute(sql, (key, value)).map_err(said)?;
            }
            transaction.commit().map_err(said)
        }

        fn all(&mut self) -> Seen {
            let said = |error: rusqlite::Error| error.to_string();
            let mut statement = self.0.prepare("select key, value from entries").map_err(said)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(said)?;
            rows.collect::<Result<_, _>>().map_err(said)
        }
    }

    const ENTRIES: redb::TableDefinition<'_, &[u8], &[u8]> = redb::TableDefinition::new("entries");

    pub struct Redb(redb::Database);

    fn said(error: impl std::fmt::Display) -> String {
        error.to_string()
    }

    impl Redb {
        pub fn open(dir: &Path) -> Result<Self, String> {
            redb::Database::create(dir.join("redb")).map(Self).map_err(said)
        }

        pub fn check(dir: &Path) -> Result<(), String> {
            match Self::open(dir)?.0.check_integrity() {
                Ok(true) => Ok(()),
                Ok(false) => Err("repaired".to_owned()),
                Err(error) => Err(said(error)),
            }
        }
    }

    impl Attacked for Redb {
        fn commit(&mut self, n: u64, bytes: usize) -> Result<(), String> {
            let transaction = self.0.begin_write().map_err(said)?;
            {
                let mut table = transaction.open_table(ENTRIES).map_err(said)?;
                table.insert(key(n).as_slice(), value(n, bytes).as_slice()).map_err(said)?;
                table.insert(COUNTER, n.to_be_bytes().as_slice()).map_err(said)?;
            }
            transaction.commit().map_err(said)
        }

        fn all(&mut self) -> Seen {
            use redb::{ReadableDatabase, ReadableTable};
            let transaction = self.0.begin_read().map_err(said)?;
            let table = match transaction.open_table(ENTRIES) {
                Err(redb::TableError::TableDoesNotExist(_)) => return Ok(super::BTreeMap::new()),
                other => other.map_err(said)?,
            };
            let entries = table.iter().map_err(said)?;
            let mut seen = super::BTreeMap::new();
            for entry in entries {
                let (key, value) = entry.map_err(said)?;
                seen.insert(key.value().to_vec(), value.value().to_vec());
            }
            Ok(seen)
        }
    }
}

fn open(who: &str, dir: &Path) -> Result<Box<dyn Attacked>, String> {
    match who {
        "linli" => {
            Ok(Box::new(Linli(Engine::open(&dir.join("linli"), options()).map_err(|error| format!("{error:?}"))?)))
        }
        #[cfg(feature = "peers")]
        "SQLite" => Ok(Box::new(peers::Sqlite::open(dir)?)),
        #[cfg(feature = "peers")]
        "redb" => Ok(Box::new(peers::Redb::open(dir)?)),
        other => panic!("{other}"),
    }
}

/// What its own check says, where it has one to run.
fn own_check(who: &str, dir: &Path) -> Result<(), String> {
    match who {
        "linli" => {
            let checked = check(&dir.join("linli")).map_err(|error| format!("{error:?}"))?;
            // The bench's values are no records of an office, so that each of them is named; what counts is the rest.
            let damage = |found: &&linli::store::Finding| !matches!(found, linli::store::Finding::Record(_));
            checked.findings.iter().find(damage).map_or(Ok(()), |found| Err(format!("{found:?}")))
        }
        #[cfg(feature = "peers")]
        "SQLite" => peers::Sqlite::check(dir),
        #[cfg(feature = "peers")]
        "redb" => peers::Redb::check(dir),
        other => panic!("{other}"),
    }
}

const STORES: &[&str] = if cfg!(feature = "peers") { &["linli", "SQLite", "redb"] } else { &["linli"] };

/// How far a store has come, as its counter says.
fn counted(seen: &BTreeMap<Vec<u8>, Vec<u8>>) -> u64 {
    let bytes = seen.get(COUNTER).and_then(|bytes| bytes.as_slice().try_into().ok());
    bytes.map_or(0, u64::from_be_bytes)
}

/// The writer: goes on from where the store stands and says each number once it is durable; closes in order at the end.
fn write(who: &str, dir: &Path, until: u64, bytes: usize, limit: u64) {
    if limit > 0 {
        signal_hook::flag::register(TOO_LARGE, Arc::new(AtomicBool::new(false))).unwrap();
        let limit = rustix::process::Rlimit { current: Some(limit), maximum: Some(limit) };
        rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
    }
    let mut out = std::io::stdout();
    let mut store = match open(who, dir) {
        Ok(store) => store,
        Err(error) => return writeln!(out, "refused {error}").unwrap(),
    };
    let from = store.all().map_or(0, |seen| counted(&seen));
    for n in from + 1..=until {
        match store.commit(n, bytes) {
            Ok(()) => writeln!(out, "told {n}").unwrap(),
            Err(error) => return writeln!(out, "refused {error}").unwrap(),
        }
    }
}

/// The reader: what is shown, held against what the writer was told.
fn read(who: &str, dir: &Path, told: u64, bytes: usize) {
    let said = match open(who, dir).and_then(|mut store| store.all()) {
        Err(error) => format!("named {error}"),
        Ok(seen) => {
            let there = counted(&seen);
            let right = |n: &u64| seen.get(&key(*n)).is_some_and(|shown| *shown == value(*n, bytes));
            let lost = (1..=told).filter(|n| !seen.contains_key(&key(*n))).count();
            // What was on its way when the writer ended may be there, whole, or not.
            let wrong = (1..=told.max(there)).filter(|n| seen.contains_key(&key(*n)) && !right(n)).count();
            let strange = seen.len() - usize::from(seen.contains_key(COUNTER));
            let strange = strange.saturating_sub((1..=told + 1).filter(|n| seen.contains_key(&key(*n))).count());
            match (lost + usize::from(there < told), wrong + strange) {
                (0, 0) => "whole".to_owned(),
                (_, 0) => format!("lost {lost}"),
                (_, _) => format!("wrong {}", wrong + strange),
            }
        }
    };
    println!("{}", said.replace('\n', " "));
}

/// Another process of this program, which does `what`.
fn child(what: &[&str], dir: &Path, numbers: &[u64]) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(what).arg(dir).args(numbers.iter().map(ToString::to_string));
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// What a process says until it ends; nothing where it does not end in time or ends by a panic.
fn heard(mut child: Child) -> Option<String> {
    let end = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if Instant::now() > end {
            child.kill().unwrap();
            child.wait().unwrap();
            return None;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let mut said = String::new();
    child.stdout.take()?.read_to_string(&mut said).unwrap();
    status.success().then_some(said)
}

/// What came of the rounds of one attack.
#[derive(Default)]
struct Came {
    rounds: u64,
    told: u64,
    whole: u64,
    named: u64,
    crashed: u64,
    lost: u64,
    wrong: u64,
    /// Of the lost and wrong ones, those that its own check finds.
    found: u64,
}

impl Came {
    /// Reads what an attack has left and counts it.
    fn judge(&mut self, who: &str, dir: &Path, told: u64, bytes: usize) {
        self.rounds += 1;
        let said = heard(child(&["read", who], dir, &[told, bytes as u64]));
        let outcome = match said.as_deref().map(str::trim) {
            None => &mut self.crashed,
            Some("whole") => &mut self.whole,
            Some(said) if said.starts_with("named") => &mut self.named,
            Some(said) if said.starts_with("lost") => &mut self.lost,
            Some(_) => &mut self.wrong,
        };
        *outcome += 1;
        let silent = said.is_some_and(|said| said.starts_with("lost") || said.starts_with("wrong"));
        if silent && heard(child(&["check", who], dir, &[])).is_none_or(|said| !said.starts_with("sound")) {
            self.found += 1;
        }
    }

    fn row(&self, attack: &str, who: &str) {
        let Self { rounds, told, whole, named, crashed, lost, wrong, found } = self;
        println!(
            "| {attack} | {who} | {rounds} | {told} | {whole} | {named} | {crashed} | {lost} | {wrong} | {found} |"
        );
    }
}

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// The files that hold something.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.metadata().unwrap().len() > 0 {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A store that was filled and closed in order.
fn filled(who: &str) -> tempfile::TempDir {
    let dir = folder();
    let said = heard(child(&["write", who], dir.path(), &[COMMITS, VALUE as u64, 0])).unwrap();
    assert_eq!(said.lines().last().unwrap(), format!("told {COMMITS}"));
    dir
}

/// A writer that is killed at random moments, again and again in the same folder.
fn kill(who: &str, rounds: u64) -> Came {
    let (dir, mut random, mut came) = (folder(), Random(7), Came::default());
    let mut told = 0;
    for _ in 0..rounds {
        let mut writer = child(&["write", who], dir.path(), &[u64::MAX - 1, VALUE as u64, 0]);
        let (wanted, spins) = (1 + random.below(60), random.below(300_000));
        let mut seen = 0;
        for line in BufReader::new(writer.stdout.take().unwrap()).lines() {
            // It may be killed in the middle of a line: only a whole one was said.
            if let Some(n) = line.unwrap().strip_prefix("told ").and_then(|n| n.parse().ok()) {
                told = if n == told + 1 || seen == 0 { n } else { told };
                seen += 1;
            }
            if seen == wanted {
                (0..spins).for_each(|n| _ = std::hint::black_box(n));
                writer.kill().unwrap();
            }
        }
        writer.wait().unwrap();
        came.judge(who, dir.path(), told, VALUE);
    }
    came.told = told;
    came
}

/// Files that are changed while nobody works on them.
fn damaged(who: &str, rounds: u64, mut harm: impl FnMut(&mut Random, u64, &[PathBuf]) -> bool) -> Came {
    let (whole, mut random, mut came) = (filled(who), Random(11), Came::default());
    for round in 0..rounds {
        let dir = folder();
        copy(whole.path(), dir.path());
        if harm(&mut random, round, &files(dir.path())) {
            came.told += COMMITS;
            came.judge(who, dir.path(), COMMITS, VALUE);
        }
    }
    came
}

/// One bit of one file: each byte of the folder is as likely.
fn flip(random: &mut Random, _round: u64, files: &[PathBuf]) -> bool {
    let sizes: Vec<u64> = files.iter().map(|file| file.metadata().unwrap().len()).collect();
    let mut place = random.below(sizes.iter().sum());
    for (file, size) in files.iter().zip(sizes) {
        if place < size {
            let mut bytes = std::fs::read(file).unwrap();
            bytes[place as usize] ^= 1 << random.below(8);
            std::fs::write(file, bytes).unwrap();
            return true;
        }
        place -= size;
    }
    false
}

/// The end of one file is gone.
fn cut(random: &mut Random, round: u64, files: &[PathBuf]) -> bool {
    let file = &files[round as usize % files.len()];
    let size = file.metadata().unwrap().len();
    std::fs::File::options().write(true).open(file).unwrap().set_len(random.below(size)).unwrap();
    true
}

/// One file is gone, each in its turn; one that stands alone is the whole store.
fn missing(_random: &mut Random, round: u64, files: &[PathBuf]) -> bool {
    files.get(round as usize).is_some_and(|file| std::fs::remove_file(file).is_ok())
}

/// Writes until the store refuses, all is written, or it takes too long: what was told by then, and the last words.
fn filling(who: &str, dir: &Path, until: u64, limit: u64) -> (u64, String) {
    let mut writer = child(&["write", who], dir, &[until, LARGE as u64, limit]);
    let end = Instant::now() + 6 * PATIENCE;
    let (mut told, mut last) = (0, "nothing".to_owned());
    for line in BufReader::new(writer.stdout.take().unwrap()).lines() {
        last = line.unwrap();
        told = last.strip_prefix("told ").and_then(|n| n.parse().ok()).unwrap_or(told);
        if Instant::now() > end {
            writer.kill().unwrap();
        }
    }
    writer.wait().unwrap();
    (told, last)
}

/// A writer that comes to an end of room, then room, and it goes on.
fn out_of_room(who: &str, dir: &Path, limit: u64, make_room: impl FnOnce()) -> Came {
    let mut came = Came::default();
    (came.told, _) = filling(who, dir, 1 << 20, limit);
    came.judge(who, dir, came.told, LARGE);
    make_room();
    came.judge(who, dir, came.told, LARGE);
    let on = came.told + 20;
    let (told, last) = filling(who, dir, on, 0);
    came.told = told.max(came.told);
    came.judge(who, dir, came.told, LARGE);
    if came.told < on {
        println!("{who} does not go on: {last}");
    }
    came
}

/// A disk of some megabytes that a ballast makes smaller still; only root may mount it.
fn full_disk(who: &str) -> Option<Came> {
    let dir = folder();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=40m", "tmpfs"]).arg(dir.path()).output();
    if !mount.is_ok_and(|mount| mount.status.success()) {
        return None;
    }
    let ballast = dir.path().join("ballast");
    std::fs::write(&ballast, vec![1; 8 << 20]).unwrap();
    let came = out_of_room(who, dir.path(), 0, || std::fs::remove_file(&ballast).unwrap());
    Command::new("umount").arg(dir.path()).status().unwrap();
    Some(came)
}

/// Commits of the writer whose power goes.
const CUT_COMMITS: u64 = 250;

/// Power goes at syncs of a writer's, evenly spread over its whole life, beginning and closing included; at each with
/// nothing, everything and some of what had no sync.
fn power_goes(who: &str, rounds: u64) -> Option<Came> {
    let dir = folder();
    let root = dir.path().join("root");
    std::fs::create_dir(&root).unwrap();
    let trace = dir.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-xx", "-s", "100000000", "-e", CALLS, "-o"]).arg(&trace);
    command.arg(std::env::current_exe().unwrap()).args(["write", who]).arg(&root);
    command.args([CUT_COMMITS, VALUE as u64, 0].map(|number| number.to_string()));
    let ran = command.stdout(Stdio::piped()).stderr(Stdio::null()).output().ok()?;
    assert!(ran.status.success() && ran.stdout.ends_with(format!("told {CUT_COMMITS}\n").as_bytes()), "{who}");
    let traced = Traced::read(&std::fs::read_to_string(&trace).unwrap(), &root);
    let syncs = traced.syncs();
    let mut came = Came::default();
    let wanted = (rounds as usize).min(syncs.len());
    for round in 0..wanted {
        let at = syncs[round * syncs.len() / wanted];
        let told = traced.said(at).lines().filter_map(|line| line.strip_prefix("told ")?.parse().ok()).next_back();
        let told = told.unwrap_or(0);
        for left in [Left::Nothing, Left::Everything, Left::Some(round as u64)] {
            let image = folder();
            traced.leave(at, left, &root, image.path());
            came.told += told;
            came.judge(who, image.path(), told, VALUE);
        }
    }
    Some(came)
}

fn attack() {
    let rounds: u64 = std::env::var("LINLI_ATTACK_ROUNDS").map_or(60, |n| n.parse().unwrap());
    println!(
        "| attack | store | rounds | told | whole | named | crashed | lost in silence | wrong shown | of these its check finds |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for who in STORES {
        kill(who, rounds).row("writer killed", who);
    }
    for who in STORES {
        damaged(who, 3 * rounds, flip).row("one bit flipped", who);
    }
    for who in STORES {
        damaged(who, rounds, cut).row("one file cut", who);
    }
    for who in STORES {
        damaged(who, 40, missing).row("one file missing", who);
    }
    for who in STORES {
        match power_goes(who, rounds) {
            Some(came) => came.row("power cut at a sync (strace)", who),
            None => println!("| power cut | {who} | needs strace |"),
        }
    }
    for who in STORES {
        let dir = folder();
        out_of_room(who, dir.path(), MOST_OF_A_FILE, || {}).row("no file may grow beyond 3 MB", who);
    }
    for who in STORES {
        match full_disk(who) {
            Some(came) => came.row("disk full (root)", who),
            None => println!("| disk full | {who} | needs root |"),
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments[at].parse::<u64>().unwrap();
    match arguments.first().map(String::as_str) {
        Some("write") => {
            write(&arguments[1], arguments[2].as_ref(), number(3), number(4) as usize, number(5));
        }
        Some("read") => read(&arguments[1], arguments[2].as_ref(), number(3), number(4) as usize),
        Some("check") => match own_check(&arguments[1], arguments[2].as_ref()) {
            Ok(()) => println!("sound"),
            Err(error) => println!("finds {}", error.replace('\n', " ")),
        },
        _ => attack(),
    }
}

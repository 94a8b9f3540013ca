//! One durable command beside what else a disk can be asked for, interleaved in one run on the same disk:
//! a raw append and `fdatasync`, the same bytes written into preallocated space and synced, SQLite and redb.
//!
//! `cargo bench --bench commit --features peers`; without the feature SQLite and redb are left out.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on says so by panicking")]

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

use linli::store::port::{Commit, Op, Read, Stamp, Store};
use linli::store::{Engine, Options};

const LINLI: &str = "linli, acknowledged";
/// A command of the desk: a record, the counter behind its number, its slot.
const KEYS: usize = 3;
const VALUE: usize = 300;
/// What a block of such a command weighs.
const BLOCK: usize = 1_240;

/// Something that makes one command durable.
trait Contender {
    fn name(&self) -> &'static str;
    fn commit(&mut self, n: u64);
    /// Reads back what the command wrote, where that can be asked.
    fn read(&mut self, _n: u64) {}
}

fn key(n: u64, part: usize) -> Vec<u8> {
    match part {
        0 => format!("c/1/visit/{:016x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).into_bytes(),
        1 => b"c/1/counter/visit".to_vec(),
        _ => format!("c/1/slot/{:04}", n % 500).into_bytes(),
    }
}

fn value(n: u64) -> Vec<u8> {
    n.to_le_bytes().iter().copied().cycle().take(VALUE).collect()
}

struct Append(File);

impl Contender for Append {
    fn name(&self) -> &'static str {
        "raw append + fdatasync"
    }
    fn commit(&mut self, n: u64) {
        self.0.write_all(&[n as u8; BLOCK]).unwrap();
        self.0.sync_data().unwrap();
    }
}

struct Preallocated(File, u64);

impl Contender for Preallocated {
    fn name(&self) -> &'static str {
        "preallocated write + fdatasync"
    }
    fn commit(&mut self, n: u64) {
        self.0.write_all_at(&[n as u8 | 1; BLOCK], self.1).unwrap();
        self.0.sync_data().unwrap();
        self.1 += BLOCK as u64;
    }
}

struct Linli(Engine);

impl Contender for Linli {
    fn name(&self) -> &'static str {
        LINLI
    }
    fn commit(&mut self, n: u64) {
        let ops = (0..KEYS).map(|part| Op::Put { key: key(n, part), value: value(n) });
        let stamp = Stamp { command: n, last: true, operator: 1, ..Stamp::default() };
        let commit = Commit { id: n, stamp, pre: vec![], ops: ops.collect() };
        self.0.commit_all(&[commit]).unwrap();
    }

    fn read(&mut self, n: u64) {
        assert_eq!(self.0.get(&key(n, 0)).unwrap().unwrap().value, value(n));
    }
}

#[cfg(feature = "peers")]
mod peers {
    use super::{Contender, KEYS, key, value};

    pub struct Sqlite(pub rusqlite::Connection);

    impl Contender for Sqlite {
        fn name(&self) -> &'static str {
            "SQLite (WAL, FULL)"
        }
        fn commit(&mut self, n: u64) {
            let transaction = self.0.transaction().unwrap();
            {
                let sql = "insert or replace into entries (key, rev, value) values (?1, ?2, ?3)";
                let mut statement = transaction.prepare_cached(sql).unwrap();
                for part in 0..KEYS {
                    statement.execute((key(n, part), n as i64, value(n))).unwrap();
                }
            }
            transaction.commit().unwrap();
        }
    }

    pub fn sqlite(dir: &std::path::Path) -> Sqlite {
        let connection = rusqlite::Connection::open(dir.join("sqlite")).unwrap();
        connection
            .execute_batch(
                "pragma journal_mode = wal; pragma synchronous = full;
                 create table entries (key blob primary key, rev integer, value blob) without rowid;",
            )
            .unwrap();
        Sqlite(connection)
    }

    const ENTRIES: redb::TableDefinition<'_, &[u8], &[u8]> = redb::TableDefinition::new("entries");

    pub struct Redb(pub redb::Database);

    impl Contender for Redb {
        fn name(&self) -> &'static str {
            "redb"
        }
        fn commit(&mut self, n: u64) {
            let transaction = self.0.begin_write().unwrap();
            {
                let mut table = transaction.open_table(ENTRIES).unwrap();
                for part in 0..KEYS {
                    table.insert(key(n, part).as_slice(), value(n).as_slice()).unwrap();
                }
            }
            transaction.commit().unwrap();
        }
    }

    pub fn redb(dir: &std::path::Path) -> Redb {
        Redb(redb::Database::create(dir.join("redb")).unwrap())
    }
}

fn contenders(dir: &Path, rounds: u64) -> Vec<Box<dyn Contender>> {
    let file = |name: &str| {
        let mut options = OpenOptions::new();
        options.create_new(true).write(true);
        options.open(dir.join(name)).unwrap()
    };
    let append = file("append");
    let mut preallocated = file("preallocated");
    preallocated.write_all(&vec![0; BLOCK * (rounds as usize + 1)]).unwrap();
    for file in [&append, &preallocated] {
        file.sync_all().unwrap();
    }
    let mut engine = Engine::open(&dir.join("linli"), Options::default()).unwrap();
    engine.settle().unwrap();
    vec![
        Box::new(Append(append)),
        Box::new(Preallocated(preallocated, 0)),
        Box::new(Linli(engine)),
        #[cfg(feature = "peers")]
        Box::new(peers::sqlite(dir)),
        #[cfg(feature = "peers")]
        Box::new(peers::redb(dir)),
    ]
}

fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let place = (sorted.len() * percent / 100).min(sorted.len() - 1);
    sorted[place].as_secs_f64() * 1e6
}

fn main() {
    let rounds: u64 = std::env::var("LINLI_BENCH_ROUNDS").map_or(3_000, |n| n.parse().unwrap());
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut contenders = contenders(dir.path(), rounds);
    let mut times = vec![[Vec::new(), Vec::new()]; contenders.len()];
    let count = contenders.len();
    for n in 0..rounds {
        // Whoever goes first finds the disk as the last one left it: everybody gets every place.
        for turn in 0..count {
            let who = (turn + n as usize) % count;
            let start = Instant::now();
            contenders[who].commit(n + 1);
            times[who][0].push(start.elapsed());
            contenders[who].read(n + 1);
            times[who][1].push(start.elapsed());
        }
    }
    for times in times.iter_mut().flatten() {
        times.sort_unstable();
    }
    println!("one durable command of {KEYS} operations of {VALUE} B, {rounds} rounds interleaved, microseconds");
    println!("{:<34} {:>6} {:>8} {:>10} {:>14}", "", "p50", "p99", "x append", "x preallocated");
    let (append, preallocated) = (percentile(&times[0][0], 50), percentile(&times[1][0], 50));
    let row = |name: &str, times: &[Duration]| {
        let p50 = percentile(times, 50);
        let p99 = percentile(times, 99);
        let (by_append, by_preallocated) = (p50 / append, p50 / preallocated);
        println!("{name:<34} {p50:>6.0} {p99:>8.0} {by_append:>10.2} {by_preallocated:>14.2}");
    };
    for (contender, [acknowledged, read_back]) in contenders.iter().zip(&times) {
        row(contender.name(), acknowledged);
        if contender.name() == LINLI {
            row("  and read back through the port", read_back);
        }
    }
    println!("linli acknowledges what its journal holds durably; sled takes it in within a second");
}

//! How fast and how well people are found: `cargo bench --bench lookup [-- PEOPLE...]`.
//!
//! Every query of the set is typed key by key; each key is one search with its count, ten hits and their marks, on
//! an index with changes in it and people whom the desk means today. With `--features peers` the same keys go
//! through other ways to search, in the same run: compare within a run only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(feature = "peers")]
#[path = "lookup_peers.rs"]
mod peers;
#[path = "../lookup/people.rs"]
mod people;
#[path = "../lookup/queries.rs"]
mod queries;

use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use linli::lookup::{Hit, Index, Person, Query, Today};
use queries::{Asked, FORMS, Oracle};

/// The program's own: every search is measured with it, but for SQLite's, which keeps to its own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 3] = [5_140, 100_000, 1_000_000];
const OF_EACH_FORM: usize = 40;
const PAGE: usize = 10;
/// How often all queries are typed, so that a machine that is slow for a moment is so to everybody; every key counts.
const PASSES: usize = 5;
/// After how long no further pass is begun.
const ENOUGH: Duration = Duration::from_secs(4);
/// More letters than anything that is typed has.
const NEVER: usize = 999;
/// Up to how many people an oracle is asked.
const MOST_FOR_ORACLE: usize = 10_000;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    for size in if asked.is_empty() { SIZES.as_slice() } else { &asked } {
        let people = people::people(*size, 1);
        let queries = queries::queries(&people, OF_EACH_FORM, 7);
        let keys = queries.iter().map(|it| keys(it).count()).sum::<usize>();
        println!("\n{size} people, {} queries, {keys} keys", queries.len());
        let median = linli(&people, &queries);
        #[cfg(feature = "peers")]
        peers::each(&people, |mut peer| {
            let part = if peer.is_slow { 1 + size / 20_000 } else { 1 };
            let some: Vec<Asked> = queries.iter().step_by(part).cloned().collect();
            println!("  {}, {} bytes a person, one query of {part}", peer.name, peer.bytes);
            let theirs = report(&people, &some, &mut peer.search, false);
            println!("    linli is {:.0} times as fast at the median", theirs.as_secs_f64() / median.as_secs_f64());
        });
        let _ = median;
    }
}

/// What stands in the box after each key.
fn keys(asked: &Asked) -> impl Iterator<Item = String> {
    (1..=asked.typed.chars().count()).map(|count| asked.typed.chars().take(count).collect())
}

fn linli(people: &[Person], queries: &[Asked]) -> Duration {
    let clones: Vec<Person> = people.to_vec();
    let start = Instant::now();
    let mut index = Index::build(clones.into_iter());
    println!("  linli, built in {:.0?}, {} bytes a person", start.elapsed(), index.bytes() / people.len());
    let start = Instant::now();
    let changed = people.iter().step_by(people.len() / 20);
    let count = changed.clone().count() as u32;
    for person in changed {
        index.put([person.clone()]);
        black_box(index.find(&Query::parse("x"), PAGE));
    }
    println!("    each of {count} changes found after {:.0?}", start.elapsed() / count);
    let today = [Today::Served, Today::Expected, Today::OpenMatter, Today::Seen].into_iter().cycle();
    index.expect(people.iter().step_by(people.len() / 60).cloned().zip(today));
    black_box(index.find(&Query::parse("x"), PAGE));

    let mut search = |typed: &str| {
        let query = Query::parse(typed);
        let found = index.find(&query, PAGE);
        let place = |hit: &Hit| {
            // The people are numbered from 1 on.
            let place = hit.id as usize - 1;
            black_box(found.taken_for.as_ref().unwrap_or(&query).marks(&people[place].name));
            place
        };
        found.hits.iter().map(place).collect()
    };
    let median = report(people, queries, &mut search, true);
    let come = queries::queries_as_they_come(people, OF_EACH_FORM, 7);
    println!("    letters until first, of people as they come: {}", letters(&lengths(people, &come, &mut search)));
    if people.len() <= MOST_FOR_ORACLE {
        let mut oracle = Oracle::of(people);
        let mut search = |typed: &str| oracle.first(typed).into_iter().collect();
        let asked: Vec<Asked> = queries.iter().filter(|asked| !asked.form.typos).cloned().collect();
        println!("    letters until first, of an oracle by lot:    {}", letters(&lengths(people, &asked, &mut search)));
    }
    median
}

/// How many letters of each query are typed until somebody who would be typed alike stands first.
fn lengths(people: &[Person], queries: &[Asked], search: &mut dyn FnMut(&str) -> Vec<usize>) -> Vec<usize> {
    let length = |asked: &Asked| {
        let alike = |who: &usize| *who == asked.who || (asked.form.of)(&people[*who]).contains(&asked.meant);
        keys(asked).position(|typed| search(&typed).first().is_some_and(alike)).map_or(NEVER, |key| key + 1)
    };
    queries.iter().map(length).collect()
}

/// Median and ninetieth of a hundred; `never` where nobody alike came first.
fn letters(lengths: &[usize]) -> String {
    let mut lengths = lengths.to_vec();
    lengths.sort_unstable();
    let at = |part: usize| match lengths[(lengths.len() - 1) * part / 100] {
        NEVER => "never".to_owned(),
        length => length.to_string(),
    };
    format!("median {}, p90 {}", at(50), at(90))
}

/// Types every query, prints what it took and what came of it, and gives the median of a key.
fn report(people: &[Person], queries: &[Asked], search: &mut dyn FnMut(&str) -> Vec<usize>, by_form: bool) -> Duration {
    let mut times: HashMap<&str, Vec<Duration>> = HashMap::new();
    let mut answers: Vec<Vec<Vec<usize>>> = vec![];
    let mut slowest: Vec<(Duration, String)> = vec![];
    let began = Instant::now();
    for pass in 0..PASSES {
        if pass > 0 && began.elapsed() > ENOUGH {
            break;
        }
        answers.clear();
        for asked in queries {
            let times = times.entry(asked.form.name).or_default();
            let timed = keys(asked).map(|typed| {
                let start = Instant::now();
                let hits = search(&typed);
                let time = start.elapsed();
                times.push(time);
                slowest.push((time, typed));
                hits
            });
            answers.push(timed.collect());
        }
    }
    let mut quality: HashMap<&str, Quality> = HashMap::new();
    let mut until_first = vec![];
    for (asked, answers) in queries.iter().zip(answers) {
        let alike = |who: &usize| *who == asked.who || (asked.form.of)(&people[*who]).contains(&asked.meant);
        let hits = answers.last().cloned().unwrap_or_default();
        until_first.push(answers.iter().position(|hits| hits.first().is_some_and(alike)).map_or(NEVER, |key| key + 1));
        let quality = quality.entry(asked.form.name).or_default();
        quality.asked += 1;
        quality.first += usize::from(hits.first() == Some(&asked.who));
        quality.first_ten += usize::from(hits.contains(&asked.who));
        quality.alike_first += usize::from(hits.first().is_some_and(alike));
        quality.alike_ten += usize::from(hits.iter().any(alike));
        quality.lot_first += 1.0 / asked.alike as f64;
        quality.lot_ten += (PAGE as f64 / asked.alike as f64).min(1.0);
    }
    let mut all: Vec<Duration> = times.values().flatten().copied().collect();
    println!("    every key            {}", spread(&mut all));
    slowest.sort_unstable_by(|a, b| b.cmp(a));
    let slowest: Vec<String> = slowest.iter().take(6).map(|(time, typed)| format!("{typed} {time:.0?}")).collect();
    println!("    the slowest          {}", slowest.join(", "));
    println!("    letters until first  {}", letters(&until_first));
    for form in FORMS {
        let (Some(times), Some(quality)) = (times.get_mut(form.name), quality.get(form.name)) else { continue };
        if by_form {
            println!("    {:20} {}   {quality}", form.name, spread(times));
        } else {
            println!("    {:20} {quality}", form.name);
        }
    }
    all[all.len() / 2]
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_nanos() as f64 / 1_000.0;
    format!("p50 {:8.1} us  p99 {:8.1}  p99.9 {:8.1}", at(0.5), at(0.99), at(0.999))
}

/// Whether the one who was meant came first, or among ten, beside what a draw among those typed alike would give.
#[derive(Default)]
struct Quality {
    asked: usize,
    first: usize,
    first_ten: usize,
    alike_first: usize,
    alike_ten: usize,
    lot_first: f64,
    lot_ten: f64,
}

impl std::fmt::Display for Quality {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |count: f64| count * 100.0 / self.asked as f64;
        write!(
            f,
            "@1 {:3.0} (lot {:3.0})  @10 {:3.0} (lot {:3.0})  one alike @1 {:3.0} @10 {:3.0}",
            share(self.first as f64),
            share(self.lot_first),
            share(self.first_ten as f64),
            share(self.lot_ten),
            share(self.alike_first as f64),
            share(self.alike_ten as f64)
        )
    }
}

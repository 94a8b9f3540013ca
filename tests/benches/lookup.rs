//! How fast and how well people are found: `cargo bench --bench lookup [-- PEOPLE...]`.
//!
//! Every query of the set is typed key by key; each key is one search with its count, ten hits and their marks, on
//! an index with changes in it and people whom the desk means today. With `--features peers` the same keys go
//! through other ways to search, in the same run: compare within a run only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../lookup/people.rs"]
mod people;
#[path = "../lookup/queries.rs"]
mod queries;

use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use linli::lookup::{Index, Person, Query, Today};
use queries::{Asked, FORMS};

const SIZES: [usize; 3] = [5_140, 100_000, 1_000_000];
const OF_EACH_FORM: usize = 40;
const PAGE: usize = 10;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    for size in if asked.is_empty() { SIZES.as_slice() } else { &asked } {
        let people = people::people(*size, 1);
        let queries = queries::queries(&people, OF_EACH_FORM, 7);
        println!(
            "\n{size} people, {} queries, {} keys",
            queries.len(),
            queries.iter().map(|it| keys(it).count()).sum::<usize>()
        );
        linli(&people, &queries);
    }
}

/// What stands in the box after each key.
fn keys(asked: &Asked) -> impl Iterator<Item = String> {
    (1..=asked.typed.chars().count()).map(|count| asked.typed.chars().take(count).collect())
}

fn linli(people: &[Person], queries: &[Asked]) {
    let clones: Vec<Person> = people.to_vec();
    let start = Instant::now();
    let mut index = Index::build(clones.into_iter());
    let built = start.elapsed();
    println!("  built in {built:.0?}, {} bytes a person", index.bytes() / people.len());
    let start = Instant::now();
    for person in people.iter().step_by(people.len() / 20) {
        index.put([person.clone()]);
    }
    black_box(index.find(&Query::parse("x"), PAGE));
    println!("  twenty people changed and found in {:.0?}", start.elapsed());
    let today = [Today::Served, Today::Expected, Today::OpenMatter, Today::Seen].into_iter().cycle();
    index.expect(people.iter().step_by(people.len() / 60).cloned().zip(today));

    let places: HashMap<u64, usize> = people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    let search = |typed: &str| {
        let query = Query::parse(typed);
        let found = index.find(&query, PAGE);
        for hit in &found.hits {
            black_box(found.taken_for.as_ref().unwrap_or(&query).marks(&people[places[&hit.id]].name));
        }
        found.hits.iter().map(|hit| places[&hit.id]).collect()
    };
    report("linli", people, queries, search);
}

/// Types every query and prints what it took and what came of it.
fn report(name: &str, people: &[Person], queries: &[Asked], search: impl Fn(&str) -> Vec<usize>) {
    let mut times: HashMap<&str, Vec<Duration>> = HashMap::new();
    let mut quality: HashMap<&str, Quality> = HashMap::new();
    let mut letters = vec![];
    for asked in queries {
        let alike = |who: usize| who == asked.who || (asked.form.of)(&people[who]).contains(&asked.meant);
        let (mut hits, mut first_at) = (vec![], None);
        for (key, typed) in (1..).zip(keys(asked)) {
            let start = Instant::now();
            hits = search(&typed);
            times.entry(asked.form.name).or_default().push(start.elapsed());
            first_at = first_at.or_else(|| hits.first().filter(|who| alike(**who)).map(|_| key));
        }
        letters.push(first_at.unwrap_or(usize::MAX));
        let quality = quality.entry(asked.form.name).or_default();
        quality.asked += 1;
        quality.first += usize::from(hits.first() == Some(&asked.who));
        quality.first_ten += usize::from(hits.contains(&asked.who));
        quality.alike_first += usize::from(hits.first().is_some_and(|who| alike(*who)));
        quality.alike_ten += usize::from(hits.iter().any(|who| alike(*who)));
        quality.lot_first += 1.0 / asked.alike as f64;
        quality.lot_ten += (PAGE as f64 / asked.alike as f64).min(1.0);
    }
    let mut all: Vec<Duration> = times.values().flatten().copied().collect();
    println!("  {name}: {}", spread(&mut all));
    letters.sort_unstable();
    println!("  letters until first: median {}, p90 {}", letters[letters.len() / 2], letters[letters.len() * 9 / 10]);
    for form in FORMS {
        let (Some(times), Some(quality)) = (times.get_mut(form.name), quality.get(form.name)) else { continue };
        println!("    {:20} {}   {quality}", form.name, spread(times));
    }
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

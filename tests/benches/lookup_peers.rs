//! Other ways to find people, each given the best text that it can use: the name, its pinyin and initials in every
//! reading, phones, identity number and address, one line a person. Ten hits, the best first.

use std::cmp::Reverse;

use frizbee::{Config as FrizbeeConfig, Matcher as Frizbee};
use ib_pinyin::matcher::PinyinMatcher;
use ib_pinyin::pinyin::PinyinNotation;
use linli::lookup::Person;
use memchr::memmem::Finder;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config as NucleoConfig, Matcher as Nucleo, Utf32String};
use pinyin::{ToPinyin, ToPinyinMulti};
use rusqlite::{Connection, params_from_iter};

const PAGE: usize = 10;

/// Answers what was typed with places among the people.
pub type Search = Box<dyn FnMut(&str) -> Vec<usize>>;

/// A peer: its name, how many bytes a person it keeps, its search, and whether it is too slow for every key.
pub struct Peer {
    pub name: &'static str,
    pub bytes: usize,
    pub search: Search,
    pub is_slow: bool,
}

/// All of them, one after the other, so that only one is in memory at a time.
pub fn each(people: &[Person], mut run: impl FnMut(Peer)) {
    let large = people.len() > 50_000;
    let lines: Vec<String> = people.iter().map(line).collect();
    let bytes = lines.iter().map(String::len).sum::<usize>() / people.len();
    run(Peer { name: "memmem", bytes: bytes + 4, search: memmem(&lines), is_slow: people.len() > 500_000 });
    run(Peer { name: "frizbee", bytes: bytes + 24, search: frizbee(lines.clone()), is_slow: large });
    run(Peer { name: "nucleo", bytes: bytes * 4, search: nucleo(lines.clone()), is_slow: large });
    let connection = table(&lines);
    let (kept, search) = fts5(&connection, people.len());
    run(Peer { name: "FTS5 trigram", bytes: kept, search, is_slow: large });
    run(Peer { name: "LIKE", bytes: bytes + 16, search: like(table(&lines)), is_slow: true });
    let plain: Vec<String> = people.iter().map(|it| [it.name.as_str(), &told(it)].join(" ")).collect();
    let bytes = plain.iter().map(String::len).sum::<usize>() / people.len();
    run(Peer { name: "ib-pinyin", bytes: bytes + 24, search: ib_pinyin(plain), is_slow: large });
}

/// Everything about a person but the name.
fn told(person: &Person) -> String {
    let address = &person.address;
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let door = [&address.building, &address.unit, &address.room].map(|part| digits(part)).join("-");
    format!("{} {} {} {door}", person.phones.join(" "), person.id_number.to_lowercase(), address.lane)
}

fn line(person: &Person) -> String {
    let mut readings: Vec<Vec<&str>> = vec![vec![]];
    for sign in person.name.chars().filter(|sign| *sign != '·') {
        let mut of_sign: Vec<&str> = sign.to_pinyin().map(|it| it.plain()).into_iter().collect();
        of_sign.extend(sign.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain));
        of_sign.sort_unstable();
        of_sign.dedup();
        readings = readings.iter().flat_map(|way| of_sign.iter().map(|it| [way.as_slice(), &[*it]].concat())).collect();
        readings.truncate(8);
    }
    let mut words = vec![person.name.clone()];
    for way in readings {
        words.push(way.concat());
        words.push(way.iter().filter_map(|it| it.chars().next()).collect());
    }
    words.dedup();
    let lane = person.address.lane.chars().filter_map(|it| it.to_pinyin()).filter_map(|it| it.plain().chars().next());
    words.push(told(person));
    words.push(lane.collect());
    words.join(" ")
}

fn best(mut scored: Vec<(u32, usize)>) -> Vec<usize> {
    if scored.len() > PAGE {
        scored.select_nth_unstable_by_key(PAGE, |it| (Reverse(it.0), it.1));
        scored.truncate(PAGE);
    }
    scored.sort_unstable_by_key(|it| (Reverse(it.0), it.1));
    scored.into_iter().map(|it| it.1).collect()
}

/// One text of all lines; a hit scores by standing at the beginning and at the end of a word.
fn memmem(lines: &[String]) -> Search {
    let mut text = vec![];
    let mut starts = vec![];
    for line in lines {
        starts.push(text.len());
        text.extend_from_slice(line.as_bytes());
        text.push(b'\n');
    }
    starts.push(text.len());
    Box::new(move |typed| {
        let mut terms: Vec<&str> = typed.split_whitespace().collect();
        terms.sort_by_key(|term| Reverse(term.len()));
        let Some((first, others)) = terms.split_first() else { return vec![] };
        let others: Vec<Finder<'_>> = others.iter().map(|it| Finder::new(*it)).collect();
        let finder = Finder::new(*first);
        let (mut from, mut scored) = (0, vec![]);
        while let Some(at) = finder.find(&text[from..]).map(|at| from + at) {
            let who = starts.partition_point(|start| *start <= at) - 1;
            let line = &text[starts[who]..starts[who + 1]];
            if others.iter().all(|other| other.find(line).is_some()) {
                let begins = at == starts[who] || text[at - 1] == b' ';
                let ends = matches!(text[at + first.len()], b' ' | b'\n');
                scored.push((u32::from(begins) * 2 + u32::from(ends), who));
            }
            from = starts[who + 1];
        }
        best(scored)
    })
}

fn frizbee(lines: Vec<String>) -> Search {
    let config = FrizbeeConfig::default().max_typos(Some(0));
    Box::new(move |typed| {
        let mut matcher = Frizbee::from_query(typed, &config);
        matcher.match_list(&lines).into_iter().take(PAGE).map(|it| it.index as usize).collect()
    })
}

/// Twice: in ASCII, where it is fast, for what is typed in ASCII, and as it is written for the rest.
fn nucleo(lines: Vec<String>) -> Search {
    let ascii = lines.iter().map(|line| line.chars().filter(char::is_ascii).collect::<String>().into()).collect();
    let lines: [Vec<Utf32String>; 2] = [ascii, lines.into_iter().map(Utf32String::from).collect()];
    let mut matcher = Nucleo::new(NucleoConfig::DEFAULT);
    Box::new(move |typed| {
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Never);
        let score = |(who, line): (usize, &Utf32String)| Some((pattern.score(line.slice(..), &mut matcher)?, who));
        best(lines[usize::from(!typed.is_ascii())].iter().enumerate().filter_map(score).collect())
    })
}

fn table(lines: &[String]) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("create table people(id integer primary key, line text)").unwrap();
    let transaction = connection.transaction().unwrap();
    {
        let mut insert = transaction.prepare("insert into people values(?, ?)").unwrap();
        for (who, line) in lines.iter().enumerate() {
            insert.execute((who as i64, line)).unwrap();
        }
    }
    transaction.commit().unwrap();
    connection
}

fn select(connection: &Connection, sql: &str, terms: Vec<String>) -> Vec<usize> {
    let mut statement = connection.prepare_cached(sql).unwrap();
    let rows = statement.query_map(params_from_iter(terms), |row| row.get::<_, i64>(0)).unwrap();
    rows.map(|who| who.unwrap() as usize).collect()
}

fn like(connection: Connection) -> Search {
    Box::new(move |typed| {
        let terms: Vec<String> = typed.split_whitespace().map(|it| format!("%{it}%")).collect();
        let clauses = vec!["line like ?"; terms.len().max(1)].join(" and ");
        let terms = if terms.is_empty() { vec!["%".into()] } else { terms };
        select(&connection, &format!("select id from people where {clauses} limit {PAGE}"), terms)
    })
}

/// Runs of three signs and more by the trigram index, in the order of its rank; shorter ones by a scan of it.
fn fts5(table: &Connection, people: usize) -> (usize, Search) {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("create virtual table found using fts5(line, tokenize='trigram')").unwrap();
    connection.execute_batch("begin").unwrap();
    {
        let mut read = table.prepare("select id, line from people").unwrap();
        let mut rows = read.query(()).unwrap();
        let mut insert = connection.prepare("insert into found(rowid, line) values(?, ?)").unwrap();
        while let Some(row) = rows.next().unwrap() {
            insert.execute((row.get::<_, i64>(0).unwrap(), row.get::<_, String>(1).unwrap())).unwrap();
        }
    }
    connection.execute_batch("commit").unwrap();
    let size = "select page_count * page_size from pragma_page_count(), pragma_page_size()";
    let bytes: i64 = connection.query_row(size, (), |row| row.get(0)).unwrap();
    let search = move |typed: &str| {
        let (long, short): (Vec<&str>, Vec<&str>) =
            typed.split_whitespace().partition(|term| term.chars().count() >= 3);
        let mut clauses = vec![];
        let mut terms = vec![];
        if !long.is_empty() {
            clauses.push("found match ?");
            terms.push(long.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(" and "));
        }
        for term in short {
            clauses.push("line like ?");
            terms.push(format!("%{term}%"));
        }
        if clauses.is_empty() {
            return vec![];
        }
        let order = if long.is_empty() { "" } else { "order by rank" };
        let sql = format!("select rowid from found where {} {order} limit {PAGE}", clauses.join(" and "));
        select(&connection, &sql, terms)
    };
    (bytes as usize / people, Box::new(search))
}

/// Pinyin against the characters themselves; a hit scores by how early it stands.
fn ib_pinyin(lines: Vec<String>) -> Search {
    Box::new(move |typed| {
        let notation = PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter;
        let build = |term: &str| PinyinMatcher::builder(term).pinyin_notations(notation).build();
        let matchers: Vec<PinyinMatcher<'_>> = typed.split_whitespace().map(build).collect();
        let score = |(who, line): (usize, &String)| {
            let starts: Option<Vec<usize>> = matchers.iter().map(|it| it.find(line).map(|it| it.start())).collect();
            Some((u32::MAX - starts?.into_iter().sum::<usize>() as u32, who))
        };
        best(lines.iter().enumerate().filter_map(score).collect())
    })
}

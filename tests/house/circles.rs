//! Files that need each other: a circle of them can only be read as one, so that none grows large, and none is merged
//! away.
//!
//! An arrow goes from a file to the one in which a name is defined that it uses; what only passes a name on (`pub use`)
//! is followed to there. Tests within a file do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use super::arrows::sources;

/// The rooms, and how many files a circle may have there at most.
const MOST: [(&str, usize); 2] = [("desk", 5), ("cli", 1)];

/// The sources of the house by module, without comments, texts and tests.
struct House {
    sources: BTreeMap<String, String>,
    /// What a module passes on: module and name, and the path that it stands for.
    passed_on: BTreeMap<(String, String), Vec<String>>,
}

fn without_comments(source: &str) -> String {
    let own = source.split("#[cfg(test)]\nmod ").next().unwrap();
    let own: String = own.lines().map(|line| line.split("//").next().unwrap().to_owned() + "\n").collect();
    // Text between quotes may hold anything that looks like a path.
    own.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// A tree of names, `a::{b, c::{self, d}}`, as paths.
fn paths_of(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().split_whitespace().collect()];
    };
    let inner = &rest[..rest.rfind('}').unwrap_or(rest.len())];
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[from..]);
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| paths_of(&format!("{}{}", before.trim(), part.trim()))).collect()
}

/// The `use` lines of a source: whether they pass on, and their trees; and the rest of it.
fn uses(source: &str) -> (Vec<(bool, String)>, String) {
    let (mut found, mut rest) = (Vec::new(), String::new());
    let mut left = source;
    while let Some(at) = left.find("use ") {
        let (before, from) = left.split_at(at);
        let line = before.rsplit('\n').next().unwrap();
        let stands = line.trim().is_empty() || line.trim().starts_with("pub");
        let Some(end) = from.find(';').filter(|_| stands && (before.is_empty() || before.ends_with(['\n', ' ', ')'])))
        else {
            rest.push_str(before);
            rest.push_str("use ");
            left = &from[4..];
            continue;
        };
        rest.push_str(before);
        found.push((line.trim().starts_with("pub"), from[4..end].to_owned()));
        left = &from[end + 1..];
    }
    rest.push_str(left);
    (found, rest)
}

fn joined(parts: &[String]) -> String {
    parts.join("::")
}

impl House {
    fn read() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut house = Self { sources: BTreeMap::new(), passed_on: BTreeMap::new() };
        for file in sources(&root) {
            let inside = file.strip_prefix(&root).unwrap().with_extension("");
            let name = inside.to_str().unwrap().replace(std::path::MAIN_SEPARATOR, "::");
            let name = name.strip_suffix("::mod").unwrap_or(&name).to_owned();
            let name = if name == "lib" { String::new() } else { name };
            house.sources.insert(name, without_comments(&fs::read_to_string(&file).unwrap()));
        }
        let all: Vec<(String, String)> = house.sources.clone().into_iter().collect();
        for (module, source) in all {
            for tree in uses(&source).0.into_iter().filter(|(on, _)| *on).map(|(_, tree)| tree) {
                for path in paths_of(&tree) {
                    let Some(whole) = house.whole(&path, &module) else { continue };
                    house.passed_on.insert((module.clone(), whole.last().unwrap().clone()), whole);
                }
            }
        }
        house
    }

    /// A path from the root of the house; `None` for another crate's.
    fn whole(&self, path: &str, module: &str) -> Option<Vec<String>> {
        let mut parts: Vec<String> = path.split("::").map(str::to_owned).collect();
        let mut at: Vec<String> = module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        match parts[0].as_str() {
            "crate" => return Some(parts.split_off(1)),
            "self" => {
                parts.remove(0);
            }
            "super" => {
                while parts.first().is_some_and(|part| part == "super") {
                    parts.remove(0);
                    at.pop();
                }
            }
            // A module of this one.
            first => {
                at.push(first.to_owned());
                let known = self.sources.contains_key(&joined(&at));
                at.pop();
                if !known {
                    return None;
                }
            }
        }
        at.extend(parts);
        Some(at)
    }

    /// The file in which a path ends, and what of the path is left there.
    fn defined(&self, path: &[String], depth: usize) -> Option<(String, Vec<String>)> {
        let module = (0..=path.len()).rev().map(|end| joined(&path[..end])).find(|at| self.sources.contains_key(at))?;
        let length = if module.is_empty() { 0 } else { module.split("::").count() };
        let rest = path[length..].to_vec();
        let first = rest.first().cloned().unwrap_or_default();
        match self.passed_on.get(&(module.clone(), first)) {
            Some(on) if depth < 6 && on != path => self.defined(&[on.as_slice(), &rest[1..]].concat(), depth + 1),
            _ => Some((module, rest)),
        }
    }

    /// The files that a file needs.
    fn needs(&self, module: &str, source: &str) -> BTreeSet<String> {
        let (uses, body) = uses(source);
        let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':');
        let in_body: Vec<&str> =
            body.split(word).filter(|path| path.contains("::") && !path.starts_with(':')).collect();
        let mut paths: Vec<String> = in_body.iter().map(|path| path.trim_end_matches(':').to_owned()).collect();
        for path in uses.into_iter().filter(|(on, _)| !on).flat_map(|(_, tree)| paths_of(&tree)) {
            let path = path.strip_suffix("::self").unwrap_or(&path).to_owned();
            let name = path.rsplit("::").next().unwrap().to_owned();
            let is_module = self
                .whole(&path, module)
                .and_then(|whole| self.defined(&whole, 0))
                .is_some_and(|(_, rest)| rest.is_empty());
            if is_module {
                let taken = in_body.iter().filter_map(|used| used.strip_prefix(&format!("{name}::")));
                paths.extend(taken.map(|rest| format!("{path}::{rest}")));
            } else {
                paths.push(path);
            }
        }
        let wholes = paths.iter().filter_map(|path| self.whole(path, module));
        let found = wholes.filter_map(|whole| self.defined(&whole, 0)).filter(|(_, rest)| !rest.is_empty());
        found.map(|(at, _)| at).filter(|at| at != module).collect()
    }

    /// The circles of a room: files each of which can be reached from each other one.
    fn circles(&self, room: &str) -> Vec<BTreeSet<String>> {
        let inside = |module: &str| module == room || module.starts_with(&format!("{room}::"));
        let needs: BTreeMap<&String, BTreeSet<String>> = self
            .sources
            .iter()
            .filter(|(module, _)| inside(module))
            .map(|(module, source)| {
                (module, self.needs(module, source).into_iter().filter(|other| inside(other)).collect())
            })
            .collect();
        let reach = |from: &String| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![from.clone()]);
            while let Some(at) = next.pop() {
                for other in needs.get(&at).into_iter().flatten() {
                    if seen.insert(other.clone()) {
                        next.push(other.clone());
                    }
                }
            }
            seen
        };
        let all: BTreeMap<&String, BTreeSet<String>> = needs.keys().map(|module| (*module, reach(module))).collect();
        let mut circles: Vec<BTreeSet<String>> = Vec::new();
        for (module, reached) in &all {
            let circle: BTreeSet<String> =
                reached.iter().filter(|other| all[other].contains(*module)).cloned().collect();
            if circle.len() > 1 && !circles.contains(&circle) {
                circles.push(circle);
            }
        }
        circles
    }
}

#[test]
fn no_circle_of_files_is_large() {
    let house = House::read();
    let arrows: usize = house.sources.iter().map(|(module, source)| house.needs(module, source).len()).sum();
    assert!(arrows > 2_000, "only {arrows} arrows are found: this test looks for nothing");
    let mut wrong = Vec::new();
    for (room, most) in MOST {
        for circle in house.circles(room).into_iter().filter(|circle| circle.len() > most) {
            let tied: Vec<String> = circle
                .iter()
                .map(|module| {
                    let own = house.needs(module, &house.sources[module]);
                    let others: Vec<&str> = own.intersection(&circle).map(String::as_str).collect();
                    format!("  {module} needs {}", others.join(", "))
                })
                .collect();
            wrong.push(format!(
                "{} files of {room} need each other, at most {most} may: move what they share into a file below them\n{}",
                circle.len(),
                tied.join("\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_circle_is_seen() {
    let file = |name: &str, source: &str| (name.to_owned(), without_comments(source));
    let house = House {
        sources: BTreeMap::from([
            file("desk", "pub mod a;\npub mod b;\npub mod c;\npub use a::A;\n"),
            file("desk::a", "use crate::desk::b::{self, D};\npub struct A(D, b::E);\n"),
            file("desk::b", "pub struct D(crate::desk::C);\n// crate::desk::A\n"),
            file(
                "desk::c",
                "use super::A;\npub struct C(Option<Box<A>>);\n#[cfg(test)]\nmod tests { use crate::desk::b::D; }\n",
            ),
        ]),
        passed_on: BTreeMap::from([
            (("desk".to_owned(), "A".to_owned()), ["desk", "a", "A"].map(str::to_owned).to_vec()),
            (("desk".to_owned(), "C".to_owned()), ["desk", "c", "C"].map(str::to_owned).to_vec()),
        ]),
    };
    let circle = ["desk::a", "desk::b", "desk::c"].map(str::to_owned);
    assert_eq!(house.circles("desk"), [BTreeSet::from(circle)]);
}

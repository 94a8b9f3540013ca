//! What the house says of itself is true: every path and every test that its papers name is there, every room stands in
//! them, and the README is short enough to be read to its end.

use std::fs;
use std::path::PathBuf;

/// The most lines of the README in one language.
const MOST_LINES: usize = 150;
/// Where its English part begins.
const ENGLISH: &str = "# linli, in English\n";
/// What stands for any capability in a path.
const ANY: [&str; 2] = ["<cap>", "<业务>"];

fn house() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(paper: &str) -> String {
    fs::read_to_string(house().join(paper)).unwrap()
}

/// What of a paper's quoted names leads nowhere: a path, or the test behind `::` in it.
fn astray(paper: &str) -> Vec<String> {
    let quoted = paper.split('`').skip(1).step_by(2);
    let named = quoted.filter(|name| name.starts_with("src/") || name.starts_with("tests/"));
    let leads = |name: &str| {
        let (path, test) = name.split_once("::").map_or((name, None), |(path, test)| (path, Some(test)));
        match ANY.into_iter().find(|any| path.contains(any)) {
            Some(any) => house().join(path.replace(any, "teams")).exists(),
            None => match test {
                Some(test) => fs::read_to_string(house().join(path)).is_ok_and(|s| s.contains(&format!("fn {test}("))),
                None => house().join(path).exists(),
            },
        }
    };
    named.filter(|name| !leads(name)).map(str::to_owned).collect()
}

#[test]
fn whatever_the_papers_name_is_there() {
    for paper in ["README.md", "src/SAFETY.md", "src/KEYS.md", "src/lib.rs"] {
        assert_eq!(astray(&read(paper)), Vec::<String>::new(), "{paper}");
    }
}

#[test]
fn a_name_that_leads_nowhere_is_seen() {
    let paper = "`src/lib.rs` `src/gone.rs` `src/desk/<cap>/ask.rs` `src/desk/<cap>/gone.rs` \
                 `tests/house/papers.rs::a_name_that_leads_nowhere_is_seen` `tests/house/papers.rs::gone`";
    assert_eq!(astray(paper), ["src/gone.rs", "src/desk/<cap>/gone.rs", "tests/house/papers.rs::gone"]);
}

#[test]
fn the_readme_is_short_and_shows_every_room_in_both_languages() {
    let readme = read("README.md");
    let (zh, en) = readme.split_once(ENGLISH).unwrap();
    let map = read("src/lib.rs");
    let rooms: Vec<&str> = map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(rooms.len() >= 9, "{rooms:?}");
    for part in [zh, en] {
        let lines = part.lines().count();
        assert!(lines <= MOST_LINES, "{lines} lines");
        for room in &rooms {
            assert!(part.contains(&format!("| `src/{room}/` |")), "no row for {room}");
        }
    }
    for room in rooms {
        assert!(map.contains(&format!("//! | [`{room}`] |")), "src/lib.rs has no row for {room}");
    }
}

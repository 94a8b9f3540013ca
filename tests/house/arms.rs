//! No arm for everything else where a match is over what the house itself names: a new kind, request, deed or refusal
//! must be met where it matters, and not fall through in silence.

use std::fs;
use std::path::PathBuf;

use super::arrows::sources;

/// What stands for one of our own in a pattern.
const OURS: [&str; 17] = [
    "::KIND",
    "Request::",
    "Errand::",
    "Note::",
    "Did::",
    "Not::",
    "Ask::",
    "Why::Desk",
    "Why::People",
    "Why::Center",
    "Answer::",
    "IssueState::",
    "VisitState::",
    "BookingState::",
    "MealState::",
    "Living::",
    "Fault::Re",
];

/// Where such an arm is right, and why.
const MAY: [(&str, &str); 1] =
    [("text/import/asked.rs", "a doubt is about three kinds, and what has no row is masked")];

/// The lines of the arms beside this one that begin with a pattern, up to the `match` itself.
fn beside<'a>(lines: &[&'a str], at: usize) -> Vec<&'a str> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(lines[at]);
    let before = lines[..at].iter().rev().filter(|line| !line.trim().is_empty());
    let inside = before.take_while(|line| indent(line) >= own).filter(|line| indent(line) == own);
    inside.map(|line| line.split("=>").next().unwrap_or(line)).collect()
}

#[test]
fn what_the_house_names_is_matched_by_name() {
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut wrong, mut arms) = (Vec::new(), 0);
    for file in sources(&house) {
        let source = fs::read_to_string(&file).unwrap();
        let own = source.split("#[cfg(test)]\nmod tests").next().unwrap();
        let test = file.ends_with("text/tests.rs") || file.ends_with("core/upgrade.rs");
        if test || MAY.iter().any(|(may, _)| file.ends_with(may)) {
            continue;
        }
        let lines: Vec<&str> = own.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let pattern = line.trim_start().split(" =>").next().unwrap();
            if !line.contains("=>") || !pattern.contains('_') || !pattern.chars().all(|c| "(_, )".contains(c)) {
                continue;
            }
            arms += 1;
            if let Some(ours) = beside(&lines, at).iter().find(|arm| OURS.iter().any(|ours| arm.contains(ours))) {
                wrong.push(format!("{}:{} beside `{}`", file.display(), at + 1, ours.trim()));
            }
        }
    }
    assert!(arms > 50, "only {arms} such arms are found: this test looks for nothing");
    assert!(wrong.is_empty(), "name what falls through here, or say what the rest is by a row:\n{}", wrong.join("\n"));
}

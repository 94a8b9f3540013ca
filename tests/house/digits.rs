//! Rows get their digits in one place: nothing else pairs rows with a range of digits, which would drop the rest.

use std::fs;
use std::path::{Path, PathBuf};

use super::arrows::sources;

/// The one place that numbers rows.
const NUMBERED: &str = "ui/widgets/numbered.rs";
/// Digits that are keys of tabs, each of them named.
const TABS: [&str; 9] = [
    "ui/panes.rs",
    "ui/today/mod.rs",
    "ui/people/mod.rs",
    "ui/center/mod.rs",
    "ui/clinic/mod.rs",
    "ui/issues/mod.rs",
    "ui/care/mod.rs",
    "ui/contacts/mod.rs",
    "ui/benefits/mod.rs",
];
/// What pairs rows with digits, or keeps as many rows as there are digits.
const PAIRS: [&str; 9] =
    ["from_digit", "to_digit", ".chars().nth", ".take(9)", ".take(10)", "zip(1.", "zip((1.", "(1..)", "(1_u8.."];

/// Why a line is named, or nothing.
fn fault(line: &str, digits_are_keys: bool) -> Option<&'static str> {
    let code = line.split("//").next().unwrap_or("");
    if PAIRS.iter().any(|pair| code.contains(pair)) {
        return Some("pairs rows with digits");
    }
    // `ch('3')` is a key of the action table.
    let code = code.replace("ch('", "ch(");
    let literal = ('0'..='9').any(|digit| code.contains(&format!("'{digit}'")));
    (literal && !digits_are_keys).then_some("gives a digit by hand")
}

fn faults(file: &Path, house: &Path) -> Vec<String> {
    let name = file.strip_prefix(house).unwrap().display().to_string();
    let keys = TABS.contains(&name.as_str());
    let source = fs::read_to_string(file).unwrap();
    let code = source.split("#[cfg(test)]").next().unwrap_or("");
    let named = code.lines().enumerate().filter_map(|(line, text)| Some((line + 1, text, fault(text, keys)?)));
    named.map(|(line, text, why)| format!("{name}:{line} {why}: {}", text.trim())).collect()
}

#[test]
fn rows_are_numbered_in_one_place() {
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = sources(&house.join("ui"));
    // What bytes of a terminal mean has nothing to do with rows.
    files.retain(|file| !file.ends_with(NUMBERED) && !file.to_string_lossy().contains("input/sequence"));
    // What is printed has rows too.
    let printed =
        [sources(&house.join("desk")), sources(&house.join("exchange"))].concat().into_iter().filter(|file| {
            let name = file.file_name().unwrap().to_string_lossy();
            ["print", "sheet", "slip", "page"].iter().any(|part| name.contains(part))
        });
    files.extend(printed);
    assert!(files.len() > 90, "{} files are read", files.len());
    let wrong: Vec<String> = files.iter().flat_map(|file| faults(file, &house)).collect();
    assert!(wrong.is_empty(), "hand the rows to ui/widgets/numbered.rs instead:\n{}", wrong.join("\n"));
}

#[test]
fn what_pairs_rows_with_digits_is_seen() {
    for line in [
        "    let offers = rows.iter().zip('1'..='9').map(|(row, digit)| {",
        "    for (row, digit) in rows.zip(1..) {",
        "    let digit = char::from_digit(place as u32, 10)?;",
        "    offers.push(Offer::new('9', label, pick));",
        "    let shown = rows.iter().take(9);",
    ] {
        assert!(fault(line, false).is_some(), "{line}");
    }
    for line in [
        "    // rows.zip('1'..='9')",
        "    Action::new(\"tab\", &[ch('1')], ..)",
        "    for (y, row) in (y..).zip(rows) {",
    ] {
        assert_eq!(fault(line, false), None, "{line}");
    }
}

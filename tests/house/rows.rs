//! Rows that a capability declares stand in their table, and files in their folder: whoever forgets the one line in a
//! common file is told which, instead of looking at a screen on which something is missing.

use std::fs;
use std::path::{Path, PathBuf};

use super::arrows::sources;

/// A table, and how the rows are declared that belong in it.
struct TableOf {
    /// What stands behind the name of a row.
    declared: &'static str,
    /// The file in which the table is.
    file: &'static str,
    /// How the table begins there; it ends with the next `];`.
    begins: &'static str,
    /// At least so many rows are known: else this test looks for what is called otherwise now.
    least: usize,
}

const TABLES: &[TableOf] = &[
    TableOf { declared: ": Tab = Tab {", file: "ui/panes.rs", begins: "TABS: ", least: 5 },
    TableOf { declared: ": Face = Face {", file: "ui/panes.rs", begins: "TABS: ", least: 8 },
    TableOf { declared: ": &[FormRow] =", file: "ui/forms.rs", begins: "FORMS: ", least: 7 },
    TableOf { declared: ": &[Action] =", file: "ui/actions.rs", begins: "static TABLE: ", least: 11 },
    TableOf { declared: ": CardRow = CardRow {", file: "ui/people/card.rs", begins: "CARD: ", least: 7 },
    TableOf { declared: ": TodayRow = TodayRow {", file: "ui/today/mod.rs", begins: "TODAY: ", least: 7 },
    TableOf { declared: ": ExportRow = ExportRow {", file: "desk/export/mod.rs", begins: "EXPORTS: ", least: 7 },
    TableOf { declared: ": FigureRow = FigureRow {", file: "desk/core/figures.rs", begins: "FIGURES: ", least: 1 },
    TableOf { declared: ": ServedRow =", file: "desk/core/served.rs", begins: "static SERVED: ", least: 2 },
    TableOf { declared: ": DemoRow =", file: "desk/demo/acts.rs", begins: "DEMO: ", least: 7 },
    TableOf { declared: "SHEETS: &[Code] =", file: "model/register/mod.rs", begins: "LISTS: ", least: 7 },
];

fn house() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The module that a file is: `["ui", "people", "card"]`.
fn module_of(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix(house()).unwrap().with_extension("");
    let mut parts: Vec<String> =
        inside.components().map(|part| part.as_os_str().to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// Whether a row of a table, `crate::ui::people::CARD`, is this declaration: its name, and modules that stand in this
/// order in the declaration's own; a name alone stands for the table's own file.
fn names(row: &str, name: &str, module: &[String], in_table: bool) -> bool {
    let mut parts: Vec<&str> = row.split("::").filter(|part| !["crate", "super", "self"].contains(part)).collect();
    if parts.pop() != Some(name) {
        return false;
    }
    if parts.is_empty() {
        return in_table;
    }
    let mut rest = module.iter();
    parts.iter().all(|part| rest.any(|own| own == part))
}

/// The rows of a table as they stand in its file.
fn rows_of(table: &TableOf) -> Vec<String> {
    let source = fs::read_to_string(house().join(table.file)).unwrap();
    let body = source.split(table.begins).nth(1).unwrap_or_else(|| panic!("{} has no {}", table.file, table.begins));
    let body = body.split("];\n").next().unwrap();
    let body = body.split_once("= ").unwrap().1;
    let part = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':');
    body.split(part).filter(|word| word.ends_with(|c: char| c.is_ascii_uppercase())).map(str::to_owned).collect()
}

#[test]
fn whatever_is_declared_as_a_row_stands_in_its_table() {
    let files: Vec<(PathBuf, String)> =
        sources(&house()).into_iter().map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect();
    let mut wrong = Vec::new();
    for table in TABLES {
        let rows = rows_of(table);
        let mut declared = 0;
        for (file, source) in &files {
            let own = source.split("#[cfg(test)]\nmod tests").next().unwrap();
            for line in own.lines().filter(|line| line.contains(table.declared)) {
                let of_it = ["static ", "const "].iter().find_map(|word| line.split_once(word)).map(|(_, rest)| rest);
                let Some(rest) = of_it.filter(|_| !line.trim_start().starts_with("//")) else { continue };
                let name: String = rest.chars().take_while(|c| *c == '_' || c.is_ascii_alphanumeric()).collect();
                let in_table = file.ends_with(table.file);
                // A table is no row of itself, and rows around all tabs are added by whoever reads the table.
                let is_table = in_table && table.begins.contains(&format!("{name}: ")) || line.contains("gathered");
                if is_table || name == "AROUND" {
                    continue;
                }
                declared += 1;
                let module = module_of(file);
                if !rows.iter().any(|row| names(row, &name, &module, in_table)) {
                    let path = format!("crate::{}::{name}", module.join("::"));
                    let of = table.begins.trim_end_matches(": ");
                    wrong.push(format!("{path} stands in no table: add a row for it to {of} in src/{}", table.file));
                }
            }
        }
        assert!(declared >= table.least, "{}{}: only {declared} rows are found", table.begins, table.declared);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_capability_has_its_rows() {
    // Whose folder has forms, actions, acts of the demo, has declared them as rows, so that the walk above sees them.
    let wants = [
        ("ui", "forms.rs", ": &[FormRow] ="),
        ("ui", "forms/mod.rs", ": &[FormRow] ="),
        ("ui", "actions.rs", ": &[Action] ="),
        ("ui", "card.rs", ": CardRow = CardRow {"),
        ("ui", "today.rs", ": TodayRow = TodayRow {"),
        ("desk", "demo.rs", ": DemoRow ="),
        ("desk", "export.rs", ": ExportRow = "),
        ("desk", "figures.rs", ": FigureRow = FigureRow {"),
        ("desk", "records.rs", ": Retention = Retention {"),
        ("text", "fields.rs", ": &[KindText] ="),
    ];
    // The rooms' own figures are the pane's; a resident's card is what the others' rows stand on; the desk's own records
    // have their classes in `desk/core/retention.rs`.
    let not = ["desk/center/figures.rs", "ui/people/card.rs", "desk/core/records.rs", "desk/core/figures.rs"];
    let mut wrong = Vec::new();
    for (room, name, row) in wants {
        for folder in fs::read_dir(house().join(room)).unwrap() {
            let folder = folder.unwrap().path();
            let file = folder.join(name);
            let shared = ["actions", "layers", "widgets", "forms"].iter().any(|own| folder.ends_with(own));
            if shared || !file.is_file() || not.iter().any(|not| file.ends_with(not)) {
                continue;
            }
            if !fs::read_to_string(&file).unwrap().contains(row) {
                wrong.push(format!("{} declares no row (`pub static …{row} …`) for its table", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_source_is_named_by_its_folder() {
    let mut wrong = Vec::new();
    for file in sources(&house()) {
        let module = module_of(&file);
        let Some((name, parents)) = module.split_last() else { continue };
        if ["lib", "main"].contains(&name.as_str()) && parents.is_empty() {
            continue;
        }
        let parent = house().join(parents.join("/"));
        let homes = [house().join("lib.rs"), parent.join("mod.rs"), parent.with_extension("rs")];
        let homes = if parents.is_empty() { &homes[..1] } else { &homes[1..] };
        let said = homes
            .iter()
            .filter_map(|home| fs::read_to_string(home).ok())
            .any(|source| source.lines().any(|line| line.trim().ends_with(&format!("mod {name};"))));
        if !said {
            wrong.push(format!("{}: no `mod {name};` names it, so nobody compiles it", file.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_right_stands_in_the_list_of_its_capability() {
    let (mut wrong, mut declared) = (Vec::new(), 0);
    for file in sources(&house().join("model")) {
        let source = fs::read_to_string(&file).unwrap();
        let list = source.split("pub const RIGHTS: &[Right] = &[").nth(1).and_then(|list| list.split(']').next());
        let listed: Vec<&str> = list.unwrap_or("").split(',').map(str::trim).collect();
        for line in source.lines().filter(|line| line.contains(": Right = Right {")) {
            declared += 1;
            let name = line.trim_start_matches("pub const ").split(':').next().unwrap();
            if !listed.contains(&name) {
                wrong.push(format!("{name} stands in no list: add it to RIGHTS in {}", file.display()));
            }
        }
    }
    assert!(declared >= 20, "only {declared} rights are found");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn whatever_is_done_or_refused_has_an_example() {
    let mut examples = sources(&house().join("text/examples"));
    examples.push(house().join("text/examples.rs"));
    let told: String = examples.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let (mut wrong, mut declared) = (Vec::new(), 0);
    for file in sources(&house().join("model")) {
        let source = fs::read_to_string(&file).unwrap();
        for name in ["Did", "Not"] {
            let Some(body) = source.split(&format!("pub enum {name} {{\n")).nth(1) else { continue };
            let lines = body.split("\n}").next().unwrap().lines().filter_map(|line| line.strip_prefix("    "));
            for line in lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase())) {
                declared += 1;
                let variant: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
                let path = format!("{}::{name}::{variant}", module_of(&file)[1]);
                // Two refusals that every kind shares have constructors of their own.
                let made = format!("Refusal::{}(", variant.to_lowercase());
                let told_here = told.contains(&path) || path.starts_with("register::Not::") && told.contains(&made);
                if !told_here {
                    wrong.push(format!("{path} is told nowhere: add an example of it to src/text/examples.rs"));
                }
            }
        }
    }
    assert!(declared > 100, "only {declared} are found");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

//! The file of settings line by line: one that means nothing is named and does not count, the rest does.

use crate::text::settings::{May, Why};

use super::config::Config;

/// A line that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its number, from 1.
    pub line: usize,
    pub why: Why,
}

/// What each setting may be, by its section and name.
const SETTINGS: &[(&str, May)] = &[
    ("community", May::Text),
    ("phone", May::Text),
    ("address", May::Text),
    ("clerks", May::Names),
    ("lang", May::OneOf(&["zh", "en"])),
    ("theme", May::OneOf(&["auto", "dark", "light", "mono"])),
    ("borders", May::OneOf(&["auto", "line", "ascii"])),
    ("backup.path", May::Text),
    ("backup.keep_days", May::Number(1, 3650)),
    ("print.command", May::Text),
    ("print.format", May::OneOf(&["text", "html"])),
    ("print.columns", May::Number(16, 200)),
    ("print.folder", May::Text),
    ("norms", May::Anything),
];

fn known(name: &str) -> Option<May> {
    SETTINGS.iter().find(|(known, _)| *known == name).map(|(_, may)| *may)
}

/// Reads settings; what of them does not count, in the order of its lines.
pub fn read(text: &str) -> (Config, Vec<Skipped>) {
    let mut lines: Vec<&str> = text.lines().collect();
    let mut skipped = Vec::new();
    let config = loop {
        let (at, why) = match toml::from_str::<Config>(&lines.join("\n")) {
            Ok(config) => match out_of_bounds(&config, &lines) {
                None => break config,
                Some(found) => found,
            },
            Err(error) => match blamed(&lines, &error) {
                // Nothing is left that could be at fault.
                None => break Config::default(),
                Some(at) => (at, reason(&lines, at)),
            },
        };
        skipped.push(Skipped { line: at + 1, why });
        leave_out(&mut lines, at);
    };
    skipped.sort_by_key(|skipped| skipped.line);
    (config, skipped)
}

fn says_something(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

fn is_header(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

/// The line that an error is about: the one that it names, else the last one above it that says anything, which did
/// not end, else the first at all.
fn blamed(lines: &[&str], error: &toml::de::Error) -> Option<usize> {
    let joined = lines.join("\n");
    let start = error.span().map_or(0, |span| span.start);
    let at = joined.bytes().take(start).filter(|byte| *byte == b'\n').count();
    let says = |at: &usize| lines.get(*at).is_some_and(|line| says_something(line));
    (0..=at.min(lines.len())).rev().find(says).or_else(|| (0..lines.len()).find(says))
}

/// Takes a line out, and with a heading whatever stands under it: it would count for the section above.
fn leave_out(lines: &mut [&str], at: usize) {
    let section = is_header(lines[at]);
    for (place, line) in lines.iter_mut().enumerate().skip(at) {
        if place > at && (!section || is_header(line)) {
            break;
        }
        *line = "";
    }
}

/// The section in which a line stands, empty for those above the first heading.
fn section<'a>(lines: &[&'a str], at: usize) -> &'a str {
    let header = lines.iter().take(at).rev().find(|line| is_header(line));
    header.map_or("", |line| line.trim().trim_matches(['[', ']']).trim())
}

fn full_name(section: &str, name: &str) -> String {
    if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") }
}

fn reason(lines: &[&str], at: usize) -> Why {
    let line = lines[at];
    if is_header(line) {
        let name = line.split('#').next().unwrap_or_default().trim().trim_matches(['[', ']']).trim().to_owned();
        let inside = format!("{name}.");
        let there = SETTINGS.iter().any(|(known, _)| known.starts_with(&inside) || *known == name);
        return if there { Why::Twice(name) } else { Why::NoSection(name) };
    }
    let section = section(lines, at);
    let Some((name, _)) = line.split_once('=') else { return Why::Unreadable };
    let name = full_name(section, name.trim());
    let Some(may) = known(&name) else { return Why::Unknown(name) };
    let alone = if section.is_empty() { line.to_owned() } else { format!("[{section}]\n{line}") };
    if toml::from_str::<Config>(&alone).is_ok() { Why::Twice(name) } else { Why::Value(name, may) }
}

/// A number that is one, but too small or too large.
fn out_of_bounds(config: &Config, lines: &[&str]) -> Option<(usize, Why)> {
    let numbers = [("backup.keep_days", config.backup.keep_days), ("print.columns", config.print.columns)];
    numbers.into_iter().find_map(|(name, value)| {
        let may = known(name)?;
        let May::Number(least, most) = may else { return None };
        let at = || {
            (0..lines.len()).find(|at| {
                let key = lines[*at].split('=').next().unwrap_or_default().trim();
                says_something(lines[*at]) && full_name(section(lines, *at), key) == name
            })
        };
        if (least..=most).contains(&value) { None } else { Some((at()?, Why::Value(name.to_owned(), may))) }
    })
}

#[cfg(test)]
mod tests {
    use super::super::config::Theme;
    use super::*;
    use crate::text::Lang;

    fn lines(text: &str) -> Vec<(usize, Why)> {
        read(text).1.into_iter().map(|skipped| (skipped.line, skipped.why)).collect()
    }

    #[test]
    fn a_line_that_means_nothing_costs_that_line() {
        assert_eq!(read(""), (Config::default(), vec![]));
        let text =
            "community = \"更新社区\"\ntheme = \"red\"\nclerk = 1\nphone = \"82510001\"\n\n[print]\ncolumns = 32\n";
        let (config, skipped) = read(text);
        assert_eq!((config.community.as_str(), config.phone.as_str()), ("更新社区", "82510001"));
        assert_eq!((config.theme, config.print.columns), (Theme::Auto, 32));
        let themes = May::OneOf(&["auto", "dark", "light", "mono"]);
        let theme = Skipped { line: 2, why: Why::Value("theme".into(), themes) };
        assert_eq!(skipped, [theme, Skipped { line: 3, why: Why::Unknown("clerk".into()) }]);
    }

    #[test]
    fn a_section_that_is_not_there_does_not_count_for_the_one_above() {
        let (config, skipped) = read("[prnt]\ncommand = \"lp\"\nfolder = \"x\"\n[backup]\npath = \"/usb\"\n");
        assert_eq!((config.print.command.as_str(), config.backup.path.as_str()), ("", "/usb"));
        assert_eq!(skipped, [Skipped { line: 1, why: Why::NoSection("prnt".into()) }]);
        let (config, skipped) = read("[print]\ncommand = \"lp\"\n[phone]\naddress = \"x\"\n");
        assert_eq!((config.address.as_str(), config.print.command.as_str(), skipped.len()), ("", "lp", 1));
    }

    #[test]
    fn whatever_is_wrong_is_named_by_its_line() {
        assert_eq!(lines("theme = \"dark\"\ntheme = \"light\"\n"), [(2, Why::Twice("theme".into()))]);
        assert_eq!(read("theme = \"dark\"\ntheme = \"light\"\n").0.theme, Theme::Dark);
        assert_eq!(lines("这里写什么\nphone = \"1\"\n"), [(1, Why::Unreadable)]);
        assert_eq!(lines("phone = 029\n"), [(1, Why::Value("phone".into(), May::Text))]);
        assert_eq!(lines("\n\naddress = 东关\n"), [(3, Why::Value("address".into(), May::Text))]);
        assert_eq!(lines("phone = “1”\n"), [(1, Why::Value("phone".into(), May::Text))], "quotes of an input method");
        let least = [(2, Why::Value("print.columns".into(), May::Number(16, 200)))];
        assert_eq!(lines("[print]\ncolumns = 3\n"), least);
        assert_eq!(lines("[print]\ncolumns = 70000\n"), least);
        assert_eq!(lines("[backup]\nkeep_days = 0\n").len(), 1);
        assert_eq!(lines("[print]\ncommand = \"lp\"\n[print]\n"), [(3, Why::Twice("print".into()))]);
        assert_eq!(read("[norms.pressure]\nelder_age = 70\nlang = \"zh\"\n").1, []);
        assert!(read("lang = \"zh\"\n[norms.pressure]\nelder_age = 70\n").0.has_norms);
    }

    #[test]
    fn nothing_is_left_out_in_silence_and_nothing_runs_for_ever() {
        let pieces =
            ["[print]", "[x", "a = 1", "theme = \"dark\"", "clerks = [\"甲\",", "\"乙\"]", "'''", "= 3", "phone ="];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let text = [first, second, third].join("\n");
                    let (config, skipped) = read(&text);
                    let whole = toml::from_str::<Config>(&text);
                    assert_eq!(skipped.is_empty(), whole.is_ok(), "{text}");
                    assert!(whole.is_err() || whole.is_ok_and(|whole| whole == config), "{text}");
                }
            }
        }
    }

    #[test]
    fn each_setting_is_in_the_table_and_takes_what_it_says() {
        let set = Config { lang: Some(Lang::Zh), ..Config::default() };
        let mut names = vec!["norms".to_owned()];
        for (name, value) in toml::Table::try_from(set).unwrap() {
            match value {
                toml::Value::Table(inner) => names.extend(inner.keys().map(|key| format!("{name}.{key}"))),
                _ => names.push(name),
            }
        }
        let mut known: Vec<String> = SETTINGS.iter().map(|(name, _)| (*name).to_owned()).collect();
        names.sort();
        known.sort();
        assert_eq!(names, known);
        for (name, may) in SETTINGS {
            let (section, key) = name.rsplit_once('.').unwrap_or(("", name));
            let values = match may {
                May::Text => vec!["\"字\"".to_owned()],
                May::Names => vec!["[\"甲\"]".to_owned()],
                May::Number(least, most) => vec![least.to_string(), most.to_string()],
                May::OneOf(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
                May::Anything => vec![],
            };
            for value in values {
                let head = if section.is_empty() { String::new() } else { format!("[{section}]\n") };
                assert_eq!(read(&format!("{head}{key} = {value}\n")).1, [], "{name} = {value}");
            }
        }
    }
}

//! A sentence where a name does not say what a thing is, and none where it would only say the name again.

use std::fs;
use std::path::PathBuf;

use super::arrows::sources;

/// What a public item begins with. Fields, variants and messages speak by their names where they can.
const ITEMS: [&str; 9] = ["fn ", "const fn ", "struct ", "enum ", "trait ", "static ", "type ", "const ", "macro "];
/// Words that say nothing beside a name.
const EMPTY: [&str; 17] = [
    "a", "an", "the", "its", "of", "this", "that", "what", "which", "who", "whose", "is", "are", "it", "to", "in",
    "own",
];

/// The words of a name or a sentence, in small letters and without the plural.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for sign in text.chars() {
        if sign.is_uppercase() || !sign.is_alphabetic() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (sign.is_alphabetic(), words.last_mut()) {
            word.extend(sign.to_lowercase());
        }
    }
    let singular = |word: String| match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one.to_owned(),
        _ => word,
    };
    words.into_iter().filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str())).map(singular).collect()
}

/// Whether a line of docs says only what stands in the line of code below it.
fn repeats(doc: &str, code: &str) -> bool {
    let plain = doc.is_ascii() && !doc.contains(|sign: char| sign.is_ascii_digit() || "`\"[]".contains(sign));
    let code = words(code);
    plain && doc.split(' ').count() <= 4 && words(doc).iter().all(|word| code.contains(word))
}

/// Whether this line of code begins a field or a variant.
fn is_member(code: &str) -> bool {
    let code = if code.starts_with("pub") { code.split_once(' ').map_or(code, |(_, rest)| rest) } else { code };
    let code = code.trim_start_matches("crate::desk) ").trim_start_matches("crate::ui) ");
    if ITEMS.iter().any(|begin| code.starts_with(begin)) {
        return false;
    }
    let name = code.split([':', ',', '(', ' ']).next().unwrap_or_default();
    let ends = code.ends_with([',', '{', '(']);
    ends && !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() || sign == '_')
}

#[test]
fn docs_stand_where_a_sentence_is_needed() {
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut wrong, mut items, mut members) = (Vec::new(), 0, 0);
    for file in sources(&house) {
        let source = fs::read_to_string(&file).unwrap();
        let own = source.split("#[cfg(test)]\nmod tests").next().unwrap();
        let lines: Vec<&str> = own.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let doc = lines[..at].iter().rev().find(|line| !line.starts_with("#[")).copied().unwrap_or_default();
            let doc = doc.strip_prefix("///").map(str::trim);
            let item = line.strip_prefix("pub ").filter(|line| ITEMS.iter().any(|begin| line.starts_with(begin)));
            let message = line.contains(": Msg") || line.contains("Msg;");
            if item.is_some() && !message {
                items += 1;
                if doc.is_none() {
                    wrong.push(format!("{}:{}: say what `{line}` is", file.display(), at + 1));
                }
            }
            let above = lines.get(at.wrapping_sub(2)).is_some_and(|line| line.starts_with("///"));
            if let (true, Some(doc), false) = (is_member(line), doc, above) {
                members += 1;
                if repeats(doc, line) {
                    wrong.push(format!("{}:{}: `{doc}` says only `{line}` again", file.display(), at + 1));
                }
            }
        }
    }
    assert!(items > 1_000 && members > 500, "{items} items and {members} members found: this test looks for nothing");
    assert!(wrong.is_empty(), "{} places:\n{}", wrong.len(), wrong.join("\n"));
}

//! What is wrong with a line of the settings' file, and what the file is called where it is spoken of.

use std::fmt::Display;

use super::Lang;

/// What a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Words in quotes.
    Text,
    /// A list of words in quotes.
    Names,
    /// A whole number, least and most.
    Number(u16, u16),
    /// One of these words, in quotes.
    OneOf(&'static [&'static str]),
    /// Anything: it counts no more and is named elsewhere.
    Anything,
}

/// Why a line does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no setting of this name.
    Unknown(String),
    /// There is no section of this name; what stands in it does not count either.
    NoSection(String),
    /// The setting takes something else.
    Value(String, May),
    /// It stands above already.
    Twice(String),
    /// It is no setting at all.
    Unreadable,
}

fn may(lang: Lang, may: May) -> String {
    match (lang, may) {
        (Lang::Zh, May::Text) => "要写成带英文双引号的文字，例如 \"东关\"".to_owned(),
        (Lang::En, May::Text) => "wants text in double quotes, as \"East Gate\"".to_owned(),
        (Lang::Zh, May::Names) => "要写成 [\"甲\", \"乙\"]".to_owned(),
        (Lang::En, May::Names) => "wants [\"one\", \"two\"]".to_owned(),
        (Lang::Zh, May::Number(least, most)) => format!("要写 {least} 到 {most} 的整数"),
        (Lang::En, May::Number(least, most)) => format!("wants a whole number from {least} to {most}"),
        (Lang::Zh, May::OneOf(words)) => format!("只能是 {}", quoted(words, "、")),
        (Lang::En, May::OneOf(words)) => format!("is one of {}", quoted(words, ", ")),
        (Lang::Zh, May::Anything) => "写什么都可以".to_owned(),
        (Lang::En, May::Anything) => "may be anything".to_owned(),
    }
}

fn quoted(words: &[&str], between: &str) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(between)
}

/// Why a line does not count, in a clause.
pub fn why(lang: Lang, why: &Why) -> String {
    match (lang, why) {
        (Lang::Zh, Why::Unknown(name)) => format!("没有「{name}」这一项"),
        (Lang::En, Why::Unknown(name)) => format!("there is no setting {name}"),
        (Lang::Zh, Why::NoSection(name)) => format!("没有 [{name}] 这一节，节里各项都不算"),
        (Lang::En, Why::NoSection(name)) => format!("there is no section [{name}]; nothing in it counts"),
        (Lang::Zh, Why::Value(name, wanted)) => format!("「{name}」{}", may(lang, *wanted)),
        (Lang::En, Why::Value(name, wanted)) => format!("{name} {}", may(lang, *wanted)),
        (Lang::Zh, Why::Twice(name)) => format!("「{name}」上面已经写过，以上面的为准"),
        (Lang::En, Why::Twice(name)) => format!("{name} stands above already, which counts"),
        (Lang::Zh, Why::Unreadable) => "这一行看不懂，应写成「名称 = 值」".to_owned(),
        (Lang::En, Why::Unreadable) => "this line cannot be read; write \"name = value\"".to_owned(),
    }
}

/// One line that does not count, with its file and number; the rest does.
pub fn line(lang: Lang, path: &dyn Display, number: usize, because: &Why) -> String {
    let because = why(lang, because);
    match lang {
        Lang::Zh => format!("{path} 第 {number} 行：{because}。这一行不算，其余照用。"),
        Lang::En => format!("{path}, line {number}: {because}. This line does not count, the rest does."),
    }
}

/// The first of several lines that do not count, for one line of the screen.
pub fn first_of(lang: Lang, number: usize, because: &Why, all: usize) -> String {
    let because = why(lang, because);
    match (lang, all) {
        (Lang::Zh, 0 | 1) => format!("配置第 {number} 行不算：{because}"),
        (Lang::En, 0 | 1) => format!("Settings, line {number} does not count: {because}"),
        (Lang::Zh, _) => format!("配置有 {all} 行不算，第 {number} 行：{because}；全部见 linli config --check"),
        (Lang::En, _) => {
            format!("{all} lines of the settings do not count; line {number}: {because}. All: linli config --check")
        }
    }
}

/// Every line counts.
pub fn all_read(lang: Lang, path: Option<&dyn Display>) -> String {
    match (lang, path) {
        (Lang::Zh, Some(path)) => format!("{path}：每一行都看得懂"),
        (Lang::En, Some(path)) => format!("{path}: every line counts"),
        (Lang::Zh, None) => "没有配置文件，用的都是缺省值；linli config --init 写一份".to_owned(),
        (Lang::En, None) => "There is no settings file; defaults are used. linli config --init writes one".to_owned(),
    }
}

/// A file of settings was written.
pub fn written(lang: Lang, path: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("已写好 {path}，里面每一项都有说明，改完不用重启别的程序"),
        Lang::En => format!("Wrote {path}; every setting in it is explained"),
    }
}

/// Where a file of settings is looked for: whether it is the one that counts, whether it is there.
pub fn looked_for(lang: Lang, path: &dyn Display, there: bool, counts: bool) -> String {
    match (lang, there, counts) {
        (Lang::Zh, true, true) => format!("{path}（用的是这一份）"),
        (Lang::En, true, true) => format!("{path} (this one counts)"),
        (Lang::Zh, true, false) => format!("{path}（在，但前一份优先）"),
        (Lang::En, true, false) => format!("{path} (there, but the one before it counts)"),
        (Lang::Zh, false, _) => format!("{path}（没有）"),
        (Lang::En, false, _) => format!("{path} (not there)"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_line;
    use super::*;

    #[test]
    fn every_reason_is_said_in_both_languages() {
        let name = || "theme".to_owned();
        let reasons = [
            Why::Unknown(name()),
            Why::NoSection(name()),
            Why::Value(name(), May::Text),
            Why::Value(name(), May::Names),
            Why::Value(name(), May::Number(1, 9)),
            Why::Value(name(), May::OneOf(&["dark", "light"])),
            Why::Value(name(), May::Anything),
            Why::Twice(name()),
            Why::Unreadable,
        ];
        for lang in Lang::ALL {
            for reason in &reasons {
                check_line(lang, &why(lang, reason));
                check_line(lang, &line(lang, &"linli.toml", 3, reason));
                check_line(lang, &first_of(lang, 3, reason, 2));
            }
            for text in [all_read(lang, None), all_read(lang, Some(&"f")), written(lang, &"f")] {
                check_line(lang, &text);
            }
            for (there, counts) in [(true, true), (true, false), (false, false)] {
                check_line(lang, &looked_for(lang, &"f", there, counts));
            }
        }
    }
}

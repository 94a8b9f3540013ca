//! A page to be printed: facts, tables and lines, laid out as plain text for a receipt printer or as HTML for a sheet.
//!
//! It knows no record and no rule; whoever fills it has masked what must be masked.

use std::fmt::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A page, or as many sheets as its tables take.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The language's code, for the HTML page.
    pub lang: &'static str,
    /// Who issues it: the community's name.
    pub issuer: String,
    /// How the office is reached, or nothing.
    pub contact: String,
    /// What a browser prints it on.
    pub paper: Paper,
    pub title: String,
    /// Said across the page where nothing on it counts.
    pub stripe: Option<&'static str>,
    /// What stands on it, from the top.
    pub blocks: Vec<Block>,
    /// When it was printed and by whom.
    pub foot: String,
}

/// What a page for a browser is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// A slip for the person.
    #[default]
    A5,
    /// A sheet for the office: tables need the width.
    A4,
}

impl Paper {
    /// What these blocks need.
    pub fn of(blocks: &[Block]) -> Self {
        if blocks.iter().any(|block| matches!(block, Block::Table { .. })) { Self::A4 } else { Self::A5 }
    }

    fn style(self) -> &'static str {
        match self {
            Self::A5 => "@page{size:A5;margin:12mm}body{font-size:15pt}",
            Self::A4 => "@page{size:A4;margin:15mm}body{font-size:13pt}",
        }
    }
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading within the page.
    Heading(String),
    /// Names and values, one a line.
    Facts(Vec<(String, String)>),
    /// Rows under heads.
    Table {
        heads: Vec<String>,
        /// The rows, each as long as the heads.
        rows: Vec<Vec<String>>,
    },
    /// A sentence.
    Line(String),
    /// A name and a value that is read from afar: a due day, a ticket's number.
    Large(String, String),
    /// Room for who signs, by what each is called.
    Signature(Vec<String>),
}

/// Cells between columns.
const GAP: usize = 2;
/// Most cells of the room for a signature.
const SIGNATURE: usize = 20;

impl Page {
    /// Plain text of at most `columns` cells a line, ended by a form feed so that the next page begins afresh.
    pub fn text(&self, columns: usize) -> String {
        let columns = columns.max(16);
        let mut out = Vec::new();
        out.push(centered(&self.issuer, columns));
        let contact = wrapped(&self.contact, columns).into_iter().filter(|line| !line.is_empty());
        out.extend(contact.map(|line| centered(&line, columns)));
        out.push(centered(&self.title, columns));
        out.extend(self.stripe.map(|stripe| centered(stripe, columns)));
        out.push("-".repeat(columns));
        for block in &self.blocks {
            match block {
                Block::Heading(text) => out.extend([String::new(), text.clone()]),
                Block::Line(text) => out.extend(wrapped(text, columns)),
                Block::Facts(facts) => {
                    let wide = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
                    for (name, value) in facts {
                        let indent = wide + GAP;
                        let mut lines = wrapped(value, columns.saturating_sub(indent).max(8)).into_iter();
                        out.push(format!("{}{}", padded(name, indent), lines.next().unwrap_or_default()));
                        out.extend(lines.map(|line| format!("{}{line}", " ".repeat(indent))));
                    }
                }
                Block::Table { heads, rows } => out.extend(table(heads, rows, columns)),
                Block::Large(name, value) => {
                    out.extend([String::new(), name.clone()]);
                    out.extend(wrapped(value, columns).iter().map(|line| centered(line, columns)));
                    out.push(String::new());
                }
                Block::Signature(whose) => {
                    for who in whose {
                        let room = columns.saturating_sub(who.width() + GAP).min(SIGNATURE);
                        out.extend([String::new(), format!("{}{}", padded(who, who.width() + GAP), "_".repeat(room))]);
                    }
                }
            }
        }
        out.push("-".repeat(columns));
        out.push(self.foot.clone());
        let mut text: String = out.iter().flat_map(|line| [line.trim_end(), "\n"]).collect();
        text.push('\u{c}');
        text
    }

    /// A page for a browser and the office's printer; it needs nothing from anywhere else.
    pub fn html(&self) -> String {
        let mut out = String::new();
        let (title, issuer) = (escaped(&self.title), escaped(&self.issuer));
        let _ = write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <style>{}{STYLE}</style>\n</head>\n<body>\n<p class=\"issuer\">{issuer}</p>\n<h1>{title}</h1>\n",
            self.lang,
            self.paper.style()
        );
        if !self.contact.is_empty() {
            let _ = writeln!(out, "<p class=\"contact\">{}</p>", escaped(&self.contact));
        }
        if let Some(stripe) = self.stripe {
            let _ = writeln!(out, "<p class=\"stripe\">{}</p>", escaped(stripe));
        }
        for block in &self.blocks {
            let _ = match block {
                Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escaped(text)),
                Block::Line(text) => writeln!(out, "<p>{}</p>", escaped(text)),
                Block::Large(name, value) => {
                    writeln!(out, "<p class=\"large\"><span>{}</span> {}</p>", escaped(name), escaped(value))
                }
                Block::Signature(whose) => {
                    let room = |who: &String| format!("<span>{} <i></i></span>\n", escaped(who));
                    writeln!(out, "<p class=\"sign\">\n{}</p>", whose.iter().map(room).collect::<String>())
                }
                Block::Facts(facts) => {
                    let row = |(name, value): &(String, String)| {
                        format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value))
                    };
                    writeln!(out, "<dl>\n{}</dl>", facts.iter().map(row).collect::<String>())
                }
                Block::Table { heads, rows } => {
                    let cells = |tag: &str, row: &[String]| {
                        let cells = row.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell)));
                        format!("<tr>{}</tr>\n", cells.collect::<String>())
                    };
                    let body: String = rows.iter().map(|row| cells("td", row)).collect();
                    writeln!(out, "<table>\n<thead>{}</thead>\n<tbody>\n{body}</tbody>\n</table>", cells("th", heads))
                }
            };
        }
        let _ = writeln!(out, "<p class=\"foot\">{}</p>\n</body>\n</html>", escaped(&self.foot));
        out
    }
}

/// Large enough for old eyes, black on white, rows that never break across sheets.
const STYLE: &str = "body{font-family:sans-serif;line-height:1.5;max-width:48em;margin:1.5em auto;color:#000}\
    h1{font-size:1.5em;margin:.2em 0}h2{font-size:1.1em;margin:1em 0 .2em}.issuer,.contact{margin:0}\
    .large{font-size:1.9em;font-weight:bold;margin:.4em 0}.large span{font-size:.5em;font-weight:normal}\
    .sign{display:flex;gap:2em;margin:2em 0 1em}.sign i{display:inline-block;width:7em;border-bottom:1px solid #000}\
    .stripe{border:2px solid #000;text-align:center;font-weight:bold}\
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1.2em}dd{margin:0}\
    table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:.2em .5em;text-align:left}\
    tr{break-inside:avoid}thead{display:table-header-group}.foot{border-top:1px solid #000;font-size:.85em}";

/// Text as it stands between the tags of a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn centered(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(text.width()) / 2))
}

fn padded(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(text.width())))
}

/// A text in lines of at most so many cells; a word stays whole where it fits a line.
fn wrapped(text: &str, cells: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in text.split_inclusive(' ') {
        if used > 0 && used + piece.trim_end().width() > cells && piece.width() <= cells {
            lines.push(String::new());
            used = 0;
        }
        for c in piece.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > cells {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
            }
            used += wide;
        }
    }
    lines
}

/// A table as lines: as wide as its contents, the widest column giving way where that is too much.
fn table(heads: &[String], rows: &[Vec<String>], columns: usize) -> Vec<String> {
    let mut widths: Vec<usize> = heads.iter().map(|head| head.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > columns {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > 4) else { break };
        *widest -= 1;
    }
    let mut out = Vec::new();
    for row in std::iter::once(heads).chain(rows.iter().map(Vec::as_slice)) {
        let cells: Vec<Vec<String>> = row.iter().zip(&widths).map(|(cell, wide)| wrapped(cell, *wide)).collect();
        let high = cells.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..high {
            let part =
                |(cell, wide): (&Vec<String>, &usize)| padded(cell.get(line).map_or("", String::as_str), wide + GAP);
            out.push(cells.iter().zip(&widths).map(part).collect());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page {
            lang: "zh",
            issuer: "东关社区".into(),
            contact: "电话 029-82510001  地址 红光巷12号".into(),
            paper: Paper::A5,
            title: "预约单".into(),
            stripe: Some("演练 数据不作数"),
            blocks: vec![
                Block::Facts(vec![("姓名".into(), "解<秀英>".into()), ("地点".into(), "书画室".into())]),
                Block::Table {
                    heads: vec!["日期".into(), "备注".into()],
                    rows: vec![vec!["11-26".into(), "一段很长很长很长很长很长的话".into()]],
                },
                Block::Large("答复期限".into(), "2026年12月1日 周二".into()),
                Block::Line("请提前十分钟到。".into()),
                Block::Signature(vec!["本人签字".into(), "经办人签字".into()]),
            ],
            foot: "2026-11-23 09:12".into(),
        }
    }

    #[test]
    fn a_receipt_keeps_within_its_columns() {
        let text = page().text(24);
        for line in text.lines() {
            assert!(line.width() <= 24, "{line:?}");
        }
        assert!(text.contains("029-82510001") && text.contains("本人签字  ____"), "{text}");
        assert!(text.contains("姓名  解<秀英>") && text.ends_with('\u{c}'), "{text}");
        let unwrapped: String = text
            .lines()
            .flat_map(|line| line.split_whitespace().skip(usize::from(line.starts_with("11-26"))))
            .collect();
        assert!(unwrapped.contains("很长很长很长很长很长的话"), "{text}");
    }

    #[test]
    fn a_page_for_a_browser_holds_no_markup_of_its_facts() {
        let html = page().html();
        assert!(html.contains("解&lt;秀英&gt;") && !html.contains("解<"), "{html}");
        for part in ["size:A5", "029-82510001", "class=\"large\"", "12月1日", "本人签字 <i></i>"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(html.contains("演练") && html.starts_with("<!DOCTYPE html>"));
    }
}

//! Words of what is printed of issues: the letter to a higher body, the notice for the courtyard.

use jiff::civil::Date;

use crate::text::{Lang, Msg, msg, pages};

/// Below a letter, for seal and signature by hand.
pub const SIGNED: Msg =
    msg("社区居委会（盖章）：            经办人：            ", "Community (seal):            Handled by:            ");

/// What a letter says.
pub struct Facts<'a> {
    /// To which body.
    pub to: &'a str,
    /// Its number.
    pub letter: &'a str,
    pub title: &'a str,
    pub place: &'a str,
    /// Since when it is known.
    pub since: Date,
    pub homes: usize,
    pub people: usize,
    /// What is asked for.
    pub request: &'a str,
    /// By when an answer was promised.
    pub promised: Option<Date>,
}

/// The letter, a paragraph a line; empty ones are left out.
pub fn letter(lang: Lang, facts: &Facts<'_>) -> Vec<String> {
    let Facts { to, title, place, homes, people, request, .. } = facts;
    let since = pages::day(lang, facts.since);
    let place = if title.contains(place) { String::new() } else { format!("（{place}）") };
    let promised = facts.promised.map_or_else(String::new, |day| match lang {
        Lang::Zh => format!("贵单位答应{}前答复。", pages::day(lang, day)),
        Lang::En => format!("You promised an answer by {}.", pages::day(lang, day)),
    });
    let lines = match lang {
        Lang::Zh => vec![
            format!("{to}："),
            format!(
                "我社区居民反映“{title}”{place}，{since}受理，涉及 {homes} 户 {people} 人。社区已尽力办理，仍需贵单位支持。"
            ),
            if request.is_empty() { String::new() } else { format!("请求事项：{request}。") },
            promised,
            "办理经过如下，请予研究答复。".to_owned(),
        ],
        Lang::En => vec![
            format!("To {to}:"),
            format!(
                "Residents raised \u{201c}{title}\u{201d}, registered {since}; it concerns {homes} households, {people} people. We did what we can and need your help."
            ),
            if request.is_empty() { String::new() } else { format!("We ask for: {request}.") },
            promised,
            "What was done so far:".to_owned(),
        ],
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The notice, a paragraph a line: of nobody by name.
pub fn notice(lang: Lang, (place, title): (&str, &str), homes: usize, stands: &str) -> Vec<String> {
    match lang {
        Lang::Zh => vec![
            format!("{place}各位居民："),
            format!("大家反映的“{title}”（涉及 {homes} 户），现将办理情况告知如下："),
            format!("{stands}。"),
            "有疑问请到社区或来电，说明诉求编号即可。".to_owned(),
        ],
        Lang::En => vec![
            format!("To everybody of {place}:"),
            format!("You raised \u{201c}{title}\u{201d} ({homes} households). This is where it stands:"),
            format!("{stands}."),
            "Come or call with questions; the issue's number is enough.".to_owned(),
        ],
    }
}

//! Words of the month's figures.

use jiff::civil::Date;

use crate::text::{Lang, Msg, msg};

pub const BY_DAY: Msg = msg("诉求逐日", "Issues day by day");
pub const CAME_IN: Msg = msg("受理", "registered");
pub const WENT_OUT: Msg = msg("结案", "closed");
pub const STAY_OPEN: Msg = msg("未结", "open");
pub const RESPONSE: Msg = msg("响应率", "Answered in time");
pub const SOLUTION: Msg = msg("解决率", "Solved");
pub const CONTENT: Msg = msg("满意率", "Content");
pub const ON_TIME: Msg = msg("按时回复率", "Solved on time");
pub const ALL: Msg = msg("全部", "All");
pub const BY_AREA: Msg = msg("领域", "Area");
pub const BY_LEAD: Msg = msg("承办单位", "Dealt with by");
pub const HOMES: Msg = msg("户数", "Households");
/// The charts of a month.
pub const FIGURES: Msg = msg("诉求统计", "Figures of issues");
pub const FIGURES_TIP: Msg =
    msg("进出、未结时长、四个率；左右键换月，p 打印月报", "Flow, age, rates; arrows change the month, p prints");
pub const FLOW: Msg = msg("逐月受理和结案", "Registered and closed by month");
pub const AGE_OF_OPEN: Msg = msg("未结诉求的天数", "Days of the open ones");
pub const RATES: Msg = msg("四个率", "The four rates");
pub const CAME_IN_BY_AREA: Msg = msg("各领域受理", "Registered by area");
/// How many it names is said.
pub const HOT: Msg = msg("户数最多的五件未结诉求", "The five open issues of most households");

/// The month's name: `2026 年 11 月`.
pub fn month(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Zh => format!("{} 年 {} 月", day.year(), day.month()),
        Lang::En => day.strftime("%B %Y").to_string(),
    }
}

/// A rate with what it is of: `85.7%（6/7）`; a dash of nothing.
pub fn rate(lang: Lang, good: usize, of: usize) -> String {
    if of == 0 {
        return "-".to_owned();
    }
    let per_mille = (good * 2000 + of) / (2 * of);
    let shown = format!("{}.{}%", per_mille / 10, per_mille % 10);
    match lang {
        Lang::Zh => format!("{shown}（{good}/{of}）"),
        Lang::En => format!("{shown} ({good}/{of})"),
    }
}

/// What came in, went out and stays, and how old it is.
pub fn facts(lang: Lang, (opened, closed, open): (usize, usize, usize), older: [usize; 3]) -> Vec<(String, String)> {
    let [week, month, quarter] = older;
    let said = |head: Msg, count: usize| (head.say(lang).to_owned(), count.to_string());
    let old = match lang {
        Lang::Zh => format!("超过 7 天 {week}  超过 30 天 {month}  超过 90 天 {quarter}"),
        Lang::En => format!("over 7 days {week}, over 30 {month}, over 90 {quarter}"),
    };
    vec![
        said(CAME_IN, opened),
        said(WENT_OUT, closed),
        said(STAY_OPEN, open),
        (lang.of("未结时长", "Age").to_owned(), old),
    ]
}

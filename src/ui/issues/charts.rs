//! The month of issues as bars.

use jiff::civil::Date;

use crate::desk::issues::figures::{Month, OLD, Rate, month, months};
use crate::desk::issues::sheets::of_month;
use crate::model::issues::ISSUE_AREA;
use crate::text::clinic::report::{days, of};
use crate::text::issues::month as words;
use crate::text::labels;
use crate::ui::layers::charts::{Bar, Chart, Charted};
use crate::ui::view::View;

/// What is charted.
pub(super) const CHARTED: Charted = Charted { name: words::FIGURES, month: charts, page: Some(of_month) };

/// Months of inflow and outflow.
const MONTHS: i64 = 6;

/// The month's name and its charts: in and out, age of what is open, the four rates, by area.
fn charts(first: Date, view: &View) -> (String, Vec<Chart>) {
    let counted = month(view.office, first, view.today());
    let charts = vec![flow(first, view), age(&counted, view), rates(&counted, view), areas(&counted, view)];
    (words::month(view.lang(), first), charts)
}

/// What came in and went out in the last months, the latest first.
fn flow(first: Date, view: &View) -> Chart {
    let last = first.last_of_month().min(view.today());
    let mut bars = Vec::new();
    for (month, counted) in months(view.office, last, MONTHS) {
        let [came, went] = [words::CAME_IN, words::WENT_OUT].map(|what| view.say(what));
        let said = format!("{came} {}  {went} {}", counted.all.opened, counted.closed);
        bars.push(Bar::of(month.strftime("%Y-%m").to_string(), counted.all.opened).read(said));
    }
    Chart { title: view.say(words::FLOW).to_owned(), whole: None, bars }
}

/// How old the open ones are.
fn age(counted: &Month, view: &View) -> Chart {
    let lang = view.lang();
    let older = |nth: usize| counted.older.get(nth).copied().unwrap_or(0);
    let mut bars = vec![Bar::of(days(lang, 0, Some(OLD[0])), counted.open.saturating_sub(older(0)))];
    for (nth, least) in OLD.iter().enumerate() {
        let most = OLD.get(nth + 1).copied();
        let count = older(nth).saturating_sub(older(nth + 1));
        bars.push(Bar::of(days(lang, least + 1, most), count).alarming(most.is_none() && count > 0));
    }
    Chart { title: format!("{}  {}", view.say(words::AGE_OF_OPEN), counted.open), whole: None, bars }
}

fn rates(counted: &Month, view: &View) -> Chart {
    let all = counted.all;
    let rate = |name: crate::text::Msg, rate: Rate| {
        let percent = (rate.good * 100).checked_div(rate.of).unwrap_or(0);
        Bar::of(view.say(name), percent).read(of(rate.of, rate.good))
    };
    let bars = vec![
        rate(words::RESPONSE, all.response),
        rate(words::SOLUTION, all.solution),
        rate(words::CONTENT, all.content),
        rate(words::ON_TIME, all.on_time),
    ];
    Chart { title: view.say(words::RATES).to_owned(), whole: Some(100), bars }
}

fn areas(counted: &Month, view: &View) -> Chart {
    let bar = |(area, rates): &(u8, crate::desk::issues::figures::Rates)| {
        Bar::of(labels::code_number(view.lang(), ISSUE_AREA, *area), rates.opened)
    };
    let title = format!("{}  {}", view.say(words::CAME_IN_BY_AREA), counted.all.opened);
    Chart { title, whole: None, bars: counted.by_area.iter().map(bar).collect() }
}

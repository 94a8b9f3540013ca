//! The clinic's month as bars.

use jiff::civil::Date;

use crate::desk::clinic::month::{Month, OLD, month};
use crate::desk::clinic::report::BANDS;
use crate::model::Session;
use crate::text::clinic::report as words;
use crate::text::issues::month as months;
use crate::text::when;
use crate::ui::layers::charts::{Bar, Chart, Charted};
use crate::ui::view::View;

/// What is charted.
pub(super) const CHARTED: Charted = Charted { name: words::MONTH, month: charts, page: None };

/// The month's name and its charts: by session, by age and sex, within the norm, in time, open referrals.
fn charts(of: Date, view: &View) -> (String, Vec<Chart>) {
    let counted = month(view.office, of, view.today());
    let charts =
        vec![by_session(&counted, view), by_age(&counted, view), shares(&counted, view), referrals(&counted, view)];
    (months::month(view.lang(), of), charts)
}

fn by_session(counted: &Month, view: &View) -> Chart {
    let bar = |(id, figures): &(crate::model::Id, crate::desk::clinic::report::Figures)| {
        let session = view.office.of::<Session>().get(*id)?;
        let name = format!("{} {}", when::day(view.lang(), session.date), view.office.unit_name(session.institution));
        Some(Bar::of(name, figures.seen + usize::from(figures.unnamed)))
    };
    let seen = counted.sum.seen + usize::from(counted.sum.unnamed);
    let title = format!("{}  {seen}", view.say(words::SEEN_BY_SESSION));
    Chart { title, whole: None, bars: counted.sessions.iter().filter_map(bar).collect() }
}

fn by_age(counted: &Month, view: &View) -> Chart {
    let lang = view.lang();
    let sexes = [words::MEN, words::WOMEN, words::OTHERS];
    let mut bars = Vec::new();
    for (nth, from) in BANDS.iter().enumerate() {
        let band = words::band(lang, *from, BANDS.get(nth + 1).copied());
        let of = counted.sum.by_age[nth];
        let parts = sexes.iter().zip(of).filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(sex, count)| format!("{} {count}", view.say(*sex))).collect();
        let all: usize = of.iter().sum();
        bars.push(Bar::of(band, all).read(format!("{all}  {}", parts.join("  ")).trim_end().to_owned()));
    }
    if counted.sum.no_age > 0 {
        bars.push(Bar::of(view.say(words::NO_AGE), counted.sum.no_age));
    }
    Chart { title: view.say(words::SEEN_BY_AGE).to_owned(), whole: None, bars }
}

/// Shares are bars of a hundred.
fn shares(counted: &Month, view: &View) -> Chart {
    let share = |name: crate::text::Msg, (all, good): (usize, usize)| {
        let percent = (good * 100).checked_div(all).unwrap_or(0);
        Bar::of(view.say(name), percent).read(words::of(all, good))
    };
    let bars = vec![
        share(words::PRESSURE, counted.sum.pressure),
        share(words::GLUCOSE, counted.sum.glucose),
        share(words::FOLLOWED_ON_TIME, counted.on_time),
    ];
    Chart { title: view.say(words::SHARES).to_owned(), whole: Some(100), bars }
}

fn referrals(counted: &Month, view: &View) -> Chart {
    let lang = view.lang();
    let mut from = 0;
    let mut bars = Vec::new();
    for (nth, count) in counted.open.iter().enumerate() {
        let most = OLD.get(nth).copied();
        bars.push(Bar::of(words::days(lang, from, most), *count).alarming(most.is_none() && *count > 0));
        from = most.map_or(from, |most| most + 1);
    }
    let open: usize = counted.open.iter().sum();
    Chart { title: words::open_referrals(lang, open, counted.referred), whole: None, bars }
}

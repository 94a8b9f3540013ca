//! The stocks' and the allowances' lines of the Today board, where there are any.

use jiff::civil::DateTime;

use crate::desk::benefits::allowance::all_to_do;
use crate::desk::benefits::stock::StockToday;
use crate::desk::core::office::Office;
use crate::model::benefits::{Allowance, Supply};
use crate::text::benefits as text;
use crate::ui::benefits::{OLD, STOCK};
use crate::ui::effect::Effect;
use crate::ui::today::{Line, Opens, TodayRow};

/// What is low, and what must be used up soon.
pub static TODAY: TodayRow = TodayRow { name: "benefits", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let mut all = stocks(office, now);
    // An office that minds no allowance is not told of those who might draw one.
    let to_do = if office.of::<Allowance>().is_empty() { 0 } else { all_to_do(office, now.date()).len() };
    if to_do > 0 {
        let line = Line::count(text::ALLOWANCE_TO_DO, to_do, |theme| theme.warn);
        all.push(line.opening(Opens::Run(|_| Effect::Face(&OLD))));
    }
    all
}

fn stocks(office: &Office, now: DateTime) -> Vec<Line> {
    if office.of::<Supply>().is_empty() {
        return Vec::new();
    }
    let today = StockToday::of(office, now.date());
    [
        Line::count(text::LOW, today.low.len(), |theme| theme.warn),
        Line::count(text::EXPIRING, today.expiring.len(), |theme| theme.warn),
    ]
    .into_iter()
    .map(|line| line.opening(Opens::Run(|_| Effect::Face(&STOCK))))
    .collect()
}

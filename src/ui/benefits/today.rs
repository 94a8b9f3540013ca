//! The stocks' lines of the Today board, where there are stocks.

use jiff::civil::DateTime;

use crate::desk::benefits::stock::StockToday;
use crate::desk::core::office::Office;
use crate::model::benefits::Supply;
use crate::text::benefits as text;
use crate::ui::benefits::STOCK;
use crate::ui::effect::Effect;
use crate::ui::today::{Line, Opens, TodayRow};

/// What is low, and what must be used up soon.
pub static TODAY: TodayRow = TodayRow { name: "benefits", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
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

//! The issues' lines of the Today board.

use jiff::civil::DateTime;

use crate::desk::core::office::Office;
use crate::desk::issues::today::IssuesToday;
use crate::text::today as words;
use crate::ui::issues::TAB;
use crate::ui::today::{Line, Opens, TodayRow};

/// What presses.
pub static TODAY: TodayRow = TodayRow { name: "issues", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let counts = IssuesToday::of(office, now.date());
    let lines = [
        Line::count(words::ISSUES_DUE, counts.due, |theme| theme.warn),
        Line::count(words::ISSUES_OVERDUE, counts.overdue, |theme| theme.bad),
        Line::count(words::ISSUES_TO_CALL_BACK, counts.to_call_back, |theme| theme.warn),
    ];
    lines.into_iter().map(|line| line.opening(Opens::Tab(&TAB))).collect()
}

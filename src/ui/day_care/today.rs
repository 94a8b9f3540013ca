//! Day care's line of the Today board.

use jiff::civil::{DateTime, Time};
use ratatui::layout::Rect;

use crate::desk::core::office::Office;
use crate::desk::day_care::{DayCareToday, day_care};
use crate::model::Id;
use crate::model::center::booking::Place;
use crate::text::day_care as text;
use crate::ui::paint::Paint;
use crate::ui::today::bar::row;
use crate::ui::today::{Line, Opens, Part, TodayRow};
use crate::ui::view::{Selected, View};

/// The guests of today, where day care is open.
pub static TODAY: TodayRow = TodayRow { name: "day_care", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let room = day_care(office).map_or(Id::NONE, |care| care.id);
    let place = Place { room, date: now.date(), start: Time::default() };
    let line = |today| Line::of(Part::Services, 0, move |paint, at, here, view| guests(paint, at, today, here, view));
    let today = DayCareToday::of(office, now).map(line);
    today.into_iter().map(|line| line.opening(Opens::Show(Selected::Place(place)))).collect()
}

/// Day care: who is here, who is expected, places left.
fn guests(paint: &mut Paint, at: Rect, today: DayCareToday, here: bool, view: &View) {
    let said = match today.overdue {
        0 => text::short(view.lang(), today.here, today.expected),
        late => text::overdue(view.lang(), late.into()),
    };
    let parts = (today.here, today.here + today.expected, today.places);
    row(paint, at, (view.say(text::GUESTS), &said), (None, parts, today.left()), here, view);
}

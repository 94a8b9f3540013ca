//! The canteen's lines of the Today board.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::canteen::kitchen::{SittingToday, canteen, sittings_of};
use crate::desk::core::office::Office;
use crate::model::Id;
use crate::model::canteen::menu::DIET;
use crate::model::center::booking::Place;
use crate::text::{canteen as text, labels};
use crate::ui::paint::Paint;
use crate::ui::today::bar::{Clock, row};
use crate::ui::today::{Line, Opens, Part, TodayRow};
use crate::ui::view::{Selected, View};

/// Each sitting of today.
pub static TODAY: TodayRow = TodayRow { name: "canteen", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let room = canteen(office).map_or(Id::NONE, |canteen| canteen.id);
    let line = |today: SittingToday| {
        let place = Place { room, date: now.date(), start: today.sitting.start };
        let line = Line::of(Part::Services, today.sitting.no.into(), move |paint, at, here, view| {
            sitting(paint, at, &today, here, view);
        });
        line.opening(Opens::Show(Selected::Place(place)))
    };
    sittings_of(office, now.date()).into_iter().map(line).collect()
}

/// A sitting: meals ordered and served, the diet that most need, meals left.
fn sitting(paint: &mut Paint, at: Rect, today: &SittingToday, here: bool, view: &View) {
    let lang = view.lang();
    let (start, end) = (today.sitting.start, today.sitting.end);
    let now = view.seat.now.time();
    let clock = Clock { start, runs: start <= now && now < end, over: end <= now };
    let diet = today.diet.map(|(code, count)| format!("  {} {count}", labels::code_number(lang, DIET, code)));
    let said = format!("{}{}", text::meals(lang, today.meals.into()), diet.unwrap_or_default());
    let parts = (today.served, today.meals, today.sitting.portions);
    row(paint, at, (&today.sitting.name, &said), (Some(clock), parts, today.left()), here, view);
}

//! What volunteers and care visits have on the Today board: emergencies first of all, visits that are due.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::care::ladder::open_emergencies;
use crate::desk::care::today::CareToday;
use crate::desk::core::office::Office;
use crate::model::Resident;
use crate::model::care::{CarePlan, Emergency};
use crate::text::{Msg, care as words};
use crate::ui::care::TAB;
use crate::ui::care::actions::open_ladder;
use crate::ui::effect::Effect;
use crate::ui::paint::Paint;
use crate::ui::theme::Theme;
use crate::ui::today::{Line, Opens, Part, TodayRow, on};
use crate::ui::view::{Selected, View};

/// Emergencies that are not over; above all that is due.
pub static EMERGENCIES: TodayRow = TodayRow { name: "emergencies", lines: emergencies };
/// Visits that are due, and who is missing.
pub static TODAY: TodayRow = TodayRow { name: "care", lines };

fn emergencies(office: &Office, now: DateTime) -> Vec<Line> {
    let line = |emergency: &Emergency| {
        let (elder, last) = (emergency.elder, emergency.last());
        let minutes = now.duration_since(last).as_mins().max(0);
        Line::of(Part::ToDo, emergency.id.0, move |paint, at, here, view| {
            draw(paint, at, (elder, minutes), here, view);
        })
        .on(Selected::of::<Emergency>(emergency.id))
        .opening(Opens::Run(resume))
    };
    open_emergencies(office).into_iter().map(line).collect()
}

/// The ladder again, where it was left.
fn resume(view: &View) -> Effect {
    view.record::<Emergency>().map_or(Effect::None, |emergency| open_ladder(emergency.elder))
}

fn draw(paint: &mut Paint, at: Rect, (elder, minutes): (crate::model::Id, i64), here: bool, view: &View) {
    let (bad, plain) = (on(paint, paint.theme.bad, here), on(paint, paint.theme.plain, here));
    let name = view.office.of::<Resident>().get(elder).map_or("", |resident| resident.name.as_str());
    let ago = words::minutes_ago(view.lang(), minutes);
    let used = paint.right(at.x, at.y, at.width - 1, &ago, plain);
    let said = format!("! {}", words::emergency(view.lang(), name));
    paint.text(at.x + 2, at.y, at.width.saturating_sub(used + 4), &said, bad);
}

/// What is counted, how many there are, and in which style that stands.
type Count = (Msg, usize, fn(&Theme) -> ratatui::style::Style);

/// Nothing is said by an office that has no plan yet; a number that is nought is not drawn.
fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    if office.of::<CarePlan>().is_empty() {
        return Vec::new();
    }
    let today = CareToday::of(office, now.date());
    let counts: [Count; 5] = [
        (words::VISITS_OVERDUE, today.overdue, |theme| theme.bad),
        (words::VISITS_DUE, today.due, |theme| theme.warn),
        (words::PAIRS_MISSING, today.to_pair, |theme| theme.warn),
        (words::PLANS_MISSING, today.unplanned, |theme| theme.warn),
        (words::INSURANCE_ENDS, today.insurance, |theme| theme.warn),
    ];
    let some = counts.into_iter().filter(|(_, number, _)| *number > 0);
    some.map(|(label, number, alarm)| Line::count(label, number, alarm).opening(Opens::Tab(&TAB))).collect()
}

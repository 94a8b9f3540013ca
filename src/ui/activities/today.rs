//! Activities on the Today board: what is next, and what is to be done about them.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::activities::who::Heads;
use crate::desk::activities::year::ActivitiesToday;
use crate::desk::core::office::Office;
use crate::model::Id;
use crate::model::activities::Activity;
use crate::text::{Msg, activities as words, when};
use crate::ui::activities::FACE;
use crate::ui::activities::pane::filter;
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::Paint;
use crate::ui::today::{Line, Opens, Part, TodayRow, on};
use crate::ui::view::{Selected, View};

/// Activities that have a line of their own.
const NEXT: usize = 2;

/// What is next, tasks that are due, what nobody wrote of.
pub static TODAY: TodayRow = TodayRow { name: "activities", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let today = ActivitiesToday::of(office, now.date());
    let next = today.next.iter().take(NEXT).map(|id| {
        let id = *id;
        Line::of(Part::ToDo, id.0, move |paint, at, here, view| draw(paint, at, id, here, view))
            .on(Selected::of::<Activity>(id))
    });
    let tasks = today.tasks.iter().map(|(_, due)| due).sum();
    let counts: [(Msg, usize); 3] = [
        (words::TODAY_TASKS, tasks),
        (words::TODAY_REPORT, today.to_report.len()),
        (words::TODAY_FOLLOW, today.to_follow.len()),
    ];
    let counts = counts.into_iter().filter(|(_, number)| *number > 0).map(|(label, number)| {
        let opens = |_: &View| Effect::Face(&FACE).then(Effect::Tell(Verb::Filter(filter::TO_DO)));
        Line::count(label, number, |theme| theme.warn).opening(Opens::Run(opens))
    });
    // What has no line of its own is counted.
    let more = today.next.len().saturating_sub(NEXT);
    let more = (more > 0).then(|| {
        let all = |_: &View| Effect::Face(&FACE).then(Effect::Tell(Verb::Filter(filter::NEXT)));
        Line::count(words::TODAY_MORE, more, |theme| theme.plain).opening(Opens::Run(all))
    });
    next.chain(more).chain(counts).collect()
}

fn draw(paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
    let Some(one) = view.office.of::<Activity>().get(id) else { return };
    let plain = on(paint, paint.theme.plain, here);
    let heads = Heads::of(view.office, one);
    let places = words::places(view.lang(), heads.taken(), one.capacity);
    let used = paint.right(at.x, at.y, at.width - 1, &places, plain);
    let day = if one.is_on(view.today()) {
        when::clock(one.start)
    } else {
        when::date_of_year(view.lang(), one.date, view.today())
    };
    let said = format!("{day} {}", one.title);
    paint.text(at.x + 2, at.y, at.width.saturating_sub(used + 4), &said, plain);
}

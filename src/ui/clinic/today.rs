//! The clinic's lines of the Today board: each session's queue, who is to be measured again.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::clinic::follow::all_due;
use crate::desk::clinic::today::{SessionToday, chases, sessions_today};
use crate::desk::core::office::Office;
use crate::model::Session;
use crate::text::clinic::follow::{self, CHASES};
use crate::text::{today as words, when};
use crate::ui::clinic::{FOLLOW_UPS, REFERRALS};
use crate::ui::effect::Effect;
use crate::ui::paint::{Paint, width};
use crate::ui::today::{Line, Opens, Part, TodayRow, on};
use crate::ui::view::{Selected, View};

/// Sessions and recalls.
pub static TODAY: TodayRow = TodayRow { name: "clinic", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let due = all_due(office, now.date()).len();
    let due =
        Line::count(words::RECALLS_DUE, due, |theme| theme.warn).opening(Opens::Run(|_| Effect::Face(&FOLLOW_UPS)));
    // Most days have none, and then the board does not speak of it.
    let ages = chases(office, now.date());
    let opens = Opens::Run(|_| Effect::Face(&REFERRALS));
    let chases = (!ages.is_empty()).then(|| Line::count(CHASES, ages.len(), |theme| theme.warn).opening(opens));
    // How old each of them is, without anybody's name: a visitor can see this screen.
    let aged = (!ages.is_empty()).then(|| {
        Line::of(Part::ToDo, 1, move |paint, at, here, view| {
            let dim = on(paint, paint.theme.dim, here);
            paint.text(at.x + 4, at.y, at.width.saturating_sub(5), &follow::ages(view.lang(), &ages), dim);
        })
        .opening(opens)
    });
    let line = |session: SessionToday| {
        let id = session.session;
        Line::tall(Part::Sessions, id.0, move |paint, at, here, view| draw_session(paint, at, &session, here, view))
            .on(Selected::of::<Session>(id))
    };
    std::iter::once(due).chain(chases).chain(aged).chain(sessions_today(office, now).into_iter().map(line)).collect()
}

/// A session in a row, its queue beside its name or else below it; answers the rows below the first.
fn draw_session(paint: &mut Paint, at: Rect, session: &SessionToday, here: bool, view: &View) -> u16 {
    let (plain, dim) = (on(paint, paint.theme.plain, here), on(paint, paint.theme.dim, here));
    let Some(record) = view.office.of::<Session>().get(session.session) else { return 0 };
    let hours = format!("{}-{}", when::clock(record.start), when::clock(record.end));
    let queue = words::queue(view.lang(), session.called, session.waiting, session.done);
    let x = at.x + 2;
    let room = at.width - 3;
    let held = view.office.unit_name(record.institution);
    let all = width(held) + 2 + width(&hours);
    let name = paint.text(x, at.y, room, held, plain);
    paint.text(x + name + 2, at.y, room.saturating_sub(name + 2), &hours, dim);
    let beside = all + 3 + width(&queue) <= room;
    let y = if beside { at.y } else { at.y + 1 };
    if beside {
        paint.right(x, y, room, &queue, plain);
    } else {
        let plain = paint.theme.plain;
        paint.text(x + 2, y, room - 2, &queue, plain);
    }
    y - at.y
}

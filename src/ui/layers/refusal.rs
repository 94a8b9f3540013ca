//! A refusal with ways out: one line above the footer, its ways on digits.

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::model::register::VisitorLine;
use crate::model::{Id, Refusal, Way};
use crate::text::refusals;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::{Paint, width};
use crate::ui::view::{Selected, View};
use crate::ui::words;

use super::choice::confirm;
use super::{Layer, Reply};

/// What was asked, why not, and what else could be done.
pub struct WaysOut {
    request: Request,
    refusal: Refusal,
}

impl WaysOut {
    /// The ways out of a refusal.
    pub fn of(request: Request, refusal: Refusal) -> Self {
        Self { request, refusal }
    }

    fn pick(&self, way: &Way, view: &View) -> Effect {
        let again = self.request.by_way(way);
        match (way, again) {
            (Way::CancelBooking { .. }, Some(request)) => {
                let question = refusals::way(view.lang(), way, &view.names());
                Effect::Pop.then(confirm(view, question, view.say(words::YES), move |_| Effect::send(request)))
            }
            (Way::Open { kind, id }, _) => Effect::Close.then(Effect::Show(Selected::record(*kind, *id))),
            (Way::LogOnly, _) => Effect::Close.then(Effect::send(Request::LogVisitor { line: Box::new(only(view)) })),
            (_, Some(request)) => Effect::Pop.then(Effect::send(request)),
            (_, None) => Effect::Pop,
        }
    }
}

/// A line of the register that says only who came, for the person being served.
pub fn only(view: &View) -> VisitorLine {
    let visitor = &view.seat.visitor;
    VisitorLine {
        id: Id::NONE,
        at: jiff::civil::DateTime::ZERO,
        resident: view.seat.subject,
        role: visitor.role,
        visitor: visitor.name.clone(),
        checked: visitor.checked,
        matter: 9,
        about: Id::NONE,
        note: String::new(),
        who: Id::NONE,
    }
}

impl Layer for WaysOut {
    fn scope(&self) -> Scope {
        scope::CHOICE
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let Some(digit) = key.digit().and_then(|digit| digit.to_digit(10)) else { return Reply::Pass };
        let way = (digit as usize).checked_sub(1).and_then(|place| self.refusal.ways().get(place));
        Reply::Do(way.map_or_else(|| Effect::hint(words::PICK_A_DIGIT), |way| self.pick(way, view)))
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Back => Effect::Pop,
            _ => Effect::hint(words::PICK_A_DIGIT),
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let names = view.names();
        let fact = refusals::refusal(view.lang(), &self.refusal, &names);
        let ways = refusals::ways(view.lang(), &self.refusal, &names);
        let (bad, accent, plain, dim) = (paint.theme.bad, paint.theme.accent, paint.theme.plain, paint.theme.dim);
        let all: u16 = ways.iter().map(|way| width(way) + 4).sum::<u16>() + width(view.say(words::BACK)) + 5;
        let cells = body.width - 2;
        let y = body.bottom() + 1;
        paint.blank(Rect { x: 0, y, width: body.width, height: 1 }, plain);
        let one_line = width(&fact) + 2 + all <= cells;
        let mut x = if one_line {
            1 + paint.text(1, y, cells, &fact, bad) + 2
        } else {
            paint.blank(Rect { x: 0, y: y - 1, width: body.width, height: 1 }, plain);
            paint.text(1, y - 1, cells, &fact, bad);
            1
        };
        for (place, way) in ways.iter().enumerate() {
            x += paint.text(x, y, cells.saturating_sub(x), &(place + 1).to_string(), accent) + 1;
            x += paint.text(x, y, cells.saturating_sub(x), way, plain) + 2;
        }
        x += paint.text(x, y, cells.saturating_sub(x), "Esc", accent) + 1;
        paint.text(x, y, cells.saturating_sub(x), view.say(words::BACK), dim);
    }
}

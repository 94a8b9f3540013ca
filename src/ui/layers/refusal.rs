//! A refusal with ways out: one line above the footer, its ways on digits.

use crate::desk::visitors;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::model::register::VisitorLine;
use crate::model::{Refusal, Way};
use crate::text::refusals;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::frame::wrapped;
use crate::ui::input::Key;
use crate::ui::paint::{Paint, width};
use crate::ui::view::{Selected, View};
use crate::ui::visitors::forms::blank;
use crate::ui::widgets::numbered::{Numbered, Pressed, TURN};
use crate::ui::words;

use super::choice::confirm;
use super::{Layer, Reply};

/// The key that leads back.
const BACK: &str = "Esc";
/// Room for the digit that turns the page, and which one it is.
const TURNS: &str = "0 1/2  ";

/// A refusal as its line shows it.
struct LaidOut {
    fact: String,
    ways: Vec<String>,
    one_line: bool,
    numbered: Numbered,
}

/// What was asked, why not, and what else could be done.
pub struct WaysOut {
    request: Request,
    refusal: Refusal,
    page: usize,
}

impl WaysOut {
    /// The ways out of a refusal.
    pub fn of(request: Request, refusal: Refusal) -> Self {
        Self { request, refusal, page: 0 }
    }

    /// The fact and its ways in words, whether they share one line, and which ways stand under which digit.
    fn laid_out(&self, view: &View) -> LaidOut {
        let (names, lang) = (view.names(), view.lang());
        let fact = refusals::refusal(lang, &self.refusal, &names);
        let ways = refusals::ways(lang, &self.refusal, &names);
        let cells = view.seat.size.0.saturating_sub(2);
        let back = width(BACK) + 2 + width(view.say(words::BACK));
        let needs: Vec<u16> = ways.iter().map(|way| width(way) + 4).collect();
        let one_line = width(&fact) + 2 + needs.iter().sum::<u16>() + back <= cells;
        let numbered = Numbered::in_order(ways.len(), |from, paged| {
            let mut left = cells.saturating_sub(back + if paged { width(TURNS) } else { 0 });
            let fits = needs[from..].iter().take_while(|need| {
                let room = **need <= left;
                left = left.saturating_sub(**need);
                room
            });
            fits.count()
        });
        LaidOut { fact, ways, one_line, numbered }
    }

    fn pick(&self, way: &Way, view: &View) -> Effect {
        let again = self.request.by_way(way);
        match (way, again) {
            (Way::CancelBooking { .. }, Some(request)) => {
                let question = refusals::way(view.lang(), way, &view.names());
                Effect::Pop.then(confirm(view, question, view.say(words::YES), move |_| Effect::send(request)))
            }
            (Way::Open { kind, id }, _) => Effect::Close.then(Effect::Show(Selected::record(*kind, *id))),
            (Way::LogOnly, _) => Effect::Close
                .then(Effect::send(Request::Visitors(visitors::Ask::LogVisitor { line: Box::new(only(view)) }))),
            (_, Some(request)) => Effect::Pop.then(Effect::send(request)),
            (_, None) => Effect::Pop,
        }
    }
}

/// A line of the register that says only who came, for the person being served.
pub fn only(view: &View) -> VisitorLine {
    let visitor = &view.seat.visitor;
    VisitorLine {
        resident: view.seat.subject,
        role: visitor.role,
        visitor: visitor.name.clone(),
        checked: visitor.checked,
        matter: 9,
        ..blank()
    }
}

impl Layer for WaysOut {
    fn scope(&self) -> Scope {
        scope::CHOICE
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let pressed = self.laid_out(view).numbered.press(&mut self.page, digit);
        let way = match pressed {
            Pressed::Turned => return Reply::taken(),
            Pressed::Row(place) => self.refusal.ways().get(place),
            Pressed::Nothing => None,
        };
        Reply::Do(way.map_or_else(|| Effect::hint(words::PICK_A_DIGIT), |way| self.pick(way, view)))
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Back => Effect::Pop,
            Verb::Step(step) if self.laid_out(view).numbered.step(&mut self.page, step) => Effect::None,
            _ => Effect::hint(words::PICK_A_DIGIT),
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let LaidOut { fact, ways, one_line, numbered } = self.laid_out(view);
        let (bad, accent, plain, dim) = (paint.theme.bad, paint.theme.accent, paint.theme.plain, paint.theme.dim);
        let cells = body.width - 2;
        let y = body.bottom() + 1;
        paint.blank(Rect { x: 0, y, width: body.width, height: 1 }, plain);
        let mut x = if one_line {
            1 + paint.text(1, y, cells, &fact, bad) + 2
        } else {
            // The fact is read whole: it grows upwards over the pane.
            let lines = wrapped(&fact, cells);
            let first = y.saturating_sub(lines.len() as u16);
            for (y, line) in (first..y).zip(&lines) {
                paint.blank(Rect { x: 0, y, width: body.width, height: 1 }, plain);
                paint.text(1, y, cells, line, bad);
            }
            1
        };
        for (digit, place) in numbered.on(self.page) {
            x += paint.text(x, y, cells.saturating_sub(x), &digit.to_string(), accent) + 1;
            x += paint.text(x, y, (cells + 1).saturating_sub(x), &ways[*place], plain) + 2;
        }
        if numbered.turns() {
            x += paint.text(x, y, cells.saturating_sub(x), &TURN.to_string(), accent) + 1;
            let at = format!("{}/{}", self.page + 1, numbered.pages());
            x += paint.text(x, y, cells.saturating_sub(x), &at, dim) + 2;
        }
        x += paint.text(x, y, cells.saturating_sub(x), BACK, accent) + 1;
        paint.text(x, y, cells.saturating_sub(x), view.say(words::BACK), dim);
    }
}

//! A clock that stands far from the last record: it is right, or only looked by, or the time is typed.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::core;
use crate::model::when::{read_date, read_time};
use crate::text::when;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::line_box::LineBox;
use crate::ui::words;

use super::Layer;
use super::choice::{Choice, Offer};

/// Cells of the box in which a time is typed.
const CELLS: u16 = 52;

/// Asks what is right, where the clock is in doubt.
pub fn ask(view: &View) -> Effect {
    let Some(doubt) = view.seat.doubt else { return Effect::None };
    let dated = |at: DateTime| format!("{} {}", when::day_and_year(view.lang(), at.date()), when::clock(at.time()));
    let facts = vec![words::clock_and_last(view.lang(), &dated(view.seat.now), &dated(doubt.last))];
    let trust = |typed| Effect::send(Request::Desk(core::Ask::TrustClock { typed }));
    let offers = vec![
        Offer::new(view.say(words::CLOCK_RIGHT), move |_| trust(None)),
        Offer::new(view.say(words::CLOCK_LOOK_ONLY), |_| Effect::Pop),
        Offer::new(view.say(words::CLOCK_TYPED), |_| Effect::Pop.then(Effect::push(Moment::default()))),
    ];
    Choice::new(view.say(words::CLOCK_DOUBT), offers).with_facts(facts).open()
}

/// The field for day and time.
#[derive(Default)]
struct Moment {
    line: LineBox,
}

impl Moment {
    /// What is typed as a day with its year, and a time.
    fn read(&self, view: &View) -> Option<DateTime> {
        let (day, time) = self.line.text().split_once(char::is_whitespace)?;
        Some(read_date(day, view.today())?.to_datetime(read_time(time.trim())?))
    }
}

impl Layer for Moment {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Open | Verb::Save => match self.read(view) {
                Some(now) => Effect::send(Request::Desk(core::Ask::TrustClock { typed: Some(now) })),
                None => Effect::Say(Line::Warn(words::CLOCK_HINT)),
            },
            Verb::Back => Effect::Pop.then(ask(view)),
            _ => Effect::None,
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let inner = paint.popup(centered(body, CELLS, 4), view.say(words::CLOCK_TYPED));
        let (style, dim) = (paint.theme.field, paint.theme.dim);
        self.line.draw(paint, inner, style, true);
        let text = match self.read(view) {
            Some(at) => format!("{} {}", when::day_and_year(view.lang(), at.date()), when::clock(at.time())),
            None => view.say(words::CLOCK_HINT).to_owned(),
        };
        paint.text(inner.x, inner.y + 1, inner.width, &text, dim);
    }
}

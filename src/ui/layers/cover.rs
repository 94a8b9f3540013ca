//! The covered screen: a visitor came too near, the clerk is away for a moment, nobody pressed a key for long, or the
//! desk is locked. What lies beneath stays as it was.

use jiff::SignedDuration;
use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::text::operators as text;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::operators::lock::{sit_down, sits_by_pin};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::words;

use super::{Layer, Reply};

/// How long the clerk who covered the screen uncovers it without a PIN.
pub const GRACE: SignedDuration = SignedDuration::from_mins(2);

/// Why the screen is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// By its key, at that moment.
    Key(DateTime),
    /// Nobody pressed a key for long.
    Idle,
    /// The clerk left, or none has come yet.
    Locked,
}

/// Nothing is shown but how to come back.
pub struct Cover(Why);

impl Cover {
    /// Covered by its key, now.
    pub fn by_key(view: &View) -> Self {
        Self(Why::Key(view.seat.now))
    }

    /// Covered because nobody was there.
    pub fn idle() -> Self {
        Self(Why::Idle)
    }

    /// Covered until somebody sits down.
    pub fn locked() -> Self {
        Self(Why::Locked)
    }

    /// Asks for the PIN of whoever sits here.
    pub fn by_pin(view: &View) -> Effect {
        sit_down(view.seat.clerk.clone(), view)
    }

    /// Whether its key alone leads back: nobody sits here by a PIN, or they covered it themselves just now.
    fn lifts(&self, view: &View) -> bool {
        let just_now = match self.0 {
            Why::Key(since) => (SignedDuration::ZERO..=GRACE).contains(&view.seat.now.duration_since(since)),
            Why::Idle | Why::Locked => false,
        };
        !view.office.is_locked() && (just_now || !sits_by_pin(view))
    }
}

impl Layer for Cover {
    fn scope(&self) -> Scope {
        scope::COVER
    }

    fn handle(&mut self, _key: Key, _view: &View) -> Reply {
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Open if self.lifts(view) => Effect::Pop,
            Verb::Open => Self::by_pin(view),
            _ => Effect::None,
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, _body: Rect, view: &View) {
        let area = paint.area();
        paint.blank(area, paint.theme.plain);
        let by_pin = sits_by_pin(view) || view.office.is_locked();
        let dim = paint.theme.dim;
        let mut lines = Vec::new();
        if by_pin {
            let what = match self.0 {
                Why::Key(_) => words::COVERED,
                Why::Idle => text::COVERED_IDLE,
                Why::Locked => text::LOCKED,
            };
            lines.extend([view.say(what), view.say(text::ENTER_UNCOVERS), view.say(text::EMERGENCY_WORKS)]);
        } else {
            lines.push(view.say(words::COVERED));
        }
        for (y, text) in (area.height / 2..).zip(lines) {
            let x = (area.width - width(text).min(area.width)) / 2;
            paint.text(x, y, area.width - x, text, dim);
        }
    }
}

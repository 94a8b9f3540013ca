//! How somebody sits down: by a digit, and by their PIN where they have one. What is typed shows as dots alone.

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::core::Ask;
use crate::desk::operators::Ask as OperatorsAsk;
use crate::model::operators::pin::{Digits, is_fit};
use crate::model::operators::{Proof, Role};
use crate::model::{Id, Operator};
use crate::text::operators as words;
use crate::text::{Msg, refusals};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::layers::{Layer, Reply};
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::line_box::LineBox;

/// Cells of the box.
const CELLS: u16 = 52;
/// Most characters of a passphrase that are taken.
const LONGEST: usize = 200;

/// Who may sit down here today: the roster, or whom the settings name where no administrator was entered yet.
pub(in crate::ui) fn who_may_sit(view: &View) -> Vec<String> {
    let roster = view.office.roster(view.today());
    if roster.is_empty() { view.seat.clerks.clone() } else { roster.into_iter().map(|one| one.name.clone()).collect() }
}

fn called<'a>(clerk: &str, view: &View<'a>) -> Option<&'a Operator> {
    view.office.operator_called(clerk, view.today())
}

/// Whether whoever sits here does so by a PIN.
pub(in crate::ui) fn sits_by_pin(view: &View) -> bool {
    called(&view.seat.clerk, view).is_some_and(|one| view.office.asks_pin(one.id))
}

/// Somebody sits down: at once, or once they have typed their PIN.
pub(in crate::ui) fn sit_down(clerk: String, view: &View) -> Effect {
    match called(&clerk, view) {
        Some(one) if view.office.asks_pin(one.id) => Effect::push(PinBox::of(To::Sit { clerk })),
        Some(_) | None => Effect::send(Request::Desk(Ask::SetClerk { clerk, proof: Proof::None })),
    }
}

/// Somebody gets a PIN: typed twice, and by their own old one first where they change it themselves.
pub(in crate::ui) fn set_pin(operator: Id) -> Effect {
    Effect::push(PinBox::of(To::Choose { operator, old: None, first: None }))
}

/// Whoever sits here takes another PIN.
pub(in crate::ui) fn change_own(view: &View) -> Effect {
    let Some(me) = view.office.at_the_desk() else { return Effect::hint(words::NOBODY_SELECTED) };
    if view.office.asks_pin(me.id) {
        Effect::push(PinBox::of(To::Prove))
    } else {
        Effect::push(PinBox::of(To::Choose { operator: Id::NONE, old: Some(Proof::None), first: None }))
    }
}

/// What the PIN is for.
enum To {
    /// Sit down.
    Sit { clerk: String },
    /// Show that it is oneself who changes one's PIN.
    Prove,
    /// Choose a new one: for somebody, or with the old one for oneself; and what was typed first.
    Choose { operator: Id, old: Option<Proof>, first: Option<String> },
}

/// The box for a PIN.
pub struct PinBox {
    to: To,
    line: LineBox,
    /// Whether a passphrase is typed: the administrator's way in.
    words: bool,
}

impl PinBox {
    fn of(to: To) -> Self {
        Self { to, line: LineBox::default(), words: false }
    }

    fn hint(&self) -> Msg {
        match &self.to {
            _ if self.words => words::BY_PASSPHRASE,
            To::Sit { .. } => words::PIN_HINT,
            To::Prove => words::PIN_OLD,
            To::Choose { first: None, .. } => words::PIN_NEW,
            To::Choose { first: Some(_), .. } => words::PIN_AGAIN,
        }
    }

    /// Whose PIN it is.
    fn whose<'a>(&'a self, view: &'a View) -> &'a str {
        match &self.to {
            To::Sit { clerk } => clerk,
            To::Choose { operator, .. } if !operator.is_none() => view.office.name_of_operator(*operator),
            To::Prove | To::Choose { .. } => &view.seat.clerk,
        }
    }

    /// Whether a passphrase opens the way for them.
    fn by_words(&self, view: &View) -> bool {
        match &self.to {
            To::Sit { clerk } => {
                view.office.opens_by_passphrase() && called(clerk, view).is_some_and(|one| one.is(Role::Administrator))
            }
            To::Prove | To::Choose { .. } => false,
        }
    }

    fn enter(&mut self) -> Effect {
        let typed = self.line.typed().to_owned();
        if typed.is_empty() {
            return Effect::hint(self.hint());
        }
        self.line.clear();
        match &mut self.to {
            To::Sit { clerk } => {
                let proof = if self.words { Proof::Passphrase(typed) } else { Proof::Pin(typed) };
                Effect::send(Request::Desk(Ask::SetClerk { clerk: clerk.clone(), proof }))
            }
            To::Prove => {
                let old = Some(Proof::Pin(typed));
                Effect::Pop.then(Effect::push(Self::of(To::Choose { operator: Id::NONE, old, first: None })))
            }
            To::Choose { first: first @ None, .. } => {
                if !is_fit(&typed) {
                    return Effect::Say(Line::Warn(words::PIN_NEW));
                }
                *first = Some(typed);
                Effect::None
            }
            To::Choose { operator, old, first: first @ Some(_) } => {
                if first.take().is_some_and(|first| first != typed) {
                    return Effect::Say(Line::Warn(words::PIN_DIFFERS));
                }
                let pin = Digits(typed);
                Effect::send(Request::Operators(match old {
                    Some(old) => OperatorsAsk::ChangePin { old: old.clone(), pin },
                    None => OperatorsAsk::SetPin { operator: *operator, pin },
                }))
            }
        }
    }
}

impl Layer for PinBox {
    fn scope(&self) -> Scope {
        // A passphrase has any characters in it.
        if self.words { scope::FIND } else { scope::PIN }
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        if key.chord.code == KeyCode::Tab && self.by_words(view) {
            self.words = !self.words;
            self.line.clear();
            return Reply::taken();
        }
        let digit = key.digit().is_some() || matches!(key.chord.code, KeyCode::Backspace);
        let room = self.line.typed().chars().count() < LONGEST || key.chord.code == KeyCode::Backspace;
        // A full-width digit is the digit.
        let key = Key { text: key.text.map(|c| key.digit().unwrap_or(c)), ..key };
        if room && (digit || self.words) && self.line.edit(key) { Reply::taken() } else { Reply::Pass }
    }

    /// A PIN is typed: what was copied somewhere lies where others may find it.
    fn paste(&mut self, _text: &str, _view: &View) -> Reply {
        Reply::Pass
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Open => self.enter(),
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn hear(&mut self, _ticket: u64, answer: crate::desk::core::question::Answer, _view: &View) -> Effect {
        self.line.clear();
        Effect::Usual(Box::new(answer))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let title = format!("{}  {}", view.say(words::PIN_OF), self.whose(view));
        let inner = paint.popup(centered(body, CELLS, 4), &title);
        let (style, dim) = (paint.theme.field, paint.theme.dim);
        let dots = "*".repeat(self.line.typed().chars().count().min(usize::from(inner.width) - 1));
        LineBox::of(dots).draw(paint, Rect { height: 1, ..inner }, style, true);
        let mut hint = view.say(self.hint()).to_owned();
        if self.by_words(view) && !self.words {
            hint = format!("{hint}  Tab {}", view.say(words::BY_PASSPHRASE));
        }
        if let (Line::Refused(refusal), true) = (&view.seat.line, self.line.typed().is_empty()) {
            let lang = view.lang();
            hint = refusals::refusal(lang, refusal, &view.names());
        }
        paint.text(inner.x, inner.y + 1, inner.width, &hint, dim);
    }
}

//! The end of a shift: notes are written one after the other in a field that stays open, and on an empty line it is asked
//! who takes over. What is open is gathered by itself and shown.

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::handover::{Ask, gathered};
use crate::model::handover::{HandoverNote, NOTE_KIND};
use crate::text::{handover as words, labels, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::frame::wrapped;
use crate::ui::layers::Layer;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::operators::lock::{sit_down, who_may_sit};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::line_box::LineBox;
use crate::ui::widgets::numbered::Stand;

/// The end of a shift.
#[derive(Default)]
pub struct Shift {
    line: LineBox,
}

impl Shift {
    /// Opens it.
    pub fn open(_view: &View) -> Effect {
        Effect::push(Self::default())
    }

    /// Keeps what is typed, and stays for the next.
    fn note(&self) -> Effect {
        let note = HandoverNote { text: self.line.text().to_owned(), ..HandoverNote::default() };
        Effect::send_then(Request::Handover(Ask::Note { note: Box::new(note) }), Self::open)
    }
}

/// Who takes over: everybody but whoever hands over, and nobody who is here yet.
fn takers(view: &View) -> Effect {
    let others = who_may_sit(view).into_iter().filter(|clerk| *clerk != view.seat.clerk);
    let mut offers: Vec<Offer> = others.map(|clerk| taker(clerk.clone(), clerk)).collect();
    let nobody = taker(view.say(words::NOBODY_HERE).to_owned(), String::new());
    offers.push(nobody.at(Stand::Last));
    Choice::new(view.say(words::WHO_TAKES), offers).with_facts(carried(view)).alone().open()
}

fn taker(label: String, clerk: String) -> Offer {
    Offer::new(label, move |_| {
        let hand_over = Request::Handover(Ask::HandOver { taker: clerk.clone() });
        Effect::send_then(hand_over, move |view| {
            // Whoever takes over shows that it is them; whoever hands over has done so.
            if clerk.is_empty() { Effect::Lock } else { Effect::Lock.then(sit_down(clerk, view)) }
        })
    })
}

/// What is handed over, line by line.
fn carried(view: &View) -> Vec<String> {
    let lang = view.lang();
    let cells = view.seat.size.0.saturating_sub(8).min(72);
    let mut lines =
        wrapped(&words::gathered(lang, &gathered(view.office, view.seat.now), view.seat.drafts.len()), cells);
    for note in view.office.open_notes() {
        let kind = labels::code_number(lang, NOTE_KIND, note.kind);
        let at = when::moment(lang, note.at.date(), note.at.time(), view.today());
        lines.extend(wrapped(&format!("{kind}  {}  {at}", note.text), cells));
    }
    lines
}

impl Layer for Shift {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Open if self.line.text().is_empty() => takers(view),
            Verb::Open => self.note(),
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim, accent) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.accent);
        let title = format!("{}  {}", view.say(words::HANDOVER), view.seat.clerk);
        paint.text(1, body.y, body.width - 2, &title, strong);
        paint.text(1, body.y + 1, body.width - 2, view.say(words::WRITE), dim);
        paint.text(1, body.y + 2, 1, ">", accent);
        self.line.draw(paint, Rect { x: 3, y: body.y + 2, width: body.width - 4, height: 1 }, plain, true);
        let lines = carried(view);
        let room = usize::from(body.height.saturating_sub(4));
        for (y, (nth, line)) in (body.y + 4..).zip(lines.iter().enumerate().take(room)) {
            let rest = lines.len() - nth;
            if nth + 1 == room && rest > 1 {
                paint.text(3, y, body.width - 4, &crate::ui::words::more_below(view.lang(), rest), dim);
            } else {
                paint.text(3, y, body.width - 4, line, plain);
            }
        }
    }
}

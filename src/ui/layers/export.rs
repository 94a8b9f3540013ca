//! Exporting from within the console: what, in which form, why if in full, and where to.

use ratatui::layout::Rect;
use tui_input::Input;

use crate::desk::export::{EXPORTS, ExportOrder, ExportRow, Wanted};
use crate::exchange::export::Format;
use crate::model::Id;
use crate::model::export::EXPORTED;
use crate::text::{Msg, files as words, labels};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::field;

use super::choice::{Choice, Offer};
use super::files::Files;
use super::{Layer, Reply};

/// The forms, by digit: format, whether in full, label.
const FORMS: [(Format, bool, Msg); 5] = [
    (Format::Xlsx, false, words::BOOK),
    (Format::Csv, false, words::SEPARATED),
    (Format::Jsonl, false, words::LINES),
    (Format::Xlsx, true, words::BOOK_IN_FULL),
    (Format::Csv, true, words::SEPARATED_IN_FULL),
];

/// Asks what is to be exported: first the list that is on the screen, in its own order, then each register.
pub fn what(view: &View, list: Option<(&'static ExportRow, Vec<Id>)>) -> Effect {
    let lang = view.lang();
    let name = |what: &ExportRow| labels::code_number(lang, EXPORTED, what.number);
    let mut offers = Vec::new();
    if let Some((what, rows)) = list {
        let label = words::this_list(lang, name(what), rows.len());
        offers.push(Offer::new('1', label, move |view| form(view, what, Some(&rows))));
    }
    for (what, digit) in EXPORTS.iter().copied().zip('2'..='8') {
        offers.push(Offer::new(digit, words::all_of(lang, name(what)), move |view| form(view, what, None)));
    }
    Choice::new(view.say(words::EXPORT), offers).open()
}

fn form(view: &View, what: &'static ExportRow, only: Option<&Vec<Id>>) -> Effect {
    let offers = FORMS.into_iter().zip('1'..).map(|((format, full, label), digit)| {
        let only = only.cloned();
        Offer::new(digit, view.say(label), move |view| {
            let (lang, today) = (view.lang(), view.today());
            let wanted = Wanted { what, full, since: None, only, format, lang, today };
            if full {
                Effect::push(Why { wanted, input: Input::default() })
            } else {
                place(view, wanted, String::new())
            }
        })
    });
    Choice::new(view.say(words::WHICH_FORM), offers.collect()).open()
}

/// Asks where to, and sends it.
fn place(view: &View, wanted: Wanted, reason: String) -> Effect {
    let stem = format!("{}-{}", labels::code_number(view.lang(), EXPORTED, wanted.what.number), view.today());
    Files::save(view, stem, wanted.format.ending(), move |path| {
        Effect::Export(Box::new(ExportOrder { wanted, reason, path }))
    })
}

/// The box that asks why it is to be in full.
struct Why {
    wanted: Wanted,
    input: Input,
}

impl Layer for Why {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        if field::edit(&mut self.input, key) { Reply::taken() } else { Reply::Pass }
    }

    fn paste(&mut self, text: &str, _view: &View) -> Reply {
        field::insert(&mut self.input, text);
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let reason = self.input.value().trim().to_owned();
        match verb {
            Verb::Open if reason.is_empty() => Effect::Say(Line::Warn(words::REASON_FIRST)),
            Verb::Open => Effect::Pop.then(place(view, self.wanted.clone(), reason)),
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let inner = paint.popup(centered(body, body.width - 8, 3), view.say(words::WHY));
        let style = paint.theme.field;
        paint.tint(inner, style);
        field::draw(paint, (inner.x, inner.y), inner.width, &self.input, style, true);
    }
}

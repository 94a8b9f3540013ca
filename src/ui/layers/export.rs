//! Exporting from within the console: what, in which form, why if in full, and where to.

use ratatui::layout::Rect;

use crate::desk::export::{EXPORTS, ExportOrder, ExportRow, Wanted};
use crate::exchange::export::Format;
use crate::model::Id;
use crate::model::export::EXPORTED;
use crate::text::{Msg, files as words, labels};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::line_box::LineBox;

use super::Layer;
use super::choice::{Choice, Offer};
use super::files::Files;

/// The forms: format, whether in full, label.
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
        offers.push(Offer::new(label, move |view| form(view, what, Some(&rows))));
    }
    for what in EXPORTS.iter().copied() {
        offers.push(Offer::new(words::all_of(lang, name(what)), move |view| form(view, what, None)));
    }
    Choice::new(view.say(words::EXPORT), offers).open()
}

/// Asks in which form a register is to be exported, and where to.
pub fn whole(view: &View, what: &'static ExportRow) -> Effect {
    form(view, what, None)
}

fn form(view: &View, what: &'static ExportRow, only: Option<&Vec<Id>>) -> Effect {
    let offers = FORMS.into_iter().map(|(format, full, label)| {
        let only = only.cloned();
        Offer::new(view.say(label), move |view| {
            let (lang, today) = (view.lang(), view.today());
            let wanted = Wanted { what, full, since: None, only, format, lang, today };
            if full {
                Effect::push(Why { wanted, line: LineBox::default() })
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
    line: LineBox,
}

impl Layer for Why {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let reason = self.line.text().to_owned();
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
        self.line.draw(paint, inner, style, true);
    }
}

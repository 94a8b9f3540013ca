//! Before somebody is erased: what would go, what stands in the way with its way out, what others' records say of them,
//! and then why, by digit.

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::core::question::{Answer, Question};
use crate::desk::privacy::words::Said;
use crate::desk::privacy::{Ask, Forgetting};
use crate::model::privacy::ERASE_REASON;
use crate::model::{Id, Resident};
use crate::text::{labels, privacy as words};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::frame::wrapped;
use crate::ui::layers::Layer;
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::layers::form::Form;
use crate::ui::paint::Paint;
use crate::ui::people::leaving;
use crate::ui::privacy::forms::Erase;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::numbered::Stand;

/// Waits for what the desk finds.
pub struct Forget {
    pub resident: Id,
}

impl Layer for Forget {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        if verb == Verb::Back { Effect::Pop } else { Effect::None }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let plain = paint.theme.plain;
        paint.text(1, body.y, body.width - 2, view.say(words::COUNTING), plain);
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, view: &View) -> Effect {
        match answer {
            Answer::Forgetting(found) if found.resident == self.resident => Effect::Pop.then(choose(*found, view)),
            answer => Effect::Pop.then(Effect::Usual(Box::new(answer))),
        }
    }
}

/// What would go, and what can be done about it.
#[allow(clippy::needless_pass_by_value, reason = "it is handed on to what is chosen")]
fn choose(found: Forgetting, view: &View) -> Effect {
    let (lang, resident) = (view.lang(), found.resident);
    let person = view.office.of::<Resident>().get(resident);
    let counted: Vec<String> = found.records.iter().map(|(kind, count)| words::goes(lang, *kind, *count)).collect();
    let cells = view.seat.size.0.saturating_sub(8).min(72);
    let mut facts = wrapped(&counted.join("  "), cells);
    if found.merged > 0 {
        facts.push(words::merged(lang, found.merged));
    }
    let backup = view.seat.backup.last().map(jiff::civil::DateTime::date);
    for line in words::copies(lang, found.exports, found.prints, found.last_out, backup) {
        facts.extend(wrapped(&line, cells));
    }
    let mut offers: Vec<Offer> = Vec::new();
    // What goes on is ended first: each by its own way, or where it stands.
    let ends = leaving::offer(vec![resident], view);
    if found.runs.is_empty() {
        let reason = move |reason: u8, view: &View| Form::open(Erase { resident, reason }, view);
        offers.extend(of_codes(view, ERASE_REASON, reason));
    } else {
        if !matches!(ends, Effect::None) {
            offers.push(Offer::new(view.say(words::END_FIRST), move |_| ends));
        }
        for (kind, count, id) in &found.runs {
            let (shown, label) = (Selected::record(*kind, *id), words::runs(lang, *kind, *count));
            offers.push(Offer::new(label, move |_| Effect::Close.then(Effect::Show(shown))));
        }
    }
    if !found.said.is_empty() {
        let label = format!("{} {}", view.say(words::WORDS), found.said.len());
        let said = found.said.clone();
        offers.push(Offer::new(label, move |view| list(resident, said, view)).at(Stand::Last));
    }
    Choice::new(view.say(words::FORGET_WHY), offers).with_facts(facts).about(person).open()
}

/// What others' records say of them, a digit each: read it, then blank the name.
fn list(resident: Id, said: Vec<Said>, view: &View) -> Effect {
    let lang = view.lang();
    let offers = said.into_iter().map(|one| {
        let day = one.day.map_or_else(String::new, |day| day.to_string());
        let field = labels::field(lang, one.record.kind, one.field);
        let label = format!("{} {day} {field}", labels::kind(lang, one.record.kind));
        Offer::new(label, move |view| read(resident, &one, view))
    });
    Choice::new(view.say(words::WORDS), offers.collect()).open()
}

fn read(resident: Id, one: &Said, view: &View) -> Effect {
    let cells = view.seat.size.0.saturating_sub(8).min(72);
    let facts = if one.text.is_empty() {
        vec![crate::text::value::CLOSED.say(view.lang()).to_owned()]
    } else {
        wrapped(&one.text, cells)
    };
    let ask = Ask::Blank { resident, record: one.record, field: one.field.to_owned() };
    let shown = Selected::Record(one.record);
    let offers = vec![
        Offer::new(view.say(words::BLANK), move |_| {
            Effect::send_then(Request::Privacy(ask), move |_| {
                Effect::push(Forget { resident }).then(Effect::Ask(Question::Forgetting(resident)))
            })
        }),
        Offer::new(view.say(crate::text::actions::OPEN), move |_| Effect::Close.then(Effect::Show(shown))),
    ];
    Choice::new(view.say(words::WORDS), offers).with_facts(facts).open()
}

//! An answer as it is told: who does it and what to bring, read aloud, and on digits what follows.

use crate::desk::guide::Ask;
use crate::desk::guide::sheets::slip;
use crate::desk::{Request, core};
use crate::model::canteen::price::CONFIRMED;
use crate::model::guide::{ENTRY_KIND, Entry, MAY_ISSUE, MUST_NOT_ISSUE};
use crate::model::{Id, Record};
use crate::text::{guide as words, labels, when};
use crate::ui::effect::Effect;
use crate::ui::frame::wrapped;
use crate::ui::guide::forms::IssueCertificate;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::view::{Line, Selected, View, Why};

/// Cells of a fact's line.
const CELLS: u16 = 68;

/// Opens an answer; nothing where it is gone.
pub(in crate::ui) fn open(id: Id, view: &View) -> Effect {
    let Some(entry) = view.office.of::<Entry>().get(id) else { return Effect::None };
    let resident = view.client().map_or(Id::NONE, |resident| resident.id);
    let told = move || Request::Guide(Ask::Tell { entry: id, resident });
    let mut offers = vec![
        Offer::new(view.say(words::TELL_AND_PRINT), move |view| {
            let lang = view.lang();
            Effect::send_then(told(), move |_| Effect::send(Request::Desk(core::Ask::Print { what: slip(id), lang })))
        }),
        Offer::new(view.say(words::TELL_ONLY), move |_| Effect::send(told())),
    ];
    if entry.kind == MAY_ISSUE {
        let why_not = resident.is_none().then_some(Why(words::FOR_WHOM));
        let issue = Offer::new(view.say(words::ISSUE), move |view| issue(id, view));
        offers.push(issue.unless(why_not));
    }
    offers
        .push(Offer::new(view.say(words::LOOK), move |_| Effect::Close.then(Effect::Show(Selected::of::<Entry>(id)))));
    let title = format!("{}  {}", labels::code_number(view.lang(), ENTRY_KIND, entry.kind), entry.name);
    Choice::new(title, offers).with_facts(facts(entry, view)).alone().open()
}

/// Opens the form of a certificate for whoever is served.
pub(in crate::ui) fn issue(entry: Id, view: &View) -> Effect {
    match view.client() {
        Some(resident) => {
            view.serve_first(resident.id).then(Form::open(IssueCertificate { entry, resident: resident.id }, view))
        }
        None => Effect::Say(Line::Warn(words::FOR_WHOM)),
    }
}

/// What is read of an answer, line by line.
fn facts(entry: &Entry, view: &View) -> Vec<String> {
    let lang = view.lang();
    let mut lines = Vec::new();
    if entry.kind == MUST_NOT_ISSUE {
        lines.push(view.say(words::MUST_NOT).to_owned());
    }
    let told = [
        ("who", &entry.who),
        ("bring", &entry.bring),
        ("place", &entry.place),
        ("hours", &entry.hours),
        ("phone", &entry.phone),
        ("form", &entry.form),
        ("what", &entry.what),
    ];
    for (key, text) in told.into_iter().filter(|(_, text)| !text.is_empty()) {
        let label = labels::field(lang, Entry::KIND, key);
        lines.extend(wrapped(&format!("{label}  {text}"), CELLS));
    }
    let day = entry.dated.map(|day| when::day_of_year(lang, day, view.today())).unwrap_or_default();
    let confirmed = labels::code_number(lang, CONFIRMED, entry.confirmed);
    lines.extend(wrapped(&format!("{}  {day}  {confirmed}", entry.source), CELLS));
    lines
}

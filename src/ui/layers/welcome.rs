//! The first screen of an empty desk, and leaving.

use crate::text::Lang;
use crate::ui::Exit;
use crate::ui::effect::Effect;
use crate::ui::layers::form::Form;
use crate::ui::people::forms::resident::Register;
use crate::ui::view::View;
use crate::ui::words;

use super::choice::{Choice, Offer};
use super::files::Files;
use crate::ui::people::roster::RosterBox;

/// Where to begin.
pub fn first_screen(view: &View) -> Effect {
    let other = if view.lang() == Lang::Zh { Lang::En } else { Lang::Zh };
    let mut offers = vec![
        Offer::new(view.say(words::SEE_DEMO), |_| Effect::Leave(Exit::Demo)),
        Offer::new(view.say(words::REGISTER_FIRST), |view| Form::open(Register::default(), view)),
        Offer::new(view.say(words::LANGUAGE), move |_| Effect::Speak(other).then(Effect::Begin)),
    ];
    if view.seat.import.is_some() {
        offers.insert(
            0,
            Offer::new(view.say(words::IMPORT_ROSTER), |view| Files::roster(view, |file| RosterBox::of(&file))),
        );
    }
    Choice::new(view.say(words::WELCOME), offers).alone().open()
}

/// Leaves; asks first where something was begun and not finished.
pub fn leave(view: &View) -> Effect {
    if view.seat.drafts.is_empty() {
        return Effect::Leave(Exit::Left);
    }
    let facts = view.seat.drafts.iter().map(|draft| crate::ui::forms::describe(draft, view)).collect();
    let offers = vec![Offer::new(view.say(words::QUIT), |_| Effect::Leave(Exit::Left))];
    Choice::new(view.say(words::LEAVE_WITH_DRAFTS), offers).with_facts(facts).open()
}

//! What of today's reveals stands out: on the board of whoever watches over them.

use jiff::civil::DateTime;

use crate::desk::core::office::Office;
use crate::desk::operators::looks::Standing;
use crate::model::Resident;
use crate::model::operators::WATCH;
use crate::text::operators as words;
use crate::ui::effect::Effect;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::today::{Line, Opens, TodayRow};
use crate::ui::view::View;

/// Its row on the board.
pub static TODAY: TodayRow = TodayRow { name: "operators", lines };

/// Its line, where there is anything to look at.
fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    // Until roles say who watches, nobody is watched.
    if !office.has_roles() || !office.may(WATCH, now.date()) {
        return Vec::new();
    }
    let count = office.standing_out(now.date()).len();
    if count == 0 {
        return Vec::new();
    }
    vec![Line::count(words::STANDS_OUT, count, |theme| theme.warn).opening(Opens::Run(list))]
}

/// All of it, each line with whom it is about.
fn list(view: &View) -> Effect {
    let lang = view.lang();
    let name = |id| view.office.of::<Resident>().get(id).map_or("", |one| one.name.as_str());
    let all = view.office.standing_out(view.today()).into_iter().map(|standing| match standing {
        Standing::Many { who, times } => {
            Offer::new(words::many(lang, view.office.name_of_operator(who), times), |_| Effect::None)
        }
        Standing::Unserved { who, resident, at } => {
            let told = words::unserved(lang, view.office.name_of_operator(who), name(resident), at);
            Offer::new(told, move |_| Effect::card(resident))
        }
    });
    Choice::new(view.say(words::STANDS_OUT_TITLE), all.collect()).open()
}

//! 回访和告知名单: who is to be called about an issue, with the end of their phone; each row ends with what they said.
//!
//! What they said of the issue stays closed: a visitor can see this screen.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::issues::calls::{Call, CallFor, call_of, calls, reached_by};
use crate::model::{Id, Issue, Record, Resident, Words};
use crate::text::issues::calls as words;
use crate::text::{Msg, issues as text, labels, value, when};
use crate::ui::actions::Action;
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::issues::CALL_SCOPE as SCOPE;
use crate::ui::issues::choices::{answer, content, told, told_how};
use crate::ui::layers::choice::{Choice, Offer, reveal};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::{Paint, width};
use crate::ui::view::{Selected, View, Why};
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// Who is listed.
mod filter {
    /// Everybody.
    pub const ALL: u8 = 0;
    /// Those who are to be asked.
    pub const ASKING: u8 = 1;
    /// Those who are to be told.
    pub const TELLING: u8 = 2;
    /// Those who were not reached.
    pub const AGAIN: u8 = 3;
}

/// The field of a phone, as reveals name it.
const PHONES: &str = "phones";
/// Cells of the columns: name, age, phone, what for.
const COLUMNS: [u16; 4] = [10, 5, 13, 10];
/// Cells of the card's headings.
const HEADS: u16 = 16;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("call_result", &[ch('c')], SCOPE, words::RESULT, words::RESULT_TIP, |view| {
        view.selected.id::<Words>().map_or(Effect::None, |words| result(words, view))
    })
    .when(some)
    .numbered()
    .in_footer(),
    Action::new("show_phone", &[ch('m')], SCOPE, words::SHOW_PHONE, words::SHOW_PHONE_TIP, |view| {
        view.person().map_or(Effect::None, |person| reveal(view, person.id, PHONES))
    })
    .when(some)
    .numbered()
    .in_footer(),
    Action::new("show_issue", &[], SCOPE, text::ISSUES, words::LISTS_TIP, |view| {
        let call = view.selected.id::<Words>().and_then(|words| call_of(view.office, words));
        call.map_or(Effect::None, |call| Effect::Show(Selected::of::<Issue>(call.issue)))
    })
    .when(some)
    .numbered(),
    Action::new("filter_calls", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, |view| {
        let filter = |msg: Msg, number| Offer::new(view.say(msg), move |_| Effect::Tell(Verb::Filter(number)));
        let offers = vec![
            filter(words::ALL, filter::ALL),
            filter(words::ASKING, filter::ASKING),
            filter(words::TELLING, filter::TELLING),
            filter(words::ASKING_AGAIN, filter::AGAIN),
        ];
        Choice::new(view.say(common::FILTER), offers).open()
    })
    .in_footer(),
];

fn some(view: &View) -> Result<(), Why> {
    view.selected.id::<Words>().map(drop).ok_or(Why(words::NO_CALL))
}

/// What came of the call, by digit.
fn result(of: Id, view: &View) -> Effect {
    let Some(call) = call_of(view.office, of) else { return Effect::None };
    let Some(issue) = view.office.of::<Issue>().get(call.issue) else { return Effect::None };
    match call.why {
        CallFor::Asking | CallFor::AskingAgain => content(issue, call.resident, view),
        CallFor::Telling => told_how(call.issue, vec![call.resident], view),
    }
}

/// What somebody is called for, in a word.
fn what_for(why: CallFor) -> Msg {
    match why {
        CallFor::Asking => words::ASKING,
        CallFor::Telling => words::TELLING,
        CallFor::AskingAgain => words::ASKING_AGAIN,
    }
}

/// Their phone: its end, or all of it while it is open.
fn phone(resident: &Resident, view: &View) -> String {
    let phone = resident.phones.first();
    phone.map_or_else(String::new, |phone| {
        if view.is_open(resident.id, PHONES) { phone.clone() } else { value::tail(view.lang(), phone) }
    })
}

/// Who is to be called.
#[derive(Default)]
pub struct Calls {
    /// The calls that are listed, by their words.
    listed: Vec<Call>,
    counts: [usize; 3],
}

impl Calls {
    fn call(&self, words: Id) -> Option<&Call> {
        self.listed.iter().find(|call| call.words == words)
    }
}

impl Listing for Calls {
    type Record = Words;
    const SHARE: u16 = 6;
    const OPENS_CARD: bool = false;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let all = calls(view.office);
        let count = |why| all.iter().filter(|call| call.why == why).count();
        self.counts = [CallFor::Asking, CallFor::Telling, CallFor::AskingAgain].map(count);
        self.listed = all;
        self.listed.retain(|call| match filter {
            filter::ASKING => call.why == CallFor::Asking,
            filter::TELLING => call.why == CallFor::Telling,
            filter::AGAIN => call.why == CallFor::AskingAgain,
            _ => true,
        });
        self.listed.iter().map(|call| call.words).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn open(&self, id: Id, view: &View) -> Effect {
        result(id, view)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NOBODY
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let of = [words::ALL, words::ASKING, words::TELLING, words::ASKING_AGAIN];
        let filter = of.get(usize::from(shown.filter)).map_or("", |msg| view.say(*msg));
        let used = paint.right(area.x, area.y, area.width - 1, filter, dim);
        let [ask, tell, again] = self.counts;
        let heading = words::heading(view.lang(), ask, tell, again);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, strong);
        1
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(call) = self.call(id) else { return };
        let (office, lang) = (view.office, view.lang());
        let (Some(resident), Some(issue)) =
            (office.of::<Resident>().get(call.resident), office.of::<Issue>().get(call.issue))
        else {
            return;
        };
        let (plain, dim, warn, selected) = (paint.theme.plain, paint.theme.dim, paint.theme.warn, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let age = resident.age(view.today()).map_or_else(String::new, |age| age.to_string());
        let asks = if call.why == CallFor::Telling { plain } else { warn };
        let cells = [
            (resident.name.clone(), plain),
            (age, plain),
            (phone(resident, view), plain),
            (view.say(what_for(call.why)).to_owned(), asks),
        ];
        let mut x = at.x + 2;
        for ((text, colour), cells) in cells.into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, &text, style(colour));
            x += cells;
        }
        let due = text::due(lang, issue, view.today());
        let tried = words::tried(lang, call.tried);
        let end = if tried.is_empty() { due } else { tried };
        let room = at.right().saturating_sub(x + 1);
        let title = format!("#{} {}", issue.number, issue.title);
        // The matter is read whole before its day: that stands on the card too.
        let used = if width(&title) + width(&end) + 2 <= room {
            paint.right(at.x, at.y, at.width - 1, &end, style(dim)) + 2
        } else {
            0
        };
        paint.text(x, at.y, room.saturating_sub(used), &title, style(plain));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(call) = self.call(id) else { return 0 };
        let (office, lang) = (view.office, view.lang());
        let (Some(resident), Some(issue)) =
            (office.of::<Resident>().get(call.resident), office.of::<Issue>().get(call.issue))
        else {
            return 0;
        };
        let (plain, strong) = (paint.theme.plain, paint.theme.strong);
        paint.text(area.x, area.y, area.width, &resident.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        pen.fact(paint, view.say(common::PHONE), &phone(resident, view), plain);
        pen.fact(paint, view.say(words::REACH), &reached_by(office, id), plain);
        pen.gap();
        pen.text(paint, 0, &told(issue, view), strong);
        let place = labels::field(lang, Issue::KIND, "location");
        pen.fact(paint, place, &issue.location, plain);
        let last = issue.steps.iter().rev().find(|step| !step.text.is_empty());
        if let Some(step) = last {
            let day = when::day_of_year(lang, step.at.date(), view.today());
            pen.fact(paint, view.say(text::DONE), &format!("{day}  {}", step.text), plain);
        }
        if issue.is_solved() {
            let answers = labels::field(lang, Issue::KIND, "answers");
            pen.fact(paint, answers, &answer(issue, call.resident, view), plain);
        }
        0
    }
}

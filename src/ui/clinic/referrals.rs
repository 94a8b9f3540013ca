//! 转诊: who was sent on, and of whom nobody knows yet what came of it.
//!
//! For what stays closed, and where to stands on the card alone: a visitor can see this screen.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::Request;
use crate::desk::clinic::Ask;
use crate::desk::clinic::export::REFERRALS;
use crate::desk::clinic::referral::is_to_chase;
use crate::desk::export::ExportRow;
use crate::model::clinic::referral::{BEARS, REFERRAL_STATE, is_known};
use crate::model::{Id, Record, Referral, ReferralWords, Resident};
use crate::text::clinic::follow as words;
use crate::text::{Msg, labels, value, when};
use crate::ui::actions::Action;
use crate::ui::clinic::REFERRAL_SCOPE as SCOPE;
use crate::ui::clinic::forms::refer::{OutcomeForm, ReferForm};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer, of_codes, reveal};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::{VITALS_PANEL, View, Why};
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// Which are listed.
pub mod filter {
    /// Of which nobody knows what came of them.
    pub const OPEN: u8 = 0;
    /// Those to be asked after now.
    pub const TO_CHASE: u8 = 1;
    /// Every one.
    pub const ALL: u8 = 2;
}

/// Cells of the columns: name, age in days, state.
const COLUMNS: [u16; 3] = [12, 9, 16];
/// Cells of the card's headings.
const HEADS: u16 = 10;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("chase_referral", &[ch('c')], SCOPE, words::CHASE, words::CHASE_TIP, |view| {
        referral(view).map_or(Effect::None, |referral| chase(referral.id, view))
    })
    .needs(crate::model::clinic::FOLLOW)
    .when(|view| {
        let open = referral(view).ok_or(Why(words::NO_REFERRAL))?.is_open();
        if open { Ok(()) } else { Err(Why(words::IS_KNOWN)) }
    })
    .numbered()
    .in_footer(),
    Action::new("new_referral", &[ch('n'), ctrl('n')], SCOPE, words::REFER, words::REFER_TIP, |view| {
        view.subject().map_or(Effect::None, |person| {
            Form::open(ReferForm { resident: person.id, visit: Id::NONE, referral: Id::NONE }, view)
        })
    })
    .needs(crate::model::clinic::FOLLOW)
    .when(|view| view.subject().map(drop).ok_or(Why(words::NOBODY_TO_REFER)))
    .in_footer(),
    Action::new("edit_referral", &[ch('e'), ctrl('e')], SCOPE, words::EDIT_REFERRAL, words::REFER_TIP, |view| {
        referral(view).map_or(Effect::None, |referral| {
            let (resident, visit) = (referral.resident, referral.visit);
            Form::open(ReferForm { resident, visit, referral: referral.id }, view)
        })
    })
    .needs(crate::model::clinic::FOLLOW)
    .when(some)
    .numbered()
    .in_footer(),
    Action::new("filter_referrals", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters)
        .in_footer(),
    Action::new(
        "show_referral",
        &[ch('m')],
        SCOPE,
        crate::text::clinic::SHOW_VALUES,
        crate::text::clinic::TIP_SHOW,
        |view| referral(view).map_or(Effect::None, |referral| reveal(view, referral.resident, VITALS_PANEL)),
    )
    .needs(crate::model::operators::OPEN_HEALTH)
    .when(some)
    .numbered()
    .in_footer(),
    Action::new("referral_history", &[ch('h')], SCOPE, common::HISTORY, crate::text::clinic::TIP_HISTORY, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY)
    .when(some)
    .numbered(),
];

fn referral<'a>(view: &View<'a>) -> Option<&'a Referral> {
    view.record()
}

fn some(view: &View) -> Result<(), Why> {
    referral(view).map(drop).ok_or(Why(words::NO_REFERRAL))
}

/// How far it is, by a digit; where it ends, what came of it in words.
fn chase(referral: Id, view: &View) -> Effect {
    let offers = of_codes(view, REFERRAL_STATE, move |state, view| {
        if is_known(state) {
            return Form::open(OutcomeForm { referral, state }, view);
        }
        Effect::send(Request::Clinic(Ask::ChaseReferral { referral, state, outcome: String::new() }))
    });
    Choice::new(view.say(words::CHASE), offers).open()
}

fn filters(view: &View) -> Effect {
    let all = [(words::OPEN, filter::OPEN), (words::TO_CHASE, filter::TO_CHASE), (words::ALL, filter::ALL)];
    let offers =
        all.into_iter().map(|(msg, number)| Offer::new(view.say(msg), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}

/// Referrals, the oldest first.
#[derive(Default)]
pub struct Referrals {
    to_chase: usize,
}

impl Listing for Referrals {
    type Record = Referral;
    const SHARE: u16 = 6;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let (office, today) = (view.office, view.today());
        let chased = |referral: &Referral| is_to_chase(office, referral, today);
        let mut all: Vec<&Referral> = office.of::<Referral>().all().collect();
        self.to_chase = all.iter().filter(|referral| chased(referral)).count();
        all.retain(|referral| match filter {
            filter::TO_CHASE => chased(referral),
            filter::ALL => true,
            _ => referral.is_open(),
        });
        all.sort_by_key(|referral| (!referral.is_open(), referral.on, referral.id));
        all.into_iter().map(|referral| referral.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&REFERRALS)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NO_REFERRALS
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let of = [words::OPEN, words::TO_CHASE, words::ALL];
        let filter = of.get(usize::from(shown.filter)).map_or("", |msg| view.say(*msg));
        let used = paint.right(area.x, area.y, area.width - 1, filter, dim);
        let heading = words::referrals(view.lang(), shown.count, self.to_chase);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, strong);
        1
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(referral) = view.office.of::<Referral>().get(id) else { return };
        let (plain, dim, warn, selected) = (paint.theme.plain, paint.theme.dim, paint.theme.warn, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let (lang, today) = (view.lang(), view.today());
        let chase = is_to_chase(view.office, referral, today);
        let name = view.office.of::<Resident>().get(referral.resident).map_or("", |resident| resident.name.as_str());
        let age = words::age(lang, referral.age_days(today));
        let state = labels::code_number(lang, REFERRAL_STATE, referral.state);
        let mark = if chase { view.say(words::TO_CHASE) } else { "" };
        let mut x = at.x + 2;
        for (text, cells, colour) in
            [(name, COLUMNS[0], plain), (age.as_str(), COLUMNS[1], dim), (state, COLUMNS[2], plain)]
        {
            paint.text(x, at.y, cells - 1, text, style(colour));
            x += cells;
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), mark, style(warn));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(referral) = view.office.of::<Referral>().get(id) else { return 0 };
        let (lang, plain, strong, dim) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.dim);
        let name = view.office.of::<Resident>().get(referral.resident).map_or("", |resident| resident.name.as_str());
        paint.text(area.x, area.y, area.width, name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Referral::KIND, key);
        let day = |day| when::day_of_year(lang, day, view.today());
        pen.fact(paint, label("state"), labels::code_number(lang, REFERRAL_STATE, referral.state), strong);
        pen.fact(paint, label("on"), &day(referral.on), plain);
        pen.fact(paint, label("arranged_by"), &referral.arranged_by, plain);
        pen.fact(paint, label("bears"), labels::code_number(lang, BEARS, referral.bears), plain);
        pen.fact(paint, label("appointment"), &referral.appointment.map(day).unwrap_or_default(), plain);
        pen.fact(paint, label("chased"), &referral.chased.map(|at| day(at.date())).unwrap_or_default(), plain);
        let words_of = |key: &'static str| labels::field(lang, ReferralWords::KIND, key);
        match view.opening(referral.resident, VITALS_PANEL) {
            Some(opening) => {
                pen.fact(paint, label("to"), view.office.unit_name(referral.to), plain);
                if let Some(said) = view.office.opened::<ReferralWords>(opening, id) {
                    pen.fact(paint, words_of("reason"), &said.reason, plain);
                    pen.fact(paint, words_of("outcome"), &said.outcome, plain);
                }
            }
            None => pen.fact(paint, words_of("reason"), value::CLOSED.say(lang), dim),
        }
        0
    }
}

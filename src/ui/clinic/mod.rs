//! The clinic on the screen.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod beside;
pub mod board;
mod card;
mod charts;
pub(in crate::ui) mod follow;
pub(in crate::ui) mod forms;
pub(in crate::ui) mod last_time;
pub mod pane;
pub(in crate::ui) mod referrals;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::clinic::sheets::{letter, slip};
use crate::model::{Attempt, Id, Referral, Resident, Session, Visit, Vitals};
use crate::text::{found, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown, Tab};
use crate::ui::view::Selected;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(3);
/// Where the actions of the follow-ups stand.
pub(in crate::ui) const FOLLOW_SCOPE: Scope = Scope::pane(21);
/// Where the actions of the referrals stand.
pub(in crate::ui) const REFERRAL_SCOPE: Scope = Scope::pane(22);

/// `3` 健康
pub static TAB: Tab = Tab {
    key: '3',
    short: crate::ui::words::SHORT_CLINIC,
    open: Action::new("tab_clinic", &[ch('3')], scope::PANES, crate::text::clinic::CLINIC, tips::TAB, |_| {
        Effect::Tab(&TAB)
    }),
};

/// Sessions and their queues.
pub static FACE: Face = Face {
    name: crate::text::clinic::SESSIONS,
    scope: SCOPE,
    open: || Box::<pane::Clinic>::default(),
    shows: &[
        Shown::of::<Session>()
            .found(|names, lang, id| Some(found::session(lang, names.office.of::<Session>().get(id)?, names))),
        Shown::of::<Visit>()
            .with_slip(slip)
            .of_person(|office, id| office.of::<Visit>().get(id).map_or(Id::NONE, |visit| visit.resident))
            .found(|names, lang, id| Some(found::visit(lang, names.office.of::<Visit>().get(id)?, names))),
        Shown::of::<Vitals>().with_slip(slip).selecting(|_, id| Selected::of::<Visit>(id)),
    ],
    prints: panes::prints,
    as_room: None,
    books: None,
    marks: true,
    stays: true,
};

/// Who is to be seen again.
pub static FOLLOW_UPS: Face = Face {
    name: crate::text::clinic::follow::FOLLOW_UPS,
    scope: FOLLOW_SCOPE,
    open: || Box::<ListPane<follow::FollowUps>>::default(),
    marks: true,
    // An attempt is seen where its person is to be seen again.
    shows: &[Shown::of::<Attempt>()
        .selecting(|office, id| {
            let whose = office.of::<Attempt>().get(id).map_or(Id::NONE, |attempt| attempt.resident);
            whose.some().map_or(Selected::Nothing, Selected::of::<Resident>)
        })
        .of_person(|office, id| office.of::<Attempt>().get(id).map_or(Id::NONE, |attempt| attempt.resident))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// Who was sent on.
pub static REFERRALS: Face = Face {
    name: crate::text::clinic::follow::REFERRALS,
    scope: REFERRAL_SCOPE,
    open: || Box::<ListPane<referrals::Referrals>>::default(),
    marks: true,
    shows: &[Shown::of::<Referral>()
        .with_slip(letter)
        .of_person(|office, id| office.of::<Referral>().get(id).map_or(Id::NONE, |referral| referral.resident))
        .found(|names, lang, id| Some(found::referral(lang, names.office.of::<Referral>().get(id)?, names)))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

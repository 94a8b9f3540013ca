//! Volunteers and care visits on the screen.

pub(in crate::ui) mod actions;
pub mod call_outs;
mod card;
pub(in crate::ui) mod forms;
mod ladder;
pub(in crate::ui) mod more;
mod more_forms;
mod ring;
mod today;
pub mod visits;
pub mod volunteers;
mod week;

pub use card::CARD;
pub use today::{EMERGENCIES, TODAY};

use crate::desk::care::sheets::{of_call_out, of_certificate, of_overdue, of_week};
use crate::model::care::{
    CallOut, CarePlan, CareRound, CareVisit, Emergency, Pairing, Service, ServiceCertificate, Volunteer, VolunteerGroup,
};
use crate::model::{Id, Resident};
use crate::text::{care as text, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{Face, Shown, Tab};
use crate::ui::view::Selected;

/// Where the actions of the list of visits stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(5);
/// Where those of the list of volunteers stand.
pub(in crate::ui) const VOLUNTEERS_SCOPE: Scope = Scope::pane(16);
/// Where those of the list of call-outs stand.
pub(in crate::ui) const CALL_OUTS_SCOPE: Scope = Scope::pane(28);

/// `5` 志愿探访
pub static TAB: Tab = Tab {
    key: '5',
    short: crate::ui::words::SHORT_CARE,
    open: Action::new("tab_care", &[ch('5')], scope::PANES, text::CARE, tips::TAB, |_| Effect::Tab(&TAB)),
};

/// Elders with a plan, by the day on which they are to be visited.
pub static FACE: Face = Face {
    name: text::VISITS,
    scope: SCOPE,
    open: || Box::<ListPane<visits::Visits>>::default(),
    marks: false,
    shows: &[
        Shown::of::<CarePlan>().of_person(|_, id| id),
        Shown::of::<CareVisit>()
            .selecting(|office, id| {
                office.of::<CareVisit>().get(id).map_or(Selected::Nothing, |one| Selected::of::<CarePlan>(one.elder))
            })
            .of_person(|office, id| office.of::<CareVisit>().get(id).map_or(Id::NONE, |one| one.elder)),
        Shown::of::<Pairing>()
            .selecting(|office, id| {
                office.of::<Pairing>().get(id).map_or(Selected::Nothing, |one| Selected::of::<CarePlan>(one.elder))
            })
            .of_person(|office, id| office.of::<Pairing>().get(id).map_or(Id::NONE, |one| one.elder)),
        Shown::of::<CareRound>().selecting(|office, id| {
            let first = office.of::<CareRound>().get(id).and_then(|round| round.elders.first().copied());
            first.map_or(Selected::Nothing, Selected::of::<CarePlan>)
        }),
        Shown::of::<Emergency>()
            .selecting(|office, id| {
                office.of::<Emergency>().get(id).map_or(Selected::Nothing, |one| Selected::of::<Resident>(one.elder))
            })
            .of_person(|office, id| office.of::<Emergency>().get(id).map_or(Id::NONE, |one| one.elder)),
    ],
    prints: |_| Some(of_overdue()),
    as_room: None,
    books: None,
    stays: true,
};

/// Volunteers by name.
pub static VOLUNTEERS: Face = Face {
    name: text::VOLUNTEERS,
    scope: VOLUNTEERS_SCOPE,
    open: || Box::<ListPane<volunteers::Volunteers>>::default(),
    marks: true,
    shows: &[
        Shown::of::<Volunteer>().found(|names, lang, id| {
            let volunteer = names.office.of::<Volunteer>().get(id)?;
            let skills = names.office.skills(lang, volunteer.skills);
            Some(text::told(lang, names.office.volunteer_name(id), &skills.join(lang.of("、", ", "))))
        }),
        Shown::of::<ServiceCertificate>().with_slip(of_certificate).selecting(|office, id| {
            let whose = office.of::<ServiceCertificate>().get(id).map(|one| one.volunteer);
            whose.map_or(Selected::Nothing, Selected::of::<Volunteer>)
        }),
        Shown::of::<Service>().selecting(|office, id| {
            let whose = office.of::<Service>().get(id).map(|one| one.volunteer);
            whose.map_or(Selected::Nothing, Selected::of::<Volunteer>)
        }),
        Shown::of::<VolunteerGroup>()
            .selecting(|office, id| {
                let leader = office.of::<VolunteerGroup>().get(id).map_or(Id::NONE, |group| group.leader);
                let member = office.naming::<Volunteer, VolunteerGroup>(id).next().unwrap_or(Id::NONE);
                leader.some().or(member.some()).map_or(Selected::Nothing, Selected::of::<Volunteer>)
            })
            .found(|names, lang, id| {
                let group = names.office.of::<VolunteerGroup>().get(id)?;
                Some(format!("{}  {}", text::GROUP.say(lang), group.name))
            }),
    ],
    prints: |view| view.selected.id::<Volunteer>().map(of_week),
    as_room: None,
    books: None,
    stays: true,
};

/// Call-outs, the latest first.
pub static CALL_OUTS: Face = Face {
    name: text::CALL_OUTS,
    scope: CALL_OUTS_SCOPE,
    open: || Box::<ListPane<call_outs::CallOuts>>::default(),
    marks: false,
    shows: &[Shown::of::<CallOut>()],
    prints: |view| view.selected.id::<CallOut>().map(of_call_out),
    as_room: None,
    books: None,
    stays: true,
};

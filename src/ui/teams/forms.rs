//! The teams' forms: a team, a performance.

use crate::desk::teams::Ask;
use jiff::civil::Time;

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::model::{Id, Meeting, Team};
use crate::text::teams as words;
use crate::ui::forms::{Fault, FormRow, Opens, Purpose, Slot, Typed, fill};
use crate::ui::teams::roll::{self, Roll};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<SetTeam>(SetTeam::NAME),
    FormRow::of::<SetPerformance>(SetPerformance::NAME),
    FormRow { name: roll::NAME, opens: Opens::Layer { restore: Roll::reopened, title: Roll::title_of } },
];

/// Set up a team, or change one.
#[derive(Debug, Clone)]
pub struct SetTeam {
    /// Which; none for a new one.
    pub team: Id,
}

impl SetTeam {
    pub(in crate::ui) const NAME: &'static str = "team";

    fn before(&self, view: &View) -> Team {
        view.office.of::<Team>().get(self.team).cloned().unwrap_or_else(|| Team {
            id: Id::NONE,
            name: String::new(),
            kind: 0,
            leader: Id::NONE,
            members: Vec::new(),
            weekdays: 0,
            start: Time::constant(15, 0, 0, 0),
            end: Time::constant(16, 30, 0, 0),
            place: String::new(),
            order: 0,
            note: String::new(),
        })
    }
}

impl Purpose for SetTeam {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { team: draft.record })
    }

    fn title(&self, view: &View) -> String {
        match self.team.some() {
            Some(_) => self.before(view).name,
            None => view.say(words::NEW).to_owned(),
        }
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut team = self.before(view);
        fill(&mut team, all)?;
        Ok(Ask::SetTeam(team).into())
    }

    fn record(&self) -> Id {
        self.team
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::LEADER_JOINS).to_owned())
    }
}

/// Plan a performance, or change one.
#[derive(Debug, Clone)]
pub struct SetPerformance {
    pub team: Id,
    /// Which; none for a new one.
    pub meeting: Id,
}

impl SetPerformance {
    pub(in crate::ui) const NAME: &'static str = "performance";

    fn before(&self, view: &View) -> Meeting {
        view.office.of::<Meeting>().get(self.meeting).cloned().unwrap_or_else(|| Meeting {
            id: Id::NONE,
            team: self.team,
            date: view.today(),
            start: Time::constant(9, 30, 0, 0),
            level: 0,
            title: String::new(),
            place: String::new(),
            cast: Vec::new(),
            present: Vec::new(),
            of: 0,
            taken: None,
            note: String::new(),
        })
    }
}

impl Purpose for SetPerformance {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { team: Id(draft.kept("team")?.parse().ok()?), meeting: draft.record })
    }

    fn title(&self, view: &View) -> String {
        let team = view.office.of::<Team>().get(self.team).map_or("", |team| team.name.as_str());
        format!("{}  {team}", view.say(words::PERFORMANCE))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&self.before(view), |_| true, view);
        if self.meeting.is_none()
            && let Some(date) = slots.iter_mut().find(|slot| slot.key == "date")
        {
            date.input = tui_input::Input::default();
        }
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut meeting = self.before(view);
        fill(&mut meeting, all)?;
        Ok(Ask::SetPerformance(meeting).into())
    }

    fn record(&self) -> Id {
        self.meeting
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("team".into(), self.team.0.to_string())]
    }
}

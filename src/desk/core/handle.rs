//! The one door of the desk: whether whoever asks may, the one rule that answers, and the same request by a way out of
//! its refusal.

use crate::desk::core::request::{Request, Visitor};
use crate::desk::{Desk, Done, core};
use crate::model::{Refusal, Way};

impl Request {
    /// The same request by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        match self {
            Self::People(ask) => ask.by_way(way).map(Self::from),
            Self::Center(ask) => ask.by_way(way).map(Self::from),
            Self::Canteen(ask) => ask.by_way(way).map(Self::from),
            Self::DayCare(ask) => ask.by_way(way).map(Self::from),
            Self::Issues(ask) => ask.by_way(way).map(Self::from),
            Self::Desk(ask) => ask.by_way(way).map(Self::from),
            Self::Teams(_) | Self::Clinic(_) | Self::Visitors(_) => None,
        }
    }
}

impl Desk {
    /// Does what is asked, if whoever is at the desk may; judged anew where days had to be read first or other desks
    /// were faster.
    #[allow(clippy::needless_pass_by_value, reason = "whoever asks hands it over; each round has its own copy")]
    pub fn handle(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
        if let Some(right) = request.right()
            && !self.settings.rights.has(right)
        {
            return Err(core::Not::NoRight { right: right.key }.into());
        }
        self.judged(|desk| desk.do_it(request.clone(), visitor))
    }

    /// By the one rule that fits it.
    fn do_it(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
        match request {
            Request::People(ask) => self.do_people(ask),
            Request::Center(ask) => self.do_center(ask, visitor),
            Request::Canteen(ask) => self.do_canteen(ask, visitor),
            Request::DayCare(ask) => self.do_day_care(ask, visitor),
            Request::Teams(ask) => self.do_teams(ask),
            Request::Clinic(ask) => self.do_clinic(ask, visitor),
            Request::Issues(ask) => self.do_issues(ask, visitor),
            Request::Visitors(ask) => self.do_visitors(ask, visitor),
            Request::Desk(ask) => self.do_desk(ask),
        }
    }
}

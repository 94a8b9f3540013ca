//! The one door of the desk: whether whoever asks may, the one rule that answers, and the same request by a way out of
//! its refusal.

use jiff::ToSpan;

use crate::desk::core::request::{Request, Visitor};
use crate::desk::{Desk, Done, core};
use crate::model::{Refusal, Way, Why};

/// How often a request is judged anew at the most, because a rule must look at days that were not read yet.
const ROUNDS: usize = 4;

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
            Self::Teams(_) | Self::Clinic(_) | Self::Visitors(_) | Self::Desk(_) => None,
        }
    }
}

impl Desk {
    /// Does what is asked, if whoever is at the desk may. A rule that must look at days that are not held is asked
    /// again once they are.
    pub fn handle(&mut self, request: Request, visitor: &Visitor) -> Result<Done, Refusal> {
        if let Some(right) = request.right()
            && !self.settings.rights.has(right)
        {
            return Err(core::Not::NoRight { right: right.key }.into());
        }
        let mut refused = None;
        for _ in 0..ROUNDS {
            match self.do_it(request.clone(), visitor) {
                Err(refusal) => {
                    let Why::Desk(core::Not::NotHeld { from, until }) = refusal.why else { return Err(refusal) };
                    self.hold(from.series(1.day()).take_while(|day| *day <= until))?;
                    refused = Some(refusal);
                }
                Ok(done) => return Ok(done),
            }
        }
        // Each round read days that the one before had not: what still misses some is told as it is.
        refused.map_or_else(|| self.do_it(request, visitor), Err)
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

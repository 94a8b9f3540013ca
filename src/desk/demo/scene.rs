//! What is to be laid out, and what the acts may draw on.

use jiff::civil::{Date, DateTime};

use crate::desk::core::clock::split_mix;
use crate::model::Id;

/// From so many elders on there are meals, guests and teams.
pub(in crate::desk) const ENOUGH_ELDERS: usize = 12;

/// The time of day at which the demo's clock starts where none is given: the desk has been open for an hour.
pub(super) const MORNING: jiff::civil::Time = jiff::civil::time(9, 12, 0, 0);

/// What is to be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many residents, those who moved out or died included.
    pub residents: u32,
    pub seed: u64,
    /// The day that the demo is made for.
    pub on: Date,
}

impl Plan {
    /// The moment at which the demo begins.
    pub(super) fn now(&self) -> DateTime {
        self.on.to_datetime(MORNING)
    }

    /// One number of all that the records depend on.
    pub(super) fn fingerprint(&self) -> u64 {
        let day = crate::model::when::days_since_epoch(self.on) as u64;
        [self.seed, u64::from(self.residents), day].into_iter().fold(0, |mut state, part| split_mix(&mut state) ^ part)
    }
}

/// What the script may draw on.
pub(in crate::desk) struct Scene {
    /// What is laid out.
    pub plan: Plan,
    /// Everybody who lives here, as they were made.
    pub people: Vec<Cast>,
}

/// Somebody who may come to the desk.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Cast {
    /// The resident.
    pub id: Id,
    pub name: String,
    /// Their age on the demo's day.
    pub age: i16,
    /// Where they live.
    pub lane: String,
}

impl Scene {
    /// Those of 60 and more.
    pub fn elders(&self) -> Vec<&Cast> {
        self.people.iter().filter(|cast| cast.age >= 60).collect()
    }

    /// Somebody of this name.
    pub fn named(&self, name: &str) -> Option<&Cast> {
        self.people.iter().find(|cast| cast.name == name)
    }
}

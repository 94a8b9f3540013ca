//! What reveals opened, and until when: the one place that counts the thirty seconds.
//!
//! The console ends all of it with `0`, `F12`, `C-l`, the next person, and whenever a form opens or closes.

use jiff::SignedDuration;
use jiff::civil::DateTime;

use crate::desk::core::opening::Opening;
use crate::model::Id;

/// How long a revealed value stays open.
const OPEN_FOR: SignedDuration = SignedDuration::from_secs(30);

/// What is open now, and until when.
#[derive(Debug, Default)]
pub struct Reveals(Vec<(Opening, DateTime)>);

impl Reveals {
    /// Something was revealed now.
    pub fn add(&mut self, opening: Opening, now: DateTime) {
        if let Ok(until) = now.checked_add(OPEN_FOR) {
            self.0.push((opening, until));
        }
    }

    /// Closes what was open long enough.
    pub fn close_due(&mut self, now: DateTime) {
        self.0.retain(|(_, until)| *until > now);
    }

    /// Closes everything.
    pub fn end(&mut self) {
        self.0.clear();
    }

    /// When something closes next.
    pub fn deadline(&self) -> Option<DateTime> {
        self.0.iter().map(|(_, until)| *until).min()
    }

    /// What opens a field or panel of a resident.
    pub fn of(&self, resident: Id, field: &str) -> Option<&Opening> {
        let mut open = self.0.iter().map(|(opening, _)| opening);
        open.find(|opening| opening.resident() == resident && opening.field() == field)
    }
}

//! Moving within the community, moving out, and a death.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::people::Ask;
use crate::model::code::RELATION;
use crate::model::{FieldKind, Household, Id, Record, Relation, Resident, Value};
use crate::ui::view::View;
use crate::ui::words;

use crate::ui::forms::{Entry, Fault, Pick, Purpose, Slot, Typed, fill, typed};

/// Alone.
const ALONE: Id = Id(1);
/// With the whole household.
const HOUSEHOLD: Id = Id(2);

fn who_moves(view: &View) -> Slot {
    let rows = [(ALONE, words::MOVES_ALONE), (HOUSEHOLD, words::MOVES_HOUSEHOLD)];
    let rows = rows.map(|(value, label)| Pick { value, label: view.say(label).to_owned() });
    Slot::new(Household::KIND, "whole", Entry::Pick(rows.into()))
        .called(words::WHO_MOVES)
        .required()
        .filled(&ALONE.0.to_string())
}

fn whole(all: &[Typed]) -> bool {
    *typed(all, "whole") == Value::Ref(HOUSEHOLD)
}

/// Move to another address of the community.
#[derive(Debug, Clone)]
pub struct MoveWithin {
    pub resident: Id,
}

impl MoveWithin {
    pub(in crate::ui) const NAME: &'static str = "move_within";
}

impl Purpose for MoveWithin {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::MOVE_WITHIN).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&Household::default(), |_| true, view);
        slots.retain(|slot| slot.key.starts_with("address."));
        slots.push(who_moves(view));
        slots.push(Slot::new(Resident::KIND, "relation", Entry::Field(FieldKind::Choice(RELATION))));
        slots
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut household = Household::default();
        fill(&mut household, all)?;
        let relation = match typed(all, "relation") {
            Value::Choice(code) => Relation::from_code(*code),
            _ => Relation::Other,
        };
        Ok(Request::People(Ask::MoveWithin {
            resident: self.resident,
            address: household.address,
            relation,
            whole_household: whole(all),
        }))
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

/// How somebody leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    MovedOut,
    Died,
}

/// Somebody does not live here any more.
#[derive(Debug, Clone)]
pub struct Leave {
    pub resident: Id,
    /// How.
    pub leaving: Leaving,
}

impl Leave {
    pub(in crate::ui) const MOVED_OUT: &'static str = "move_out";
    pub(in crate::ui) const DIED: &'static str = "died";
}

impl Purpose for Leave {
    fn name(&self) -> &'static str {
        match self.leaving {
            Leaving::MovedOut => Self::MOVED_OUT,
            Leaving::Died => Self::DIED,
        }
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let leaving = if draft.form == Self::DIED { Leaving::Died } else { Leaving::MovedOut };
        Some(Self { resident: draft.subject, leaving })
    }

    fn title(&self, view: &View) -> String {
        view.say(match self.leaving {
            Leaving::MovedOut => words::MOVE_OUT,
            Leaving::Died => words::DIED,
        })
        .to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let day = Slot::new(Resident::KIND, "living_since", Entry::Field(FieldKind::Date))
            .called(words::SINCE_WHEN)
            .required()
            .filled(&view.today().to_string());
        match self.leaving {
            Leaving::MovedOut => vec![day, who_moves(view)],
            Leaving::Died => vec![day],
        }
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let on = match typed(all, "living_since") {
            Value::Date(date) => *date,
            _ => view.today(),
        };
        Ok(match self.leaving {
            Leaving::MovedOut => {
                Request::People(Ask::MoveOut { resident: self.resident, on, whole_household: whole(all) })
            }
            Leaving::Died => Request::People(Ask::Died { resident: self.resident, on }),
        })
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

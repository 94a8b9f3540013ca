//! Who is invited to an activity, has signed up, waits, came; and the calls at doors.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::activities::Activity;
use crate::model::activities::codes::{GUEST, MET, MET_THEM, PART, PHOTOS, PLACE_STATE, place};
use crate::model::benefits::{Benefit, Grant};
use crate::model::care::Volunteer;
use crate::model::field::{
    Class, Field, FieldKind, Record, Value, as_choice, as_day, as_int, as_ref, as_text, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Household, Resident};

/// An id that follows from what a record is about: of two desks that write it at the same time, one is told.
fn id_of(parts: &[u64]) -> Id {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().copied().flat_map(u64::to_le_bytes) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    // No id is none.
    Id(hash | 1)
}

/// How somebody stands to an activity: one record for each person and activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// [`Participant::id_of`].
    pub id: Id,
    pub activity: Id,
    /// The resident; none for a volunteer from elsewhere.
    pub resident: Id,
    /// The volunteer, where they come as one.
    pub volunteer: Id,
    /// Of [`PLACE_STATE`].
    pub state: u8,
    /// Since when they stand so: when they signed up, when they came.
    pub since: DateTime,
    /// Of [`PART`].
    pub part: u8,
    /// How long a volunteer served.
    pub minutes: u16,
    /// Of [`PHOTOS`]; 0 where they were not asked.
    pub photos: u8,
    pub note: String,
}

impl Participant {
    /// The id of a person's record of an activity.
    pub fn id_of(activity: Id, whose: Id) -> Id {
        id_of(&[activity.0, whose.0])
    }

    /// Somebody as they stand to an activity from a moment on.
    pub fn new(activity: Id, resident: Id, volunteer: Id, state: u8, since: DateTime) -> Self {
        let id = Self::id_of(activity, resident.some().unwrap_or(volunteer));
        Self {
            id,
            activity,
            resident,
            volunteer,
            state,
            since,
            part: GUEST,
            minutes: 0,
            photos: 0,
            note: String::new(),
        }
    }

    /// The resident, or else the volunteer.
    pub fn whose(&self) -> Id {
        self.resident.some().unwrap_or(self.volunteer)
    }

    /// Whether they take one of the places.
    pub fn holds_place(&self) -> bool {
        matches!(self.state, place::SIGNED_UP | place::CAME)
    }

    /// Whether they came.
    pub fn came(&self) -> bool {
        self.state == place::CAME
    }

    /// Whether they are on the list: neither withdrawn nor only waiting.
    pub fn is_expected(&self) -> bool {
        matches!(self.state, place::INVITED | place::SIGNED_UP)
    }
}

impl Record for Participant {
    const KIND: Kind = Kind(116);
    const NAME: &'static str = "participant";
    const CLASS: u8 = class::ACTIVITIES;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "activity",
            Activity::KIND,
            |p| reference(p.activity),
            |p, v| put(&mut p.activity, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |p| reference(p.resident),
            |p, v| put(&mut p.resident, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "volunteer",
            Volunteer::KIND,
            |p| reference(p.volunteer),
            |p, v| put(&mut p.volunteer, as_ref(&v)),
        ),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown(
                "state",
                FieldKind::Choice(PLACE_STATE),
                |p| Value::Choice(p.state),
                |p, v| put(&mut p.state, as_choice(&v)),
            )
        },
        Field::<Self>::system("since", |p| Value::opaque(&p.since), |p, v| put(&mut p.since, v.read_opaque())),
        Field::<Self>::shown(
            "part",
            FieldKind::Choice(PART),
            |p| Value::Choice(p.part),
            |p, v| put(&mut p.part, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "minutes",
            FieldKind::Number(0, 1440),
            |p| Value::Number(p.minutes.into()),
            |p, v| put(&mut p.minutes, as_int(&v)),
        ),
        Field::<Self>::shown(
            "photos",
            FieldKind::Choice(PHOTOS),
            |p| if p.photos == 0 { Value::Empty } else { Value::Choice(p.photos) },
            |p, v| put(&mut p.photos, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(40),
            |p| Value::text(&p.note),
            |p, v| put(&mut p.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn goes_with(&self) -> Option<(Kind, Id)> {
        Some((Activity::KIND, self.activity))
    }
}

/// A call at the door of a household: for an activity, or for the round of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorCall {
    /// [`DoorCall::id_of`].
    pub id: Id,
    /// The activity, or none.
    pub activity: Id,
    /// The benefit, where it is called for its round.
    pub benefit: Id,
    /// The first day of the activity, or of the round.
    pub round: Date,
    pub household: Id,
    /// Who was met, or was to be met.
    pub resident: Id,
    /// Of [`MET`].
    pub met: u8,
    pub at: DateTime,
    /// What was given, or none.
    pub grant: Id,
    pub note: String,
}

impl DoorCall {
    /// The id of the call at somebody's in a round.
    pub fn id_of(occasion: Id, round: Date, whose: Id) -> Id {
        id_of(&[occasion.0, crate::model::when::days_since_epoch(round) as u64, whose.0])
    }

    /// Whether somebody was met.
    pub fn was_met(&self) -> bool {
        self.met == MET_THEM
    }
}

impl Record for DoorCall {
    const KIND: Kind = Kind(117);
    const NAME: &'static str = "door_call";
    const CLASS: u8 = class::ACTIVITIES;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "activity",
            Activity::KIND,
            |d| reference(d.activity),
            |d, v| put(&mut d.activity, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "benefit",
            Benefit::KIND,
            |d| reference(d.benefit),
            |d, v| put(&mut d.benefit, as_ref(&v)),
        ),
        Field::<Self>::system("round", |d| Value::Date(d.round), |d, v| put(&mut d.round, as_day(&v))),
        Field::<Self>::refers(
            "household",
            Household::KIND,
            |d| reference(d.household),
            |d, v| put(&mut d.household, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |d| reference(d.resident),
            |d, v| put(&mut d.resident, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "met",
            FieldKind::Choice(MET),
            |d| Value::Choice(d.met),
            |d, v| put(&mut d.met, as_choice(&v)),
        )
        .required(),
        Field::<Self>::system("at", |d| Value::opaque(&d.at), |d, v| put(&mut d.at, v.read_opaque())),
        Field::<Self>::refers("grant", Grant::KIND, |d| reference(d.grant), |d, v| put(&mut d.grant, as_ref(&v))),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |d| Value::text(&d.note),
            |d, v| put(&mut d.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.at.date())
    }
}

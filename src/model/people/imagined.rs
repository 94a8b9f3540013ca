//! What an older schema of a resident could have been: the pattern of a real one, kept for the tests that walk every
//! reader of records. A frozen struct, and one step from it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::code::{Relation, Sex};
use crate::model::codec::{self, Older};
use crate::model::{Id, Resident};

/// A resident as schema 0 never was: one telephone, no groups, no contacts.
#[derive(Serialize, Deserialize)]
pub struct Resident0 {
    pub id: Id,
    pub name: String,
    pub sex: Sex,
    /// Day of birth.
    pub birth: Option<Date>,
    /// The one telephone number, or empty.
    pub phone: String,
    /// The household they live in.
    pub household: Id,
    /// What they are to its head.
    pub relation: Relation,
}

/// How it is read.
pub const STEP: Older<Resident> = Older::new(0, |bytes| codec::decode::<Resident0>(bytes).map(Resident::from));

impl From<Resident0> for Resident {
    fn from(old: Resident0) -> Self {
        let Resident0 { id, name, sex, birth, phone, household, relation } = old;
        let phones = if phone.is_empty() { Vec::new() } else { vec![phone] };
        Self { id, name, sex, birth, phones, household, relation, ..Self::default() }
    }
}

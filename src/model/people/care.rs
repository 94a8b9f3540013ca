//! What is sensitive about a resident: health and aid, closed on every screen until it is revealed.

use crate::model::Resident;
use crate::model::period::class;
use serde::{Deserialize, Serialize};

use crate::model::canteen::menu::DIET;
use crate::model::clinic::norm::DISEASE;
use crate::model::field::{Class, Field, FieldKind, Record, Value, as_flags, as_text, put};
use crate::model::id::{Id, Kind};
use crate::model::people::group::{Groups, SENSITIVE};

/// What is sensitive about a resident: health and aid. It has the resident's own id.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Care {
    /// The resident's id.
    pub id: Id,
    /// Groups of health and aid.
    pub groups: Groups,
    /// Known conditions, as told.
    pub conditions: String,
    /// Illnesses of which a list of known patients is kept, bits of [`DISEASE`].
    pub diseases: u32,
    /// Medicines that are taken.
    pub medicines: String,
    pub allergies: String,
    /// What the canteen cooks for them apart, bits of [`DIET`].
    pub diet: u32,
}

impl Care {
    /// Whether an illness of [`DISEASE`] is known: ticked, or named among what was told.
    pub fn has(&self, disease: u8) -> bool {
        let named = || DISEASE.iter().filter(|code| code.code == disease).flat_map(|code| code.aliases);
        self.diseases & 1 << disease != 0 || named().any(|name| self.conditions.contains(name))
    }
}

impl Record for Care {
    const KIND: Kind = Kind(2);
    const NAME: &'static str = "care";
    const CLASS: u8 = class::PEOPLE;
    const PART_OF: Option<Kind> = Some(Resident::KIND);
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "groups",
            FieldKind::Flags(SENSITIVE),
            |c| Value::Flags(c.groups.0),
            |c, v| put(&mut c.groups, as_flags(&v).map(Groups)),
        )
        .class(Class::Sensitive)
        .called(&["重点类别", "救助类别"]),
        Field::<Self>::shown(
            "conditions",
            FieldKind::Text(200),
            |c| Value::text(&c.conditions),
            |c, v| put(&mut c.conditions, as_text(v)),
        )
        .class(Class::Sensitive)
        .called(&["健康状况", "病史"]),
        Field::<Self>::shown(
            "diseases",
            FieldKind::Flags(DISEASE),
            |c| Value::Flags(c.diseases),
            |c, v| put(&mut c.diseases, as_flags(&v)),
        )
        .class(Class::Sensitive)
        .called(&["慢病管理", "管理疾病"]),
        Field::<Self>::shown(
            "medicines",
            FieldKind::Text(200),
            |c| Value::text(&c.medicines),
            |c, v| put(&mut c.medicines, as_text(v)),
        )
        .class(Class::Sensitive)
        .called(&["用药", "服用药物"]),
        Field::<Self>::shown(
            "allergies",
            FieldKind::Text(200),
            |c| Value::text(&c.allergies),
            |c, v| put(&mut c.allergies, as_text(v)),
        )
        .class(Class::Sensitive)
        .called(&["过敏史", "过敏"]),
        Field::<Self>::shown(
            "diet",
            FieldKind::Flags(DIET),
            |c| Value::Flags(c.diet),
            |c, v| put(&mut c.diet, as_flags(&v)),
        )
        .class(Class::Sensitive)
        .called(&["饮食标注", "饮食"]),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.id
    }
}

//! People who live together at one address.

use crate::model::Resident;
use crate::model::period::class;
use serde::{Deserialize, Serialize};

use crate::model::field::{Class, Field, FieldKind, Record, Value, as_ref, as_text, put, reference};
use crate::model::fold::fold_text;
use crate::model::id::{Id, Kind};
use crate::model::people::address::Address;

/// A household.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Household {
    pub id: Id,
    /// Where it lives.
    pub address: Address,
    /// Its head, a resident.
    pub head: Id,
    /// Anything else.
    pub note: String,
}

impl Record for Household {
    const KIND: Kind = Kind(3);
    const NAME: &'static str = "household";
    const CLASS: u8 = class::PEOPLE;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "address.lane",
            FieldKind::Text(60),
            |h| Value::text(&h.address.lane),
            |h, v| put(&mut h.address.lane, as_text(v).map(|text| fold_text(&text))),
        )
        .called(&[
            "小区",
            "现住小区/建筑",
            "居住小区/建筑",
            "院落",
            "街巷",
            "住址",
            "现住址",
            "地址",
            "居住地址",
            "门牌地址",
            "address",
        ])
        .required(),
        Field::<Self>::shown(
            "address.building",
            FieldKind::Text(10),
            |h| Value::text(&h.address.building),
            |h, v| put(&mut h.address.building, as_text(v).map(|text| fold_text(&text))),
        )
        .called(&["楼栋", "楼号", "栋", "幢", "building"]),
        Field::<Self>::shown(
            "address.unit",
            FieldKind::Text(10),
            |h| Value::text(&h.address.unit),
            |h, v| put(&mut h.address.unit, as_text(v).map(|text| fold_text(&text))),
        )
        .called(&["单元", "unit"]),
        Field::<Self>::shown(
            "address.room",
            FieldKind::Text(10),
            |h| Value::text(&h.address.room),
            |h, v| put(&mut h.address.room, as_text(v).map(|text| fold_text(&text))),
        )
        .called(&["室", "房号", "门牌号", "户号", "room"]),
        Field::<Self>::shown(
            "head",
            FieldKind::Ref(Resident::KIND),
            |h| reference(h.head),
            |h, v| put(&mut h.head, as_ref(&v)),
        )
        .class(Class::System),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |h| Value::text(&h.note),
            |h, v| put(&mut h.note, as_text(v)),
        )
        .class(Class::Sensitive),
    ];

    fn id(&self) -> Id {
        self.id
    }

    /// A home is nobody's alone: it has a key of its own, which goes with the last who lived in it.
    fn subject(&self) -> Id {
        self.id
    }
}

//! The table of kinds: a row a kind of record, made of what its type says ([`Kept`]). Whoever goes through all records,
//! whatever they are, goes through this table.

use std::any::TypeId;
use std::borrow::Cow;

use crate::desk::core::check::dangling;
use crate::desk::core::holding::{let_go, look_back};
use crate::desk::core::kept::Kept;
use crate::desk::core::kind::{FieldRow, KindRow};
use crate::desk::core::office::Office;
use crate::desk::core::reading::{blank, lasts, told};
use crate::desk::core::table::Table;
use crate::desk::core::taking_back::{differing, lets_go, move_back, take_back};
use crate::desk::find::things::Searched;
use crate::desk::people::renaming::rename;
use crate::model::activities::{Activity, DoorCall, Participant};
use crate::model::benefits::{Allowance, Benefit, Grant, StockMove, Supply, Terms};
use crate::model::care::{
    CarePlan, CareVisit, CareWords, Duty, Emergency, Pairing, ServiceCertificate, Volunteer, VolunteerGroup,
};
use crate::model::contacts::own::{OwnColumn, OwnValue, StreetTable};
use crate::model::contacts::{Communication, Coordination, WorkContact};
use crate::model::field::{refers_to, refs};
use crate::model::guide::{Certificate, Entry};
use crate::model::handover::{Handover, HandoverNote};
use crate::model::issues::{Escalation, Reply};
use crate::model::operators::{CallList, Looked, Pin, RoleRights};
use crate::model::people::consent::Consent;
use crate::model::privacy::{Erasure, Handed, Purge};
use crate::model::register::{Counter, Secret};
use crate::model::{
    Attempt, Booking, Canteen, Care, Closure, DayCare, DayCareProfile, DayStay, Export, FollowUp, Holiday, Household,
    Id, Issue, Meal, MealPlan, Meeting, Menu, Operator, PriceTable, Record, Referral, ReferralWords, Resident, Reveal,
    Room, Rule, Series, Session, Slot, Team, Unique, Unit, Visit, VisitorLine, Vitals, Waiting, Words,
};

/// Every kind.
pub static KINDS: &[KindRow] = &[
    row::<Resident>(),
    row::<Care>(),
    row::<Household>(),
    findable::<Room>(),
    row::<Slot>(),
    findable::<Booking>(),
    row::<Closure>(),
    row::<Series>(),
    row::<Waiting>(),
    row::<Holiday>(),
    findable::<Session>(),
    findable::<Visit>(),
    row::<Vitals>(),
    findable::<Issue>(),
    row::<Words>(),
    findable::<VisitorLine>(),
    row::<Reveal>(),
    row::<Counter>(),
    row::<Unique>(),
    row::<Secret>(),
    row::<Operator>(),
    row::<Rule>(),
    row::<Export>(),
    row::<Menu>(),
    row::<Meal>(),
    row::<MealPlan>(),
    row::<DayStay>(),
    row::<DayCareProfile>(),
    row::<Team>(),
    row::<Meeting>(),
    row::<PriceTable>(),
    row::<Canteen>(),
    row::<DayCare>(),
    findable::<Unit>(),
    row::<Consent>(),
    row::<Attempt>(),
    row::<FollowUp>(),
    findable::<Referral>(),
    row::<ReferralWords>(),
    row::<Escalation>(),
    row::<Reply>(),
    findable::<Volunteer>(),
    findable::<VolunteerGroup>(),
    row::<CarePlan>(),
    row::<Pairing>(),
    row::<CareVisit>(),
    row::<CareWords>(),
    row::<Emergency>(),
    row::<Duty>(),
    row::<ServiceCertificate>(),
    findable::<Entry>(),
    row::<Certificate>(),
    row::<HandoverNote>(),
    row::<Handover>(),
    findable::<Benefit>(),
    row::<Terms>(),
    row::<Supply>(),
    row::<StockMove>(),
    row::<Grant>(),
    findable::<WorkContact>(),
    row::<Communication>(),
    findable::<Coordination>(),
    row::<OwnColumn>(),
    row::<OwnValue>(),
    row::<StreetTable>(),
    row::<Erasure>(),
    row::<Purge>(),
    row::<Handed>(),
    row::<Pin>(),
    row::<RoleRights>(),
    row::<Looked>(),
    row::<CallList>(),
    findable::<Activity>(),
    row::<Participant>(),
    row::<DoorCall>(),
    row::<Allowance>(),
];

/// The row of a kind that the find box does not find.
const fn row<R: Kept>() -> KindRow {
    KindRow {
        kind: R::KIND,
        name: R::NAME,
        schema: R::SCHEMA,
        part_of: R::PART_OF,
        sensitive: R::SENSITIVE,
        moves: R::MOVES,
        days: R::DAYS,
        fields: || {
            let row = |field: &crate::model::Field<R>| FieldRow {
                key: field.key,
                kind: field.kind,
                class: field.class,
                aliases: field.aliases,
            };
            R::FIELDS.iter().map(row).collect()
        },
        found: None,
        table: || Box::new(Table::<R>::default()),
        by: || (TypeId::of::<R::By>(), Box::new(R::By::default())),
        count: |office| office.table::<R>().len(),
        has: |office, id| office.get::<R>(id).is_some(),
        ids: |office| office.table::<R>().all().map(Record::id).collect(),
        called: |office, lang, today, id| {
            office.get::<R>(id).map_or(Cow::Borrowed(""), |record| record.called(office, lang, today))
        },
        finds_people: R::finds_people,
        enter: |office, key, value, rev, id| {
            match office.safe.read::<R>(key, value)? {
                Some(record) => office.put(id, rev, record),
                // Sealed from whoever reads, or erased: no damage, and not here.
                None => office.remove::<R>(id, rev),
            }
            Ok(())
        },
        remove: Office::remove::<R>,
        let_go: let_go::<R>,
        look_back: look_back::<R>,
        refers_to: refers_to::<R>,
        names: |safe, key, value, meant| {
            let mut named = false;
            if let Ok(Some(record)) = safe.read::<R>(key, value) {
                refs(&record, |kind, id| named |= meant(kind, id));
            }
            named
        },
        differing: differing::<R>,
        take_back: take_back::<R>,
        lets_go: lets_go::<R>,
        move_back: move_back::<R>,
        settle: R::settle,
        must_hold: R::must_hold,
        merge: rename::<R>,
        written: |office| office.table::<R>().all().map(|record| (record.id(), format!("{record:?}"))).collect(),
        dangling: dangling::<R>,
        class: R::CLASS,
        subject: |office, id| office.get::<R>(id).map_or(Id::NONE, Record::subject),
        told: told::<R>,
        lasts: lasts::<R>,
        blank: blank::<R>,
    }
}

/// The row of a kind that the find box finds.
const fn findable<R: Searched>() -> KindRow {
    KindRow { found: Some(crate::desk::find::things::row::<R>()), ..row::<R>() }
}

impl Default for Office {
    /// An office without records, that knows every kind.
    fn default() -> Self {
        Self::knowing(KINDS)
    }
}

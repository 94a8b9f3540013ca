//! Every refusal and note of benefits.

use jiff::civil::date;

use crate::model::benefits::{self, NotEntitled};
use crate::model::{Id, Note, Refusal};
use crate::text::tests::Paper;

fn not_entitled(why: NotEntitled) -> Refusal {
    Refusal::from(benefits::Not::NotEntitled { benefit: Id(404), resident: Paper::RESIDENT, why })
}

fn taken_benefit(again: Option<jiff::civil::Date>) -> Refusal {
    let (on, by) = (date(2026, 11, 2), Paper::RESIDENT);
    Refusal::from(benefits::Not::Taken { benefit: Id(404), by, on, per: 1, every: 1, again })
}

pub(super) fn every_refusal_of_benefits() -> Vec<Refusal> {
    vec![
        Refusal::from(benefits::Not::BenefitKnown { benefit: Id(404) }),
        Refusal::from(benefits::Not::SupplyKnown { supply: Id(404) }),
        Refusal::from(benefits::Not::NoTerms { benefit: Id(404), day: date(2026, 11, 23) }),
        Refusal::from(benefits::Not::TermsKnown { benefit: Id(404), from: date(2026, 11, 23) }),
        not_entitled(NotEntitled::NotHere),
        not_entitled(NotEntitled::RegisteredElsewhere),
        not_entitled(NotEntitled::AgeUnknown { age: 60 }),
        not_entitled(NotEntitled::TooYoung { age: 60, on: date(2027, 1, 15) }),
        not_entitled(NotEntitled::OtherGroup { groups: 0b1000 }),
        taken_benefit(Some(date(2026, 12, 1))),
        taken_benefit(None),
        Refusal::from(benefits::Not::NoRound { benefit: Id(404), every: 5, next: Some(date(2027, 1, 7)) }),
        Refusal::from(benefits::Not::QuotaUsed { benefit: Id(404), quota: 100, next: Some(date(2026, 12, 1)) }),
        Refusal::from(benefits::Not::TooLittle { supply: Id(404), left: 1, asked: 2 }),
        Refusal::from(benefits::Not::VoidAlready),
        Refusal::from(benefits::Not::NotApplied { resident: Paper::RESIDENT }),
        Refusal::from(benefits::Not::TooMany { most: 200 }),
    ]
}

pub(super) fn every_note_of_benefits() -> Vec<Note> {
    let (resident, day) = (Paper::RESIDENT, date(2026, 11, 26));
    vec![
        Note::Benefits(benefits::Did::BenefitSet { benefit: Id(404) }),
        Note::Benefits(benefits::Did::TermsSet { benefit: Id(404), from: day }),
        Note::Benefits(benefits::Did::Given { resident, benefit: Id(404), on: day, again: Some(day) }),
        Note::Benefits(benefits::Did::Given { resident, benefit: Id(404), on: day, again: None }),
        Note::Benefits(benefits::Did::GrantVoided { resident, benefit: Id(404) }),
        Note::Benefits(benefits::Did::GrantCorrected { resident, benefit: Id(404) }),
        Note::Benefits(benefits::Did::SupplySet { supply: Id(404) }),
        Note::Benefits(benefits::Did::Received { supply: Id(404), pieces: 100, left: 112 }),
        Note::Benefits(benefits::Did::StockCounted { supply: Id(404), found: 98, before: 112 }),
        Note::Benefits(benefits::Did::StockLost { supply: Id(404), pieces: 2, left: 96 }),
        Note::Benefits(benefits::Did::GivenToSeveral { benefit: Id(404), people: 12 }),
        Note::Benefits(benefits::Did::AllowanceSet { resident }),
    ]
}

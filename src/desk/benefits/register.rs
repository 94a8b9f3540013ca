//! What an office gave before and kept in a list: a row a person and a benefit. Nothing leaves a stock by it.

use crate::desk::benefits::entitled::{around, standing, terms_on};
use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line};
use crate::model::benefits::round::{Round, round_on};
use crate::model::benefits::{Benefit, Grant, Not};
use crate::model::field::{FieldError, FieldKind};
use crate::model::{Id, Record, Resident};
use crate::text::benefits::register as words;

/// A list of what was given.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "benefits",
    label: words::REGISTER,
    kind: Grant::KIND,
    headings: &[
        Heading::of(
            "benefits.benefit",
            words::BENEFIT,
            FieldKind::Text(20),
            &["优待", "优待名称", "发放项目", "享受项目", "慰问项目"],
        )
        .own()
        .must(),
        Heading::of(
            "benefits.given",
            words::GIVEN,
            FieldKind::Date,
            &["领取日期", "领取时间", "发放时间", "慰问日期", "享受日期"],
        )
        .must(),
        Heading::of("benefits.taker", words::TAKER, FieldKind::Name, &["代领人", "领取人", "代领人姓名"]),
        Heading::of("benefits.note", words::NOTE, FieldKind::Text(60), &["发放备注", "领取备注"]),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let name = row.text("benefits.benefit")?;
    let Some(on) = row.day("benefits.given")? else {
        return Err(row.refused("benefits.given", FieldError::Required));
    };
    let benefit = row.find(|one: &Benefit| one.name == name).map(|one| one.id);
    let Some(benefit) = benefit else {
        return Err(row.refused("benefits.benefit", FieldError::NotAChoice));
    };
    if !row.line.names_somebody() {
        return Err(row.lacks_somebody());
    }
    let Some(resident) = row.whom(false)? else { return Err(row.lacks_somebody()) };
    let (taker, note) = (row.text("benefits.taker")?, row.text("benefits.note")?);
    let no_terms = || Open::against(Not::NoTerms { benefit, day: on });
    let Some(terms) = terms_on(row.office, benefit, on).cloned() else { return Err(no_terms()) };
    let around = around(row.office, on);
    let Some(Round { first, last }) = round_on(terms.every, on, around) else { return Err(no_terms()) };
    let home = row.office.of::<Resident>().get(resident).map_or(Id::NONE, |one| one.household);
    let household = if terms.is_per_household() { home } else { Id::NONE };
    let whose = household.some().unwrap_or(resident);
    let id = Grant::id_of(benefit, (Id::NONE, first), whose, 0);
    let stood = standing(row.office, benefit, resident, household).any(|other| other.round == first);
    if stood || row.after::<Grant>(id).is_some() {
        return Ok(Became::Unchanged);
    }
    let through = !taker.is_empty();
    let grant = Grant {
        id,
        resident,
        benefit,
        terms: terms.id,
        occasion: Id::NONE,
        household,
        round: first,
        until: last,
        nth: 0,
        at: on.at(12, 0, 0, 0),
        supply: Id::NONE,
        pieces: terms.pieces,
        giver: Id::NONE,
        role: if through { 2 } else { 1 },
        taker,
        checked: 0,
        note,
        voided: 0,
        void_note: String::new(),
    };
    row.put(&grant).map(|()| Became::Added)
}

//! Units that an office kept in a list: a row a unit, or one of those who are called there.

use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line};
use crate::model::contacts::{UNIT_KIND, Unit, WorkContact};
use crate::model::field::FieldKind;
use crate::model::fold::name_key;
use crate::model::register::Counter;
use crate::model::{Id, Record};
use crate::text::contacts::register as words;

/// What a unit is of which no list tells.
const OTHER: u8 = 12;

/// A list of units.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "units",
    label: words::REGISTER,
    kind: Unit::KIND,
    headings: &[
        Heading::of(
            "units.name",
            words::NAME,
            FieldKind::Text(40),
            &[
                "单位名称",
                "单位全称",
                "机构名称",
                "共建单位",
                "驻地单位",
                "驻区单位",
                "辖区单位",
                "联络单位",
                "物业公司名称",
                "合作单位",
                "单位",
            ],
        )
        .must(),
        Heading::of(
            "units.kind",
            words::KIND,
            FieldKind::Choice(UNIT_KIND),
            &["单位类型", "单位类别", "机构类型", "单位性质", "单位分类"],
        )
        .own()
        .usual(OTHER),
        Heading::of(
            "units.contact",
            words::CONTACT,
            FieldKind::Name,
            &["单位联系人", "联系人", "联系人姓名", "对接联系人", "对接人", "联络员", "负责人"],
        ),
        Heading::of("units.duty", words::DUTY, FieldKind::Text(40), &["联系人职务", "职务"]),
        Heading::of(
            "units.phone",
            words::PHONE,
            FieldKind::Text(60),
            &["联系电话", "单位电话", "电话", "联系方式", "办公电话", "固定电话"],
        ),
        Heading::of(
            "units.address",
            words::ADDRESS,
            FieldKind::Text(60),
            &["单位地址", "地址", "办公地址", "机构地址", "详细地址"],
        ),
        Heading::of(
            "units.hours",
            words::HOURS,
            FieldKind::Text(60),
            &["工作时间", "办公时间", "营业时间", "开放时间"],
        ),
        Heading::of(
            "units.looks_after",
            words::LOOKS_AFTER,
            FieldKind::Text(300),
            &["负责的小区院落", "服务小区", "管理小区", "管辖范围", "负责小区", "网格范围"],
        ),
        Heading::of("units.keeper", words::KEEPER, FieldKind::Name, &["社区对接人", "社区联络员"]).own(),
        Heading::of("units.note", words::NOTE, FieldKind::Text(200), &["单位备注", "合作内容", "服务内容", "备注"]),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let name = row.text("units.name")?.trim().to_owned();
    let key = name_key(&name);
    let text = |row: &Taking<'_>, key: &str| row.text(key);
    let (phone, address, hours) = (text(row, "units.phone")?, text(row, "units.address")?, text(row, "units.hours")?);
    let looks_after = text(row, "units.looks_after")?;
    let keeper = named(row, "units.keeper")?;
    let note = text(row, "units.note")?;
    let kind = row.choice("units.kind")?;
    let person = named(row, "units.contact")?;
    let known = row.find(|unit: &Unit| unit.closed.is_none() && name_key(&unit.name) == key);
    let became = if let Some(before) = known.clone() {
        {
            let told = Unit {
                kind: if row.tells("units.kind") { kind } else { before.kind },
                // A telephone behind somebody's name is theirs, and the unit's where it has none.
                phone: if person.is_empty() || before.phone.is_empty() {
                    kept(&phone, &before.phone)
                } else {
                    before.phone.clone()
                },
                address: kept(&address, &before.address),
                hours: kept(&hours, &before.hours),
                looks_after: kept(&looks_after, &before.looks_after),
                keeper: kept(&keeper, &before.keeper),
                note: kept(&note, &before.note),
                ..before.clone()
            };
            row.merge(&before, &told)?
        }
    } else {
        {
            let id = row.fresh();
            row.put(&Unit {
                id,
                name: name.clone(),
                kind,
                phone: phone.clone(),
                address,
                hours,
                looks_after,
                keeper,
                note,
                ..Unit::default()
            })?;
            Became::Added
        }
    };
    let unit = row.find(|unit: &Unit| unit.closed.is_none() && name_key(&unit.name) == key);
    let Some(unit) = unit.filter(|_| !person.is_empty()) else { return Ok(became) };
    let called = contact(row, unit.id, &person, &phone)?;
    Ok(if matches!(became, Became::Unchanged) { called } else { became })
}

/// Whoever is called at a unit: who is known there gains what the row tells.
fn contact(row: &mut Taking<'_>, unit: Id, name: &str, phone: &str) -> Result<Became, Open> {
    let duty = row.text("units.duty")?;
    let key = name_key(name);
    let known = row.find(|one: &WorkContact| one.unit == unit && one.closed.is_none() && name_key(&one.name) == key);
    if let Some(before) = known {
        let told = WorkContact { duty: kept(&duty, &before.duty), phone: kept(phone, &before.phone), ..before.clone() };
        return row.merge(&before, &told);
    }
    let last = row.after::<Counter>(Counter::CARDS).map_or(0, |counter| counter.last);
    row.put(&Counter { id: Counter::CARDS, last: last + 1 })?;
    let (id, issued) = (row.fresh(), Some(row.now.date()));
    let (name, phone) = (name.to_owned(), phone.to_owned());
    row.put(&WorkContact { id, number: last + 1, unit, name, duty, phone, issued, ..WorkContact::default() })?;
    Ok(Became::Added)
}

/// A name as text.
fn named(row: &Taking<'_>, key: &str) -> Result<String, Open> {
    Ok(match row.value(key)? {
        crate::model::Value::Text(name) => name,
        _ => String::new(),
    })
}

/// What is told, else what stands.
fn kept(told: &str, stands: &str) -> String {
    if told.is_empty() { stands.to_owned() } else { told.to_owned() }
}

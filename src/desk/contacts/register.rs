//! Partner units that an office kept in a list: a row a unit.

use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line, joined};
use crate::model::Record;
use crate::model::contacts::{UNIT_KIND, Unit};
use crate::model::field::FieldKind;
use crate::model::fold::name_key;
use crate::text::contacts::register as words;

/// What a list that does not tell is of.
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
            &["单位名称", "单位全称", "合作单位", "共建单位", "驻区单位", "联络单位", "单位"],
        )
        .must(),
        Heading::of(
            "units.kind",
            words::KIND,
            FieldKind::Choice(UNIT_KIND),
            &["单位类型", "单位类别", "单位性质", "单位分类"],
        )
        .own()
        .usual(OTHER),
        Heading::of(
            "units.contact",
            words::CONTACT,
            FieldKind::Text(60),
            &["单位联系人", "对接人", "联络员", "联系人", "负责人"],
        ),
        Heading::of(
            "units.phone",
            words::PHONE,
            FieldKind::Text(60),
            &["单位电话", "办公电话", "固定电话", "联系电话", "联系方式", "电话"],
        ),
        Heading::of(
            "units.address",
            words::ADDRESS,
            FieldKind::Text(60),
            &["单位地址", "办公地址", "详细地址", "地址"],
        ),
        Heading::of("units.note", words::NOTE, FieldKind::Text(200), &["单位备注", "合作内容", "服务内容", "备注"]),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let name = row.text("units.name")?;
    let (phone, address) = (row.text("units.phone")?, row.text("units.address")?);
    // A unit has no field for whoever is to be asked for there: it stands first in the note.
    let note = joined(&row.text("units.contact")?, &row.text("units.note")?);
    let kind = row.choice("units.kind")?;
    let key = name_key(&name);
    let same = |unit: &Unit| unit.closed.is_none() && name_key(&unit.name) == key;
    let Some(known) = row.find(same) else {
        let unit = Unit { id: row.fresh(), name, kind, phone, address, note, closed: None };
        row.put(&unit)?;
        return Ok(Became::Added);
    };
    // What the list does not tell stays as it is.
    let kind = if row.tells("units.kind") { kind } else { known.kind };
    row.merge(&known, &Unit { kind, phone, address, note, ..known.clone() })
}

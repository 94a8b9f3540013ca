//! Clinic sessions that an office planned in a list: a row a session.

use crate::exchange::{Heading, Line};
use crate::model::clinic::SESSION_KIND;
use crate::model::contacts::HOSPITAL;
use crate::model::field::{FieldError, FieldKind};
use crate::model::fold::name_key;
use crate::model::{Id, Record, Session, Unit};
use crate::text::clinic::register as words;

use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};

/// What a list that does not tell is of: a free clinic.
const FREE_CLINIC: u8 = 1;

/// A list of sessions.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "sessions",
    label: words::REGISTER,
    kind: Session::KIND,
    headings: &[
        Heading::of(
            "sessions.institution",
            words::INSTITUTION,
            FieldKind::Text(40),
            &[
                "承办机构",
                "义诊单位",
                "医疗机构",
                "体检机构",
                "义诊机构",
                "服务机构",
                "承办医院",
                "义诊医院",
                "体检单位",
            ],
        )
        .own()
        .must(),
        Heading::of(
            "sessions.date",
            words::DATE,
            FieldKind::Date,
            &["活动日期", "义诊日期", "体检日期", "服务日期", "日期"],
        )
        .must(),
        Heading::of(
            "sessions.start",
            words::START,
            FieldKind::Time,
            &["开始时间", "活动时间", "义诊时间", "体检时间", "服务时间", "时间", "时段"],
        )
        .must(),
        Heading::of("sessions.end", words::END, FieldKind::Time, &["结束时间", "结束"]),
        Heading::of(
            "sessions.kind",
            words::KIND,
            FieldKind::Choice(SESSION_KIND),
            &["健康活动类型", "活动类型", "服务类型", "类型", "类别"],
        )
        .usual(FREE_CLINIC),
        Heading::of(
            "sessions.note",
            words::NOTE,
            FieldKind::Text(200),
            &["活动备注", "活动内容", "义诊内容", "服务内容", "内容", "备注"],
        )
        .sensitive(),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let institution = row.text("sessions.institution")?;
    let Some(date) = row.day("sessions.date")? else { return Err(row.refused("sessions.date", FieldError::Required)) };
    let Some(start) = row.time("sessions.start")? else {
        return Err(row.refused("sessions.start", FieldError::Required));
    };
    let end = row.time("sessions.end")?.or_else(|| row.line.until("sessions.start"));
    let Some(end) = end.filter(|end| *end > start) else {
        return Err(row.refused("sessions.end", FieldError::NotATime));
    };
    let kind = row.choice("sessions.kind")?;
    let note = row.text("sessions.note")?;
    let institution = unit_of(row, institution)?;
    let same = |other: &Session| (other.date, other.start) == (date, start) && other.institution == institution;
    let told = Session { id: row.fresh(), kind, institution, start, end, note, ..Session::morning(date) };
    let Some(known) = row.find(same) else {
        row.put(&told)?;
        return Ok(Became::Added);
    };
    // What the list does not tell stays as it is.
    let kind = if row.tells("sessions.kind") { kind } else { known.kind };
    let Session { end, note, .. } = told;
    row.merge(&known, &Session { kind, end, note, ..known.clone() })
}

/// The unit of this name; one that nobody entered yet comes in with the file, as a hospital.
fn unit_of(row: &mut Taking<'_>, name: String) -> Result<Id, Open> {
    let key = name_key(&name);
    if key.is_empty() {
        return Ok(Id::NONE);
    }
    if let Some(unit) = row.find(|unit: &Unit| name_key(&unit.name) == key) {
        return Ok(unit.id);
    }
    let unit = Unit { id: row.fresh(), name, kind: HOSPITAL, ..Unit::default() };
    row.put(&unit)?;
    Ok(unit.id)
}

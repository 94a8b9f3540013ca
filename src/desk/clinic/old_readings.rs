//! Readings that an office kept in a list: a row a measurement of somebody.
//!
//! What is kept of somebody is kept with their consent: a row of somebody who did not give it stays out.

use jiff::civil::DateTime;

use crate::desk::clinic::norm::assess;
use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line};
use crate::model::clinic::measure::{HEIGHT, Measure, OXYGEN, PULSE, TEMPERATURE, WAIST, WEIGHT};
use crate::model::clinic::readings::{AFTER_MEAL, FASTING, GLUCOSE_KIND, kind_letter};
use crate::model::clinic::{Not, Readings, VisitState};
use crate::model::field::{FieldError, FieldKind};
use crate::model::people::consent::{ASKED, Consent, HEALTH_RECORD, TEXT};
use crate::model::{Id, Record, Refusal, Resident, Visit, Vitals};
use crate::text::clinic::register as words;

/// They agreed, of [`ASKED`].
const AGREED: u8 = 1;
/// Said by themselves, of [`crate::model::register::VISITOR_ROLE`].
const SELF: u8 = 1;

/// A list of readings.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "readings",
    label: words::READINGS,
    kind: Visit::KIND,
    headings: &[
        Heading::of(
            "readings.date",
            words::MEASURED_ON,
            FieldKind::Date,
            &["测量日期", "检测日期", "测量时间", "检测时间", "监测日期", "体检日期", "随访日期", "日期"],
        )
        .must(),
        Heading::of(
            "readings.pressure",
            words::PRESSURE,
            FieldKind::Text(80),
            &["血压", "血压值", "测量值", "血压(mmHg)", "血压mmHg"],
        )
        .own()
        .sensitive(),
        Heading::of("readings.systolic", words::SYSTOLIC, FieldKind::Text(8), &["收缩压", "高压"]).own().sensitive(),
        Heading::of("readings.diastolic", words::DIASTOLIC, FieldKind::Text(8), &["舒张压", "低压"]).own().sensitive(),
        Heading::of("readings.fasting", words::FASTING, FieldKind::Text(8), &["空腹血糖", "FPG"]).own().sensitive(),
        Heading::of("readings.after_meal", words::AFTER_MEAL, FieldKind::Text(8), &["餐后血糖", "餐后2小时血糖"])
            .own()
            .sensitive(),
        Heading::of("readings.glucose", words::GLUCOSE, FieldKind::Text(8), &["血糖", "血糖值", "随机血糖"])
            .own()
            .sensitive(),
        Heading::of(
            "readings.glucose_kind",
            words::GLUCOSE_KIND,
            FieldKind::Choice(GLUCOSE_KIND),
            &["血糖类型", "测糖类型", "测糖时机"],
        ),
        Heading::of("readings.pulse", words::PULSE, FieldKind::Text(8), &["脉搏", "心率"]).sensitive(),
        Heading::of("readings.temperature", words::TEMPERATURE, FieldKind::Text(8), &["体温"]).sensitive(),
        Heading::of("readings.oxygen", words::OXYGEN, FieldKind::Text(8), &["血氧", "血氧饱和度"]).sensitive(),
        Heading::of("readings.weight", words::WEIGHT, FieldKind::Text(8), &["体重", "体重(kg)"]).sensitive(),
        Heading::of("readings.height", words::HEIGHT, FieldKind::Text(8), &["身高", "身高(cm)"]).sensitive(),
        Heading::of("readings.waist", words::WAIST, FieldKind::Text(8), &["腰围", "腰围(cm)"]).sensitive(),
        Heading::of("readings.complaint", words::COMPLAINT, FieldKind::Text(200), &["主诉", "不适", "症状"])
            .sensitive(),
        Heading::of(
            "readings.advice",
            words::ADVICE,
            FieldKind::Text(200),
            &["健康建议", "健康指导", "医生建议", "建议", "处理意见"],
        )
        .sensitive(),
        Heading::of(
            "readings.recall",
            words::RECALL,
            FieldKind::Date,
            &["复测日期", "下次测量日期", "下次随访日期", "下次随访"],
        ),
        Heading::of(
            "readings.consent",
            words::CONSENT,
            FieldKind::Choice(ASKED),
            &["同意记录", "知情同意", "是否同意", "是否同意记录"],
        ),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

/// Measures with one number, by their column.
type Put = fn(&mut Vitals, u16);
const MEASURES: &[(&str, &Measure, Put)] = &[
    ("readings.pulse", &PULSE, |vitals, value| vitals.pulse = Some(value)),
    ("readings.temperature", &TEMPERATURE, |vitals, value| vitals.temperature = Some(value)),
    ("readings.oxygen", &OXYGEN, |vitals, value| vitals.oxygen = Some(value)),
    ("readings.weight", &WEIGHT, |vitals, value| vitals.weight = Some(value)),
    ("readings.height", &HEIGHT, |vitals, value| vitals.height = Some(value)),
    ("readings.waist", &WAIST, |vitals, value| vitals.waist = Some(value)),
];

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let Some(resident) = row.whom(false)? else { return Err(row.lacks_somebody()) };
    let Some(day) = row.day("readings.date")? else { return Err(row.refused("readings.date", FieldError::Required)) };
    let at = row.line.moment("readings.date").unwrap_or(day.to_datetime(jiff::civil::Time::midnight()));
    if at > row.now {
        return Err(row.refused("readings.date", FieldError::NotADate));
    }
    let vitals = measured(row, resident)?;
    let unlikely = vitals.unlikely();
    if !unlikely.is_empty() {
        return Err(Open::against(Refusal::from(Not::Unlikely { readings: unlikely.join("  ") })));
    }
    if let Some(known) = known(row, &vitals, at) {
        return row.merge(&known, &Vitals { id: known.id, ..vitals });
    }
    agree(row, resident)?;
    let recall = match row.day("readings.recall")? {
        Some(told) if told > day => Some(told),
        // Where the list does not tell, the norm of that day does.
        _ => assess(row.office, &vitals, day).again,
    };
    let id = row.fresh();
    let visit = Visit {
        id,
        resident,
        session: Id::NONE,
        ticket: 0,
        state: VisitState::Done,
        priority: 0,
        at,
        called: None,
        recall,
    };
    row.put(&visit)?;
    row.put(&Vitals { id, ..vitals })?;
    Ok(Became::Added)
}

/// What the row says was measured; a value that cannot be is asked about.
fn measured(row: &Taking<'_>, resident: Id) -> Result<Vitals, Open> {
    let mut vitals = Vitals { resident, ..Vitals::default() };
    let read = |text: &str, key: &str| match Readings::read(text) {
        Ok(readings) => Ok(Some(readings)),
        Err(error) => row.bad(key, error).map(|()| None),
    };
    let line = row.text("readings.pressure")?;
    if let Some(readings) = if line.is_empty() { None } else { read(&line, "readings.pressure")? } {
        vitals.take(&readings);
    }
    let (high, low) = (row.text("readings.systolic")?, row.text("readings.diastolic")?);
    if !(high.is_empty() && low.is_empty())
        && let Some(readings) = read(&format!("{high}/{low}"), "readings.systolic")?
    {
        let pressure = readings.pressure();
        (vitals.systolic, vitals.diastolic) = (pressure.map(|one| one.0), pressure.map(|one| one.1));
    }
    let told = row.choice("readings.glucose_kind")?;
    for (key, kind) in [("readings.fasting", FASTING), ("readings.after_meal", AFTER_MEAL), ("readings.glucose", told)]
    {
        let text = row.text(key)?;
        if text.is_empty() {
            continue;
        }
        if vitals.glucose.is_some() {
            // A visit has one glucose: a second one is somebody's to decide.
            row.bad(key, FieldError::NotAReading)?;
        } else if let Some(readings) = read(&format!("糖{text}{}", kind_letter(kind)), key)? {
            vitals.glucose = readings.glucose.map(|glucose| glucose.0);
            vitals.glucose_kind = readings.glucose.and_then(|glucose| glucose.1).unwrap_or(0);
        }
    }
    for (key, measure, put) in MEASURES {
        let text = row.text(key)?;
        if text.is_empty() {
            continue;
        }
        match measure.read(&text) {
            Ok(value) => put(&mut vitals, value),
            Err(error) => row.bad(key, error)?,
        }
    }
    vitals.complaint = row.text("readings.complaint")?;
    vitals.advice = row.text("readings.advice")?;
    if vitals.readings().is_empty() {
        return Err(row.refused("readings.pressure", FieldError::Required));
    }
    Ok(vitals)
}

/// The same reading, where it is kept already: of that moment, or of that day with the same values.
fn known(row: &Taking<'_>, told: &Vitals, at: DateTime) -> Option<Vitals> {
    let kept = row.office.naming::<Visit, Resident>(told.resident);
    let ids: Vec<Id> = kept.chain(row.change.ids::<Visit>()).collect();
    ids.into_iter().find_map(|id| {
        let visit = row.after::<Visit>(id).filter(|visit| visit.resident == told.resident)?;
        let vitals = row.after::<Vitals>(id).filter(|_| visit.state == VisitState::Done)?;
        let same = visit.at.date() == at.date() && (visit.at == at || vitals.readings() == told.readings());
        same.then_some(vitals)
    })
}

/// Whoever agreed before, or did so by the list: that is written down with the first of their rows.
fn agree(row: &mut Taking<'_>, resident: Id) -> Result<(), Open> {
    let today = row.now.date();
    let of = |consent: &Consent| consent.resident == resident && consent.purpose == HEALTH_RECORD;
    if row.find(|consent: &Consent| of(consent) && consent.stands(today)).is_some() {
        return Ok(());
    }
    if row.choice("readings.consent")? != AGREED {
        return Err(Open::against(Refusal::from(Not::NoConsent)));
    }
    let consent = Consent {
        id: row.fresh(),
        resident,
        purpose: HEALTH_RECORD,
        giver: SELF,
        guardian: false,
        version: TEXT,
        since: today,
        until: None,
        withdrawn: None,
    };
    row.put(&consent)
}

//! Answers that an office kept in a list: a row a matter. What the desk knows already gains what the row tells.

use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line};
use crate::model::Record;
use crate::model::field::FieldKind;
use crate::model::fold::name_key;
use crate::model::guide::rules::AGAIN_DAYS;
use crate::model::guide::{ENTRY_KIND, Entry, MATTER};
use crate::text::guide::register as words;

use jiff::ToSpan;

/// A list of answers.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "guide",
    label: words::REGISTER,
    kind: Entry::KIND,
    headings: &[
        Heading::of("guide.name", words::NAME, FieldKind::Text(40), &["事项名称", "办事事项", "服务事项", "办理事项"])
            .own()
            .must(),
        Heading::of("guide.kind", words::KIND, FieldKind::Choice(ENTRY_KIND), &["事项类型", "事项类别"]).usual(MATTER),
        Heading::of("guide.what", words::WHAT, FieldKind::Text(200), &["事项说明", "办理条件", "说明"]),
        Heading::of(
            "guide.who",
            words::WHO,
            FieldKind::Text(100),
            &["办理部门", "办理单位", "受理部门", "受理单位", "谁办理", "责任部门"],
        ),
        Heading::of("guide.place", words::PLACE, FieldKind::Text(100), &["办理地点", "办事地点", "受理地点"]),
        Heading::of("guide.hours", words::HOURS, FieldKind::Text(60), &["办理时间", "受理时间", "办公时间"]),
        Heading::of("guide.phone", words::PHONE, FieldKind::Text(60), &["咨询电话", "办理电话", "联系电话"]),
        Heading::of(
            "guide.bring",
            words::BRING,
            FieldKind::Text(200),
            &["所需材料", "办理材料", "申请材料", "需带材料", "携带材料"],
        )
        .own(),
        Heading::of("guide.form", words::FORM, FieldKind::Text(60), &["申请表", "需填表格", "表格名称"]),
        Heading::of("guide.source", words::SOURCE, FieldKind::Text(100), &["政策依据", "办理依据", "依据", "来源"]),
        Heading::of("guide.dated", words::DATED, FieldKind::Date, &["更新日期", "核实日期"]),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let name = row.text("guide.name")?.trim().to_owned();
    let key = name_key(&name);
    let known = row.find(|one: &Entry| one.closed.is_none() && name_key(&one.name) == key);
    let kept = |told: String, stands: &str| if told.is_empty() { stands.to_owned() } else { told };
    let before = known.clone().unwrap_or_else(|| {
        let again = row.now.date().checked_add(row.office.rule(&AGAIN_DAYS, row.now.date()).value.days()).ok();
        Entry { name, kind: MATTER, again, dated: Some(row.now.date()), ..Entry::default() }
    });
    let told = Entry {
        kind: if row.tells("guide.kind") { row.choice("guide.kind")? } else { before.kind },
        what: kept(row.text("guide.what")?, &before.what),
        who: kept(row.text("guide.who")?, &before.who),
        place: kept(row.text("guide.place")?, &before.place),
        hours: kept(row.text("guide.hours")?, &before.hours),
        phone: kept(row.text("guide.phone")?, &before.phone),
        bring: kept(row.text("guide.bring")?, &before.bring),
        form: kept(row.text("guide.form")?, &before.form),
        source: kept(row.text("guide.source")?, &before.source),
        dated: row.day("guide.dated")?.or(before.dated),
        ..before.clone()
    };
    if known.is_some() {
        return row.merge(&before, &told);
    }
    let id = row.fresh();
    row.put(&Entry { id, ..told })?;
    Ok(Became::Added)
}

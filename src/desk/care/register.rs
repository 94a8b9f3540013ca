//! Volunteers that an office kept in a list: a row a volunteer, matched to a resident, or somebody from outside.

use crate::desk::care::pairing::volunteer_of;
use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line};
use crate::model::care::codes::SKILL;
use crate::model::care::{Volunteer, VolunteerGroup};
use crate::model::field::FieldKind;
use crate::model::fold::name_key;
use crate::model::{Id, Record, code};
use crate::text::care::register as words;

/// What parts one skill from the next.
const PARTED: [char; 8] = ['、', ',', '，', ';', '；', '/', ' ', '\n'];

/// A list of volunteers.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "volunteers",
    label: words::REGISTER,
    kind: Volunteer::KIND,
    headings: &[
        Heading::of(
            "volunteers.skills",
            words::SKILLS,
            FieldKind::Text(100),
            &["特长", "服务特长", "志愿特长", "服务技能", "技能特长", "擅长", "可提供服务", "志愿服务类别"],
        )
        .own()
        .must(),
        Heading::of(
            "volunteers.number",
            words::NUMBER,
            FieldKind::Text(30),
            &["志愿者编号", "志愿者号", "志愿者注册号", "志愿编号"],
        ),
        Heading::of(
            "volunteers.group",
            words::GROUP,
            FieldKind::Text(30),
            &["志愿服务队", "志愿队伍", "志愿者队伍", "所属志愿队", "志愿服务组织"],
        ),
        Heading::of("volunteers.joined", words::JOINED, FieldKind::Date, &["注册日期", "注册时间", "加入日期"]),
        Heading::of("volunteers.insured", words::INSURED, FieldKind::Date, &["保险到期", "保险有效期", "保险止期"]),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    if !row.line.names_somebody() {
        return Err(row.lacks_somebody());
    }
    let resident = row.whom(true)?.unwrap_or(Id::NONE);
    let person = row.line.who.person.clone();
    let phone = person.phones.first().cloned().unwrap_or_default();
    let key = name_key(&person.name);
    let known = match resident.some() {
        Some(resident) => {
            let id = volunteer_of(row.office, resident).map(|one| one.id);
            id.and_then(|id| row.after::<Volunteer>(id))
                .or_else(|| row.find(|one: &Volunteer| one.resident == resident))
        }
        None => row.find(|one: &Volunteer| {
            one.resident.is_none() && name_key(&one.name) == key && (phone.is_empty() || one.phone == phone)
        }),
    };
    let (skills, other_skills) = skills(&row.text("volunteers.skills")?);
    let (number, joined) = (row.text("volunteers.number")?, row.day("volunteers.joined")?);
    let insured = row.day("volunteers.insured")?;
    let group = group(row)?;
    let before = known.clone();
    let blank = || {
        let mut one = Volunteer::new(joined.unwrap_or(row.now.date()));
        (one.resident, one.phone) = (resident, if resident.is_none() { phone.clone() } else { String::new() });
        if resident.is_none() {
            one.name.clone_from(&person.name);
        }
        one
    };
    let mut told = known.unwrap_or_else(blank);
    told.skills |= skills;
    if !other_skills.is_empty() {
        told.other_skills = other_skills;
    }
    if !number.is_empty() {
        told.number = number;
    }
    told.insured = insured.or(told.insured);
    told.joined = joined.unwrap_or(told.joined);
    told.group = group.unwrap_or(told.group);
    match before {
        Some(before) if before == told => Ok(Became::Unchanged),
        Some(_) => row.put(&told).map(|()| Became::Updated),
        None => {
            told.id = row.fresh();
            row.put(&told).map(|()| Became::Added)
        }
    }
}

/// The group that the row names, set up where nobody knows it yet.
fn group(row: &mut Taking<'_>) -> Result<Option<Id>, Open> {
    let name = row.text("volunteers.group")?;
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(known) = row.find(|group: &VolunteerGroup| group.name == name) {
        return Ok(Some(known.id));
    }
    let group = VolunteerGroup { id: row.fresh(), name, ..VolunteerGroup::default() };
    row.put(&group)?;
    Ok(Some(group.id))
}

/// Skills of the table, and the words that it does not have.
fn skills(text: &str) -> (u32, String) {
    let (mut bits, mut others) = (0, Vec::new());
    for word in text.split(PARTED).map(str::trim).filter(|word| !word.is_empty()) {
        match code::find(SKILL, word) {
            Some(code) => bits |= 1 << code.code,
            None => others.push(word),
        }
    }
    (bits, others.join(" "))
}

//! Volunteers that an office kept in a list: a row a volunteer, matched to a resident, or somebody from outside.

use crate::desk::care::pairing::volunteer_of;
use crate::desk::core::office::Office;
use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line};
use crate::model::care::codes::{HALF_DAY, MEMBER};
use crate::model::care::{Volunteer, VolunteerGroup};
use crate::model::field::{FieldError, FieldKind};
use crate::model::fold::name_key;
use crate::model::{Id, Record, Unit, code};
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
            &["志愿服务队", "志愿队伍", "志愿者队伍", "所属志愿队", "志愿服务组织", "所属队伍"],
        ),
        Heading::of("volunteers.joined", words::JOINED, FieldKind::Date, &["注册日期", "注册时间", "加入日期"]),
        Heading::of("volunteers.insured", words::INSURED, FieldKind::Date, &["保险到期", "保险有效期", "保险止期"]),
        Heading::of("volunteers.trained", words::TRAINED, FieldKind::Date, &["培训有效到", "培训有效期", "培训到期"]),
        Heading::of("volunteers.other", words::OTHER, FieldKind::Text(60), &["其他特长"]),
        Heading::of(
            "volunteers.free",
            words::FREE,
            FieldKind::Text(120),
            &["有空", "服务时段", "可服务时间", "空闲时间"],
        ),
        Heading::of("volunteers.unit", words::UNIT, FieldKind::Text(40), &["单位", "工作单位", "所在单位"]),
        Heading::of("volunteers.awards", words::AWARDS, FieldKind::Text(100), &["荣誉", "表彰", "获奖情况"]),
        Heading::of("volunteers.party", words::PARTY, FieldKind::Text(20), &["党员", "政治面貌", "是否党员"]),
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
    let (skills, mut other_skills) = skills(row.office, &row.text("volunteers.skills")?);
    let others = row.text("volunteers.other")?;
    if !others.is_empty() {
        let both = format!("{other_skills} {others}");
        both.trim().clone_into(&mut other_skills);
    }
    let (trained, awards) = (row.day("volunteers.trained")?, row.text("volunteers.awards")?);
    let free = half_days(&row.text("volunteers.free")?);
    let unit = unit(row)?;
    let party = row.text("volunteers.party")?;
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
    told.trained = trained.or(told.trained);
    told.free |= free;
    if !awards.is_empty() {
        told.awards = awards;
    }
    if !party.is_empty() {
        told.party = u8::from(is_member(&party));
    }
    told.unit = unit.unwrap_or(told.unit);
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

/// Whether a word says that somebody is a member of the party: 是, 党员, 中共党员, 预备党员.
fn is_member(word: &str) -> bool {
    code::find(MEMBER, word).map_or_else(|| word.contains("党员") && !word.contains("非"), |code| code.code == 1)
}

/// The half-days of which a text speaks; what is no half-day of the table is passed over.
fn half_days(text: &str) -> u32 {
    let words = text.split(PARTED).map(str::trim).filter(|word| !word.is_empty());
    words.filter_map(|word| code::find(HALF_DAY, word)).fold(0, |bits, code| bits | 1 << code.code)
}

/// The unit that the row names, where the office knows it; one that it does not know is refused rather than dropped.
fn unit(row: &Taking<'_>) -> Result<Option<Id>, Open> {
    let name = row.text("volunteers.unit")?;
    if name.is_empty() {
        return Ok(None);
    }
    let known = row.find(|unit: &Unit| unit.name == name || unit.name.contains(&name));
    known.map(|unit| Some(unit.id)).ok_or_else(|| row.refused("volunteers.unit", FieldError::NotAChoice))
}

/// Skills of the table, and the words that it does not have.
fn skills(office: &Office, text: &str) -> (u32, String) {
    let (mut bits, mut others) = (0, Vec::new());
    for word in text.split(PARTED).map(str::trim).filter(|word| !word.is_empty()) {
        match office.skill_meant(word) {
            Some(code) => bits |= 1 << code.code,
            None => others.push(word),
        }
    }
    (bits, others.join(" "))
}
